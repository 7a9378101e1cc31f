"""All SQL files of a project, read and checked as far as that goes without a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .headers import read_file, text_hash
from .hints import is_lower_snake
from .model import Problem
from .placeholders import names_in, problems_with, unused
from .scanner import scan

if TYPE_CHECKING:
    from pathlib import Path

    from .headers import SourceStatement
    from .project import Project


def read_sources(project: Project) -> tuple[list[SourceStatement], list[Problem]]:
    """Statements with nothing wrong, in the order of files and lines, and what is wrong with the others."""
    statements: list[SourceStatement] = []
    problems: list[Problem] = []
    paths = _paths(project)
    for path in paths:
        file = project.relative(path)
        misplaced = _misplaced(project, path)
        if misplaced:
            problems.append(Problem(f"{file}:1:1", *misplaced))
            continue
        found, wrong = read_file(path, file)
        problems += wrong
        for statement in found:
            wrong = _problems(statement)
            problems += wrong
            if not wrong:
                statements.append(statement)
    if not paths:
        where = project.relative(project.sql)
        problems.append(Problem(f"{where}:1:1", "there is no .sql file in this folder", "Write one, such as chats.sql"))
    return statements, problems


def _paths(project: Project) -> list[Path]:
    found = (path for path in project.sql.rglob("*.sql") if path.is_file() and not path.is_relative_to(project.migrations))
    return sorted(found, key=lambda path: path.relative_to(project.sql).as_posix())


def _misplaced(project: Project, path: Path) -> tuple[str, str] | None:
    if path.parent != project.sql:
        return "SQL files stand in one folder, not below it", f"Move it to {project.relative(project.sql)}/"
    if not is_lower_snake(path.stem):
        return f"{path.stem} cannot be the name of a module", "Call the file lower_snake.sql, without a word of Python's own."
    return None


def _problems(statement: SourceStatement) -> list[Problem]:
    text, header = statement.text, statement.header
    declared = list(names_in(text.text)) if header.batch else [name for name, _ in header.parameters]
    problems = problems_with(text.text, text.place, declared)
    for name in [] if problems else unused(text.text, declared):
        asks = any(piece.kind == "code" and text.text[piece.start : piece.end] == "?" for piece in scan(text.text))
        cure = f"Write :{name} where the ? stands." if asks else f"Use :{name}, or take it out of the header."
        problems.append(Problem(statement.at(name), f"parameter {name} is not used in the statement", cure))
    if header.batch and not declared:
        problems.append(Problem(text.start, "the statement of a batch uses no field of its rows", "Write :name for each field."))
    return problems + _override_problems(statement)


def _override_problems(statement: SourceStatement) -> list[Problem]:
    """The text for SQLite must have been written for the PostgreSQL text that stands there now, and use the same parameters."""
    override = statement.override
    if override is None:
        return []
    expected, names = text_hash(statement.text.text), names_in(statement.text.text)
    problems = problems_with(override.text, override.place, names)
    if statement.override_of != expected:
        what = f"the text for SQLite was written for another PostgreSQL text, {statement.override_of}"
        cure = f"Check that it still says the same, then write: -- dialect: sqlite of {expected}"
        problems.append(Problem(override.start, what, cure))
    for name in unused(override.text, names):
        what = f"parameter {name} is not used in the text for SQLite"
        problems.append(Problem(override.start, what, f"Use it, if only as in: :{name} IS NOT NULL"))
    return problems
