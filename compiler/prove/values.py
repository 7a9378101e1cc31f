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
NEAR_YEARS = (1990, 2040)
LARGE, SMALL = 2_000, 1e-9
TEXT = ("text", "character varying")
EDGES = 4
ASKED_FOR = 2
CHARACTERS = st.characters(exclude_categories=["Cs", "Cn", "Nd"], include_characters="0123456789", exclude_characters="\0")
"""Without those of which servers do not know alike whether they are letters or digits: functions that ask for that fail on SQLite."""


def _either(*strategies: SearchStrategy[object]) -> SearchStrategy[object]:
    """One of *strategies*, as often as it is named."""
    return st.sampled_from(strategies).flatmap(lambda one: one)


def _mixed(*strategies: SearchStrategy[object]) -> SearchStrategy[object]:
    return st.one_of(*strategies)


def known_texts(kind: str) -> Sequence[object]:
    """Hostile texts that columns of the type *kind* take, with the longest of all some times; none for a type that is no text."""
    if not kind.startswith(TEXT):
        return ()
    length = numeric_modifiers(kind)[0]
    return [*(text for text in hostile.TEXTS if not length or len(text) <= length), *["y" * length] * (EDGES if length else 0)]


def _text(kind: str) -> SearchStrategy[object]:
    length = numeric_modifiers(kind)[0] or None
    most = min(length or 12, 12)
    wild: SearchStrategy[object] = st.text(CHARACTERS, max_size=most)
    known: SearchStrategy[object] = st.sampled_from(known_texts(kind))
    longest: SearchStrategy[object] = st.just("y" * length) if length else st.sampled_from(hostile.LONG_TEXTS)
    return _either(*([known] * 15), *([wild] * 4), longest)


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


def _stamps() -> SearchStrategy[datetime]:
    return st.one_of(st.datetimes(datetime(2023, 1, 1), datetime(2025, 1, 1)), st.datetimes(FIRST, LAST))  # noqa: DTZ001 - as above


def _days(around: date) -> SearchStrategy[object]:
    return st.integers(-40, 40).map(lambda days: around + timedelta(days=days))


def _json(words: Sequence[str] = ()) -> SearchStrategy[object]:
    """JSON of every kind; *words*, which statements look for, are among the keys and the texts."""
    leaf = _mixed(st.sampled_from(hostile.JSON), st.integers(-3, 3), st.sampled_from((*hostile.TEXTS, *words)))
    objects: SearchStrategy[object] = st.dictionaries(st.sampled_from(("a", "b", "k", "")), leaf, max_size=3)
    if not words:
        return _mixed(st.sampled_from(hostile.JSON), objects, st.lists(leaf, max_size=3))
    text: SearchStrategy[object] = st.sampled_from((*hostile.TEXTS, *words))
    value = _either(text, text, text, leaf)
    some = st.dictionaries(st.sampled_from(tuple(words)), value, min_size=1, max_size=len(words))
    complete: SearchStrategy[object] = st.fixed_dictionaries(dict.fromkeys(words, value))
    return _either(some, some, complete, complete, objects, _json())


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
    "timestamp with time zone": lambda _: _mixed(st.sampled_from(hostile.AWARE), _stamps().map(_aware)),
    "timestamp without time zone": lambda _: _mixed(st.sampled_from(hostile.STAMPS), _stamps().map(_milliseconds)),
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


def kind_of(fact: Fact) -> tuple[str, tuple[str, ...]]:
    """What columns share their drawn values by: the type, and for JSON the words that statements look for."""
    return fact.type, words_of(fact) if fact.base in {"jsonb", "json"} else ()


def of_kind(kind: tuple[str, tuple[str, ...]], enums: Mapping[str, Sequence[str]]) -> SearchStrategy[object]:
    """Values of columns of one kind."""
    return _json(kind[1]) if kind[1] else of_type(kind[0], enums)


def words_of(fact: Fact) -> tuple[str, ...]:
    """Texts that statements compare a column with."""
    return tuple(dict.fromkeys(text.strip("%") for text in fact.hints))


def likely(fact: Fact) -> tuple[Sequence[object], int]:
    """Values that CHECKs and statements name, and in how many of ten cases a column has one of them."""
    named = named_by_checks(fact)
    if named:
        # Those that statements ask for are drawn more often than the others.
        return [*named, *[word for word in words_of(fact) if word in named] * ASKED_FOR], 9
    return (words_of(fact), 4) if fact.base in TEXT and fact.hints else ((), 0)


def is_extreme(value: object) -> bool:
    """Whether a number is so large or so small that sums of it fail, or a time so far away that a series up to it has no end."""
    if isinstance(value, date):
        return not NEAR_YEARS[0] <= value.year <= NEAR_YEARS[1]
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return False
    size = abs(float(value))
    return size > LARGE or (isinstance(value, float) and 0 < size < SMALL)


def named_by_checks(fact: Fact) -> Sequence[object]:
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
