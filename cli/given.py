"""What several verbs of data are given in the same way: rules, maps, reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

if TYPE_CHECKING:
    from pathlib import Path

    from ..transfer.maps.maps import MapFile
    from ..transfer.validate.report import Report

Rules = Annotated[tuple[str, ...], Parameter(negative=())]
"""``--rule table.column=encoding+repair``, as often as wanted."""


def map_file(path: Path | None) -> MapFile | None:
    """The map in the file *path*, where one was named."""
    from ..transfer.maps.maps import read_map  # noqa: PLC0415 - not for --help

    return None if path is None else read_map(path)


def write_report(found: Report | None, path: Path | None, *, values: bool) -> None:
    """Write a report into the file *path*, where one was named: a page if it ends in .html, else JSON."""
    if found is None or path is None:
        return
    from ..transfer.validate.report import write_json  # noqa: PLC0415 - not for --help
    from ..transfer.validate.report_page import write_page  # noqa: PLC0415

    (write_page if path.suffix == ".html" else write_json)(found, path, values=values)
