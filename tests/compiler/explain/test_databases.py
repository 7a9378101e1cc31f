"""Tables are looked at until PostgreSQL knows all of their pages: plans hang on it."""

from __future__ import annotations

from threading import Timer

import psycopg
from twinsql.adapters.postgres import PostgresAdapter
from twinsql.compiler.explain.databases import ask, vacuum

VISIBLE = "SELECT relpages, relallvisible FROM pg_class WHERE relname = 't'"


def test_pages_that_another_session_keeps_from_a_vacuum_are_seen_when_it_ends(fresh_postgres: str) -> None:
    with psycopg.connect(fresh_postgres) as other, PostgresAdapter(fresh_postgres) as db:
        other.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        other.execute("SELECT 1")
        ask(db, "CREATE TABLE t AS SELECT n FROM generate_series(1, 10000) AS n")
        end = Timer(0.3, other.rollback)
        end.start()

        vacuum(db)

        [(pages, visible)] = ask(db, VISIBLE)
        end.join()
    assert pages == visible > 0
