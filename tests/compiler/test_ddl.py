"""A migration's PostgreSQL text becomes SQLite's, or is refused by name and place."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from twinsql.adapters.errors import SourceError
from twinsql.adapters.migration_files import ROLLBACK_LINE
from twinsql.compiler.ddl import translate_ddl

CORPUS = Path(__file__).parent / "ddl"
PAIRS = sorted(CORPUS.glob("*.postgres.sql"))
BEFORE = "CREATE TABLE t (a text PRIMARY KEY, b text, j jsonb);\n"
REFUSED = [case.split("\n", 1) for case in (CORPUS / "refused.sql").read_text().split("\n\n")]


def name(path: Path) -> str:
    return path.name.partition(".")[0]


@pytest.mark.parametrize("path", PAIRS, ids=name)
def test_translation(path: Path) -> None:
    expected = path.with_name(f"{name(path)}.sqlite.sql").read_text()

    assert translate_ddl(path.read_text(), path.name) == expected


@pytest.mark.parametrize("path", PAIRS, ids=name)
def test_both_engines_take_it_and_take_it_back(path: Path, fresh_postgres: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(path.with_name(f"{name(path)}.sqlite.sql").read_text())
        left = connection.execute("SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
    with psycopg.connect(fresh_postgres) as server:
        server.execute(path.read_bytes())
        left += server.execute("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace").fetchall()

    assert left == []


@pytest.mark.parametrize(("expected", "sql"), REFUSED, ids=[case[1][:60] for case in REFUSED])
def test_refusal(expected: str, sql: str) -> None:
    place, _, what = expected.removeprefix("-- ").partition(" ")

    with pytest.raises(SourceError) as raised:
        translate_ddl(sql, "0002_x.sql", [BEFORE])

    [problem] = raised.value.problems
    assert (problem.where, what in problem.what, bool(problem.cure)) == (f"0002_x.sql:{place}", True, True), str(problem)


def test_every_refused_statement_is_named() -> None:
    with pytest.raises(SourceError) as raised:
        translate_ddl("SELECT 1;\nCREATE TABLE u (a text);\n\nLOCK TABLE u;\n-- rollback\nVACUUM;\n", "m.sql")

    assert [problem.where for problem in raised.value.problems] == ["m.sql:1:1", "m.sql:4:1", "m.sql:6:1"]


def test_a_later_migration_knows_the_tables_and_searches_of_earlier_ones() -> None:
    earlier = (CORPUS / "search.postgres.sql").read_text()

    text = translate_ddl("DROP INDEX posts_words;\nCREATE INDEX posts_named ON posts (author) WHERE words = 'x';\n", "m.sql", [earlier])

    assert text.count("DROP TRIGGER posts_words_") == 3
    assert "CREATE INDEX posts_named ON posts (author)\n    WHERE words = 'x';" in text


def test_an_earlier_migration_written_by_hand_is_no_hindrance() -> None:
    earlier = "CREATE EXTENSION pg_trgm;\nCREATE TABLE u (a text);\n"

    assert translate_ddl("CREATE INDEX i ON u (a);\n", "m.sql", [earlier]) == "CREATE INDEX i ON u (a);\n"


def test_constraints_without_a_name_get_the_one_that_postgres_gives(fresh_postgres: str) -> None:
    sql = "CREATE TABLE u (a int CHECK (a > 0) CHECK (a < 9), b int, CHECK (a < b), CHECK (b > 0 AND b < 9), CHECK (b > a));\n"
    ours = re.findall(r"CONSTRAINT (\w+) CHECK", translate_ddl(sql, "m.sql"))
    with psycopg.connect(fresh_postgres) as server:
        server.execute(sql.encode())
        theirs = [
            found
            for (found,) in server.execute("SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid = 'u'::regclass").fetchall()
        ]

    assert sorted(ours) == sorted(theirs)


def test_reserved_words_are_the_ones_that_sqlite_has() -> None:
    sql = "CREATE TABLE u (id text PRIMARY KEY, values_ text, transaction text, key text, replace text, escape text, exists text);\n"
    text = translate_ddl(sql, "m.sql")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(text)
        columns = [row[1] for row in connection.execute("PRAGMA table_info(u)")]

    assert columns == ["id", "values_", "transaction", "key", "replace", "escape", "exists"]


def test_a_rollback_part_keeps_its_line() -> None:
    text = translate_ddl("CREATE TABLE u (a text);\n--rollback\nDROP TABLE u;\n", "m.sql")

    assert len(ROLLBACK_LINE.findall(text)) == 1
