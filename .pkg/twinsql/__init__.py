"""
Hand-written PostgreSQL that runs on SQLite too: typed repositories, one SQL text, equal answers.

    with twinsql.connect() as db:
        chat = ChatRepository(db).get(id="c1")

Every name is loaded when it is first used, so that importing this package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .adapters.codecs import Json, JsonInput
    from .adapters.errors import (
        CheckViolation,
        ConfigError,
        ConnectionLost,
        DatabaseError,
        DataError,
        Error,
        ForeignKeyViolation,
        IntegrityError,
        LockTimeout,
        MigrationError,
        MultipleRows,
        NotFound,
        NotNullViolation,
        NotOnThisEngine,
        OperationalError,
        OutcomeUnknown,
        PoolTimeout,
        ProgrammingError,
        QueryCanceled,
        RowCountError,
        SerializationFailure,
        SourceError,
        StorageFailure,
        TransactionMisuse,
        TransactionPoisoned,
        UniqueViolation,
    )
    from .adapters.protocol import Adapter, Executor, Transaction
    from .adapters.settings import Settings
    from .adapters.statement import Statement
    from .adapters.stats import PoolStats, Stats
    from .adapters.timing import Timing
    from .adapters.tracer import CopyRun, PoolPressure, PoolWait, QueryRun, Tracer, TransactionRun
    from .observe.connect import connect
    from .observe.rendering import configure_log
    from .observe.unit_of_work import unit_of_work

# fmt: off
__all__ = [  # noqa: RUF022 - by module, so that a line tells where a name comes from
    "connect", "configure_log", "unit_of_work", "Settings", "Statement", "Json", "JsonInput", "Adapter", "Executor", "Transaction",
    "CopyRun", "PoolPressure", "PoolStats", "PoolWait", "QueryRun", "Stats", "Timing", "Tracer", "TransactionRun",
    "CheckViolation", "ConfigError", "ConnectionLost", "DataError", "DatabaseError", "Error", "ForeignKeyViolation", "IntegrityError",
    "LockTimeout", "MigrationError", "MultipleRows", "NotFound", "NotNullViolation", "NotOnThisEngine", "OperationalError",
    "OutcomeUnknown", "PoolTimeout", "ProgrammingError", "QueryCanceled", "RowCountError", "SerializationFailure", "SourceError",
    "StorageFailure", "TransactionMisuse", "TransactionPoisoned", "UniqueViolation",
]
# fmt: on

_ELSEWHERE = {"connect": "observe.connect", "configure_log": "observe.rendering"}
_ELSEWHERE |= {"unit_of_work": "observe.unit_of_work"}
_ELSEWHERE |= {"Settings": "adapters.settings", "Statement": "adapters.statement"}
_ELSEWHERE |= dict.fromkeys(("Adapter", "Executor", "Transaction"), "adapters.protocol")
_ELSEWHERE |= dict.fromkeys(("PoolStats", "Stats"), "adapters.stats") | {"Timing": "adapters.timing"}
_ELSEWHERE |= dict.fromkeys(("CopyRun", "PoolPressure", "PoolWait", "QueryRun", "Tracer", "TransactionRun"), "adapters.tracer")
_ELSEWHERE |= dict.fromkeys(("Json", "JsonInput"), "adapters.codecs")


if not TYPE_CHECKING:  # else a checker would take any name for one of ours

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module 'twinsql' has no attribute {name!r}")
        from importlib import import_module  # noqa: PLC0415 - only the first use of a name pays for it

        value: object = getattr(import_module(f".{_ELSEWHERE.get(name, 'adapters.errors')}", __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
