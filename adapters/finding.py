"""What a check of the surroundings found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from .errors import Error

Level = Literal["ok", "warn", "fail"]


@dataclass(frozen=True, slots=True)
class Finding:
    """
    The result of one check.

    Attributes:
        check: a word or two.
        level: ``warn`` works, but not as well or as safely as it should.
        text: what was found.
        cure: what to do; empty where all is well.
    """

    check: str
    level: Level
    text: str
    cure: str = ""


def failed(check: str, error: Error) -> Finding:
    """The finding that *error* makes of *check*."""
    text, *rest = (line.strip() for line in str(error).splitlines())
    return Finding(check, "fail", text, "; ".join(line.removeprefix("fix:").strip() for line in rest if not line.startswith("from:")))
