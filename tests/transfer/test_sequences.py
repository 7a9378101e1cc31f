"""Sequences that columns only name in their default go on behind the rows like those that they own, and are proved likewise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
import pytest
from twinsql.transfer.outcome import Exit
from twinsql.transfer.session import open_session

from tests.transfer.comparing import Both
from tests.transfer.making import database
from tests.transfer.moving import moved

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = """
CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, n INTEGER, w TEXT);
INSERT INTO t VALUES (3, -4, '7'), (7, 40, '12'), (20, 5, 'none');
DELETE FROM t WHERE id = 20;
"""
TARGETS = {
    "by its name": ("CREATE SEQUENCE q; CREATE TABLE t (id bigint DEFAULT nextval('q') PRIMARY KEY, n bigint, w text)", "id", "21"),
    "of another schema": (
        """CREATE SCHEMA "Other s"; CREATE SEQUENCE "Other s"."Q q";
        CREATE TABLE t (id bigint DEFAULT nextval('"Other s"."Q q"') PRIMARY KEY, n bigint, w text)""",
        "id",
        "21",
    ),
    "owned by another table": (
        """CREATE TABLE u (a serial); CREATE TABLE t (id bigint DEFAULT nextval('u_a_seq') PRIMARY KEY, n bigint, w text)""",
        "id",
        "21",
    ),
    "no key": ("CREATE SEQUENCE q; CREATE TABLE t (id bigint PRIMARY KEY, n integer DEFAULT nextval('q'), w text)", "n", "41"),
    "one for two": (
        "CREATE SEQUENCE q; CREATE TABLE t (id bigint DEFAULT nextval('q') PRIMARY KEY, n bigint DEFAULT nextval('q') UNIQUE, w text)",
        "greatest(id, n)",
        "42",
    ),
    "down": ("CREATE SEQUENCE q INCREMENT -1; CREATE TABLE t (id bigint PRIMARY KEY, n bigint DEFAULT nextval('q'), w text)", "n", "-5"),
    "down by steps": (
        "CREATE SEQUENCE q INCREMENT -3 START -2; CREATE TABLE t (id bigint PRIMARY KEY, n bigint DEFAULT nextval('q'), w text)",
        "n",
        "-5",
    ),
    "up by steps": (
        "CREATE SEQUENCE q START 2 INCREMENT 10; CREATE TABLE t (id bigint DEFAULT nextval('q') PRIMARY KEY, n bigint, w text)",
        "id",
        "22",
    ),
    "further on": (
        "CREATE SEQUENCE q; SELECT setval('q', 90); CREATE TABLE t (id bigint DEFAULT nextval('q') PRIMARY KEY, n bigint, w text)",
        "id",
        "91",
    ),
    "as text": ("CREATE SEQUENCE q; CREATE TABLE t (id bigint PRIMARY KEY, n bigint, w text DEFAULT nextval('q'))", "w", "13"),
    "as padded text": (
        "CREATE SEQUENCE q; CREATE TABLE t (id bigint PRIMARY KEY, n bigint, w text DEFAULT lpad(nextval('q')::text, 5, '0'))",
        "w",
        "00013",
    ),
    "looked up at each call": (
        "CREATE SEQUENCE q; CREATE TABLE t (id bigint DEFAULT nextval('q'::text) PRIMARY KEY, n bigint, w text)",
        "id",
        "21",
    ),
    "of a domain": (
        "CREATE SEQUENCE q; CREATE DOMAIN d AS bigint DEFAULT nextval('q'); CREATE TABLE t (id d PRIMARY KEY, n bigint, w text)",
        "id",
        "21",
    ),
}


@pytest.mark.parametrize(("target", "column", "following"), TARGETS.values(), ids=TARGETS)
def test_the_next_row_of_the_application_finds_a_free_number(
    tmp_path: Path, fresh_postgres: str, target: str, column: str, following: str
) -> None:
    with psycopg.connect(fresh_postgres, autocommit=True) as connection:
        connection.execute(target.encode())

        assert moved(database(tmp_path, SOURCE), fresh_postgres, tmp_path / "work").exit is Exit.EQUAL

        row = "(id) VALUES (99)" if "(id bigint PRIMARY" in target else "DEFAULT VALUES"
        assert connection.execute(f"INSERT INTO t {row} RETURNING ({column})::text".encode()).fetchone() == (following,)


@pytest.mark.parametrize(
    ("target", "back", "complaint"),
    [
        (
            "CREATE SEQUENCE q; CREATE TABLE t (id bigint DEFAULT nextval('q') PRIMARY KEY, n bigint, w text)",
            "SELECT setval('q', 5)",
            "sequence id by q: gives 6 next, and 21 is the least that is free",
        ),
        (
            "CREATE SCHEMA s; CREATE SEQUENCE s.q; CREATE TABLE t (id bigint PRIMARY KEY, n bigint DEFAULT nextval('s.q'), w text)",
            "SELECT setval('s.q', 1, FALSE)",
            "sequence n by s.q: gives 1 next, and 41 is the least that is free",
        ),
        (
            "CREATE SEQUENCE q INCREMENT -1; CREATE TABLE t (id bigint PRIMARY KEY, n bigint DEFAULT nextval('q'), w text)",
            "SELECT setval('q', -2)",
            "sequence n by q: gives -3 next, and -5 is the greatest that is free",
        ),
        (
            "CREATE SEQUENCE q MAXVALUE 20; CREATE TABLE t (id bigint PRIMARY KEY, n bigint DEFAULT nextval('q'), w text)",
            "SELECT setval('q', 4)",
            "sequence n by q: gives 5 next, and none is free",
        ),
    ],
)
def test_a_sequence_that_would_collide_is_a_broken_promise(
    tmp_path: Path, fresh_postgres: str, target: str, back: str, complaint: str
) -> None:
    both = Both(tmp_path, fresh_postgres)
    both.make(SOURCE, target)
    assert both.compared().exit is Exit.EQUAL
    both.postgres(back)

    before = _state(fresh_postgres, back)
    assert [one.text for one in both.compared().findings] == [complaint]
    assert _state(fresh_postgres, back) == before


def _state(url: str, back: str) -> object:
    with open_session(url) as session:
        return session.execute(f"SELECT last_value, is_called FROM {'s.q' if 's.q' in back else 'q'}".encode()).fetchone()


def test_an_expression_around_a_sequence_is_told_and_not_judged(tmp_path: Path, fresh_postgres: str) -> None:
    both = Both(tmp_path, fresh_postgres)
    both.make(SOURCE, "CREATE SEQUENCE q; CREATE TABLE t (id bigint PRIMARY KEY, n bigint DEFAULT nextval('q') * 10, w text)")
    both.postgres("SELECT setval('q', 5)")

    report = both.compared()

    assert report.exit is Exit.EQUAL
    assert [one.what for one in report.promises if "sequence" in one.what] == ["sequence within an expression, not judged,"]


def test_an_empty_table_leaves_its_sequence_where_it_is(tmp_path: Path, fresh_postgres: str) -> None:
    both = Both(tmp_path, fresh_postgres)
    both.make(
        "CREATE TABLE t (id INTEGER PRIMARY KEY)",
        "CREATE SEQUENCE q MINVALUE -50 START -50; CREATE TABLE t (id bigint DEFAULT nextval('q') PRIMARY KEY)",
    )

    assert both.compared().exit is Exit.EQUAL
    assert _state(fresh_postgres, "q") == (-50, False)


def test_a_sequence_that_has_no_number_left_gives_none(tmp_path: Path, fresh_postgres: str) -> None:
    both = Both(tmp_path, fresh_postgres)
    both.make(
        "CREATE TABLE t (id INTEGER PRIMARY KEY); INSERT INTO t VALUES (200)",
        "CREATE SEQUENCE q MAXVALUE 100; CREATE TABLE t (id bigint DEFAULT nextval('q') PRIMARY KEY)",
    )

    assert _state(fresh_postgres, "q") == (100, True)
