"""The order of it all: rows, plans, suggestions."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..model import SourceError
from ..names import known_names
from ..server import postgres_server
from ..translator_version import translator_version
from .databases import ask, asking, load
from .look import look
from .parameters import Drawer
from .sizes import sizes_of
from .suggest import Case, Suggester

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlglot import exp

    from ..model import Schema
    from ..project import Project
    from ..prove.engines import Engines
    from ..prove.subjects import Subject
    from .plan import Plan
    from .suggest import Suggestion

SHORT = 0.9
"""Below this share of the rows that were wanted, a table is said to have too few."""

Told = Callable[[float, str], None]
"""Hears how far a run is, from 0 to 1, and what is being done."""


@dataclass(frozen=True, slots=True)
class Explained:
    """
    A statement.

    Attributes:
        name: ``chats.get``.
        where: ``sql/chats.sql:12``.
        tables: that it names.
        postgres: PostgreSQL's plan.
        sqlite: SQLite's; None where it never runs the statement.
    """

    name: str
    where: str
    tables: tuple[str, ...]
    postgres: Plan
    sqlite: Plan | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """
    Plans of a project's statements.

    Attributes:
        postgres: major version of the server: ``15``.
        sqlite: version of the library, without its last part: ``3.45``.
        rows: that each table had.
        short: tables with far fewer rows than wanted, because keys or checks refused what was made for them.
        statements: with their plans.
        suggestions: indexes that would help.
    """

    postgres: str
    sqlite: str
    rows: Mapping[str, int]
    short: tuple[str, ...]
    statements: tuple[Explained, ...]
    suggestions: tuple[Suggestion, ...]


def _unheard(share: float, what: str) -> None:
    """Nobody listens."""


def explain(project: Project, *, statements: Sequence[str] = (), told: Told = _unheard) -> Explanation:
    """
    Ask both engines for their plans of the statements of *project*, on new databases with as many rows as a service has.

    Args:
        project: that builds.
        statements: names, all unless given.
        told: hears how far it is.

    Raises:
        SourceError: something does not build.
        ConfigError: a PostgreSQL or the compiler's parser is missing, or a name is unknown.
    """
    translator_version()
    from ..prove.engines import open_engines  # noqa: PLC0415 - these load the parser
    from ..prove.subjects import read_subjects  # noqa: PLC0415

    both, knowledge, alone = read_subjects(project)
    subjects = sorted((*both, *alone), key=lambda one: one.compiled.source.text.place.line)
    subjects.sort(key=lambda one: one.compiled.source.module)
    known = {one.name: one for one in subjects}
    chosen = [known[name] for name in known_names(known, statements)]
    with postgres_server() as server, open_engines(project, knowledge.schema, server) as engines:
        return _explained(project, engines, subjects, chosen, told)


def _explained(project: Project, engines: Engines, subjects: Sequence[Subject], chosen: Sequence[Subject], told: Told) -> Explanation:
    from .rows import Maker  # noqa: PLC0415 - loads hypothesis by way of the prover

    wanted = sizes_of(engines.catalog, project.rows)
    _hint(engines, subjects)
    maker = Maker(engines.catalog, wanted, subjects)
    loaded = load(engines, maker, told)
    sizes = {table: len(rows) for table, rows in loaded.items()}
    drawer = Drawer(engines.catalog, loaded, maker)
    told(1.0, "plans")
    with asking(engines) as (sqlite, postgres):
        version = str(ask(postgres, "SHOW server_version")[0][0]).partition(".")[0]
        schema = engines.catalog.schema
        cases = [Case(one, _tree(one, schema), *look(one, drawer, sqlite, postgres, sizes)) for one in chosen]
        suggestions = Suggester(engines.catalog, sizes, sqlite, postgres).suggest(cases)
    return Explanation(
        version,
        sqlite3.sqlite_version.rpartition(".")[0],
        sizes,
        tuple(table for table, size in sizes.items() if size < wanted[table] * SHORT),
        tuple(_as_explained(one) for one in cases),
        tuple(suggestions),
    )


def _as_explained(case: Case) -> Explained:
    subject = case.subject
    return Explained(subject.name, subject.statement.where, subject.tables, case.postgres, case.sqlite)


def _hint(engines: Engines, subjects: Iterable[Subject]) -> None:
    """Tell the columns which literals statements compare them with: rows should have those as well."""
    for subject in subjects:
        for table, column, text in subject.literals:
            fact = engines.catalog.columns[table].get(column)
            if fact is not None:
                fact.hints.append(text)


def _tree(subject: Subject, schema: Schema) -> exp.Expr | None:
    from ..prove.subjects import tree_of  # noqa: PLC0415 - loads the parser

    try:
        return tree_of(subject.compiled, schema)[0]
    except SourceError:
        return None
