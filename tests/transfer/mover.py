"""A move in a process of its own, that says each step on a line, to be killed: ``python -m tests.transfer.mover SOURCE URL WORK``."""

from __future__ import annotations

import sys
from pathlib import Path

from twinsql.adapters.errors import DatabaseError
from twinsql.transfer.copy import copying
from twinsql.transfer.move import pieces
from twinsql.transfer.move.move import move
from twinsql.transfer.move.options import MoveOptions
from twinsql.transfer.outcome import TransferInterrupted, TransferRefused

# Many chunks, and two processes.
copying.CHUNK_BYTES = 100_000
pieces.SMALL_SOURCE = 0
pieces.SMALL_TABLE = 1000


class Lines:
    """Progress as lines."""

    def stage(self, name: str, total: int = 0) -> None:
        print(f"stage {name} {total}", flush=True)

    def advance(self, rows: int) -> None:
        print(f"rows {rows}", flush=True)

    def done(self) -> None:
        print("done", flush=True)


def main() -> int:
    source, url, work, *rest = sys.argv[1:]
    options = MoveOptions(Path(work), create_schema="create schema" in rest)
    try:
        found = move(Path(source), url, options, progress=Lines())
    except (TransferInterrupted, DatabaseError) as caught:
        print(caught)
        return 5
    except TransferRefused as caught:
        print(caught)
        return 4
    print("ended", found.exit, found.rows, "resumed", found.resumed)
    return int(found.exit)


if __name__ == "__main__":
    sys.exit(main())
