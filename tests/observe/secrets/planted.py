"""Secrets that a service handles, and who might tell them when something fails."""

from __future__ import annotations

import io
import logging
import traceback
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any, cast

import pytest
import sentry_sdk
import structlog
from rich.console import Console
from rich.traceback import Traceback
from structlog.testing import LogCapture
from twinsql.adapters.errors import Error
from twinsql.adapters.observing import Observing
from twinsql.observe.connect import listeners

from tests.observe.recording import DSN, Recorded, recording

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from twinsql.adapters.tracer import Tracer

EMAIL = "planted.person@secret.example"
TOKEN = "tok-planted-9f8e7d6c5b"
MESSAGE = "planted words of a message"
PASSWORD = "planted-passw0rd"
NUMBER = 98765432109876543210

SECRETS = (EMAIL, TOKEN, MESSAGE, PASSWORD, str(NUMBER))

SERVICE = ("tests.", "_pytest", "pluggy", "pytest")
"""Modules whose frames are the service's, and what runs it: their variables are its own business."""


class Telltale:
    """A value whose every text is a secret."""

    def __repr__(self) -> str:
        return TOKEN

    __str__ = __repr__


class Watch:
    """
    All that a service sees when something fails.

    Attributes:
        sentry: what goes to Sentry.
        lines: what goes to structlog, and to `logging`.
        tracers: the listeners that the settings name, with all they can say.
    """

    def __init__(self, sentry: Recorded) -> None:
        self.sentry = sentry
        self.structured = LogCapture()
        self.lines = io.StringIO()
        self.tracers: list[Tracer] = listeners(Observing(log_queries="all", slow_ms=0, log_shapes=True, n_plus_one=2, sentry_dsn=DSN))

    def failing(self, call: Callable[[], object], *expected: type[BaseException]) -> BaseException:
        """Run *call* as a service would that captures and logs what it catches: what it raised."""
        held = [EMAIL, TOKEN, MESSAGE, NUMBER]  # in the service's frame, which Sentry looks into
        with sentry_sdk.start_transaction(name="request"):
            try:
                call()
            except BaseException as caught:
                error = caught
                sentry_sdk.capture_exception(error)
                logging.getLogger("service").exception("the request failed")
                self._wrapped(error)
            else:
                pytest.fail("nothing was raised")
        assert held
        assert isinstance(error, expected or Error), error
        return error

    @staticmethod
    def _wrapped(error: BaseException) -> None:
        answer = RuntimeError("the answer is 500")
        answer.__cause__ = error
        sentry_sdk.capture_exception(answer)

    def leaks(self, error: BaseException) -> list[str]:
        """Where a secret is to be found."""
        told = {
            "structlog": repr(self.structured.entries),
            "logging": self.lines.getvalue(),
            "Sentry": self.sentry.text,
            "a traceback": "".join(traceback.format_exception(error)),
            "what is reachable": "\n".join(reachable(error)),
            "a traceback with the library's variables": _with_variables(error),
        }
        return [f"{secret} in {place}: {_around(text, secret)}" for place, text in told.items() for secret in SECRETS if secret in text]


@contextmanager
def watching() -> Generator[Watch]:
    """Every log and Sentry, told to say all they can."""
    configured = structlog.get_config() if structlog.is_configured() else None
    root = logging.getLogger()
    with recording() as sentry:
        watch = Watch(sentry)
        handler = logging.StreamHandler(watch.lines)
        level = root.level
        root.addHandler(handler)
        root.setLevel(logging.DEBUG)
        structlog.configure(processors=[structlog.contextvars.merge_contextvars, watch.structured])
        try:
            yield watch
        finally:
            root.removeHandler(handler)
            root.setLevel(level)
            structlog.reset_defaults()
            if configured is not None:
                structlog.configure(**configured)


def reachable(error: BaseException) -> Iterator[str]:
    """Every text that leads from *error* to: attributes, notes, causes, contexts, and variables of frames that are not the service's."""
    waiting: list[Any] = [error]
    seen: dict[int, object] = {}
    while waiting:
        one = waiting.pop()
        if id(one) in seen or isinstance(one, type) or type(one).__name__ in {"module", "function", "method"}:
            continue
        seen[id(one)] = one
        if not isinstance(one, FrameType | TracebackType):
            yield f"{type(one).__name__}: {one!r} {one!s}"
        waiting += _parts(one)


def _parts(one: Any) -> list[Any]:
    if isinstance(one, TracebackType):
        return [one.tb_frame, one.tb_next]
    if isinstance(one, FrameType):
        return [] if str(one.f_globals.get("__name__")).startswith(SERVICE) else list(one.f_locals.values())
    if isinstance(one, dict):
        content: dict[Any, Any] = {**one}
        return [*content, *content.values()]
    if isinstance(one, list | tuple | set | frozenset):
        return list(cast("list[Any]", one))
    found = [*getattr(one, "__dict__", {}).values()]
    found += [getattr(one, name, None) for kind in type(one).__mro__ for name in _slots(kind)]
    if isinstance(one, BaseException):
        found += [one.__cause__, one.__context__, one.__traceback__, *one.args]
    return [*found, getattr(one, "gi_frame", None)]


def _slots(kind: type) -> tuple[str, ...]:
    slots = kind.__dict__.get("__slots__", ())
    return (slots,) if isinstance(slots, str) else tuple(slots)


def _with_variables(error: BaseException) -> str:
    """What rich and capture_locals show of frames that are not the service's."""
    if all(str(frame.f_globals.get("__name__")).startswith(SERVICE) for frame, _ in traceback.walk_tb(error.__traceback__)):
        return ""
    first = error.__traceback__
    while first is not None and str(first.tb_frame.f_globals.get("__name__")).startswith(SERVICE):
        first = first.tb_next
    console = Console(file=io.StringIO(), width=200)
    console.print(Traceback.from_exception(type(error), error, first, show_locals=True))
    shown = cast("io.StringIO", console.file).getvalue()
    return shown + "".join(traceback.TracebackException(type(error), error, first, capture_locals=True).format(chain=False))


def _around(text: str, secret: str) -> str:
    at = text.index(secret)
    return text[max(0, at - 80) : at + len(secret) + 40]
