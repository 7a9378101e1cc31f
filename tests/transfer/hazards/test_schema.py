"""The PostgreSQL schema for a SQLite file, made on a real server."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from twinsql.transfer.schema.schema import schema
from twinsql.transfer.session import open_session
from twinsql.transfer.target_schema import read_target

from tests.conftest import fresh_database
from tests.transfer.making import database

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from twinsql.transfer.schema.schema import SchemaReport
    from twinsql.transfer.target_schema import TargetTable


class Made:
    """A schema, and the database that it made."""

    def __init__(self, report: SchemaReport, url: str) -> None:
        self.report = report
        self.url = url

    def tables(self) -> dict[str, TargetTable]:
        with open_session(self.url) as session:
            return read_target(session)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.url, autocommit=True) as connection:
            return connection.execute(sql.encode()).fetchall()

    def refuses(self, sql: str) -> bool:
        with psycopg.connect(self.url, autocommit=True) as connection:
            try:
                connection.execute(sql.encode())
            except psycopg.errors.IntegrityError:
                return True
        return False

    def outcomes(self, outcome: str) -> list[str]:
        return [one.what for one in self.report.schema.losses if one.outcome == outcome]


@pytest.fixture(scope="module")
def server(postgres_url: str) -> str:
    return postgres_url


@contextmanager
def made(server: str, folder: Path, script: str, *rules: str) -> Generator[Made]:
    report = schema(database(folder, script), rules=rules)
    with fresh_database(server) as url:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(report.sql().encode())
        yield Made(report, url)


def test_hazard_31_not_null_stays(server: str, tmp_path: Path) -> None:
    with made(server, tmp_path, "CREATE TABLE t (a INT NOT NULL, b INT, k TEXT PRIMARY KEY)") as it:
        assert [one.not_null for one in it.tables()["t"].columns] == [True, False, True]


@pytest.mark.parametrize(
    ("script", "following"),
    [
        pytest.param("CREATE TABLE t (id INTEGER PRIMARY KEY, v); INSERT INTO t VALUES (7, 1)", 8, id="hazard 33: without AUTOINCREMENT"),
        pytest.param("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, v)", 1, id="hazard 34: empty"),
        pytest.param(
            "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, v); INSERT INTO t VALUES (1000, 1); DELETE FROM t; INSERT INTO t VALUES (3, 1)",
            1001,
            id="hazard 34: numbers that are gone",
        ),
        pytest.param("CREATE TABLE t (id INTEGER PRIMARY KEY, v); INSERT INTO t VALUES (-5, 1)", 1, id="hazard 34: below 1"),
    ],
)
def test_numbers_go_on_where_sqlite_would(server: str, tmp_path: Path, script: str, following: int) -> None:
    with made(server, tmp_path, script) as it:
        assert it.rows("INSERT INTO t (v) VALUES (1) RETURNING id") == [(following,)]
        assert it.rows("INSERT INTO t (id, v) VALUES (-77, 1) RETURNING id") == [(-77,)]


def test_hazard_33_no_number_is_left_behind_the_greatest_of_all(server: str, tmp_path: Path) -> None:
    with made(server, tmp_path, f"CREATE TABLE t (id INTEGER PRIMARY KEY, v); INSERT INTO t VALUES ({2**63 - 1}, 1)") as it:
        assert it.rows("INSERT INTO t (v) VALUES (1) RETURNING id") == [(2**63 - 1,)]


def test_hazard_36_37_keys_keep_their_order(server: str, tmp_path: Path) -> None:
    with made(
        server, tmp_path, "CREATE TABLE t (a INT, b INT, c TEXT, PRIMARY KEY (c, a)) WITHOUT ROWID, STRICT".replace("INT,", "INTEGER,")
    ) as it:
        assert it.tables()["t"].primary_key == ("c", "a")


def test_hazard_38_generated_columns_are_computed_or_stay_as_values(server: str, tmp_path: Path) -> None:
    script = """
        CREATE TABLE t (a INT, b INT AS (a * 2 + 1), c TEXT GENERATED ALWAYS AS (lower('X') || a) STORED, d TEXT AS (printf('%03d', a)), e INT AS (a > 1));
        INSERT INTO t (a) VALUES (5);
    """
    with made(server, tmp_path, script) as it:
        table = it.tables()["t"]
        assert [one.generated for one in table.columns] == [False, True, True, False, True]
        assert it.rows("INSERT INTO t (a) VALUES (5) RETURNING b, c, e") == [(11, "x5", 1)]
        assert it.outcomes("changed") == ["AS (printf('%03d', a))"]


def test_hazard_40_partial_indexes_keep_their_condition(server: str, tmp_path: Path) -> None:
    script = "CREATE TABLE t (a INT, b TEXT); CREATE UNIQUE INDEX i ON t (a) WHERE b = 'x' AND a > 0"
    with made(server, tmp_path, script) as it:
        assert not it.refuses("INSERT INTO t VALUES (1, 'x'), (1, 'y'), (1, 'y'), (-1, 'x'), (-1, 'x')")
        assert it.refuses("INSERT INTO t VALUES (1, 'x')")


def test_hazard_40_a_condition_that_is_not_understood_is_told_and_not_dropped(server: str, tmp_path: Path) -> None:
    with made(server, tmp_path, "CREATE TABLE t (a INT, b TEXT); CREATE UNIQUE INDEX i ON t (a) WHERE b LIKE a") as it:
        assert it.outcomes("not carried") == ["unique index i"]
        assert not it.refuses("INSERT INTO t VALUES (1, '1'), (1, '1')")


def test_hazard_41_indexes_of_expressions_and_orders(server: str, tmp_path: Path) -> None:
    script = """
        CREATE TABLE t (a INT, b TEXT);
        CREATE UNIQUE INDEX one ON t (lower(b), a + 1 DESC);
        CREATE INDEX two ON t (a DESC, b COLLATE NOCASE);
        CREATE INDEX three ON t (printf('%d', a));
    """
    with made(server, tmp_path, script) as it:
        assert not it.refuses("INSERT INTO t VALUES (1, 'a'), (2, 'A'), (1, 'Ä'), (1, 'ä')")
        assert it.refuses("INSERT INTO t VALUES (1, 'A')")
        assert it.rows("SELECT count(*) FROM pg_index WHERE indrelid = 't'::regclass") == [(2,)]
        assert it.outcomes("not carried") == ["index three"]


@pytest.mark.parametrize("script", ["b TEXT COLLATE NOCASE UNIQUE", "b TEXT COLLATE NOCASE PRIMARY KEY"])
def test_hazard_42_unique_without_case_is_unique_without_the_case_of_ascii(server: str, tmp_path: Path, script: str) -> None:
    with made(server, tmp_path, f"CREATE TABLE t ({script})") as it:
        assert not it.refuses("INSERT INTO t VALUES ('a'), ('ä'), ('Ä')")
        assert it.refuses("INSERT INTO t VALUES ('A')")


def test_hazard_45_46_references_with_all_they_say(server: str, tmp_path: Path) -> None:
    script = """
        CREATE TABLE Parent (a INT, b TEXT, c INT UNIQUE, PRIMARY KEY (a, b));
        CREATE TABLE child (
            x INT, y TEXT, z INT REFERENCES PARENT (C) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED, me INTEGER PRIMARY KEY REFERENCES child,
            CONSTRAINT "Named" FOREIGN KEY (x, y) REFERENCES parent ON DELETE SET NULL
        );
        CREATE TABLE lost (a INT REFERENCES missing, b TEXT REFERENCES parent (c), c INT REFERENCES parent (a));
    """
    with made(server, tmp_path, script) as it:
        found = {one.name: one for one in it.tables()["child"].references}
        assert found["Named"].targets == ("a", "b")
        assert "ON DELETE SET NULL" in found["Named"].definition
        assert "ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED" in found["child_z_fkey"].definition
        assert found["child_me_fkey"].table == "child"
        assert it.tables()["lost"].references == ()
        reasons = [one.why for one in it.report.lost]
        assert [reason.split(":")[0] for reason in reasons] == [
            "it refers to missing, and there is no such table",
            "b is text and Parent.c is bigint",
            "a of Parent may hold a value twice",
        ]


def test_hazard_46_references_to_unique_indexes(server: str, tmp_path: Path) -> None:
    script = """
        CREATE TABLE p (a TEXT, b INT, c TEXT, d TEXT); CREATE UNIQUE INDEX ab ON p (b DESC, a);
        CREATE UNIQUE INDEX c ON p (c COLLATE NOCASE); CREATE UNIQUE INDEX d ON p (d) WHERE b > 0;
        CREATE TABLE child (
            x TEXT, y INT, z TEXT REFERENCES p (c), w TEXT REFERENCES p (d), FOREIGN KEY (x, y) REFERENCES p (a, b) ON DELETE CASCADE
        );
    """
    with made(server, tmp_path, script) as it:
        (reference,) = it.tables()["child"].references
        assert (reference.columns, reference.targets) == (("x", "y"), ("a", "b"))
        assert [one.why.split(":")[0] for one in it.report.lost] == [
            "c of p is unique by a collation of SQLite, and a foreign key of PostgreSQL compares bytes",
            "d of p may hold a value twice",
        ]


def test_hazard_44_orphans_that_a_rule_lets_through_make_the_key_not_valid(server: str, tmp_path: Path) -> None:
    script = "CREATE TABLE p (a INTEGER PRIMARY KEY); CREATE TABLE c (x INT REFERENCES p); INSERT INTO c VALUES (5)"
    with made(server, tmp_path, script, "c.x=orphans") as it:
        assert not it.tables()["c"].references[0].validated


DEFAULTS: list[tuple[str, str, object]] = [
    ("INT", "5", 5),
    ("INT", "-5", -5),
    ("INT", "'7'", 7),
    ("REAL", "1", 1.0),
    ("REAL", "-1.5e3", -1500.0),
    ("TEXT", "'it''s'", "it's"),
    ("TEXT", '"dq"', "dq"),
    ("TEXT", "'null'", "null"),
    ("TEXT", "5", "5"),
    ("TEXT", "NULL", None),
    ("TEXT", "('a')", "a"),
    ("BLOB", "x'00ff'", b"\x00\xff"),
    ("BOOLEAN", "1", True),
    ("BOOLEAN", "FALSE", False),
    ("DECIMAL(5,2)", "1.25", "1.25"),
    ("JSON", "'{}'", {}),
    ("TEXT", "'\\'", "\\"),
]


@pytest.mark.parametrize(("declared", "written", "value"), DEFAULTS)
def test_hazard_47_literals(server: str, tmp_path: Path, declared: str, written: str, value: object) -> None:
    with made(server, tmp_path, f"CREATE TABLE t (a INT, c {declared} DEFAULT {written})") as it:
        [(found,)] = it.rows("INSERT INTO t (a) VALUES (1) RETURNING c")
        assert (str(found) if declared.startswith("DECIMAL") else found) == value
        assert it.report.lost == []


CLOCKS = [
    ("DATETIME", "CURRENT_TIMESTAMP", "timestamp"),
    ("DATETIME", "current_timestamp", "timestamp"),
    ("DATETIME", "(datetime('now'))", "timestamp"),
    ("TEXT", "CURRENT_TIMESTAMP", "text"),
    ("TEXT", "(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))", "text"),
    ("TEXT", "(date('now'))", "text"),
    ("INTEGER", "(strftime('%s', 'now'))", "bigint"),
    ("INTEGER", "(unixepoch())", "bigint"),
    ("INTEGER", "(CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER))", "bigint"),
    ("TEXT", "(lower(hex(randomblob(16))))", "text"),
]


@pytest.mark.parametrize(("declared", "written", "kind"), CLOCKS)
def test_hazard_47_clocks_and_chance(server: str, tmp_path: Path, declared: str, written: str, kind: str) -> None:
    source = database(tmp_path, f"CREATE TABLE t (a INT, c {declared} DEFAULT {written})", ("INSERT INTO t (a) VALUES (1)", ()))
    with made(server, tmp_path, f"CREATE TABLE t (a INT, c {declared} DEFAULT {written}); INSERT INTO t (a) VALUES (1)") as it:
        [(ours,)] = it.rows("INSERT INTO t (a) VALUES (1) RETURNING c::text")
        theirs = it_in_sqlite(source)
        assert len(ours) == len(theirs)
        # Seconds or milliseconds: the two were asked within an hour.
        assert kind != "bigint" or abs(int(ours) - int(theirs)) < 3600 * (1000 if len(ours) > 11 else 1)


def it_in_sqlite(source: Path) -> str:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(source)) as connection:
        return str(connection.execute("SELECT c FROM t").fetchone()[0])


@pytest.mark.parametrize("written", ["(random())", "(1 + 2)", "(upper('x'))", "(abs(-1))", "(printf('x'))"])
def test_hazard_47_what_is_not_understood_is_no_default(server: str, tmp_path: Path, written: str) -> None:
    with made(server, tmp_path, f"CREATE TABLE t (a INT, c TEXT DEFAULT {written})") as it:
        assert it.rows("INSERT INTO t (a) VALUES (1) RETURNING c") == [(None,)]
        assert it.outcomes("not carried") == [f"DEFAULT {written.strip('()') if written == '(1 + 2)' else written[1:-1]}"]


@pytest.mark.parametrize(
    "declared", ["string", "enum('a')", "varbinary(5)", "int8", "unsigned big int", "nvarchar(20)", "point", "any thing (1, 2)", ""]
)
def test_hazard_48_no_declared_type_makes_it_fail(server: str, tmp_path: Path, declared: str) -> None:
    with made(server, tmp_path, f"CREATE TABLE t (c {declared.replace(chr(39) + 'a' + chr(39), '1')})") as it:
        assert len(it.tables()["t"].columns) == 1


def test_hazard_49_50_odd_names_stay(server: str, tmp_path: Path) -> None:
    script = """CREATE TABLE "Se'lect ""x"" `y`" ("이름 🐟" INT PRIMARY KEY, "select" TEXT, "A" INT, "end" INT CHECK ("end" > 0)); CREATE INDEX "Odd ix" ON "Se'lect ""x"" `y`" ("select")"""
    with made(server, tmp_path, script) as it:
        table = it.tables()["""Se'lect "x" `y`"""]
        assert [one.name for one in table.columns] == ["이름 🐟", "select", "A", "end"]


