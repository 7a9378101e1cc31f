"""Values as reports show them: cut short, and so that no two kinds look alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .encodings import StorageClass

LONGEST = 60
HIDDEN = "…"

Value = None | int | float | bytearray | bytes
"""A value of SQLite: texts come as bytearrays of their bytes, blobs as bytes."""

CLASSES: dict[type, StorageClass] = {type(None): "null", int: "integer", float: "real", bytearray: "text", bytes: "blob"}
"""Storage classes of what a connection with ``text_factory = bytearray`` gives."""


def shown(value: Value) -> str:
    """*value* as SQL writes it, cut short: ``NULL``, ``7``, ``1.5``, ``'text'``, ``x'00ff'``; wrong bytes of a text escaped."""
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return f"x'{value[: LONGEST // 2].hex()}{'…' if len(value) > LONGEST // 2 else ''}'"
    if isinstance(value, bytearray):
        start = value[: 4 * LONGEST].decode("utf-8", "backslashreplace")
        text = "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in start[:LONGEST])
        return f"'{text}{'…' if len(start) > LONGEST or len(value) > 4 * LONGEST else ''}'"
    return repr(value)


def shown_key(names: Sequence[str], values: Sequence[Value]) -> str:
    """The key of a row: ``id = 7``."""
    return ", ".join(f"{name} = {shown(value)}" for name, value in zip(names, values, strict=True))
