"""exp, ln, log and power of decimals drawn at random have PostgreSQL's digits, all of them."""

from __future__ import annotations

from random import Random

import psycopg
import pytest
from twinsql.adapters.functions.numeric_powers import SCALARS

CALLS = {
    "pg_numeric_exp": ("exp", "x"),
    "pg_numeric_ln": ("ln", "abs(x) + 0.001"),
    "pg_numeric_log": ("log", "abs(x) + 1.5", "abs(y) + 0.001"),
    "pg_numeric_power": ("power", "abs(x) + 0.001", "trunc(y) + 0.25"),
}
"""PostgreSQL's function and its arguments, of two numbers."""


def _number(random: Random, digits: int) -> str:
    whole = random.randrange(10 ** random.randint(1, digits))
    tail = random.choice(("", ".5", ".00", ".125", ".0001", f".{random.randrange(10**12):012}"))
    return f"{random.choice(('', '-'))}{whole}{tail}"


@pytest.mark.parametrize("name", CALLS)
def test_powers_of_decimals_have_the_digits_of_postgresql(name: str, postgres_url: str) -> None:
    random = Random(name)
    called, *given = CALLS[name]
    shown = ", ".join(f"({one})::text" for one in given)
    sql = f"SELECT {called}({', '.join(given)})::text, {shown} FROM (SELECT %s::numeric AS x, %s::numeric AS y) AS n"
    _, function = SCALARS[name]
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        for _ in range(250):
            row = connection.execute(sql.encode(), (_number(random, 3 if name == "pg_numeric_exp" else 12), _number(random, 2))).fetchone()
            assert row is not None
            assert function(*row[1:]) == row[0], row[1:]
