"""Quoting: quote_literal, quote_ident, format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .kinds import Aggregate, Scalar

KEYWORDS = frozenset(
    [
        "all",
        "analyse",
        "analyze",
        "and",
        "any",
        "array",
        "as",
        "asc",
        "asymmetric",
        "authorization",
        "between",
        "bigint",
        "binary",
        "bit",
        "boolean",
        "both",
        "case",
        "cast",
        "char",
        "character",
        "check",
        "coalesce",
        "collate",
        "collation",
        "column",
        "concurrently",
        "constraint",
        "create",
        "cross",
        "current_catalog",
        "current_date",
        "current_role",
        "current_schema",
        "current_time",
        "current_timestamp",
        "current_user",
        "dec",
        "decimal",
        "default",
        "deferrable",
        "desc",
        "distinct",
        "do",
        "else",
        "end",
        "except",
        "exists",
        "extract",
        "false",
        "fetch",
        "float",
        "for",
        "foreign",
        "freeze",
        "from",
        "full",
        "grant",
        "greatest",
        "group",
        "grouping",
        "having",
        "ilike",
        "in",
        "initially",
        "inner",
        "inout",
        "int",
        "integer",
        "intersect",
        "interval",
        "into",
        "is",
        "isnull",
        "join",
        "lateral",
        "leading",
        "least",
        "left",
        "like",
        "limit",
        "localtime",
        "localtimestamp",
        "national",
        "natural",
        "nchar",
        "none",
        "normalize",
        "not",
        "notnull",
        "null",
        "nullif",
        "numeric",
        "offset",
        "on",
        "only",
        "or",
        "order",
        "out",
        "outer",
        "overlaps",
        "overlay",
        "placing",
        "position",
        "precision",
        "primary",
        "real",
        "references",
        "returning",
        "right",
        "row",
        "select",
        "session_user",
        "setof",
        "similar",
        "smallint",
        "some",
        "substring",
        "symmetric",
        "table",
        "tablesample",
        "then",
        "time",
        "timestamp",
        "to",
        "trailing",
        "treat",
        "trim",
        "true",
        "union",
        "unique",
        "user",
        "using",
        "values",
        "varchar",
        "variadic",
        "verbose",
        "when",
        "where",
        "window",
        "with",
        "xmlattributes",
        "xmlconcat",
        "xmlelement",
        "xmlexists",
        "xmlforest",
        "xmlnamespaces",
        "xmlparse",
        "xmlpi",
        "xmlroot",
        "xmlserialize",
        "xmltable",
    ]
)
"""Words that every PostgreSQL from 15 on puts in quotes as names."""

NEWER_KEYWORDS = frozenset(
    [
        "json",
        "json_array",
        "json_arrayagg",
        "json_exists",
        "json_object",
        "json_objectagg",
        "json_query",
        "json_scalar",
        "json_serialize",
        "json_table",
        "json_value",
        "merge_action",
        "system_user",
    ]
)
"""Words that newer ones alone put in quotes."""

PLAIN_NAME = re.compile(r"[a-z_][a-z0-9_]*")
SPECIFIER = re.compile(r"%(?:(%)|(?:(\d+)\$)?(-*)(?:\*(?:(\d+)\$)?|(\d+))?([sIL]))|%")
LARGEST = 2**31 - 1


def quote_literal(text: str) -> str:
    """*text* as a literal of PostgreSQL's."""
    quoted = text.replace("'", "''")
    return f"E'{quoted}'".replace("\\", "\\\\") if "\\" in text else f"'{quoted}'"


def quote_ident(text: str) -> str:
    """*text* as a name of PostgreSQL's."""
    if text in NEWER_KEYWORDS:
        raise NoValue
    if PLAIN_NAME.fullmatch(text) and text not in KEYWORDS:
        return text
    quoted = text.replace('"', '""')
    return f'"{quoted}"'


def _nullable(text: str | None) -> str:
    return "NULL" if text is None else quote_literal(text)


class _Arguments:
    """The arguments of a format, the next one where a specifier names none."""

    def __init__(self, values: tuple[str | None, ...]) -> None:
        self.values = values
        self.place = 0

    def take(self, place: str | None) -> str | None:
        self.place = int(place) if place else self.place + 1
        if not 1 <= self.place <= len(self.values):
            raise NoValue
        return self.values[self.place - 1]


def _format(template: str | None, *values: str | None) -> str | None:
    if template is None:
        return None
    arguments = _Arguments(values)
    return SPECIFIER.sub(lambda found: _specified(found, arguments), template)


def _specified(found: re.Match[str], arguments: _Arguments) -> str:
    percent, place, minus, width_place, width, kind = found.groups()
    if percent:
        return "%"
    if not kind:
        raise NoValue
    wide = _width(found, width_place, width, arguments)
    value = arguments.take(place)
    if value is None and kind == "I":
        raise NoValue
    if kind == "s":
        text = value or ""
    elif kind == "L":
        text = _nullable(value)
    else:
        text = quote_ident(value or "")
    return text.ljust(abs(wide)) if minus or wide < 0 else text.rjust(wide)


def _width(found: re.Match[str], width_place: str | None, width: str | None, arguments: _Arguments) -> int:
    if "*" in found.group():
        given = arguments.take(width_place)
        try:
            number = int(given or "0")
        except ValueError:
            raise NoValue from None
    else:
        number = int(width or "0")
    if not -LARGEST <= number <= LARGEST:
        raise NoValue
    return number


def _literal(text: str | None) -> str | None:
    return None if text is None else quote_literal(text)


def _ident(text: str | None) -> str | None:
    return None if text is None else quote_ident(text)


SCALARS: Mapping[str, Scalar] = {
    "pg_quote_literal": (1, _literal),
    "pg_quote_ident": (1, _ident),
    "pg_quote_nullable": (1, _nullable),
    "pg_format": (-1, _format),
}

AGGREGATES: Mapping[str, Aggregate] = {}
