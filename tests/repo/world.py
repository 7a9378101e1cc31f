"""Rows that make trouble: NULLs, ties, case pairs, emoji, Korean, combining marks, quotes, ``%``, ``:`` and ``\\``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from twinsql.repo import (
    ChatRepository,
    DocumentRepository,
    FileRepository,
    MemoryRepository,
    MessageRepository,
    NewMessage,
    SearchRepository,
    StreamRepository,
    Suggestion,
    SuggestionRepository,
    UsageRepository,
    UserRepository,
    VoteRepository,
)
from twinsql.repo.users import folded_email

if TYPE_CHECKING:
    from twinsql import Adapter, Executor, JsonInput

START = datetime(2026, 2, 27, 23, 59, 59, 999_999, UTC)
TEXTS = (
    "학교에서 example.com 을 보았다",
    'it\'s "quoted" 100% :name \\ back_slash',
    "🎉 emoji 👩‍👩‍👧 and café cafe\u0301",
    "STRASSE straße Ünïcödé",
    "東京タワーで写真を撮る",
    "",
    "a" * 5000,
)
JSONS: tuple[JsonInput, ...] = (
    {"bb": 1, "a": [1.0, 1e22, -0.0, 2**70, None, True], "한": {"z": "ü", "aa": []}},
    [],
    {},
    "a string",
    0,
    False,
    [{"nested": [[[]]]}, 1e-7, 123456789.25],
)


@dataclass(frozen=True)
class World:
    """A filled database and the ids in it."""

    db: Adapter
    users: tuple[str, ...]
    chats: tuple[str, ...]
    messages: tuple[str, ...]
    documents: tuple[str, ...]


def part(text: str) -> list[JsonInput]:
    return [{"type": "text", "text": text}]


def fill(db: Adapter) -> World:
    """The same rows in whichever engine: ids and stamps are fixed."""
    users, chats = ("user-b", "user-A", "user-a"), tuple(f"chat-{letter}" for letter in "aBbÄz")
    with db.transaction() as tx:
        fill_users(tx, users, chats)
        messages = fill_messages(tx, chats)
        documents = fill_documents(tx, users)
        fill_chats(tx, users, chats)
        fill_memories(tx, users, chats)
    return World(db, users, chats, messages, documents)


def fill_users(db: Executor, users: tuple[str, ...], chats: tuple[str, ...]) -> None:
    for index, user in enumerate(users):
        email = folded_email(f"Üser{index}@example.com")
        UserRepository(db).create(id=user, email=email, password=None if index else "ha$h", is_guest=index == 2, created_at=START)
    for index, chat in enumerate(chats):
        # Three chats of one moment: only the id tells them apart.
        at = START + timedelta(days=max(0, index - 2))
        ChatRepository(db).create(id=chat, user_id=users[index // 4], title=TEXTS[index], visibility="private", created_at=at)


def fill_chats(db: Executor, users: tuple[str, ...], chats: tuple[str, ...]) -> None:
    for index in range(len(TEXTS)):
        VoteRepository(db).cast_vote(chat_id=chats[0], message_id=f"message-0-{index}", is_upvoted=index % 2 == 0)
    for index, chat in enumerate(chats):
        StreamRepository(db).add(id=f"stream-{index}", chat_id=chats[index % 2], at=START)
        FileRepository(db).add(
            id=f"file-{index}",
            user_id=users[0],
            chat_id=chat,
            filename=TEXTS[index],
            file_type="text",
            mime_type="text/plain",
            size_bytes=2**53 + index,
            processed_content=None if index % 2 else TEXTS[index],
            metadata=JSONS[index],
            at=START,
        )
    for index, text in enumerate(TEXTS):
        SearchRepository(db).put(engine="brave", query=text, results=JSONS[index], lives=timedelta(hours=index), at=START)


def fill_messages(db: Executor, chats: tuple[str, ...]) -> tuple[str, ...]:
    rows = [
        NewMessage(
            id=f"message-{chat_index}-{index}",
            chat_id=chat,
            role=("user", "assistant", "system", "tool")[index % 4],
            parts=part(text),
            attachments=JSONS[index],
            created_at=START + timedelta(days=chat_index, milliseconds=index // 3),
        )
        for chat_index, chat in enumerate(chats[:4])
        for index, text in enumerate(TEXTS)
    ]
    MessageRepository(db).append(messages=rows)
    return tuple(row.id for row in rows)


def fill_documents(db: Executor, users: tuple[str, ...]) -> tuple[str, ...]:
    documents = ("document-a", "document-B")
    for index, text in enumerate(TEXTS):
        DocumentRepository(db).save(
            id=documents[index % 2],
            user_id=users[0],
            title=text[:20],
            kind=("text", "code", "image", "sheet")[index % 4],
            content=text or None,
            at=START + timedelta(hours=index),
        )
    SuggestionRepository(db).insert(
        suggestions=[
            Suggestion(
                id=f"suggestion-{index}",
                document_id=documents[0],
                document_version=1 + index % 3,
                user_id=users[1],
                original_text=text,
                suggested_text=text[::-1],
                description=text or None,
                is_resolved=index % 3 == 0,
                created_at=START,
            )
            for index, text in enumerate(TEXTS)
        ]
    )
    return documents


def fill_memories(db: Executor, users: tuple[str, ...], chats: tuple[str, ...]) -> None:
    for index, text in enumerate(TEXTS):
        MemoryRepository(db).save(
            id=f"memory-{index}",
            user_id=users[0],
            category=(None, "", "work", "Work")[index % 4],
            content=text,
            confidence=(0.1, 1.0, 0.30000000000000004, 5e-324)[index % 4],
            metadata=JSONS[index],
            source_chat_id=None if index % 2 else chats[1],
            at=START + timedelta(minutes=index // 2),
        )


def reads(world: World) -> dict[str, list[object]]:
    """What every reading statement answers, by its name."""
    db, users, chats = world.db, world.users, world.chats
    user, chat, messages, documents = UserRepository(db), ChatRepository(db), MessageRepository(db), DocumentRepository(db)
    late = START + timedelta(days=30)
    middle = chat.get(id=chats[0])
    assert middle is not None
    with messages.stream_of_chat(chat_id=chats[0]) as rows:
        streamed: list[object] = list(rows)
    answers: dict[str, list[object]] = {
        "users.get": [user.get(id=one) for one in users],
        "users.get_by_folded_email": [user.by_email(email=f" ÜSER{index}@EXAMPLE.com ") for index in range(3)],
        "users.find_credentials": [user.credentials(email=f" ÜSER{index}@EXAMPLE.com ") for index in range(3)],
        "chats.get": [chat.get(id=one) for one in chats],
        "chats.newest": [*chat.newest(user_id=users[0], most=10)],
        "chats.older_than": [*chat.older_than(user_id=users[0], most=10, created_at=middle.created_at, id=middle.id)],
        "chats.newer_than": [*chat.newer_than(user_id=users[0], most=10, created_at=middle.created_at, id=middle.id)],
        "messages.get": [messages.get(id=one) for one in world.messages],
        "messages.of_chat": [*messages.of_chat(chat_id=chats[0])],
        "messages.stream_of_chat": streamed,
        "messages.count_asked": [messages.count_asked(user_id=users[0], since=START + timedelta(days=1))],
        "messages.with_terms": [row for text in SEARCHES for row in messages.search(user_id=users[0], text=text)],
        "votes.of_chat": [*VoteRepository(db).of_chat(chat_id=chats[0])],
        "documents.newest": [documents.newest(id=one) for one in world.documents],
        "documents.versions": [row for one in world.documents for row in documents.versions(id=one)],
        "suggestions.of_document": [*SuggestionRepository(db).of_document(document_id=world.documents[0])],
        "suggestions.open_of_document": [*SuggestionRepository(db).open_of_document(document_id=world.documents[0])],
        "streams.ids_of_chat": [*StreamRepository(db).ids_of_chat(chat_id=chats[0])],
        "memories.of_category": [
            row for name in ("", "work", "Work") for row in MemoryRepository(db).of_category(user_id=users[0], category=name)
        ],
        "memories.of_user": [*MemoryRepository(db).of_user(user_id=users[0])],
        "files.of_chat": [row for one in chats for row in FileRepository(db).of_chat(chat_id=one)],
        "searches.find_row": [SearchRepository(db).find(engine="brave", query=text, at=START) for text in TEXTS],
        "usage.per_day": [*UsageRepository(db).per_day(since=START - timedelta(days=1), until=late)],
        "usage.most_active_chats": [*UsageRepository(db).most_active_chats(since=START - timedelta(days=1), until=late, most=10)],
    }
    return answers


SEARCHES = ("학교", "example", "100%", "CAFÉ", "strasse", "写真", "東", "quoted back_slash", "👩", "'\"*:(", "nothing")
