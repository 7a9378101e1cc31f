"""Maps: what TOML files may say, what becomes of rows, and that every mistake is named with its line."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from twinsql.adapters.errors import ConfigError
from twinsql.transfer.copy import copying, journal
from twinsql.transfer.maps.functions import json_at, moment
from twinsql.transfer.maps.maps import read_map
from twinsql.transfer.maps.steps import prepare
from twinsql.transfer.maps.toml_lines import key_lines
from twinsql.transfer.move.move import move
from twinsql.transfer.move.options import MoveOptions
from twinsql.transfer.outcome import Exit, TransferRefused

from tests.docs.pages import blocks
from tests.transfer.making import database

if TYPE_CHECKING:
    from twinsql.transfer.maps.maps import MapFile
    from twinsql.transfer.maps.steps import Prepared
    from twinsql.transfer.move.options import Moved

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "maps.md"
NOTES = """
CREATE TABLE Notes (id INTEGER PRIMARY KEY, "when" DATETIME, state TEXT, meta TEXT, junk TEXT);
INSERT INTO Notes VALUES
    (1, '2024-01-31 09:30:00', 'open', '{"size": 12345678901234567890, "by": {"name": "김"}}', 'x'),
    (2, '2024-01-31T09:30:00.125Z', 'shut', '{}', NULL),
    (3, '2024-01-30 00:00:00', NULL, NULL, 'y');