def test_hazard_51_52_54_names_that_postgresql_cannot_have_get_others(server: str, tmp_path: Path) -> None:
    long = "n" * 70
    script = f"""
        CREATE TABLE {long}a (ctid INT, "{long}x" INT, "{long}y" INT, oid INT);
        CREATE TABLE {long}b (x INT);
        CREATE INDEX i ON {long}b (x);
        CREATE TABLE j (x INT UNIQUE);
        CREATE INDEX j_x_key ON j (x);
        CREATE TABLE j_pkey (id INTEGER PRIMARY KEY);
    """
    with made(server, tmp_path, script) as it, made(server, tmp_path, script) as again:
        first, second, *_ = sorted(it.tables())[2:]
        assert {len(first), len(second)} == {63}
        assert sorted(it.tables()) == sorted(again.tables())
        [names] = [[one.name for one in table.columns] for table in it.tables().values() if len(table.columns) == 4]
        assert (names[0], names[3], len(set(names))) == ("ctid_2", "oid", 4)
        assert [what for what in it.outcomes("changed") if what == "name"] == ["name"] * 5


def test_hazard_55_56_57_what_is_not_carried_is_told(server: str, tmp_path: Path) -> None:
    script = """
        CREATE TABLE t (a INT); INSERT INTO t VALUES (1); CREATE INDEX i ON t (a); ANALYZE;
        CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END;
        CREATE VIRTUAL TABLE f USING fts5(body);
    """
    with made(server, tmp_path, script) as it:
        assert [(one.place, one.what) for one in it.report.lost] == [("g", "trigger"), ("f", "virtual table")]


