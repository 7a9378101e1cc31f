"""What PostgreSQL writes in several ways, in the one that the other modules know."""

from __future__ import annotations

import re

from sqlglot import exp

SCHEMA = re.compile(
    r"""
      --[^\n]* | /\*.*?\*/ | '(?:[^']|'')*'
    | (?<![A-Za-z0-9_$])(\$(?:[A-Za-z_]\w*)?\$).*?\1
    | (?P<public>(?<![\w".])(?:public|"public")\.(?=[\w"]))
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
SERIAL: dict[exp.DType, exp.DType] = {
    exp.DType.SMALLSERIAL: exp.DType.SMALLINT,
    exp.DType.SERIAL: exp.DType.INT,
    exp.DType.BIGSERIAL: exp.DType.BIGINT,
}
BYTEWISE = frozenset({"text_ops", "text_pattern_ops", "varchar_ops", "varchar_pattern_ops"})
"""Operator classes that sort text as SQLite does; those of other types are left to be refused."""


def without_schema(text: str) -> str:
    """*text* with blanks for each ``public.``, the schema in which all is made."""
    return SCHEMA.sub(lambda found: " " * len(found[0]) if found["public"] else found[0], text)


def spell(tree: exp.Expr) -> None:
    """Serials become identities, varchar without a length text, and a DEFAULT stands without parentheses."""
    for column in tree.find_all(exp.ColumnDef):
        kind = column.args.get("kind")
        if isinstance(kind, exp.DataType) and kind.this in SERIAL:
            kind.set("this", SERIAL[kind.this])
            identity = exp.ColumnConstraint(kind=exp.GeneratedAsIdentityColumnConstraint(this=False))
            column.set("constraints", [identity, *(column.args.get("constraints") or ())])
    for kind in tree.find_all(exp.DataType):
        if kind.this is exp.DType.VARCHAR and not kind.expressions:
            kind.set("this", exp.DType.TEXT)
    for call in list(tree.find_all(exp.Anonymous)):
        if call.name.lower() == "uuid_generate_v4" and not call.expressions:
            call.replace(exp.Uuid())
    for default in tree.find_all(exp.DefaultColumnConstraint):
        default.set("this", default.this.unnest())
