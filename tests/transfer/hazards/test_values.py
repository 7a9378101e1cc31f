"""What the census makes of a column: a type, an encoding, or a refusal with key, value, reason and cure."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from tests.transfer.making import look, one_column

if TYPE_CHECKING:
    from pathlib import Path

STAMP, STAMPTZ = "timestamp without time zone", "timestamp with time zone"


@pytest.mark.parametrize(
    ("declared", "values", "kind", "encoding"),
    [
        pytest.param("INT", [2**31, -(2**15)], "bigint", "integer", id="hazard 2: whole numbers are as wide as they come"),
        pytest.param("INTEGER", [2**62, -(2**63)], "bigint", "integer", id="hazard 3: beyond 2^62"),
        pytest.param("TINYINT", [300], "bigint", "integer", id="hazard 2: a narrow name says nothing"),
        pytest.param("REAL", [1.5, 16777217.0, 1e308], "double precision", "real", id="hazard 5: doubles"),
        pytest.param("REAL", [float("inf"), float("-inf"), None], "double precision", "real", id="hazard 6: infinities"),
        pytest.param("", [-0.0, 1.5], "double precision", "real", id="hazard 7: minus zero where there is no type"),
        pytest.param("DECIMAL(10,2)", [1.25, 3, -0.5], "numeric(10,2)", "number", id="hazard 8: all fit the declared digits"),
        pytest.param("DECIMAL(6,2)", [12345.678, 1.005], "numeric", "number", id="hazard 8: some do not"),
        pytest.param("TEXT", ["007", ""], "text", "text", id="hazard 9: zeros before a text"),
        pytest.param("STRING", [7, 8], "bigint", "integer", id="hazard 48: STRING means numbers"),
        pytest.param("STRING", ["a", "b"], "text", "text", id="hazard 48: STRING with texts"),
        pytest.param("BOOLEAN", [0, 1, None], "boolean", "boolean", id="hazard 10: 0 and 1"),
        pytest.param("DATETIME", ["2023-01-01 00:00:00", "2024-02-29T23:59:59.123456"], STAMP, "iso", id="hazard 13: no zone"),
        pytest.param("DATETIME", ["2023-01-01T00:00:00Z", "2023-01-01 12:00+09:00"], STAMPTZ, "iso", id="hazard 12: with a zone"),
        pytest.param("DATETIME", ["2023-01-01"], "date", "iso", id="days alone"),
        pytest.param("DATE", ["2023-01-01 10:00:00"], STAMP, "iso", id="a stamp where a day was declared"),
        pytest.param("TIME", ["12:00", "23:59:59.5"], "time without time zone", "iso", id="times of day"),
        pytest.param("DATETIME", [1700000000, 1600000000], STAMPTZ, "epoch_s", id="hazard 12: seconds"),
        pytest.param("DATETIME", [1700000000000], STAMPTZ, "epoch_ms", id="hazard 12: milliseconds"),
        pytest.param("TIMESTAMP", [1700000000000000], STAMPTZ, "epoch_us", id="hazard 12: microseconds"),
        pytest.param("DATETIME", [2460000.5, 2450000.25], STAMP, "julian", id="hazard 12: Julian days"),
        pytest.param("DATETIME", [86400, 0], "bigint", "integer", id="hazard 12: numbers of an unknown unit stay numbers"),
        pytest.param("DATETIME", [1700000000, 1700000000000], "bigint", "integer", id="hazard 12: two units stay numbers"),
        pytest.param("TEXT", ["\uffff\ufeff\u202e\U0010ffff\x01", "e\u0301"], "text", "text", id="hazard 20: odd Unicode"),
        pytest.param("TEXT", ["", None, "\\N", "\\.", "NULL", "\t\r\n"], "text", "text", id="hazard 21: what looks like NULL"),
        pytest.param("VARCHAR(3)", ["longer than three"], "text", "text", id="hazard 29: longer than declared"),
        pytest.param("BLOB", [b"\0\xff", "text"], "bytea", "blob", id="hazard 23: a text among blobs is its bytes"),
        pytest.param("", ["a", "b"], "text", "text", id="no type: texts"),
        pytest.param("", [b"a"], "bytea", "blob", id="no type: blobs"),
        pytest.param("JSON", ['{"a": 1, "a": 2}', "[1.10]", "1"], "json", "json", id="hazard 25: json keeps its text"),
        pytest.param("JSONB", ['{"a": 1}', '{"b": [1e400, "\\u00e9"]}'], "jsonb", "json", id="hazard 25: jsonb"),
        pytest.param("JSONB", ['{"a": 1, "a": 2}'], "json", "json", id="hazard 25: jsonb would lose a key"),
        *(
            pytest.param("JSON", ["[1]", text], "text", "text", id=f"hazard 25: {text!r} among JSON stays a text")
            for text in ("", "[1,", "{a: 1}", '"\\u0000"', "NaN")
        ),
        pytest.param("UUID", ["0f8fad5b"], "text", "text", id="hazard 30: no uuid"),
        pytest.param("DATETIME", [1700000000000000000], "bigint", "integer", id="hazard 12: nanoseconds stay numbers"),
        pytest.param("TIME", [3600], "bigint", "integer", id="hazard 12: seconds of a day stay numbers"),
        pytest.param("UUID", ["0f8fad5b-d9cb-469f-a165-70867728950e"], "uuid", "uuid", id="hazard 30: uuids"),
        pytest.param("UUID", [b"\0" * 16], "uuid", "uuid", id="hazard 30: uuids as blobs"),
        pytest.param("POINT", [b"GP\0\1"], "bytea", "blob", id="a point of GeoPackage, which is no INT"),
        pytest.param("INTERVAL", ["1 day"], "text", "text", id="an interval, which is no INT"),
    ],
)
def test_a_column_gets_the_type_that_holds_all_of_it(tmp_path: Path, declared: str, values: list[object], kind: str, encoding: str) -> None:
    column, refusals = one_column(tmp_path, declared, values)

    assert (column.type, column.encoding, refusals) == (kind, encoding, ())


@pytest.mark.parametrize(
    ("declared", "values", "reason", "cure"),
    [
        pytest.param("INTEGER", [1, "x"], "its storage class is text", "text+as_text", id="hazard 1: a text"),
        pytest.param("INTEGER", [1, ""], "its storage class is text", "null_if_empty", id="hazard 1: an empty text"),
        pytest.param("INTEGER", [1, 1.5], "its storage class is real", "number", id="hazard 1: a double"),
        pytest.param("INTEGER", [1, b"x"], "its storage class is blob", "tagged", id="hazard 1: a blob"),
        pytest.param("INTEGER", [1.8446744073709552e19], "its storage class is real", "number", id="hazard 4: beyond 2^63"),
        pytest.param("DECIMAL(5,2)", [float("inf")], "infinity is no decimal", "=real", id="hazard 6: infinity among decimals"),
        pytest.param("BOOLEAN", [0, 2, -1], "neither 0 nor 1", "nonzero", id="hazard 11: numbers"),
        pytest.param("BOOLEAN", [1, "true"], "its storage class is text", "words", id="hazard 10: words"),
        pytest.param(
            "DATETIME", ["2023-01-01 00:00:00", "2023-01-01T00:00:00Z"], "a stamp with a zone", "iso+utc", id="hazard 12: two spellings"
        ),
        pytest.param(
            "DATETIME", ["2023-01-01 00:00:00", 1700000000], "its storage class is integer", "iso+epoch_s", id="hazard 12: text and number"
        ),
        pytest.param("DATETIME", ["2023-01-01 00:00:00", "2023-01-01"], "a date alone", "midnight", id="a day among stamps"),
        pytest.param("DATETIME", ["2023-01-01 00:00:00.1234567"], "more than 6 digits", "round", id="hazard 14: seven digits"),
        pytest.param("TIME", ["12:00:00+09:00"], "a time of day with a zone", "rule", id="hazard 15: a time with a zone"),
        pytest.param("DATE", ["2023-02-30", "2023-01-01"], "no date or time", "null_if_unfit", id="hazard 16: no such day"),
        pytest.param("DATE", ["0000-00-00", "10000-01-01", ""], "no date or time", "null_if_unfit", id="hazard 16: no such year"),
        pytest.param("DATETIME", ["2023-01-01 24:00:00"], "no date or time", "null_if_unfit", id="hour 24"),
        *(
            pytest.param("DATETIME", ["2023-01-01 00:00:00", word], "no date or time", "null_if_unfit", id=f"hazard 17: {word}")
            for word in ("now", "today", "yesterday", "epoch", "infinity", "allballs")
        ),
        pytest.param("TEXT", ["a", "a\0b"], "a NUL character", "strip_nul", id="hazard 18: NUL"),
        pytest.param("TEXT", ["a", b"b"], "its storage class is blob", "decode", id="hazard 22: a blob among texts"),
        pytest.param("JSON", [1, "[1,"], "no JSON", "null_if_unfit", id="hazard 25: no JSON beside a number"),
        pytest.param("JSON", [1.5, ""], "an empty text, where JSON", "null_if_empty", id="hazard 25: empty beside a number"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(tmp_path: Path, declared: str, values: list[object], reason: str, cure: str) -> None:
    column, refusals = one_column(tmp_path, declared, values)
    [refusal] = [one for one in refusals if one.reason.startswith(reason)]

    assert (refusal.place, column.misfits > 0, refusal.count > 0) == ("t.c", True, True)
    assert cure in refusal.cure
    assert all(one.key.startswith("id = ") for one in refusal.examples)
    assert len(refusal.examples) == min(refusal.count, 5)


@pytest.mark.parametrize("raw", ["96", "eda080", "c0af", "e282"], ids=["Windows", "surrogate", "overlong", "cut"])
def test_hazard_19_a_text_that_is_no_utf_8_is_refused_with_its_key(tmp_path: Path, raw: str) -> None:
    found = look(
        tmp_path,
        f"CREATE TABLE t (k TEXT PRIMARY KEY, c TEXT) WITHOUT ROWID; INSERT INTO t VALUES ('a', 'fine'), ('b', CAST(x'{raw}' AS TEXT))",
    )
    [refusal] = found.refusals

    assert (refusal.place, refusal.reason[:8], refusal.count) == ("t.c", "no UTF-8", 1)
    assert refusal.examples[0].key == "k = 'b'"
    assert found.tables[0].columns[1].not_utf8 == 1


def test_hazard_24_values_of_all_kinds_without_a_type_are_refused_and_can_be_tagged(tmp_path: Path) -> None:
    values = [1, "1", b"1", 1.5]

    _, refusals = one_column(tmp_path, "", values)
    [refusal] = refusals
    assert "1 integer, 1 real, 1 text, 1 blob" in refusal.reason
    assert "tagged" in refusal.cure

    column, refusals = one_column(tmp_path, "", values, "tagged")
    assert (column.type, refusals) == ("text", ())


@pytest.mark.parametrize(
    ("declared", "values", "rule", "kind"),
    [
        pytest.param("INTEGER", [1, ""], "null_if_empty", "bigint", id="hazard 1: empty is NULL"),
        pytest.param("INTEGER", [1, "x"], "text+as_text", "text", id="hazard 1: texts of all"),
        pytest.param("INTEGER", [1.8446744073709552e19, 5], "number", "numeric", id="hazard 4: a decimal"),
        pytest.param("BOOLEAN", [1, "t", "F", "yes", " off "], "boolean+words", "boolean", id="hazard 10: words"),
        pytest.param("BOOLEAN", [2, -1, 0], "boolean+nonzero", "boolean", id="hazard 11: any number"),
        pytest.param(
            "DATETIME", ["2023-01-01 00:00:00", "2023-01-01T00:00:00Z", "2023-01-01"], "iso+midnight+utc", STAMPTZ, id="hazard 12: stated"
        ),
        pytest.param("DATETIME", ["2023-01-01 00:00:00", 1700000000000], "iso+epoch_ms+utc", STAMPTZ, id="hazard 12: two encodings"),
        pytest.param("DATETIME", ["2023-01-01 00:00:00.1234567"], "iso+round", STAMP, id="hazard 14: rounded"),
        pytest.param("DATETIME", ["", "0000-00-00", "2023-01-01"], "date+null_if_unfit", "date", id="hazard 16: NULL"),
        pytest.param("TEXT", ["a\0b"], "strip_nul", "text", id="hazard 18: cut out"),
        pytest.param("TEXT", ["a\0b"], "blob", "bytea", id="hazard 18: bytes"),
        pytest.param("TEXT", [b"b"], "text+decode", "text", id="hazard 22: decoded"),
        pytest.param("JSONB", ['{"a": 1, "a": 2}'], "jsonb+last_key", "jsonb", id="hazard 25: the last key"),
        pytest.param("INTEGER", [86400], "epoch_s", STAMPTZ, id="a unit that a person states"),
        pytest.param("INTEGER", [1999, -5], "scaled:2", "numeric(18,2)", id="cents that a person states"),
    ],
)
def test_a_rule_lets_through_what_it_says(tmp_path: Path, declared: str, values: list[object], rule: str, kind: str) -> None:
    column, refusals = one_column(tmp_path, declared, values, rule)

    assert (column.type, refusals) == (kind, ())


def test_hazard_26_a_large_value_needs_its_own_size_of_memory_and_no_more_batches(tmp_path: Path) -> None:
    found = look(
        tmp_path,
        "CREATE TABLE t (id INTEGER PRIMARY KEY, c BLOB); INSERT INTO t SELECT value, zeroblob(100) FROM generate_series(1, 3000)"
        if _has_series()
        else "CREATE TABLE t (id INTEGER PRIMARY KEY, c BLOB)",
        ("INSERT INTO t VALUES (5000, zeroblob(20000000))", ()),
    )

    assert (found.tables[0].columns[1].longest, found.ok) == (20_000_000, True)


def _has_series() -> bool:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("SELECT * FROM generate_series(1, 2)")
    except sqlite3.OperationalError:
        return False
    finally:
        connection.close()
    return True


def test_values_are_hidden_where_that_is_asked_for(tmp_path: Path) -> None:
    found = look(tmp_path, "CREATE TABLE t (c INTEGER); INSERT INTO t VALUES ('a secret'), (77)")

    assert "a secret" in str(found.as_object())
    hidden = str(found.as_object(values=False))
    assert "a secret" not in hidden
    assert "77" not in hidden


@pytest.mark.parametrize(
    ("column", "value", "kind", "encoding"),
    [
        ("c INTEGER CHECK (c IN (0, 1))", 1, "boolean", "boolean"),
        ("c INTEGER CHECK (c BETWEEN -2147483648 AND 2147483647)", 1, "integer", "integer"),
        ("c TEXT CHECK (c IS NULL OR json_valid(c))", "[1]", "jsonb", "json"),
        (
            "c TEXT CHECK (c GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z')",
            "2026-01-01T00:00:00.000Z",
            "timestamp(3) with time zone",
            "iso",
        ),
        ("c INTEGER CHECK (c BETWEEN -9999 AND 9999)", 1999, "bigint", "integer"),
    ],
)
def test_files_that_twinsql_made_get_their_types_back(tmp_path: Path, column: str, value: object, kind: str, encoding: str) -> None:
    found = look(tmp_path, f"CREATE TABLE t ({column}) STRICT", ("INSERT INTO t VALUES (?)", (value,)))
    made = found.tables[0].columns[0]

    assert (made.type, made.encoding, found.ok) == (kind, encoding, True)


def test_whole_numbers_that_may_be_decimals_of_twinsql_are_told(tmp_path: Path) -> None:
    found = look(tmp_path, "CREATE TABLE t (c INTEGER CHECK (c BETWEEN -9999 AND 9999)) STRICT; INSERT INTO t VALUES (1999)")

    assert [(place, "scaled:2" in note) for place, note in found.notes] == [("t.c", True)]
