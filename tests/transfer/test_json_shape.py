"""JSON of a known shape: what is written is the same document, mostly in the one form; whatever the shape, nothing is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from twinsql.transfer.outcome import Exit
from twinsql.transfer.planned import ColumnPlan
from twinsql.transfer.target_schema import type_of
from twinsql.transfer.validate.decode_again import NOTHING, ColumnDecoder
from twinsql.transfer.validate.json_by_value import quick_all, thorough
from twinsql.transfer.validate.json_shape import LESSONS, ShapedJson

from tests.transfer.comparing import Both

if TYPE_CHECKING:
    from pathlib import Path

FLOATS = st.floats(allow_nan=False, allow_infinity=False)
KEYS = st.sampled_from(["a", "b", "é", 'c"', "d\\", "", "type", "1", ":"]) | st.text(max_size=2)
LEAVES = st.none() | st.booleans() | st.integers() | FLOATS | st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4))
FORMS: list[dict[str, Any]] = [{}, {"separators": (",", ":")}, {"indent": 1, "ensure_ascii": False}, {"ensure_ascii": False}]


def texts_of(values: list[Any], form: int = 3) -> list[bytes]:
    return [json.dumps(one, **FORMS[form]).encode() for one in values]


@given(known=st.lists(VALUES, min_size=1, max_size=5), others=st.lists(st.tuples(VALUES, st.integers(0, 3)), max_size=5))
def test_what_is_written_is_the_document(known: list[Any], others: list[tuple[Any, int]]) -> None:
    shaped = ShapedJson()
    shaped.quick_all(texts_of(known))
    for value, form in others:
        texts = [*texts_of(known), *texts_of([value], form)]
        assert list(map(thorough, shaped.quick_all(texts, unique=True))) == list(map(thorough, texts))


@given(values=st.lists(VALUES, min_size=1, max_size=5), form=st.integers(0, 3))
@example(values=[{"a": 1, "b": None, "c": {"x": 1}}, {"a": None, "b": True}, {"c": None, "a": -0.0}, {"c": {}}], form=1)
@example(values=[[{"a": [1.5, 2]}], None, [], [None, {"a": None}]], form=1)
def test_the_form_is_that_without_a_shape(values: list[Any], form: int) -> None:
    shaped = ShapedJson()
    shaped.quick_all(texts_of(values))

    assert shaped.quick_all(texts_of(values, form)) == quick_all(texts_of(values))


def test_shapes_that_never_fit_are_given_up() -> None:
    shaped = ShapedJson()
    for at in range(3 * LESSONS):
        texts = texts_of([{f"key {at}": "text", "more": [{"id": at}]}])
        assert shaped.quick_all(texts) == quick_all(texts)


@pytest.mark.parametrize(
    "doubled",
    [
        '{"a":1,"a":2}',
        '{"a":1,"\\u0061":1}',
        '{"n":[{"b":"x", "b" : "x"}]}',
        '{"x":"\\u003a","a":1,"a":1}',
        '{"o":{"p":"{\\"q\\":1}","p":"{\\"q\\":1}"}}',
    ],
)
def test_a_key_twice_within_a_known_shape_stands_for_nothing(doubled: str) -> None:
    decoder = ColumnDecoder(ColumnPlan("c", "c", type_of("jsonb"), ("json",)))
    usual = bytearray(json.dumps(json.loads(doubled)).encode())
    decoder.fields([usual] * 3)

    found = decoder.fields([usual, bytearray(doubled.encode()), usual])

    assert [one == NOTHING for one in found] == [False, True, False]


@pytest.fixture
def chats(tmp_path: Path, fresh_postgres: str) -> Both:
    """Many documents of one shape, and some at the end that only seem to have it."""
    both = Both(tmp_path, fresh_postgres)
    usual = '[{"type":"text","text":"안녕 \\n%d","seen":%s,"score":%d.50,"at":{"n":%d}}]'
    documents = [usual % (at, "true" if at % 2 else "null", at, at) for at in range(1, 2501)]
    documents[2400:] = [
        one.replace('"text":"', '"text":["a",{"long":1, "k":2}],"more":"\\u00e9').replace('{"n"', '{ "m":5e-7,"n"')
        for one in documents[2400:]
    ]
    both.make(
        "CREATE TABLE t (id INTEGER PRIMARY KEY, doc TEXT)",
        "CREATE TABLE t (id bigint PRIMARY KEY, doc jsonb)",
        *(("INSERT INTO t VALUES (?, ?)", row) for row in enumerate(documents, 1)),
    )
    return both


def test_documents_that_only_seem_to_have_the_shape_are_equal(chats: Both) -> None:
    assert chats.compared().exit is Exit.EQUAL


@pytest.mark.parametrize(
    ("path", "value"),
    [("{0,text}", '"안녕 \\n2301 "'), ("{0,seen}", "1"), ("{0,score}", "2301.51"), ("{0,at,n}", '"2301"'), ("{0,at}", "null")],
)
def test_a_change_within_the_shape_is_found(chats: Both, path: str, value: str) -> None:
    chats.postgres(f"UPDATE t SET doc = jsonb_set(doc, '{path}', '{value}') WHERE id = 2301")

    report = chats.compared()

    assert report.exit is Exit.FINDING
    assert [one.key for one in report.tables[0].differences] == ["id = 2301"]
