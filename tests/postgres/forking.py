"""Forks while a database is open, outside or inside a transaction, and says what child and parent see."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

from twinsql.adapters.errors import DatabaseError, OperationalError
from twinsql.adapters.postgres import PostgresAdapter

from tests.postgres.statements import ADD, IDS

if TYPE_CHECKING:
    from twinsql.adapters.protocol import Executor


def in_child(executor: Executor) -> None:
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    try:
        executor.execute(ADD, (100, "by the child"))
    except DatabaseError as error:
        kind = "OperationalError" if isinstance(error, OperationalError) else type(error).__name__
        sys.stdout.write(f"child: {kind}\n")
        sys.stdout.flush()
    finally:
        os._exit(0)


def main(url: str, place: str) -> None:
    with PostgresAdapter(url) as db:
        db.execute(ADD, (1, "a"))
        if place == "outside":
            in_child(db)
            db.execute(ADD, (2, "b"))
        else:
            with db.transaction() as tx:
                in_child(tx)
                tx.execute(ADD, (2, "b"))
        sys.stdout.write(f"parent: {db.all(IDS)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
