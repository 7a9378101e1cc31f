"""A text in pieces: what looks like a placeholder or an end is one only where PostgreSQL would see it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twinsql.compiler.scanner import scan

QUOTED = st.sampled_from(
    ["'", '"', "''", "E'", "\\'", "$$", "$a$", "--", "\n", "/*", "*/", ":name", ";", "::", "[", "]", "(", ")", "x", " ", "$1", "é"]
)


def kinds(text: str, kind: str) -> list[str]:
    return [text[piece.start : piece.end] for piece in scan(text) if piece.kind == kind]


@given(st.lists(QUOTED, max_size=30).map("".join))
def test_pieces_are_the_text_without_gaps(text: str) -> None:
    pieces = scan(text)

    assert "".join(text[piece.start : piece.end] for piece in pieces) == text
    assert all(piece.closed for piece in pieces[:-1])


@pytest.mark.parametrize(
    "text",
    [
        "':a'",
        "'it''s :a'",
        r"E'it\'s :a'",
        r"e'\\' || ':a'",
        '":a"',
        '"say "":a"""',
        "$$:a$$",
        "$tag$ $$ :a $other$ $tag$",
        "-- :a",
        "/* :a */",
        "/* /* */ :a */",
        "x::a",
        "x :: a",
        "1:2",
        ": a",
    ],
)
def test_no_placeholder_inside(text: str) -> None:
    assert kinds(text, "placeholder") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (":a", [":a"]),
        (":a::text", [":a"]),
        ("(:a,:b)", [":a", ":b"]),
        (r"'\' || :a", [":a"]),
        ("'x' /* ' */ || :a -- :b", [":a"]),
        ("a$b$ = :a", [":a"]),
        ("$1 = :a", [":a"]),
        ("ARRAY[(:a)]", [":a"]),
        (":été_1", [":été_1"]),
    ],
)
def test_placeholders(text: str, found: list[str]) -> None:
    assert kinds(text, "placeholder") == found


@pytest.mark.parametrize("text", ["x[1:n]", "x[:n]", "x[lower(y):n]", "ARRAY[:n]"])
def test_a_name_inside_brackets_is_no_placeholder(text: str) -> None:
    assert (kinds(text, "slice"), kinds(text, "placeholder")) == ([":n"], [])


@pytest.mark.parametrize("text", ["'a", "'a''", r"E'a\'", '"a', "$$a$", "$a$ $$", "/* /* */"])
def test_what_is_not_closed_is_marked(text: str) -> None:
    assert not scan(text)[-1].closed


@pytest.mark.parametrize("text", ["'a;'", "$$;$$", "-- ;", "/* ; */", '";"'])
def test_no_end_of_statement_inside(text: str) -> None:
    assert kinds(text, "semicolon") == []
