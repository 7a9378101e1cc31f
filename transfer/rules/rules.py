"""Rules that a person gives for a column, ``table.column=iso+utc``: how it is read, and what may be changed so that it fits."""

from __future__ import annotations

import shlex
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast, get_args
from zoneinfo import ZoneInfo

from ...adapters.errors import ConfigError
from ..encodings import ENCODINGS, EncodingName
from ..repairs import FROM_MAPS, REPAIRS, UTC, WITH_ARGUMENT, Repair, RepairName

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..catalogue import Catalogue, SourceTable

TYPE_WORDS: dict[str, tuple[EncodingName, str]] = {
    "json": ("json", "json"),
    "jsonb": ("json", "jsonb"),
    "bytea": ("blob", "bytea"),
    "bigint": ("integer", "bigint"),
    "numeric": ("number", "numeric"),
    "timestamptz": ("iso", "timestamp with time zone"),
    "timestamp": ("iso", "timestamp without time zone"),
    "date": ("iso", "date"),
    "time": ("iso", "time without time zone"),
}
"""Names of types that may stand for an encoding, where the encoding alone would leave the choice of type open."""


SCALED_DIGITS = 18
"""Digits that every whole number of SQLite holds: ``scaled:2`` is numeric(18,2)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """
    What a person says of a column.

    Attributes:
        table, column: names in the source.
        encodings: how to read it, the first that takes a value's storage class; empty where the declaration or the target decides.
        type: the PostgreSQL type to propose; empty where the encoding decides. A column that is there keeps its own.
        repairs: in the order in which they are tried.
        where: file and line of the map that says so; empty for ``--rule``.
    """

    table: str
    column: str
    encodings: tuple[EncodingName, ...] = ()
    type: str = ""
    repairs: tuple[Repair, ...] = ()
    where: str = ""

    def __str__(self) -> str:
        return f"{self.table}.{self.column}={'+'.join([self.type or '', *self.encodings, *map(str, self.repairs)]).lstrip('+')}"


Rules = dict[tuple[str, str], Rule]
"""Rules by table and column of the source; a table that is left out stands without a column."""

DROP = "drop"


@dataclass(slots=True)
class RuleUses:
    """How often each repair changed a value: ``uses.count[table, column, repair]``."""

    count: Counter[tuple[str, str, Repair]] = field(default_factory=Counter[tuple[str, str, Repair]])


def advised(table: str, column: str, words: str) -> str:
    """The rule as a person can give it to a shell; *words* may go on with other ways."""
    return f"--rule {shlex.quote(f'{table}.{column}')}={words}"


def dropping(table: str) -> str:
    """The rule that leaves a table out, as a person can give it to a shell."""
    return f"--rule {shlex.quote(table)}={DROP}"


def parse_rules(texts: Iterable[str], catalogue: Catalogue) -> Rules:
    """
    Rules as ``--rule`` gives them.

    Raises:
        ConfigError: one names no column of the source, or says what no rule says; or two are about one column.
    """
    rules: Rules = {}
    for text in texts:
        rule = parse_rule(text, catalogue)
        if (rule.table, rule.column) in rules:
            raise ConfigError(f"There are two rules for {rule.table}{'.' * bool(rule.column)}{rule.column}\n    fix:  join them with +")
        rules[rule.table, rule.column] = rule
    return rules


def parse_rule(text: str, catalogue: Catalogue) -> Rule:
    """
    One rule, ``table.column=words`` or ``table=drop``.

    Raises:
        ConfigError: as ``parse_rules``.
    """
    left, _, right = text.rpartition("=")
    found = [
        (table, column)
        for table in catalogue.tables.values()
        for column in table.columns
        if f"{table.name}.{column.name}".lower() == left.strip().lower()
    ]
    if right.strip() == DROP and (tables := [name for name in _holders(catalogue) if name.lower() == left.strip().lower()]):
        return Rule(tables[0], "")
    if not found:
        raise ConfigError(
            f"The rule {text!r} is for no column of the source\n"
            f"    fix:  write table.column=encoding, or table={DROP}{_known(left, catalogue)}"
        )
    table, column = found[0]
    return rule_of(table.name, column.name, right)


def _holders(catalogue: Catalogue) -> list[str]:
    """Names of all that may hold rows."""
    return [*catalogue.tables, *(one.name for one in catalogue.others if one.kind == "virtual table")]


def dropped(catalogue: Catalogue, rules: Rules) -> list[str]:
    """Tables that rules leave out, virtual ones too."""
    return [name for name in _holders(catalogue) if (name, "") in rules]


def carried(catalogue: Catalogue, rules: Rules) -> Catalogue:
    """*catalogue* without the tables that rules leave out."""
    gone = set(dropped(catalogue, rules))
    tables = {name: one for name, one in catalogue.tables.items() if name not in gone}
    return replace(catalogue, tables=tables, others=tuple(one for one in catalogue.others if one.name not in gone))


def rule_of(table: str, column: str, words: str) -> Rule:
    """
    The rule that *words* joined by ``+`` say of a column.

    Raises:
        ConfigError: a word is none of a rule's.
    """
    encodings: list[EncodingName] = []
    repairs: list[Repair] = []
    kind = ""
    # +round means: what the declaration says, and rounded.
    for raw in words.strip().removeprefix("+").split("+"):
        word, _, argument = raw.strip().partition(":")
        if word == "scaled" and argument.isdigit() and int(argument) <= SCALED_DIGITS:
            encodings.append("scaled")
            kind = f"numeric({SCALED_DIGITS},{int(argument)})"
        elif word in TYPE_WORDS and not argument:
            encoding, kind = TYPE_WORDS[word]
            encodings.append(encoding)
        elif word in ENCODINGS and not argument:
            encodings.append(word)
        else:
            repairs.append(_repair(f"{table}.{column}", word, argument))
    _check_classes(f"{table}.{column}", encodings)
    return Rule(table, column, tuple(encodings), kind, tuple(repairs))


def _repair(place: str, word: str, argument: str) -> Repair:
    if word == "utc" and not argument:
        return UTC
    if word not in get_args(RepairName) or word in FROM_MAPS:
        known = ", ".join([*ENCODINGS, *(one for one in TYPE_WORDS if one not in ENCODINGS)])
        repairs = ", ".join(["utc", *(one for one in REPAIRS if one not in FROM_MAPS)])
        raise ConfigError(f"The rule for {place} says {word!r}\n    fix:  encodings are {known}; repairs are {repairs}")
    name = cast("RepairName", word)
    if (name in WITH_ARGUMENT) != bool(argument):
        raise ConfigError(f"The rule for {place} says {word}\n    fix:  write zone:Europe/Berlin, and the other words without a colon")
    if name == "zone":
        try:
            ZoneInfo(argument)
        except (KeyError, OSError, ValueError):
            raise ConfigError(
                f"The rule for {place} names the unknown time zone {argument!r}\n    fix:  write one such as Asia/Seoul"
            ) from None
    return Repair(name, argument)


def _check_classes(place: str, encodings: list[EncodingName]) -> None:
    """Several encodings are for several storage classes, so that each value has one."""
    taken: set[str] = set()
    for name in encodings:
        classes = ENCODINGS[name].classes
        if classes <= taken:
            raise ConfigError(f"The rule for {place} reads {', '.join(sorted(classes))} in two ways\n    fix:  name one encoding of them")
        taken |= classes


def _known(left: str, catalogue: Catalogue) -> str:
    """The columns of the table that was meant, where one was."""
    tables: list[SourceTable] = [table for table in catalogue.tables.values() if left.lower().startswith(f"{table.name.lower()}.")]
    if not tables:
        return f"; tables are {', '.join(catalogue.tables)}"
    return f"; columns of {tables[0].name} are {', '.join(column.name for column in tables[0].columns)}"
