"""What is known of an expression, and which types may stand together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Literal

from ...adapters import codecs
from .array_literals import array_reader
from .context import broken
from .fine import compared
from .literals import EXAMPLES, READERS, double, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlglot import exp

    from .context import Context

OR, AND, NOT, COMPARISON, SUM, PRODUCT, CONCAT, ATOM = range(8)
"""How tightly SQLite binds; an operand that binds less is put in parentheses."""

BROKEN = "broken"
"""The type of a result column that was refused; the refusal is told, what builds on it is not."""

INTEGERS = ("smallint", "integer", "bigint")
NUMERIC = "numeric"
"""A decimal that SQLite holds as text, in PostgreSQL's form; a whole one may be an integer."""

SCALED = tuple(f"numeric({scale})" for scale in range(19))
"""Decimals with so many digits behind the point, that SQLite holds as whole numbers of the last of these digits."""

WHOLE = (*INTEGERS, SCALED[0])

TEXTS = ("text", "character varying")
ENUM = "enum "
"""Begins the type of an enum: ``enum mood``."""

ARRAY_ELEMENTS = {
    "text[]": "text",
    "character varying[]": "text",
    "smallint[]": "smallint",
    "integer[]": "integer",
    "bigint[]": "bigint",
    "boolean[]": "boolean",
    "double precision[]": "double precision",
    "timestamp with time zone[]": "timestamp with time zone",
    "date[]": "date",
    "uuid[]": "uuid",
    "numeric[]": "numeric",
    "timestamp without time zone[]": "timestamp without time zone",
    "time without time zone[]": "time without time zone",
}
SORT_KEY = "key"
"""The type of what sorts as a decimal, an array or a JSON value does."""

DOUBLES, NUMERICS = "double precision[]", "numeric[]"
KEYED: dict[str, str] = {
    **dict.fromkeys(ARRAY_ELEMENTS, "pg_array_order({0})"),
    DOUBLES: "pg_double_array_order({0})",
    NUMERICS: "pg_numeric_array_order({0})",
    "jsonb": "pg_jsonb_order({0})",
    "interval": "pg_interval_length({0})",
}
"""What values sort by that are text on SQLite."""

SAME_TEXT = tuple(kind for kind in ARRAY_ELEMENTS if kind not in {DOUBLES, NUMERICS})
"""Arrays that are equal where their texts are."""


STAMP, LOCAL_STAMP, TIME = "timestamp with time zone", "timestamp without time zone", "time without time zone"
INTERVAL, LENGTH = "interval", "length of an interval"
"""The second is a number of microseconds: what intervals are compared by."""

MOMENTS: dict[tuple[str, str], str] = {
    ("date", LOCAL_STAMP): "{0} || 'T00:00:00.000'",
    ("date", STAMP): "{0} || 'T00:00:00.000Z'",
    (LOCAL_STAMP, STAMP): "{0} || 'Z'",
    (STAMP, LOCAL_STAMP): "substr({0}, 1, 23)",
    (STAMP, "date"): "substr({0}, 1, 10)",
    (LOCAL_STAMP, "date"): "substr({0}, 1, 10)",
    (STAMP, TIME): "substr({0}, 12, 12)",
    (LOCAL_STAMP, TIME): "substr({0}, 12, 12)",
}
"""SQLite's form of a conversion by the types from and to, with the time zone UTC."""

MOMENT_KINDS = ("date", LOCAL_STAMP, STAMP)
"""Each converts by itself to those behind it."""

ORDERED = (*INTEGERS, *SCALED, SORT_KEY, *TEXTS, "double precision", "boolean", STAMP, LOCAL_STAMP, "date", TIME, LENGTH, "uuid", "bytea")
"""Types that compare, sort and group alike on both engines."""

SPANS = {**codecs.INT_RANGES, **dict.fromkeys((NUMERIC, *SCALED), codecs.INT_RANGES["bigint"])}

OUT_OF_RANGE = "abs(-9223372036854775808)"
"""Fails as ``integer overflow``, a DataError like PostgreSQL's own: where a value has no result."""


