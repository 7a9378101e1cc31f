"""
``twinsql prove``: every statement of a project runs on both engines, on hostile rows, and the answers are compared exactly.

Rows are drawn so that the schema allows them, parameters so that statements find rows. What differs is made as small as it gets, and kept.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .rows import Rows

__all__ = ["replay"]


def replay(file: str, statement: str, rows: Rows, parameters: Sequence[object]) -> None:
    """
    Run one example on both engines; for tests that ``twinsql prove`` has written.

    Args:
        file: the test's, from which the project is found.
        statement: its name.
        rows: to be loaded, by table.
        parameters: by position.

    Raises:
        AssertionError: the engines differ.
    """
    from ..project import load_project  # noqa: PLC0415 - the compiler is loaded by those who prove
    from .examples import Example  # noqa: PLC0415
    from .run import compare  # noqa: PLC0415

    found, shown = compare(load_project(Path(file).parent), Example(statement, rows, parameters))
    assert not found, f"{statement}: {found}\n{shown}"
