"""Patterns that would take a backtracking matcher years, and those that are given up."""

from __future__ import annotations

from time import thread_time

import pytest
from twinsql.adapters.functions.kinds import NoValue
from twinsql.adapters.functions.regexes import SCALARS

LONG = "a" * 3000


def _like(text: str, pattern: str) -> int | float | str | bytes | None:
    return SCALARS["pg_regex_like"][1](text, pattern, "")


@pytest.mark.parametrize(
    "pattern", ["(a*)*b", "(a|aa)+$b", "(?:a+a+)+b", "(a?){200}a{200}b", "(.*)(.*)(.*)(.*)b", "(?<=a*)b", "(?=(a+)+b)"]
)
def test_no_pattern_without_references_goes_back(pattern: str) -> None:
    start = thread_time()
    assert _like(LONG, pattern) == 0
    assert thread_time() - start < 5


def test_references_are_given_up_after_so_much_work() -> None:
    start = thread_time()
    with pytest.raises(NoValue):
        _like("a" * 200, "^(a*)(a*)(a*)(a*)\\1\\2\\3\\4b?c?$(?!)|^(a*)(a*)(a*)(a*)\\5\\6\\7\\8x*b*a\\5a$")
    assert thread_time() - start < 30


@pytest.mark.parametrize("pattern", ["((a{255}){255}){255}", "(" * 3000 + ")" * 3000])
def test_what_is_too_large_is_refused(pattern: str) -> None:
    with pytest.raises(NoValue):
        _like("a", pattern)


def test_many_different_characters_do_not_fill_the_memory() -> None:
    text = "".join(map(chr, range(0x4E00, 0x9FA5))) * 5
    assert _like(text, "(.)(.)x") == 0
    assert SCALARS["pg_regex_count"][1](text, "\\w", 1, "") == len(text)
