"""The listener that docs/how-to/opentelemetry.md shows, on every engine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode
from twinsql.adapters.errors import UniqueViolation

from tests.contract.conftest import engine, kept_database, opened, sqlite_template
from tests.contract.statements import ADD, ALL, COUNT
from tests.docs.pages import blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from opentelemetry.trace import Tracer
    from twinsql.adapters.protocol import Adapter

    from tests.contract.conftest import Opened

__all__ = ["engine", "kept_database", "opened", "sqlite_template"]

PAGE = Path(__file__).resolve().parents[2] / "docs/how-to/opentelemetry.md"


@pytest.fixture
def exporter() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture
def tracer(exporter: InMemorySpanExporter) -> Tracer:
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    return provider.get_tracer("tests")


@pytest.fixture
def traced(opened: Opened, tracer: Tracer) -> Iterator[Adapter]:
    [code] = [block.body for block in blocks(PAGE) if block.file == "spans.py"]
    names: dict[str, Any] = {"__name__": "spans"}
    exec(compile(code, "spans.py", "exec"), names)
    listener = names["Spans"](tracer)
    with opened(listener) as db:
        yield db
    assert listener._open == {}


def parents(spans: tuple[ReadableSpan, ...]) -> list[tuple[str, str | None]]:
    names = {context.span_id: span.name for span in spans if (context := span.get_span_context()) is not None}
    return [(span.name, None if span.parent is None else names[span.parent.span_id]) for span in spans]


def test_spans_nest(traced: Adapter, tracer: Tracer, exporter: InMemorySpanExporter) -> None:
    with tracer.start_as_current_span("request"):
        traced.one(COUNT)
        with traced.transaction() as tx:
            tx.execute_many(ADD, [("a", "a@x", 1)])
            with tx.iterate(ALL) as rows:
                tx.one(COUNT)
                list(rows)
    traced.one(COUNT)

    assert parents(exporter.get_finished_spans()) == [
        ("people.count", "request"),
        ("people.add", "transaction"),
        ("people.count", "transaction"),
        ("people.all", "transaction"),
        ("transaction", "request"),
        ("request", None),
        ("people.count", None),
    ]


def test_span_has_the_attributes_of_the_conventions(traced: Adapter, exporter: InMemorySpanExporter) -> None:
    traced.one(COUNT)
    [span] = exporter.get_finished_spans()

    assert dict(span.attributes or {}) == {
        "db.system.name": {"sqlite": "sqlite", "postgres": "postgresql"}[traced.dialect],
        "db.query.summary": "people.count",
        "db.query.text": "SELECT count(*) FROM people",
        "code.file.path": "sql/people.sql",
        "code.line.number": 1,
        "db.response.returned_rows": 1,
    }


def test_failure_is_marked_and_tells_no_value(traced: Adapter, exporter: InMemorySpanExporter) -> None:
    traced.execute(ADD, ("a", "hunter2@x", 1))
    with pytest.raises(UniqueViolation) as caught, traced.transaction() as tx:
        tx.execute(ADD, ("b", "hunter2@x", 1))
    _, failed, transaction = exporter.get_finished_spans()

    assert (failed.status.status_code, transaction.status.status_code) == (StatusCode.ERROR, StatusCode.ERROR)
    assert (failed.attributes or {})["error.type"] == "UniqueViolation"
    assert (failed.attributes or {}).get("db.response.status_code") == caught.value.sqlstate
    assert (transaction.attributes or {})["twinsql.outcome"] == "rolled back"
    assert "hunter2" not in "".join(span.to_json() for span in exporter.get_finished_spans())
