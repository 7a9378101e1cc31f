"""Indexes of a SQLite table as PostgreSQL's: partial ones, expressions, collations, and entries that no B-tree holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..dialect import words
from ..dialect.create_index import read_create_index
from ..dialect.functions import translator
from ..dialect.nodes import Collated, Column
from ..dialect.to_postgres import COLLATIONS, by_collation
from ..dialect.tokens import NotUnderstood
from .tables import BINARY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..catalogue import SourceIndex
    from ..dialect.nodes import Node
    from ..dialect.to_postgres import Written
    from .tables import TableMaker

CASE_NOTE = 'letters of ASCII alone know no case there, and here too: lower(… COLLATE "C")'


def make_indexes(table: TableMaker) -> Iterator[str]:
    """Statements for the indexes of *table*; what becomes of each is told there."""
    for index in table.source.indexes:
        what = (
            f"{'unique ' if index.unique else ''}index {index.name}"
            if index.sql
            else f"{index.origin.upper()} ({', '.join(part.column for part in index.parts)})"
        )
        if index.origin != "index" and index.plain:
            if table.digested_key if index.origin == "primary key" else table.too_large(index):
                yield _by_digest(table, index, what)
            continue
        try:
            yield _index(table, index, what)
        except NotUnderstood as caught:
            lost = ": rows that it would refuse are taken" if index.unique else ""
            table.tell("", what, "not carried", f"no translation is known for {caught}{lost}")


def _index(table: TableMaker, index: SourceIndex, what: str) -> str:
    where, changes = "", list[str]()
    if index.sql:
        written = read_create_index(index.sql)
        parts = [_part(table, node, descending, changes) for node, descending in written.parts]
        if written.where is not None:
            where = f" WHERE {translator(table.scope).condition(written.where)}"
    else:
        parts = [_part(table, Collated(Column(part.column), part.collation), part.descending, changes) for part in index.parts]
    using = ""
    if table.too_large(index):
        if index.unique:
            return _by_digest(table, index, what)
        if len(parts) > 1:
            raise NotUnderstood("entries that no B-tree holds, in an index of several columns")
        using, parts = "USING hash ", [parts[0].removesuffix(" DESC")]
        changes.append("a hash index: some entries are too large for a B-tree")
    name = table.names.take(index.name if index.sql else f"{table.made.name}_{'_'.join(part.column for part in index.parts)}_key")
    if index.sql and name != index.name:
        changes.append(f"it is called {name}: PostgreSQL's indexes have names of their own in the whole schema")
    unique = "UNIQUE " if index.unique else ""
    if index.unique and not where and index.plain:
        table.made.uniques.append(tuple(table.made.column(part.column).name for part in index.parts))
    table.tell("", what, "changed" if changes else "carried", "; ".join(dict.fromkeys(changes)))
    return f"CREATE {unique}INDEX {words.name(name)} ON {words.relation(table.made.name)} {using}({', '.join(parts)}){where}"


def _part(table: TableMaker, node: Node, descending: bool, changes: list[str]) -> str:  # noqa: FBT001
    if isinstance(node, Collated) and node.collation not in COLLATIONS:
        changes.append(f"by bytes, since only the application knows the collation {node.collation}")
        node = Collated(node.operand, BINARY)
    made: Written = translator(table.scope).value(node)
    if made.collation not in COLLATIONS:
        # What is alike by its bytes is alike by any collation: a unique index takes more rows than the source's, never fewer.
        changes.append(f"by bytes, since only the application knows the collation {made.collation}")
        made = replace(made, collation=BINARY)
    if made.kind == "json":
        raise NotUnderstood("json in an index")
    if made.kind == "null" or made.constant is not None:
        raise NotUnderstood("a constant in an index")
    plain = node.operand if isinstance(node, Collated) else node
    if made.collation != BINARY and made.kind == "text":
        changes.append(CASE_NOTE if made.collation == "NOCASE" else "blanks at the end do not count: rtrim")
        sql = by_collation(made, made.collation)
    else:
        sql = made.sql if isinstance(plain, Column) else f"({made.sql})"
    return f"{sql} DESC" if descending else sql


def _by_digest(table: TableMaker, index: SourceIndex, what: str) -> str:
    """A unique index over MD5 digests, where entries are too large for a B-tree."""
    if any(part.column == "" or part.collation != BINARY for part in index.parts):
        raise NotUnderstood("entries that no B-tree holds, in an index of expressions or collations")
    parts: list[str] = []
    for part in index.parts:
        column = table.made.column(part.column)
        large = table.counted.columns[part.column].longest > 100 and column.type.name in {"text", "bytea"}
        parts.append(f"md5({words.name(column.name)})" if large else words.name(column.name))
    where = ""
    if index.partial:
        condition = read_create_index(index.sql).where
        where = f" WHERE {translator(table.scope).condition(condition)}" if condition is not None else ""
    name = table.names.take(index.name if index.sql else f"{table.made.name}_{'_'.join(part.column for part in index.parts)}_key")
    table.tell("", what, "changed", "over digests by MD5: some entries are too large for a B-tree")
    return f"CREATE UNIQUE INDEX {words.name(name)} ON {words.relation(table.made.name)} ({', '.join(parts)}){where}"
