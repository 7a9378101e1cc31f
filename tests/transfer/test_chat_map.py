"""The map that ships: files as the application leaves them move into the chatbot's schema, and every row is accounted for."""

from __future__ import annotations

import json
import random
import sqlite3
from collections import Counter
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from twinsql.adapters import migrations
from twinsql.adapters.postgres import PostgresAdapter
from twinsql.repo import MessageRepository, NewMessage, SearchRepository, UserRepository
from twinsql.repo.messages import text_of
from twinsql.repo.search_tokens import index_tokens
from twinsql.repo.searches import search_key
from twinsql.transfer.maps.maps import read_map
from twinsql.transfer.move.move import move
from twinsql.transfer.move.options import MoveOptions
from twinsql.transfer.move.replay import replay
from twinsql.transfer.outcome import Exit, TransferRefused
from twinsql.transfer.validate.validate import validate

from tests.transfer.chat_file import CATEGORIES, TABLES, ChatFile

if TYPE_CHECKING:
    from twinsql.transfer.move.options import Moved

ROOT = Path(__file__).parents[2]
MAP = ROOT / "repo" / "maps" / "ai_chatbot.toml"


@pytest.fixture
def chatbot(fresh_postgres: str) -> str:
    """An empty database with the chatbot's schema."""
    migrations.apply(fresh_postgres, ROOT / "migrations")
    return fresh_postgres


def carried(file: ChatFile, folder: Path, url: str, **options: Any) -> Moved:
    options = {"mapping": read_map(MAP), **options}
    return move(file.write(folder / "chat.db"), url, MoveOptions(folder / "work", **options))


def rows(url: str, query: str) -> list[tuple[Any, ...]]:
    with closing(psycopg.connect(url)) as connection:
        connection.execute("SET TIME ZONE 'UTC'")
        return connection.execute(query.encode()).fetchall()


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text.replace(" ", "T").replace("Z", "")).replace(tzinfo=UTC)


def values(text: object) -> Any:
    """JSON with its numbers as decimals."""
    return json.loads(str(text), parse_float=Decimal)


def by_key(found: list[tuple[Any, ...]], keys: int = 1) -> dict[Any, tuple[Any, ...]]:
    made = {row[:keys]: row[keys:] for row in found}
    assert len(made) == len(found)
    return made


def newest(searches: list[dict[str, Any]]) -> list[dict[str, Any]]:
    kept: dict[tuple[str, str], dict[str, Any]] = {}
    for one in searches:
        key = (one["searchEngine"] or "brave", one["query"])
        if key not in kept or moment(one["createdAt"]) >= moment(kept[key]["createdAt"]):
            kept[key] = one
    return list(kept.values())


