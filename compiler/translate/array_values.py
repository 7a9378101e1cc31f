"""Arrays on SQLite, JSON text of one dimension: how elements go in and come out, and what makes one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from .enums import is_enum
from .nodes import QUERIES, child, children, maybe
from .numeric_forms import as_text
from .value import ARRAY_ELEMENTS, COMPARISON, NUMERICS, Value, base, element_of, give_type, is_numeric, shown, unify

if TYPE_CHECKING:
    from .translator import Translator

ARRAY_OF = {element: f"{element}[]" for element in dict.fromkeys(ARRAY_ELEMENTS.values())}
"""The array of a type."""

TEXT_ARRAYS = ("text[]", "character varying[]")


def is_array(value: Value) -> bool:
    """Whether it is an array that is carried."""
    return element_of(value.type) is not None


def element_in(value: Value) -> str:
    """A value as json_array and its like take it for an element."""
    if value.type == "double precision":
        return f"json(pg_array_double({value.sql}))"
    if is_numeric(value.type):
        return as_text(value).sql
    # What comes out of -> would be taken for JSON, not for a text.
    return value.sql if value.plain or value.literal or base(value.type) != "text" else f"({value.within(COMPARISON)} || '')"


def element_out(kind: str, item: str, whole: str) -> str:
    """An element of the type *kind* out of json_each, whose rows go by the name *item* if any."""
    column = f"{item}." if item else ""
    return f"pg_double({whole} -> {column}key)" if kind == "double precision" else f"{column}value"


def array_of(translator: Translator, node: exp.Expr, kind: str) -> str:
    """The type of an array of *kind*."""
    name = f"{kind}[]" if is_enum(kind) else ARRAY_OF.get("text" if kind == "unknown" else shown(kind))
    if kind == "character varying":
        name = "character varying[]"
    if name is None:
        translator.context.refuse(node, f"an array of {kind} is not carried", f"Arrays are of {', '.join(ARRAY_OF)}; make it jsonb.")
    return name


def made_array(translator: Translator, node: exp.Expr) -> Value:
    """``ARRAY[…]`` and ``ARRAY(SELECT …)``."""
    items = children(node)
    if len(items) == 1 and isinstance(items[0], (*QUERIES, exp.Subquery)):
        return _array_of_rows(translator, node, items[0])
    if not items:
        return Value("'[]'", "unknown", nullable=False, literal="string", raw="{}")
    values, kind = unify(translator.context, [translator.expression(one) for one in items], node, "an array")
    kind = "text" if kind == "unknown" else kind
    typed = [give_type(translator.context, value, kind, node) for value in values]
    return Value(f"json_array({', '.join(element_in(value) for value in typed)})", array_of(translator, node, kind), nullable=False)


def _array_of_rows(translator: Translator, node: exp.Expr, query: exp.Expr) -> Value:
    inner = translator.subquery(query)
    if len(inner.columns) != 1:
        translator.context.refuse(node, "ARRAY(SELECT …) of several columns", "Select one.")
    value = inner.columns[0][1]
    kind = "text" if value.type == "unknown" else value.type
    item = element_in(Value("array_row.item", kind))
    sql = f"(WITH array_row (item) AS ({inner.inline()}) SELECT json_group_array({item}) FROM array_row)"
    return Value(sql, array_of(translator, node, kind), nullable=False)


def is_ordered(query: exp.Expr) -> bool:
    """Whether the rows of *query* come in an order: by ORDER BY, or as a function in FROM gives them."""
    while isinstance(query, exp.Subquery) and maybe(query, "order") is None:
        query = child(query)
    if maybe(query, "order") is not None:
        return True
    source = maybe(query, "from_")
    if source is None and isinstance(query, exp.Select):
        # One row, or those of a function in the SELECT list.
        return maybe(query, "distinct") is None
    plain = (
        isinstance(query, exp.Select)
        and not children(query, "joins")
        and maybe(query, "group") is None
        and maybe(query, "distinct") is None
    )
    return source is not None and plain and is_row_function(child(source))


def is_row_function(node: exp.Expr) -> bool:
    """Whether it is a function in FROM, whose rows come in its own order."""
    if isinstance(node, exp.Lateral):
        node = child(node)
    return isinstance(node, (exp.Unnest, exp.Anonymous)) or (
        isinstance(node, exp.Table) and isinstance(maybe(node), (exp.Anonymous, exp.Func))
    )


def array_value(translator: Translator, node: exp.Expr, kind: str = "text[]") -> Value:
    """*node*, which must be an array; a literal is one of *kind*."""
    value = give_type(translator.context, translator.expression(node), kind, node)
    if not is_array(value):
        translator.context.refuse(node, f"an array is wanted here, not {value.type}", "Write ARRAY[…], or cast it: ::text[].")
    return value


def element_type(array: str) -> str:
    """The type of the elements of *array*, which is one."""
    kind = element_of(array)
    assert kind is not None
    return kind


def plain(value: Value) -> Value:
    """An array of decimals in which equal ones look alike."""
    return Value(f"pg_numeric_array_plain({value.sql})", value.type, value.nullable) if value.type == NUMERICS else value
