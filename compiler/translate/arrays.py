"""Operators and functions of arrays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlglot import exp

from .array_values import ARRAY_OF, TEXT_ARRAYS, array_value, element_type, is_array, made_array, plain
from .enums import is_enum
from .json_operators import contains as json_contains
from .json_operators import subscript, subscript_key
from .literals import quoted
from .nodes import child, children, maybe
from .numeric_forms import as_text, sortable
from .value import ARRAY_ELEMENTS, COMPARISON, INTEGERS, NUMERIC, NUMERICS, Value, base, give_type, is_numeric, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .translator import Translator

LENGTHS = (0, 2**28)

PREDICATES: dict[type[exp.Expr], tuple[str, bool]] = {
    exp.ArrayContainsAll: ("pg_array_contains", False),
    exp.ArrayContainedBy: ("pg_array_contains", True),
    exp.ArrayOverlaps: ("pg_array_overlaps", False),
}
"""SQLite's function, and whether its arguments change sides."""


@dataclass(frozen=True, slots=True)
class Call:
    """
    A function of arrays.

    Attributes:
        arguments: what it takes: ``array``, ``element`` of it, or a type.
        sql: SQLite's form.
        result: ``array`` or a type.
        strict: whether it gives NULL where an argument is.
        finds: whether it gives a value wherever no argument is NULL.
        span: least and greatest result.
        compares: whether elements are compared.
    """

    arguments: tuple[str, ...]
    sql: str
    result: str = "array"
    strict: bool = True
    finds: bool = True
    span: tuple[int, int] | None = None
    compares: bool = False


NODES: dict[type[exp.Expr], tuple[tuple[str, ...], Call]] = {
    exp.ArrayAppend: (("this", "expression"), Call(("array", "element"), "pg_array_append({0}, {1})", strict=False)),
    exp.ArrayPrepend: (("this", "expression"), Call(("array", "element"), "pg_array_prepend({1}, {0})", strict=False)),
    exp.ArrayRemove: (("this", "expression"), Call(("array", "element"), "pg_array_remove({0}, {1})", strict=False, compares=True)),
}
"""By sqlglot's node: its arguments, and the function."""

NAMED: dict[str, Call] = {
    "cardinality": Call(("array",), "json_array_length({0})", "integer", span=LENGTHS),
    "array_replace": Call(("array", "element", "element"), "pg_array_replace({0}, {1}, {2})", strict=False, compares=True),
    "array_positions": Call(("array", "element"), "pg_array_positions({0}, {1})", "integer[]", strict=False, compares=True),
    "trim_array": Call(("array", "integer"), "pg_array_trim({0}, {1})"),
}
"""By name, where sqlglot has no node."""


def _element(translator: Translator, node: exp.Expr, array: str) -> Value:
    kind = element_type(array)
    value = give_type(translator.context, translator.expression(node), kind, node)
    if kind == NUMERIC and (is_numeric(value.type) or value.type in INTEGERS):
        return as_text(value)
    if base(value.type) != kind and not (
        kind in INTEGERS and value.type in INTEGERS and INTEGERS.index(value.type) <= INTEGERS.index(kind)
    ):
        translator.context.refuse(node, f"an element of type {value.type} of {array}", f"Cast it: ::{kind}.")
    return value


def _apply(translator: Translator, known: Call, nodes: list[exp.Expr]) -> Value:
    first = _first(translator, known, nodes)
    values = [first]
    for one, kind in zip(nodes[1:], known.arguments[1:], strict=True):
        if kind == "element":
            values.append(_element(translator, one, first.type))
        else:
            value = give_type(translator.context, translator.expression(one), kind, one)
            if value.type != kind and not (kind == "integer" and value.type == "smallint"):
                translator.context.refuse(one, f"{kind} is wanted here, not {value.type}", f"Cast it: ::{kind}.")
            values.append(value)
    if first.type == NUMERICS and known.compares:
        translator.context.refuse(
            nodes[0], "elements of numeric[] that are equal and may look different", "Unnest the array and filter its rows."
        )
    sql = known.sql.format(*(value.sql for value in values))
    nullable = not known.finds or (any(value.nullable for value in values) if known.strict else first.nullable)
    return Value(sql, first.type if known.result == "array" else known.result, nullable, span=known.span)


def _first(translator: Translator, known: Call, nodes: list[exp.Expr]) -> Value:
    """The array; a literal takes its type from the element."""
    kind = "text[]"
    if "element" in known.arguments:
        other = translator.expression(nodes[known.arguments.index("element")]).type
        kind = f"{other}[]" if is_enum(other) else ARRAY_OF.get(base(shown(other)), kind)
    return array_value(translator, nodes[0], kind)


def _node(translator: Translator, node: exp.Expr) -> Value:
    names, known = NODES[type(node)]
    translator.context.only(node, *names)
    found = _apply(translator, known, [child(node, name) for name in names])
    first = translator.expression(child(node, "expression")).type
    return replace(found, type=_by_first(first, found.type)) if isinstance(node, exp.ArrayPrepend) else found


