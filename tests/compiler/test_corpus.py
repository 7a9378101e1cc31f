"""The corpus of good and bad statements: every lint finds what it is for, and few good statements draw an error."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.describe import Describer, scratch_database
from twinsql.compiler.ask_server import tables_of
from twinsql.compiler.ddl import translate_ddl
from twinsql.compiler.headers import read_file
from twinsql.compiler.lint import BY_NUMBER, LINTS, examine
from twinsql.compiler.model import Schema
from twinsql.compiler.placeholders import names_in, splice

from tests.compiler.mutations.changed import silenced
from tests.conftest import A_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twinsql.compiler.headers import SourceStatement
    from twinsql.compiler.lint.table import Lint

DOCS = Path(__file__).parents[2] / "docs/reference"
SQL = re.compile(r"^```sql\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CORPUS = Path(__file__).with_name("corpus")
FALSE_ALARMS = 0.05


@dataclass(frozen=True)
class Asker:
    """A PostgreSQL with the corpus' schema."""

    describer: Describer
    schema: Schema

    def found(self, statement: SourceStatement) -> list[str]:
        """Numbers of the lints that *statement* draws."""
        text = statement.text.text
        names = names_in(text)
        kinds, _ = self.describer.describe(splice(text, names, "postgres").sql)
        return [one.number for one in examine(statement, self.schema, dict(zip(names, kinds, strict=True))).findings]


@cache
def statements(folder: str) -> list[SourceStatement]:
    found: list[SourceStatement] = []
    for path in sorted((CORPUS / folder).glob("*.sql")):
        own, problems = read_file(path, f"{folder}/{path.name}")
        assert not problems, problems
        found += own
    return found


def expected(statement: SourceStatement) -> list[str]:
    return [number for line in statement.doc if line.startswith("expect:") for number in line.removeprefix("expect:").split()]


@pytest.fixture(scope="module")
def asker(postgres_url: str) -> Iterator[Asker]:
    script = (CORPUS / "schema.sql").read_text()
    with scratch_database(postgres_url) as url, Describer(url) as describer:
        describer.run_script(script)
        describer.run_script(A_LANGUAGE)
        tables = tables_of(describer)
        yield Asker(describer, Schema(tables, translate_ddl(script, "schema.sql")))


@pytest.mark.parametrize("statement", statements("bad"), ids=lambda one: one.name)
def test_a_bad_statement_draws_its_lints_and_no_others(statement: SourceStatement, asker: Asker) -> None:
    assert sorted(asker.found(statement)) == sorted(expected(statement))


@pytest.mark.parametrize("lint", [one for one in LINTS if one.find is not None], ids=lambda one: one.number)
def test_a_lint_that_says_nothing_is_noticed(lint: Lint, asker: Asker) -> None:
    bad = [one for one in statements("bad") if lint.number in expected(one)]

    with silenced(lint.find):
        assert all(lint.number not in asker.found(one) for one in bad)
    assert all(lint.number in asker.found(one) for one in bad)


def test_few_good_statements_draw_an_error(asker: Asker) -> None:
    errors = {one.number for one in LINTS if one.severity == "error"}
    good = statements("good")
    alarms = [(one.where, found) for one in good if errors.intersection(found := asker.found(one))]

    assert len(good) >= 60
    assert len(alarms) <= FALSE_ALARMS * len(good), alarms


def test_every_lint_has_two_bad_statements() -> None:
    drawn = [number for one in statements("bad") for number in expected(one)]

    assert {lint.number: drawn.count(lint.number) for lint in LINTS if drawn.count(lint.number) < 2} == {}


def test_the_page_of_lints_is_complete() -> None:
    lines = [line for line in (DOCS / "lints.md").read_text().splitlines() if line.startswith("| [D")]
    pages = {path.name[:4]: path.name for path in (DOCS / "lints").glob("*.md")}

    assert lines == [f"| [{one.number}](lints/{pages[one.number]}) | {one.name} | {one.severity} |" for one in LINTS]
    assert pages.keys() == BY_NUMBER.keys()


@pytest.mark.parametrize("page", sorted((DOCS / "lints").glob("*.md")), ids=lambda page: page.stem)
def test_a_page_s_statement_draws_its_lint_and_the_cure_draws_none(page: Path, tmp_path: Path, asker: Asker) -> None:
    lint = BY_NUMBER[page.name[:4]]
    found: list[list[str]] = []
    for number, block in enumerate(SQL.findall(page.read_text())):
        path = tmp_path / f"page_{number}.sql"
        path.write_text(block)
        [statement], problems = read_file(path, path.name)
        assert not problems
        found.append(asker.found(statement))

    assert page.read_text().startswith(f"# {lint.number}: {lint.name}\n\n**{lint.severity.capitalize()}.** ")
    assert found == [[lint.number], []]


@pytest.mark.parametrize(
    ("sql", "place"),
    [
        ("SELECT id, name\n  FROM customers\n LIMIT 3", "3:2"),
        ("SELECT id, name\n  FROM customers\n LIMIT :n", "3:2"),
        ("SELECT id, name\n  FROM customers\n ORDER BY name\n LIMIT :n", "3:2"),
        ("SELECT id, name\n  FROM (SELECT id, name FROM customers LIMIT 2) AS c\n WHERE id > :n\n ORDER BY id", "2:40"),
        ("SELECT id, name\n  FROM customers\n FETCH FIRST ROW ONLY", "3:2"),
        ("SELECT\n       *\n  FROM customers\n ORDER BY id", "2:8"),
        ("SELECT id,\n       c.*\n  FROM customers AS c\n ORDER BY id", "2:8"),
        ("DELETE FROM customers\n WHERE city = 'x'\nRETURNING id, name", "3:1"),
    ],
)
def test_a_finding_stands_at_its_clause(tmp_path: Path, asker: Asker, sql: str, place: str) -> None:
    (tmp_path / "one.sql").write_text(f"-- name: one(n: int) -> list[One]\n{sql};\n")
    [statement], _ = read_file(tmp_path / "one.sql", "one.sql")
    names = names_in(statement.text.text)
    line, column = place.split(":")

    found = examine(statement, asker.schema, dict.fromkeys(names, "bigint")).findings
    assert [one.problem.where for one in found] == [f"one.sql:{int(line) + 1}:{column}"]
