"""A table that a migration alters keeps its rows, and takes and refuses afterwards what it does on PostgreSQL."""

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from twinsql.adapters.sql_split import split
from twinsql.compiler.ddl import translate_ddl

from tests.compiler.ddl_outcomes import outcomes

CASES = sorted((Path(__file__).parent / "ddl" / "altered").glob("*.sql"))
TABLES = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v') ORDER BY relname"
INDEXES = """
    SELECT relname FROM pg_class JOIN pg_index ON indexrelid = pg_class.oid
     WHERE relnamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid) ORDER BY relname
"""
OWN_INDEXES = "SELECT name FROM sqlite_master WHERE type = 'index' AND name NOT LIKE 'sqlite_%' ORDER BY name"


def parts(path: Path) -> list[str]:
    text = path.read_text()
    for word in ("rows", "migration", "attempts"):
        text = text.replace(f"-- {word}\n", "\0")
    return text.split("\0")


@contextmanager
def altered(path: Path, url: str) -> Generator[tuple[sqlite3.Connection, psycopg.Connection]]:
    before, rows, migration, _ = parts(path)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as file, psycopg.connect(url, autocommit=True) as server:
        for ours, theirs in ((translate_ddl(before, "1"), before), (rows, rows), (translate_ddl(migration, "2", [before]), migration)):
            file.execute("BEGIN")
            for statement in split(ours, "sqlite"):
                file.execute(statement.text)
            file.execute("COMMIT")
            server.execute(theirs.encode())
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        file.execute("PRAGMA foreign_keys = ON")
        yield file, server


def left(file: sqlite3.Connection, server: psycopg.Connection) -> list[tuple[str, object, object]]:
    tables = [name for (name,) in server.execute(TABLES).fetchall()]
    found: list[tuple[str, object, object]] = []
    for table in tables:
        columns = [column.name for column in server.execute(f"SELECT * FROM {table}".encode()).description or ()]
        own = [column[0] for column in file.execute(f"SELECT * FROM {table}").description]
        found.append((f"columns of {table}", own, columns))
        read = f"SELECT {', '.join(columns)} FROM {table}"
        ours, theirs = file.execute(read).fetchall(), server.execute(read.encode()).fetchall()
        found.append((table, sorted(ours, key=repr), sorted(theirs, key=repr)))
    return found


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_rows_and_indexes_are_kept(path: Path, fresh_postgres: str) -> None:
    with altered(path, fresh_postgres) as (file, server):
        found = left(file, server)
        indexes = file.execute(OWN_INDEXES).fetchall(), server.execute(INDEXES.encode()).fetchall()

    assert [one for one in found if one[1] != one[2]] == []
    assert indexes[0] == [(name,) for (name,) in indexes[1] if name != "posts_words"]
    assert any(theirs for _, _, theirs in found)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_same_changes_are_refused_afterwards(path: Path, fresh_postgres: str) -> None:
    attempts = parts(path)[3].splitlines()
    with altered(path, fresh_postgres) as (file, server):
        pairs = {f"{number}: {sql}": outcomes(file, server, sql) for number, sql in enumerate(attempts)}
        found = left(file, server)

    assert {sql: pair for sql, pair in pairs.items() if pair[0] != pair[1]} == {}
    assert [one for one in found if one[1] != one[2]] == []
    assert len({pair[0] for pair in pairs.values()}) > 1


def test_search_follows_a_table_that_is_rebuilt_and_renamed(fresh_postgres: str) -> None:
    path = next(path for path in CASES if path.stem == "search")
    with altered(path, fresh_postgres) as (file, server):
        for sql in parts(path)[3].splitlines():
            outcomes(file, server, sql)
        found = [file.execute("SELECT rowid FROM posts_words WHERE posts_words MATCH ?", (word,)).fetchall() for word in ("two", "four")]
        file.execute("INSERT INTO posts_words (posts_words, rank) VALUES ('integrity-check', 1)")

    assert found == [[], [(3,)]]
