"""A piece of a table compared, every row and every column: by sums first, then row by row where the sums differ."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import repeat
from struct import pack
from time import perf_counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..encodings import WHOLE
from ..names import quoted
from ..reading import Piece, Reader
from .decode_again import ColumnDecoder
from .digest import Buckets, Sum, bucket_of
from .field_text import field_pair, field_text, source_text
from .tally import Tally
from .target_rows import TargetRows, fields_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    from ..planned import ColumnPlan, TablePlan
    from ..reading import Row
    from ..session import Connection

MOST_DIFFERENCES = 50
"""Rows of a piece that are told with their values."""
AT_ONCE = 20_000
"""Rows that are held in memory while they are looked at one by one."""
KEPT_BYTES = 4096
"""What is kept of a field meanwhile, with a digest of all of it."""

Kind = Literal["differs", "missing", "extra"]


class ComparedTable(NamedTuple):
    """
    A table of the plan, as it is compared.

    Attributes:
        plan: its columns with those of type jsonb first.
        numbered: whether the source's rows are read by number.
        key: places of the columns that tell rows apart; empty where none do.
        bucket: places of the columns that say which bucket a row is in.
        cut: the target's column to cut the table in pieces by; empty where that is not possible.
        left_out: places of the source's rows that are in quarantine.
        streams: whether large values may be read in pieces, as SQLite does not with those that it computes.
    """

    plan: TablePlan
    numbered: bool
    key: tuple[int, ...]
    bucket: tuple[int, ...]
    cut: str
    left_out: frozenset[int] = frozenset()
    streams: bool = True


class ComparedPiece(NamedTuple):
    """A piece of the table *source*: rows behind the place *after* up to *last*."""

    source: str
    after: int | None = None
    last: int | None = None


class ValuePair(NamedTuple):
    """The two values of a column, as they are shown."""

    column: str
    source: str
    target: str


class RowDifference(NamedTuple):
    """
    A row that is not the same on both sides.

    Attributes:
        kind: ``differs``; ``missing`` in the target; ``extra`` in the target.
        key: as it is shown; empty where rows have none.
        values: of the columns that differ; of all where the other side has no such row.
    """

    kind: Kind
    key: str
    values: tuple[ValuePair, ...]


@dataclass(slots=True)
class PieceResult:
    """
    What was found in a piece, or, added up, in a table.

    Attributes:
        source: the table's name there.
        source_rows, target_rows: how many there are; those in quarantine are not counted.
        left_out: rows of the source in quarantine.
        bytes: of what was compared, on the source's side.
        seconds: of work.
        tallies: sums of the source's columns, by the target's name.
        counts: how many rows differ, by kind.
        complete: whether these are all.
        differences: some of them, with values.
    """

    source: str
    source_rows: int = 0
    target_rows: int = 0
    left_out: int = 0
    bytes: int = 0
    seconds: float = 0
    tallies: dict[str, Tally] = field(default_factory=dict[str, Tally])
    counts: dict[Kind, int] = field(default_factory=dict["Kind", int])
    complete: bool = True
    differences: list[RowDifference] = field(default_factory=list[RowDifference])

    def add(self, other: PieceResult) -> None:
        """Count *other* in."""
        self.source_rows += other.source_rows
        self.target_rows += other.target_rows
        self.left_out += other.left_out
        self.bytes += other.bytes
        self.seconds += other.seconds
        self.complete = self.complete and other.complete
        self.differences += other.differences[: MOST_DIFFERENCES - len(self.differences)]
        for kind, count in other.counts.items():
            self.counts[kind] = self.counts.get(kind, 0) + count
        for name, tally in other.tallies.items():
            if name in self.tallies:
                self.tallies[name].add(tally)
            else:
                self.tallies[name] = tally


def compared_table(plan: TablePlan, *, numbered: bool, left_out: frozenset[int] = frozenset(), streams: bool = True) -> ComparedTable:
    """How the table of *plan* is compared."""
    by_target = {one.target: one for one in plan.columns}
    by_source = {one.source: one for one in plan.columns}
    if plan.target_key and all(name in by_target for name in plan.target_key):
        key = [by_target[name] for name in plan.target_key]
    else:
        key = [by_source[name] for name in plan.row_key] if all(name in by_source for name in plan.row_key) else []
    if any(one.type.name == "jsonb" for one in key):
        key = []
    columns = sorted(plan.columns, key=lambda one: one.type.name != "jsonb")
    places = tuple(columns.index(one) for one in key)
    # jsonb may have two quick forms of one value: it does not say where to look for a row.
    plain = tuple(at for at, one in enumerate(columns) if one.type.name != "jsonb")
    cut = key[0].target if numbered and plan.target_key and len(key) == 1 and _counts_as(key[0], plan) else ""
    return ComparedTable(replace(plan, columns=tuple(columns)), numbered, places, places or plain, cut, left_out, streams)


def _counts_as(column: ColumnPlan, plan: TablePlan) -> bool:
    """Whether the target's key is the source's number of the row, as it is."""
    return (column.source,) == plan.row_key and column.encodings == ("integer",) and not column.repairs and column.type.name in WHOLE


class PieceComparison:
    """Compares pieces of one table; both connections are in a transaction, so that all is of one moment."""

    def __init__(self, table: ComparedTable, source: sqlite3.Connection, target: Connection, advanced: Callable[[int], None]) -> None:
        self.table = table
        self.columns = table.plan.columns
        self._advanced = advanced
        self._decoders = [ColumnDecoder(one) for one in self.columns]
        self._thorough = [ColumnDecoder(one, thorough=True) for one in self.columns]
        self._head = pack(">h", len(self.columns))
        self._reader = Reader(
            source, table.plan, numbered=table.numbered, streams=[table.streams and one.streams for one in self._decoders]
        )
        self._target = TargetRows(target, table.plan.target, self.columns)

    def compare(self, piece: ComparedPiece) -> PieceResult:
        """All of it."""
        started = perf_counter()
        found = PieceResult(self.table.plan.source, tallies={one.target: Tally.of(one) for one in self.columns})
        ours, theirs = self._sum(piece, found), Sum()
        for rows in self._target.read(self._where(piece)):
            theirs.add(self._target.quick(rows))
        found.target_rows = theirs.rows
        if ours != theirs:
            self._look(piece, found)
        found.seconds = perf_counter() - started
        return found

    def _sum(self, piece: ComparedPiece, found: PieceResult) -> Sum:
        # By itself, so that its last rows are let go before the other side's come: they may be large.
        made = Sum()
        for _, encoded in self._batches(piece, found):
            made.add(encoded)
        return made

    def _where(self, piece: ComparedPiece) -> str:
        column = quoted(self.table.cut)
        limits = [f"{column} {sign} {value}" for sign, value in ((">", piece.after), ("<=", piece.last)) if value is not None]
        return " AND ".join(limits)

    def _batches(self, piece: ComparedPiece, found: PieceResult | None) -> Iterator[tuple[Sequence[Row], list[bytes]]]:
        """Rows of the source, raw and in the form to compare, without those in quarantine; counted in *found* where that is given."""
        left_out = self.table.left_out
        for batch in self._reader.batches(Piece(piece.after, piece.last)):
            rows = batch.rows
            if left_out:
                rows = [row for at, row in enumerate(batch.rows) if batch.place(at) not in left_out]
                if not rows:
                    self._count(found, [], len(batch.rows), 0)
                    continue
            columns = [one.fields(values) for one, values in zip(self._decoders, zip(*rows, strict=True), strict=False)]
            encoded = list(map(b"".join, zip(repeat(self._head, len(rows)), *columns, strict=True)))
            if found is not None:
                self._count(found, encoded, len(batch.rows) - len(rows), len(rows))
                for decoder, values, fields in zip(self._decoders, zip(*rows, strict=True), columns, strict=False):
                    found.tallies[decoder.plan.target].see(values, fields)
            yield rows, encoded

    def _count(self, found: PieceResult | None, encoded: Sequence[bytes], left_out: int, rows: int) -> None:
        if found is not None:
            found.left_out += left_out
            found.source_rows += rows
            found.bytes += sum(map(len, encoded))
            self._advanced(rows + left_out)

    def _look(self, piece: ComparedPiece, found: PieceResult) -> None:
        """Look at the rows of buckets that differ, so many buckets at a time as memory allows."""
        # With shapes, equal JSON may look different. Once that has been so, it will be again.
        for decoder in self._decoders:
            decoder.forget_shapes()
        self._target.forget_shapes()
        ours, theirs = Buckets(), Buckets()
        for _, encoded in self._batches(piece, None):
            ours.add(encoded, map(self._bucket, encoded))
        for rows in self._target.read(self._where(piece)):
            quick = self._target.quick(rows)
            theirs.add(quick, map(self._bucket, quick))
        differing = ours.differing(theirs)
        while differing:
            group: set[int] = set()
            count = 0
            while differing and (not group or count + differing[-1][1] <= AT_ONCE):
                at, rows_there = differing.pop()
                group.add(at)
                count += rows_there
            self._tell(self._of_source(piece, group), self._of_target(piece, group), found)
            if differing and len(found.differences) >= MOST_DIFFERENCES:
                found.complete = False
                return

    def _bucket(self, row: bytes) -> bytes:
        fields = fields_of(row)
        return b"".join(fields[at] for at in self.table.bucket)

    def _key(self, fields: tuple[bytes, ...]) -> tuple[bytes, ...]:
        return tuple(fields[at] for at in self.table.key)

    def _of_source(self, piece: ComparedPiece, group: set[int]) -> _Rows:
        rows: _Rows = defaultdict(list)
        for batch, encoded in self._batches(piece, None):
            for row, quick in zip(batch, encoded, strict=True):
                if bucket_of(self._bucket(quick)) in group:
                    fields = tuple(_kept(one.field(value)) for one, value in zip(self._thorough, row, strict=False))
                    rows[self._key(fields)].append(_OneRow(fields, tuple(map(source_text, row))))
        return rows

    def _of_target(self, piece: ComparedPiece, group: set[int]) -> _Rows:
        rows: _Rows = defaultdict(list)
        for batch in self._target.read(self._where(piece)):
            for row, quick in zip(batch, self._target.quick(batch), strict=True):
                if bucket_of(self._bucket(quick)) in group:
                    fields = tuple(map(_kept, fields_of(self._target.thorough(row))))
                    rows[self._key(fields)].append(_OneRow(fields, ()))
        return rows

    def _tell(self, ours: _Rows, theirs: _Rows, found: PieceResult) -> None:
        for key in {**ours, **theirs}:
            here, there = _without_equals(ours.get(key, []), theirs.get(key, []))
            # Rows without a key are there or not: which became which, nobody can say.
            pairs = min(len(here), len(there)) if self.table.key else 0
            told = [self._difference("differs", one, other) for one, other in zip(here[:pairs], there[:pairs], strict=True)]
            told += [self._difference("missing", one, None) for one in here[pairs:]]
            told += [self._difference("extra", None, one) for one in there[pairs:]]
            for one in told:
                found.counts[one.kind] = found.counts.get(one.kind, 0) + 1
            found.differences += told[: MOST_DIFFERENCES - len(found.differences)]

    def _difference(self, kind: Kind, ours: _OneRow | None, theirs: _OneRow | None) -> RowDifference:
        whole = ours or theirs
        assert whole is not None
        keyed = [self.columns[at] for at in self.table.key]
        key = ", ".join(f"{one.target} = {field_text(one.type, part)}" for one, part in zip(keyed, self._key(whole.fields), strict=True))
        values: list[ValuePair] = []
        for at, column in enumerate(self.columns):
            if ours is None or theirs is None:
                source = ours.shown[at] if ours else ""
                values.append(ValuePair(column.target, source, field_text(column.type, theirs.fields[at]) if theirs else ""))
            elif ours.fields[at] != theirs.fields[at]:
                values.append(ValuePair(column.target, *field_pair(column.type, ours.shown[at], ours.fields[at], theirs.fields[at])))
        return RowDifference(kind, key, tuple(values))


class _OneRow(NamedTuple):
    fields: tuple[bytes, ...]
    shown: tuple[str, ...]


_Rows = dict[tuple[bytes, ...], list[_OneRow]]


def _kept(content: bytes) -> bytes:
    """A field that takes little room, and is equal to another's only if the fields are."""
    if len(content) <= KEPT_BYTES:
        return content
    return content[:KEPT_BYTES] + blake2b(content, digest_size=16).digest()


def _without_equals(ours: list[_OneRow], theirs: list[_OneRow]) -> tuple[list[_OneRow], list[_OneRow]]:
    """What is left of two lists of rows when equal ones have been taken out of both, one for one."""
    left = list(theirs)
    mine: list[_OneRow] = []
    counted: dict[tuple[bytes, ...], int] = defaultdict(int)
    for one in left:
        counted[one.fields] += 1
    for one in ours:
        if counted[one.fields]:
            counted[one.fields] -= 1
        else:
            mine.append(one)
    others: list[_OneRow] = []
    for one in reversed(left):
        if counted[one.fields]:
            counted[one.fields] -= 1
            others.append(one)
    return mine, others[::-1]
