"""
Expressions of SQLite as PostgreSQL's, for CHECKs, generated columns, indexes and their conditions.

A closed world: what has no row in the tables below for the kinds of its operands is `NotUnderstood`, and whoever asked reports it as not
carried. A translation accepts a row where SQLite does, given columns that hold what the census proved.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from . import words
from .nodes import Between, Binary, Call, Case, Cast, Collated, Column, Constant, InList, Like, Node, Row, Unary
from .patterns import glob_as_regex
from .tokens import NotUnderstood

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NUMBERS = frozenset({"integer", "real", "numeric"})
KINDS: dict[str, str] = {
    "smallint": "integer",
    "integer": "integer",
    "bigint": "integer",
    "double precision": "real",
    "real": "real",
    "numeric": "numeric",
    "text": "text",
    "bytea": "blob",
    "boolean": "boolean",
    "json": "json",
    "jsonb": "json",
}
"""PostgreSQL's types as this translator knows them; dates, times and uuids can be asked for NULL alone."""


@dataclass(frozen=True, slots=True)
class Written:
    """
    An expression in PostgreSQL's words.

    Attributes:
        sql: it.
        kind: what it is; ``null`` for NULL alone, ``opaque`` for what only NULL can be asked of.
        collation: SQLite's, of a text.
        constant: the literal that it is.
        rank: what its collation counts beside another: 2 where COLLATE says it, 1 for a column, 0 for all else.
    """

    sql: str
    kind: str
    collation: str = "BINARY"
    constant: Constant | None = None
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Field:
    """
    A column as expressions see it.

    Attributes:
        name: in PostgreSQL.
        kind: what it holds.
        collation: SQLite's.
        qualifier: the table that has to stand before it, where there are several.
        made_of: the expression that stands for it, where it cannot be named itself.
    """

    name: str
    kind: str
    collation: str = "BINARY"
    qualifier: str = ""
    made_of: str = ""

    def written(self) -> Written:
        """The column."""
        if self.made_of:
            return Written(f"({self.made_of})", self.kind, self.collation, rank=1)
        name = f"{words.name(self.qualifier)}.{words.name(self.name)}" if self.qualifier else words.name(self.name)
        return Written(name, self.kind, self.collation, rank=1)


Function = Callable[["Translator", "list[Written]"], "Written"]
Aggregate = Callable[["Written | None", str], "Written"]
Scope = dict[str, Field]
"""Columns by folded name; ``table.column`` too, where a table is said."""


def folded(name: str) -> str:
    """*name* as SQLite compares names."""
    return "".join(sign.lower() if sign.isascii() else sign for sign in name)


