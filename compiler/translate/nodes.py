"""Reading sqlglot's trees: its arguments are untyped, so they are looked at here and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlglot import exp

if TYPE_CHECKING:
    from collections.abc import Iterator

TYPE = "twinsql type"
"""Where a node's type is kept, of one that says none."""
QUERIES = (exp.Select, exp.Union, exp.Except, exp.Intersect)


def maybe(node: exp.Expr, name: str = "this") -> exp.Expr | None:
    """The argument *name*, where there is one."""
    found: object = node.args.get(name)
    return found if isinstance(found, exp.Expr) else None


def child(node: exp.Expr, name: str = "this") -> exp.Expr:
    """The argument *name*, which the parser always sets."""
    found = maybe(node, name)
    assert found is not None, f"{node.key} without {name}"
    return found


def children(node: exp.Expr, name: str = "expressions") -> list[exp.Expr]:
    """The arguments in the list *name*."""
    found: object = node.args.get(name)
    return cast("list[exp.Expr]", found) if isinstance(found, list) else []


def word(node: exp.Expr, name: str) -> str:
    """A keyword, upper case; empty where there is none."""
    found: object = node.args.get(name)
    return str(found).upper() if found else ""


def flag(node: exp.Expr, name: str) -> bool:
    """Whether the argument *name* is there and true."""
    return bool(node.args.get(name))


def name_of(identifier: exp.Expr) -> str:
    """An identifier as PostgreSQL folds it."""
    return identifier.name if flag(identifier, "quoted") else identifier.name.lower()


def alias_of(node: exp.Expr) -> str:
    """The alias of something in FROM; empty where there is none."""
    alias = maybe(node, "alias")
    return name_of(child(alias)) if alias is not None and maybe(alias) is not None else ""


def alias_columns(node: exp.Expr) -> list[str]:
    """The names behind an alias: ``AS t (a, b)``."""
    alias = maybe(node, "alias")
    return [name_of(one) for one in children(alias, "columns")] if alias is not None else []


def bare(node: exp.Expr) -> exp.Expr:
    """*node* without the parentheses around it."""
    while isinstance(node, exp.Paren):
        node = child(node)
    return node


def conjuncts(node: exp.Expr) -> Iterator[exp.Expr]:
    """The conditions that all must hold for *node* to hold."""
    node = bare(node)
    if isinstance(node, exp.And):
        yield from conjuncts(child(node))
        yield from conjuncts(child(node, "expression"))
    else:
        yield node


def within_query(node: exp.Expr, *but: type[exp.Expr]) -> Iterator[exp.Expr]:
    """*node* and what is in it, without going into subqueries, nor into nodes of the types *but*."""
    yield node
    for value in node.iter_expressions():
        if not isinstance(value, (*QUERIES, *but)):
            yield from within_query(value, *but)


def typed_null(kind: str) -> exp.Expr:
    """NULL of a type, which need not have a name that PostgreSQL's casts know."""
    node = exp.Null()
    node.meta[TYPE] = kind
    return node


def null_type(node: exp.Expr) -> str:
    """The type of a typed NULL; empty for one of the statement's own."""
    kind: object = node.meta.get(TYPE)
    return kind if isinstance(kind, str) and kind != "unknown" else ""
