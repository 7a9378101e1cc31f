"""A service that does nothing too often, however often it is asked: none of it may be reported."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from queue import SimpleQueue
from threading import Event
from typing import TYPE_CHECKING

from twinsql import unit_of_work
from twinsql.repo import ChatRepository, MessageRepository

if TYPE_CHECKING:
    from collections.abc import Callable

    from twinsql import Adapter

    Quiet = Callable[[Adapter, list[str]], object]

ENOUGH = 30
"""Requests, far more than the limit."""


def few(db: Adapter, ids: list[str]) -> None:
    for one in ids[:10]:
        ChatRepository(db).get(id=one)


def another_line_each_time(db: Adapter, ids: list[str]) -> None:
    chats = ChatRepository(db)
    with db.transaction() as tx:
        chats = ChatRepository(tx)
        chats.get(id=ids[0])
        chats.get(id=ids[1])
        chats.get(id=ids[2])
        chats.get(id=ids[3])
        chats.get(id=ids[4])
        chats.get(id=ids[5])
        chats.get(id=ids[6])
        chats.get(id=ids[7])
        chats.get(id=ids[8])
        chats.get(id=ids[9])
        chats.get(id=ids[10])
        chats.get(id=ids[11])


def batches(db: Adapter, ids: list[str]) -> None:
    for _ in ids:
        MessageRepository(db).append(messages=[])


def pages_in_a_unit(db: Adapter, ids: list[str]) -> None:
    with unit_of_work("an export"):
        before, id_, pages = datetime(2030, 1, 1, tzinfo=UTC), "", 0
        while pages < ENOUGH:
            ChatRepository(db).older_than(user_id="nobody", created_at=before, id=id_, most=10)
            pages += 1


def pages_through_a_helper(db: Adapter, ids: list[str]) -> None:
    def page() -> int:
        return len(ChatRepository(db).older_than(user_id="nobody", created_at=datetime(2030, 1, 1, tzinfo=UTC), id="", most=10))

    with db.transaction():
        pages = 0
        while pages < ENOUGH and page() == 0:
            pages += 1


def handle(db: Adapter, one: str) -> None:
    ChatRepository(db).get(id=one)


def server_of_a_queue(db: Adapter, ids: list[str]) -> None:
    requests: SimpleQueue[str | None] = SimpleQueue()
    for one in [*ids, None]:
        requests.put(one)
    while True:
        request = requests.get()
        if request is None:
            break
        handle(db, request)


def server_with_a_stop(db: Adapter, ids: list[str]) -> None:
    stop, requests = Event(), list(ids)
    while not stop.is_set():
        handle(db, requests.pop())
        if not requests:
            stop.set()


def worker_that_takes_jobs(db: Adapter, ids: list[str]) -> None:
    jobs = list(ids)
    while True:
        ChatRepository(db).get(id=jobs.pop())
        if not jobs:
            return


def poller(db: Adapter, ids: list[str]) -> None:
    for one in ids:
        ChatRepository(db).get(id=one)
        time.sleep(0.101)


def poller_in_a_unit(db: Adapter, ids: list[str]) -> None:
    def is_done(one: str) -> bool:
        return ChatRepository(db).get(id=one) is not None

    waited = 0
    with unit_of_work("a job that waits for another"):
        while not is_done("a job") and waited < 12:
            time.sleep(0.101)
            waited += 1


def units_one_after_the_other(db: Adapter, ids: list[str]) -> None:
    for one in ids:
        with unit_of_work("a request"):
            handle(db, one)


def transactions_one_after_the_other(db: Adapter, ids: list[str]) -> None:
    for one in ids:
        with db.transaction() as tx:
            ChatRepository(tx).get(id=one)


def requests_of_several_statements(db: Adapter, ids: list[str]) -> None:
    def request(one: str) -> None:
        ChatRepository(db).get(id=one)
        ChatRepository(db).newest(user_id=one, most=10)

    for one in ids:
        request(one)


def consumer_that_has_read_its_settings(db: Adapter, ids: list[str]) -> None:
    ChatRepository(db).newest(user_id="nobody", most=10)
    requests_of_several_statements(db, ids)


def comprehension_of_requests(db: Adapter, ids: list[str]) -> None:
    def request(one: str) -> bool:
        ChatRepository(db).get(id=one)
        ChatRepository(db).newest(user_id=one, most=10)
        return True

    all(request(one) for one in ids)


QUIET: list[Quiet] = [
    few,
    another_line_each_time,
    batches,
    pages_in_a_unit,
    pages_through_a_helper,
    server_of_a_queue,
    server_with_a_stop,
    worker_that_takes_jobs,
    poller,
    poller_in_a_unit,
    units_one_after_the_other,
    transactions_one_after_the_other,
    requests_of_several_statements,
    consumer_that_has_read_its_settings,
    comprehension_of_requests,
]
