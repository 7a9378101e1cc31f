"""What a careful programmer writes by hand on open SQLite connections: same rows, same conversions, same pragmas."""

from __future__ import annotations

import json
import sqlite3
import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from .rows import ADD, GET, PAGE, TAG, USE_TAG, Message, Tag

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from pathlib import Path

    from twinsql.adapters.codecs import Json
    from twinsql.adapters.statement import Row

    from .rows import NewMessage

ADD_SQL, GET_SQL, PAGE_SQL, TAG_SQL, USE_TAG_SQL = (form.sql for s in (ADD, GET, PAGE, TAG, USE_TAG) if (form := s.sqlite))

BUSY_TIMEOUT_MS = 60_000
"""Long, because SQLite lets threads wait in no order."""

PRAGMAS = {"busy_timeout": BUSY_TIMEOUT_MS, "journal_mode": "WAL", "foreign_keys": 1, "case_sensitive_like": 1, "synchronous": "FULL"}


class ByHand:
    """For one thread at a time."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        for name, value in PRAGMAS.items():
            self.connection.execute(f"PRAGMA {name} = {value}")

    def message(self, key: str) -> Message | None:
        row = self.connection.execute(GET_SQL, (key,)).fetchone()
        return None if row is None else as_message(row)

    def tag(self, key: int) -> Tag | None:
        row = self.connection.execute(TAG_SQL, (key,)).fetchone()
        return None if row is None else Tag(row[0], row[1], row[2])

    def page(self, chat: str, most: int) -> list[Message]:
        return [as_message(row) for row in self.connection.execute(PAGE_SQL, (chat, most))]

    def add(self, new: NewMessage) -> int:
        return self.connection.execute(ADD_SQL, as_parameters(new)).rowcount

    def add_many(self, new: Iterable[Message]) -> int:
        with self.transaction():
            return self.connection.executemany(ADD_SQL, map(as_parameters, map(in_order, new))).rowcount

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

    @contextmanager
    def transaction(self) -> Generator[None]:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def close(self) -> None:
        self.connection.close()


class EachByHand:
    """For many threads: an open connection for each."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mine = threading.local()
        self._all: list[ByHand] = []

    def hand(self) -> ByHand:
        """That of this thread."""
        try:
            found: ByHand = self._mine.hand
        except AttributeError:
            found = self._mine.hand = ByHand(self._path)
            self._all.append(found)
        return found

    def message(self, key: str) -> Message | None:
        return self.hand().message(key)

    def page(self, chat: str, most: int) -> list[Message]:
        return self.hand().page(chat, most)

    def add(self, new: NewMessage) -> int:
        return self.hand().add(new)

    def add_many(self, new: Iterable[Message]) -> int:
        return self.hand().add_many(new)

    def three(self, new: NewMessage, tag: int) -> Tag | None:
        return self.hand().three(new, tag)

    def close(self) -> None:
        for hand in self._all:
            hand.close()


def as_message(row: Row) -> Message:
    return Message(row[0], row[1], row[2], json.loads(row[3]), json.loads(row[4]), row[5] == 1, datetime.fromisoformat(row[6]))


def in_order(new: Message) -> NewMessage:
    return (new.id, new.chat_id, new.role, new.parts, new.attachments, new.hidden, new.created_at)


def as_parameters(new: NewMessage) -> tuple[object, ...]:
    return (new[0], new[1], new[2], as_json(new[3]), as_json(new[4]), 1 if new[5] else 0, as_stamp(new[6]))


def as_json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def as_stamp(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="milliseconds")[:23] + "Z"
