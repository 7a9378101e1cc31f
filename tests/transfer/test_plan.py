"""What goes where: a SQLite file and a real PostgreSQL, matched by name, rule and map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.errors import ConfigError
from twinsql.transfer.catalogue import read_catalogue
from twinsql.transfer.census.census import take_census
from twinsql.transfer.census.demands import target_demands
from twinsql.transfer.census.needs import target_needs
from twinsql.transfer.outcome import TransferRefused
from twinsql.transfer.plan.plan import make_plan
from twinsql.transfer.repairs import UTC, Repair
from twinsql.transfer.rules.mapping import ColumnMapping, TableMapping
from twinsql.transfer.rules.matching import match
from twinsql.transfer.rules.rules import Rule, parse_rules
from twinsql.transfer.session import open_session
from twinsql.transfer.source import open_source
from twinsql.transfer.target_schema import read_target

from tests.transfer.making import database

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from twinsql.transfer.planned import Plan
    from twinsql.transfer.rules.mapping import Map

    Planner = Callable[..., Plan]


@pytest.fixture
def planned(tmp_path: Path, fresh_postgres: str) -> Planner:
    def plan(source: str, target: str, rules: Sequence[str] = (), mapping: Map | None = None) -> Plan:
        with open_session(fresh_postgres) as session:
            session.execute(target.encode())
            tables = read_target(session)
        with open_source(database(tmp_path, source)) as connection:
            catalogue = read_catalogue(connection)
            known = parse_rules(rules, catalogue)
            matches = match(catalogue, tables, known, mapping)
            return make_plan(matches, take_census(connection, catalogue, target_demands(matches), target_needs(matches, known)))

    return plan


def test_the_target_decides_what_a_column_becomes(planned: Planner) -> None:
    plan = planned(
        """
        CREATE TABLE Notes (id INTEGER PRIMARY KEY AUTOINCREMENT, at INT, done INT, data TEXT, price INT CHECK (price BETWEEN -99999 AND 99999)) STRICT;
        INSERT INTO Notes VALUES (9, 1700000000000, 1, '{"a": 1.10}', 1999);
        DELETE FROM Notes; INSERT INTO Notes VALUES (3, 1700000000000, 1, '{"a": 1.10}', 1999);
        """.replace("price INT ", "price INTEGER "),
        """
        CREATE TABLE notes (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, data jsonb, at timestamptz(3), done boolean NOT NULL, price numeric(5, 2)
        )
        """,
    )
    [table] = plan.tables

    assert [(one.source, one.encoding) for one in table.columns] == [
        ("id", "integer"),
        ("data", "json"),
        ("at", "epoch_ms"),
        ("done", "boolean"),
        ("price", "scaled"),
    ]
    assert (table.target, dict(table.next_numbers)["id"], table.target_key) == ("notes", 10, ("id",))


@pytest.mark.parametrize(
    ("kind", "value", "reason"),
    [
        ("smallint", "40000", "beyond the range of smallint"),
        ("varchar(3)", "'four'", "longer than 3"),
        ("timestamp(3)", "'2023-01-01 00:00:00.1234'", "more than 3 digits"),
        ("numeric(4, 1)", "1.25", "more than 1 digits"),
        ("numeric(4, 1)", "1234.5", "more than 3 digits before"),
        ("timestamptz", "'2023-01-01 00:00:00'", "a stamp without a zone"),
        ("timestamptz", "5", "its storage class is integer"),
        ("bigint NOT NULL", "NULL", "NULL, which the column does not take"),
        ("bigint[]", "'{1}'", "no value of SQLite"),
        ("jsonb", """'{"a": 1, "a": 2}'""", "JSON with a key twice"),
        ("real", "0.1", "a real (four bytes)"),
    ],
)
def test_what_the_targets_type_would_alter_or_refuse_is_refused_before(planned: Planner, kind: str, value: str, reason: str) -> None:
    with pytest.raises(TransferRefused) as caught:
        planned(f"CREATE TABLE t (c); INSERT INTO t VALUES ({value})", f"CREATE TABLE t (c {kind})")

    [refusal] = caught.value.refusals
    assert refusal.reason.startswith(reason)


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("CREATE TABLE a (x INT)", "CREATE TABLE b (x bigint)", "the target has no table a"),
        ("CREATE TABLE t (x INT, y INT)", "CREATE TABLE t (x bigint)", "t has no column y"),
        ("CREATE TABLE t (x INT)", "CREATE TABLE t (x bigint, y bigint NOT NULL)", "t.y wants a value"),
        ("CREATE TABLE t (x INT)", "CREATE TABLE t (x bigint GENERATED ALWAYS AS (1) STORED)", "PostgreSQL computes t.x itself"),
    ],
)
def test_what_has_no_place_in_the_target_is_refused(planned: Planner, source: str, target: str, words: str) -> None:
    with pytest.raises(TransferRefused) as caught:
        planned(source, target)
    assert words in [one.reason[: len(words)] for one in caught.value.refusals]


def test_references_of_the_target_count_and_parents_come_first(planned: Planner) -> None:
    source = "CREATE TABLE child (p INT); CREATE TABLE parent (id INTEGER PRIMARY KEY); INSERT INTO parent VALUES (1); INSERT INTO child VALUES (1), ({})"
    target = "CREATE TABLE parent (id bigint PRIMARY KEY); CREATE TABLE child (p bigint REFERENCES parent)"

    assert [one.source for one in planned(source.format(1), target).tables] == ["parent", "child"]


def test_orphans_of_the_targets_references_are_refused(planned: Planner) -> None:
    source = "CREATE TABLE child (p INT); CREATE TABLE parent (id INTEGER PRIMARY KEY); INSERT INTO child VALUES (1)"
    target = "CREATE TABLE parent (id bigint PRIMARY KEY); CREATE TABLE child (p bigint REFERENCES parent)"

    with pytest.raises(TransferRefused, match="not there"):
        planned(source, target)


def test_a_rule_has_to_lead_to_the_targets_type(planned: Planner) -> None:
    with pytest.raises(ConfigError, match="the target's column is bigint"):
        planned("CREATE TABLE t (c INT)", "CREATE TABLE t (c bigint)", ["t.c=iso"])


def test_a_map_renames_splits_drops_and_fills(planned: Planner) -> None:
    rule = Rule("Old", "when", ("iso",), "", (UTC,))
    constant = Rule("Old", "", ("text",), "", (Repair("default", '"imported"'),))
    mapping = {
        "Old": TableMapping(
            "Old",
            "fresh",
            (ColumnMapping("when", "made", rule), ColumnMapping("when", "changed", rule), ColumnMapping("", "origin", constant)),
            ("junk",),
        ),
        "Gone": TableMapping("Gone", ""),
    }
    plan = planned(
        "CREATE TABLE Old (id INTEGER PRIMARY KEY, \"when\" DATETIME, junk); CREATE TABLE Gone (x); INSERT INTO Old VALUES (1, '2023-01-01 00:00:00', 'x')",
        "CREATE TABLE fresh (id bigint PRIMARY KEY, made timestamptz(3) NOT NULL, changed timestamptz, origin text NOT NULL)",
        (),
        mapping,
    )

    assert [(one.source, one.target) for one in plan.table("Old").columns] == [
        ("id", "id"),
        ("when", "made"),
        ("when", "changed"),
        ("", "origin"),
    ]
    assert plan.dropped == ("Old.junk", "Gone")


def test_names_that_postgresql_cannot_have_are_looked_for_as_others(planned: Planner) -> None:
    plan = planned("CREATE TABLE t (ctid INT, ctid_2 INT)", "CREATE TABLE t (ctid_2 bigint, ctid_2_2 bigint)")
    mapped = {"u": TableMapping("u", "u", (ColumnMapping("ctid", "place"),))}
    other = planned("CREATE TABLE u (ctid INT, ctid_2 INT)", "DROP TABLE t; CREATE TABLE u (ctid_2 bigint, place bigint)", (), mapped)

    assert [(one.source, one.target) for one in plan.tables[0].columns] == [("ctid", "ctid_2"), ("ctid_2", "ctid_2_2")]
    assert plan.notes == (
        "t.ctid: name changed: it is called ctid_2 in PostgreSQL",
        "t.ctid_2: name changed: it is called ctid_2_2 in PostgreSQL",
    )
    assert [(one.source, one.target) for one in other.tables[0].columns] == [("ctid_2", "ctid_2"), ("ctid", "place")]
    assert other.notes == ()


def test_a_name_that_is_anothers_own_is_not_taken_for_a_new_one(planned: Planner) -> None:
    with pytest.raises(TransferRefused) as caught:
        planned("CREATE TABLE t (ctid INT, ctid_2 INT)", "CREATE TABLE t (ctid_2 bigint)")

    assert [(one.place, one.reason) for one in caught.value.refusals] == [("t.ctid", "t has no column ctid")]
