"""Keys whose values differ in SQLite and would be equal in PostgreSQL: 1 and '1' as texts, one moment in two spellings, a uuid in capitals."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from decimal import Decimal
from hashlib import blake2b
from typing import TYPE_CHECKING

from ..outcome import Example, Refusal
from ..rules import stamps
from ..rules.fitting import UNITS
from ..rules.mend import encoding_of, mend
from ..shown import Value, shown, shown_key
from .choose import choose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..catalogue import SourceTable
    from .facts import ColumnCensus, Demand, TableCensus
    from .keys import ReadRows
    from .needs import Needs

MERGING = frozenset({"iso", "uuid", "number", "julian", "epoch_s", "blob", "json"})
"""Encodings that read values which differ as one."""


def merged_keys(rows: ReadRows, table: SourceTable, needs: Needs, found: TableCensus) -> Iterator[Refusal]:
    """Keys of *table* that would hold a value twice, of those where an encoding or a repair can bring that about."""
    for key in needs.uniques:
        demands = [_demand(found.columns[name]) for name in key]
        if any(one is not None and _may_merge(found.columns[name], one) for name, one in zip(key, demands, strict=True)):
            yield from _twice(rows, table, key, [one for one in demands if one is not None])


def _demand(column: ColumnCensus) -> Demand | None:
    targets = [one.demand.target for one in column.readings]
    choice = choose(column, targets[0]) if targets else None
    return choice.reading.demand if choice else None


def _may_merge(column: ColumnCensus, demand: Demand) -> bool:
    if demand.repairs or len(demand.encodings) > 1:
        return True
    if demand.encoding in {"number", "blob"}:
        return len(column.classes) > 1
    return demand.encoding in MERGING


def _twice(rows: ReadRows, table: SourceTable, key: tuple[str, ...], demands: Sequence[Demand]) -> Iterator[Refusal]:
    if len(demands) < len(key):
        return
    # On disk where it is large, and gone with the connection.
    with closing(sqlite3.connect("")) as seen:
        seen.execute("CREATE TABLE seen (digest BLOB, row TEXT, value TEXT)")
        for batch in rows(key):
            seen.executemany("INSERT INTO seen VALUES (?, ?, ?)", _digests(table, batch, len(key), demands))
        seen.execute("CREATE INDEX by_digest ON seen (digest)")
        groups = "SELECT digest FROM seen GROUP BY digest HAVING count(*) > 1"
        count = seen.execute(f"SELECT count(*) FROM seen WHERE digest IN ({groups})").fetchone()[0]
        if count:
            wanted = f"SELECT row, value FROM seen WHERE digest IN ({groups}) ORDER BY digest, rowid LIMIT 6"
            examples = tuple(Example(row, value) for row, value in seen.execute(wanted))
            kinds = ", ".join(dict.fromkeys(str(one.type) for one in demands))
            reason = f"values of the key ({', '.join(key)}) that differ in SQLite and are equal as {kinds}"
            yield Refusal(
                table.name, key[0], reason, "correct these rows, or give a rule that keeps them apart: text or tagged", count, examples
            )


def _digests(
    table: SourceTable, batch: Sequence[Sequence[Value]], size: int, demands: Sequence[Demand]
) -> Iterator[tuple[bytes, str, str]]:
    for row in batch:
        known = [plain(value, demand) for value, demand in zip(row[:size], demands, strict=True)]
        if None not in known:
            digest = blake2b(repr(known).encode(), digest_size=16).digest()
            yield digest, shown_key(table.row_key, row[size:]), ", ".join(map(shown, row[:size]))


def plain(value: Value, demand: Demand) -> object:
    """What *value* becomes, so that equal things are equal; None for NULL, and for what does not fit, which is told elsewhere."""
    made, _, reason = mend(value, demand.encodings, demand.type, demand.repairs)
    if made is None or reason is not None:
        return None
    encoding = encoding_of(made, demand.encodings)
    if encoding == "iso" and isinstance(made, bytearray) and (stamp := stamps.parse(made)):
        return (stamp.moment - stamp.offset).isoformat(), stamp.fraction.rstrip("0")
    if encoding == "uuid":
        return (
            bytes(made).hex()
            if isinstance(made, bytes)
            else bytes(made).decode().replace("-", "").lower()
            if isinstance(made, bytearray)
            else None
        )
    if encoding in {"number", "real", *UNITS}:
        text = made.decode() if isinstance(made, bytearray) else repr(made)
        return f"{Decimal(text).normalize()}"
    if encoding == "json" and demand.type.name == "jsonb":
        text = made.decode() if isinstance(made, bytearray) else repr(made)
        return json.dumps(json.loads(text, parse_float=_digits, parse_int=_digits), sort_keys=True)
    if encoding == "tagged":
        return type(made).__name__, bytes(made) if isinstance(made, (bytes, bytearray)) else made
    return bytes(made) if isinstance(made, (bytes, bytearray)) else made


def _digits(text: str) -> str:
    """A number of JSON so that equal ones are equal; no text looks like it."""
    return f"\0{Decimal(text).normalize()}"
