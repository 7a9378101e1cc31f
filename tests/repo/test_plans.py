"""The statements that run all the time find their rows, and their order, in an index: nothing is read through, nothing is sorted."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

import psycopg
import pytest
from twinsql.adapters import migrations
from twinsql.adapters.postgres import PostgresAdapter
from twinsql.adapters.sqlite import SqliteAdapter

from tests.conftest import fresh_database
from tests.repo.conftest import MIGRATIONS
from tests.repo.test_same_answers import statements
from tests.repo.world import START, fill

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twinsql.adapters.statement import Values

SORTED = ("sort", "temp b-tree")
READ_THROUGH = ("seq scan", "scan c\n", "scan m\n", "scan chats", "scan messages", "scan memories", "scan searches")
EAGER = "SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off"
"""A handful of rows is read through whatever the indexes: this shows what a million would be read by."""

MESSAGE = "id, chat_id, role, parts, attachments, search_tokens, created_at"
BULK = f"INSERT INTO messages ({MESSAGE}) SELECT 'b' || n, 'chat-z', 'tool', '[]', '[]', 'w' || n, '2020-01-01' FROM generate_series(1, 9999) AS n"
"""So many that looking for a rare word in its index is the cheapest way, whatever else the planner sees."""


class Case(NamedTuple):
    """A statement, its values, and the index that it must use on both engines."""

    name: str
    values: Values
    wanted: str


CASES = (
    Case("chats.newest", ("user-b", 3), "chats_by_user"),
    Case("chats.newest", ("user-b", 3), "messages_by_chat"),
    Case("chats.older_than", ("user-b", START, "chat-b", 3), "chats_by_user"),
    Case("chats.newer_than", ("user-b", START, "chat-b", 3), "chats_by_user"),
    Case("messages.of_chat", ("chat-a",), "messages_by_chat"),
    Case("messages.stream_of_chat", ("chat-a",), "messages_by_chat"),
    Case("messages.delete_from", ("chat-a", START), "messages_by_chat"),
    Case("memories.of_category", ("user-b", "work"), "memories_by_category"),
    Case("memories.of_user", ("user-b",), "memories_by_category"),
    Case("suggestions.open_of_document", ("document-a",), "suggestions_open"),
    Case("streams.ids_of_chat", ("chat-a",), "streams_by_chat"),
    Case("files.of_chat", ("chat-a",), "files_by_chat"),
    Case("searches.delete_expired", (START,), "searches_by_expiry"),
)
FILTERED = (
    Case("usage.per_day", (START, START), "messages_asked"),
    Case("messages.with_terms", ("user-b", ["example"], 3), "messages_search"),
)
"""These sort or count what the index finds."""
BY_NAME = {statement.name: statement for statement in statements()}


class Plans:
    """Plans of both engines for statements on the same filled database."""

    def __init__(self, file: sqlite3.Connection, server: psycopg.Connection[tuple[str]]) -> None:
        self._file = file
        self._server = server

    def sqlite(self, case: Case) -> str:
        form = BY_NAME[case.name].sqlite
        assert form is not None
        return "".join(f"{row[3]}\n" for row in self._file.execute(f"EXPLAIN QUERY PLAN {form.sql}", form.bind(case.values)))

    def postgres(self, case: Case, *, bitmaps: bool = False) -> str:
        form = BY_NAME[case.name].postgres
        assert form is not None
        self._server.execute(f"SET enable_bitmapscan = {'on' if bitmaps else 'off'}".encode())
        with psycopg.RawCursor(self._server) as cursor:
            rows = cursor.execute(f"EXPLAIN {form.sql}".encode(), form.bind(case.values)).fetchall()
        return "".join(f"{row[0]}\n" for row in rows)


@pytest.fixture(scope="module")
def plans(sqlite_template: bytes, postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plans]:
    file: Path = tmp_path_factory.mktemp("plans") / "chat.db"
    file.write_bytes(sqlite_template)
    with SqliteAdapter(file) as db:
        fill(db)
    with fresh_database(postgres_url) as url, psycopg.connect(url, autocommit=True) as server:
        migrations.apply(url, MIGRATIONS)
        with PostgresAdapter(url) as db:
            fill(db)
        server.execute(BULK)
        server.execute("VACUUM ANALYZE")
        server.execute(EAGER)
        with closing(sqlite3.connect(file)) as reader:
            yield Plans(reader, server)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.name}-{case.wanted}")
class TestOrderedByAnIndex:
    def test_on_sqlite(self, plans: Plans, case: Case) -> None:
        plan = plans.sqlite(case)

        assert case.wanted in plan
        assert [word for word in (*SORTED, *READ_THROUGH) if word in plan.lower()] == []

    def test_on_postgres(self, plans: Plans, case: Case) -> None:
        plan = plans.postgres(case)

        assert case.wanted in plan
        assert [word for word in (*SORTED, *READ_THROUGH) if word in plan.lower()] == []


@pytest.mark.parametrize("case", FILTERED, ids=lambda case: case.name)
class TestFoundByAnIndex:
    def test_on_sqlite(self, plans: Plans, case: Case) -> None:
        part = "VIRTUAL TABLE INDEX" if case.wanted == "messages_search" else case.wanted

        assert part in plans.sqlite(case)

    def test_on_postgres(self, plans: Plans, case: Case) -> None:
        assert case.wanted in plans.postgres(case, bitmaps=True)


COUNT = Case("messages.count_asked", ("user-b", START), "either index: the user's chats first, or the time first")


def test_counting_what_a_user_asked_reads_no_table_through_on_sqlite(plans: Plans) -> None:
    assert "SCAN" not in plans.sqlite(COUNT)


def test_counting_what_a_user_asked_reads_no_table_through_on_postgres(plans: Plans) -> None:
    assert "Seq Scan" not in plans.postgres(COUNT, bitmaps=True)
