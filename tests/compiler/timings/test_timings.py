"""Both databases with the same rows: parameters that find something on both, equal counts, nothing written."""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import closing
from hashlib import sha256
from statistics import median
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from twinsql.adapters.errors import ConfigError, DatabaseError
from twinsql.adapters.migration_files import postgres_script
from twinsql.compiler.build import build
from twinsql.compiler.timings.run import Timed, p95, time_statements

from tests.compiler.conftest import lay_out

if TYPE_CHECKING:
    from pathlib import Path

    from twinsql.compiler.project import Project
    from twinsql.compiler.timings.run import Timings

BOOKS = """
-- name: get(id: str) -> str
SELECT title FROM books WHERE id = :id;

-- name: loans_of(title: str) -> list[int]
SELECT l.id FROM loans AS l JOIN books AS b ON b.id = l.book_id WHERE b.title = :title ORDER BY l.id;

-- name: by_ids(ids: list[str]) -> list[str]
SELECT id FROM books WHERE id = ANY(:ids) ORDER BY id;

-- name: stream() -> Iterator[str]
SELECT id FROM books ORDER BY id;

-- name: divided(id: str) -> list[int]
SELECT pages / (pages - pages) AS part FROM books WHERE id = :id ORDER BY id;

-- name: delete(id: str) -> Affected
DELETE FROM books WHERE id = :id;

-- name: shared(id: str) -> str | None
-- only: postgres
SELECT id FROM books WHERE id = :id AND pg_backend_pid() > 0;
"""
COUNT = 30


def book(number: int) -> tuple[object, ...]:
    return (f"b{number}", f"title {number}", number, 1, 2, False, "{}", "2024-05-01T00:00:00.000Z")


INSERT = "INSERT INTO books (id, title, pages, shelf, copies, is_lent, tags, added_at) VALUES"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, postgres_url: str) -> Project:
    found = lay_out(tmp_path_factory.mktemp("books"), {"books": BOOKS})
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TEST_POSTGRES_URL", postgres_url)
        build(found)
    return found


@pytest.fixture
def file(project: Project, tmp_path: Path) -> Path:
    path = tmp_path / "books.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((project.migrations / "sql/0001_library.sqlite.sql").read_text().partition("-- rollback")[0])
        connection.executemany(f"{INSERT} (?, ?, ?, ?, ?, ?, ?, ?)", map(book, range(COUNT)))
        for number in range(COUNT):
            connection.execute("INSERT INTO loans (book_id, date, due) VALUES (?, '2024-05-01', '2024-06-01')", (f"b{number}",))
        connection.commit()
    return path


@pytest.fixture
def url(project: Project, fresh_postgres: str) -> str:
    with psycopg.connect(fresh_postgres) as connection:
        connection.execute(postgres_script(project.migrations).encode())
        with connection.cursor() as cursor:
            cursor.executemany(f"{INSERT} (%s, %s, %s, %s, %s, %s, %s, %s)".encode(), list(map(book, range(COUNT))))
        connection.execute("INSERT INTO loans (book_id, date, due) SELECT id, '2024-05-01', '2024-06-01' FROM books")
    return fresh_postgres


def named(found: Timings, name: str) -> Timed:
    return next(one for one in found.statements if one.name == name)


def test_the_same_rows_come_from_both(project: Project, file: Path, url: str) -> None:
    found = time_statements(project, file, url)

    assert found.ok
    assert {one.name for one in found.statements} == {f"books.{name}" for name in ("get", "loans_of", "by_ids", "stream", "divided")}
    assert found.postgres_only == ("books.shared",)
    assert set(named(found, "books.get").rows) == set(named(found, "books.loans_of").rows) == {1}
    assert min(named(found, "books.by_ids").rows) >= 1
    assert set(named(found, "books.stream").rows) == {COUNT}
    assert all(len(one.sqlite_ms) == len(one.postgres_ms) == len(one.rows) for one in found.statements)
    medians = [median(one.postgres_ms) for one in found.statements if one.postgres_ms]
    assert medians == sorted(medians, reverse=True)


