"""
Rows of SQLite to bytes of PostgreSQL's binary COPY, a batch at a time and column by column.

A batch is turned on its side, each column goes through the functions of ``encode_fields`` as a whole, and the pieces are joined to rows
again: all of it in loops that the interpreter runs in C. Texts must come as ``bytearray``, blobs as ``bytes`` (``text_factory``).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from ..encodings import ENCODINGS
from ..reading import LARGEST, Large
from ..rules.mend import mend
from ..unfit import Unfit
from .encode_fields import FIELDS, STREAMED, UNCHECKED, Packed, Plain, checked_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from ..encodings import StorageClass
    from ..planned import ColumnPlan, TablePlan
    from .encode_fields import Encode, Parts

    Row = tuple[Any, ...]
    Repairing = Callable[[Any], Any]

HEADER = b"PGCOPY\n\xff\r\n\0" + bytes(8)
TRAILER = b"\xff\xff"
NULL = b"\xff\xff\xff\xff"

CLASSES: dict[type, StorageClass] = {int: "integer", float: "real", bytearray: "text", bytes: "blob", type(None): "null"}
"""What a value's Python type says of its storage class."""

FAILURES = (Unfit, struct.error, ValueError, OverflowError, TypeError)
"""What a value that does not fit raises."""


class Misfit(NamedTuple):
    """A value that is not carried: the place of its row in the batch, its column's place in the plan, and why."""

    row: int
    column: int
    reason: str


LENGTH = struct.Struct(">i").pack
packer = cache(struct.Struct)


def _null(values: Sequence[Any]) -> Parts:
    return (Plain(repeat(NULL, len(values))),)


def joined(parts: Iterable[Packed | Plain]) -> Iterator[tuple[bytes | bytearray, ...]]:
    """The pieces of each row; parts that ``struct`` packs one behind the other are packed at once."""
    pieces: list[Iterable[bytes | bytearray]] = []
    form = ""
    values: list[Iterable[Any]] = []
    for part in parts:
        if isinstance(part, Packed):
            form += part.form
            values += part.values
            continue
        if form:
            pieces.append(map(packer(f">{form}").pack, *values))
            form, values = "", []
        pieces.append(part.values)
    if form:
        pieces.append(map(packer(f">{form}").pack, *values))
    return zip(*pieces, strict=False)


def _fields(parts: Parts) -> Iterator[bytes]:
    """Whole fields."""
    if len(parts) == 1 and isinstance(parts[0], Packed):
        return map(packer(f">{parts[0].form}").pack, *parts[0].values)
    return map(b"".join, joined(parts))


@dataclass(slots=True)
class _Column:
    """How the values of one column are written."""

    plan: ColumnPlan
    repairing: Repairing | None
    by_type: dict[type, Encode] = field(default_factory=dict["type", "Encode"])

    def __post_init__(self) -> None:
        made = {name: FIELDS[name, self.plan.type.name](self.plan.type) for name in self.plan.encodings}
        for kind, storage in CLASSES.items():
            name = next((one for one in self.plan.encodings if storage in ENCODINGS[one].classes), None)
            if name is not None:
                self.by_type[kind] = made[name]
        if not self.plan.not_null:
            self.by_type[type(None)] = _null

    def parts(self, values: Sequence[Any]) -> Parts:
        """Parts of the fields of *values*, in their order; raises one of FAILURES, now or when they are taken."""
        if self.repairing is not None:
            values = [self.repairing(one) for one in values]
        types = set(map(type, values))
        if len(types) == 1:
            return self._for(types.pop())(values)
        by_type = {kind: self._for(kind) for kind in types}
        if by_type.get(type(None)) is _null and len(types) == 2:
            (encode,) = (one for one in by_type.values() if one is not _null)
            following = _fields(encode([one for one in values if one is not None])).__next__
            return (Plain([NULL if one is None else following() for one in values]),)
        fields = {encode: _fields(encode([one for one in values if by_type[type(one)] is encode])) for encode in set(by_type.values())}
        takes = {kind: fields[encode].__next__ for kind, encode in by_type.items()}
        return (Plain([takes[type(one)]() for one in values]),)

    def before_large(self, *, is_text: bool) -> bytes:
        """What stands before a value's own bytes."""
        storage = "text" if is_text else "blob"
        for name in self.plan.encodings:
            if storage in ENCODINGS[name].classes:
                return STREAMED[name, self.plan.type.name]
        raise Unfit(f"it is stored as {storage}")

    @property
    def sends_texts(self) -> bool:
        """Whether texts go out as they are, for the server to look at."""
        return not self.repairing and next((one for one in self.plan.encodings if "text" in ENCODINGS[one].classes), None) in UNCHECKED

    @property
    def streams(self) -> bool:
        """Whether a field is always the value's own bytes."""
        kind = self.plan.type
        return not self.repairing and not kind.modifiers and all((one, kind.name) in STREAMED for one in self.plan.encodings)

    def _for(self, kind: type) -> Encode:
        found = self.by_type.get(kind)
        if found is None:
            raise Unfit("it is NULL" if kind is type(None) else f"it is stored as {CLASSES[kind]}")
        return found


