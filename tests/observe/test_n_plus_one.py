"""N+1: found with the right lines, whatever its shape, and nothing else is."""

from __future__ import annotations

import asyncio
import gc
import inspect
import sys
import weakref
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest
from structlog.testing import capture_logs
from twinsql import Settings, connect, unit_of_work
from twinsql.adapters.observing import Observing
from twinsql.observe.activations import MOST_COUNTS, Activation, Count, counted
from twinsql.observe.connect import listeners
from twinsql.observe.n_plus_one import NPlusOne, Suspicion
from twinsql.observe.unit_of_work import Unit
from twinsql.repo import ChatRepository

from tests.observe import looping_service, quiet_service

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from _typeshed import TraceFunction
    from twinsql import Adapter

LIMIT = 10
IDS = [f"chat-{number}" for number in range(LIMIT * 2)]


@pytest.fixture
def found() -> list[Suspicion]:
    return []


@pytest.fixture
def db(twinsql_settings: Settings, found: list[Suspicion], monkeypatch: pytest.MonkeyPatch) -> Iterator[Adapter]:
    # One listener is enough: the plugin's settings name one, too.
    monkeypatch.setenv("TWINSQL_N_PLUS_ONE", "off")
    with connect(Settings.load(twinsql_settings.root), tracers=[NPlusOne(LIMIT, found.append)]) as adapter:
        yield adapter


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A loop is not taken for a poller's where the machine stalls."""
    monkeypatch.setattr("twinsql.observe.activations.GAP_NS", 10**12)


PATIENT = pytest.mark.usefixtures("patience")


def marked(word: str, shape: str) -> str | None:
    """The line that is marked with *word* for the function *shape*."""
    source, first = inspect.getsourcelines(getattr(looping_service, shape))
    for number, line in enumerate(source, first):
        if line.rstrip().endswith(f"# {word}"):
            return f"tests/observe/looping_service.py:{number}"
    lines = inspect.getsource(looping_service).splitlines()
    for number, line in enumerate(lines, 1):
        _, mark, shapes = line.partition(f"# {word} of ")
        if mark and shape in shapes.split(", "):
            return f"tests/observe/looping_service.py:{number}"
    return None


@PATIENT
@pytest.mark.parametrize("shape", looping_service.SHAPES, ids=lambda shape: shape.__name__)
def test_an_n_plus_one_is_found_with_its_lines(db: Adapter, found: list[Suspicion], shape: looping_service.Shape) -> None:
    shape(db, IDS)

    [first] = found[:1]
    assert (first.call_site, first.loop) == (marked("call", shape.__name__), marked("loop", shape.__name__))
    assert first.source.startswith(f"sql/{first.statement.partition('.')[0]}.sql:")
    assert len({one.statement for one in found}) == len(found)


@pytest.mark.parametrize("service", quiet_service.QUIET, ids=lambda service: service.__name__)
def test_a_service_without_one_is_silent(db: Adapter, found: list[Suspicion], service: quiet_service.Quiet) -> None:
    service(db, IDS)

    assert found == []


@PATIENT
def test_each_call_of_a_function_with_one_is_told_once(db: Adapter, found: list[Suspicion]) -> None:
    looping_service.for_loop(db, IDS)
    looping_service.for_loop(db, IDS)

    assert [one.count for one in found] == [LIMIT + 1, LIMIT + 1]


def test_a_unit_of_work_is_told_once_and_by_its_name(db: Adapter, found: list[Suspicion]) -> None:
    with unit_of_work("nightly"):
        looping_service.for_loop(db, IDS)
        looping_service.for_loop(db, IDS)

    assert [(one.unit, one.transaction) for one in found] == [("nightly", None)]


@PATIENT
def test_requests_one_after_the_other_in_one_thread_are_units_of_their_own(db: Adapter, found: list[Suspicion]) -> None:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/looping":
                looping_service.for_loop(db, IDS)
            quiet_service.handle(db, "one")
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as it is called there
            pass

    paths = ["/quiet"] * quiet_service.ENOUGH + ["/looping"] * 2

    def answer(server: HTTPServer) -> None:
        for _ in paths:
            server.handle_request()

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        answering = Thread(target=answer, args=(server,))
        answering.start()
        for path in paths:
            urlopen(f"http://127.0.0.1:{server.server_port}{path}").close()
        answering.join()

    assert [one.statement for one in found] == ["chats.get", "chats.get"]


def test_a_loop_in_another_package_is_a_server_of_requests(db: Adapter, found: list[Suspicion]) -> None:
    load = {"__name__": "load_test", "handle": quiet_service.handle, "db": db, "ids": IDS}
    exec("for one in ids: handle(db, one)", load)

    assert found == []


