"""
Run a Markdown page as a reader would.

Fenced blocks of a page run in order, in one folder that starts empty:

- a block whose info names a file, such as ``sql sql/notes.sql`` or ``python app.py``, is that file's content;
- a ``console`` block holds commands behind ``$ `` and, below each, what they print; ``…`` stands for any text.
"""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    language: str
    file: str
    body: str


def blocks(page: Path) -> list[Block]:
    found: list[Block] = []
    for match in FENCE.finditer(page.read_text()):
        language, _, file = match["info"].strip().partition(" ")
        found.append(Block(language, file.strip(), match["body"]))
    return found


def commands(body: str) -> list[tuple[str, str]]:
    """Each command of a console block with the output that stands below it."""
    found: list[tuple[str, str]] = []
    for line in body.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], ""))
        else:
            command, output = found[-1]
            found[-1] = (command, output + line + "\n")
    return found


def matches(expected: str, actual: str) -> bool:
    pattern = ".*".join(re.escape(part) for part in expected.strip().split("…"))
    return re.fullmatch(pattern, actual.strip(), re.DOTALL) is not None


def run_page(page: Path, folder: Path, environ: dict[str, str]) -> list[str]:
    """Run *page* in *folder* and return what did not go as it says; nothing is slow, so that a busy machine prints what a quiet one does."""
    wrong: list[str] = []
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for block in blocks(page):
        if block.file:
            target = folder / block.file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.body)
        elif block.language == "console":
            for command, expected in commands(block.body):
                result = subprocess.run(
                    ["bash", "-c", command],
                    cwd=folder,
                    env=os.environ | environ | {"PATH": path, "COLUMNS": "200", "NO_COLOR": "1", "TWINSQL_SLOW_MS": "600000"},
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    text=True,
                    check=False,
                )
                if not matches(expected, result.stdout):
                    wrong.append(f"{page.name}: $ {command}\nexpected:\n{expected}\ngot:\n{result.stdout}")
    return wrong
