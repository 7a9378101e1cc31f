"""What a translated schema takes, refuses and cascades is what the original does on PostgreSQL."""

import re
import sqlite3
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from twinsql.compiler.ddl import translate_ddl

from tests.compiler.ddl_outcomes import outcomes

CORPUS = Path(__file__).parent / "ddl"
Run = Callable[[str], list[tuple[object, ...]]]

THINGS = [
    "INSERT INTO things (a_text) VALUES ('defaults')",
    "INSERT INTO things (a_name) VALUES (NULL)",
    "INSERT INTO things (a_name) VALUES ('')",
    "INSERT INTO things (a_name) VALUES ('x')",
    "INSERT INTO things (a_name) VALUES ('é日本語😀')",
    "INSERT INTO things (a_name) VALUES ('é日本語😀.')",
    "INSERT INTO things (a_small) VALUES (-32768)",
    "INSERT INTO things (a_small) VALUES (32768)",
    "INSERT INTO things (an_integer) VALUES (7)",
    "INSERT INTO things (an_integer) VALUES (2147483647)",
    "INSERT INTO things (an_integer) VALUES (2147483648)",
    "INSERT INTO things (an_integer, a_small) VALUES (NULL, 5)",
    "INSERT INTO things (an_integer, a_small) VALUES (5, 6)",
    "INSERT INTO things (an_integer, a_small, a_flag, a_text) VALUES (5, 6, TRUE, 'a')",
    "INSERT INTO things (an_integer, a_small, a_flag, a_text) VALUES (5, 6, FALSE, 'z')",
    "INSERT INTO things (an_integer, a_small, a_flag, a_text) VALUES (5, 6, FALSE, NULL)",
    "INSERT INTO things (a_big) VALUES (9223372036854775807)",
    "INSERT INTO things (a_big) VALUES (9223372036854775807)",
    "INSERT INTO things (a_double) VALUES (1.25)",
    "INSERT INTO things (a_flag) VALUES (NULL)",
    "INSERT INTO things (a_time) VALUES ('2025-02-28T12:34:56.789Z')",
    "INSERT INTO things (a_time) VALUES ('yesterday afternoon')",
    "INSERT INTO things (a_day) VALUES ('2024-02-29')",
    "INSERT INTO things (a_day) VALUES ('no day')",
    "INSERT INTO things (a_day) VALUES ('2025-02-29')",
    "INSERT INTO things (a_day) VALUES ('2025-04-31'), ('2025-04-30')",
    "INSERT INTO things (a_day) VALUES ('0000-01-01')",
    "INSERT INTO things (a_day) VALUES ('0001-01-01'), ('9999-12-31')",
    "INSERT INTO things (a_day) VALUES ('2025-13-01')",
    "INSERT INTO things (a_time) VALUES ('1900-02-29T00:00:00.000Z')",
    "INSERT INTO things (a_time) VALUES ('2000-02-29T23:59:59.999Z'), ('0001-01-01T00:00:00.000Z'), ('9999-12-31T23:59:59.999Z')",
    "INSERT INTO things (a_time) VALUES ('2000-02-29T25:00:00.000Z')",
    "INSERT INTO things (a_stamp) VALUES ('2023-02-29T00:00:00.000')",
    "INSERT INTO things (a_stamp) VALUES ('2024-02-29T00:00:00.001'), ('0001-01-01T00:00:00.000'), ('1969-12-31T23:59:59.999')",
    "INSERT INTO things (an_hour) VALUES ('23:59:59.999'), ('00:00:00.000')",
    "INSERT INTO things (an_hour) VALUES ('25:00:00.000')",
    "INSERT INTO things (maybe_json) VALUES (NULL), ('null'), ('{}')",
    "INSERT INTO things (maybe_json) VALUES ('x')",
    "INSERT INTO things (made_at, a_key) VALUES (NULL, '123e4567-e89b-12d3-a456-426614174000')",
    "INSERT INTO things (a_key) VALUES (NULL)",
    "UPDATE things SET an_integer = 11 WHERE an_integer = 5",
    "INSERT INTO things (some_json) VALUES ('[1, {\"a\": null}]')",
    "INSERT INTO things (some_json) VALUES ('{')",
    "INSERT INTO things (some_json) VALUES (NULL)",
    "INSERT INTO things (an_uuid) VALUES ('123e4567-e89b-12d3-a456-426614174000')",
    "INSERT INTO things (an_uuid) VALUES ('123e4567-e89b-12d3-a456-42661417400g')",
    "INSERT INTO things (an_uuid) VALUES ('123e4567-e89b-12d3-a456-4266141740000')",
    "INSERT INTO things (a_text, an_integer) VALUES ('pair', 3)",
    "INSERT INTO things (a_text, an_integer) VALUES ('pair', 3)",
    "INSERT INTO things (a_text, an_integer) VALUES ('pair', NULL), ('pair', NULL)",
    'INSERT INTO codes ("index") VALUES (1)',
    "INSERT INTO codes (label) VALUES ('no key')",
    "INSERT INTO codes (\"index\", label) VALUES (1, 'one')",
    "INSERT INTO codes (\"index\", label) VALUES (1, 'again')",
]
REFERENCES = [
    "INSERT INTO owners VALUES ('a', 'north'), ('b', 'north'), ('c', 'south'), ('d', 'south')",
    "INSERT INTO pets (id, version, owner_id) VALUES (1, 1, 'nobody')",
    "INSERT INTO pets (id, version, owner_id) VALUES (1, NULL, 'a')",
    "INSERT INTO pets (id, version, owner_id, keeper_id, vet_id) VALUES (1, 1, 'a', 'b', 'c')",
    "INSERT INTO pets (id, version, owner_id, keeper_id) VALUES (1, 2, 'b', 'b'), (1, 3, 'd', 'd')",
    "INSERT INTO pets (id, version, owner_id) VALUES (1, 2, 'b')",
    "INSERT INTO pets (id, version, owner_id, friend_id, friend_version) VALUES (2, 1, 'd', 1, 1), (3, 1, 'a', 2, NULL)",
    "INSERT INTO tags VALUES (1, 1, 'loud'), (1, 2, 'small'), (1, 3, 'kept')",
    "INSERT INTO tags VALUES (1, 4, 'nowhere')",
    "UPDATE owners SET id = 'bb' WHERE id = 'd'",
    "DELETE FROM owners WHERE id = 'c'",
    "DELETE FROM owners WHERE id = 'a'",
    "DELETE FROM owners WHERE id = 'b'",
    "DELETE FROM owners WHERE id = 'c'",
]
NOTES = [
    "INSERT INTO notes (owner_id, category, details, is_done, created_at) VALUES ('a', NULL, '{}', FALSE, '2025-01-01T00:00:00.000Z')",
    "INSERT INTO notes (owner_id, category, details, is_done, created_at) VALUES ('a', '', '{}', FALSE, '2025-01-01T00:00:00.000Z')",
    "INSERT INTO notes (owner_id, category, details, is_done, created_at) VALUES ('a', 'x', '{\"kind\": 1}', FALSE, '2025-01-01T00:00:00.000Z')",
    "INSERT INTO notes (owner_id, category, details, is_done, created_at) VALUES ('a', '', '{}', TRUE, '2025-01-01T00:00:00.000Z')",
    "UPDATE notes SET is_done = FALSE",
]
OPENED = ["INSERT INTO opened (name) VALUES ('a')", "INSERT INTO opened (name, since) VALUES ('b', 'no day')"]
WRITTEN = """
SELECT name FROM opened
 WHERE since = '2024-02-29' AND opens = '09:00:00.000' AND start = '2024-02-29T01:00:00.000Z' AND local = '2024-02-29T10:00:00.500'
   AND nobody = '00000000-0000-0000-0000-00000000000a'
"""
SELVES = [
    "INSERT INTO links VALUES (1, 1, 1), (2, 1, 2), (3, 2, 2), (4, 3, 2), (5, 9, 3)",
    "INSERT INTO links VALUES (1, NULL, 1), (2, 1, 2), (3, 2, 2), (4, 3, 2)",
    "DELETE FROM links WHERE id = 3",
    "DELETE FROM links WHERE part = 2",
    "DELETE FROM links",
    "INSERT INTO links VALUES (7, 7, 7)",
    "UPDATE links SET id = 8",
    "UPDATE links SET id = 8, up = 8",
    "INSERT INTO amounts VALUES ('99999999999999999.999'), ('-99999999999999999.999'), ('0.001'), ('0.000')",
    "INSERT INTO amounts VALUES ('100000000000000000.000')",
    "INSERT INTO amounts VALUES ('-123456789012345678.000')",
]
DIALECT = [
    "INSERT INTO authors (born, mood) VALUES (1, 'sad'), (NULL, NULL)",
    "INSERT INTO authors (mood) VALUES ('odd')",
    "INSERT INTO authors (extra) VALUES (NULL)",
    "INSERT INTO authors (name, is_known) VALUES (NULL, TRUE)",
    "INSERT INTO authors (born) VALUES (2147483648)",
    "INSERT INTO authors (id) VALUES (1)",
    "INSERT INTO books (title, author_id, editor_id) VALUES ('a', 2, 3), ('b', 3, 3), ('c', NULL, NULL)",
    "INSERT INTO books (title, author_id) VALUES ('d', 99)",
    "INSERT INTO books (title, editor_id) VALUES ('d', 99)",
    "INSERT INTO books (title, pages) VALUES ('e', 0)",
    "INSERT INTO books (title, pages) VALUES ('e', 999)",
    "INSERT INTO books (id, title) VALUES (1, 'f')",
    "DELETE FROM authors WHERE id = 2",
    "UPDATE authors SET id = 30 WHERE id = 3",
    "UPDATE books SET author_id = 1 WHERE author_id = 3",
    "UPDATE authors SET id = 30 WHERE id = 3",
    "DELETE FROM authors WHERE id = 30",
    "DELETE FROM authors WHERE id = 1",
    "BEGIN",
    "INSERT INTO books (title, author_id) VALUES ('g', 77)",
    "INSERT INTO authors (id, name) VALUES (77, 'late')",
    "COMMIT",
]
CASES = {
    "dialect": (DIALECT, ["SELECT name, born, is_known, mood FROM authors", "SELECT title, pages, author_id, editor_id FROM books"]),
    "tables": (THINGS, ["SELECT a_text, a_name, a_small, an_integer, a_big, a_double, rest FROM things", "SELECT * FROM codes"]),
    "references": (REFERENCES, ["SELECT * FROM owners", "SELECT * FROM pets", "SELECT * FROM tags"]),
    "selves": (SELVES, ["SELECT * FROM links", "SELECT count(*) FROM amounts"]),
    "time_defaults": (OPENED, [WRITTEN]),
    "indexes": (NOTES, ["SELECT owner_id, category FROM notes"]),
}


