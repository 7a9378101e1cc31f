"""What the compiler asks a PostgreSQL: types of a statement, place of an error, tables and keys."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import psycopg
import pytest
from twinsql.adapters.describe import CatalogColumn, CatalogTable, DescribeError, Describer, scratch_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def describer(postgres_url: str, request: pytest.FixtureRequest) -> Iterator[Describer]:
    script: Path = request.path.with_name("described.sql")
    with scratch_database(postgres_url) as url, Describer(url) as describer:
        describer.run_script(script.read_text())
        yield describer


def test_types_of_parameters_and_columns_are_without_modifiers(describer: Describer) -> None:
    parameters, columns = describer.describe("SELECT id, at, title, parts FROM things WHERE at > $1 AND id = ANY($2) AND size = $3")
    assert parameters == ("timestamp with time zone", "text[]", "integer")
    assert columns == (("id", "text"), ("at", "timestamp with time zone"), ("title", "character varying"), ("parts", "jsonb"))


def test_a_statement_without_rows_has_no_columns(describer: Describer) -> None:
    assert describer.describe("DELETE FROM things WHERE id = $1") == (("text",), ())


def test_describing_runs_nothing(describer: Describer) -> None:
    describer.describe("INSERT INTO things (id) VALUES ('x') RETURNING id")
    assert describer.describe("SELECT id FROM things")[1] == (("id", "text"),)


@pytest.mark.parametrize(
    ("sql", "position", "sqlstate"),
    [
        ("SELECT 'é', titel FROM things", 12, "42703"),
        ("SELECT id FROM thing", 15, "42P01"),
        ("SELECT id FROM things WHERE size = 'many'", 35, "22P02"),
        ("SELEC 1", 0, "42601"),
        ("SELECT id FROM things WHERE $1 IS NULL", None, "42P18"),
    ],
)
def test_an_error_points_at_the_character_where_the_server_does(
    describer: Describer, sql: str, position: int | None, sqlstate: str
) -> None:
    with pytest.raises(DescribeError) as caught:
        describer.describe(sql)
    assert (caught.value.position, caught.value.sqlstate) == (position, sqlstate)


def test_an_error_passes_on_the_servers_words_and_its_hint(describer: Describer) -> None:
    with pytest.raises(DescribeError, match='column "titel" does not exist') as caught:
        describer.describe("SELECT titel FROM things")
    assert caught.value.hint == 'Perhaps you meant to reference the column "things.title".'


def test_an_error_does_not_disturb_the_next_question(describer: Describer) -> None:
    with pytest.raises(DescribeError):
        describer.describe("SELEC 1")
    assert describer.describe("SELECT id FROM things")[1] == (("id", "text"),)


def test_a_script_that_fails_leaves_nothing_behind(describer: Describer) -> None:
    with pytest.raises(DescribeError):
        describer.run_script("CREATE TABLE half (id text); CREATE TABLE half (id text)")
    assert [table.name for table in describer.tables()] == ["more_things", "things"]


def test_tables_come_with_types_defaults_and_keys(describer: Describer) -> None:
    assert describer.tables()[1] == CatalogTable(
        "things",
        (
            CatalogColumn("id", "text", not_null=True, has_default=False),
            CatalogColumn("number", "bigint", not_null=True, has_default=True),
            CatalogColumn("at", "timestamp(3) with time zone", not_null=True, has_default=True, default="now()"),
            CatalogColumn("title", "character varying(20)", not_null=False, has_default=False),
            CatalogColumn("size", "integer", not_null=False, has_default=False),
            CatalogColumn("parts", "jsonb", not_null=False, has_default=False),
            CatalogColumn("twice", "integer", not_null=False, has_default=True),
        ),
        (("id",), ("at",), ("title", "size")),
        ("things_pkey", "with_another_column", "things_title_size_key"),
    )


def test_a_key_has_its_own_order_of_columns(describer: Describer) -> None:
    assert describer.tables()[0].keys == (("thing", "part"),)


def test_a_hundred_and_fifty_statements_are_described_at_once(describer: Describer) -> None:
    started = time.perf_counter()
    for number in range(150):
        describer.describe(f"SELECT id, at, {number} AS number FROM things WHERE at > $1 AND id = $2")
    assert time.perf_counter() - started < 1


def test_a_scratch_database_sorts_by_code_point_knows_unicode_and_goes_away(postgres_url: str) -> None:
    facts = "SELECT 'a' > 'B', lower('ÄÖ'), pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()"
    with scratch_database(postgres_url) as url, psycopg.connect(url) as connection:
        assert connection.execute(facts).fetchone() == (True, "äö", "UTF8")
    with psycopg.connect(postgres_url) as connection:
        row = connection.execute("SELECT count(*) FROM pg_database WHERE datname = %s", (urlsplit(url).path[1:],)).fetchone()
    assert row == (0,)
