"""The translator: where in a statement the translation stands, and the way from one rule to the next."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlglot import exp

from . import expressions, queries
from .enums import given
from .nodes import bare, child
from .sources import Scope
from .value import AND, BROKEN, OR, Value, give_type

if TYPE_CHECKING:
    from collections.abc import Generator

    from ..model import Column
    from .context import Context
    from .query import Query


class Translator:
    """
    A statement and where in it the translation stands.

    Attributes:
        context: text, schema, parameters.
        scope: what column names mean here.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.scope = Scope()

    def expression(self, node: exp.Expr) -> Value:
        """*node* on SQLite; raises SourceError where there is no exact form."""
        return expressions.expression(self, node)

    def condition(self, node: exp.Expr) -> Value:
        """*node*, which must be a boolean."""
        value = give_type(self.context, self.expression(node), "boolean", node)
        if value.type not in {"boolean", BROKEN}:
            self.context.refuse(node, f"a condition of type {value.type}", "PostgreSQL wants a boolean: compare it with something.")
        return value

    def filter(self, node: exp.Expr) -> Value:
        """A condition where NULL counts as false, which spares some forms a case."""
        node = bare(node)
        for kind, word, level in ((exp.And, "AND", AND), (exp.Or, "OR", OR)):
            if isinstance(node, kind):
                left, right = self.filter(child(node)), self.filter(child(node, "expression"))
                sql = f"{left.within(level - 1)} {word} {right.within(level)}"
                return Value(sql, "boolean", left.nullable or right.nullable, level)
        return expressions.in_list(self, node, strict=False) if expressions.is_in_list(node) else self.condition(node)

    def assigned(self, node: exp.Expr, column: Column) -> Value:
        """*node* as a new value of *column*: a lone parameter takes over whether it may be NULL."""
        if isinstance(node, exp.Placeholder):
            self.use(node.name, column)
            return given(self.context, node.name, self.context.parameters[node.name])
        return self.expression(node)

    def use(self, name: str, column: Column | None = None) -> None:
        """Note a use of the parameter *name*, as a new value of *column* or otherwise."""
        self.context.targets.setdefault(name, []).append(column)

    def subquery(self, node: exp.Expr) -> Query:
        """A query inside an expression, which sees the columns around it."""
        with self.inside():
            return queries.query(self, node)

    @contextmanager
    def inside(self) -> Generator[Scope]:
        """A scope of its own within the present one."""
        outer, self.scope = self.scope, self.scope.inner()
        try:
            yield self.scope
        finally:
            self.scope = outer
