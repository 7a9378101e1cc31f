"""This layer as a service uses it: opened by `twinsql.connect`, with the listeners that it has by default, through generated methods."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import twinsql
from twinsql import Settings

from .rows import BenchQueries

if TYPE_CHECKING:
    from .contestants import Engine
    from .rows import Message, NewMessage, Tag


class Ours:
    def __init__(self, engine: Engine, place: str) -> None:
        url = place if engine == "postgres" else None
        path = Path(place) if engine == "sqlite" else Path("none.db")
        self.db = twinsql.connect(Settings(root=Path.cwd(), sqlite_path=path, use_postgres=engine == "postgres", postgres_url=url))
        self.queries = BenchQueries(self.db)

    def message(self, key: str) -> Message | None:
        return self.queries.get(id=key)

    def page(self, chat: str, most: int) -> list[Message]:
        return self.queries.page(chat_id=chat, most=most)

    def add(self, new: NewMessage) -> int:
        key, chat, role, parts, attachments, hidden, at = new
        return self.queries.add(id=key, chat_id=chat, role=role, parts=parts, attachments=attachments, hidden=hidden, created_at=at)

    def add_many(self, new: list[Message]) -> int:
        return self.queries.add_all(messages=new)

    def three(self, new: NewMessage, tag: int) -> Tag | None:
        key, chat, role, parts, attachments, hidden, at = new
        with self.db.transaction() as tx:
            queries = BenchQueries(tx)
            queries.add(id=key, chat_id=chat, role=role, parts=parts, attachments=attachments, hidden=hidden, created_at=at)
            queries.use_tag(id=tag)
            return queries.tag(id=tag)

    def close(self) -> None:
        self.db.close()
