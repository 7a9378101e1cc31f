"""What README and docs show is what happens."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import blocks, run_page

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "README.ko.md", *(ROOT / "docs").rglob("*.md")])
RUN = [page for page in PAGES if any(block.language == "console" for block in blocks(page))]
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


@pytest.mark.parametrize("page", RUN, ids=lambda page: page.name)
def test_a_page_runs_as_it_reads(page: Path, tmp_path: Path, fresh_postgres: str) -> None:
    assert run_page(page, tmp_path, {"DOCS_POSTGRES_URL": fresh_postgres}) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    broken = [link for link in LINK.findall(page.read_text()) if not (page.parent / link).exists()]

    assert broken == []


def test_the_tutorial_and_both_readmes_run() -> None:
    assert {page.name for page in RUN} >= {"README.md", "README.ko.md", "tutorial.md"}


def test_readme_is_the_same_in_both_languages() -> None:
    english, korean = (blocks(ROOT / name) for name in ("README.md", "README.ko.md"))

    assert english == korean


@pytest.mark.parametrize(
    "command",
    ["setup", "migrate", "build", "init", "doctor", "check", "prove", "explain", "timings", "map", "backup", "restore", "export", "import"],
)
def test_every_command_is_documented_and_has_examples(command: str) -> None:
    page = (ROOT / "docs/reference/commands.md").read_text()
    help_text = subprocess.run([sys.executable, "-m", "twinsql.cli", command, "--help"], capture_output=True, text=True, check=True).stdout

    assert f"`twinsql {command}" in page
    assert "Examples" in help_text
