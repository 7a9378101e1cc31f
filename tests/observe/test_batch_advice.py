"""What is advised instead of running a statement again and again."""

from typing import LiteralString

import pytest
from twinsql.adapters.statement import Form, Statement, no_row
from twinsql.observe.batch_advice import advice


def statement(name: str, sql: LiteralString, *parameters: str, writes: bool = False) -> Statement[None]:
    form = Form(sql, lambda values: values, no_row)
    return Statement(f"notes.{name}", f"sql/notes.sql:{len(name)}", parameters, writes, form, form)


GET = statement("get", "SELECT id, title\n  FROM notes\n WHERE id = $1", "id")
SOME = statement("some", "SELECT n.id, n.title\n  FROM notes AS n\n WHERE n.id = ANY($1)\n ORDER BY n.id", "these")
TAGS = statement("tags", "SELECT tag FROM tags WHERE id = ANY($1)", "ids")
TOUCHED = statement("touch_all", "UPDATE notes SET at = $1 WHERE id = ANY($2)", "at", "ids", writes=True)


def test_a_statement_with_a_list_of_the_same_key_is_named() -> None:
    assert advice(GET, {"_GET": GET, "_TAGS": TAGS, "_TOUCHED": TOUCHED, "_SOME": SOME}) == (
        "call notes.some (sql/notes.sql:4) once: it has WHERE id = ANY(:these)"
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (GET, "write a statement with WHERE id = ANY(:ids) in sql/notes.sql and call it once, or join its tables"),
        (statement("count", "SELECT count(*) FROM notes"), "call it once, before the loop: it has no parameters"),
        (
            statement("after", "SELECT id FROM notes WHERE id > $1", "id"),
            "join its tables into the statement that finds what is looped over",
        ),
        (statement("add", "INSERT INTO notes (id) VALUES ($1)", "id", writes=True), "give a statement in sql/notes.sql a list of rows"),
        (
            statement("touch", "UPDATE notes SET at = $1 WHERE id = $2", "at", "id", writes=True),
            "write a statement with WHERE id = ANY(:ids) in sql/notes.sql and call it once",
        ),
    ],
)
def test_else_how_to_write_one(given: Statement[None], expected: str) -> None:
    assert advice(given, {"_TAGS": TAGS}).startswith(expected)


def test_a_statement_of_sqlite_alone_has_an_advice_too() -> None:
    form = Form("SELECT 1", lambda values: values, no_row)

    assert advice(Statement("notes.one", "sql/notes.sql:1", (), False, form, None), {}) != ""
