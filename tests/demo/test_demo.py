"""The demo proves what it says, and says so where it cannot."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.console import Console
from twinsql import Settings
from twinsql.repo import ChatRepository, UserRepository

from examples.demo import databases
from examples.demo.__main__ import run
from examples.demo.compare import compare, conclusion, table_of
from examples.demo.corpus import load
from examples.demo.fill import write
from examples.demo.moving import MoveFailed, move
from examples.demo.reads import READS, REPORTS, reading_statements

if TYPE_CHECKING:
    from twinsql import Adapter

    from examples.demo.compare import Comparison
    from examples.demo.corpus import Person

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def people() -> list[Person]:
    """The first topic of each language."""
    everybody = load()
    return [next(person for person in everybody if language in person.email) for language in ("english", "korean", "japanese")]


def compared(sqlite: Adapter, postgres: Adapter, people: list[Person]) -> list[Comparison]:
    return [compare(statement, sqlite, postgres, people) for statement in reading_statements()]


@pytest.fixture
def filled(sqlite_db: Adapter, postgres_db: Adapter, people: list[Person]) -> tuple[Adapter, Adapter]:
    for db in (sqlite_db, postgres_db):
        for person in people:
            write(db, person)
    return sqlite_db, postgres_db


def test_the_corpus_is_large_and_always_the_same() -> None:
    people = load()

    assert people == load()
    assert sum(len(talk.lines) for person in people for talk in person.conversations) > 5000


def test_every_reading_statement_is_in_the_demo() -> None:
    assert sorted({*READS, *REPORTS}) == reading_statements()


def test_every_statement_answers_the_same_with_rows(filled: tuple[Adapter, Adapter], people: list[Person]) -> None:
    assert {one.statement for one in compared(*filled, people) if one.verdict != "equal"} == set()


def test_a_chat_changed_on_one_side_is_seen(filled: tuple[Adapter, Adapter], people: list[Person]) -> None:
    sqlite, postgres = filled
    ChatRepository(postgres).rename(id=people[0].conversations[-1].id, title="changed")
    comparisons = compared(sqlite, postgres, people)

    assert {one.statement for one in comparisons if one.verdict == "DIFFERENT"} >= {"chats.get", "chats.newest"}
    assert conclusion(comparisons).startswith("NOT proved: ")


def test_an_answer_without_rows_proves_nothing(filled: tuple[Adapter, Adapter], people: list[Person]) -> None:
    for db in filled:
        for person in people:
            UserRepository(db).delete(id=person.id)
    comparisons = compared(*filled, people)

    assert {one.verdict for one in comparisons if one.statement == "chats.get"} == {"EMPTY"}
    assert "chats.get (empty)" in conclusion(comparisons)


def test_the_table_fits_into_a_narrow_terminal(filled: tuple[Adapter, Adapter], people: list[Person]) -> None:
    console = Console(file=io.StringIO(), width=80)
    comparisons = compared(*filled, people)
    console.print(table_of(comparisons))
    printed = console.file.getvalue() if isinstance(console.file, io.StringIO) else ""

    assert [one.statement for one in comparisons if one.statement not in printed] == []
    assert "…" not in printed


def test_it_runs_from_nothing(people: list[Person], tmp_path: Path) -> None:
    console = Console(file=io.StringIO(), width=80)

    both, moved = run(console, people, tmp_path / "move.html")

    assert {one.verdict for one in (*both, *moved)} == {"equal"}
    assert [one.rows for one in moved] == [one.rows for one in both]
    assert "<title>Equal: " in (tmp_path / "move.html").read_text()


def test_a_move_that_is_refused_is_told(tmp_path: Path) -> None:
    with pytest.raises(MoveFailed, match="cannot be reached"):
        move(str(tmp_path / "nothing.db"), "postgresql://postgres@127.0.0.1:1/x", tmp_path / "move.html")


def test_a_migration_that_fails_is_told_with_what_yoyo_said(tmp_path: Path) -> None:
    (tmp_path / "chat.db").write_text("this is no database, but a text that somebody has put here")

    with pytest.raises(databases.MigrationFailed, match="database"):
        databases.migrate(databases.sqlite_environment(str(tmp_path)))


def test_the_settings_are_those_of_an_application(tmp_path: Path) -> None:
    settings = databases.settings(databases.sqlite_environment(str(tmp_path)))

    assert isinstance(settings, Settings)
    assert (settings.use_postgres, settings.sqlite_path) == (False, tmp_path / "chat.db")


def test_without_a_server_it_ends_in_one_sentence() -> None:
    environment = {"PATH": "/usr/bin:/bin", "TWINSQL_POSTGRES": "nowhere"}
    outcome = subprocess.run(
        [sys.executable, "-m", "examples.demo"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )

    assert outcome.returncode == 1
    assert outcome.stderr == ""
    assert "The demo cannot run: " in outcome.stdout
