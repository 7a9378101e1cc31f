"""Sequences of the target that give columns their numbers, owned by them or only named by their default; read, never called."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .names import quoted

if TYPE_CHECKING:
    from collections.abc import Collection

    from .session import Connection

SEQUENCES = Path(__file__).with_name("sequences.sql").read_bytes
NUMBERS = "CASE WHEN {0}::text ~ '^-?[0-9]{{1,18}}([.][0-9]+)?$' THEN floor({0}::text::numeric) END"
"""What stands in a column of another type than the whole numbers."""


@dataclass(frozen=True, slots=True)
class ColumnSequence:
    """
    A sequence, and one of the columns that it gives numbers to.

    Attributes:
        table, column: their names.
        whole: whether the column's type is one of whole numbers.
        name: of the sequence, as SQL.
        step: what it goes on by; negative where it goes down.
        last: the last number that it can give.
        plain: whether its numbers stand in the column as they are, in no expression.
        hidden: its schema, as SQL, where the role may not use that; otherwise empty.
        readable, settable: whether the role may see where it is, and let it go on.
    """

    table: str
    column: str
    whole: bool
    name: str
    step: int
    last: int
    plain: bool
    hidden: str
    readable: bool
    settable: bool

    def lacking(self, role: str, *, writes: bool) -> str:
        """What grants *role* the rights that it lacks to read the sequence, and to set it where it *writes*; empty where it has them."""
        grants = [f"GRANT USAGE ON SCHEMA {self.hidden} TO {quoted(role)}"] if self.hidden else []
        if not self.readable or (writes and not self.settable):
            grants.append(f"GRANT {'SELECT, UPDATE' if writes else 'SELECT'} ON SEQUENCE {self.name} TO {quoted(role)}")
        return "; ".join(grants)

    def following(self, connection: Connection) -> int:
        """What it gives next; of one that is used up, what would come after its last number."""
        given, called = connection.execute(f"SELECT last_value, is_called FROM {self.name}".encode()).fetchone() or (0, False)
        return int(given) + (self.step if called else 0)

    def free(self, connection: Connection, wanted: int | None) -> int | None:
        """The first number behind those in the column; not before *wanted*, where it goes up. None where any will do."""
        column = quoted(self.column)
        numbers = column if self.whole else NUMBERS.format(column)
        query = f"SELECT {'max' if self.step > 0 else 'min'}({numbers}) FROM public.{quoted(self.table)}"
        (reached,) = connection.execute(query.encode()).fetchone() or (None,)
        if self.step < 0:
            return None if reached is None else int(reached) - 1
        known = [one for one in (wanted, None if reached is None else int(reached) + 1) if one is not None]
        return max(known, default=None)

    def is_before(self, number: int, other: int) -> bool:
        """Whether *number* comes before *other* in the sequence's direction."""
        return number < other if self.step > 0 else number > other


def read_sequences(connection: Connection, tables: Collection[str]) -> list[ColumnSequence]:
    """Those of *tables* of schema public, column by column: one that several share comes several times."""
    return [ColumnSequence(*row) for row in connection.execute(SEQUENCES(), {"tables": list(tables)}).fetchall()]
