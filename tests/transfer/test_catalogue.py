"""What a SQLite database declares, read from files that people really make."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.errors import ConfigError
from twinsql.transfer.catalogue import Catalogue, affinity_of, read_catalogue
from twinsql.transfer.source import open_source

from tests.transfer.making import database

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def catalogue(tmp_path: Path) -> Callable[[str], Catalogue]:
    def of_script(script: str) -> Catalogue:
        path = tmp_path / "made.db"
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(script)
        with open_source(path) as connection:
            return read_catalogue(connection)

    return of_script


@pytest.mark.parametrize(
    ("declared", "affinity"),
    [
        ("", "BLOB"),
        ("VARCHAR(20)", "TEXT"),
        ("STRING", "NUMERIC"),
        ("FLOATING POINT", "INTEGER"),
        ("double", "REAL"),
        ("DATETIME", "NUMERIC"),
    ],
)
def test_affinity_goes_by_parts_of_the_declared_type(declared: str, affinity: str) -> None:
    assert affinity_of(declared) == affinity


def test_the_rowid_by_another_name_orders_the_rows(catalogue: Callable[[str], Catalogue]) -> None:
    table = catalogue("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, x); INSERT INTO t VALUES (7, 1); DELETE FROM t").tables["t"]

    assert (table.rowid_alias, table.row_key, table.autoincrement, table.last_number) == ("id", ("id",), True, 7)


def test_a_descending_primary_key_is_no_rowid(catalogue: Callable[[str], Catalogue]) -> None:
    table = catalogue("CREATE TABLE t (id INTEGER PRIMARY KEY DESC, x)").tables["t"]

    assert (table.rowid_alias, table.primary_key, table.row_key) == ("", ("id",), ("rowid",))


def test_a_column_called_rowid_hides_the_rowid(catalogue: Callable[[str], Catalogue]) -> None:
    assert catalogue("CREATE TABLE t (RowID TEXT, x)").tables["t"].row_key == ("_rowid_",)


def test_a_key_keeps_its_own_order(catalogue: Callable[[str], Catalogue]) -> None:
    table = catalogue("CREATE TABLE t (a INT, b INT, c INT, PRIMARY KEY (c, a)) WITHOUT ROWID, STRICT").tables["t"]

    assert (table.primary_key, table.row_key, table.without_rowid, table.strict) == (("c", "a"), ("c", "a"), True, True)


def test_generated_columns_are_seen(catalogue: Callable[[str], Catalogue]) -> None:
    table = catalogue("CREATE TABLE t (a INT, b INT AS (a + 1), c INT AS (a * 2) STORED)").tables["t"]

    assert [(one.name, one.generated) for one in table.columns] == [("a", ""), ("b", "virtual"), ("c", "stored")]


def test_indexes_have_their_parts(catalogue: Callable[[str], Catalogue]) -> None:
    script = "CREATE TABLE t (a TEXT, b INT UNIQUE); CREATE UNIQUE INDEX i ON t (a COLLATE NOCASE DESC, b + 1) WHERE b > 0"
    unique, made = catalogue(script).tables["t"].indexes

    assert (unique.origin, unique.unique, unique.sql) == ("unique", True, "")
    assert (made.name, made.origin, made.partial, made.parts) == ("i", "index", True, (("a", True, "NOCASE"), ("", False, "BINARY")))


def test_references_are_as_written(catalogue: Callable[[str], Catalogue]) -> None:
    script = """
        CREATE TABLE p (x INT, y INT, PRIMARY KEY (x, y));
        CREATE TABLE t (a INT, b INT REFERENCES P ON DELETE CASCADE, FOREIGN KEY (a, b) REFERENCES p (x, y) ON UPDATE SET NULL);
    """
    first, second = catalogue(script).tables["t"].references

    assert (first.columns, first.table, first.targets, first.on_delete) == (("b",), "P", (), "CASCADE")
    assert (second.columns, second.targets, second.on_update) == (("a", "b"), ("x", "y"), "SET NULL")


def test_what_is_no_table_is_listed(catalogue: Callable[[str], Catalogue]) -> None:
    script = """
        CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT);
        CREATE VIEW v AS SELECT a FROM t;
        CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END;
        CREATE VIRTUAL TABLE f USING fts5(body);
        ANALYZE;
    """
    made = catalogue(script)
    kinds = {one.kind for one in made.others}

    assert list(made.tables) == ["t"]
    assert kinds == {"view", "trigger", "virtual table", "shadow table", "system table"}


def test_odd_names_come_as_they_are(catalogue: Callable[[str], Catalogue]) -> None:
    made = catalogue("""CREATE TABLE "a ""b"" 'c' `d`" ("이름 🐟" TEXT, "select" INT)""")

    assert [one.name for one in made.tables["""a "b" 'c' `d`"""].columns] == ["이름 🐟", "select"]


def test_a_file_in_utf_16_is_read_as_any_other(catalogue: Callable[[str], Catalogue]) -> None:
    made = catalogue("""PRAGMA encoding = 'UTF-16le'; CREATE TABLE "표" (a)""")

    assert (made.encoding, list(made.tables)) == ("UTF-16le", ["표"])


def test_a_table_whose_name_is_no_utf_8_is_refused(tmp_path: Path) -> None:
    path = database(tmp_path, "CREATE TABLE t (a TEXT)")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        wrong = "CAST(x'7496' AS TEXT)"
        connection.execute(
            f"UPDATE sqlite_schema SET name = {wrong}, tbl_name = {wrong}, sql = 'CREATE TABLE \"' || {wrong} || '\" (a TEXT)'"
        )

    with open_source(path) as source, pytest.raises(ConfigError, match=r"The name t\\udc96 of the source is no UTF-8"):
        read_catalogue(source)
