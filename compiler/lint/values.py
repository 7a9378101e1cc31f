"""Lints about the clock, chance, NULL, and answers that are no single value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from ..translate.nodes import QUERIES, bare, child, children, maybe
from .parts import ancestors, opened
from .totality import is_single
from .volatile import is_chance, is_clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .look import Hit, Look

DECIDES = (
    *(exp.EQ, exp.NEQ, exp.LT, exp.LTE, exp.GT, exp.GTE, exp.Between, exp.In, exp.Like, exp.NullSafeEQ, exp.NullSafeNEQ),
    *(exp.Where, exp.Having, exp.Order, exp.Group, exp.Join),
)
"""What makes rows come or go."""

RANKS = frozenset({"ts_rank", "ts_rank_cd", "similarity", "word_similarity", "bm25", "ts_headline"})
BY_ZONE = (exp.CurrentDate, exp.CurrentTime, exp.Localtimestamp, exp.Localtime)


def _is_assigned(node: exp.Expr) -> bool:
    """Whether *node* is nothing but a new value: in VALUES or SET."""
    before = node
    for parent in ancestors(node):
        if isinstance(parent, (exp.Update, exp.OnConflict)) and isinstance(before, exp.EQ):
            return True
        if (
            isinstance(parent, exp.EQ)
            and isinstance(parent.parent, (exp.Update, exp.OnConflict))
            and parent.args.get("expression") is before
        ):
            return True
        if isinstance(parent, exp.Select) and isinstance(parent.parent, exp.Insert) and before.arg_key == "expressions":
            # What INSERT takes of each row, unless the rows are sorted or picked by it.
            return not any(maybe(parent, key) for key in ("order", "distinct", "group"))
        if isinstance(parent, (*DECIDES, *QUERIES)):
            return False
        before = parent
    return True


def _decides(node: exp.Expr) -> bool:
    """Whether *node* makes rows come or go; what a query within another one gives may, wherever it is named."""
    if _is_assigned(node):
        return False
    for parent in ancestors(node):
        if isinstance(parent, (*DECIDES, exp.Subquery, exp.CTE)):
            return True
        if isinstance(parent, QUERIES) and not isinstance(parent.parent, (*QUERIES, exp.Subquery, exp.CTE)):
            return False
    return False


def clock_compared(look: Look) -> Iterator[Hit]:
    """D020."""
    for node in look.tree.walk():
        if is_clock(node) and _decides(node):
            cure = "Pass the time as a parameter, now: datetime, so that both engines and every test see the same."
            yield node, "the time of the server decides which rows are found", cure


def chance_used(look: Look) -> Iterator[Hit]:
    """D021."""
    for node in look.tree.walk():
        if is_chance(node) and not _is_assigned(node):
            yield node, "a random value decides what is found, or in which order", "Choose in Python, and pass the value as a parameter."


def today_by_zone(look: Look) -> Iterator[Hit]:
    """D022."""
    for node in look.tree.find_all(*BY_ZONE):
        yield node, "today, or the local time, is that of the session's time zone", "Pass it as a parameter: datetime.now(UTC).date()."


def several_rows_as_value(look: Look) -> Iterator[Hit]:
    """D032."""
    for node in look.tree.find_all(exp.Subquery):
        if isinstance(
            node.parent, (exp.From, exp.Join, exp.In, exp.Exists, exp.Any, exp.All, exp.Lateral, *QUERIES, exp.Insert, exp.CTE)
        ) and (node.arg_key != "expressions"):
            continue
        query = opened(node)
        if isinstance(query, exp.Select) and not is_single(query, look.tables) and not isinstance(node.parent, exp.Subquery):
            yield node, "this subquery fails where it finds a second row", "Ask by a key, use an aggregate, or write ORDER BY … LIMIT 1."


def not_in_with_null(look: Look) -> Iterator[Hit]:
    """D033."""
    for node in look.tree.find_all(exp.Not):
        inner = bare(child(node))
        query = maybe(inner, "query") if isinstance(inner, exp.In) else None
        if query is None:
            continue
        select = opened(query)
        outputs = children(select)
        value = look.value(bare(child(outputs[0]) if isinstance(outputs[0], exp.Alias) else outputs[0])) if outputs else None
        if value is not None and value.nullable:
            cure = "Write NOT EXISTS (…), or add WHERE … IS NOT NULL to the subquery."
            yield inner, "NOT IN finds nothing at all as soon as the subquery gives one NULL", cure


def search_ranks(look: Look) -> Iterator[Hit]:
    """D051."""
    for node in look.tree.find_all(exp.Anonymous):
        if node.name.lower() in RANKS:
            cure = "Sort by something stored, and let the rank be each engine's own only where nobody compares it."
            yield node, f"{node.name.lower()}() gives numbers that no other engine gives", cure
