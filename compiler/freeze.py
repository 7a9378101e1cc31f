"""Drafting the SQLite texts of migrations that have none. What is there is frozen: it is never written again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from ..adapters.migration_files import migration_files, text_hash
from ..adapters.sql_split import split
from .ddl import translate_ddl
from .model import Problem, SourceError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ..adapters.migration_files import MigrationFile, Part


class Drafts(NamedTuple):
    """
    What was done.

    Attributes:
        written: files that are new.
        problems: what could not be done, or is wrong with frozen files.
    """

    written: list[Path]
    problems: list[Problem]


def draft_missing(folder: Path, *, check: bool) -> Drafts:
    """
    Write the SQLite text of every migration in *folder* that has none; with *check* say which, and write nothing.

    A draft is written only if SQLite takes it, both ways. A frozen text that stands for another PostgreSQL text than the present one is a
    problem either way.

    Raises:
        MigrationError: the folder or a PostgreSQL text in it is missing or wrong.
    """
    files = migration_files(folder)
    drafts = Drafts([], [])
    for index, file in enumerate(files):
        file.parts("postgres")
        path = file.path("sqlite")
        if path.exists():
            problem = file.frozen_problem()
            drafts.problems.extend([problem] if problem else [])
        elif check:
            drafts.problems.append(Problem(file.place("sqlite"), "this migration has no text for SQLite", "draft it with: twinsql build"))
        else:
            try:
                text = _draft(file, files[:index])
            except SourceError as error:
                drafts.problems.extend(error.problems)
                continue
            with path.open("x", encoding="utf-8", newline="\n") as target:
                target.write(text)
            drafts.written.append(path)
            if refusal := first_refusal(files[: index + 1]):
                path.unlink()
                drafts.written.pop()
                drafts.problems.append(refusal)
    return drafts


def _draft(file: MigrationFile, earlier: Sequence[MigrationFile]) -> str:
    text = file.text("postgres")
    by_hand = f"the first line of {file.place('sqlite')} is then `-- of {text_hash(text)}`"
    try:
        body = translate_ddl(text, file.place("postgres"), [one.text("postgres") for one in earlier])
    except SourceError as error:
        raise SourceError(
            [Problem(one.where, one.what, f"{one.cure}; {by_hand}" if "by hand" in one.cure else one.cure) for one in error.problems]
        ) from None
    return f"-- of {text_hash(text)}\n{body}"


def first_refusal(files: Sequence[MigrationFile]) -> Problem | None:
    """What SQLite says against the last of *files*, applied after the others and taken back."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        *before, last = files
        steps: list[tuple[MigrationFile, Part]] = [(file, file.parts("sqlite")[0]) for file in before]
        steps += [(last, part) for part in last.parts("sqlite")]
        for file, part in steps:
            for statement in split(part.text, "sqlite", part.line):
                try:
                    connection.execute(statement.text)
                except sqlite3.Error as error:
                    cure = "this draft was not kept: mend the PostgreSQL text, or write the SQLite text by hand"
                    return Problem(f"{file.place('sqlite')}:{statement.line}", f"SQLite refuses this statement: {error}", cure)
    return None
