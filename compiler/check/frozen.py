"""The frozen SQLite texts of the migrations: whether they are there, and whether SQLite takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..freeze import first_refusal
from ..model import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...adapters.migration_files import MigrationFile


def frozen_problems(files: Sequence[MigrationFile]) -> list[Problem]:
    """What is wrong with the texts of *files*; empty where they make a database."""
    problems: list[Problem] = []
    for file in files:
        if not file.path("sqlite").exists():
            problems.append(Problem(f"{file.place('sqlite')}:1:1", "this migration has no text for SQLite", "Draft it with: twinsql build"))
        elif problem := file.frozen_problem():
            problems.append(problem)
    if problems:
        return problems
    refusals = (first_refusal(files[: number + 1]) for number in range(len(files)))
    first = next((one for one in refusals if one is not None), None)
    return [] if first is None else [first]
