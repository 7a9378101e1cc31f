"""aiosql: the same statements in its own form, rows mapped by position."""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..by_hand import EachByHand, as_json, as_message, as_stamp, in_order
from ..by_hand_postgres import PostgresByHand
from ..rows import Message, Tag

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from ..rows import NewMessage

NAMES = ("id", "chat_id", "role", "parts", "attachments", "hidden", "created_at")
COLUMNS = ", ".join(NAMES)
QUERIES = f"""
-- name: get^
SELECT {COLUMNS} FROM messages WHERE id = :id;

-- name: page
SELECT {COLUMNS} FROM messages WHERE chat_id = :chat ORDER BY created_at LIMIT :most;

-- name: add!
INSERT INTO messages ({COLUMNS}) VALUES ({", ".join(f":{name}" for name in NAMES)});

-- name: add_many*!
INSERT INTO messages ({COLUMNS}) VALUES ({", ".join(f":{name}" for name in NAMES)});

-- name: use_tag!
UPDATE tags SET uses = uses + 1 WHERE id = :id;

-- name: tag^
SELECT id, name, uses FROM tags WHERE id = :id;
"""


class OnSqlite:
    def __init__(self, path: Path) -> None:
        self._q: Any = import_module("aiosql").from_str(QUERIES, "sqlite3", mandatory_parameters=False)
        self._hands = EachByHand(path)

    def message(self, key: str) -> Message | None:
        row = self._q.get(self._hands.hand().connection, id=key)
        return None if row is None else as_message(row)

    def page(self, chat: str, most: int) -> list[Message]:
        return [as_message(row) for row in self._q.page(self._hands.hand().connection, chat=chat, most=most)]

    def add(self, new: NewMessage) -> object:
        return self._q.add(self._hands.hand().connection, **_for_sqlite(new))

    def add_many(self, new: list[Message]) -> object:
        with self._hands.hand().transaction():
            return self._q.add_many(self._hands.hand().connection, [_for_sqlite(in_order(row)) for row in new])

    def three(self, new: NewMessage, tag: int) -> Tag | None:
        hand = self._hands.hand()
        with hand.transaction():
            self._q.add(hand.connection, **_for_sqlite(new))
            self._q.use_tag(hand.connection, id=tag)
            row = self._q.tag(hand.connection, id=tag)
            return None if row is None else Tag(*row)

    def close(self) -> None:
        self._hands.close()


class OnPostgres:
    def __init__(self, url: str) -> None:
        self._q: Any = import_module("aiosql").from_str(QUERIES, "psycopg", mandatory_parameters=False)
        self._hand = PostgresByHand(url)

    def message(self, key: str) -> Message | None:
        with self._hand.pool.connection() as connection:
            row = self._q.get(connection, id=key)
            return None if row is None else Message(*row)

    def page(self, chat: str, most: int) -> list[Message]:
        with self._hand.pool.connection() as connection:
            return [Message(*row) for row in self._q.page(connection, chat=chat, most=most)]

    def add(self, new: NewMessage) -> object:
        with self._hand.pool.connection() as connection:
            return self._q.add(connection, **_for_postgres(new))

    def add_many(self, new: list[Message]) -> object:
        with self._transaction() as connection:
            return self._q.add_many(connection, [_for_postgres(in_order(row)) for row in new])

    def three(self, new: NewMessage, tag: int) -> Tag | None:
        with self._transaction() as connection:
            self._q.add(connection, **_for_postgres(new))
            self._q.use_tag(connection, id=tag)
            row = self._q.tag(connection, id=tag)
            return None if row is None else Tag(*row)

    @contextmanager
    def _transaction(self) -> Generator[Any]:
        with self._hand.pool.connection() as connection, connection.transaction():
            yield connection

    def close(self) -> None:
        self._hand.close()


def _for_sqlite(new: NewMessage) -> dict[str, object]:
    return {**_for_postgres(new), "hidden": int(new[5]), "created_at": as_stamp(new[6])}


def _for_postgres(new: NewMessage) -> dict[str, object]:
    return {**dict(zip(NAMES, new, strict=True)), "parts": as_json(new[3]), "attachments": as_json(new[4])}
