"""What the contract suite's option needs."""

from __future__ import annotations

import shutil

import pytest

from tests.pgbouncer import connection_of, through_pgbouncer


def test_without_the_program_the_suite_fails_and_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_program: str, *, path: str) -> None:
        return None

    monkeypatch.setattr(shutil, "which", missing)

    with (
        pytest.raises(pytest.fail.Exception, match="apt-get install pgbouncer"),
        through_pgbouncer("postgresql://postgres@/postgres?host=/tmp"),
    ):
        pass


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://postgres@/postgres?host=/tmp/tw-1", "host='/tmp/tw-1' port='5432' user='postgres'"),
        ("postgresql://me:a%20'b@127.0.0.1:6000/x", "host='127.0.0.1' port='6000' user='me' password='a ''b'"),
    ],
)
def test_pgbouncer_is_led_to_the_server(url: str, expected: str) -> None:
    assert connection_of(url) == expected
