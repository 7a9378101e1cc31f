"""A database of each engine with the same rows."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from twinsql.adapters.describe import Describer, scratch_database
from twinsql.adapters.postgres import PostgresAdapter
from twinsql.compiler.server import postgres_server

from .by_hand import ByHand
from .rows import ADD, TAGS, Message, messages

if TYPE_CHECKING:
    from collections.abc import Generator

FOLDER = Path(__file__).parent


def make_sqlite(folder: Path, chats: int) -> Path:
    """A file with the tables and their rows."""
    path = folder / "bench.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((FOLDER / "schema.sql").read_text())
        connection.executemany("INSERT INTO tags VALUES (?, ?, 0)", ((number, f"tag {number}") for number in range(TAGS)))
        connection.commit()
    hand = ByHand(path)
    hand.add_many(Message(*row) for row in messages(chats))
    hand.connection.execute("ANALYZE")
    hand.close()
    return path


@contextmanager
def postgres_with_rows(chats: int) -> Generator[str]:
    """The URL of a database on a server of its own, with the tables and their rows."""
    with postgres_server() as server, scratch_database(server) as url:
        with Describer(url) as database:
            database.run_script((FOLDER / "postgres.sql").read_text())
        with PostgresAdapter(url) as db:
            db.execute_many(ADD, messages(chats))
        with Describer(url) as database:
            database.run_script("VACUUM ANALYZE")
        yield url
