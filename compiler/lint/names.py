"""Lints about names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlglot import exp

from ..sqlite_names import RESERVED
from ..translate.nodes import QUERIES, child, children, flag, maybe, name_of
from .parts import opened, output_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .look import Hit, Look

SIMPLE = re.compile(r"[a-z_][a-z0-9_]*")
POSTGRES_RESERVED = frozenset(
    {"user", "order", "group", "end", "offset", "window", "analyse", "analyze", "array", "asc", "desc", "both", "only"}
)


def stars(look: Look) -> Iterator[Hit]:
    """D034."""
    for node in look.tree.walk():
        is_star = isinstance(node, exp.Star) or (isinstance(node, exp.Column) and isinstance(node.this, exp.Star))
        listed = isinstance(node.parent, (exp.Select, exp.Returning)) and node.arg_key == "expressions"
        if is_star and listed and not isinstance(node.parent.parent if node.parent else None, exp.Exists):
            yield node, "a star gives other columns when a migration adds one", "Name the columns."


def unnamed_columns(look: Look) -> Iterator[Hit]:
    """D040."""
    query = opened(look.tree)
    if not look.is_class:
        return
    while isinstance(query, QUERIES) and not isinstance(query, exp.Select):
        query = opened(child(query))
    seen: set[str] = set()
    returning = maybe(query, "returning")
    for one in children(returning) if returning is not None else children(query) if isinstance(query, exp.Select) else []:
        name = output_name(one)
        if isinstance(one, exp.Star) or (isinstance(one, exp.Column) and isinstance(one.this, exp.Star)):
            continue
        if not name:
            yield one, "this result column has no name of its own: PostgreSQL makes one up", "Name it with AS."
        elif name in seen:
            yield one, f"two result columns are called {name}", "Give one another name with AS."
        seen.add(name)


def unusual_names(look: Look) -> Iterator[Hit]:
    """D042."""
    seen: set[str] = set()
    for node in look.tree.find_all(exp.Identifier):
        name = name_of(node)
        if isinstance(node.parent, exp.Collate) or name in seen:
            continue
        quoted = flag(node, "quoted")
        if quoted and not SIMPLE.fullmatch(name):
            seen.add(name)
            yield node, f'"{name}" needs quotes everywhere: SQLite does not tell upper from lower case', "Use a lower_snake name."
        elif quoted and name in RESERVED | POSTGRES_RESERVED:
            seen.add(name)
            yield node, f'"{name}" is a reserved word', "Choose a name that needs no quotes."
        elif not quoted and node.name != name:
            seen.add(name)
            yield node, f"PostgreSQL folds {node.name} to {name}", f"Write {name}."
