"""Foreign keys: what becomes of the rows that refer to a row, and when that is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from ..sqlite_names import listed, quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .source import Source, TableState

EVENTS = ("ON DELETE", "ON UPDATE")
ACTIONS = ("CASCADE", "SET NULL", "SET DEFAULT", "RESTRICT", "NO ACTION")
KNOWN = frozenset(f"{event} {action}" for event in EVENTS for action in ACTIONS)
TIMES = ("DEFERRABLE", "NOT DEFERRABLE", "INITIALLY")
DEFERRED = ["DEFERRABLE", "INITIALLY DEFERRED"]
TIMINGS: dict[tuple[str, ...], list[str]] = {
    (): [],
    ("NOT DEFERRABLE",): [],
    ("DEFERRABLE",): [],
    ("NOT DEFERRABLE", "INITIALLY IMMEDIATE"): [],
    ("DEFERRABLE", "INITIALLY IMMEDIATE"): [],
    ("INITIALLY IMMEDIATE",): [],
    ("DEFERRABLE", "INITIALLY DEFERRED"): DEFERRED,
    ("INITIALLY DEFERRED",): DEFERRED,
}
"""When a foreign key is checked: SET CONSTRAINTS, which could change that, is no statement of ours."""


def reference_text(source: Source, reference: exp.Expr, table: str, state: TableState, columns: Sequence[str]) -> str:
    """``REFERENCES …`` of *columns* of *table*, whose definition is in *state*."""
    source.only(reference, "this", "options")
    target = reference.this
    keys = ""
    if isinstance(target, exp.Schema):
        keys = " " + listed([source.name(one) for one in target.expressions])
        target = target.this
    options = [str(option) for option in reference.args.get("options") or ()]
    times = _timing(source, reference, [option for option in options if option.startswith(TIMES)])
    # Of one column MATCH FULL says nothing.
    said = {"MATCH SIMPLE", "MATCH FULL"} if len(columns) == 1 else {"MATCH SIMPLE"}
    actions = [one for one in options if not one.startswith(TIMES) and one not in said]
    for action in actions:
        if action not in KNOWN:
            what = f"{action} of a foreign key is not the same on both engines"
            source.refuse(reference, what, "leave it out, or write ON DELETE CASCADE, SET NULL or RESTRICT")
    name = source.table(target)
    if name == table:
        actions = [_of_itself(source, reference, action, state, columns, times) for action in actions]
    return " ".join([f"REFERENCES {quote(name)}{keys}", *actions, *times])


def _timing(source: Source, reference: exp.Expr, options: list[str]) -> list[str]:
    known = TIMINGS.get(tuple(options))
    if known is None:
        source.refuse(
            reference, f"{' '.join(options)} of a foreign key is not known here", "write DEFERRABLE INITIALLY DEFERRED, or neither"
        )
    return known


def _of_itself(source: Source, reference: exp.Expr, action: str, state: TableState, columns: Sequence[str], times: list[str]) -> str:
    """
    An action of a table that refers to itself.

    PostgreSQL looks at a statement that deletes several rows when all are gone; SQLite at RESTRICT and NOT NULL with each.
    """
    if action.endswith("RESTRICT"):
        if times:
            source.refuse(reference, "RESTRICT and INITIALLY DEFERRED of a table that refers to itself", "leave one of them out")
        return action.replace("RESTRICT", "NO ACTION")
    empties = action.endswith(("SET NULL", "SET DEFAULT"))
    if empties and any(_stays_empty(state, name, action) for name in columns):
        what = f"{action} of a column that is NOT NULL, in a table that refers to itself"
        source.refuse(reference, what, "leave the NOT NULL out, or use ON DELETE CASCADE")
    return action


def _stays_empty(state: TableState, name: str, action: str) -> bool:
    """Whether a column that is NOT NULL would be emptied."""
    column = state.column(name)
    kinds = [one.args["kind"] for one in column.args.get("constraints") or ()] if column is not None else []
    not_null = any(isinstance(kind, exp.NotNullColumnConstraint) and not kind.args.get("allow_null") for kind in kinds)
    filled = any(isinstance(kind, exp.DefaultColumnConstraint) and not isinstance(kind.this, exp.Null) for kind in kinds)
    return not_null and not (filled and action.endswith("DEFAULT"))
