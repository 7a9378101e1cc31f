"""What PostgreSQL's catalog says of the tables: all that rows have to keep to."""

from __future__ import annotations

import importlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...adapters.errors import ConfigError
from ...adapters.statement import Form, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import LiteralString

    from ...adapters.protocol import Executor
    from ...adapters.statement import Row
    from ..model import Schema

STRINGS = re.compile(r"'((?:[^']|'')*)'")
NUMBERS = re.compile(r"(?<![\w'.])-?\d+(?:\.\d+)?(?![\w'.])")
VOLATILE_DEFAULT = re.compile(r"\b(?:now|current_\w+|localtime\w*|clock_timestamp|gen_random_uuid|random|uuid\w*)\b", re.IGNORECASE)


@dataclass(slots=True)
class Fact:
    """
    A column.

    Attributes:
        name: its name.
        type: PostgreSQL's, with modifiers.
        not_null: whether NULL is refused.
        identity: whether the database numbers it.
        generated: whether the database computes it.
        default: its DEFAULT, as PostgreSQL prints it.
        texts: literals that its CHECKs name.
        numbers: numbers in its CHECKs.
        hints: literals that statements compare it with, or look for in it.
        made: what the application makes of a value before it writes it.
    """

    name: str
    type: str
    not_null: bool
    identity: bool
    generated: bool
    default: str = ""
    texts: list[str] = field(default_factory=list[str])
    numbers: list[str] = field(default_factory=list[str])
    hints: list[str] = field(default_factory=list[str])
    made: Callable[[object], object] | None = None

    @property
    def base(self) -> str:
        """The type without modifiers: ``timestamp with time zone``."""
        return re.sub(r"\(.*?\)", "", self.type)

    @property
    def is_volatile(self) -> bool:
        """Whether its DEFAULT is another value each time."""
        return VOLATILE_DEFAULT.search(self.default) is not None


@dataclass(frozen=True, slots=True)
class Link:
    """A foreign key: *columns* of *table* are *keys* of *parent*."""

    table: str
    columns: tuple[str, ...]
    parent: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalog:
    """
    All tables.

    Attributes:
        columns: of each table, by name, those that the database computes left out.
        links: foreign keys of each table.
        order: tables, parents before children as far as that goes.
        enums: labels.
        schema: for the translator.
    """

    columns: Mapping[str, Mapping[str, Fact]]
    links: Mapping[str, tuple[Link, ...]]
    order: tuple[str, ...]
    enums: Mapping[str, tuple[str, ...]]
    schema: Schema

    def below(self, tables: Iterable[str]) -> tuple[str, ...]:
        """*tables* and all whose rows may change with theirs."""
        found = set(tables)
        size = 0
        while size != len(found):
            size = len(found)
            found |= {link.table for links in self.links.values() for link in links if link.parent in found}
        return tuple(name for name in self.order if name in found)

    def identity(self, table: str) -> str | None:
        """The column of *table* that the database numbers."""
        return next((one.name for one in self.columns[table].values() if one.identity), None)


def read_catalog(database: Executor, schema: Schema, made: Mapping[str, str]) -> Catalog:
    """
    The catalog of the PostgreSQL *database*, which has the tables of *schema*; others that it has beside them are passed over.

    Raises:
        ConfigError: *made* names a column or a function that is not there.
    """
    columns: dict[str, dict[str, Fact]] = {name: {} for name in schema.tables}
    for table, name, kind, not_null, identity, generated, default in _ask(database, "columns"):
        if generated != "true" and table in columns:
            columns[table][name] = Fact(name, kind, not_null == "true", identity == "true", generated=False, default=default)
    for table, name, text in _ask(database, "checks"):
        fact = columns.get(table, {}).get(name)
        if fact is not None:
            strings: list[str] = STRINGS.findall(text)
            fact.texts += [one.replace("''", "'") for one in strings]
            fact.numbers += NUMBERS.findall(STRINGS.sub("", text))
    for place, function in made.items():
        table, _, name = place.partition(".")
        if name not in columns.get(table, {}):
            raise ConfigError(f"[tool.twinsql.made] names {place}: the migrations make no such column")
        columns[table][name].made = _function(function)
    links: dict[str, list[Link]] = {name: [] for name in schema.tables}
    for table, own, parent, keys in _ask(database, "links"):
        if table in links:
            links[table].append(Link(table, tuple(json.loads(own)), parent, tuple(json.loads(keys))))
    frozen = {name: tuple(found) for name, found in links.items()}
    return Catalog(columns, frozen, _in_order(frozen), schema.enums, schema)


def _function(name: str) -> Callable[[object], object]:
    module, _, attribute = name.partition(":")
    try:
        found: object = getattr(importlib.import_module(module), attribute, None)
    except ImportError:
        found = None
    if not callable(found):
        raise ConfigError(f"[tool.twinsql.made] names {name}: there is no such function where Python looks for modules")
    return found


def _ask(database: Executor, name: str) -> Sequence[tuple[str, ...]]:
    sql: Any = Path(__file__).with_name(f"{name}.sql").read_text(encoding="utf-8")
    statement: Statement[tuple[str, ...]] = Statement(f"prove.{name}", f"compiler/prove/{name}.sql", (), False, None, _form(sql))
    return database.all(statement)


def _form(sql: LiteralString) -> Form[tuple[str, ...]]:
    return Form(sql, tuple, _texts)


def _texts(row: Row) -> tuple[str, ...]:
    return row


def _in_order(links: Mapping[str, tuple[Link, ...]]) -> tuple[str, ...]:
    """Parents first; where keys go in a circle, by name."""
    done: list[str] = []
    rest = sorted(links)
    while rest:
        ready = [name for name in rest if all(link.parent in {name, *done} for link in links[name])] or rest[:1]
        done += ready
        rest = [name for name in rest if name not in ready]
    return tuple(done)
