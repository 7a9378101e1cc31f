"""Where a project keeps its SQL, from ``[tool.twinsql]`` in its ``pyproject.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ..adapters.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDERS = ("sql", "queries", "migrations")
TABLES = ("made", "rows")
KEYS = (*FOLDERS, "runtime", *TABLES)
MOST_ROWS = 200_000
"""Of a table that plans are made for."""
DEFAULT_RUNTIME = "twinsql.adapters"


@dataclass(frozen=True, slots=True)
class Project:
    """
    A project's folders, absolute.

    Attributes:
        root: where ``pyproject.toml`` is.
        sql: hand-written SQL.
        queries: generated modules.
        migrations: yoyo's migrations.
        runtime: what generated modules import the adapters as.
        made: columns (``messages.search_tokens``) whose values a function (``app.tokens:index_tokens``) makes before they are written.
        rows: how many rows tables have in production, for plans.
    """

    root: Path
    sql: Path
    queries: Path
    migrations: Path
    runtime: str = DEFAULT_RUNTIME
    made: Mapping[str, str] = field(default_factory=dict[str, str])
    rows: Mapping[str, int] = field(default_factory=dict[str, int])

    def relative(self, path: Path) -> str:
        """*path* as messages name it: from the root, with slashes."""
        return path.relative_to(self.root).as_posix()

    @property
    def plans(self) -> Path:
        """Plans that are kept, one file for each of SQL."""
        return self.sql / "plans"

    @property
    def lock(self) -> Path:
        """What PostgreSQL said of each statement."""
        return self.sql / ".lock"


def load_project(start: Path | None = None) -> Project:
    """
    The project that *start* (default: the working directory) is in.

    Raises:
        ConfigError: there is none, or its table is wrong.
    """
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        file = folder / "pyproject.toml"
        if file.is_file():
            table = twinsql_table(file)
            if table is not None:
                return _project(folder, file, table)
    raise ConfigError(f"No pyproject.toml with [tool.twinsql] from {start} upwards: `twinsql init` lays out a project.")


def twinsql_table(file: Path) -> dict[str, object] | None:
    """
    The table ``[tool.twinsql]`` of a ``pyproject.toml``, or None.

    Raises:
        ConfigError: the file cannot be read, or has something else there.
    """
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file} cannot be read: {error}") from None
    tool: object = content.get("tool")
    table = cast("dict[str, object]", tool).get("twinsql") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError(f"{file}: [tool.twinsql] must be a table.")
    return cast("dict[str, object] | None", table)


def _project(root: Path, file: Path, table: dict[str, object]) -> Project:
    values = _values(file, table)
    folders = {key: (root / values[key]).resolve() for key in FOLDERS}
    for key, path in folders.items():
        if not path.is_relative_to(root):
            raise ConfigError(f"{file}: [tool.twinsql] {key} = {values[key]!r} leads out of the project: name a folder below it.")
        if key != "queries" and not path.is_dir():
            raise ConfigError(f"{file}: [tool.twinsql] {key} = {values[key]!r} is no folder: make it, or correct the path.")
    runtime = values.get("runtime", DEFAULT_RUNTIME)
    if not all(part.isidentifier() for part in runtime.lstrip(".").split(".")):
        raise ConfigError(f"{file}: [tool.twinsql] runtime must be the name of a package, such as {DEFAULT_RUNTIME}.")
    return Project(root, folders["sql"], folders["queries"], folders["migrations"], runtime, _made(file, table), _rows(file, table))


def _made(file: Path, table: dict[str, object]) -> dict[str, str]:
    found = table.get("made", {})
    made = cast("dict[str, object]", found) if isinstance(found, dict) else {"": found}
    for column, function in made.items():
        if "." not in column or not isinstance(function, str) or ":" not in function:
            raise ConfigError(f'{file}: [tool.twinsql.made] has lines like "messages.tokens" = "app.tokens:index_tokens".')
    return cast("dict[str, str]", made)


def _rows(file: Path, table: dict[str, object]) -> dict[str, int]:
    found = table.get("rows", {})
    rows = cast("dict[str, object]", found) if isinstance(found, dict) else {"": found}
    for number in rows.values():
        if type(number) is not int or not 0 < number <= MOST_ROWS:
            raise ConfigError(f"{file}: [tool.twinsql.rows] has lines like genres = 25, with 1 to {MOST_ROWS} rows.")
    return cast("dict[str, int]", rows)


def _values(file: Path, table: dict[str, object]) -> dict[str, str]:
    values: dict[str, str] = {}
    for key, value in table.items():
        if key not in KEYS:
            near = get_close_matches(key, KEYS, 1)
            hint = f"did you mean {near[0]}?" if near else f"the keys are {', '.join(KEYS)}."
            raise ConfigError(f"{file}: [tool.twinsql] has no key {key}: {hint}")
        if key in TABLES:
            continue
        if not isinstance(value, str) or not value:
            raise ConfigError(f"{file}: [tool.twinsql] {key} must be a text.")
        values[key] = value
    for key in FOLDERS:
        if key not in values:
            raise ConfigError(f'{file}: [tool.twinsql] lacks {key}: name a folder, such as {key} = "{key}".')
    return values
