"""Functions of text that SQLite has only as registered ones, or in another form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from .nodes import child
from .value import Value, base, give_type

if TYPE_CHECKING:
    from collections.abc import Callable

    from .translator import Translator

CASES: dict[type[exp.Expr], str] = {exp.Lower: "pg_lower", exp.Upper: "pg_upper", exp.Initcap: "pg_initcap"}


def typed(translator: Translator, node: exp.Expr, kind: str) -> Value:
    """*node*, which must be of the type *kind*."""
    value = give_type(translator.context, translator.expression(node), kind, node)
    if base(value.type) != kind:
        translator.context.refuse(node, f"{kind} is wanted here, not {value.type}", f"Cast it with ::{kind}.")
    return value


def _case(translator: Translator, node: exp.Expr) -> Value:
    """Lower, upper, initcap: character by character."""
    # sqlglot gives initcap the characters that it believes to part words.
    translator.context.only(node, "this", "expression")
    value = typed(translator, child(node), "text")
    return Value(f"{CASES[type(node)]}({value.sql})", "text", value.nullable)


STRINGS: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Value]] = {
    **dict.fromkeys(CASES, _case),
}
STRING_CALLS: dict[str, Callable[[Translator, exp.Expr], Value]] = {}
