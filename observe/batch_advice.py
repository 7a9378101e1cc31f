"""Which statement does in one run what another does in many."""

from __future__ import annotations

import re
from types import FunctionType
from typing import TYPE_CHECKING, cast

from ..adapters.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Mapping

EQUAL = re.compile(r"\b(\w+)\s*=\s*\$(\d+)")
ANY = re.compile(r"\b(\w+)\s*=\s*ANY\s*\(\s*\$(\d+)", re.IGNORECASE)
TABLE = re.compile(r"\b(?:FROM|UPDATE|INTO)\s+(\w+)", re.IGNORECASE)
WHERE = re.compile(r"\bWHERE\b.*", re.IGNORECASE | re.DOTALL)
HEAD = re.compile(r"\A.*?(?=\bFROM\b|\bWHERE\b|\Z)", re.IGNORECASE | re.DOTALL)
WORD = re.compile(r"\b(?:\w+\.)?([^\W\d]\w*)")


def advice(statement: Statement[object], module: Mapping[str, object]) -> str:
    """What to do instead of running *statement* again and again; *module* is the one that it was generated into."""
    sql = _text(statement)
    keys = [(match[1], statement.parameters[int(match[2]) - 1]) for match in EQUAL.finditer(_where(sql))]
    beside = _beside(statement, module)
    for other in beside:
        for match in ANY.finditer(_text(other)):
            if match[1] in dict(keys) and _does_the_same(sql, _text(other)):
                name = other.parameters[int(match[2]) - 1]
                return f"call {other.name} ({other.where}) once: it has WHERE {match[1]} = ANY(:{name})"
    if statement.writes:
        batches = _batches(module)
        for other in beside:
            if other in batches and _writes_the_same(statement, other):
                return f"call {other.name} ({other.where}) once: it takes a list of rows"
    return _to_write(statement, sql, keys)


def _to_write(statement: Statement[object], sql: str, keys: list[tuple[str, str]]) -> str:
    """No such statement is there: how to write it."""
    file = statement.where.rpartition(":")[0]
    if statement.writes and (not keys or _verb(sql) == "INSERT"):
        return f"give a statement in {file} a list of rows as its only parameter, (rows: list[Row]) -> Affected, and call it once"
    if not statement.parameters:
        return "call it once, before the loop: it has no parameters"
    if not keys:
        return "join its tables into the statement that finds what is looped over"
    column, parameter = keys[0]
    in_one = f"write a statement with WHERE {column} = ANY(:{parameter}s) in {file} and call it once"
    if len(keys) > 1:
        names = " or ".join(f":{name}" for _, name in keys)
        in_one = f"write a statement in {file} with = ANY(…) for {names}, whichever changes, and call it once"
    if not statement.writes:
        return f"{in_one}, or join its tables into the statement that finds what is looped over"
    if len(statement.parameters) > len(keys):
        return f"{in_one}; where each row gets other values, give it a list of rows as its only parameter, (rows: list[Row]) -> Affected"
    return in_one


def _beside(statement: Statement[object], module: Mapping[str, object]) -> list[Statement[object]]:
    """Other statements of the same file that read, or write, as this one does."""
    found = (cast("Statement[object]", value) for value in module.values() if isinstance(value, Statement))
    return [one for one in found if one is not statement and one.writes == statement.writes]


def _does_the_same(sql: str, other: str) -> bool:
    """Whether *other* returns the columns that *sql* does, or changes the same, of the same table."""
    if not _table(sql) or _table(sql) != _table(other) or _verb(sql) != _verb(other):
        return False
    words, more = _words(sql), _words(other)
    return words <= more if _verb(sql) in {"SELECT", "WITH"} else words == more


def _writes_the_same(statement: Statement[object], batch: Statement[object]) -> bool:
    """Whether *batch* does for each of its rows what *statement* does."""
    sql, other = _text(statement), _text(batch)
    if _verb(sql) == _verb(other) == "INSERT":
        return _table(sql) == _table(other) and set(statement.parameters) <= set(batch.parameters)
    return _does_the_same(sql, other) and set(statement.parameters) == set(batch.parameters)


def _batches(module: Mapping[str, object]) -> set[Statement[object]]:
    """The statements that generated methods run for a list of rows."""
    methods = (one for kind in module.values() if isinstance(kind, type) for one in vars(kind).values() if isinstance(one, FunctionType))
    names = (name for one in methods if "execute_many" in one.__code__.co_names for name in one.__code__.co_names)
    return {cast("Statement[object]", found) for name in names if isinstance(found := module.get(name), Statement)}


def _verb(sql: str) -> str:
    return sql.split(None, 1)[0].upper() if sql.strip() else ""


def _table(sql: str) -> str:
    found = TABLE.search(sql)
    return found[1].lower() if found is not None else ""


def _words(sql: str) -> set[str]:
    """Names in what stands before FROM or WHERE, without those of tables before a point."""
    found = HEAD.match(sql)
    return {word.lower() for word in WORD.findall(found[0] if found is not None else "")}


def _text(statement: Statement[object]) -> str:
    return statement.postgres.sql if statement.postgres is not None else ""


def _where(sql: str) -> str:
    found = WHERE.search(sql)
    return found[0] if found is not None else ""
