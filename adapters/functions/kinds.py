"""What a function that SQLite calls looks like."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeAlias

SqliteValue: TypeAlias = int | float | str | bytes | None

Scalar: TypeAlias = tuple[int, Callable[..., SqliteValue]]


class Accumulator(Protocol):
    """An aggregate over the rows of a group or of a window's frame; ``step`` and ``inverse`` take the arguments of the call."""

    step: Callable[..., None]
    inverse: Callable[..., None]

    def value(self) -> SqliteValue:
        """The result over the rows so far."""
        ...

    def finalize(self) -> SqliteValue:
        """The result."""
        ...


Aggregate: TypeAlias = tuple[int, Any]
"""How many arguments, and a class that makes an Accumulator without arguments."""


class NoValue(Exception):
    """Raised where a function has no result: PostgreSQL fails too. SQLite tells nothing of it but that it was raised."""
