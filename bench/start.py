"""From the start of a process to its first row: each library in a process of its own, in turns with a script that uses the driver alone."""

from __future__ import annotations

import os
import subprocess
import sys
from time import perf_counter_ns
from typing import TYPE_CHECKING, NamedTuple

from .interleaved import Spread, in_turns, spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .contestants import Engine

BARE = "the driver alone"
OURS = """
import os
os.environ.update({environ!r})
import twinsql
from twinsql.adapters.statement import Form, Statement
form = Form("SELECT 1", lambda v: v, lambda r: r[0])
one = Statement("start.one", "sql/start.sql:1", (), False, form, form)
with twinsql.connect() as db:
    db.one(one)
"""
SCRIPTS: dict[Engine, dict[str, str]] = {
    "sqlite": {
        BARE: """
import sqlite3
connection = sqlite3.connect({place!r}, isolation_level=None)
connection.execute("SELECT 1").fetchone()
""",
        "twinsql": OURS,
        "aiosql": """
import aiosql, sqlite3
queries = aiosql.from_str("-- name: one$\\nSELECT 1;", "sqlite3", mandatory_parameters=False)
queries.one(sqlite3.connect({place!r}, isolation_level=None))
""",
        "SQLSpec": """
from sqlspec import SQLSpec
from sqlspec.adapters.sqlite import SqliteConfig
spec = SQLSpec()
config = spec.add_config(SqliteConfig(connection_config={{"database": {place!r}}}))
with spec.provide_session(config) as session:
    session.select_value("SELECT 1")
""",
        "SQLAlchemy Core": """
import sqlalchemy
engine = sqlalchemy.create_engine("sqlite:///" + {place!r})
with engine.connect() as connection:
    connection.execute(sqlalchemy.select(1)).first()
""",
        "peewee": """
import peewee
peewee.SqliteDatabase({place!r}).execute_sql("SELECT 1").fetchone()
""",
    },
    "postgres": {
        BARE: """
import psycopg
with psycopg.connect({place!r}, autocommit=True) as connection:
    connection.execute("SELECT 1").fetchone()
""",
        "twinsql": OURS,
        "aiosql": """
import aiosql, psycopg
queries = aiosql.from_str("-- name: one$\\nSELECT 1;", "psycopg", mandatory_parameters=False)
with psycopg.connect({place!r}, autocommit=True) as connection:
    queries.one(connection)
""",
        "SQLSpec": """
from sqlspec import SQLSpec
from sqlspec.adapters.psycopg import PsycopgSyncConfig
spec = SQLSpec()
config = spec.add_config(PsycopgSyncConfig(connection_config={{"conninfo": {place!r}, "autocommit": True, "min_size": 1}}))
with spec.provide_session(config) as session:
    session.select_value("SELECT 1")
config.close_pool()
""",
        "SQLAlchemy Core": """
import sqlalchemy
engine = sqlalchemy.create_engine({place!r}.replace("postgresql://", "postgresql+psycopg://", 1))
with engine.connect() as connection:
    connection.execute(sqlalchemy.select(1)).first()
""",
        "peewee": """
import peewee
from psycopg.conninfo import conninfo_to_dict
parts = conninfo_to_dict({place!r})
peewee.PostgresqlDatabase(parts.pop("dbname"), prefer_psycopg3=True, **parts).execute_sql("SELECT 1").fetchone()
""",
    },
}


class Start(NamedTuple):
    """Milliseconds that a library takes from the start of the process to the first row."""

    engine: Engine
    name: str
    took: Spread
    more: Spread
    """Than the driver alone; `of_minima` is the difference of the fastest."""

    def line(self) -> str:
        """As the console shows it."""
        more = f"+{self.more.median:.1f} ms ({self.more.low:.1f}–{self.more.high:.1f})"
        return f"{self.engine:<9} {self.name:<17} {self.took.median:>7.1f} ms  {more:<28} of the fastest +{self.more.of_minima:.1f}"


def starts(engine: Engine, place: str, names: list[str], rounds: int) -> Iterator[Start]:
    """The driver alone, then each of *names*."""
    environ = {"USE_POSTGRES": "true", "POSTGRES_URL": place} if engine == "postgres" else {"DATABASE_URL": place}
    scripts = {name: SCRIPTS[engine][name].format(place=place, environ=environ) for name in (BARE, *names)}
    found = in_turns({name: _turn(script) for name, script in scripts.items()}, rounds)
    base = found[BARE]
    for name, times in found.items():
        more = [one - other for one, other in zip(times, base, strict=True)]
        yield Start(engine, name, spread(times), spread(more, min(times) - min(base)))


def _turn(script: str) -> Callable[[], float]:
    # Modules are compiled once, as anywhere.
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def turn() -> float:
        started = perf_counter_ns()
        subprocess.run([sys.executable, "-c", script], check=True, env=environ)
        return (perf_counter_ns() - started) / 1e6

    return turn
