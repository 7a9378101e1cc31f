"""
What the build emits for each statement, and all that an adapter needs to run it.

Both classes are constants of generated modules: nobody changes them. They are written out, as a service makes hundreds when it starts, and a
frozen dataclass takes three times as long for each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, LiteralString, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[Any, ...]
"""A row as the driver gives it: untyped until a generated converter has read it."""

Values = tuple[object, ...]
"""Values of one call, in the order of the statement's parameters."""

R_co = TypeVar("R_co", covariant=True)


class Form(Generic[R_co]):
    """
    A statement for one engine.

    Attributes:
        sql: text with numbered placeholders: ``$1`` on PostgreSQL, ``?1`` on SQLite.
        bind: Python values to what the driver takes; raises CodecError.
        decode: a driver's row to what the caller gets.
        steps: on SQLite, statements that run before; the rows of each are one more parameter of what comes after it, as JSON.
    """

    __slots__ = ("bind", "decode", "sql", "steps")

    def __init__(
        self,
        sql: LiteralString,
        bind: Callable[[Values], Values],
        decode: Callable[[Row], R_co],
        steps: tuple[LiteralString, ...] = (),
    ) -> None:
        self.sql: LiteralString = sql
        self.bind = bind
        self.decode = decode
        self.steps = steps


class Statement(Generic[R_co]):
    """
    A hand-written statement, ready for both engines.

    Compared and hashed by identity: there is one constant per statement.

    Attributes:
        name: ``chats.get``: file and name of the header.
        where: ``sql/chats.sql:12``: the header's line.
        parameters: names, in the order of the placeholders' numbers.
        writes: whether it changes rows.
        sqlite: None where the header says ``only: postgres``.
        postgres: None where the header says ``only: sqlite``.
        codecs: name in ``adapters.codecs`` of what binds each parameter on SQLite, with ``?`` behind it where None is allowed;
            used only to find out which parameter was refused.
    """

    __slots__ = ("codecs", "name", "parameters", "postgres", "sqlite", "where", "writes")

    def __init__(
        self,
        name: str,
        where: str,
        parameters: tuple[str, ...],
        writes: bool,  # noqa: FBT001 - generated code calls it by position, as there are many
        sqlite: Form[R_co] | None,
        postgres: Form[R_co] | None,
        codecs: tuple[str, ...] = (),
    ) -> None:
        self.name = name
        self.where = where
        self.parameters = parameters
        self.writes = writes
        self.sqlite = sqlite
        self.postgres = postgres
        self.codecs = codecs


def no_row(row: Row) -> None:
    """The converter of a statement that returns no rows."""
