"""Parts of JSON values. SQLite holds the text that PostgreSQL's jsonb prints, without its spaces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlglot import exp

from .literals import quoted
from .nodes import bare, child, children
from .value import CONCAT, OUT_OF_RANGE, Value, base, give_type

if TYPE_CHECKING:
    from collections.abc import Callable

    from .context import Context
    from .translator import Translator

KEY = re.compile(r"[^\"\\\x00-\x1f\x7f]*")
PATH = re.compile(r"\{([^{},\"\\\s]+(,[^{},\"\\\s]+)*)\}")
ENDS = {0, -1}
"""The indexes at which PostgreSQL finds the whole of a value that is no array: it holds a scalar as an array of one."""

TYPE_NAMES = "CASE {0} WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE {0} END"
TEXT_OF = "CASE {kind} WHEN 'text' THEN {value} WHEN 'null' THEN NULL WHEN 'object' THEN {error} WHEN 'array' THEN {error} ELSE {json} END"
HAS_KEY = (
    "CASE WHEN {0} IS NOT NULL AND {1} IS NOT NULL THEN EXISTS (SELECT 1 FROM json_each({0}) AS json_part"
    " WHERE CASE json_type({0}) WHEN 'object' THEN json_part.key = {1} ELSE json_part.type = 'text' AND json_part.value = {1} END) END"
)


LEFT_FIRST = (
    exp.JSONExtract,
    exp.JSONExtractScalar,
    exp.JSONBExtract,
    exp.JSONBExtractScalar,
    exp.EQ,
    exp.NEQ,
    exp.LT,
    exp.LTE,
    exp.GT,
    exp.GTE,
    exp.Is,
    exp.DPipe,
    exp.And,
    exp.Or,
)
"""What binds no tighter than an arrow, and reads from the left."""


def restore_arrows(context: Context, tree: exp.Expr) -> exp.Expr:
    """*tree* with the parts of JSON values that sqlglot takes for lambda functions: ``coalesce(data -> 'a', …)``."""
    for node in list(tree.find_all(exp.Lambda)):
        body, names = child(node), children(node)
        leaf = body
        while isinstance(leaf, LEFT_FIRST):
            leaf = child(leaf)
        key = child(leaf) if isinstance(leaf, exp.Neg) else leaf
        if len(names) != 1 or not isinstance(names[0], exp.Identifier) or not isinstance(key, exp.Literal):
            cure = "Put the part of the JSON value in parentheses, with a literal key: (data -> 'key')."
            context.refuse(node, "an arrow in the argument of a function that may be read in two ways", cure)
        arrow = exp.JSONExtract(this=exp.Column(this=names[0].copy()), expression=leaf.copy())
        if leaf is body:
            node.replace(arrow)
        else:
            leaf.replace(arrow)
            node.replace(body)
    return tree


def _base(translator: Translator, node: exp.Expr) -> Value:
    value = translator.expression(bare(node))
    if value.type != "jsonb":
        translator.context.refuse(node, f"a part of {value.type} is not translated", "It is for jsonb.")
    return value


def _steps(translator: Translator, node: exp.Expr) -> list[str | int]:
    """The keys and indexes that the right side of an arrow names."""
    right = bare(child(node, "expression"))
    if isinstance(right, exp.JSONPath):
        right = children(right)[-1]
    if isinstance(right, exp.JSONPathKey):
        return [_key(translator, node, str(right.args["this"]))]
    if isinstance(right, exp.JSONPathSubscript) and isinstance(right.args["this"], int):
        return [right.args["this"]]
    if isinstance(right, exp.Neg) and isinstance(right.this, exp.Literal) and right.this.name.isdigit():
        return [-int(right.this.name)]
    if isinstance(right, exp.Literal):
        return [_key(translator, node, right.name) if right.is_string else int(right.name)]
    translator.context.refuse(node, "a part of a JSON value under a key that is no literal", "Write the key, or take the part in Python.")


def _key(translator: Translator, node: exp.Expr, key: str) -> str:
    if not KEY.fullmatch(key):
        translator.context.refuse(node, "a JSON key with quotes, backslashes or control characters", "Take the part in Python.")
    return key


def _path_steps(translator: Translator, node: exp.Expr) -> list[str | int]:
    """The keys of ``'{a,b}'``; a number there is an index in an array and a key in an object."""
    right = bare(child(node, "expression"))
    found = PATH.fullmatch(right.name) if isinstance(right, exp.Literal) else None
    keys = found[1].split(",") if found else []
    if not keys or any(key.lstrip("-").isdigit() or key.lower() == "null" or not KEY.fullmatch(key) for key in keys):
        translator.context.refuse(node, "a path that is more than a literal of plain keys", "Write -> 'key' -> 0 step by step.")
    return list(keys)


def _part(value: Value, steps: list[str | int]) -> Value:
    whole, path = value.path or (value.within(CONCAT), "$")
    for step in steps:
        if isinstance(step, int) and step in ENDS:
            inner = f"{whole} -> {quoted(path)}" if path != "$" else whole
            kind = f"json_type({whole}, {quoted(path)})"
            index = "0" if step == 0 else "#-1"
            whole = f"(CASE WHEN {kind} IN ('array', 'object') THEN {whole} -> {quoted(f'{path}[{index}]')} ELSE {inner} END)"
            path = "$"
        else:
            path += f'."{step}"' if isinstance(step, str) else f"[{step}]" if step >= 0 else f"[#{step}]"
    sql = whole if path == "$" else f"{whole} -> {quoted(path)}"
    return Value(sql, "jsonb", level=CONCAT, path=(whole, path))


def _json(translator: Translator, node: exp.Expr) -> Value:
    """``->`` and ``#>``."""
    steps = _path_steps if isinstance(node, exp.JSONBExtract) else _steps
    return _part(_base(translator, child(node)), steps(translator, node))


