"""Functions of text: a table of what SQLite has in another form or as registered functions, and a few with a rule of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlglot import exp

from .casts import converted_to
from .nodes import bare, child, children, flag, maybe
from .value import COMPARISON, CONCAT, PRODUCT, SUM, Value, base, give_type

if TYPE_CHECKING:
    from collections.abc import Callable

    from .translator import Translator

LAST = 2**31 - 1
LENGTHS = (0, 2**30)
"""No text is longer on either engine."""


@dataclass(frozen=True, slots=True)
class Text:
    """
    A function that gives NULL where an argument is.

    Attributes:
        arguments: sqlglot's names of the arguments and their types; a list's places where there is no node.
        result: type of the result.
        sql: SQLite's form.
        span: least and greatest result.
    """

    arguments: tuple[tuple[str, str], ...]
    result: str
    sql: str
    span: tuple[int, int] | None = None


TEXT = ("this", "text")
NODES: dict[type[exp.Expr], Text] = {
    exp.Lower: Text((TEXT,), "text", "pg_lower({0})"),
    exp.Upper: Text((TEXT,), "text", "pg_upper({0})"),
    exp.Reverse: Text((TEXT,), "text", "pg_reverse({0})"),
    exp.Repeat: Text((TEXT, ("times", "integer")), "text", "pg_repeat({0}, {1})"),
    exp.SplitPart: Text((TEXT, ("delimiter", "text"), ("part_index", "integer")), "text", "pg_split_part({0}, {1}, {2})"),
    exp.Translate: Text((TEXT, ("from_", "text"), ("to", "text")), "text", "pg_translate({0}, {1}, {2})"),
    # SQLite's own unicode() takes U+FFFE and U+FFFF for U+FFFD.
    exp.Ascii: Text((TEXT,), "integer", "pg_ascii({0})", (0, 0x10FFFF)),
}
"""By sqlglot's node."""

NAMED: dict[str, Text] = {
    "quote_ident": Text((TEXT,), "text", "pg_quote_ident({0})"),
}
"""By name, where sqlglot has no node."""

PADS = {True: "pg_lpad", False: "pg_rpad"}
SIZES: dict[str, tuple[str, str]] = {
    "length": ("length({0})", "length({0})"),
    "octet_length": ("length(CAST({0} AS BLOB))", "length({0})"),
    "bit_length": ("length(CAST({0} AS BLOB)) * 8", "length({0}) * 8"),
}
"""The size of a text, and of bytes."""

QUOTES = {"quote_literal": "pg_quote_literal({0})", "quote_nullable": "pg_quote_nullable({0})"}
ENCODINGS = frozenset({"utf8", "utf-8", "unicode"})
DIGESTS: dict[str, str] = {name: f"pg_digest({{0}}, '{name}')" for name in ("sha224", "sha256", "sha384", "sha512")}
COLLATED = (exp.Ordered, exp.EQ, exp.NEQ, exp.LT, exp.LTE, exp.GT, exp.GTE, exp.Between, exp.In, exp.Like, exp.Group)
COUNTS = {"num_nonnulls": "IS NOT NULL", "num_nulls": "IS NULL"}


def typed(translator: Translator, node: exp.Expr, kind: str) -> Value:
    """*node*, which must be of the type *kind*; an integer may be a smaller one."""
    value = give_type(translator.context, translator.expression(node), kind, node)
    fits = value.type in {"smallint", "integer"} if kind == "integer" else base(value.type) == kind
    if not fits:
        translator.context.refuse(node, f"{kind} is wanted here, not {value.type}", f"Cast it with ::{kind}.")
    return value


def output(translator: Translator, node: exp.Expr, value: Value) -> Value:
    """*value* as PostgreSQL prints it: as a cast to text gives it, except that a boolean is a letter."""
    value = give_type(translator.context, value, "text", node)
    if value.type == "boolean":
        return Value(f"CASE {value.within(COMPARISON)} WHEN 1 THEN 't' WHEN 0 THEN 'f' END", "text", value.nullable)
    return converted_to(translator, node, value, "text", [])


