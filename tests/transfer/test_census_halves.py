"""A large table in two halves, by two processes, is counted as by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from twinsql.transfer.catalogue import read_catalogue
from twinsql.transfer.census import table as census_table
from twinsql.transfer.census.census import take_census
from twinsql.transfer.census.demands import declared_demands
from twinsql.transfer.census.needs import declared_needs
from twinsql.transfer.source import open_source

from tests.transfer.making import database

if TYPE_CHECKING:
    from pathlib import Path

    from twinsql.transfer.census.facts import Census

SCRIPT = """
    CREATE TABLE t (id INTEGER PRIMARY KEY, n INT, at DATETIME, j JSONB, x);
    WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < 4000)
    INSERT INTO t
    SELECT i, CASE WHEN i % 7 = 0 THEN 'odd' ELSE i END, '2024-01-0' || (i % 9 + 1) || ' 00:00:00', '{"a": ' || i || '}', CASE WHEN i % 100 = 0 THEN 'a' ELSE i END
      FROM numbers;
    UPDATE t SET at = 'now' WHERE id IN (5, 3500);
    UPDATE t SET j = '[' WHERE id = 3999;
"""


def counted(path: Path, *, still: bool) -> Census:
    """A census without the ways of reading whose count ended early: where it ended differs."""
    with open_source(path) as connection:
        catalogue = read_catalogue(connection)
        found = take_census(connection, catalogue, declared_demands(catalogue, {}), declared_needs(catalogue, {}), still=still)
    for column in found.tables["t"].columns.values():
        column.readings = tuple(one for one in column.readings if one.complete)
    return found


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(census_table, "WORTH_HALVING", 100)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    return database(tmp_path, SCRIPT)


def test_two_halves_are_the_whole(path: Path) -> None:
    assert counted(path, still=True) == counted(path, still=False)


def test_what_a_helper_does_not_read_is_read_all_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = counted(path, still=False)
    monkeypatch.setattr(census_table, "HELPER", "twinsql.there_is_no_such_module")

    assert counted(path, still=True) == whole


def test_a_few_rows_whose_numbers_lie_far_apart_are_read_by_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = database(tmp_path, "CREATE TABLE t (id INTEGER PRIMARY KEY); INSERT INTO t VALUES (1), (1099511627776), (1099511627777)")
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    # Nothing can start it.
    monkeypatch.setattr(census_table, "started", None)

    assert counted(path, still=True).tables["t"].rows == 3
