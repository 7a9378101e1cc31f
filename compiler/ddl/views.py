"""CREATE VIEW: its query is translated as a statement's is, and its columns are known to what comes after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp, tokenize

from ..lint import errors_of
from ..lint.volatile import is_chance, is_clock
from ..model import Column, Place, Problem, SourceError
from ..sqlite_names import listed, quote
from ..translate.context import Context
from ..translate.statement import parse, translated
from .names import views_on
from .rows import require_pure, schema_of
from .source import BY_HAND, ViewState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model import Translation
    from .source import SchemaState, Source

INSTEAD = "make it a statement in sql/"


def create_view(source: Source, statement: exp.Create, state: SchemaState) -> str:
    """Translate one CREATE VIEW, and take note of its columns."""
    if statement.args.get("properties"):
        source.refuse(None, "MATERIALIZED, TEMPORARY, RECURSIVE, WITH of a view is not translated", f"leave it out; or {INSTEAD}")
    source.only(statement, "this", "kind", "expression", "replace")
    target = statement.this
    written = [source.name(one if isinstance(one, exp.Identifier) else one.this) for one in getattr(target, "expressions", None) or ()]
    name = source.table(target.this if isinstance(target, exp.Schema) else target)
    if name in state.tables:
        source.refuse(target, f"there is a table {name!r} already", "correct the name")
    made = _view(source, name, written, state)
    above = [view for view in views_on(state, name) if view != name]
    parts = [f"DROP VIEW {quote(view)};" for view in reversed(above)]
    if statement.args.get("replace"):
        parts.append(f"DROP VIEW IF EXISTS {quote(name)};")
    # What reads it comes after it again.
    for view, known in [(name, made), *((view, state.views[view]) for view in above)]:
        state.views.pop(view, None)
        state.views[view] = known
        parts.append(known.text)
    return "\n".join(parts)


def _view(source: Source, name: str, written: Sequence[str], state: SchemaState) -> ViewState:
    text, line = _query_text(source)
    context = Context(text, Place(source.file, line), schema_of(state), {})
    tree, translation = _translated(context)
    if any(is_clock(node) or is_chance(node) for node in tree.walk()):
        source.refuse(None, "a view that asks for the time or for chance", f"{INSTEAD}, with the time as a parameter")
    if context.writes:
        source.refuse(None, "a view that locks rows", "lock them in the statement that reads it")
    names = [*written, *translation.column_names[len(written) :]]
    if "" in names:
        source.refuse(None, "a column of the view has no name", "name it with AS")
    for one in names:
        source.name(exp.to_identifier(one, quoted=True))
    sqlite = require_pure(source, translation.sqlite, INSTEAD)
    reads = frozenset(one.name.lower() for one in tree.find_all(exp.Table)) & {*state.tables, *state.views}
    body = f"CREATE VIEW {quote(name)} {listed(names)} AS\n{sqlite};"
    return ViewState(body, reads, _columns(names, translation))


def _translated(context: Context) -> tuple[exp.Expr, Translation]:
    """The query, parsed and translated; raises SourceError for what lints call an error, too."""
    problems: list[Problem] = []
    try:
        tree = parse(context)
        translation = translated(context, tree)
        problems += errors_of(tree, context)
        if not problems:
            return tree, translation
    except SourceError as error:
        problems += error.problems
    raise SourceError([Problem(one.where, one.what, f"{one.cure.rstrip('.')}; or {INSTEAD}") for one in problems])


def _query_text(source: Source) -> tuple[str, int]:
    """The text behind AS, blanks before it so that columns are counted from the line's start, and its line."""
    statement = source.text[source.offset :]
    depth = 0
    for token in tokenize(statement, dialect="postgres"):
        depth += (token.text == "(") - (token.text == ")")
        if token.text.upper() == "AS" and not depth:
            start = source.offset + token.end + 1
            break
    else:
        source.refuse(None, "this statement is not understood", f"correct it; or {BY_HAND}")
    blanks = start - (source.text.rfind("\n", 0, start) + 1)
    return " " * blanks + source.text[start : source.offset + source.length].rstrip().removesuffix(";"), source.text.count(
        "\n", 0, start
    ) + 1


def _columns(names: Sequence[str], translation: Translation) -> tuple[Column, ...]:
    scales = translation.column_scales or (None,) * len(names)
    return tuple(
        Column(name, kind if scale is None else f"numeric(18,{scale})", not nullable, has_default=False)
        for name, kind, scale, nullable in zip(names, translation.column_types, scales, translation.column_nullable, strict=True)
    )


def drop_view(source: Source, statement: exp.Drop, state: SchemaState) -> str:
    """Drop views, with CASCADE those that read them too."""
    source.only(statement, "kind", "tables", "exists", "restrict", "cascade")
    exists = "IF EXISTS " if statement.args.get("exists") else ""
    lines: list[str] = []
    for table in statement.args["tables"]:
        name = source.table(table)
        lines += drop_views_on(state, name) if statement.args.get("cascade") else []
        if state.views.pop(name, None) or not lines:
            lines.append(f"DROP VIEW {exists}{quote(name)};")
    return "\n".join(lines)


def drop_views_on(state: SchemaState, name: str) -> list[str]:
    """Drop the views that read the table or view *name*."""
    views = [view for view in views_on(state, name) if view != name]
    for view in views:
        del state.views[view]
    return [f"DROP VIEW {quote(view)};" for view in reversed(views)]