@contextmanager
def both(case: str, url: str) -> Generator[tuple[sqlite3.Connection, psycopg.Connection]]:
    text = (CORPUS / f"{case}.postgres.sql").read_text().partition("-- rollback")[0]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as file, psycopg.connect(url, autocommit=True) as server:
        file.executescript(translate_ddl(text, case))
        file.execute("PRAGMA foreign_keys = ON")
        server.execute(text.encode())
        yield file, server


@pytest.mark.parametrize("case", CASES)
def test_the_same_changes_are_refused_for_the_same_class_of_reason(case: str, fresh_postgres: str) -> None:
    with both(case, fresh_postgres) as (file, server):
        found = {f"{number}: {sql}": outcomes(file, server, sql) for number, sql in enumerate(CASES[case][0])}

    assert {sql: pair for sql, pair in found.items() if pair[0] != pair[1]} == {}
    assert len({pair[0] for pair in found.values()}) > 1


@pytest.mark.parametrize("case", CASES)
def test_the_same_rows_are_left(case: str, fresh_postgres: str) -> None:
    changes, reads = CASES[case]
    with both(case, fresh_postgres) as (file, server):
        for sql in changes:
            outcomes(file, server, sql)
        ours, theirs = ([sorted(run(read), key=repr) for read in reads] for run in runs(file, server))

    assert ours == theirs
    assert all(ours)


