"""Values as they stand in JSON: PostgreSQL writes each type in one way, and a row as an object."""

from __future__ import annotations

from json.encoder import encode_basestring
from typing import TYPE_CHECKING

from sqlglot import exp

from . import numeric_forms
from .enums import is_enum
from .literals import quoted
from .nodes import bare, child, children, maybe, name_of
from .value import CONCAT, INTEGERS, LOCAL_STAMP, STAMP, TEXTS, TIME, Value, element_of, give_type, is_numeric

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .sources import Scope, Source
    from .translator import Translator

FORMS: dict[str, str] = {
    **dict.fromkeys(INTEGERS, "{0}"),
    "boolean": "json(CASE {0} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)",
    "date": "{0}",
    "uuid": "{0}",
    "jsonb": "json({0})",
    "bytea": "CASE WHEN {0} IS NOT NULL THEN '\\x' || lower(hex({0})) END",
    TIME: "rtrim(rtrim({0}, '0'), '.')",
    LOCAL_STAMP: "rtrim(rtrim({0}, '0'), '.')",
    STAMP: "(rtrim(rtrim(substr({0}, 1, 23), '0'), '.') || '+00:00')",
}
"""By type, what json_object and json_array take for a value."""

BINARY: dict[str, str] = {"double precision": "json(pg_jsonb_number({0}))", "json": "json(pg_jsonb({0}))"}
"""The same where the result is jsonb, which keeps numbers without an exponent."""

WRITTEN: dict[str, str] = {"double precision": "json(pg_json_number({0}))"}
"""The same where the result is json, which keeps what is written."""

SPACED, DENSE = (" : ", ", "), (":", ",")
"""What stands behind a key and between members: in json that is built of arguments, and in a row as json."""


def member(translator: Translator, node: exp.Expr, value: Value, *, binary: bool) -> str:
    """*value* as json_object and json_array take it."""
    value = give_type(translator.context, value, "text", node)
    if value.type in TEXTS or is_enum(value.type):
        # What comes out of -> would be taken for JSON, not for a text.
        return value.sql if value.plain or value.sql.startswith(("'", ":")) else f"({value.within(CONCAT - 1)} || '')"
    if is_numeric(value.type):
        return f"json({numeric_forms.as_text(value).sql})"
    inner = element_of(value.type)
    if inner is not None:
        return f"json(pg_array_json({value.sql}, {quoted(inner)}, {int(binary)}))"
    form = FORMS.get(value.type) or (BINARY if binary else WRITTEN).get(value.type)
    if form is None:
        translator.context.refuse(node, f"JSON of {value.type} is not translated", "Cast it to text or a number.")
    return form.format(value.within(CONCAT))


def element(translator: Translator, node: exp.Expr, value: Value, *, binary: bool) -> str:
    """*value* as JSON text; NULL is null."""
    if value.type in {"jsonb", "json"} and not (value.type == "json" and binary):
        sql = value.within(CONCAT) if binary or value.type == "json" else f"pg_jsonb_text({value.sql})"
        return f"coalesce({sql}, 'null')" if value.nullable else sql
    return f"json_quote({member(translator, node, value, binary=binary)})"


def key_order(key: str) -> tuple[int, bytes]:
    """How jsonb sorts keys."""
    raw = key.encode()
    return len(raw), raw


def built(pairs: Sequence[tuple[str, str]]) -> str:
    """An object of keys and members as jsonb has it: each key once, the last counts, and sorted."""
    known = sorted(dict(pairs).items(), key=lambda pair: key_order(pair[0]))
    return f"json_object({', '.join(f'{quoted(key)}, {value}' for key, value in known)})"


def joined(pieces: Sequence[str | Value]) -> Value:
    """Json put together of pieces: texts as they are, and the forms of members."""
    parts: list[str] = []
    texts = ""
    for piece in pieces:
        if isinstance(piece, str):
            texts += piece
        else:
            parts += [quoted(texts), piece.sql]
            texts = ""
    return Value(" || ".join([*parts, quoted(texts)]), "json", nullable=False, level=CONCAT)


def written(pairs: Sequence[tuple[str | Value, Value]], spaces: tuple[str, str]) -> Value:
    """An object of keys and members as json has it: all keys, in the order in which they are given."""
    colon, comma = spaces
    pieces: list[str | Value] = ["{"]
    for place, (key, member) in enumerate(pairs):
        pieces += [comma if place else "", encode_basestring(key) if isinstance(key, str) else key, colon, member]
    return joined([*pieces, "}"])


def value_of(translator: Translator, node: exp.Expr, *, binary: bool) -> Value:
    """An argument of a function that makes JSON: a value, or a row, which is an object."""
    node = bare(node)
    if isinstance(node, exp.Anonymous) and node.name.lower() == "row":
        return _row(translator, node, binary=binary)
    source = _whole_row(translator, node)
    if source is None:
        return translator.expression(node)
    kind = "jsonb" if binary else "json"
    own = [one for one in translator.scope.sources if one is source]
    if not own:
        translator.context.refuse(node, "a whole row of an outer query", "Name its columns with jsonb_build_object.")
    translator.scope.own += 1
    values = {name: translator.scope.use(source, name) for name in source.columns}
    row = _object(translator, [(name, node, value) for name, value in values.items()], binary=binary)
    if not source.nullable:
        return row
    sure = [name for name, value in source.columns.items() if not value.nullable]
    if not sure:
        cure = "Name its columns with jsonb_build_object."
        translator.context.refuse(node, "a whole row that an outer join may leave out and that has no column that is never NULL", cure)
    return Value(f"CASE WHEN {values[sure[0]].sql} IS NOT NULL THEN {row.sql} END", kind)


def _object(translator: Translator, fields: Sequence[tuple[str, exp.Expr, Value]], *, binary: bool) -> Value:
    """The fields of a row as an object."""
    if binary:
        return Value(built([(name, member(translator, node, value, binary=True)) for name, node, value in fields]), "jsonb", nullable=False)
    return written([(name, Value(element(translator, node, value, binary=False), "json")) for name, node, value in fields], DENSE)


def _row(translator: Translator, node: exp.Expr, *, binary: bool) -> Value:
    """``ROW(a, b)``: its fields are called f1, f2 …"""
    fields = [(f"f{place}", one, translator.expression(one)) for place, one in enumerate(children(node), 1)]
    return _object(translator, fields, binary=binary)


def is_row(translator: Translator, node: exp.Expr) -> bool:
    """Whether *node* is a row, which is an object in JSON."""
    node = bare(node)
    return (isinstance(node, exp.Anonymous) and node.name.lower() == "row") or _whole_row(translator, node) is not None


def _whole_row(translator: Translator, node: exp.Expr) -> Source | None:
    """The source of which *node* is the whole row: ``t`` where no column is called so, or ``t.*``."""
    if not isinstance(node, exp.Column):
        return None
    table = maybe(node, "table")
    if isinstance(node.this, exp.Star) and table is not None:
        name = name_of(table)
    elif table is None and isinstance(node.this, exp.Identifier) and translator.scope.find("", name_of(child(node))) is None:
        name = name_of(child(node))
    else:
        return None
    scope: Scope | None = translator.scope
    while scope is not None:
        found = [one for one in scope.sources if one.alias == name]
        if found:
            return None if found[0].scalar and isinstance(node.this, exp.Identifier) else found[0]
        scope = scope.outer
    return None
