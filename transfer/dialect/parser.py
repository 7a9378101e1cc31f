"""A Pratt parser of SQLite's expressions (its documentation, "SQL Language Expressions")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .nodes import Between, Binary, Call, Case, Cast, Collated, Column, Constant, InList, Like, Node, Row, Unary
from .tokens import NotUnderstood, Token, tokens_of

if TYPE_CHECKING:
    from collections.abc import Callable

OR, AND, NOT, EQUAL, COMPARE, BITS, SUM, PRODUCT, JOIN, COLLATE, SIGN = range(1, 12)
"""Precedences, the loosest first."""

BINARY: dict[str, int] = {
    "OR": OR,
    "AND": AND,
    **dict.fromkeys(("=", "==", "<>", "!=", "IS", "IN", "LIKE", "GLOB", "REGEXP", "MATCH", "BETWEEN", "ISNULL", "NOTNULL", "NOT"), EQUAL),
    **dict.fromkeys(("<", "<=", ">", ">="), COMPARE),
    **dict.fromkeys(("&", "|", "<<", ">>"), BITS),
    **dict.fromkeys(("+", "-"), SUM),
    **dict.fromkeys(("*", "/", "%"), PRODUCT),
    **dict.fromkeys(("||", "->", "->>"), JOIN),
    "COLLATE": COLLATE,
}
SAME_SIGNS = {"==": "=", "!=": "<>"}
LIKES = frozenset({"LIKE", "GLOB", "REGEXP", "MATCH"})
KEYWORDS = frozenset({"TRUE", "FALSE", "CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME"})
RESERVED = frozenset({"SELECT", "CASE", "NOT", "EXISTS", "RAISE", "WHEN", "THEN", "ELSE", "END", "FROM", "WHERE", "AND", "OR", "IS", "IN"})


class Parser:
    """Tokens, and how far they have been read."""

    def __init__(self, sql: str, tokens: list[Token] | None = None) -> None:
        self.sql = sql
        self.tokens = tokens if tokens is not None else tokens_of(sql)
        self.place = 0

    @property
    def now(self) -> Token:
        """The next token."""
        return self.tokens[self.place]

    def step(self) -> Token:
        """Take the next token."""
        token = self.now
        self.place += token.kind != "end"
        return token

    def at(self, *words: str) -> bool:
        """Whether the next token is one of these keywords or signs."""
        return self.now.upper in words

    def take(self, *words: str) -> bool:
        """Take the next tokens if they are these."""
        if all(token.upper == word for token, word in zip(self.tokens[self.place :], words, strict=False)) and self.place + len(
            words
        ) < len(self.tokens):
            self.place += len(words)
            return True
        return False

    def want(self, word: str) -> None:
        """
        Take the next token, which is to be this one.

        Raises:
            NotUnderstood: it is another.
        """
        if not self.take(word):
            self.fail()

    def fail(self) -> None:
        """Give up at the next token; raises NotUnderstood."""
        raise NotUnderstood(f"{self.now.text!r}" if self.now.kind != "end" else "its end")

    def name(self) -> str:
        """
        Take a name, quoted or not.

        Raises:
            NotUnderstood: it is none.
        """
        if self.now.kind not in {"word", "name", "string"}:
            self.fail()
        return self.step().value

    def expression(self, least: int = OR) -> Node:
        """
        Take an expression whose operators bind at least as tightly as *least*.

        Raises:
            NotUnderstood: there is something in it that nobody foresaw.
        """
        left = self._operand()
        while (binds := self._binds()) >= least:
            left = self._more(left, binds)
        return left

    def _binds(self) -> int:
        return BINARY.get(self.now.upper, 0)

    def _operand(self) -> Node:
        token = self.now
        if token.upper == "NOT":
            self.step()
            return Unary("NOT", self.expression(NOT))
        if token.upper in {"-", "+", "~"}:
            self.step()
            return Unary(token.text, self.expression(SIGN))
        if token.upper == "(":
            return self._brackets()
        if token.upper == "CASE":
            return self._case()
        if token.upper == "CAST" and self.tokens[self.place + 1].text == "(":
            return self._cast()
        made = LITERALS.get(token.kind)
        if made is not None:
            self.step()
            return made(token)
        return self._named()

    def _brackets(self) -> Node:
        self.want("(")
        if self.at("SELECT", "WITH", "VALUES"):
            self.fail()
        items = self.listed()
        return items[0] if len(items) == 1 else Row(items)

    def listed(self) -> tuple[Node, ...]:
        """Expressions up to the closing bracket, which is taken too."""
        items = [self.expression()]
        while self.take(","):
            items.append(self.expression())
        self.want(")")
        return tuple(items)

    def _case(self) -> Node:
        self.want("CASE")
        operand = None if self.at("WHEN") else self.expression()
        branches: list[tuple[Node, Node]] = []
        while self.take("WHEN"):
            condition = self.expression()
            self.want("THEN")
            branches.append((condition, self.expression()))
        otherwise = self.expression() if self.take("ELSE") else None
        self.want("END")
        return Case(operand, tuple(branches), otherwise)

    def _cast(self) -> Node:
        self.want("CAST")
        self.want("(")
        operand = self.expression()
        self.want("AS")
        words: list[str] = []
        depth = 0
        while self.now.kind != "end" and (depth or not self.at(")")):
            depth += self.at("(") - self.at(")")
            words.append(self.step().text)
        self.want(")")
        return Cast(operand, " ".join(words))

    def _named(self) -> Node:
        token = self.now
        if token.upper == "NULL":
            self.step()
            return Constant("null", "NULL")
        if token.upper in KEYWORDS and token.kind == "word":
            self.step()
            return Constant("keyword", token.upper)
        if token.kind not in {"word", "name"} or (token.kind == "word" and token.upper in RESERVED):
            self.fail()
        name = self.name()
        if self.at("(") and token.kind == "word":
            return self._call(name)
        if self.take("."):
            return Column(self.name(), name)
        return Column(name, quotes=token.text.startswith('"'))

    def _call(self, name: str) -> Node:
        self.want("(")
        if self.take("*"):
            self.want(")")
            made = Call(name.lower(), (), star=True)
        elif self.take(")"):
            made = Call(name.lower(), ())
        else:
            distinct = self.take("DISTINCT")
            made = Call(name.lower(), self.listed(), distinct=distinct)
        if self.at("FILTER", "OVER"):
            self.fail()
        return made

    def _more(self, left: Node, binds: int) -> Node:
        sign = self.step().upper
        negated = sign == "NOT"
        if negated:
            if self.take("NULL"):
                return Binary("IS NOT", left, Constant("null", "NULL"))
            sign = self.step().upper
        if sign == "BETWEEN":
            low = self.expression(COMPARE)
            self.want("AND")
            return Between(left, low, self.expression(COMPARE), negated)
        if sign == "IN":
            return self._in(left, negated=negated)
        if sign in LIKES:
            pattern = self.expression(COMPARE)
            escape = self.expression(COMPARE) if self.take("ESCAPE") else None
            return Like(sign, left, pattern, escape, negated)
        if negated:
            self.place -= 1
            self.fail()
        if sign == "COLLATE":
            return Collated(left, self.name().upper())
        if sign in {"ISNULL", "NOTNULL"}:
            return Binary("IS" if sign == "ISNULL" else "IS NOT", left, Constant("null", "NULL"))
        if sign == "IS":
            return self._is(left)
        return Binary(SAME_SIGNS.get(sign, sign), left, self.expression(binds + 1))

    def _in(self, left: Node, *, negated: bool) -> Node:
        self.want("(")
        if self.at("SELECT", "WITH", "VALUES"):
            self.fail()
        items = () if self.take(")") else self.listed()
        return InList(left, items, negated)

    def _is(self, left: Node) -> Node:
        distinct = False
        negated = self.take("NOT")
        if self.take("DISTINCT", "FROM"):
            distinct = True
        return Binary("IS NOT" if negated != distinct else "IS", left, self.expression(COMPARE))


LITERALS: dict[str, Callable[[Token], Node]] = {
    "string": lambda token: Constant("text", token.value),
    "blob": lambda token: Constant("blob", token.text[2:-1].lower()),
    "number": lambda token: _number(token.text.replace("_", "")),
}


def _number(text: str) -> Node:
    if text[:2] in {"0x", "0X"}:
        value = int(text, 16)
        return Constant("integer", str(value - 2**64 if value >= 2**63 else value))
    if text.isdigit() and int(text) < 2**63:
        return Constant("integer", str(int(text)))
    return Constant("real", text)


def parse_expression(sql: str) -> Node:
    """
    The tree of a whole text.

    Raises:
        NotUnderstood: it is no expression, or holds what nobody foresaw.
    """
    parser = Parser(sql)
    made = parser.expression()
    if parser.now.kind != "end":
        parser.fail()
    return made
