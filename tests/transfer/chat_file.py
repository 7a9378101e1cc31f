"""SQLite files as the application that the plan comes from leaves them, for moving them into the chatbot's schema."""

from __future__ import annotations

import json
import random
import sqlite3
import uuid
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

SCHEMA = Path(__file__).with_name("chat_file.sql")
START = datetime(2024, 3, 9, 23, 59, 58, 120_000, tzinfo=UTC)
TEXTS = (
    "Hello, world",
    "안녕하세요, 만나서 반갑습니다 🙂",
    "résumé naïve ÀÉÎ",
    "👩‍👩‍👧‍👦 family",
    "",
    "tab\tquote\"back\\slash 'single'",
    "日本語のテキスト",
    "line\nbreak\u2028and more",
)
CATEGORIES = [
    "preference",
    "fact",
    "goal",
    "skill",
    "context",
    "other",
    "hobby",
    "work",
    "family",
    "health",
    "food",
    "travel",
    "music",
    "film",
    "book",
    "language",
    "habit",
    "place",
]
"""The application writes 18, the CHECK knows the first six."""
TABLES = [
    "User",
    "Chat",
    "Message",
    "Message_v2",
    "Vote",
    "Vote_v2",
    "Document",
    "Suggestion",
    "Stream",
    "UserMemory",
    "UploadedFile",
    "SearchCache",
]


