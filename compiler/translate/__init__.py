"""
PostgreSQL to SQLite: a closed world of rules.

Every node of a statement has a rule that knows its type, whether it may be NULL, and its exact form on SQLite; what has none is refused by name,
with its place and a way out. sqlglot parses; the rules write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model import Place, Problem, Schema, SourceError, Translation
from .context import Context
from .statement import facts_of, parse, translated

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Place", "Problem", "Schema", "inspect", "translate"]


def translate(text: str, place: Place, schema: Schema, parameters: Mapping[str, str]) -> Translation:
    """
    The SQLite form of a PostgreSQL statement with ``:name`` placeholders.

    Args:
        text: the statement, without a semicolon.
        place: where it begins, for messages.
        schema: of the migrations.
        parameters: PostgreSQL's types of the placeholders, by name.

    Raises:
        SourceError: it has no exact form, or a lint forbids what it may find.
    """
    context = Context(text, place, schema, parameters)
    translation = translated(context, parse(context))
    if context.lints:
        raise SourceError([Problem(place.at(text, offset), what, cure) for _, offset, what, cure in context.lints])
    return translation


def inspect(text: str, place: Place, schema: Schema, parameters: Mapping[str, str]) -> Translation:
    """
    What is known of a statement that needs no translation, because SQLite has a text of its own or never runs it.

    Types are left out, and a column for which there is no rule counts as one that may be NULL. Raises SourceError where it cannot be parsed.
    """
    context = Context(text, place, schema, parameters)
    return facts_of(context, parse(context))
