"""SQLAlchemy Core: tables, statements built once, rows mapped by position."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..by_hand import PRAGMAS, as_stamp
from ..rows import Message, Tag

if TYPE_CHECKING:
    from ..contestants import Engine
    from ..rows import NewMessage


class SqlalchemyCore:
    def __init__(self, engine: Engine, place: str) -> None:
        self.sa: Any = import_module("sqlalchemy")
        autocommit, self._begin = _engines(self.sa, engine, place)
        self._engine = autocommit
        columns = _column_types(self.sa, engine)
        data = self.sa.MetaData()
        messages = self.sa.Table("messages", data, *(self.sa.Column(name, kind) for name, kind in columns.items()))
        tags = self.sa.Table("tags", data, *(self.sa.Column(name, self.sa.BigInteger) for name in ("id", "name", "uses")))
        tags.c.name.type = self.sa.Text()
        self._names = tuple(columns)
        bind = self.sa.bindparam
        self._get = self.sa.select(messages).where(messages.c.id == bind("key"))
        self._page = self.sa.select(messages).where(messages.c.chat_id == bind("chat")).order_by(messages.c.created_at).limit(bind("most"))
        self._add = self.sa.insert(messages)
        self._use_tag = self.sa.update(tags).where(tags.c.id == bind("key")).values(uses=tags.c.uses + 1)
        self._tag = self.sa.select(tags).where(tags.c.id == bind("key"))

    def message(self, key: str) -> Message | None:
        with self._engine.connect() as connection:
            row = connection.execute(self._get, {"key": key}).first()
            return None if row is None else Message(*row)

    def page(self, chat: str, most: int) -> list[Message]:
        with self._engine.connect() as connection:
            return [Message(*row) for row in connection.execute(self._page, {"chat": chat, "most": most})]

    def add(self, new: NewMessage) -> object:
        with self._engine.connect() as connection:
            return connection.execute(self._add, dict(zip(self._names, new, strict=True)))

    def add_many(self, new: list[Message]) -> object:
        with self._begin.begin() as connection:
            return connection.execute(self._add, [{name: getattr(row, name) for name in self._names} for row in new])

    def three(self, new: NewMessage, tag: int) -> Tag | None:
        with self._begin.begin() as connection:
            connection.execute(self._add, dict(zip(self._names, new, strict=True)))
            connection.execute(self._use_tag, {"key": tag})
            row = connection.execute(self._tag, {"key": tag}).first()
            return None if row is None else Tag(*row)

    def close(self) -> None:
        self._engine.dispose()


def _engines(sa: Any, engine: Engine, place: str) -> tuple[Any, Any]:
    """One that commits by itself, and one on the same pool for transactions."""
    if engine == "postgres":
        url = place.replace("postgresql://", "postgresql+psycopg://", 1)
        autocommit = sa.create_engine(url, isolation_level="AUTOCOMMIT", pool_size=20, max_overflow=0, pool_use_lifo=True)
        return autocommit, autocommit.execution_options(isolation_level="READ COMMITTED")
    autocommit = sa.create_engine(
        f"sqlite:///{place}", isolation_level="AUTOCOMMIT", pool_size=20, connect_args={"check_same_thread": False}
    )

    sa.event.listen(autocommit, "connect", _connected)
    transactions = sa.create_engine(f"sqlite:///{place}", pool=autocommit.pool, isolation_level="AUTOCOMMIT")
    sa.event.listen(transactions, "begin", _begun)
    sa.event.listen(transactions, "commit", _committed)
    return autocommit, transactions


def _connected(raw: Any, _: object) -> None:
    for name, value in PRAGMAS.items():
        raw.execute(f"PRAGMA {name} = {value}")


def _begun(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _committed(connection: Any) -> None:
    connection.exec_driver_sql("COMMIT")


def _column_types(sa: Any, engine: Engine) -> dict[str, Any]:
    texts: dict[str, Any] = dict.fromkeys(("id", "chat_id", "role"), sa.Text)
    if engine == "postgres":
        jsonb: Any = import_module("sqlalchemy.dialects.postgresql").JSONB
        return {**texts, "parts": jsonb, "attachments": jsonb, "hidden": sa.Boolean, "created_at": sa.DateTime(timezone=True)}
    stamp = type(
        "Stamp", (sa.TypeDecorator,), {"impl": sa.Text, "cache_ok": True, "process_bind_param": _bind, "process_result_value": _read}
    )
    return {**texts, "parts": sa.JSON, "attachments": sa.JSON, "hidden": sa.Boolean, "created_at": stamp}


def _bind(_: object, value: datetime, __: object) -> str:
    return as_stamp(value)


def _read(_: object, value: str, __: object) -> datetime:
    return datetime.fromisoformat(value)
