"""Building as a whole: what is written, what is not, and what is asked of a server."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from twinsql.adapters.errors import ConfigError, MigrationError
from twinsql.compiler.build import build
from twinsql.compiler.lock import load_lock
from twinsql.compiler.model import SourceError
from twinsql.compiler.project import Project

GET = "-- name: get(id: str) -> Book | None\nSELECT id, title\n  FROM books\n WHERE id = :id;\n"
TITLES = "-- name: titles() -> list[str]\nSELECT title\n  FROM books;\n"
NOWHERE = "postgresql://nobody@127.0.0.1:1/nothing?connect_timeout=1"


def contents(project: Project) -> dict[str, bytes]:
    return {path.relative_to(project.root).as_posix(): path.read_bytes() for path in project.root.rglob("*") if path.is_file()}


def test_a_build_says_what_it_wrote(library: Callable[..., Project]) -> None:
    project = library(books=GET, loans="-- name: count_all() -> int\nSELECT count(*) AS loans\n  FROM loans;\n")
    report = build(project)

    assert (report.statements, report.described, report.removed) == (2, 2, ())
    assert report.written == ("library/queries/__init__.py", "library/queries/books.py", "library/queries/loans.py", "sql/.lock")


def test_building_twice_writes_nothing(library: Callable[..., Project]) -> None:
    project = library(books=GET)
    build(project)
    report = build(project)

    assert (report.fresh, report.described) == (True, 0)


def test_check_writes_nothing_and_says_what_it_would(library: Callable[..., Project]) -> None:
    project = library(books=GET)
    build(project)
    (project.sql / "books.sql").write_text(GET.replace("title", "title, pages"))
    before = contents(project)
    report = build(project, check=True)

    assert (report.fresh, report.written) == (False, ("library/queries/books.py", "sql/.lock"))
    assert contents(project) == before


@pytest.mark.parametrize(("old", "new"), [(b"id", b"ID"), (b"\n", b"\r\n"), (b"books.get", b"books.got")])
def test_check_sees_every_changed_byte(library: Callable[..., Project], old: bytes, new: bytes) -> None:
    project = library(books=GET)
    build(project)
    module = project.queries / "books.py"
    banner, _, rest = module.read_bytes().partition(b"\n")
    module.write_bytes(banner + b"\n" + rest.replace(old, new))

    assert build(project, check=True).written == ("library/queries/books.py",)


def test_an_unchanged_project_needs_neither_server_nor_parser(library: Callable[..., Project], monkeypatch: pytest.MonkeyPatch) -> None:
    project = library(books=GET)
    build(project)
    monkeypatch.setenv("TEST_POSTGRES_URL", NOWHERE)
    program = (
        "import sys; from twinsql.compiler.project import load_project; from twinsql.compiler.build import build;"
        "print(build(load_project(), check=True).fresh, sorted({'sqlglot', 'psycopg', 'yoyo'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", program], cwd=project.root, capture_output=True, text=True, check=False)

    assert (result.stdout, result.stderr) == ("True []\n", "")


def test_a_statement_by_another_name_needs_no_server(library: Callable[..., Project], monkeypatch: pytest.MonkeyPatch) -> None:
    project = library(books=GET)
    build(project)
    monkeypatch.setenv("TEST_POSTGRES_URL", NOWHERE)
    (project.sql / "books.sql").write_text(GET.replace("get(", "find("))

    assert build(project).described == 0


def test_only_what_has_changed_is_described(library: Callable[..., Project]) -> None:
    project = library(books=GET + TITLES)
    build(project)
    (project.sql / "books.sql").write_text(GET.replace("title", "title, pages") + TITLES)

    assert build(project).described == 1


def test_a_changed_schema_describes_everything(library: Callable[..., Project]) -> None:
    project = library(books=GET + TITLES)
    build(project)
    add_migration(project, "CREATE TABLE shelves (id integer PRIMARY KEY);", "DROP TABLE shelves;")
    report = build(project)

    assert (report.described, report.written) == (2, ("migrations/sql/0002_more.sqlite.sql", "sql/.lock"))


def test_another_translator_is_asked_for_everything_again(library: Callable[..., Project], monkeypatch: pytest.MonkeyPatch) -> None:
    project = library(books=GET)
    build(project)
    project.lock.write_text(project.lock.read_text().replace("FROM books", "FROM elsewhere"))
    monkeypatch.setattr("twinsql.compiler.knowledge.translator_version", lambda: "another")
    report = build(project)

    assert (report.described, report.written) == (0, ("sql/.lock",))
    assert "elsewhere" not in project.lock.read_text()


def test_another_translator_that_says_the_same_is_no_reason_to_build(
    library: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = library(books=GET)
    build(project)
    monkeypatch.setattr("twinsql.compiler.knowledge.translator_version", lambda: "another")

    assert build(project, check=True).fresh


def test_a_statement_that_gets_a_text_of_its_own_loses_its_translation(library: Callable[..., Project]) -> None:
    project = library(books=GET)
    build(project)
    (project.sql / "books.sql").write_text(GET.replace("\nSELECT", "\n-- only: postgres\nSELECT"))
    build(project)

    translation = load_lock(project.lock).statements["books.get"].translation
    assert translation is not None
    assert translation.sqlite == ""


def test_modules_whose_sql_is_gone_are_removed_and_others_stay(library: Callable[..., Project]) -> None:
    project = library(books=GET, loans="-- name: notes() -> list[Note]\nSELECT id, note\n  FROM loans;\n")
    build(project)
    (project.queries / "by_hand.py").write_text('"""Mine."""\n')
    (project.sql / "loans.sql").unlink()
    report = build(project)

    assert report.removed == ("library/queries/loans.py",)
    assert sorted(path.name for path in project.queries.glob("*.py")) == ["__init__.py", "books.py", "by_hand.py"]


def test_a_file_written_by_hand_is_not_overwritten(library: Callable[..., Project]) -> None:
    project = library(books=GET)
    project.queries.mkdir(parents=True)
    (project.queries / "books.py").write_text('"""Mine."""\n')

    with pytest.raises(SourceError, match=r"library/queries/books.py:1:1: this file was not generated"):
        build(project)

    assert (project.queries / "books.py").read_text() == '"""Mine."""\n'


def test_an_error_in_one_file_leaves_all_as_they_were(library: Callable[..., Project]) -> None:
    project = library(books=GET, loans="-- name: notes() -> list[Note]\nSELECT id, note\n  FROM loans;\n")
    build(project)
    (project.sql / "books.sql").write_text(GET.replace("title", "title, pages"))
    (project.sql / "loans.sql").write_text("-- name: notes() -> list[Note]\nSELECT id, nota\n  FROM loans;\n")
    add_migration(project, "CREATE TABLE shelves (id integer PRIMARY KEY);", "DROP TABLE shelves;")
    before = contents(project)

    with pytest.raises(SourceError):
        build(project)

    assert contents(project) == before


def test_a_migration_that_postgresql_refuses_is_refused_at_its_line(library: Callable[..., Project]) -> None:
    project = library(books=GET)
    add_migration(project, "-- Shelves.\nCREATE TABLE shelves (id integer PRIMARY KEY REFERENCES nothing (id));", "DROP TABLE shelves;")

    with pytest.raises(SourceError) as caught:
        build(project)

    assert caught.value.problems[0].where.startswith("migrations/sql/0002_more.sql:")
    assert not (project.migrations / "sql" / "0002_more.sqlite.sql").exists()


def test_an_edited_migration_is_refused(library: Callable[..., Project]) -> None:
    project = library(books=GET)
    path = project.migrations / "sql" / "0001_library.sql"
    path.write_text(path.read_text().replace("note text", "notes text"))

    with pytest.raises(MigrationError, match=r"0001_library.sqlite.sql:1"):
        build(project)


def test_a_missing_draft_is_found_by_check(library: Callable[..., Project]) -> None:
    project = library(books=GET)
    build(project)
    add_migration(project, "CREATE TABLE shelves (id integer PRIMARY KEY);", "DROP TABLE shelves;")

    with pytest.raises(SourceError, match=r"0002_more.sqlite.sql"):
        build(project, check=True)


@pytest.mark.parametrize(
    ("name", "what"),
    [("more/books.sql", "SQL files stand in one folder"), ("Books.sql", "name of a module"), ("class.sql", "name of a module")],
)
def test_a_misplaced_file_is_refused(library: Callable[..., Project], name: str, what: str) -> None:
    project = library(authors=TITLES)
    path = project.sql / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(GET)

    with pytest.raises(SourceError) as caught:
        build(project)

    assert (caught.value.problems[0].where, what in caught.value.problems[0].what) == (f"sql/{name}:1:1", True)


def test_a_project_without_sql_is_refused(library: Callable[..., Project]) -> None:
    with pytest.raises(SourceError, match=r"no \.sql file"):
        build(library())


def test_without_sqlglot_the_build_says_how_to_get_it(library: Callable[..., Project], monkeypatch: pytest.MonkeyPatch) -> None:
    project = library(books=GET)
    monkeypatch.setattr("twinsql.compiler.translator_version.DISTRIBUTION", "sqlglot-is-not-here")

    with pytest.raises(ConfigError, match=r"pip install 'twinsql\[build\]'"):
        build(project)


def test_what_is_written_does_not_hang_on_the_order_of_hashes(
    built_library: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(built_library.root, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__", "pyrightconfig.json"))
    for path in (tmp_path / "library").rglob("*.py"):
        path.unlink()
    program = "from twinsql.compiler.project import load_project; from twinsql.compiler.build import build; build(load_project())"
    for seed in ("1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        subprocess.run([sys.executable, "-c", program], cwd=tmp_path, check=True)

        assert all(
            (tmp_path / path.relative_to(built_library.root)).read_bytes() == path.read_bytes()
            for path in built_library.queries.glob("*.py")
        )
        assert (tmp_path / "sql" / ".lock").read_bytes() == built_library.lock.read_bytes()


def test_generated_modules_can_reach_the_adapters_by_another_name(library: Callable[..., Project]) -> None:
    project = library(books=GET)
    project = Project(project.root, project.sql, project.queries, project.migrations, "...adapters")
    build(project)

    assert "from ...adapters.queries import Queries\n" in (project.queries / "books.py").read_text()


def add_migration(project: Project, apply: str, rollback: str) -> Path:
    (project.migrations / "0002_more.py").write_text((project.migrations / "0001_library.py").read_text())
    path = project.migrations / "sql" / "0002_more.sql"
    path.write_text(f"{apply}\n\n-- rollback\n\n{rollback}\n")
    return path
