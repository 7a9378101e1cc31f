"""No value of a parameter or a row can be reached from an error."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from twinsql.adapters.errors import DatabaseError

from .statements import ADD, ADD_NICK, ADD_UNDER, KINDS, SET_AGE, SET_ALL_AGES, put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twinsql.adapters.protocol import Adapter
    from twinsql.adapters.statement import Statement, Values

SECRET = "s3cret"
HOSTILE = st.text(st.sampled_from("\"'%:\\\n,()[]{}$?;-. ü한🙂"), max_size=20)


def reachable(error: BaseException) -> Iterator[BaseException]:
    """The error and all that it leads to, also what a traceback would not print."""
    seen: list[BaseException | None] = [error]
    while seen:
        one = seen.pop()
        if one is not None:
            yield one
            seen += [one.__cause__, one.__context__]


def told(error: BaseException) -> str:
    """All that a log, a traceback or Sentry could say of it without looking at frames."""
    texts = [f"{one} {one!r} {one.args!r} {vars(one)!r} {getattr(one, '__notes__', '')}" for one in reachable(error)]
    return "\n".join([*texts, *traceback.format_exception(error)])


def failure(db: Adapter, statement: Statement[Any], values: Values) -> DatabaseError:
    try:
        db.execute(statement, values)
    except DatabaseError as error:
        return error
    pytest.fail("nothing was raised")


@pytest.fixture
def some(db: Adapter) -> None:
    db.execute(ADD, ("a", f"{SECRET}@x", 1))


@pytest.mark.usefixtures("some")
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(noise=HOSTILE)
def test_hostile_values_stay_out_of_errors(db: Adapter, noise: str) -> None:
    value = noise + SECRET + noise
    for statement, values in [
        (ADD, ("a", value, 1)),
        (ADD, (value, f"{SECRET}@x", 1)),
        (ADD, (value, value, -1)),
        (ADD_UNDER, (value, value + "x")),
        (ADD_NICK, (value, value)),
        (ADD, (value + "\0", value, 1)),
        (ADD, (value, value + "\ud800", 1)),
        (SET_AGE, ("a", value)),
        (SET_AGE, ("a", 2**80)),
    ]:
        text = told(failure(db, statement, values))
        assert SECRET not in text
        assert str(2**80) not in text


@pytest.mark.parametrize("kind", KINDS)
def test_value_of_a_wrong_type_stays_out(db: Adapter, kind: str) -> None:
    class Odd:
        def __repr__(self) -> str:
            return SECRET

        __str__ = __repr__

    assert SECRET not in told(failure(db, put(KINDS[kind]), (1, Odd())))


def test_value_of_a_row_that_is_changed_stays_out(db: Adapter) -> None:
    db.execute(ADD, ("a", f"{SECRET}@x", 7))
    assert SECRET not in told(failure(db, SET_ALL_AGES, (-1,)))


def test_value_of_a_batch_stays_out(db: Adapter) -> None:
    with pytest.raises(DatabaseError) as caught:
        db.execute_many(ADD, [(SECRET, "a", 1), (SECRET, "b", 1)])
    assert SECRET not in told(caught.value)


@pytest.mark.usefixtures("some")
def test_value_stays_out_of_what_a_transaction_raises(db: Adapter) -> None:
    with pytest.raises(DatabaseError) as caught, db.transaction() as tx, tx.transaction() as inner:
        inner.execute(ADD, ("b", f"{SECRET}@x", 1))
    assert SECRET not in told(caught.value)


@pytest.mark.usefixtures("some")
def test_drivers_error_cannot_be_reached(db: Adapter) -> None:
    error = failure(db, ADD, ("a", "b", 1))
    assert list(reachable(error)) == [error]
