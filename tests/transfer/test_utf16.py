"""Texts in UTF-16 that are none: SQLite gives characters for them that nobody has written, and so they are refused by name."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from twinsql.transfer.exports.export import export
from twinsql.transfer.outcome import Exit, TransferRefused
from twinsql.transfer.validate.validate import validate

from tests.transfer.moving import moved

if TYPE_CHECKING:
    from pathlib import Path

HALVES = ["\ud83d", "\ude00"]
REASON = "t.body: 1 text is no UTF-16"


def file_with(path: Path, encoding: str, text: str) -> Path:
    """A file in UTF-16 with the *text*, whose surrogates no driver would write."""
    form = f"utf-16-{encoding[-2:]}"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"PRAGMA encoding = '{encoding}'; CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT)")
        connection.execute("INSERT INTO t VALUES (1, 'whole 🐟'), (2, 'here QX!')")
        connection.commit()
    content = path.read_bytes()
    assert content.count("QX".encode(form)) == 1
    path.write_bytes(content.replace("QX".encode(form), text.encode(form, "surrogatepass").ljust(4, b"\0")))
    return path


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("encoding", ["UTF-16le", "UTF-16be"])
@pytest.mark.parametrize("leaves_out", [False, True])
def test_half_a_pair_is_not_moved(tmp_path: Path, fresh_postgres: str, encoding: str, half: str, leaves_out: bool) -> None:
    source = file_with(tmp_path / "source.db", encoding, f"{half}a")
    with pytest.raises(TransferRefused, match=REASON) as refused:
        moved(source, fresh_postgres, tmp_path / "work", create_schema=True, quarantine=tmp_path / "out" if leaves_out else None)
    assert [one.key for one in refused.value.refusals[0].examples] == ["id = 2"]


@pytest.mark.parametrize("half", HALVES)
def test_half_a_pair_is_not_exported(tmp_path: Path, half: str) -> None:
    with pytest.raises(TransferRefused, match=REASON):
        export(file_with(tmp_path / "source.db", "UTF-16le", f"{half}a"), tmp_path / "files")


def test_half_a_pair_is_told_by_a_comparison(tmp_path: Path, fresh_postgres: str) -> None:
    source = file_with(tmp_path / "source.db", "UTF-16le", "🐟")
    assert moved(source, fresh_postgres, tmp_path / "work", create_schema=True).exit == Exit.EQUAL
    broken = file_with(tmp_path / "broken.db", "UTF-16le", "\ud83da")
    findings = validate(broken, fresh_postgres).findings
    assert [(one.kind, one.place) for one in findings if "no UTF-16" in one.text] == [("one side", "t.body")]
