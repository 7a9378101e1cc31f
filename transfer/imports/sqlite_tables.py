"""Tables of SQLite for an export of PostgreSQL: names, types, keys and plain indexes; the rest is named, since it wants translation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..names import quoted
from .sqlite_values import kept

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ..exports.manifest import PostgresManifest
    from ..target_schema import TargetColumn, TargetReference, TargetTable

WHOLE = frozenset({"smallint", "integer", "bigint"})
_NAME = r'(?:"(?:[^"]|"")*"|[a-z_][\w$]*)'
_PARTS = rf"{_NAME}(?: DESC)?(?:, {_NAME}(?: DESC)?)*"
PLAIN_INDEX = re.compile(
    rf"CREATE (?P<unique>UNIQUE )?INDEX (?P<name>{_NAME}) ON public\.(?P<table>{_NAME}) USING btree \((?P<parts>{_PARTS})\)"
)
ACTIONS = re.compile(r"(?: ON (?:UPDATE|DELETE) (?:CASCADE|RESTRICT|SET NULL|SET DEFAULT)| DEFERRABLE| INITIALLY DEFERRED)*$")
UNLIKE = re.compile(r" (?:PRIMARY KEY|UNIQUE)\b.* (?:DEFERRABLE|NULLS NOT DISTINCT|WITHOUT OVERLAPS)")
UNSAID = frozenset({"view", "function", "trigger", "domain", "statistics", "extension", "comment"})


def table_statements(manifest: PostgresManifest, tables: Collection[str]) -> Iterator[str]:
    """CREATE TABLE for each of *tables* of schema public; all of their columns have a form in SQLite."""
    for name in tables:
        yield _table(manifest.declared[name])


def _table(table: TargetTable) -> str:
    numbered = numbers(table)
    lines = [_column(one, numbered=one.name == numbered) for one in table.columns]
    if table.primary_key and not numbered:
        lines.append(f"PRIMARY KEY ({_names(table.primary_key)})")
    lines += [f"UNIQUE ({_names(columns)})" for columns in table.uniques]
    lines += [_reference(one) for one in table.references]
    inner = ",\n    ".join(lines)
    return f"CREATE TABLE {quoted(table.name)} (\n    {inner}\n) STRICT"


def numbers(table: TargetTable) -> str:
    """The column that SQLite numbers by itself; empty where there is none."""
    if len(table.primary_key) == 1:
        column = table.column(table.primary_key[0])
        if column.type.name in WHOLE and (column.identity or column.sequence):
            return column.name
    return ""


def _column(column: TargetColumn, *, numbered: bool) -> str:
    found = kept(column.type)
    assert found is not None
    name = quoted(column.name)
    words = [name, found.held.declared]
    if numbered:
        words.append("PRIMARY KEY AUTOINCREMENT")
    elif column.not_null:
        words.append("NOT NULL")
    if check := found.held.check.replace("{0}", name):
        # SQLite before 3.45 takes NULL for no valid JSON.
        nullable = column.type.name in {"json", "jsonb"} and not column.not_null
        words.append(f"CHECK ({f'{name} IS NULL OR {check}' if nullable else check})")
    return " ".join(words)


def _reference(one: TargetReference) -> str:
    actions = ACTIONS.search(one.definition.removesuffix(" NOT VALID"))
    return (
        f"CONSTRAINT {quoted(one.name)} FOREIGN KEY ({_names(one.columns)}) "
        f"REFERENCES {quoted(one.table)} ({_names(one.targets)}){actions[0] if actions else ''}"
    )


def _names(names: Collection[str]) -> str:
    return ", ".join(map(quoted, names))


def index_statements(manifest: PostgresManifest, tables: Collection[str]) -> Iterator[str]:
    """CREATE INDEX for those that stand on columns alone."""
    for one in manifest.definitions:
        found = PLAIN_INDEX.fullmatch(one.sql) if one.kind == "index" else None
        if found and _unquoted(found["table"]) in tables:
            yield f"CREATE {found['unique'] or ''}INDEX {found['name']} ON {found['table']} ({found['parts']})"


def _unquoted(name: str) -> str:
    return name[1:-1].replace('""', '"') if name.startswith('"') else name


def untold(manifest: PostgresManifest, tables: Collection[str]) -> tuple[str, ...]:
    """What of the schema these tables and indexes do not say."""
    found = [f"{one.kind} {one.name}" for one in manifest.definitions if one.kind in UNSAID]
    found += [f"index {one.name}" for one in manifest.definitions if one.kind == "index" and not PLAIN_INDEX.fullmatch(one.sql)]
    found += [f"how {one.name} waits or compares" for one in manifest.definitions if one.kind == "constraint" and UNLIKE.search(one.sql)]
    for table in (manifest.declared[name] for name in tables):
        found += [f"constraint {table.name}.{name}" for name, _ in table.checks]
        for column in table.columns:
            counts = bool(column.identity or column.sequence)
            if column.default is not None and not counts:
                found.append(f"default of {table.name}.{column.name}")
            if counts and column.name != numbers(table):
                found.append(f"numbers of {table.name}.{column.name}")
    return tuple(dict.fromkeys(found))
