"""
The files of the migrations, read without a database and without yoyo.

    migrations/0001_chatbot.py                  the stub that yoyo finds
    migrations/sql/0001_chatbot.sql             PostgreSQL, written by hand
    migrations/sql/0001_chatbot.sqlite.sql      SQLite, drafted by the build and then frozen

Both texts have two parts, what is applied and what takes it back, with a line ``-- rollback`` between them. The first line of the SQLite
text, ``-- of 3f2a91c0``, says for which PostgreSQL text it stands.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NoReturn

from .errors import MigrationError, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from .errors import Dialect

STUB_NAME = re.compile(r"\d{4}_[a-z0-9_]+")
ROLLBACK_LINE = re.compile(r"^--[ \t]*rollback[ \t]*$", re.MULTILINE)
OF_LINE = re.compile(r"-- of ([0-9a-f]{8})\n")
SUFFIXES: dict[Dialect, str] = {"postgres": ".sql", "sqlite": ".sqlite.sql"}


@dataclass(frozen=True, slots=True)
class Part:
    """
    One half of a migration's text.

    Attributes:
        text: statements, each ending with a semicolon.
        line: the line of the file at which it begins, from 1.
    """

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class MigrationFile:
    """
    A migration on disk.

    Attributes:
        stub: the Python file that yoyo loads.
    """

    stub: Path

    @property
    def id(self) -> str:
        """``0001_chatbot``."""
        return self.stub.stem

    def path(self, dialect: Dialect) -> Path:
        """The file of one dialect's text; it need not be there."""
        return self.stub.parent / "sql" / f"{self.id}{SUFFIXES[dialect]}"

    def place(self, dialect: Dialect) -> str:
        """That file for messages: ``migrations/sql/0001_chatbot.sql``."""
        return self.path(dialect).relative_to(self.stub.parent.parent).as_posix()

    def text(self, dialect: Dialect) -> str:
        """
        The whole text of one dialect, each line ending in a line feed.

        Raises:
            MigrationError: there is no such file, or it is no UTF-8.
        """
        try:
            return self.path(dialect).read_text(encoding="utf-8")
        except FileNotFoundError:
            refuse(self.place(dialect), "this file is missing", MISSING[dialect])
        except UnicodeDecodeError:
            refuse(self.place(dialect), "this file is no UTF-8", "save it as UTF-8")

    def hash(self) -> str:
        """Eight hexadecimal digits that stand for the PostgreSQL text."""
        return text_hash(self.text("postgres"))

    def parts(self, dialect: Dialect) -> tuple[Part, Part]:
        """
        What is applied and what takes it back.

        Raises:
            MigrationError: a file or the line between the parts is missing, or the SQLite text stands for another PostgreSQL text.
        """
        text = self.text(dialect)
        if dialect == "sqlite" and (problem := self.frozen_problem()):
            raise MigrationError(str(problem))
        lines = list(ROLLBACK_LINE.finditer(text))
        if len(lines) != 1:
            what = "more than one line `-- rollback`" if lines else "no line `-- rollback`"
            refuse(self.place(dialect), what, "write that line once: what is applied above it, what takes it back below it")
        [line] = lines
        return Part(text[: line.start()], 1), Part(text[line.end() :], text.count("\n", 0, line.end()) + 1)

    def frozen_problem(self) -> Problem | None:
        """What is wrong with the SQLite text's first line, which says for which PostgreSQL text it stands; None where it is right."""
        where = f"{self.place('sqlite')}:1"
        stands_for = OF_LINE.match(self.text("sqlite"))
        expected = self.hash()
        if stands_for is None:
            return Problem(where, "no first line `-- of` with the hash of the PostgreSQL text", f"write `-- of {expected}` there")
        if stands_for[1] == expected:
            return None
        return Problem(
            where,
            f"this text stands for another text than {self.place('postgres')} has now",
            f"if {self.id} was applied anywhere, restore that file and write a new migration; if not, delete {self.path('sqlite').name} "
            f"and run `twinsql build`, or mend both and write `-- of {expected}`",
        )


STUB = "with two lines, `from twinsql.adapters.migrations import migration_steps` and `steps = migration_steps(__file__)`"

MISSING: dict[Dialect, str] = {
    "postgres": "write it: what is applied, a line `-- rollback`, what takes it back",
    "sqlite": "draft it with: twinsql build",
}


def text_hash(text: str) -> str:
    """Eight hexadecimal digits that stand for *text*."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def refuse(where: str, what: str, cure: str) -> NoReturn:
    """Raise the MigrationError for one thing wrong at one place."""
    raise MigrationError(str(Problem(where, what, cure)))


def migration_files(folder: Path) -> list[MigrationFile]:
    """
    The migrations in *folder*, in the order in which they are applied: that of their names.

    Raises:
        MigrationError: the folder is missing or empty, two migrations have one number, or a file is there that yoyo would take for a
            migration, or that belongs to none.
    """
    folder = folder.absolute()
    if not folder.is_dir():
        refuse(folder.name, f"there is no folder {folder}", "name the folder of the migrations: `migrations` in [tool.twinsql]")
    found = sorted(path for path in folder.iterdir() if path.suffix in {".py", ".sql"} and path.is_file())
    if not found:
        _check_sql_folder(folder, [])
        refuse(
            folder.name, f"there is no migration in {folder}", f"write sql/0001_name.sql there, and 0001_name.py {STUB}; see twinsql init"
        )
    for path in found:
        if path.suffix != ".py" or not STUB_NAME.fullmatch(path.stem):
            what = "this is no migration, but yoyo takes it for one" if path.suffix == ".py" else "SQL does not belong here"
            refuse(f"{folder.name}/{path.name}", what, "migrations are called like 0002_add_votes.py, their SQL sql/0002_add_votes.sql")
    for before, after in pairwise(found):
        if before.name[:4] == after.name[:4]:
            refuse(f"{folder.name}/{after.name}", f"{before.name} has the same number", "give the later one the next free number")
    files = [MigrationFile(path) for path in found]
    _check_sql_folder(folder, files)
    return files


def _check_sql_folder(folder: Path, files: list[MigrationFile]) -> None:
    known = {file.path(dialect) for file in files for dialect in SUFFIXES}
    for path in sorted((folder / "sql").glob("*.sql")):
        if path not in known:
            name = path.name.partition(".")[0]
            refuse(f"{folder.name}/sql/{path.name}", f"there is no {folder.name}/{name}.py", f"add it {STUB}, or remove this file")


def postgres_script(folder: Path) -> str:
    """
    PostgreSQL text that makes the whole schema in an empty database.

    Raises:
        MigrationError: a file is missing or wrong.
    """
    return _script(folder, "postgres")


def sqlite_script(folder: Path) -> str:
    """
    SQLite text that makes the whole schema in an empty database, from the frozen texts.

    Raises:
        MigrationError: a file is missing or wrong.
    """
    return _script(folder, "sqlite")


def _script(folder: Path, dialect: Dialect) -> str:
    return "\n".join(file.parts(dialect)[0].text.rstrip() + "\n" for file in migration_files(folder))
