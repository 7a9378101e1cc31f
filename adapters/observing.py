"""What is to be seen of the statements that run: the settings of the room `observe`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from . import setting_values as values
from .setting_values import refuse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .env_files import Variable

LogQueries = Literal["all", "slow", "off"] | float

VARIABLES = ("TWINSQL_LOG_QUERIES", "TWINSQL_SLOW_MS", "TWINSQL_LOG_SHAPES", "TWINSQL_N_PLUS_ONE", "SENTRY_DSN")

SLOW_MS = 200.0


class Observing:
    """
    Which statements get a line in the log, and what is watched besides.

    Attributes:
        log_queries: ``all``, ``slow``, ``off``, or the share of statements (above 0, below 1) that get a line whatever they take.
        slow_ms: a statement that takes as long is slow.
        slow_ms_of: the same for single statements, by name.
        log_shapes: whether lines have types and sizes of parameters; never their values.
        n_plus_one: how often one statement may run from one line within a unit of work; 0 where nobody counts.
        sentry_dsn: where errors and spans go; a secret.
    """

    # Written out: dataclasses are slow to load and to make, and a service waits for this when it starts.
    __slots__ = ("log_queries", "log_shapes", "n_plus_one", "sentry_dsn", "slow_ms", "slow_ms_of")

    def __init__(
        self,
        *,
        log_queries: LogQueries = "slow",
        slow_ms: float = SLOW_MS,
        slow_ms_of: Mapping[str, float] | None = None,
        log_shapes: bool = False,
        n_plus_one: int = 0,
        sentry_dsn: str | None = None,
    ) -> None:
        self.log_queries: Final[LogQueries] = log_queries
        self.slow_ms: Final = slow_ms
        self.slow_ms_of: Final[Mapping[str, float]] = slow_ms_of or {}
        self.log_shapes: Final = log_shapes
        self.n_plus_one: Final = n_plus_one
        self.sentry_dsn: Final = sentry_dsn


def observing(found: Mapping[str, Variable]) -> Observing:
    """
    Read the settings from the variables that were *found*.

    Raises:
        ConfigError: one of them makes no sense.
    """
    slow_ms, slow_ms_of = _slow(found.get("TWINSQL_SLOW_MS"))
    dsn = found.get("SENTRY_DSN")
    return Observing(
        log_queries=_log_queries(found.get("TWINSQL_LOG_QUERIES")),
        slow_ms=slow_ms,
        slow_ms_of=slow_ms_of,
        log_shapes=values.boolean(found.get("TWINSQL_LOG_SHAPES")),
        n_plus_one=_n_plus_one(found.get("TWINSQL_N_PLUS_ONE")),
        sentry_dsn=(dsn.value.strip() or None) if dsn is not None else None,
    )


def shown(observing: Observing) -> dict[str, str]:
    """The settings by the names of their variables, the secret one hidden."""
    of = "".join(f",{name}={limit_ms:g}" for name, limit_ms in observing.slow_ms_of.items())
    return {
        "TWINSQL_LOG_QUERIES": str(observing.log_queries),
        "TWINSQL_SLOW_MS": f"{observing.slow_ms:g}{of}",
        "TWINSQL_LOG_SHAPES": str(observing.log_shapes).lower(),
        "TWINSQL_N_PLUS_ONE": str(observing.n_plus_one or "off"),
        "SENTRY_DSN": "not set" if observing.sentry_dsn is None else "set",
    }


def _log_queries(variable: Variable | None) -> LogQueries:
    if variable is None:
        return "slow"
    match values.filled(variable).lower():
        case "all" | "1" | "1.0":
            return "all"
        case "slow":
            return "slow"
        case "off" | "0" | "0.0":
            return "off"
        case word:
            return _share(variable, word)


def _share(variable: Variable, word: str) -> float:
    share = _number(word)
    if not 0 < share < 1:
        refuse(f"{variable.name} is none of all, slow, off or a share between 0 and 1", variable.source, f"write {variable.name}=slow")
    return share


def _slow(variable: Variable | None) -> tuple[float, dict[str, float]]:
    """``200`` or ``200, chats.search=1000``."""
    overall, of = list[float](), dict[str, float]()
    for part in () if variable is None else values.filled(variable).split(","):
        name, equals, number = (word.strip() for word in part.rpartition("="))
        limit_ms = _number(number)
        wrong = (name in of or not _is_statement(name)) if equals else bool(overall)
        if variable is not None and (wrong or not 0 <= limit_ms < 1e9):
            refuse(
                f"{variable.name} is no number of milliseconds, with or without those of single statements",
                variable.source,
                f"write {variable.name}={SLOW_MS:g} or {variable.name}={SLOW_MS:g},chats.search=1000",
            )
        if equals:
            of[name] = limit_ms
        else:
            overall.append(limit_ms)
    return (overall or [SLOW_MS])[0], of


def _is_statement(name: str) -> bool:
    """Whether a statement may have such a *name*: a file's and its own, as ``chats.search``."""
    file, dot, own = name.rpartition(".")
    return bool(file and dot) and own.isidentifier() and ";" not in file and " " not in file


def _n_plus_one(variable: Variable | None) -> int:
    if variable is None or variable.value.strip().lower() in {"off", "0"}:
        return 0
    return int(values.number(variable, 0, whole=True, cure=f"write one, such as {variable.name}=10, or off"))


def _number(word: str) -> float:
    """The number that *word* says; -1 where it is none."""
    try:
        return float(word)
    except ValueError:
        return -1
