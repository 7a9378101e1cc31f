"""Transaction scopes, the same on both engines: nesting by savepoints, poisoning, and who may call."""
# ruff: noqa: SLF001 - scopes of one transaction look into each other

from __future__ import annotations

from contextlib import contextmanager, suppress
from threading import get_ident
from typing import TYPE_CHECKING, Any, Generic, Literal, NoReturn, Protocol, TypeVar

from .errors import UNHARMED, DatabaseError, Dialect, TransactionMisuse, TransactionPoisoned
from .stream import refuse_writing_stream

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from contextlib import AbstractContextManager
    from types import TracebackType

    from .protocol import Isolation
    from .statement import Statement, Values
    from .stream import Stream

R = TypeVar("R")

State = Literal["", "poisoned", "in a batch", "over"]
"""What keeps a scope from running a statement; empty where nothing does."""


class Session(Protocol):
    """One connection, held by one caller: what a scope runs its statements on."""

    @property
    def dialect(self) -> Dialect:
        """The engine behind it."""
        ...

    def one(self, statement: Statement[R], values: Values, /) -> R:
        """As in Executor."""
        ...

    def one_or_none(self, statement: Statement[R], values: Values, /) -> R | None:
        """As in Executor."""
        ...

    def all(self, statement: Statement[R], values: Values, /) -> list[R]:
        """As in Executor."""
        ...

    def iterate(self, statement: Statement[R], values: Values, /) -> AbstractContextManager[Stream[R]]:
        """As in Executor."""
        ...

    def execute(self, statement: Statement[R], values: Values, /) -> int:
        """As in Executor."""
        ...

    def execute_many(self, statement: Statement[R], rows: Iterable[Values], /) -> int:
        """As in Executor, but a failure leaves what was done: the scope's savepoint takes it back."""
        ...

    def control(self, command: str, /) -> None:
        """Run BEGIN, COMMIT, SAVEPOINT and the like; raises DatabaseError."""
        ...

    def raised(self, error: BaseException, /) -> None:
        """*error* goes to the caller: no value may go with it, and who listens hears of it."""
        ...


class Scope:
    """
    A transaction, or a savepoint in one (protocol Transaction).

    Scopes of one transaction share a stack; an error poisons the innermost, whichever scope's method was called, because that is where
    the database stands.

    Attributes:
        poisoned: whether an error ended it.
    """

    __slots__ = ("_read_only", "_session", "_stack", "_state", "_streams", "_thread", "poisoned")

    def __init__(self, session: Session, stack: list[Scope], *, read_only: bool) -> None:
        self._session = session
        self._stack = stack
        self._read_only = read_only
        self._thread = get_ident()
        self._state: State = ""
        self._streams: list[Stream[Any]] = []
        self.poisoned = False
        stack.append(self)

    @property
    def dialect(self) -> Dialect:
        """The engine behind it."""
        return self._session.dialect

    def one(self, statement: Statement[R], values: Values = (), /) -> R:
        """As in Executor."""
        try:
            if self._state or self._stack[-1]._state or get_ident() != self._thread or (self._read_only and statement.writes):
                self._refuse(statement)
            return self._session.one(statement, values)
        except BaseException as error:
            self.note(error)
            raise

    def one_or_none(self, statement: Statement[R], values: Values = (), /) -> R | None:
        """As in Executor."""
        try:
            if self._state or self._stack[-1]._state or get_ident() != self._thread or (self._read_only and statement.writes):
                self._refuse(statement)
            return self._session.one_or_none(statement, values)
        except BaseException as error:
            self.note(error)
            raise

    def all(self, statement: Statement[R], values: Values = (), /) -> list[R]:
        """As in Executor."""
        try:
            if self._state or self._stack[-1]._state or get_ident() != self._thread or (self._read_only and statement.writes):
                self._refuse(statement)
            return self._session.all(statement, values)
        except BaseException as error:
            self.note(error)
            raise

    @contextmanager
    def iterate(self, statement: Statement[R], values: Values = (), /) -> Generator[Iterator[R]]:
        """As in Executor; the stream ends with its ``with`` or with the innermost scope, which is where the database opens it."""
        try:
            refuse_writing_stream(statement, self.dialect)
            self.check(statement)
            scope = self._stack[-1]
            with self._session.iterate(statement, values) as rows:
                scope._streams.append(rows)
                try:
                    yield ScopeStream(rows, scope)
                finally:
                    scope._streams.remove(rows)
        except BaseException as error:
            self._session.raised(error)
            raise

    def execute(self, statement: Statement[R], values: Values = (), /) -> int:
        """As in Executor."""
        try:
            if self._state or self._stack[-1]._state or get_ident() != self._thread or (self._read_only and statement.writes):
                self._refuse(statement)
            return self._session.execute(statement, values)
        except BaseException as error:
            self.note(error)
            raise

    def execute_many(self, statement: Statement[R], rows: Iterable[Values], /) -> int:
        """As in Executor: a savepoint of its own makes it all or none."""
        try:
            self.check(statement)
            with Savepoint(self) as inner:
                return inner.batch(statement, rows)
        except BaseException as error:
            self._session.raised(error)
            raise

    def batch(self, statement: Statement[R], rows: Iterable[Values]) -> int:
        """Run a batch in this scope, which is refused to others meanwhile: *rows* may be a generator that calls."""
        self._state = "in a batch"
        try:
            return self._session.execute_many(statement, rows)
        except BaseException as error:
            self.note(error)
            raise
        finally:
            if not self.poisoned:
                self._state = ""

    def transaction(self, *, read_only: bool = False, isolation: Isolation = "repeatable read") -> Savepoint:
        """As in Executor: a savepoint; *read_only* and *isolation* are the outer one's."""
        del read_only, isolation
        return Savepoint(self)

    def inner(self) -> tuple[str, Scope]:
        """Set a savepoint: its name and the scope that it opens."""
        self.check(None)
        name = f"scope_{len(self._stack)}"
        self.control(f"SAVEPOINT {name}")
        return name, Scope(self._session, self._stack, read_only=self._read_only)

    def control(self, command: str) -> None:
        """Run SAVEPOINT and the like; a failure poisons."""
        try:
            self._session.control(command)
        except BaseException as error:
            self.note(error)
            raise

    def close(self) -> None:
        """End this scope and those inside it, with their streams: later calls raise TransactionMisuse."""
        while self._state != "over":
            scope = self._stack[-1]
            scope._state = "over"  # before it goes, so that an interrupt between the two finds it closed
            self._stack.pop()
            if scope._streams:
                _close_all(scope._streams)

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return self._state == "over"

    def check(self, statement: Statement[R] | None) -> None:
        """Raise TransactionMisuse or TransactionPoisoned where a call cannot work."""
        if (
            self._state
            or self._stack[-1]._state
            or get_ident() != self._thread
            or (self._read_only and statement is not None and statement.writes)
        ):
            self._refuse(statement)

    def note(self, error: BaseException) -> None:
        """*error* goes to the caller: poison the innermost scope for what went wrong in it, all that the server has answered too."""
        self._session.raised(error)
        if self._stack and not (isinstance(error, UNHARMED) and error.sqlstate is None):
            self._stack[-1].poison()

    def poison(self) -> None:
        """Let nothing more happen in this scope."""
        self.poisoned = True
        self._state = "poisoned"

    def _refuse(self, statement: Statement[R] | None) -> NoReturn:
        kind: type[TransactionMisuse | TransactionPoisoned] = TransactionMisuse
        if self.over:
            message, hint = "the transaction is over", "Keep its use inside its `with`."
        elif get_ident() != self._thread:
            message, hint = "the transaction belongs to another thread", "Give each thread a transaction of its own."
        elif self._stack[-1]._state == "in a batch":
            message, hint = "a call on a transaction while a batch runs in it", "Read what the batch needs before it starts."
        elif self._stack[-1].poisoned:
            kind = TransactionPoisoned
            message, hint = "an earlier error ended this transaction scope", "Let the error leave the `with` of the scope it happened in."
        else:
            message, hint = "a write in a read-only transaction", "Open the transaction without read_only."
        raise kind(
            message,
            statement=statement.name if statement else None,
            where=statement.where if statement else None,
            dialect=self.dialect,
            hint=hint,
        )


