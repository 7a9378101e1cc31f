"""What a long verb tells while it works."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told of stages and of how far they are. Its methods may be called from several threads."""

    def stage(self, name: str, total: int = 0) -> None:
        """A stage begins: *total* rows (0: nobody knows)."""
        ...

    def advance(self, rows: int) -> None:
        """So many rows more."""
        ...

    def done(self) -> None:
        """The last stage is over, well or not."""
        ...


class NoProgress:
    """Tells nobody."""

    def stage(self, name: str, total: int = 0) -> None:
        """Nothing."""

    def advance(self, rows: int) -> None:
        """Nothing."""

    def done(self) -> None:
        """Nothing."""
