"""What a lint looks at: the parsed statement, the schema, and what the translator knows of each expression."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlglot import exp

from ..translate.context import Context, number_of
from ..translate.nodes import QUERIES
from ..translate.sources import column_type
from .totality import Sight

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..model import Table
    from ..translate.value import Value

Hit = tuple[exp.Expr, str, str]
"""What a lint finds: where, what, and what to do."""


@dataclass(slots=True)
class Look:
    """
    A statement as lints see it.

    Attributes:
        tree: parsed.
        context: what the translator found out on its way.
        returns_list: whether the header promises many rows.
        optional: parameters that may be None by the header.
        is_class: whether the header promises a row class, whose fields are the columns' names.
    """

    tree: exp.Expr
    context: Context
    returns_list: bool = False
    optional: frozenset[str] = frozenset()
    is_class: bool = False
    _sights: dict[int, Sight] = field(default_factory=dict[int, Sight])

    @property
    def tables(self) -> Mapping[str, Table]:
        """Of the schema, views among them."""
        return self.context.schema.relations

    def queries(self) -> Iterator[exp.Expr]:
        """Every SELECT and set operation."""
        yield from (node for node in self.tree.walk() if isinstance(node, QUERIES))

    def selects(self) -> Iterator[exp.Expr]:
        """Every SELECT."""
        yield from self.tree.find_all(exp.Select)

    def sight(self, select: exp.Expr) -> Sight:
        """Sources and keys of *select*."""
        return self._sights.setdefault(id(select), Sight(select, self.tables))

    def value(self, node: exp.Expr) -> Value | None:
        """What the translator made of *node*; None where it refused it or never came there."""
        number = number_of(node)
        return None if number is None else self.context.values.get(number)

    def type(self, node: exp.Expr) -> str:
        """PostgreSQL's type of *node*; empty where it is not known."""
        value = self.value(node)
        if value is not None:
            return value.type
        return self._column_type(node) if isinstance(node, exp.Column) else ""

    def _column_type(self, node: exp.Expr) -> str:
        """The type of a table's column that the translator did not come to."""
        select = node.find_ancestor(exp.Select)
        if select is None:
            return ""
        sight = self.sight(select)
        alias, name = sight.element(node)
        tables = [part.table for part in sight.parts if part.alias == alias and part.table is not None]
        column = tables[0].column(name) if tables else None
        return "" if column is None else column_type(column)