def _mending(plan: ColumnPlan, checked: bool, largest: int) -> Repairing | None:  # noqa: FBT001
    """What a column's values go through first: its repairs, and every check of the census where that found something."""
    if not (checked or plan.repairs):
        return None

    def mended(value: Any) -> Any:
        if isinstance(value, (bytes, bytearray)) and len(value) > largest:
            raise Unfit(f"it has more than {largest:,} bytes")
        value, _, reason = mend(value, plan.encodings, plan.type, plan.repairs)
        if reason is not None:
            raise Unfit(reason)
        return value

    return mended


class RowEncoder:
    """
    Writes rows of one table: values of its plan's columns in their order, and whatever stands behind them is not looked at.

    Columns of the source that are *checked* are held against all that the census looks for, values of more than *largest* bytes too; the
    others only against what would not be carried exactly.
    """

    def __init__(self, table: TablePlan, checked: Collection[str] = (), largest: int = LARGEST) -> None:
        self._head = struct.pack(">h", len(table.columns))
        self._columns = [_Column(one, _mending(one, one.source in checked, largest)) for one in table.columns]

    def encode(self, rows: Sequence[Row]) -> bytes:
        """
        All of *rows*, without header and trailer.

        Raises:
            Unfit: some value does not fit; ``misfits`` says which.
        """
        try:
            return b"".join(chain.from_iterable(self._pieces(rows)))
        except FAILURES as caught:
            reason = str(caught) if isinstance(caught, Unfit) else type(caught).__name__
        raise Unfit(reason)

    def _pieces(self, rows: Sequence[Row]) -> Iterable[Iterable[bytes | bytearray]]:
        parts: list[Packed | Plain] = [Packed("h", (repeat(len(self._columns), len(rows)),))]
        for column, values in zip(self._columns, zip(*rows, strict=True), strict=False):
            parts += column.parts(values)
        return joined(parts)

    def misfits(self, rows: Sequence[Row]) -> list[Misfit]:
        """Every value of *rows* that does not fit."""
        return [
            Misfit(place, at, reason)
            for place, row in enumerate(rows)
            for at, column in enumerate(self._columns)
            if (reason := _complaint(column, row[at]))
        ]

    def large(self, row: Row) -> Iterator[bytes]:
        """
        One row with values that stayed in the file, in pieces.

        Raises:
            Unfit: some value does not fit; ``misfits`` says which. Nothing was given then.
        """
        if found := self.misfits([row]):
            raise Unfit(found[0].reason)
        yield self._head
        for column, value in zip(self._columns, row, strict=False):
            if isinstance(value, Large):
                before = column.before_large(is_text=value.is_text)
                yield LENGTH(len(before) + value.size) + before
                yield from value.pieces()
            else:
                yield b"".join(chain.from_iterable(joined(column.parts((value,)))))

    @property
    def streams(self) -> list[bool]:
        """By column, whether its values may come as ``Large``."""
        return [column.streams for column in self._columns]


def _complaint(column: _Column, value: Any) -> str:
    """Why *value* does not fit; empty where it does."""
    try:
        if isinstance(value, Large):
            column.before_large(is_text=value.is_text)
            value.check()
        else:
            if type(value) is bytearray and column.sends_texts:
                checked_text((value,))
            list(joined(column.parts((value,))))
    except Unfit as caught:
        return str(caught)
    except UnicodeDecodeError:
        return "it is no UTF-8"
    except FAILURES:
        return f"it is no value of {column.plan.type}"
    return ""
