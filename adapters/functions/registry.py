"""
What SQLite has no form of: functions that the translator's texts call.

Each gives what PostgreSQL gives for the same arguments, of the same type, or raises: SQLite then fails with a DataError where PostgreSQL
does. A function is deterministic, takes and gives SQLite's own values (None, int, float, str, bytes), and is never in an index, a trigger,
a CHECK or a view. A connection learns them when a statement calls the first one: most
processes start without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import (
    binary,
    bits,
    carried,
    dates,
    decimal_functions,
    decimal_sums,
    decimals,
    documents,
    doubles,
    interval_sums,
    intervals,
    lists,
    making,
    number_reading,
    number_templates,
    numbers,
    numeric_powers,
    patterns,
    percentiles,
    powers,
    quoting,
    regexes,
    stamps,
    template_reading,
    templates,
    texts,
    words,
    zones,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from .kinds import Aggregate, Scalar

TABLES = (
    carried,
    texts,
    patterns,
    regexes,
    decimal_functions,
    decimal_sums,
    decimals,
    bits,
    number_reading,
    number_templates,
    numbers,
    numeric_powers,
    dates,
    interval_sums,
    intervals,
    stamps,
    documents,
    lists,
    percentiles,
    doubles,
    words,
    zones,
    powers,
    quoting,
    binary,
    making,
    templates,
    template_reading,
)

SCALARS: Mapping[str, Scalar] = {name: scalar for table in TABLES for name, scalar in table.SCALARS.items()}
"""By name: how many arguments (-1: any number), and the function."""

AGGREGATES: Mapping[str, Aggregate] = {name: aggregate for table in TABLES for name, aggregate in table.AGGREGATES.items()}
"""By name: how many arguments (-1: any number), and a class with ``step``, ``finalize``, and ``value`` and ``inverse`` for windows."""


def register(connection: sqlite3.Connection) -> None:
    """Make every function known to *connection*."""
    for name, (arguments, function) in SCALARS.items():
        connection.create_function(name, arguments, function, deterministic=True)
    for name, (arguments, kind) in AGGREGATES.items():
        connection.create_window_function(name, arguments, kind)
