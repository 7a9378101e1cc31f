"""What a log of a service says of its statements, read line by line with constant memory."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from heapq import heappush, heapreplace
from typing import TYPE_CHECKING, cast

from ..adapters.counting import ERRORS, add, count, new_counts
from ..adapters.errors import UNHARMED, ConfigError
from ..adapters.stats import StatsError, read_stats
from .over_time import OverTime

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from ..adapters.counting import Counts

Event = dict[str, object]

QUERIES = frozenset({"query.finished", "query.slow", "query.failed"})
KINDS = QUERIES | {"transaction.finished", "pool.waited", "pool.nearly_exhausted", "n_plus_one.suspected"}
SLOWEST = 20
MOST_SUSPECTS = 100
MOST_LETTERS = 1000
MOST_FAILING = 10_000
HARMLESS = frozenset(one.__name__ for base in UNHARMED for one in (base, *base.__subclasses__()))
"""Errors that end no transaction by themselves."""
YEARS = range(1970, 9999)
MOST = 1e12
"""No number is greater unless somebody tampered with the log; as nanoseconds it would not fit into the counts."""


@dataclass(slots=True)
class StatementLog:
    """
    What the log says of one statement.

    Attributes:
        source: ``sql/chats.sql:12`` as the last line had it; empty where none did.
        dialects: engines that it ran on.
        counts: its runs, see `adapters.counting`.
        errors: failed runs by class of error.
    """

    source: str = ""
    dialects: set[str] = field(default_factory=set[str])
    counts: Counts = field(default_factory=new_counts)
    errors: Counter[str] = field(default_factory=Counter[str])


@dataclass(slots=True)
class QueryLogFile:
    """
    What a log says.

    Attributes:
        statements: by name.
        kinds: events of ours by name.
        lines: lines read; others: those that hold no event of ours.
        slowest: the longest runs, the longest first: milliseconds and the event.
        suspects: events of N+1.
        waits: waits for a connection by time.
        failures: what failed without a statement: what it was, and the class of the error.
        failing: transactions in which a statement has failed and which have not ended, the latest.
        first, last: times of events, where they have any.
    """

    statements: dict[str, StatementLog] = field(default_factory=dict[str, StatementLog])
    kinds: Counter[str] = field(default_factory=Counter[str])
    lines: int = 0
    others: int = 0
    slowest: list[tuple[float, int, Event]] = field(default_factory=list[tuple[float, int, Event]])
    suspects: list[Event] = field(default_factory=list[Event])
    waits: OverTime = field(default_factory=OverTime)
    failures: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    failing: dict[str, None] = field(default_factory=dict[str, None])
    first: datetime | None = None
    last: datetime | None = None

    @property
    def complete(self) -> bool:
        """Whether quick runs have lines too."""
        return self.kinds["query.finished"] > 0

    def take(self, event: Event) -> None:
        """Count one event."""
        kind = str(event.get("event"))
        at = time_of(event)
        if at is not None:
            self.first = min(self.first or at, at)
            self.last = max(self.last or at, at)
        self.kinds[kind] += 1
        if kind in QUERIES:
            self._query(event)
        elif kind == "pool.waited":
            self.waits.add(at, number(event, "pool_wait_ms"))
            if event.get("error") is not None:
                self.failures["a wait for a connection", shown(event, "error")] += 1
        elif kind == "transaction.finished":
            self._transaction(event)
        elif kind == "n_plus_one.suspected" and len(self.suspects) < MOST_SUSPECTS:
            self.suspects.append(event)

    def _transaction(self, event: Event) -> None:
        """Count its error where it is none that a line of a statement tells of."""
        name, error = shown(event, "transaction"), shown(event, "error")
        counted = name in self.failing
        self.failing.pop(name, None)
        if event.get("outcome") == "unknown":
            self.failures["COMMIT", error] += 1
        elif name and error and not counted and error not in HARMLESS:
            self.failures["a transaction", error] += 1

    def _query(self, event: Event) -> None:
        name = shown(event, "statement") or "-"
        found = self.statements.setdefault(name, StatementLog())
        found.source = shown(event, "source") or found.source
        found.dialects.add(shown(event, "dialect"))
        duration_ms = number(event, "duration_ms")
        count(found.counts, int(duration_ms * 1e6), int(number(event, "rows")))
        if event.get("event") == "query.failed":
            found.counts[ERRORS] += 1
            found.errors[shown(event, "error")] += 1
            self.failing[shown(event, "transaction")] = None
            if len(self.failing) > MOST_FAILING:
                del self.failing[next(iter(self.failing))]
        entry = (duration_ms, -self.lines, event)
        if len(self.slowest) < SLOWEST:
            heappush(self.slowest, entry)
        elif duration_ms > self.slowest[0][0]:
            heapreplace(self.slowest, entry)


def read_log(path: Path, into: QueryLogFile | None = None) -> QueryLogFile:
    """
    Read a log of JSON lines, whatever stands before the brace of a line; or what `Stats.as_dict` gave, as JSON. *into* is gone on with.

    Raises:
        ConfigError: the file cannot be read, or holds no event of ours.
    """
    found = into or QueryLogFile()
    before = found.lines - found.others
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            _read(file, found)
    except OSError as caught:
        reason, cure = caught.strerror, "name a file that is there and may be read"
    else:
        if found.lines - found.others > before:
            return found
        reason = "it has no line of JSON with an event of twinsql, and is no output of db.stats()"
        cure = "log as JSON lines: structlog's JSONRenderer, or twinsql.configure_log('json')"
    raise ConfigError(f"{path} cannot be used: {reason}\n    fix:  {cure}") from None


def _read(lines: Iterable[str], found: QueryLogFile) -> None:
    for line in lines:
        found.lines += 1
        event = _event(line)
        if event is None:
            found.others += 1
        elif "statements" in event and "pool" in event:
            _add_stats(event, found)
        else:
            found.take(event)


def _event(line: str) -> Event | None:
    """The JSON object in *line* where it is one of ours."""
    start = line.find("{")
    if start < 0:
        return None
    try:
        parsed: object = json.loads(line[start:])
    except (ValueError, RecursionError):
        return None
    if not isinstance(parsed, dict):
        return None
    event = cast("Event", parsed)
    for name in ("event", "message", "msg"):
        if isinstance(kind := event.get(name), str) and kind in KINDS:
            return event | {"event": kind}
    return event if "statements" in event and "pool" in event else None


def _add_stats(event: Mapping[str, object], found: QueryLogFile) -> None:
    try:
        statements = read_stats(event)
    except StatsError:
        found.others += 1
        return
    for name, counts in statements.items():
        add(found.statements.setdefault(name, StatementLog()).counts, counts)


def number(event: Event, name: str) -> float:
    """The number *name* of *event*; 0 where it is none."""
    value = event.get(name)
    return float(value) if isinstance(value, int | float) and 0 <= value < MOST else 0.0


def shown(event: Event, name: str) -> str:
    """The text *name* of *event* as a page and a terminal can show it, whatever somebody wrote into the log; empty where there is none."""
    value = event.get(name)
    return "" if value is None else "".join(one if one.isprintable() else "�" for one in str(value)[:MOST_LETTERS])


def time_of(event: Event) -> datetime | None:
    """When *event* was written, as far as it says so in a way that can be read."""
    for name in ("timestamp", "time", "ts", "asctime"):
        value = event.get(name)
        try:
            if isinstance(value, str):
                at = datetime.fromisoformat(value)
                if at.year not in YEARS:
                    return None
                return at.astimezone() if at.tzinfo is None else at
            if isinstance(value, int | float):
                return datetime.fromtimestamp(value).astimezone()
        except (ValueError, OverflowError, OSError):
            return None
    return None