def _json_text(translator: Translator, node: exp.Expr) -> Value:
    """``->>`` and ``#>>``: text for whatever stands there; of an object or an array PostgreSQL's spaces cannot be had, so it fails."""
    steps = _path_steps if isinstance(node, exp.JSONBExtractScalar) else _steps
    part = _part(_base(translator, child(node)), steps(translator, node))
    assert part.path is not None
    whole, path = part.path[0], quoted(part.path[1])
    sql = TEXT_OF.format(kind=f"json_type({whole}, {path})", value=f"{whole} ->> {path}", json=f"{whole} -> {path}", error=OUT_OF_RANGE)
    return Value(sql, "text")


def _kind(translator: Translator, node: exp.Expr) -> Value:
    """jsonb_typeof."""
    value = _only(translator, node)
    return Value(TYPE_NAMES.format(f"json_type({value.sql})"), "text", value.nullable)


def _array_length(translator: Translator, node: exp.Expr) -> Value:
    """jsonb_array_length, which fails for what is no array."""
    value = _only(translator, node)
    sql = f"CASE WHEN json_type({value.sql}) <> 'array' THEN {OUT_OF_RANGE} ELSE json_array_length({value.sql}) END"
    return Value(sql, "integer", value.nullable, span=(0, 2**28))


def _only(translator: Translator, node: exp.Expr) -> Value:
    given = children(node)
    if len(given) != 1:
        translator.context.refuse(node, f"{node.name}() takes one value")
    return _base(translator, given[0])


def _has_key(translator: Translator, node: exp.Expr) -> Value:
    """``?``: whether it is a key of an object, or a text in an array."""
    value = _base(translator, child(node))
    right = child(node, "expression")
    key = give_type(translator.context, translator.expression(right), "text", right)
    if base(key.type) != "text":
        translator.context.refuse(right, f"? with {key.type}", "A key is a text.")
    return Value(HAS_KEY.format(value.within(CONCAT), key.within(CONCAT)), "boolean", value.nullable or key.nullable)


JSON: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Value]] = {
    exp.JSONExtract: _json,
    exp.JSONBExtract: _json,
    exp.JSONExtractScalar: _json_text,
    exp.JSONBExtractScalar: _json_text,
    exp.JSONBContainsTopKey: _has_key,
}
JSON_CALLS: dict[str, Callable[[Translator, exp.Expr], Value]] = {
    "jsonb_typeof": _kind,
    "jsonb_array_length": _array_length,
}