def runs(file: sqlite3.Connection, server: psycopg.Connection) -> tuple[Run, Run]:
    return lambda sql: file.execute(sql).fetchall(), lambda sql: server.execute(sql.encode()).fetchall()


def test_the_clock_and_chance_fill_in_what_is_left_out(fresh_postgres: str) -> None:
    at = "[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z"
    key = "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
    with both("tables", fresh_postgres) as (file, server):
        for number in range(50):
            outcomes(file, server, f"INSERT INTO things (a_big) VALUES ({number})")
        ours = file.execute("SELECT made_at, changed_at, a_key FROM things").fetchall()
        theirs = server.execute("SELECT count(DISTINCT a_key), min(made_at) > now() - interval '1 day' FROM things").fetchone()
        lately = file.execute("SELECT count(*) FROM things WHERE made_at > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-1 day')").fetchone()

    assert all(re.fullmatch(at, one) for made, changed, _ in ours for one in (made, changed))
    assert all(re.fullmatch(key, one) for *_, one in ours)
    assert (len({one for *_, one in ours}), *lately, *(theirs or ())) == (50, 50, 50, True)


def test_an_identity_is_never_used_again(fresh_postgres: str) -> None:
    with both("search", fresh_postgres) as (file, server):
        for sql in (
            "INSERT INTO posts (author) VALUES ('a'), ('b')",
            "DELETE FROM posts WHERE author = 'b'",
            "INSERT INTO posts (author) VALUES ('c')",
        ):
            outcomes(file, server, sql)
        ours, theirs = (run("SELECT seq, author FROM posts ORDER BY seq") for run in runs(file, server))

    assert ours == theirs == [(1, "a"), (3, "c")]


