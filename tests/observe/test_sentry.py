"""What Sentry hears: spans and breadcrumbs of statements, each error once."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sentry_sdk
from twinsql.adapters.errors import (
    ConfigError,
    ConnectionLost,
    DataError,
    NotFound,
    PoolTimeout,
    SerializationFailure,
    UniqueViolation,
)
from twinsql.adapters.observing import Observing
from twinsql.adapters.postgres import PostgresAdapter
from twinsql.adapters.settings import Settings
from twinsql.observe.connect import connect, listeners
from twinsql.observe.sentry import SentryListener
from twinsql.repo.queries.chats import ChatQueries

from tests.contract.statements import ADD, ALL, COUNT, GET
from tests.observe.recording import DSN, Recorded, recording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twinsql.adapters.protocol import Adapter, Transaction

    from tests.contract.conftest import Opened

NOBODYS_PORT = 1

SYSTEM = {"sqlite": "sqlite", "postgres": "postgresql"}


@pytest.fixture
def recorded() -> Iterator[Recorded]:
    with recording() as transport:
        yield transport


@pytest.fixture
def db(recorded: Recorded, opened: Opened) -> Iterator[Adapter]:
    with opened(SentryListener()) as db:
        yield db


def add_twice(db: Adapter) -> UniqueViolation:
    db.execute(ADD, ("a", "a@x", 1))
    return add_again(db)


def add_again(db: Adapter) -> UniqueViolation:
    with pytest.raises(UniqueViolation) as caught:
        db.execute(ADD, ("a", "a@x", 1))
    return caught.value


def spans(recorded: Recorded) -> dict[str, dict[str, Any]]:
    [transaction] = recorded.transactions
    return {span["description"]: span for span in transaction["spans"]}


def test_statement_has_a_span_in_the_conventions_of_databases(db: Adapter, recorded: Recorded) -> None:
    with sentry_sdk.start_transaction(name="request"):
        db.all(ALL)
    [span] = recorded.transactions[0]["spans"]
    assert (span["op"], span["description"], span["status"]) == ("db.query", "people.all", "ok")
    assert span["parent_span_id"] == recorded.transactions[0]["contexts"]["trace"]["span_id"]
    assert span["timestamp"] >= span["start_timestamp"]
    told = {name: value for name, value in span["data"].items() if not name.startswith("thread") and name != "pool_wait_ms"}
    assert told == {
        "db.system": SYSTEM[db.dialect],
        "db.operation": "SELECT",
        "db.query.summary": "SELECT people",
        "source": "sql/people.sql:1",
        "rows": 0,
    }


def test_spans_lie_in_each_other_as_calls_do(db: Adapter, recorded: Recorded) -> None:
    with sentry_sdk.start_transaction(name="request"):
        with sentry_sdk.start_span(name="handler"), db.transaction() as tx:
            tx.one(COUNT)
            with sentry_sdk.start_span(name="step"):
                tx.all(ALL)
        db.one_or_none(GET, ("a",))
    found = spans(recorded)
    parents = {name: next((n for n, one in found.items() if one["span_id"] == span["parent_span_id"]), "") for name, span in found.items()}
    assert parents == {
        "handler": "",
        "transaction": "handler",
        "people.count": "transaction",
        "step": "transaction",
        "people.all": "step",
        "people.get": "",
    }
    assert (found["transaction"]["op"], found["transaction"]["data"]["outcome"]) == ("db.transaction", "committed")


def test_failed_statement_and_its_transaction_have_spans_that_say_so(db: Adapter, recorded: Recorded) -> None:
    with sentry_sdk.start_transaction(name="request"), pytest.raises(DataError), db.transaction() as tx:
        tx.execute(ADD, ("a", "a@x", "old"))
    found = spans(recorded)
    assert (found["people.add"]["status"], found["people.add"]["data"]["error"]) == ("internal_error", "DataError")
    assert (found["transaction"]["status"], found["transaction"]["data"]["outcome"]) == ("aborted", "rolled back")


def test_batch_and_stream_have_a_span_each(db: Adapter, recorded: Recorded) -> None:
    with sentry_sdk.start_transaction(name="request"):
        db.execute_many(ADD, [("a", "a@x", 1), ("b", "b@x", 1)])
        with db.iterate(ALL) as rows:
            list(rows)
    found = spans(recorded)
    assert {name: one["data"].get("rows") for name, one in found.items()} == {"transaction": None, "people.add": 2, "people.all": 2}


def test_no_span_is_made_where_none_is_sent(db: Adapter, recorded: Recorded) -> None:
    db.one(COUNT)
    with sentry_sdk.start_transaction(name="request", sampled=False), db.transaction() as tx:
        outer = sentry_sdk.get_current_span()
        tx.one(COUNT)
    assert outer is not None
    assert outer.op != "db.transaction"
    assert recorded.transactions == []


def test_error_is_captured_once_with_statement_and_place(db: Adapter, recorded: Recorded) -> None:
    add_twice(db)
    [event] = recorded.events
    assert event["fingerprint"] == ["twinsql", "UniqueViolation", "people.add"]
    assert event["tags"]["statement"] == "people.add"
    assert event["tags"]["source"] == "sql/people.sql:1"
    assert event["tags"]["sqlstate"] in {"23505", "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"}
    assert event["exception"]["values"][-1]["stacktrace"]["frames"][-1]["function"] == "add_again"


def test_breadcrumbs_tell_which_statements_went_before(db: Adapter, recorded: Recorded) -> None:
    db.one(COUNT)
    add_twice(db)
    crumbs = [crumb for crumb in recorded.events[0]["breadcrumbs"]["values"] if crumb["category"] == "query"]
    assert [(crumb["message"], crumb["level"], crumb["data"]["rows"]) for crumb in crumbs[-3:]] == [
        ("people.count", "info", 1),
        ("people.add", "info", 1),
        ("people.add", "error", 0),
    ]


def test_what_the_application_captures_again_is_dropped(db: Adapter, recorded: Recorded) -> None:
    error = add_twice(db)
    other = ValueError("between them")
    sentry_sdk.capture_exception(other)
    sentry_sdk.capture_exception(error)
    logging.getLogger("service").error("it failed", exc_info=error)
    assert recorded.kinds() == ["UniqueViolation", "ValueError"]


def test_error_of_the_application_that_came_of_ours_is_another_one(db: Adapter, recorded: Recorded) -> None:
    answer = RuntimeError("409")
    answer.__cause__ = add_twice(db)
    sentry_sdk.capture_exception(answer)
    assert recorded.kinds() == ["UniqueViolation", "RuntimeError"]
    assert "fingerprint" not in recorded.events[1]
    assert recorded.events[1]["tags"]["statement"] == "people.add"


def test_line_about_an_error_of_ours_has_no_variables(opened: Opened) -> None:
    with recording(attach_stacktrace=True) as recorded, opened(SentryListener()) as db:
        held = ["a secret"]
        logging.getLogger("service").error("other")
        logging.getLogger("service").error("it failed: %s", add_twice(db))
        logging.getLogger("twinsql").error("query.failed")
        answer = RuntimeError("409")
        answer.__context__ = add_again(db)
        logging.getLogger("service").error("no answer: %(why)s", {"why": answer})
        try:
            raise add_again(db)
        except UniqueViolation:
            logging.getLogger("service").error("no error named")  # noqa: TRY400
            sentry_sdk.capture_message("nor here")
        assert held
    with_variables = {
        event.get("message") or event["logentry"]["message"]: any(
            "vars" in frame for frame in event["threads"]["values"][0]["stacktrace"]["frames"]
        )
        for event in recorded.events
        if "threads" in event
    }
    said = ("it failed: %s", "query.failed", "no answer: %(why)s", "no error named", "nor here")
    assert with_variables == {"other": True, **dict.fromkeys(said, False)}


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg", "sqlite"])
def test_event_about_an_error_of_ours_has_no_address(db: Adapter, recorded: Recorded, scheme: str) -> None:
    error = add_twice(db)
    logging.getLogger("service").error("%s at %s", error, f"{scheme}://somebody:hunter2@host/db")
    assert "hunter2" not in repr(recorded.events[1])


def test_methods_that_the_build_made_tell_no_variables_of_errors_that_are_not_ours(recorded: Recorded) -> None:
    SentryListener()
    nothing: Any = None
    try:
        ChatQueries(nothing).get(id="a secret")
    except AttributeError as error:
        sentry_sdk.capture_exception(error)
    frames = recorded.events[0]["exception"]["values"][0]["stacktrace"]["frames"]
    assert [(frame["function"], "vars" in frame) for frame in frames] == [(frames[0]["function"], True), ("get", False)]


def test_event_that_cannot_be_scrubbed_is_not_sent(db: Adapter, recorded: Recorded) -> None:
    odd: Any = {"message": "odd", "exception": {"values": 7}}
    sentry_sdk.capture_event(odd)
    assert recorded.events == []


def test_error_that_the_application_ignores_is_not_sent(opened: Opened) -> None:
    with recording(ignore_errors=[UniqueViolation]) as recorded, opened(SentryListener()) as db:
        add_twice(db)
    assert recorded.events == []


def test_row_that_is_not_there_is_captured_by_who_does_not_catch_it(db: Adapter, recorded: Recorded) -> None:
    with pytest.raises(NotFound) as caught:
        db.one(GET, ("nobody",))
    assert recorded.events == []
    sentry_sdk.capture_exception(caught.value)
    assert recorded.events[0]["fingerprint"] == ["twinsql", "NotFound", "people.get"]


def test_what_run_repeats_is_captured_once_it_gives_up(db: Adapter, recorded: Recorded) -> None:
    tried: list[int] = []

    def work(tx: Transaction) -> int:
        tried.append(1)
        if len(tried) < 3:
            raise SerializationFailure("in the way", dialect=tx.dialect)
        return tx.one(COUNT)

    assert db.run(work) == 0
    assert recorded.events == []
    tried.clear()
    with pytest.raises(SerializationFailure):
        db.run(work, attempts=2)
    assert recorded.kinds() == ["SerializationFailure"]
    assert [frame["function"] for frame in recorded.events[0]["exception"]["values"][-1]["stacktrace"]["frames"]][-2:] == [
        "test_what_run_repeats_is_captured_once_it_gives_up",
        "work",
    ]


def test_error_that_no_statement_met_is_captured(kept_database: str, recorded: Recorded) -> None:
    with PostgresAdapter(kept_database, size=1, connect_timeout_s=0.05, tracers=[SentryListener()]) as db, db.transaction():
        from threading import Thread

        def ask() -> None:
            with pytest.raises(PoolTimeout, match="in use"):
                db.one(COUNT)

        asking = Thread(target=ask)
        asking.start()
        asking.join()
    assert [event["fingerprint"] for event in recorded.events] == [["twinsql", "PoolTimeout", "postgres"]]


def test_server_that_cannot_be_reached_is_captured(recorded: Recorded) -> None:
    settings = Settings(
        root=Path(),
        sqlite_path=Path("none.db"),
        use_postgres=True,
        postgres_url=f"postgresql://me:s3cret@127.0.0.1:{NOBODYS_PORT}/chat?sslmode=disable",
        observing=Observing(sentry_dsn=DSN),
    )
    with pytest.raises(ConnectionLost):
        connect(settings)
    assert recorded.kinds() == ["ConnectionLost"]
    assert f"127.0.0.1:{NOBODYS_PORT}" not in recorded.text


def test_address_that_is_none_is_an_error_that_does_not_show_it() -> None:
    with pytest.raises(ConfigError, match="SENTRY_DSN is no address") as caught:
        listeners(Observing(sentry_dsn="https://s3cret/none"))
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(("dsn", "loaded"), [(None, "False"), (DSN, "True")])
def test_sentry_is_loaded_where_there_is_an_address(dsn: str | None, loaded: str) -> None:
    program = f"""
import sys
from twinsql.adapters.observing import Observing
from twinsql.observe.connect import listeners
listeners(Observing(sentry_dsn={dsn!r}))
print('sentry_sdk' in sys.modules)
if {dsn!r}:
    import sentry_sdk
    options = sentry_sdk.get_client().options
    print(options['include_local_variables'], sorted(sentry_sdk.get_client().integrations))
"""
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[0] == loaded
    assert result.stdout.splitlines()[1:] == ([] if dsn is None else ["False ['atexit', 'dedupe']"])
