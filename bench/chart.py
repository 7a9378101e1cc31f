"""The figures of one thread as a picture: a bar for each library and task, on a scale that doubles."""

from __future__ import annotations

from html import escape
from math import log2
from typing import TYPE_CHECKING

from .side_by_side import BASE, TASKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .side_by_side import Cell

LEFT, WIDTH, BAR, GAP, TOP = 120, 300, 13, 16, 70
LOWEST, HIGHEST = -2, 4
"""Powers of two at the ends of the scale: a quarter of the time by hand, and sixteen times as much."""
COLOURS = ("#2563eb", "#9ca3af", "#a8a29e", "#94a3b8", "#cbd5e1")
TITLES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}


def chart(cells: Sequence[Cell]) -> str:
    """An SVG picture."""
    cells = [cell for cell in cells if cell.threads == 1 and cell.name != BASE]
    names = list(dict.fromkeys(cell.name for cell in cells))
    group = len(names) * BAR + GAP
    height = TOP + len(TASKS) * group + 30
    width = 2 * (LEFT + WIDTH) + 60
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="sans-serif" font-size="11">'
    parts = [head, f'<rect width="{width}" height="{height}" fill="white"/>', *_legend(names)]
    for column, engine in enumerate(dict.fromkeys(cell.engine for cell in cells)):
        left = LEFT + column * (LEFT + WIDTH + 30)
        parts += _scale(left, TITLES[engine], height)
        for row, task in enumerate(TASKS):
            top = TOP + row * group
            parts.append(f'<text x="{left - 8}" y="{top + group / 2}" text-anchor="end">{escape(task)}</text>')
            found = {cell.name: cell.found.median for cell in cells if (cell.engine, cell.task) == (engine, task)}
            parts += _bars(left, top, [(number, found[name]) for number, name in enumerate(names) if name in found])
    return "\n".join([*parts, "</svg>", ""])


def _bars(left: float, top: float, values: Sequence[tuple[int, float]]) -> Iterator[str]:
    """From 1, by hand, to the left where it is quicker and to the right where it is slower."""
    for number, value in values:
        one, end = _place(1), _place(value)
        start, size = left + min(one, end), max(abs(end - one), 1)
        y = top + number * BAR
        yield f'<rect x="{start:.1f}" y="{y}" width="{size:.1f}" height="{BAR - 2}" fill="{COLOURS[number % len(COLOURS)]}"/>'
        yield f'<text x="{left + max(one, end) + 4:.1f}" y="{y + BAR - 3}">{value:.2f}</text>'


def _scale(left: float, title: str, height: float) -> Iterator[str]:
    yield f'<text x="{left}" y="46" font-size="14" font-weight="bold">{title}: time, by hand = 1</text>'
    for power in range(LOWEST, HIGHEST + 1):
        x = left + _place(2.0**power)
        yield f'<line x1="{x:.1f}" y1="{TOP - 6}" x2="{x:.1f}" y2="{height - 30}" stroke="{"#111" if power == 0 else "#e5e7eb"}"/>'
        yield f'<text x="{x:.1f}" y="{height - 14}" text-anchor="middle">{2.0**power:g}</text>'


def _legend(names: Sequence[str]) -> Iterator[str]:
    for number, name in enumerate(names):
        x = 20 + number * 150
        yield f'<rect x="{x}" y="12" width="12" height="12" fill="{COLOURS[number % len(COLOURS)]}"/>'
        yield f'<text x="{x + 17}" y="22">{escape(name)}</text>'


def _place(value: float) -> float:
    power = min(max(log2(value), LOWEST), HIGHEST)
    return (power - LOWEST) / (HIGHEST - LOWEST) * WIDTH
