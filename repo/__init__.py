"""
What services import: one repository for each kind of thing that the chatbot keeps. Each takes a database or a transaction.

A module is loaded when one of its names is first used, so that a process pays for the repositories that it has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .chats import Chat, ChatPage, ChatRepository, ChatSummary
    from .documents import Document, DocumentRepository
    from .files import File, FileRepository
    from .memories import Memory, MemoryRepository
    from .messages import Message, MessageRepository, NewMessage
    from .searches import Search, SearchRepository
    from .streams import StreamRepository
    from .suggestions import NewSuggestion, Suggestion, SuggestionRepository
    from .usage import ChatUsage, DayUsage, UsageRepository
    from .users import Credentials, User, UserRepository
    from .votes import Vote, VoteRepository

__all__ = [
    "Chat",
    "ChatPage",
    "ChatRepository",
    "ChatSummary",
    "ChatUsage",
    "Credentials",
    "DayUsage",
    "Document",
    "DocumentRepository",
    "File",
    "FileRepository",
    "Memory",
    "MemoryRepository",
    "Message",
    "MessageRepository",
    "NewMessage",
    "NewSuggestion",
    "Search",
    "SearchRepository",
    "StreamRepository",
    "Suggestion",
    "SuggestionRepository",
    "UsageRepository",
    "User",
    "UserRepository",
    "Vote",
    "VoteRepository",
]

_MODULE_OF = {
    name: module
    for module, names in {
        "chats": ("Chat", "ChatPage", "ChatRepository", "ChatSummary"),
        "documents": ("Document", "DocumentRepository"),
        "files": ("File", "FileRepository"),
        "memories": ("Memory", "MemoryRepository"),
        "messages": ("Message", "MessageRepository", "NewMessage"),
        "searches": ("Search", "SearchRepository"),
        "streams": ("StreamRepository",),
        "suggestions": ("NewSuggestion", "Suggestion", "SuggestionRepository"),
        "usage": ("ChatUsage", "DayUsage", "UsageRepository"),
        "users": ("Credentials", "User", "UserRepository"),
        "votes": ("Vote", "VoteRepository"),
    }.items()
    for name in names
}


if not TYPE_CHECKING:  # else a checker would take any name for one of ours

    def __getattr__(name: str) -> object:
        if name not in _MODULE_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module  # noqa: PLC0415 - only the first use of a name pays for it

        value: object = getattr(import_module(f".{_MODULE_OF[name]}", __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
