"""Full-text search: what is found, and that any text a person types is a valid search."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from twinsql.repo import ChatRepository, MessageRepository, NewMessage, UserRepository
from twinsql.repo.ids import nanoid
from twinsql.repo.search_tokens import index_tokens, query_terms

from tests.repo.world import START

if TYPE_CHECKING:
    from twinsql import Adapter, JsonInput

    from tests.repo.world import World

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


def found(db: Adapter, user_id: str, text: str) -> list[str]:
    return [message.id for message in MessageRepository(db).search(user_id=user_id, text=text)]


@pytest.mark.parametrize(
    ("typed", "index"),
    [
        ("학교", 0),
        ("교에서", 0),
        ("학", 0),
        ("example", 0),
        ("EXAMPLE.com", 0),
        ("back_slash", 1),
        ("100%", 1),
        ("café", 2),
        ("cafe\u0301", 2),
        ("STRASSE", 3),
        ("straße", 3),
        ("ünïcödé", 3),
        ("写真", 4),
        ("タワー", 4),
        ("東京タワー", 4),
    ],
)
def test_search_finds(lasting_world: World, typed: str, index: int) -> None:
    assert f"message-0-{index}" in found(lasting_world.db, lasting_world.users[0], typed)


@pytest.mark.parametrize(
    "typed", ["exampl", "교학", "nothing", "", "   ", "'", '"', "*", "(", "NOT", "a AND b OR", "col:x", "-x", "{", "\\", "%", "🎉"]
)
def test_search_does_not_find(lasting_world: World, typed: str) -> None:
    assert "message-0-0" not in found(lasting_world.db, lasting_world.users[0], typed)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("ex\u00adam\u00adple", "example"),
        ("葛\U000e0100城", "葛城"),
        ("葛城", "葛\ufe00城"),
        ("ｶﾀｶﾅ", "ﾀｶ"),
        ("ㅋㅋㅋ", "ㅋㅋ"),
        ("\u1112\u1161\u11a8\u1100\u116d에서", "학교"),
        ("上海市", "海市"),
        ("İSTANBUL", "i\u0307stanbul"),
        ("word" * 40, "word" * 30),
        ("2024년", "2024"),
        ("α\u0345\u0301", "\u1fb4"),
        ("OR", "or"),
        ("NEAR(a)", "near"),
    ],
)
def test_search_finds_however_it_is_written(db: Adapter, text: str, typed: str) -> None:
    user = UserRepository(db).create_guest()
    chat = ChatRepository(db).open(user_id=user.id, title="")
    MessageRepository(db).append(messages=[NewMessage(chat.id, "user", [{"type": "text", "text": text}], id="m")])

    assert found(db, user.id, typed) == ["m"]


def test_search_reads_what_people_read(db: Adapter) -> None:
    user = UserRepository(db).create_guest()
    chat = ChatRepository(db).open(user_id=user.id, title="")
    parts: list[JsonInput] = [{"type": "reasoning", "text": "hidden"}, {"type": "text", "text": 5}, {"type": "text"}, "bare", None]
    MessageRepository(db).append(messages=[NewMessage(chat.id, "user", parts), NewMessage(chat.id, "user", {"text": "bare"})])

    assert found(db, user.id, "hidden") + found(db, user.id, "bare") == []


def test_search_takes_a_text_of_many_thousand_words(lasting_world: World) -> None:
    assert found(lasting_world.db, lasting_world.users[0], " ".join(f"word{number}" for number in range(5000))) == []


def test_search_looks_at_the_users_own_chats_alone(lasting_world: World) -> None:
    assert found(lasting_world.db, lasting_world.users[2], "example") == []


def test_search_gives_the_newest_first(lasting_world: World) -> None:
    assert found(lasting_world.db, lasting_world.users[0], "example") == [f"message-{chat}-0" for chat in (3, 2, 1, 0)]


def test_changed_parts_are_found_by_their_new_words_alone(world: World) -> None:
    messages = MessageRepository(world.db)

    assert messages.set_parts(id="message-0-0", parts=[{"type": "text", "text": "fresh words"}]) == 1
    assert found(world.db, world.users[0], "fresh") == ["message-0-0"]
    assert "message-0-0" not in found(world.db, world.users[0], "example")


def test_deleted_messages_are_not_found(world: World) -> None:
    ChatRepository(world.db).delete_of_user(user_id=world.users[0])

    assert found(world.db, world.users[0], "example") == []


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=WORDS, cut=st.tuples(st.integers(0, 40), st.integers(0, 40)))
@example(text="İstanbul ǅ ﬁ", cut=(0, 40))
def test_a_text_is_found_by_its_own_words(db: Adapter, text: str, cut: tuple[int, int]) -> None:
    user = UserRepository(db).create_guest()
    chat = ChatRepository(db).open(user_id=user.id, title="")
    message = NewMessage(chat_id=chat.id, role="user", parts=[{"type": "text", "text": text}])
    MessageRepository(db).append(messages=[message])

    assert found(db, user.id, text) == ([message.id] if query_terms(text) else [])
    assert isinstance(found(db, user.id, text[cut[0] : cut[1]]), list)


SPACELESS = "학교에서東京タワーの中文"
MIXED = st.text(st.sampled_from(SPACELESS + "aBcÀß9 .-_%\"':\\*()🎉\u0301"), min_size=1, max_size=24)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(MIXED, min_size=1, max_size=5), typed=MIXED)
def test_both_engines_find_the_same_messages(sqlite_db: Adapter, postgres_db: Adapter, texts: list[str], typed: str) -> None:
    user_id, answers = nanoid(), list[list[str]]()
    for db in (sqlite_db, postgres_db):
        UserRepository(db).create(id=user_id, email=user_id, password=None, is_guest=True, created_at=START)
        chat = ChatRepository(db).open(user_id=user_id, title="")
        rows = [NewMessage(chat.id, "user", [{"type": "text", "text": text}], id=f"{user_id}-{n}") for n, text in enumerate(texts)]
        MessageRepository(db).append(messages=rows)
        answers += [found(db, user_id, text) for text in (typed, *texts)]

    assert answers[: len(answers) // 2] == answers[len(answers) // 2 :]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=MIXED, word=st.text(st.sampled_from(SPACELESS), min_size=1, max_size=6), after=MIXED)
def test_a_word_without_spaces_is_found_inside_any_text(db: Adapter, before: str, word: str, after: str) -> None:
    user = UserRepository(db).create_guest()
    chat = ChatRepository(db).open(user_id=user.id, title="")
    message = NewMessage(chat.id, "user", [{"type": "text", "text": before + word + after.lstrip("\u0301")}])
    MessageRepository(db).append(messages=[message])

    assert found(db, user.id, word) == [message.id]


@given(text=st.text(max_size=60))
def test_every_term_of_a_text_is_among_its_tokens(text: str) -> None:
    assert set(query_terms(text)) <= set(index_tokens(text).split(" "))


@given(text=st.text(max_size=60))
def test_tokens_hold_nothing_that_an_index_would_split(text: str) -> None:
    assert not [char for char in index_tokens(text) if char.isascii() and char != " " and not char.isalnum()]
