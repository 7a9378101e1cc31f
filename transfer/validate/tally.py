"""What a column adds up to, on either side: a second proof, of another kind than the rows' sums, and what a person looks at first."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from struct import Struct
from typing import TYPE_CHECKING, Any

from ..encodings import WHOLE
from ..names import quoted
from .decode_again import LENGTH, NOTHING, NULL
from .long_values import DIGEST_BYTES, LONG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..planned import ColumnPlan
    from ..session import Connection

Number = int | float | Decimal

EIGHT, DOUBLE, FOUR = Struct(">iq"), Struct(">id"), Struct(">ii")
TRUE = LENGTH(1) + b"\1"
EMPTY = LENGTH(0)
EXACT = Context(prec=300_000, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])
SINCE_2000_US = 946_684_800_000_000
SINCE_2000_DAYS = 10_957
MOST_ASKED = 1600
"""PostgreSQL answers with no more columns than 1664; of a number, four sums are asked."""

TEXTS = ("text", "character varying", "bytea")
MOMENTS = ("timestamp with time zone", "timestamp without time zone")


@dataclass(slots=True)
class Tally:
    """
    Sums of a column; None for what its type does not have.

    Attributes:
        form: the type's name.
        as_given: whether the source's whole numbers are those of the target, without decoding.
        nulls: how many NULLs.
        empties: how many empty texts or blobs.
        least, greatest: of numbers; of moments and days as their distance from the year 2000.
        total: the exact sum of whole numbers and decimals; how many are true.
        size: bytes of all texts or blobs.
    """

    form: str
    as_given: bool = False
    nulls: int = 0
    empties: int | None = None
    least: Number | None = None
    greatest: Number | None = None
    total: Number | None = None
    size: int | None = None

    @classmethod
    def of(cls, column: ColumnPlan) -> Tally:
        """That of no rows."""
        return cls(column.type.name, column.encodings == ("integer",) and not column.repairs)

    def see(self, values: Sequence[Any], encoded: Sequence[bytes]) -> None:
        """Count *values* in, whose fields are *encoded*."""
        self.nulls += encoded.count(NULL)
        if self.form in TEXTS:
            self.empties = (self.empties or 0) + encoded.count(EMPTY)
            self.size = (self.size or 0) + sum(map(len, encoded)) - 4 * len(encoded) + _hidden(values, encoded)
        elif self.form == "boolean":
            self.total = int(self.total or 0) + encoded.count(TRUE)
        elif self.as_given:
            self._measure([one for one in values if one.__class__ is int])
        else:
            self._measure(_numbers(self.form, encoded))

    def _measure(self, numbers: Sequence[Number]) -> None:
        if not numbers:
            return
        self._extend(min(numbers), max(numbers))
        if self.form in WHOLE:
            self.total = int(self.total or 0) + sum(numbers)
        elif self.form == "numeric":
            for one in numbers:
                self.total = EXACT.add(Decimal(self.total or 0), Decimal(one))

    def _extend(self, least: Number | None, greatest: Number | None) -> None:
        if least is not None and greatest is not None:
            self.least = least if self.least is None else min(self.least, least)
            self.greatest = greatest if self.greatest is None else max(self.greatest, greatest)

    def add(self, other: Tally) -> None:
        """Count *other* in."""
        self.nulls += other.nulls
        self._extend(other.least, other.greatest)
        for name in ("empties", "total", "size"):
            mine, theirs = getattr(self, name), getattr(other, name)
            if theirs is not None:
                setattr(self, name, EXACT.add(mine or 0, theirs) if isinstance(theirs, Decimal) else (mine or 0) + theirs)

    def as_object(self) -> dict[str, object]:
        """For JSON."""
        return {
            name: str(value) if isinstance(value, Decimal) else value
            for name, value in asdict(self).items()
            if value is not None and name != "as_given"
        }


def _hidden(values: Sequence[Any], encoded: Sequence[bytes]) -> int:
    """Bytes of long values, which their fields do not have."""
    if max(map(len, encoded)) < 4 + DIGEST_BYTES:
        return 0
    found = 0
    for value, field in zip(values, encoded, strict=True):
        if len(field) == 4 + DIGEST_BYTES:
            size = getattr(value, "size", None) or (len(value) if isinstance(value, (bytes, bytearray)) else 0)
            found += size - DIGEST_BYTES if size > LONG else 0
    return found


def _numbers(form: str, encoded: Sequence[bytes]) -> Sequence[Any]:
    if form in WHOLE or form in MOMENTS or form == "time without time zone":
        return [number for _, number in EIGHT.iter_unpack(b"".join(one for one in encoded if len(one) == EIGHT.size))]
    if form in {"real", "double precision"}:
        return [number for _, number in DOUBLE.iter_unpack(b"".join(one for one in encoded if len(one) == DOUBLE.size))]
    if form == "date":
        return [number for _, number in FOUR.iter_unpack(b"".join(one for one in encoded if len(one) == FOUR.size))]
    if form == "numeric":
        return [EXACT.create_decimal(one[4:].decode()) for one in encoded if one not in (NULL, NOTHING)]
    return []


def target_tallies(connection: Connection, table: str, columns: Sequence[ColumnPlan]) -> dict[str, Tally]:
    """What the server says of the columns of *table*."""
    if not columns:
        return {}
    asked = [(one, name, sql.format(quoted(one.target))) for one in columns for name, sql in _asked(one.type.name).items()]
    found = {one.target: Tally.of(one) for one in columns}
    for first in range(0, len(asked), MOST_ASKED):
        part = asked[first : first + MOST_ASKED]
        row = connection.execute(f"SELECT {', '.join(sql for _, _, sql in part)} FROM public.{quoted(table)}".encode()).fetchone()
        assert row is not None
        for (column, name, _), value in zip(part, row, strict=True):
            setattr(found[column.target], name, _plain(value))
    return found


def _asked(form: str) -> dict[str, str]:
    """What is asked of a column, by attribute of a tally."""
    found = {"nulls": "count(*) - count({0})"}
    if form in TEXTS:
        return found | {"empties": "count(*) FILTER (WHERE octet_length({0}) = 0)", "size": "coalesce(sum(octet_length({0})), 0)"}
    if form == "boolean":
        return found | {"total": "count(*) FILTER (WHERE {0})"}
    if form in WHOLE or form == "numeric":
        return found | {"least": "min({0})", "greatest": "max({0})", "total": "sum({0})"}
    if form in {"real", "double precision"}:
        return found | {"least": "min({0}::float8)", "greatest": "max({0}::float8)"}
    measure = {
        **dict.fromkeys(MOMENTS, f"(extract(epoch FROM {{1}}({{0}})) * 1000000 - {SINCE_2000_US})"),
        "time without time zone": "(extract(epoch FROM {1}({0})) * 1000000)",
        "date": f"(extract(epoch FROM {{1}}({{0}})) / 86400 - {SINCE_2000_DAYS})",
    }.get(form)
    return found | {"least": measure.replace("{1}", "min"), "greatest": measure.replace("{1}", "max")} if measure else found


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal) and value.is_finite() and value == value.to_integral_value():
        return int(value)
    return value


def differing(ours: Tally, theirs: Tally) -> tuple[str, ...]:
    """Names of the sums that differ."""
    found: list[str] = []
    for one in fields(Tally)[2:]:
        mine, other = getattr(ours, one.name), getattr(theirs, one.name)
        if mine != other and not ((mine or 0) == 0 and (other or 0) == 0 and one.name in {"empties", "total", "size"}):
            found.append(one.name)
    return tuple(found)
