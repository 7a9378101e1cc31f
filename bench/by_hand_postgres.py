"""What a careful programmer writes by hand on psycopg and its pool: autocommit, positional mapping, the driver's own conversions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, LiteralString

from .rows import Message, Tag

if TYPE_CHECKING:
    from collections.abc import Iterable

    import psycopg
    from psycopg_pool import ConnectionPool

    from .by_hand import NewMessage

COLUMNS = "id, chat_id, role, parts, attachments, hidden, created_at"
GET_SQL: LiteralString = f"SELECT {COLUMNS} FROM messages WHERE id = %s"
PAGE_SQL: LiteralString = f"SELECT {COLUMNS} FROM messages WHERE chat_id = %s ORDER BY created_at LIMIT %s"
ADD_SQL: LiteralString = f"INSERT INTO messages ({COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s, %s)"


class PostgresByHand:
    def __init__(self, pool: ConnectionPool[psycopg.Connection[Any]]) -> None:
        self.pool = pool

    def message(self, key: str) -> Message | None:
        with self.pool.connection() as connection:
            row = connection.execute(GET_SQL, (key,)).fetchone()
            return None if row is None else Message(*row)

    def page(self, chat: str, most: int) -> list[Message]:
        with self.pool.connection() as connection:
            return [Message(*row) for row in connection.execute(PAGE_SQL, (chat, most))]

    def add(self, new: NewMessage) -> int:
        with self.pool.connection() as connection:
            return connection.execute(ADD_SQL, _parameters(new)).rowcount

    def add_many(self, rows: Iterable[NewMessage]) -> int:
        with self.pool.connection() as connection, connection.transaction(), connection.cursor() as cursor:
            cursor.executemany(ADD_SQL, map(_parameters, rows))
            return cursor.rowcount

    def three(self, new: NewMessage, tag: int) -> Tag | None:
        with self.pool.connection() as connection, connection.transaction():
            connection.execute(ADD_SQL, _parameters(new))
            connection.execute("UPDATE tags SET uses = uses + 1 WHERE id = %s", (tag,))
            row = connection.execute("SELECT id, name, uses FROM tags WHERE id = %s", (tag,)).fetchone()
            return None if row is None else Tag(*row)


def _parameters(new: NewMessage) -> tuple[object, ...]:
    return (
        new[0],
        new[1],
        new[2],
        json.dumps(new[3], ensure_ascii=False, separators=(",", ":")),
        json.dumps(new[4], ensure_ascii=False, separators=(",", ":")),
        new[5],
        new[6],
    )
