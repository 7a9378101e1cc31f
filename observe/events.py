"""Where events go: to structlog where the application has configured it, else to the logger ``twinsql`` of `logging`."""

from __future__ import annotations

import sys
from functools import cache, partial
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from types import ModuleType

    from structlog.typing import FilteringBoundLogger

Level = Literal["info", "warning"]

NAME = "twinsql"
LEVELS: dict[Level, int] = {"info": 20, "warning": 30}


class Write(Protocol):
    """Writes one event."""

    def __call__(self, event: str, /, **fields: object) -> object:
        """Write *event* with its *fields*."""
        ...


class Events:
    """
    Writes events in the way that the application logs; it may configure its log before or after this was made.

    structlog prints to the standard output as long as nobody has configured it, which a library has no business to write to: then
    events go to `logging`, which shows warnings on the standard error where nobody has configured that either. Each event has what the
    service has bound in structlog's context variables, whichever way it goes.
    """

    __slots__ = ("_kept", "_log")

    def __init__(self) -> None:
        self._log: FilteringBoundLogger | None = None
        self._kept: tuple[object, Level, Write | None] = (None, "info", None)

    def writer(self, level: Level) -> Write | None:
        """What writes events of *level*; None where the log drops them, so that nobody need make one."""
        structlog = sys.modules.get("structlog")  # who has configured it has loaded it
        if structlog is not None and structlog.is_configured():
            return self._by_structlog(structlog, level)
        return _by_logging(structlog, level)

    def _by_structlog(self, structlog: ModuleType, level: Level) -> Write | None:
        self._log = log = self._log or _logger(structlog)
        bound: FilteringBoundLogger = log.bind()
        of, at, write = self._kept
        if of is bound and at == level:  # structlog caches loggers, so that what was found of this one holds
            return write
        merges = structlog.contextvars.merge_contextvars in structlog.get_config()["processors"]
        write = None if _drops(bound, level) else getattr(bound, level)
        if merges and hasattr(type(bound), "is_enabled_for"):
            self._kept = (bound, level, write)
        return write if write is None or merges else partial(write, **_bound(structlog))


def _logger(structlog: ModuleType) -> FilteringBoundLogger:
    """A logger as the application's; a plain one where those have coroutines for methods, which nobody here could await."""
    kind: object = structlog.get_config()["wrapper_class"]
    waits = isinstance(kind, type) and issubclass(kind, structlog.stdlib.AsyncBoundLogger)
    more = {"wrapper_class": structlog.stdlib.BoundLogger} if waits else {}
    log: FilteringBoundLogger = structlog.wrap_logger(None, logger_factory_args=(NAME,), **more)
    return log


def _drops(bound: FilteringBoundLogger, level: Level) -> bool:
    # Of the class: an instance of some classes takes any name for a method that logs.
    asks = getattr(type(bound), "is_enabled_for", None) or getattr(type(bound), "isEnabledFor", None)
    try:
        return asks is not None and not asks(bound, LEVELS[level])
    except AttributeError:  # a class for `logging` around a logger of another kind, which has no level
        return False


def _by_logging(structlog: ModuleType | None, level: Level) -> Write | None:
    import logging  # noqa: PLC0415 - slow to load, and many a process has nothing to log

    log = logging.getLogger(NAME)
    if not log.isEnabledFor(LEVELS[level]):
        return None
    taken = _taken()

    def write(event: str, /, **fields: object) -> None:
        shown = {**fields, **_bound(structlog), **fields}
        message = " ".join([event, *(f"{name}={_word(value)}" for name, value in shown.items() if value is not None)])
        # As attributes of the record too: formatters that write JSON take them from there.
        extra = {name: value for name, value in shown.items() if name not in taken}
        log.log(LEVELS[level], "%s", message, extra={**extra, "event": event})

    return write


@cache
def _taken() -> frozenset[str]:
    """Names of attributes that every record has: a field of such a name is in the message alone."""
    from logging import makeLogRecord  # noqa: PLC0415 - as above

    return frozenset({*vars(makeLogRecord({})), "message", "asctime"})


def _bound(structlog: ModuleType | None) -> dict[str, object]:
    """What the service has bound for its lines, such as the id of a request."""
    context: dict[str, object] = structlog.contextvars.get_contextvars() if structlog is not None else {}
    context.pop("event", None)
    return context


def _word(value: object) -> str:
    """*value* as one word of one line, whatever a client has sent as the id of its request."""
    text = str(value)
    return text if text.isprintable() and " " not in text else repr(text)
