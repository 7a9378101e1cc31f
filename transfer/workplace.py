"""The folder of a move: the snapshot that it carries, kept for as long as the move is not done, and the lock of whoever carries it."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..adapters.errors import ConfigError
from .files import private_folder, whole_file
from .outcome import TransferRefused
from .snapshot import take_snapshot

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


class Workplace:
    """A folder that only this process works in, for as long as it lives."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.snapshot = folder / "snapshot.db"
        self.prepared = folder / "prepared.db"
        self._note = folder / "move.json"

    @property
    def place(self) -> str:
        """Machine and folder, for messages and to tell whether a dead move's snapshot is here."""
        return f"{socket.gethostname()}:{self.folder.absolute()}"

    @property
    def name(self) -> str | None:
        """The name of the snapshot that lies here; None where there is none."""
        try:
            note = json.loads(self._note.read_text())
        except (OSError, ValueError):
            return None
        return str(note["snapshot"]) if self.snapshot.exists() else None

    def take(self, source: Path) -> str:
        """Take a snapshot of *source*, in the place of one that lay here; gives its name. Raises as ``take_snapshot``."""
        self._note.unlink(missing_ok=True)
        take_snapshot(source, self.snapshot)
        name = secrets.token_hex(16)
        with whole_file(self._note) as file:
            file.write(json.dumps({"snapshot": name, "source": str(source.absolute())}).encode())
        return name

    def remove(self) -> None:
        """Remove the snapshot, what a map made of it, and, where nothing else lies in it, the folder."""
        self._note.unlink(missing_ok=True)
        self.snapshot.unlink(missing_ok=True)
        self.prepared.unlink(missing_ok=True)
        (self.folder / "lock").unlink(missing_ok=True)
        try:
            self.folder.rmdir()
        except OSError:
            # Reports lie there.
            return


@contextmanager
def workplace(folder: Path) -> Generator[Workplace]:
    """
    The folder, locked: the lock goes when the process dies, however it does.

    Raises:
        ConfigError: the folder cannot be made.
        TransferRefused: another process has it.
    """
    try:
        private_folder(folder)
        handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as caught:
        reason = f"The work folder {folder} cannot be written: {caught.strerror}\n    fix:  name another one with --work"
        handle = None
    else:
        reason = ""
    if handle is None:
        raise ConfigError(reason)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            taken = True
        else:
            taken = False
        if taken:
            raise TransferRefused(f"Another move works in {folder}\n    fix:  wait until it is done")
        yield Workplace(folder)
    finally:
        os.close(handle)
