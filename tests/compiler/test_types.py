"""The table of types, held against the codecs and against PostgreSQL."""

import psycopg
import pytest
from twinsql.adapters import codecs
from twinsql.adapters.describe import Describer
from twinsql.compiler.hints import VALUE_TYPES
from twinsql.compiler.types import ARRAYS, TYPES, SqlType, cure_for, entry_of

ALL = TYPES | ARRAYS


@pytest.mark.parametrize("entry", ALL.values(), ids=ALL)
def test_every_codec_of_the_table_exists(entry: SqlType) -> None:
    names = [entry.bind, entry.bind_postgres, entry.read, entry.read_postgres]

    assert [name for name in names if name and not callable(getattr(codecs, name))] == []


@pytest.mark.parametrize("name", ALL)
def test_names_are_those_that_postgresql_gives(name: str, postgres_url: str) -> None:
    with Describer(postgres_url) as describer:
        assert describer.describe(f"SELECT $1::{name} AS x") == ((name,), (("x", name),))


def test_an_enum_and_its_array_have_names_of_their_own(fresh_postgres: str) -> None:
    with Describer(fresh_postgres) as describer:
        describer.run_script("CREATE TYPE mood AS ENUM ('sad')")

        assert describer.describe("SELECT $1::mood AS a, $2::mood[] AS b")[0] == ("enum mood", "enum mood[]")
    entry = entry_of("enum mood[]")
    assert entry is not None
    assert (entry.python, entry.parameter) == ("list[str | None]", "list[str]")


@pytest.mark.parametrize("name", TYPES)
def test_a_header_can_name_every_type(name: str) -> None:
    assert TYPES[name].python in VALUE_TYPES


def test_every_type_of_postgresql_that_is_not_carried_has_a_way_out(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as connection:
        rows = connection.execute(
            "SELECT format_type(oid, NULL) FROM pg_type WHERE typtype IN ('b', 'r') AND typname !~ '^_?pg_'"
        ).fetchall()

    refused = [name for (name,) in rows if name not in ALL]
    assert len(refused) > 50
    assert [name for name in refused if not cure_for(name).endswith((".", "text"))] == []
