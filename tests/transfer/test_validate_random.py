"""Tables at random, carried by the mover's encoder: equal; then one change at random: found, and no more than that."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from twinsql.transfer.outcome import Exit
from twinsql.transfer.session import open_session

from tests.transfer.comparing import Both

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from twinsql.transfer.session import Connection

ALPHABET = "ab é한\n\t\\\"'{}[]:,\u0301\U0010ffff\ufeff"


def _text(rng: random.Random) -> str:
    return "".join(rng.choices(ALPHABET, k=rng.choice((0, 1, 3, 40))))


def _document(rng: random.Random, depth: int = 0) -> str:
    import json

    kind = rng.randrange(7 if depth < 3 else 5)
    if kind == 5:
        return f"[{' , '.join(_document(rng, depth + 1) for _ in range(rng.randrange(4)))}]"
    if kind == 6:
        keys = {_text(rng) for _ in range(rng.randrange(4))}
        return "{" + ", ".join(f"{json.dumps(key, ensure_ascii=rng.random() < 0.5)}:{_document(rng, depth + 1)}" for key in keys) + "}"
    return (
        json.dumps(_text(rng), ensure_ascii=rng.random() < 0.5),
        rng.choice(("0", "-0", "1.10", "1e2", "-1.5E-3", "12345678901234567890123456789", "0.10000000000000001", "1.0")),
        str(rng.getrandbits(70)),
        repr(rng.random()),
        rng.choice(("true", "false", "null")),
    )[kind]


def _stamp(rng: random.Random) -> str:
    fraction = rng.choice(("", ".5", ".123456", ".1230000000"))
    zone = rng.choice(("Z", "+09:00", "-0330", " +00"))
    day = f"{rng.randrange(1, 10000):04}-{rng.randrange(1, 13):02}-{rng.randrange(2, 28):02}"
    return f"{day}{rng.choice('T ')}{rng.randrange(24):02}:{rng.randrange(60):02}:{rng.randrange(60):02}{fraction}{zone}"


COLUMNS: dict[str, tuple[str, str, Callable[[random.Random], Any], str]] = {
    "whole": ("INTEGER", "bigint", lambda rng: rng.choice((0, -1, -2, 2**63 - 1, -(2**63), rng.getrandbits(40))), "{0} # 1"),
    "double": ("REAL", "double precision", lambda rng: rng.choice((0.0, 1e308, 5e-324, rng.uniform(-9, 9))), "-{0} + 1e-9"),
    "number": ("NUMERIC", "numeric", lambda rng: rng.choice((1, 0.1, 1e22, rng.getrandbits(60), 1e-7)), "{0} + 1e-30"),
    "text": ("TEXT", "text", _text, "{0} || ' '"),
    "blob": ("BLOB", "bytea", lambda rng: rng.randbytes(rng.choice((0, 1, 40))), r"{0} || '\x00'"),
    "flag": ("BOOLEAN", "boolean", lambda rng: rng.randrange(2), "NOT {0}"),
    "stamp": ("TEXT", "timestamptz", _stamp, "{0} + interval '1 microsecond'"),
    "doc": ("TEXT", "jsonb", _document, "jsonb_build_array({0})"),
    "kept": ("TEXT", "json", _document, "({0}::text || ' ')::json"),
}
"""By name: declaration, type, values, and an expression that is never the same value."""


@pytest.fixture
def both(tmp_path: Path, fresh_postgres: str) -> Both:
    return Both(tmp_path, fresh_postgres)


@pytest.mark.parametrize("seed", range(12))
def test_a_change_at_random_is_found_and_no_change_is_equal(both: Both, seed: int) -> None:
    rng = random.Random(seed)
    chosen = [*rng.sample(list(COLUMNS), rng.randrange(1, len(COLUMNS))), *rng.choices(list(COLUMNS), k=2)]
    names = [f"{kind}_{at}" for at, kind in enumerate(chosen)]
    key = rng.choice(("id INTEGER PRIMARY KEY", "id TEXT PRIMARY KEY", "id TEXT"))
    there = key.replace("INTEGER", "bigint").replace("TEXT", "text")
    here = ", ".join(f"{name} {COLUMNS[kind][0]}" for name, kind in zip(names, chosen, strict=True))
    types = ", ".join(f"{name} {COLUMNS[kind][1]}" for name, kind in zip(names, chosen, strict=True))
    rows = [
        (at if "INTEGER" in key else f"k{at}é", *(None if rng.random() < 0.2 else COLUMNS[kind][2](rng) for kind in chosen))
        for at in rng.sample(range(-500, 500), 60)
    ]
    insert = f"INSERT INTO t VALUES ({', '.join('?' * len(rows[0]))})"
    both.make(f"CREATE TABLE t ({key}, {here})", f"CREATE TABLE t ({there}, {types})", *((insert, row) for row in rows))
    assert both.compared().findings == []

    for _ in range(4):
        at = rng.randrange(len(rows))
        name, kind = rng.choice(list(zip(names, chosen, strict=True)))
        with open_session(both.url) as session:
            before = _values(session, name, rows[at][0])
            change = "NULL" if before is not None and rng.random() < 0.3 else COLUMNS[kind][3].format(name)
            session.execute(
                f"UPDATE t SET {name} = coalesce({change}, {_some(kind)}) WHERE id = '{rows[at][0]}'".encode()
                if before is None
                else f"UPDATE t SET {name} = {change} WHERE id = '{rows[at][0]}'".encode()
            )
            report = both.compared()
            assert report.exit is Exit.FINDING
            if "PRIMARY KEY" in key:
                [difference] = report.tables[0].differences
                assert (difference.kind, [one.column for one in difference.values]) == ("differs", [name])
            else:
                assert report.tables[0].counts == {"missing": 1, "extra": 1}
            session.execute(f"UPDATE t SET {name} = %s::text::{COLUMNS[kind][1]} WHERE id = %s".encode(), (before, str(rows[at][0])))
        assert both.compared().findings == []


def _some(kind: str) -> str:
    """A value where there was NULL."""
    made = {"whole": "7", "double": "0.5", "number": "7", "text": "''", "blob": "'\\x'::bytea", "flag": "false", "stamp": "now()"}
    return made.get(kind, f"'null'::{COLUMNS[kind][1]}")


def _values(session: Connection, column: str, key: object) -> str | None:
    row = session.execute(f"SELECT {column}::text FROM t WHERE id = %s".encode(), (key if isinstance(key, int) else str(key),)).fetchone()
    assert row is not None
    found: str | None = row[0]
    return found


@pytest.mark.parametrize("seed", range(4))
def test_a_bit_flipped_in_the_source_is_found(both: Both, seed: int) -> None:
    rng = random.Random(seed)
    both.make(
        "CREATE TABLE t (id INTEGER PRIMARY KEY, a BLOB, b TEXT)",
        "CREATE TABLE t (id bigint PRIMARY KEY, a bytea, b text)",
        *(("INSERT INTO t VALUES (?, ?, ?)", (at, rng.randbytes(30), "x" * 30)) for at in range(50)),
    )
    for _ in range(4):
        at, bit = rng.randrange(50), rng.randrange(240)
        with closing(sqlite3.connect(both.source)) as connection, connection:
            (found,) = connection.execute("SELECT a FROM t WHERE id = ?", (at,)).fetchone()
            flipped = bytearray(found)
            flipped[bit // 8] ^= 1 << bit % 8
            connection.execute("UPDATE t SET a = ? WHERE id = ?", (bytes(flipped), at))
        assert [one.key for one in both.compared().tables[0].differences] == [f"id = {at}"]
        both.sqlite("UPDATE t SET a = ? WHERE id = ?", found, at)