class Translator:
    """Writes expressions over the columns of *scope*."""

    def __init__(self, scope: Scope, functions: Mapping[str, Function], aggregates: Mapping[str, Aggregate] | None = None) -> None:
        self.scope = scope
        self.functions = functions
        self.aggregates = aggregates or {}

    def condition(self, node: Node) -> str:
        """
        *node* where a truth is wanted.

        Raises:
            NotUnderstood: there is no translation.
        """
        return self.truth(self.value(node))

    def value(self, node: Node) -> Written:
        """
        *node* as a value.

        Raises:
            NotUnderstood: there is no translation.
        """
        return WRITERS[type(node)](self, node)

    def truth(self, one: Written) -> str:
        """*one* where a truth is wanted; raises NotUnderstood."""
        if one.kind == "boolean":
            return one.sql
        if one.kind == "null":
            return "NULL::boolean"
        if one.kind in NUMBERS:
            return f"({one.sql} <> 0)"
        raise NotUnderstood(f"a {one.kind} as a condition")

    def constant(self, node: Constant) -> Written:
        """A literal."""
        if node.kind == "null":
            return Written("NULL", "null")
        if node.kind == "integer":
            return Written(node.text, "integer", constant=node)
        if node.kind == "real":
            return Written(f"{node.text.rstrip('.')}::double precision", "real", constant=node)
        if node.kind == "text":
            if "\0" in node.text:
                raise NotUnderstood("a NUL character")
            return Written(words.text(node.text), "text", constant=node)
        if node.kind == "blob":
            return Written(f"'\\x{node.text}'::bytea", "blob", constant=node)
        if node.text in {"TRUE", "FALSE"}:
            return Written(node.text, "boolean", constant=node)
        raise NotUnderstood(node.text)

    def column(self, node: Column) -> Written:
        """A column; in double quotes a text, where there is no such column."""
        found = self.scope.get(f"{folded(node.table)}.{folded(node.name)}" if node.table else folded(node.name))
        if found is None:
            if node.quotes and not node.table:
                return self.constant(Constant("text", node.name))
            raise NotUnderstood(f"the name {node.name}")
        return found.written()

    def unary(self, node: Unary) -> Written:
        """A sign before its operand."""
        if node.sign == "NOT":
            return Written(f"(NOT {self.condition(node.operand)})", "boolean")
        operand = self._number(self.value(node.operand))
        if node.sign == "~" and operand.kind != "integer":
            raise NotUnderstood("~ of what is no whole number")
        if node.sign == "-" and operand.constant is not None:
            return Written(f"-{operand.sql}", operand.kind, constant=replace(operand.constant, text=f"-{operand.constant.text}"))
        return Written(f"({node.sign}{operand.sql})", operand.kind)

    def binary(self, node: Binary) -> Written:
        """A sign between two operands."""
        if node.sign in {"AND", "OR"}:
            return Written(f"({self.condition(node.left)} {node.sign} {self.condition(node.right)})", "boolean")
        left, right = self.value(node.left), self.value(node.right)
        if node.sign in COMPARISONS:
            return self.compared(node.sign, left, right)
        if node.sign in ARITHMETIC:
            return self._arithmetic(node.sign, left, right)
        if node.sign == "||":
            return Written(f"({self._as_text(left)} || {self._as_text(right)})", "text")
        raise NotUnderstood(f"the operator {node.sign}")

    def _arithmetic(self, sign: str, left: Written, right: Written) -> Written:
        left, right = self._number(left), self._number(right)
        kinds = {left.kind, right.kind}
        if sign in {"&", "|"} and kinds == {"integer"}:
            return Written(f"({left.sql} {sign} {right.sql})", "integer")
        if sign in {"&", "|"} or (sign == "%" and kinds != {"integer"}) or (sign == "/" and "numeric" in kinds):
            raise NotUnderstood(f"{sign} of {' and '.join(sorted(kinds))}")
        kind = "integer" if kinds == {"integer"} else "real"
        # SQLite calculates with doubles wherever one operand is none of its whole numbers.
        first, second = (left.sql, right.sql) if kind == "integer" else (_double(left), _double(right))
        if sign in {"/", "%"}:
            second = f"nullif({second}, 0)"
        return Written(f"({first} {sign} {second})", kind)

    def compared(self, sign: str, left: Written, right: Written) -> Written:
        """A comparison; the left operand's collation counts, as in SQLite."""
        if "null" in {left.kind, right.kind} and sign in {"IS", "IS NOT"}:
            other = right if left.kind == "null" else left
            return Written(f"({other.sql} {sign} NULL)", "boolean")
        left, right = self._alike(left, right)
        if left.kind not in COMPARABLE:
            raise NotUnderstood(f"a {left.kind} compared")
        first, second = left.sql, right.sql
        if left.kind == "text":
            collation = left.collation if left.rank >= right.rank else right.collation
            first, second = by_collation(left, collation), by_collation(right, collation)
            if left.constant is not None and right.constant is not None:
                raise NotUnderstood("two literals compared")
            if sign not in {"=", "<>", "IS", "IS NOT"}:
                # Not on a literal: PostgreSQL loses the collation of what it computes beforehand.
                first, second = (first, f'({second}) COLLATE "C"') if left.constant is not None else (f'({first}) COLLATE "C"', second)
        return Written(f"({first} {SAME_SIGN.get(sign, sign)} {second})", "boolean")

    def _alike(self, left: Written, right: Written) -> tuple[Written, Written]:
        """Both operands as one kind, or the reason why they are none."""
        if left.kind == right.kind or {left.kind, right.kind} <= NUMBERS or "null" in {left.kind, right.kind}:
            return left, right
        if left.kind == "boolean" and (truth := _truth_of(right)):
            return left, replace(right, sql=truth, kind="boolean")
        if right.kind == "boolean" and (truth := _truth_of(left)):
            return replace(left, sql=truth, kind="boolean"), right
        if {left.kind, right.kind} <= NUMBERS | {"boolean"}:
            return self._number(left), self._number(right)
        raise NotUnderstood(f"{left.kind} compared with {right.kind}")

    def _number(self, one: Written) -> Written:
        if one.kind == "boolean":
            return replace(one, sql=f"({one.sql})::integer", kind="integer", constant=None)
        if one.kind not in NUMBERS:
            raise NotUnderstood(f"a {one.kind} as a number")
        return one

    def _as_text(self, one: Written) -> str:
        if one.kind == "integer":
            return f"({one.sql})::text"
        if one.kind != "text":
            raise NotUnderstood(f"a {one.kind} as a text")
        return one.sql

    def between(self, node: Between) -> Written:
        """BETWEEN."""
        operand = self.value(node.operand)
        low = self.compared(">=", operand, self.value(node.low))
        high = self.compared("<=", operand, self.value(node.high))
        return Written(f"({'NOT ' if node.negated else ''}({low.sql} AND {high.sql}))", "boolean")

    def in_list(self, node: InList) -> Written:
        """IN with a list of values, none of them NULL."""
        operand = self.value(node.operand)
        negation = "NOT " if node.negated else ""
        if not node.items:
            return Written("TRUE" if node.negated else "FALSE", "boolean")
        items = [self.value(item) for item in node.items]
        if operand.kind == "boolean" and not all(item.kind in {"boolean", "null"} or _truth_of(item) for item in items):
            operand = self._number(operand)
        alike = [self._alike(operand, item) for item in items]
        if any(left.kind not in COMPARABLE or left.kind != operand.kind for left, _ in alike):
            raise NotUnderstood(f"a {operand.kind} compared with other things")
        if operand.kind == "text":
            if operand.constant is not None:
                raise NotUnderstood("a literal compared with literals")
            listed = [by_collation(right, operand.collation) if right.kind == "text" else right.sql for _, right in alike]
            return Written(f"({by_collation(operand, operand.collation)} {negation}IN ({', '.join(listed)}))", "boolean")
        return Written(f"({operand.sql} {negation}IN ({', '.join(right.sql for _, right in alike)}))", "boolean")

    def like(self, node: Like) -> Written:
        """LIKE, which in SQLite does not tell ASCII's small letters from capitals, and GLOB, with patterns that are literals."""
        operand, pattern = self.value(node.operand), self.value(node.pattern)
        if operand.kind != "text" or operand.constant is not None or pattern.constant is None or pattern.kind != "text":
            raise NotUnderstood(f"{node.sign} of anything but a text and a literal")
        negation = "NOT " if node.negated else ""
        if node.sign == "GLOB":
            regex = words.text(glob_as_regex(pattern.constant.text))
            return Written(f'({negation}({operand.sql} COLLATE "C" ~ {regex}))', "boolean")
        if node.sign != "LIKE":
            raise NotUnderstood(node.sign)
        escape = self.value(node.escape).constant if node.escape is not None else Constant("text", "")
        if escape is None or len(escape.text) > 1 or escape.text.isalpha():
            raise NotUnderstood("ESCAPE with anything but one sign")
        lowered = words.text(folded(pattern.constant.text))
        return Written(f'({negation}(lower({operand.sql} COLLATE "C") LIKE {lowered} ESCAPE {words.text(escape.text)}))', "boolean")

    def case(self, node: Case) -> Written:
        """CASE."""
        operand = self.value(node.operand) if node.operand is not None else None
        results = [self.value(result) for _, result in node.branches]
        otherwise = self.value(node.otherwise) if node.otherwise is not None else Written("NULL", "null")
        kind = one_kind([*results, otherwise])
        pieces: list[str] = []
        for (condition, _), result in zip(node.branches, results, strict=True):
            when = self.compared("=", operand, self.value(condition)).sql if operand is not None else self.condition(condition)
            pieces.append(f"WHEN {when} THEN {self.as_kind(result, kind)}")
        return Written(f"CASE {' '.join(pieces)} ELSE {self.as_kind(otherwise, kind)} END", kind)

    def as_kind(self, one: Written, kind: str) -> str:
        """*one* as a value of *kind*, of which it is or which takes it."""
        return self._number(one).sql if kind in NUMBERS and one.kind == "boolean" else one.sql

    def cast(self, node: Cast) -> Written:
        """CAST between numbers, and of whole numbers to text."""
        operand = self._number(self.value(node.operand)) if self.value(node.operand).kind == "boolean" else self.value(node.operand)
        to = node.to.upper()
        if "INT" in to and operand.kind == "integer":
            return operand
        if any(part in to for part in ("CHAR", "TEXT", "CLOB")) and operand.kind in {"integer", "text"}:
            return operand if operand.kind == "text" else Written(self._as_text(operand), "text")
        if any(part in to for part in ("REAL", "FLOA", "DOUB")) and operand.kind in NUMBERS:
            return Written(_double(operand), "real")
        raise NotUnderstood(f"a {operand.kind} cast to {node.to}")

    def collated(self, node: Collated) -> Written:
        """COLLATE."""
        if node.collation not in COLLATIONS:
            raise NotUnderstood(f"the collation {node.collation}")
        return replace(self.value(node.operand), collation=node.collation, rank=2)

    def call(self, node: Call) -> Written:
        """A function of the table."""
        if (aggregate := self.aggregates.get(node.name)) is not None and len(node.arguments) <= 1:
            arguments = [self.value(one) for one in node.arguments]
            return aggregate(arguments.pop() if arguments else None, "DISTINCT " if node.distinct else "")
        write = None if node.star or node.distinct else self.functions.get(node.name)
        if write is None:
            raise NotUnderstood(f"the function {node.name}")
        try:
            return write(self, [self.value(one) for one in node.arguments])
        except ValueError:
            # Too many or too few to take apart.
            raise NotUnderstood(f"the function {node.name} with {len(node.arguments)} arguments") from None

    def row(self, _node: Row) -> Written:
        """A row value."""
        raise NotUnderstood("a row of values")


