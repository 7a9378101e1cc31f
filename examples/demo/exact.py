"""Equality that tells ``True`` from 1, 1 from 1.0 and 0.0 from −0.0."""

from __future__ import annotations

import math
from dataclasses import fields, is_dataclass
from typing import cast


def same(left: object, right: object) -> bool:
    """Whether two answers are equal in value and in type, all the way down, keys of dictionaries in the same order."""
    if type(left) is not type(right):
        return False
    if isinstance(left, float):
        other = cast("float", right)
        return left == other and math.copysign(1, left) == math.copysign(1, other)
    if isinstance(left, dict):
        one, two = cast("dict[str, object]", left), cast("dict[str, object]", right)
        return same(list(one), list(two)) and same(list(one.values()), list(two.values()))
    if isinstance(left, list):
        items, others = cast("list[object]", left), cast("list[object]", right)
        return len(items) == len(others) and all(same(one, other) for one, other in zip(items, others, strict=True))
    if is_dataclass(left):
        return all(same(getattr(left, one.name), getattr(right, one.name)) for one in fields(left))
    if hasattr(left, "tzinfo"):
        return left == right and repr(left) == repr(right)
    return left == right
