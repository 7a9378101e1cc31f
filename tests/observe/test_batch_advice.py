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


def test_a_statement_that_does_something_else_is_not_named() -> None:
    finished = statement("finish", "UPDATE notes SET is_done = true WHERE id = ANY($1)", "ids", writes=True)
    counted = statement("count", "SELECT count(*) FROM notes WHERE id = ANY($1)", "ids")
    renamed = statement("rename", "UPDATE notes SET title = $1 WHERE id = $2", "title", "id", writes=True)
    beside = {"_FINISH": finished, "_COUNT": counted, "_RENAME": renamed, "_TOUCHED": TOUCHED}

    assert advice(renamed, beside).startswith("write a statement with WHERE id = ANY(:ids)")
    assert advice(GET, beside).startswith("write a statement with WHERE id = ANY(:ids)")


def test_a_batch_that_is_there_is_named() -> None:
    one = statement("add", "INSERT INTO notes (id, title) VALUES ($1, $2)", "id", "title", writes=True)
    many = statement("add_all", "INSERT INTO notes (id, title, at) VALUES ($1, $2, $3)", "id", "title", "at", writes=True)
    renamed = statement("rename", "UPDATE notes SET title = $1 WHERE id = $2", "title", "id", writes=True)
    module = {"_ADD": one, "_ADD_ALL": many, "_RENAME": renamed}
    methods = """
class NoteQueries:
    def add(self): self.db.execute(_ADD, ())
    def add_all(self): return self.db.execute_many(_ADD_ALL, ())
"""
    assert advice(one, module).startswith("give a statement in sql/notes.sql a list of rows")
    exec(methods, module)

    assert advice(one, module) == "call notes.add_all (sql/notes.sql:7) once: it takes a list of rows"
    assert "add_all" not in advice(renamed, module)


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
            "write a statement with WHERE id = ANY(:ids) in sql/notes.sql and call it once; where each row gets other values, give it a list of rows",
        ),
        (
            statement("of", "SELECT id FROM notes WHERE owner = $1 AND id = $2", "owner", "id"),
            "write a statement in sql/notes.sql with = ANY(…) for :owner or :id, whichever changes, and call it once, or join",
        ),
    ],
)
def test_else_how_to_write_one(given: Statement[None], expected: str) -> None:
    assert advice(given, {"_TAGS": TAGS}).startswith(expected)


def test_a_statement_of_sqlite_alone_has_an_advice_too() -> None:
    form = Form("SELECT 1", lambda values: values, no_row)

    assert advice(Statement("notes.one", "sql/notes.sql:1", (), False, form, None), {}) != ""