COMPARABLE = NUMBERS | {"text", "boolean", "blob"}
COMPARISONS = frozenset({"=", "<>", "<", "<=", ">", ">=", "IS", "IS NOT"})
SAME_SIGN = {"IS": "IS NOT DISTINCT FROM", "IS NOT": "IS DISTINCT FROM"}
ARITHMETIC = frozenset({"+", "-", "*", "/", "%", "&", "|"})
COLLATIONS: dict[str, str] = {"BINARY": "{}", "NOCASE": 'lower({} COLLATE "C")', "RTRIM": "rtrim({}, ' ')"}
"""Forms that are equal where SQLite's collations call texts equal. The case of ASCII's letters alone is folded by C."""


def by_collation(one: Written, collation: str) -> str:
    """A text so that equal ones by SQLite's *collation* are equal."""
    if collation not in COLLATIONS:
        raise NotUnderstood(f"the collation {collation}")
    if one.constant is None or collation == "BINARY":
        return COLLATIONS[collation].format(one.sql)
    return words.text(one.constant.text.rstrip(" ") if collation == "RTRIM" else folded(one.constant.text))


def _truth_of(one: Written) -> str:
    """TRUE or FALSE for the literals 1 and 0; empty for anything else."""
    if one.constant is None or one.constant.kind != "integer":
        return ""
    return {"0": "FALSE", "1": "TRUE"}.get(one.constant.text, "")


def _double(one: Written) -> str:
    return one.sql if one.kind == "real" else f"({one.sql})::double precision"


def one_kind(found: Sequence[Written]) -> str:
    """The kind of what may be any of *found*."""
    kinds = {one.kind for one in found} - {"null"}
    if not kinds:
        return "null"
    if len(kinds) == 1:
        return next(iter(kinds))
    if kinds <= {"integer", "boolean"}:
        return "integer"
    raise NotUnderstood(f"{' or '.join(sorted(kinds))} in one expression")


WRITERS: dict[type, Callable[..., Written]] = {
    Constant: Translator.constant,
    Column: Translator.column,
    Unary: Translator.unary,
    Binary: Translator.binary,
    Between: Translator.between,
    InList: Translator.in_list,
    Like: Translator.like,
    Case: Translator.case,
    Cast: Translator.cast,
    Collated: Translator.collated,
    Call: Translator.call,
    Row: Translator.row,
}
