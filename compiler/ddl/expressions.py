"""Conditions and index expressions: the few that mean the same on both engines without a function of ours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sqlglot import exp

from ..sqlite_names import quote
from .decimals import SCALED, compared
from .source import BY_HAND
from .types import text_literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .source import Source

COMPARISONS: dict[type[exp.Expr], str] = {exp.EQ: "=", exp.NEQ: "<>", exp.LT: "<", exp.LTE: "<=", exp.GT: ">", exp.GTE: ">="}
COMPARABLE = frozenset({"text", "integer", "double", "boolean", "timestamptz", "timestamp", "date", "time", "uuid", "bytea"})
NUMBERS = frozenset({"integer", "double"})
KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")

CURES: dict[type[exp.Expr], str] = {
    exp.Lower: "keep a second column with the lower-case text, written by the repository",
    exp.Upper: "keep a second column with the upper-case text, written by the repository",
    exp.Like: "check the text in the repository: LIKE is case-sensitive on PostgreSQL alone",
    exp.ILike: "check the text in the repository",
    exp.CurrentTimestamp: "let the repository write the time",
}


class Rendered(NamedTuple):
    """
    An expression for SQLite.

    Attributes:
        kind: what it may be compared with; ``json text`` may not be compared at all.
        literal: whether it is a literal.
    """

    sql: str
    kind: str
    literal: bool = False


@dataclass(frozen=True, slots=True)
class Expressions:
    """Renders expressions over the columns of one table; *kinds* are theirs."""

    source: Source
    kinds: Mapping[str, str]

    def condition(self, node: exp.Expr) -> str:
        """What is true or false."""
        rendered = self.value(node)
        if rendered.kind != "boolean":
            self.source.refuse(node, "this is no condition", "compare it with something")
        return rendered.sql

    def value(self, node: exp.Expr) -> Rendered:
        """Any expression that has a row in the tables."""
        if type(node) in COMPARISONS:
            return self._comparison(node)
        render = RENDERERS.get(type(node))
        if render is None:
            cure = CURES.get(type(node), f"check it in the repository; or {BY_HAND}")
            self.source.refuse(node, f"`{node.sql('postgres')}` is not known to mean the same on both engines", cure)
        return render(self, node)

    def _comparison(self, node: exp.Expr) -> Rendered:
        self.source.only(node, "this", "expression")
        if isinstance(node, (exp.EQ, exp.NEQ)) and (label := self._labels([node.this, node.expression])):
            left, right = label
        else:
            left, right = self._alike(node, [node.this, node.expression])
        return Rendered(f"{left} {COMPARISONS[type(node)]} {right}", "boolean")

    def _alike(self, node: exp.Expr, nodes: list[exp.Expr]) -> list[str]:
        """Operands that both engines compare alike: of one kind, or a number literal with any number."""
        values = [self.value(one) for one in nodes]
        firm = {value.kind for value in values if not (value.literal and value.kind in NUMBERS)}
        if values[0].literal and not firm:
            firm = {"integer"}
        loose = any(value.literal and value.kind in NUMBERS for value in values)
        decimal = len(firm) == 1 and any(SCALED.fullmatch(kind) for kind in firm)
        if len(firm) > 1 or not (decimal or firm <= (NUMBERS if loose else COMPARABLE)):
            kinds = " and ".join(dict.fromkeys(value.kind for value in values))
            self.source.refuse(node, f"comparing {kinds} is not the same on both engines", f"check it in the repository; or {BY_HAND}")
        if any(SCALED.fullmatch(kind) for kind in firm):
            return [compared(value.sql, *firm) if value.literal else value.sql for value in values]
        return [value.sql for value in values]

    def _labels(self, nodes: list[exp.Expr]) -> list[str] | None:
        """An enum and literals of it; None where it is no enum that is compared. A label that is none fails on PostgreSQL."""
        values = [self.value(one.this if isinstance(one, exp.Cast) and one.args["to"].this is exp.DType.ENUM else one) for one in nodes]
        kinds = {value.kind for value in values if not (value.literal and value.kind == "text")}
        if len(kinds) != 1 or not next(iter(kinds)).startswith("enum "):
            return None
        return [value.sql for value in values]

    def column(self, node: exp.Expr) -> Rendered:
        """A column of the table."""
        self.source.only(node, "this")
        name = self.source.name(node.this)
        if name not in self.kinds:
            self.source.refuse(node, f"the table has no column {name!r} that is known here", "correct the name")
        return Rendered(quote(name), self.kinds[name])

    def literal(self, node: exp.Expr) -> Rendered:
        """A text or a number."""
        assert isinstance(node, exp.Literal)
        if node.is_string:
            return Rendered(text_literal(self.source, node), "text", literal=True)
        if not re.fullmatch(r"\d{1,18}|\d{1,15}\.\d{1,15}", node.name):
            self.source.refuse(node, "a number of this form", "write it with at most 18 digits and without an exponent")
        return Rendered(node.name, "double" if "." in node.name else "integer", literal=True)

    def negative(self, node: exp.Expr) -> Rendered:
        """A minus before a number literal."""
        value = self.value(node.this)
        if not (value.literal and value.kind in NUMBERS):
            self.source.refuse(node, "a minus before something else than a number", f"check it in the repository; or {BY_HAND}")
        return Rendered(f"-{value.sql}", value.kind, literal=True)

    def boolean(self, node: exp.Expr) -> Rendered:
        """TRUE or FALSE."""
        return Rendered("TRUE" if node.this else "FALSE", "boolean")

    def paren(self, node: exp.Expr) -> Rendered:
        """What stands in parentheses."""
        inner = self.value(node.this)
        return inner._replace(sql=f"({inner.sql})")

    def connector(self, node: exp.Expr) -> Rendered:
        """AND, OR."""
        word = "AND" if isinstance(node, exp.And) else "OR"
        return Rendered(f"{self.condition(node.this)} {word} {self.condition(node.expression)}", "boolean")

    def negation(self, node: exp.Expr) -> Rendered:
        """NOT, written inside IN and BETWEEN."""
        inner = node.this
        if isinstance(inner, (exp.In, exp.Between)):
            return RENDERERS[type(inner)](self, inner)._replace(sql=self._membership(inner, "NOT "))
        return Rendered(f"NOT {self.condition(inner)}", "boolean")

    def membership(self, node: exp.Expr) -> Rendered:
        """IN a list of literals, BETWEEN."""
        return Rendered(self._membership(node, ""), "boolean")

    def _membership(self, node: exp.Expr, negation: str) -> str:
        if isinstance(node, exp.In):
            self.source.only(node, "this", "expressions")
            operands = [node.this, *node.expressions]
            first, *others = self._labels(operands) or self._alike(node, operands)
            return f"{first} {negation}IN ({', '.join(others)})"
        self.source.only(node, "this", "low", "high")
        value, low, high = self._alike(node, [node.this, node.args["low"], node.args["high"]])
        return f"{value} {negation}BETWEEN {low} AND {high}"

    def null_test(self, node: exp.Expr) -> Rendered:
        """IS NULL, IS NOT NULL."""
        self.source.only(node, "this", "expression", "negate")
        if not isinstance(node.expression, exp.Null):
            self.source.refuse(node, "IS with something else than NULL", "write `= TRUE`, or NOT")
        return Rendered(f"{self.value(node.this).sql} IS {'NOT ' if node.args.get('negate') else ''}NULL", "boolean")

    def length(self, node: exp.Expr) -> Rendered:
        """How many characters a text has."""
        self.source.only(node, "this")
        return Rendered(f"length({self._text(node.this)})", "integer")

    def substring(self, node: exp.Expr) -> Rendered:
        """Part of a text, from a literal place on."""
        self.source.only(node, "this", "start", "length")
        text = self._text(node.this)
        numbers = [part for part in (node.args.get("start"), node.args.get("length")) if part is not None]
        if not all(isinstance(part, exp.Literal) and part.name.isdigit() for part in numbers) or numbers[0].name == "0":
            self.source.refuse(
                node, "substr with a place or length that is no number above 0", "write numbers: they mean the same from 1 on"
            )
        return Rendered(f"substr({', '.join([text, *(part.name for part in numbers)])})", "text")

    def coalesce(self, node: exp.Expr) -> Rendered:
        """The first that is not NULL, of operands of one kind."""
        self.source.only(node, "this", "expressions")
        values = [self.value(part) for part in (node.this, *node.expressions)]
        if len({value.kind for value in values}) > 1:
            self.source.refuse(node, "coalesce over different types", "give all of them the same type")
        return Rendered(f"coalesce({', '.join(value.sql for value in values)})", values[0].kind)

    def json_text(self, node: exp.Expr) -> Rendered:
        """``->>`` with a key: the same index, but not the same value where the JSON has something else than a text."""
        base = self.value(node.this)
        path = node.expression.expressions if isinstance(node.expression, exp.JSONPath) else []
        if base.kind != "jsonb" or len(path) != 2 or not isinstance(path[1], exp.JSONPathKey) or not KEY.fullmatch(str(path[1].this)):
            self.source.refuse(
                node,
                "->> with something else than a column and a key of letters, digits and '_'",
                f"keep the value in a column of its own; or {BY_HAND}",
            )
        return Rendered(f"{base.sql} ->> '{path[1].this}'", "json text")

    def _text(self, node: exp.Expr) -> str:
        value = self.value(node)
        if value.kind != "text":
            self.source.refuse(node, f"a function of text over {value.kind}", f"check it in the repository; or {BY_HAND}")
        return value.sql


RENDERERS: dict[type[exp.Expr], Callable[[Expressions, exp.Expr], Rendered]] = {
    exp.Column: Expressions.column,
    exp.Literal: Expressions.literal,
    exp.Neg: Expressions.negative,
    exp.Boolean: Expressions.boolean,
    exp.Paren: Expressions.paren,
    exp.And: Expressions.connector,
    exp.Or: Expressions.connector,
    exp.Not: Expressions.negation,
    exp.In: Expressions.membership,
    exp.Between: Expressions.membership,
    exp.Is: Expressions.null_test,
    exp.Length: Expressions.length,
    exp.Substring: Expressions.substring,
    exp.Coalesce: Expressions.coalesce,
    exp.JSONExtractScalar: Expressions.json_text,
}