@pytest.mark.parametrize("seed", [1, 2])
def test_every_row_of_a_file_arrives(tmp_path: Path, chatbot: str, seed: int) -> None:
    file = ChatFile(seed)
    found = carried(file, tmp_path, chatbot)
    said = file.rows

    assert found.exit is Exit.EQUAL
    assert by_key(rows(chatbot, "SELECT id, user_id, title, visibility, created_at FROM chats")) == {
        (one["id"],): (one["userId"], one["title"], one["visibility"] or "private", moment(one["createdAt"])) for one in said["Chat"]
    }
    users = by_key(rows(chatbot, "SELECT id, email, password, is_guest FROM users"))
    assert users == {
        **{(one["id"],): (one["email"].lower(), one["password"], one["email"].startswith("guest")) for one in said["User"]},
        ("demo-user",): ("guest-demo-user", None, True),
    }
    memories = "SELECT id, user_id, category, content, confidence, source_chat_id, created_at, updated_at FROM memories"
    chats = {one["id"] for one in said["Chat"]}
    assert by_key(rows(chatbot, memories)) == {
        (one["id"],): (
            one["userId"],
            one["category"],
            one["content"],
            1.0 if one["confidence"] is None else one["confidence"],
            one["sourceSessionId"] if one["sourceSessionId"] in chats else None,
            moment(one["createdAt"]),
            moment(one["updatedAt"] or one["createdAt"]),
        )
        for one in said["UserMemory"]
    }
    assert {row[0] for row in rows(chatbot, "SELECT category FROM memories")} <= {*CATEGORIES, None}
    metadata = {key: values(value) for key, value in rows(chatbot, "SELECT id, metadata::text FROM memories")}
    assert metadata == {one["id"]: {} if one["metadata"] is None else values(one["metadata"]) for one in said["UserMemory"]}
    assert Counter(rows(chatbot, "SELECT id, chat_id, filename, size_bytes, processed_content, uploaded_at FROM files")) == Counter(
        (one["id"], one["chatId"], one["filename"], one["size"], one["processedContent"], moment(one["uploadedAt"]))
        for one in said["UploadedFile"]
    )
    assert Counter(rows(chatbot, "SELECT id, chat_id, created_at FROM streams")) == Counter(
        (one["id"], one["chatId"], moment(one["createdAt"])) for one in said["Stream"]
    )
    assert by_key(rows(chatbot, "SELECT key, engine, query, results, created_at, expires_at FROM searches"), 3) == {
        (
            search_key(one["searchEngine"] or "brave", one["query"]),
            one["searchEngine"] or "brave",
            one["query"],
        ): (json.loads(one["results"]), moment(one["createdAt"]), moment(one["expiresAt"]))
        for one in newest(said["SearchCache"])
    }


@pytest.mark.parametrize("seed", [3, 4])
def test_messages_and_votes_of_both_generations_arrive_in_order(tmp_path: Path, chatbot: str, seed: int) -> None:
    file = ChatFile(seed)
    carried(file, tmp_path, chatbot)
    said = file.rows

    newer = {one["id"] for one in said["Message_v2"]}
    expected = {one["id"]: (one["chatId"], one["role"], values(one["parts"]), one["createdAt"]) for one in said["Message_v2"]}
    for one in said["Message"]:
        if one["id"] not in newer:
            content = one["content"]
            parts = (
                values(content)
                if content.startswith("[")
                else [{"type": "text", "text": json.loads(content) if content[0] == '"' else content}]
            )
            expected[one["id"]] = (one["chatId"], one["role"], parts, one["createdAt"])
    arrived = rows(
        chatbot, "SELECT id, chat_id, role, parts::text, created_at, seq, search_tokens, attachments::text FROM messages ORDER BY seq"
    )

    assert {row[0]: (row[1], row[2], values(row[3]), row[4]) for row in arrived} == {
        key: (*one[:3], moment(one[3])) for key, one in expected.items()
    }
    # In the order of time; those of one moment in the order in which the application wrote them.
    assert [row[4] for row in arrived] == sorted(row[4] for row in arrived)
    written = {one["id"]: place for place, one in enumerate(said["Message_v2"])}
    assert all(
        written[here[0]] < written[there[0]]
        for here, there in pairwise(arrived)
        if here[4] == there[4] and here[0] in written and there[0] in written
    )
    assert [row[5] for row in arrived] == list(range(1, len(arrived) + 1))
    assert all(row[6] == index_tokens(text_of(json.loads(row[3]))) for row in arrived)
    assert {row[0]: json.loads(row[7]) for row in arrived if row[0] in newer} == {
        one["id"]: json.loads(one["attachments"] or "[]") for one in said["Message_v2"]
    }
    assert Counter(rows(chatbot, "SELECT chat_id, message_id, is_upvoted FROM votes")) == Counter(
        (one["chatId"], one["messageId"], bool(one["isUpvoted"])) for one in (*said["Vote"], *said["Vote_v2"])
    )