def _apply(known: Text, values: list[Value]) -> Value:
    sql = known.sql.format(*(value.sql for value in values))
    return Value(sql, known.result, any(value.nullable for value in values), span=known.span)


def _node(translator: Translator, node: exp.Expr) -> Value:
    known = NODES[type(node)]
    translator.context.only(node, *(name for name, _ in known.arguments))
    return _apply(known, [typed(translator, child(node, name), kind) for name, kind in known.arguments])


def _named(translator: Translator, node: exp.Expr) -> Value:
    known, given = NAMED[node.name.lower()], children(node)
    _count(translator, node, given, len(known.arguments))
    return _apply(known, [typed(translator, one, kind) for one, (_, kind) in zip(given, known.arguments, strict=True)])


def _count(translator: Translator, node: exp.Expr, given: list[exp.Expr], count: int) -> None:
    if len(given) != count:
        translator.context.refuse(node, f"{node.name}() with {len(given)} arguments is not translated")


def _initcap(translator: Translator, node: exp.Expr) -> Value:
    # sqlglot adds the characters that it believes to part words.
    value = typed(translator, child(node), "text")
    return Value(f"pg_initcap({value.sql})", "text", value.nullable)


def _pad(translator: Translator, node: exp.Expr) -> Value:
    """Lpad, rpad: with spaces, or with a text of their own."""
    translator.context.only(node, "this", "expression", "fill_pattern", "is_left")
    fill = maybe(node, "fill_pattern")
    values = [typed(translator, child(node), "text"), typed(translator, child(node, "expression"), "integer")]
    values.append(typed(translator, fill, "text") if fill is not None else Value("' '", "text", nullable=False))
    sql = f"{PADS[flag(node, 'is_left')]}({', '.join(value.sql for value in values)})"
    return Value(sql, "text", any(value.nullable for value in values))


def _side(translator: Translator, node: exp.Expr) -> Value:
    """Left, right: a negative number means all but so many."""
    translator.context.only(node, "this", "expression")
    text, count = typed(translator, child(node), "text"), typed(translator, child(node, "expression"), "integer")
    number, left = count.within(PRODUCT), isinstance(node, exp.Left)
    if count.literal == "integer":
        given = int(count.raw)
        if left:
            sql = f"1, {given}" if given >= 0 else f"1, max(length({text.sql}) - {-given}, 0)"
        else:
            sql = f"{1 - given}" if given < 0 else f"-{given}" if given else "1, 0"
        return Value(f"substr({text.sql}, {sql})", "text", text.nullable)
    if left:
        sql = f"1, CASE WHEN {number} < 0 THEN max(length({text.sql}) + {number}, 0) ELSE {count.sql} END"
    else:
        # The least integer has no opposite: PostgreSQL then cuts nothing. A start of more than 31 bits wraps around on SQLite.
        sql = f"CASE WHEN {number} < 0 THEN min(1 - {number} % {LAST + 1}, {LAST}) ELSE max(length({text.sql}) - {number}, 0) + 1 END"
    return Value(f"substr({text.sql}, {sql})", "text", text.nullable or count.nullable)


def _size(translator: Translator, node: exp.Expr) -> Value:
    """Length, octet_length, bit_length of text or bytes."""
    if isinstance(node, exp.Anonymous):
        _count(translator, node, children(node), 1)
        name, inner = node.name.lower(), children(node)[0]
    else:
        translator.context.only(node, "this")
        name, inner = "bit_length" if isinstance(node, exp.BitLength) else "length", child(node)
    value = give_type(translator.context, translator.expression(inner), "text", inner)
    if base(value.type) not in {"text", "bytea"}:
        translator.context.refuse(inner, f"{name} of {value.type} is not translated", "Cast it with ::text.")
    sql = SIZES[name][value.type == "bytea"].format(value.sql)
    return Value(f"({sql})" if "*" in sql else sql, "integer", value.nullable, span=LENGTHS)