@dataclass(frozen=True, slots=True)
class Value:
    """
    An expression.

    Attributes:
        sql: SQLite's form.
        type: PostgreSQL's type; ``unknown`` for a string literal or NULL that nothing has given a type, one of SCALED for a numeric that
            SQLite holds as a whole number.
        nullable: False where NULL is impossible.
        level: how tightly its outermost operator binds.
        literal: what it is written as, where it is a literal.
        raw: a literal's value.
        span: least and greatest of a whole number, where more is known than its type; of a decimal that is no text, of what stands
            for it; of one that is, between which whole numbers it is; of an interval, that of its months; of a text, that of its length.
        path: for a part of a JSON value, the text of the whole and SQLite's path to the part.
        plain: whether it is a column of a source, unchanged.
        pieces: for an aggregate that is several on SQLite, its form in pieces: FILTER and OVER stand between them.
        length: of an interval, the form of its length, where that is shorter.
    """

    sql: str
    type: str
    nullable: bool = True
    level: int = ATOM
    literal: Literal["integer", "decimal", "string", "null", ""] = ""
    raw: str = ""
    span: tuple[int, int] | None = None
    path: tuple[str, str] | None = None
    plain: bool = False
    length: str = ""
    pieces: tuple[str, ...] = ()

    def over(self, clause: str) -> Value:
        """An aggregate with FILTER (…) or OVER (…)."""
        pieces = self.pieces or (self.sql, "")
        pieces = (*(f"{piece} {clause}" for piece in pieces[:-1]), pieces[-1])
        return replace(self, sql="".join(pieces), pieces=pieces, level=ATOM)

    def within(self, level: int) -> str:
        """Its text as an operand of something that binds at *level*."""
        return self.sql if self.level > level else f"({self.sql})"

    @property
    def range(self) -> tuple[int, int]:
        """Least and greatest that this whole number can be."""
        return self.span or SPANS[self.type]


def base(kind: str) -> str:
    """The type that stands for its family in comparisons."""
    return "text" if kind in TEXTS else kind


def element_of(kind: str) -> str | None:
    """The type of an array's elements; None for what is no array."""
    return kind.removesuffix("[]") if kind.startswith(ENUM) and kind.endswith("[]") else ARRAY_ELEMENTS.get(kind)


def scale_of(kind: str) -> int | None:
    """How many digits stand behind the point, where SQLite holds a whole number; None for any other type."""
    return SCALED.index(kind) if kind in SCALED else 0 if kind in INTEGERS else None


def is_numeric(kind: str) -> bool:
    """Whether PostgreSQL calls it numeric."""
    return kind == NUMERIC or kind in SCALED


def shown(kind: str) -> str:
    """What PostgreSQL calls the type."""
    return NUMERIC if is_numeric(kind) else kind


def as_type(value: Value, kind: str) -> Value:
    """*value* under another name of type, its text unchanged."""
    return replace(value, type=kind, literal="", raw="", plain=False, path=None, pieces=())


def give_type(context: Context, value: Value, kind: str, node: exp.Expr) -> Value:
    """A literal without a type as one of *kind*, as PostgreSQL reads it; anything else as it is."""
    if value.literal == "null" and value.type == "unknown":
        return replace(value, type=kind)
    if value.literal != "string" or value.type != "unknown":
        return value
    if kind.startswith(ENUM) and element_of(kind) is None:
        return _label(context, value, kind, node)
    reader = array_reader(partial(_known_label, context, kind)) if kind.startswith(ENUM) else READERS.get(shown(kind))
    if reader is None:
        context.refuse(node, f"a string literal cannot be read as {kind} here", "Pass it as a parameter.")
    try:
        sql = reader(value.raw)
        months = int(sql[1:].split(" ")[0]) if kind == INTERVAL else 0
        return Value(sql, shown(kind), nullable=False, span=(months, months) if kind == INTERVAL else None)
    except ValueError:
        example = EXAMPLES.get(base(kind), "42")
        what = f"the literal is no {kind} in the one form that means the same everywhere"
        context.refuse(node, what, f"Write it like {example}, or pass it as a parameter.")


def labels_of(context: Context, kind: str) -> tuple[str, ...]:
    """The labels of the enum *kind*, in order."""
    return context.schema.enums[kind.removeprefix(ENUM)]


def _known_label(context: Context, kind: str, raw: str) -> str:
    if raw not in labels_of(context, kind.removesuffix("[]")):
        raise ValueError(raw)
    return quoted(raw)


def _label(context: Context, value: Value, kind: str, node: exp.Expr) -> Value:
    if value.raw not in labels_of(context, kind):
        context.refuse(node, f"the literal is no label of {kind}", "Correct it.")
    return Value(quoted(value.raw), kind, nullable=False)


def to_double(context: Context, value: Value, node: exp.Expr) -> Value:
    """A number as a double."""
    if value.literal in {"integer", "decimal"}:
        try:
            return Value(double(value.raw), "double precision", nullable=False)
        except ValueError:
            context.refuse(node, "a number with so many digits may be read differently", "Pass it as a parameter.")
    if is_numeric(value.type):
        from .numeric_forms import as_double  # noqa: PLC0415 - builds on values

        return as_double(value)
    if value.type in INTEGERS:
        return Value(f"CAST({value.sql} AS REAL)", "double precision", value.nullable)
    return give_type(context, value, "double precision", node)


