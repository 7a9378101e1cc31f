"""
A service with an N+1 of every shape.

``# call`` marks the line that must be reported as the one that runs the statement, ``# loop`` the one that loops where that is another.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import lru_cache, wraps
from heapq import nlargest
from typing import TYPE_CHECKING

from twinsql import unit_of_work
from twinsql.repo import ChatRepository, MessageRepository, NewMessage, UserRepository

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from twinsql import Adapter, Executor
    from twinsql.repo.queries.chats import Chat
    from twinsql.repo.queries.messages import Message

    Shape = Callable[[Adapter, list[str]], object]


def for_loop(db: Adapter, ids: list[str]) -> None:
    chats = ChatRepository(db)
    for one in ids:
        chats.get(id=one)  # call


def list_comprehension(db: Adapter, ids: list[str]) -> list[Chat | None]:
    return [ChatRepository(db).get(id=one) for one in ids]  # call


def dict_comprehension_of_several_lines(db: Adapter, ids: list[str]) -> dict[str, Chat | None]:
    return {
        one: ChatRepository(db).get(id=one)  # call
        for one in ids
    }


def generator_expression(db: Adapter, ids: list[str]) -> int:
    return sum(ChatRepository(db).get(id=one) is None for one in ids)  # call


def generator(db: Adapter, ids: list[str]) -> list[Chat | None]:
    def each() -> Iterator[Chat | None]:
        for one in ids:
            yield ChatRepository(db).get(id=one)  # call

    return list(each())


def mapped(db: Adapter, ids: list[str]) -> list[Chat | None]:
    chats = ChatRepository(db)
    return list(map(lambda one: chats.get(id=one), ids))  # noqa: C417  # call


def while_loop(db: Adapter, ids: list[str]) -> None:
    chats, todo = ChatRepository(db), list(ids)
    while todo:
        chats.get(id=todo.pop())  # call


def helper(db: Adapter, ids: list[str]) -> None:
    for one in ids:
        load(db, one)  # loop


def load(db: Executor, one: str) -> Chat | None:
    return ChatRepository(db).get(id=one)  # call of helper, helper_in_a_comprehension, map_of_helper, helper_of_helper, recursion


def helper_in_a_comprehension(db: Adapter, ids: list[str]) -> list[Chat | None]:
    return [load(db, one) for one in ids]  # loop


def map_of_helper(db: Adapter, ids: list[str]) -> list[Chat | None]:
    return list(map(lambda one: load(db, one), ids))  # noqa: C417  # loop


def helper_of_helper(db: Adapter, ids: list[str]) -> None:
    def title(one: str) -> str:
        chat = load(db, one)
        return chat.title if chat is not None else ""

    for one in ids:
        title(one)  # loop


def cached_helper(db: Adapter, ids: list[str]) -> None:
    @lru_cache
    def cached(one: str) -> Chat | None:
        return ChatRepository(db).get(id=one)  # call

    for one in ids * 2:
        cached(one)  # loop


class Reader:
    def __init__(self, db: Adapter) -> None:
        self.chats = ChatRepository(db)

    def chat(self, one: str) -> Chat | None:
        return self.chats.get(id=one)  # call of method


def method(db: Adapter, ids: list[str]) -> None:
    reader = Reader(db)
    for one in ids:
        reader.chat(one)  # loop


class LoopingRepository(ChatRepository):
    __slots__ = ()

    def each(self, ids: list[str]) -> list[Chat | None]:
        return [self.get(id=one) for one in ids]  # call of method_of_a_repository_that_loops

    def titled(self, one: str) -> str:
        chat = self.get(id=one)  # call of loop_over_a_method_of_a_repository
        return chat.title if chat is not None else ""


def method_of_a_repository_that_loops(db: Adapter, ids: list[str]) -> None:
    LoopingRepository(db).each(ids)


def loop_over_a_method_of_a_repository(db: Adapter, ids: list[str]) -> None:
    chats = LoopingRepository(db)
    for one in ids:
        chats.titled(one)  # loop


def recursion(db: Adapter, ids: list[str]) -> None:
    walk(db, ids, 0)


def walk(db: Adapter, ids: list[str], at: int) -> None:
    """A tree: below each come two."""
    if at < len(ids):
        load(db, ids[at])
        for below in (2 * at + 1, 2 * at + 2):
            walk(db, ids, below)  # loop of recursion


def nested_loops(db: Adapter, ids: list[str]) -> None:
    chats = ChatRepository(db)
    for _ in range(2):
        for one in ids:
            chats.get(id=one)  # call


def short_inner_loops(db: Adapter, ids: list[str]) -> None:
    def some(part: list[str]) -> None:
        for one in part:
            ChatRepository(db).get(id=one)  # call

    for at in range(0, len(ids), 3):
        some(ids[at : at + 3])  # loop


def in_a_transaction(db: Adapter, ids: list[str]) -> None:
    with db.transaction() as tx:
        for one in ids:
            ChatRepository(tx).get(id=one)  # call


def helper_in_a_transaction(db: Adapter, ids: list[str]) -> None:
    with db.transaction() as tx:
        for one in ids:
            load_there(tx, one)  # loop


def load_there(tx: Executor, one: str) -> None:
    ChatRepository(tx).get(id=one)  # call of helper_in_a_transaction


def in_a_unit_of_work(db: Adapter, ids: list[str]) -> None:
    with unit_of_work("a request"):
        for one in ids:
            ChatRepository(db).get(id=one)  # call


def transactions_in_a_unit_of_work(db: Adapter, ids: list[str]) -> None:
    with unit_of_work("a request"):
        for one in ids:
            with db.transaction() as tx:
                ChatRepository(tx).get(id=one)  # call


def writes(db: Adapter, ids: list[str]) -> None:
    for one in ids:
        ChatRepository(db).rename(id=one, title="new")  # call


def several_statements_after_a_read(db: Adapter, ids: list[str]) -> None:
    chats = ChatRepository(db)
    chats.newest(user_id="nobody", most=20)

    def both(one: str) -> None:
        chats.get(id=one)  # call
        chats.rename(id=one, title="new")

    for one in ids:
        both(one)  # loop


def several_in_a_comprehension(db: Adapter, ids: list[str]) -> list[str]:
    ChatRepository(db).newest(user_id="nobody", most=20)
    return [both(db, one) for one in ids]  # loop


def several_in_a_generator(db: Adapter, ids: list[str]) -> str:
    ChatRepository(db).newest(user_id="nobody", most=20)
    return " ".join(both(db, one) for one in ids)  # loop


def both(db: Adapter, one: str) -> str:
    chats = ChatRepository(db)
    chats.rename(id=one, title="new")  # call of several_in_a_comprehension, several_in_a_generator, several_for_a_list_of_the_caller
    return str(chats.get(id=one))


def several_for_a_list_of_the_caller(db: Adapter, ids: list[str]) -> list[str]:
    chat = ChatRepository(db).open(user_id=UserRepository(db).sign_up(email="a@example.com").id, title="one")
    MessageRepository(db).append(messages=[NewMessage(chat.id, "user", []) for _ in ids])
    return shown(db, MessageRepository(db).of_chat(chat_id=chat.id))


def shown(db: Adapter, messages: list[Message]) -> list[str]:
    return [both(db, message.id) for message in messages]  # loop of several_for_a_list_of_the_caller


class LazyChats(Mapping[str, "Chat | None"]):
    def __init__(self, db: Adapter, ids: list[str]) -> None:
        self.db, self.ids = db, ids

    def __getitem__(self, one: str) -> Chat | None:
        return ChatRepository(self.db).get(id=one)  # call of lazy_mapping, all_of_a_lazy_mapping

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self.ids)


def lazy_mapping(db: Adapter, ids: list[str]) -> list[Chat | None]:
    chats = LazyChats(db, ids)
    return [chats.get(one) for one in ids]  # loop


def all_of_a_lazy_mapping(db: Adapter, ids: list[str]) -> list[Chat | None]:
    return list(LazyChats(db, ids).values())  # loop


def key_of_a_heap(db: Adapter, ids: list[str]) -> list[str]:
    chats = ChatRepository(db)
    return nlargest(3, ids, key=lambda one: chats.get(id=one) is None)  # call


def line_of_calls(db: Adapter, ids: list[str]) -> None:
    def follow(at: int) -> None:
        ChatRepository(db).get(id=ids[at])  # call
        if at + 1 < len(ids):
            follow(at + 1)  # loop

    follow(0)


def streams(db: Adapter, ids: list[str]) -> None:
    for one in ids:
        with MessageRepository(db).stream_of_chat(chat_id=one) as rows:
            list(rows)  # call


def asynchronous(db: Adapter, ids: list[str]) -> None:
    async def chat(one: str) -> Chat | None:
        await asyncio.sleep(0)
        return ChatRepository(db).get(id=one)  # call

    async def view() -> None:
        for one in ids:
            await chat(one)  # loop

    asyncio.run(view())


def decorated_helper(db: Adapter, ids: list[str]) -> None:
    def logged(work: Callable[[str], Chat | None]) -> Callable[[str], Chat | None]:
        @wraps(work)
        def wrapper(one: str) -> Chat | None:
            return work(one)

        return wrapper

    @logged
    def chat(one: str) -> Chat | None:
        return ChatRepository(db).get(id=one)  # call

    for one in ids:
        chat(one)  # loop


def repeated_transaction(db: Adapter, ids: list[str]) -> None:
    def work(tx: Executor) -> None:
        for one in ids:
            ChatRepository(tx).get(id=one)  # call

    db.run(work)


SHAPES: list[Shape] = [
    line_of_calls,
    streams,
    asynchronous,
    decorated_helper,
    repeated_transaction,
    for_loop,
    list_comprehension,
    dict_comprehension_of_several_lines,
    generator_expression,
    generator,
    mapped,
    while_loop,
    helper,
    helper_in_a_comprehension,
    map_of_helper,
    helper_of_helper,
    cached_helper,
    method,
    method_of_a_repository_that_loops,
    loop_over_a_method_of_a_repository,
    recursion,
    nested_loops,
    short_inner_loops,
    in_a_transaction,
    helper_in_a_transaction,
    in_a_unit_of_work,
    transactions_in_a_unit_of_work,
    writes,
    several_statements_after_a_read,
    several_in_a_comprehension,
    several_in_a_generator,
    several_for_a_list_of_the_caller,
    lazy_mapping,
    all_of_a_lazy_mapping,
    key_of_a_heap,
]
