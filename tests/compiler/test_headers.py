"""From a file to its statements."""

from pathlib import Path

import pytest
from twinsql.compiler.headers import SourceStatement, read_file, text_hash
from twinsql.compiler.hints import Header, HeaderError, Hint, parse_header

GET = "-- name: get(id: str) -> Chat | None\n"


def read(tmp_path: Path, text: str | bytes) -> list[SourceStatement]:
    path = tmp_path / "chats.sql"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    statements, problems = read_file(path, "sql/chats.sql")
    assert problems == []
    return statements


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("get(id: str) -> Chat", Header("get", (("id", Hint("str")),), Hint("Chat"))),
        ("get( id :str )->Chat|None", Header("get", (("id", Hint("str")),), Hint("Chat", optional=True))),
        ("all() -> list[Chat]", Header("all", (), Hint("Chat", "list"))),
        ("stream() -> Iterator[str]", Header("stream", (), Hint("str", "Iterator"))),
        ("f(ids: list[int], at: datetime | None) -> None", Header("f", (("ids", Hint("int", "list")), ("at", Hint("datetime", optional=True))), Hint("None"))),
        ("get() -> Chat(at: datetime, by: str | None) | None", Header("get", (), Hint("Chat", "", True, (("at", Hint("datetime")), ("by", Hint("str", optional=True)))))),
        ("add(rows: list[New(by: str | None)]) -> Affected", Header("add", (("rows", Hint("New", "list", fields=(("by", Hint("str", optional=True)),))),), Hint("Affected"))),
    ],
)  # fmt: skip
def test_headers_in_all_their_forms(text: str, header: Header) -> None:
    assert parse_header(text) == header


@pytest.mark.parametrize("text", ["add(rows: list[NewChat]) -> None"])
def test_one_list_of_a_class_is_a_batch(text: str) -> None:
    assert parse_header(text).batch == Hint("NewChat", "list")


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("Get() -> Chat", 0),
        ("_get() -> Chat", 0),
        ("date() -> Chat", 0),
        ("get(grid: str, id: text) -> Chat", 15),
        ("get(userId: str) -> Chat", 4),
        ("get(self: str) -> Chat", 4),
        ("get(id: str(x: int)) -> Chat", 4),
        ("get(ids: Iterator[str]) -> Chat", 4),
        ("get(a: list[New], b: str) -> Chat", 4),
        ("get() -> chat", 9),
        ("get() -> str(x: int)", 9),
        ("get() -> list[None]", 9),
        ("get() -> Affected | None", 9),
        ("get() -> Statement", 9),
        ("get() -> ChatQueries", 9),
        ("get() -> Chat_Row", 9),
        ("get() -> Optional[Chat]", 17),
        ("get() -> list[Chat | None]", 19),
        ("get() -> list", 13),
        ("get() -> ", 9),
        ("get(id: str -> Chat", 12),
    ],
)
def test_a_wrong_header_is_refused_where_it_is_wrong(text: str, offset: int) -> None:
    with pytest.raises(HeaderError) as caught:
        parse_header(text)

    assert caught.value.offset == offset


def test_a_statement_has_its_text_and_its_place(tmp_path: Path) -> None:
    [first, second] = read(tmp_path, f"{GET}-- One.\n--\n-- Two.\nSELECT 1 -- here\n  ;\n\n-- name: all() -> list[Chat]\n  SELECT\n 2;\n")

    assert (first.doc, first.text.text, first.text.place.line) == (["One.", "", "Two."], "SELECT 1 -- here", 5)
    assert (second.where, second.text.text, second.text.start) == ("sql/chats.sql:8", "  SELECT\n 2", "sql/chats.sql:9:3")


def test_a_header_knows_where_its_parts_are(tmp_path: Path) -> None:
    [statement] = read(tmp_path, f"\n  {GET}SELECT 1;")

    places = ("sql/chats.sql:2:12", "sql/chats.sql:2:16", "sql/chats.sql:2:28")
    assert (statement.at(), statement.at("id"), statement.at("->")) == places


def test_semicolons_and_headers_inside_of_text_are_text(tmp_path: Path) -> None:
    text = "SELECT ';' || $$;\n-- name: no() -> None\n$$ || \";\" /* ;\n-- name: no() -> None\n*/"

    assert read(tmp_path, f"{GET}{text};")[0].text.text == text


def test_a_comment_in_front_of_the_statement_is_left_out_and_columns_stay(tmp_path: Path) -> None:
    [statement] = read(tmp_path, f"{GET}/* one\ntwo */ SELECT 1;")

    assert (statement.text.text.strip(), statement.text.start) == ("SELECT 1", "sql/chats.sql:3:8")


def test_windows_line_ends_are_read_as_line_feeds(tmp_path: Path) -> None:
    [statement] = read(tmp_path, f"{GET}SELECT 1,\n  2;\n".replace("\n", "\r\n"))

    assert statement.text.text == "SELECT 1,\n  2"


def test_directives(tmp_path: Path) -> None:
    text = "SELECT 1"
    [first, second] = read(
        tmp_path,
        f"{GET}-- allow: D007 it is right here\n-- note: only a comment\n{text};\n-- dialect: sqlite of {text_hash(text)}\nSELECT 2;\n"
        "-- name: next() -> Chat\n-- only: postgres\nSELECT 3;",
    )

    assert ([(one.number, one.reason) for one in first.allow], first.doc) == ([("D007", "it is right here")], ["note: only a comment"])
    assert (first.override and first.override.text, first.override_of) == ("SELECT 2", text_hash(text))
    assert (second.only, second.text.text) == ("postgres", "SELECT 3")


def test_the_hash_of_a_text_does_not_see_white_space() -> None:
    assert text_hash("SELECT 1,\n   2;\n") == text_hash("SELECT 1, 2") != text_hash("SELECT 1, 3")


@pytest.mark.parametrize(
    ("content", "where", "what"),
    [
        (b"-- a\n-- \xff\n", "sql/chats.sql:2:1", "UTF-8"),
        (b"\xef\xbb\xbf-- a\n", "sql/chats.sql:1:1", "byte order mark"),
        (b"-- a\n \0", "sql/chats.sql:2:2", "NUL"),
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, content: bytes, where: str, what: str) -> None:
    path = tmp_path / "chats.sql"
    path.write_bytes(content)
    statements, [problem] = read_file(path, "sql/chats.sql")

    assert (statements, problem.where) == ([], where)
    assert what in problem.what
