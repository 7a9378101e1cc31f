"""Which backups are kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from twinsql.transfer.backups.manifest import Manifest
from twinsql.transfer.backups.retention import Keep, superfluous
from twinsql.transfer.contents import Contents

START = datetime(2026, 3, 1, 3, 15, tzinfo=UTC)


def backups(*days: float, verified: tuple[int, ...] = ()) -> list[Manifest]:
    contents = Contents({}, "")
    return [
        Manifest(
            "chat", "sqlite", f"{place}.db", 1, "", START + timedelta(days=day), "3.40.1", contents, START if place in verified else None
        )
        for place, day in enumerate(days)
    ]


def gone(made: list[Manifest], **keep: int) -> list[str]:
    return [one.file.removesuffix(".db") for one in superfluous(made, Keep(**keep))]


def test_without_a_rule_everything_is_kept() -> None:
    assert gone(backups(0, 1, 2)) == []


def test_the_newest_of_each_day_is_kept() -> None:
    assert gone(backups(0, 0.1, 1, 1.2, 1.3), daily=7) == ["0", "2", "3"]


def test_days_without_a_backup_do_not_count() -> None:
    assert gone(backups(0, 100, 200), daily=2) == ["0"]


def test_weeks_and_months_keep_their_newest_beside_the_days() -> None:
    made = backups(*range(70))
    kept = {one.file for one in made} - {one.file for one in superfluous(made, Keep(daily=2, weekly=2, monthly=2))}

    assert kept == {f"{day}.db" for day in (69, 68, 63, 60)}


def test_the_last_verified_one_is_never_removed() -> None:
    assert gone(backups(0, 1, 2, 3, verified=(0, 1)), daily=1) == ["0", "2"]


@given(
    st.lists(st.floats(0, 800), min_size=1, max_size=40),
    st.sets(st.integers(0, 39)),
    st.integers(0, 9),
    st.integers(0, 9),
    st.integers(0, 9),
)
def test_the_newest_and_the_newest_verified_stay_under_any_rule(
    days: list[float], verified: set[int], daily: int, weekly: int, monthly: int
) -> None:
    made = backups(*days, verified=tuple(verified))
    removed = superfluous(made, Keep(daily, weekly, monthly))
    newest = max(made, key=lambda one: (one.made_at, one.file))
    proved = [one for one in sorted(made, key=lambda one: (one.made_at, one.file)) if one.verified_at]

    assert newest not in removed
    assert not proved or proved[-1] not in removed
