"""
A WITH that changes rows, as several statements of SQLite's that run one after the other.

PostgreSQL shows all parts of a statement the rows from before it. So what reads a table that another part changes is run first and kept where
it can be, and refused where it can't; then each change runs, and what it returns goes on to the next as JSON (``adapters/stepped.py``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlglot import exp

from ..model import step_name
from . import changes, common
from .nodes import QUERIES, alias_columns, alias_of, child, children, flag, maybe, name_of
from .sources import Common, derived_columns, quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model import Schema
    from .query import Query
    from .translator import Translator
    from .value import Value

READERS: dict[str, str] = dict.fromkeys(("double precision", "real", "bytea"), "pg_unpack({0})")
"""SQLite's form of a value that a step has returned, by its type; any other is what JSON holds."""

TABLE_TEXT = re.compile(r'^CREATE TABLE "?(\w+)"? .*?^\)', re.MULTILINE | re.DOTALL)
"""A table in SQLite's script."""

TWICE = "Make it two statements in a transaction."


def changes_rows(node: exp.Expr) -> bool:
    """Whether *node* is a statement whose WITH changes rows."""
    clause = maybe(node, "with_")
    return clause is not None and any(type(child(one)) in changes.CHANGES for one in children(clause))


def runs_in_steps(node: exp.Expr) -> bool:
    """Whether the WITH of *node* changes rows, or RETURNING asks what it has read before the change."""
    return changes_rows(node) or _returns_reads(node)


def _returns_reads(node: exp.Expr) -> bool:
    returning = maybe(node, "returning") if type(node) in changes.CHANGES and maybe(node, "with_") is not None else None
    return returning is not None and any(isinstance(one, QUERIES) for one in returning.walk())


def with_steps(translator: Translator, clause: exp.Expr) -> list[str]:
    """``WITH …`` of the last step; those before it are noted."""
    context = translator.context
    if clause.parent is None or clause.parent.parent is not None:
        context.refuse(clause, "a WITH that changes rows stands before the whole statement only", "Move it there.")
    recursive = flag(clause, "recursive")
    parts = _Parts(translator, recursive=recursive)
    tables = children(clause)
    changing = {alias_of(one) for one in tables if type(child(one)) in changes.CHANGES}
    for one in tables:
        if changing & mentioned(child(one)):
            changing.add(alias_of(one))
    targets = {target_of(child(one)) for one in tables if type(child(one)) in changes.CHANGES}
    if _returns_reads(clause.parent):
        targets.add(target_of(clause.parent))
    for one in (one for one in tables if alias_of(one) not in changing):
        parts.read(one, keep=targets)
    for one in (one for one in tables if alias_of(one) in changing):
        if type(child(one)) in changes.CHANGES:
            parts.change(one)
        else:
            parts.read(one, keep=set())
    context.reads = set()
    return [parts.text()] if parts.texts else []


def in_row(place: int, kind: str = "", row: str = "value") -> str:
    """A value of a row that a step has returned, which is of the type *kind*."""
    return READERS.get(kind, "{0}").format(f"json_extract({row}, '$[{place}]')")


def mentioned(node: exp.Expr) -> set[str]:
    """Names of all tables in *node*, those of a WITH too."""
    return {name_of(child(one)) for one in node.find_all(exp.Table) if isinstance(one.this, exp.Identifier)}


def target_of(node: exp.Expr) -> str:
    """The table that an INSERT, UPDATE or DELETE changes."""
    named = child(node)
    table = child(named) if isinstance(named, exp.Schema) else named
    return name_of(child(table))


def check_reads(translator: Translator, node: exp.Expr) -> None:
    """Refuse *node*, which was just translated, where it would see what an earlier step has changed."""
    context = translator.context
    seen = sorted(context.reads & context.changed)
    if seen:
        what = f"a part of the statement reads {seen[0]}, which another part changes: PostgreSQL shows it the rows from before"
        context.refuse(node, what, f"Read RETURNING instead, or read {seen[0]} in a WITH of its own. {TWICE}")
    if type(node) not in {exp.Merge, *changes.CHANGES} or (target := target_of(node)) not in context.changed:
        return
    if not isinstance(node, exp.Insert) or maybe(node, "conflict") is not None or target in context.inserted:
        context.refuse(node, f"two parts of the statement change {target}, and PostgreSQL lets only one of them change a row", TWICE)


