"""Views of a SQLite database as PostgreSQL's, where they translate."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from ..dialect import words
from ..dialect.to_postgres import Field, folded
from ..dialect.tokens import NotUnderstood
from ..dialect.views import Relation, read_view
from ..names import column_names
from .facts import Loss

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..catalogue import Catalogue
    from ..names import Names
    from .facts import Schema
    from .tables import TableMaker


def make_views(
    connection: sqlite3.Connection, catalogue: Catalogue, makers: Sequence[TableMaker], schema: Schema, names: Names
) -> Iterator[str]:
    """Statements for the views, one after those that it reads; what becomes of each is told in *schema*."""
    relations = {folded(maker.source.name): Relation(maker.made.name, maker.scope) for maker in makers}
    for view in catalogue.others:
        if view.kind != "view":
            continue
        try:
            made = read_view(view.sql, relations)
            columns = _columns(connection, view.name)
            if len(columns) != len(made.kinds):
                raise NotUnderstood(f"{len(columns)} columns")  # noqa: TRY301
        except NotUnderstood as caught:
            schema.losses.append(Loss(view.name, "view", "not carried", f"no translation is known for {caught}"))
            continue
        name = names.take(view.name)
        renamed = column_names(columns)
        fields = {
            folded(column): Field(renamed[column], kind.kind, kind.collation) for column, kind in zip(columns, made.kinds, strict=True)
        }
        relations[folded(view.name)] = Relation(name, fields)
        schema.view_names.append(name)
        schema.losses.append(Loss(view.name, "view", "carried"))
        yield f"CREATE VIEW {words.relation(name)} ({words.names(list(renamed.values()))}) AS\n{made.sql}"


def _columns(connection: sqlite3.Connection, view: str) -> list[str]:
    """Names of a view's columns, as SQLite gives them."""
    try:
        rows = connection.execute("SELECT name FROM pragma_table_info(?)", (view,)).fetchall()
    except sqlite3.Error:
        raise NotUnderstood("a view that SQLite itself cannot read") from None
    return [one.decode("utf-8", "replace") if isinstance(one, (bytes, bytearray)) else str(one) for (one,) in rows]
