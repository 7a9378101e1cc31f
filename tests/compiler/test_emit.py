"""Generated modules: what stands in them, and that checkers take them."""

import ast
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twinsql.adapters.statement import Statement
from twinsql.compiler.build import build
from twinsql.compiler.emit import class_name, docstring, sql_literal
from twinsql.compiler.project import Project

from tests.compiler.generated import load, statements

ROOT = Path(__file__).resolve().parents[2]
LINES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=20).map(str.strip)


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("chats", "ChatQueries"),
        ("chat", "ChatQueries"),
        ("memories", "MemoryQueries"),
        ("searches", "SearchQueries"),
        ("boxes", "BoxQueries"),
        ("classes", "ClassQueries"),
        ("wishes", "WishQueries"),
        ("address", "AddressQueries"),
        ("status", "StatusQueries"),
        ("usage", "UsageQueries"),
        ("user_files", "UserFileQueries"),
    ],
)
def test_the_class_is_called_like_the_file_in_the_singular(module: str, name: str) -> None:
    assert class_name(module) == name


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\\\"'\n\r\t\x0c\x85\u2028$"), max_size=60))
def test_a_literal_is_the_text_byte_for_byte(text: str) -> None:
    assert ast.literal_eval("(" + "\n".join(sql_literal(text)) + ")") == text


@given(st.lists(LINES.filter(bool) | st.sampled_from(['say "x"', "C:\\", '"""', "\\", '"']), min_size=1, max_size=4))
def test_a_docstring_is_the_comment(lines: list[str]) -> None:
    function = ast.parse("\n".join(["def f():", *docstring(lines)])).body[0]

    assert isinstance(function, ast.FunctionDef)
    assert (ast.get_docstring(function) or "").split("\n") == lines


def test_postgresql_gets_the_text_as_it_was_written(built_library: Project) -> None:
    texts = {name: statement.postgres.sql for name, statement in statements(built_library).items() if statement.postgres}

    assert texts["books.odd_text"] == "SELECT 'it''s \":id\" \\ {id} %s ' || title /* :id */ -- :id\n  FROM books\n WHERE id = $1"


def test_sqlite_numbers_placeholders_like_postgresql(built_library: Project) -> None:
    retitle = statements(built_library)["books.retitle"]

    assert retitle.parameters == ("title", "subtitle", "id")
    assert retitle.sqlite is not None
    assert [mark for mark in ("?1", "?2", "?3") if mark in retitle.sqlite.sql] == ["?1", "?2", "?3"]


def test_a_statement_knows_where_it_is_written_and_whether_it_writes(built_library: Project) -> None:
    found = statements(built_library)

    assert {name for name, one in found.items() if one.writes} == {
        "books.add", "books.retitle", "loans.lend", "loans.lend_one", "loans.next_unlocked",
        "steps.note_all", "steps.put", "steps.put_one", "steps.returned", "steps.take",
    }  # fmt: skip
    assert found["books.get"].where == "sql/books.sql:6"
    assert [name for name, one in found.items() if one.sqlite is None] == ["loans.next_unlocked"]


def test_a_row_class_is_made_once_and_has_slots(built_library: Project) -> None:
    books, loans = load(built_library, "books"), load(built_library, "loans")

    assert loans.Book is books.Book
    assert not hasattr(loans.Loan("a", None, None, None), "__dict__")


def shares(statement: Statement[object], function: str) -> bool:
    """Whether both engines have the same function."""
    return getattr(statement.sqlite, function) is getattr(statement.postgres, function)


def test_what_is_the_same_on_both_engines_is_written_once(built_library: Project) -> None:
    found = statements(built_library)
    get, lend = found["books.get"], found["loans.lend"]

    assert (shares(get, "bind"), shares(get, "decode")) == (True, False)
    assert (shares(lend, "bind"), shares(lend, "decode")) == (True, True)


@pytest.mark.parametrize(
    "command",
    [("mypy", "--strict", "--no-incremental", "library"), ("pyright", "--project", ".")],
    ids=["mypy", "pyright"],
)
def test_checkers_take_generated_modules_in_their_strict_modes(
    built_library: Project, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MYPYPATH", str(ROOT / ".pkg"))
    (built_library.root / "pyrightconfig.json").write_text(
        f'{{"typeCheckingMode": "strict", "include": ["library"], "extraPaths": ["{ROOT}/.pkg"]}}'
    )
    result = subprocess.run([sys.executable, "-m", *command], cwd=built_library.root, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stdout + result.stderr


def test_a_module_imports_only_what_it_uses(library: Callable[..., Project]) -> None:
    project = library(books="-- name: clear() -> None\nDELETE FROM books;\n")
    build(project)
    text = (project.queries / "books.py").read_text()

    assert [line for line in text.splitlines() if line.startswith(("from", "import"))] == [
        "from __future__ import annotations",
        "from twinsql.adapters.queries import Queries",
        "from twinsql.adapters.statement import Form, Statement, Values, no_row",
    ]
