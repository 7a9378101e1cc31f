"""What a census is to look for: the ways in which a column may be read, by its declaration, or by the target and the rules."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ...adapters.errors import ConfigError
from ..dialect.create_table import read_create_table
from ..encodings import ENCODINGS
from ..target_schema import ColumnType, type_of
from .facts import Demand, Demands
from .own import is_json, own_form, scaled_digits

if TYPE_CHECKING:
    from ..catalogue import Catalogue, SourceColumn, SourceTable
    from ..dialect.create_table import ColumnWords
    from ..encodings import EncodingName
    from ..rules.matching import Matches
    from ..rules.rules import Rule, Rules

TIMESTAMPTZ = ColumnType("timestamp with time zone")
TIMESTAMP = ColumnType("timestamp without time zone")
DATE = ColumnType("date")
TIME = ColumnType("time without time zone")
BIGINT, DOUBLE, NUMERIC = ColumnType("bigint"), ColumnType("double precision"), ColumnType("numeric")
TEXT, BYTEA, BOOLEAN, UUID = ColumnType("text"), ColumnType("bytea"), ColumnType("boolean"), ColumnType("uuid")
JSON, JSONB = ColumnType("json"), ColumnType("jsonb")

Way = tuple["EncodingName", ColumnType]

PLAIN: tuple[Way, ...] = (("integer", BIGINT), ("real", DOUBLE))
EPOCHS: tuple[Way, ...] = (("epoch_s", TIMESTAMPTZ), ("epoch_ms", TIMESTAMPTZ), ("epoch_us", TIMESTAMPTZ), ("julian", TIMESTAMP), *PLAIN)
"""Numbers as moments; those that may be of several units stay numbers."""
DATES: tuple[tuple[re.Pattern[str], tuple[Way, ...]], ...] = (
    (re.compile(r"DATE"), (("iso", DATE), ("iso", TIMESTAMP), ("iso", TIMESTAMPTZ), *EPOCHS)),
    (re.compile(r"TIMESTAMPTZ|TIMESTAMP\b.*WITH TIME ZONE"), (("iso", TIMESTAMPTZ), ("iso", TIMESTAMP), ("iso", DATE), *EPOCHS)),
    (re.compile(r"(?:SMALL)?DATETIME\d?\b.*|TIMESTAMP\b.*"), (("iso", TIMESTAMP), ("iso", TIMESTAMPTZ), ("iso", DATE), *EPOCHS)),
    (re.compile(r"TIME\b.*"), (("iso", TIME), ("iso", TIMESTAMP), ("iso", TIMESTAMPTZ), *PLAIN)),
)
"""Declared types of dates, and how such columns are read, the way to prefer first."""

OTHERS: tuple[tuple[re.Pattern[str], tuple[Way, ...]], ...] = (
    (re.compile(r"BOOL(?:EAN)?"), (("boolean", BOOLEAN),)),
    (re.compile(r"UUID|GUID|UNIQUEIDENTIFIER"), (("uuid", UUID), ("text", TEXT))),
    (re.compile(r"(?:DECIMAL|NUMERIC|NUMBER|MONEY|SMALLMONEY|DEC)\b.*"), (("number", NUMERIC),)),
)
NO_NUMBERS = re.compile(r"(?:MULTI)?POINT\b.*|INTERVAL\b.*|INTEGER_OR_TEXT")
"""INT stands in these names by chance: SQLite makes whole numbers of digits there, but means what it says of no other value."""
DIGITS = re.compile(r".*?\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\)\s*")

BY_AFFINITY: dict[str, tuple[Way, ...]] = {
    "INTEGER": (("integer", BIGINT),),
    "REAL": (("real", DOUBLE),),
    "TEXT": (("text", TEXT),),
    "BLOB": (("blob", BYTEA),),
}
A_RULE = "a rule"
OWN_DECIMAL = "whole numbers, as twinsql keeps decimals too: if they are, the rule scaled:2 makes hundredths of them"
SAYS_NOTHING = "says nothing of its values"
ANYTHING: tuple[Way, ...] = (("integer", BIGINT), ("real", DOUBLE), ("number", NUMERIC), ("text", TEXT), ("blob", BYTEA))
"""How columns are read whose declaration says nothing: the first that fits all."""


def declared_ways(table: SourceTable, column: SourceColumn, words: ColumnWords) -> tuple[tuple[Way, ...], str]:
    """How a column may be read by its declaration, and what of it says so."""
    own = own_form(table, column, words)
    if own is not None:
        return ((own.encoding, own.type),), "a CHECK as twinsql writes it"
    written = " ".join(column.declared.upper().split())
    if scaled_digits(table, column, words):
        return BY_AFFINITY["INTEGER"], OWN_DECIMAL
    if is_json(column, words):
        return _of_json(table, column, "a CHECK that it is JSON")
    if written in {"JSON", "JSONB"}:
        return _of_json(table, column, f"declared {column.declared}", binary=written == "JSONB")
    for pattern, ways in (*DATES, *OTHERS):
        if pattern.fullmatch(written):
            return (*_with_digits(written, ways), *ways), f"declared {column.declared}"
    # SQLite makes whole numbers of doubles in a column called FLOATING POINT, but means what it says in others.
    if column.affinity in BY_AFFINITY and written and not NO_NUMBERS.fullmatch(written):
        return BY_AFFINITY[column.affinity], f"declared {column.declared}"
    return ANYTHING, f"declared {column.declared}, which {SAYS_NOTHING}" if written else f"its declaration {SAYS_NOTHING}"


def _of_json(table: SourceTable, column: SourceColumn, why: str, *, binary: bool = False) -> tuple[tuple[Way, ...], str]:
    """The type json keeps texts as they are, but cannot be compared, and jsonb compares what they mean: in an index they stay texts."""
    if column.name in table.primary_key or any(part.column == column.name for one in table.indexes for part in one.parts):
        return (("text", TEXT),), f"{why}, in an index: PostgreSQL does not compare json as a text"
    first: tuple[Way, ...] = (("json", JSONB),) if binary else ()
    return (*first, ("json", JSON), ("text", TEXT)), why


def _with_digits(written: str, ways: tuple[Way, ...]) -> tuple[Way, ...]:
    """numeric(p, s) before numeric: SQLite does not hold to it, so it is a matter of what stands there."""
    found = DIGITS.fullmatch(written)
    if ways[0][0] != "number" or found is None:
        return ()
    precision, scale = int(found[1]), int(found[2] or 0)
    return (("number", ColumnType("numeric", (precision, scale))),) if 1 <= precision <= 1000 and scale <= precision else ()


def declared_demands(catalogue: Catalogue, rules: Rules) -> Demands:
    """What to look for where no target says what is wanted."""
    demands: Demands = {}
    for table in catalogue.tables.values():
        words = read_create_table(table.sql)
        for column in table.columns:
            ways, why = declared_ways(table, column, words.column(column.name))
            rule = rules.get((table.name, column.name))
            not_null = column.not_null or column.name in table.primary_key
            made = ruled(ways, rule, why) if rule else tuple(Demand((name,), kind, why=why) for name, kind in ways)
            demands[table.name, column.name] = tuple(replace(one, not_null=not_null) for one in made)
    return demands


def ruled(ways: tuple[Way, ...], rule: Rule, why: str) -> tuple[Demand, ...]:
    """The demand that *rule* makes of a column; where it says nothing of the encoding, those of the declaration with its repairs."""
    if not rule.encodings:
        return tuple(Demand((name,), kind, rule.repairs, why=f"{why}, with a rule") for name, kind in ways)
    first = rule.encodings[0]
    if rule.type:
        kind = type_of(rule.type)
    else:
        declared = [kind for name, kind in ways if name == first]
        kind = declared[0] if declared else ColumnType(ENCODINGS[first].types[0])
    if first == "iso" and not rule.type and any(one.name == "zone" for one in rule.repairs):
        kind = TIMESTAMPTZ
    return (Demand(rule.encodings, kind, rule.repairs, why=A_RULE),)


def target_demands(matches: Matches) -> Demands:
    """
    What to look for where the target's columns say what is wanted.

    Raises:
        ConfigError: a rule names an encoding that does not lead to the column's type.
    """
    demands: Demands = {}
    for found in matches.tables:
        words = read_create_table(found.source.sql)
        for pair in found.pairs:
            if pair.source is None:
                continue
            kind = pair.target.type
            ways = pair.rule.encodings if pair.rule and pair.rule.encodings else None
            if ways:
                where = f" ({pair.rule.where})" if pair.rule and pair.rule.where else ""
                _check_rule(f"{found.source.name}.{pair.source.name}{where}", ways, kind)
                readings: tuple[tuple[EncodingName, ...], ...] = (ways,)
            else:
                readings = tuple((way,) for way in target_ways(found.source, pair.source, words.column(pair.source.name), kind))
            why = A_RULE if ways else f"the type of {found.target.name}.{pair.target.name}"
            repairs = pair.rule.repairs if pair.rule else ()
            made = tuple(Demand(one, kind, repairs, not_null=pair.target.not_null, target=pair.target.name, why=why) for one in readings)
            place = (found.source.name, pair.source.name)
            demands[place] = (*demands.get(place, ()), *made)
    return demands


def _check_rule(place: str, encodings: tuple[EncodingName, ...], kind: ColumnType) -> None:
    for name in encodings:
        if kind.name not in ENCODINGS[name].types:
            possible = ", ".join(ENCODINGS[name].types)
            raise ConfigError(f"The rule for {place} says {name}, and the target's column is {kind}\n    fix:  {name} leads to {possible}")


NUMBERS_AS: tuple[EncodingName, ...] = ("epoch_s", "epoch_ms", "epoch_us", "julian")


def target_ways(table: SourceTable, column: SourceColumn, words: ColumnWords, kind: ColumnType) -> tuple[EncodingName, ...]:
    """The encodings that lead from a column to a type, none where no value of SQLite can be one."""
    if kind.name == "numeric":
        return ("scaled",) if scaled_digits(table, column, words) == (kind.modifiers or (0,))[0] > 0 else ("number",)
    if kind.name in {TIMESTAMPTZ.name, TIMESTAMP.name}:
        return ("iso", *NUMBERS_AS)
    return tuple(one.name for one in ENCODINGS.values() if kind.name in one.types and one.name != "tagged")
