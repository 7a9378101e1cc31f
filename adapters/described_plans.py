"""What a PostgreSQL's plan for a statement reads whole, although a condition is on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psycopg import Connection

READS_ALL = frozenset({"Seq Scan", "Index Scan", "Index Only Scan"})
"""Nodes that read a table from one end to the other where they have no condition of an index."""


def filtered_scans(connection: Connection[Any], sql: str, parameters: int) -> frozenset[str]:
    """
    Aliases of tables that PostgreSQL reads whole to filter them, even if that costs it dear: no index serves.

    *sql* has ``$n`` placeholders. Nothing is run.
    """
    values = f"({', '.join(['NULL'] * parameters)})" if parameters else ""
    connection.execute(f"PREPARE twinsql_plan AS {sql}".encode())
    try:
        with connection.transaction():
            connection.execute("SET LOCAL plan_cache_mode = force_generic_plan")
            connection.execute("SET LOCAL enable_seqscan = off")
            row = connection.execute(f"EXPLAIN (FORMAT JSON) EXECUTE twinsql_plan{values}".encode()).fetchone()
    finally:
        connection.execute("DEALLOCATE twinsql_plan")
    return frozenset(_whole(row[0][0]["Plan"])) if row is not None else frozenset()


def _whole(node: dict[str, Any]) -> Iterator[str]:
    if node["Node Type"] in READS_ALL and "Filter" in node and "Index Cond" not in node:
        yield str(node["Alias"])
    for inner in node.get("Plans", ()):
        yield from _whole(inner)
