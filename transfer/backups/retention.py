"""Which backups to keep: a pure rule over their moments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence
    from datetime import datetime

    from .manifest import Manifest


@dataclass(frozen=True, slots=True)
class Keep:
    """How many days, weeks (ISO) and months, in UTC, keep their newest backup. All zero: every backup is kept."""

    daily: int = 0
    weekly: int = 0
    monthly: int = 0


def superfluous(backups: Sequence[Manifest], keep: Keep) -> list[Manifest]:
    """
    The ones of *backups*, all of one database, that *keep* lets go; the newest one and the newest verified one are never among them.

    Days without a backup do not count: seven days are the last seven on which there is one.
    """
    if keep == Keep():
        return []
    ordered = sorted(backups, key=lambda one: (one.made_at, one.file))
    kept = {ordered[-1].file} if ordered else set[str]()
    kept |= {one.file for one in [one for one in ordered if one.verified_at][-1:]}
    kept |= _newest(ordered, keep.daily, lambda moment: moment.date())
    kept |= _newest(ordered, keep.weekly, lambda moment: moment.isocalendar()[:2])
    kept |= _newest(ordered, keep.monthly, lambda moment: (moment.year, moment.month))
    return [one for one in ordered if one.file not in kept]


def _newest(ordered: Sequence[Manifest], count: int, period: Callable[[datetime], Hashable]) -> set[str]:
    """The newest backup of each of the last *count* periods."""
    last: dict[Hashable, str] = {}
    for one in ordered:
        last.pop(period(one.made_at), None)
        last[period(one.made_at)] = one.file
    return set(list(last.values())[-count:]) if count else set()
