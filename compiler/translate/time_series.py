"""generate_series of time stamps: each is the one before it and the step, as PostgreSQL counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .value import BROKEN, INTERVAL, LOCAL_STAMP, STAMP, Value, give_type, to_moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlglot import exp

    from .translator import Translator

TIMES = ("date", LOCAL_STAMP, STAMP, INTERVAL)


def is_time_series(values: Sequence[Value]) -> bool:
    """Whether *values*, first, last and step, are those of a series of time stamps."""
    return any(value.type in TIMES for value in values)


def counted(translator: Translator, call: exp.Expr, values: Sequence[Value]) -> tuple[str, str]:
    """The type of the series, and ``WITH RECURSIVE … _series (n)``."""
    context = translator.context
    if len(values) != 3:
        context.refuse(call, "generate_series of time stamps has a step", "Write interval '1 day' as its third argument.")
    kinds = {value.type for value in values[:2]}
    kind = LOCAL_STAMP if LOCAL_STAMP in kinds and STAMP not in kinds else STAMP
    first, last = (to_moment(give_type(context, value, kind, call), kind) for value in values[:2])
    step = give_type(context, values[2], INTERVAL, call)
    if {first.type, last.type} - {kind, BROKEN} or step.type not in {INTERVAL, BROKEN}:
        context.refuse(call, "generate_series takes two time stamps and an interval here", "Cast them.")
    bounds = f"_bounds (a, z, s) AS (SELECT {first.sql}, {last.sql}, {step.sql})"
    start = "SELECT pg_series_first(a, z, s), z, s FROM _bounds"
    count = f"_steps (n, z, s) AS ({start} UNION ALL SELECT pg_series_next(n, z, s), z, s FROM _steps WHERE n IS NOT NULL)"
    return kind, f"WITH RECURSIVE {bounds}, {count}, _series (n) AS (SELECT n FROM _steps WHERE n IS NOT NULL)"
