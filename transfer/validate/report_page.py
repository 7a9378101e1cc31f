"""A report as one page that a person without a terminal can read: no script, nothing from elsewhere, every text of the data escaped."""

from __future__ import annotations

from collections import Counter
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from ...observe.page import grid, section
from ...observe.page import page as whole_page
from ...observe.plots import Bar, bars
from ..outcome import Exit
from ..shown import HIDDEN
from .report import counted, write_private

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...observe.page import Tone
    from .report import Report, TableReport

MOST_BARS = 12

MEANINGS: dict[Exit, tuple[Tone, str]] = {
    Exit.EQUAL: ("good", "Every row and every value has arrived as it was. The target can be used."),
    Exit.QUARANTINED: ("warn", "What was carried is right. Some rows were left out and wait in quarantine: they have to be looked at."),
    Exit.SOURCE_CHANGED: ("warn", "What was carried is right, but the source has gone on since."),
    Exit.FINDING: ("bad", "The two databases do not hold the same, or the target does not keep what it promises. Each finding is below."),
}
FINDING_WORDS = {
    "rows": "rows",
    "schema": "lost declaration",
    "promise": "broken promise",
    "one side": "on one side alone",
}
KIND_WORDS = {"differs": "differs", "missing": "missing in the target", "extra": "in the target alone"}


def page(report: Report, *, values: bool = True) -> str:
    """The page; without *values* no value of the data is in it, but for keys of rows."""
    tone, meaning = MEANINGS.get(report.exit, ("bad", ""))
    if any(one.state != "carried" for one in report.declared):
        meaning += " Not all that the source declares beside its rows is in the target as it was: see below."
    rows = sum(one.target_rows for one in report.tables)
    seconds = sum(one.seconds for one in report.phases)
    facts = {
        "tables": f"{len(report.tables):,}",
        "rows": f"{rows:,}",
        "values": f"{sum(one.target_rows * len(one.columns) for one in report.tables):,}",
        "data": size(sum(one.bytes for one in report.tables)),
        "time": duration(seconds),
        "findings": f"{len(report.findings):,}",
    }
    sections = (_findings(report), _differences(report, values=values), _plots(report), _tables(report), *_declared(report))
    body = "\n".join(filter(None, (*sections, _promises(report), _columns(report, values=values), _rules(report))))
    wrote = "" if report.verb == "move" else "; nothing was written to either"
    return whole_page(
        f"{report.verdict} – {Path(report.source).name}",
        report.verdict,
        meaning,
        tone,
        about=(
            f"From <strong>{escape(report.source)}</strong> to <strong>{escape(report.target)}</strong>, "
            f"{report.started_at:%Y-%m-%d %H:%M} UTC"
        ),
        facts=facts,
        body=body,
        foot=f"Made by twinsql {report.verb}. Every row and every column of both sides was read{wrote}.",
    )


def write_page(report: Report, path: Path, *, values: bool = True) -> None:
    """Write the page to *path*, which nobody else may read; whole, or not at all; raises as ``write_json``."""
    write_private(path, page(report, values=values))


def size(count: int) -> str:
    """Bytes as people say them: ``12.3 MB``."""
    number = float(count)
    for unit in ("bytes", "KB", "MB", "GB"):
        if number < 1000:
            return f"{number:,.0f} {unit}" if unit == "bytes" else f"{number:,.1f} {unit}"
        number /= 1000
    return f"{number:,.1f} TB"


def duration(seconds: float) -> str:
    """``0.42 s``, ``3 min 5 s``."""
    if seconds < 60:
        return f"{seconds:.2f} s" if seconds < 10 else f"{seconds:.0f} s"
    return f"{int(seconds) // 60} min {int(seconds) % 60} s"


def _findings(report: Report) -> str:
    if not report.findings:
        return ""
    rows = [
        (FINDING_WORDS[one.kind], escape(one.place), escape(f"{one.text}{f' ({one.note})' if one.note else ''}")) for one in report.findings
    ]
    return section("Findings", "", grid(("what", "where", "finding"), rows, ("", "name", "")))


def _differences(report: Report, *, values: bool) -> str:
    parts: list[str] = []
    for table in report.tables:
        if not table.differences:
            continue
        rows: list[tuple[str, ...]] = []
        for one in table.differences:
            head = (escape(one.key) or "no key", KIND_WORDS[one.kind])
            for at, pair in enumerate(one.values):
                texts = [text if values or not text else HIDDEN for text in (pair.source, pair.target)]
                rows.append((*(head if at == 0 else ("", "")), escape(pair.column), *map(escape, texts)))
        total = sum(table.counts.values())
        told = "" if table.complete and total == len(table.differences) else f", of {'at least ' if not table.complete else ''}{total:,}"
        parts.append(f"<h3>{escape(table.source)}: {counted(len(table.differences), 'row')}{told}</h3>")
        parts.append(grid(("row", "", "column", "source", "target"), rows, ("name", "", "name", "value", "value")))
    return section("Rows that are not the same", "", "".join(parts)) if parts else ""


