"""Large JSON is read in pieces: its form is that of the whole, in a part of the memory."""

from __future__ import annotations

import json
import tracemalloc
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from twinsql.transfer import json_parts
from twinsql.transfer.validate import json_by_value
from twinsql.transfer.validate.json_by_value import quick

from tests.transfer.test_json_shape import FORMS, VALUES


def in_pieces(text: str, size: int) -> bytes | None:
    with patch.multiple(json_by_value, LARGE=0), patch.multiple(json_parts, PART=size):
        try:
            return quick(text.encode(), unique=True)
        except ValueError:
            return None


def whole(text: str) -> bytes | None:
    try:
        return quick(text.encode(), unique=True)
    except ValueError:
        return None


@given(value=VALUES, form=st.integers(0, 3), size=st.integers(1, 40))
@example(
    value={"b": [1.10, {"z": 1, "a": [[], {}, ""]}], "a": [1] * 30, "é": {"x": {"y": {"z": "long enough to be large"}}}}, form=2, size=5
)
def test_the_form_is_that_of_the_whole(value: Any, form: int, size: int) -> None:
    text = json.dumps(value, **FORMS[form])

    assert in_pieces(text, size) == whole(text) is not None


@given(
    value=VALUES,
    at=st.integers(0),
    sign=st.sampled_from(['"', "[", "]", "{", "}", ",", ":", "\\", "1", "\n", "", "é"]),
    size=st.integers(1, 40),
)
def test_what_is_no_json_is_none_in_pieces_either(value: Any, at: int, sign: str, size: int) -> None:
    text = json.dumps(value)
    at %= len(text)
    broken = text[:at] + sign + text[at + 1 :]

    assert in_pieces(broken, size) == whole(broken)


@pytest.mark.parametrize("size", [1, 10, 25])
@pytest.mark.parametrize(
    "doubled",
    [
        '{"a":1,"a":2}',
        '{"a":1,"\\u0061":1}',
        '[{"n":[{"b":"x", "b" : "x"}]}, 1]',
        '{"x":"\\u003a","a":1,"a":1}',
        '{"p":{"q":[1],"q":[2]},"r":":"}',
    ],
)
def test_a_key_twice_is_found(doubled: str, size: int) -> None:
    assert in_pieces(doubled, size) is None


@pytest.mark.parametrize("wrap", ["%s", '{"first": {"second": %s}}'])
@pytest.mark.parametrize(("item", "most"), [('{"id": 12345, "name": "the name of it", "more": [1.50, null]}', 2.0), ("12345.10", 1.0)])
def test_it_takes_little_memory(wrap: str, item: str, most: float) -> None:
    items = ", ".join([item] * (6_000_000 // len(item)))
    text = (wrap % f"[{items}]").encode()
    tracemalloc.start()
    try:
        quick(text, unique=True)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < most * len(text)


@given(
    numbers=st.lists(st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.none()),
    form=st.integers(0, 3),
    size=st.integers(1, 40),
)
def test_lists_of_numbers_are_cut_at_any_comma(numbers: list[Any], form: int, size: int) -> None:
    text = json.dumps(numbers, **FORMS[form])

    assert in_pieces(text, size) == whole(text) is not None


@pytest.mark.parametrize("size", [1, 2, 3])
@pytest.mark.parametrize("text", ["[1,]", "[,1]", "[1,,2]", "[1, 2,   ,3]", "[1 2]", "[1,2", "[1,2]]", "[  ,  ]", "[01,2,3]", "[1,nul,3]"])
def test_what_is_no_list_of_numbers(text: str, size: int) -> None:
    assert in_pieces(text, size) is None is whole(text)
