"""A forked child must not touch its parent's connections."""

from __future__ import annotations

import os
import warnings
from typing import TYPE_CHECKING

from twinsql.adapters.sqlite import SqliteAdapter

from tests.contract.statements import ADD, COUNT, IDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def in_child(work: Callable[[], object]) -> str:
    """Run *work* in a forked child and return what it gave or raised."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        try:
            answer = repr(work())
        except BaseException as error:  # noqa: BLE001 - the parent looks at it
            answer = f"{type(error).__name__}: {error}"
        os.write(writing, answer.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read().decode()
    os.waitpid(child, 0)
    return answer


def test_child_is_told_to_open_its_own(db: SqliteAdapter) -> None:
    db.one(COUNT)
    for work in (lambda: db.one(COUNT), lambda: db.execute(ADD, ("a", "a@x", 1))):
        assert "before this process was forked" in in_child(work)


def test_child_cannot_go_on_in_its_parents_transaction(db: SqliteAdapter) -> None:
    with db.transaction() as tx:
        tx.execute(ADD, ("a", "a@x", 1))
        assert in_child(lambda: tx.execute(ADD, ("b", "b@x", 1))).startswith("OperationalError")
    assert db.all(IDS) == ["a"]


def test_child_can_open_its_own(db: SqliteAdapter, path: Path) -> None:
    db.execute(ADD, ("a", "a@x", 1))

    def work() -> list[str]:
        with SqliteAdapter(path) as own:
            own.execute(ADD, ("b", "b@x", 1))
            return own.all(IDS)

    assert in_child(work) == "['a', 'b']"
    assert db.all(IDS) == ["a", "b"]


def test_parent_works_on(db: SqliteAdapter) -> None:
    in_child(db.close)
    db.execute(ADD, ("a", "a@x", 1))
    assert db.all(IDS) == ["a"]
