"""
A migration's PostgreSQL text as SQLite has it.

A closed world: a statement, a type, a constraint, an operator without a row in these modules' tables is refused with its place and a way
out. What cannot be translated is written by hand, as the SQLite text of that migration.
"""

from __future__ import annotations

import logging
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import sqlglot
from sqlglot import exp
from sqlglot.errors import ParseError, SqlglotError

from ...adapters.migration_files import ROLLBACK_LINE
from ...adapters.sql_split import split
from ..model import Place, Problem, SourceError
from .alter import UNNAMED, alter_table
from .constraints import OF_CONSTRAINT, alter_constraint
from .drops import drop, truncate
from .enums import alter_enum, create_enum, drop_enum, resolve
from .indexes import create_index
from .nothing import COUNTS_BY_ONE, is_nothing
from .rows import change_rows
from .source import BY_HAND, SchemaState, Source
from .spelling import spell, without_schema
from .tables import create_table
from .views import create_view, drop_view

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from ...adapters.sql_split import SqlStatement
    from ..model import Column

KNOWN = "CREATE TABLE, INDEX, VIEW, TYPE … AS ENUM, ALTER TABLE, DROP, INSERT, UPDATE, DELETE, TRUNCATE"
WORDS = frozenset({"CREATE", "ALTER", "DROP", "TRUNCATE"})
ALTERS_TYPE = re.compile(r"ALTER\s+TYPE\b", re.IGNORECASE)
ROWS = frozenset({"INSERT", "UPDATE", "DELETE", "WITH"})
MADE_TABLE = re.compile(r'CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?"?(\w+)', re.IGNORECASE)
IDENTITY = re.compile(r"(\bAS\s+IDENTITY)\s*\(([^()]*)\)", re.IGNORECASE)
UNKNOWN_TABLE = re.compile(r"no migration up to here makes a table '(\w+)'|(\w+) is no table of the schema")
ADD_CHECK = re.compile(r"'(?:[^']|'')*'|\bADD(?=\s+CHECK\s*\()", re.IGNORECASE)


def translate_ddl(postgres_text: str, file: str, earlier: Sequence[str] = ()) -> str:
    """
    The SQLite text for a migration's PostgreSQL text, both parts.

    *file* names it in messages. *earlier* are the PostgreSQL texts of the migrations before it, in order: indexes and rollbacks depend on
    the tables made there.

    Raises:
        SourceError: something in it has no translation; all such statements are named.
    """
    state = SchemaState()
    for text in earlier:
        _translate_part(state, "", text, 0, _end_of_apply(text))
    problems: list[Problem] = []
    end = _end_of_apply(postgres_text)
    parts = [_translate_part(state, file, postgres_text, 0, end, problems)]
    if line := ROLLBACK_LINE.search(postgres_text):
        parts.append(_translate_part(state, file, postgres_text, line.end(), len(postgres_text), problems))
    if problems:
        raise SourceError(problems)
    return "\n-- rollback\n\n".join(part + "\n" if part else "" for part in parts)


def views_of(texts: Sequence[str]) -> dict[str, tuple[Column, ...]]:
    """The columns of the views that the PostgreSQL *texts* of migrations make, those that have no translation left out."""
    state = SchemaState()
    for text in texts:
        _translate_part(state, "", text, 0, _end_of_apply(text))
    return {name: view.columns for name, view in state.views.items()}


def _end_of_apply(text: str) -> int:
    line = ROLLBACK_LINE.search(text)
    return line.start() if line else len(text)


def _translate_part(state: SchemaState, file: str, text: str, start: int, end: int, problems: list[Problem] | None = None) -> str:
    result = ""
    last = start
    text = without_schema(text)
    for statement in split(text[start:end], "postgres"):
        offset = start + statement.offset
        try:
            translated = _translate(Source(file, text, offset, len(statement.text)), statement, state)
        except SourceError as error:
            if problems is not None:
                problems.extend(one for one in error.problems if not _follows(one, state))
            if found := MADE_TABLE.match(statement.text):
                state.refused.add(found[1].lower())
            continue
        if not translated:
            continue
        # Statements that stand close together, as DROPs do, stay so.
        apart = "\n\n" if statement.comment or "\n" in translated or text[last:offset].count("\n") > 1 else "\n"
        comment = f"{statement.comment}\n" if statement.comment else ""
        result += (apart if result else "") + comment + translated
        last = offset + len(statement.text)
    if problems is not None:
        problems += [_uncounted(table, source) for table, source in state.counting.items()]
    return result


