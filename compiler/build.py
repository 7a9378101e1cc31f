"""``twinsql build``: from the SQL files to the generated modules, all or nothing."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..adapters.migration_files import migration_files
from .assemble import assemble
from .emit import BANNER, emit_module, emit_package
from .knowledge import Question, learn
from .lock import load_lock
from .model import Problem, SourceError
from .row_classes import collect_classes
from .sources import read_sources
from .sqlite_scratch import SqliteScratch

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence
    from pathlib import Path

    from .compiled import Compiled
    from .knowledge import Knowledge
    from .lock import Lock
    from .project import Project


@dataclass(frozen=True, slots=True)
class BuildReport:
    """
    What a build did, or with ``check`` would do.

    Attributes:
        statements: in all.
        described: of these, asked of a server; the rest were in the lock.
        written: files, relative to the project.
        removed: generated files whose SQL is gone.
    """

    statements: int
    described: int
    written: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def fresh(self) -> bool:
        """Whether nothing had to be written."""
        return not self.written and not self.removed


def build(project: Project, *, check: bool = False) -> BuildReport:
    """
    Build *project*; with *check*, only tell what would be written.

    A server is started only where a statement or the schema has changed since the last build, and the translator is loaded only where
    it or one of those has.

    Raises:
        SourceError: with all problems that were found; nothing is written then.
        ConfigError: a server is needed and there is none, or sqlglot is not installed.
        MigrationError: the migrations' files are wrong.
    """
    with _drafted(project, check=check) as drafts:
        statements, problems = read_sources(project)
        questions = [Question(statement) for statement in statements]
        knowledge = learn(project, questions)
        compiled, refused = compile_statements(questions, knowledge)
        texts, mismatched = emit_all(project, compiled)
        _require_none([*problems, *knowledge.problems, *refused, *mismatched, *_in_the_way(project, texts)])
        texts[project.lock] = lock_text(project, knowledge.lock, check=check)
        written = {path: text for path, text in texts.items() if _content(path) != text.encode()}
        removed = [path for path in generated_files(project) if path not in texts]
        if not check:
            _write(written, removed)
    names = tuple(project.relative(path) for path in (*drafts, *written))
    return BuildReport(len(statements), knowledge.described, names, tuple(project.relative(path) for path in removed))


@contextmanager
def _drafted(project: Project, *, check: bool) -> Generator[list[Path]]:
    """Draft the SQLite texts of new migrations; take the drafts back where the rest of the build fails."""
    if all(file.path("sqlite").exists() for file in migration_files(project.migrations)):
        yield []
        return
    from .freeze import draft_missing  # noqa: PLC0415 - loads the parser, which a project without a new migration does without

    written, problems = draft_missing(project.migrations, check=check)
    try:
        _require_none(problems)
        yield written
    except BaseException:
        for path in written:
            path.unlink()
        raise


def compile_statements(questions: Sequence[Question], knowledge: Knowledge) -> tuple[list[Compiled], list[Problem]]:
    """All that is known of *questions*, and what is wrong with those that do not build."""
    compiled: list[Compiled] = []
    problems: list[Problem] = []
    with SqliteScratch(knowledge.schema.sqlite_script) as scratch:
        for question in questions:
            known = knowledge.lock.statements.get(question.name)
            if known is None:
                continue
            try:
                compiled.append(assemble(question, known, knowledge.schema, scratch))
            except SourceError as error:
                problems += error.problems
    return compiled, problems


def emit_all(project: Project, compiled: Sequence[Compiled]) -> tuple[dict[Path, str], list[Problem]]:
    """Texts of all generated modules, by their paths, and what is wrong with the row classes; there are no texts then."""
    classes, problems = collect_classes(compiled)
    if problems:
        return {}, problems
    texts = {project.queries / "__init__.py": emit_package()}
    for module in dict.fromkeys(statement.source.module for statement in compiled):
        own = [statement for statement in compiled if statement.source.module == module]
        texts[project.queries / f"{module}.py"] = emit_module(own, classes, project.runtime)
    return texts, []


def _in_the_way(project: Project, texts: Mapping[Path, str]) -> list[Problem]:
    """Files that somebody wrote where a generated one is to be."""
    return [
        Problem(f"{project.relative(path)}:1:1", "this file was not generated, and the build would overwrite it", "Move it elsewhere.")
        for path in texts
        if _content(path) and not _is_generated(path)
    ]


def _require_none(problems: Sequence[Problem]) -> None:
    if problems:
        raise SourceError(sorted(problems, key=_place))


def _place(problem: Problem) -> tuple[str, list[int]]:
    file, *numbers = problem.where.split(":")
    return file, [int(number) for number in numbers]


def lock_text(project: Project, lock: Lock, *, check: bool) -> str:
    """The text of *lock* as it is to stand in the project; with *check* as it is compared with what stands there."""
    if check:
        # Another version of the translator that says the same is no reason to build.
        lock.translator = load_lock(project.lock).translator
    return lock.text()


def generated_files(project: Project) -> list[Path]:
    """The generated modules that are there."""
    return [path for path in sorted(project.queries.glob("*.py")) if _is_generated(path)]


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _is_generated(path: Path) -> bool:
    return BANNER.encode() in path.read_bytes()[:80]


def _write(texts: Mapping[Path, str], removed: Sequence[Path]) -> None:
    """Write all aside first, so that a full disk leaves what was there."""
    aside: list[tuple[Path, Path]] = []
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary = path.with_name(f".{path.name}.{os.getpid()}")
            aside.append((temporary, path))
            temporary.write_bytes(text.encode())
        for temporary, path in aside:
            temporary.replace(path)
    finally:
        for temporary, _ in aside:
            temporary.unlink(missing_ok=True)
    for path in removed:
        path.unlink()
