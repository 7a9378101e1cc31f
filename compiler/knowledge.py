"""What is known of schema and statements: from the lock where nothing has changed, else from a PostgreSQL."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..adapters.migration_files import postgres_script, sqlite_script
from .lock import Known, Lock, key_of, load_lock
from .placeholders import names_in, splice
from .translator_version import translator_version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .headers import SourceStatement
    from .model import Problem, Schema
    from .placeholders import Spliced
    from .project import Project


class Question:
    """
    A statement as it is asked about.

    Attributes:
        statement: as written.
        names: of its parameters, in the order of their numbers.
    """

    def __init__(self, statement: SourceStatement) -> None:
        self.statement = statement
        self.names = names_in(statement.text.text)

    @property
    def name(self) -> str:
        """``chats.get``."""
        return self.statement.name

    @cached_property
    def spliced(self) -> Spliced:
        """The text with ``$n``, and without white space around it."""
        return splice(self.statement.text.text, self.names, "postgres")

    @cached_property
    def key(self) -> str:
        """Stands for the text in the lock."""
        return key_of(self.spliced.sql)

    @property
    def terms(self) -> tuple[str, ...]:
        """What the lints depend on beside the text: those silenced, or the engine that alone runs it."""
        return (self.statement.only,) if self.statement.only else tuple(sorted(one.number for one in self.statement.allow))

    @property
    def is_translated(self) -> bool:
        """Whether SQLite gets a translation: not a text of its own, nor nothing."""
        return self.statement.only is None and self.statement.override is None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """
    Answers.

    Attributes:
        lock: with exactly the statements that are there now, the refused ones apart.
        schema: for the translator.
        problems: statements that PostgreSQL refused.
        described: how many were asked of a server.
    """

    lock: Lock
    schema: Schema
    problems: tuple[Problem, ...]
    described: int


def learn(project: Project, questions: Sequence[Question]) -> Knowledge:
    """
    Answers to *questions*; a server is started only where one of them, or the schema, is new.

    Raises:
        ConfigError: a server is needed and there is none.
        MigrationError: the migrations' texts are wrong.
    """
    script, sqlite = postgres_script(project.migrations), sqlite_script(project.migrations)
    known = load_lock(project.lock)
    fresh = Lock(key_of(script), translator_version())
    if known.schema == fresh.schema:
        fresh.tables, fresh.enums, fresh.views = known.tables, known.enums, known.views
        _remember(known, fresh, questions)
    new = [question for question in questions if question.name not in fresh.statements]
    problems: list[Problem] = []
    if new or known.schema != fresh.schema:
        from .ask_server import ask_server  # noqa: PLC0415 - loads the driver, which an unchanged project does without

        problems = ask_server(project, new, fresh)
    return Knowledge(fresh, fresh.schema_with(sqlite), tuple(problems), len(new))


def _remember(known: Lock, fresh: Lock, questions: Sequence[Question]) -> None:
    """Take over from *known* what was said of the same texts, under whatever name."""
    by_key = {one.key: one for one in known.statements.values()}
    for question in questions:
        old = by_key.get(question.key)
        if old is None:
            continue
        kept = old.translation if known.translator == fresh.translator else None
        if kept is not None and (bool(kept.sqlite) != question.is_translated or old.terms != question.terms):
            kept = None
        fresh.statements[question.name] = Known(old.key, old.described, kept, question.terms)
