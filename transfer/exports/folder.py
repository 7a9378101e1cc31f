"""The folder of an export: it holds that alone; what a killed export has left there makes way for the next."""

from __future__ import annotations

import re
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ...adapters.errors import LockTimeout
from ..files import locked, private_folder
from ..outcome import TransferRefused
from .manifest import NAME

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

UNFINISHED = ".unfinished"
"""It is there, and locked, for as long as an export is written; without a lock, the export died."""
SCRATCH = ".twinsql-*"
TABLES = "tables"
OWN = (("*", re.compile(rf"{re.escape(NAME)}(?:\.\d+\.tmp)?")), (f"{TABLES}/*", re.compile(r"\d{4,}\.jsonl(?:\.zst)?(?:\.\d+\.tmp)?")))


@contextmanager
def export_folder(folder: Path) -> Generator[None]:
    """
    The empty or new *folder*, for the time of the ``with``; if that fails, it is empty again.

    Raises:
        TransferRefused: something else lies in it.
        LockTimeout: another export into it is running.
        OSError: it cannot be written.
    """
    private_folder(folder)
    there = {one.name for one in folder.iterdir()}
    if (there and UNFINISHED not in there) or NAME in there:
        raise TransferRefused(f"{folder} is not empty\n    fix:  name a new folder, or remove what lies in this one")
    with locked(folder / UNFINISHED, LockTimeout(f"another export into {folder} is running")):
        _clear(folder)
        if others := sorted({one.name for one in folder.iterdir()} - {UNFINISHED}):
            raise TransferRefused(f"{folder} holds {others[0]}, which is of no export\n    fix:  remove it, or name a new folder")
        try:
            yield
        except BaseException:
            _clear(folder)
            (folder / UNFINISHED).unlink(missing_ok=True)
            raise
        (folder / UNFINISHED).unlink()


def _clear(folder: Path) -> None:
    """Remove what an export writes, and nothing else."""
    for pattern, own in OWN:
        for file in folder.glob(pattern):
            if own.fullmatch(file.name) and file.is_file():
                file.unlink()
    for scratch in folder.glob(SCRATCH):
        shutil.rmtree(scratch, ignore_errors=True)
    tables = folder / TABLES
    if tables.is_dir() and not any(tables.iterdir()):
        tables.rmdir()
