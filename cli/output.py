"""How commands print: lines for people, JSON for programs, complaints on standard error."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..transfer.outcome import Refusal, TransferRefused

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


def refused(error: TransferRefused, *, values: bool) -> None:
    """Print why nothing was carried on standard error."""
    complain(error.what)
    for one in error.refusals:
        refusal(one, values=values)


def refusal(one: Refusal, *, values: bool) -> None:
    """Print what cannot be carried on standard error, with some of the rows and what to do."""
    count = f" ({counted(one.count, 'row')})" if one.count else ""
    complain(f"{one.place}: {one.reason}{count}")
    for example in one.examples if values else [found.hidden() for found in one.examples]:
        complain(f"        {example.key}{f': {example.value}' if values and example.value else ''}")
    complain(f"    fix:  {one.cure}")


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
