"""Files that hold data: nobody else may read them, and they are there whole or not at all."""

from __future__ import annotations

import fcntl
import hashlib
import os
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING

from ..adapters.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from ..adapters.errors import Error


def private_file(path: Path) -> None:
    """Make *path* anew, empty, readable by its owner alone from its first moment; raises OSError."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def private_folder(path: Path) -> None:
    """
    Make the folder *path* and those above it; others cannot look into it.

    Raises:
        ConfigError: a file has that name.
        OSError: it cannot be made.
    """
    if path.is_file():
        raise ConfigError(f"{path} is a file, and a folder is wanted\n    fix:  name a folder; it is made where it is missing")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.mkdir(mode=0o700, exist_ok=True)


def sync_folder(path: Path) -> None:
    """Make new names in the folder *path* last through a crash."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def locked(path: Path, taken: Error) -> Generator[None]:
    """
    The file *path*, made where it is not there, locked for the time of the ``with``: the lock of a process that is killed goes with it.

    Raises *taken* where another process has the lock, OSError where the file cannot be made.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            is_free = False
        else:
            is_free = True
        if not is_free:
            raise taken
        yield
    finally:
        os.close(handle)


@contextmanager
def whole_path(path: Path) -> Generator[Path]:
    """
    A new, empty file to be written by its name, which becomes *path*, mode 0600 and synced, when the ``with`` ends well.

    Else *path* is as it was; raises OSError.
    """
    aside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        private_file(aside)
        yield aside
        with aside.open("rb") as file:
            os.fsync(file.fileno())
        aside.replace(path)
        sync_folder(path.parent)
    finally:
        aside.unlink(missing_ok=True)


@contextmanager
def whole_file(path: Path) -> Generator[IO[bytes]]:
    """The same, already opened."""
    with whole_path(path) as aside, aside.open("wb") as file:
        yield file


def sha256_of(path: Path) -> str:
    """The digest of a file; raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def now() -> datetime:
    """The time in UTC."""
    return datetime.now(UTC)
