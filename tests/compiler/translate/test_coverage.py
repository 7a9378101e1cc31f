"""A closed world is as good as its proof: every row of the translator's tables is used by a case."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from twinsql.adapters.errors import SourceError
from twinsql.compiler.model import Place
from twinsql.compiler.placeholders import names_in
from twinsql.compiler.translate import (
    aggregates,
    arithmetic,
    arrays,
    bits,
    casts,
    clocks,
    comparisons,
    double_forms,
    double_functions,
    expressions,
    fields,
    frames,
    froms,
    functions,
    intervals,
    json_build,
    json_operators,
    json_records,
    json_values,
    laterals,
    number_aggregates,
    number_functions,
    percentiles,
    queries,
    refusals,
    regexes,
    row_functions,
    strings,
    time_texts,
    times,
    translate,
    value,
    windows,
    zones,
)

from tests.compiler.translate.twins import read_cases

if TYPE_CHECKING:
    import pytest

    from tests.compiler.translate.twins import Twins

TABLES = [
    (expressions, "RULES"),
    (expressions, "CALLS"),
    (comparisons, "COMPARISONS"),
    (comparisons, "DISTINCT"),
    (arithmetic, "OPERATORS"),
    (casts, "NAMES"),
    (casts, "ELEMENTS"),
    (casts, "FORMS"),
    (casts, "DIGITS"),
    (arithmetic, "TEXT_FORMS"),
    (times, "TRUNCATIONS"),
    (zones, "CONVERSIONS"),
    (fields, "FIELDS"),
    (time_texts, "SHOWN"),
    (time_texts, "READINGS"),
    (time_texts, "MADE"),
    (clocks, "CLOCKS"),
    (clocks, "CALLED_CLOCKS"),
    (clocks, "CHANCES"),
    (intervals, "SUMS"),
    (intervals, "FUNCTIONS"),
    (value, "READERS"),
    (functions, "NODES"),
    (functions, "TRIMS"),
    (strings, "NODES"),
    (strings, "NAMED"),
    (strings, "PADS"),
    (strings, "SIZES"),
    (strings, "QUOTES"),
    (strings, "DIGESTS"),
    (strings, "COUNTS"),
    (row_functions, "FUNCTIONS"),
    (regexes, "NODES"),
    (regexes, "NAMED"),
    (json_records, "RECORDS"),
    (json_build, "MADE_OF_LISTS"),
    (json_values, "FORMS"),
    (json_values, "BINARY"),
    (json_values, "WRITTEN"),
    (json_operators, "CALLED"),
    (json_operators, "PATHS"),
    (json_operators, "MANY_KEYS"),
    (json_operators, "MINUS"),
    (arrays, "NODES"),
    (arrays, "NAMED"),
    (arrays, "PREDICATES"),
    (windows, "RANKS"),
    (windows, "EDGES"),
    (windows, "NEIGHBOURS"),
    (aggregates, "BOOLEANS"),
    (queries, "SET_OPERATIONS"),
    (laterals, "PACKED"),
    (percentiles, "FUNCTIONS"),
    (frames, "TIMED"),
    (number_functions, "DOUBLES"),
    (number_functions, "SCALES"),
    (bits, "TOGETHER"),
    (bits, "SHIFTS"),
    (number_aggregates, "SPREADS"),
    (number_aggregates, "BITS"),
    (double_forms, "FUNCTIONS"),
    (double_functions, "ONE"),
    (double_functions, "TWO"),
]

OUTSIDE = {
    # No column of the tables here is one.
    "PACKED": {"real"},
    "TIMED": {"timestamp without time zone"},
    # A bare star and a window function without OVER are refused; DEFAULT is read before the rules.
    "RULES": {
        "Star",
        "RowNumber",
        "Rank",
        "DenseRank",
        "PercentRank",
        "CumeDist",
        "FirstValue",
        "LastValue",
        "Lag",
        "Lead",
        "Ntile",
        "NthValue",
    },
    # The default of a window or of coalesce over sums has no string form that anybody writes.
    "READERS": {"numeric"},
}


class Noted(dict[Any, Any]):
    """A table that notes which of its rows are asked for."""

    def __init__(self, rows: dict[Any, Any]) -> None:
        super().__init__(rows)
        self.seen: set[Any] = set()

    def get(self, key: Any, default: Any = None) -> Any:
        self.seen.add(key)
        return super().get(key, default)

    def __getitem__(self, key: Any) -> Any:
        self.seen.add(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self.seen.add(key)
        return super().__contains__(key)


def _name(key: Any) -> Any:
    return getattr(key, "__name__", key)


def test_every_rule_has_a_proof_case(twins: Twins, monkeypatch: pytest.MonkeyPatch) -> None:
    noted: dict[str, Noted] = {}
    for module, name in TABLES:
        table = noted[f"{module.__name__}.{name}"] = Noted(getattr(module, name))
        monkeypatch.setattr(module, name, table)
    for case in read_cases("cases"):
        twins.compile(case.sql)
    missing = {
        name: {_name(key) for key in set(table) - table.seen} - OUTSIDE.get(name.rpartition(".")[2], set()) for name, table in noted.items()
    }
    assert not any(missing.values()), {name: rows for name, rows in missing.items() if rows}


def test_every_reason_to_refuse_has_a_case(twins: Twins, monkeypatch: pytest.MonkeyPatch) -> None:
    noted = Noted(dict(refusals.REFUSED))
    monkeypatch.setattr(expressions, "REFUSED", noted)
    monkeypatch.setattr(froms, "REFUSED", noted)
    for case in read_cases("refused"):
        with contextlib.suppress(SourceError):
            translate(case.sql, Place("sql/x.sql", 1), twins.schema, dict.fromkeys(names_in(case.sql), "text"))
    assert set(noted) <= noted.seen
