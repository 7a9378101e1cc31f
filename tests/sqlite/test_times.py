"""Times as a column of SQLite holds them."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from twinsql.adapters.held_types import HELD


@pytest.mark.parametrize(("kind", "zone"), [("timestamp with time zone", "Z"), ("timestamp without time zone", "")])
def test_a_column_takes_every_millisecond_of_a_minute(kind: str, zone: str) -> None:
    # SQLite 3.38 loses a millisecond of 1 in 100 times that it adds days to, such as 32.763 seconds.
    times = [(f"1999-12-31T23:59:{number // 1000:02d}.{number % 1000:03d}{zone}",) for number in range(60_000)]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE TABLE moments (at {HELD[kind].declared} CHECK ({HELD[kind].check.format('at')})) STRICT")
        connection.executemany("INSERT OR IGNORE INTO moments VALUES (?)", times)
        held = connection.execute("SELECT at FROM moments ORDER BY at").fetchall()
    assert held == times
