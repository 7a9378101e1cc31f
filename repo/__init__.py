"""What services import: one repository for each kind of thing that the chatbot keeps. Each takes a database or a transaction."""

from __future__ import annotations

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
