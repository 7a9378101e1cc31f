"""One statement: from what was written and what is known of it to what is emitted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .compiled import Compiled, Slot
from .contract import check_parameters, check_result
from .model import UNNAMED, Problem, SourceError, step_name
from .placeholders import splice

if TYPE_CHECKING:
    from .knowledge import Question
    from .lock import Known
    from .model import Described, Schema, Translation
    from .sqlite_scratch import SqliteScratch


def assemble(question: Question, known: Known, schema: Schema, scratch: SqliteScratch) -> Compiled:
    """
    The statement of *question* with all that the emitter needs; a translation that is new is kept in *known*.

    Raises:
        SourceError: it has no translation, a lint or SQLite refuses it, or its header says other things than PostgreSQL.
    """
    if known.translation is None:
        known.translation = _translation(question, known.described, schema)
    statement, facts, described = question.statement, known.translation, known.described
    sqlite = statement.override.text if statement.override else facts.sqlite or None
    steps = () if statement.override else facts.steps
    mark = "sqlite steps" if steps else "sqlite"
    names = (*question.names, *(step_name(number) for number in range(1, len(steps) + 1)))
    # Where no rule knows a column, it may be NULL.
    fits = len(facts.column_nullable) == len(described.columns)
    nullable = facts.column_nullable if fits else (True,) * len(described.columns)
    scales = facts.column_scales if facts.column_scales and sqlite == facts.sqlite else (None,) * len(described.columns)
    compiled = Compiled(
        source=statement,
        name=statement.name,
        parameters=tuple(
            Slot(name, kind, facts.parameter_nullable.get(name, False))
            for name, kind in zip(question.names, described.parameters, strict=True)
        ),
        columns=tuple(
            Slot(column.name, column.type, null, scale=scale)
            for column, null, scale in zip(described.columns, nullable, scales, strict=True)
        ),
        writes=facts.writes,
        postgres=question.spliced.sql.strip(),
        sqlite=None if sqlite is None else splice(sqlite, names, mark).sql.strip(),
        steps=tuple(splice(step, names, mark).sql.strip() for step in steps),
    )
    parameters, parameter_problems = check_parameters(compiled, facts.parameter_nullable)
    columns, column_problems = check_result(compiled)
    problems = [*parameter_problems, *column_problems, *_sqlite_problems(compiled, scratch)]
    if problems:
        raise SourceError(problems)
    return replace(compiled, parameters=parameters, columns=columns)


def _translation(question: Question, described: Described, schema: Schema) -> Translation:
    from .lint import examine  # noqa: PLC0415 - loads the parser, which unchanged statements do without

    types = dict(zip(question.names, described.parameters, strict=True))
    examined = examine(question.statement, schema, types)
    if examined.translation is None or examined.errors:
        raise SourceError(examined.errors)
    if question.is_translated:
        agree(examined.translation, described, question)
    return examined.translation


def agree(translation: Translation, described: Described, question: Question) -> None:
    """
    Make sure that the translator takes the columns for what PostgreSQL says they are.

    Raises:
        SourceError: it does not.
    """
    where = question.statement.text.start
    if len(translation.column_types) != len(described.columns):
        what = f"the compiler counts {len(translation.column_types)} result columns, PostgreSQL {len(described.columns)}"
        raise SourceError([Problem(where, what, "Name each column in the statement, without *.")])
    problems = [
        Problem(where, f"PostgreSQL calls a result column {column.name}, the compiler does not", f"Name it: AS {column.name}")
        for column, ours in zip(described.columns, translation.column_names, strict=True)
        if column.name != (ours or UNNAMED)
    ]
    problems += [
        Problem(where, f"the compiler takes column {column.name} for {ours}, PostgreSQL for {column.type}", f"Add a cast: ::{column.type}")
        for column, ours in zip(described.columns, translation.column_types, strict=True)
        if column.type != ours
    ]
    if problems:
        raise SourceError(problems)


def _sqlite_problems(compiled: Compiled, scratch: SqliteScratch) -> list[Problem]:
    if compiled.sqlite is None:
        return []
    refusal = scratch.refusal_of_steps(compiled.steps) if compiled.steps else None
    values = None if compiled.steps else len(compiled.parameters)
    # Steps that return nothing may end in a SELECT that counts.
    columns = None if compiled.steps and not compiled.columns else len(compiled.columns)
    refusal = refusal or scratch.refusal(compiled.sqlite, values, columns)
    if refusal is None:
        return []
    if compiled.source.override:
        return [Problem(compiled.source.override.start, f"SQLite: {refusal}", "Correct the text for SQLite.")]
    cure = "Give SQLite a text of its own with -- dialect: sqlite of …, or mark the statement -- only: postgres"
    return [Problem(compiled.source.text.start, f"SQLite refuses the translation: {refusal}", cure)]
