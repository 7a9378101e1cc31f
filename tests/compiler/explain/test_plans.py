"""Plans of a project with everything in it: what is marked, what is suggested, what stays the same."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.errors import ConfigError
from twinsql.compiler.explain.run import explain
from twinsql.compiler.explain.text import differences, kept, texts, write
from twinsql.compiler.project import load_project

from tests.compiler.conftest import LIBRARY

if TYPE_CHECKING:
    from collections.abc import Callable

    from twinsql.compiler.explain.plan import Plan
    from twinsql.compiler.explain.run import Explanation
    from twinsql.compiler.project import Project

ROOT = Path(__file__).parents[3]
BOOKS = """
-- name: get(id: str) -> str | None
SELECT title FROM books WHERE id = :id;

-- name: of_shelf(shelf: int) -> list[str]
SELECT id FROM books WHERE shelf = :shelf ORDER BY id;

-- name: titles() -> list[str]
SELECT title FROM books ORDER BY title, id;

-- name: newest(most: int) -> list[str]
SELECT id FROM books ORDER BY added_at DESC, id DESC LIMIT :most;

-- name: between(since: datetime, until: datetime) -> int
SELECT count(*) AS found FROM books WHERE added_at >= :since AND added_at < :until;

-- name: named(titles: list[str]) -> list[str]
SELECT id FROM books WHERE title = ANY(:titles) ORDER BY id;

-- name: lock(id: str) -> str | None
-- only: postgres
SELECT id FROM books WHERE id = :id FOR UPDATE SKIP LOCKED;

-- name: delete(id: str) -> Affected
DELETE FROM books WHERE id = :id;

