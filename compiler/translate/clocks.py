"""
The clock and chance: another value each time, of the same type and form on both engines.

Where they decide which rows are found, lints D020 and D021 say so; as new values and as results they are as good as PostgreSQL's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from .context import number_of
from .nodes import children, maybe
from .value import LOCAL_STAMP, STAMP, TIME, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from .context import Context
    from .translator import Translator

CLOCKS: dict[type[exp.Expr], tuple[str, str]] = {
    exp.CurrentTimestamp: ("strftime('%Y-%m-%dT%H:%M:%fZ', 'now')", STAMP),
    exp.Localtimestamp: ("strftime('%Y-%m-%dT%H:%M:%f', 'now')", LOCAL_STAMP),
    exp.CurrentDate: ("date('now')", "date"),
    exp.Localtime: ("strftime('%H:%M:%f', 'now')", TIME),
}
"""SQLite's form of the clock, which is that of a column, and its type."""

CALLED_CLOCKS: dict[str, type[exp.Expr]] = dict.fromkeys(
    ("clock_timestamp", "statement_timestamp", "transaction_timestamp"), exp.CurrentTimestamp
)
CHANCES: dict[type[exp.Expr], tuple[str, str]] = {
    exp.Rand: ("((random() & 9007199254740991) / 9007199254740992.0)", "double precision"),
    exp.Uuid: (
        (
            "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'"
            " || substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))"
        ),
        "uuid",
    ),
}
MARKS = ("random() & 9007199254740991", "randomblob(6)")
"""One is in each form of chance, once."""

CHANGES = (exp.Insert, exp.Update, exp.Delete)


def _clock(translator: Translator, node: exp.Expr) -> Value:
    """The clock, which stands still within a statement: SQLite's does between two rows of a change, and once a subquery was asked."""
    context, precision = translator.context, maybe(node)
    context.only(node, "this")
    if precision is not None and precision.name != "3":
        context.refuse(node, f"{node.key} with another precision than 3", "Leave it out: time stamps are held to the millisecond.")
    sql, kind = CLOCKS[type(node)]
    return Value(sql if isinstance(node.root(), CHANGES) else f"(SELECT {sql})", kind, nullable=False)


def _called_clock(translator: Translator, node: exp.Expr) -> Value:
    if children(node):
        translator.context.refuse(node, f"{node.name.lower()} with arguments is not translated")
    found = CALLED_CLOCKS[node.name.lower()]()
    found.parent = node.parent
    return _clock(translator, found)


def _chance(translator: Translator, node: exp.Expr) -> Value:
    translator.context.only(node, "is_string")
    if _is_named_in_from(node):
        cure = "Make it in Python and pass it."
        translator.context.refuse(node, "a random value under a name in FROM or WITH may be another one at each use on SQLite", cure)
    number, chances = number_of(node), translator.context.chances
    chances.add(-len(chances) - 1 if number is None else number)
    sql, kind = CHANCES[type(node)]
    return Value(sql, kind, nullable=False)


def _is_named_in_from(node: exp.Expr) -> bool:
    """Whether *node* is in a result column of a query that another one selects from: SQLite puts such columns in where they are named."""
    before, parent, selected = node, node.parent, False
    while parent is not None:
        selected = before.arg_key == "expressions" if isinstance(parent, exp.Select) else selected
        named = isinstance(parent, exp.CTE) or (isinstance(before, exp.Subquery) and isinstance(parent, (exp.From, exp.Join, exp.Lateral)))
        if named and selected:
            return True
        before, parent = parent, parent.parent
    return False


def need_single_chances(context: Context, sql: str) -> None:
    """Refuse where SQLite's form of something asks chance more often than PostgreSQL does."""
    if sum(sql.count(mark) for mark in MARKS) > len(context.chances):
        context.refuse(
            None,
            "what is made of a random value here asks for it several times on SQLite",
            "Make it in Python and pass it.",
        )


CLOCK_RULES: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Value]] = {
    **dict.fromkeys(CLOCKS, _clock),
    **dict.fromkeys(CHANCES, _chance),
}
CLOCK_CALLS: dict[str, Callable[[Translator, exp.Expr], Value]] = dict.fromkeys(CALLED_CLOCKS, _called_clock)
