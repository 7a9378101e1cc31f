"""Views, translated: PostgreSQL shows the rows that SQLite shows."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from twinsql.transfer.schema.schema import schema

from tests.conftest import fresh_database
from tests.transfer.making import database

if TYPE_CHECKING:
    from pathlib import Path

TABLES = """
    CREATE TABLE p (id INTEGER PRIMARY KEY, name TEXT, fold TEXT COLLATE NOCASE, done BOOLEAN, price REAL);
    CREATE TABLE c (id INTEGER PRIMARY KEY, p INT REFERENCES p, n INT, note TEXT);
    INSERT INTO p VALUES (1, 'b', 'X', 1, 1.5), (2, 'A', 'x', 0, 2.5), (3, NULL, NULL, NULL, NULL), (4, 'ä', 'y', 1, 0.5);
    INSERT INTO c VALUES (10, 1, 5, 'one'), (11, 1, NULL, NULL), (12, 2, 7, 'two'), (13, NULL, 9, 'none');
"""
ROWS = (
    "INSERT INTO p VALUES (1, 'b', 'X', true, 1.5), (2, 'A', 'x', false, 2.5), (3, NULL, NULL, NULL, NULL), (4, 'ä', 'y', true, 0.5)",
    "INSERT INTO c VALUES (10, 1, 5, 'one'), (11, 1, NULL, NULL), (12, 2, 7, 'two'), (13, NULL, 9, 'none')",
)

VIEWS = [
    "SELECT * FROM p",
    "SELECT id, name AS other FROM p WHERE done",
    "SELECT p.id, c.* FROM p JOIN c ON c.p = p.id",
    "SELECT a.id, b.note FROM p a LEFT JOIN c AS b ON a.id = b.p AND b.n > 5",
    "SELECT p.id, c.id FROM p, c WHERE p.id = c.p",
    "SELECT count(*), count(n), sum(n), min(n), max(note), avg(n) FROM c",
    "SELECT p, count(*) AS many, sum(n) total FROM c GROUP BY p HAVING count(*) > 0",
    "SELECT p + 1, count(DISTINCT n) FROM c GROUP BY p + 1",
    "SELECT DISTINCT done FROM p",
    "SELECT id FROM p WHERE fold = 'x' OR name LIKE 'a%'",
    "SELECT c.id, CASE WHEN price > 1 THEN 'dear' ELSE 'cheap' END AS how, n > 5 AS big FROM p JOIN c ON c.p = p.id",
    "SELECT id, name FROM p ORDER BY name DESC, id",
    "SELECT id, n * 2 AS twice FROM c ORDER BY twice",
    "SELECT coalesce(name, 'none') || '!' FROM p",
    "SELECT 1 AS one, 'x' AS x",
]


def answers(connection: Any, view: str) -> list[tuple[Any, ...]]:
    rows = connection.execute(view.encode() if isinstance(connection, psycopg.Connection) else view).fetchall()
    return [tuple(int(one) if isinstance(one, bool) else one for one in row) for row in rows]


@pytest.mark.parametrize("select", VIEWS)
def test_hazard_57_a_view_shows_the_same_rows(postgres_url: str, tmp_path: Path, select: str) -> None:
    path = database(tmp_path, f"{TABLES} CREATE VIEW v AS {select}")
    made = schema(path)
    assert made.lost == []

    with fresh_database(postgres_url) as url, psycopg.connect(url, autocommit=True) as postgres, closing(sqlite3.connect(path)) as source:
        for statement in (*made.schema.statements(), *ROWS):
            postgres.execute(statement.encode())
        ours, theirs = answers(postgres, "SELECT * FROM v"), answers(source, "SELECT * FROM v")
        assert (ours if "ORDER BY" in select else sorted(ours, key=repr)) == (theirs if "ORDER BY" in select else sorted(theirs, key=repr))
        names = [one.name for one in postgres.execute(b"SELECT * FROM v").description or []]
        assert len(names) == len(source.execute("SELECT * FROM v").description)


def test_hazard_57_a_view_of_a_view_and_its_names(postgres_url: str, tmp_path: Path) -> None:
    made = schema(
        database(
            tmp_path,
            f'{TABLES} CREATE VIEW first (a, b) AS SELECT id, name FROM p; CREATE VIEW second AS SELECT b AS "Big" FROM FIRST WHERE a = 1',
        )
    )

    with fresh_database(postgres_url) as url, psycopg.connect(url, autocommit=True) as postgres:
        for statement in (*made.schema.statements(), ROWS[0]):
            postgres.execute(statement.encode())
        assert postgres.execute(b'SELECT "Big" FROM second').fetchall() == [("b",)]


@pytest.mark.parametrize(
    "select",
    [
        "SELECT id, name FROM p UNION SELECT id, note FROM c",
        "SELECT id, (SELECT 1) FROM p",
        "SELECT p, n FROM c GROUP BY p",
        "SELECT DISTINCT fold FROM p",
        "SELECT group_concat(name) FROM p",
        "SELECT sum(price) FROM p",
        "SELECT id FROM p ORDER BY 1",
        "SELECT id FROM p LIMIT 1",
        "SELECT row_number() OVER (ORDER BY id) FROM p",
        "SELECT p.id FROM p JOIN c USING (id)",
        "WITH x AS (SELECT 1) SELECT * FROM x",
        "SELECT strftime('%Y', name) FROM p",
        "SELECT * FROM missing",
        "SELECT p.id FROM p NATURAL JOIN c",
        "SELECT id FROM p JOIN c",
    ],
)
def test_hazard_57_a_view_that_is_not_understood_is_told(tmp_path: Path, select: str) -> None:
    made = schema(database(tmp_path, f"{TABLES} CREATE VIEW v AS {select}; CREATE VIEW w AS SELECT * FROM v"))

    assert [(one.place, one.what) for one in made.lost] == [("v", "view"), ("w", "view")]
