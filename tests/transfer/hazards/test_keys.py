"""What keys, references and sizes of a SQLite file would not let into PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from twinsql.transfer.catalogue import read_catalogue
from twinsql.transfer.census.census import census, take_census
from twinsql.transfer.census.demands import declared_demands
from twinsql.transfer.census.needs import declared_needs
from twinsql.transfer.source import open_source

from tests.transfer.making import database, look

if TYPE_CHECKING:
    from pathlib import Path


def refused(folder: Path, script: str, *rules: str) -> list[tuple[str, str, int]]:
    return [(one.place, one.reason, one.count) for one in look(folder, script, rules=rules).refusals]


def test_hazard_32_nulls_in_a_key_are_counted_and_named(tmp_path: Path) -> None:
    found = look(tmp_path, "CREATE TABLE t (k TEXT PRIMARY KEY, v INT); INSERT INTO t VALUES (NULL, 1), ('a', 2), (NULL, 3)")
    [refusal] = found.refusals

    assert (refusal.place, refusal.count, [one.key for one in refusal.examples]) == ("t.k", 2, ["rowid = 1", "rowid = 3"])


def test_hazard_32_nulls_where_not_null_was_added_later(tmp_path: Path) -> None:
    script = """
        CREATE TABLE t (a INT); INSERT INTO t VALUES (NULL);
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = 'CREATE TABLE t (a INT NOT NULL)' WHERE name = 't';
    """

    assert refused(tmp_path, script) == [("t.a", "NULL in a column that is declared NOT NULL", 1)]


def test_hazard_35_a_descending_integer_key_may_hold_null(tmp_path: Path) -> None:
    script = "CREATE TABLE t (id INTEGER PRIMARY KEY DESC); INSERT INTO t VALUES (NULL), (1)"

    assert [(place, count) for place, _, count in refused(tmp_path, script)] == [("t.id", 1)]


def test_hazard_44_orphans_are_counted_and_named(tmp_path: Path) -> None:
    script = """
        CREATE TABLE p (a INT, b INT, PRIMARY KEY (a, b));
        CREATE TABLE c (x INT, y INT, FOREIGN KEY (x, y) REFERENCES p (a, b));
        INSERT INTO p VALUES (1, 2);
        INSERT INTO c VALUES (1, 2), (2, 1), (NULL, 7), (1, 3);
    """

    assert refused(tmp_path, script) == [("c.x", "x, y refers to a row of p that is not there", 2)]
    assert refused(tmp_path, script, "c.x=orphans") == []


def test_hazard_44_orphans_are_found_through_an_index(tmp_path: Path) -> None:
    script = """
        CREATE TABLE p (a INTEGER PRIMARY KEY);
        CREATE TABLE c (x INT REFERENCES p);
        CREATE INDEX cx ON c (x);
        INSERT INTO p VALUES (1);
        INSERT INTO c VALUES (1), (1), (2), (2), (NULL), (3);
    """

    assert refused(tmp_path, script) == [("c.x", "x refers to a row of p that is not there", 3)]


def test_hazard_44_a_collation_of_the_child_hides_no_orphan(tmp_path: Path) -> None:
    script = """
        CREATE TABLE p (k TEXT PRIMARY KEY);
        CREATE TABLE c (k TEXT COLLATE NOCASE REFERENCES p);
        CREATE INDEX ck ON c (k);
        INSERT INTO p VALUES ('abc'), ('x');
        INSERT INTO c VALUES ('abc'), ('ABC'), ('x'), ('X');
    """

    assert refused(tmp_path, script) == [("c.k", "k refers to a row of p that is not there", 2)]


@pytest.mark.parametrize("written", ["REFERENCES P", "REFERENCES p (K)", 'REFERENCES "P" ("k")'])
def test_hazard_45_references_are_resolved_as_sqlite_resolves_them(tmp_path: Path, written: str) -> None:
    script = f"CREATE TABLE p (k TEXT PRIMARY KEY); CREATE TABLE c (x TEXT {written}); INSERT INTO c VALUES ('none')"

    assert [(place, count) for place, _, count in refused(tmp_path, script)] == [("c.x", 1)]


@pytest.mark.parametrize("written", ["REFERENCES missing", "REFERENCES p (v)", "REFERENCES p (none)"])
def test_hazard_45_a_reference_that_no_database_holds_to_refuses_no_row(tmp_path: Path, written: str) -> None:
    script = f"CREATE TABLE p (k TEXT PRIMARY KEY, v TEXT); CREATE TABLE c (x TEXT {written}); INSERT INTO c VALUES ('none')"

    assert refused(tmp_path, script) == []


@pytest.mark.parametrize(("collation", "refusals"), [("BINARY", []), ("NOCASE", [("t.k", 1)])])
def test_hazard_28_a_key_is_refused_where_neither_an_index_nor_digests_hold_it(
    tmp_path: Path, collation: str, refusals: list[tuple[str, int]]
) -> None:
    script = f"CREATE TABLE t (k TEXT COLLATE {collation} PRIMARY KEY); INSERT INTO t VALUES ('short'), (hex(randomblob(1500)))"

    assert [(place, count) for place, _, count in refused(tmp_path, script)] == refusals


def test_hazard_53_too_many_columns_are_refused(tmp_path: Path) -> None:
    columns = ", ".join(f"c{number} INT" for number in range(1601))

    assert [place for place, _, _ in refused(tmp_path, f"CREATE TABLE t ({columns})")] == ["t"]


def test_hazard_53_rows_that_no_page_holds_are_refused(tmp_path: Path) -> None:
    columns = ", ".join(f"c{number} INT" for number in range(1200))
    values = ", ".join("1" for _ in range(1200))

    assert [place for place, _, _ in refused(tmp_path, f"CREATE TABLE t ({columns}); INSERT INTO t VALUES ({values})")] == ["t"]


def test_hazard_53_rows_with_few_values_of_many_columns_are_none(tmp_path: Path) -> None:
    names = [f"c{number}" for number in range(1500)]
    script = f"CREATE TABLE t ({', '.join(f'{name} INT' for name in names)});" + "".join(
        f"INSERT INTO t ({', '.join(names[start:][:300])}) VALUES ({', '.join(['1'] * 300)});" for start in range(0, 1500, 300)
    )

    assert refused(tmp_path, script) == []


def test_hazard_55_56_57_what_is_no_table_is_listed(tmp_path: Path) -> None:
    script = """
        CREATE TABLE t (a INT); INSERT INTO t VALUES (1);
        CREATE INDEX i ON t (a); ANALYZE;
        CREATE VIEW v AS SELECT a FROM t;
        CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END;
        CREATE VIRTUAL TABLE f USING fts5(body);
    """
    found = look(tmp_path, script)

    assert ([table.name for table in found.tables], [place for place, _ in found.notes]) == (["t"], ["v", "g", "f"])
    assert found.ok


@pytest.mark.parametrize(
    ("virtual", "held"),
    [
        ("fts5(a, b); INSERT INTO v VALUES ('x', 'y'), ('z', '')", "2 rows"),
        ("fts4(a); INSERT INTO v VALUES ('x')", "1 row"),
        ("rtree(id, low, high); INSERT INTO v VALUES (1, 2, 3)", "1 row"),
        ("fts5(a)", ""),
        ("fts5(a, content='t'); INSERT INTO v (v) VALUES ('rebuild')", ""),
        ("fts5(a, content=''); INSERT INTO v (rowid, a) VALUES (1, 'x')", ""),
        ("fts4(a, content='t'); INSERT INTO v (v) VALUES ('rebuild')", ""),
    ],
)
def test_hazard_55_virtual_tables_with_rows_of_their_own_are_refused(tmp_path: Path, virtual: str, held: str) -> None:
    script = f"CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('x'); CREATE VIRTUAL TABLE v USING {virtual}"
    reason = f"a virtual table, which PostgreSQL has not, with {held} of its own"

    assert refused(tmp_path, script) == ([("v", reason, 0)] if held else [])
    assert refused(tmp_path, script, "V=drop") == []


def test_hazard_59_rows_without_a_key_are_all_counted(tmp_path: Path) -> None:
    assert look(tmp_path, "CREATE TABLE t (a INT); INSERT INTO t VALUES (1), (1), (1)").tables[0].rows == 3


def test_hazard_66_a_file_in_utf_16_is_as_any_other(tmp_path: Path) -> None:
    found = look(tmp_path, "PRAGMA encoding = 'UTF-16be'; CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('안녕 🐟')")

    assert (found.encoding, found.tables[0].columns[0].type, found.ok) == ("UTF-16be", "text", True)


@pytest.mark.parametrize("name", ["x" * 64, "ctid", "한" * 22])
def test_hazard_51_52_names_that_postgresql_cannot_have_are_told(tmp_path: Path, name: str) -> None:
    found = look(tmp_path, f'CREATE TABLE t ("{name}" INT)')

    assert [place for place, _ in found.notes] == [f"t.{name}"]


def test_a_file_is_only_read(tmp_path: Path) -> None:
    path = database(tmp_path, "CREATE TABLE t (a INT); INSERT INTO t VALUES (1)")
    before = path.read_bytes()
    path.chmod(0o400)

    census(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("declared", "values", "rules", "count"),
    [
        pytest.param("", "(1), ('1'), (2)", ["t.c=text+as_text"], 2, id="1 and '1'"),
        pytest.param("", "(1), ('1'), (2)", ["t.c=tagged"], 0, id="1 and '1', tagged"),
        pytest.param(
            "DATETIME", "('2023-01-01 00:00:00'), ('2023-01-01T00:00:00.000'), ('2023-01-02 00:00')", [], 2, id="one moment, two spellings"
        ),
        pytest.param("DATETIME", "('2023-01-01 09:00:00+09:00'), ('2023-01-01T00:00:00Z')", [], 2, id="one moment, two zones"),
        pytest.param(
            "UUID", "('0f8fad5b-d9cb-469f-a165-70867728950e'), ('0F8FAD5BD9CB469FA16570867728950E')", [], 2, id="one uuid, two spellings"
        ),
        pytest.param("BLOB", "('a'), (x'61'), (x'62')", [], 2, id="a text and its bytes"),
        pytest.param(
            "TEXT", """('{"a": 1, "b": [2.0]}'), ('{"b":[2],"a":1.0}'), ('{"a": "1"}')""", ["t.c=jsonb"], 2, id="one JSON value, two texts"
        ),
        pytest.param("TEXT", "('a'), (NULL), (NULL), ('A')", [], 0, id="texts and NULLs"),
    ],
)
def test_hazard_58_values_that_would_become_equal_in_a_key_are_refused(
    tmp_path: Path, declared: str, values: str, rules: list[str], count: int
) -> None:
    found = look(tmp_path, f"CREATE TABLE t (id INTEGER PRIMARY KEY, c {declared} UNIQUE); INSERT INTO t (c) VALUES {values}", rules=rules)

    assert [(one.place, one.count) for one in found.refusals] == ([("t.c", count)] if count else [])


def test_hazard_27_a_value_that_no_dump_could_hold_is_refused_and_can_be_allowed(tmp_path: Path) -> None:
    path = database(
        tmp_path,
        "CREATE TABLE t (id INTEGER PRIMARY KEY, a BLOB, b TEXT); INSERT INTO t VALUES (1, zeroblob(9000000), 'x'), (2, zeroblob(9), 'y')",
    )
    with open_source(path) as connection:
        catalogue = read_catalogue(connection)
        demands, needs = declared_demands(catalogue, {}), declared_needs(catalogue, {})
        few, many = (take_census(connection, catalogue, demands, needs, largest=most) for most in (8 * 2**20, 9 * 2**20))

    [refusal] = few.tables["t"].problems
    assert (refusal.place, refusal.count, refusal.examples[0].key, refusal.examples[0].value) == ("t.a", 1, "id = 1", "9,000,000 bytes")
    assert many.tables["t"].problems == []


@pytest.mark.parametrize(
    ("value", "reason"), [("안" * 3_000_000, ""), ("x" * 9_000_000 + "\0", "a NUL"), (b"x" * 9_000_000 + b"\x96", "no UTF-8")]
)
def test_hazard_26_a_large_text_is_looked_at_in_pieces(tmp_path: Path, value: str | bytes, reason: str) -> None:
    sql = "INSERT INTO t VALUES (1, CAST(? AS TEXT), 5)" if isinstance(value, bytes) else "INSERT INTO t VALUES (1, ?, 5)"
    found = look(tmp_path, "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, n INT)", (sql, (value,)))

    assert [one.reason[: len(reason)] for one in found.refusals] == ([reason] if reason else [])
    assert found.tables[0].columns[1].counts == {"text": 1}
    assert found.tables[0].columns[2].greatest == 5


def test_hazard_26_a_large_value_that_is_json_is_read_whole(tmp_path: Path) -> None:
    found = look(tmp_path, "CREATE TABLE t (id INTEGER PRIMARY KEY, a JSON)", ("INSERT INTO t VALUES (1, ?)", (f'["{"x" * 9_000_000}"]',)))

    assert (found.ok, found.tables[0].columns[1].type) == (True, "json")
