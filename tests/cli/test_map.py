"""``twinsql map``: TOML on standard output, and wrong places in a sentence."""

from __future__ import annotations

import sqlite3
import tomllib
from contextlib import closing
from typing import TYPE_CHECKING

import psycopg

from tests.cli.command import twinsql

if TYPE_CHECKING:
    from pathlib import Path


def file(folder: Path) -> Path:
    path = folder / "shop.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE CustomerOrders (id INTEGER PRIMARY KEY)")
    return path


def test_the_settings_name_both_places(tmp_path: Path, fresh_postgres: str) -> None:
    path = file(tmp_path)
    with psycopg.connect(fresh_postgres, autocommit=True) as connection:
        connection.execute("CREATE TABLE customer_orders (id bigint PRIMARY KEY)")

    named = twinsql(tmp_path, "map", str(path), fresh_postgres)
    settled = twinsql(tmp_path, "map", DATABASE_URL=str(path), POSTGRES_URL=fresh_postgres)

    assert (named.returncode, named.stderr) == (0, "")
    assert named == settled
    assert tomllib.loads(named.stdout) == {"tables": {"CustomerOrders": {"to": "customer_orders"}}}


def test_a_file_where_an_address_is_wanted(tmp_path: Path) -> None:
    result = twinsql(tmp_path, "map", str(file(tmp_path)), "other.db")

    assert (result.returncode, result.stdout) == (2, "")
    assert "postgresql://" in result.stderr
