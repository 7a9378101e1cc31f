"""Exports of PostgreSQL databases, and imports of them: the schema is made again, nothing is lost, nothing half done is left."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from twinsql.adapters.errors import DatabaseError, StorageFailure
from twinsql.transfer.contents import Contents, postgres_contents
from twinsql.transfer.exports import postgres_rows
from twinsql.transfer.exports.export import export
from twinsql.transfer.exports.import_postgres import MARKS
from twinsql.transfer.files import sha256_of
from twinsql.transfer.imports.import_files import import_files
from twinsql.transfer.outcome import ContentsDiffer, TransferInterrupted, TransferRefused
from twinsql.transfer.progress import NoProgress
from twinsql.transfer.session import open_session

from tests.conftest import fresh_database
from tests.transfer.asking import run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twinsql.transfer.exports.manifest import Compression

SCHEMA = """
    CREATE SCHEMA "Other one";
    CREATE TYPE mood AS ENUM ('so ''so''', 'happy', '슬픔');
    CREATE TYPE pair AS (a integer, b text);
    CREATE DOMAIN positive AS integer DEFAULT 1 NOT NULL CONSTRAINT above CHECK (VALUE > 0);
    CREATE DOMAIN short AS varchar(3) COLLATE "C";
    CREATE SEQUENCE tickets AS integer START 7 INCREMENT 3 MAXVALUE 1000 CYCLE;
    CREATE FUNCTION twice(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 2';
    CREATE TABLE users (
        id bigint GENERATED ALWAYS AS IDENTITY (START 100) PRIMARY KEY,
        email text COLLATE "C" NOT NULL UNIQUE DEFERRABLE,
        born date DEFAULT '2000-01-01',
        number integer DEFAULT nextval('tickets') CONSTRAINT "one each" UNIQUE WITH (fillfactor = 70),
        doubled integer GENERATED ALWAYS AS (twice(number)) STORED,
        CONSTRAINT "odd "" name" CHECK (email <> '')
    );
    CREATE TABLE "Other one"."All ""my"" notes" (
        serial serial,
        "user" bigint REFERENCES users ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        mood mood DEFAULT 'happy', pairs pair[], age positive, tag short,
        EXCLUDE USING btree (serial WITH =)
    ) WITH (fillfactor = 50);
    ALTER SEQUENCE tickets OWNED BY users.number;
    CREATE UNLOGGED TABLE empty ();
    CREATE INDEX by_tag ON "Other one"."All ""my"" notes" (tag DESC NULLS LAST, abs(age::integer)) INCLUDE (age) WHERE age > 3;
    CREATE VIEW later AS SELECT id FROM users;
    CREATE VIEW earlier AS SELECT count(*) FROM later;
    CREATE MATERIALIZED VIEW counted AS SELECT count(*) AS n FROM users;
    CREATE UNIQUE INDEX counted_n ON counted (n);
    CREATE FUNCTION users_of_view() RETURNS SETOF later LANGUAGE sql AS 'SELECT * FROM later';
    CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.born := '1999-09-09'; RETURN NEW; END $$;
    CREATE TRIGGER stamped BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION stamp();
    CREATE TRIGGER asleep BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION stamp();
    ALTER TABLE users DISABLE TRIGGER asleep;
    CREATE STATISTICS together (dependencies) ON email, born FROM users;
    COMMENT ON TABLE users IS 'it''s people';
    COMMENT ON COLUMN users.email IS 'where letters go';
    COMMENT ON CONSTRAINT "odd "" name" ON users IS 'not empty';
    COMMENT ON FUNCTION twice(integer) IS 'two times';
    ALTER TABLE users ADD COLUMN gone text;
    ALTER TABLE users DROP COLUMN gone;
"""
ROWS = """
    INSERT INTO users (email) VALUES ('a@example.org'), ('b@example.org');
    UPDATE users SET born = '1970-01-01' WHERE id = 100;
    INSERT INTO "Other one"."All ""my"" notes" ("user", pairs, age, tag)
    VALUES (100, '{"(1,\\"x,\\\\\\"y\\")",NULL}', 5, 'abc'), (NULL, NULL, 1, NULL);
    INSERT INTO empty DEFAULT VALUES;
    REFRESH MATERIALIZED VIEW counted;
    DELETE FROM users WHERE id = 101;
    REFRESH MATERIALIZED VIEW counted;
"""


def held(url: str) -> Contents:
    with open_session(url) as connection:
        return postgres_contents(connection)


@pytest.fixture
def source(fresh_postgres: str) -> str:
    run(fresh_postgres, SCHEMA + ROWS)
    return fresh_postgres


@pytest.fixture
def target(postgres_url: str) -> Iterator[str]:
    with fresh_database(postgres_url) as url:
        yield url


@pytest.mark.parametrize("compression", ["none", "zstd"])
def test_a_database_comes_back_with_its_schema(source: str, target: str, tmp_path: Path, compression: Compression) -> None:
    export(source, tmp_path / "files", compression=compression)
    import_files(tmp_path / "files", target)

    assert held(target) == held(source)
    with psycopg.connect(target) as connection:
        comments = connection.execute("SELECT description FROM pg_description WHERE objoid >= 16384 ORDER BY 1").fetchall()
        assert [text for (text,) in comments if "extension" not in text] == ["it's people", "not empty", "two times", "where letters go"]
        inserted = connection.execute("INSERT INTO users (email) VALUES ('c') RETURNING id, number, doubled, born::text").fetchone()
    assert inserted == (102, 13, 26, "1999-09-09")


ODD_SCHEMAS = {
    "keys in circles, functions of rows": """
        CREATE TABLE a (id int PRIMARY KEY);
        CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a);
        ALTER TABLE a ADD b int REFERENCES b DEFERRABLE INITIALLY DEFERRED;
        CREATE FUNCTION total(a) RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM b WHERE a = $1.id';
        CREATE VIEW v AS SELECT a.total FROM a;
        CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; END $$;
        CREATE FUNCTION atomic(int) RETURNS bigint BEGIN ATOMIC SELECT count(*) FROM b WHERE id = $1; END;
        CREATE RECURSIVE VIEW nums (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM nums WHERE n < 5;
        CREATE VIEW checked AS SELECT id FROM a WHERE id > 3 WITH CASCADED CHECK OPTION;
        BEGIN; INSERT INTO a VALUES (1, 2); INSERT INTO b VALUES (2, 1); COMMIT
    """,
    "odd names, defaults and indexes": """
        CREATE TABLE "Ünï cödé 😀" ("a""b" int DEFAULT 5, y int GENERATED ALWAYS AS ("a""b" * 2) STORED, z text DEFAULT 'it''s' || E'\\n');
        INSERT INTO "Ünï cödé 😀" VALUES (DEFAULT, DEFAULT, DEFAULT);
        CREATE UNIQUE INDEX u ON "Ünï cödé 😀" (y) NULLS NOT DISTINCT;
        CREATE INDEX ON "Ünï cödé 😀" (lower(z)) WHERE "a""b" IS NOT NULL;
        COMMENT ON INDEX u IS 'x'
    """,
    "serials of a renamed table": """
        CREATE TABLE p (id serial8 PRIMARY KEY, s smallserial);
        INSERT INTO p DEFAULT VALUES;
        ALTER SEQUENCE p_id_seq INCREMENT BY 5 CACHE 10;
        CREATE SEQUENCE z; SELECT setval('z', 77, FALSE);
        ALTER TABLE p RENAME TO q
    """,
    "odd types": """
        CREATE TYPE e AS ENUM (); CREATE TYPE c AS (a int, e e);
        CREATE TABLE t (a c[], d int[][], n name, o oid, x "char", j jsonpath, q tsquery, t timetz(2), i interval day to second(2));
        INSERT INTO t VALUES
            (ARRAY[ROW(1, NULL)::c], '{{1,2},{3,4}}', 'n', 7, 'x', '$.a[*] ? (@ > 1)', 'a & b', '12:00:00.126+02', '3 days 04:05:06.789')
    """,
}


@pytest.mark.parametrize("name", ODD_SCHEMAS)
def test_odd_schemas_come_back(fresh_postgres: str, target: str, tmp_path: Path, name: str) -> None:
    run(fresh_postgres, ODD_SCHEMAS[name])
    export(fresh_postgres, tmp_path / "files")
    import_files(tmp_path / "files", target)

    assert held(target) == held(fresh_postgres)


TYPES: dict[str, st.SearchStrategy[str | None]] = {
    "smallint": st.integers(-(2**15), 2**15 - 1).map(str),
    "bigint": st.integers(-(2**63), 2**63 - 1).map(str),
    "numeric": st.decimals(allow_nan=True, allow_infinity=True, places=7).map(
        lambda one: str(one).replace("sNaN", "NaN").replace("-NaN", "NaN")
    ),
    "numeric(30, 4)": st.decimals(-(10**20), 10**20, places=4).map(str),
    "real": st.floats(width=32).map(repr),
    "double precision": st.floats().map(repr),
    "boolean": st.sampled_from(["t", "f"]),
    "text": st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    "varchar(9)": st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=9),
    "char(5)": st.text("ab ", max_size=5),
    "bytea": st.binary().map(lambda one: f"\\x{one.hex()}"),
    "timestamptz": st.sampled_from(["infinity", "-infinity", "0044-03-15 12:00:00.000001+05 BC", "294276-12-31 23:59:59.999999+00"]),
    "timestamp(3)": st.datetimes().map(str),
    "date": st.dates().map(str) | st.sampled_from(["infinity", "4713-01-01 BC"]),
    "time": st.times().map(str) | st.just("24:00:00"),
    "timetz": st.just("12:00:00.5+05:30:15"),
    "interval": st.timedeltas().map(lambda one: f"{one.days} days {one.seconds} seconds {one.microseconds} microseconds -3 months"),
    "json": st.sampled_from(['{"a" : 1, "a": 2 }', "1.10", " null ", '"\\u0000"']),
    "jsonb": st.sampled_from(['{"b": 1, "a": [1.10, 1e400, {}]}', '"\\"\\\\"', "null"]),
    "uuid": st.uuids().map(str),
    "money": st.sampled_from(["-1234.56", "0"]),
    "inet": st.sampled_from(["1.2.3.4", "1.2.3.4/8", "::1/128"]),
    "cidr": st.sampled_from(["10.0.0.0/8", "::/0"]),
    "macaddr": st.just("08:00:2b:01:02:03"),
    "bit varying": st.text("01"),
    "text[]": st.sampled_from(["{}", '{"a,b",NULL,"NULL","\\\\"}', "[2:3]={x,y}", "{{a},{b}}"]),
    "double precision[]": st.sampled_from(["{NaN,-0,1e-300,0.1}"]),
    "int4range": st.sampled_from(["empty", "[1,2)", "(,)"]),
    "tstzmultirange": st.sampled_from(["{}", '{["2020-01-01 00:00:00+00",)}']),
    "tsvector": st.just("'a':1A,2 'b c'"),
    "point": st.just("(0.1,-1e300)"),
    "pg_lsn": st.just("16/B374D848"),
    "regclass": st.sampled_from(["pg_catalog.pg_class", "public.t", "-"]),
}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(st.data())
def test_any_value_of_any_type_comes_back(
    postgres_url: str, source_of_types: str, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("any") / "files"
    rows = data.draw(st.lists(st.tuples(*[st.none() | one for one in TYPES.values()]), max_size=6))
    with psycopg.connect(source_of_types, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.execute("TRUNCATE t")
        with cursor.copy("COPY t FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    export(source_of_types, folder)

    with fresh_database(postgres_url) as empty:
        import_files(folder, empty)
        assert held(empty) == held(source_of_types)


@pytest.fixture
def source_of_types(fresh_postgres: str) -> str:
    columns = ", ".join(f'"{name}" {name}' for name in TYPES)
    run(fresh_postgres, f"CREATE TABLE t ({columns})")
    return fresh_postgres


def test_lines_have_json_s_own_forms_and_the_server_s_texts(fresh_postgres: str, tmp_path: Path) -> None:
    script = """
        CREATE TABLE t (a integer, b double precision, c numeric, d bytea, e jsonb, f boolean, g text, h text[]);
        INSERT INTO t VALUES (1, 'NaN', '1.10', '\\x00ff', '{"a": 1}', TRUE, NULL, '{a,"b c"}')
    """
    run(fresh_postgres, script)
    [table] = export(fresh_postgres, tmp_path / "files").tables
    line = (tmp_path / "files" / table.file).read_text()

    assert json.loads(line) == [1, {"r": "nan"}, "1.10", {"b": "AP8="}, '{"a": 1}', True, None, '{a,"b c"}']
    assert (tmp_path / "files" / table.file).stat().st_mode & 0o777 == 0o600


def test_importing_again_changes_nothing(source: str, target: str, tmp_path: Path) -> None:
    export(source, tmp_path / "files")
    import_files(tmp_path / "files", target)
    before = state(target)
    import_files(tmp_path / "files", target)
    import_files(tmp_path / "files", source)

    assert state(target) == before


def state(url: str) -> object:
    """Which transactions wrote the rows."""
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT xmin::text, ctid::text, id FROM users ORDER BY id").fetchall()


def test_a_target_with_other_rows_stays_as_it_is(source: str, tmp_path: Path) -> None:
    export(source, tmp_path / "files")
    run(source, "INSERT INTO users (email) VALUES ('another')")
    before = held(source)

    with pytest.raises(TransferRefused, match=r"other rows than the export, in Other one.All \"my\" notes, public.empty, public.users"):
        import_files(tmp_path / "files", source)
    assert held(source) == before


def test_tables_that_are_there_and_empty_are_filled(source: str, target: str, tmp_path: Path) -> None:
    export(source, tmp_path / "files")
    run(target, SCHEMA)
    import_files(tmp_path / "files", target)

    run(target, "REFRESH MATERIALIZED VIEW counted")
    assert held(target) == held(source)


def test_columns_in_another_order_are_filled_by_their_names(fresh_postgres: str, target: str, tmp_path: Path) -> None:
    run(fresh_postgres, "CREATE TABLE t (a integer, b text, c text); INSERT INTO t VALUES (1, 'b', 'c')")
    run(target, "CREATE TABLE t (c text, a integer, b text)")
    export(fresh_postgres, tmp_path / "files")
    import_files(tmp_path / "files", target)

    with psycopg.connect(target) as connection:
        assert connection.execute("SELECT a, b, c FROM t").fetchall() == [(1, "b", "c")]


@pytest.mark.parametrize(
    ("there", "words"),
    [
        ("CREATE TABLE t (a bigint, b text)", "public.t.a: the export has it as integer, the target as bigint"),
        ("CREATE TABLE t (a integer)", "public.t.b: the export has it as text, the target does not have it"),
        ("CREATE TABLE t (a integer, b text, c text)", "public.t.c: the target has this column, the export does not"),
        ("CREATE TABLE u (a integer)", "public.t: the target has no such table"),
    ],
)
def test_other_tables_are_refused_by_name(fresh_postgres: str, target: str, tmp_path: Path, there: str, words: str) -> None:
    run(fresh_postgres, "CREATE TABLE t (a integer, b text)")
    run(target, there)
    export(fresh_postgres, tmp_path / "files")

    with pytest.raises(TransferRefused, match=words):
        import_files(tmp_path / "files", target)


@pytest.mark.parametrize(
    ("there", "words"),
    [("REFERENCES a (x) CHECK (x > 2)", "b_x_check"), ("REFERENCES a (x)", "b_x_fkey"), ("UNIQUE DEFAULT 3", "b_x_key")],
)
def test_rows_that_the_target_refuses_leave_it_as_it_was(fresh_postgres: str, target: str, tmp_path: Path, there: str, words: str) -> None:
    run(fresh_postgres, "CREATE TABLE a (x integer); CREATE TABLE b (x integer); INSERT INTO a VALUES (1); INSERT INTO b VALUES (2), (2)")
    run(target, f"CREATE TABLE a (x integer UNIQUE); CREATE TABLE b (x integer {there})")
    before = held(target)
    export(fresh_postgres, tmp_path / "files")

    with pytest.raises(TransferRefused, match=words):
        import_files(tmp_path / "files", target)
    assert held(target) == before


def test_rows_of_somebody_else_are_not_taken_away(
    fresh_postgres: str, target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(url: str, script: str) -> list[tuple[object, ...]]:
        with psycopg.connect(url, autocommit=True) as connection:
            found = connection.execute(script.encode())
            return found.fetchall() if found.description else []

    run(fresh_postgres, "CREATE TABLE t (a integer); INSERT INTO t VALUES (1), (2)")
    export(fresh_postgres, tmp_path / "made")
    run(target, "CREATE TABLE t (a integer)")

    def finding(*_: object, **__: object) -> tuple[str, ...]:
        if run(target, "SELECT a FROM t"):
            run(target, "INSERT INTO t VALUES (3)")
        return ("public.t",)

    with monkeypatch.context() as patch, pytest.raises(TransferInterrupted, match="Somebody else has written rows into public.t"):
        patch.setattr(Contents, "differences", finding)
        import_files(tmp_path / "made", target)
    assert run(target, "SELECT a FROM t ORDER BY a") == [(1,), (2,), (3,)]
    run(target, "DELETE FROM t WHERE a = 3")
    import_files(tmp_path / "made", target)
    assert run(target, "SELECT a FROM t ORDER BY a") == [(1,), (2,)]


def test_a_target_that_can_only_be_read_is_refused(source: str, target: str, tmp_path: Path) -> None:
    export(source, tmp_path / "files")
    run(target, f"ALTER DATABASE {urlsplit(target).path[1:]} SET default_transaction_read_only = on")

    with pytest.raises(TransferRefused, match="The target refuses: .*read-only"):
        import_files(tmp_path / "files", target)


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("CREATE TABLE t (a integer) PARTITION BY RANGE (a)", "public.t: a partitioned table"),
        ("CREATE TABLE p (a integer); CREATE TABLE t () INHERITS (p)", "public.t: a table that inherits"),
        ("CREATE TABLE t (a integer); ALTER TABLE t ENABLE ROW LEVEL SECURITY", "public.t: a table with row security"),
        ("CREATE TABLE t (a integer); CREATE POLICY mine ON t USING (TRUE)", "public.t.mine: a policy"),
        ("CREATE TABLE t (a integer); CREATE RULE no AS ON DELETE TO t DO INSTEAD NOTHING", "public.t.no: a rule"),
        ("CREATE TYPE r AS RANGE (SUBTYPE = text)", "public.r: a range type"),
        ("CREATE AGGREGATE total (integer) (SFUNC = int4pl, STYPE = integer)", "public.total: an aggregate"),
        ("SELECT lo_create(4711)", "4711: a large object"),
    ],
)
def test_what_cannot_be_made_again_is_refused_by_name(fresh_postgres: str, tmp_path: Path, script: str, words: str) -> None:
    run(fresh_postgres, script)

    with pytest.raises(TransferRefused, match=words):
        export(fresh_postgres, tmp_path / "files")


def test_a_value_that_is_too_large_is_refused_by_name(fresh_postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(fresh_postgres, "CREATE TABLE t (a bytea); INSERT INTO t VALUES ('1234567890'), ('12345678901')")
    monkeypatch.setattr(postgres_rows, "LARGE", 5)
    monkeypatch.setattr(postgres_rows, "LARGEST", 10)

    with pytest.raises(TransferRefused, match=r"public\.t\.a: a value has more than"):
        export(fresh_postgres, tmp_path / "files")
    assert list((tmp_path / "files").iterdir()) == []


def test_what_is_left_out_is_told(fresh_postgres: str, tmp_path: Path) -> None:
    run(
        fresh_postgres,
        "CREATE TABLE t (a text); GRANT SELECT ON t TO PUBLIC; ALTER TABLE t ALTER COLUMN a SET STORAGE EXTERNAL; CREATE INDEX i ON t (a); CLUSTER t USING i",
    )

    told = export(fresh_postgres, tmp_path / "files").left_out
    assert told == ("how public.t.a is compressed, stored or counted", "order of CLUSTER of public.t", "rights (GRANT) of public.t")


@pytest.mark.parametrize("compression", ["none", "zstd"])
def test_a_changed_byte_is_noticed_before_anything_is_written(source: str, target: str, tmp_path: Path, compression: Compression) -> None:
    export(source, tmp_path / "files", compression=compression)
    path = max((tmp_path / "files/tables").iterdir(), key=lambda one: one.stat().st_size)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    before = held(target)

    with pytest.raises(StorageFailure, match="SHA-256"):
        import_files(tmp_path / "files", target)
    assert held(target) == before


def test_a_lost_row_is_noticed_even_where_the_file_s_digest_was_made_to_fit(fresh_postgres: str, target: str, tmp_path: Path) -> None:
    run(fresh_postgres, "CREATE TABLE t (a integer); INSERT INTO t VALUES (1), (2)")
    [table] = export(fresh_postgres, tmp_path / "files").tables
    (tmp_path / "files" / table.file).write_bytes(b"[1]\n")
    manifest = tmp_path / "files/manifest.json"
    manifest.write_text(manifest.read_text().replace(table.sha256, sha256_of(tmp_path / "files" / table.file)))

    with pytest.raises(ContentsDiffer, match=r"public\.t"):
        import_files(tmp_path / "files", target)


PROGRAM = """
import sys
from pathlib import Path
from twinsql.transfer.imports.import_files import import_files
import_files(Path(sys.argv[1]), sys.argv[2])
"""


KEY = "ALTER TABLE t0 ADD UNIQUE (i); ALTER TABLE t5 ADD FOREIGN KEY (i) REFERENCES t0 (i)"
TABLES = "".join(f"CREATE TABLE t{n} (i integer, b text);" for n in range(6)) + KEY


@pytest.mark.parametrize("there", ["", TABLES])
def test_an_import_that_was_killed_goes_on(fresh_postgres: str, target: str, tmp_path: Path, there: str) -> None:
    rows = "".join(f"INSERT INTO t{n} SELECT i, 'text ' || i FROM generate_series(1, 20000) AS i;" for n in range(6))
    run(fresh_postgres, TABLES + ";" + rows)
    run(target, there)
    export(fresh_postgres, tmp_path / "files")
    for filled in (1, 3):
        with subprocess.Popen([sys.executable, "-c", PROGRAM, tmp_path / "files", target]) as process, psycopg.connect(target) as watcher:
            watcher.autocommit = True
            while process.poll() is None and tables_in(watcher) < filled:
                pass
            os.kill(process.pid, signal.SIGKILL)

    import_files(tmp_path / "files", target)
    assert held(target) == held(fresh_postgres)


def test_an_import_whose_server_closes_the_connection_goes_on(fresh_postgres: str, target: str, tmp_path: Path) -> None:
    run(
        fresh_postgres,
        "CREATE TABLE a AS SELECT i FROM generate_series(1, 1000) AS i; CREATE TABLE b AS SELECT i FROM generate_series(1, 1000) AS i",
    )
    export(fresh_postgres, tmp_path / "files")

    class Fault(NoProgress):
        """Has the server end all sessions once a table is in."""

        def advance(self, rows: int) -> None:
            with psycopg.connect(fresh_postgres, autocommit=True) as other:
                others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND wait_event IS NOT NULL"
                other.execute(others, (urlsplit(target).path[1:],))

    with pytest.raises(DatabaseError):
        import_files(tmp_path / "files", target, progress=Fault())
    import_files(tmp_path / "files", target)

    assert held(target) == held(fresh_postgres)


def tables_in(watcher: psycopg.Connection) -> int:
    """How many tables an import has filled."""
    with suppress(psycopg.errors.UndefinedTable):
        row = watcher.execute("SELECT count(*) FROM twinsql_import.filled").fetchone()
        return row[0] if row else 0
    return 0


def test_another_export_is_not_mixed_into_an_unfinished_import(source: str, fresh_postgres: str, target: str, tmp_path: Path) -> None:
    export(source, tmp_path / "files")
    run(target, MARKS().decode() + "INSERT INTO twinsql_import.export VALUES ('of another', TRUE)")

    with pytest.raises(TransferRefused, match="unfinished import of another export"):
        import_files(tmp_path / "files", target)


def test_an_export_under_writers_is_of_one_moment(fresh_postgres: str, tmp_path: Path) -> None:
    run(fresh_postgres, "CREATE TABLE a (x integer); CREATE TABLE b (x integer)")
    stop = threading.Event()

    def write() -> None:
        with psycopg.connect(fresh_postgres) as writer:
            while not stop.is_set():
                writer.execute("WITH one AS (INSERT INTO a VALUES (1)) INSERT INTO b VALUES (1)")
                writer.commit()

    thread = threading.Thread(target=write)
    thread.start()
    try:
        manifest = export(fresh_postgres, tmp_path / "files")
    finally:
        stop.set()
        thread.join()

    assert manifest.tables[0].rows == manifest.tables[1].rows == manifest.contents.tables["public.b"].rows


def test_a_full_disk_is_told(source: str) -> None:
    with pytest.raises(StorageFailure, match="cannot be written"):
        export(source, Path("/dev/full/files"))
