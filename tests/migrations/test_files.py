"""What is wrong with the files of migrations is found before a database is touched."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twinsql.adapters.errors import MigrationError
from twinsql.adapters.migration_files import migration_files, postgres_script, sqlite_script
from twinsql.adapters.migrations import apply
from twinsql.adapters.sql_split import split

from tests.migrations.conftest import EXAMPLE, add

Break = Callable[[Path], object]


def edited(name: str, old: str, new: str) -> Break:
    def edit(folder: Path) -> None:
        path = folder / "sql" / name
        path.write_text(path.read_text().replace(old, new))

    return edit


FAULTS: dict[str, tuple[Break, str]] = {
    "no such folder": (lambda folder: folder.rename(folder.with_name("moved")), "migrations: there is no folder"),
    "nothing in it": (lambda folder: [path.unlink() for path in folder.rglob("*.*")], "migrations: there is no migration in"),
    "SQL alone": (
        lambda folder: [path.unlink() for path in folder.glob("*.py")],
        "migrations/sql/0001_people.sql: there is no migrations/0001_people.py",
    ),
    "a module that is none": (lambda folder: (folder / "__init__.py").touch(), "migrations/__init__.py: this is no migration"),
    "SQL at the top": (lambda folder: (folder / "0003_x.sql").touch(), "migrations/0003_x.sql: SQL does not belong here"),
    "one number twice": (
        lambda folder: add(folder, "0002_again", "-- rollback\n"),
        "migrations/0002_pets.py: 0002_again.py has the same number",
    ),
    "SQL without a stub": (
        lambda folder: (folder / "sql" / "0003_x.sql").touch(),
        "migrations/sql/0003_x.sql: there is no migrations/0003_x.py",
    ),
    "no PostgreSQL text": (lambda folder: (folder / "sql/0002_pets.sql").unlink(), "migrations/sql/0002_pets.sql: this file is missing"),
    "no SQLite text": (
        lambda folder: (folder / "sql/0002_pets.sqlite.sql").unlink(),
        "migrations/sql/0002_pets.sqlite.sql: this file is missing",
    ),
    "no rollback part": (edited("0002_pets.sqlite.sql", "-- rollback", "--"), "migrations/sql/0002_pets.sqlite.sql: no line `-- rollback`"),
    "two rollback parts": (
        edited("0001_people.sqlite.sql", "CREATE TABLE renamings", "-- rollback\nCREATE TABLE renamings"),
        "more than one line",
    ),
    "edited after freezing": (
        edited("0001_people.sql", "name text", "name varchar(9)"),
        "migrations/sql/0001_people.sqlite.sql:1: this text stands for",
    ),
    "no hash": (edited("0001_people.sqlite.sql", "-- of ", "-- for "), "migrations/sql/0001_people.sqlite.sql:1: no first line `-- of`"),
    "no UTF-8": (
        lambda folder: (folder / "sql/0001_people.sql").write_bytes(b"\xff"),
        "migrations/sql/0001_people.sql: this file is no UTF-8",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_and_no_database_is_made(fault: str, folder: Path, sqlite_target: Path) -> None:
    damage, message = FAULTS[fault]
    damage(folder)

    with pytest.raises(MigrationError) as raised:
        apply(sqlite_target, folder)

    assert message in str(raised.value)
    assert "\n    " in str(raised.value)
    assert not sqlite_target.exists()


def test_migrations_come_in_the_order_of_their_names() -> None:
    assert [file.id for file in migration_files(EXAMPLE)] == ["0001_people", "0002_pets"]


def test_scripts_hold_what_is_applied_and_nothing_of_what_takes_it_back() -> None:
    scripts = (postgres_script(EXAMPLE), sqlite_script(EXAMPLE))

    assert ["CREATE TABLE pets" in script for script in scripts] == [True, True]
    assert ["DROP" in script for script in scripts] == [False, False]


def test_scripts_need_neither_yoyo_nor_a_driver() -> None:
    program = (
        "import sys, pathlib; from twinsql.adapters.migrations import postgres_script;"
        f"postgres_script(pathlib.Path({str(EXAMPLE)!r})); print(sorted({{'yoyo', 'psycopg'}} & set(sys.modules)))"
    )

    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_line_ends_of_another_system_change_no_hash(folder: Path) -> None:
    path = folder / "sql/0001_people.sql"
    before = migration_files(folder)[0].hash()
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert migration_files(folder)[0].hash() == before


STATEMENTS = [
    "SELECT 'a;b''c;'",
    'SELECT 1 AS ";"',
    "SELECT 1 -- not; here\n",
    "SELECT /* nor; here */ 1",
    "SELECT $$;$$, $tag$ ; $$ ; $tag$",
    "SELECT E'\\';'",
    "DO $$ BEGIN PERFORM 1; END $$",
]


@given(st.lists(st.sampled_from(STATEMENTS), min_size=1))
def test_postgres_statements_are_cut_at_their_ends(statements: list[str]) -> None:
    assert [statement.text for statement in split(";\n".join(statements) + ";", "postgres")] == [f"{text};" for text in statements]


def test_a_trigger_is_one_statement_on_sqlite() -> None:
    text = migration_files(EXAMPLE)[0].parts("sqlite")[0].text

    assert [(statement.line, statement.text.split()[1]) for statement in split(text, "sqlite")] == [
        (3, "TABLE"),
        (8, "TABLE"),
        (12, "TRIGGER"),
    ]


def test_blanks_and_comments_are_no_statement() -> None:
    assert split("\n-- nothing;\n/* ; */ ;\n", "postgres") == []
