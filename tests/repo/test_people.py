"""Users, votes, documents, memories, files, searches, usage."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from twinsql import CheckViolation, ForeignKeyViolation, NotFound, SerializationFailure, UniqueViolation
from twinsql.repo import (
    ChatRepository,
    DocumentRepository,
    FileRepository,
    MemoryRepository,
    MessageRepository,
    SearchRepository,
    SuggestionRepository,
    UsageRepository,
    UserRepository,
    VoteRepository,
)

from tests.repo.world import START

if TYPE_CHECKING:
    from twinsql import Adapter

    from tests.repo.world import World


@pytest.mark.parametrize("again", ["ada@example.com", " Ada@EXAMPLE.com ", "ADA@example.COM"])
def test_an_address_is_taken_however_it_is_written(db: Adapter, again: str) -> None:
    users = UserRepository(db)
    users.sign_up(email="Ada@example.com")

    with pytest.raises(UniqueViolation):
        users.sign_up(email=again)


def test_a_user_is_found_by_an_address_however_it_is_written(db: Adapter) -> None:
    user = UserRepository(db).sign_up(email="Üser@example.com", password="hash")

    assert UserRepository(db).by_email(email="ÜSER@EXAMPLE.COM") == user


def test_guests_have_addresses_of_their_own(db: Adapter) -> None:
    guests = [UserRepository(db).create_guest() for _ in range(3)]

    assert len({guest.email for guest in guests}) == 3


def test_a_second_vote_changes_the_first(world: World) -> None:
    votes = VoteRepository(world.db)
    votes.cast_vote(chat_id=world.chats[0], message_id=world.messages[0], is_upvoted=False)

    assert votes.of_chat(chat_id=world.chats[0])[0].is_upvoted is False


def test_a_vote_on_a_message_of_another_chat_is_refused(world: World) -> None:
    with pytest.raises(ForeignKeyViolation):
        VoteRepository(world.db).cast_vote(chat_id=world.chats[1], message_id=world.messages[0], is_upvoted=True)


def test_many_votes_at_once_leave_one(world: World) -> None:
    def vote(number: int) -> int:
        return VoteRepository(world.db).cast_vote(chat_id=world.chats[1], message_id="message-1-0", is_upvoted=number % 2 == 0)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(vote, range(40))) == [1] * 40
    assert len(VoteRepository(world.db).of_chat(chat_id=world.chats[1])) == 1


def test_versions_saved_at_once_are_all_kept(world: World) -> None:
    def save(number: int) -> int:
        return world.db.run(
            lambda tx: (
                DocumentRepository(tx).save(id="shared", user_id=world.users[0], title=str(number), kind="text", content=None).version
            ),
            attempts=50,
        )

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(save, range(12))) == list(range(1, 13))


def test_versions_saved_at_once_without_a_transaction_are_all_kept(world: World) -> None:
    documents = DocumentRepository(world.db)

    def save(number: int) -> int:
        return documents.save(id="shared", user_id=world.users[0], title=str(number), kind="text", content=None).version

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(save, range(24))) == list(range(1, 25))


def test_a_version_that_a_transaction_cannot_see_makes_it_repeatable(postgres_db: Adapter) -> None:
    """SQLite has one writer at a time, so there it cannot happen."""
    user, documents = UserRepository(postgres_db).create_guest(), DocumentRepository(postgres_db)

    def save_in_a_transaction() -> None:
        with postgres_db.transaction() as tx:
            assert DocumentRepository(tx).newest(id="shared") is None
            with ThreadPoolExecutor(1) as pool:
                pool.submit(documents.save, id="shared", user_id=user.id, title="", kind="text", content=None).result()
            DocumentRepository(tx).save(id="shared", user_id=user.id, title="", kind="text", content=None)

    with pytest.raises(SerializationFailure) as caught:
        save_in_a_transaction()
    assert caught.value.retryable


def test_an_unknown_author_is_not_taken_for_a_race(db: Adapter) -> None:
    with pytest.raises(ForeignKeyViolation):
        DocumentRepository(db).save(user_id="nobody", title="", kind="text", content=None)


def test_of_many_who_sign_up_with_one_address_at_once_one_does(db: Adapter) -> None:
    def sign_up(number: int) -> bool:
        try:
            UserRepository(db).sign_up(email=("ada@example.com", "ADA@example.com")[number % 2])
        except UniqueViolation:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(sign_up, range(16))) == 1


def test_no_method_but_credentials_gives_the_password(world: World) -> None:
    user = UserRepository(world.db).get(id=world.users[0])
    credentials = UserRepository(world.db).credentials(email="ÜSER0@example.com")

    assert "ha$h" not in repr(user)
    assert credentials is not None
    assert (credentials.user_id, credentials.password) == (world.users[0], "ha$h")


@pytest.mark.parametrize(("length", "taken"), [(320, True), (321, False)])
def test_an_address_longer_than_an_index_takes_is_refused(db: Adapter, length: int, taken: bool) -> None:
    email = "".join(chr(0xAC00 + index) for index in range(length))
    outcome = "taken"
    try:
        UserRepository(db).sign_up(email=email)
    except CheckViolation as error:
        outcome = str(error.constraint)

    assert outcome == ("taken" if taken else "users_email_check")


def test_an_id_longer_than_an_index_takes_is_refused(db: Adapter) -> None:
    user = UserRepository(db).create_guest()

    with pytest.raises(CheckViolation) as caught:
        ChatRepository(db).create(id="한" * 65, user_id=user.id, title="", visibility="public", created_at=START)
    assert caught.value.constraint == "chats_id_check"


def test_the_longest_category_and_ids_fit_into_the_index(db: Adapter) -> None:
    wide = [chr(0x1F300 + index % 0x300) for index in range(200)]
    user_id, memory_id, category = "".join(wide[:64]), "".join(wide[64:128]), "".join(wide)
    UserRepository(db).create(id=user_id, email="", password=None, is_guest=True, created_at=START)
    MemoryRepository(db).save(id=memory_id, user_id=user_id, content="", category=category)

    assert [memory.id for memory in MemoryRepository(db).of_category(user_id=user_id, category=category)] == [memory_id]


def test_a_memory_of_another_user_is_not_changed(world: World) -> None:
    memories = MemoryRepository(world.db)

    with pytest.raises(NotFound):
        memories.save(id="memory-0", user_id=world.users[1], content="stolen")
    assert "stolen" not in [memory.content for memory in memories.of_user(user_id=world.users[0])]


def test_newest_version_is_the_last_saved(world: World) -> None:
    newest = DocumentRepository(world.db).newest(id=world.documents[0])

    assert newest is not None
    assert newest.version == 4


def test_deleting_young_versions_deletes_their_suggestions(world: World) -> None:
    document = world.documents[0]

    assert DocumentRepository(world.db).delete_after(id=document, after=START + timedelta(hours=2)) == 2
    assert {suggestion.document_version for suggestion in SuggestionRepository(world.db).of_document(document_id=document)} == {1, 2}


def test_a_resolved_suggestion_is_not_open(world: World) -> None:
    suggestions = SuggestionRepository(world.db)
    before = [one.id for one in suggestions.open_of_document(document_id=world.documents[0])]

    assert suggestions.resolve(id=before[0]) == 1
    assert [one.id for one in suggestions.open_of_document(document_id=world.documents[0])] == before[1:]


def test_saving_a_memory_again_changes_it_and_keeps_when_it_was_made(world: World) -> None:
    memories = MemoryRepository(world.db)
    later = START + timedelta(days=1)
    saved = memories.save(
        id="memory-0", user_id=world.users[0], category="new", content="", confidence=0.5, metadata={}, source_chat_id=None, at=later
    )

    assert (saved.category, saved.created_at < saved.updated_at) == ("new", True)


def test_a_memory_outlives_its_chat(world: World) -> None:
    ChatRepository(world.db).delete(id=world.chats[1])

    assert {memory.source_chat_id for memory in MemoryRepository(world.db).of_user(user_id=world.users[0])} == {None}


def test_memories_without_a_category_are_those_of_the_empty_one(world: World) -> None:
    found = MemoryRepository(world.db).of_category(user_id=world.users[0], category="")

    assert {memory.category for memory in found} == {None, ""}


def test_a_file_keeps_a_size_beyond_what_a_float_holds(world: World) -> None:
    assert FileRepository(world.db).of_chat(chat_id=world.chats[1])[0].size_bytes == 2**53 + 1


def test_an_expired_search_is_not_found_and_is_purged(world: World) -> None:
    searches = SearchRepository(world.db)
    searches.put(engine="brave", query="old", results=[], lives=timedelta(hours=1), at=START)

    assert searches.find(engine="brave", query="old", at=START + timedelta(hours=1)) is None
    assert searches.purge(at=START + timedelta(days=1)) == 8


def test_searches_of_two_engines_do_not_meet(db: Adapter) -> None:
    searches = SearchRepository(db)
    searches.put(engine="a", query="b", results=1, lives=timedelta(hours=1), at=START)

    assert searches.find(engine="ab", query="", at=START) is None


def test_a_search_longer_than_an_index_takes_is_kept(db: Adapter) -> None:
    query = "질문 " * 5000
    SearchRepository(db).put(engine="brave", query=query, results=[1], lives=timedelta(hours=1), at=START)

    found = SearchRepository(db).find(engine="brave", query=query, at=START)
    assert found is not None
    assert found.results == [1]


def test_count_asked_counts_a_users_own_messages_since_a_time(world: World) -> None:
    messages = MessageRepository(world.db)

    assert messages.count_asked(user_id=world.users[0], since=START + timedelta(days=3)) == 2
    assert messages.count_asked(user_id=world.users[1], since=START) == 0


def test_usage_adds_up_day_by_day(world: World) -> None:
    days = UsageRepository(world.db).per_day(since=START, until=START + timedelta(days=10))

    assert [(day.day, day.messages, day.messages_so_far) for day in days[:2]] == [(date(2026, 2, 27), 1, 1), (date(2026, 2, 28), 2, 3)]


def test_equally_active_chats_share_a_place(world: World) -> None:
    chats = UsageRepository(world.db).most_active_chats(since=START, until=START + timedelta(days=10), most=10)

    assert [(chat.chat_id, chat.place) for chat in chats] == [("chat-B", 1), ("chat-a", 1), ("chat-b", 1), ("chat-Ä", 1)]
