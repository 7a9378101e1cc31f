"""Statements that a command line names."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from ..adapters.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def known_names(known: Iterable[str], names: Sequence[str], otherwise: str = "names are like chats.get") -> list[str]:
    """
    *names*, each once; all that are *known* where none is given.

    Raises:
        ConfigError: one is not known, and none is like it: *otherwise*.
    """
    all_of_them = list(known)
    for name in names:
        if name not in all_of_them:
            near = get_close_matches(name, all_of_them, 1)
            raise ConfigError(f"there is no statement {name}: {f'did you mean {near[0]}?' if near else otherwise}")
    return list(dict.fromkeys(names)) or all_of_them
