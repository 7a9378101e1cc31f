"""A new project builds, and runs on both engines."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from twinsql.adapters.errors import ConfigError
from twinsql.compiler.build import build
from twinsql.compiler.init import init_project
from twinsql.compiler.project import load_project

FILES = [
    ".env.example", ".gitignore", "app/__init__.py", "app/__main__.py", "app/repo/__init__.py", "app/repo/notes.py",
    "migrations/0001_notes.py", "migrations/sql/0001_notes.sql", "migrations/sql/0001_notes.sqlite.sql", "pyproject.toml",
    "sql/notes.sql", "yoyo.ini",
]  # fmt: skip


def in_project(folder: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("POSTGRES_", "DATABASE_URL", "USE_POSTGRES"))}
    return subprocess.run([sys.executable, "-m", *arguments], cwd=folder, env=clean | environ, capture_output=True, text=True, check=False)


def test_a_new_project_has_these_files(tmp_path: Path) -> None:
    written = init_project(tmp_path / "notes")

    assert [path.as_posix() for path in written] == FILES
    assert all((tmp_path / "notes" / name).is_file() for name in FILES)
    assert 'name = "notes"\n' in (tmp_path / "notes" / "pyproject.toml").read_text()


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_a_new_project_builds_and_runs(tmp_path: Path, engine: str, postgres_url: str, fresh_postgres: str) -> None:
    variables = {"USE_POSTGRES": "true", "POSTGRES_URL": fresh_postgres} if engine == "postgres" else {}
    init_project(tmp_path)
    steps = [
        in_project(tmp_path, "twinsql.cli", "build", TEST_POSTGRES_URL=postgres_url),
        in_project(tmp_path, "twinsql.cli", "setup", **variables),
        in_project(tmp_path, "app", **variables),
    ]

    assert [step.returncode for step in steps] == [0, 0, 0], [step.stderr for step in steps]
    assert steps[2].stdout.startswith(f"{engine}: 1 open\n")
    assert "Try the other database" in steps[2].stdout


def test_a_new_project_passes_the_checkers(tmp_path: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_POSTGRES_URL", postgres_url)
    monkeypatch.setenv("MYPYPATH", str(Path(__file__).resolve().parents[2] / ".pkg"))
    init_project(tmp_path)
    build(load_project(tmp_path))
    result = in_project(tmp_path, "mypy", "--strict", "--no-incremental", "app")

    assert result.returncode == 0, result.stdout


def test_a_file_in_the_way_stops_it_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "sql").mkdir()
    (tmp_path / "sql" / "notes.sql").write_text("mine")
    (tmp_path / "yoyo.ini").write_text("mine")

    with pytest.raises(ConfigError, match=r"sql/notes.sql, yoyo.ini"):
        init_project(tmp_path)

    assert sorted(path.name for path in tmp_path.rglob("*")) == ["notes.sql", "sql", "yoyo.ini"]


def test_a_pyproject_without_the_table_gets_it(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "mine"\n\n[tool.ruff]\nline-length = 100')
    init_project(tmp_path)
    text = (tmp_path / "pyproject.toml").read_text()

    assert text.startswith('[project]\nname = "mine"\n\n[tool.ruff]\nline-length = 100\n\n[tool.twinsql]\n')
    assert load_project(tmp_path).queries == tmp_path / "app" / "repo" / "queries"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[tool.twinsql]\n", "this is a project"),
        ("[tool\n", "cannot be read"),
        ("tool = {x = 1}\n", "written in one line"),
    ],
)
def test_a_pyproject_that_cannot_take_the_table(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "pyproject.toml").write_text(content)

    with pytest.raises(ConfigError, match=said):
        init_project(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["pyproject.toml"]


def test_a_gitignore_that_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n")

    assert Path(".gitignore") not in init_project(tmp_path)
    assert (tmp_path / ".gitignore").read_text() == "mine\n"


def test_a_file_instead_of_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("")

    with pytest.raises(ConfigError, match=r"notes"):
        init_project(tmp_path / "notes")


def test_the_name_of_a_folder_becomes_one_of_a_package(tmp_path: Path) -> None:
    init_project(tmp_path / "Mein Ünder_Projekt 2")

    assert 'name = "mein-nder-projekt-2"' in (tmp_path / "Mein Ünder_Projekt 2" / "pyproject.toml").read_text()
