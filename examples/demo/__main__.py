"""``make demo``: fill SQLite and PostgreSQL through the same repositories, read both, compare."""

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
from .databases import MigrationFailed, fresh_postgres, migrate, postgres_environment, settings, sqlite_environment, tidy_up
from .fill import write
from .reads import reading_statements

if TYPE_CHECKING:
    from collections.abc import Callable

    from twinsql import Adapter

    from .compare import Comparison
    from .corpus import Person

NAMES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}


def main() -> int:
    """Run the demo; the exit code is 0 only if every statement gave rows, and the same on both engines."""
    console = Console()
    started = perf_counter()
    people = load()
    say(console, f"{len(people)} people talk English, Korean and Japanese in the package chatterbot-corpus")
    try:
        comparisons = run(console, people)
    except (ConfigError, MigrationFailed) as error:
        say(console, f"The demo cannot run: {error}")
        return 1
    console.print(table_of(comparisons))
    say(console, f"{perf_counter() - started:.0f} seconds in all")
    say(console, conclusion(comparisons))
    return 0 if all(one.verdict == "equal" for one in comparisons) else 1


def run(console: Console, people: list[Person]) -> list[Comparison]:
    """Make and fill both databases, and compare what every reading statement answers."""
    with tempfile.TemporaryDirectory(prefix="twinsql-demo-") as folder, fresh_postgres() as url:
        file, server = sqlite_environment(folder), postgres_environment(url)
        for environment, name in ((file, "a SQLite file"), (server, "a PostgreSQL of its own")):
            migrate(environment)
            say(console, f"yoyo apply: {name} has the chatbot's schema")
        with connect(settings(file)) as sqlite, connect(settings(server)) as postgres:
            for db in (sqlite, postgres):
                fill(console, db, people)
            tidy_up(url)
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
