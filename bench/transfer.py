"""
Moving messages: our copy against ``psql \\copy`` of the same rows, encoded before. Alone: ``python -m bench.transfer [rows [rounds [jsonb|text]]]``.

The server is one of ours with the durability of a usual one; client and server share the machine's cores, as they do for psql.
"""

from __future__ import annotations

import itertools
import json
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from psycopg.conninfo import conninfo_to_dict
from twinsql.adapters.describe import Describer, scratch_database
from twinsql.compiler.server import postgres_server
from twinsql.transfer.catalogue import read_catalogue
from twinsql.transfer.census.facts import Census
from twinsql.transfer.copy import journal
from twinsql.transfer.copy.copying import TableJob
from twinsql.transfer.copy.encode import HEADER, TRAILER, RowEncoder
from twinsql.transfer.copy.journal import Owner, PieceState
from twinsql.transfer.copy.workers import Job, copy_pieces
from twinsql.transfer.move.proof import prove
from twinsql.transfer.move.target_setup import prepare
from twinsql.transfer.outcome import Exit
from twinsql.transfer.plan.draft import Draft, draft_of
from twinsql.transfer.planned import ColumnPlan, Plan, TablePlan
from twinsql.transfer.progress import NoProgress
from twinsql.transfer.reading import Piece, Reader
from twinsql.transfer.session import open_session
from twinsql.transfer.source import open_source
from twinsql.transfer.target_schema import ColumnType, read_target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from twinsql.transfer.encodings import EncodingName

SCHEMA = Path(__file__).with_name("transfer.sql")
SOURCE = """
CREATE TABLE messages (id INTEGER PRIMARY KEY, chat_id TEXT NOT NULL, role TEXT NOT NULL, parts TEXT NOT NULL, created_at TEXT NOT NULL,
                       tokens INTEGER, visible INTEGER NOT NULL)
"""
STAMP = "timestamp with time zone"
PARTS: dict[str, tuple[str, str, EncodingName]] = {"jsonb": ("parts", "jsonb", "json"), "text": ("parts", "text", "text")}
"""The type of the longest column in the target."""
COLUMNS: tuple[tuple[str, str, EncodingName], ...] = (
    ("id", "bigint", "integer"),
    ("chat_id", "text", "text"),
    ("role", "text", "text"),
    ("parts", "jsonb", "json"),
    ("created_at", STAMP, "iso"),
    ("tokens", "integer", "integer"),
    ("visible", "boolean", "boolean"),
)
PLANS = {
    kind: TablePlan(
        "messages",
        "messages",
        tuple(
            ColumnPlan(name, name, ColumnType(of), (how,))
            for name, of, how in (PARTS[kind] if one[0] == "parts" else one for one in COLUMNS)
        ),
        ("id",),
    )
    for kind in PARTS
}
WORDS = [
    "the",
    "a",
    "of",
    "and",
    "chat",
    "answer",
    "question",
    "model",
    "token",
    "query",
    "index",
    "table",
    "row",
    "value",
    "text",
    "대화",
    "메시지",
    "질문",
    "naïve",
    "café",
]


