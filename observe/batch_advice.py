"""Which statement does in one run what another does in many."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from ..adapters.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Mapping

EQUAL = re.compile(r"\b(\w+)\s*=\s*\$(\d+)")
ANY = re.compile(r"\b(\w+)\s*=\s*ANY\s*\(\s*\$(\d+)", re.IGNORECASE)
TABLE = re.compile(r"\b(?:FROM|UPDATE|INTO)\s+(\w+)", re.IGNORECASE)
WHERE = re.compile(r"\bWHERE\b.*", re.IGNORECASE | re.DOTALL)


def advice(statement: Statement[object], module: Mapping[str, object]) -> str:
    """What to do instead of running *statement* again and again; *module* is the one that it was generated into."""
    sql = _text(statement)
    keys = [(match[1], statement.parameters[int(match[2]) - 1]) for match in EQUAL.finditer(_where(sql))]
    table = TABLE.search(sql)
    if table is not None:
        for other in _beside(statement, module):
            text = _text(other)
            for match in ANY.finditer(text):
                if match[1] in dict(keys) and (found := TABLE.search(text)) is not None and found[1].lower() == table[1].lower():
                    name = other.parameters[int(match[2]) - 1]
                    return f"call {other.name} ({other.where}) once: it has WHERE {match[1]} = ANY(:{name})"
    return _to_write(statement, sql, keys)


def _to_write(statement: Statement[object], sql: str, keys: list[tuple[str, str]]) -> str:
    """No such statement is there: how to write it."""
    file = statement.where.rpartition(":")[0]
    if statement.writes and (not keys or sql.lstrip()[:6].upper() == "INSERT"):
        return f"give a statement in {file} a list of rows as its only parameter, (rows: list[Row]) -> Affected, and call it once"
    if not statement.parameters:
        return "call it once, before the loop: it has no parameters"
    if not keys:
        return "join its tables into the statement that finds what is looped over"
    column, parameter = keys[0]
    in_one = f"write a statement with WHERE {column} = ANY(:{parameter}s) in {file} and call it once"
    return in_one if statement.writes else f"{in_one}, or join its tables into the statement that finds what is looped over"


def _beside(statement: Statement[object], module: Mapping[str, object]) -> list[Statement[object]]:
    """Other statements of the same file that read, or write, as this one does."""
    found = (cast("Statement[object]", value) for value in module.values() if isinstance(value, Statement))
    return [one for one in found if one is not statement and one.writes == statement.writes]


def _text(statement: Statement[object]) -> str:
    return statement.postgres.sql if statement.postgres is not None else ""


def _where(sql: str) -> str:
    found = WHERE.search(sql)
    return found[0] if found is not None else ""
