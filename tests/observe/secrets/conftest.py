"""``watch``: every log and Sentry, told to say all they can; ``db``: the contract suite's databases, watched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.observe.secrets.planted import Watch, watching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twinsql.adapters.protocol import Adapter

    from tests.contract.conftest import Opened


@pytest.fixture
def watch() -> Iterator[Watch]:
    with watching() as watch:
        yield watch


@pytest.fixture
def db(watch: Watch, opened: Opened) -> Iterator[Adapter]:
    with opened(*watch.tracers) as db:
        yield db
