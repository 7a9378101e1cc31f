"""Row classes, statements and their methods as the build would emit them, and the rows that fill the tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from twinsql.adapters import codecs
from twinsql.adapters.queries import Queries
from twinsql.adapters.statement import Form, Statement, no_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twinsql.adapters.codecs import Json
    from twinsql.adapters.statement import Row, Values

    NewMessage = tuple[str, str, str, Json, Json, bool, datetime]

CHATS = 100
MESSAGES_IN_A_CHAT = 1000
TAGS = 1000
START = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Message:
    id: str
    chat_id: str
    role: str
    parts: Json
    attachments: Json
    hidden: bool
    created_at: datetime


@dataclass(slots=True)
class Tag:
    id: int
    name: str
    uses: int


def parts(number: int) -> Json:
    return [{"type": "text", "text": f"Message {number}. " + "It says this and that about the matter at hand. " * 5}]


def message(number: int, prefix: str = "m") -> NewMessage:
    chat, place = divmod(number, MESSAGES_IN_A_CHAT)
    at = START + timedelta(seconds=place)
    return (f"{prefix}{number:07d}", f"c{chat:04d}", "user" if number % 2 else "assistant", parts(number), [], number % 7 == 0, at)


def messages(chats: int = CHATS) -> Iterator[NewMessage]:
    return (message(number) for number in range(chats * MESSAGES_IN_A_CHAT))


def _bind_text(v: Values) -> Values:
    return (codecs.text(v[0]),)


def _bind_page(v: Values) -> Values:
    return (codecs.text(v[0]), codecs.bigint(v[1]))


def _bind_id(v: Values) -> Values:
    return (codecs.bigint(v[0]),)


def _bind_id_postgres(v: Values) -> Values:
    return (codecs.bigint_postgres(v[0]),)


def _bind_page_postgres(v: Values) -> Values:
    return (codecs.text(v[0]), codecs.bigint_postgres(v[1]))


def _bind_message(v: Values) -> Values:
    return (
        codecs.text(v[0]),
        codecs.text(v[1]),
        codecs.text(v[2]),
        codecs.jsonb(v[3]),
        codecs.jsonb(v[4]),
        codecs.boolean(v[5]),
        codecs.timestamptz(v[6]),
    )


def _bind_message_postgres(v: Values) -> Values:
    return (
        codecs.text(v[0]),
        codecs.text(v[1]),
        codecs.text(v[2]),
        codecs.jsonb(v[3]),
        codecs.jsonb(v[4]),
        codecs.boolean_postgres(v[5]),
        codecs.timestamptz(v[6]),
    )


def _read_message(r: Row) -> Message:
    return Message(
        r[0], r[1], r[2], codecs.read_jsonb(r[3]), codecs.read_jsonb(r[4]), codecs.read_boolean(r[5]), codecs.read_timestamptz(r[6])
    )


def _read_message_postgres(r: Row) -> Message:
    return Message(r[0], r[1], r[2], codecs.read_jsonb(r[3]), codecs.read_jsonb(r[4]), r[5], codecs.read_timestamptz(r[6]))


def _read_tag(r: Row) -> Tag:
    return Tag(r[0], r[1], r[2])


GET: Statement[Message] = Statement(
    "messages.get",
    "sql/messages.sql:1",
    ("id",),
    False,
    Form("SELECT id, chat_id, role, parts, attachments, hidden, created_at FROM messages WHERE id = ?1", _bind_text, _read_message),
    Form(
        "SELECT id, chat_id, role, parts, attachments, hidden, created_at FROM messages WHERE id = $1", _bind_text, _read_message_postgres
    ),
)

PAGE: Statement[Message] = Statement(
    "messages.page",
    "sql/messages.sql:6",
    ("chat_id", "most"),
    False,
    Form(
        "SELECT id, chat_id, role, parts, attachments, hidden, created_at FROM messages WHERE chat_id = ?1 ORDER BY created_at LIMIT ?2",
        _bind_page,
        _read_message,
    ),
    Form(
        "SELECT id, chat_id, role, parts, attachments, hidden, created_at FROM messages WHERE chat_id = $1 ORDER BY created_at LIMIT $2",
        _bind_page_postgres,
        _read_message_postgres,
    ),
)

ADD: Statement[None] = Statement(
    "messages.add",
    "sql/messages.sql:12",
    ("id", "chat_id", "role", "parts", "attachments", "hidden", "created_at"),
    True,
    Form(
        "INSERT INTO messages (id, chat_id, role, parts, attachments, hidden, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        _bind_message,
        no_row,
    ),
    Form(
        "INSERT INTO messages (id, chat_id, role, parts, attachments, hidden, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        _bind_message_postgres,
        no_row,
    ),
)

TAG: Statement[Tag] = Statement(
    "tags.get",
    "sql/tags.sql:1",
    ("id",),
    False,
    Form("SELECT id, name, uses FROM tags WHERE id = ?1", _bind_id, _read_tag),
    Form("SELECT id, name, uses FROM tags WHERE id = $1", _bind_id_postgres, _read_tag),
)

USE_TAG: Statement[None] = Statement(
    "tags.use",
    "sql/tags.sql:6",
    ("id",),
    True,
    Form("UPDATE tags SET uses = uses + 1 WHERE id = ?1", _bind_id, no_row),
    Form("UPDATE tags SET uses = uses + 1 WHERE id = $1", _bind_id_postgres, no_row),
)


class BenchQueries(Queries):
    __slots__ = ()

    def get(self, *, id: str) -> Message | None:  # noqa: A002 - as the build emits it
        return self.db.one_or_none(GET, (id,))

    def page(self, *, chat_id: str, most: int) -> list[Message]:
        return self.db.all(PAGE, (chat_id, most))

    def add(
        self,
        *,
        id: str,  # noqa: A002 - as the build emits it
        chat_id: str,
        role: str,
        parts: Json,
        attachments: Json,
        hidden: bool,
        created_at: datetime,
    ) -> int:
        return self.db.execute(ADD, (id, chat_id, role, parts, attachments, hidden, created_at))

    def add_all(self, *, messages: Iterable[Message]) -> int:
        return self.db.execute_many(
            ADD, ((row.id, row.chat_id, row.role, row.parts, row.attachments, row.hidden, row.created_at) for row in messages)
        )

    def tag(self, *, id: int) -> Tag | None:  # noqa: A002 - as the build emits it
        return self.db.one_or_none(TAG, (id,))

    def use_tag(self, *, id: int) -> int:  # noqa: A002 - as the build emits it
        return self.db.execute(USE_TAG, (id,))
