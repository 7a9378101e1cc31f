"""Reports as one page that a person without a terminal can read: no script, nothing from elsewhere."""

from __future__ import annotations

from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

TEMPLATE = Path(__file__).with_name("page.html")

Tone = Literal["good", "warn", "bad", ""]


def page(title: str, verdict: str, meaning: str, tone: Tone, *, about: str, facts: Mapping[str, str], body: str, foot: str) -> str:
    """The whole page. *about* and *body* are HTML, the rest is text."""
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        title=escape(title),
        tone=tone,
        verdict=escape(verdict),
        meaning=escape(meaning),
        about=about,
        facts="".join(f"<div><dt>{escape(name)}</dt><dd>{escape(text)}</dd></div>" for name, text in facts.items()),
        body=body,
        foot=escape(foot),
    )


def section(title: str, text: str, body: str) -> str:
    """A part of the page; *body* is HTML."""
    return f"<section><h2>{escape(title)}</h2>{f'<p>{escape(text)}</p>' if text else ''}{body}</section>"


def grid(heads: Sequence[str], rows: Iterable[Sequence[str]], kinds: Sequence[str]) -> str:
    """A table; *kinds* are the cells' classes by column: ``name``, ``number``, ``value`` or none. Cells are HTML."""
    head = "".join(f'<th class="{kind}">{escape(name)}</th>' for name, kind in zip(heads, kinds, strict=True))
    body = "".join(f"<tr>{_cells(row, kinds)}</tr>" for row in rows)
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _cells(row: Sequence[str], kinds: Sequence[str]) -> str:
    return "".join(f'<td class="{kind}">{cell}</td>' for cell, kind in zip(row, kinds, strict=True))
