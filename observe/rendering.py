"""A log for services that have not configured any."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from typing import TextIO

    from structlog.typing import Processor

Rendering = Literal["console", "json"]


def configure_log(rendering: Rendering | None = None, *, level: str = "info", file: TextIO | None = None) -> bool:
    """
    Configure structlog to write lines with their time and level; whether it did: where the application has configured a log, nothing is changed.

    Args:
        rendering: ``json`` for programs, one object a line; ``console`` for people; unless given, what fits *file*, a terminal or not.
        level: events below it are dropped.
        file: where lines go; the standard error unless given.
    """
    import logging  # noqa: PLC0415 - for those who call this

    import structlog  # noqa: PLC0415

    if structlog.is_configured() or logging.getLogger("twinsql").hasHandlers():
        return False
    out = file or sys.stderr
    people = out.isatty() if rendering is None else rendering == "console"
    # Tracebacks without the values of variables: those may be rows.
    render: list[Processor] = (
        [structlog.dev.ConsoleRenderer(colors=out.isatty(), exception_formatter=structlog.dev.plain_traceback)]
        if people
        else [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            *render,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(file=out),
        cache_logger_on_first_use=True,
    )
    return True