def test_hazard_28_entries_that_no_b_tree_holds(server: str, tmp_path: Path) -> None:
    script = """
        CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT UNIQUE, b TEXT);
        CREATE INDEX i ON t (b);
        INSERT INTO t VALUES (1, hex(randomblob(3000)), hex(randomblob(3000)));
    """
    with made(server, tmp_path, script) as it:
        assert not it.refuses(
            "INSERT INTO t VALUES (1, repeat(md5('1') || md5('2'), 500), string_agg(md5(random()::text), '')) ON CONFLICT DO NOTHING".replace(
                "string_agg(md5(random()::text), '')", "repeat('x', 9000)"
            )
        )
        assert it.refuses("INSERT INTO t VALUES (2, repeat(md5('1') || md5('2'), 500), '')")
        assert it.outcomes("changed") == ["UNIQUE (a)", "index i"]


NAMES = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=80)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(table=NAMES, columns=st.lists(NAMES, min_size=1, max_size=5, unique_by=str.lower), index=NAMES)
def test_any_names_make_a_schema(server: str, tmp_path: Path, table: str, columns: list[str], index: str) -> None:
    def quote(name: str) -> str:
        return '"' + name.replace('"', '""') + '"'

    if any(name.lower().startswith("sqlite_") for name in (table, index)) or table.lower() == index.lower():
        return
    folded = {"".join(sign.lower() if sign.isascii() else sign for sign in name) for name in columns}
    if len(folded) < len(columns):
        return
    script = f"CREATE TABLE {quote(table)} ({', '.join(quote(name) + ' INT UNIQUE' for name in columns)}); CREATE INDEX {quote(index)} ON {quote(table)} ({quote(columns[0])})"
    with made(server, tmp_path, script) as it:
        [found] = it.tables().values()
        assert len(found.columns) == len(columns)
        assert len(found.uniques) == len(columns)


