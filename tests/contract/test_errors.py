"""Which error is raised, and what it says."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest
from twinsql.adapters.errors import (
    CheckViolation,
    DatabaseError,
    DataError,
    ForeignKeyViolation,
    IntegrityError,
    NotNullViolation,
    NotOnThisEngine,
    ProgrammingError,
    UniqueViolation,
)

from .statements import (
    ADD,
    ADD_NICK,
    ADD_UNDER,
    ADD_WITHOUT_EMAIL,
    COUNT,
    DELETE,
    GET,
    ONLY_POSTGRES,
    ONLY_SQLITE,
    OPEN_ACCOUNT,
    WRONG_TABLE,
)

if TYPE_CHECKING:
    from twinsql.adapters.protocol import Adapter
    from twinsql.adapters.statement import Statement, Values

BROKEN = [
    pytest.param(ADD, ("a", "new@x", 1), UniqueViolation, id="primary key"),
    pytest.param(ADD, ("new", "a@x", 1), UniqueViolation, id="unique"),
    pytest.param(ADD, ("new", "new@x", -1), CheckViolation, id="check"),
    pytest.param(ADD_WITHOUT_EMAIL, ("new",), NotNullViolation, id="not null"),
    pytest.param(ADD_UNDER, ("new", "nobody"), ForeignKeyViolation, id="missing parent"),
    pytest.param(DELETE, ("a",), ForeignKeyViolation, id="child left"),
    pytest.param(ADD_NICK, ("new", "longer than five"), DataError, id="varchar"),
]


@pytest.fixture(autouse=True)
def people(db: Adapter) -> None:
    db.execute(ADD, ("a", "a@x", 1))
    db.execute(ADD_UNDER, ("child", "a"))


def failure(db: Adapter, statement: Statement[Any], values: Values) -> DatabaseError:
    with pytest.raises(DatabaseError) as caught:
        db.execute(statement, values)
    return caught.value


@pytest.mark.parametrize(("statement", "values", "kind"), BROKEN)
def test_each_broken_rule_has_its_class(db: Adapter, statement: Statement[Any], values: Values, kind: type[DatabaseError]) -> None:
    assert type(failure(db, statement, values)) is kind


@pytest.mark.parametrize(("statement", "values", "kind"), BROKEN)
def test_no_broken_rule_is_worth_repeating(db: Adapter, statement: Statement[Any], values: Values, kind: type[DatabaseError]) -> None:
    assert failure(db, statement, values).retryable is False


@pytest.mark.parametrize(("statement", "values", "kind"), BROKEN)
def test_error_says_which_statement_and_where(db: Adapter, statement: Statement[Any], values: Values, kind: type[DatabaseError]) -> None:
    error = failure(db, statement, values)
    assert (error.statement, error.where, error.dialect) == (statement.name, statement.where, db.dialect)
    assert f"{statement.name} ({statement.where})" in str(error)
    assert error.sqlstate in str(error) if error.sqlstate else False


@pytest.mark.parametrize(("statement", "values", "kind"), BROKEN)
def test_nothing_of_a_refused_change_is_kept(db: Adapter, statement: Statement[Any], values: Values, kind: type[DatabaseError]) -> None:
    failure(db, statement, values)
    assert db.one(COUNT) == 2


def test_unique_violation_names_its_table(db: Adapter) -> None:
    assert failure(db, ADD, ("new", "a@x", 1)).table == "people"


def test_unique_violation_says_what_is_unique(db: Adapter) -> None:
    error = failure(db, ADD, ("new", "a@x", 1))
    assert "email" in (error.constraint or error.column or "")
    assert "email" in str(error)


def test_not_null_violation_names_table_and_column(db: Adapter) -> None:
    error = failure(db, ADD_WITHOUT_EMAIL, ("new",))
    assert (error.table, error.column) == ("people", "email")


def test_check_violation_names_its_constraint(db: Adapter) -> None:
    assert failure(db, ADD, ("new", "new@x", -1)).constraint == "people_age_check"


def test_integrity_errors_can_be_caught_as_one(db: Adapter) -> None:
    assert isinstance(failure(db, ADD, ("a", "a@x", 1)), IntegrityError)


def test_wrong_table_is_a_programming_error_that_names_it(db: Adapter) -> None:
    error = failure(db, WRONG_TABLE, ())
    assert type(error) is ProgrammingError
    assert "peeple" in str(error)


def test_statement_of_the_other_engine_says_so(db: Adapter) -> None:
    error = failure(db, ONLY_POSTGRES if db.dialect == "sqlite" else ONLY_SQLITE, ())
    assert type(error) is NotOnThisEngine
    assert "only" in str(error)


def test_wrong_number_of_values_says_how_many_it_takes(db: Adapter) -> None:
    assert "takes 1 parameters, got 0" in str(failure(db, GET, ()))


def test_error_survives_being_sent_to_another_process(db: Adapter) -> None:
    error = failure(db, ADD, ("a", "a@x", 1))
    error.add_note("while a chat was opened")
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), vars(copy)) == (type(error), str(error), vars(error))


def test_connection_works_on_after_an_error(db: Adapter) -> None:
    failure(db, ADD, ("a", "a@x", 1))
    assert db.execute(OPEN_ACCOUNT, (1, 1)) == 1
