"""DROP TABLE and DROP INDEX, and what goes with them."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from ..sqlite_names import quote
from .indexes import drop_search
from .names import constraints_of, targets_of
from .rebuild import rebuild
from .views import drop_views_on

if TYPE_CHECKING:
    from sqlglot import exp

    from .source import SchemaState, Source


def drop(source: Source, statement: exp.Drop, state: SchemaState) -> str:
    """Drop tables or indexes, with CASCADE the foreign keys and views that need them."""
    source.only(statement, "kind", "tables", "exists", "cascade", "restrict")
    exists = bool(statement.args.get("exists"))
    one = _index if statement.args["kind"].upper() == "INDEX" else _table
    lines: list[str] = []
    for table in statement.args["tables"]:
        name = source.table(table)
        if statement.args.get("cascade") and one is _table:
            lines += [*drop_views_on(state, name), *_drop_references(source, name, state)]
        lines += one(name, state, exists=exists)
    return "\n".join(lines)


def _table(name: str, state: SchemaState, *, exists: bool) -> list[str]:
    lines: list[str] = []
    for search in [search for search, (watched, _) in state.searches.items() if watched == name]:
        del state.searches[search]
        lines.append(drop_search(search, exists=exists, with_triggers=False))
    for index in [index for index, table in state.apart.items() if table == name]:
        del state.apart[index]
    state.tables.pop(name, None)
    return [*lines, f"DROP TABLE {'IF EXISTS ' if exists else ''}{quote(name)};"]


def _index(name: str, state: SchemaState, *, exists: bool) -> list[str]:
    if state.searches.pop(name, None):
        return [drop_search(name, exists=exists, with_triggers=True)]
    if state.apart.pop(name, None):
        return []
    for known in state.tables.values():
        known.indexes.pop(name, None)
    return [f"DROP INDEX {'IF EXISTS ' if exists else ''}{quote(name)};"]


def _drop_references(source: Source, name: str, state: SchemaState) -> list[str]:
    """Make the tables that refer to *name* anew, without their foreign keys to it."""
    lines: list[str] = []
    for other, old in list(state.tables.items()):
        if other == name or not any(name in targets_of(kind) for kind, _, _ in constraints_of(old)):
            continue
        known = replace(old, columns=deepcopy(old.columns), constraints=deepcopy(old.constraints), checks=set(old.checks))
        for kind, item, column in list(constraints_of(known)):
            if name not in targets_of(kind):
                continue
            definition = known.column(column) if column else None
            if definition is None:
                known.constraints.remove(item)
            else:
                definition.set("constraints", [one for one in definition.args["constraints"] if one is not item])
        state.tables[other] = known
        lines.append(rebuild(source, other, state, old, {}))
    return lines


def truncate(source: Source, statement: exp.TruncateTable, state: SchemaState) -> str:
    """TRUNCATE, which PostgreSQL allows of tables that no other refers to."""
    source.only(statement, "expressions", "identity", "option")
    if statement.args.get("option") == "CASCADE":
        source.refuse(None, "TRUNCATE … CASCADE empties tables that are not named", "name them all, and leave CASCADE out")
    lines: list[str] = []
    for table in statement.expressions:
        name = source.table(table)
        lines.append(f"DELETE FROM {quote(name)};")  # noqa: S608 - a checked name
        if statement.args.get("identity") == "RESTART" and name in state.tables and state.tables[name].number:
            lines.append(f"DELETE FROM sqlite_sequence WHERE name = '{name}';")  # noqa: S608 - a checked name
    return "\n".join(lines)
