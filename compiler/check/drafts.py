"""What the frozen SQLite texts say inside their brackets, held against what the PostgreSQL texts would be drafted as now."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING

from ...adapters.migration_files import ROLLBACK_LINE
from ..ddl import translate_ddl
from ..model import SourceError
from .sqlite_schema import create_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...adapters.migration_files import MigrationFile

TOKEN = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|/\*.*?\*/|\d+\.\d+|\w+|[<>=!|]+|[^\s\w]", re.DOTALL)
WHOLE = re.compile(r"^(\d+)\.0+$")
CHECK = re.compile(r'(?:\bconstraint "?(\w+)"? )?\bcheck \(')

MANNERS = re.compile(
    r"\bcollate \w+|\bon conflict \w+|\bdeferrable initially deferred|\bdefault (?:-?[\w.]+|'[^']*')(?= [,)]| check| not|$)"
)


def other_forms(connection: sqlite3.Connection, files: Sequence[MigrationFile]) -> Iterator[tuple[str, str, str]]:
    """Table, rule and text of each CHECK, DEFAULT and index that the draft has otherwise; nothing where a text has no draft."""
    script = _drafted(files)
    if script is None:
        return
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as drafted:
        try:
            drafted.executescript(script)
        except sqlite3.Error:
            return
        names = connection.execute(
            "SELECT name, tbl_name, type FROM sqlite_schema WHERE type IN ('table', 'index', 'view') AND sql IS NOT NULL"
        )
        for name, table, kind in names.fetchall():
            ours, theirs = create_text(drafted, name), create_text(connection, name)
            if ours and "VIRTUAL TABLE" not in ours.upper() and ours != theirs:
                yield from FORMS[kind](name, table, ours, theirs)
        for name, table in connection.execute("SELECT name, tbl_name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            if not create_text(drafted, name):
                yield table, "schema", f"table {table}: trigger {name} is on SQLite alone"


def _drafted(files: Sequence[MigrationFile]) -> str | None:
    """The SQLite text that the PostgreSQL texts of *files* would be drafted as; None where one cannot be."""
    texts = [file.text("postgres") for file in files]
    try:
        drafts = [
            translate_ddl(text, file.place("postgres"), texts[:number])
            for number, (file, text) in enumerate(zip(files, texts, strict=True))
        ]
    except SourceError:
        return None
    return "\n".join(ROLLBACK_LINE.split(draft)[0] for draft in drafts)


def _tokens(text: str) -> list[str]:
    """Words and signs of *text*, lower case outside of strings, without quotes around plain names."""
    found: list[str] = []
    for token in TOKEN.findall(text):
        if not token.startswith(("--", "/*")):
            plain = token[1:-1] if token.startswith('"') and token[1:-1].isidentifier() else WHOLE.sub(r"\1", token)
            found.append(plain if token.startswith("'") else plain.lower())
    return found


def _index(name: str, table: str, ours: str, theirs: str) -> Iterator[tuple[str, str, str]]:
    one, other = _tokens(ours.partition(" ON ")[2]), _tokens(theirs.partition(" ON ")[2])
    if one != other:
        yield table, "form", f"index {name} is ON {' '.join(other)} on SQLite, and drafted as {' '.join(one)}"


def _view(name: str, _table: str, ours: str, theirs: str) -> Iterator[tuple[str, str, str]]:
    if _tokens(ours) != _tokens(theirs):
        yield name, "form", f"view {name} is drafted for SQLite in another form"


def _checks(table: str, _table: str, ours: str, theirs: str) -> Iterator[tuple[str, str, str]]:
    one, other = Counter(checks_in(ours)), Counter(checks_in(theirs))
    named = {name: text for name, text in other if name}
    for name, text in one - other:
        if name and name in named:
            yield table, "schema", f"table {table}: check {name} is ({named[name]}) on SQLite, and on PostgreSQL ({text})"
        elif not name and not any(text.startswith(f"{known} and ") for _, known in other):
            # An earlier draft may have said less of a type.
            # Labels of an enum are more than a way of writing.
            yield table, "schema" if " in ( '" in text else "form", f"table {table}: CHECK ({text}) is drafted for SQLite, and not there"
    lacking = " ".join(text for name, text in one - other if not name).split()
    for name, text in other - one:
        # One that says the same of a column in another way is no other one.
        if not name and not any(word.isidentifier() and word in lacking for word in text.split()):
            yield table, "schema", f"table {table}: CHECK ({text}) is on SQLite alone"
    for words, count in (Counter(_manners(theirs)) - Counter(_manners(ours))).items():
        yield table, "schema", f"table {table}: {words} is on SQLite alone" + (f", {count} times" if count > 1 else "")


def _manners(text: str) -> list[str]:
    """What a CREATE TABLE says of how its columns compare, what a conflict does, when a key is looked at, and plain defaults."""
    return [match[0].upper() for match in MANNERS.finditer(" ".join(_tokens(text)))]


def checks_in(text: str) -> list[tuple[str, str]]:
    """Name (or nothing) and expression of each CHECK in a CREATE TABLE."""
    words = " ".join(_tokens(text))
    found: list[tuple[str, str]] = []
    for match in CHECK.finditer(words):
        depth, end = 1, match.end()
        for token in TOKEN.finditer(words, end):
            depth += (token[0] == "(") - (token[0] == ")")
            if not depth:
                found.append((match[1] or "", words[end : token.start()].strip()))
                break
    return found


FORMS = {"index": _index, "table": _checks, "view": _view}
