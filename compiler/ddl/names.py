"""Names of constraints as PostgreSQL gives them, kept with each constraint, so that a later migration can drop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .source import SchemaState, TableState

CONSTRAINTS: dict[type[exp.Expr], str] = {
    exp.PrimaryKey: "pkey",
    exp.PrimaryKeyColumnConstraint: "pkey",
    exp.UniqueColumnConstraint: "key",
    exp.ForeignKey: "fkey",
    exp.Reference: "fkey",
    exp.CheckColumnConstraint: "check",
}
"""What has a name, and how that ends where none was written."""

LONGEST = 63


def constraints_of(state: TableState) -> Iterator[tuple[exp.Expr, exp.Expr, str | None]]:
    """Each constraint that has a name, what to take away to drop it, and the column that it is written at, if any."""
    for column in state.columns:
        for one in column.args.get("constraints") or ():
            if type(one.args["kind"]) in CONSTRAINTS:
                yield one.args["kind"], one, column.name.lower()
    for item in state.constraints:
        yield kind_of(item), item, None


def kind_of(item: exp.Expr) -> exp.Expr:
    """What a table's constraint says, without the name that was written before it."""
    return item.expressions[0] if isinstance(item, exp.Constraint) else item


def columns_of(kind: exp.Expr, column: str | None) -> list[str]:
    """The columns of its table that a constraint is about, each once."""
    if column is not None and not isinstance(kind, exp.CheckColumnConstraint):
        return [column]
    if isinstance(kind, exp.CheckColumnConstraint):
        return list(dict.fromkeys(one.name.lower() for one in kind.find_all(exp.Column)))
    if isinstance(kind, exp.UniqueColumnConstraint):
        return [one.name.lower() for one in kind.this.expressions]
    return [one.name.lower() for one in kind.expressions]


def targets_of(kind: exp.Expr) -> list[str]:
    """The tables that a foreign key refers to; none where it is another constraint."""
    return [one.name.lower() for reference in kind.find_all(exp.Reference) for one in reference.find_all(exp.Table)]


def name_constraints(table: str, state: TableState) -> None:
    """Give every constraint that has no name yet the one that PostgreSQL gives it."""
    taken = {name for kind, _, _ in constraints_of(state) if (name := name_of(kind))} | set(state.indexes)
    for kind, item, column in constraints_of(state):
        if name_of(kind):
            continue
        written = item.this.name if isinstance(item, (exp.Constraint, exp.ColumnConstraint)) and item.this else ""
        name = written.lower() if written else default_name(table, kind, column, taken)
        kind.meta["name"] = name
        taken.add(name)


def default_name(table: str, kind: exp.Expr, column: str | None, taken: set[str]) -> str:
    """``books_isbn_key``; an empty name where PostgreSQL would cut it."""
    columns = columns_of(kind, column)
    ending = CONSTRAINTS[type(kind)]
    middle = [] if ending == "pkey" or (ending == "check" and len(columns) > 1) else columns
    base = "_".join([table, *middle, ending])
    if len(base) > LONGEST - 1:
        return ""
    return next(name for number in range(len(taken) + 1) if (name := f"{base}{number or ''}") not in taken)


def name_of(kind: exp.Expr) -> str:
    """The name that a constraint was given; empty where it has none yet."""
    return str(kind.meta.get("name") or "")


def views_on(state: SchemaState, name: str) -> list[str]:
    """The views that read the table *name*, also through others, in the order in which they are made."""
    found = {name}
    for view, known in state.views.items():
        if known.reads & found:
            found.add(view)
    return [view for view in state.views if view in found]
