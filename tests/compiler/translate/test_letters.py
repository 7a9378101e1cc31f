"""Upper and lower case of every character, as the server has them; where servers differ there is no answer."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import psycopg
import pytest
from twinsql.adapters.functions import letters
from twinsql.adapters.functions.kinds import NoValue

from tests.conftest import fresh_database

if TYPE_CHECKING:
    from collections.abc import Callable

CHARACTERS = [chr(number) for number in range(1, 0x110000) if not 0xD800 <= number <= 0xDFFF]
BLOCK = 8192


def _answered(function: Callable[[str], str]) -> list[str]:
    found: list[str] = []
    for character in CHARACTERS:
        with contextlib.suppress(NoValue):
            function(character)
            found.append(character)
    return found


@pytest.mark.parametrize(("name", "most"), [("lower", 118), ("upper", 118), ("initcap", 10200)])
def test_every_character_has_the_case_that_the_server_gives_it(postgres_url: str, name: str, most: int) -> None:
    function: Callable[[str], str] = getattr(letters, name)
    answered = _answered(function)
    assert len(CHARACTERS) - len(answered) <= most
    with fresh_database(postgres_url) as url, psycopg.connect(url) as connection:
        for start in range(0, len(answered), BLOCK):
            block = answered[start : start + BLOCK]
            for text in ("".join(block), " ".join(block), "".join(f"{character}b " for character in block)):
                row = connection.execute(f"SELECT {name}(%s)".encode(), (text,)).fetchone()
                assert row is not None
                assert row[0] == function(text), f"from U+{ord(block[0]):04X} on"
