"""A schema as a migration of the project: a stub for yoyo, and its text for PostgreSQL."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...adapters.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

    from .schema import SchemaReport

NAME = re.compile(r"\d{4}_\w+")
STUB = '''"""The schema of a SQLite database that was there before."""

from twinsql.adapters.migrations import migration_steps

steps = migration_steps(__file__)
'''
ROLLBACK = "-- rollback"


def migration_text(found: SchemaReport) -> str:
    """The text: what is applied, and behind ``-- rollback`` what takes it back."""
    drops = "".join(f"{one};\n" for one in found.schema.undo(""))
    return f"{found.sql()}{ROLLBACK}\n\n{drops}"


def write_migration(found: SchemaReport, folder: Path, name: str) -> Path:
    """
    Write ``folder/name.py`` and ``folder/sql/name.sql``; returns the latter.

    Raises:
        ConfigError: the name is none of a migration's, or there is one of that name.
    """
    if not NAME.fullmatch(name):
        raise ConfigError(f"{name!r} is no name of a migration\n    fix:  write four digits and words, such as 0001_imported")
    stub, text = folder / f"{name}.py", folder / "sql" / f"{name}.sql"
    for path in (stub, text):
        if path.exists():
            raise ConfigError(f"{path} is there already\n    fix:  choose another name")
    text.parent.mkdir(parents=True, exist_ok=True)
    text.write_text(migration_text(found), encoding="utf-8")
    stub.write_text(STUB, encoding="utf-8")
    return text
