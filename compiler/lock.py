"""
What PostgreSQL and the translator said of schema and statements, kept beside the SQL: what has not changed builds without a server.

``sql/.lock`` is JSON, a line for each table and statement: a change shows as a line in the diff. Nothing in it depends on the version of the
server or of Python.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .model import Column, Described, DescribedColumn, Schema, Table, Translation, View

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

VERSION = 2
KEY_LENGTH = 16


@dataclass(slots=True)
class Known:
    """
    What is known of a statement.

    Attributes:
        key: ``key_of`` its text with ``$n``.
        described: by PostgreSQL.
        translation: None where it is still to be made; without a text for SQLite where it was only looked at.
        terms: under which that was done: ``Question.terms``.
    """

    key: str
    described: Described
    translation: Translation | None = None
    terms: tuple[str, ...] = ()


@dataclass(slots=True)
class Lock:
    """
    What is known.

    Attributes:
        schema: ``key_of`` the migrations' PostgreSQL text.
        translator: which one made the translations.
        tables: what the migrations make.
        statements: by name, ``chats.get``.
        enums: that the migrations make, with their labels in order.
        views: that the migrations make.
    """

    schema: str = ""
    translator: str = ""
    tables: dict[str, Table] = field(default_factory=dict[str, Table])
    statements: dict[str, Known] = field(default_factory=dict[str, Known])
    enums: dict[str, tuple[str, ...]] = field(default_factory=dict[str, "tuple[str, ...]"])
    views: dict[str, View] = field(default_factory=dict[str, View])

    def schema_with(self, sqlite_script: str) -> Schema:
        """The schema, whose SQLite text is *sqlite_script*."""
        return Schema(self.tables, sqlite_script, self.enums, self.views)

    def text(self) -> str:
        """As it is written to the file."""
        parts = [
            f'"version": {VERSION}',
            f'"schema": {json.dumps(self.schema)}',
            f'"translator": {json.dumps(self.translator)}',
            *([_lines("enums", ((name, list(labels)) for name, labels in self.enums.items()))] if self.enums else []),
            *([_lines("views", ((view.name, _of_view(view)) for view in self.views.values()))] if self.views else []),
            _lines("tables", ((table.name, _of_table(table)) for table in self.tables.values())),
            _lines("statements", ((name, _of_known(known)) for name, known in self.statements.items())),
        ]
        return "{\n" + ",\n".join(parts) + "\n}\n"


def _lines(name: str, entries: Iterable[tuple[str, object]]) -> str:
    lines = ",\n".join(f"  {json.dumps(key)}: {json.dumps(entry, ensure_ascii=False)}" for key, entry in sorted(entries))
    return f'"{name}": {{\n{lines}\n}}' if lines else f'"{name}": {{}}'


def _of_table(table: Table) -> dict[str, object]:
    columns = [(one.name, one.type, one.not_null, one.has_default, *([one.default] if one.default else [])) for one in table.columns]
    return {"columns": columns, "keys": table.keys, "key_names": table.key_names}


def _of_view(view: View) -> dict[str, object]:
    return {"columns": [(one.name, one.type, one.not_null, one.has_default) for one in view.columns], "reads": view.reads}


def _of_known(known: Known) -> dict[str, object]:
    entry: dict[str, object] = {
        "text": known.key,
        "parameters": known.described.parameters,
        "columns": [(one.name, one.type) for one in known.described.columns],
    }
    if known.translation is not None:
        entry |= {
            "writes": known.translation.writes,
            "nullable": known.translation.column_nullable,
            "takes_null": dict(sorted(known.translation.parameter_nullable.items())),
            "sqlite": known.translation.sqlite,
            **({"terms": known.terms} if known.terms else {}),
        }
        if known.translation.column_scales:
            entry["scales"] = known.translation.column_scales
        if known.translation.steps:
            entry["steps"] = known.translation.steps
    return entry


def load_lock(path: Path) -> Lock:
    """The lock at *path*; an empty one where there is none, or where it is of another version or damaged: it is only a memory."""
    try:
        content: dict[str, Any] = json.loads(path.read_bytes())
        if content["version"] != VERSION:
            return Lock()
        return Lock(
            str(content["schema"]),
            str(content["translator"]),
            {name: _table(name, entry) for name, entry in content["tables"].items()},
            {name: _known(entry) for name, entry in content["statements"].items()},
            {name: tuple(labels) for name, labels in content.get("enums", {}).items()},
            {name: _view(name, entry) for name, entry in content.get("views", {}).items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Lock()


def _table(name: str, entry: dict[str, Any]) -> Table:
    return Table(
        name, tuple(Column(*column) for column in entry["columns"]), tuple(tuple(key) for key in entry["keys"]), tuple(entry["key_names"])
    )


def _view(name: str, entry: dict[str, Any]) -> View:
    return View(name, tuple(Column(*column) for column in entry["columns"]), tuple(entry["reads"]))


def _known(entry: dict[str, Any]) -> Known:
    described = Described(tuple(entry["parameters"]), tuple(DescribedColumn(*column) for column in entry["columns"]))
    if "sqlite" not in entry:
        return Known(entry["text"], described)
    # A translation is kept only where its types are the described ones.
    types = tuple(column.type for column in described.columns)
    translation = Translation(
        sqlite=entry["sqlite"],
        writes=entry["writes"],
        column_types=types,
        column_nullable=tuple(entry["nullable"]),
        parameter_nullable=entry["takes_null"],
        column_scales=tuple(entry.get("scales", ())),
        steps=tuple(entry.get("steps", ())),
    )
    return Known(entry["text"], described, translation, tuple(entry.get("terms", ())))


def key_of(text: str) -> str:
    """A short name for a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:KEY_LENGTH]
