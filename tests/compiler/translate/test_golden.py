"""The translations that are kept are those that are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.compiler.translate.golden import GOLDEN, golden_texts

if TYPE_CHECKING:
    from tests.compiler.translate.twins import Twins

HINT = "run `make golden` and look at the diff: each line of it is another text for SQLite"


def test_every_translation_is_the_one_that_is_kept(twins: Twins) -> None:
    made = golden_texts(twins)
    kept = {path: path.read_text(encoding="utf-8") for path in GOLDEN.glob("*.sql")}

    assert sorted(path.name for path in made if made[path] != kept.get(path)) == [], HINT
    assert sorted(path.name for path in kept if path not in made) == [], HINT
