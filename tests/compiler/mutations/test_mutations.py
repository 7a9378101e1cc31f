"""A compiler that is wrong in one way is caught: by answers of the proof cases on both engines, whatever the golden texts say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.compiler.mutations.changed import Edit, edited
from tests.compiler.mutations.edits import REFUSALS, REWRITES, RUNTIME, SCHEMA
from tests.compiler.mutations.sweep import EQUAL, judged

if TYPE_CHECKING:
    from tests.compiler.mutations.judge import Judge

EACH = 12
"""Of so many rows of tables, one is changed here; ``make mutations`` changes all of them."""


def _name(edit: Edit) -> str:
    return edit.name


@pytest.mark.parametrize("edit", REWRITES, ids=_name)
def test_a_wrong_translation_gives_wrong_answers(edit: Edit, judge: Judge) -> None:
    cases = judge.of_file(edit.proof)
    with edited(edit):
        assert judge.notice(cases).endswith((": answers", ": types"))
    assert judge.notice(cases) == ""


@pytest.mark.parametrize("edit", RUNTIME, ids=_name)
def test_a_wrong_codec_or_function_gives_wrong_answers(edit: Edit, judge: Judge) -> None:
    cases = judge.of_file(edit.proof)
    with edited(edit):
        assert judge.notice(cases, always=True).endswith(": answers")


@pytest.mark.parametrize("edit", SCHEMA, ids=_name)
def test_a_wrong_schema_gives_wrong_answers(edit: Edit, judge: Judge) -> None:
    cases = judge.of_file(edit.proof)
    with edited(edit):
        assert judge.notice_schema(cases)


@pytest.mark.parametrize("edit", REFUSALS, ids=_name)
def test_a_refusal_that_is_left_out_is_noticed(edit: Edit, judge: Judge) -> None:
    with edited(edit):
        assert judge.notice_refused(edit.proof)


def test_rows_of_tables_with_the_value_of_another_are_noticed(judge: Judge) -> None:
    found = {row.shown: how for row, how in judged(judge, lambda place: place % EACH == 0)}

    assert len(found) > 40
    assert {name for name, how in found.items() if not how} <= set(EQUAL)