def _plots(report: Report) -> str:
    largest = sorted(report.tables, key=lambda one: -max(one.source_rows, one.target_rows))[:MOST_BARS]
    heaviest = sorted(report.tables, key=lambda one: -one.bytes)[:MOST_BARS]
    by_type: Counter[str] = Counter()
    for table in report.tables:
        for column in table.columns:
            by_type[column.type] += table.target_rows
    figures = (
        bars("Rows per table", [_rows_bar(one) for one in largest]),
        bars("Data per table", [Bar(one.source, one.bytes, size(one.bytes)) for one in heaviest]),
        bars("Time per phase", [Bar(one.phase, one.seconds, duration(one.seconds)) for one in report.phases]),
        bars("Values compared, by type", [Bar(name, count, f"{count:,}") for name, count in by_type.most_common(MOST_BARS)]),
    )
    return section("At a glance", "", f'<div class="plots">{"".join(figures)}</div>') if report.tables else ""


def _rows_bar(table: TableReport) -> Bar:
    rows = max(table.source_rows, table.target_rows)
    return Bar(table.source, rows, f"{rows:,}", min(sum(table.counts.values()), rows))


def _tables(report: Report) -> str:
    heads = ["table", "rows in the source", "rows in the target", "data", "time", ""]
    kinds = ["name", *["number"] * 4, ""]
    rows = [
        [
            escape(one.source) + (f" → {escape(one.target)}" if one.target != one.source else ""),
            f"{one.source_rows:,}",
            f"{one.target_rows:,}",
            size(one.bytes),
            duration(one.seconds),
            '<span class="word good">equal</span>' if one.equal else '<span class="word bad">differs</span>',
        ]
        for one in report.tables
    ]
    if report.left_out:
        for row, one in zip([heads, *rows], [None, *report.tables], strict=True):
            row.insert(2, f"{one.left_out:,}" if one else "in quarantine")
        kinds.insert(2, "number")
    return section("Tables", "", grid(heads, rows, kinds)) if rows else ""


def _declared(report: Report) -> Iterable[str]:
    if not report.declared:
        return
    counts = Counter(one.state for one in report.declared)
    text = ", ".join(f"{counts[state]:,} {state}" for state in ("carried", "changed", "not carried") if counts[state])
    lost = [one for one in report.declared if one.state != "carried"]
    rows = [
        (escape(one.table), escape(one.what), f'<span class="word {"bad" if one.holds else "warn"}">{one.state}</span>', escape(one.note))
        for one in lost
    ]
    body = grid(("table", "declared", "", "now"), rows, ("name", "name", "", "name")) if rows else ""
    yield section("What the source declares", f"Columns, keys, references, defaults: {text}.", body)


def _promises(report: Report) -> str:
    if not report.promises:
        return ""
    rows = [
        (escape(one.table), escape(one.what), escape(one.name), escape(one.complaint) or '<span class="word good">holds</span>')
        for one in sorted(report.promises, key=lambda one: not one.complaint)
    ]
    broken = sum(bool(one.complaint) for one in report.promises)
    text = (
        f"{counted(len(rows), 'promise')} of constraints, indexes and sequences: {f'{broken:,} broken' if broken else 'all of them hold'}."
    )
    table = grid(("table", "what", "name", ""), rows, ("name", "", "name", ""))
    return section("What the target promises", text, f"<details{' open' if broken else ''}><summary>All of them</summary>{table}</details>")


def _columns(report: Report, *, values: bool) -> str:
    """The sums of columns; the least and the greatest are values."""
    names = ("nulls", "empties", *(("least", "greatest") if values else ()), "total", "size")
    parts: list[str] = []
    for table in report.tables:
        rows = [
            (
                escape(one.name),
                escape(one.type),
                *(_sums(one.source.get(name), one.target.get(name), differs=name in one.differing) for name in names),
            )
            for one in table.columns
        ]
        sums = grid(("column", "type", *names), rows, ("name", "", *["number"] * len(names)))
        parts.append(f"<details><summary>{escape(table.source)}</summary>{sums}</details>")
    text = "Nulls, empty texts, the least and the greatest, exact sums, bytes; of times their microseconds since the year 2000."
    return section("Columns", text, "".join(parts)) if parts else ""


def _sums(source: object, target: object, *, differs: bool) -> str:
    here = "" if source is None else escape(f"{source:,}" if isinstance(source, int) else str(source))
    there = "" if target is None else escape(f"{target:,}" if isinstance(target, int) else str(target))
    return f'<span class="word bad">{here or "–"} / {there or "–"}</span>' if differs else here or there


def _rules(report: Report) -> str:
    rows = [(escape(one.place), escape(one.what), f"{one.count:,}", escape(one.why), escape(one.where)) for one in report.rules]
    told = [*report.notes, *([f"Changed since the snapshot: {', '.join(report.changed)}"] if report.changed else [])]
    notes = "".join(f"<li>{escape(one)}</li>" for one in told)
    table = grid(("where", "what was done", "how often", "why", "said by"), rows, ("name", "", "number", "", "name")) if rows else ""
    listed = f"<ul>{notes}</ul>" if notes else ""
    return section("Rules that were used, and notes", "", table + listed) if rows or notes else ""
