"""The pytest plugin, as a service's own tests use it: pytest runs in a process of its own, in a new project."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

DATABASE = """
    def test_a_note(twinsql_db):
        notes = NoteRepository(twinsql_db)
        assert notes.count_open() == 0
        notes.write("one")
        assert notes.count_open() == 1

    def test_another(twinsql_db, twinsql_engine):
        assert NoteRepository(twinsql_db).count_open() == 0
        assert twinsql_db.dialect == twinsql_engine

    def test_a_service_that_connects(twinsql_settings):
        with twinsql.connect() as db, twinsql.connect(twinsql_settings) as same:
            NoteRepository(db).write("one")
            assert NoteRepository(same).count_open() == 1

    def test_without_a_database():
        pass
"""

ONE_ENGINE = """
    import pytest

    @pytest.mark.parametrize("twinsql_engine", ["postgres"], indirect=True)
    def test_of_postgres(twinsql_db):
        assert twinsql_db.dialect == "postgres"

    @pytest.mark.parametrize(("word", "twinsql_engine"), [("one", "sqlite"), ("two", "sqlite")], indirect=["twinsql_engine"])
    def test_of_sqlite(twinsql_db, word):
        assert twinsql_db.dialect == "sqlite"
"""

BY_NAME = """
    import pytest

    @pytest.fixture
    def notes(request):
        return NoteRepository(request.getfixturevalue("twinsql_db"))

    def test_a_note(notes):
        assert notes.count_open() == 0
"""

BUDGETS = """
    def title(notes, one):
        return notes.get(id=one)

    def test_within(twinsql_db, query_budget):
        notes = NoteRepository(twinsql_db)
        notes.write("one")
        with query_budget(2) as watch:
            notes.write("two")
            notes.count_open()
        assert sorted(line.statement.name for line in watch.lines.values()) == ["notes.count_open", "notes.create"]

    def test_too_many(twinsql_db, query_budget):
        notes = NoteRepository(twinsql_db)
        with query_budget(1):
            notes.write("two")
            notes.count_open()

    def test_again_and_again(twinsql_db, query_budget):
        notes = NoteRepository(twinsql_db)
        with query_budget(100):
            for one in "abcd":
                title(notes, one)

    def test_three_times(twinsql_db, query_budget):
        notes = NoteRepository(twinsql_db)
        with query_budget(100):
            for one in "abc":
                title(notes, one)

    def test_another_limit(twinsql_db, query_budget):
        notes = NoteRepository(twinsql_db)
        with query_budget(100, n_plus_one=4):
            for one in "abcd":
                title(notes, one)

    def test_threads(twinsql_db, query_budget):
        with query_budget(3), ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda one: NoteRepository(twinsql_db).count_open(), range(4)))

    def test_in_units_and_transactions(twinsql_db, query_budget):
        with query_budget(2):
            for one in "abc":
                with twinsql.unit_of_work(one), twinsql_db.transaction() as tx:
                    NoteRepository(tx).get(id=one)

    def test_a_service_that_connects(query_budget):
        with query_budget(0), twinsql.connect() as db:
            NoteRepository(db).count_open()

    def test_error(twinsql_db, query_budget):
        with query_budget(0):
            NoteRepository(twinsql_db).count_open()
            raise ValueError("of the test itself")
