"""SQL/JSON paths by lax rules: ``$.a[0].b[*] ? (@.c > 1)``, in the form that the translator gives them."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING

from .json_values import Json, Number, members, read, write
from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .kinds import Scalar

STAR, FILTER = "*", "?"

COMPARED: Mapping[str, Callable[[int, int], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def _walk(root: Json, here: Json, way: Json) -> list[Json]:
    """What a path from *here* finds, in order."""
    if not isinstance(way, list):
        raise NoValue
    found: list[Json] = [here]
    for step in way:
        found = [one for value in found for one in _step(root, value, step)]
    return found


def _step(root: Json, value: Json, step: Json) -> list[Json]:
    if isinstance(step, Number):
        return members(value)[int(step) : int(step) + 1]
    if step == STAR:
        return members(value)
    if isinstance(step, dict):
        return [one for one in members(value) if _holds(root, one, step[FILTER])]
    # A key looks into the members of an array, one level deep.
    objects: list[dict[str, Json]] = [one for one in members(value) if isinstance(one, dict)]
    if isinstance(step, list):
        return [one[str(step[0])] for one in objects if str(step[0]) in one]
    return [item for one in objects for item in one.values()]


def _holds(root: Json, here: Json, condition: Json) -> bool | None:
    """Whether *condition* holds; None where it is unknown."""
    if not isinstance(condition, list):
        raise NoValue
    word, *parts = condition
    if word in {"and", "or"}:
        decides = word == "or"
        answers = [_holds(root, here, part) for part in parts]
        return decides if decides in answers else None if None in answers else not decides
    if word == "not":
        answer = _holds(root, here, parts[0])
        return None if answer is None else not answer
    if word == "unknown":
        return _holds(root, here, parts[0]) is None
    if word == "exists":
        return bool(_found(root, here, parts[0]))
    left, right = ([item for one in _found(root, here, part) for item in members(one)] for part in parts)
    return _any([_compared(str(word), one, other) for one in left for other in right])


def _any(answers: Sequence[bool | None]) -> bool | None:
    return True if True in answers else None if None in answers else False


def _found(root: Json, here: Json, operand: Json) -> list[Json]:
    """What a path finds, or the constant."""
    if not isinstance(operand, dict):
        raise NoValue
    [(kind, value)] = operand.items()
    return [read(str(value))] if kind == "is" else _walk(root, root if kind == "$" else here, value)


def _compared(word: str, one: Json, other: Json) -> bool | None:
    """A comparison of two values; None where they are of different kinds, lists or objects."""
    if isinstance(one, (dict, list)) or isinstance(other, (dict, list)):
        return (word == "!=") if one is None or other is None else None
    if word == "starts":
        texts = not isinstance(one, (Number, bool)) and one is not None
        return str(one).startswith(str(other)) if texts else None
    if one is None or other is None:
        same = one is None and other is None
        return COMPARED[word](0, 0) if same else word == "!="
    if type(one) is not type(other):
        return None
    return COMPARED[word](_order(one, other), 0)


def _order(one: Json, other: Json) -> int:
    """Below 0, 0 or above it, as *one* is less than, equal to or greater than *other*, which is of the same kind."""
    if isinstance(one, Number):
        from decimal import Decimal  # noqa: PLC0415

        number, second = Decimal(one), Decimal(str(other))
        return (number > second) - (number < second)
    if isinstance(one, bool):
        return (one is True) - (other is True)
    return (str(one) > str(other)) - (str(one) < str(other))


def _exists(text: str | None, steps: str) -> int | None:
    return None if text is None else int(bool(_all_found(text, steps)))


def _all_found(text: str, steps: str) -> list[Json]:
    root = read(text)
    return _walk(root, root, read(steps))


def _first(text: str | None, steps: str) -> str | None:
    found = [] if text is None else _all_found(text, steps)
    return write(found[0]) if found else None


def _all(text: str | None, steps: str) -> str | None:
    return None if text is None else write(_all_found(text, steps))


def _match(text: str | None, condition: str) -> int | None:
    """``@@`` and jsonb_path_match."""
    if text is None:
        return None
    root = read(text)
    answer = _holds(root, root, read(condition))
    return None if answer is None else int(answer)


PATHS: Mapping[str, Scalar] = {
    "pg_jsonb_path_exists": (2, _exists),
    "pg_jsonb_path_first": (2, _first),
    "pg_jsonb_path_all": (2, _all),
    "pg_jsonb_path_match": (2, _match),
}
