"""From an example on which the engines differ to the least one: fewer rows, simpler values, as long as they differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import count, islice
from typing import TYPE_CHECKING, cast
from uuid import UUID

from .examples import Example

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

TRIALS = 500
"""So many at most for one example: a number and no time, so that the same seed finds the same."""

SIMPLE: Mapping[type, tuple[object, ...]] = {
    str: ("", "a", "b"),
    int: (0, 1),
    float: (0.0, 1.0, 0.5),
    Decimal: (Decimal(0), Decimal(1)),
    bool: (False,),
    datetime: (datetime(2024, 1, 1, tzinfo=UTC), datetime(2024, 1, 1)),  # noqa: DTZ001 - for columns without a zone
    date: (date(2024, 1, 1),),
    time: (time(0),),
    bytes: (b"",),
    UUID: (UUID(int=0), UUID(int=1)),
    dict: ({}, {"a": 1}),
    list: ([],),
}


def shrunk(example: Example, differs: Callable[[Example], bool]) -> Example:
    """The least example that still *differs*, as far as some trials go."""
    left = count(TRIALS, -1)
    best, before = example, None
    while best is not before:
        before = best
        for simpler in (_without_tables, _without_rows, _simpler_everywhere, _simpler_parameters):
            best = _pass(best, simpler, differs, left)
    return best


def _pass(
    best: Example, simpler: Callable[[Example], Iterator[Example]], differs: Callable[[Example], bool], left: Iterator[int]
) -> Example:
    """*best* as simple as one kind of step makes it. What did not help is not tried again: a step that helped makes room for the next in its place."""
    place = 0
    while next(left) > 0:
        candidate = next(islice(simpler(best), place, None), None)
        if candidate is None:
            break
        if differs(candidate):
            best = candidate
        else:
            place += 1
    return best


def _without_tables(example: Example) -> Iterator[Example]:
    for table, rows in example.rows.items():
        if rows:
            yield replace(example, rows={**example.rows, table: []})
            if len(rows) > 3:
                half = len(rows) // 2
                yield replace(example, rows={**example.rows, table: rows[:half]})
                yield replace(example, rows={**example.rows, table: rows[half:]})


def _without_rows(example: Example) -> Iterator[Example]:
    for table, rows in reversed(example.rows.items()):
        for place in range(len(rows)):
            yield replace(example, rows={**example.rows, table: [*rows[:place], *rows[place + 1 :]]})


def _simpler_everywhere(example: Example) -> Iterator[Example]:
    """Another value in place of one, wherever it stands, so that what is equal stays equal; shorter texts too."""
    for value in _distinct(example):
        for simple in (*SIMPLE.get(type(value), ()), *_shorter(value)):
            if _rank(simple) < _rank(value) and (type(simple) is not datetime or (simple.tzinfo is None) == (_zone(value) is None)):
                yield _replaced(example, value, simple)
    for table, rows in example.rows.items():
        for place, row in enumerate(rows):
            for name in row:
                if row[name] is not None:
                    changed = [*rows[:place], {**row, name: None}, *rows[place + 1 :]]
                    yield replace(example, rows={**example.rows, table: changed})


def _zone(value: object) -> object:
    return getattr(value, "tzinfo", None)


def _shorter(value: object) -> tuple[object, ...]:
    if isinstance(value, str) and len(value) > 1:
        return (value[: len(value) // 2], value[len(value) // 2 :], value[1:], value[:-1])
    if isinstance(value, list) and value:
        items = cast("list[object]", value)
        return (*([one] for one in items), items[1:])
    if isinstance(value, dict) and len(cast("dict[str, object]", value)) > 1:
        pairs = list(cast("dict[str, object]", value).items())
        return tuple(dict(pairs[:place] + pairs[place + 1 :]) for place in range(len(pairs)))
    return ()


def _rank(value: object) -> tuple[int, str]:
    """How simple a value is: short texts before long ones, the simple ones of each type in their order."""
    simple = SIMPLE.get(type(value), ())
    for place, one in enumerate(simple):
        if one == value and type(one) is type(value):
            return (0, f"{place:03}")
    return (len(repr(value)), repr(value))


def _distinct(example: Example) -> list[object]:
    found: dict[str, object] = {}
    for rows in example.rows.values():
        for row in rows:
            found |= {f"{type(value).__name__} {value!r}": value for value in row.values() if value is not None}
    for value in _flat(example.parameters):
        found[f"{type(value).__name__} {value!r}"] = value
    return list(found.values())


def _flat(parameters: Sequence[object]) -> Iterator[object]:
    for one in parameters:
        if isinstance(one, tuple):
            yield from _flat(cast("tuple[object, ...]", one))
        elif one is not None:
            yield one


def _replaced(example: Example, old: object, new: object) -> Example:
    def swap(value: object) -> object:
        if isinstance(value, tuple):
            return tuple(swap(one) for one in cast("tuple[object, ...]", value))
        return new if type(value) is type(old) and value == old else value

    rows = {table: [{name: swap(value) for name, value in row.items()} for row in found] for table, found in example.rows.items()}
    return Example(example.name, rows, [swap(one) for one in example.parameters])


def _simpler_parameters(example: Example) -> Iterator[Example]:
    for place, value in enumerate(example.parameters):
        before, after = list(example.parameters[:place]), list(example.parameters[place + 1 :])
        if isinstance(value, tuple):
            yield replace(example, parameters=[*before, *after])
            continue
        for simple in (*SIMPLE.get(type(value), ()), *_shorter(value)):
            if _rank(simple) < _rank(value):
                yield replace(example, parameters=[*before, simple, *after])
