"""Rules about the repository itself that no linter knows."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ("adapters", "cli", "compiler", "observe", "repo", "testing", "transfer")


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", *patterns], cwd=ROOT, check=True, capture_output=True, text=True)
    return [ROOT / name for name in listed.stdout.splitlines()]


def test_importing_twinsql_loads_nothing_heavy() -> None:
    program = "import sys, twinsql; print(sorted({'psycopg', 'sqlglot', 'structlog', 'sentry_sdk', 'rich', 'msgspec', 'yoyo', 'dotenv'} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert result.stdout == "[]\n"


OPEN_AND_READ = """
import sqlite3, sys
before = set(sys.modules)
import twinsql
from twinsql.adapters.statement import Form, Statement
one = Statement("start.one", "sql/start.sql:1", (), False, Form("SELECT 1", lambda values: values, lambda row: row[0]), None)
with twinsql.connect() as db:
    assert db.one(one) == 1
slow = {"dataclasses", "inspect", "json", "logging", "pathlib", "random", "urllib.parse", "uuid"}
print(sorted(slow & set(sys.modules) - before))
"""


def test_a_service_that_starts_loads_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    """A process should reach its first row within 25 ms of one that uses the driver alone."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "chat.db").touch()
    result = subprocess.run([sys.executable, "-c", OPEN_AND_READ], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert result.stdout == "[]\n"


def test_python_holds_no_sql_longer_than_a_line() -> None:
    starts = ("SELECT ", "INSERT ", "UPDATE ", "DELETE ", "CREATE ", "ALTER ", "WITH ")
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in tracked(*(f"{room}/*.py" for room in SHIPPED))
        if "repo/queries" not in path.as_posix()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if "\n" in node.value.strip() and node.value.strip().startswith(starts)
    ]

    assert long == []


def definitions(body: list[ast.stmt]) -> list[ast.FunctionDef | ast.ClassDef]:
    """Functions and classes of a module or a class, those of its classes included, those inside functions not."""
    found = [node for node in body if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_")]
    return found + [inner for node in found if isinstance(node, ast.ClassDef) for inner in definitions(node.body)]


def test_every_public_name_of_shipped_modules_has_a_docstring() -> None:
    missing = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in tracked(*(f"{room}/*.py" for room in SHIPPED))
        if "repo/queries" not in path.as_posix()
        for node in definitions(ast.parse(path.read_text()).body)
        if ast.get_docstring(node) is None
        if not any(isinstance(mark, ast.Name) and mark.id in {"override", "overload"} for mark in node.decorator_list)
    ]

    assert missing == []


@pytest.mark.parametrize("word", ["/" + "work/", "index" + "-url"])
def test_no_file_names_a_machine_or_a_package_host(word: str) -> None:
    found = subprocess.run(["git", "grep", "-lIF", word], cwd=ROOT, capture_output=True, text=True, check=False)

    assert found.stdout == ""
