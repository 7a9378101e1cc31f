"""Writing the conversations through the repositories, with something in every table."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from twinsql.repo import (
    ChatRepository,
    DocumentRepository,
    FileRepository,
    MemoryRepository,
    MessageRepository,
    NewMessage,
    NewSuggestion,
    SearchRepository,
    StreamRepository,
    SuggestionRepository,
    UserRepository,
    VoteRepository,
)

if TYPE_CHECKING:
    from twinsql import Adapter, Executor

    from .corpus import Conversation, Person


def write(db: Adapter, person: Person) -> int:
    """Write a person with all conversations, in one transaction; returns the number of messages."""
    with db.transaction() as tx:
        first = person.conversations[0]
        # Some log in with a password; this is no hash of one.
        password = None if person.email.startswith("ai@") else person.id[::-1]
        UserRepository(tx).create(id=person.id, email=person.email, password=password, is_guest=False, created_at=first.at)
        chats = ChatRepository(tx)
        for talk in person.conversations:
            chats.create(id=talk.id, user_id=person.id, title=talk.title, visibility="private", created_at=talk.at)
        count = MessageRepository(tx).append(messages=(message for talk in person.conversations for message in _messages(talk)))
        for number, talk in enumerate(person.conversations):
            if len(talk.lines) > 1:
                VoteRepository(tx).cast_vote(chat_id=talk.id, message_id=talk.lines[1].id, is_upvoted=number % 3 > 0)
        for number, talk in enumerate(person.conversations[:3]):
            _write_document(tx, person, talk, number)
            _write_in_chat(tx, person, talk, number)
    return count


def _messages(talk: Conversation) -> list[NewMessage]:
    return [
        NewMessage(
            id=line.id,
            chat_id=talk.id,
            role=line.role,
            parts=[{"type": "text", "text": line.text}],
            attachments=[],
            created_at=talk.at + timedelta(seconds=place // 2),
        )
        for place, line in enumerate(talk.lines)
    ]


def _write_document(tx: Executor, person: Person, talk: Conversation, number: int) -> None:
    """A version of a person's document, and a suggestion for it."""
    text = " ".join(line.text for line in talk.lines)
    document = DocumentRepository(tx).save(
        id=f"document-{person.id[:10]}", user_id=person.id, title=talk.title, kind="text", content=text, at=talk.at
    )
    SuggestionRepository(tx).save(
        suggestions=[
            NewSuggestion(
                id=f"suggestion-{talk.id[:10]}",
                document_id=document.id,
                document_version=document.version,
                user_id=person.id,
                original_text=text,
                suggested_text=text.strip(),
                description=None if number else talk.title,
                created_at=talk.at,
            )
        ]
    )
    if number == 1:
        SuggestionRepository(tx).resolve(id=f"suggestion-{talk.id[:10]}")


def _write_in_chat(tx: Executor, person: Person, talk: Conversation, number: int) -> None:
    """What refers to a chat."""
    text = " ".join(line.text for line in talk.lines)
    StreamRepository(tx).add(id=f"stream-{talk.id[:10]}", chat_id=talk.id, at=talk.at)
    MemoryRepository(tx).save(
        id=f"memory-{talk.id[:10]}",
        user_id=person.id,
        category=None if number == 2 else "interest",
        content=text,
        confidence=1 / (number + 1),
        metadata={"topic": person.email, "lines": len(talk.lines)},
        source_chat_id=talk.id,
        at=talk.at,
    )
    FileRepository(tx).add(
        id=f"file-{talk.id[:10]}",
        user_id=person.id,
        chat_id=talk.id,
        filename=f"{talk.title}.txt",
        file_type="transcript",
        mime_type="text/plain",
        size_bytes=len(text.encode()),
        processed_content=text if number else None,
        metadata={"pages": number},
        at=talk.at,
    )
    SearchRepository(tx).put(engine="brave", query=talk.title, results=[{"title": talk.title}], lives=timedelta(days=1), at=talk.at)
