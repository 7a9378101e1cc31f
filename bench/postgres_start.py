"""From the start of a process to its first row, beside a script that uses the driver alone."""

from __future__ import annotations

import os
import subprocess
import sys
from statistics import median
from time import perf_counter_ns

from .budgets import Result
from .interleaved import Measured

ROUNDS = 15

OURS = """
from twinsql.adapters.postgres import PostgresAdapter
from twinsql.adapters.statement import Form, Statement
one = Statement("start.one", "sql/start.sql:1", (), False, None, Form("SELECT 1", lambda v: v, lambda r: r[0]))
with PostgresAdapter({url!r}) as db:
    db.one(one)
"""
BARE = """
import psycopg
with psycopg.connect({url!r}, autocommit=True) as connection:
    connection.execute("SELECT 1").fetchone()
"""


def result(url: str) -> Result:
    """One line; its numbers are milliseconds more, not a ratio."""
    ours, bare = OURS.format(url=url), BARE.format(url=url)
    _process_ms(ours)
    _process_ms(bare)
    rounds = [(_process_ms(bare), _process_ms(ours)) for _ in range(ROUNDS)]
    fastest = min(other for _, other in rounds) - min(one for one, _ in rounds)
    middle = median(other - one for one, other in rounds)
    return Result("start to first row, ms more than the driver", 25.0, Measured(median(one for one, _ in rounds) * 1000, middle, fastest))


def _process_ms(program: str) -> float:
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # compiled once, as anywhere
    started = perf_counter_ns()
    subprocess.run([sys.executable, "-c", program], check=True, env=environ)
    return (perf_counter_ns() - started) / 1e6
