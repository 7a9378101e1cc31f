"""Both sides compared by what ``validate`` compares with, and a report of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ...adapters import urls
from ..catalogue import read_catalogue
from ..target_schema import read_target
from ..validate.compare import source_view, target_view
from ..validate.report import Finding, Report
from ..validate.validate import compare

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ..plan.draft import Draft
    from ..progress import Progress
    from ..quarantine import LeftOut


def prove(snapshot: Path, url: str, draft: Draft, left_out: Sequence[LeftOut], *, source: str, jobs: int, progress: Progress) -> Report:
    """
    Compare the snapshot, as a map may have made it, with the target, but for the rows that are *left_out*.

    Raises:
        DatabaseError: a side failed.
    """
    report = Report("move", source, urls.redacted(url), datetime.now(UTC))
    places: dict[str, frozenset[int]] = {}
    for one in left_out:
        places[one.source] = places.get(one.source, frozenset()) | {one.place}
    with source_view(snapshot) as here, target_view(url) as there:
        targets = read_target(there)
        if missing := [one.target for one in draft.plan.tables if one.target not in targets]:
            report.findings += [Finding("one side", name, "the target has no such table") for name in missing]
            return report
        catalogue = read_catalogue(here.connection)
        compare(snapshot, url, here, there, catalogue, draft.plan, targets, report, left_out=places, jobs=jobs, progress=progress)
    report.rules += draft.uses
    return report
