"""How a verb ends: exit codes, and what it found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from ..adapters.errors import Error

if TYPE_CHECKING:
    from collections.abc import Sequence


TEXTS = re.compile(r"x?'.*'", re.DOTALL)
"""Texts and blobs as ``shown`` writes them, and all that lies between two of them."""


class Exit(IntEnum):
    """Exit codes of the verbs that carry or compare data."""

    EQUAL = 0
    """Proved equal; or done, for a verb that proves nothing."""
    FINDING = 1
    """A difference, or something that cannot be carried."""
    USAGE = 2
    """Wrong usage or settings."""
    SOURCE_CHANGED = 3
    """Equal to the snapshot, but the source has changed since."""
    REFUSED = 4
    """Refused; the target is as it was."""
    RESUMABLE = 5
    """Interrupted or failed; the target is consistent, and the same command goes on."""
    QUARANTINED = 6
    """Equal except for rows in quarantine."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """
    Something of the source that cannot be carried as it is.

    Attributes:
        table: its name in the source.
        column: its name in the source; empty where the whole table is meant.
        reason: why, in one sentence, without a value.
        cure: what to do, in one sentence; a rule to give, mostly.
        count: how many rows are meant; 0 where it is not about rows.
        examples: keys and values of some of these rows, cut short. They hold data: for reports and the operator's terminal alone.
    """

    table: str
    column: str
    reason: str
    cure: str
    count: int = 0
    examples: tuple[Example, ...] = ()

    @property
    def place(self) -> str:
        """``table.column``."""
        return f"{self.table}.{self.column}" if self.column else self.table


@dataclass(frozen=True, slots=True)
class Example:
    """A value of the source: the row's key, and the value as ``shown`` writes it."""

    key: str
    value: str

    def hidden(self) -> Example:
        """The same without data: of a key, numbers alone stay."""
        return Example(TEXTS.sub("'…'", self.key), "…" if self.value else "")


class TransferRefused(Error):
    """
    The data, or the two schemas, do not allow what was asked for; the target is as it was.

    Attributes:
        refusals: all that was found. They may hold data; the text of the error does not.
    """

    def __init__(self, what: str, refusals: Sequence[Refusal] = ()) -> None:
        lines = [f"{one.place}: {one.reason}{f' ({one.count} rows)' if one.count else ''}\n    {one.cure}" for one in refusals]
        super().__init__("\n".join([what, *lines]))
        self.what = what
        self.refusals = tuple(refusals)

    def __reduce__(self) -> tuple[type[TransferRefused], tuple[str, tuple[Refusal, ...]]]:
        return (type(self), (self.what, self.refusals))


class ContentsDiffer(Error):
    """Two databases that should hold the same do not; the text names tables, never a row."""


class TransferInterrupted(Error):
    """Carrying data ended early; the target is consistent, and the same command goes on where it ended. The text says how."""