def test_what_both_refuse_is_no_difference(project: Project, file: Path, url: str) -> None:
    one = named(time_statements(project, file, url, statements=["books.divided"]), "books.divided")

    assert one.differing == 0
    assert one.failed == ["DataError on SQLite", "DataError on PostgreSQL"]
    assert (one.rows, one.ratio, one.is_slower) == ([], None, False)


def test_rows_that_are_missing_are_a_difference(project: Project, file: Path, url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("DELETE FROM books WHERE pages < 20")

    found = time_statements(project, file, url)

    assert not found.ok
    assert named(found, "books.stream").differing == len(named(found, "books.stream").rows) + 1
    assert named(found, "books.get").differing > 0


def test_nothing_is_written(project: Project, file: Path, url: str) -> None:
    before = sha256(file.read_bytes()).hexdigest()
    written = "SELECT sum(n_tup_ins + n_tup_upd + n_tup_del), (SELECT count(*) FROM books) FROM pg_stat_user_tables"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SELECT pg_stat_force_next_flush()")
        one = connection.execute(written).fetchone()
        time_statements(project, file, url)
        connection.execute("SELECT pg_stat_force_next_flush()")
        assert connection.execute(written).fetchone() == one

    assert sha256(file.read_bytes()).hexdigest() == before
    assert [path.name for path in file.parent.glob("books.db*")] == ["books.db"]


def test_a_role_that_may_only_select_is_enough(project: Project, file: Path, url: str) -> None:
    role = f"reader_{secrets.token_hex(4)}"
    with psycopg.connect(url) as connection:
        connection.execute(f"CREATE ROLE {role} LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}".encode())
    place = urlsplit(url)
    reader = urlunsplit(place._replace(netloc=f"{role}@{place.netloc.rpartition('@')[2]}"))

    try:
        assert time_statements(project, file, reader, statements=["books.get"]).ok
    finally:
        with psycopg.connect(url) as connection:
            connection.execute(f"DROP OWNED BY {role}; DROP ROLE {role}".encode())


def test_a_database_in_wal_mode_that_is_in_use(project: Project, file: Path, url: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("UPDATE books SET title = title")
        connection.commit()

        assert time_statements(project, file, url, statements=["books.get"]).ok


def test_a_postgres_without_the_tables(project: Project, file: Path, fresh_postgres: str) -> None:
    with pytest.raises(ConfigError, match=r"no table books, loans\n    fix:  apply the migrations"):
        time_statements(project, file, fresh_postgres)


def test_a_file_that_is_no_database(project: Project, tmp_path: Path, url: str) -> None:
    path = tmp_path / "other.db"
    path.write_text("not a database, whatever its name says" * 40)

    with pytest.raises(DatabaseError, match="no SQLite database"):
        time_statements(project, path, url)
    with pytest.raises(ConfigError, match="no database file"):
        time_statements(project, tmp_path / "none.db", url)
    assert not (tmp_path / "none.db").exists()


def test_a_statement_that_writes_is_not_timed(project: Project, file: Path, url: str) -> None:
    with pytest.raises(ConfigError, match=r"there is no statement books\.delete: "):
        time_statements(project, file, url, statements=["books.delete"])


@pytest.mark.parametrize(("sqlite", "postgres", "slower"), [(0.01, 0.3, False), (1.0, 20.0, True), (30.0, 40.0, False), (40.0, 1.0, False)])
def test_slower_is_what_somebody_notices(sqlite: float, postgres: float, slower: bool) -> None:
    one = Timed("books.get", "sql/books.sql:1", [1], [sqlite], [postgres])

    assert one.is_slower is slower
    assert cast("float", one.ratio) == pytest.approx(postgres / sqlite)


def test_p95() -> None:
    assert p95([5.0]) == 5.0
    assert p95([float(number) for number in range(1, 101)]) == 95.0
