"""SQLSpec: text statements, rows as dicts; what its schema_type leaves as text on SQLite (JSON, times, booleans) is converted by hand."""

from __future__ import annotations

import json
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..by_hand import PRAGMAS, as_json, as_stamp, in_order
from ..rows import Message, Tag

if TYPE_CHECKING:
    from ..contestants import Engine
    from ..rows import NewMessage

NAMES = ("id", "chat_id", "role", "parts", "attachments", "hidden", "created_at")
COLUMNS = ", ".join(NAMES)
GET = f"SELECT {COLUMNS} FROM messages WHERE id = :id"
PAGE = f"SELECT {COLUMNS} FROM messages WHERE chat_id = :chat ORDER BY created_at LIMIT :most"
ADD = f"INSERT INTO messages ({COLUMNS}) VALUES ({', '.join(f':{name}' for name in NAMES)})"
USE_TAG = "UPDATE tags SET uses = uses + 1 WHERE id = :id"
TAG = "SELECT id, name, uses FROM tags WHERE id = :id"


class Sqlspec:
    def __init__(self, engine: Engine, place: str) -> None:
        spec: Any = import_module("sqlspec").SQLSpec()
        self._config = spec.add_config(_postgres(place) if engine == "postgres" else _sqlite(place))
        self._spec = spec
        self._begin = _begin_on_postgres if engine == "postgres" else _begin_on_sqlite
        self._read = _as_it_is if engine == "postgres" else _by_hand
        self._parameters = _for_postgres if engine == "postgres" else _for_sqlite

    def message(self, key: str) -> Message | None:
        with self._spec.provide_session(self._config) as session:
            row = session.select_one_or_none(GET, {"id": key})
            return None if row is None else self._read(row)

    def page(self, chat: str, most: int) -> list[Message]:
        with self._spec.provide_session(self._config) as session:
            return [self._read(row) for row in session.select(PAGE, {"chat": chat, "most": most})]

    def add(self, new: NewMessage) -> object:
        with self._spec.provide_session(self._config) as session:
            return session.execute(ADD, self._parameters(new))

    def add_many(self, new: list[Message]) -> object:
        with self._spec.provide_session(self._config) as session:
            self._begin(session)
            done = session.execute_many(ADD, [self._parameters(in_order(row)) for row in new])
            session.commit()
            return done

    def three(self, new: NewMessage, tag: int) -> Tag | None:
        with self._spec.provide_session(self._config) as session:
            self._begin(session)
            session.execute(ADD, self._parameters(new))
            session.execute(USE_TAG, {"id": tag})
            row = session.select_one_or_none(TAG, {"id": tag})
            session.commit()
            return None if row is None else Tag(**row)

    def close(self) -> None:
        self._config.close_pool()


def _postgres(url: str) -> Any:
    options = {"conninfo": url, "autocommit": True, "min_size": 4, "max_size": 20}
    return import_module("sqlspec.adapters.psycopg").PsycopgSyncConfig(connection_config=options)


def _sqlite(path: str) -> Any:
    def created(raw: Any) -> None:
        for name, value in PRAGMAS.items():
            raw.execute(f"PRAGMA {name} = {value}")

    return import_module("sqlspec.adapters.sqlite").SqliteConfig(
        connection_config={"database": path, "isolation_level": None, "check_same_thread": False},
        driver_features={"on_connection_create": created},
    )


def _begin_on_postgres(session: Any) -> None:
    session.begin()


def _begin_on_sqlite(session: Any) -> None:
    session.begin(mode="IMMEDIATE")


def _as_it_is(row: dict[str, Any]) -> Message:
    return Message(**row)


def _by_hand(row: dict[str, Any]) -> Message:
    return Message(
        row["id"],
        row["chat_id"],
        row["role"],
        json.loads(row["parts"]),
        json.loads(row["attachments"]),
        row["hidden"] == 1,
        datetime.fromisoformat(row["created_at"]),
    )


def _for_postgres(new: NewMessage) -> dict[str, object]:
    return {**dict(zip(NAMES, new, strict=True)), "parts": as_json(new[3]), "attachments": as_json(new[4])}


def _for_sqlite(new: NewMessage) -> dict[str, object]:
    return {**_for_postgres(new), "hidden": int(new[5]), "created_at": as_stamp(new[6])}