def _follows(problem: Problem, state: SchemaState) -> bool:
    """Whether *problem* is only that an earlier one left a table out."""
    found = UNKNOWN_TABLE.fullmatch(problem.what)
    return found is not None and (found[1] or found[2]) in state.refused


def _uncounted(table: str, source: Source) -> Problem:
    where = Place(source.file, 1).at(source.text, source.offset)
    return Problem(
        where, f"a DEFAULT of a sequence, and its column is no primary key of {table}", "make it one: SQLite counts only that one"
    )


def _translate(source: Source, statement: SqlStatement, state: SchemaState) -> str:
    if is_nothing(source, statement.text, state):
        return ""
    if statement.word in ROWS:
        return change_rows(source, statement.text, state)
    if statement.word not in WORDS:
        source.refuse_at(0, f"{statement.word or 'this'} is not translated: {KNOWN} are", BY_HAND)
    if statement.word == "ALTER" and (text := _altered(source, statement.text, state)) is not None:
        return text
    try:
        with _quiet():
            [tree] = [one for one in sqlglot.parse(_readable(source, statement), dialect="postgres") if one]
    except (SqlglotError, ValueError) as error:
        source.refuse_at(_error_offset(error, statement.text), "this statement is not understood", f"correct it; or {BY_HAND}")
    spell(tree)
    resolve(tree, state)
    kind = str(tree.args.get("kind") or "").upper()
    if isinstance(tree, exp.Create) and kind == "TABLE":
        return create_table(source, tree, state.tables)
    if isinstance(tree, exp.Create) and kind == "TYPE" and not isinstance(getattr(tree.expression, "this", None), exp.DType):
        kind = "other TYPE"
    known = STATEMENTS.get((type(tree), kind))
    if known is not None:
        return known(source, tree, state)
    return source.refuse(None, f"`{' '.join(statement.text.split()[:2])}` is not translated: {KNOWN} are", BY_HAND)


def _altered(source: Source, text: str, state: SchemaState) -> str | None:
    """An ALTER that sqlglot does not read; None where it is another one."""
    if ALTERS_TYPE.match(text):
        return alter_enum(source, text, state)
    found = OF_CONSTRAINT.fullmatch(text)
    return None if found is None else alter_constraint(source, found, state)


STATEMENTS: dict[tuple[type[exp.Expr], str], Callable[[Source, Any, SchemaState], str]] = {
    (exp.Create, "INDEX"): create_index,
    (exp.Create, "TYPE"): create_enum,
    (exp.Drop, "TYPE"): drop_enum,
    (exp.Drop, "TABLE"): drop,
    (exp.Drop, "INDEX"): drop,
    (exp.TruncateTable, ""): truncate,
    (exp.Alter, "TABLE"): alter_table,
    (exp.Create, "VIEW"): create_view,
    (exp.Drop, "VIEW"): drop_view,
}


def _readable(source: Source, statement: SqlStatement) -> str:
    """The text as sqlglot reads it: with a name in each ADD CHECK of an ALTER TABLE, and without an identity's options."""
    if statement.word == "CREATE":
        return IDENTITY.sub(lambda found: _identity(source, found), statement.text)
    if statement.word != "ALTER":
        return statement.text
    return ADD_CHECK.sub(lambda found: found[0] if found[0].startswith("'") else f"{found[0]} CONSTRAINT {UNNAMED}", statement.text)


def _identity(source: Source, found: re.Match[str]) -> str:
    """An identity that counts by one from 1, as it does without options."""
    if not COUNTS_BY_ONE.fullmatch(found[2]):
        source.refuse_at(found.start(2), "an identity that counts otherwise than by one from 1", "leave its options out")
    return found[1] + " " * (len(found[0]) - len(found[1]))


def _error_offset(error: Exception, text: str) -> int:
    """Where sqlglot stopped, which counts lines and columns from 1."""
    if not isinstance(error, ParseError) or not error.errors:
        return 0
    first = error.errors[0]
    before = sum(len(line) + 1 for line in text.split("\n")[: int(first["line"]) - 1])
    return before + max(int(first["col"]) - len(str(first["highlight"])), 0)


@contextmanager
def _quiet() -> Generator[None]:
    """Without sqlglot's own warnings: what it does not know is refused here, by name."""
    logger = logging.getLogger("sqlglot")
    before = logger.disabled
    logger.disabled = True
    try:
        yield
    finally:
        logger.disabled = before