class Savepoint:
    """The ``with`` around an inner scope: released at its end, or rolled back."""

    __slots__ = ("_name", "_outer", "_scope")

    def __init__(self, outer: Scope) -> None:
        self._outer = outer

    def __enter__(self) -> Scope:
        try:
            self._name, self._scope = self._outer.inner()
        except BaseException as error:
            self._outer.note(error)
            raise
        return self._scope

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None, /) -> None:
        try:
            self._leave(error)
        except BaseException as failure:
            self._outer.note(failure)
            raise

    def _leave(self, error: BaseException | None) -> None:
        if self._scope.over:
            return
        poisoned = self._scope.poisoned
        self._scope.close()
        if error is None and not poisoned:
            self._outer.control(f"RELEASE SAVEPOINT {self._name}")
            return
        self._undo()
        if error is None:
            raise poisoned_exit(self._outer.dialect)

    def _undo(self) -> None:
        """Roll back; the error that led here matters more than one of the rollback, which poisons the outer scope."""
        try:
            self._outer.control(f"ROLLBACK TO SAVEPOINT {self._name}")
            self._outer.control(f"RELEASE SAVEPOINT {self._name}")
        except DatabaseError:
            return


class ScopeStream(Generic[R]):
    """Rows of a stream inside a scope: they end with it, and what goes wrong poisons it."""

    __slots__ = ("_rows", "_scope")

    def __init__(self, rows: Iterator[R], scope: Scope) -> None:
        self._rows = rows
        self._scope = scope

    def __iter__(self) -> ScopeStream[R]:
        return self

    def __next__(self) -> R:
        try:
            self._scope.check(None)
            return next(self._rows)
        except StopIteration:
            raise
        except BaseException as error:
            self._scope.note(error)
            raise


def _close_all(streams: Iterable[Stream[Any]]) -> None:
    for stream in tuple(streams):
        with suppress(DatabaseError):  # of a lost connection, which the end of the scope meets too
            stream.close()


def poisoned_exit(dialect: Dialect) -> TransactionPoisoned:
    """For a scope that is left as if nothing had happened."""
    return TransactionPoisoned(
        "the transaction scope was rolled back: an error in it was caught inside its `with`",
        dialect=dialect,
        hint="Catch the error outside the `with` of the scope in which it happened; open an inner one around what may fail.",
    )
