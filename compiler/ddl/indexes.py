"""CREATE INDEX, and full-text search: a GIN index over an array of tokens becomes an FTS5 table and the triggers that feed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlglot import exp

from ..model import SourceError
from ..sqlite_names import quote
from .decimals import ANY_SCALE
from .expressions import JSON_TEXT, Expressions
from .names import LONGEST
from .spelling import BYTEWISE

if TYPE_CHECKING:
    from .source import SchemaState, Source, TableState

SEARCH_CURE = "search tokens: CREATE INDEX name ON table USING GIN (string_to_array(column, ' '))"
B_TREES = frozenset({"btree", "hash", "brin"})
"""Kinds of indexes that a B-tree does the work of."""
TRIGGERS = ("insert", "delete", "update")


class Search(NamedTuple):
    """An index for full-text search: its name, its table, the table's row number and the column of tokens."""

    name: str
    table: str
    number: str
    column: str


def create_index(source: Source, statement: exp.Create, state: SchemaState) -> str:
    """Translate one CREATE INDEX, and take note of it."""
    if statement.args.get("concurrently"):
        source.refuse(None, "CONCURRENTLY cannot run inside a transaction, and every migration is one", "leave CONCURRENTLY out")
    source.only(statement, "this", "kind", "unique", "exists")
    index = statement.this
    source.only(index, "this", "table", "params")
    table = source.table(index.args["table"])
    if table not in state.tables:
        source.refuse(index.args["table"], f"no migration up to here makes a table {table!r}", "correct the name")
    parameters = index.args["params"]
    source.only(parameters, "using", "columns", "where", "include")
    if index.this is None:
        index.set("this", exp.to_identifier(_made_up_name(source, table, index, state)))
    name = source.name(index.args["this"])
    method = parameters.args["using"].name.lower() if parameters.args.get("using") else "btree"
    if method == "gin" and is_search(parameters):
        search = _search(source, statement, Search(name, table, state.tables[table].number or "", ""))
        state.searches[name] = (table, search.column)
        return create_search(search)
    if method not in B_TREES:
        return _apart(name, table, state, f"SQLite has no {method} index")
    try:
        text = write_index(source, statement, state)
    except SourceError as error:
        if statement.args.get("unique") or all(isinstance(_bare(one.this), exp.Column) for one in parameters.args["columns"]):
            raise
        return _apart(name, table, state, error.problems[0].what)
    state.tables[table].indexes.setdefault(name, statement)
    return text


def _apart(name: str, table: str, state: SchemaState, why: str) -> str:
    """Leave an index out, which changes no answer: it is neither unique nor a constraint."""
    state.apart[name] = table
    return f"-- The index {name} is on PostgreSQL alone: {why}."


def _made_up_name(source: Source, table: str, index: exp.Expr, state: SchemaState) -> str:
    """The name that PostgreSQL gives an index that has none."""
    columns = [_bare(one.this) for one in index.args["params"].args["columns"]]
    base = "_".join([table, *(one.name.lower() for one in columns), "idx"])
    if not all(isinstance(one, exp.Column) for one in columns) or len(base) > LONGEST - 1:
        source.refuse(index, "an index without a name", "name it")
    taken = state.names()
    return next(name for number in range(len(taken) + 1) if (name := f"{base}{number or ''}") not in taken)


def _bare(node: exp.Expr) -> exp.Expr:
    """What is indexed, without the classes and collations that sort as SQLite does."""
    node = node.unnest()
    if isinstance(node, exp.Opclass) and node.expression.name.lower() in BYTEWISE:
        node = node.this
    if isinstance(node, exp.Collate) and node.expression.name == "C":
        node = node.this
    return node.unnest()


def write_index(source: Source, statement: exp.Create, state: SchemaState) -> str:
    """The text of an index that is a B-tree. What it INCLUDEs is about speed alone."""
    index = statement.this
    table = source.table(index.args["table"])
    return _btree(source, statement, quote(source.name(index.this)), table, state.tables[table])


