"""Rows of a stream, which end with the ``with`` that opened it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar

from .errors import TransactionMisuse

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from .errors import Dialect
    from .statement import Statement

R = TypeVar("R")


class Stream(Generic[R]):
    """An iterator that raises TransactionMisuse once it is over, instead of ending as if there were no more rows."""

    __slots__ = ("_dialect", "_open", "_raised", "_rows", "_statement")

    def __init__(self, rows: Generator[R], statement: Statement[R], dialect: Dialect, raised: Callable[[BaseException], None]) -> None:
        self._rows = rows
        self._statement = statement
        self._dialect: Dialect = dialect
        self._raised = raised
        self._open = True

    def __iter__(self) -> Stream[R]:
        return self

    def __next__(self) -> R:
        try:
            return next(self._rows) if self._open else self._over()
        except StopIteration:
            raise
        except BaseException as error:
            self._open = False
            self._raised(error)
            raise

    def close(self) -> None:
        """End the stream and what produces its rows."""
        self._open = False
        self._rows.close()

    def _over(self) -> NoReturn:
        raise TransactionMisuse(
            "the stream is over",
            statement=self._statement.name,
            where=self._statement.where,
            dialect=self._dialect,
            hint="Read its rows inside its `with`, up to the first error.",
        )


def refuse_writing_stream(statement: Statement[R], dialect: Dialect) -> None:
    """Raise TransactionMisuse for a statement that writes."""
    if statement.writes:
        raise TransactionMisuse("a stream only reads", statement=statement.name, where=statement.where, dialect=dialect)
