"""CHECKs, generated columns, indexes and DEFAULTs, translated: PostgreSQL takes and refuses the rows that SQLite takes and refuses."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import psycopg
import pytest
from twinsql.transfer.schema.schema import schema

from tests.conftest import fresh_database
from tests.transfer.making import database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twinsql.transfer.schema.schema import SchemaReport

INTS: list[object] = [None, 0, 1, -1, 2, 5, 10, 2**40, -7]
TEXTS: list[object] = [None, "", "a", "A", "abc", "ABC", "a%c", "a_c", "ä", "Ä", "  x ", "12", "x@y.z", "a\nb", "[", "]", "-", "안녕"]
REALS: list[object] = [None, 0.0, 0.5, -0.5, 1e300, 2.0, 3.7]

CHECKS: list[tuple[str, str, list[object]]] = [
    ("INTEGER", "c > 0", INTS),
    ("INTEGER", "c >= 0 AND c <= 5 OR c = 10", INTS),
    ("INTEGER", "c BETWEEN -1 AND 5", INTS),
    ("INTEGER", "c NOT BETWEEN 0 AND 5", INTS),
    ("INTEGER", "c IN (0, 1, 2)", INTS),
    ("INTEGER", "c NOT IN (0, 1)", INTS),
    ("INTEGER", "c IS NOT NULL", INTS),
    ("INTEGER", "c NOTNULL", INTS),
    ("INTEGER", "c IS NOT 5", INTS),
    ("INTEGER", "c IS NOT DISTINCT FROM 5", INTS),
    ("INTEGER", "NOT c", INTS),
    ("INTEGER", "c", INTS),
    ("INTEGER", "c % 2 = 0", INTS),
    ("INTEGER", "c / 2 = 2", INTS),
    ("INTEGER", "10 / c > 1", INTS),
    ("INTEGER", "c + 1 > 2 * (c - 3)", INTS),
    ("INTEGER", "c & 1 = 1", INTS),
    ("INTEGER", "~c < 0", INTS),
    ("INTEGER", "-c < 1", INTS),
    ("INTEGER", "c > 0.5", INTS),
    ("INTEGER", "c * 0.5 > 1", INTS),
    ("INTEGER", "abs(c) < 6", INTS),
    ("INTEGER", "typeof(c) = 'integer'", INTS),
    ("INTEGER", "typeof(c) IN ('integer', 'null')", INTS),
    ("INTEGER", "coalesce(c, 0) >= 0", INTS),
    ("INTEGER", "ifnull(c, -1) >= 0", INTS),
    ("INTEGER", "nullif(c, 5) IS NULL", INTS),
    ("INTEGER", "CASE WHEN c > 1 THEN c < 6 ELSE 1 END", INTS),
    ("INTEGER", "CASE c WHEN 1 THEN 0 WHEN 2 THEN 1 END", INTS),
    ("INTEGER", "iif(c > 1, 0, 1)", INTS),
    ("INTEGER", "CAST(c AS TEXT) <> '5'", INTS),
    ("INTEGER", "(c || 'x') <> '5x'", INTS),
    ("INTEGER", "c < 0x10", INTS),
    ("INTEGER", "c = TRUE", INTS),
    ("BOOLEAN", "c", [None, 0, 1]),
    ("BOOLEAN", "c = 0", [None, 0, 1]),
    ("BOOLEAN", "c IN (0, 1)", [None, 0, 1]),
    ("BOOLEAN", "c <> 1", [None, 0, 1]),
    ("BOOLEAN", "NOT c OR c IS NULL", [None, 0, 1]),
    ("BOOLEAN", "c + 1 > 1", [None, 0, 1]),
    ("REAL", "c > 0", REALS),
    ("REAL", "c >= 0.5 AND c < 3.7", REALS),
    ("REAL", "c / 2 > 0.2", REALS),
    ("REAL", "1 / c > 0", REALS),
    ("REAL", "c <> 2", REALS),
    ("DECIMAL(8,2)", "c >= 0", [None, 0, 1.25, -3]),
    ("DECIMAL(8,2)", "c * 2 < 2.5", [None, 0, 1.25, -3]),
    ("TEXT", "c <> ''", TEXTS),
    ("TEXT", "length(c) > 1", TEXTS),
    ("TEXT", "length(trim(c)) = 1", TEXTS),
    ("TEXT", "c IN ('a', 'ABC', 'ä')", TEXTS),
    ("TEXT", "c = 'abc'", TEXTS),
    ("TEXT", 'c = "abc"', TEXTS),
    ("TEXT", "c == 'it''s' OR c != 'a'", TEXTS),
    ("TEXT", "c COLLATE NOCASE = 'abc'", TEXTS),
    ("TEXT COLLATE NOCASE", "c IN ('abc', 'ä')", TEXTS),
    ("TEXT COLLATE NOCASE", "c >= 'B'", TEXTS),
    ("TEXT COLLATE NOCASE", "'ABC' = c", TEXTS),
    ("TEXT COLLATE NOCASE", "c COLLATE BINARY = 'abc'", TEXTS),
    ("TEXT", "c = 'abc' COLLATE NOCASE", TEXTS),
    ("TEXT", "lower(c) = 'ABC' COLLATE NOCASE", TEXTS),
    ("TEXT COLLATE RTRIM", "c = '  x'", TEXTS),
    ("TEXT", "c < 'b'", TEXTS),
    ("TEXT", "c BETWEEN 'A' AND 'a'", TEXTS),
    ("TEXT", "c LIKE 'a%'", TEXTS),
    ("TEXT", "c LIKE 'A_C'", TEXTS),
    ("TEXT", "c LIKE 'a\\%c' ESCAPE '\\'", TEXTS),
    ("TEXT", "c LIKE 'ä'", TEXTS),
    ("TEXT", "c NOT LIKE '%b%'", TEXTS),
    ("TEXT", "c LIKE '%@%.%'", TEXTS),
    ("TEXT", "c GLOB '[a-c]*'", TEXTS),
    ("TEXT", "c GLOB '*[^a-z]*'", TEXTS),
    ("TEXT", "c NOT GLOB '*[^0-9]*'", TEXTS),
    ("TEXT", "c GLOB '?'", TEXTS),
    ("TEXT", "c GLOB '[]]' OR c GLOB '[[]' OR c GLOB '[a-]'", TEXTS),
    ("TEXT", "c GLOB 'a*b'", TEXTS),
    ("TEXT", "lower(c) = c", TEXTS),
    ("TEXT", "upper(c) = c", TEXTS),
    ("TEXT", "substr(c, 1, 1) = 'a'", TEXTS),
    ("TEXT", "substr(c, 2) = 'bc'", TEXTS),
    ("TEXT", "replace(c, 'a', '') = 'bc'", TEXTS),
    ("TEXT", "instr(c, 'b') > 0", TEXTS),
    ("TEXT", "typeof(c) = 'text' AND length(c) < 4", TEXTS),
    ("BLOB", "length(c) > 1", [None, b"", b"a", b"ab"]),
    ("BLOB", "c <> x'6162'", [None, b"", b"a", b"ab"]),
    ("BLOB", "c > x'61'", [None, b"", b"a", b"ab"]),
    ("JSON", "json_valid(c)", ["[1]", "{}"]),
]


def bound(value: object, declared: str) -> object:
    """A value as PostgreSQL's column of that declaration takes it."""
    return bool(value) if declared == "BOOLEAN" and value is not None else value


