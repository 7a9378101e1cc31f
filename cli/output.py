"""How commands print: lines for people, JSON for programs, complaints on standard error."""

from __future__ import annotations

import json
import sys

STYLES = {"ok": "green", "warn": "yellow", "fail": "bold red"}


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
