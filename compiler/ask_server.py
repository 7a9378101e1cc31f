"""Asking a PostgreSQL about schema and statements."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from ..adapters.describe import DescribeError, Describer, scratch_database
from ..adapters.migration_files import migration_files
from .lock import Known
from .model import Column, Described, DescribedColumn, Place, Problem, Table
from .server import postgres_server
from .views_made import views_made

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..adapters.migration_files import MigrationFile
    from .knowledge import Question
    from .lock import Lock
    from .project import Project

MISSING = re.compile(r'(?:column|relation) "?([\w.]+)"? (?:of relation "\w+" )?does not exist')
CURES = {
    "42P18": "Give the parameter a type, as in :name::text.",
    "42601": "Correct the SQL at this place, or just before it.",
    "42883": "Correct the name, or cast the arguments: these types have no such function or operator.",
    "42804": "Cast one side, so that both are of the same type.",
}
"""What to do about an SQLSTATE for which the server gives no hint."""


def ask_server(project: Project, questions: Sequence[Question], lock: Lock) -> list[Problem]:
    """
    Put the tables and what is said of each statement into *lock*; returns what PostgreSQL refuses.

    Raises:
        ConfigError: there is no PostgreSQL.
    """
    with postgres_server() as server, scratch_database(server) as url, Describer(url) as describer:
        refused = learn_schema(describer, migration_files(project.migrations), lock)
        return [refused] if refused is not None else ask(describer, questions, lock)


def learn_schema(describer: Describer, files: Sequence[MigrationFile], lock: Lock) -> Problem | None:
    """Apply the migrations *files* and put the tables that they make into *lock*; what PostgreSQL refuses, where it does."""
    for file in files:
        part, _ = file.parts("postgres")
        try:
            describer.run_script(part.text)
        except DescribeError as error:
            where = Place(file.place("postgres"), part.line).at(part.text, min(error.position or 0, len(part.text)))
            return Problem(where, f"PostgreSQL: {error.message}", error.hint or "Correct the migration.")
    lock.tables = tables_of(describer)
    lock.enums = describer.enums()
    lock.views, problem = views_made(describer, files)
    return problem


def ask(describer: Describer, questions: Sequence[Question], lock: Lock) -> list[Problem]:
    """Put what is said of each statement into *lock*; returns what PostgreSQL refuses."""
    return [problem for question in questions if (problem := _describe(describer, question, lock))]


def tables_of(describer: Describer) -> dict[str, Table]:
    """All tables that *describer* sees, by name."""
    return {
        table.name: Table(
            table.name,
            tuple(Column(one.name, one.type, one.not_null, one.has_default, one.default) for one in table.columns),
            table.keys,
            table.key_names,
        )
        for table in describer.tables()
    }


def _describe(describer: Describer, question: Question, lock: Lock) -> Problem | None:
    try:
        parameters, columns = describer.describe(question.spliced.sql)
    except DescribeError as error:
        return _refusal(question, error, lock.tables)
    described = Described(parameters, tuple(DescribedColumn(*column) for column in columns))
    lock.statements[question.name] = Known(question.key, described, terms=question.terms)
    return None


def _refusal(question: Question, error: DescribeError, tables: dict[str, Table]) -> Problem:
    text, message = question.statement.text, error.message
    offset = text.first if error.position is None else question.spliced.original_offset(error.position)
    for number, name in enumerate(question.names, 1):
        if re.search(rf"\${number}\b", message):
            message = re.sub(rf"\${number}\b", f":{name}", message)
            offset = text.text.index(f":{name}") if error.position is None else offset
    return Problem(text.place.at(text.text, min(offset, len(text.text))), f"PostgreSQL: {message}", _cure(error, tables))


def _cure(error: DescribeError, tables: dict[str, Table]) -> str:
    """What to do: the server's hint, a name that is near, or advice for the kind of error."""
    if error.hint:
        return error.hint
    missing = MISSING.search(error.message)
    if missing:
        known = [*tables, *(column.name for table in tables.values() for column in table.columns)]
        near = get_close_matches(missing[1].rpartition(".")[2], known, 1)
        return f"Did you mean {near[0]}?" if near else "The migrations make no such thing: add one, or correct the name."
    return CURES.get(error.sqlstate, "Correct the statement: PostgreSQL does not take it.")
