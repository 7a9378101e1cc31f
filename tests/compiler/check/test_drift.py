"""What the translator makes of a schema is no drift, and what it would not make is."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from twinsql.adapters.describe import Describer
from twinsql.compiler.check.drift import differences
from twinsql.compiler.check.sqlite_schema import read_schema
from twinsql.compiler.ddl import translate_ddl

from tests.compiler.test_ddl_alterations import CASES, altered

COMPILER = Path(__file__).parents[1]
SCHEMAS = [*sorted((COMPILER / "ddl").glob("*.postgres.sql")), COMPILER / "translate/schema.sql", COMPILER / "corpus/schema.sql"]


def drifted(sqlite: sqlite3.Connection, describer: Describer) -> list[str]:
    ours, (theirs, loose) = describer.schema(), read_schema(sqlite)
    assert (ours.keys(), loose) == (theirs.keys(), set())
    return [f"{name}: {what}" for name, table in ours.items() for what in differences(table, theirs[name])]


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_translated_schema_is_the_same(path: Path, fresh_postgres: str) -> None:
    text = path.read_text()
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as sqlite, Describer(fresh_postgres) as describer:
        describer.run_script(text.split("-- rollback")[0])
        sqlite.executescript(translate_ddl(text, path.name).split("-- rollback")[0])

        assert drifted(sqlite, describer) == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_an_altered_schema_is_the_same(path: Path, fresh_postgres: str) -> None:
    with altered(path, fresh_postgres) as (sqlite, _), Describer(fresh_postgres) as describer:
        assert drifted(sqlite, describer) == []


DRIFTS = {
    "a key that makes up numbers": ("CREATE TABLE t (id bigint PRIMARY KEY)", "id INTEGER PRIMARY KEY", "makes up a number"),
    "a column of no type": ("CREATE TABLE t (id text PRIMARY KEY, a bytea)", "id TEXT NOT NULL PRIMARY KEY, a ANY", "it is ANY"),
    "columns in another order": ("CREATE TABLE t (a text, b text)", "b TEXT, a TEXT", "another order"),
    "a generated column": ("CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a + 1) STORED)", "a INTEGER, b INTEGER", "generated"),
    "keys in another order": (
        "CREATE TABLE t (a text, b text, PRIMARY KEY (a, b))",
        "a TEXT NOT NULL, b TEXT NOT NULL, PRIMARY KEY (b, a)",
        "primary key is (a, b) on PostgreSQL, (b, a) on SQLite",
    ),
    "a reference to another column": (
        "CREATE TABLE t (id text PRIMARY KEY, a text UNIQUE, b text REFERENCES t (a))",
        "id TEXT NOT NULL PRIMARY KEY, a TEXT UNIQUE, b TEXT REFERENCES t",
        "to t (id) is on SQLite alone",
    ),
    "on update": (
        "CREATE TABLE t (id text PRIMARY KEY, a text REFERENCES t ON UPDATE CASCADE)",
        "id TEXT NOT NULL PRIMARY KEY, a TEXT REFERENCES t",
        "ON UPDATE CASCADE on PostgreSQL, NO ACTION on SQLite",
    ),
}


@pytest.mark.parametrize("name", DRIFTS)
def test_a_drift_is_told(name: str, fresh_postgres: str) -> None:
    postgres, columns, what = DRIFTS[name]
    with closing(sqlite3.connect(":memory:")) as sqlite, Describer(fresh_postgres) as describer:
        describer.run_script(postgres)
        sqlite.execute(f"CREATE TABLE t ({columns}) STRICT")
        found = drifted(sqlite, describer)

    assert [one for one in found if what in one], found
