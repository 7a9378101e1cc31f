"""The SQL that stands at a source line of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "-- name:"


def source_text(root: Path, where: str) -> str | None:
    """
    The statement whose header stands at *where* (``sql/chats.sql:12``) below *root*, header and comments included.

    None where there is no such header: the file has changed since, or is not here.
    """
    name, _, line = where.rpartition(":")
    path = (root / name).resolve()
    if not line.isdecimal() or path.suffix != ".sql" or not path.is_relative_to(root.resolve()):
        return None
    try:
        lines = path.read_text(encoding="utf-8").splitlines()[int(line) - 1 :]
    except (OSError, UnicodeDecodeError):
        return None
    if not lines or not lines[0].startswith(HEADER):
        return None
    end = next((at for at, text in enumerate(lines) if at and text.startswith(HEADER)), len(lines))
    return "\n".join(lines[:end]).strip()
