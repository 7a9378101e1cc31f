"""The other libraries by name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .aiosql_ import OnPostgres, OnSqlite
from .peewee_ import Peewee
from .sqlalchemy_core import SqlalchemyCore
from .sqlspec_ import Sqlspec

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..contestants import Contestant, Engine


def _aiosql(engine: Engine, place: str) -> Contestant:
    return OnPostgres(place) if engine == "postgres" else OnSqlite(Path(place))


PEERS: dict[str, Callable[[Engine, str], Contestant]] = {
    "aiosql": _aiosql,
    "SQLSpec": Sqlspec,
    "SQLAlchemy Core": SqlalchemyCore,
    "peewee": Peewee,
}
