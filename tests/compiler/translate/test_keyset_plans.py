"""Pages by key: both engines find the beginning of a page in the index and read on from there; nothing is sorted."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

import psycopg
import pytest
from twinsql.adapters.describe import Describer
from twinsql.adapters.functions.registry import register
from twinsql.compiler.ask_server import tables_of
from twinsql.compiler.ddl import translate_ddl
from twinsql.compiler.model import Place, Schema
from twinsql.compiler.placeholders import names_in, splice
from twinsql.compiler.translate import translate

from tests.conftest import fresh_database

if TYPE_CHECKING:
    from collections.abc import Iterator

DDL = """
CREATE TABLE posts (
    id bigint PRIMARY KEY,
    at timestamptz(3) NOT NULL,
    seen timestamptz(3),
    price numeric(10, 2),
    votes integer,
    topic text NOT NULL,
    title text
);
CREATE INDEX by_at ON posts (at, id);
CREATE INDEX by_seen ON posts (seen, id);
CREATE INDEX by_price ON posts (price, id);
CREATE INDEX by_votes ON posts (votes DESC, id);
CREATE INDEX by_topic ON posts (topic, at, id);
CREATE INDEX by_title ON posts (title, id);
"""
ROWS = """
INSERT INTO posts (id, at, seen, price, votes, topic, title)
SELECT n, '2024-01-01'::timestamptz + n * interval '1 minute', '2024-01-01'::timestamptz + n * interval '1 hour', n / 7.0, n % 90, 't' || n % 1000, 'p' || n
  FROM generate_series(1, 5000) AS n
"""


class Page(NamedTuple):
    """A statement, and the index that both engines read it from."""

    sql: str
    wanted: str


PAGES = (
    Page("SELECT id, at FROM posts ORDER BY at DESC, id DESC LIMIT 10", "by_at"),
    Page("SELECT id, at FROM posts WHERE (at, id) < (:at, :id) ORDER BY at DESC, id DESC LIMIT 10", "by_at"),
    Page("SELECT id, at FROM posts WHERE (at, id) > (:at, :id) ORDER BY at, id LIMIT 10", "by_at"),
    Page("SELECT p.id, p.at FROM posts AS p WHERE ROW (p.at, p.id) <= ROW (:at, :id) ORDER BY 2 DESC, 1 DESC LIMIT 10", "by_at"),
    Page("SELECT id, seen FROM posts WHERE (seen, id) < (:seen, :id) ORDER BY seen DESC, id DESC LIMIT 10", "by_seen"),
    Page("SELECT id, seen FROM posts WHERE (seen, id) > (:seen, :id) ORDER BY seen, id LIMIT 10", "by_seen"),
    Page("SELECT id, seen FROM posts WHERE seen IS NOT NULL ORDER BY seen DESC, id DESC LIMIT 10", "by_seen"),
    Page("SELECT id, price FROM posts WHERE (price, id) < (:price, :id) ORDER BY price DESC, id DESC LIMIT 10", "by_price"),
    Page("SELECT id, price FROM posts WHERE (price, id) > (:price, :id) ORDER BY price, id LIMIT 10", "by_price"),
    Page("SELECT id, title FROM posts WHERE (title, id) > (:title, :id) ORDER BY title, id LIMIT 10", "by_title"),
    Page("SELECT id, votes FROM posts WHERE votes < :votes ORDER BY votes DESC, id LIMIT 10", "by_votes"),
    Page("SELECT id, at FROM posts WHERE topic = :topic AND (at, id) < (:at, :id) ORDER BY at DESC, id DESC LIMIT 10", "by_topic"),
    Page("SELECT id, at FROM posts WHERE topic = :topic ORDER BY at DESC, id DESC LIMIT 10", "by_topic"),
)


class Planners(NamedTuple):
    """Both engines, with the same table; on PostgreSQL it has rows, for a planner that looks at them."""

    sqlite: sqlite3.Connection
    postgres: psycopg.Connection[tuple[str]]
    describer: Describer
    schema: Schema


@pytest.fixture(scope="module")
def planners(postgres_url: str) -> Iterator[Planners]:
    with (
        fresh_database(postgres_url) as url,
        Describer(url) as describer,
        psycopg.connect(url, autocommit=True) as postgres,
        closing(sqlite3.connect(":memory:")) as sqlite,
    ):
        postgres.execute(DDL.encode())
        postgres.execute(ROWS)
        postgres.execute("VACUUM ANALYZE posts")
        # A handful of rows is sorted whatever the indexes: this shows what a million would be read by.
        postgres.execute("SET enable_bitmapscan = off")
        register(sqlite)
        sqlite.executescript(translate_ddl(DDL, "schema.sql"))
        yield Planners(sqlite, postgres, describer, Schema(tables_of(describer)))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.sql.partition("FROM ")[2])
class TestAPage:
    def test_on_sqlite(self, planners: Planners, page: Page) -> None:
        names = names_in(page.sql)
        kinds, _ = planners.describer.describe(splice(page.sql, names, "postgres").sql)
        text = translate(page.sql, Place("sql/pages.sql", 1), planners.schema, dict(zip(names, kinds, strict=True))).sqlite
        rows = planners.sqlite.execute(f"EXPLAIN QUERY PLAN {text}", dict.fromkeys(names)).fetchall()
        plan = "\n".join(row[3] for row in rows)

        assert page.wanted in plan
        assert "TEMP B-TREE" not in plan
        assert ("SEARCH" in plan) == ("WHERE" in page.sql), plan

    def test_on_postgres(self, planners: Planners, page: Page) -> None:
        names = names_in(page.sql)
        planners.postgres.execute("SET plan_cache_mode = force_generic_plan")
        planners.postgres.execute(f"PREPARE page AS {splice(page.sql, names, 'postgres').sql}".encode())
        values = f"({', '.join(['NULL'] * len(names))})" if names else ""
        plan = "\n".join(row[0] for row in planners.postgres.execute(f"EXPLAIN EXECUTE page{values}".encode()).fetchall())
        planners.postgres.execute("DEALLOCATE page")

        assert page.wanted in plan
        assert "Sort" not in plan
        assert "Seq Scan" not in plan
