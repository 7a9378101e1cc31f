"""Whether a statement whose header promises one row can give more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from ..lint.parts import opened
from ..lint.totality import changes_one, is_single
from ..model import Problem
from ..translate.nodes import QUERIES, children, maybe

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..headers import SourceStatement
    from ..model import Schema, Table


def several_rows(statement: SourceStatement, tree: exp.Expr, schema: Schema) -> Iterator[Problem]:
    """The problem that more than one row may come where the header promises one."""
    returns = statement.header.returns
    if returns.wrapper or returns.name in {"None", "Affected"} or _one_at_most(tree, schema.relations):
        return
    what = f"{returns} promises one row at most, and no key of the schema says that there is no second: that is an error when it runs"
    yield Problem(statement.at("->"), what, f"Pin a key with =, add ORDER BY and LIMIT 1, or promise list[{returns.name}].")


def _one_at_most(tree: exp.Expr, tables: Mapping[str, Table]) -> bool:
    if isinstance(tree, exp.Insert):
        source = maybe(tree, "expression")
        if isinstance(source, exp.Values):
            return len(children(source)) == 1
        return source is None or is_single(source, tables)
    if isinstance(tree, (exp.Update, exp.Delete)):
        return _joins(tree) or changes_one(tree, tables)
    return not isinstance(opened(tree), QUERIES) or is_single(tree, tables)


def _joins(change: exp.Expr) -> bool:
    """Whether other tables tell which rows are changed: whether these tell one is not known, and not complained of."""
    return maybe(change, "from_") is not None or bool(children(change, "using"))
