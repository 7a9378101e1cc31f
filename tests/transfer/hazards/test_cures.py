"""The rules that a refusal names help when they are given as they are written."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

from tests.transfer.making import look

if TYPE_CHECKING:
    from pathlib import Path

    from twinsql.transfer.census.report import CensusReport

RULES = re.compile(r"--rule ((?:'[^']+'|[^ ']+?)=)([\w+:/]+(?:, [\w+:/]+(?=,| or ))*(?: or [\w+:/]+)?)")

CASES = [
    pytest.param("INTEGER", [1, "x"], id="a text among numbers"),
    pytest.param("INTEGER", [1, ""], id="an empty text among numbers"),
    pytest.param("INTEGER", [1, 1.5], id="a double among whole numbers"),
    pytest.param("INTEGER", [1, b"x"], id="a blob among numbers"),
    pytest.param("INTEGER", [1, "x", b"\xff\x00"], id="a text, and a blob that is none, among numbers"),
    pytest.param("REAL", [1.5, "x"], id="a text among doubles"),
    pytest.param("DECIMAL(5,2)", [float("inf")], id="infinity among decimals"),
    pytest.param("DECIMAL(5,2)", [1.5, "x"], id="a text among decimals"),
    pytest.param("NUMERIC", [1.5, ""], id="an empty text among decimals"),
    pytest.param("BOOLEAN", [0, 2, -1], id="numbers among booleans"),
    pytest.param("BOOLEAN", [1, "true"], id="words among booleans"),
    pytest.param("DATETIME", ["2023-01-01 00:00:00", "2023-01-01T00:00:00Z"], id="two spellings"),
    pytest.param("DATETIME", ["2023-01-01 00:00:00", "2023-01-01T00:00:00.1234567Z"], id="two spellings and seven digits"),
    pytest.param("DATETIME", ["2023-01-01 00:00:00Z", "2023-01-01T00:00:00.1234567Z"], id="seven digits of moments"),
    pytest.param("DATETIME", ["2023-01-01 00:00:00", 1700000000123], id="stamps and milliseconds"),
    pytest.param("DATETIME", ["2023-01-01 00:00:00", 1700000000], id="stamps and seconds"),
    pytest.param("DATETIME", ["2023-01-01 00:00:00", 2460000.5], id="stamps and Julian days"),
    pytest.param("DATETIME", ["2023-01-01 00:00:00", 0], id="stamps and a zero"),
    pytest.param("DATETIME", ["2023-01-01 00:00:00", 0.5], id="stamps and a double that is no time"),
    pytest.param("DATETIME", ["2023-01-01 00:00:00", "2023-01-01"], id="a day among stamps"),
    pytest.param("DATETIME", ["2023-01-01 00:00:00", "2023-01-01 00:00:00.1234567"], id="seven digits"),
    pytest.param("DATETIME", ["2023-01-01 00:00:00", "STRFTIME('%Y')", ""], id="no stamp"),
    pytest.param("DATE", ["2023-01-01", "2023-01-01 00:00:00"], id="a stamp among days"),
    pytest.param("DATE", ["2023-01-01", "2023-01-01 00:00:00Z", "2023-01-01 00:00:00"], id="moments and stamps among days"),
    pytest.param("DATE", ["2023-02-30", "2023-01-01"], id="no such day"),
    pytest.param("TIME", ["12:00:00+09:00", "12:00:00"], id="a time with a zone"),
    pytest.param("TIME", ["12:00:00", "2000-01-01 12:00:00"], id="a stamp among times"),
    pytest.param("TEXT", ["a", "a\0b"], id="NUL"),
    pytest.param("TEXT", ["a", b"b"], id="a blob among texts"),
    pytest.param("TEXT", ["a", b"\x96"], id="a blob that is no UTF-8 among texts"),
    pytest.param("JSON", [1, "[1,"], id="no JSON beside a number"),
    pytest.param("JSON", [1.5, ""], id="nothing beside a number"),
    pytest.param("", [1, "1", b"1", 1.5], id="anything"),
    pytest.param("", ["1", 1, "a\0"], id="anything with a NUL"),
    pytest.param("JSONB", ["{}", b"\x0b"], id="a blob among JSON"),
]


def named(cure: str) -> list[str]:
    """The rules of a cure, as a person would copy them to a shell."""
    found = RULES.search(cure)
    return [shlex.split(found[1] + words)[0] for words in re.split(", | or ", found[2])] if found else []


@pytest.mark.parametrize("not_null", ["", " NOT NULL"])
@pytest.mark.parametrize(("declared", "values"), CASES)
def test_the_rules_that_a_refusal_names_lead_to_an_end(tmp_path: Path, declared: str, values: list[object], not_null: str) -> None:
    script = f'CREATE TABLE "t 1" (id INTEGER PRIMARY KEY, "c d" {declared}{not_null})'
    rows = [('INSERT INTO "t 1" ("c d") VALUES (?)', (value,)) for value in values]

    def follow(rule: str, left: int) -> bool:
        found: CensusReport = look(tmp_path, script, *rows, rules=[rule] if rule else [])
        tried = [named(one.cure) for one in found.refusals]
        return found.ok or (left > 0 and all(tried) and all(follow(one, left - 1) for one in tried[0]))

    first = look(tmp_path, script, *rows)
    assert not first.ok
    assert follow("", 3), [one.cure for one in first.refusals]


def test_a_unit_of_time_that_the_numbers_cannot_have_is_not_named(tmp_path: Path) -> None:
    rows = [("INSERT INTO t VALUES (?)", (value,)) for value in ("2024-01-01 00:00:00", 1700000000123)]
    [refusal] = look(tmp_path, "CREATE TABLE t (c DATETIME)", *rows).refusals

    assert named(refusal.cure) == ["t.c=iso+epoch_ms", "t.c=text+as_text"]


@pytest.mark.parametrize(("declared", "values"), [("NUMERIC", [4149, "chenyx06.gsb"]), ("DATETIME", ["2024-01-01 00:00:00", "soon"])])
def test_the_rule_that_is_named_first_keeps_the_values(tmp_path: Path, declared: str, values: list[object]) -> None:
    rows = [("INSERT INTO t VALUES (?)", (value,)) for value in values]
    [refusal] = look(tmp_path, f"CREATE TABLE t (c {declared})", *rows).refusals

    assert named(refusal.cure) == ["t.c=text+as_text", "t.c=null_if_unfit"]
    assert refusal.cure.endswith(", text keeps them as they are")
