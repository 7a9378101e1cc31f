"""ALTER TABLE: as SQLite has it where it can, by a rebuild where it can't."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sqlglot import exp

from ..sqlite_names import quote
from .names import columns_of, constraints_of, kind_of, name_constraints, name_of, targets_of, views_on
from .rebuild import rebuild
from .rename import rename_column, rename_table
from .rows import converted
from .source import BY_HAND
from .tables import TableWriter
from .types import column_type

if TYPE_CHECKING:
    from collections.abc import Callable

    from .source import SchemaState, Source, TableState

PRIMARY = (exp.PrimaryKey, exp.PrimaryKeyColumnConstraint)
UNNAMED = "unnamed_check"
"""What stands for the name of a CHECK that has none: sqlglot reads ADD CHECK with a name alone."""


class Alteration(NamedTuple):
    """
    One ALTER TABLE at work.

    Attributes:
        name: of the table.
        state: of the schema, already as it is to be.
        old: the table as it was.
        changed: SQLite's expression for each column that gets another value.
    """

    source: Source
    name: str
    state: SchemaState
    old: TableState
    changed: dict[str, str]

    @property
    def table(self) -> TableState:
        """The table as it is to be."""
        return self.state.tables[self.name]

    def column(self, node: exp.Expr) -> exp.ColumnDef:
        """The definition of the column that *node* names."""
        name = self.source.name(node)
        found = self.table.column(name)
        if found is None:
            self.source.refuse(node, f"{self.name} has no column {name!r}", "correct the name")
        return found


def alter_table(source: Source, statement: exp.Alter, state: SchemaState) -> str:
    """Translate one ALTER TABLE, and take note of what it changes."""
    source.only(statement, "this", "kind", "actions", "only", "exists", "not_valid")
    name = source.table(statement.this)
    if name not in state.tables:
        source.refuse(statement.this, f"no migration up to here makes a table {name!r}", "correct the name")
    actions = statement.args["actions"]
    if isinstance(actions[0], (exp.AlterRename, exp.RenameColumn)):
        rename = rename_table if isinstance(actions[0], exp.AlterRename) else rename_column
        return rename(source, name, actions[0], state)
    old = state.tables[name]
    state.tables[name] = replace(
        old,
        kinds=dict(old.kinds),
        checks=set(old.checks),
        columns=deepcopy(old.columns),
        constraints=deepcopy(old.constraints),
        indexes=dict(old.indexes),
    )
    alteration = Alteration(source, name, state, old, {})
    try:
        lines = [_action(alteration, action) for action in actions]
        name_constraints(name, state.tables[name])
        if all(line is not None for line in lines):
            return "\n".join(line for line in lines if line)
        state.counting.pop(name, None)
        return rebuild(source, name, state, old, alteration.changed)
    except BaseException:
        state.tables[name] = old
        raise


def _action(alteration: Alteration, action: exp.Expr) -> str | None:
    """SQLite's own statement for *action*, empty where there is nothing to do, None where it takes a rebuild; the table is changed already."""
    kind = str(action.args.get("kind") or "").upper() if isinstance(action, exp.Drop) else ""
    known = ACTIONS.get((type(action), kind))
    if known is None:
        alteration.source.refuse(action, "this ALTER TABLE is not translated", f"rebuild the table: {BY_HAND}")
    return known(alteration, action)


def _add_column(alteration: Alteration, action: exp.Expr) -> str | None:
    assert isinstance(action, exp.ColumnDef)
    table = alteration.table
    exists = action.args.pop("exists", None)
    name = alteration.source.name(action.this)
    if table.column(name):
        if exists:
            return ""
        alteration.source.refuse(action, f"{alteration.name} has a column {name!r} already", "correct the name")
    kinds = [one.args["kind"] for one in action.args.get("constraints") or ()]
    if any(isinstance(kind, exp.GeneratedAsIdentityColumnConstraint) for kind in kinds):
        what = "an identity that is added numbers the rows that are there in each engine's own order"
        alteration.source.refuse(action, what, "make a new table, and INSERT the rows with ORDER BY")
    table.columns.append(action)
    written = TableWriter(alteration.source, alteration.name, table).add_column(action)
    return written or None


def _drop_column(alteration: Alteration, action: exp.Expr) -> str | None:
    alteration.source.only(action, "kind", "tables", "exists", "restrict", "cascade")
    [named] = action.args["tables"]
    name = alteration.source.name(named.this)
    table = alteration.table
    column = table.column(name)
    if column is None:
        if action.args.get("exists"):
            return ""
        alteration.source.refuse(action, f"{alteration.name} has no column {name!r}", "correct the name")
    if action.args.get("cascade"):
        _drop_references(alteration, name)
    _refuse_search(alteration, name, action)
    table.columns.remove(column)
    table.kinds.pop(name, None)
    gone = [item for item in table.constraints if name in columns_of(kind_of(item), None)]
    indexes = [index for index, made in table.indexes.items() if name in {one.name.lower() for one in made.find_all(exp.Column)}]
    for item in gone:
        table.constraints.remove(item)
    for index in indexes:
        del table.indexes[index]
    checks = _drop_checks(table, name)
    keys = [one for one in written_at(column) if isinstance(one.args["kind"], (exp.PrimaryKeyColumnConstraint, exp.UniqueColumnConstraint))]
    if gone or indexes or checks or keys or views_on(alteration.state, alteration.name):
        return None
    return f"ALTER TABLE {quote(alteration.name)} DROP COLUMN {quote(name)};"


def written_at(column: exp.ColumnDef) -> list[exp.Expr]:
    """The constraints that stand at a column."""
    return list(column.args.get("constraints") or ())