def _overlay(translator: Translator, node: exp.Expr) -> Value:
    """``overlay(text placing other from start for count)``."""
    translator.context.only(node, "this", "expression", "from_", "for_")
    text, other = (typed(translator, child(node, name), "text") for name in ("this", "expression"))
    start, count = typed(translator, child(node, "from_"), "integer"), maybe(node, "for_")
    length = typed(translator, count, "integer") if count is not None else Value(f"length({other.sql})", "integer", other.nullable)
    values = (text, other, start, length)
    return Value(f"pg_overlay({', '.join(value.sql for value in values)})", "text", any(value.nullable for value in values))


def _chr(translator: Translator, node: exp.Expr) -> Value:
    translator.context.only(node, "expressions")
    value = typed(translator, children(node)[0], "integer")
    return Value(f"pg_chr({value.sql})", "text", value.nullable)


def _to_hex(translator: Translator, node: exp.Expr) -> Value:
    """A negative number stands for its bits."""
    translator.context.only(node, "this")
    value = translator.expression(child(node))
    if value.type not in {"integer", "bigint"}:
        translator.context.refuse(node, f"to_hex of {value.type} is not translated", "Cast it with ::integer.")
    bits = value.sql if value.type == "bigint" or value.range[0] >= 0 else f"{value.within(SUM)} & 4294967295"
    sql = f"printf('%x', {bits})"
    return Value(f"CASE WHEN {value.within(COMPARISON)} IS NOT NULL THEN {sql} END" if value.nullable else sql, "text", value.nullable)


def _concat(translator: Translator, node: exp.Expr) -> Value:
    """The function concat passes over NULLs."""
    parts = _outputs(translator, node, children(node))
    texts = [f"coalesce({part.sql}, '')" if part.nullable else part.within(CONCAT) for part in parts]
    return Value(f"({' || '.join(texts)})" if len(texts) > 1 else f"({texts[0]} || '')", "text", nullable=False)


def _concat_ws(translator: Translator, node: exp.Expr) -> Value:
    """Concat with a separator, which is not written beside a NULL."""
    between, *rest = children(node)
    separator, parts = typed(translator, between, "text"), _outputs(translator, node, rest)
    texts = [f"{separator.within(CONCAT)} || {part.within(CONCAT)}" for part in parts]
    texts = [f"coalesce({text}, '')" if part.nullable or separator.nullable else text for text, part in zip(texts, parts, strict=True)]
    return Value(f"substr({' || '.join(texts)}, length({separator.sql}) + 1)", "text", separator.nullable)


def _outputs(translator: Translator, node: exp.Expr, nodes: list[exp.Expr]) -> list[Value]:
    if any(isinstance(one, exp.Variadic) for one in nodes):
        translator.context.refuse(node, "VARIADIC is not translated", "Use array_to_string.")
    return [output(translator, one, translator.expression(one)) for one in nodes]


def _format(translator: Translator, node: exp.Expr) -> Value:
    """Format with ``%s``, ``%I`` and ``%L``."""
    translator.context.only(node, "this", "expressions")
    template, values = typed(translator, child(node), "text"), _outputs(translator, node, children(node))
    return Value(f"pg_format({', '.join(value.sql for value in (template, *values))})", "text", template.nullable)


def _quote(translator: Translator, node: exp.Expr) -> Value:
    """Quote_literal, quote_nullable: of text, or of what a cast to text makes of another type."""
    _count(translator, node, children(node), 1)
    name, inner = node.name.lower(), children(node)[0]
    value = give_type(translator.context, translator.expression(inner), "text", inner)
    text = converted_to(translator, node, value, "text", [])
    return Value(QUOTES[name].format(text.sql), "text", text.nullable and name == "quote_literal")


def _md5(translator: Translator, node: exp.Expr) -> Value:
    translator.context.only(node, "this")
    value = give_type(translator.context, translator.expression(child(node)), "text", node)
    if base(value.type) not in {"text", "bytea"}:
        translator.context.refuse(node, f"md5 of {value.type} is not translated", "Cast it with ::text.")
    return Value(f"pg_md5({value.sql})", "text", value.nullable)


def _digest(translator: Translator, node: exp.Expr) -> Value:
    if isinstance(node, exp.Anonymous):
        _count(translator, node, children(node), 1)
        name, inner = node.name.lower(), children(node)[0]
    else:
        translator.context.only(node, "this", "length")
        name, inner = f"sha{child(node, 'length').name}", child(node)
    value = typed(translator, inner, "bytea")
    return Value(DIGESTS[name].format(value.sql), "bytea", value.nullable)


