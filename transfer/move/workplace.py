"""The folder of a move: the snapshot that it carries, kept for as long as the move is not done, and the lock of whoever carries it."""

from __future__ import annotations

import json
import secrets
import shutil
import socket
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, cast

from ...adapters.errors import ConfigError
from ..backups.manifest import SUFFIX
from ..files import locked, private_folder, sync_folder, whole_file
from ..outcome import TransferRefused
from ..quarantine import LeftOut
from ..snapshot import take_snapshot

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from pathlib import Path


class Workplace:
    """A folder that only this process works in, for as long as it lives."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.snapshot = folder / "snapshot.db"
        self.prepared = folder / "prepared.db"
        self.backup = folder / "backup"
        self._note = folder / "move.json"

    @property
    def place(self) -> str:
        """Machine and folder, for messages and to tell whether a dead move's snapshot is here."""
        return f"{socket.gethostname()}:{self.folder.absolute()}"

    def _said(self) -> dict[str, Any]:
        try:
            return cast("dict[str, Any]", json.loads(self._note.read_text()))
        except (OSError, ValueError):
            return {}

    def _say(self, **note: Any) -> None:
        with whole_file(self._note) as file:
            file.write(json.dumps(note).encode())

    @property
    def name(self) -> str | None:
        """The name of the snapshot that lies here; None where there is none."""
        return self._said().get("snapshot") if self.snapshot.exists() else None

    @property
    def source(self) -> str:
        """The file that the snapshot is of; empty where nobody knows."""
        return str(self._said().get("source", ""))

    def left_out(self, target: str) -> list[LeftOut] | None:
        """What was left out of the move from here into *target* that was proved last; None where there was none."""
        done = self._said().get("proved", {})
        return [LeftOut(*one) for one in done["left_out"]] if done.get("target") == target else None

    def proved(self, target: str, left_out: Sequence[LeftOut]) -> None:
        """Note that the move into *target* is done: who gives the same command again, unsure whether it was, is told so."""
        self._say(**{**self._said(), "proved": {"target": target, "left_out": left_out}})

    def take(self, source: Path) -> str:
        """Take a snapshot of *source*, in the place of one that lay here; gives its name. Raises as ``take_snapshot``."""
        lasting = self._forget()
        self._drop_backup()
        # What a killed move was writing: the lock is ours, nobody writes it now.
        for stray in self.folder.glob(f"{self.snapshot.name}.*.tmp*"):
            stray.unlink()
        take_snapshot(source, self.snapshot)
        name = secrets.token_hex(16)
        self._say(snapshot=name, source=str(source.absolute()), **lasting)
        return name

    def _forget(self) -> dict[str, Any]:
        """Forget the snapshot, not what was proved last: who is unsure whether it was may be interrupted when asking."""
        lasting = {name: value for name, value in self._said().items() if name == "proved"}
        if lasting:
            self._say(**lasting)
        else:
            self._note.unlink(missing_ok=True)
        return lasting

    def keep_backup(self) -> None:
        """Bring the backup of a move that is done up into the folder, where nothing removes it."""
        for file in sorted(self.backup.glob("*.db*")):
            file.replace(self.folder / file.name)
        sync_folder(self.folder)
        self._drop_backup()

    @property
    def kept(self) -> Path | None:
        """The newest backup of moves that are done."""
        newest = max((one.name for one in self.folder.glob(f"*{SUFFIX}")), default="")
        return self.folder / newest.removesuffix(SUFFIX) if newest else None

    def _drop_backup(self) -> None:
        """Remove the backup of a move that has changed nothing."""
        shutil.rmtree(self.backup, ignore_errors=True)

    def empty(self) -> None:
        """Remove the snapshot and what a map made of it."""
        self.snapshot.unlink(missing_ok=True)
        self.prepared.unlink(missing_ok=True)

    def remove(self) -> None:
        """Remove all of it, and the folder where nothing else lies in it: what is kept of moves that are done."""
        self._forget()
        self._drop_backup()
        self.empty()
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
    with ExitStack() as stack:
        reason = ""
        try:
            private_folder(folder)
            taken = TransferRefused(f"Another move works in {folder}\n    fix:  wait until it is done")
            stack.enter_context(locked(folder / "lock", taken))
        except OSError as caught:
            reason = f"The work folder {folder} cannot be written: {caught.strerror}\n    fix:  name another one with --work"
        if reason:
            raise ConfigError(reason)
        place = Workplace(folder)
        try:
            yield place
        finally:
            if {one.name for one in folder.glob("*")} <= {"lock"}:
                place.remove()
