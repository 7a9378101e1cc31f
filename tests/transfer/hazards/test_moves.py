"""Hazards of moving, from end to end: what stands in the file arrives exactly, or is refused with its place, and the target is as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from twinsql.transfer.outcome import Exit, TransferRefused
from twinsql.transfer.validate.validate import validate

from tests.transfer.moving import moved

if TYPE_CHECKING:
    from pathlib import Path

ARRIVES: list[tuple[str, str, tuple[Any, ...], list[str | None], tuple[str, ...]]] = [
    ("2 large numbers in INT", "v INT", (1700000000000, 2**62, -1), ["1700000000000", str(2**62), "-1"], ()),
    ("3 numbers of 63 bits", "v INTEGER", (2**63 - 1, -(2**63)), [str(2**63 - 1), str(-(2**63))], ()),
    ("4 unsigned numbers, rounded", "v BIGINT", (1.8e19,), ["18000000000000000000"], ("t.v=numeric",)),
    ("5 doubles", "v REAL", (16777217.0, 1700000000.123, 1e308, 5e-324), ["16777217", "1700000000.123", "1e+308", "5e-324"], ()),
    ("6 infinity", "v REAL", (float("inf"), float("-inf")), ["Infinity", "-Infinity"], ()),
    ("7 zero below zero", "v", (-0.0, 1.5), ["-0", "1.5"], ("t.v=real",)),
    ("8 decimals", "v DECIMAL(10,2)", (12345.678, 1.005), ["12345.678", "1.005"], ()),
    ("9 zeros before", "v TEXT", ("007",), ["007"], ()),
    ("10 booleans", "v BOOLEAN", (0, 1, None), ["false", "true", None], ()),
    ("10 spelt booleans", "v BOOLEAN", (0, "true", "f"), ["false", "true", "false"], ("t.v=boolean+words",)),
    ("11 any number but 0", "v BOOLEAN", (0, 2, -1), ["false", "true", "true"], ("t.v=boolean+nonzero",)),
    ("12 seconds", "v DATETIME", (1700000000,), ["2023-11-14 22:13:20+00"], ()),
    ("12 milliseconds", "v DATETIME", (1700000000123,), ["2023-11-14 22:13:20.123+00"], ()),
    ("13 naive", "v DATETIME", ("2024-01-01 12:00:00",), ["2024-01-01 12:00:00"], ()),
    ("13 naive, stated", "v DATETIME", ("2024-01-01 12:00:00",), ["2024-01-01 12:00:00+00"], ("t.v=timestamptz+utc",)),
    ("15 an offset", "v TIMESTAMP", ("2024-01-01 12:00:00+09:00",), ["2024-01-01 03:00:00+00"], ()),
    ("16 empty dates", "v DATE", ("", "2024-02-29"), [None, "2024-02-29"], ("t.v=date+null_if_empty",)),
    ("18 NUL", "v TEXT", ("a\0b",), ["ab"], ("t.v=text+strip_nul",)),
    ("20 odd letters", "v TEXT", ("\uffff\ufeff\u202e", "e\u0301", "\U0010ffff\x01"), ["\uffff\ufeff\u202e", "e\u0301", "\U0010ffff\x01"], ()),
    ("21 empty and NULL", "v TEXT", ("", None, "\\N", "\\.", "NULL", "\t\r\n\\"), ["", None, "\\N", "\\.", "NULL", "\t\r\n\\"], ()),
    ("23 texts among blobs", "v BLOB", (b"\0\xff", "password"), ["\\x00ff", "\\x" + b"password".hex()], ("t.v=blob",)),
    ("24 anything", "v", (1, "1", b"1", 1.5), ["i:1", "t:1", "b:31", "r:1.5"], ("t.v=tagged",)),
    ("25 JSON", "v JSON", ('{"b": 1.10, "a": 1}',), ['{"b": 1.10, "a": 1}'], ()),
    ("29 longer than VARCHAR", "v VARCHAR(2)", ("longer",), ["longer"], ()),
    ("30 uuids", "v UUID", ("A" * 8 + "0" * 24, "a" * 8 + "-0000-0000-0000-" + "0" * 12), ["a" * 8 + "-0000-0000-0000-" + "0" * 12] * 2, ("t.v=uuid",)),
]  # fmt: skip

REFUSED: list[tuple[str, str, tuple[Any, ...]]] = [
    ("1 text among numbers", "v INTEGER", (1, "x")),
    ("1 empty text among numbers", "v INTEGER", (1, "")),
    ("1 a double among numbers", "v INTEGER", (1, 1.5)),
    ("11 booleans that are none", "v BOOLEAN", (0, 2)),
    ("16 no date", "v DATE", ("2023-02-30",)),
    ("17 words that PostgreSQL would take", "v TIMESTAMP", ("now",)),
    ("17 today", "v DATE", ("today", "2024-01-01")),
    ("18 NUL", "v TEXT", ("a\0b",)),
    ("22 a blob among texts", "v TEXT", ("a", b"\xff")),
    ("24 anything", "v", (1, "x", b"x")),
]


def made(path: Path, column: str, values: tuple[Any, ...]) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"CREATE TABLE t (id INTEGER PRIMARY KEY, {column})")
        connection.executemany("INSERT INTO t VALUES (?, ?)", list(enumerate(values)))
        connection.commit()
    return path


def rows(url: str, query: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(url) as connection:
        connection.execute("SET TIME ZONE 'UTC'")
        return connection.execute(query.encode()).fetchall()


@pytest.mark.parametrize(
    ("column", "values", "expected", "rules"), [one[1:] for one in ARRIVES], ids=[f"hazard {one[0]}" for one in ARRIVES]
)
def test_it_arrives(
    tmp_path: Path, fresh_postgres: str, column: str, values: tuple[Any, ...], expected: list[str | None], rules: tuple[str, ...]
) -> None:
    source = made(tmp_path / "source.db", column, values)
    assert moved(source, fresh_postgres, tmp_path / "work", create_schema=True, rules=rules).exit == Exit.EQUAL
    assert [row[0] for row in rows(fresh_postgres, "SELECT v::text FROM t ORDER BY id")] == expected


@pytest.mark.parametrize(("column", "values"), [one[1:] for one in REFUSED], ids=[f"hazard {one[0]}" for one in REFUSED])
def test_it_is_refused_by_name(tmp_path: Path, fresh_postgres: str, column: str, values: tuple[Any, ...]) -> None:
    source = made(tmp_path / "source.db", column, values)
    with pytest.raises(TransferRefused) as caught:
        moved(source, fresh_postgres, tmp_path / "work", create_schema=True)
    assert {one.place for one in caught.value.refusals} == {"t.v"}
    assert all(one.examples and one.cure for one in caught.value.refusals)
    assert rows(fresh_postgres, "SELECT count(*) FROM pg_tables WHERE schemaname IN ('public', 'twinsql_transfer')") == [(0,)]


def test_hazard_19_texts_that_are_no_utf_8(tmp_path: Path, fresh_postgres: str) -> None:
    source = made(tmp_path / "source.db", "v TEXT", ("fine",))
    with closing(sqlite3.connect(source)) as connection:
        for number, wrong in enumerate((b"\x96", b"\xed\xa0\x80", b"\xc0\x80", b"\xe2\x82"), 1):
            connection.execute("INSERT INTO t VALUES (?, CAST(? AS TEXT))", (number, wrong))
        connection.commit()
    with pytest.raises(TransferRefused) as caught:
        moved(source, fresh_postgres, tmp_path / "work", create_schema=True)
    assert [(one.place, one.count) for one in caught.value.refusals] == [("t.v", 4)]
    found = moved(source, fresh_postgres, tmp_path / "work", create_schema=True, quarantine=tmp_path / "out")
    assert (found.exit, found.rows) == (Exit.QUARANTINED, {"t": 1})
    with closing(sqlite3.connect(tmp_path / "out" / "quarantine.db")) as connection:
        connection.text_factory = bytes
        assert connection.execute("SELECT v FROM t ORDER BY id").fetchall() == [
            (b"\x96",),
            (b"\xed\xa0\x80",),
            (b"\xc0\x80",),
            (b"\xe2\x82",),
        ]


def test_hazard_60_what_is_written_meanwhile_is_not_half_carried(tmp_path: Path, fresh_postgres: str) -> None:
    source = made(tmp_path / "source.db", "v TEXT", ("before",))
    with closing(sqlite3.connect(source, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("BEGIN")
        writer.execute("INSERT INTO t VALUES (7, 'not committed')")
        assert moved(source, fresh_postgres, tmp_path / "work", create_schema=True).exit == Exit.EQUAL
        writer.execute("COMMIT")
    assert rows(fresh_postgres, "SELECT v FROM t") == [("before",)]


def test_hazard_63_rows_that_are_in_the_log_alone_are_carried(tmp_path: Path, fresh_postgres: str) -> None:
    source = made(tmp_path / "source.db", "v TEXT", ("before",))
    with closing(sqlite3.connect(source, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("PRAGMA wal_autocheckpoint = 0")
        writer.execute("INSERT INTO t VALUES (7, 'in the log')")
        assert moved(source, fresh_postgres, tmp_path / "work", create_schema=True).exit == Exit.EQUAL
    assert rows(fresh_postgres, "SELECT v FROM t ORDER BY id") == [("before",), ("in the log",)]


def test_hazard_61_views_on_replaced_tables_are_not_dropped(tmp_path: Path, fresh_postgres: str) -> None:
    source = made(tmp_path / "source.db", "v TEXT", ("new",))
    with psycopg.connect(fresh_postgres) as connection:
        connection.execute(
            "CREATE TABLE t (id bigint PRIMARY KEY, v text); INSERT INTO t VALUES (1, 'old'); CREATE VIEW w AS SELECT * FROM t"
        )
    with pytest.raises(TransferRefused):
        moved(source, fresh_postgres, tmp_path / "work", create_schema=True, replace=("t",))
    assert rows(fresh_postgres, "SELECT v FROM w") == [("old",)]
    assert moved(source, fresh_postgres, tmp_path / "work", replace=("t",)).exit == Exit.EQUAL
    assert rows(fresh_postgres, "SELECT v FROM w") == [("new",)]


def test_hazard_66_texts_of_a_file_in_utf_16(tmp_path: Path, fresh_postgres: str) -> None:
    with closing(sqlite3.connect(tmp_path / "wide.db")) as connection:
        connection.execute("PRAGMA encoding = 'UTF-16le'")
        connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)")
        connection.execute("INSERT INTO t VALUES (1, '대화 é'), (2, ?)", ("가" * 5_000_000,))
        connection.commit()
    assert moved(tmp_path / "wide.db", fresh_postgres, tmp_path / "work", create_schema=True).exit == Exit.EQUAL
    assert rows(fresh_postgres, "SELECT left(v, 4), length(v) FROM t ORDER BY id") == [("대화 é", 4), ("가가가가", 5_000_000)]


@pytest.mark.parametrize("collation", ["BINARY", "NOCASE", "RTRIM"])
def test_hazard_43_text_keys_in_an_order_of_their_own(tmp_path: Path, fresh_postgres: str, collation: str) -> None:
    keys = [f"{letter}{number} " for number in range(300) for letter in ("a", "B", "é", "Z", "-", "안", "\U0001f600", "z\x7f")]
    with closing(sqlite3.connect(tmp_path / "keys.db")) as connection:
        connection.execute(f"CREATE TABLE t (k TEXT COLLATE {collation}, n INT, PRIMARY KEY (k, n)) WITHOUT ROWID")
        connection.executemany("INSERT INTO t VALUES (?, 1)", [(one,) for one in keys])
        connection.commit()
    assert moved(tmp_path / "keys.db", fresh_postgres, tmp_path / "work", create_schema=True).exit == Exit.EQUAL
    assert {one for (one,) in rows(fresh_postgres, "SELECT k FROM t")} == set(keys)
    assert validate(tmp_path / "keys.db", fresh_postgres).exit == Exit.EQUAL


def test_hazard_28_unique_over_digests_is_no_finding_afterwards(tmp_path: Path, fresh_postgres: str) -> None:
    path = tmp_path / "long.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, n INT, a TEXT, UNIQUE (a), UNIQUE (n, a))")
        connection.execute("INSERT INTO t VALUES (1, 1, hex(randomblob(3000)))")
        connection.commit()
    assert moved(path, fresh_postgres, tmp_path / "work", create_schema=True).exit == Exit.EQUAL
    assert validate(path, fresh_postgres).exit == Exit.EQUAL
    with psycopg.connect(fresh_postgres) as connection:
        connection.execute("DROP INDEX t_a_key")
    assert validate(path, fresh_postgres).exit == Exit.FINDING
