"""What a careful programmer writes by hand on psycopg and its pool: autocommit, positional mapping, the driver's own conversions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, LiteralString

from psycopg_pool import ConnectionPool

from .by_hand import as_json, in_order
from .rows import Message, Tag

if TYPE_CHECKING:
    import psycopg

    from .rows import NewMessage

COLUMNS = "id, chat_id, role, parts, attachments, hidden, created_at"
GET_SQL: LiteralString = f"SELECT {COLUMNS} FROM messages WHERE id = %s"
PAGE_SQL: LiteralString = f"SELECT {COLUMNS} FROM messages WHERE chat_id = %s ORDER BY created_at LIMIT %s"
ADD_SQL: LiteralString = f"INSERT INTO messages ({COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s, %s)"
USE_TAG_SQL: LiteralString = "UPDATE tags SET uses = uses + 1 WHERE id = %s"
TAG_SQL: LiteralString = "SELECT id, name, uses FROM tags WHERE id = %s"


class PostgresByHand:
    def __init__(self, url: str, smallest: int = 4, largest: int = 20) -> None:
        self.pool: ConnectionPool[psycopg.Connection[Any]] = ConnectionPool(
            url, min_size=smallest, max_size=largest, kwargs={"autocommit": True}, open=True
        )
        self.pool.wait()

    def message(self, key: str) -> Message | None:
        with self.pool.connection() as connection:
            row = connection.execute(GET_SQL, (key,)).fetchone()
            return None if row is None else Message(*row)

    def page(self, chat: str, most: int) -> list[Message]:
        with self.pool.connection() as connection:
            return [Message(*row) for row in connection.execute(PAGE_SQL, (chat, most))]

    def add(self, new: NewMessage) -> int:
        with self.pool.connection() as connection:
            return connection.execute(ADD_SQL, as_parameters(new)).rowcount

    def add_many(self, new: list[Message]) -> int:
        with self.pool.connection() as connection, connection.transaction(), connection.cursor() as cursor:
            cursor.executemany(ADD_SQL, map(as_parameters, map(in_order, new)))
            return cursor.rowcount

    def three(self, new: NewMessage, tag: int) -> Tag | None:
        with self.pool.connection() as connection, connection.transaction():
            connection.execute(ADD_SQL, as_parameters(new))
            connection.execute(USE_TAG_SQL, (tag,))
            row = connection.execute(TAG_SQL, (tag,)).fetchone()
            return None if row is None else Tag(*row)

    def close(self) -> None:
        self.pool.close()


def as_parameters(new: NewMessage) -> tuple[object, ...]:
    return (new[0], new[1], new[2], as_json(new[3]), as_json(new[4]), new[5], new[6])
