"""``twinsql map``: what a draft pairs, what it proposes, and what it leaves to a person."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import psycopg
import pytest
from twinsql.transfer.maps.draft import draft_map
from twinsql.transfer.maps.maps import read_map
from twinsql.transfer.maps.names import near_names, same_names, words_of
from twinsql.transfer.move.move import move
from twinsql.transfer.move.options import MoveOptions
from twinsql.transfer.outcome import Exit

from tests.transfer.making import database

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Drafted = Callable[[str, str], str]


@pytest.fixture
def drafted(tmp_path: Path, fresh_postgres: str) -> Drafted:
    def draft(source: str, target: str) -> str:
        with psycopg.connect(fresh_postgres, autocommit=True) as connection:
            connection.execute(target.encode())
        return draft_map(database(tmp_path, source), fresh_postgres)

    return draft


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("createdAt", "created_at"),
        ("UserMemory", "user_memories"),
        ("Message_v2", "messages"),
        ("SearchCaches", "search_cache"),
        ("HTTPStatus", "http_status"),
        ("boxes", "Box"),
        ("status", "status"),
        ("게시판", "게시판"),
    ],
)
def test_names_of_the_same_words(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)
    assert same_names([one], [other]) == {one: other}


def test_the_nearest_way_of_writing_counts() -> None:
    assert same_names(["User", "user", "users"], ["user", "users"]) == {"user": "user", "users": "users"}
    assert same_names(["createdAt", "created_at"], ["created_at"]) == {"created_at": "created_at"}
    assert same_names(["Name"], ["name", "names"]) == {"Name": "name"}
    assert same_names(["Name"], ["names", "NAMES"]) == {}


def test_near_names_are_paired_where_there_is_one_alone() -> None:
    assert near_names(["size", "UploadedFile"], ["size_bytes", "files"]) == {"size": "size_bytes", "UploadedFile": "files"}
    assert near_names(["user"], ["user_id", "user_name"]) == {}
    assert near_names(["userId", "userName"], ["user"]) == {}


def test_a_draft_of_what_has_partners_moves_as_it_is(drafted: Drafted, tmp_path: Path, fresh_postgres: str) -> None:
    text = drafted(
        """
        CREATE TABLE BlogPost (ID INTEGER PRIMARY KEY, createdAt DATETIME, isDraft TEXT, seenAt INT, "a b" TEXT);
        INSERT INTO BlogPost VALUES (1, '2024-01-31 09:30:00', 'yes', 1700000000000, 'x'), (2, '2024-01-31T09:30:00Z', 1, 1700000000001, 'y');
        """,
        """
        CREATE TABLE blog_posts (id bigint PRIMARY KEY, created_at timestamptz NOT NULL, is_draft boolean, seen_at timestamptz(3), a_b text)
        """,
    )
    path = tmp_path / "draft.toml"
    path.write_text(text, encoding="utf-8")

    found = move(
        tmp_path / "source.db",
        fresh_postgres,
        MoveOptions(tmp_path / "work", mapping=read_map(path)),
    )

    assert found.exit is Exit.EQUAL
    assert tomllib.loads(text)["tables"]["BlogPost"] == {
        "to": "blog_posts",
        "columns": {
            "createdAt": {"to": "created_at", "as": "iso+utc"},
            "isDraft": {"to": "is_draft", "as": "boolean+words"},
            "seenAt": {"to": "seen_at", "as": "epoch_ms"},
            "a b": "a_b",
        },
    }
    assert "1 times a stamp without a zone" in text


def test_what_has_no_partner_is_a_comment(drafted: Drafted) -> None:
    text = drafted(
        'CREATE TABLE Notes (id INTEGER PRIMARY KEY, junk TEXT, n INT); INSERT INTO Notes VALUES (1, NULL, NULL); CREATE TABLE "Öd "(x)',
        "CREATE TABLE notes (id bigint PRIMARY KEY, label text NOT NULL, n int NOT NULL, spare text); CREATE TABLE other (x int)",
    )

    assert tomllib.loads(text)["tables"] == {"Notes": {"to": "notes", "columns": {"n": "n"}}, "Öd ": {}}
    assert "# No column of notes was found for these; still free there: label, spare" in text
    assert '# drop = ["junk"]' in text
    assert '# made.label = "…"  # text, NOT NULL' in text
    assert 'columns.n = "n"  # does not fit: 1 times NULL, which the column does not take: give a default' in text
    assert "# The target has no table of this name. Columns: x" in text
    assert "# Nothing becomes other." in text


def test_older_forms_of_a_table_go_into_the_newest(drafted: Drafted) -> None:
    text = drafted(
        "CREATE TABLE Vote (id INTEGER PRIMARY KEY); CREATE TABLE Vote_v2 (id INTEGER PRIMARY KEY); CREATE TABLE Vote_v10 (id INTEGER PRIMARY KEY)",
        "CREATE TABLE votes (id bigint PRIMARY KEY)",
    )

    tables = tomllib.loads(text)["tables"]
    assert tables == {"Vote": {"into": "Vote_v10"}, "Vote_v2": {"into": "Vote_v10"}, "Vote_v10": {"to": "votes"}}
    assert list(tables)[-1] == "Vote_v10"


def test_what_migrations_keep_is_no_table_of_a_map(drafted: Drafted) -> None:
    text = drafted("CREATE TABLE _twinsql_migrations (id)", "CREATE TABLE _twinsql_migrations (id text)")

    assert "_twinsql_migrations" not in text
