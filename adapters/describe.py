"""What a PostgreSQL says of statements and tables: the compiler's questions, answered without running anything."""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from psycopg.pq import DiagnosticField, ExecStatus

from . import urls
from .described_plans import filtered_scans
from .described_schema import read_schema
from .errors import Error
from .postgres_connect import open_connection
from .postgres_errors import field, translate

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from types import TracebackType
    from typing import Self

    from psycopg.pq.abc import PGresult

    from .described_schema import MadeTable

COLUMNS = Path(__file__).with_name("describe_columns.sql").read_bytes
KEYS = Path(__file__).with_name("describe_keys.sql").read_bytes

TYPE_NAMES = Path(__file__).with_name("describe_type_names.sql").read_bytes
VIEWS = Path(__file__).with_name("describe_views.sql").read_bytes
ENUMS = Path(__file__).with_name("describe_enums.sql").read_bytes

NEW_DATABASE = "TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"


class DescribeError(Error):
    """
    PostgreSQL refused a text.

    Attributes:
        message: the server's own words.
        position: offset in the text of the character that the server points at, from 0; None where it points at none.
        sqlstate: SQLSTATE.
        hint: the server's hint, such as the column that may be meant.
    """

    def __init__(self, message: str, position: int | None, sqlstate: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.position = position
        self.sqlstate = sqlstate
        self.hint = hint


@dataclass(frozen=True, slots=True)
class CatalogColumn:
    """
    A column of a table.

    Attributes:
        name: its name.
        type: with modifiers, as PostgreSQL prints it: ``timestamp(3) with time zone``.
        not_null: primary keys and identities included.
        has_default: DEFAULT, identity or generated.
        default: the expression of DEFAULT, as PostgreSQL prints it; empty where there is none.
    """

    name: str
    type: str
    not_null: bool
    has_default: bool
    default: str = ""


@dataclass(frozen=True, slots=True)
class CatalogTable:
    """
    A table.

    Attributes:
        name: its name.
        columns: in their order.
        keys: columns of the primary key, then of every other unique index without condition or expression.
        key_names: what each of them is called.
    """

    name: str
    columns: tuple[CatalogColumn, ...]
    keys: tuple[tuple[str, ...], ...]
    key_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CatalogView:
    """
    A view.

    Attributes:
        name: its name.
        columns: name and type of each, in their order.
        reads: the tables that it reads, also by way of other views.
    """

    name: str
    columns: tuple[tuple[str, str], ...]
    reads: tuple[str, ...]


class Describer:
    """
    A connection that asks a PostgreSQL what it thinks of texts. To be used in a ``with``.

    Raises:
        ConfigError: the login is refused, or the URL is wrong.
        ConnectionLost: the server does not answer.
    """

    def __init__(self, url: str, *, connect_timeout_s: float = 10.0) -> None:
        self._connection = open_connection(url, connect_timeout_s)
        self._connection.execute("SET TIME ZONE 'UTC'")
        self._type_names: dict[int, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None, /) -> None:
        self._connection.close()

    def run_script(self, sql: str) -> None:
        """
        Run a text of one statement or many, all or nothing unless it has a BEGIN of its own.

        Raises:
            DescribeError: the server refused it.
        """
        _checked(self._connection.pgconn.exec_(sql.encode()))

    def describe(self, sql: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
        """
        The types of the parameters of a statement with ``$n`` placeholders, and name and type of each result column.

        Types are without modifiers: ``timestamp with time zone``, ``text[]``. The enum ``mood`` is ``enum mood``, its array ``enum mood[]``.

        Raises:
            DescribeError: the server refused the statement.
        """
        _checked(self._connection.pgconn.prepare(b"", sql.encode()))
        answer = _checked(self._connection.pgconn.describe_prepared(b""))
        parameters = [answer.param_type(index) for index in range(answer.nparams)]
        columns = [((answer.fname(index) or b"").decode(), answer.ftype(index)) for index in range(answer.nfields)]
        self._learn_types({*parameters, *(oid for _, oid in columns)})
        return tuple(self._type_names[oid] for oid in parameters), tuple((name, self._type_names[oid]) for name, oid in columns)

    def tables(self) -> tuple[CatalogTable, ...]:
        """Every table of the schema ``public``, in the order of their names."""
        columns: dict[str, list[CatalogColumn]] = {}
        for table, name, kind, not_null, has_default, default in self._connection.execute(COLUMNS()):
            columns.setdefault(table, []).append(CatalogColumn(name, kind, not_null, has_default, default))
        keys: dict[str, dict[str, tuple[str, ...]]] = {name: {} for name in columns}
        for table, key, names in self._connection.execute(KEYS()):
            keys[table][key] = tuple(names)
        return tuple(CatalogTable(name, tuple(columns[name]), tuple(keys[name].values()), tuple(keys[name])) for name in columns)

    def views(self) -> tuple[CatalogView, ...]:
        """Every view of the schema ``public``, in the order of their names."""
        found: dict[str, CatalogView] = {}
        for name, column, kind, reads in self._connection.execute(VIEWS()):
            before = found[name].columns if name in found else ()
            found[name] = CatalogView(name, (*before, (column, kind)), tuple(reads))
        return tuple(found.values())

    def enums(self) -> dict[str, tuple[str, ...]]:
        """Every enum of the schema ``public``, with its labels in order."""
        found: dict[str, tuple[str, ...]] = {}
        for name, label in self._connection.execute(ENUMS()):
            found[name] = (*found.get(name, ()), label)
        return found

    def schema(self) -> dict[str, MadeTable]:
        """Every table of the schema ``public`` with its keys, indexes and constraints, by name."""
        return read_schema(self._connection)

    def filtered_scans(self, sql: str, parameters: int) -> frozenset[str]:
        """Aliases of tables that a statement with ``$n`` placeholders reads whole to filter them: no index serves."""
        return filtered_scans(self._connection, sql, parameters)

    @property
    def version(self) -> str:
        """The server's: ``15.8``."""
        return self._connection.info.parameter_status("server_version") or ""

    def _learn_types(self, oids: Iterable[int]) -> None:
        unknown = [oid for oid in oids if oid not in self._type_names]
        if unknown:
            rows = self._connection.execute(TYPE_NAMES(), (unknown,))
            self._type_names.update(rows.fetchall())


def _checked(answer: PGresult) -> PGresult:
    if answer.status not in {ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK, ExecStatus.EMPTY_QUERY}:
        _refuse(answer)
    return answer


def _refuse(answer: PGresult) -> NoReturn:
    error = translate(answer, None)
    if error.sqlstate is None:
        raise error
    # What is asked here are texts that somebody wrote: no message about them can hold a row's or a parameter's value.
    position = field(answer, DiagnosticField.STATEMENT_POSITION)
    raise DescribeError(
        field(answer, DiagnosticField.MESSAGE_PRIMARY) or error.message,
        int(position) - 1 if position else None,
        error.sqlstate,
        field(answer, DiagnosticField.MESSAGE_HINT),
    )


@contextmanager
def scratch_database(server_url: str, *, template: str | None = None, connect_timeout_s: float = 10.0) -> Generator[str]:
    """
    The URL of a new database on the server of *server_url*, dropped when the ``with`` ends.

    It is empty, sorts text by code point and knows Unicode's upper and lower case; or it is a copy of the one at the URL *template*, on the
    same server, which nobody may be connected to.
    """
    name = f"twinsql_{secrets.token_hex(8)}"
    form = NEW_DATABASE if template is None else f"TEMPLATE {urls.parse(template).database}"
    with open_connection(server_url, connect_timeout_s) as connection:
        _checked(connection.pgconn.exec_(f"CREATE DATABASE {name} {form}".encode()))
        try:
            yield str(urls.parse(server_url)._replace(database=name))
        finally:
            _checked(connection.pgconn.exec_(f"DROP DATABASE {name} WITH (FORCE)".encode()))
