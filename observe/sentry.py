"""A listener that gives Sentry a span and a breadcrumb for each statement, a span for each transaction, and each error once."""

from __future__ import annotations

from functools import lru_cache
from time import time
from typing import TYPE_CHECKING, NamedTuple

import sentry_sdk
from sentry_sdk.tracing import Span
from sentry_sdk.utils import event_from_exception

from .sentry_scrubbing import CAPTURED, install, lines_above
from .sql_summary import summary

if TYPE_CHECKING:
    from typing import Any

    from sentry_sdk import Scope

    from ..adapters.errors import DatabaseError
    from ..adapters.statement import Statement
    from ..adapters.tracer import QueryRun, TransactionRun

SYSTEMS = {"sqlite": "sqlite", "postgres": "postgresql"}
ORIGIN = "auto.db.twinsql"


class _Open(NamedTuple):
    """A transaction's span, and the one to go back to on its scope."""

    span: Span
    scope: Scope
    outer: Span


class SentryListener:
    """
    Tells Sentry: the client that the application has set up, or one of ours (see `sentry_setup`).

    Spans are made inside a Sentry transaction that is sampled and nowhere else; elsewhere a statement costs a look and a breadcrumb. What
    it sends has names, places, durations and counts, never a value of a parameter or a row.
    """

    __slots__ = ("_open",)

    def __init__(self) -> None:
        self._open: dict[TransactionRun, _Open] = {}
        install()

    def query_finished(self, query: QueryRun, /) -> None:
        """A breadcrumb, and a span where spans are made."""
        scope = sentry_sdk.get_current_scope()
        outer = _sampled(scope)
        if outer is not None:
            _query_span(outer, scope, query)
        error = query.error
        data = {"source": query.statement.where, "duration_ms": round(query.duration_ns / 1e6, 3), "rows": query.rows}
        if error is not None:
            data |= {"error": type(error).__name__, "sqlstate": error.sqlstate}
        sentry_sdk.add_breadcrumb(
            type="query", category="query", message=query.statement.name, level="info" if error is None else "error", data=data
        )

    batch_finished = query_finished

    def transaction_started(self, transaction: TransactionRun, /) -> None:
        """Open a span, inside which those of the transaction's statements lie."""
        scope = sentry_sdk.get_current_scope()
        outer = _sampled(scope)
        if outer is None:
            return
        span = outer.start_child(op="db.transaction", name="transaction", origin=ORIGIN)
        span.update_data(
            {
                "db.system": SYSTEMS[transaction.dialect],
                "transaction": transaction.id,
                "read_only": transaction.read_only,
                "pool_wait_ms": round(transaction.wait_ns / 1e6, 3),
            }
        )
        self._open[transaction] = _Open(span, scope, outer)
        scope.span = span

    def transaction_finished(self, transaction: TransactionRun, /) -> None:
        """End the span."""
        opened = self._open.pop(transaction, None)
        if opened is None:
            return
        opened.span.set_data("outcome", transaction.outcome)
        opened.span.set_status("ok" if transaction.outcome == "committed" else "aborted")
        opened.span.finish(opened.scope)
        if opened.scope.span is opened.span:
            opened.scope.span = opened.outer

    def error_raised(self, error: DatabaseError, /) -> None:
        """Capture *error*, with the places that led to it: it has not been raised through them yet."""
        event, hint = event_from_exception(
            (type(error), error, error.__traceback__),
            client_options=sentry_sdk.get_client().options | {"include_local_variables": False, "include_source_context": False},
            mechanism={"type": "twinsql", "handled": True},
        )
        last: dict[str, Any] = event.get("exception", {})["values"][-1]
        last["stacktrace"] = {"frames": [*lines_above(), *(last.get("stacktrace") or {"frames": []})["frames"]]}
        sentry_sdk.capture_event(event, hint=hint)
        CAPTURED.add(error)


def _sampled(scope: Scope) -> Span | None:
    """The span under way, where it is going to be sent."""
    span = scope.span
    return span if isinstance(span, Span) and span.sampled else None


def _query_span(outer: Span, scope: Scope, query: QueryRun) -> None:
    end = time()
    span = outer.start_child(op="db.query", name=query.statement.name, origin=ORIGIN, start_timestamp=end - query.duration_ns / 1e9)
    span.update_data(
        {
            **_described(query.statement),
            "db.system": SYSTEMS[query.dialect],
            "rows": query.rows,
            "pool_wait_ms": round(query.wait_ns / 1e6, 3),
        }
    )
    if query.error is not None:
        span.set_data("error", type(query.error).__name__)
    span.set_status("ok" if query.error is None else "internal_error")
    span.finish(scope, end_timestamp=end)


@lru_cache(maxsize=4096)
def _described(statement: Statement[object]) -> dict[str, str]:
    """What is the same of each run."""
    form = statement.postgres or statement.sqlite
    operation, text = summary(form.sql if form is not None else "")
    return {"source": statement.where, "db.operation": operation, "db.query.summary": text}
