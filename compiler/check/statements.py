"""One statement: its translation, its lints, its header, and SQLite's word on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..assemble import agree, assemble
from ..lint import examine
from ..model import SourceError
from .findings import Finding, found
from .rows import several_rows

if TYPE_CHECKING:
    from sqlglot import exp

    from ..compiled import Compiled
    from ..headers import SourceStatement
    from ..knowledge import Question
    from ..lock import Known
    from ..model import Schema
    from ..sqlite_scratch import SqliteScratch


@dataclass(frozen=True, slots=True)
class Looked:
    """
    A statement that was looked at.

    Attributes:
        statement: as written.
        compiled: None where something is wrong that keeps it from being emitted.
        tree: parsed; None where it cannot be read.
        schema: of the migrations.
        findings: what is wrong.
    """

    statement: SourceStatement
    compiled: Compiled | None
    tree: exp.Expr | None
    schema: Schema
    findings: tuple[Finding, ...]


def look_at(question: Question, known: Known | None, schema: Schema, scratch: SqliteScratch) -> Looked:
    """All that is wrong with one statement, which PostgreSQL took for *known*; None where it refused it."""
    statement = question.statement
    if known is None:
        return Looked(statement, None, None, schema, ())
    described = known.described
    try:
        examined = examine(statement, schema, dict(zip(question.names, described.parameters, strict=True)))
    except SourceError as error:
        return Looked(statement, None, None, schema, tuple(found("statement", error.problems)))
    findings = list(found("statement", examined.refusals))
    for one in examined.told:
        problem = one.as_problem
        findings.append(Finding(one.number, one.severity, problem.where, problem.what.removeprefix(f"{one.number} "), problem.cure))
    findings += found("rows", several_rows(statement, examined.tree, schema))
    compiled = None
    if examined.translation is not None:
        known.translation = examined.translation
        try:
            if question.is_translated:
                agree(examined.translation, described, question)
            compiled = assemble(question, known, schema, scratch)
        except SourceError as error:
            findings += found("statement", error.problems)
    return Looked(statement, compiled, examined.tree, schema, tuple(findings))
