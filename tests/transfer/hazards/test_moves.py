"""Hazards of moving, from end to end: what stands in the file arrives exactly, or is refused with its place, and the target is as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from twinsql.transfer.move.replay import replay
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


@pytest.mark.parametrize("form", ["(k TEXT, n INT, PRIMARY KEY (k, n))", "(k TEXT, n INT, PRIMARY KEY (n, k)) WITHOUT ROWID"])
def test_hazard_28_a_primary_key_over_digests_is_one_afterwards(tmp_path: Path, fresh_postgres: str, form: str) -> None:
    script = (
        f"CREATE TABLE t {form}; INSERT INTO t VALUES (hex(randomblob(3000)), 1), ('short', 1); CREATE TABLE c (k TEXT, n INT REFERENCES t)"
    )
    path = scripted(tmp_path / "long.db", script)

    assert moved(path, fresh_postgres, tmp_path / "work", create_schema=True).exit == Exit.EQUAL
    assert validate(path, fresh_postgres).exit == Exit.EQUAL
    with psycopg.connect(fresh_postgres, autocommit=True) as connection:
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO t SELECT * FROM t")
        with pytest.raises(psycopg.errors.NotNullViolation):
            connection.execute("INSERT INTO t (n) VALUES (1)")
        connection.execute("DROP INDEX " + ("t_n_k_key" if "WITHOUT" in form else "t_k_n_key"))
    assert validate(path, fresh_postgres).exit == Exit.FINDING


def scripted(path: Path, script: str) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
    return path


def test_hazard_51_52_names_that_a_move_has_changed_are_found_again_and_told(tmp_path: Path, fresh_postgres: str) -> None:
    long = "n" * 70
    path = scripted(
        tmp_path / "names.db",
        f"""CREATE TABLE {long}a (id INTEGER PRIMARY KEY, ctid INT, ctid_2 INT NOT NULL, "{long}x" INT AS (ctid_2 + 1), "{long}y" TEXT UNIQUE);
        CREATE TABLE {long}b (x TEXT REFERENCES {long}a ("{long}y")); CREATE VIEW {long}v AS SELECT ctid_2 FROM {long}a;
        INSERT INTO {long}a VALUES (1, 2, 3, 'four'); INSERT INTO {long}b VALUES ('four')""",
    )
    move = moved(path, fresh_postgres, tmp_path / "work", create_schema=True)
    assert move.exit == Exit.EQUAL

    again = validate(path, fresh_postgres)

    assert (again.exit, [one for one in again.declared if one.state != "carried"]) == (Exit.EQUAL, [])
    assert f"{long}a.ctid: name changed: it is called ctid_2 in PostgreSQL" in again.notes
    assert move.report is not None
    assert set(again.notes) == {one for one in move.report.notes if ": name changed: " in one}
    assert len(again.notes) == 6
    [table, _] = again.tables
    with psycopg.connect(fresh_postgres) as connection:
        connection.execute(f'UPDATE "{table.target}" SET ctid_2 = 7'.encode())
    found = validate(path, fresh_postgres).tables[0].differences
    assert [[(value.column, value.source, value.target) for value in one.values] for one in found] == [[("ctid_2", "2", "7")]]


def test_hazard_51_52_rows_in_quarantine_find_their_new_names(tmp_path: Path, fresh_postgres: str) -> None:
    long = "n" * 70
    path = scripted(
        tmp_path / "names.db", f"CREATE TABLE {long} (ctid INTEGER PRIMARY KEY, a INT); INSERT INTO {long} VALUES (1, 1), (2, 'x')"
    )
    left_out = tmp_path / "left-out"
    moved(path, fresh_postgres, tmp_path / "work", create_schema=True, quarantine=left_out)

    assert validate(path, fresh_postgres, quarantine=left_out).exit == Exit.QUARANTINED
    done = replay(left_out, fresh_postgres, rules=[f"{long}.a=bigint+null_if_unfit"])

    assert (done.carried, len(done.notes)) == (1, 2)
    with psycopg.connect(fresh_postgres) as connection:
        [name] = {names for (names,) in connection.execute("SELECT relname FROM pg_class WHERE relname LIKE 'nnn%' AND relkind = 'r'")}
        assert connection.execute(f'SELECT ctid_2, a FROM "{name}" ORDER BY 1'.encode()).fetchall() == [(1, 1), (2, None)]


@pytest.mark.parametrize(
    ("script", "rules", "lost"),
    [
        pytest.param(
            "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p TEXT REFERENCES p); INSERT INTO p VALUES (1); INSERT INTO c VALUES ('1')",
            [],
            "c: FOREIGN KEY (p) REFERENCES p not carried: p is text and p.id is bigint: PostgreSQL does not compare them",
            id="47 text that refers to a number",
        ),
        pytest.param(
            """CREATE TABLE t (a JSON, b INT, UNIQUE (a, b)); INSERT INTO t VALUES ('{}', 1)""",
            ["t.a=json"],
            "t: UNIQUE (a, b) not carried: PostgreSQL does not compare json; jsonb and text can be compared",
            id="json in UNIQUE",
        ),
        pytest.param(
            """CREATE TABLE t (a JSON PRIMARY KEY); CREATE TABLE c (a JSON REFERENCES t); INSERT INTO t VALUES ('{}'); INSERT INTO c VALUES ('{}')""",
            ["t.a=json", "c.a=json"],
            "c: FOREIGN KEY (a) REFERENCES t not carried: the key of t that it refers to is not carried as one",
            id="a key that is not carried",
        ),
        pytest.param(
            """CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (a INT, b INT AS (a + 1) REFERENCES p ON DELETE SET NULL);
            INSERT INTO p VALUES (2); INSERT INTO c (a) VALUES (1)""",
            [],
            "c: FOREIGN KEY (b) REFERENCES p not carried: it would change a generated column",
            id="a generated column that a deletion changes",
        ),
    ],
)
def test_what_postgresql_cannot_keep_is_a_warning_of_both(
    tmp_path: Path, fresh_postgres: str, script: str, rules: list[str], lost: str
) -> None:
    path = scripted(tmp_path / "lost.db", script)
    move = moved(path, fresh_postgres, tmp_path / "work", create_schema=True, rules=rules)
    assert move.report is not None
    assert (move.exit, lost in move.report.notes) == (Exit.EQUAL, True)

    again = validate(path, fresh_postgres, rules=rules)

    told = {f"{one.table}: {one.what} {one.state}: {one.note}" for one in again.declared if one.state != "carried"}
    assert (again.exit, lost in told) == (Exit.EQUAL, True)
