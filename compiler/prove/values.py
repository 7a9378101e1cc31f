"""Hypothesis strategies: what a column of each type may hold."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from ..types import numeric_modifiers
from . import hostile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from hypothesis.strategies import SearchStrategy

    from .catalog import Fact

FIRST, LAST = datetime(1, 1, 2), datetime(9999, 12, 30)  # noqa: DTZ001 - a zone is added where there is one
TEXT = ("text", "character varying")


def _mixed(*strategies: SearchStrategy[object]) -> SearchStrategy[object]:
    return st.one_of(*strategies)


def _text(kind: str) -> SearchStrategy[object]:
    length = numeric_modifiers(kind)[0] or None
    most = min(length or 12, 12)
    short = [text for text in hostile.TEXTS if length is None or len(text) <= length]
    wild = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=most)
    longest = [st.just("y" * length)] if length else [st.sampled_from(hostile.LONG_TEXTS)]
    return st.integers(0, 19).flatmap(lambda pick: wild if pick < 4 else longest[0] if pick == 4 else st.sampled_from(short))


def _integer(kind: str) -> SearchStrategy[object]:
    low, *rest = hostile.EXTREMES[kind]
    return _mixed(st.sampled_from(hostile.INTEGERS), st.integers(-10, 10), st.sampled_from((low, *rest)), st.integers(low, rest[0]))


def _numeric(kind: str) -> SearchStrategy[object]:
    precision, scale = numeric_modifiers(kind)
    named = [Decimal(text) for text in hostile.DECIMALS]
    if not precision:
        return _mixed(st.sampled_from(named), st.integers(-(10**12), 10**12).map(lambda whole: Decimal(whole).scaleb(-4)))
    edge = 10**precision - 1
    fitting = [one for one in named if abs(one) < 10 ** (precision - scale)]
    exact = _mixed(st.integers(-1000, 1000), st.integers(-edge, edge), st.sampled_from((edge, -edge)))
    return _mixed(st.sampled_from(fitting or [Decimal(0)]), exact.map(lambda whole: Decimal(str(whole)).scaleb(-scale)))


def _milliseconds(stamp: datetime) -> datetime:
    return stamp.replace(microsecond=stamp.microsecond // 1000 * 1000)


def _aware(stamp: datetime) -> object:
    return _milliseconds(stamp).replace(tzinfo=UTC)


def _days(around: date) -> SearchStrategy[object]:
    return st.integers(-40, 40).map(lambda days: around + timedelta(days=days))


def _json(words: Sequence[str] = ()) -> SearchStrategy[object]:
    """JSON of every kind; *words*, which statements look for, are among the keys and the texts."""
    leaf = _mixed(st.sampled_from(hostile.JSON), st.integers(-3, 3), st.sampled_from((*hostile.TEXTS, *words)))
    keys = st.sampled_from(tuple(words) * 3 + ("a", "b", "k", ""))
    return _mixed(st.sampled_from(hostile.JSON), st.dictionaries(keys, leaf, max_size=4), st.lists(leaf, max_size=3))


STRATEGIES: Mapping[str, Callable[[str], SearchStrategy[object]]] = {
    "text": _text,
    "character varying": _text,
    "smallint": lambda _: _integer("smallint"),
    "integer": lambda _: _integer("integer"),
    "bigint": lambda _: _integer("bigint"),
    "double precision": lambda _: _mixed(
        st.sampled_from(hostile.FLOATS), st.sampled_from(hostile.FLOATS), st.floats(allow_nan=False, allow_infinity=False)
    ),
    "numeric": _numeric,
    "boolean": lambda _: st.booleans(),
    "timestamp with time zone": lambda _: _mixed(st.sampled_from(hostile.AWARE), st.datetimes(FIRST, LAST).map(_aware)),
    "timestamp without time zone": lambda _: _mixed(st.sampled_from(hostile.STAMPS), st.datetimes(FIRST, LAST).map(_milliseconds)),
    "date": lambda _: _mixed(st.sampled_from(hostile.DATES), _days(date(2024, 2, 28)), st.dates()),
    "time without time zone": lambda _: _mixed(
        st.sampled_from(hostile.TIMES), st.datetimes(FIRST, LAST).map(lambda one: _milliseconds(one).time())
    ),
    "interval": lambda _: st.timedeltas(timedelta(days=-400), timedelta(days=400)),
    "jsonb": lambda _: _json(),
    "json": lambda _: _json(),
    "bytea": lambda _: _mixed(st.sampled_from(hostile.BYTES), st.binary(max_size=6)),
    "uuid": lambda _: _mixed(st.sampled_from(hostile.UUIDS), st.uuids()),
}


def of_type(kind: str, enums: Mapping[str, Sequence[str]]) -> SearchStrategy[object]:
    """Values of the type *kind*, which may have modifiers."""
    if kind.endswith("[]"):
        return st.lists(of_type(kind.removesuffix("[]"), enums), max_size=4).map(lambda items: items)
    if kind.startswith("enum "):
        return st.sampled_from(tuple(enums[kind.removeprefix("enum ")]))
    base = kind.partition("(")[0].strip() + kind.partition(")")[2]
    return STRATEGIES[base](kind)


def of_column(fact: Fact, enums: Mapping[str, Sequence[str]]) -> SearchStrategy[object]:
    """Values of a column: mostly those that its CHECKs name, and often those that statements look for."""
    values = of_type(fact.type, enums)
    hints = list(dict.fromkeys(text.strip("%") for text in fact.hints))
    if fact.base in {"jsonb", "json"} and hints:
        values = _json(hints)
    elif fact.base in TEXT and hints:
        values = _often(hints, 4, values)
    named = _named(fact)
    if named:
        values = _often(named, 9, values)
    if fact.made is not None:
        values = values.map(fact.made)
    return values if fact.not_null else _often([None], 2, values)


def _often(named: Sequence[object], tenths: int, values: SearchStrategy[object]) -> SearchStrategy[object]:
    """One of *named* in so many of ten cases, else one of *values*."""
    some = st.sampled_from(tuple(named))
    return st.integers(0, 9).flatmap(lambda pick: some if pick < tenths else values)


def _named(fact: Fact) -> Sequence[object]:
    """Values that literals mean for this column."""
    if fact.base in TEXT:
        return list(fact.texts)
    numbers = [Decimal(text) for text in fact.numbers]
    if fact.base in {"smallint", "integer", "bigint"}:
        wholes = [int(one) for one in numbers]
        return [near for one in wholes for near in (one, one + 1, one + 7)] + ([max(wholes)] if wholes else [])
    if fact.base == "double precision":
        return [near for one in numbers for near in (float(one), float(one) + 0.5, float(one) - 0.25)]
    if fact.base == "numeric":
        return [near for one in numbers for near in (one, one + Decimal("0.5"), one + 1)]
    return []
