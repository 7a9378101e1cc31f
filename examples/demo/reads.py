"""Every reading statement of the chatbot, with arguments from the conversations."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import timedelta
from typing import TYPE_CHECKING

import twinsql.repo.queries
from twinsql import Statement
from twinsql.repo import (
    ChatRepository,
    DocumentRepository,
    FileRepository,
    MemoryRepository,
    MessageRepository,
    SearchRepository,
    StreamRepository,
    SuggestionRepository,
    UsageRepository,
    UserRepository,
    VoteRepository,
)

from .corpus import START

if TYPE_CHECKING:
    from collections.abc import Callable

    from twinsql import Adapter

    from .corpus import Person

    Read = Callable[[Adapter, Person], list[object]]

WORDS = ("president", "대통령", "학교", "大統領", "日本", "computer", "example.com")
SPAN = {"since": START, "until": START + timedelta(days=400)}


def reading_statements() -> list[str]:
    """Names of all generated statements that read."""
    modules = [
        importlib.import_module(f"twinsql.repo.queries.{module.name}") for module in pkgutil.iter_modules(twinsql.repo.queries.__path__)
    ]
    found: list[Statement[object]] = [value for module in modules for value in vars(module).values() if isinstance(value, Statement)]
    return sorted(statement.name for statement in found if not statement.writes)


def _page(db: Adapter, person: Person, *, older: bool) -> list[object]:
    talk = person.conversations[len(person.conversations) // 2]
    chats = ChatRepository(db)
    if older:
        return [*chats.older_than(user_id=person.id, created_at=talk.at, id=talk.id, most=20)]
    return [*chats.newer_than(user_id=person.id, created_at=talk.at, id=talk.id, most=20)]


def _streamed(db: Adapter, person: Person) -> list[object]:
    with MessageRepository(db).stream_of_chat(chat_id=person.conversations[0].id) as rows:
        return list(rows)


def _document(person: Person) -> str:
    return f"document-{person.id[:10]}"


READS: dict[str, Read] = {
    "users.get": lambda db, person: [UserRepository(db).get(id=person.id)],
    "users.get_by_folded_email": lambda db, person: [UserRepository(db).by_email(email=person.email.upper())],
    "users.find_credentials": lambda db, person: [UserRepository(db).credentials(email=person.email)],
    "chats.get": lambda db, person: [ChatRepository(db).get(id=talk.id) for talk in person.conversations],
    "chats.newest": lambda db, person: [*ChatRepository(db).page(user_id=person.id, limit=20).items],
    "chats.older_than": lambda db, person: _page(db, person, older=True),
    "chats.newer_than": lambda db, person: _page(db, person, older=False),
    "messages.get": lambda db, person: [MessageRepository(db).get(id=line.id) for talk in person.conversations for line in talk.lines],
    "messages.of_chat": lambda db, person: [row for talk in person.conversations for row in MessageRepository(db).of_chat(chat_id=talk.id)],
    "messages.stream_of_chat": _streamed,
    "messages.count_asked": lambda db, person: [MessageRepository(db).count_asked(user_id=person.id, since=START)],
    "messages.with_terms": lambda db, person: [row for word in WORDS for row in MessageRepository(db).search(user_id=person.id, text=word)],
    "votes.of_chat": lambda db, person: [row for talk in person.conversations for row in VoteRepository(db).of_chat(chat_id=talk.id)],
    "documents.newest": lambda db, person: [DocumentRepository(db).newest(id=_document(person))],
    "documents.versions": lambda db, person: [*DocumentRepository(db).versions(id=_document(person))],
    "suggestions.of_document": lambda db, person: [*SuggestionRepository(db).of_document(document_id=_document(person))],
    "suggestions.open_of_document": lambda db, person: [*SuggestionRepository(db).open_of_document(document_id=_document(person))],
    "streams.ids_of_chat": lambda db, person: [*StreamRepository(db).ids_of_chat(chat_id=person.conversations[0].id)],
    "memories.of_category": lambda db, person: [
        row for name in ("", "interest") for row in MemoryRepository(db).of_category(user_id=person.id, category=name)
    ],
    "memories.of_user": lambda db, person: [*MemoryRepository(db).of_user(user_id=person.id)],
    "files.of_chat": lambda db, person: [*FileRepository(db).of_chat(chat_id=person.conversations[0].id)],
    "searches.find_row": lambda db, person: [
        SearchRepository(db).find(engine="brave", query=person.conversations[0].title, at=START + timedelta(hours=1))
    ],
}
"""For one person."""

REPORTS: dict[str, Callable[[Adapter], list[object]]] = {
    "usage.per_day": lambda db: [*UsageRepository(db).per_day(**SPAN)],
    "usage.most_active_chats": lambda db: [*UsageRepository(db).most_active_chats(**SPAN, most=100)],
}
"""Over everybody."""


def answers(db: Adapter, people: list[Person], statement: str) -> list[object]:
    """All rows that *statement* gives for *people*; None, which stands for no row, is left in."""
    report = REPORTS.get(statement)
    if report is not None:
        return report(db)
    return [row for person in people for row in READS[statement](db, person)]
