"""One pair of databases for all cases of the translator: every statement is rolled back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.describe import Describer

from tests.compiler.translate.twins import Twins, open_twins
from tests.conftest import fresh_database

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def twins(postgres_url: str) -> Iterator[Twins]:
    with fresh_database(postgres_url) as url, Describer(url) as describer, open_twins(url, describer) as pair:
        yield pair
