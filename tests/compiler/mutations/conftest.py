"""The judge, with databases of its own: mutations must not meet other tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.describe import Describer

from tests.compiler.mutations.judge import Judge
from tests.compiler.translate.twins import open_twins
from tests.conftest import fresh_database

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def judge(postgres_url: str) -> Iterator[Judge]:
    with fresh_database(postgres_url) as url, Describer(url) as describer, open_twins(url, describer) as twins:
        yield Judge(twins)