def _btree(source: Source, statement: exp.Create, name: str, table: str, known: TableState) -> str:
    parameters = statement.this.args["params"]
    expressions = Expressions(source, known)
    unique = "UNIQUE " if statement.args.get("unique") else ""
    columns = [_column(source, column, expressions, unique=bool(unique)) for column in parameters.args["columns"]]
    exists = "IF NOT EXISTS " if statement.args.get("exists") else ""
    line = f"CREATE {unique}INDEX {exists}{name} ON {quote(table)} ({', '.join(columns)})"
    where = parameters.args.get("where")
    return f"{line}\n    WHERE {expressions.condition(where.this)};" if where else f"{line};"


def _column(source: Source, ordered: exp.Expr, expressions: Expressions, *, unique: bool) -> str:
    source.only(ordered, "this", "desc", "nulls_first")
    # Where NULLs stand in it decides about speed alone; SQLite's index cannot say.
    descending = bool(ordered.args.get("desc"))
    node = _bare(ordered.this)
    value = expressions.indexed(node)
    if unique and value.kind == JSON_TEXT:
        source.refuse(node, "a unique index over ->> refuses other rows on SQLite", "keep the value in a column of its own")
    if unique and isinstance(node, exp.Column) and expressions.state.kinds.get(node.name.lower()) == ANY_SCALE:
        source.refuse(node, "a unique index over numeric without a scale, which holds 1.0 and 1.00 as equals", "write numeric(p, s)")
    return f"{value.sql} DESC" if descending else value.sql


def is_search(parameters: exp.Expr) -> bool:
    """Whether an index is over tokens."""
    return any(True for _ in parameters.find_all(exp.StringToArray))


def _search(source: Source, statement: exp.Create, search: Search) -> Search:
    parameters = statement.this.args["params"]
    columns = parameters.args["columns"]
    tokens = columns[0].this.unnest()
    wrong = statement.args.get("unique") or statement.args.get("exists") or parameters.args.get("where") or len(columns) != 1
    if wrong or not isinstance(tokens, exp.StringToArray):
        source.refuse(parameters, "a GIN index over something else than tokens", SEARCH_CURE)
    source.only(tokens, "this", "expression")
    if not isinstance(tokens.this, exp.Column) or tokens.expression.name != " ":
        source.refuse(tokens, "tokens that are not a column's words between blanks", SEARCH_CURE)
    if not search.number:
        cure = "give it one: seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, and UNIQUE on its other key"
        source.refuse(tokens, f"FTS5 refers to rows by number, and {search.table} has no identity as its primary key", cure)
    return search._replace(column=source.name(tokens.this.this))


def create_search(search: Search) -> str:
    """The FTS5 table over *search*, its triggers, and the rows that are there."""
    name, table, number, column = map(quote, search)
    put = f"INSERT INTO {name} (rowid, {column}) VALUES (new.{number}, new.{column});"  # noqa: S608 - checked names
    take = f"INSERT INTO {name} ({name}, rowid, {column}) VALUES ('delete', old.{number}, old.{column});"  # noqa: S608 - checked names
    events = {
        "insert": ("INSERT", [put]),
        "delete": ("DELETE", [take]),
        "update": (f"UPDATE OF {', '.join(map(quote, (search.number, search.column)))}", [take, put]),
    }
    triggers = [
        f"CREATE TRIGGER {quote(f'{search.name}_{event}')} AFTER {when} ON {table} BEGIN\n    " + "\n    ".join(body) + "\nEND;"
        for event, (when, body) in events.items()
    ]
    options = [column, f"content = '{search.table}'", f"content_rowid = '{search.number}'", "tokenize = 'ascii'"]
    body = ",\n    ".join(options)
    return "\n\n".join(
        [
            f"CREATE VIRTUAL TABLE {name} USING fts5 (\n    {body}\n);",
            *triggers,
            f"INSERT INTO {name} ({name}) VALUES ('rebuild');",  # noqa: S608 - a checked name
        ]
    )


def drop_search(name: str, *, exists: bool, with_triggers: bool) -> str:
    """Drop the FTS5 table *name*; its triggers go with the table they watch unless that stays."""
    check = "IF EXISTS " if exists else ""
    triggers = [f"DROP TRIGGER {check}{quote(f'{name}_{event}')};" for event in TRIGGERS] if with_triggers else []
    return "\n".join([*triggers, f"DROP TABLE {check}{quote(name)};"])
