"""Chats: pages that skip nothing, and what goes with a chat."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from twinsql import CheckViolation, ForeignKeyViolation, NotFound
from twinsql.repo import ChatRepository, MessageRepository, NewMessage, StreamRepository, UserRepository, VoteRepository

from tests.repo.world import START

if TYPE_CHECKING:
    from twinsql import Adapter

    from tests.repo.world import World


MOST_PAGES = 20


def all_pages(chats: ChatRepository, user_id: str, limit: int) -> list[str]:
    """Ids on all pages, from the newest on."""
    page = chats.page(user_id=user_id, limit=limit)
    ids = [chat.id for chat in page.items]
    for _ in range(MOST_PAGES):
        if not page.has_more:
            return ids
        page = chats.page(user_id=user_id, limit=limit, before=ids[-1])
        ids += [chat.id for chat in page.items]
    raise AssertionError("the pages have no end")


def all_pages_back(chats: ChatRepository, user_id: str, limit: int, oldest: str) -> list[str]:
    """Ids on all pages, from the oldest on towards the newest."""
    ids = [oldest]
    for _ in range(MOST_PAGES):
        page = chats.page(user_id=user_id, limit=limit, after=ids[0])
        ids = [chat.id for chat in page.items] + ids
        if not page.has_more:
            return ids
    raise AssertionError("the pages have no end")


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stamps=st.lists(st.integers(0, 3), min_size=1, max_size=9), limit=st.integers(1, 4))
def test_pages_skip_and_repeat_nothing(db: Adapter, stamps: list[int], limit: int) -> None:
    user = UserRepository(db).create_guest()
    chats = ChatRepository(db)
    opened = [chats.open(user_id=user.id, title="", at=START + timedelta(milliseconds=stamp)) for stamp in stamps]
    expected = [chat.id for chat in sorted(opened, key=lambda chat: (chat.created_at, chat.id), reverse=True)]

    assert all_pages(chats, user.id, limit) == expected
    assert all_pages_back(chats, user.id, limit, expected[-1]) == expected


def test_page_has_the_last_message_of_each_chat(world: World) -> None:
    page = ChatRepository(world.db).page(user_id=world.users[0], limit=10)

    assert {chat.id: chat.last_message_id for chat in page.items} == {
        chat: f"message-{index}-6" for index, chat in enumerate(world.chats[:4])
    }


def test_page_of_a_chat_without_messages_has_no_last_message(world: World) -> None:
    page = ChatRepository(world.db).page(user_id=world.users[1], limit=10)

    assert [(chat.id, chat.last_message_id, chat.last_message_parts) for chat in page.items] == [("chat-z", None, None)]


def test_page_with_a_chat_of_somebody_else_as_cursor_is_refused(world: World) -> None:
    with pytest.raises(NotFound):
        ChatRepository(world.db).page(user_id=world.users[1], limit=10, before=world.chats[0])


@pytest.mark.parametrize(("limit", "before", "after"), [(0, None, None), (-1, None, None), (1, "a", "b")])
def test_a_page_that_means_nothing_is_refused(db: Adapter, limit: int, before: str | None, after: str | None) -> None:
    with pytest.raises(ValueError, match=r"a page has room|not both"):
        ChatRepository(db).page(user_id="", limit=limit, before=before, after=after)


def test_deleting_a_chat_deletes_all_below_it(world: World) -> None:
    db, chat = world.db, world.chats[0]

    assert ChatRepository(db).delete(id=chat) == 1
    below = [
        MessageRepository(db).of_chat(chat_id=chat),
        VoteRepository(db).of_chat(chat_id=chat),
        StreamRepository(db).ids_of_chat(chat_id=chat),
    ]
    assert below == [[], [], []]


def test_deleting_all_chats_of_a_user_leaves_those_of_others(world: World) -> None:
    chats = ChatRepository(world.db)

    assert chats.delete_of_user(user_id=world.users[0]) == 4
    assert chats.get(id=world.chats[4]) is not None


def test_renaming_and_visibility_change_one_chat(world: World) -> None:
    chats = ChatRepository(world.db)

    assert (chats.rename(id=world.chats[0], title="제목"), chats.set_visibility(id=world.chats[0], visibility="public")) == (1, 1)
    changed, other = chats.get(id=world.chats[0]), chats.get(id=world.chats[1])
    assert changed is not None
    assert other is not None
    assert (changed.title, changed.visibility, other.visibility) == ("제목", "public", "private")


def test_renaming_a_chat_that_is_not_there_changes_nothing(world: World) -> None:
    assert ChatRepository(world.db).rename(id="nothing", title="") == 0


def test_unknown_visibility_is_refused(world: World) -> None:
    with pytest.raises(CheckViolation) as caught:
        ChatRepository(world.db).set_visibility(id=world.chats[0], visibility="secret")

    assert caught.value.constraint == "chats_visibility_check"


def test_chat_of_nobody_is_refused(db: Adapter) -> None:
    with pytest.raises(ForeignKeyViolation):
        ChatRepository(db).open(user_id="nobody", title="")


def test_deleting_messages_from_a_time_on_deletes_their_votes(world: World) -> None:
    db, chat = world.db, world.chats[0]

    assert MessageRepository(db).delete_from(chat_id=chat, since=START + timedelta(milliseconds=1)) == 4
    assert [vote.message_id for vote in VoteRepository(db).of_chat(chat_id=chat)] == [f"message-0-{index}" for index in range(3)]


def test_messages_of_one_moment_stay_in_the_order_of_the_batch(db: Adapter) -> None:
    user = UserRepository(db).create_guest()
    chat = ChatRepository(db).open(user_id=user.id, title="")
    batch = [NewMessage(chat_id=chat.id, role="user", parts=[], created_at=START) for _ in range(20)]

    assert MessageRepository(db).append(messages=batch) == 20
    assert [message.id for message in MessageRepository(db).of_chat(chat_id=chat.id)] == [message.id for message in batch]


def test_a_batch_with_one_wrong_message_adds_none(world: World) -> None:
    chat = world.chats[4]
    batch = [NewMessage(chat_id=chat, role="user", parts=[]), NewMessage(chat_id=chat, role="nobody", parts=[])]

    with pytest.raises(CheckViolation):
        MessageRepository(world.db).append(messages=batch)
    assert MessageRepository(world.db).of_chat(chat_id=chat) == []
