"""``make demo``: fill SQLite and PostgreSQL through the same repositories, read both, compare; then move the one into another of the other."""

from __future__ import annotations

import sys
import tempfile
from time import perf_counter
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from twinsql import ConfigError, connect

from .compare import compare, conclusion, table_of
from .corpus import load
from .databases import (
    ROOT,
    MigrationFailed,
    fresh_database,
    fresh_postgres,
    migrate,
    postgres_environment,
    settings,
    sqlite_environment,
    tidy_up,
)
from .fill import write
from .moving import MoveFailed, move
from .reads import reading_statements

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from twinsql import Adapter

    from .compare import Comparison
    from .corpus import Person

REPORT = ROOT / "data" / "demo-move.html"
NAMES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}


def main() -> int:
    """Run the demo; the exit code is 0 only if every statement gave rows, and the same on both engines."""
    console = Console()
    started = perf_counter()
    people = load()
    say(console, f"{len(people)} people talk English, Korean and Japanese in the package chatterbot-corpus")
    try:
        comparisons, moved = run(console, people)
    except (ConfigError, MigrationFailed, MoveFailed) as error:
        say(console, f"The demo cannot run: {error}")
        return 1
    console.print(table_of(comparisons))
    console.print(table_of(moved, "The same reads, after the SQLite file was moved"))
    say(console, f"After the move: {conclusion(moved)}")
    say(console, f"What the move compared: {REPORT}")
    say(console, f"{perf_counter() - started:.0f} seconds in all")
    say(console, conclusion(comparisons))
    return 0 if all(one.verdict == "equal" for one in (*comparisons, *moved)) else 1


def run(console: Console, people: list[Person], report: Path = REPORT) -> tuple[list[Comparison], list[Comparison]]:
    """Make and fill both databases, and compare what every reading statement answers; then move the SQLite file, and compare again."""
    with tempfile.TemporaryDirectory(prefix="twinsql-demo-") as folder, fresh_postgres() as url:
        file, server = sqlite_environment(folder), postgres_environment(url)
        for environment, name in ((file, "a SQLite file"), (server, "a PostgreSQL of its own")):
            migrate(environment)
            say(console, f"yoyo apply: {name} has the chatbot's schema")
        with connect(settings(file)) as sqlite, connect(settings(server)) as postgres:
            for db in (sqlite, postgres):
                fill(console, db, people)
            tidy_up(url)
            comparisons = compare_all(console, lambda statement: compare(statement, sqlite, postgres, people))
        return comparisons, moved(console, people, file, url, report)


def moved(console: Console, people: list[Person], file: dict[str, str], url: str, report: Path) -> list[Comparison]:
    """Move the SQLite file into a PostgreSQL that has the schema and no row, and read both by toggling the environment."""
    with fresh_database(url) as target:
        server = postgres_environment(target)
        migrate(server)
        started = perf_counter()
        say(console, f"twinsql move: {move(file['DATABASE_URL'], target, report)}, in {perf_counter() - started:.1f} s")
        tidy_up(target)
        with connect(settings(file)) as sqlite, connect(settings(server)) as postgres:
            return compare_all(console, lambda statement: compare(statement, sqlite, postgres, people))


def fill(console: Console, db: Adapter, people: list[Person]) -> None:
    """Write everybody into *db*."""
    messages = 0
    started = perf_counter()
    with progress(console) as bar:
        for person in bar.track(people, description=f"filling {NAMES[db.dialect]:11}"):
            messages += write(db, person)
    chats = sum(len(person.conversations) for person in people)
    say(console, f"{NAMES[db.dialect]}: {len(people)} users, {chats:,} chats, {messages:,} messages in {perf_counter() - started:.1f} s")


def compare_all(console: Console, compare_one: Callable[[str], Comparison]) -> list[Comparison]:
    """Compare every reading statement."""
    with progress(console) as bar:
        return [compare_one(statement) for statement in bar.track(reading_statements(), description="reading both       ")]


def progress(console: Console) -> Progress:
    """A bar with a count and the time left."""
    return Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console)


def say(console: Console, line: str) -> None:
    """Print one line as it is: not folded, and nothing in it taken for markup."""
    console.print(line, soft_wrap=True, markup=False, highlight=False)


if __name__ == "__main__":
    sys.exit(main())