@PATIENT
def test_modules_of_one_folder_belong_together_apart_from_a_script(db: Adapter, found: list[Suspicion], tmp_path: Path) -> None:
    (tmp_path / "loading.py").write_text("def load(chats, one):\n    return chats.get(id=one)\n")
    (tmp_path / "view.py").write_text("from loading import load\n\ndef view(chats, ids):\n    return [load(chats, one) for one in ids]\n")
    (tmp_path / "load_test.py").write_text("for one in ids:\n    load(chats, one)\n")
    loading: dict[str, object] = {"__name__": "loading"}
    view: dict[str, object] = {"__name__": "view"}
    script: dict[str, object] = {"__name__": "__main__", "chats": ChatRepository(db), "ids": IDS}
    exec(compile((tmp_path / "loading.py").read_text(), tmp_path / "loading.py", "exec"), loading)
    script["load"] = view["load"] = loading["load"]
    exec(compile((tmp_path / "load_test.py").read_text(), tmp_path / "load_test.py", "exec"), script)
    assert found == []

    exec(compile((tmp_path / "view.py").read_text().partition("\n")[2], tmp_path / "view.py", "exec"), view)
    exec("view(chats, ids)", script | view)

    assert [(Path(one.call_site).name, Path(one.loop or "").name) for one in found] == [("loading.py:2", "view.py:3")]


@PATIENT
def test_threads_are_apart(db: Adapter, found: list[Suspicion]) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(looping_service.for_loop, [db] * 8, [IDS] * 8))
        assert len(found) == 8
        list(pool.map(quiet_service.handle, [db] * len(IDS), IDS))
        list(pool.map(looping_service.for_loop, [db] * 8, [IDS[:LIMIT]] * 8))

    assert len(found) == 8


def test_threads_that_share_a_unit_of_work_are_counted_together(db: Adapter, found: list[Suspicion]) -> None:
    with unit_of_work("a report"), ThreadPoolExecutor(4) as pool:
        for running in [pool.submit(copy_context().run, quiet_service.handle, db, one) for one in IDS]:
            running.result()

    assert [(one.unit, one.loop) for one in found] == [("a report", None)]


def test_a_unit_of_work_may_be_left_in_another_context_than_it_was_entered_in() -> None:
    unit = unit_of_work("a request")
    copy_context().run(unit.__enter__)
    copy_context().run(unit.__exit__, None, None, None)


def test_tasks_are_apart(db: Adapter, found: list[Suspicion]) -> None:
    async def task(name: str) -> None:
        with unit_of_work(name):
            for one in IDS[:LIMIT]:
                quiet_service.handle(db, one)
                await asyncio.sleep(0)

    async def both() -> None:
        await asyncio.gather(task("one"), task("other"))

    asyncio.run(both())

    assert found == []


def test_a_method_that_a_thread_runs_by_itself_is_its_own_call_site(db: Adapter, found: list[Suspicion]) -> None:
    async def handle() -> None:
        with unit_of_work("a request"):
            for one in IDS:
                await asyncio.to_thread(ChatRepository(db).get, id=one)

    asyncio.run(handle())

    [one] = found
    assert (one.call_site.split(":")[0].endswith("repo/queries/chats.py"), one.loop) == (True, None)


def test_a_transaction_is_forgotten_when_it_ends(db: Adapter) -> None:
    quiet_service.transactions_one_after_the_other(db, IDS)

    assert [one for one in gc.get_objects() if isinstance(one, Unit)] == []


def test_nothing_of_a_service_is_kept(db: Adapter) -> None:
    class Held:
        pass

    others = [one for one in gc.get_objects() if isinstance(one, Activation)]  # errors that other tests have kept hold frames
    held = Held()
    gone = weakref.ref(held)

    def work(value: Held) -> None:
        looping_service.for_loop(db, IDS)
        assert value is not None

    work(held)
    del held

    # Not even until a collection of garbage.
    assert gone() is None
    gc.collect()
    alive = [one for one in gc.get_objects() if isinstance(one, Activation)]
    expected = {id(one) for one in (*others, *(frame.f_trace for frame in _stack()))}
    assert [one for one in alive if id(one) not in expected] == []


def _stack() -> Iterator[FrameType]:
    frame = inspect.currentframe()
    while frame is not None:
        yield frame
        frame = frame.f_back


def test_counts_of_a_function_that_never_ends_are_bounded(db: Adapter) -> None:
    counts: dict[int, Count] = {}
    for number in range(MOST_COUNTS * 2):
        counted(counts, number)

    assert len(counts) == MOST_COUNTS


def test_a_debugger_that_is_started_in_between_is_not_disturbed(db: Adapter) -> None:
    lines: list[int] = []

    def trace(frame: FrameType, event: str, arg: object) -> TraceFunction:
        lines.append(frame.f_lineno)
        return trace

    quiet_service.handle(db, "one")
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        quiet_service.handle(db, "one")
    finally:
        sys.settrace(before)

    assert lines


def test_the_event_tells_all_but_values(twinsql_settings: Settings) -> None:
    with connect(twinsql_settings) as db, capture_logs() as events, unit_of_work("a request"):
        looping_service.helper(db, IDS)

    [event] = events
    assert event.pop("total_ms") > 0
    assert event == {
        "event": "n_plus_one.suspected",
        "log_level": "warning",
        "statement": "chats.get",
        "source": "sql/chats.sql:7",
        "dialect": db.dialect,
        "call_site": marked("call", "helper"),
        "loop": marked("loop", "helper"),
        "unit": "a request",
        "transaction": None,
        "count": 11,
        "advice": "write a statement with WHERE id = ANY(:ids) in sql/chats.sql and call it once, "
        "or join its tables into the statement that finds what is looped over",
    }


def test_off_unless_asked_for() -> None:
    assert [type(one).__name__ for one in listeners(Observing())] == ["QueryLog"]
    assert [type(one).__name__ for one in listeners(Observing(n_plus_one=10))] == ["QueryLog", "NPlusOne"]
