"""A statement when all is known of it: what the emitter writes down."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .headers import SourceStatement


@dataclass(frozen=True, slots=True)
class Slot:
    """
    A parameter, a result column or a field of a row class.

    Attributes:
        name: its name.
        type: PostgreSQL's type, without modifiers.
        nullable: whether None is possible.
        promised: the header says that there is no NULL, the schema does not prove it: checked when a row is read.
        scale: of a numeric that SQLite gives as a whole number: how many of its digits stand behind the point.
    """

    name: str
    type: str
    nullable: bool
    promised: bool = False
    scale: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class RowClass:
    """
    A class of rows, one per project.

    Attributes:
        name: of the class.
        fields: of a row.
        module: that has it: ``chats``.
        where: the header that gives it its fields.
        statements: names of those that return or take it.
        is_input: whether it is only taken.
    """

    name: str
    fields: tuple[Slot, ...]
    module: str
    where: str
    statements: tuple[str, ...]
    is_input: bool


@dataclass(frozen=True, slots=True)
class Compiled:
    """
    A statement.

    Attributes:
        source: as written.
        name: ``chats.get``.
        parameters: in the order of the placeholders' numbers.
        columns: of the result.
        writes: whether it changes rows.
        postgres: text with ``$n``.
        sqlite: text with ``?n``, or None where it runs on PostgreSQL only.
        steps: texts for SQLite that run before.
    """

    source: SourceStatement
    name: str
    parameters: tuple[Slot, ...]
    columns: tuple[Slot, ...]
    writes: bool
    postgres: str
    sqlite: str | None
    steps: tuple[str, ...] = ()
