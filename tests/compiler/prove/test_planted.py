"""What is planted is found, made small, kept, and gone when it is repaired."""

from __future__ import annotations

import runpy
from typing import TYPE_CHECKING

import pytest
from twinsql.compiler.prove.examples import kept
from twinsql.compiler.prove.run import prove

from tests.compiler.prove.planted import PLANTED, Planted

if TYPE_CHECKING:
    from collections.abc import Callable

    from twinsql.compiler.project import Project


def test_all_that_is_planted_is_found_and_shrunk(library: Callable[..., Project]) -> None:
    project = library(books="\n".join(one.sql for one in PLANTED))

    report = prove(project, number=3)

    wanted = {f"books.{one.name}": one.rows for one in PLANTED}
    assert {one.name for one in report.differences} == set(wanted)
    sizes = {one.name: sum(len(rows) for rows in one.rows.values()) for one in kept(project).values()}
    assert {name: size for name, size in sizes.items() if size > wanted[name]} == {}
    assert not report.ok


@pytest.mark.parametrize("planted", PLANTED[1:2], ids=lambda one: one.name)
def test_what_is_kept_is_a_test_that_fails_until_it_is_repaired(planted: Planted, library: Callable[..., Project]) -> None:
    project = library(books=planted.sql)
    [found] = prove(project, number=3).differences
    test = runpy.run_path(str(project.root / found.file))["test_both_engines_give_the_same"]

    with pytest.raises(AssertionError, match=f"{found.name}: other rows"):
        test()
    again = prove(project, number=4, seconds=0.01)
    assert again.replayed == 1
    assert [one.file for one in again.differences] == [found.file]

    library(books=planted.repaired)
    test()
    repaired = prove(project, number=3)
    assert repaired.ok
    assert repaired.replayed == 1
