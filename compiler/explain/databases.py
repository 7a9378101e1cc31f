"""Both databases with the same large tables, and how they are asked."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

from ...adapters.errors import DatabaseError
from ...adapters.statement import Form, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from ...adapters.protocol import Executor, Transaction
    from ...adapters.statement import Row, Values
    from ..prove.engines import Engines
    from ..prove.rows import Rows
    from ..prove.rows import Values as TableRow
    from .rows import Maker

BATCH = 1_000
MOST_REFUSED = 1_000
"""Rows of a table that the engines may refuse before it is left as it is."""
SAMPLED_PER_TARGET = 300
"""Rows that PostgreSQL's ANALYZE looks at for each step of the statistics target: all of them, so that statistics are the same each time."""
TARGET = 100
PATIENCE_S, PAUSE_S = 10.0, 0.05
UNSEEN = "SELECT FROM pg_class WHERE relkind IN ('r', 'm') AND relnamespace = 'public'::regnamespace AND relallvisible < relpages"
SETTINGS = {
    "work_mem": "4MB",
    "effective_cache_size": "4GB",
    "random_page_cost": "4",
    "seq_page_cost": "1",
    "max_parallel_workers_per_gather": "0",
    "jit": "off",
}
"""PostgreSQL's own defaults, whatever the server's; one process, so that its number of processors does not count."""


class Undo(Exception):
    """Rolls back."""


def ask(
    executor: Executor, sql: str, values: Sequence[object] = (), bind: Callable[[Values], Values] = tuple, name: str = "explain"
) -> list[Row]:
    """Rows that *sql* gives on the engine of *executor*."""
    text: Any = sql
    form: Form[Row] = Form(text, bind, tuple)
    statement: Statement[Row] = Statement(name, "compiler/explain", (), True, form, form)
    return executor.all(statement, tuple(values))


def load(engines: Engines, maker: Maker, told: Callable[[float, str], None]) -> Rows:
    """Fill both databases, and have them look at what is in them; returns what both took."""
    loaded: Rows = {}
    tables = engines.catalog.order
    for place, table in enumerate(tables):
        told(place / len(tables), f"rows of {table}")
        loaded[table] = []
        rows = maker.rows(table, loaded)
        refused = 0
        for start in range(0, len(rows), BATCH):
            if refused >= MOST_REFUSED:
                break
            batch = rows[start : start + BATCH]
            fitting = _fitting(engines, table, batch)
            refused += len(batch) - len(fitting)
            loaded[table] += fitting
    told(1.0, "statistics")
    target = max(TARGET, -(-max(map(len, loaded.values()), default=0) // SAMPLED_PER_TARGET))
    ask(engines.postgres, f"SET default_statistics_target = {target}")
    vacuum(engines.postgres)
    engines.sqlite.run_script("ANALYZE")
    return loaded


def vacuum(postgres: Executor) -> None:
    """
    Bring statistics and visibility maps up to date.

    The planner counts the pages that an index-only scan need not look at. VACUUM passes over pages that somebody else looks at, or may not know to
    be old, such as the server's own autovacuum: then it is tried again, for ``PATIENCE_S``.
    """
    end = monotonic() + PATIENCE_S
    ask(postgres, "VACUUM (ANALYZE)")
    while monotonic() < end and ask(postgres, UNSEEN):
        sleep(PAUSE_S)
        ask(postgres, "VACUUM (ANALYZE)")


def _fitting(engines: Engines, table: str, rows: list[TableRow]) -> list[TableRow]:
    """Load *rows*; returns those that both engines took."""
    if _took(engines, table, rows):
        return rows
    half = len(rows) // 2
    return [*_fitting(engines, table, rows[:half]), *_fitting(engines, table, rows[half:])] if half else []


def _took(engines: Engines, table: str, rows: list[TableRow]) -> bool:
    """Whether both engines took all of *rows*, else neither keeps one."""
    names = engines.catalog.columns[table]
    values = [tuple(row[name] for name in names) for row in rows]
    with suppress(DatabaseError), engines.sqlite.transaction() as one, engines.postgres.transaction() as other:
        one.execute_many(engines.inserts[table], values)
        other.execute_many(engines.inserts[table], values)
        return True
    return False


@contextmanager
def asking(engines: Engines) -> Generator[tuple[Transaction, Transaction]]:
    """SQLite and PostgreSQL in transactions of which nothing stays, the latter with its default costs."""
    with suppress(Undo), engines.sqlite.transaction() as sqlite, engines.postgres.transaction() as postgres:
        for name, value in SETTINGS.items():
            ask(postgres, f"SET LOCAL {name} = '{value}'")
        yield sqlite, postgres
        raise Undo


@contextmanager
def tried(executor: Executor, sql: str) -> Generator[Transaction]:
    """What *sql* changes, for as long as the ``with``."""
    with suppress(Undo), executor.transaction() as scope:
        ask(scope, sql)
        yield scope
        raise Undo
