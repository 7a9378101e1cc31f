"""Fields as reports show them: cut short, and around the place where two of them part."""

from __future__ import annotations

import struct
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from ..encodings import STAMPS
from ..reading import Large
from ..shown import LONGEST, shown
from .decode_again import NOTHING, NULL
from .long_values import DIGEST_BYTES, LONG, MARK

if TYPE_CHECKING:
    from ..target_schema import ColumnType

SHOWN_BYTES = 4 * LONGEST + 1
"""So many bytes are enough to show a value."""
BEFORE = 20
"""Bytes that are shown before the place where two values part."""
INFINITE = {2**63 - 1: "infinity", -(2**63): "-infinity", 2**31 - 1: "infinity", -(2**31): "-infinity"}
BYTES = frozenset({"text", "character varying", "character", "enum", "json", "jsonb"})


def source_text(value: Any) -> str:
    """A value of SQLite."""
    if isinstance(value, Large):
        return f"{'a text' if value.is_text else 'a blob'} of {value.size} bytes"
    if isinstance(value, (bytes, bytearray)) and len(value) > SHOWN_BYTES:
        # A copy of the beginning: the rest need not be kept.
        return shown(value[:SHOWN_BYTES])
    return shown(value)


def field_text(kind: ColumnType, field: bytes) -> str:
    """A field of the form of ``decode_again``."""
    if field == NULL:
        return "NULL"
    if field == NOTHING:
        return f"no value of {kind}"
    content = field[4:]
    if len(content) == DIGEST_BYTES and content.startswith(MARK):
        return f"more than {LONG:,} bytes, {content.decode()}"
    if kind.name in BYTES:
        return shown(bytearray(content[:SHOWN_BYTES]))
    if kind.name == "bytea":
        return shown(content[:SHOWN_BYTES])
    return _scalar(kind.name, content)


def _scalar(name: str, content: bytes) -> str:
    if name == "numeric":
        return content.decode()
    if name == "uuid":
        return content.hex()
    if name == "boolean":
        return "true" if content == b"\1" else "false"
    if name in {"real", "double precision"}:
        return repr(struct.unpack(">d", content)[0])
    number = int.from_bytes(content, "big", signed=True)
    if name in STAMPS or name.startswith("time") or name == "date":
        return INFINITE.get(number) or _time_text(name, number)
    return str(number)


def _time_text(name: str, number: int) -> str:
    try:
        if name == "date":
            return date.fromordinal(date(2000, 1, 1).toordinal() + number).isoformat()
        moment = datetime(2000, 1, 1) + timedelta(microseconds=number)  # noqa: DTZ001 - the zone is written below
    except (OverflowError, ValueError):
        return f"{number} {'days' if name == 'date' else 'microseconds'} after the year 2000"
    if name.startswith("time "):
        return moment.time().isoformat()
    return f"{moment.isoformat(' ')}{'+00' if name == STAMPS[0] else ''}"


def field_pair(kind: ColumnType, source: str, ours: bytes, theirs: bytes) -> tuple[str, str]:
    """
    Two fields that differ: *source* as SQLite has it, and the target's.

    Where long ones part late, both are shown from a little before that place.
    """
    if ours == NOTHING:
        return f"{source}, which is no value of {kind}", field_text(kind, theirs)
    if NULL in (ours, theirs) or not (kind.name in BYTES or kind.name == "bytea"):
        return source, field_text(kind, theirs)
    parting = next(
        (at for at, (one, other) in enumerate(zip(ours[4:], theirs[4:], strict=False)) if one != other), min(len(ours), len(theirs)) - 4
    )
    if parting <= BEFORE:
        return source, field_text(kind, theirs)
    start = parting - BEFORE
    before = f"… from byte {start}: "
    return before + field_text(kind, ours[:4] + ours[4 + start :]), before + field_text(kind, theirs[:4] + theirs[4 + start :])
