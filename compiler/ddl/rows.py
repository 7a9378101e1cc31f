"""What changes rows in a migration: translated as the statements of the data layer are, with the schema as it is at that point."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlglot import exp

from ..model import Column, Place, Problem, Schema, SourceError, Table, View
from ..sqlite_names import quote
from ..translate import translate
from .names import columns_of, constraints_of
from .source import BY_HAND

if TYPE_CHECKING:
    from .source import SchemaState, Source, TableState

STRINGS = re.compile(r"'(?:[^']|'')*'")
FUNCTIONS = re.compile(r"\b(pg_\w+)\(")
LIKE = re.compile(r"\bLIKE\b")
PATTERN = re.compile(r"\bLIKE '((?:[^']|'')*)' ESCAPE '\\'|'(?:[^']|'')*'")
SIGN = re.compile(r"\\?.", re.DOTALL)
SIGNS = {"%": "*", "_": "?", "*": "[*]", "?": "[?]", "[": "[[]"}
"""Of LIKE in GLOB, which tells upper case from lower on every connection."""

NAMES: dict[exp.DType, str] = {
    exp.DType.TEXT: "text",
    exp.DType.VARCHAR: "character varying{0}",
    exp.DType.SMALLINT: "smallint",
    exp.DType.INT: "integer",
    exp.DType.BIGINT: "bigint",
    exp.DType.FLOAT: "real",
    exp.DType.DOUBLE: "double precision",
    exp.DType.DECIMAL: "numeric{0}",
    exp.DType.BOOLEAN: "boolean",
    exp.DType.TIMESTAMPTZ: "timestamp{0} with time zone",
    exp.DType.TIMESTAMP: "timestamp{0} without time zone",
    exp.DType.TIME: "time{0} without time zone",
    exp.DType.DATE: "date",
    exp.DType.JSONB: "jsonb",
    exp.DType.UUID: "uuid",
    exp.DType.VARBINARY: "bytea",
}
"""PostgreSQL's own names, with the modifiers at their place."""

FILLED = (exp.DefaultColumnConstraint, exp.GeneratedAsIdentityColumnConstraint, exp.ComputedColumnConstraint)
KEYS = (exp.PrimaryKey, exp.PrimaryKeyColumnConstraint, exp.UniqueColumnConstraint)
NEVER_NULL = (exp.NotNullColumnConstraint, exp.PrimaryKeyColumnConstraint, exp.GeneratedAsIdentityColumnConstraint)


def change_rows(source: Source, text: str, state: SchemaState) -> str:
    """SQLite's form of an INSERT, UPDATE or DELETE."""
    return _translated(source, text.rstrip().removesuffix(";"), state) + ";"


def converted(
    source: Source, state: SchemaState, name: str, old: TableState, before: exp.ColumnDef, column: exp.ColumnDef, using: exp.Expr | None
) -> str:
    """SQLite's expression for the values of *column* after ALTER COLUMN … TYPE, over the table as it was."""
    column_name = before.name.lower()
    kind = column.args["kind"]
    if using is None and type_name(kind).partition("(")[0] == type_name(before.args["kind"]).partition("(")[0]:
        if kind.this not in {exp.DType.TEXT, exp.DType.VARCHAR} and kind.expressions != before.args["kind"].expressions:
            source.refuse(None, f"the values of {column_name} change with the modifier of its type", f"add USING {column_name}::…")
        return quote(column_name)
    if kind.this is exp.DType.VARCHAR:
        # As an assignment does: what is too long is refused, not cut.
        kind = exp.DataType(this=exp.DType.TEXT)
    value = written(using) if using else column_name
    schema = replace(schema_of(state), tables={**schema_of(state).tables, name: table_of(name, old)})
    text = f"SELECT ({value})::{type_name(kind).removeprefix('enum ')} AS value FROM {name}"  # noqa: S608 - the migration's own text
    sqlite = _translated(source, text, state, schema)
    select, found, end = sqlite.partition(" AS value")
    if not found or end.strip() != f"FROM {quote(name)}":
        source.refuse(None, f"the conversion of {column_name} has no form in a rebuild", BY_HAND)
    return select.removeprefix("SELECT ")


