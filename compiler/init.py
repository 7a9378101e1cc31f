"""``twinsql init``: a new project that builds."""

from __future__ import annotations

import tomllib
from pathlib import Path

from ..adapters.errors import ConfigError
from .project import twinsql_table

TEMPLATES = Path(__file__).with_name("templates")
TABLE = "[tool.twinsql]"
NAME = "@name@"
"""Stands in the templates for the name of the project."""
GITIGNORE = "/data/\n/.hypothesis/\n.env.local\n.env.*.local\n__pycache__/\n"


def init_project(folder: Path) -> list[Path]:
    """
    Lay out a project in *folder*, which is made if it is not there; returns the files written, relative to it.

    A ``pyproject.toml`` that is there gets the table ``[tool.twinsql]`` at its end. Every other file that is there is a refusal, and
    nothing is written then.

    Raises:
        ConfigError: a file is in the way, or *folder* is a project already.
    """
    texts = _texts(folder)
    in_the_way = sorted(name for name in texts if name != "pyproject.toml" and (folder / name).exists())
    if in_the_way:
        raise ConfigError(
            f"{folder.absolute()} has files of these names already: {', '.join(in_the_way)}\n"
            "    fix:  choose an empty folder, or move them away; nothing was written"
        )
    try:
        for name, text in texts.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ConfigError(
            f"{error.filename} cannot be written: {error.strerror}\n    fix:  choose a folder that you may write to"
        ) from None
    return [Path(name) for name in sorted(texts)]


def _texts(folder: Path) -> dict[str, str]:
    """Every file of the new project by its name."""
    files = sorted(path for path in TEMPLATES.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    name = _project_name(folder)
    texts = {path.relative_to(TEMPLATES).as_posix(): path.read_text(encoding="utf-8").replace(NAME, name) for path in files}
    if not (folder / ".gitignore").exists():
        texts[".gitignore"] = GITIGNORE
    texts["pyproject.toml"] = _pyproject(folder / "pyproject.toml", texts["pyproject.toml"])
    return texts


def _project_name(folder: Path) -> str:
    """The folder's name as a package may be called."""
    words = "".join(char if char.isascii() and char.isalnum() else " " for char in folder.absolute().name.lower()).split()
    return "-".join(words) or "app"


def _pyproject(path: Path, template: str) -> str:
    """The file's new text: the template, or what is there with our table behind it."""
    if not path.exists():
        return template
    if twinsql_table(path) is not None:
        raise ConfigError(f"{path.absolute()} has {TABLE} already: this is a project\n    fix:  nothing to do; `twinsql build` builds it")
    text = f"{path.read_text(encoding='utf-8').rstrip()}\n\n{template[template.index(TABLE) :]}"
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise ConfigError(
            f"{path.absolute()} cannot be added to: its tool table is written in one line\n    fix:  write its entries as [tool.…] tables"
        ) from None
    return text
