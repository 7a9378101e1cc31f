"""Large values of PostgreSQL go into an export a slice at a time: the lines are the same, the memory does not grow with them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from twinsql.transfer.exports import postgres_rows
from twinsql.transfer.exports.export import export

from tests.transfer.asking import run
from tests.transfer.peak import peak_bytes

if TYPE_CHECKING:
    from pathlib import Path

ROWS = """
    CREATE TABLE t (a integer, t text, v varchar(40), b bytea, j jsonb, n numeric, words text[]);
    INSERT INTO t VALUES
        (1, 'short', NULL, NULL, '[]', 1, '{}'),
        (2, 'länger, 긴 글, 🎉 "\\', 'short', '\\x00ff', '{"a": "\\u00e9 🎉 and more"}', 123456789.0123456789, '{"a b",NULL,é}'),
        (3, NULL, 'éééééééééé🎉', decode(repeat('00ff7f', 9), 'hex'), NULL, NULL, NULL),
        (4, repeat('x', 100000), 'short', decode(repeat('00ff7f', 30000), 'hex'), '1', 0, NULL)
"""


def lines(url: str, folder: Path) -> list[bytes]:
    [table] = export(url, folder).tables
    assert table.rows == 4
    return sorted((folder / table.file).read_bytes().splitlines())


@pytest.mark.parametrize("size", [3, 9, 3 << 18])
def test_values_of_any_type_are_the_same_in_slices(fresh_postgres: str, tmp_path: Path, size: int) -> None:
    run(fresh_postgres, ROWS)
    whole = lines(fresh_postgres, tmp_path / "whole")

    with patch.multiple(postgres_rows, LARGE=5, SLICE=size):
        assert lines(fresh_postgres, tmp_path / "slices") == whole


def test_memory_does_not_grow_with_the_values(fresh_postgres: str, tmp_path: Path) -> None:
    run(fresh_postgres, "CREATE TABLE t (b bytea, j jsonb)")
    run(
        fresh_postgres,
        "INSERT INTO t SELECT convert_to(repeat('0', 60000000), 'UTF8'), to_jsonb(repeat('é', 20000000)) FROM generate_series(1, 2)",
    )

    assert peak_bytes([sys.executable, "-m", "twinsql.cli", "export", fresh_postgres, str(tmp_path / "files")]) < 100_000_000
