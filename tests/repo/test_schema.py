"""The chatbot's migration: taken back, it leaves nothing, and can be applied again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import psycopg
from twinsql.adapters import migrations

from tests.repo.conftest import MIGRATIONS

if TYPE_CHECKING:
    from pathlib import Path

TABLES = {"users", "chats", "messages", "votes", "documents", "suggestions", "streams", "memories", "files", "searches"}
ON_SQLITE = "SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"
ON_POSTGRES = b"SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"


def names(target: Path | str) -> set[str]:
    """Everything in the schema but what yoyo keeps for itself."""
    if isinstance(target, str):
        with psycopg.connect(target) as server:
            rows: list[tuple[str]] = server.execute(ON_POSTGRES).fetchall()
    else:
        with closing(sqlite3.connect(target)) as file:
            rows = file.execute(ON_SQLITE).fetchall()
    return {name for (name,) in rows if "yoyo" not in name and "twinsql" not in name}


def applied_taken_back_applied(target: Path | str) -> tuple[set[str], set[str], set[str]]:
    seen: list[set[str]] = []
    for step in (migrations.apply, migrations.rollback, migrations.apply):
        step(target, MIGRATIONS)
        seen.append(names(target))
    first, between, again = seen
    return first, between, again


def test_rollback_leaves_nothing_on_sqlite(tmp_path: Path) -> None:
    file = tmp_path / "chat.db"
    file.touch()
    first, between, again = applied_taken_back_applied(file)

    assert (first >= TABLES, between, again) == (True, set(), first)


def test_rollback_leaves_nothing_on_postgres(fresh_postgres: str) -> None:
    first, between, again = applied_taken_back_applied(fresh_postgres)

    assert (first >= TABLES, between, again) == (True, set(), first)
