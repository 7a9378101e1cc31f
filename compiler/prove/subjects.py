"""The project's statements, as its generated modules would run them, with what is known of each."""

from __future__ import annotations

import importlib
import secrets
import sys
import tempfile
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sqlglot import exp

from ...adapters.statement import Statement
from ..build import compile_statements, emit_all
from ..knowledge import Question, learn
from ..lint.look import Look
from ..lint.orders import leaves_no_ties
from ..lint.parts import opened, output_names
from ..lint.totality import order_keys
from ..lint.volatile import is_chance, is_clock
from ..model import SourceError
from ..project import DEFAULT_RUNTIME
from ..sources import read_sources
from ..translate.context import Context
from ..translate.nodes import QUERIES, bare, child, children, maybe, name_of
from ..translate.statement import parse
from ..translate.steps import target_of
from .origins import Origin, origins_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..compiled import Compiled
    from ..knowledge import Knowledge
    from ..model import Schema
    from ..project import Project
    from .equal import Values


@dataclass(frozen=True, slots=True)
class Subject:
    """
    A statement to be proved.

    Attributes:
        compiled: with its types.
        statement: with both texts and the codecs of the generated module.
        origins: where each parameter's values come from.
        literals: texts that columns are compared with.
        tables: that it names.
        targets: of these, those it changes.
        ordered: whether ORDER BY says which row comes first, whatever the rows.
        masked: places of result columns that the clock or chance feeds.
        masked_columns: columns that the clock or chance sets.
        is_batch: whether it takes a list of rows.
    """

    compiled: Compiled
    statement: Statement[object]
    origins: tuple[Origin, ...]
    literals: tuple[tuple[str, str, str], ...]
    tables: tuple[str, ...]
    targets: tuple[str, ...]
    ordered: bool
    masked: frozenset[int]
    masked_columns: frozenset[str]

    @property
    def name(self) -> str:
        """``chats.get``."""
        return self.compiled.name

    @property
    def is_batch(self) -> bool:
        """Whether it takes a list of rows."""
        return self.compiled.source.header.batch is not None

    @property
    def returns_rows(self) -> bool:
        """Whether rows come back, not only their number."""
        return bool(self.compiled.columns)


def read_subjects(project: Project) -> tuple[list[Subject], Knowledge, list[Subject]]:
    """
    All statements that run on both engines, the schema, and the statements that run on PostgreSQL alone.

    Raises:
        SourceError: something does not build.
    """
    statements, problems = read_sources(project)
    questions = [Question(statement) for statement in statements]
    knowledge = learn(project, questions)
    compiled, refused = compile_statements(questions, knowledge)
    texts, mismatched = emit_all(replace(project, runtime=DEFAULT_RUNTIME), compiled)
    if wrong := [*problems, *knowledge.problems, *refused, *mismatched]:
        raise SourceError(wrong)
    ready = _import({path.name: text for path, text in texts.items()})
    both = [_subject(one, ready[one.name], knowledge.schema) for one in compiled if one.sqlite is not None]
    alone = [_alone(one, ready[one.name], knowledge.schema) for one in compiled if one.sqlite is None]
    return both, knowledge, alone


def plain(row: object) -> Values:
    """The fields of a row, or its only value."""
    if is_dataclass(row) and not isinstance(row, type):
        return tuple(cast("object", getattr(row, one.name)) for one in fields(row))
    return (row,)


def _import(texts: Mapping[str, str]) -> dict[str, Statement[object]]:
    """The statements of generated modules, by name. The modules live in a package of their own for as long as it takes."""
    package = f"twinsql_prove_{secrets.token_hex(4)}"
    found: dict[str, Statement[object]] = {}
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / package
        place.mkdir()
        for name, text in texts.items():
            (place / name).write_text(text, encoding="utf-8")
        sys.path.insert(0, folder)
        try:
            importlib.invalidate_caches()
            for name in texts:
                module = importlib.import_module(package if name == "__init__.py" else f"{package}.{name.removesuffix('.py')}")
                found |= {one.name: one for one in vars(module).values() if isinstance(one, Statement)}
        finally:
            sys.path.remove(folder)
    return found


def tree_of(compiled: Compiled, schema: Schema) -> tuple[exp.Expr, Context]:
    """
    A statement as the parser's tree.

    Raises:
        SourceError: it cannot be parsed, which only one for PostgreSQL alone may be.
    """
    text = compiled.source.text
    context = Context(text.text, text.place, schema, {slot.name: slot.type for slot in compiled.parameters})
    return parse(context), context


