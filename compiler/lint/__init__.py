"""
Lints: what PostgreSQL takes, and still gives other answers on another engine, another day, or with other rows.

What the translator refuses is no lint: it says so itself. ``-- allow: D002 why`` above a statement silences one finding of that number.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..headers import RULES_OF_CHECK
from ..model import Problem, SourceError
from ..translate.context import Context
from ..translate.statement import facts_of, parse, translated
from .look import Look
from .places import place_of
from .table import BY_NUMBER, LINTS, UNUSED_ALLOW

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlglot import exp

    from ..headers import Allow, SourceStatement
    from ..model import Schema, Translation
    from .table import Severity

__all__ = ["BY_NUMBER", "LINTS", "UNUSED_ALLOW", "Examined", "Finding", "errors_of", "examine"]


@dataclass(frozen=True, slots=True)
class Finding:
    """
    What a lint found.

    Attributes:
        number: ``D002``.
        severity: an error stops the build.
        problem: where, what, and what to do.
    """

    number: str
    severity: Severity
    problem: Problem

    @property
    def as_problem(self) -> Problem:
        """As the build tells it."""
        where, what, cure = self.problem.where, self.problem.what, self.problem.cure
        return Problem(where, f"{self.number} {what}", f"{cure} If this is intended, add the line: -- allow: {self.number} REASON")


@dataclass(frozen=True, slots=True)
class Examined:
    """
    All that is known of a statement without asking an engine.

    Attributes:
        translation: None where it is refused.
        refusals: why.
        findings: of lints, the silenced ones left out.
        tree: the statement, parsed.
    """

    translation: Translation | None
    refusals: tuple[Problem, ...]
    findings: tuple[Finding, ...]
    tree: exp.Expr

    @property
    def told(self) -> list[Finding]:
        """Findings that no refusal at the same place says already."""
        refused = {one.where for one in self.refusals}
        return [one for one in self.findings if one.problem.where not in refused]

    @property
    def errors(self) -> list[Problem]:
        """What stops the build."""
        return [*self.refusals, *(one.as_problem for one in self.told if one.severity == "error")]


def examine(statement: SourceStatement, schema: Schema, parameters: Mapping[str, str]) -> Examined:
    """
    Translate *statement*, if SQLite gets a translation, and lint it, unless SQLite never runs it.

    Args:
        statement: with its header.
        schema: of the migrations.
        parameters: PostgreSQL's types by name.

    Raises:
        SourceError: it cannot be parsed.
    """
    text = statement.text
    context = Context(text.text, text.place, schema, parameters)
    tree = parse(context)
    refusals: list[Problem] = []
    translation: Translation | None = None
    if statement.only is None and statement.override is None:
        try:
            translation = translated(context, tree)
        except SourceError as error:
            refusals += error.problems
    else:
        translation = replace(facts_of(context, tree), sqlite="")
    found = [] if statement.only else _found(_look(statement, tree, context))
    return Examined(translation, tuple(refusals), tuple(_silenced(found, statement.allow, complete=not refusals)), tree)


def errors_of(tree: exp.Expr, context: Context) -> list[Problem]:
    """What stops the build in a query that has no header; *context* is that of its translation."""
    found = _found(Look(tree, context, returns_list=True))
    return [one.problem for one in found if one.severity == "error"]


def _look(statement: SourceStatement, tree: exp.Expr, context: Context) -> Look:
    header = statement.header
    hints = header.batch.fields if header.batch else header.parameters
    return Look(
        tree,
        context,
        returns_list=header.returns.wrapper in {"list", "Iterator"},
        optional=frozenset(name for name, hint in hints if hint.optional),
        is_class=header.returns.is_class,
    )


def _found(look: Look) -> list[Finding]:
    """What all lints find, in the order of places."""
    context = look.context
    hits: list[tuple[int, Finding]] = []
    for number, offset, what, cure in context.lints:
        hits.append((offset, _finding(number, context.place.at(context.text, offset), what, cure)))
    for lint in LINTS:
        for node, what, cure in lint.find(look) if lint.find is not None else ():
            offset = place_of(node, context.text)
            hits.append((offset, _finding(lint.number, context.place.at(context.text, offset), what, cure)))
    unique = {(offset, one.number): one for offset, one in sorted(hits, key=lambda hit: (hit[0], hit[1].number))}
    return list(unique.values())


def _finding(number: str, where: str, what: str, cure: str) -> Finding:
    return Finding(number, BY_NUMBER[number].severity, Problem(where, what, cure))


def _silenced(found: Sequence[Finding], allows: Sequence[Allow], *, complete: bool) -> Iterator[Finding]:
    """*found* without what *allows* silence, one each, and the allows that silence nothing."""
    rest = [allow for allow in allows if allow.number not in RULES_OF_CHECK]
    for one in found:
        mine = next((allow for allow in rest if allow.number == one.number), None)
        if mine is None:
            yield one
        else:
            rest.remove(mine)
    for allow in rest if complete else ():
        known = BY_NUMBER.get(allow.number)
        what = f"allow {allow.number} silences nothing: {known.name} was not found here" if known else f"there is no lint {allow.number}"
        cure = "Take the line out." if known else f"Lints are {', '.join(BY_NUMBER)}."
        yield Finding(UNUSED_ALLOW, "error", Problem(allow.where, what, cure))