@pytest.mark.parametrize("seed", [5, 6])
def test_suggestions_find_the_version_whose_moment_they_name(tmp_path: Path, chatbot: str, seed: int) -> None:
    file = ChatFile(seed)
    carried(file, tmp_path, chatbot)
    said = file.rows

    moments: dict[str, list[datetime]] = {}
    for one in said["Document"]:
        moments.setdefault(one["id"], []).append(moment(one["createdAt"]))
    versions = {key: sorted(found) for key, found in moments.items()}
    documents = rows(chatbot, "SELECT id, version, created_at, title, content, kind, user_id FROM documents")
    assert {row[:3] for row in documents} == {(key, place, at) for key, found in versions.items() for place, at in enumerate(found, 1)}
    assert Counter((row[0], *row[2:]) for row in documents) == Counter(
        (one["id"], moment(one["createdAt"]), one["title"], one["content"], one["text"] or "text", one["userId"])
        for one in said["Document"]
    )
    suggestions = (
        "SELECT id, document_id, document_version, original_text, suggested_text, description, is_resolved, user_id FROM suggestions"
    )
    assert by_key(rows(chatbot, suggestions)) == {
        (one["id"],): (
            one["documentId"],
            versions[one["documentId"]].index(moment(one["documentCreatedAt"])) + 1,
            one["originalText"],
            one["suggestedText"],
            one["description"],
            bool(one["isResolved"]),
            one["userId"],
        )
        for one in said["Suggestion"]
    }


@pytest.mark.parametrize("seed", [13, 14])
def test_both_sides_are_equal_by_the_same_map(tmp_path: Path, chatbot: str, seed: int) -> None:
    file = ChatFile(seed)
    carried(file, tmp_path, chatbot)

    report = validate(tmp_path / "chat.db", chatbot, mapping=read_map(MAP))
    assert [str(one) for one in report.findings] == []
    with psycopg.connect(chatbot, autocommit=True) as connection:
        connection.execute("UPDATE messages SET search_tokens = search_tokens || ' more' WHERE seq = 7")
        connection.execute("UPDATE documents SET version = version + 10 WHERE version = 3")
    report = validate(tmp_path / "chat.db", chatbot, mapping=read_map(MAP))

    assert {one.source for one in report.tables if not one.equal} >= {"Message_v2", "Document"}


def test_what_a_map_does_is_counted(tmp_path: Path, chatbot: str) -> None:
    file = ChatFile(7)
    found = carried(file, tmp_path, chatbot)
    said = file.rows

    counts = {(one.place, one.what): one.count for one in found.draft.uses}
    newer = {one["id"] for one in said["Message_v2"]}
    doubled = sum(one["id"] in newer for one in said["Message"])
    assert doubled
    assert counts["Message", "rows left out"] == doubled
    assert counts["Message", "rows carried with Message_v2"] == len(said["Message"]) - doubled
    assert counts["User", "rows added"] == 1
    assert counts["User.email", "rows changed"] == sum(one["email"].startswith("Person") for one in said["User"])
    assert counts["SearchCache", "rows left out"] == len(said["SearchCache"]) - len(newest(said["SearchCache"]))
    assert counts["Suggestion.documentCreatedAt", "values left out"] == len(said["Suggestion"])
    assert counts["Chat.visibility", 'values changed by default:"private"'] == sum(one["visibility"] is None for one in said["Chat"])
    assert counts["Chat.createdAt", "values changed by utc"] == sum("T" not in one["createdAt"] for one in said["Chat"])


def test_the_repositories_find_what_was_moved(tmp_path: Path, chatbot: str) -> None:
    file = ChatFile(8)
    carried(file, tmp_path, chatbot)
    with PostgresAdapter(chatbot) as db:
        user = UserRepository(db).by_email(email="PERSON0@example.com")
        assert user is not None
        korean = [one["chatId"] for one in file.rows["Message_v2"] if "안녕" in str(json.loads(one["parts"]))]
        owners = {one["id"]: one["userId"] for one in file.rows["Chat"]}
        found = MessageRepository(db).search(user_id=owners[korean[0]], text="안녕", limit=1000)
        assert {one.chat_id for one in found} >= {korean[0]}
        search = file.rows["SearchCache"][1]
        at = moment(search["expiresAt"]) - timedelta(milliseconds=1)
        kept = SearchRepository(db).find(engine=search["searchEngine"] or "brave", query=search["query"], at=at)
        assert kept is not None
        assert kept.results == json.loads(search["results"])


