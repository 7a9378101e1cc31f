"""Suggestions: indexes that both planners were offered, and took."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .candidates import candidates, for_children
from .databases import ask, tried
from .look import look_on_postgres, look_on_sqlite

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlglot import exp

    from ...adapters.protocol import Transaction
    from ..prove.catalog import Catalog
    from ..prove.subjects import Subject
    from .candidates import Candidate
    from .plan import Plan

TRIAL = "twinsql_trial"
CHEAPER = 0.8
"""An index must bring the cost down to this share …"""
LEAST_SAVING = 20.0
"""… and by so much, in PostgreSQL's units: a page read in order is one."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """
    An index to be made.

    Attributes:
        sql: what makes it; its name is free.
        statements: names of those that it serves.
        engines: that would use it.
    """

    sql: str
    statements: tuple[str, ...]
    engines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """
    A statement with its plans as they are.

    Attributes:
        subject: the statement.
        tree: of the parser; None where it has none.
        parameters: that the plans are made with.
        postgres: PostgreSQL's plan.
        sqlite: SQLite's plan, if it runs the statement.
    """

    subject: Subject
    tree: exp.Expr | None
    parameters: Sequence[object]
    postgres: Plan
    sqlite: Plan | None


class Suggester:
    """Offers indexes to both engines, which are *sqlite* and *postgres*, in open transactions."""

    def __init__(self, catalog: Catalog, sizes: Mapping[str, int], sqlite: Transaction, postgres: Transaction) -> None:
        self._catalog, self._sizes, self._sqlite, self._postgres = catalog, sizes, sqlite, postgres
        plain = {*sizes, *(name for columns in catalog.columns.values() for name in columns)}
        self._names = {name: str(ask(postgres, "SELECT quote_ident($1)", [name])[0][0]) for name in sorted(plain)}

    def suggest(self, cases: Sequence[Case]) -> list[Suggestion]:
        """The best index for each table that a statement reads whole or sorts."""
        found: dict[str, tuple[list[str], list[str]]] = {}
        for case in cases:
            for candidate, engines in self._best(case):
                statements, users = found.setdefault(candidate.sql("…"), ([], []))
                statements.append(case.subject.name)
                users += [one for one in engines if one not in users]
        return [Suggestion(sql, tuple(names), tuple(sorted(users))) for sql, (names, users) in found.items()]

    def _best(self, case: Case) -> Iterator[tuple[Candidate, list[str]]]:
        """Of the candidates for each table, the one that most engines take, then the cheapest, then the shortest."""
        by_table: dict[str, list[tuple[int, float, int, Candidate, list[str]]]] = {}
        for candidate in self._candidates(case):
            engines, cost = self._tried(case, candidate)
            if engines:
                by_table.setdefault(candidate.table, []).append((-len(engines), cost, len(candidate.columns), candidate, engines))
        for ranked in by_table.values():
            *_, candidate, engines = min(ranked)
            yield candidate, engines

    def _candidates(self, case: Case) -> list[Candidate]:
        marked = {line.table for plan in (case.postgres, case.sqlite) if plan for line in plan.lines if line.mark}
        if not marked or case.tree is None or any(plan.failed for plan in (case.postgres, case.sqlite) if plan):
            return []
        # A sort names no table: any of the statement's may spare it.
        tables = set(self._sizes) if "" in marked else marked
        found = [*candidates(case.tree, self._catalog.schema.tables, self._names)]
        found += for_children(self._catalog, case.subject.targets, self._names)
        return [one for one in found if one.table in tables]

    def _tried(self, case: Case, candidate: Candidate) -> tuple[list[str], float]:
        """Engines that go by *candidate* to their profit, and what PostgreSQL reckons then."""
        sql = candidate.sql(TRIAL)
        engines: list[str] = []
        with tried(self._postgres, sql) as scope:
            plan = look_on_postgres(scope, case.subject, case.parameters, self._sizes)
        before, cost = case.postgres.cost or 0.0, plan.cost or 0.0
        if plan.uses(TRIAL) and cost <= before * CHEAPER and before - cost >= LEAST_SAVING:
            engines.append("PostgreSQL")
        with tried(self._sqlite, sql) as scope:
            ask(scope, f"ANALYZE {TRIAL}")
            other = look_on_sqlite(scope, case.subject, case.parameters, self._sizes)
        if other is not None and case.sqlite is not None and other.uses(TRIAL) and _reads_less(other, case.sqlite, candidate.table):
            engines.append("SQLite")
        return engines, cost


def _reads_less(plan: Plan, before: Plan, table: str) -> bool:
    """Whether *plan* reads *table* whole less often than the plan *before*, or makes no index for it each time."""
    return any(plan.marked(kind).count(table) < before.marked(kind).count(table) for kind in ("scan", "automatic index"))