"""

HEAD = "from concurrent.futures import ThreadPoolExecutor\nimport twinsql\nfrom app.repo import NoteRepository\n"


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, postgres_url: str) -> Path:
    folder = tmp_path_factory.mktemp("service")
    for command in ("init", "build"):
        said = run(folder, postgres_url, "-m", "twinsql.cli", command, *([str(folder)] if command == "init" else []))
        assert said.returncode == 0, said.stdout
    return folder


@pytest.fixture
def service(template: Path) -> Path:
    """A project that is built, with no tests yet."""
    for old in template.glob("test_*.py"):
        old.unlink()
    return template


def run(folder: Path, postgres_url: str | None, *command: str) -> subprocess.CompletedProcess[str]:
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "TWINSQL_", "TEST_POSTGRES"))}
    environ["TWINSQL_N_PLUS_ONE"] = "off"
    environ["PYTHONPATH"] = os.pathsep.join(str(Path(path).resolve()) for path in environ.get("PYTHONPATH", "").split(os.pathsep) if path)
    if postgres_url is not None:
        environ["TEST_POSTGRES_URL"] = postgres_url
    return subprocess.run(
        [sys.executable, *command], cwd=folder, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )


def outcome_of(service: Path, postgres_url: str | None, tests: str, *options: str) -> str:
    """What pytest says of *tests* there."""
    (service / "test_service.py").write_text(HEAD + "\n".join(line.removeprefix("    ") for line in tests.splitlines()))
    command = ("-m", "pytest", "-p", "no:cacheprovider", "-p", "no:randomly", "-v", "-rN", *options)
    return run(service, postgres_url, *command).stdout


def outcomes(said: str) -> dict[str, str]:
    return dict(re.findall(r"test_service\.py::(\S+) (PASSED|FAILED|ERROR)", said))


@pytest.mark.parametrize(
    ("options", "outcome"),
    [([], "3 passed"), (["--db", "sqlite"], "2 passed, 1 deselected"), (["--db", "postgres"], "1 passed, 2 deselected")],
)
def test_a_test_may_be_of_one_engine_alone(service: Path, postgres_url: str, options: list[str], outcome: str) -> None:
    said = outcome_of(service, postgres_url, ONE_ENGINE, *options)

    assert outcome in said, said


def test_a_database_that_is_asked_for_by_name_is_of_the_only_engine(service: Path, postgres_url: str) -> None:
    assert "1 passed" in outcome_of(service, None, BY_NAME, "--db", "sqlite")
    assert "a test that asks for twinsql_db by getfixturevalue runs on one engine" in outcome_of(service, postgres_url, BY_NAME)


@pytest.mark.parametrize("options", [[], ["--db", "both"], ["-n", "2"]])
def test_each_test_has_a_database_of_its_own_on_both_engines(service: Path, postgres_url: str, options: list[str]) -> None:
    said = outcome_of(service, postgres_url, DATABASE, *options)

    assert "7 passed" in said, said


@pytest.mark.parametrize(("option", "engine"), [("sqlite", "sqlite"), ("postgres", "postgres")])
def test_one_engine_can_be_chosen(service: Path, postgres_url: str, option: str, engine: str) -> None:
    said = outcome_of(service, postgres_url, DATABASE, "--db", option)

    names = [f"{name}[{engine}]" for name in ("test_a_note", "test_another", "test_a_service_that_connects")]
    assert outcomes(said) == dict.fromkeys([*names, "test_without_a_database"], "PASSED"), said


def test_a_service_whose_tests_take_warnings_for_errors(service: Path, postgres_url: str) -> None:
    said = outcome_of(service, postgres_url, DATABASE, "-o", "filterwarnings=error")

    assert "7 passed" in said, said


def test_sqlite_alone_needs_no_server(service: Path) -> None:
    said = outcome_of(service, "postgresql://nobody@127.0.0.1:1/none", DATABASE, "--db", "sqlite")

    assert "4 passed" in said, said


def test_a_server_that_is_not_there_is_a_failure(service: Path) -> None:
    said = outcome_of(service, "postgresql://nobody@127.0.0.1:1/none", DATABASE)

    assert "4 passed, 3 errors" in said, said


@pytest.mark.parametrize("options", [[], ["--showlocals"]])
def test_password_of_a_server_is_in_no_report(service: Path, options: list[str]) -> None:
    said = outcome_of(service, "postgresql://nobody:hunter2@127.0.0.1:1/none", DATABASE, *options)

    assert "4 passed, 3 errors" in said, said
    assert "hunter2" not in said, said


def test_nothing_is_left_on_the_server(service: Path, postgres_url: str) -> None:
    import psycopg

    def databases() -> set[str]:
        with psycopg.connect(postgres_url) as connection:
            return {str(row[0]) for row in connection.execute("SELECT datname FROM pg_database")}

    before = databases()
    outcome_of(service, postgres_url, DATABASE, "--db", "postgres")

    assert databases() <= before


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_a_budget_fails_the_test_that_is_over_it(service: Path, postgres_url: str, engine: str) -> None:
    said = outcome_of(service, postgres_url, BUDGETS, "--db", engine)

    assert outcomes(said) == {
        f"test_within[{engine}]": "PASSED",
        f"test_too_many[{engine}]": "FAILED",
        f"test_again_and_again[{engine}]": "FAILED",
        f"test_three_times[{engine}]": "PASSED",
        f"test_another_limit[{engine}]": "PASSED",
        f"test_threads[{engine}]": "FAILED",
        f"test_in_units_and_transactions[{engine}]": "FAILED",
        f"test_a_service_that_connects[{engine}]": "FAILED",
        f"test_error[{engine}]": "FAILED",
    }
    lines = (service / "test_service.py").read_text().splitlines()
    call = lines.index("    return notes.get(id=one)") + 1
    loop = lines.index("            title(notes, one)") + 1
    assert "Failed: 2 queries ran, 1 was allowed\n" in said
    assert (
        f"N+1: notes.get (sql/notes.sql:7) runs again and again at test_service.py:{call}, in the loop at test_service.py:{loop}: " in said
    )
    assert re.search(rf"E +runs +ms +statement +source +called at\nE +4 +\S+ +notes.get +sql/notes.sql:7 +test_service.py:{call}\n", said)
    assert "Failed: 4 queries ran, 3 were allowed\n" in said
    assert "Failed: 3 queries ran, 2 were allowed\n" in said
    assert "ValueError: of the test itself" in said


def test_the_plugin_costs_a_run_of_pytest_that_does_not_use_it_nothing() -> None:
    program = (
        "import sys, pytest, twinsql.testing.plugin;"
        " print(sorted(name for name in sys.modules if name.startswith(('twinsql.', 'psycopg', 'structlog'))))"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert result.stdout == "['twinsql.testing', 'twinsql.testing.plugin']\n"


def test_the_plugin_is_where_pytest_looks_for_it() -> None:
    import tomllib

    project = tomllib.loads((Path(__file__).resolve().parents[2] / "pyproject.toml").read_text())

    assert project["project"]["entry-points"]["pytest11"] == {"twinsql": "twinsql.testing.plugin"}
