"""Which names of two schemas mean the same, for the draft of a map: letter case, camelCase, plurals, the version at the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+|\d+|[^\W_]+")
VERSION = re.compile(r"_v(\d+)$", re.IGNORECASE)


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, without what makes a plural: those of ``UserMemories_v2`` and ``user_memory`` are the same."""
    return tuple(_stem(one.lower()) for one in WORD.findall(VERSION.sub("", name)))


def _stem(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    one = word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
    # caches and cache, boxes and box.
    return one[:-1] if one.endswith("e") and len(one) > 2 else one


def version_of(name: str) -> int:
    """The number at the end of ``Message_v2``; 1 where there is none."""
    found = VERSION.search(name)
    return int(found[1]) if found else 1


def same_names(sources: Iterable[str], targets: Iterable[str]) -> dict[str, str]:
    """The target of each source that has one alone of the same words; the nearest way of writing counts, and each target is given once."""
    left, wanted = list(targets), list(sources)
    found: dict[str, str] = {}
    for alike in (str, str.casefold, words_of):
        for source in wanted:
            fitting = [target for target in left if alike(target) == alike(source)]
            if source not in found and len(fitting) == 1:
                found[source] = fitting[0]
                left.remove(fitting[0])
    return found


def near_names(sources: Iterable[str], targets: Iterable[str]) -> dict[str, str]:
    """The target of each source that shares all words of the shorter of the two names with it, where neither has another such."""
    near = {source: [target for target in targets if _near(source, target)] for source in sources}
    return {source: fitting[0] for source, fitting in near.items() if len(fitting) == 1 and _alone(fitting[0], near)}


def _near(source: str, target: str) -> bool:
    one, other = set(words_of(source)), set(words_of(target))
    return bool(one and other) and (one <= other or other <= one)


def _alone(target: str, near: Mapping[str, list[str]]) -> bool:
    return sum(target in fitting for fitting in near.values()) == 1