def _named(translator: Translator, node: exp.Expr) -> Value:
    known, given = NAMED[node.name.lower()], children(node)
    if len(given) != len(known.arguments):
        translator.context.refuse(node, f"{node.name}() with {len(given)} arguments is not translated")
    return _apply(translator, known, given)


def _by_first(first: str, kind: str) -> str:
    """Of the two kinds of text PostgreSQL takes the one that stands first for an array of both."""
    if kind not in TEXT_ARRAYS or first == "unknown":
        return kind
    return TEXT_ARRAYS[first.startswith("character varying")]


def _cat(translator: Translator, node: exp.Expr) -> Value:
    """array_cat."""
    if len(children(node)) != 1:
        translator.context.refuse(node, "array_cat takes two arrays")
    return join(translator, node, translator.expression(child(node)), translator.expression(children(node)[0]))


def join(translator: Translator, node: exp.Expr, left: Value, right: Value) -> Value:
    """``||`` of arrays, or of an array and an element."""
    kind = _by_first(left.type, left.type if is_array(left) else right.type)
    element = element_type(kind)
    sides = [give_type(translator.context, one, kind, node) if one.type == "unknown" else one for one in (left, right)]
    if kind == NUMERICS:
        sides = [one if is_array(one) or shown(one.type) not in (NUMERIC, *INTEGERS) else as_text(one) for one in sides]
    for one in sides:
        if not is_array(one) and base(one.type) != base(element) and not {one.type, element} <= set(INTEGERS):
            translator.context.refuse(node, f"|| of {left.type} and {right.type} is not translated", "Cast one of them.")
    one, other = sides
    if is_array(one) and is_array(other):
        if one.type != other.type and not {one.type, other.type} <= set(TEXT_ARRAYS):
            translator.context.refuse(node, f"|| of {left.type} and {right.type} is not translated", "Cast one of them.")
        return Value(f"pg_array_cat({one.sql}, {other.sql})", kind, one.nullable and other.nullable)
    name = "pg_array_append" if is_array(one) else "pg_array_prepend"
    return Value(f"{name}({one.sql}, {other.sql})", kind, nullable=False)


def _length(translator: Translator, node: exp.Expr) -> Value:
    """array_length, array_upper: NULL for an empty array, and for a dimension that there is not."""
    translator.context.only(node, "this", "expression")
    return length(translator, node, child(node), maybe(node, "expression"))


def length(translator: Translator, node: exp.Expr, array: exp.Expr, dimension: exp.Expr | None) -> Value:
    """The number of elements along *dimension*."""
    value = array_value(translator, array)
    if not isinstance(dimension, exp.Literal):
        translator.context.refuse(node, "the length of an array along a dimension that is no literal", "Write 1.")
    sql = f"nullif(json_array_length({value.sql}), 0)" if dimension.name == "1" else "NULL"
    return Value(sql, "integer", span=LENGTHS)


def _upper(translator: Translator, node: exp.Expr) -> Value:
    return length(translator, node, *_two(translator, node))


def _lower(translator: Translator, node: exp.Expr) -> Value:
    found = length(translator, node, *_two(translator, node))
    return Value(f"min({found.sql}, 1)", "integer", span=(1, 1))


def _two(translator: Translator, node: exp.Expr) -> tuple[exp.Expr, exp.Expr]:
    given = children(node)
    if len(given) != 2:
        translator.context.refuse(node, f"{node.name}() takes an array and a dimension")
    return given[0], given[1]


def _position(translator: Translator, node: exp.Expr) -> Value:
    translator.context.only(node, "this", "expression")
    array = array_value(translator, child(node))
    item = _element(translator, child(node, "expression"), array.type)
    if array.type == NUMERICS:
        array, item = plain(array), Value(f"pg_numeric_plain({item.sql})", NUMERIC)
    return Value(f"pg_array_position({array.sql}, {item.sql})", "integer", span=(1, 2**28))


def _to_string(translator: Translator, node: exp.Expr) -> Value:
    """array_to_string."""
    translator.context.only(node, "this", "expression", "null")
    array = array_value(translator, child(node))
    kind = element_type(array.type)
    null = maybe(node, "null")
    texts = [translator.expression(one) if one is not None else Value("NULL", "text") for one in (child(node, "expression"), null)]
    separator, instead = (give_type(translator.context, one, "text", node) for one in texts)
    sql = f"pg_array_to_string({array.sql}, {separator.sql}, {instead.sql}, {quoted(kind)})"
    return Value(sql, "text", array.nullable or separator.nullable)


def _from_string(translator: Translator, node: exp.Expr) -> Value:
    """string_to_array."""
    translator.context.only(node, "this", "expression", "null")
    return split_text(translator, node, [child(node), child(node, "expression"), maybe(node, "null")])


