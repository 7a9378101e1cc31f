"""What SQLite cannot alter is made anew: a new table, the rows, the old one dropped, its name taken over, its indexes made again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlglot import exp

from ..sqlite_names import listed, quote
from .indexes import Search, create_search, drop_search, write_index
from .names import views_on
from .tables import write_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .source import SchemaState, Source, TableState


def rebuild(source: Source, name: str, state: SchemaState, old: TableState, changed: Mapping[str, str]) -> str:
    """
    SQLite's statements that make the table *name* as *state* has it from what it was, *old*.

    *changed* are columns that get another value than the old one's, with SQLite's expression for it.
    """
    table = state.tables[name]
    new = _free_name(name, state)
    fresh = replace(table, kinds={}, number=None, checks=set())
    created = write_table(source, new, fresh, [*table.columns, *table.constraints], known_as=name)
    table.kinds, table.number, table.checks = fresh.kinds, fresh.number, fresh.checks
    kept = [column.name.lower() for column in table.columns if old.column(column.name.lower()) and not is_generated(column)]
    values = [changed.get(column, quote(column)) for column in kept]
    copied = f"INSERT INTO {quote(new)} {listed(kept)}\n    SELECT {', '.join(values)} FROM {quote(name)};"  # noqa: S608 - checked names
    searches = [Search(search, name, old.number or "", column) for search, (on, column) in state.searches.items() if on == name]
    views = views_on(state, name)
    parts = [f"DROP VIEW {quote(view)};" for view in reversed(views)]
    parts += [drop_search(search.name, exists=False, with_triggers=True) for search in searches]
    parts += [created, copied, *_numbers(name, new, old, table), f"DROP TABLE {quote(name)};"]
    parts.append(f"ALTER TABLE {quote(new)} RENAME TO {quote(name)};")
    parts += [write_index(source, index, state) for index in table.indexes.values()]
    parts += [create_search(search._replace(number=table.number or "")) for search in searches]
    parts += [state.views[view].text for view in views]
    return "\n".join(parts)


def _numbers(name: str, new: str, old: TableState, table: TableState) -> list[str]:
    """An identity goes on where it was: numbers of rows that are gone are not used again."""
    if not (old.number and old.number == table.number):
        return []
    return [
        f"DELETE FROM sqlite_sequence WHERE name = '{new}';",  # noqa: S608 - a checked name
        f"INSERT INTO sqlite_sequence (name, seq) SELECT '{new}', seq FROM sqlite_sequence WHERE name = '{name}';",  # noqa: S608 - as above
    ]


def is_generated(column: exp.ColumnDef) -> bool:
    """Whether its value is made of others'."""
    return any(isinstance(one.args["kind"], exp.ComputedColumnConstraint) for one in column.args.get("constraints") or ())


def _free_name(name: str, state: SchemaState) -> str:
    taken = state.names()
    return next(new for number in range(len(taken) + 1) if (new := f"new_{name}{number or ''}"[:63]) not in taken)
