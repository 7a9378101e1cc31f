"""``twinsql stats``."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - cyclopts reads it
from typing import TYPE_CHECKING

from . import output

if TYPE_CHECKING:
    from ..adapters.timing import Timing


def stats(*files: Path, json: bool = False) -> int:
    """
    Show how often and how long each statement ran, from logs of services.

    A file holds structlog's events as JSON lines, or what db.stats().as_dict() gave, one JSON object a line. Several are added up: one of each
    process. Percentiles are right to an eighth. A log of slow statements alone tells of those alone.

    **Examples**

    ```
    twinsql stats service.log
    twinsql stats worker-1.json worker-2.json
    twinsql stats service.log --json
    ```

    Parameters
    ----------
    files
        Logs or statistics.
    json
        Print JSON.
    """
    from ..adapters.timing import timing  # noqa: PLC0415 - not for --help
    from ..observe.log_file import QueryLogFile, read_log  # noqa: PLC0415

    if not files:
        output.complain("twinsql stats needs a file\n    fix:  name a log of JSON lines, or a file with db.stats().as_dict()")
        return 2
    found = QueryLogFile()
    for file in files:
        read_log(file, found)
    timings = {name: timing(one.counts) for name, one in found.statements.items()}
    ordered = dict(sorted(timings.items(), key=lambda item: -item[1].total_ns))
    if json:
        output.as_json({name: _as_object(one) for name, one in ordered.items()})
        return 0
    _print(ordered)
    return 0


def _as_object(one: Timing) -> dict[str, object]:
    return {
        "runs": one.count,
        "rows": one.rows,
        "errors": one.errors,
        "total_ms": round(one.total_ms, 3),
        **{f"p{share}_ms": round(one.percentile_ms(share / 100), 3) for share in (50, 95, 99)},
        "max_ms": round(one.max_ms, 3),
    }


def _print(timings: dict[str, Timing]) -> None:
    rows: list[tuple[str, ...]] = [("statement", "runs", "rows", "errors", "total ms", "p50", "p95", "p99", "longest")]
    for name, one in timings.items():
        times = (one.total_ms, *(one.percentile_ms(share) for share in (0.5, 0.95, 0.99)), one.max_ms)
        rows.append((name, f"{one.count:,}", f"{one.rows:,}", f"{one.errors:,}", *(f"{ms:,.3f}" for ms in times)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for name, *numbers in rows:
        output.say("  ".join([name.ljust(widths[0]), *map(str.rjust, numbers, widths[1:])]))
