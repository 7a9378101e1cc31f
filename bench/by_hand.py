"""What a careful programmer writes by hand on one open SQLite connection: same rows, same conversions, same pragmas."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from .rows import ADD, GET, PAGE, TAG, USE_TAG, Message, Tag

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from twinsql.adapters.codecs import Json
    from twinsql.adapters.statement import Row

    NewMessage = tuple[str, str, str, Json, Json, bool, datetime]

ADD_SQL, GET_SQL, PAGE_SQL, TAG_SQL, USE_TAG_SQL = (form.sql for s in (ADD, GET, PAGE, TAG, USE_TAG) if (form := s.sqlite))


class ByHand:
    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        for pragma in ("busy_timeout = 5000", "journal_mode = WAL", "foreign_keys = ON", "case_sensitive_like = ON", "synchronous = FULL"):
            self.connection.execute(f"PRAGMA {pragma}")

    def message(self, key: str) -> Message | None:
        row = self.connection.execute(GET_SQL, (key,)).fetchone()
        return None if row is None else _message(row)

    def tag(self, key: int) -> Tag | None:
        row = self.connection.execute(TAG_SQL, (key,)).fetchone()
        return None if row is None else Tag(row[0], row[1], row[2])

    def page(self, chat: str, most: int) -> list[Message]:
        return [_message(row) for row in self.connection.execute(PAGE_SQL, (chat, most))]

    def add(self, new: NewMessage) -> int:
        return self.connection.execute(ADD_SQL, _parameters(new)).rowcount

    def add_many(self, rows: Iterable[NewMessage]) -> int:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            count = self.connection.executemany(ADD_SQL, map(_parameters, rows)).rowcount
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")
        return count

    def three(self, new: NewMessage, tag: int) -> Tag | None:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            self.add(new)
            self.connection.execute(USE_TAG_SQL, (tag,))
            found = self.tag(tag)
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")
        return found


def _message(row: Row) -> Message:
    return Message(row[0], row[1], row[2], json.loads(row[3]), json.loads(row[4]), row[5] == 1, datetime.fromisoformat(row[6]))


def _parameters(new: NewMessage) -> tuple[object, ...]:
    at = new[6].astimezone(UTC).isoformat(timespec="milliseconds")[:23] + "Z"
    return (
        new[0],
        new[1],
        new[2],
        json.dumps(new[3], ensure_ascii=False, separators=(",", ":")),
        json.dumps(new[4], ensure_ascii=False, separators=(",", ":")),
        1 if new[5] else 0,
        at,
    )