"""


def fails(value: object) -> str:
    """For maps."""
    if value == 2:
        raise KeyError(value)
    return "fine"


def written(folder: Path, text: str) -> MapFile:
    path = folder / "my.toml"
    path.write_text(text, encoding="utf-8")
    return read_map(path)


def ready(folder: Path, script: str, text: str) -> Prepared:
    return prepare(database(folder, script), written(folder, text), folder / "prepared.db")


def content(prepared: Prepared, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(prepared.path)) as connection:
        return connection.execute(query).fetchall()


def go(folder: Path, url: str, text: str, work: str = "work") -> Moved:
    options = MoveOptions(folder / work, mapping=written(folder, text))
    return move(folder / "source.db", url, options)


def target(url: str, script: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(script.encode())


def rows(url: str, query: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(url) as connection:
        connection.execute("SET TIME ZONE 'UTC'")
        return connection.execute(query.encode()).fetchall()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[tables.Notes\nto = 1", 1, "Expected"),
        ('\n[table.Notes]\nto = "notes"', 2, "a map has no 'table' here"),
        ('[tables.Notes]\n\ntoo = "notes"', 3, "a map has no 'too' here"),
        ("[tables.Notes]\nto = 1", 2, "to is to be a text"),
        ('[tables.Notes]\nto = "a"\ninto = "b"', 1, "Notes has to and into"),
        ("[tables.Notes.columns]\nid = 7", 2, "id is to be the name of a column"),
        ('[tables.Notes.columns]\nid = { als = "text" }', 2, "a map has no 'als' here"),
        ('[tables.Notes.columns]\nid = "a"\nmeta = "a"', 3, "a is filled twice"),
        ('[tables.Notes]\ndrop = ["id"]\n[tables.Notes.columns]\nid = "a"', 2, "id is carried and dropped"),
        ('[tables.Notes.columns]\nid = "a"\n\n[tables.Notes.made]\na = "1"', 5, "a is filled twice"),
        ('[tables.Notes.columns]\nid = { as = "isoo" }', 2, "'isoo'"),
        ("[tables.Notes.columns]\nid = { values = [1] }", 2, "id is to be a list"),
        ("[tables.Notes.columns]\nid = { values = [[1, 2, 3]] }", 2, "list of pairs"),
        ("[tables.Notes.columns]\nid = { default = 2024-01-01 }", 2, "is no JSON"),
        ('[functions]\nx = "tests.transfer.test_maps:missing"', 2, "there is no function"),
        ('[functions]\nx = "no_such_package.at:all"', 2, "there is no function"),
        ('[functions]\nmoment = "tests.transfer.test_maps:fails"', 2, "cannot be the name"),
        ('[[tables.Notes.change]]\nwhy = "w"\nwhere = "1"', 1, "set is missing"),
        ('[[tables.Notes.leave_out]]\nwhy = "a"\nwhere = "0"\n[[tables.Notes.leave_out]]\nwhere = "1"', 4, "why is missing"),
        ('[tables.Notes.made]\na = "id ^ 2"', 2, "SQLite does not understand the character '^'"),
    ],
)
def test_mistakes_are_named_with_their_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    with pytest.raises(ConfigError) as caught:
        written(tmp_path, text)

    assert str(caught.value).startswith(f"my.toml:{line}: ")
    assert words in str(caught.value)
    assert "\n    fix:  " in str(caught.value)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('\n[tables.Nots]\nto = "notes"', 2, "the source has no table Nots"),
        ('[tables.Notes.columns]\nid = "id"\nWhen = "at"', 3, "Notes has no column When"),
        ('[tables.Notes]\ndrop = [\n  "jank"]', 1, "Notes has no column jank"),
        ('[tables.Notes.made]\nstate = "1"', 2, "Notes has a column state"),
        ('[tables.Notes.made]\na = "1"\nb = "stat"', 3, "no such column: stat"),
        # SQLite itself would take it for a text.
        ("[tables.Notes.made]\na = 'length(\"stat\")'", 2, "no such column: stat"),
        ("[tables.Notes.made]\na = '1; DROP TABLE Notes'", 2, "SQLite says"),
        ('[[tables.Notes.leave_out]]\nwhy = "w"\nwhere = "id IN (SELECT id FROM nowhere)"', 3, "no such table"),
        ('[[tables.Notes.change]]\nwhy = "w"\nwhere = "1"\nset.stat = "2"', 4, "Notes has no column stat"),
        ('[[tables.Notes.add]]\nwhy = "w"\nrows = "SELECT 1 AS id"', 3, "UNIQUE constraint failed"),
        ('[tables.Notes]\ninto = "nowhere"', 1, "the source has no table nowhere"),
        ('[tables.Notes]\ninto = "Others"', 1, "Others has no column when"),
    ],
)
def test_what_the_source_does_not_have_is_named_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    with pytest.raises(ConfigError) as caught:
        ready(tmp_path, f"{NOTES}; CREATE TABLE Others (id)", text)

    assert str(caught.value).startswith(f"my.toml:{line}: ")
    assert words in str(caught.value)
    assert not (tmp_path / "prepared.db").exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[tables.Notes]\nto = "nots"', "my.toml:1"),
        ('[tables.Notes.columns]\nid = "key"', "correct my.toml:2; columns of notes are"),
        ('[tables.Notes]\nto = "notes"\n[tables.Notes.columns]\nid = { as = "text" }', "The rule for Notes.id (my.toml:4) says text"),
    ],
)
def test_what_the_target_does_not_have_is_named_with_its_line(tmp_path: Path, fresh_postgres: str, text: str, words: str) -> None:
    database(tmp_path, NOTES)
    target(fresh_postgres, 'CREATE TABLE notes (id bigint PRIMARY KEY, "when" text, state text, meta text, junk text)')

    with pytest.raises((TransferRefused, ConfigError)) as caught:
        go(tmp_path, fresh_postgres, text)

    assert words in str(caught.value)


def test_columns_are_renamed_split_dropped_filled_and_made(tmp_path: Path, fresh_postgres: str) -> None:
    database(tmp_path, NOTES)
    target(
        fresh_postgres,
        """
        CREATE TABLE remarks (id bigint PRIMARY KEY, made timestamptz(3) NOT NULL, day timestamptz NOT NULL, state text NOT NULL, size numeric, author text,
                              place integer NOT NULL, origin text NOT NULL)
        """,
    )
    found = go(
        tmp_path,
        fresh_postgres,
        """
        [tables.Notes]
        to = "remarks"
        drop = ["junk", "meta"]
        [tables.Notes.columns]
        when = [{ to = "made", as = "iso+utc" }, { to = "day", as = "iso+zone:Asia/Seoul" }]
        state = { values = [["open", "new"], ["shut", "done"]], default = "unknown" }
        [tables.Notes.made]
        size = "json_at(meta, '$.size')"
        author = "json_at(meta, '$.by.name')"
        place = "row_number() OVER (ORDER BY moment([when]))"
        origin = "'notes'"
        """,
    )

    assert found.exit is Exit.EQUAL
    arrived = "SELECT id, made::text, day::text, state, size::text, author, place, origin FROM remarks ORDER BY id"
    assert rows(fresh_postgres, arrived) == [
        (1, "2024-01-31 09:30:00+00", "2024-01-31 00:30:00+00", "new", "12345678901234567890", "김", 2, "notes"),
        (2, "2024-01-31 09:30:00.125+00", "2024-01-31 09:30:00.125+00", "done", None, None, 3, "notes"),
        (3, "2024-01-30 00:00:00+00", "2024-01-29 15:00:00+00", "unknown", None, None, 1, "notes"),
    ]
    assert {(one.place, one.what): one.count for one in found.draft.uses} == {
        ("Notes.junk", "values left out"): 2,
        ("Notes.meta", "values left out"): 2,
        ("Notes.when", "values changed by utc"): 2,
        ("Notes.when", "values changed by zone:Asia/Seoul"): 2,
        ("Notes.state", 'values changed by value:["open", "new"]'): 1,
        ("Notes.state", 'values changed by value:["shut", "done"]'): 1,
        ("Notes.state", 'values changed by default:"unknown"'): 1,
    }


def test_rows_are_changed_left_out_and_added_in_this_order(tmp_path: Path) -> None:
    prepared = ready(
        tmp_path,
        NOTES,
        """
        [[tables.Notes.add]]
        why = "one more"
        rows = "SELECT 9 AS id, state FROM Notes WHERE id = 2"
        [[tables.Notes.leave_out]]
        why = "old"
        where = "state = 'gone'"
        [[tables.Notes.change]]
        why = "spelling"
        where = "state = 'open'"
        set.state = "'gone'"
        set.junk = "NULL"
        """,
    )

    assert content(prepared, "SELECT id, state FROM Notes ORDER BY id") == [(2, "shut"), (3, None), (9, "shut")]
    assert [str(one) for one in prepared.uses] == [
        "Notes.state, junk: 1 row changed: spelling (my.toml:10)",
        "Notes: 1 row left out: old (my.toml:7)",
        "Notes: 1 row added: one more (my.toml:4)",
    ]
    assert [one.key for one in prepared.uses[1].examples] == ["id = 1"]


def test_rows_of_a_table_go_into_another(tmp_path: Path) -> None:
    script = """
    CREATE TABLE old (id INTEGER PRIMARY KEY, name TEXT, spare TEXT); INSERT INTO old VALUES (1, 'a', 's'), (2, 'b', NULL), (3, 'c', NULL);
    CREATE TABLE new (id INTEGER PRIMARY KEY, label TEXT NOT NULL, origin TEXT); INSERT INTO new VALUES (2, 'B', 'new');
    """
    prepared = ready(
        tmp_path,
        script,
        """
        [tables.old]
        into = "new"
        drop = ["spare"]
        [tables.old.columns]
        name = "label"
        [tables.old.made]
        origin = "'old'"
        [[tables.old.leave_out]]
        why = "it is there"
        where = "id IN (SELECT id FROM new)"
        """,
    )

    assert content(prepared, "SELECT * FROM new ORDER BY id") == [(1, "a", "old"), (2, "B", "new"), (3, "c", "old")]
    assert prepared.mapping == {}
    assert {(one.place, one.what): one.count for one in prepared.uses} == {
        ("old", "rows left out"): 1,
        ("old.spare", "values left out"): 1,
        ("old", "rows carried with new"): 2,
    }


def test_rows_that_do_not_fit_into_another_table_are_an_error(tmp_path: Path) -> None:
    script = "CREATE TABLE old (id INTEGER PRIMARY KEY); INSERT INTO old VALUES (1); CREATE TABLE new (id INTEGER PRIMARY KEY); INSERT INTO new VALUES (1)"

    with pytest.raises(ConfigError, match=r"my.toml:1: rows of old do not fit into new: UNIQUE constraint failed: new.id"):
        ready(tmp_path, script, '[tables.old]\ninto = "new"')


def test_a_whole_table_is_left_out_and_counted(tmp_path: Path) -> None:
    prepared = ready(tmp_path, NOTES, "[tables.Notes]\ndrop = true")

    assert prepared.mapping["Notes"].target == ""
    assert [str(one) for one in prepared.uses] == ["Notes: 3 rows left out: the whole table (my.toml:1)"]


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TABLE t (k TEXT, n INT, PRIMARY KEY (k, n)) WITHOUT ROWID",
        "CREATE TABLE t (k TEXT, n INT) STRICT",
        "CREATE TABLE t (k TEXT COLLATE NOCASE, n INT, g GENERATED ALWAYS AS (n + 1), CHECK (n > 5))",
        "CREATE TABLE t (k TEXT PRIMARY KEY, n INT); CREATE TRIGGER r BEFORE UPDATE ON t BEGIN SELECT RAISE(ABORT, 'no'); END",
        "CREATE TABLE t (rowid TEXT, k TEXT, n INT)",
        "CREATE TABLE t (k TEXT, n INT); CREATE VIEW broken AS SELECT missing FROM nowhere; CREATE INDEX i ON t (k || n)",
        """CREATE TABLE t (k TEXT, n INT); PRAGMA writable_schema = ON;
        INSERT INTO sqlite_schema VALUES ('table', 'v', 'v', 0, 'CREATE VIRTUAL TABLE v USING nobody_has_this(x)')""",
        "CREATE TABLE t (made TEXT, m INT, k0 INT, k TEXT, n INT)",
    ],
)
def test_columns_are_made_for_every_kind_of_table(tmp_path: Path, script: str) -> None:
    rows = "PRAGMA ignore_check_constraints = ON; INSERT INTO t (k, n) VALUES ('a', 1), ('b', 2), ('A', 2), ('안', NULL)".replace(
        "NULL", "0"
    )
    prepared = ready(tmp_path, f"{script}; {rows}", '[tables.t.made]\nlabel = "k || \'-\' || sum(n) OVER ()"\nclass = "typeof(label)"')

    assert content(prepared, "SELECT k, label, class FROM t ORDER BY k COLLATE BINARY, n") == [
        ("A", "A-5", "text"),
        ("a", "a-5", "text"),
        ("b", "b-5", "text"),
        ("안", "안-5", "text"),
    ]


def test_a_table_with_the_name_of_any_of_ours(tmp_path: Path) -> None:
    prepared = ready(tmp_path, "CREATE TABLE made (m); INSERT INTO made VALUES (1)", '[tables.made.made]\nk0 = "m + 1"')

    assert content(prepared, "SELECT m, k0 FROM made") == [(1, 2)]


def test_what_is_optional_may_be_missing(tmp_path: Path, fresh_postgres: str) -> None:
    database(tmp_path, "CREATE TABLE Notes (id INTEGER PRIMARY KEY); INSERT INTO Notes VALUES (1)")
    target(fresh_postgres, "CREATE TABLE notes (id bigint PRIMARY KEY, state text NOT NULL, tags bigint NOT NULL)")

    go(
        tmp_path,
        fresh_postgres,
        """
        [tables.Tags]
        optional = true
        columns.note = "note"
        [tables.Notes]
        columns.state = { default = "new", optional = true }
        columns.older = { drop = true, optional = true }
        made.tags = "(SELECT count(*) FROM Tags WHERE note = coalesce(older, Notes.id))"
        """,
    )

    assert rows(fresh_postgres, "SELECT * FROM notes") == [(1, "new", 0)]


def test_a_missing_table_may_take_the_rows_of_another(tmp_path: Path) -> None:
    prepared = ready(
        tmp_path,
        "CREATE TABLE old (id INTEGER PRIMARY KEY); INSERT INTO old VALUES (1), (2)",
        '[tables.old]\ninto = "new"\n[tables.new]\noptional = true\ncolumns.id = "id"\n[tables.other]\noptional = true\ncolumns.id = "id"',
    )

    assert content(prepared, "SELECT id FROM new ORDER BY id") == [(1,), (2,)]
    assert list(prepared.mapping) == ["new"]


def test_a_function_that_fails_names_its_rows(tmp_path: Path) -> None:
    text = '[functions]\nf = "tests.transfer.test_maps:fails"\n[tables.Notes.made]\nmade = "f(id)"'

    with pytest.raises(TransferRefused) as caught:
        ready(tmp_path, NOTES, text)

    [refusal] = caught.value.refusals
    assert (refusal.place, refusal.count, [one.key for one in refusal.examples]) == ("Notes.made", 1, ["id = 2"])
    assert refusal.reason == "a function of the map fails with KeyError"
    assert "my.toml:4" in refusal.cure


def test_a_function_that_fails_in_a_change_names_its_rows(tmp_path: Path) -> None:
    text = """
    functions.f = "tests.transfer.test_maps:fails"
    [[tables.Notes.change]]
    why = "w"
    where = "id > 1"
    set.state = "f(id)"
    """

    with pytest.raises(TransferRefused) as caught:
        ready(tmp_path, NOTES, text)

    [refusal] = caught.value.refusals
    assert ([one.key for one in refusal.examples], "my.toml:6" in refusal.cure) == (["id = 2"], True)


def test_a_text_that_no_function_can_read_names_its_row(tmp_path: Path) -> None:
    script = "CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT); INSERT INTO t VALUES (1, 'fine'), (7, CAST(x'ff' AS TEXT))"

    with pytest.raises(TransferRefused) as caught:
        ready(tmp_path, script, "[tables.t.made]\nmade = \"json_at('{}', '$') || moment(x)\"")

    [refusal] = caught.value.refusals
    assert [one.key for one in refusal.examples] == ["id = 7"]
    assert "no UTF-8" in refusal.reason


def test_the_snapshot_is_what_the_source_is_compared_with(tmp_path: Path, fresh_postgres: str, monkeypatch: pytest.MonkeyPatch) -> None:
    source = database(tmp_path, NOTES)
    target(fresh_postgres, 'CREATE TABLE notes (id bigint, "when" text, state text, meta text, junk text)')
    text = '[[tables.Notes.change]]\nwhy = "w"\nwhere = "1"\nset.junk = "NULL"'
    copy = copying.PieceCopier.copy

    def and_write(self: copying.PieceCopier, piece: journal.PieceState) -> None:
        with closing(sqlite3.connect(source)) as connection:
            connection.execute("UPDATE Notes SET state = 'later'")
            connection.commit()
        copy(self, piece)

    with monkeypatch.context() as patch:
        patch.setattr(copying.PieceCopier, "copy", and_write)
        assert go(tmp_path, fresh_postgres, text).exit is Exit.SOURCE_CHANGED
    target(fresh_postgres, "TRUNCATE notes")
    assert go(tmp_path, fresh_postgres, text, "another").exit is Exit.EQUAL
    assert rows(fresh_postgres, "SELECT DISTINCT state, junk FROM notes") == [("later", None)]
    assert list(tmp_path.glob("*/snapshot.db")) + list(tmp_path.glob("*/prepared.db")) == []


class Died(BaseException):
    """The mover is gone."""


def test_a_dead_move_goes_on_with_the_same_map_alone(tmp_path: Path, fresh_postgres: str, monkeypatch: pytest.MonkeyPatch) -> None:
    database(tmp_path, NOTES)
    target(fresh_postgres, 'CREATE TABLE notes (id bigint, "when" text, state text, meta text, junk text, place int)')
    text = '[tables.Notes.made]\nplace = "row_number() OVER (ORDER BY id DESC)"'

    def die(*_: Any, **__: Any) -> None:
        raise Died

    with monkeypatch.context() as patch:
        patch.setattr(journal, "advance", die)
        with pytest.raises(Died):
            go(tmp_path, fresh_postgres, text)
    with pytest.raises(TransferRefused, match="another plan"):
        go(tmp_path, fresh_postgres, text.replace(" DESC", ""))

    found = go(tmp_path, fresh_postgres, text)

    assert (found.exit, found.resumed) == (Exit.EQUAL, True)
    assert rows(fresh_postgres, "SELECT id, place FROM notes ORDER BY id") == [(1, 3), (2, 2), (3, 1)]


def test_a_map_and_a_schema_that_is_made_do_not_go_together(tmp_path: Path, fresh_postgres: str) -> None:
    options = MoveOptions(tmp_path / "work", mapping=written(tmp_path, "[tables.Notes]"), create_schema=True)

    with pytest.raises(ConfigError, match="twinsql schema"):
        move(database(tmp_path, NOTES), fresh_postgres, options)


def test_a_map_carries_rows_without_their_parent(tmp_path: Path, fresh_postgres: str) -> None:
    database(tmp_path, "CREATE TABLE p (id INT); CREATE TABLE c (p INT); INSERT INTO c VALUES (7)")
    target(fresh_postgres, "CREATE TABLE p (id bigint PRIMARY KEY); CREATE TABLE c (p bigint REFERENCES p)")

    go(tmp_path, fresh_postgres, '[tables.c.columns]\np = { as = "orphans" }')

    assert rows(fresh_postgres, "SELECT convalidated FROM pg_constraint WHERE contype = 'f'") == [(False,)]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("$.int", 9223372036854775807),
        ("$.long", "9223372036854775808"),
        ("$.real", 0.1),
        ("$.exact", "0.10000000000000000000001"),
        ("$.zero", 1.5),
        ("$.text", "안녕 \u0000"),
        ("$.yes", 1),
        ("$.no", 0),
        ("$.nothing", None),
        ("$.missing", None),
        ("$.list[1]", 2),
        ("$.list[9]", None),
        ("$.list", '[1,2,{"a b":1.10}]'),
        ('$.list[2]."a b"', 1.1),
        ("$.list.x", None),
    ],
)
def test_parts_of_json_are_exact(path: str, value: object) -> None:
    text = (
        '{"int": 9223372036854775807, "long": 9223372036854775808, "real": 0.1, "exact": 0.10000000000000000000001, "zero": 1.50,'
        ' "text": "\\uc548녕 \\u0000", "yes": true, "no": false, "nothing": null, "list": [1, 2, {"a b": 1.10}]}'
    )
    found = json_at(text, path)

    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize("path", ["", "a", "$.", "$[x]", "$.a.", "$a"])
def test_a_path_that_is_none_is_an_error(path: str) -> None:
    with pytest.raises(ValueError):
        json_at("{}", path)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-01-31 09:30:00", "2024-01-31T09:30:00.000+00:00"),
        ("2024-01-31T09:30:00.125Z", "2024-01-31T09:30:00.125+00:00"),
        ("2024-01-31T09:30:00.1200Z", "2024-01-31T09:30:00.120+00:00"),
        ("2024-01-31T00:30:00.1234567+09:00", "2024-01-30T15:30:00.1234567+00:00"),
        ("2024-01-31", None),
        ("yesterday", None),
        (1700000000, None),
        (None, None),
    ],
)
def test_moments_compare_as_texts(text: str | None, value: str | None) -> None:
    assert moment(text) == value


def test_moments_with_more_digits_come_later() -> None:
    assert str(moment("2024-01-31T09:30:00.123Z")) < str(moment("2024-01-31T09:30:00.1234Z")) < str(moment("2024-01-31T09:30:00.124Z"))


def test_lines_of_keys() -> None:
    text = 'a = """\nb = 1\n"""\n[c."d e"]\nf = [\n 1,\n]\n[[g.h]]\n[[g.h]]\nj.k = { l = 1 }\n[g.h.m]\nn = 1\n'

    assert {path: line for path, line in key_lines(text).items() if len(path) > 1 or path == ("a",)} == {
        ("a",): 1,
        ("c", "d e"): 4,
        ("c", "d e", "f"): 5,
        ("g", "h"): 8,
        ("g", "h", 0): 8,
        ("g", "h", 1): 9,
        ("g", "h", 1, "j"): 10,
        ("g", "h", 1, "j", "k"): 10,
        ("g", "h", 1, "j", "k", "l"): 10,
        ("g", "h", 1, "m"): 11,
        ("g", "h", 1, "m", "n"): 12,
    }


def test_the_map_of_the_how_to_works(tmp_path: Path, fresh_postgres: str) -> None:
    files = {block.file: block.body for block in blocks(HOW_TO) if block.file}
    database(tmp_path, files["old.sql"])
    target(fresh_postgres, files["new.sql"])

    found = go(tmp_path, fresh_postgres, files["shop.toml"])

    assert rows(fresh_postgres, "SELECT first_name, last_name, is_active, city, points::text FROM customers ORDER BY id") == [
        ("Kim", "Minji", True, "Seoul", "12345678901234567890"),
        ("Jo", "Park", False, None, None),
    ]
    assert (found.exit, [one.count for one in found.draft.uses if one.place == "Customer"]) == (Exit.EQUAL, [1])
