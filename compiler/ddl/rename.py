"""ALTER TABLE … RENAME: SQLite's own, which follows the name into keys, checks and indexes, and so does the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from ..sqlite_names import quote
from .indexes import Search, create_search, drop_search
from .names import constraints_of, views_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .source import SchemaState, Source


def rename_table(source: Source, name: str, action: exp.Expr, state: SchemaState) -> str:
    """``ALTER TABLE a RENAME TO b``."""
    new = source.table(action.this)
    _refuse_views(source, name, state)
    if new in state.tables:
        source.refuse(action, f"there is a table {new!r} already", "correct the name")
    lines = [drop_search(search, exists=False, with_triggers=True) for search, (on, _) in state.searches.items() if on == name]
    lines.append(f"ALTER TABLE {quote(name)} RENAME TO {quote(new)};")
    state.tables = {new if table == name else table: known for table, known in state.tables.items()}
    for reference in references(state, name):
        _set(reference, new)
    for made in state.tables[new].indexes.values():
        _set(made.this.args["table"], new)
    for search, (on, column) in list(state.searches.items()):
        if on == name:
            state.searches[search] = (new, column)
            lines.append(create_search(Search(search, new, state.tables[new].number or "", column)))
    return "\n".join(lines)


def rename_column(source: Source, name: str, action: exp.Expr, state: SchemaState) -> str:
    """``ALTER TABLE t RENAME COLUMN a TO b``."""
    source.only(action, "this", "to")
    old, new = source.name(action.this.this), source.name(action.args["to"].this)
    table = state.tables[name]
    if table.column(old) is None:
        source.refuse(action, f"{name} has no column {old!r}", "correct the name")
    if table.column(new):
        source.refuse(action, f"{name} has a column {new!r} already", "correct the name")
    _refuse_views(source, name, state)
    watched = [search for search, (on, column) in state.searches.items() if on == name and old in {column, table.number}]
    lines = [drop_search(search, exists=False, with_triggers=True) for search in watched]
    lines.append(f"ALTER TABLE {quote(name)} RENAME COLUMN {quote(old)} TO {quote(new)};")
    table.kinds = {new if column == old else column: kind for column, kind in table.kinds.items()}
    table.number = new if table.number == old else table.number
    for identifier in list(_own_names(state, name)):
        if identifier.name.lower() == old:
            identifier.replace(exp.to_identifier(new, quoted=bool(identifier.args.get("quoted"))))
    for search in watched:
        column = state.searches[search][1]
        state.searches[search] = (name, new if column == old else column)
        lines.append(create_search(Search(search, name, table.number or "", state.searches[search][1])))
    return "\n".join(lines)


def references(state: SchemaState, name: str) -> Iterator[exp.Expr]:
    """The places where foreign keys name the table *name*."""
    for table in state.tables.values():
        for kind, _, _ in constraints_of(table):
            for reference in kind.find_all(exp.Reference):
                target = reference.find(exp.Table)
                if target is not None and target.name.lower() == name:
                    yield target


def _own_names(state: SchemaState, name: str) -> Iterator[exp.Expr]:
    """The places where a column of the table *name* may be named."""
    table = state.tables[name]
    for root in (*table.columns, *table.constraints, *(made.this.args["params"] for made in table.indexes.values())):
        for identifier in root.find_all(exp.Identifier):
            around = identifier.parent
            if isinstance(around, (exp.Table, exp.Constraint, exp.ColumnConstraint, exp.DataType)):
                continue
            if isinstance(around, exp.Schema) and isinstance(around.parent, exp.Reference):
                continue
            yield identifier
    for target in references(state, name):
        if isinstance(target.parent, exp.Schema):
            yield from target.parent.expressions


def _refuse_views(source: Source, name: str, state: SchemaState) -> None:
    if views := views_on(state, name):
        source.refuse(None, f"the view {views[0]} reads {name}", f"drop {views[0]} before, and create it again after")


def _set(table: exp.Expr, new: str) -> None:
    table.set("this", exp.to_identifier(new))