def fill(path: Path, rows: int) -> None:
    """A file with *rows* messages of about 450 bytes."""
    rng = random.Random(7)
    start = datetime(2024, 1, 1, tzinfo=UTC)

    def messages() -> Iterator[tuple[object, ...]]:
        for number in range(1, rows + 1):
            text = " ".join(rng.choices(WORDS, k=rng.randrange(20, 70)))
            parts = json.dumps([{"type": "text", "text": text, "tokens": number % 512, "score": rng.random()}], ensure_ascii=False)
            stamp = (start + timedelta(milliseconds=number * 15_137)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
            role = "user" if number % 2 else "assistant"
            yield (number, f"{rng.getrandbits(128):032x}", role, parts, stamp, None if number % 7 == 0 else number % 4096, number % 2)

    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(SOURCE)
        connection.executemany("INSERT INTO messages VALUES (?, ?, ?, ?, ?, ?, ?)", messages())


def encode(source: Path, plan: TablePlan, into: Path, piece: Piece) -> None:
    """The rows of *piece* as a file for COPY."""
    encoder = RowEncoder(plan)
    with open_source(source) as connection, into.open("wb") as file:
        file.write(HEADER)
        for batch in Reader(connection, plan, numbered=True, streams=encoder.streams).batches(piece):
            file.write(encoder.encode(batch.rows))
        file.write(TRAILER)


def by_psql(url: str, file: Path) -> None:
    command = f"\\copy messages FROM '{file}' (FORMAT binary)"
    subprocess.run(["psql", url, "-qX", "-v", "ON_ERROR_STOP=1", "-c", command], check=True)


def by_two_psql(url: str, files: Sequence[Path]) -> None:
    """What two processes reach that have nothing to encode: the floor for two jobs."""
    with ThreadPoolExecutor() as pool:
        list(pool.map(by_psql, itertools.repeat(url), files))


def by_us(url: str, source: Path, plan: TablePlan, rows: int, jobs: int) -> None:
    token = "bench"
    bounds = [None, *(rows * number // (4 * jobs) for number in range(1, 4 * jobs) if jobs > 1), None]
    pieces = [PieceState(at, "messages", "messages", after, last) for at, (after, last) in enumerate(itertools.pairwise(bounds))]
    with open_session(url) as target:
        prepare(target, Owner(token, "", "", ""), Draft(Plan((plan,)), Census(), {}), pieces, (), ())
        copy_pieces(
            Job(url, source, token, {"messages": TableJob(plan, True, True)}, leave_out=False), target, pieces, jobs, lambda _: None
        )
        with target.transaction():
            journal.forget(target)


def by_census(url: str, source: Path) -> None:
    """Everything looked at, for the target's types; nothing is copied."""
    with open_source(source) as connection, open_session(url) as target:
        draft_of(connection, read_catalogue(connection), read_target(target))


def by_validation(url: str, source: Path, plan: TablePlan) -> None:
    """Both sides compared, every row and column, as at the end of a move."""
    report = prove(
        source, url, Draft(Plan((replace(plan, target_key=("id",)),)), Census(), {}), (), source="", jobs=2, progress=NoProgress()
    )
    assert report.exit is Exit.EQUAL, report.verdict


def timed(url: str, work: Callable[[], None], before: Callable[[], None] | None = None) -> float:
    """Seconds that *work* takes, into an empty table, or into the one that *before* filled."""
    with Describer(url) as database:
        database.run_script("ALTER TABLE messages DROP CONSTRAINT IF EXISTS messages_pkey; TRUNCATE messages; CHECKPOINT")
    if before is not None:
        before()
        with Describer(url) as database:
            database.run_script("ALTER TABLE messages ADD PRIMARY KEY (id); ANALYZE messages; CHECKPOINT")
    started = perf_counter()
    work()
    return perf_counter() - started


def measure(folder: Path, url: str, rows: int, rounds: int, parts: str) -> None:
    plan = PLANS[parts]
    source, file = folder / "source.db", folder / "rows.bin"
    fill(source, rows)
    halves = [folder / "first.bin", folder / "second.bin"]
    for path, piece in ((file, Piece()), (halves[0], Piece(None, rows // 2)), (halves[1], Piece(rows // 2, None))):
        encode(source, plan, path, piece)
    with Describer(url) as database:
        database.run_script(SCHEMA.read_text().replace("jsonb", parts))
    print(f"{rows:,} rows, {source.stat().st_size / 1e6:,.0f} MB of SQLite, {file.stat().st_size / 1e6:,.0f} MB of COPY")
    ways: dict[str, Callable[[], None]] = {
        "psql \\copy, binary": lambda: by_psql(url, file),
        "two psql, a half each": lambda: by_two_psql(url, halves),
        "ours, one job": lambda: by_us(url, source, plan, rows, 1),
        "ours, two jobs": lambda: by_us(url, source, plan, rows, 2),
        "census": lambda: by_census(url, source),
        "validation, two jobs": lambda: by_validation(url, source, plan),
    }
    before = {"validation, two jobs": lambda: by_psql(url, file)}
    if shutil.which("pgloader"):
        ways["pgloader"] = lambda: by_pgloader(url, source, folder)
    times: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds):
        for name in list(ways)[:: -1 if number % 2 else 1]:
            times[name].append(timed(url, ways[name], before.get(name)))
            print(f"  {name:<22} {times[name][-1]:.2f} s", flush=True)
    base = times["psql \\copy, binary"]
    print(f"{'way':<24}{'seconds':>9}{'ratio':>8}{'of minima':>11}{'rows/s':>10}")
    for name, found in times.items():
        ratio = median(one / other for one, other in zip(found, base, strict=True))
        print(f"{name:<24}{min(found):>9.2f}{ratio:>8.2f}{min(found) / min(base):>11.2f}{rows / min(found):>10,.0f}")
    whole = [sum(found) for found in zip(times["census"], times["ours, two jobs"], times["validation, two jobs"], strict=True)]
    ratio = median(one / other for one, other in zip(whole, base, strict=True))
    print(f"{'census, copy, validation':<24}{min(whole):>9.2f}{ratio:>8.2f}{min(whole) / min(base):>11.2f}{rows / min(whole):>10,.0f}")


def by_pgloader(url: str, source: Path, folder: Path) -> None:
    script = folder / "load"
    there = conninfo_to_dict(url)
    place = f"postgresql://{there['user']}@unix:{there['host']}:{there.get('port', 5432)}/{there['dbname']}"
    script.write_text(f"LOAD DATABASE FROM sqlite://{source} INTO {place} WITH data only, prefetch rows = 5000;\n")
    subprocess.run(["pgloader", "--quiet", str(script)], check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    """Print the table."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as name, postgres_server() as server, scratch_database(server) as url:
        measure(Path(name), url, rows, rounds, sys.argv[3] if len(sys.argv) > 3 else "jsonb")


if __name__ == "__main__":
    main()
