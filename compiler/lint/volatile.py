"""What gives another value each time: the clock, and chance."""

from __future__ import annotations

from sqlglot import exp

from ..translate.nodes import children

CLOCKS = (exp.CurrentTimestamp, exp.CurrentDate, exp.CurrentTime, exp.Localtimestamp, exp.Localtime)
CLOCK_CALLS = frozenset({"clock_timestamp", "statement_timestamp", "transaction_timestamp", "timeofday"})
CHANCES = (exp.Rand, exp.Uuid)
CHANCE_CALLS = frozenset(
    {"gen_random_uuid", "uuid_generate_v4", "uuidv4", "uuidv7", "gen_random_bytes", "random_normal", "setseed", "nextval"}
)


def _called(node: exp.Expr, names: frozenset[str]) -> bool:
    return isinstance(node, exp.Anonymous) and node.name.lower() in names


def is_clock(node: exp.Expr) -> bool:
    """Whether *node* itself reads the clock; the age of one time stamp is that of today."""
    since_today = isinstance(node, exp.Anonymous) and node.name.lower() == "age" and len(children(node)) == 1
    return isinstance(node, CLOCKS) or _called(node, CLOCK_CALLS) or since_today


def is_chance(node: exp.Expr) -> bool:
    """Whether *node* itself is another value each time."""
    return isinstance(node, CHANCES) or _called(node, CHANCE_CALLS)


def is_volatile(node: exp.Expr) -> bool:
    """Whether something in *node* is another value for each row."""
    return any(is_chance(one) for one in node.walk())