class ChatFile:
    """
    A file in the making.

    The same *seed* makes the same file. With *orphans* some rows refer to what is not there, as the application left them.
    """

    def __init__(self, seed: int = 1, *, size: int = 40, orphans: bool = False) -> None:
        self._random = random.Random(seed)
        self._clock = START
        self._size = size
        self._orphans = orphans
        self.rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
        self._fill()

    def write(self, path: Path) -> Path:
        """Write it as a new file in WAL mode, foreign keys and checks not enforced."""
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA ignore_check_constraints = ON")
            connection.executescript(SCHEMA.read_text())
            for table, rows in self.rows.items():
                for row in rows:
                    names = ", ".join(f'"{name}"' for name in row)
                    marks = ", ".join("?" * len(row))
                    connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(row.values()))
            connection.commit()
        return path

    def _add(self, table: str, **row: Any) -> dict[str, Any]:
        self.rows[table].append(row)
        return row

    def _id(self) -> str:
        """32 hexadecimal digits by the default, a uuid by the application, a nanoid by hand."""
        number = uuid.UUID(int=self._random.getrandbits(128), version=4)
        return self._random.choice([number.hex, str(number), str(number).upper(), f"demo-{number.hex[:12]}"])

    def _stamp(self, *, spelling: int | None = None, moment: datetime | None = None) -> str:
        """A time stamp in one of the two spellings; some share their moment."""
        if moment is None:
            self._clock += timedelta(milliseconds=self._random.choice([0, 0, 1, 250, 1000, 86_399_001]))
            moment = self._clock
        if spelling is None:
            spelling = self._random.randrange(2)
        if spelling == 0:
            return moment.strftime("%Y-%m-%d %H:%M:%S")
        return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03}Z"

    def _text(self) -> str:
        return self._random.choice(TEXTS)

    def _fill(self) -> None:
        users = [
            self._add("User", id=self._id(), email=f"Person{number}@Example.COM", password="$2a$10$" + "x" * 53)["id"]
            for number in range(6)
        ]
        users += [self._add("User", id=self._id(), email=f"guest-{1_710_000_000_123 + number}", password=None)["id"] for number in range(3)]
        users.append("demo-user")  # no row of its own
        chats = [self._chat(self._random.choice(users)) for _ in range(self._size)]
        self._chat("demo-user")
        for chat in chats:
            self._messages(chat)
            self._add("Stream", id=self._id(), chatId=chat, createdAt=self._stamp())
        for user in users:
            self._documents(user)
            self._memories(user, chats)
            self._files(user, chats)
        self._searches()
        if self._orphans:
            self._lose()

    def _chat(self, user: str) -> str:
        visibility = self._random.choice(["public", "private", None])
        identifier = self._random.choice([self._id(), f"demo-session-{1_710_000_000_000 + self._random.randrange(10**9)}"])
        self._add("Chat", id=identifier, createdAt=self._stamp(), title=self._text(), userId=user, visibility=visibility)
        return identifier

    def _messages(self, chat: str) -> None:
        for number in range(self._random.randrange(8)):
            role = "user" if number % 2 == 0 else "assistant"
            parts = json.dumps(
                [
                    {"type": "text", "text": self._text()},
                    {"type": "reasoning", "reasoning": "…", "score": 1.10, "big": 12345678901234567890},
                ],
                ensure_ascii=self._random.random() < 0.5,
            )
            attachments = self._random.choice(["[]", None, '[{"url": "https://x/y.png", "name": "그림"}]'])
            row = self._add(
                "Message_v2", id=self._id(), chatId=chat, role=role, parts=parts, attachments=attachments, createdAt=self._stamp()
            )
            if role == "assistant":
                self._add("Vote_v2", chatId=chat, messageId=row["id"], isUpvoted=self._random.randrange(2))
            if self._random.random() < 0.2:
                # Copied to the newer table once, by the application's own script.
                self._add("Message", id=row["id"], chatId=chat, role=role, content=json.dumps(self._text()), createdAt=row["createdAt"])
        for content in (json.dumps(self._text(), ensure_ascii=False), '[{"type":"text","text":"old","n":1.50}]', "bare text, no JSON"):
            if self._random.random() < 0.3:
                row = self._add("Message", id=self._id(), chatId=chat, role="user", content=content, createdAt=self._stamp())
                self._add("Vote", chatId=chat, messageId=row["id"], isUpvoted=1)

    def _documents(self, user: str) -> None:
        for _ in range(2):
            identifier = self._id()
            kind = self._random.choice(["text", "code", "image", "sheet", None])
            for version in range(self._random.randrange(1, 4)):
                moment = self._clock = (self._clock + timedelta(seconds=2)).replace(microsecond=0 if version == 0 else 250_000)
                made = self._stamp(moment=moment, spelling=None if version == 0 else 1)
                content = self._random.choice([self._text(), None])
                self._add("Document", id=identifier, createdAt=made, title=self._text(), content=content, text=kind, userId=user)
                if version == 0:
                    # The moment of the document, spelled in whatever way.
                    self._suggestion(identifier, self._stamp(moment=moment), user)

    def _suggestion(self, document: str, made: str, user: str) -> None:
        self._add(
            "Suggestion",
            id=self._id(),
            documentId=document,
            documentCreatedAt=made,
            originalText=self._text(),
            suggestedText=self._text(),
            description=self._random.choice([None, "why"]),
            isResolved=self._random.choice([0, 1, None]),
            userId=user,
            createdAt=self._stamp(),
        )

    def _memories(self, user: str, chats: list[str]) -> None:
        for category in self._random.sample([*CATEGORIES, None], 4):
            self._add(
                "UserMemory",
                id=self._id(),
                userId=user,
                category=category,
                content=self._text(),
                confidence=self._random.choice([1.0, 0.85, 0.1, None]),
                metadata=self._random.choice([None, '{"a": 1.50}', 0.85, 3]),
                createdAt=self._stamp(),
                updatedAt=self._random.choice([None, self._stamp()]),
                sourceSessionId=self._random.choice([None, self._random.choice(chats), "demo-session-1710000000001"]),
            )

    def _files(self, user: str, chats: list[str]) -> None:
        self._add(
            "UploadedFile",
            id=self._id(),
            userId=user,
            chatId=self._random.choice(chats),
            filename="보고서 📄.pdf",
            fileType="document",
            mimeType="application/pdf",
            size=self._random.randrange(2**40),
            processedContent=self._random.choice([None, self._text()]),
            metadata=self._random.choice([None, '{"pages": 3}']),
            uploadedAt=self._stamp(),
        )

    def _searches(self) -> None:
        for query in ("weather", "날씨", "weather", "x" * 3000):
            engine = self._random.choice([None, "brave"])
            self._add(
                "SearchCache",
                id=self._id(),
                query=query,
                results=json.dumps({"hits": [query[:10]]}),
                searchEngine=engine,
                createdAt=self._stamp(),
                expiresAt=self._stamp(),
            )

    def _lose(self) -> None:
        """Rows whose chat, message or document was deleted by hand."""
        self._add("Message_v2", id="lost-message", chatId="gone", role="user", parts="[]", attachments="[]", createdAt=self._stamp())
        self._add("Vote_v2", chatId="gone", messageId="lost-message", isUpvoted=1)
        self._add("Vote_v2", chatId=self.rows["Chat"][0]["id"], messageId="gone", isUpvoted=0)
        self._add("Stream", id="lost-stream", chatId="gone", createdAt=self._stamp())
        self._suggestion("gone", self._stamp(), self.rows["User"][0]["id"])
        self._files(self.rows["User"][0]["id"], ["gone"])
