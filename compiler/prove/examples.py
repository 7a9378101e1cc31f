"""One example: a statement, rows and parameters; what both engines make of it; and the file that keeps it."""

from __future__ import annotations

import hashlib
import runpy
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from .equal import difference, exact_row
from .masks import mask_of, uuids_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from ..project import Project
    from .engines import Engines, Loaded
    from .equal import Outcome
    from .rows import Rows
    from .subjects import Subject

FOLDER = "tests/regressions"
"""Where examples are kept, below the project's root."""
SHOWN_ROWS = 12

TEXT = '''"""{what}: {name}, found by `twinsql prove`."""

import datetime
from decimal import Decimal
from uuid import UUID

from twinsql.compiler.prove import replay

STATEMENT = {name!r}
ROWS: dict[str, list[dict[str, object]]] = {rows}
PARAMETERS: list[object] = {parameters}


def test_both_engines_give_the_same() -> None:
    replay(__file__, STATEMENT, ROWS, PARAMETERS)


__all__ = ["Decimal", "UUID", "datetime"]
'''


@dataclass(frozen=True, slots=True)
class Example:
    """
    What is run.

    Attributes:
        name: of the statement; ``load users`` stands for the rows alone.
        rows: to be loaded.
        parameters: by position; of a batch, those of each row.
    """

    name: str
    rows: Rows
    parameters: Sequence[object]


def run_both(
    loaded: Loaded, engines: Engines, subject: Subject, parameters: Sequence[object], sqlite: Outcome | None = None
) -> tuple[Outcome, Outcome]:
    """What both make of it, without what is other each time; *sqlite* where it is known."""
    tables = touched(engines, subject)
    one = sqlite or loaded.on_sqlite(subject, parameters, tables)
    other = loaded.on_postgres(subject, parameters, tables)
    mask = mask_of(subject, engines.catalog)
    known = (
        uuids_in([parameters, *([list(row.values()) for row in rows] for rows in loaded.rows.values())]) if mask.clock else frozenset[str]()
    )
    return mask(one, known), mask(other, known)


def touched(engines: Engines, subject: Subject) -> tuple[str, ...]:
    """Tables that *subject* may change, by way of foreign keys too."""
    return engines.catalog.below(subject.targets)


def why(engines: Engines, subjects: Mapping[str, Subject], example: Example) -> tuple[str, str]:
    """How the engines differ, in a few words and in full; empty where they do not."""
    with engines.loaded(lambda table, _: example.rows.get(table, [])) as loaded:
        if example.name.startswith("load "):
            table = example.name.removeprefix("load ")
            said = [text for name, _, text in loaded.misfits if name == table]
            return (said[0], "") if said else ("", "")
        subject = subjects[example.name]
        one, other = run_both(loaded, engines, subject, example.parameters)
        found = difference(one, other, ordered=subject.ordered)
        return found, f"{_shown('SQLite', one, found)}\n{_shown('PostgreSQL', other, found)}" if found else ""
    return "", ""


def _shown(engine: str, outcome: Outcome, found: str) -> str:
    if outcome.error:
        return f"{engine}: {outcome.error}: {outcome.message}"
    table = found.removeprefix("other rows in ").removesuffix(" afterwards") if found.endswith(" afterwards") else ""
    rows = outcome.tables.get(table, outcome.rows)
    lines = [f"    {exact_row(row)}" for row in rows[:SHOWN_ROWS]]
    what = (
        f"{outcome.count} rows changed" if outcome.count is not None and not table else f"{len(rows)} rows{f' in {table}' if table else ''}"
    )
    return "\n".join([f"{engine}: {what}", *lines])


def literal(value: object) -> str:
    """*value* as Python, in a module that has imported what the text of an example imports."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r}: {literal(item)}" for key, item in cast("dict[object, object]", value).items()) + "}"
    if isinstance(value, (list, tuple)):
        inner = ", ".join(literal(item) for item in cast("Sequence[object]", value))
        return f"[{inner}]" if isinstance(value, list) else f"({inner}{',' if len(cast('tuple[object, ...]', value)) == 1 else ''})"
    return f"float({str(value)!r})" if isinstance(value, float) and value in {float("inf"), float("-inf")} else repr(value)


def as_test(example: Example, what: str) -> str:
    """The text of a test module."""
    tables = [(table, rows) for table, rows in example.rows.items() if rows]
    lines = [f"    {table!r}: [\n" + "".join(f"        {literal(row)},\n" for row in rows) + "    ],\n" for table, rows in tables]
    rows = "{\n" + "".join(lines) + "}" if lines else "{}"
    return TEXT.format(what=what[:1].upper() + what[1:], name=example.name, rows=rows, parameters=literal(list(example.parameters)))


def keep(project: Project, example: Example, what: str) -> Path:
    """Write *example* down in the project's folder of regressions."""
    text = as_test(example, what)
    folder = project.root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    stem = example.name.replace(".", "_").replace(" ", "_")
    path = folder / f"test_{stem}_{hashlib.sha256(text.encode()).hexdigest()[:8]}.py"
    path.write_text(text, encoding="utf-8")
    return path


def kept(project: Project) -> dict[Path, Example]:
    """All examples in the project's folder of regressions."""
    found: dict[Path, Example] = {}
    for path in sorted((project.root / FOLDER).glob("test_*.py")):
        content = runpy.run_path(str(path))
        if {"STATEMENT", "ROWS", "PARAMETERS"} <= set(content):
            found[path] = Example(content["STATEMENT"], content["ROWS"], content["PARAMETERS"])
    return found