def _drop_checks(table: TableState, name: str) -> bool:
    """Take away other columns' CHECKs that speak of the column *name*."""
    gone = [
        (column, item)
        for column in table.columns
        for item in written_at(column)
        if isinstance(item.args["kind"], exp.CheckColumnConstraint) and name in columns_of(item.args["kind"], column.name.lower())
    ]
    for column, item in gone:
        column.set("constraints", [one for one in written_at(column) if one is not item])
    return bool(gone)


def _drop_references(alteration: Alteration, name: str) -> None:
    for other, table in alteration.state.tables.items():
        for kind, _, _ in constraints_of(table):
            if other != alteration.name and alteration.name in targets_of(kind):
                what = f"CASCADE drops a foreign key of {other}, should it refer to {name}"
                alteration.source.refuse(None, what, f"drop that with ALTER TABLE {other} DROP CONSTRAINT …, and leave CASCADE out")


def _refuse_search(alteration: Alteration, name: str, node: exp.Expr) -> None:
    for search, (table, column) in alteration.state.searches.items():
        if table == alteration.name and name in {column, alteration.table.number}:
            alteration.source.refuse(node, f"the index {search} for search is over this column", f"DROP INDEX {search} first")


def _alter_column(alteration: Alteration, action: exp.Expr) -> str | None:
    column = alteration.column(action.this)
    constraints = written_at(column)
    if action.args.get("dtype"):
        alteration.source.only(action, "this", "dtype", "using")
        _refuse_search(alteration, column.name.lower(), action)
        before = column.copy()
        column.set("kind", action.args["dtype"])
        known, _ = column_type(alteration.source, column)
        alteration.table.kinds[column.name.lower()] = known.kind
        alteration.changed[column.name.lower()] = converted(
            alteration.source, alteration.state, alteration.name, alteration.old, before, column, action.args.get("using") or None
        )
        return None
    if action.args.get("default") is not None:
        alteration.source.only(action, "this", "default")
        if isinstance(action.args["default"], exp.Anonymous) and action.args["default"].name.lower() == "nextval":
            return _count(alteration, column, action.args["default"])
        kept = [one for one in constraints if not isinstance(one.args["kind"], exp.DefaultColumnConstraint)]
        column.set("constraints", [*kept, exp.ColumnConstraint(kind=exp.DefaultColumnConstraint(this=action.args["default"]))])
        return None
    nullable = action.args.get("allow_null")
    alteration.source.only(action, "this", "drop", "allow_null")
    gone = exp.DefaultColumnConstraint if nullable is None else exp.NotNullColumnConstraint
    kept = [one for one in constraints if not isinstance(one.args["kind"], gone)]
    if nullable is False:
        kept.append(exp.ColumnConstraint(kind=exp.NotNullColumnConstraint()))
    column.set("constraints", kept)
    return None


def _count(alteration: Alteration, column: exp.ColumnDef, call: exp.Expr) -> str | None:
    """``SET DEFAULT nextval(…)``, as a dump writes a serial: an identity, from when it is the primary key on."""
    [literal] = list(call.find_all(exp.Literal)) or [exp.Literal.string("")]
    if literal.name.rpartition(".")[2].strip('"') not in alteration.state.sequences:
        alteration.source.refuse(column, "a DEFAULT that is the next number of a sequence that is not known here", "use an identity")
    column.set("constraints", [*written_at(column), exp.ColumnConstraint(kind=exp.GeneratedAsIdentityColumnConstraint(this=False))])
    keys = [columns_of(kind, at) for kind, _, at in constraints_of(alteration.table) if isinstance(kind, PRIMARY)]
    if keys == [[column.name.lower()]]:
        return None
    alteration.state.counting[alteration.name] = alteration.source
    return ""


def _add_constraint(alteration: Alteration, action: exp.Expr) -> str | None:
    alteration.source.only(action, "expressions")
    for item in action.expressions:
        if isinstance(item, exp.Constraint) and item.this.name == UNNAMED:
            [bare] = item.expressions
            alteration.table.constraints.append(bare)
        else:
            alteration.table.constraints.append(item)
    return None


def _drop_constraint(alteration: Alteration, action: exp.Expr) -> str | None:
    alteration.source.only(action, "kind", "tables", "exists", "restrict", "cascade")
    [named] = action.args["tables"]
    name = alteration.source.name(named.this)
    for kind, item, column in constraints_of(alteration.table):
        if name_of(kind) != name:
            continue
        if column is None:
            alteration.table.constraints.remove(item)
        else:
            definition = alteration.table.column(column)
            assert definition is not None
            definition.set("constraints", [one for one in definition.args["constraints"] if one is not item])
            if isinstance(kind, exp.PrimaryKeyColumnConstraint):
                _stay_not_null(definition)
        if isinstance(kind, exp.PrimaryKey):
            for one in columns_of(kind, None):
                _stay_not_null(alteration.column(exp.to_identifier(one)))
        return None
    if action.args.get("exists"):
        return ""
    alteration.source.refuse(action, f"{alteration.name} has no constraint {name!r} that is known here", "correct the name")


def _stay_not_null(column: exp.ColumnDef) -> None:
    """Columns of a primary key that is dropped stay NOT NULL."""
    column.set("constraints", [*(column.args.get("constraints") or ()), exp.ColumnConstraint(kind=exp.NotNullColumnConstraint())])


ACTIONS: dict[tuple[type[exp.Expr], str], Callable[[Alteration, exp.Expr], str | None]] = {
    (exp.ColumnDef, ""): _add_column,
    (exp.Drop, "COLUMN"): _drop_column,
    (exp.Drop, "CONSTRAINT"): _drop_constraint,
    (exp.AlterColumn, ""): _alter_column,
    (exp.AddConstraint, ""): _add_constraint,
}
