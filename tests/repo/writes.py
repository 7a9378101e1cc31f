"""What every writing statement answers, run in one order on a filled database."""

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

from tests.repo.world import JSONS, START, TEXTS, part

if TYPE_CHECKING:
    from tests.repo.world import World

HOUR = timedelta(hours=1)


def writes(world: World) -> dict[str, list[object]]:
    """Answers by the statement's name; what is deleted comes last."""
    db, user, chat = world.db, world.users[0], world.chats[0]
    added = additions(world)
    changes: dict[str, list[object]] = {
        "chats.rename": [ChatRepository(db).rename(id=one, title=TEXTS[1]) for one in (chat, "nothing")],
        "chats.set_visibility": [ChatRepository(db).set_visibility(id=one, visibility="public") for one in (chat, "nothing")],
        "messages.replace_parts": [MessageRepository(db).set_parts(id=one, parts=part("새 글")) for one in (world.messages[0], "nothing")],
        "suggestions.resolve": [SuggestionRepository(db).resolve(id=one) for one in ("suggestion-1", "suggestion-1", "nothing")],
        "messages.delete_from": [MessageRepository(db).delete_from(chat_id=world.chats[1], since=START + timedelta(milliseconds=1))],
        "documents.delete_after": [DocumentRepository(db).delete_after(id=world.documents[0], after=START + 2 * HOUR)],
        "searches.delete_expired": [SearchRepository(db).purge(at=START + 3 * HOUR) for _ in range(2)],
        "chats.delete": [ChatRepository(db).delete(id=one) for one in (world.chats[2], world.chats[2])],
        "chats.delete_of_user": [ChatRepository(db).delete_of_user(user_id=one) for one in (world.users[1], "nobody")],
        "users.delete": [UserRepository(db).delete(id=one) for one in (world.users[1], "nobody")],
        "memories.save_row again": [MemoryRepository(db).save(id="memory-0", user_id=user, content=TEXTS[2], at=START + HOUR)],
    }
    return added | changes


def additions(world: World) -> dict[str, list[object]]:
    """Answers of the statements that add rows."""
    db, user, chat, late = world.db, world.users[0], world.chats[0], START + 100 * HOUR
    messages = [
        NewMessage(id=f"late-{index}", chat_id=chat, role="user", parts=part(text), created_at=late) for index, text in enumerate(TEXTS)
    ]
    suggestions = [
        NewSuggestion(
            id=f"late-{index}",
            document_id=world.documents[0],
            document_version=1,
            user_id=user,
            original_text=text,
            suggested_text="",
            created_at=late,
        )
        for index, text in enumerate(TEXTS)
    ]
    file = FileRepository(db).add(
        id="late", user_id=user, chat_id=chat, filename=TEXTS[3], file_type="", mime_type="", size_bytes=0, metadata=JSONS[0], at=late
    )
    create = UserRepository(db).create
    SearchRepository(db).put(engine="brave", query="late", results=1, lives=HOUR, at=late)
    return {
        "users.create": [create(id=TEXTS[index], email=TEXTS[index], password=None, is_guest=True, created_at=late) for index in (0, 1, 2)],
        "chats.create": [ChatRepository(db).create(id="late", user_id=user, title=TEXTS[1], visibility="private", created_at=late)],
        "messages.insert": [MessageRepository(db).append(messages=some) for some in (messages, [])],
        "votes.cast_vote": [VoteRepository(db).cast_vote(chat_id=chat, message_id="late-0", is_upvoted=up) for up in (True, False)],
        "documents.insert_version": [
            DocumentRepository(db).save(id=one, user_id=user, title=TEXTS[1], kind="code", content=None, at=late)
            for one in ("late", "late", world.documents[1])
        ],
        "suggestions.insert": [SuggestionRepository(db).save(suggestions=suggestions)],
        "streams.add_row": [StreamRepository(db).add(id="late", chat_id=chat, at=late)],
        "memories.save_row": [MemoryRepository(db).save(id="late", user_id=user, content="", metadata=JSONS[0], at=late)],
        "files.add_row": [file],
        "searches.put_row": [SearchRepository(db).find(engine="brave", query="late", at=late)],
    }
