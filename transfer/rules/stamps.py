"""Dates and times as texts, changed as rules say: given a zone, read in another, rounded, completed."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple
from zoneinfo import ZoneInfo

from .iso import form_of

PARTS = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)?(?P<between>[ T]?)(?P<clock>\d\d:\d\d(?::\d\d)?)?(?:\.(?P<fraction>\d+))?(?P<zone> ?(?:Z|[+-]\d\d(?::?\d\d)?))?"
)


class Stamp(NamedTuple):
    """The parts of a text of the grammar in `iso`; those that it lacks are empty."""

    day: str
    between: str
    clock: str
    fraction: str
    zone: str

    def text(self) -> bytearray:
        """As a text again."""
        point = f".{self.fraction}" if self.fraction else ""
        return bytearray(f"{self.day}{self.between}{self.clock}{point}{self.zone}".encode())

    @property
    def moment(self) -> datetime:
        """Day and clock to the second, as if they were UTC's."""
        return datetime.fromisoformat(f"{self.day or '2000-01-01'}T{self.clock or '00:00'}").replace(tzinfo=UTC)

    @property
    def offset(self) -> timedelta:
        """How far the zone is ahead of UTC."""
        tail = self.zone.strip()
        if tail in {"", "Z"}:
            return timedelta()
        size = timedelta(hours=int(tail[1:3]), minutes=int(tail[3:].lstrip(":") or 0))
        return -size if tail[0] == "-" else size

    def at(self, moment: datetime) -> Stamp:
        """The same with another day and clock."""
        day = f"{moment.year:04}-{moment:%m-%d}" if self.day else ""
        return self._replace(day=day, clock=f"{moment:%H:%M:%S}")


def parse(value: bytearray | bytes) -> Stamp | None:
    """The parts of a text; None where it is no date or time by that grammar."""
    found = PARTS.fullmatch(value.decode()) if form_of(value) else None
    return Stamp(*(part or "" for part in found.groups())) if found else None


def zone_of(name: str) -> tzinfo:
    """The zone of this name; UTC needs no data of zones."""
    return UTC if name == "UTC" else ZoneInfo(name)


def with_zone(stamp: Stamp, zone: str) -> Stamp:
    """A stamp without a zone as one of *zone*; a time that clocks show twice is the first."""
    if zone == "UTC":
        return stamp._replace(zone="Z")
    shift = stamp.moment.replace(tzinfo=zone_of(zone)).utcoffset() or timedelta()
    if shift % timedelta(minutes=1):
        # Clocks before there were zones: Seoul's was 8:27:52 ahead. No text of a zone says so.
        try:
            return stamp.at(stamp.moment - shift)._replace(zone="Z")
        except OverflowError:
            return stamp
    minutes = shift // timedelta(minutes=1)
    return stamp._replace(zone=f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}")


def reading(stamp: Stamp, zone: str) -> Stamp | None:
    """A stamp with a zone as clocks in *zone* show it, without a zone; None where that leaves the years 1 to 9999."""
    try:
        moment = (stamp.moment - stamp.offset).astimezone(zone_of(zone))
    except OverflowError:
        return None
    return stamp.at(moment)._replace(zone="")


def rounded(stamp: Stamp, places: int) -> Stamp | None:
    """With *places* digits behind the second; None where that would be another day for a time of day, or the year 10000."""
    kept = Decimal(f"0.{stamp.fraction or '0'}").quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if kept < 1:
        return stamp._replace(fraction=f"{kept:f}"[2:])
    try:
        moment = stamp.moment + timedelta(seconds=1)
    except OverflowError:
        return None
    if not stamp.day and moment.day != 1:
        return None
    return stamp.at(moment)._replace(fraction="")
