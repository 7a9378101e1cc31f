"""Servers of the tests' own: never the one in TEST_POSTGRES_URL."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from twinsql.compiler.server import postgres_server

if TYPE_CHECKING:
    from collections.abc import Iterator

# What root does is nothing that an ordinary user could do.
collect_ignore = [] if os.geteuid() == 0 else ["test_as_root.py"]


@pytest.fixture(autouse=True)
def no_server_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEST_POSTGRES_URL", raising=False)


@pytest.fixture(scope="session")
def own_server() -> Iterator[str]:
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("TEST_POSTGRES_URL", raising=False)
        with postgres_server() as url:
            yield url


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every account reaches, unlike those of pytest."""
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)