def test_files_that_twinsql_made_get_their_schema_back(server: str, tmp_path: Path) -> None:
    from pathlib import Path as RealPath

    text = (RealPath(__file__).parents[3] / "migrations" / "sql" / "0001_chatbot.sqlite.sql").read_text().partition("-- rollback")[0]
    with made(server, tmp_path, text) as it:
        tables = it.tables()
        chats = {one.name: str(one.type) for one in tables["chats"].columns}
        assert chats["created_at"] == "timestamp(3) with time zone"
        assert str(tables["messages"].column("parts").type) == "jsonb"
        assert str(tables["votes"].column("is_upvoted").type) == "boolean"
        assert [one.what for one in it.report.lost if one.what not in {"trigger", "virtual table"}] == []


def test_a_schema_can_be_made_in_steps_and_taken_away_again(server: str, tmp_path: Path) -> None:
    script = """
        CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT UNIQUE);
        CREATE TABLE "C" (x INT REFERENCES p, y TEXT CHECK (y <> ''));
        CREATE INDEX i ON "C" (y);
    """
    made_of = schema(database(tmp_path, script)).schema
    with fresh_database(server) as url, psycopg.connect(url, autocommit=True) as connection:
        connection.execute(b"SET search_path TO pg_catalog")
        for statement in (*made_of.before(), *made_of.after()):
            connection.execute(statement.encode())
        count = "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        assert connection.execute(count.encode()).fetchone() == (6,)
        for statement in made_of.undo():
            connection.execute(statement.encode())
        assert connection.execute(count.encode()).fetchone() == (0,)


