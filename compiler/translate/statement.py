"""A whole statement: parsed, translated, or only looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import sqlglot
from sqlglot import exp
from sqlglot.errors import ParseError, TokenError

from ..model import Problem, SourceError, Translation
from . import queries, steps
from .changes import CHANGES
from .clocks import need_single_chances
from .context import number_nodes
from .inserted import tell_inserted
from .intervals import need_no_months
from .json_parts import restore_arrows
from .kept_reads import keep_reads
from .merges import merge
from .nodes import QUERIES
from .query import Query
from .returned import return_joined
from .snapshots import take_snapshots
from .spelling import masked, restored
from .string_literals import plain_strings
from .tables import values_query
from .translator import Translator
from .value import is_numeric, scale_of, shown

if TYPE_CHECKING:
    from .context import Context


def parse(context: Context) -> exp.Expr:
    """The statement as sqlglot's tree; raises SourceError."""
    try:
        tree: exp.Expr = sqlglot.parse_one(masked(context), dialect="postgres")
    except (ParseError, TokenError) as error:
        details = error.errors[0] if isinstance(error, ParseError) and error.errors else {}
        problem = _unreadable(context, details.get("line") or 1, details.get("col") or 1, details.get("description") or "unfinished text")
    else:
        tree = plain_strings(context, restore_arrows(context, restored(context, tree)))
        return number_nodes(values_query(tree) if isinstance(tree, exp.Values) else tree)
    raise SourceError([problem])


def _unreadable(context: Context, line: int, column: int, why: str) -> Problem:
    before = sum(len(one) + 1 for one in context.text.split("\n")[: line - 1])
    where = context.place.at(context.text, min(before + max(column - 1, 0), len(context.text)))
    return Problem(where, f"the statement cannot be read: {why}", "Simplify it, or mark it -- only: postgres")


def translated(context: Context, node: exp.Expr) -> Translation:
    """The translation of *node*; raises SourceError with all that is refused in it."""
    query = context.attempt(_query, context, node)
    if query is not None:
        context.attempt(need_single_chances, context, "\n".join((*context.steps, *query.lines)))
        for _, value in query.columns:
            context.attempt(need_no_months, context, value, node)
    if query is None or context.problems:
        raise SourceError(context.problems)
    return _facts(context, query)


def facts_of(context: Context, node: exp.Expr) -> Translation:
    """What is known of *node* where it is not translated, or only in part."""
    context.writes = any(True for _ in node.find_all(exp.Insert, exp.Update, exp.Delete, exp.Merge, exp.Lock))
    writes = context.writes
    query = context.attempt(_query, context, node) or Query([], [])
    facts = _facts(context, query)
    return Translation("", writes, (), facts.column_nullable, facts.parameter_nullable if not context.problems else {})


def _facts(context: Context, query: Query) -> Translation:
    return Translation(
        sqlite="\n".join(query.lines),
        writes=context.writes,
        column_types=tuple(shown(value.type) for _, value in query.columns),
        column_nullable=tuple(value.nullable for _, value in query.columns),
        parameter_nullable=_parameter_nullable(context),
        column_names=tuple(name for name, _ in query.columns),
        steps=tuple(context.steps),
        column_scales=_scales([value.type for _, value in query.columns]),
    )


def _scales(kinds: list[str]) -> tuple[int | None, ...]:
    found = tuple(scale_of(kind) if is_numeric(kind) else None for kind in kinds)
    return found if any(scale is not None for scale in found) else ()


def _query(context: Context, node: exp.Expr) -> Query:
    translator = Translator(context)
    tell_inserted(context, node)
    return_joined(context, node)
    stepped = steps.runs_in_steps(node)
    if stepped:
        context.writes = True
        keep_reads(context, node)
        take_snapshots(context, node)
    change = {**CHANGES, exp.Merge: merge}.get(type(node))
    if change is not None or isinstance(node, (*QUERIES, exp.Subquery)):
        query = change(translator, node) if change is not None else queries.query(translator, node)
        if stepped:
            steps.check_reads(translator, node)
        return query
    _no_statement(context, node)


def _no_statement(context: Context, node: exp.Expr) -> NoReturn:
    context.refuse(node, f"{node.key.upper()} is no statement of the data layer", "Write SELECT, INSERT, UPDATE, DELETE or MERGE.")


def _parameter_nullable(context: Context) -> dict[str, bool]:
    """Parameters that are nothing but new values of columns, and whether all of these take NULL."""
    return {
        name: all(column is not None and not column.not_null for column in columns)
        for name, columns in context.targets.items()
        if all(column is not None for column in columns)
    }
