"""
``twinsql check``: the statements, the generated modules and the schema, held against a real PostgreSQL and a real SQLite.

Both databases are new and have what the migrations make. The lock is not believed: PostgreSQL is asked about every statement.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...adapters.describe import Describer, scratch_database
from ...adapters.migration_files import migration_files, postgres_script, sqlite_script
from ..ask_server import ask, learn_schema
from ..knowledge import Question
from ..lock import Lock, key_of
from ..server import postgres_server
from ..sources import read_sources
from ..sqlite_scratch import SqliteScratch
from ..translator_version import translator_version
from .allows import unsilenced
from .drift import drift
from .findings import RULES, Finding, found
from .frozen import frozen_problems
from .generated import stale
from .plans import scans
from .statements import look_at
from .unused import mentioned, unused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..headers import SourceStatement
    from ..model import Problem
    from ..project import Project

__all__ = ["RULES", "CheckReport", "Finding", "check"]


@dataclass(frozen=True, slots=True)
class CheckReport:
    """
    What was found.

    Attributes:
        statements: how many were looked at.
        postgres: version of the server.
        sqlite: version of the library.
        findings: in the order of their places.
    """

    statements: int
    postgres: str
    sqlite: str
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> int:
        """How many of the findings are errors."""
        return sum(one.severity == "error" for one in self.findings)


def check(project: Project) -> CheckReport:
    """
    Look for all that is wrong with *project*; nothing is written.

    Raises:
        ConfigError: there is no PostgreSQL, or sqlglot is not installed.
        MigrationError: the folder of the migrations is wrong.
        DatabaseError: the PostgreSQL failed.
    """
    statements, problems = read_sources(project)
    findings = list(found("statement", problems))
    with postgres_server() as server, scratch_database(server) as url, Describer(url) as describer:
        findings += _with_server(project, statements, {_module(one) for one in problems}, describer)
        version = describer.version.partition(" ")[0]
    placed = sorted((_from_root(project, one) for one in findings), key=lambda one: one.place)
    return CheckReport(len(statements), version, sqlite3.sqlite_version, tuple(placed))


def _from_root(project: Project, finding: Finding) -> Finding:
    """*finding* with its file named from the project's root: the migrations' own folder may be further down."""
    folder = project.migrations.name
    if not finding.where.startswith(f"{folder}/") or finding.where.startswith(f"{project.relative(project.sql)}/"):
        return finding
    return replace(finding, where=project.relative(project.migrations) + finding.where.removeprefix(folder))


def _module(problem: Problem) -> str:
    """The module whose SQL file *problem* is in."""
    return problem.where.partition(":")[0].rpartition("/")[2].removesuffix(".sql")


def _with_server(project: Project, statements: Sequence[SourceStatement], broken: set[str], describer: Describer) -> Iterator[Finding]:
    files = migration_files(project.migrations)
    lock = Lock(key_of(postgres_script(project.migrations)), translator_version())
    refused = learn_schema(describer, files, lock)
    if refused is not None:
        yield from found("schema", [refused])
        return
    questions = [Question(statement) for statement in statements]
    yield from found("statement", ask(describer, questions, lock))
    frozen = frozen_problems(files)
    yield from found("schema", frozen)
    if frozen:
        return
    schema = lock.schema_with(sqlite_script(project.migrations))
    with SqliteScratch(schema.sqlite_script) as scratch:
        yield from drift(describer, scratch.connection, files)
        looked = [look_at(one, lock.statements.get(one.name), schema, scratch) for one in questions]
        calls = mentioned(project)
        for one in looked:
            own = [*one.findings, *scans(one, describer, scratch), *unused(one.statement, calls)]
            yield from unsilenced(one.statement, own)
    yield from stale(project, looked, broken, lock)
