"""Generated methods on both engines."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType
from uuid import UUID

import pytest
from twinsql.adapters import migrations
from twinsql.adapters.errors import DatabaseError, NotFound, NotOnThisEngine
from twinsql.adapters.postgres import PostgresAdapter
from twinsql.adapters.protocol import Adapter
from twinsql.adapters.sqlite import SqliteAdapter
from twinsql.compiler.project import Project

from tests.compiler.generated import load

HOSTILE = 'it\'s "quoted" \\ :id $1 ?1 %s 책 😀\n'


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest, built_library: Project, tmp_path: Path, fresh_postgres: str) -> Iterator[Adapter]:
    """A database with the library's tables."""
    if request.param == "sqlite":
        path = tmp_path / "library.db"
        path.touch()
        migrations.apply(path, built_library.migrations)
        with SqliteAdapter(path) as sqlite:
            yield sqlite
    else:
        migrations.apply(fresh_postgres, built_library.migrations)
        with PostgresAdapter(fresh_postgres) as postgres:
            yield postgres


@pytest.fixture
def books(built_library: Project) -> ModuleType:
    """The module of the books."""
    return load(built_library, "books")


@pytest.fixture
def loans(built_library: Project) -> ModuleType:
    """The module of the loans."""
    return load(built_library, "loans")


def full(books: ModuleType, key: str) -> object:
    at = datetime(2026, 3, 1, 12, 30, 15, 123000, tzinfo=UTC)
    tags = {"a": [1, 2.5, None, True, HOSTILE]}
    return books.Book(
        key,
        HOSTILE,
        "sub",
        "9780000000000",
        2**31 - 1,
        -(2**15),
        2**63 - 1,
        0.1,
        True,
        tags,
        b"\x00\xff",
        UUID(int=7),
        date(1999, 12, 31),
        at,
    )


def sparse(books: ModuleType, key: str) -> object:
    return books.Book(key, "", None, None, 1, 0, 0, None, False, None, None, None, None, datetime(1, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("make", [full, sparse])
def test_a_row_of_every_type_comes_back_equal(database: Adapter, books: ModuleType, make: Callable[[ModuleType, str], object]) -> None:
    queries = books.BookQueries(database)
    row = make(books, "b1")

    assert queries.add(books=[row]) == 1
    assert queries.get(id="b1") == row


def test_types_are_equal_too(database: Adapter, books: ModuleType) -> None:
    queries = books.BookQueries(database)
    queries.add(books=[full(books, "b1")])
    found = queries.get(id="b1")

    assert {name: type(getattr(found, name)).__name__ for name in found.__slots__} == {
        "id": "str", "title": "str", "subtitle": "str", "isbn": "str", "pages": "int", "shelf": "int", "copies": "int", "weight": "float",
        "is_lent": "bool", "tags": "dict", "cover": "bytes", "edition": "UUID", "published": "date", "added_at": "datetime",
    }  # fmt: skip


def test_each_return_hint_gives_what_it_says(database: Adapter, books: ModuleType) -> None:
    queries = books.BookQueries(database)
    queries.add(books=[full(books, "b1"), sparse(books, "b2")])

    assert [row.id for row in queries.by_ids(ids=["b2", "b1", "b9"])] == ["b1", "b2"]
    assert queries.by_ids(ids=[]) == []
    with queries.stream_titles() as titles:
        assert list(titles) == [HOSTILE, ""]
    assert (queries.subtitle(id="b1"), queries.subtitle(id="b2"), queries.subtitle(id="b9")) == ("sub", None, None)
    assert queries.longest() == 2**31 - 1
    assert queries.retitle(id="b2", title="x", subtitle=None) is None
    assert queries.odd_text(id="b2") == 'it\'s ":id" \\ {id} %s x'


def test_one_row_is_promised_and_none_comes(database: Adapter, books: ModuleType) -> None:
    with pytest.raises(NotFound):
        books.BookQueries(database).certain(id="b9")


def test_a_null_where_the_header_promises_none_is_an_error(database: Adapter, books: ModuleType) -> None:
    queries = books.BookQueries(database)
    queries.add(books=[full(books, "b1"), sparse(books, "b2")])

    assert queries.certain(id="b1").subtitle == "sub"
    with pytest.raises(DatabaseError, match=r"books.certain \(sql/books.sql:\d+\)"):
        queries.certain(id="b2")


def test_a_null_instead_of_a_value_is_an_error(database: Adapter, books: ModuleType) -> None:
    with pytest.raises(DatabaseError, match=r"books.longest \(sql/books.sql:\d+\)"):
        books.BookQueries(database).longest()


def test_fields_called_like_types(database: Adapter, books: ModuleType, loans: ModuleType) -> None:
    books.BookQueries(database).add(books=[full(books, "b1")])
    queries = loans.LoanQueries(database)
    days = [date(2026, 1, 1), date(2026, 2, 1)]
    queries.lend(loans=[loans.NewLoan("b1", day, day, None) for day in days])

    assert [row.date for row in queries.of_book(book_id="b1")] == days
    assert queries.lend_one(book_id="b1", date=days[0], due=days[1]) == loans.Loan("b1", days[0], days[1], None)
    assert [row.id for row in queries.books_lent()] == ["b1"]


def test_each_engine_runs_its_own_text(database: Adapter, loans: ModuleType) -> None:
    assert loans.LoanQueries(database).engine() == database.dialect


def test_a_statement_for_postgresql_only(database: Adapter, loans: ModuleType) -> None:
    queries = loans.LoanQueries(database)

    if database.dialect == "postgres":
        assert queries.next_unlocked() is None
    else:
        with pytest.raises(NotOnThisEngine, match=r"loans.next_unlocked \(sql/loans.sql:\d+\)"):
            queries.next_unlocked()


def test_statements_of_several_steps_count_and_return(database: Adapter, built_library: Project) -> None:
    books = load(built_library, "books")
    loans, steps = load(built_library, "loans").LoanQueries(database), load(built_library, "steps")
    books.BookQueries(database).add(books=[sparse(books, "b1"), sparse(books, "b2"), sparse(books, "b3")])
    queries = steps.StepQueries(database)
    day = date(2024, 2, 29)

    assert queries.put(notes=[steps.LoanNote("b1", day, "a"), steps.LoanNote("b2", day, "b"), steps.LoanNote("b1", day, HOSTILE)]) == 3
    assert (queries.put_one(book_id="b2", due=day, note=None), queries.put_one(book_id="b2", due=day, note=None)) == (1, 1)
    assert [loan.note for loan in loans.of_book(book_id="b1")] == [HOSTILE]
    assert (queries.take(book_id="b3"), queries.take(book_id="b3"), queries.take(book_id="nobody")) == (1, 0, 0)
    assert queries.returned(book_id="b1") == [HOSTILE]
    assert queries.returned(book_id="b1") == []
    with database.transaction() as tx:
        assert steps.StepQueries(tx).returned(book_id="b3") == [""]
        assert steps.StepQueries(tx).put_one(book_id="b3", due=day, note="c") == 1
    assert [loan.note for loan in loans.of_book(book_id="b3")] == ["c"]