def _encode(translator: Translator, node: exp.Expr) -> Value:
    translator.context.only(node, "this", "charset")
    value, form = typed(translator, child(node), "bytea"), typed(translator, child(node, "charset"), "text")
    if form.raw.lower() == "hex":
        sql = f"lower(hex({value.sql}))"
        return Value(f"CASE WHEN {value.within(COMPARISON)} IS NOT NULL THEN {sql} END" if value.nullable else sql, "text", value.nullable)
    return Value(f"pg_encode({value.sql}, {form.sql})", "text", value.nullable or form.nullable)


def _decode(translator: Translator, node: exp.Expr) -> Value:
    translator.context.only(node, "this", "charset")
    value, form = (typed(translator, child(node, name), "text") for name in ("this", "charset"))
    return Value(f"pg_decode({value.sql}, {form.sql})", "bytea", value.nullable or form.nullable)


def _convert(translator: Translator, node: exp.Expr) -> Value:
    """Convert_to, convert_from: of UTF-8."""
    given, to = children(node), node.name.lower() == "convert_to"
    _count(translator, node, given, 2)
    encoding = bare(given[1])
    if not isinstance(encoding, exp.Literal) or encoding.name.lower() not in ENCODINGS:
        translator.context.refuse(node, f"{node.name} with an encoding other than 'UTF8'", "Convert it in Python.")
    value = typed(translator, given[0], "text" if to else "bytea")
    return Value(f"CAST({value.sql} AS BLOB)" if to else f"pg_from_utf8({value.sql})", "bytea" if to else "text", value.nullable)


def _nulls(translator: Translator, node: exp.Expr) -> Value:
    values = [translator.expression(one) for one in children(node) if not isinstance(one, exp.Variadic)]
    if len(values) != len(children(node)) or not values:
        translator.context.refuse(node, "VARIADIC is not translated", "Name the values.")
    tests = " + ".join(f"({value.within(COMPARISON)} {COUNTS[node.name.lower()]})" for value in values)
    return Value(f"({tests})", "integer", nullable=False, span=(0, len(values)))


def _collate(translator: Translator, node: exp.Expr) -> Value:
    """
    ``x COLLATE "C"``, which is the order that text has anyway.

    Elsewhere than in a comparison or ORDER BY it also takes the letters beyond ASCII from upper, lower and patterns.
    """
    name = child(node, "expression").name
    value = typed(translator, child(node), "text")
    if name not in {"C", "POSIX", "ucs_basic", "default"}:
        translator.context.refuse(node, f"the collation {name} is not translated", 'Text sorts by code point on both engines: COLLATE "C".')
    parent = node.parent
    while isinstance(parent, exp.Paren):
        parent = parent.parent
    if not isinstance(parent, COLLATED):
        translator.context.refuse(node, "COLLATE elsewhere than in a comparison or ORDER BY", "Take it out: text sorts by code point.")
    return value


STRINGS: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Value]] = {
    **dict.fromkeys(NODES, _node),
    exp.Initcap: _initcap,
    exp.Pad: _pad,
    exp.Left: _side,
    exp.Right: _side,
    exp.Length: _size,
    exp.BitLength: _size,
    exp.Overlay: _overlay,
    exp.Chr: _chr,
    exp.Hex: _to_hex,
    exp.Concat: _concat,
    exp.ConcatWs: _concat_ws,
    exp.Format: _format,
    exp.MD5: _md5,
    exp.SHA2Digest: _digest,
    exp.Encode: _encode,
    exp.Decode: _decode,
    exp.Collate: _collate,
}
STRING_CALLS: dict[str, Callable[[Translator, exp.Expr], Value]] = {
    **dict.fromkeys(NAMED, _named),
    **dict.fromkeys(QUOTES, _quote),
    "sha224": _digest,
    **dict.fromkeys(COUNTS, _nulls),
    "octet_length": _size,
    "convert_to": _convert,
    "convert_from": _convert,
}
