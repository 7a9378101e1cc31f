"""The wheel holds one import name and all that it needs; sdist, wheel and editable install agree."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("adapters", "cli", "compiler", "migrations", "observe", "repo", "sql", "testing", "transfer")
SHIPPED_SUFFIXES = {".py", ".sql", ".toml", ".html", ".ini", ".example", ".typed", ".lock"}

CONSUMER = """\
from datetime import datetime

import twinsql
from twinsql.repo import ChatRepository


def titles(db: twinsql.Adapter, user_id: str) -> list[tuple[str, datetime]]:
    page = ChatRepository(db).page(user_id=user_id, limit=20)
    return [(chat.title, chat.created_at) for chat in page.items]


with twinsql.connect() as db:
    print(titles(db, "nobody"))
"""


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the sdist, as an index would serve it."""
    out = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT], check=True, capture_output=True)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="session")
def wheel_names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


@pytest.fixture(scope="session")
def consumer(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a program that uses the wheel, and a virtual environment with the wheel's own dependencies alone."""
    folder = tmp_path_factory.mktemp("consumer")
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    pip = [str(folder / "venv/bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--constraint", str(ROOT / "constraints.txt"), str(wheel)], check=True, capture_output=True)
    (folder / "app.py").write_text(CONSUMER)
    return folder


def run(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_wheel_has_one_import_name(wheel_names: list[str]) -> None:
    tops = {name.split("/")[0] for name in wheel_names}

    assert tops == {"twinsql", next(top for top in tops if top.endswith(".dist-info"))}


def test_wheel_has_every_tracked_file_of_every_room(wheel_names: list[str]) -> None:
    listed = subprocess.run(["git", "ls-files", *ROOMS], cwd=ROOT, check=True, capture_output=True, text=True)

    assert {name for name in wheel_names if name.startswith(tuple(f"twinsql/{room}/" for room in ROOMS))} == {
        f"twinsql/{name}" for name in listed.stdout.split()
    }


def test_wheel_ships_only_known_kinds_of_files(wheel_names: list[str]) -> None:
    inside = [Path(name) for name in wheel_names if name.startswith("twinsql/")]

    assert {path.suffix or path.name for path in inside} <= SHIPPED_SUFFIXES | {".lock"}


def test_sdist_has_the_tests_and_no_caches(wheel: Path) -> None:
    with tarfile.open(next(wheel.parent.glob("*.tar.gz"))) as archive:
        names = archive.getnames()

    assert any(name.endswith("tests/house/test_packaging.py") for name in names)
    assert not [name for name in names if "__pycache__" in name]


@pytest.mark.parametrize("room", ROOMS)
def test_no_room_is_importable_by_its_bare_name(consumer: Path, room: str) -> None:
    result = run(consumer, "venv/bin/python", "-c", f"import {room}")

    assert "ModuleNotFoundError" in result.stderr


def test_wheel_runs_where_sqlglot_is_not_installed(consumer: Path) -> None:
    absent = run(consumer, "venv/bin/python", "-c", "import sqlglot")
    setup = run(consumer, "venv/bin/twinsql", "setup", "sqlite")
    result = run(consumer, "venv/bin/python", "app.py")

    assert (absent.returncode, setup.returncode, result.stdout) == (1, 0, "[]\n"), setup.stderr + result.stderr


def test_wheel_brings_a_map_whose_functions_are_found(consumer: Path) -> None:
    script = (
        "from pathlib import Path; import twinsql.repo.maps as maps; from twinsql.transfer.maps.maps import read_map;"
        " print(read_map(Path(maps.__file__).with_name('ai_chatbot.toml')).tables[0].to)"
    )
    result = run(consumer, "venv/bin/python", "-c", script)

    assert result.stdout == "users\n", result.stderr


def test_wheel_passes_mypy_strict_in_a_consumer(consumer: Path) -> None:
    result = run(consumer, sys.executable, "-m", "mypy", "--strict", "--python-executable", "venv/bin/python", "app.py")

    assert result.returncode == 0, result.stdout


def test_wheel_passes_pyright_strict_in_a_consumer(consumer: Path) -> None:
    (consumer / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict", "venvPath": ".", "venv": "venv", "include": ["app.py"]}')
    result = run(consumer, sys.executable, "-m", "pyright", "--project", ".")

    assert result.returncode == 0, result.stdout


def test_editable_install_sees_the_real_folders() -> None:
    found = run(ROOT / "tests", sys.executable, "-c", "import twinsql.adapters.errors as e; print(e.__file__)")

    assert Path(found.stdout.strip()).resolve() == ROOT / "adapters" / "errors.py"
