"""Plots as SVG that stands inside a page: bars, each with its name and its number, so that nothing hangs on colour."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 420
NAME_WIDTH, NUMBER_WIDTH = 130, 78
ROW_HEIGHT, BAR_HEIGHT = 24, 13
LONGEST_NAME = 20
COLUMN_HEIGHT = 90


class Bar(NamedTuple):
    """A bar: its *name*, its length, the *text* at its end, and how much of it is *bad*."""

    name: str
    length: float
    text: str
    bad: float = 0


def bars(title: str, found: Sequence[Bar]) -> str:
    """A figure with horizontal bars, the first one on top; empty where there is none."""
    if not found:
        return ""
    greatest = max(one.length for one in found) or 1
    room = WIDTH - NAME_WIDTH - NUMBER_WIDTH
    parts: list[str] = []
    for at, one in enumerate(found):
        y = at * ROW_HEIGHT
        length = room * one.length / greatest
        name = one.name if len(one.name) <= LONGEST_NAME else f"{one.name[: LONGEST_NAME - 1]}…"
        parts.append(f'<text x="0" y="{y + 15}"><title>{escape(one.name)}</title>{escape(name)}</text>')
        parts.append(f'<rect class="bar-two" x="{NAME_WIDTH}" y="{y + 5}" width="{room}" height="{BAR_HEIGHT}" rx="2" opacity=".35"/>')
        parts.append(f'<rect class="bar" x="{NAME_WIDTH}" y="{y + 5}" width="{max(length, 1):.1f}" height="{BAR_HEIGHT}" rx="2"/>')
        if one.bad:
            bad = max(room * one.bad / greatest, 2)
            parts.append(f'<rect class="bad-bar" x="{NAME_WIDTH}" y="{y + 5}" width="{bad:.1f}" height="{BAR_HEIGHT}" rx="2"/>')
        parts.append(f'<text class="soft" x="{WIDTH}" y="{y + 15}" text-anchor="end">{escape(one.text)}</text>')
    height = len(found) * ROW_HEIGHT
    drawing = f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title)}">{"".join(parts)}</svg>'
    return f"<figure><figcaption>{escape(title)}</figcaption>{drawing}</figure>"


def columns(title: str, found: Sequence[Bar], axis: str) -> str:
    """A figure with columns side by side, in the order given; *axis* says what a column is. Each names itself where one points at it."""
    if not found:
        return ""
    greatest = max(one.length for one in found) or 1
    step = WIDTH / len(found)
    parts: list[str] = []
    for at, one in enumerate(found):
        height = COLUMN_HEIGHT * one.length / greatest
        shown = max(height, 1) if one.length else 0
        parts.append(
            f'<rect class="bar" x="{at * step:.1f}" y="{COLUMN_HEIGHT - shown:.1f}" width="{max(step - 1, 0.5):.1f}" height="{shown:.1f}">'
            f"<title>{escape(one.name)}: {escape(one.text)}</title></rect>"
        )
    parts.append(f'<text class="soft" x="0" y="{COLUMN_HEIGHT + 16}">{escape(axis)}</text>')
    drawing = f'<svg viewBox="0 0 {WIDTH} {COLUMN_HEIGHT + 22}" role="img" aria-label="{escape(title)}">{"".join(parts)}</svg>'
    return f"<figure><figcaption>{escape(title)}</figcaption>{drawing}</figure>"