def note_change(translator: Translator, node: exp.Expr) -> None:
    """Take note of what *node* changes: its table, and those whose foreign keys may follow it."""
    context, target = translator.context, target_of(node)
    context.changed.add(target)
    if isinstance(node, exp.Insert):
        context.inserted.add(target)
        return
    context.changed |= _followers(context.schema, target, "UPDATE" if isinstance(node, exp.Update) else "DELETE|UPDATE")


def _followers(schema: Schema, target: str, events: str) -> set[str]:
    """Tables whose rows may follow a change of *target*, by way of others too; all of them where that is not known."""
    script = schema.sqlite_script
    blocks = {one[1]: one[0] for one in TABLE_TEXT.finditer(script)}
    if not blocks or "RENAME TO" in script:
        blocks = dict.fromkeys(schema.tables, script)
    found: set[str] = set()
    ahead = [(target, events)]
    while ahead:
        name, when = ahead.pop()
        follows = re.compile(rf'REFERENCES "?{re.escape(name)}"?( ?\([^)]*\))?( [^,\n]*)? ON ({when}) (CASCADE|SET )')
        new = {one for one, text in blocks.items() if one not in found and (not script or follows.search(text))}
        found |= new
        ahead += [(one, "DELETE|UPDATE") for one in new]
    return found


class _Parts:
    """The parts of the WITH, as the steps so far leave them."""

    def __init__(self, translator: Translator, *, recursive: bool) -> None:
        self.translator = translator
        self.recursive = recursive
        self.texts: list[str] = []

    def text(self, *more: str) -> str:
        """``WITH …``."""
        return f"WITH {'RECURSIVE ' if self.recursive else ''}{', '.join([*self.texts, *more])}"

    def read(self, node: exp.Expr, *, keep: set[str]) -> None:
        """A query; one that reads a table of *keep* runs now, before that is changed."""
        written = common.table(self.translator, node, recursive=self.recursive)
        known = self.translator.scope.tables[alias_of(node)]
        if not known.reads & keep:
            self.texts.append(written)
            return
        name = alias_of(node)
        columns = list(known.columns)
        step = f"{self.text(written)}\nSELECT {', '.join(quote(column) for column in columns)} FROM {quote(name)}"
        self._kept(name, known.columns, step, single=known.single)

    def change(self, node: exp.Expr) -> None:
        """An INSERT, UPDATE or DELETE, which runs now."""
        translator, context, body = self.translator, self.translator.context, child(node)
        context.only(node, "this", "alias", "materialized")
        context.reads = set()
        with translator.inside():
            query = changes.CHANGES[type(body)](translator, body)
        check_reads(translator, body)
        note_change(translator, body)
        step = self._behind(query.lines)
        if not query.columns:
            context.steps.append(step)
            return
        columns = common.named(translator, query, node, alias_columns(node))
        self._kept(alias_of(node), derived_columns(columns), step, single=self._is_single(body, query))

    @staticmethod
    def _is_single(body: exp.Expr, query: Query) -> bool:
        values = maybe(body, "expression")
        return query.single or (isinstance(body, exp.Insert) and isinstance(values, exp.Values) and len(children(values)) == 1)

    def _behind(self, lines: Sequence[str]) -> str:
        """A statement with the parts so far before it."""
        text = "\n".join(lines)
        if not self.texts:
            return text
        own = re.match(r"WITH (RECURSIVE )?", text)
        if own is None:
            return f"{self.text()}\n{text}"
        self.recursive = self.recursive or bool(own[1])
        return f"{self.text()}, {text[own.end() :]}"

    def _kept(self, name: str, columns: dict[str, Value], step: str, *, single: bool) -> None:
        context = self.translator.context
        context.steps.append(step)
        values = [in_row(place, value.type) for place, value in enumerate(columns.values())]
        shown = ", ".join(quote(column) for column in columns)
        self.texts.append(
            f"{quote(name)} ({shown}) AS (\n    SELECT {', '.join(values)}\n    FROM json_each(:{step_name(len(context.steps))})\n)"
        )
        self.translator.scope.tables[name] = Common(columns, frozenset(), single)
