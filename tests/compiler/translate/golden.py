"""
What every case becomes on SQLite, kept beside the cases, so that a new sqlglot or a changed rule shows as a diff.

``make golden`` writes the files anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twinsql.adapters.describe import Describer
from twinsql.compiler.server import postgres_server

from tests.compiler.translate.twins import FOLDER, open_twins, read_cases
from tests.conftest import fresh_database

if TYPE_CHECKING:
    from pathlib import Path

    from tests.compiler.translate.twins import Twins

GOLDEN = FOLDER / "golden"


def golden_texts(twins: Twins) -> dict[Path, str]:
    """The files as they should be."""
    texts: dict[Path, str] = {}
    for case in read_cases("cases"):
        statement, translation, _ = twins.compile(case.sql, f"cases/{case.file}", case.line)
        path = GOLDEN / case.file
        effect = "-- writes\n" if statement.writes else ""
        steps = "".join(f"{step};\n" for step in (*translation.steps, translation.sqlite))
        texts[path] = f"{texts.get(path, '')}-- case: {case.name}\n{effect}{steps}\n"
    return {path: f"{text.rstrip()}\n" for path, text in texts.items()}


def main() -> None:
    """Write them."""
    with postgres_server() as server, fresh_database(server) as url, Describer(url) as describer, open_twins(url, describer) as twins:
        texts = golden_texts(twins)
    GOLDEN.mkdir(exist_ok=True)
    for path in GOLDEN.glob("*.sql"):
        if path not in texts:
            path.unlink()
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