def test_a_message_after_the_move_is_the_last(tmp_path: Path, chatbot: str) -> None:
    file = ChatFile(9)
    carried(file, tmp_path, chatbot)
    with PostgresAdapter(chatbot) as db:
        MessageRepository(db).append(messages=[NewMessage(chat_id=file.rows["Chat"][0]["id"], role="user", parts=[], id="new")])

    assert rows(chatbot, "SELECT id FROM messages ORDER BY seq DESC LIMIT 1") == [("new",)]


def test_a_file_of_the_first_generation_alone_moves(tmp_path: Path, chatbot: str) -> None:
    file = ChatFile(15)
    path = file.write(tmp_path / "chat.db")
    with closing(sqlite3.connect(path)) as connection:
        for table in ("Message_v2", "Vote_v2", "Suggestion", "Stream", "UserMemory", "UploadedFile", "SearchCache"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("ALTER TABLE Document RENAME COLUMN text TO kind")
        connection.execute("CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)")

    found = move(path, chatbot, MoveOptions(tmp_path / "work", mapping=read_map(MAP)))

    assert found.exit is Exit.EQUAL
    assert rows(chatbot, "SELECT count(*) FROM messages") == [(len(file.rows["Message"]),)]
    assert rows(chatbot, "SELECT count(*) FROM votes") == [(len(file.rows["Vote"]),)]
    assert Counter(rows(chatbot, "SELECT id, kind FROM documents")) == Counter(
        (one["id"], one["text"] or "text") for one in file.rows["Document"]
    )


def test_rows_whose_parents_are_gone_are_refused_by_name(tmp_path: Path, chatbot: str) -> None:
    with pytest.raises(TransferRefused) as caught:
        carried(ChatFile(10, orphans=True), tmp_path, chatbot)

    assert {one.place for one in caught.value.refusals} == {
        "Message_v2.chatId",
        "Vote_v2.chatId",
        "Stream.chatId",
        "Suggestion.document_version",
        "UploadedFile.chatId",
    }
    assert all(one.count and one.examples for one in caught.value.refusals)
    assert rows(chatbot, "SELECT count(*) FROM users") == [(0,)]


def test_rows_whose_parents_are_gone_go_to_quarantine(tmp_path: Path, chatbot: str) -> None:
    whole, file = ChatFile(10), ChatFile(10, orphans=True)
    found = carried(file, tmp_path, chatbot, quarantine=tmp_path / "out")

    assert found.exit is Exit.QUARANTINED
    lost = {table: len(file.rows[table]) - len(whole.rows[table]) for table in file.rows if file.rows[table] != whole.rows[table]}
    assert Counter(table for table, _ in {(one.source, one.place) for one in found.left_out}) == lost
    assert rows(chatbot, "SELECT count(*) FROM streams") == [(len(whole.rows["Stream"]),)]


def test_rows_in_quarantine_are_carried_when_their_chat_is_back(tmp_path: Path, chatbot: str) -> None:
    file = ChatFile(10, orphans=True)
    carried(file, tmp_path, chatbot, quarantine=tmp_path / "out")
    with psycopg.connect(chatbot, autocommit=True) as connection:
        connection.execute("INSERT INTO chats SELECT 'gone', id, 'found again', 'private', now() FROM users LIMIT 1")

    found = replay(tmp_path / "out", chatbot, mapping=read_map(MAP))

    # A message with its vote, a stream and a file; a vote on a message and a suggestion for a document that never came back stay.
    assert (found.exit, found.carried, found.left) == (Exit.QUARANTINED, 4, 2)
    assert {one.place for one in found.refusals} == {"Vote_v2", "Suggestion.document_version"}
    assert rows(chatbot, "SELECT chat_id, search_tokens FROM messages WHERE id = 'lost-message'") == [("gone", "")]


@pytest.mark.parametrize(
    ("table", "row", "place"),
    [
        ("User", {"id": "u" * 65, "email": "long@example.com"}, "User"),
        ("Message_v2", {"id": "m", "role": "function", "parts": "[]"}, "Message_v2"),
        ("Message_v2", {"id": "m", "role": "user", "parts": "no JSON"}, "Message_v2.parts"),
        ("Message_v2", {"id": "m", "role": "user", "parts": "[]", "createdAt": "yesterday"}, "Message_v2.createdAt"),
        ("Document", {"id": "d", "createdAt": "2024-03-09 00:00:00", "title": "t", "text": "poem"}, "Document"),
    ],
)
def test_what_the_schema_does_not_take_is_refused_by_name(
    tmp_path: Path, chatbot: str, table: str, row: dict[str, Any], place: str
) -> None:
    file = ChatFile(11)
    parents = {"Message_v2": {"chatId": file.rows["Chat"][0]["id"]}, "Document": {"userId": file.rows["User"][0]["id"]}}
    file.rows[table].append({**row, **parents.get(table, {})})

    with pytest.raises(TransferRefused) as caught:
        carried(file, tmp_path, chatbot)

    [refusal] = caught.value.refusals
    assert (refusal.place, refusal.count) == (place, 1)
    assert rows(chatbot, "SELECT count(*) FROM users") == [(0,)]


HOSTILE: tuple[Any, ...] = (
    *("", "x", None, 0, 2, -1, 1.5, 10**12, float("inf"), b"\xff\x00", "a\0b", "9" * 70, "PUBLIC", "tool", "null"),
    *(
        "[]",
        "{",
        '{"a": 1, "a": 2}',
        "now",
        "2024-02-30 00:00:00",
        "2024-03-09 10:00:00+09:00",
        "2024-03-09T10:00:00.123456Z",
        1710000000000,
    ),
)


@pytest.mark.parametrize("seed", range(20, 32))
def test_damaged_files_move_whole_or_are_refused_by_name(tmp_path: Path, chatbot: str, seed: int) -> None:
    chance = random.Random(seed)
    path = ChatFile(seed, size=8, orphans=chance.random() < 0.3).write(tmp_path / "chat.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for _ in range(chance.randrange(1, 3)):
            table = chance.choice(TABLES)
            column = chance.choice([row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')])
            with suppress(sqlite3.IntegrityError):
                place = f'rowid = (SELECT min(rowid) + 1 FROM "{table}")'
                connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE {place}', (chance.choice(HOSTILE),))
        connection.commit()
    quarantine = tmp_path / "out" if chance.random() < 0.5 else None

    named: tuple[object, ...] = ()
    try:
        found = move(path, chatbot, MoveOptions(tmp_path / "work", mapping=read_map(MAP), quarantine=quarantine))
    except TransferRefused as caught:
        found, named = None, caught.refusals

    if found is None:
        assert named
        assert rows(chatbot, "SELECT count(*) FROM users") == [(0,)]
    else:
        # Both sides were compared.
        assert found.exit is (Exit.QUARANTINED if found.left_out else Exit.EQUAL)


def test_a_file_without_the_tables_of_the_fork_moves(tmp_path: Path, chatbot: str) -> None:
    file = ChatFile(12)
    path = file.write(tmp_path / "chat.db")
    with closing(sqlite3.connect(path)) as connection:
        for table in ("UserMemory", "UploadedFile", "SearchCache", "Message", "Vote"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("ALTER TABLE Chat DROP COLUMN visibility")

    found = move(path, chatbot, MoveOptions(tmp_path / "work", mapping=read_map(MAP)))

    assert found.exit is Exit.EQUAL
    assert rows(chatbot, "SELECT DISTINCT visibility FROM chats") == [("private",)]
    assert rows(chatbot, "SELECT count(*) FROM messages") == [(len(file.rows["Message_v2"]),)]
