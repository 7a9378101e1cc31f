"""Schemas as frameworks and applications write them: each makes a PostgreSQL database, and what it loses is known."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest
from twinsql.transfer.schema.schema import schema

from tests.conftest import fresh_database
from tests.transfer.making import database

FOLDER = Path(__file__).with_name("schemas")

LOST: dict[str, set[str]] = {
    "books": {"meta"},
    "browser": set(),
    "django": set(),
    "odd": {"a b.y", "confl", "dt.e", "dt.b", "dt.c", "nocase_c", "manyfk"},
    "prisma": set(),
    "rails": set(),
    "tools": {"table1.time", "table1.date", "table1.datetime", "d.a", "dictionaries"},
}
REFUSED: dict[str, set[str]] = {"browser": {"thumbs.a"}, "rails": {"posts.published"}}


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.sql")))
def test_a_schema_that_people_write_makes_a_database(postgres_url: str, tmp_path: Path, name: str) -> None:
    made = schema(database(tmp_path, (FOLDER / f"{name}.sql").read_text()))

    assert {one.place for one in made.lost} == LOST[name]
    assert {one.place for one in made.refusals} == REFUSED.get(name, set())
    with fresh_database(postgres_url) as url, psycopg.connect(url, autocommit=True) as connection:
        for statement in made.schema.statements():
            connection.execute(statement.encode())
