"""``to_char`` of numbers, and ``to_number``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from ...adapters.functions.kinds import NoValue
from ...adapters.functions.number_templates import parse
from .nodes import child
from .numeric_forms import as_text
from .value import NUMERIC, Value, base, give_type, is_numeric, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from .translator import Translator


def _template(translator: Translator, node: exp.Expr) -> Value:
    value = give_type(translator.context, translator.expression(node), "text", node)
    if base(value.type) != "text":
        translator.context.refuse(node, f"a template of type {shown(value.type)}", "Write it as a string.")
    if isinstance(node, exp.Literal):
        try:
            parse(node.name)
        except NoValue:
            cure = "Use 9 0 . , D G FM S MI PL SG PR and text in double quotes, or format it in Python."
            translator.context.refuse(node, "a template of a number with a pattern that has no form", cure)
    return value


def to_char(translator: Translator, value: Value, form: exp.Expr) -> Value:
    """``to_char(number, template)``."""
    number = as_text(value) if is_numeric(value.type) else value
    template = _template(translator, form)
    return Value(f"pg_number_to_char({number.sql}, {template.sql})", "text", value.nullable or template.nullable)


def _to_number(translator: Translator, node: exp.Expr) -> Value:
    """``to_number(text, template)``."""
    translator.context.only(node, "this", "format")
    value = give_type(translator.context, translator.expression(child(node)), "text", node)
    if base(value.type) != "text":
        translator.context.refuse(node, f"to_number of {shown(value.type)}", "It reads text.")
    template = _template(translator, child(node, "format"))
    return Value(f"pg_to_number({value.sql}, {template.sql})", NUMERIC)


NUMBER_TEMPLATES: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Value]] = {exp.ToNumber: _to_number}
"""By sqlglot's node."""
