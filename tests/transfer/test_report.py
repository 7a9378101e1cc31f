"""Reports: what programs read, what a person reads, and what nobody else may."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.errors import ConfigError
from twinsql.transfer.validate.report import Report, TableReport, write_json
from twinsql.transfer.validate.report_page import page, write_page

from tests.transfer.comparing import Both

if TYPE_CHECKING:
    from pathlib import Path


HOSTILE = "</td><script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;\u202e$title ${source}"


@pytest.fixture
def hostile(tmp_path: Path, fresh_postgres: str) -> Report:
    """A report of data and names that want to break out of a page."""
    both = Both(tmp_path, fresh_postgres)
    both.make(
        'CREATE TABLE "<b>t$</b>" ("<i>k" TEXT PRIMARY KEY, "</style>" TEXT)',
        'CREATE TABLE "<b>t$</b>" ("<i>k" text PRIMARY KEY, "</style>" text)',
    )
    both.sqlite('INSERT INTO "<b>t$</b>" VALUES (?, ?)', HOSTILE, HOSTILE)
    both.postgres(f"""INSERT INTO "<b>t$</b>" VALUES ('{HOSTILE.replace("'", "''")}', 'secret')""")
    return both.compared()


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_nothing_of_the_data_is_markup(hostile: Report) -> None:
    tags = _Tags()
    tags.feed(page(hostile))

    names = {name for name, _ in tags.found}
    assert not names & {"script", "img", "b", "i", "link", "iframe", "object"}
    assert not [name for tag in tags.found for name, _ in tag[1] if name.startswith("on")]
    assert HOSTILE[:30] in tags.text


def test_the_page_needs_nothing_from_elsewhere(hostile: Report) -> None:
    made = page(hostile)

    assert "http://" not in made
    assert "https://" not in made
    assert "url(" not in made
    assert not re.search(r"\ssrc=", made.replace("&lt;img src=x", ""))


def test_values_can_be_hidden(hostile: Report) -> None:
    assert "secret" in page(hostile)
    assert "secret" in json.dumps(hostile.as_object())

    assert "secret" not in page(hostile, values=False)
    assert "secret" not in json.dumps(hostile.as_object(values=False))


def test_reports_are_for_their_owner_alone(hostile: Report, tmp_path: Path) -> None:
    write_json(hostile, tmp_path / "report.json")
    write_page(hostile, tmp_path / "report.html")

    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("report.json", "report.html")] == [0o600, 0o600]
    read = json.loads((tmp_path / "report.json").read_text())
    assert (read["exit"], read["findings"][0]["kind"]) == (1, "rows")
    assert read["tables"][0]["differences"][0]["values"][0]["target"] == "'secret'"


def test_the_verdict_comes_first(hostile: Report) -> None:
    made = page(hostile)

    assert made.index("Not equal: 1 finding") < made.index("<h2>")
    assert '<header class="verdict bad">' in made


def test_a_report_that_cannot_be_written_says_so(hostile: Report, tmp_path: Path) -> None:
    for write in (write_json, write_page):
        with pytest.raises(ConfigError, match="cannot be written to .*missing"):
            write(hostile, tmp_path / "missing" / "report")


@pytest.mark.parametrize(("values", "left_out", "exit_code", "tone"), [([], 0, 0, "good"), (["t"], 0, 3, "warn"), (["t"], 2, 6, "warn")])
def test_each_end_has_its_verdict(values: list[str], left_out: int, exit_code: int, tone: str) -> None:
    table = TableReport("t", "t", 3, 3 - left_out, left_out, 10, 0.1, {}, complete=True, differences=[])
    report = Report("move", "a.db", "postgresql://host/db", datetime(2026, 1, 1, tzinfo=UTC), [table], changed=values)

    assert report.exit == exit_code
    made = page(report)
    assert f'<header class="verdict {tone}">' in made
    assert ("Changed since the snapshot: t" in made) == bool(values)
    assert report.verdict.startswith("Equal")
