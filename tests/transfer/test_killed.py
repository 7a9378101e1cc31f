"""A few movers and servers killed at random moments; `python -m tests.transfer.killing` kills as many as one likes."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from tests.transfer import killing

if TYPE_CHECKING:
    from pathlib import Path

SEED = 20


def test_hazard_62_killed_movers_go_on(postgres_url: str, tmp_path: Path) -> None:
    killing.make_source(tmp_path / "source.db")
    killing.kill_movers(postgres_url, tmp_path, 3, random.Random(SEED))


def test_a_move_goes_on_after_a_crash_of_the_server(tmp_path: Path) -> None:
    killing.make_source(tmp_path / "source.db")
    killing.kill_servers(tmp_path, 1, random.Random(SEED))
