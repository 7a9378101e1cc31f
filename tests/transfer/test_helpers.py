"""Processes that share work."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from twinsql.transfer.helpers import started

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from twinsql.transfer.helpers import Helper


def test_a_helper_that_is_not_needed_is_ended_while_it_is_told_its_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "slow_to_start.py").write_text("import time; time.sleep(600)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    telling = Event()

    def tell(helper: Helper) -> None:
        while True:
            helper.pipes[0].write(b"more than a pipe holds")
            telling.set()

    with started("slow_to_start", tell, "works") as helper:
        telling.wait()

    assert helper.process.returncode is not None
