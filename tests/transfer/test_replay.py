"""Rows in quarantine, tried again: each is carried once, and none is lost, wherever a replay dies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from twinsql.transfer import quarantine
from twinsql.transfer.files import locked
from twinsql.transfer.move import replay as replaying
from twinsql.transfer.move.replay import replay
from twinsql.transfer.outcome import Exit, TransferRefused

from tests.transfer.asking import rows, run
from tests.transfer.moving import moved
from tests.transfer.test_move import SOURCE, TARGET, Died, dying, made

if TYPE_CHECKING:
    from pathlib import Path

NO_KEY = "CREATE TABLE t (k, v TEXT, PRIMARY KEY (v)) WITHOUT ROWID; INSERT INTO t VALUES ('x', 'a'), (1, 'b'), ('y', 'c')"


def left_out(folder: Path, url: str, name: str, **options: Any) -> Path:
    """The quarantine of a move of a table that has no key in the target; one of its two rows is corrected there."""
    assert (
        moved(made(folder / f"{name}.db", NO_KEY), url, folder / f"{name} work", quarantine=folder / name, **options).exit
        == Exit.QUARANTINED
    )
    made(folder / name / "quarantine.db", "UPDATE t SET k = 7 WHERE v = 'a'")
    return folder / name


def replay_and_die(folder: Path, url: str, monkeypatch: pytest.MonkeyPatch, place: Any, name: str) -> None:
    with monkeypatch.context() as patch, pytest.raises(Died):
        patch.setattr(place, name, dying)
        replay(folder, url)


def test_rows_in_quarantine_are_replayed(fresh_postgres: str, tmp_path: Path) -> None:
    source = made(tmp_path / "source.db", SOURCE)
    run(fresh_postgres, f"{TARGET}; ALTER TABLE chats DROP CONSTRAINT chats_last_fkey")
    made(source, "UPDATE chats SET owner = 99 WHERE id = 'c4'; UPDATE messages SET chat = 'c4' WHERE id = 40")
    made(source, "UPDATE messages SET body = 'a' || char(0) WHERE id = 40; UPDATE messages SET chat = 'never' WHERE id = 50")
    with pytest.raises(TransferRefused):
        moved(source, fresh_postgres, tmp_path / "work")
    assert moved(source, fresh_postgres, tmp_path / "work", quarantine=tmp_path / "out").exit == Exit.QUARANTINED
    assert (tmp_path / "out" / "quarantine.db").stat().st_mode & 0o777 == 0o600

    first = replay(tmp_path / "out", fresh_postgres)
    assert (first.exit, first.carried, first.left) == (Exit.QUARANTINED, 0, 4)
    made(tmp_path / "out" / "quarantine.db", "UPDATE chats SET owner = 7")
    again = replay(tmp_path / "out", fresh_postgres, rules=("messages.body=text+strip_nul",))
    assert (again.carried, again.left) == (3, 1)
    assert [(one.table, one.count) for one in again.refusals] == [("messages", 1)]
    made(tmp_path / "out" / "quarantine.db", "UPDATE messages SET chat = 'c1'")
    last = replay(tmp_path / "out", fresh_postgres)
    assert (last.exit, last.carried, last.left) == (Exit.EQUAL, 1, 0)
    assert not (tmp_path / "out" / "quarantine.db").exists()
    assert rows(fresh_postgres, "SELECT count(*) FROM messages") == [(50,)]
    assert rows(fresh_postgres, "SELECT body FROM messages WHERE id = 40") == [("a",)]
    assert rows(fresh_postgres, "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'twinsql%'") == []


def test_a_replay_that_dies_carries_no_row_twice(tmp_path: Path, fresh_postgres: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run(fresh_postgres, "CREATE TABLE t (k bigint, v text)")
    out = left_out(tmp_path, fresh_postgres, "out")
    replay_and_die(out, fresh_postgres, monkeypatch, quarantine, "keep")
    again = replay(out, fresh_postgres)
    assert (again.carried, again.left) == (0, 1)
    assert rows(fresh_postgres, "SELECT k, v FROM t ORDER BY v") == [(7, "a"), (1, "b")]


def test_a_replay_that_dies_is_not_forgotten_by_that_of_another_quarantine(
    tmp_path: Path, fresh_postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(fresh_postgres, "CREATE TABLE t (k bigint, v text)")
    one, other = left_out(tmp_path, fresh_postgres, "one"), left_out(tmp_path, fresh_postgres, "other", replace=("t",))
    replay_and_die(one, fresh_postgres, monkeypatch, quarantine, "keep")
    assert replay(other, fresh_postgres).carried == 1
    assert replay(one, fresh_postgres).carried == 0
    assert rows(fresh_postgres, "SELECT k, v FROM t ORDER BY v") == [(7, "a"), (7, "a"), (1, "b")]


def test_a_replay_that_dies_behind_the_file_loses_no_row(tmp_path: Path, fresh_postgres: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run(fresh_postgres, "CREATE TABLE t (k bigint, v text)")
    out = left_out(tmp_path, fresh_postgres, "out")
    with monkeypatch.context() as patch, pytest.raises(Died):
        keep = quarantine.keep

        def kept(*arguments: Any) -> None:
            keep(*arguments)
            raise Died

        patch.setattr(quarantine, "keep", kept)
        replay(out, fresh_postgres)
    made(out / "quarantine.db", "UPDATE t SET k = 8")
    assert replay(out, fresh_postgres).carried == 1
    assert rows(fresh_postgres, "SELECT k, v FROM t ORDER BY v") == [(7, "a"), (1, "b"), (8, "c")]
    assert rows(fresh_postgres, "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'twinsql%'") == []


def test_a_move_ends_though_a_replay_has_died(tmp_path: Path, fresh_postgres: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run(fresh_postgres, "CREATE TABLE t (k bigint, v text)")
    replay_and_die(left_out(tmp_path, fresh_postgres, "out"), fresh_postgres, monkeypatch, quarantine, "keep")
    other = made(tmp_path / "other.db", "CREATE TABLE u (k INTEGER PRIMARY KEY); INSERT INTO u VALUES (1)")
    assert moved(other, fresh_postgres, tmp_path / "work", create_schema=True).exit == Exit.EQUAL


def test_two_replays_of_one_quarantine_do_not_run_together(tmp_path: Path, fresh_postgres: str) -> None:
    run(fresh_postgres, "CREATE TABLE t (k bigint, v text)")
    out = left_out(tmp_path, fresh_postgres, "out")
    with locked(out / replaying.LOCK, TransferRefused("taken")), pytest.raises(TransferRefused, match="Another replay"):
        replay(out, fresh_postgres)
    assert replay(out, fresh_postgres).carried == 1