def test_json_in_a_key_stays_a_text_or_loses_the_key(server: str, tmp_path: Path) -> None:
    script = "CREATE TABLE t (a JSONB UNIQUE, b JSON, c JSON, PRIMARY KEY (b)); INSERT INTO t VALUES ('{\"a\": 1}', '[1]', '[1]')"
    with made(server, tmp_path, script) as it:
        assert [str(one.type) for one in it.tables()["t"].columns] == ["text", "text", "json"]
        assert it.report.lost == []
    with made(server, tmp_path, script, "t.a=json", "t.b=json") as it:
        assert it.outcomes("not carried") == ["PRIMARY KEY (b)", "UNIQUE (a)"]


def test_a_default_in_hundredths_is_one_of_the_decimal(server: str, tmp_path: Path) -> None:
    with made(server, tmp_path, "CREATE TABLE t (a INT, c INTEGER DEFAULT 1999)", "t.c=scaled:2") as it:
        assert it.rows("INSERT INTO t (a) VALUES (1) RETURNING c::text") == [("19.99",)]


@pytest.mark.parametrize(
    ("column", "rule", "expected"),
    [
        ("DATETIME NOT NULL DEFAULT '0'", "text+as_text", "0"),
        ("BOOLEAN DEFAULT 'yes'", "boolean+words", True),
        ("TEXT DEFAULT ''", "null_if_empty", None),
    ],
)
def test_a_default_is_changed_as_the_values_are(server: str, tmp_path: Path, column: str, rule: str, expected: object) -> None:
    with made(server, tmp_path, f"CREATE TABLE t (a INT, c {column})", f"t.c={rule}") as it:
        assert it.rows("INSERT INTO t (a) VALUES (1) RETURNING c") == [(expected,)]
