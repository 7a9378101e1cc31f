"""peewee: models, and rows as tuples, which are its fastest."""

from __future__ import annotations

import json
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any

from psycopg.conninfo import conninfo_to_dict

from ..by_hand import PRAGMAS, as_json, as_stamp
from ..rows import Message, Tag

if TYPE_CHECKING:
    from ..contestants import Engine
    from ..rows import NewMessage

NAMES = ("id", "chat_id", "role", "parts", "attachments", "hidden", "created_at")


class Peewee:
    def __init__(self, engine: Engine, place: str) -> None:
        pw: Any = import_module("peewee")
        self._db = _postgres(place) if engine == "postgres" else pw.SqliteDatabase(place, pragmas=PRAGMAS, check_same_thread=False)
        self._engine = engine
        meta = {"Meta": type("Meta", (), {"database": self._db, "table_name": "messages"})}
        self._messages: Any = type("Messages", (pw.Model,), {**_fields(pw, engine), **meta})
        meta = {"Meta": type("Meta", (), {"database": self._db, "table_name": "tags"})}
        tag = {"id": pw.BigIntegerField(primary_key=True), "name": pw.TextField(), "uses": pw.BigIntegerField()}
        self._tags: Any = type("Tags", (pw.Model,), {**tag, **meta})
        self._columns = [getattr(self._messages, name) for name in NAMES]

    def message(self, key: str) -> Message | None:
        found = next(iter(self._messages.select(*self._columns).where(self._messages.id == key).tuples()), None)
        return None if found is None else Message(*found)

    def page(self, chat: str, most: int) -> list[Message]:
        of_chat = self._messages.select(*self._columns).where(self._messages.chat_id == chat)
        return [Message(*row) for row in of_chat.order_by(self._messages.created_at).limit(most).tuples().iterator()]

    def add(self, new: NewMessage) -> object:
        return self._messages.insert(dict(zip(NAMES, new, strict=True))).execute()

    def add_many(self, new: list[Message]) -> None:
        with self._atomic():
            for start in range(0, len(new), 100):
                rows = [tuple(getattr(row, name) for name in NAMES) for row in new[start : start + 100]]
                self._messages.insert_many(rows, fields=self._columns).execute()

    def three(self, new: NewMessage, tag: int) -> Tag | None:
        with self._atomic():
            self.add(new)
            self._tags.update(uses=self._tags.uses + 1).where(self._tags.id == tag).execute()
            found = next(iter(self._tags.select().where(self._tags.id == tag).tuples()), None)
        return None if found is None else Tag(*found)

    def close(self) -> None:
        if self._engine == "postgres":
            self._db.close_all()
        else:
            self._db.close()

    def _atomic(self) -> Any:
        return self._db.atomic() if self._engine == "postgres" else self._db.atomic("IMMEDIATE")


def _postgres(url: str) -> Any:
    parts = conninfo_to_dict(url)
    options = {name: parts[name] for name in ("host", "port", "user", "password") if name in parts}
    return import_module("playhouse.pool").PooledPostgresqlDatabase(
        parts["dbname"], **options, prefer_psycopg3=True, max_connections=20, stale_timeout=60, timeout=60
    )


def _fields(pw: Any, engine: Engine) -> dict[str, Any]:
    fields: dict[str, Any] = {"id": pw.TextField(primary_key=True), "chat_id": pw.TextField(), "role": pw.TextField()}
    if engine == "postgres":
        module: Any = import_module("playhouse.postgres_ext")
        made: Any = {"parts": module.BinaryJSONField(), "attachments": module.BinaryJSONField(), "created_at": module.DateTimeTZField()}
    else:
        document = type("Document", (pw.TextField,), {"db_value": _write, "python_value": _read})
        stamp = type("Stamp", (pw.TextField,), {"db_value": _write_stamp, "python_value": _read_stamp})
        made = {"parts": document(), "attachments": document(), "created_at": stamp()}
    return {**fields, **made, "hidden": pw.BooleanField()}


def _write(_: object, value: Any) -> str:
    return as_json(value)


def _read(_: object, value: str) -> Any:
    return json.loads(value)


def _write_stamp(_: object, value: datetime) -> str:
    return as_stamp(value)


def _read_stamp(_: object, value: str) -> datetime:
    return datetime.fromisoformat(value)
