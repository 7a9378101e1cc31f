"""Moves for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twinsql.transfer.move.move import move
from twinsql.transfer.move.options import Moved, MoveOptions

if TYPE_CHECKING:
    from pathlib import Path


def moved(source: Path, url: str, work: Path, **options: Any) -> Moved:
    return move(source, url, MoveOptions(work, **options))
