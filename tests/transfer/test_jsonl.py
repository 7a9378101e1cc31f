"""Lines of JSON give back the very values."""

from __future__ import annotations

import json
import os
import sqlite3
import struct
from contextlib import closing
from math import inf
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from twinsql.transfer.exports.compression import whole_lines, writing
from twinsql.transfer.exports.jsonl import BrokenText, decode_lines, encode_lines, rows_of, text_of, write_lines

if TYPE_CHECKING:
    from pathlib import Path

    from twinsql.transfer.exports.manifest import Compression

VALUES = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.binary(),
    st.binary().map(text_of),
)


def exact(row: tuple[Any, ...]) -> list[object]:
    return [(type(value), struct.pack(">d", value) if isinstance(value, float) else value) for value in row]


@given(st.lists(st.lists(VALUES).map(tuple)))
@example([(1, 1.0, -0.0, inf, -inf, 5e-324, 1e22, 2**63 - 1)])
@example([("{", "\0", "", b"", BrokenText(b"\xff"), None, "안녕\n\r\u2028", '{"b": ""}')])
def test_what_goes_in_comes_out(rows: list[tuple[Any, ...]]) -> None:
    assert [exact(row) for row in decode_lines(encode_lines(rows))] == [exact(row) for row in rows]


@given(st.lists(VALUES, min_size=1).map(tuple))
def test_a_row_is_one_line_of_json(row: tuple[Any, ...]) -> None:
    lines = encode_lines([row, row])

    assert lines.count(b"\n") == 2
    assert len(json.loads(lines.split(b"\n")[0])) == len(row)


@pytest.mark.parametrize("line", [b"{}", b"[1", b'[{"x": 1}]', b'[{"b": "%"}]', b'[{"b": 1}]', b"[{}]", b'[{"r": "none"}]', b"\xff", b"1"])
def test_a_line_of_others_is_refused_without_its_text(line: bytes) -> None:
    with pytest.raises(ValueError, match="a line is no list of values"):
        decode_lines(line)


def test_a_text_that_is_no_utf_8_keeps_its_bytes() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.text_factory = text_of
        row = connection.execute("SELECT CAST(x'61ff00' AS TEXT), x'61ff00', 'a' || char(0)").fetchone()

    assert decode_lines(encode_lines([row])) == [(BrokenText(b"a\xff\0"), b"a\xff\0", "a\0")]


@pytest.mark.parametrize("compression", ["none", "zstd"])
def test_large_values_among_small_ones(tmp_path: Path, compression: Compression) -> None:
    size = 3_000_001
    rows: list[tuple[object, ...]] = [
        *((number, "small", b"\x00") for number in range(5000)),
        (1, os.urandom(size), BrokenText(b"\xff" + os.urandom(size)), None),
        (2.5, ('"\\\n\0이름🐟' * size)[:size], float("inf"), b"", '{"b":"' + "A" * size + '"}', True),
        (),
        (b"A" * size, b"B" * (size + 1), BrokenText(b"\xff" * (size + 2))),
        (3, "after"),
    ]
    with writing(tmp_path / "lines", compression) as lines:
        assert write_lines(iter(rows), lines) == len(rows)
    again = [row for lines in whole_lines(tmp_path / "lines", compression) for row in rows_of(lines, tmp_path)]

    assert [exact(row) for row in again] == [exact(row) for row in rows]