def written(node: exp.Expr) -> str:
    """The text of *node*, with its enums called by name again."""
    copy = node.copy()
    for kind in copy.find_all(exp.DataType):
        if kind.this is exp.DType.ENUM:
            kind.set("this", exp.DType.USERDEFINED)
            kind.set("expressions", [])
    return copy.sql("postgres")


def _translated(source: Source, text: str, state: SchemaState, schema: Schema | None = None) -> str:
    line = source.text.count("\n", 0, source.offset) + 1
    try:
        sqlite = translate(text, Place(source.file, line), schema or schema_of(state), {}).sqlite
    except SourceError as error:
        raise SourceError([Problem(one.where, one.what, f"{one.cure.rstrip('.')}; or {BY_HAND}") for one in error.problems]) from None
    return require_pure(source, sqlite)


def require_pure(source: Source, sqlite: str, instead: str = f"do it in the repository; or {BY_HAND}") -> str:
    """*sqlite*, which must mean the same on a connection that somebody else has opened."""
    sqlite = glob_for_like(sqlite)
    bare = STRINGS.sub("''", sqlite)
    if function := FUNCTIONS.search(bare):
        what = f"this takes the function {function[1]}, which other connections to the file do not have"
        source.refuse(None, what, instead)
    if LIKE.search(bare):
        source.refuse(None, "LIKE of no literal does not tell upper case from lower on other connections to the file", instead)
    return sqlite


def glob_for_like(sqlite: str) -> str:
    """*sqlite* with GLOB instead of each LIKE with a literal."""
    return PATTERN.sub(lambda found: found[0] if found[1] is None else f"GLOB '{_glob(found[1])}'", sqlite)


def _glob(pattern: str) -> str:
    signs: list[str] = SIGN.findall(pattern)
    return "".join(sign[1] if sign in {"\\%", "\\_"} else SIGNS.get(sign[-1], sign[-1]) for sign in signs)


def schema_of(state: SchemaState) -> Schema:
    """All tables as the translator of statements wants them."""
    tables = {name: table_of(name, table) for name, table in state.tables.items()}
    return Schema(tables, enums=state.enums, views={name: View(name, view.columns) for name, view in state.views.items()})


def table_of(name: str, state: TableState) -> Table:
    """One table as the translator of statements wants it."""
    primary = {column for kind, _, at in constraints_of(state) if isinstance(kind, KEYS[:2]) for column in columns_of(kind, at)}
    keys = [tuple(columns_of(kind, at)) for kind, _, at in constraints_of(state) if isinstance(kind, KEYS)]
    for made in state.indexes.values():
        parameters = made.this.args["params"]
        plain = [one.this for one in parameters.args["columns"]]
        if made.args.get("unique") and not parameters.args.get("where") and all(isinstance(one, exp.Column) for one in plain):
            keys.append(tuple(one.name.lower() for one in plain))
    columns = [_column(column, primary) for column in state.columns]
    return Table(name, tuple(columns), tuple(keys))


def _column(column: exp.ColumnDef, primary: set[str]) -> Column:
    kinds = [one.args["kind"] for one in column.args.get("constraints") or ()]
    never_null = any(isinstance(kind, NEVER_NULL) and not kind.args.get("allow_null") for kind in kinds)
    name = column.name.lower()
    return Column(name, type_name(column.args["kind"]), never_null or name in primary, any(isinstance(kind, FILLED) for kind in kinds))


def type_name(kind: exp.DataType) -> str:
    """``timestamp(3) with time zone``."""
    if kind.args.get("kind") is not None:
        return f"enum {kind.args['kind'].name.lower()}"
    modifiers = ",".join(one.name for one in kind.expressions)
    known = NAMES.get(kind.this) if isinstance(kind.this, exp.DType) else None
    return (known or kind.sql("postgres").lower()).format(f"({modifiers})" if modifiers else "")
