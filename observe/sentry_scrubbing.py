"""Events on their way to Sentry: no variable, no address of a database, no error twice."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast
from weakref import WeakSet

import sentry_sdk
from sentry_sdk.scope import add_global_event_processor
from sentry_sdk.utils import serialize_frame

from ..adapters.errors import DatabaseError, Error
from ..adapters.queries import Queries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentry_sdk.types import Event, Hint

_ROOT = __name__.split(".", maxsplit=1)[0]
_ADDRESS = re.compile(r"(?:postgres(?:ql)?(?:\+\w+)?|sqlite)://[^\s'\"]+")

CAPTURED: WeakSet[DatabaseError] = WeakSet()
"""Errors that Sentry has."""

_installed: list[bool] = []


def install() -> None:
    """Have every event of this process go through `scrubbed`, whoever captures it and whichever client sends it."""
    if not _installed:
        _installed.append(True)
        add_global_event_processor(_scrubbed_or_dropped)


def _scrubbed_or_dropped(event: Event, hint: Hint) -> Event | None:
    try:
        return scrubbed(event, hint)
    except Exception:  # noqa: BLE001 - Sentry would send an event as it was before its processor failed
        return None


def scrubbed(event: Event, hint: Hint) -> Event | None:
    """
    *event* without what it must not have; None where its error is in Sentry already.

    One that carries an error of ours, or is made while one is handled, loses the variables of all frames, the application's too: they hold
    what was given to a statement. Others lose those of our frames, and of methods that the build made.
    """
    if event.get("type") is not None:
        return event
    chain = list(_chain(_raised(hint)))
    first = next((one for one in (*chain, *_logged(hint), *_chain(sys.exc_info()[1])) if isinstance(one, Error)), None)
    if chain and isinstance(chain[0], DatabaseError) and chain[0] in CAPTURED:
        return None
    content = cast("dict[str, Any]", event)
    carries = first is not None or str(content.get("logger")).startswith(_ROOT)
    for frame in _frames(content):
        if carries or is_ours(frame.get("module")) or _is_generated(frame.get("module")):
            frame.pop("vars", None)
    if carries:
        _hide_addresses(content)
        if "exception" not in content and "threads" not in content and sentry_sdk.get_client().options["attach_stacktrace"]:
            # Sentry would put them there after this, with variables.
            content["threads"] = {"values": [{"stacktrace": {"frames": lines_above()}, "crashed": False, "current": True}]}
    if isinstance(first, DatabaseError):
        _describe(content, first)
        if first in chain[:1]:
            content["fingerprint"] = ["twinsql", type(first).__name__, first.statement or first.dialect or "-"]
    return event


def lines_above() -> list[dict[str, Any]]:
    """The callers of the library, outermost first, without their variables and their text, in which values may be written."""
    frames: list[dict[str, Any]] = []
    above = inspect.currentframe()
    while above is not None:
        if not is_ours(above.f_globals.get("__name__")):
            frames.append(serialize_frame(above, include_local_variables=False, include_source_context=False))
        above = above.f_back
    return frames[::-1]


def is_ours(module: object) -> bool:
    """Whether frames of *module* are the library's, whose variables hold values, or Sentry's."""
    name = str(module)
    return name.startswith((f"{_ROOT}.adapters", f"{_ROOT}.observe", "psycopg", "sentry_sdk"))


def _is_generated(module: object) -> bool:
    """Whether the build made *module*: variables of its frames are parameters, and nothing else."""
    found = list(vars(sys.modules.get(str(module), object)).values())
    return any(isinstance(one, type) and Queries in one.__bases__ and one.__module__ == module for one in found)


def _describe(event: dict[str, Any], error: DatabaseError) -> None:
    tags = {"statement": error.statement, "source": error.where, "sqlstate": error.sqlstate, "dialect": error.dialect}
    event["tags"] = {**(event.get("tags") or {}), **{name: value for name, value in tags.items() if value}}


def _raised(hint: Hint) -> BaseException | None:
    info: Any = hint.get("exc_info")
    return cast("BaseException | None", info[1]) if info else None


def _logged(hint: Hint) -> Iterator[BaseException]:
    """The errors that a line of `logging` is about, and all that they came of."""
    arguments: object = getattr(hint.get("log_record"), "args", ())
    if isinstance(arguments, Mapping):
        arguments = tuple(cast("Mapping[object, object]", arguments).values())
    told = cast("tuple[object, ...]", arguments) if isinstance(arguments, tuple) else ()
    for one in told:
        if isinstance(one, BaseException):
            yield from _chain(one)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """*error* and all that it came of, the nearest first."""
    waiting, seen = [error], set[int]()
    while waiting:
        one = waiting.pop(0)
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting += [one.__cause__, one.__context__]
        if isinstance(one, BaseExceptionGroup):
            waiting += cast("BaseExceptionGroup[BaseException]", one).exceptions


def _values(event: dict[str, Any], of: str) -> Iterable[dict[str, Any]]:
    found: Any = event.get(of) or {}
    if isinstance(found, list):
        return cast("list[dict[str, Any]]", found)
    return found.get("values") or []


def _frames(event: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for one in (*_values(event, "exception"), *_values(event, "threads"), event):
        stacktrace: dict[str, Any] = one.get("stacktrace") or {}
        yield from stacktrace.get("frames") or ()


def _hide_addresses(event: dict[str, Any]) -> None:
    """What a database could not be reached at, without its password, is for the log, not for Sentry."""
    line: dict[str, Any] = event.get("logentry") or {}
    parameters: Any = line.get("params")
    if isinstance(parameters, (list, tuple)):
        line["params"] = [_ADDRESS.sub("(address)", str(one)) for one in cast("tuple[object, ...]", parameters)]
    for holder, name in [
        *((one, "value") for one in _values(event, "exception")),
        *((one, "message") for one in _values(event, "breadcrumbs")),
        (line, "message"),
        (line, "formatted"),
        (event, "message"),
    ]:
        if isinstance(holder.get(name), str):
            holder[name] = _ADDRESS.sub("(address)", holder[name])
