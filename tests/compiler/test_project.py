"""Finding a project and its folders."""

from pathlib import Path

import pytest
from twinsql.adapters.errors import ConfigError
from twinsql.compiler.project import load_project

TABLE = '[tool.twinsql]\nsql = "sql"\nqueries = "app/queries"\nmigrations = "migrations"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("sql", "migrations", "app"):
        (tmp_path / name).mkdir()
    return tmp_path


def test_the_nearest_project_upwards_is_found(folder: Path) -> None:
    (folder / "pyproject.toml").write_text(TABLE)
    (folder / "app" / "pyproject.toml").write_text("[project]\n")

    project = load_project(folder / "app")

    assert (project.root, project.sql, project.queries) == (folder, folder / "sql", folder / "app" / "queries")
    assert project.runtime == "twinsql.adapters"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("[project]\n", "twinsql init"),
        ("[tool\n", "cannot be read"),
        ("[tool]\ntwinsql = 1\n", "must be a table"),
        (TABLE.replace("queries", "querys"), "did you mean queries?"),
        (TABLE + "colour = 'red'\n", "the keys are sql, queries, migrations, runtime"),
        (TABLE.replace('"sql"', "1"), "sql must be a text"),
        (TABLE.replace('sql = "sql"', ""), "lacks sql"),
        (TABLE.replace('"sql"', '"sq"'), "sql = 'sq' is no folder"),
        (TABLE.replace('"app/queries"', '"../elsewhere"'), "queries = '../elsewhere' leads out of the project"),
        (TABLE + "runtime = 'twin sql'\n", "runtime must be the name of a package"),
    ],
)
def test_a_wrong_table_is_refused_with_the_file_and_the_cure(folder: Path, table: str, said: str) -> None:
    (folder / "pyproject.toml").write_text(table)

    with pytest.raises(ConfigError) as caught:
        load_project(folder)

    assert said in str(caught.value)
    assert str(folder) in str(caught.value)