def taken_by_sqlite(declared: str, check: str, values: list[object]) -> list[bool]:
    taken: list[bool] = []
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE TABLE t (c {declared}, CHECK ({check}))")
        for value in values:
            try:
                connection.execute("INSERT INTO t VALUES (?)", (value,))
            except sqlite3.IntegrityError:
                taken.append(False)
            else:
                taken.append(True)
    return taken


def taken_by_postgres(url: str, made: SchemaReport, declared: str, values: list[object]) -> list[bool]:
    taken: list[bool] = []
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(b"DROP TABLE IF EXISTS t")
        connection.execute(made.sql().encode())
        for value in values:
            try:
                connection.execute(b"INSERT INTO t VALUES (%s)", (bound(value, declared),))
            except psycopg.errors.CheckViolation:
                taken.append(False)
            else:
                taken.append(True)
    return taken


@pytest.fixture(scope="module")
def one_database(postgres_url: str) -> Iterator[str]:
    with fresh_database(postgres_url) as url:
        yield url


@pytest.mark.parametrize(("declared", "check", "values"), CHECKS, ids=[f"{declared}: {check}" for declared, check, _ in CHECKS])
def test_hazard_39_a_check_takes_and_refuses_the_same_rows(
    tmp_path: Path, one_database: str, declared: str, check: str, values: list[object]
) -> None:
    wanted = taken_by_sqlite(declared, check, values)
    good = [value for value, taken in zip(values, wanted, strict=True) if taken]
    script = f"CREATE TABLE t (c {declared}, CHECK ({check}))"
    made = schema(database(tmp_path, script, *(("INSERT INTO t VALUES (?)", (value,)) for value in good)))

    assert [loss for loss in made.lost if loss.what.startswith("CHECK")] == []
    assert taken_by_postgres(one_database, made, declared, values) == wanted


@pytest.mark.parametrize(
    "check",
    [
        "c REGEXP 'a'",
        "date(c) IS c",
        "printf('%d', c) = '1'",
        "c -> '$.a' = 1",
        "(c, 1) = (1, 1)",
        "c = 1",
        "substr(c, -1) = 'a'",
        "unknown(c)",
        "CAST(c AS INTEGER) > 0",
        "c << 70 > 0",
    ],
)
def test_hazard_39_what_has_no_translation_is_told_and_not_guessed(tmp_path: Path, check: str) -> None:
    path = database(tmp_path, "CREATE TABLE t (c TEXT); INSERT INTO t VALUES ('x')")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            f"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE t (c TEXT, CHECK ({check.replace(chr(39), chr(39) * 2)}))'"
        )
        connection.commit()
    made = schema(path)

    assert [loss.what for loss in made.lost] == [f"CHECK ({check})"]
    assert "CHECK" not in made.sql()


def test_hazard_39_a_check_that_rows_break_is_told(tmp_path: Path) -> None:
    made = schema(
        database(tmp_path, "CREATE TABLE t (c INT CHECK (c > 0)); PRAGMA ignore_check_constraints = ON; INSERT INTO t VALUES (-1), (1)")
    )

    assert [(loss.what, loss.why) for loss in made.lost] == [("CHECK (c > 0)", "1 rows break it")]