-- name: lend(id: str, date: date, due: date) -> None
WITH lent AS (UPDATE books SET is_lent = true WHERE id = :id RETURNING id)
INSERT INTO loans (book_id, date, due) SELECT id, :date, :due FROM lent;
"""


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory, postgres_url: str) -> tuple[Project, Explanation]:
    from tests.compiler.conftest import lay_out

    project = lay_out(tmp_path_factory.mktemp("books"), {"books": BOOKS})
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TEST_POSTGRES_URL", postgres_url)
        return project, explain(project)


def plans(found: Explanation, name: str) -> tuple[Plan, Plan]:
    one = next(one for one in found.statements if one.name == name)
    assert one.sqlite is not None
    return one.postgres, one.sqlite


def test_a_key_is_looked_up_and_nothing_is_marked(books: tuple[Project, Explanation]) -> None:
    postgres, sqlite = plans(books[1], "books.get")

    assert [line.text.strip() for line in postgres.lines] == ["Index Scan using books_pkey on books", "Index Cond: (id = ?)"]
    assert [line.text for line in sqlite.lines] == ["SEARCH books USING INDEX sqlite_autoindex_books_1 (id=?)"]
    assert not any(line.mark for plan in (postgres, sqlite) for line in plan.lines)


def test_a_full_scan_and_a_sort_are_marked_on_both_engines(books: tuple[Project, Explanation]) -> None:
    for plan in plans(books[1], "books.titles"):
        assert plan.marked("scan") == ["books"]
        assert plan.marked("sort") == [""]


def test_indexes_are_suggested_where_the_planners_take_them(books: tuple[Project, Explanation]) -> None:
    suggested = {one.sql: one for one in books[1].suggestions}

    both = ("PostgreSQL", "SQLite")
    assert suggested["CREATE INDEX … ON books (shelf, id)"].statements == ("books.of_shelf",)
    assert suggested["CREATE INDEX … ON books (added_at, id)"].engines == both
    assert suggested["CREATE INDEX … ON books (added_at)"].statements == ("books.between",)
    assert [one for one in suggested if "(title" in one and "books.named" in suggested[one].statements]
    # What a DELETE looks for in tables below shows on SQLite alone.
    assert suggested["CREATE INDEX … ON loans (book_id)"].engines == ("SQLite",)


def test_a_suggested_index_makes_the_mark_go(books: tuple[Project, Explanation], tmp_path: Path, postgres_url: str) -> None:
    from tests.compiler.conftest import lay_out

    project = lay_out(tmp_path, {"books": BOOKS})
    made = "CREATE INDEX books_by_shelf ON books (shelf, id);\n"
    for path in (project.migrations / "sql").glob("*.sql"):
        path.write_text(re.sub(r"\n-- rollback", f"\n{made}\n-- rollback", path.read_text(), count=1))
    frozen = project.migrations / "sql" / "0001_library.sqlite.sql"
    frozen.unlink()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TEST_POSTGRES_URL", postgres_url)
        from twinsql.compiler.build import build

        build(project)
        found = explain(project, statements=["books.of_shelf"])

    assert [one.name for one in found.statements] == ["books.of_shelf"]
    assert all(plan.uses("books_by_shelf") for plan in plans(found, "books.of_shelf"))
    assert found.suggestions == ()


def test_a_statement_for_postgres_alone_has_one_plan(books: tuple[Project, Explanation]) -> None:
    one = next(one for one in books[1].statements if one.name == "books.lock")

    assert one.postgres.uses("books_pkey")
    assert one.sqlite is None


def test_a_statement_of_several_steps_shows_all_of_them(books: tuple[Project, Explanation]) -> None:
    _, sqlite = plans(books[1], "books.lend")

    assert any("books" in line.text and "SEARCH" in line.text for line in sqlite.lines)
    assert any("json_each" in line.text for line in sqlite.lines)


def test_no_value_and_no_cost_is_in_the_text(books: tuple[Project, Explanation]) -> None:
    text = "".join(texts(*books).values())

    assert "cost=" not in text
    assert "added_at >= ?" in text
    assert "2025-" not in text
    assert "2024-" not in text


def test_plans_are_the_same_each_time_and_a_change_is_a_diff(
    books: tuple[Project, Explanation], monkeypatch: pytest.MonkeyPatch, postgres_url: str
) -> None:
    project, first = books
    monkeypatch.setenv("TEST_POSTGRES_URL", postgres_url)
    shutil.rmtree(project.plans, ignore_errors=True)
    assert write(project, first) == (["sql/plans/books.txt"], [])
    assert write(project, first) == ([], [])
    assert differences(project, explain(project)) == ("", [])

    path = project.plans / "books.txt"
    path.write_text(path.read_text().replace("Index Scan using books_pkey on books", "Seq Scan on books", 1))
    diff, notes = differences(project, first)

    assert notes == []
    assert "-    Seq Scan on books\n+    Index Scan using books_pkey on books\n" in diff


@pytest.mark.parametrize(("version", "engine"), [("PostgreSQL 14", "PostgreSQL"), ("SQLite 3.30", "SQLite")])
def test_plans_of_another_version_are_not_compared(books: tuple[Project, Explanation], version: str, engine: str) -> None:
    project, found = books
    write(project, found)
    path = project.plans / "books.txt"
    text = re.sub(rf"{engine} [\d.]+", version, path.read_text(), count=1)
    path.write_text(text.replace("Index Scan using books_pkey on books", "Something").replace("SEARCH books", "Something"))

    diff, notes = differences(project, found)

    assert [note for note in notes if f"{engine} that are kept are those of {version.split()[1]}" in note] == notes != []
    other = "SEARCH books" if engine == "PostgreSQL" else "books_pkey"
    changed = [line for line in diff.splitlines() if line.startswith("+ ")]
    assert changed
    assert all(other in line for line in changed)


def test_files_of_sql_that_is_gone_go_too(books: tuple[Project, Explanation]) -> None:
    project, found = books
    write(project, found)
    stale = project.plans / "gone.txt"
    stale.write_text((project.plans / "books.txt").read_text())
    mine = project.plans / "mine.txt"
    mine.write_text("notes\n")

    assert stale in kept(project)
    assert write(project, found) == ([], ["sql/plans/gone.txt"])
    assert mine.exists()


def test_a_statement_that_fails_while_it_is_planned(library: Callable[..., Project]) -> None:
    sql = "-- name: never(n: int) -> list[int]\nSELECT 10 / (:n::integer - :n::integer) AS part FROM books ORDER BY id;\n" + BOOKS
    found = explain(library(books=sql), statements=["books.never", "books.get"])

    assert [line.text for line in plans(found, "books.never")[0].lines] == ["(no plan: DataError)"]
    assert plans(found, "books.never")[1].lines
    assert plans(found, "books.get")[0].uses("books_pkey")


def test_every_kind_of_statement_and_column(library: Callable[..., Project]) -> None:
    found = explain(library(**{path.stem: path.read_text(encoding="utf-8") for path in LIBRARY.glob("*.sql")}))

    assert found.short == ()
    assert found.rows == {"books": 10_000, "loans": 10_000}
    assert all(one.postgres.lines for one in found.statements)


def test_tables_have_as_many_rows_as_the_project_says(library: Callable[..., Project]) -> None:
    project = library(books=BOOKS)
    (project.root / "pyproject.toml").write_text((project.root / "pyproject.toml").read_text() + "\n[tool.twinsql.rows]\nbooks = 40\n")

    found = explain(load_project(project.root), statements=["books.titles"])

    assert found.rows["books"] == 40
    assert not any(plan.marked("scan") for plan in plans(found, "books.titles"))


@pytest.mark.parametrize(
    ("line", "said"), [("nothing = 5", "make no such table"), ("books = 0", "genres = 25"), ('books = "many"', "genres = 25")]
)
def test_rows_of_no_table(library: Callable[..., Project], line: str, said: str) -> None:
    project = library(books=BOOKS)
    (project.root / "pyproject.toml").write_text((project.root / "pyproject.toml").read_text() + f"\n[tool.twinsql.rows]\n{line}\n")

    with pytest.raises(ConfigError, match=said):
        explain(load_project(project.root))


def test_a_name_that_is_none(library: Callable[..., Project]) -> None:
    with pytest.raises(ConfigError, match=r"did you mean books\.get\?"):
        explain(library(books=BOOKS), statements=["books.gett"])


def test_the_chatbot_reads_whole_tables_in_reports_alone(monkeypatch: pytest.MonkeyPatch, postgres_url: str) -> None:
    monkeypatch.setenv("TEST_POSTGRES_URL", postgres_url)
    found = explain(load_project(ROOT))

    reading = [one.name for one in found.statements for plan in (one.postgres, one.sqlite) if plan and plan.marked("scan")]
    assert set(reading) == {"usage.most_active_chats"}
    assert found.suggestions == ()
    assert found.short == ()


def test_the_record_shops_plans_are_those_that_are_kept(monkeypatch: pytest.MonkeyPatch, postgres_url: str) -> None:
    monkeypatch.setenv("TEST_POSTGRES_URL", postgres_url)
    project = load_project(ROOT / "examples" / "music")

    diff, _ = differences(project, explain(project))

    assert diff == ""
