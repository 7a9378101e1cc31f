"""The names that PostgreSQL gives to result columns without AS: of the column, the function or the type that they are made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlglot import exp

from .context import offset_of
from .nodes import QUERIES, bare, child, children, maybe, name_of, word

if TYPE_CHECKING:
    from .context import Context

WORD = re.compile(r"\w+")
OPENED = re.compile(r"(\w+)\s*\(\s*$")
KEYWORDS: dict[type[exp.Expr], str] = {
    exp.Extract: "extract",
    exp.StrPosition: "position",
    exp.Substring: "substring",
    exp.Overlay: "overlay",
    exp.GroupConcat: "string_agg",
    exp.Decode: "decode",
    exp.Chr: "chr",
    exp.CurrentDate: "current_date",
    exp.CurrentTime: "current_time",
    exp.CurrentTimestamp: "current_timestamp",
    exp.Localtime: "localtime",
    exp.Localtimestamp: "localtimestamp",
    exp.AtTimeZone: "timezone",
    exp.Exists: "exists",
    exp.Array: "array",
    exp.Coalesce: "coalesce",
    exp.Nullif: "nullif",
    exp.Greatest: "greatest",
    exp.Least: "least",
    exp.Grouping: "grouping",
}
"""Of what is called without its name before a parenthesis, or may be."""

UNPLACED = (exp.Ceil, exp.Concat, exp.Floor, exp.Initcap, exp.JSONArrayAgg, exp.JSONBPathExists, exp.StartsWith)
"""Functions whose place the parser forgets: their name stands before the parenthesis before their first argument."""

TRIMS = {"LEADING": "ltrim", "TRAILING": "rtrim"}
TYPES: dict[exp.DType, str] = {
    exp.DType.SMALLINT: "int2",
    exp.DType.INT: "int4",
    exp.DType.BIGINT: "int8",
    exp.DType.DOUBLE: "float8",
    exp.DType.FLOAT: "float4",
    exp.DType.DECIMAL: "numeric",
    exp.DType.BOOLEAN: "bool",
    exp.DType.TEXT: "text",
    exp.DType.VARCHAR: "varchar",
    exp.DType.TIMESTAMPTZ: "timestamptz",
    exp.DType.TIMESTAMP: "timestamp",
    exp.DType.DATE: "date",
    exp.DType.TIME: "time",
    exp.DType.JSONB: "jsonb",
    exp.DType.JSON: "json",
    exp.DType.UUID: "uuid",
    exp.DType.VARBINARY: "bytea",
    exp.DType.INTERVAL: "interval",
}


def implied(context: Context, node: exp.Expr) -> str:
    """The name of a result column without AS; empty where PostgreSQL has none, or where it is not known here."""
    return _found(context, node)[0]


def _found(context: Context, node: exp.Expr) -> tuple[str, bool]:
    """A name, and whether it is better than that of a type around it."""
    node = bare(node)
    if isinstance(node, exp.Column):
        return (name_of(node.this), True) if isinstance(node.this, exp.Identifier) else ("", False)
    if isinstance(node, (exp.Window, exp.Filter, exp.WithinGroup, exp.Collate, exp.Bracket)):
        return _found(context, child(node))
    if isinstance(node, exp.Subquery):
        return _of_query(context, child(node))
    if isinstance(node, exp.Cast):
        name, strong = _found(context, child(node))
        return (name, True) if strong else (_type_name(child(node, "to")) or name, False)
    if isinstance(node, exp.Case):
        default = maybe(node, "default")
        name, strong = _found(context, default) if default is not None else ("", False)
        return (name, True) if strong else ("case", False)
    if isinstance(node, exp.Interval):
        return "interval", False
    return _called(context, node)


def _of_query(context: Context, node: exp.Expr) -> tuple[str, bool]:
    while isinstance(node, exp.SetOperation):
        node = child(node)
    if not isinstance(node, QUERIES) or not children(node):
        return "", False
    first = children(node)[0]
    name = name_of(child(first, "alias")) if isinstance(first, exp.Alias) else implied(context, first)
    return name, bool(name)


def _called(context: Context, node: exp.Expr) -> tuple[str, bool]:
    if isinstance(node, exp.Trim):
        return TRIMS.get(word(node, "position"), "btrim"), True
    start = node.meta.get("start")
    written = WORD.match(context.text, start) if isinstance(start, int) and isinstance(node, exp.Func) else None
    if written is not None:
        return written[0].lower(), True
    name = KEYWORDS.get(type(node), "")
    if isinstance(node, UNPLACED):
        before = OPENED.search(context.text[: offset_of(node)])
        name = before[1].lower() if before is not None else ""
    return name, bool(name)


def _type_name(node: exp.Expr) -> str:
    kind: object = node.args.get("this")
    if kind is exp.DType.ARRAY and children(node):
        return _type_name(children(node)[0])
    if kind is exp.DType.USERDEFINED:
        return str(node.args.get("kind") or "").lower()
    return TYPES.get(kind, "") if isinstance(kind, exp.DType) else ""