def _alone(compiled: Compiled, statement: Statement[object], schema: Schema) -> Subject:
    """A statement that SQLite never runs: the parser need not know what stands in it."""
    try:
        return _subject(compiled, statement, schema)
    except SourceError:
        free = tuple(Origin("free") for _ in compiled.parameters)
        return Subject(compiled, statement, free, (), (), (), ordered=False, masked=frozenset(), masked_columns=frozenset())


def _subject(compiled: Compiled, statement: Statement[object], schema: Schema) -> Subject:
    tree, context = tree_of(compiled, schema)
    named = {name_of(child(one)) for one in tree.find_all(exp.Table) if isinstance(one.this, exp.Identifier)}
    named |= {table for name in named & set(schema.views) for table in schema.views[name].reads}
    origins, literals = origins_of(tree, schema, statement.parameters)
    return Subject(
        compiled,
        statement,
        origins,
        literals,
        tuple(name for name in schema.tables if name in named),
        tuple(name for name in schema.tables if name in _targets(tree)),
        _is_ordered(tree, context),
        _masked(tree, context),
        _set_by_chance(tree),
    )


def _targets(tree: exp.Expr) -> set[str]:
    found: set[str] = set()
    for change in tree.find_all(exp.Insert, exp.Update, exp.Delete, exp.Merge):
        target = maybe(change)
        while target is not None and not isinstance(target, exp.Table):
            target = maybe(target)
        if target is not None and isinstance(target.this, exp.Identifier):
            found.add(name_of(target.this))
    return found


def _is_ordered(tree: exp.Expr, context: Context) -> bool:
    query = opened(tree)
    keys = order_keys(query) if isinstance(query, QUERIES) else None
    if keys is None or any(is_chance(one) for key in keys for one in key.walk()):
        return False
    return leaves_no_ties(Look(tree, context), query, keys)


def _is_fed(node: exp.Expr, names: set[str]) -> bool:
    """Whether the clock, chance or a column of *names* is in *node*."""
    return any(is_clock(one) or is_chance(one) or (isinstance(one, exp.Column) and one.name.lower() in names) for one in node.walk())


def _masked(tree: exp.Expr, context: Context) -> frozenset[int]:
    """Places of the result columns that are other ones each time, by way of common table expressions and subqueries too."""
    names = set(_set_by_chance(tree))
    size = -1
    while size != len(names):
        size = len(names)
        for one in tree.find_all(exp.Alias):
            if not isinstance(child(one), QUERIES) and _is_fed(child(one), names):
                names.add(one.alias.lower())
    query = opened(tree)
    returning = maybe(query, "returning")
    if not isinstance(query, exp.Select) and returning is None:
        named = output_names(query, context.schema.relations)
        return frozenset(place for place, name in enumerate(named) if name in names)
    if returning is not None:
        return _masked_of_returning(query, returning, names, context)
    named, outputs = output_names(query, context.schema.relations), children(query)
    if len(named) != len(outputs):
        return frozenset(place for place, name in enumerate(named) if name in names)
    return frozenset(place for place, one in enumerate(outputs) if _is_fed(bare(one), names))


def _masked_of_returning(change: exp.Expr, returning: exp.Expr, names: set[str], context: Context) -> frozenset[int]:
    """Places of what RETURNING gives: columns that the clock or chance has just set are other ones too."""
    fed = names | _set_by_chance(change)
    found: list[bool] = []
    for one in children(returning):
        if isinstance(one, exp.Star) or isinstance(one.this, exp.Star):
            table = context.schema.tables.get(target_of(change))
            found += [column.name in fed for column in table.columns] if table is not None else []
        else:
            found.append(_is_fed(bare(one), fed))
    return frozenset(place for place, is_fed in enumerate(found) if is_fed)


def _set_by_chance(tree: exp.Expr) -> frozenset[str]:
    """Columns that UPDATE, or ON CONFLICT, sets to what the clock or chance says; INSERT's are seen by their values."""
    found: set[str] = set()
    for change in tree.find_all(exp.Update, exp.OnConflict):
        for one in children(change):
            if isinstance(one, exp.EQ) and _is_fed(child(one, "expression"), set()):
                found |= {column.name.lower() for column in [child(one)] if isinstance(column, exp.Column)}
    for change in tree.find_all(exp.Insert):
        found |= set(_inserted_by_chance(change))
    return frozenset(found)


def _inserted_by_chance(change: exp.Expr) -> Sequence[str]:
    target, source = child(change), maybe(change, "expression")
    if not isinstance(target, exp.Schema) or source is None:
        return []
    names = [name_of(one) for one in children(target)]
    rows = [children(row) for row in children(source)] if isinstance(source, exp.Values) else [children(opened(source))]
    return [name for row in rows for name, one in zip(names, row, strict=False) if _is_fed(one, set())]
