"""Functions of SQLite that PostgreSQL has too, or that can be said in its words: a closed table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .nodes import Constant
from .to_postgres import COMPARABLE, NUMBERS, Translator, Written, one_kind
from .tokens import NotUnderstood

if TYPE_CHECKING:
    from .to_postgres import Function, Scope


def _of_text(form: str, kind: str = "text") -> Function:
    def write(_translator: Translator, arguments: list[Written]) -> Written:
        if len(arguments) != form.count("{}") or any(one.kind != "text" for one in arguments):
            raise NotUnderstood("a function of texts with other arguments")
        return Written(form.format(*(one.sql for one in arguments)), kind)

    return write


def _letters(name: str) -> Function:
    """``lower`` and ``upper`` of ASCII's letters alone."""
    form = _of_text(f'{name}({{}} COLLATE "C")')

    def write(translator: Translator, arguments: list[Written]) -> Written:
        known = arguments[0].constant if len(arguments) == 1 else None
        if known is None or known.kind != "text":
            return form(translator, arguments)
        # PostgreSQL loses the collation of a constant where it computes it beforehand.
        change = str.lower if name == "lower" else str.upper
        return translator.constant(Constant("text", "".join(change(sign) if sign.isascii() else sign for sign in known.text)))

    return write


def _length(_translator: Translator, arguments: list[Written]) -> Written:
    [one] = arguments
    if one.kind == "text":
        return Written(f"char_length({one.sql})", "integer")
    if one.kind == "blob":
        return Written(f"octet_length({one.sql})", "integer")
    raise NotUnderstood(f"the length of a {one.kind}")


def _by_bytes(arguments: list[Written]) -> None:
    """Versions of SQLite differ in whose collation the result has."""
    if any(one.collation != "BINARY" for one in arguments):
        raise NotUnderstood("a function of texts with a collation")


def _coalesce(translator: Translator, arguments: list[Written]) -> Written:
    kind = one_kind(arguments)
    _by_bytes(arguments)
    return Written(f"coalesce({', '.join(translator.as_kind(one, kind) for one in arguments)})", kind)


def _nullif(_translator: Translator, arguments: list[Written]) -> Written:
    left, right = arguments
    _by_bytes(arguments)
    if left.kind != right.kind or left.kind not in COMPARABLE:
        raise NotUnderstood(f"nullif of {left.kind} and {right.kind}")
    return Written(f"nullif({left.sql}, {right.sql})", left.kind)


def _abs(_translator: Translator, arguments: list[Written]) -> Written:
    [one] = arguments
    if one.kind not in NUMBERS:
        raise NotUnderstood(f"abs of a {one.kind}")
    return Written(f"abs({one.sql})", one.kind)


def _substr(_translator: Translator, arguments: list[Written]) -> Written:
    text, *numbers = arguments
    plain = [
        one.constant is not None and one.kind == "integer" and int(one.constant.text) >= least
        for one, least in zip(numbers, (1, 0), strict=False)
    ]
    if text.kind != "text" or not 1 <= len(numbers) <= 2 or not all(plain):
        raise NotUnderstood("substr with anything but a text, a place from 1 and a length")
    return Written(f"substr({', '.join(one.sql for one in arguments)})", "text")


def _typeof(translator: Translator, arguments: list[Written]) -> Written:
    [one] = arguments
    if one.kind not in {"integer", "real", "text", "blob", "boolean"}:
        raise NotUnderstood(f"typeof of a {one.kind}")
    word = "integer" if one.kind == "boolean" else one.kind
    if one.constant is not None:
        return translator.constant(Constant("text", word))
    return Written(f"CASE WHEN {one.sql} IS NULL THEN 'null' ELSE '{word}' END", "text")


def _json_valid(_translator: Translator, arguments: list[Written]) -> Written:
    [one] = arguments
    if one.kind != "json":
        raise NotUnderstood(f"json_valid of a {one.kind}")
    return Written(f"({one.sql} IS NULL OR TRUE)", "boolean")


def _iif(translator: Translator, arguments: list[Written]) -> Written:
    condition, *results = arguments
    kind = one_kind(results)
    otherwise = results[1].sql if len(results) > 1 else "NULL"
    return Written(f"CASE WHEN {translator.truth(condition)} THEN {results[0].sql} ELSE {otherwise} END", kind)


FUNCTIONS: dict[str, Function] = {
    "length": _length,
    "lower": _letters("lower"),
    "upper": _letters("upper"),
    "trim": _of_text("btrim({})"),
    "ltrim": _of_text("ltrim({})"),
    "rtrim": _of_text("rtrim({})"),
    "replace": _of_text("replace({}, {}, {})"),
    "instr": _of_text("strpos({}, {})", "integer"),
    "coalesce": _coalesce,
    "ifnull": _coalesce,
    "nullif": _nullif,
    "abs": _abs,
    "substr": _substr,
    "substring": _substr,
    "typeof": _typeof,
    "json_valid": _json_valid,
    "iif": _iif,
}


def translator(scope: Scope) -> Translator:
    """A translator over the columns of *scope*."""
    return Translator(scope, FUNCTIONS)