def to_moment(value: Value, kind: str) -> Value:
    """A date or time stamp as one of *kind*."""
    form = MOMENTS.get((value.type, kind))
    return value if form is None else Value(form.format(value.within(CONCAT)), kind, value.nullable, CONCAT if "||" in form else ATOM)


def unify(context: Context, values: Sequence[Value], node: exp.Expr, what: str) -> tuple[list[Value], str]:
    """*values* with one type, which is the second result; refused where PostgreSQL would convert in a way that SQLite does not."""
    values = compared(values) if what == "comparison" else values
    kinds = {base(value.type) for value in values} - {"unknown"}
    if BROKEN in kinds:
        broken()
    if "double precision" in kinds and kinds <= {"double precision", NUMERIC, *SCALED, *INTEGERS}:
        return [to_double(context, value, node) for value in values], "double precision"
    if any(is_numeric(kind) for kind in kinds) and kinds <= {NUMERIC, *SCALED, *INTEGERS}:
        from .numeric_forms import alike, comparable  # noqa: PLC0415 - builds on values

        numbers = [give_type(context, value, NUMERIC, node) for value in values]
        return comparable(context, numbers, node) if what == "comparison" else alike(numbers)
    if len(kinds) > 1 and kinds <= set(MOMENT_KINDS):
        kind = max(kinds, key=MOMENT_KINDS.index)
        values = [to_moment(value, kind) for value in values]
    elif kinds <= set(INTEGERS):
        kind = max(kinds, key=INTEGERS.index, default="text")
    elif len(kinds) == 1:
        # PostgreSQL takes the first of text and varchar.
        kind = next(value.type for value in values if value.type != "unknown")
    else:
        names = " and ".join(sorted({shown(kind) for kind in kinds}))
        context.refuse(node, f"{what} of {names} is not translated", "Cast one side in the statement, or compare in Python.")
    values = [give_type(context, value, kind, node) for value in values]
    if kind == INTERVAL and what == "comparison":
        return [_length(value) for value in values], LENGTH
    return values, kind


def _length(value: Value) -> Value:
    return Value(value.length or f"pg_interval_length({value.sql})", LENGTH, value.nullable, SUM if value.length else ATOM)


def need_ordered(context: Context, kind: str, node: exp.Expr, what: str) -> None:
    """Refuse a type whose values do not compare alike on both engines."""
    if kind == NUMERIC and what != "comparison":
        cure = "Cast it to numeric(p, s), so that equal ones look alike."
        context.refuse(node, f"{what} of a numeric without a fixed scale: which of 1.0 and 1.00 is shown is chance", cure)
    if kind not in (*ORDERED, BROKEN, "unknown"):
        cure = "Compare a part of it that is text or a number, or do it in Python." if kind == "jsonb" else "Cast it in the statement."
        context.refuse(node, f"{what} of {shown(kind)} differs between the engines", cure)


def spanned(values: Sequence[Value]) -> tuple[int, int] | None:
    """Least and greatest of any of *values*, which are of one type; None where that is not known."""
    spans = [value.span for value in values if value.literal != "null"]
    known = [span for span in spans if span is not None]
    return (min(low for low, _ in known), max(high for _, high in known)) if known and len(known) == len(spans) else None


def whole_literal(number: int) -> Value | None:
    """A whole number of a statement, with its sign: of integer, else bigint; None where neither holds it."""
    for kind in ("integer", "bigint"):
        low, high = SPANS[kind]
        if low <= number <= high:
            return Value(str(number), kind, nullable=False, literal="integer", raw=str(number), span=(number, number))
    return None


def guarded(value: Value, kind: str) -> Value:
    """*value* where it is in the range of *kind*; SQLite fails otherwise, as PostgreSQL does."""
    low, high = SPANS[kind]
    if value.span and low <= value.span[0] and value.span[1] <= high:
        return replace(value, type=kind)
    # Beyond 64 bits SQLite goes over to floats.
    wrong = f"typeof({value.sql}) = 'real'" if kind == "bigint" or is_numeric(kind) else f"{value.within(SUM)} NOT BETWEEN {low} AND {high}"
    return Value(f"CASE WHEN {wrong} THEN {OUT_OF_RANGE} ELSE {value.sql} END", kind, value.nullable)
