"""Where a command finds the project's folders, and the compiler."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..adapters.errors import ConfigError
from ..adapters.settings import is_project

if TYPE_CHECKING:
    from ..compiler.build import BuildReport

BUNDLED = Path(__file__).parent.parent / "migrations"
"""Those of the application that this package brings."""


def migrations_folder(root: Path) -> Path:
    """
    The migrations of the project in *root*; without a ``[tool.twinsql]`` table, those of the application that this package brings.

    Raises:
        ConfigError: there are none.
    """
    if is_project(root):
        from ..compiler.project import load_project  # noqa: PLC0415 - reads TOML, which not every command needs

        return load_project(root).migrations
    if BUNDLED.is_dir():
        return BUNDLED
    raise ConfigError(
        f"there is no project here, so no migrations\n    from: {root}\n    fix:  go into its folder, or lay one out with: twinsql init"
    )


def run_build(root: Path | None = None, *, check: bool) -> BuildReport:
    """
    Build the project that *root* (the current folder unless given) is in.

    Raises:
        ConfigError: there is no project, or the compiler's parser is not installed, or a PostgreSQL is needed and there is none.
        SourceError: with all problems that were found.
        MigrationError: the migrations' files are wrong.
    """
    from ..compiler.build import build  # noqa: PLC0415 - other commands do without
    from ..compiler.project import load_project  # noqa: PLC0415 - other commands do without

    return build(load_project(root), check=check)
