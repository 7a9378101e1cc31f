"""Parts of JSON values. SQLite holds the text that PostgreSQL's jsonb prints, without its spaces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlglot import exp

from .literals import quoted
from .nodes import bare, child, children
from .value import CONCAT, Value, base, give_type

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .context import Context
    from .translator import Translator

KEY = re.compile(r"[^\"\\\x00-\x1f\x7f]*")
PATH = re.compile(r"\{([^{},\"\\\s]+(,[^{},\"\\\s]+)*)\}")
ENDS = {0, -1}
"""The indexes at which PostgreSQL finds the whole of a value that is no array: it holds a scalar as an array of one."""

TEXT_OF = "CASE {kind} WHEN 'text' THEN {value} WHEN 'null' THEN NULL WHEN 'object' THEN {shown} WHEN 'array' THEN {shown} ELSE {json} END"

LEFT_FIRST = (
    exp.JSONExtract,
    exp.JSONExtractScalar,
    exp.JSONBExtract,
    exp.JSONBExtractScalar,
    exp.JSONBContainsTopKey,
    exp.JSONBContainsAnyTopKeys,
    exp.JSONBContainsAllTopKeys,
    exp.JSONBDeleteAtPath,
    exp.ArrayContainsAll,
    exp.ArrayContainedBy,
    exp.NullSafeEQ,
    exp.NullSafeNEQ,
    exp.Like,
    exp.In,
    exp.Between,
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

KEYS = (exp.Literal, exp.Placeholder, exp.Column, exp.Cast, exp.Paren, exp.Anonymous)
"""What binds tighter than an arrow."""


def restore_arrows(context: Context, tree: exp.Expr) -> exp.Expr:
    """*tree* with the parts of JSON values that sqlglot takes for lambda functions: ``coalesce(data -> 'a', …)``."""
    for node in list(tree.find_all(exp.Lambda)):
        body, names = child(node), children(node)
        leaf = body
        while isinstance(leaf, LEFT_FIRST):
            leaf = child(leaf)
        key = child(leaf) if isinstance(leaf, exp.Neg) else leaf
        if len(names) != 1 or not isinstance(names[0], exp.Identifier) or not isinstance(key, KEYS):
            cure = "Put the part of the JSON value in parentheses: (data -> 'key')."
            context.refuse(node, "an arrow in the argument of a function that may be read in two ways", cure)
        arrow = exp.JSONExtract(this=exp.Column(this=names[0].copy()), expression=leaf.copy())
        if leaf is body:
            node.replace(arrow)
        else:
            leaf.replace(arrow)
            node.replace(body)
    return tree


def json_value(translator: Translator, node: exp.Expr, kind: str = "jsonb") -> Value:
    """*node*, which must be jsonb, or json where *kind* says so."""
    value = give_type(translator.context, translator.expression(bare(node)), kind, node)
    if value.type != kind:
        translator.context.refuse(node, f"a part of {value.type} is not translated", f"It is for {kind}.")
    return value


def any_json(translator: Translator, node: exp.Expr) -> Value:
    """*node*, which must be jsonb or json."""
    value = translator.expression(bare(node))
    return value if value.type == "json" else json_value(translator, node)


def _literal_key(node: exp.Expr) -> exp.Expr:
    """The key or index that sqlglot took for a path, as the literal that it was."""
    if isinstance(node, exp.JSONPath):
        step: object = children(node)[-1].args.get("this")
        return exp.Literal.string(step) if isinstance(step, str) else exp.Literal.number(int(str(step)))
    return node


def _step(node: exp.Expr) -> str | int | None:
    """The key or index that the right side of an arrow names; None where it is no plain literal."""
    step: str | int | None = None
    if isinstance(node, exp.Neg) and isinstance(node.this, exp.Literal) and node.this.name.isdigit():
        step = -int(node.this.name)
    elif isinstance(node, exp.Literal):
        step = node.name if node.is_string else int(node.name)
    return None if isinstance(step, str) and not KEY.fullmatch(step) else step


def _plain_path(node: exp.Expr) -> list[str]:
    """The keys of ``'{a,b}'`` where none of them is a number, which is an index in an array and a key in an object."""
    found = PATH.fullmatch(node.name) if isinstance(node, exp.Literal) else None
    keys = found[1].split(",") if found else []
    return [] if any(key.lstrip("+-").isdigit() or key.lower() == "null" or not KEY.fullmatch(key) for key in keys) else keys


def _part(value: Value, steps: Sequence[str | int]) -> Value:
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


def _text_of(part: Value) -> Value:
    assert part.path is not None
    whole, path = part.path[0], quoted(part.path[1])
    json = f"{whole} -> {path}"
    sql = TEXT_OF.format(kind=f"json_type({whole}, {path})", value=f"{whole} ->> {path}", json=json, shown=f"pg_jsonb_text({json})")
    return Value(sql, "text")


def part_of(translator: Translator, value: Value, key: exp.Expr, *, text: bool = False) -> Value:
    """What ``->`` finds under *key*; as text what ``->>`` does."""
    key = _literal_key(bare(key))
    step = _step(key)
    if step is not None and value.type == "jsonb":
        part = _part(value, [step])
        return _text_of(part) if text else part
    known = give_type(translator.context, translator.expression(key), "text", key)
    if base(known.type) != "text" and known.type not in {"smallint", "integer"}:
        translator.context.refuse(key, f"a part of a JSON value under a key of type {known.type}", "A key is a text, an index an integer.")
    return _found("get", value, known, text=text)


def _found(how: str, value: Value, key: Value, *, text: bool) -> Value:
    """What a registered function finds in *value*: a part of json is a piece of its text."""
    return Value(f"pg_{value.type}_{how}{'_text' if text else ''}({value.sql}, {key.sql})", "text" if text else value.type)


def _path_of(translator: Translator, value: Value, path: exp.Expr, *, text: bool) -> Value:
    path = bare(path)
    keys = _plain_path(path)
    if keys and value.type == "jsonb":
        part = _part(value, keys)
        return _text_of(part) if text else part
    known = give_type(translator.context, translator.expression(path), "text[]", path)
    if known.type != "text[]":
        translator.context.refuse(path, f"a path of type {known.type}", "A path is a text[].")
    return _found("path", value, known, text=text)


def _arrow(translator: Translator, node: exp.Expr) -> Value:
    """``->`` and ``->>``."""
    value, text = any_json(translator, child(node)), isinstance(node, exp.JSONExtractScalar)
    return part_of(translator, value, child(node, "expression"), text=text)


def _long_arrow(translator: Translator, node: exp.Expr) -> Value:
    """``#>`` and ``#>>``."""
    value, text = any_json(translator, child(node)), isinstance(node, exp.JSONBExtractScalar)
    return _path_of(translator, value, child(node, "expression"), text=text)


JSON: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Value]] = {
    exp.JSONExtract: _arrow,
    exp.JSONExtractScalar: _arrow,
    exp.JSONBExtract: _long_arrow,
    exp.JSONBExtractScalar: _long_arrow,
}
