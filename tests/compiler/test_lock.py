"""What is remembered between builds."""

from pathlib import Path

import pytest
from twinsql.compiler.lock import Known, Lock, load_lock
from twinsql.compiler.model import Column, Described, DescribedColumn, Table, Translation

LOCK = Lock(
    "3f2a",
    "91c0",
    {
        "chats": Table(
            "chats", (Column("id", "text", True, False), Column("at", "date", False, True, "now()")), (("id",), ("at", "id")), ("a", "b")
        )
    },
    {
        "chats.get": Known(
            "aa",
            Described(("text",), (DescribedColumn("at", "date"),)),
            Translation("SELECT '대화' || :id", False, ("date",), (True,), {}),
        ),
        "chats.add": Known("bb", Described(("text", "date"), ()), Translation("", True, (), (), {"b": True, "a": False})),
        "chats.cost": Known(
            "dd",
            Described((), (DescribedColumn("cost", "numeric"), DescribedColumn("id", "text"))),
            Translation("SELECT cost, id FROM chats", False, ("numeric", "text"), (True, True), {}, (2, None)),
        ),
        "chats.move": Known("ee", Described((), ()), Translation("INSERT 2", True, (), (), {}, steps=("DELETE 1",))),
        "chats.new": Known("cc", Described((), ())),
    },
)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / ".lock"
    path.write_text(LOCK.text(), encoding="utf-8")

    assert load_lock(path) == LOCK


def test_a_statement_is_a_line_in_the_order_of_names() -> None:
    names = [line.split('"')[1] for line in LOCK.text().splitlines() if line.startswith('  "')]

    assert names == ["chats", "chats.add", "chats.cost", "chats.get", "chats.move", "chats.new"]


def test_an_empty_lock_is_json_too(tmp_path: Path) -> None:
    path = tmp_path / ".lock"
    path.write_text(Lock().text())

    assert load_lock(path) == Lock()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"version": 0}',
        LOCK.text().replace('"text"', '"txt"'),
        LOCK.text()[:-20],
        LOCK.text() + "<<<<<<< HEAD",
    ],
)
def test_a_damaged_lock_is_an_empty_one(tmp_path: Path, content: str) -> None:
    path = tmp_path / ".lock"
    path.write_text(content)

    assert load_lock(path) == Lock()
