"""What the PostgreSQL that data goes to declares: tables of schema public with columns, keys, sequences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from .session import Connection

COLUMNS = Path(__file__).with_name("target_schema.sql").read_bytes
CONSTRAINTS = Path(__file__).with_name("target_constraints.sql").read_bytes

NO_MODIFIER = -1


@dataclass(frozen=True, slots=True)
class ColumnType:
    """
    A PostgreSQL type.

    Attributes:
        name: without modifiers, as in the table of encodings: ``numeric``, ``timestamp with time zone``, ``enum``, ``array`` …
        modifiers: ``(10, 2)`` of numeric(10,2), ``(3,)`` of timestamp(3) with time zone; empty where there are none.
        written: as PostgreSQL writes it, for casts and DDL.
        labels: what an enum may be.
        oid: its number on the server that was read; 0 for one that is only proposed.
    """

    name: str
    modifiers: tuple[int, ...] = ()
    written: str = ""
    labels: tuple[str, ...] = ()
    oid: int = 0

    def __str__(self) -> str:
        return self.written or written_type(self.name, self.modifiers)


def written_type(name: str, modifiers: tuple[int, ...]) -> str:
    """The type as SQL: ``timestamp(3) with time zone``."""
    if not modifiers:
        return name
    head, space, rest = name.partition(" ") if name.startswith("time") else (name, "", "")
    return f"{head}({','.join(map(str, modifiers))}){space}{rest}"


@dataclass(frozen=True, slots=True)
class TargetColumn:
    """
    A column of a table of the target.

    Attributes:
        name: its name.
        type: its type; of a domain, what it is made of.
        not_null: whether NULL is refused.
        default: the expression that PostgreSQL keeps; None where there is none.
        identity: empty where it is none.
        generated: whether PostgreSQL computes it: it cannot be written.
        sequence: the sequence that gives its numbers, quoted and with its schema; empty where there is none.
    """

    name: str
    type: ColumnType
    not_null: bool = False
    default: str | None = None
    identity: Literal["", "always", "by default"] = ""
    generated: bool = False
    sequence: str = ""


@dataclass(frozen=True, slots=True)
class TargetReference:
    """
    A foreign key of the target: columns here, table and columns there.

    Attributes:
        table: empty where it is in another schema than public.
        full_name: of that table, with its schema, as SQL.
    """

    name: str
    columns: tuple[str, ...]
    table: str
    targets: tuple[str, ...]
    definition: str
    validated: bool = True
    deferrable: bool = False
    full_name: str = ""


@dataclass(frozen=True, slots=True)
class TargetTable:
    """
    A table of schema public.

    Attributes:
        name: its name.
        columns: in their order.
        primary_key: columns in the key's order; empty where there is none.
        uniques: columns of its UNIQUE constraints.
        references: foreign keys.
        checks: definitions of its CHECKs by name.
    """

    name: str
    columns: tuple[TargetColumn, ...]
    primary_key: tuple[str, ...] = ()
    uniques: tuple[tuple[str, ...], ...] = ()
    references: tuple[TargetReference, ...] = ()
    checks: tuple[tuple[str, str], ...] = ()

    def column(self, name: str) -> TargetColumn:
        """The column of this name; raises KeyError."""
        for one in self.columns:
            if one.name == name:
                return one
        raise KeyError(name)


IDENTITIES: dict[str, Literal["", "always", "by default"]] = {"": "", "a": "always", "d": "by default"}


def read_target(connection: Connection) -> dict[str, TargetTable]:
    """Tables of schema public by name, over a connection of ``open_session``; partitions stand under their parent."""
    columns: dict[str, list[TargetColumn]] = {}
    for row in connection.execute(COLUMNS()).fetchall():
        table, _kind, name, base, written, modifier, labels, oid, not_null, default, identity, generated, sequence = row
        kind = ColumnType(base, modifiers_of(base, modifier), written, tuple(labels), oid)
        one = TargetColumn(name, kind, not_null, default, IDENTITIES[identity], bool(generated), sequence or "")
        columns.setdefault(table, []).append(one)
    keys: dict[str, tuple[str, ...]] = {}
    uniques: dict[str, list[tuple[str, ...]]] = {}
    references: dict[str, list[TargetReference]] = {}
    checks: dict[str, list[tuple[str, str]]] = {}
    for table, name, kind, own, other, full_name, theirs, definition, validated, deferrable in connection.execute(CONSTRAINTS()).fetchall():
        if kind == "p":
            keys[table] = tuple(own)
        elif kind == "u":
            uniques.setdefault(table, []).append(tuple(own))
        elif kind == "f":
            one_reference = TargetReference(name, tuple(own), other, tuple(theirs), definition, validated, deferrable, full_name)
            references.setdefault(table, []).append(one_reference)
        else:
            checks.setdefault(table, []).append((name, definition))
    return {
        table: TargetTable(
            table,
            tuple(found),
            keys.get(table, ()),
            tuple(uniques.get(table, ())),
            tuple(references.get(table, ())),
            tuple(checks.get(table, ())),
        )
        for table, found in columns.items()
    }


def modifiers_of(name: str, modifier: int) -> tuple[int, ...]:
    """What PostgreSQL's *modifier* of the type says; its forms stand in the sources of each type."""
    if modifier == NO_MODIFIER:
        return ()
    if name == "numeric":
        packed = modifier - 4
        # The scale has eleven bits and a sign.
        scale = packed & 0x7FF
        return (packed >> 16 & 0xFFFF, scale - 0x800 if scale & 0x400 else scale)
    if name in {"character varying", "character"}:
        return (modifier - 4,)
    return (modifier,)


WRITTEN = re.compile(r"(?P<head>[^()]+?)\s*(?:\((?P<modifiers>[\d,\s]+)\))?(?P<tail>[^()]*)")


def type_of(written: str) -> ColumnType:
    """The type that SQL writes as *written*, of those in the table of encodings."""
    found = WRITTEN.fullmatch(written.strip())
    if found is None:
        return ColumnType(written)
    modifiers = tuple(int(one) for one in (found["modifiers"] or "").split(",") if one.strip())
    return ColumnType(f"{found['head']}{found['tail']}", modifiers, written)
