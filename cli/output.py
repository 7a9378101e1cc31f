"""How commands print: lines for people, JSON for programs, complaints on standard error."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

STYLES = {"ok": "green", "warn": "yellow", "fail": "bold red", "error": "bold red", "warning": "yellow"}


def say(text: str) -> None:
    """Print a line."""
    print(text)


def as_json(value: object) -> None:
    """Print *value* as JSON."""
    print(json.dumps(value, indent=2, ensure_ascii=False))


def complain(text: str) -> None:
    """Print a line on standard error."""
    print(text, file=sys.stderr)


def marked(level: str, text: str) -> None:
    """Print a line with ``ok``, ``warn`` or ``fail`` before it, in colour where there is a terminal."""
    from rich.console import Console  # noqa: PLC0415 - other commands do without
    from rich.text import Text  # noqa: PLC0415

    Console(highlight=False, soft_wrap=True).print(Text.assemble((f"{level:4}", STYLES[level]), f"  {text}"))


def counted(number: int, what: str) -> str:
    """``1 error``, ``2 errors``."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def table(rows: Sequence[tuple[str, str, str, str, str]]) -> None:
    """Print a table of findings: severity, place, rule, what and cure."""
    from rich.console import Console  # noqa: PLC0415 - other commands do without
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    grid = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("severity", "rule", "place", "what, and what to do"):
        grid.add_column(name, overflow="fold", no_wrap=name in {"severity", "rule"})
    for severity, where, rule, what, cure in rows:
        grid.add_row(Text(severity, STYLES[severity]), rule, where, Text.assemble(what, "\n", (cure, "dim")))
    Console(highlight=False).print(grid)
