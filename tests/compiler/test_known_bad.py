"""
Statements that other tools let pass, and that answer otherwise on the other engine.

Each is refused, or drawn by a lint or a rule of ``check``, or it has an exact form: then both engines run it on hostile rows. ``-- expect:``
says which: ``postgres`` (refuses it), ``refused`` (by the translator), ``header``, ``rows``, the number of a lint, ``fails`` with
an error of the same class on both engines, or ``equal``; ``postgres or refused`` is for what PostgreSQL takes from version 16 on.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.describe import DescribeError, Describer
from twinsql.adapters.errors import SourceError
from twinsql.compiler.assemble import agree, assemble
from twinsql.compiler.check.rows import several_rows
from twinsql.compiler.headers import read_file
from twinsql.compiler.knowledge import Question
from twinsql.compiler.lint import examine
from twinsql.compiler.lock import Known
from twinsql.compiler.model import Described, DescribedColumn
from twinsql.compiler.sqlite_scratch import SqliteScratch

from tests.compiler.translate.twins import Twins, open_twins, python_value
from tests.conftest import A_LANGUAGE, fresh_database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twinsql.compiler.headers import SourceStatement

FOLDER = Path(__file__).with_name("corpus") / "known_bad"


def statements() -> list[SourceStatement]:
    found: list[SourceStatement] = []
    for path in sorted(FOLDER.glob("*.sql")):
        own, problems = read_file(path, path.name)
        assert not problems, problems
        found += own
    return found


def note(statement: SourceStatement, key: str) -> str:
    return " ".join(line.removeprefix(f"{key}:").strip() for line in statement.doc if line.startswith(f"{key}:"))


@pytest.fixture(scope="module")
def pair(postgres_url: str) -> Iterator[Twins]:
    with fresh_database(postgres_url) as url, Describer(url) as describer, open_twins(url, describer) as opened:
        describer.run_script(A_LANGUAGE)
        yield opened


def caught(statement: SourceStatement, twins: Twins) -> list[str]:
    """All that says no to *statement*."""
    question = Question(statement)
    try:
        parameters, columns = twins.describer.describe(question.spliced.sql)
    except DescribeError:
        return ["postgres"]
    described = Described(parameters, tuple(DescribedColumn(*column) for column in columns))
    examined = examine(statement, twins.schema, dict(zip(question.names, parameters, strict=True)))
    found = [*(["refused"] if examined.refusals else []), *(one.number for one in examined.told)]
    found += ["rows" for _ in several_rows(statement, examined.tree, twins.schema)]
    if examined.translation is not None:
        try:
            agree(examined.translation, described, question)
            with SqliteScratch(twins.schema.sqlite_script) as scratch:
                assemble(question, Known(question.key, described, examined.translation), twins.schema, scratch)
        except SourceError:
            found.append("header")
    return found


def outcome(statement: SourceStatement, twins: Twins) -> str:
    """What both engines say to it."""
    compiled, _, kinds = twins.compile(statement.text.text)
    given = json.loads(note(statement, "parameters") or "{}")
    types = twins.describe_parameters(statement.text.text)
    values = tuple(python_value(given[name], kind) for name, kind in zip(compiled.parameters, types, strict=True))
    sqlite, postgres = twins.run(compiled, values, returns=bool(kinds))
    if repr(sqlite) != repr(postgres):
        return f"differs: {sqlite} {postgres}"
    return f"fails {postgres.error}" if postgres.error else "equal" if postgres.rows or postgres.count else "equal, of nothing"


@pytest.mark.parametrize("statement", statements(), ids=lambda one: one.name)
def test_a_known_bad_statement_is_caught_or_answers_the_same(statement: SourceStatement, pair: Twins) -> None:
    found = " ".join(sorted(caught(statement, pair))) or outcome(statement, pair)

    expected = note(statement, "expect")
    # What is refused today may get an exact form, which is no worse.
    assert found in expected.split(" or ") or (expected == "refused" and found == "equal")


def test_there_are_many() -> None:
    assert len(statements()) >= 100
