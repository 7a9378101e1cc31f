"""``twinsql report``: what a log says, as one page that a person without a terminal can read."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ..adapters.counting import BUCKETS
from ..adapters.timing import timing, upper_ns
from .log_file import number, shown, time_of
from .page import grid, page, section
from .plots import Bar, bars, columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..adapters.timing import Timing
    from .log_file import QueryLogFile, StatementLog
    from .page import Tone

MOST_BARS = 12
MOST_DISTRIBUTIONS = 12

PARTIAL = (
    "This log has lines of slow and failed runs alone, so that counts, sums and percentiles are theirs. "
    "With TWINSQL_LOG_QUERIES=all, or a share such as 0.01, it would speak of all runs."
)


def report(found: QueryLogFile, name: str, text_of: Callable[[str], str | None]) -> str:
    """The page about the log called *name*; *text_of* gives the SQL that stands at a source line, where it can be had."""
    timings = {statement: timing(one.counts) for statement, one in found.statements.items()}
    ordered = dict(sorted(timings.items(), key=lambda item: -item[1].total_ns))
    runs = sum(one.count for one in timings.values())
    errors = sum(one.errors for one in timings.values()) + found.failures.total()
    tone, verdict = _verdict(found, errors)
    parts = (
        _glance(found, ordered),
        _statements(found, ordered),
        _slowest(found),
        _errors(found),
        _suspects(found),
        _waits(found),
        _distributions(ordered),
        _texts(found, ordered, text_of),
    )
    return page(
        f"Statements of {name}",
        verdict,
        "" if found.complete or not found.kinds else PARTIAL,
        tone,
        about=_span(found, name),
        facts={
            "statements": f"{len(timings):,}",
            "runs": f"{runs:,}",
            "errors": f"{errors:,}",
            "time in the database": duration(sum(one.total_ns for one in timings.values()) / 1e6),
            "waits for a connection": f"{found.waits.all.count:,}",
            "lines": f"{found.lines:,}",
        },
        body="\n".join(filter(None, parts)),
        foot=f"Made by twinsql report from {found.lines - found.others:,} lines of {found.lines:,}; the others are none of ours.",
    )


def duration(ms: float) -> str:
    """Milliseconds as people say them: ``0.42 ms``, ``12.3 s``, ``3 min 5 s``."""
    if ms < 1000:
        return f"{ms:.3g} ms" if ms < 100 else f"{ms:.0f} ms"
    seconds = ms / 1000
    return f"{seconds:.1f} s" if seconds < 60 else f"{int(seconds) // 60:,} min {int(seconds) % 60} s"


def _verdict(found: QueryLogFile, errors: int) -> tuple[Tone, str]:
    said = [
        f"{errors:,} failed" if errors else "",
        f"{found.kinds['query.slow']:,} slow" if found.kinds["query.slow"] else "",
        f"{found.kinds['n_plus_one.suspected']:,} suspected of N+1" if found.suspects else "",
        "nearly out of connections" if found.kinds["pool.nearly_exhausted"] else "",
    ]
    worth = ", ".join(filter(None, said))
    return ("bad" if errors else "warn" if worth else "good"), worth or "Nothing failed, nothing was slow"


def _span(found: QueryLogFile, name: str) -> str:
    span = f", {found.first:%Y-%m-%d %H:%M:%S} to {found.last:%Y-%m-%d %H:%M:%S %Z}" if found.first and found.last else ""
    return f"<strong>{escape(name)}</strong>{escape(span)}"


def _glance(found: QueryLogFile, timings: dict[str, Timing]) -> str:
    often = sorted(timings.items(), key=lambda item: -item[1].count)[:MOST_BARS]
    late = sorted(timings.items(), key=lambda item: -item[1].percentile_ms(0.95))[:MOST_BARS]
    wrong = sorted(((name, one) for name, one in timings.items() if one.errors), key=lambda item: -item[1].errors)[:MOST_BARS]
    figures = (
        bars("Time by statement", [Bar(name, one.total_ms, duration(one.total_ms)) for name, one in list(timings.items())[:MOST_BARS]]),
        bars("Slowest statements, 95 of 100 runs within", [_late(name, one) for name, one in late]),
        bars("Runs by statement", [Bar(name, one.count, f"{one.count:,}", one.errors) for name, one in often]),
        bars("Failed runs", [Bar(name, one.errors, f"{one.errors:,}", one.errors) for name, one in wrong]),
        _waits_plot(found),
    )
    return section("At a glance", "", f'<div class="plots">{"".join(figures)}</div>') if any(figures) else ""


def _late(name: str, one: Timing) -> Bar:
    return Bar(name, one.percentile_ms(0.95), duration(one.percentile_ms(0.95)))


def _waits_plot(found: QueryLogFile) -> str:
    slices = [
        Bar(f"{at:%Y-%m-%d %H:%M:%S} UTC", one.total_ms, f"{one.count:,} waits, the longest {duration(one.max_ms)}")
        for at, one in found.waits
    ]
    span = f"{slices[0].name.removesuffix(' UTC')} to {slices[-1].name}, " if slices else ""
    return columns("Waits for a connection over time", slices, f"{span}a column is {duration(found.waits.width_s * 1000)}")


def _statements(found: QueryLogFile, timings: dict[str, Timing]) -> str:
    rows = [
        (
            escape(name),
            escape(found.statements[name].source),
            f"{one.count:,}",
            f"{one.rows:,}",
            _alarming(one.errors),
            duration(one.total_ms),
            *(duration(one.percentile_ms(share)) for share in (0.5, 0.95, 0.99)),
            duration(one.max_ms),
        )
        for name, one in timings.items()
    ]
    heads = ("statement", "where", "runs", "rows", "errors", "time", "p50", "p95", "p99", "longest")
    return section("Statements", "", grid(heads, rows, ("name", "name", *["number"] * 8))) if rows else ""


def _alarming(errors: int) -> str:
    return f'<span class="word bad">{errors:,}</span>' if errors else "0"


def _slowest(found: QueryLogFile) -> str:
    rows = [
        (
            escape(shown(event, "statement")),
            escape(shown(event, "source")),
            duration(ms),
            duration(number(event, "pool_wait_ms")),
            f"{number(event, 'rows'):,.0f}",
            "" if (at := time_of(event)) is None else at.isoformat(" ", "milliseconds"),
        )
        for ms, _, event in sorted(found.slowest, key=lambda entry: (-entry[0], -entry[1]))
    ]
    heads = ("statement", "where", "time", "wait for a connection", "rows", "when")
    return section("The slowest runs", "", grid(heads, rows, ("name", "name", *["number"] * 3, ""))) if rows else ""


def _errors(found: QueryLogFile) -> str:
    counted = [(name, one.source, error, count) for name, one in found.statements.items() for error, count in one.errors.items()]
    counted += [(what, "", error, count) for (what, error), count in found.failures.items()]
    rows = [
        (escape(name), escape(source), escape(error), f"{count:,}")
        for name, source, error, count in sorted(counted, key=lambda one: -one[3])
    ]
    return section("Errors", "", grid(("statement", "where", "error", "runs"), rows, ("name", "name", "name", "number"))) if rows else ""


def _suspects(found: QueryLogFile) -> str:
    rows = [
        (
            escape(shown(event, "statement")),
            escape(shown(event, "source")),
            _sites(event),
            f"{number(event, 'count'):,.0f}",
            escape(shown(event, "advice")),
        )
        for event in found.suspects
    ]
    text = "The same statement, again and again from one line: one statement for all of them would ask once."
    heads = ("statement", "where", "called from", "runs", "instead")
    return section("Suspected of N+1", text, grid(heads, rows, ("name", "name", "name", "number", ""))) if rows else ""


def _sites(event: dict[str, object]) -> str:
    sites = dict.fromkeys(shown(event, name) for name in ("call_site", "loop") if event.get(name))
    return ", in the loop at ".join(map(escape, sites))


def _waits(found: QueryLogFile) -> str:
    waits = found.waits.all
    if not waits.count:
        return ""
    text = f"{waits.count:,} callers waited {duration(waits.total_ms)} together, the longest {duration(waits.max_ms)}."
    return section("Waits for a connection", text, "")


def _distributions(timings: dict[str, Timing]) -> str:
    figures = [_distribution(name, one) for name, one in list(timings.items())[:MOST_DISTRIBUTIONS]]
    return section("How long runs took", "", f'<div class="plots">{"".join(figures)}</div>') if figures else ""


def _distribution(name: str, one: Timing) -> str:
    """A column for each power of two between the quickest and the slowest run."""
    by_power: dict[int, int] = {}
    for index in range(BUCKETS):
        if one.buckets[index]:
            power = upper_ns(index).bit_length()
            by_power[power] = by_power.get(power, 0) + one.buckets[index]
    found = [
        Bar(f"up to {duration((1 << power) / 1e6)}", by_power.get(power, 0), f"{by_power.get(power, 0):,} runs")
        for power in range(min(by_power), max(by_power) + 1)
    ]
    return columns(name, found, f"{found[0].name} … {found[-1].name}")


def _texts(found: QueryLogFile, timings: dict[str, Timing], text_of: Callable[[str], str | None]) -> str:
    parts = list(_text_blocks(((name, found.statements[name]) for name in timings), text_of))
    return section("Their SQL", "As it stands in the project now.", "".join(parts)) if parts else ""


def _text_blocks(statements: Iterable[tuple[str, StatementLog]], text_of: Callable[[str], str | None]) -> Iterable[str]:
    for name, one in statements:
        text = text_of(one.source) if one.source else None
        if text is not None:
            yield f"<details><summary>{escape(name)}, {escape(one.source)}</summary><pre>{escape(text)}</pre></details>"
