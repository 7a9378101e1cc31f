"""Each test begins as a process does: nobody has configured structlog. ``opened`` and ``db`` are the contract suite's databases."""

from collections.abc import Iterator

import pytest
import structlog

from tests.contract.conftest import db, engine, kept_database, opened, sqlite_template

__all__ = ["db", "engine", "kept_database", "opened", "sqlite_template"]


@pytest.fixture(autouse=True)
def unconfigured() -> Iterator[None]:
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()
    yield
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()
