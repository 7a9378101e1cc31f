"""What is wrong with large JSON: asked of its parts, so that little of it is in memory at once."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import msgspec

from ..json_parts import Open, Part, parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

KEY_TWICE = "JSON with a key twice in one object, of which jsonb keeps the last alone"
GROUPS = 256

_name = msgspec.json.Decoder(str).decode
_names = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode


def faults_of_parts(text: bytearray, fault_of: Callable[[bytearray], str | None], *, unique: bool) -> set[str]:
    """
    What *fault_of* says of the list or object *text*, a part at a time; where keys are to be *unique*, also if one is in two parts.

    Raises:
        ValueError: it is no JSON.
        RecursionError: it is nested too deeply.
    """
    found: set[str | None] = set()
    keys: list[_Keys] = []
    for part in parts(text):
        if isinstance(part, Open):
            if part.name:
                found.add(fault_of(bytearray(part.name)))
                keys[-1].see([_name(part.name)])
            keys.append(_Keys())
        elif isinstance(part, Part):
            found.add(fault_of(bytearray(part.text)))
            if unique and part.text.startswith(b"{"):
                keys[-1].see(_names(part.text))
        elif keys.pop().some_twice and unique:
            found.add(KEY_TWICE)
    return {one for one in found if one}


class _Keys:
    """The keys of one object, in eight bytes each: that two have the same hash is as good as impossible."""

    def __init__(self) -> None:
        self._groups: dict[int, array[int]] = {}

    def see(self, keys: Iterable[str]) -> None:
        """Some of them."""
        groups = self._groups
        for one in map(hash, keys):
            group = groups.get(one % GROUPS)
            if group is None:
                group = groups[one % GROUPS] = array("q")
            group.append(one)

    @property
    def some_twice(self) -> bool:
        """Whether one was seen twice."""
        return any(len(set(group)) < len(group) for group in self._groups.values())
