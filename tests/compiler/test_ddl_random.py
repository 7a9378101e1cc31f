"""Tables, ALTERs and rows at random: what one engine takes, the other takes, and the same rows are left, through rebuilds too."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from random import Random

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from twinsql.adapters.describe import scratch_database
from twinsql.adapters.errors import SourceError
from twinsql.adapters.sql_split import split
from twinsql.compiler.ddl import translate_ddl

from tests.compiler.ddl_attempts import Engines

CHECKS = {
    "integer": [
        "{0} > 0",
        "{0} BETWEEN -5 AND 99",
        "{0} <> 3 OR {0} IS NULL",
        "{0} % 2 = 0",
        "{0} + 1 < 100",
        "abs({0}) < 50",
        "{0} IN (1, 2, 3, 5)",
    ],
    "smallint": ["{0} >= -7", "NOT {0} = 2"],
    "bigint": ["{0} * 2 > -20", "{0} IS DISTINCT FROM 5"],
    "text": [
        "{0} <> ''",
        "length({0}) <= 5",
        "{0} LIKE 'a%'",
        "{0} NOT LIKE '%\\%'",
        "{0} IN ('a', 'ok', '')",
        "trim({0}) = {0}",
        "{0} || 'x' <> 'ax'",
        "{0} > 'B'",
    ],
    "varchar(5)": ["char_length({0}) > 1", "{0} NOT LIKE '_'", "position('x' in {0}) = 0", "substr({0}, 1, 1) <> 'a'"],
    "boolean": ["{0}", "{0} IS NOT TRUE", "NOT {0} OR {0} IS NULL"],
    "numeric(6, 2)": ["{0} >= 0", "{0} < 12.5", "{0} + 1 > 0.25"],
    "numeric(20, 3)": [],
    "double precision": ["{0} > 0", "{0} < 1.75"],
    "date": ["{0} > '2000-01-01'", "extract(year from {0}) < 2025"],
    "timestamptz(3)": ["{0} > '2000-01-01 00:00:00Z'"],
    "timestamp(3)": ["{0} >= '2000-01-01'"],
    "time(3)": ["{0} < '13:00'"],
    "uuid": ["{0} <> '00000001-0000-4000-8000-000000000001'"],
    "jsonb": ["jsonb_typeof({0}) = 'object'", "jsonb_typeof({0}) <> 'null'"],
    "bytea": ["length({0}) < 2", "octet_length({0}) > 0"],
    "mood": ["{0} <> 'sad'", "{0} IN ('glad', 'ok')"],
}
DEFAULTS = {
    "integer": ["2", "-1", "'5'::integer"],
    "bigint": ["3"],
    "text": ["'a'", "''::text", "NULL"],
    "varchar(5)": ["'ab'::character varying"],
    "boolean": ["true", "'f'"],
    "numeric(6, 2)": ["1.5", "0", "-0.005"],
    "double precision": ["1.5", "2"],
    "date": ["'2024-02-29'"],
    "jsonb": ["'{}'::jsonb"],
    "mood": ["'glad'", "'ok'::mood"],
}
BOTH = [
    "a IS NULL OR b IS NULL",
    "(a IS NULL) <> (b IS NULL)",
    "coalesce(a, a) IS NOT NULL OR b IS NULL",
    "CASE WHEN a IS NULL THEN b IS NOT NULL ELSE TRUE END",
    "num_nonnulls(a, b) > 0",
]
KEYS = [
    "integer PRIMARY KEY",
    "serial PRIMARY KEY",
    "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
    "text PRIMARY KEY",
    "uuid PRIMARY KEY",
    "smallint NOT NULL UNIQUE",
]
OF_KEY = {"serial": "integer"}
ACTIONS = ["CASCADE", "SET NULL", "SET DEFAULT", "RESTRICT", "NO ACTION"]
TIMES = ["", "", " DEFERRABLE", " DEFERRABLE INITIALLY DEFERRED"]
NAMES = "abc"


@st.composite
def columns(draw: st.DrawFn, name: str) -> str:
    kind = draw(st.sampled_from(sorted(CHECKS)))
    parts = [f"{name} {kind}"]
    if draw(st.integers(0, 2)) == 0:
        parts.append("NOT NULL")
    if kind in DEFAULTS and draw(st.booleans()):
        parts.append(f"DEFAULT {draw(st.sampled_from(DEFAULTS[kind]))}")
    if draw(st.integers(0, 4)) == 0:
        parts.append("UNIQUE")
    if draw(st.booleans()) and CHECKS[kind]:
        parts.append(f"CHECK ({draw(st.sampled_from(CHECKS[kind])).format(name)})")
    return " ".join(parts)


@st.composite
def references(draw: st.DrawFn, table: str) -> str:
    actions = " ".join(f"ON {event} {draw(st.sampled_from(ACTIONS))}" for event in ("DELETE", "UPDATE") if draw(st.booleans()))
    return f"REFERENCES {table} (id) {actions}{draw(st.sampled_from(TIMES))}"


@st.composite
def schemas(draw: st.DrawFn) -> str:
    """A parent, a child and a child of it or of itself."""
    made: list[str] = ["CREATE TYPE mood AS ENUM ('glad', 'ok', 'sad');"]
    keys: list[str] = []
    for number in range(3):
        key = draw(st.sampled_from(KEYS))
        keys.append(key)
        lines = [f"id {key}", *(draw(columns(name)) for name in NAMES)]
        if number:
            parent = draw(st.integers(0, number))
            kind = keys[parent].split(" ")[0]
            null = draw(st.sampled_from(["", " NOT NULL"])) if parent < number else ""
            lines.append(f"up {OF_KEY.get(kind, kind)}{null} {draw(references(f't{parent}'))}")
        if draw(st.booleans()):
            lines.append(f"CHECK ({draw(st.sampled_from(BOTH))})")
        if draw(st.integers(0, 3)) == 0:
            lines.append(f"UNIQUE ({draw(st.sampled_from(['a, b', 'c, a', 'b, c']))})")
        made.append(f"CREATE TABLE t{number} ({', '.join(lines)});")
        made += draw(st.lists(indexes(f"t{number}"), max_size=2))
    return "\n".join(made)


@st.composite
def indexes(draw: st.DrawFn, table: str) -> str:
    unique = draw(st.sampled_from(["", "UNIQUE "]))
    columns = draw(st.sampled_from(["a", "b DESC, a", "c DESC NULLS LAST", "a, c", "(coalesce(a, a))"]))
    where = draw(st.sampled_from(["", " WHERE b IS NOT NULL", " WHERE a IS NULL"]))
    return f"CREATE {unique}INDEX {table}_{draw(st.integers(0, 9999))} ON {table} ({columns}){where};"


@st.composite
def alterations(draw: st.DrawFn) -> str:
    table, name = f"t{draw(st.integers(0, 2))}", draw(st.sampled_from(NAMES))
    kind = draw(st.sampled_from(sorted(CHECKS)))
    forms = [
        f"ADD COLUMN d {kind}",
        f"ADD COLUMN e {draw(columns('e')).removeprefix('e ')}",
        f"DROP COLUMN {name}",
        f"ALTER COLUMN {name} TYPE text",
        f"ALTER COLUMN {name} TYPE bigint",
        f"ALTER COLUMN {name} SET NOT NULL",
        f"ALTER COLUMN {name} DROP NOT NULL",
        f"ALTER COLUMN {name} DROP DEFAULT",
        f"ADD CONSTRAINT more CHECK ({draw(st.sampled_from(BOTH))})",
        f"ADD UNIQUE ({name})",
        f"DROP CONSTRAINT IF EXISTS {table}_{name}_check",
        f"DROP CONSTRAINT IF EXISTS {table}_up_fkey",
        f"RENAME COLUMN {name} TO renamed",
        f"ADD FOREIGN KEY (up) REFERENCES {table} (id) ON DELETE CASCADE",
    ]
    others = [
        f"DROP TABLE {table} CASCADE;",
        "ALTER TYPE mood ADD VALUE 'new';",
        f"CREATE VIEW v_{table} AS SELECT id, {name} FROM {table} WHERE {name} IS NOT NULL;",
    ]
    return draw(st.sampled_from([*(f"ALTER TABLE {table} {form};" for form in forms), *others]))


@pytest.fixture(scope="module")
def server(postgres_url: str) -> Iterator[psycopg.Connection]:
    """A database whose schema each example makes anew."""
    with scratch_database(postgres_url) as url, psycopg.connect(url, autocommit=True, prepare_threshold=None) as connection:
        connection.execute("SET timezone = 'UTC'")
        connection.execute("SET client_min_messages = error")
        yield connection


def migrate(engines: Engines, sql: str, earlier: list[str]) -> bool:
    """Apply one migration to both; whether it was. One that the translator refuses, or PostgreSQL for another reason than rows, is none."""
    try:
        translated = translate_ddl(sql, "m.sql", earlier)
    except SourceError:
        return False
    refused = ""
    try:
        engines.server.execute(sql.encode())
    except psycopg.Error as error:
        refused = error.sqlstate or ""
        if refused[:2] not in {"22", "23"}:
            return False
    engines.file.execute("PRAGMA foreign_keys = OFF")
    engines.file.execute("BEGIN")
    try:
        for statement in split(translated, "sqlite"):
            engines.file.execute(statement.text)
        taken = not engines.file.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.IntegrityError:
        taken = False
    engines.file.execute("COMMIT" if taken else "ROLLBACK")
    engines.file.execute("PRAGMA foreign_keys = ON")
    if taken == bool(refused):
        engines.unlike.append(f"{sql} is {'taken' if taken else 'refused'} by SQLite, PostgreSQL: {refused or 'taken'}")
    return taken and not refused


def exercise(engines: Engines) -> None:
    """Fill the tables, change their rows, and compare what is left."""
    engines.look()
    for table in engines.order():
        engines.fill(table, 6)
    for table in engines.order():
        engines.change(table, 4)
    engines.compare()


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(schema=schemas(), changes=st.lists(alterations(), max_size=4), seed=st.integers(0, 2**16))
def test_both_engines_take_and_refuse_the_same(server: psycopg.Connection, schema: str, changes: list[str], seed: int) -> None:
    server.execute("DROP SCHEMA public CASCADE")
    server.execute("CREATE SCHEMA public")
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as file:
        engines = Engines(file, server, Random(seed))
        applied: list[str] = []
        if not migrate(engines, schema, applied):
            assert engines.unlike == []
            return
        applied.append(schema)
        exercise(engines)
        assert (schema, engines.unlike) == (schema, [])
        for change in changes:
            if migrate(engines, change, applied):
                applied.append(change)
        engines.kept = {}
        exercise(engines)
        assert (applied, engines.unlike) == (applied, [])
