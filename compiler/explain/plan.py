"""A plan as lines that stay the same from one run to the next, with what it costs most."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from .sizes import BIG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

MANY = 100
"""Rows that are worth a word when they are sorted; SQLite does not say how many it expects."""

Kind = Literal["scan", "sort", "automatic index"]

COST = re.compile(r"  \(cost=[\d.]+\.\.([\d.]+) rows=(\d+) width=\d+\)")
NAME = r'(?:"(?:[^"]|"")+"|[\w$]+)'
NODE = re.compile(rf"^\s*(?:->  )?(?P<node>(?:\w+ )*?(?:Seq|Index|Index Only) Scan(?: Backward)?)(?: using {NAME})? on (?P<table>{NAME})")
TEXT = re.compile(r"'(?:[^']|'')*'(?:::[\w. ]*\w(?:\(\d+\))?(?:\[\])?)?")
NUMBER = re.compile(r"(?<![\w.$'\"])-?\d+(?:\.\d+)?(?![\w.'\"])")
SQLITE_SCAN = re.compile(rf"^SCAN (?P<name>{NAME})(?P<index> USING (?:COVERING )?INDEX)?(?! VIRTUAL)(?: |$)")
SQLITE_AUTOMATIC = re.compile(rf"^SEARCH (?P<name>{NAME}) USING AUTOMATIC ")
SQLITE_SORT = re.compile(r"^USE TEMP B-TREE FOR (?:(?:RIGHT PART|LAST (?:\d+ )?TERMS?) OF )?ORDER BY")


@dataclass(frozen=True, slots=True)
class Line:
    """
    A step of a plan.

    Attributes:
        text: with its indentation.
        mark: why it may be slow; None for most.
        table: that is read, where there is a mark.
    """

    text: str
    mark: Kind | None = None
    table: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """
    What an engine would do.

    Attributes:
        lines: from the outside in.
        cost: as PostgreSQL reckons it; None on SQLite, which does not say.
        failed: whether the engine failed as it planned.
    """

    lines: tuple[Line, ...]
    cost: float | None = None
    failed: bool = False

    def marked(self, kind: Kind) -> list[str]:
        """Tables of the lines with this mark."""
        return [one.table for one in self.lines if one.mark == kind]

    def uses(self, index: str) -> bool:
        """Whether it goes by *index*."""
        return any(re.search(rf"\b{re.escape(index)}\b", one.text) for one in self.lines)


def postgres_plan(rows: Iterable[str], sql: str, sizes: Mapping[str, int]) -> Plan:
    """The plan that EXPLAIN prints, for the statement *sql*: without costs, and with ? for values that do not stand in it."""
    texts = list(rows)
    cost = COST.search(texts[0])
    plain = [_without_values(COST.sub("", one), sql) for one in texts]
    limited = any(one.strip().removeprefix("->  ") == "Limit" for one in plain)
    lines = [_postgres_line(one, plain[place + 1 :], sizes, limited=limited) for place, one in enumerate(plain)]
    small = [one.mark == "sort" and _rows(text) < MANY for one, text in zip(lines, texts, strict=True)]
    lines = [Line(one.text) if is_small else one for one, is_small in zip(lines, small, strict=True)]
    return Plan(tuple(lines), float(cost[1]) if cost else None)


def _rows(line: str) -> int:
    """Rows that PostgreSQL expects of the node on *line*."""
    found = COST.search(line)
    return int(found[2]) if found else 0


def _without_values(line: str, sql: str) -> str:
    """*line* with ? in place of each literal that is none of the statement's own."""
    line = TEXT.sub(lambda found: found[0] if found[0].partition("'::")[0].rstrip("'") + "'" in sql else "?", line)
    if not line.lstrip().startswith(("Index Cond", "Filter", "Recheck", "Join", "Hash", "One-Time", "Merge")):
        return line
    return NUMBER.sub(lambda found: found[0] if re.search(rf"(?<![\w.$]){re.escape(found[0])}(?![\w.])", sql) else "?", line)


def _postgres_line(line: str, after: Sequence[str], sizes: Mapping[str, int], *, limited: bool) -> Line:
    node = line.strip().removeprefix("->  ")
    if node in {"Sort", "Incremental Sort"}:
        return Line(line, "sort")
    found = NODE.match(line)
    if found is None:
        return Line(line)
    table = found["table"].strip('"').replace('""', '"')
    own: list[str] = []
    for one in after:
        if one.lstrip().startswith("->") or re.match(r"\s*(SubPlan|InitPlan|CTE) ", one):
            break
        own.append(one)
    by_index = any(one.lstrip().startswith("Index Cond:") for one in own) or (limited and "Index" in found["node"])
    return Line(line) if by_index or sizes.get(table, 0) < BIG else Line(line, "scan", table)


def sqlite_plan(rows: Iterable[tuple[int, int, str]], sql: str, sizes: Mapping[str, int]) -> Plan:
    """The plan that EXPLAIN QUERY PLAN gives, for the statement *sql*: rows of number, parent's number and detail."""
    found = list(rows)
    ordered = not any(SQLITE_SORT.match(detail) for _, _, detail in found)
    by_limit = ordered and "LIMIT" in sql.upper()
    table_of = _tables(sql, sizes)
    depths: dict[int, int] = {0: -1}
    lines: list[Line] = []
    for number, parent, detail in found:
        depths[number] = depths.get(parent, -1) + 1
        mark, table = _sqlite_mark(detail, table_of, sizes, by_limit=by_limit)
        lines.append(Line("  " * depths[number] + detail, mark, table))
    return Plan(tuple(lines))


def _sqlite_mark(detail: str, table_of: Callable[[str], str], sizes: Mapping[str, int], *, by_limit: bool) -> tuple[Kind | None, str]:
    if SQLITE_SORT.match(detail):
        return "sort", ""
    if found := SQLITE_AUTOMATIC.match(detail):
        return "automatic index", table_of(found["name"])
    found = SQLITE_SCAN.match(detail)
    table = table_of(found["name"]) if found else ""
    if found is None or sizes.get(table, 0) < BIG or (found["index"] and by_limit):
        return None, ""
    return "scan", table


def _tables(sql: str, sizes: Mapping[str, int]) -> Callable[[str], str]:
    """What gives the table that a name of a plan means: itself, or the one that *sql* calls so."""

    def table(name: str) -> str:
        name = name.strip('"')
        if name in sizes:
            return name
        called = re.search(rf'\b({"|".join(map(re.escape, sizes))})"? (?:AS )?"?{re.escape(name)}\b', sql) if sizes else None
        return called[1] if called else ""

    return table
