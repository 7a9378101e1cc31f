"""Large JSON is cut to parts: they are the whole, what is wrong with them is what is wrong with it, and equal values have equal forms."""

from __future__ import annotations

import json
import random
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from twinsql.transfer import json_parts
from twinsql.transfer.json_parts import Open, Part, parts
from twinsql.transfer.rules import fitting
from twinsql.transfer.rules.large_json import KEY_TWICE
from twinsql.transfer.target_schema import ColumnType
from twinsql.transfer.validate import json_by_value, large_json
from twinsql.transfer.validate.json_by_value import quick, thorough

from tests.transfer.peak import peak_bytes
from tests.transfer.test_json_shape import FORMS, VALUES

if TYPE_CHECKING:
    from pathlib import Path

SIZES = st.integers(1, 40)
CONTAINERS = VALUES.filter(lambda one: isinstance(one, (list, dict)))


def joined(text: bytes) -> Any:
    """The value of *text*, of its parts."""
    held: list[tuple[bytes, Any]] = [(b"", [])]

    def add(members: Any) -> None:
        into: Any = held[-1][1]
        if isinstance(members, list):
            into.extend(members)
        else:
            into.update(members)

    for part in parts(text):
        if isinstance(part, Open):
            held.append((part.name, [] if part.bracket == b"[" else {}))
        elif isinstance(part, Part):
            add(json.loads(part.text))
        else:
            name, done = held.pop()
            add({json.loads(name): done} if name else [done])
    return held[0][1][0]


@given(value=CONTAINERS, form=st.integers(0, 3), size=SIZES)
def test_the_parts_are_the_whole(value: Any, form: int, size: int) -> None:
    text = json.dumps(value, **FORMS[form])

    with patch.object(json_parts, "PART", size):
        assert joined(text.encode()) == json.loads(text)


FAULTY = st.sampled_from(['"', "[", "]", "{", "}", ",", ":", "\\", "1", "\n", "", "é", '"a":1,', '"\\u0000"', "1e200000", "\\u0000"])


@given(value=CONTAINERS, at=st.integers(0), put=FAULTY, size=SIZES, kind=st.sampled_from(["json", "jsonb"]))
def test_what_is_wrong_with_the_parts_is_what_is_wrong_with_the_whole(value: Any, at: int, put: str, size: int, kind: str) -> None:
    text = json.dumps(value)
    at %= len(text)
    faulty = bytearray((text[:at] + put + text[at:]).encode())
    whole = fitting.why_not(faulty, "json", ColumnType(kind))

    with patch.object(json_parts, "PART", size), patch.object(fitting, "LARGE_JSON", 0):
        assert fitting.why_not(faulty, "json", ColumnType(kind)) == whole


@pytest.mark.parametrize("size", [1, 10, 1000])
@pytest.mark.parametrize(
    "text", ['{"a":1,"b":[1,2,3,4,5,6],"a":2}', '[[{"a":"long enough to be large","\\u0061":1}]]', '{"é":{"x":[]},"é":{}}']
)
def test_a_key_that_is_in_two_parts_is_there_twice(text: str, size: int) -> None:
    with patch.object(json_parts, "PART", size), patch.object(fitting, "LARGE_JSON", 0):
        assert fitting.why_not(bytearray(text.encode()), "json", ColumnType("jsonb")) == KEY_TWICE
        assert fitting.why_not(bytearray(text.encode()), "json", ColumnType("json")) is None


def long_form(value: Any, *, form: int, part: int, most: int) -> bytes:
    """The form of *value*, written with its keys in any order, with digests from *most* bytes on."""
    text = json.dumps(shuffled(value), **FORMS[form])
    with patch.object(json_parts, "PART", part), patch.object(json_by_value, "LARGE", 0), patch.object(large_json, "LONG", most):
        return quick(text.encode(), unique=True)


def shuffled(value: Any) -> Any:
    if isinstance(value, list):
        return [shuffled(one) for one in value]  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, dict):
        members: list[tuple[str, Any]] = list(value.items())  # pyright: ignore[reportUnknownArgumentType]
        return {name: shuffled(one) for name, one in random.sample(members, len(members))}
    return value


@given(value=CONTAINERS, forms=st.tuples(st.integers(0, 3), st.integers(0, 3)), sizes=st.tuples(SIZES, SIZES), most=st.integers(1, 60))
def test_equal_values_have_equal_forms(value: Any, forms: tuple[int, int], sizes: tuple[int, int], most: int) -> None:
    first, second = (long_form(value, form=form, part=part, most=most) for form, part in zip(forms, sizes, strict=True))

    assert first == second
    with patch.object(large_json, "LONG", most):
        assert quick(json.dumps(value).encode()) == thorough(json.dumps(value).encode()) == first


@given(value=CONTAINERS, other=CONTAINERS, size=SIZES, most=st.integers(1, 20))
def test_other_values_have_other_forms(value: Any, other: Any, size: int, most: int) -> None:
    same = thorough(json.dumps(value).encode()) == thorough(json.dumps(other).encode())

    assert (long_form(value, form=0, part=size, most=most) == long_form(other, form=0, part=size, most=most)) == same


NEAR: list[tuple[Any, Any]] = [
    ([1, [2, 3]], [1, 2, [3]]),
    ({"a": {"b": 1}, "c": 2}, {"a": {"b": 1, "c": 2}}),
    ({"a": 1, "b": 2}, {"a": 2, "b": 1}),
    ({"a": {"x": 1}, "b": {"y": 2}}, {"a": {"y": 2}, "b": {"x": 1}}),
    ([{}], [[]]),
    ([[1], [2]], [[2], [1]]),
]


@pytest.mark.parametrize(("value", "other"), NEAR)
def test_near_values_have_other_forms(value: Any, other: Any) -> None:
    assert long_form(value, form=0, part=3, most=1) != long_form(other, form=0, part=3, most=1)


def test_numbers_that_grow_when_they_are_written_out() -> None:
    text = b"[" + b",".join([b"1e300"] * 20_000) + b"]"

    assert quick(text) == quick(text.replace(b"e300", b"0" * 300)) == quick(text.replace(b",", b" , "))


def test_a_large_document_takes_the_memory_of_a_move(fresh_postgres: str, tmp_path: Path) -> None:
    source = tmp_path / "large.db"
    items = json.dumps([{"id": at, "name": "the name of it", "more": [1.5, None]} for at in range(400_000)])
    members = json.dumps({f"key {at}": at for at in range(1_000_000)})
    largest = max(len(items), len(members)) + 2_000_000
    with closing(sqlite3.connect(source)) as connection:
        connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, j TEXT)")
        connection.executemany("INSERT INTO t (j) VALUES (?)", [(items,), (members,)])
        connection.commit()
    with psycopg.connect(fresh_postgres, autocommit=True) as target:
        target.execute("CREATE TABLE t (id bigint PRIMARY KEY, j jsonb)")

    command = [sys.executable, "-m", "twinsql.cli", "move", str(source), fresh_postgres, "--jobs", "1"]
    assert peak_bytes(command) < 100_000_000 + 3 * largest