def split_text(translator: Translator, node: exp.Expr, given: Sequence[exp.Expr | None]) -> Value:
    """A text, cut at a separator, with a text that stands for NULL."""
    texts = [translator.expression(one) if one is not None else Value("NULL", "text") for one in given]
    text, separator, instead = (give_type(translator.context, one, "text", node) for one in texts)
    return Value(f"pg_string_to_array({text.sql}, {separator.sql}, {instead.sql})", "text[]", text.nullable)


def _bracket(translator: Translator, node: exp.Expr) -> Value:
    """``a[i]``, ``a[i:j]`` and ``data['key']``."""
    value = translator.expression(child(node))
    if value.type == "jsonb":
        return subscript(translator, node, value)
    if not is_array(value) or len(children(node)) != 1:
        translator.context.refuse(node, f"a subscript of {value.type} is not translated", "It is for arrays and jsonb.")
    index = children(node)[0]
    if isinstance(index, exp.Slice):
        return _slice(translator, value, index)
    if not isinstance(index, (exp.Literal, exp.Neg, exp.Placeholder, exp.Column)):
        translator.context.refuse(node, "a subscript that is computed", "Write a number, a column or a parameter.")
    place = translator.expression(subscript_key(node, index))
    if place.type not in INTEGERS:
        translator.context.refuse(node, f"a subscript of type {place.type}", "Write a whole number.")
    return Value(f"pg_array_get({value.sql}, {place.sql})", element_type(value.type))


def _slice(translator: Translator, value: Value, node: exp.Expr) -> Value:
    low, high = maybe(node, "this"), maybe(node, "expression")
    ends = [translator.expression(one) if one is not None else None for one in (low, high)]
    for end in ends:
        if end is not None and end.type not in {"smallint", "integer"}:
            translator.context.refuse(node, f"a slice up to a bound of type {end.type}", "Cast it: ::integer.")
    texts = [end.sql if end is not None else default for end, default in zip(ends, ("1", f"json_array_length({value.sql})"), strict=True)]
    nullable = value.nullable or any(end is not None and end.nullable for end in ends)
    return Value(f"pg_array_slice({value.sql}, {', '.join(texts)})", value.type, nullable)


def _predicate(translator: Translator, node: exp.Expr) -> Value:
    """``@>``, ``<@``, ``&&``."""
    translator.context.only(node, "this", "expression")
    name, turned = PREDICATES[type(node)]
    nodes = [child(node), child(node, "expression")]
    values = [translator.expression(one) for one in (reversed(nodes) if turned else nodes)]
    kinds = {value.type for value in values} - {"unknown"}
    if len(kinds) != 1:
        translator.context.refuse(node, f"{' and '.join(sorted(kinds))} stand beside an operator of containers", "Cast one of them.")
    kind = kinds.pop()
    left, right = (give_type(translator.context, value, kind, node) for value in values)
    if kind == "jsonb" and not isinstance(node, exp.ArrayOverlaps):
        return json_contains(left, right)
    if not is_array(left):
        translator.context.refuse(node, f"this operator of {kind} is not translated")
    return Value(f"{name}({plain(left).sql}, {plain(right).sql})", "boolean", left.nullable or right.nullable)


def equal(kind: str, values: list[Value], operator: str) -> list[Value] | None:
    """JSON values and arrays in a form that compares with *operator*; None where there is none or they need none."""
    if kind == "jsonb" and operator in {"=", "<>", "IS", "IS NOT", "IN"}:
        return [Value(f"pg_jsonb_key({value.sql})", "text", value.nullable) for value in values]
    return [sortable(value) for value in values] if kind == "jsonb" else None


def compare_arrays(translator: Translator, node: exp.Expr, left: Value, operator: str, right: Value) -> Value:
    """A comparison of arrays of one type; labels of an enum are equal or not."""
    if left.type == NUMERICS:
        one, other = sortable(left), sortable(right)
        return Value(f"{one.sql} {operator} {other.sql}", "boolean", left.nullable or right.nullable, COMPARISON)
    if left.type not in ARRAY_ELEMENTS and operator not in {"=", "<>"}:
        translator.context.refuse(node, f"the order of {left.type}", "Compare elements.")
    return Value(f"pg_array_compare({left.sql}, {right.sql}) {operator} 0", "boolean", left.nullable or right.nullable, COMPARISON)


ARRAYS: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Value]] = {
    exp.Array: made_array,
    exp.Bracket: _bracket,
    exp.ArrayConcat: _cat,
    exp.ArraySize: _length,
    exp.ArrayPosition: _position,
    exp.ArrayToString: _to_string,
    exp.StringToArray: _from_string,
    **dict.fromkeys(NODES, _node),
    **dict.fromkeys(PREDICATES, _predicate),
}
ARRAY_CALLS: dict[str, Callable[[Translator, exp.Expr], Value]] = {
    "array_upper": _upper,
    "array_lower": _lower,
    **dict.fromkeys(NAMED, _named),
}
