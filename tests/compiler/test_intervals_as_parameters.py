"""A timedelta is bound as days and a time, cut to the millisecond; nothing else is."""

from datetime import timedelta

import pytest
from twinsql.adapters import codecs
from twinsql.adapters.codecs import CodecError


@pytest.mark.parametrize(
    ("value", "sqlite", "postgres"),
    [
        (timedelta(), "0 0 0", "0 days 0 microseconds"),
        (timedelta(days=1, hours=2), "0 1 7200000000", "1 days 7200000000 microseconds"),
        (timedelta(milliseconds=-1), "0 -1 86399999000", "-1 days 86399999000 microseconds"),
        (timedelta(microseconds=1999), "0 0 1000", "0 days 1000 microseconds"),
        (timedelta.max, "0 999999999 86399999000", "999999999 days 86399999000 microseconds"),
    ],
)
def test_a_timedelta(value: timedelta, sqlite: str, postgres: str) -> None:
    assert (codecs.interval(value), codecs.interval_postgres(value)) == (sqlite, postgres)
    assert timedelta() <= value - codecs.read_interval(sqlite) < timedelta(milliseconds=1)


@pytest.mark.parametrize("value", [5, "1 day", None, 1.5])
def test_no_timedelta(value: object) -> None:
    for bind in (codecs.interval, codecs.interval_postgres):
        with pytest.raises(CodecError, match="timedelta"):
            bind(value)