WORD = st.text("ab9éß日本語학교😀\u0301\xa0", min_size=1, max_size=3)
TOKENS = st.lists(WORD, max_size=5)


@pytest.fixture
def searchable(fresh_postgres: str) -> Iterator[tuple[sqlite3.Connection, psycopg.Connection]]:
    with both("search", fresh_postgres) as pair:
        yield pair


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TOKENS, min_size=1, max_size=5), later=TOKENS, wanted=st.lists(WORD, min_size=1, max_size=3))
def test_search_finds_the_rows_that_have_all_tokens(
    searchable: tuple[sqlite3.Connection, psycopg.Connection], texts: list[list[str]], later: list[str], wanted: list[str]
) -> None:
    file, server = searchable
    rows = [(number, " ".join(tokens)) for number, tokens in enumerate(texts, 1)]
    match = " ".join(f'"{token}"' for token in wanted)

    file.execute("BEGIN")
    file.executemany("INSERT INTO posts (seq, author, words) VALUES (?, 'a', ?)", rows)
    file.execute("UPDATE posts SET words = ? WHERE seq = 1", (" ".join(later),))
    file.execute("DELETE FROM posts WHERE seq = 2")
    ours = file.execute("SELECT rowid FROM posts_words WHERE posts_words MATCH ? ORDER BY rowid", (match,)).fetchall()
    file.execute("INSERT INTO posts_words (posts_words, rank) VALUES ('integrity-check', 1)")
    file.execute("ROLLBACK")
    with server.transaction(force_rollback=True):
        server.cursor().executemany("INSERT INTO posts (seq, author, words) OVERRIDING SYSTEM VALUE VALUES (%s, 'a', %s)", rows)
        server.execute("UPDATE posts SET words = %s WHERE seq = 1", (" ".join(later),))
        server.execute("DELETE FROM posts WHERE seq = 2")
        theirs = server.execute("SELECT seq FROM posts WHERE string_to_array(words, ' ') @> %s ORDER BY seq", (wanted,)).fetchall()

    assert ours == theirs
