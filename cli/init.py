"""``twinsql init``."""

from __future__ import annotations

from pathlib import Path

from . import output


def init(folder: Path = Path(), /) -> int:
    """
    Create a new project that builds: a migration, a SQL file, a repository, settings.

    A pyproject.toml that is there gets a `[tool.twinsql]` table at its end. Any other file in the way is a refusal, and nothing is written.

    **Examples**

    ```
    twinsql init notes         # in a new folder
    twinsql init               # here
    ```

    Parameters
    ----------
    folder
        Where, the current folder unless named; made if it is not there.
    """
    from ..compiler.init import init_project  # noqa: PLC0415 - not for --help

    for path in init_project(folder):
        output.say(f"wrote {folder / path}")
    output.say(f"next: {'' if folder == Path() else f'cd {folder}, then '}twinsql build, then twinsql setup")
    return 0
