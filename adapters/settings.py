"""
Which database, and how: the variables that decide it, checked before anything is opened.

Every refusal is a ConfigError of three lines: what is wrong with which variable, where its value came from, how to mend it. Addresses
appear in none of them, so no password can.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from . import setting_values as values
from .env_files import Variables
from .errors import ConfigError
from .observing import VARIABLES as OBSERVING
from .observing import Observing, observing
from .setting_values import POSTGRES_EXAMPLE, refuse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DEFAULT = "default"
ARGUMENT = "argument"


class Settings:
    """
    Settings of a project.

    Attributes:
        use_postgres: PostgreSQL, else SQLite.
        sqlite_path: the database file, absolute; it need not exist.
        postgres_url: as it was written; never shown. None where it is not set, or empty on a project that runs on SQLite.
        postgres_url_non_pooling: address of the same database without a pooler between.
        pool_size: connections at most.
        pool_idle_s: seconds after which a connection that nobody uses is closed.
        connect_timeout_s: seconds to wait for a connection, a new one or one from the pool.
        root: the project's folder.
        observing: what is logged and watched.
        sources: where each variable came from: ``environment``, ``.env.local:3``, ``default`` or ``argument``.
        env_files: env files that were read, the strongest first.
    """

    # Written out, and with paths that are made when somebody looks: dataclasses and pathlib are slow to load, and a service waits for this when it starts.
    __slots__ = (
        "_env_files",
        "_root",
        "_sqlite_path",
        "connect_timeout_s",
        "observing",
        "pool_idle_s",
        "pool_size",
        "postgres_url",
        "postgres_url_non_pooling",
        "sources",
        "use_postgres",
    )

    def __init__(
        self,
        root: Path | str,
        sqlite_path: Path | str,
        *,
        use_postgres: bool = False,
        postgres_url: str | None = None,
        postgres_url_non_pooling: str | None = None,
        pool_size: int = 20,
        pool_idle_s: float = 30.0,
        connect_timeout_s: float = 10.0,
        observing: Observing | None = None,
        sources: Mapping[str, str] | None = None,
        env_files: tuple[Path | str, ...] = (),
    ) -> None:
        self._root = root
        self._sqlite_path = sqlite_path
        self._env_files = env_files
        self.use_postgres: Final = use_postgres
        self.postgres_url: Final = postgres_url
        self.postgres_url_non_pooling: Final = postgres_url_non_pooling
        self.pool_size: Final = pool_size
        self.pool_idle_s: Final = pool_idle_s
        self.connect_timeout_s: Final = connect_timeout_s
        self.observing: Final = observing or Observing()
        self.sources: Final[Mapping[str, str]] = sources or {}

    @property
    def root(self) -> Path:
        """The project's folder."""
        return _path(self._root)

    @property
    def sqlite_path(self) -> Path:
        """The database file, absolute; it need not exist."""
        return _path(self._sqlite_path)

    @property
    def env_files(self) -> tuple[Path, ...]:
        """Env files that were read, the strongest first."""
        return tuple(map(_path, self._env_files))

    @property
    def sqlite_name(self) -> str:
        """The same as `sqlite_path`, as text."""
        return str(self._sqlite_path)

    @classmethod
    def load(cls, root: Path | None = None, environ: Mapping[str, str] | None = None, *, use_postgres: bool | None = None) -> Settings:
        """
        Read the settings from *environ* (the process's own unless given) and the env files in *root*.

        *root* is, unless given, the nearest folder from the current one upwards whose ``pyproject.toml`` has a ``[tool.twinsql]`` table,
        else the current one. *use_postgres* overrides USE_POSTGRES.

        Raises:
            ConfigError: a variable is missing, unknown, contradictory or refers to one that is not set.
        """
        try:
            return cls._loaded(root, environ, use_postgres)
        except ConfigError as error:
            from .leaving import without_our_frames  # noqa: PLC0415 - only where something is wrong

            without_our_frames(error)
            raise

    @classmethod
    def _loaded(cls, root: Path | None, environ: Mapping[str, str] | None, use_postgres: bool | None) -> Settings:  # noqa: FBT001 - as in `load`
        folder = os.path.realpath(root or _project_folder(os.getcwd()))
        variables = Variables(folder, os.environ if environ is None else environ)
        found = {name: variable for name in VARIABLES if (variable := variables.get(name)) is not None}
        postgres = (
            values.boolean(found.get("USE_POSTGRES"), "write true for PostgreSQL or false for SQLite")
            if use_postgres is None
            else use_postgres
        )
        settings = cls(
            root=folder,
            sqlite_path=values.sqlite_path(found.get("DATABASE_URL"), folder, use_postgres=postgres),
            use_postgres=postgres,
            postgres_url=values.postgres_url(found.get("POSTGRES_URL"), use_postgres=postgres),
            postgres_url_non_pooling=values.postgres_url(found.get("POSTGRES_URL_NON_POOLING"), use_postgres=postgres),
            pool_size=int(values.number(found.get("POSTGRES_POOL_SIZE"), 20, whole=True)),
            pool_idle_s=values.number(found.get("POSTGRES_POOL_IDLE_S"), 30.0),
            connect_timeout_s=values.number(found.get("POSTGRES_CONNECT_TIMEOUT_S"), 10.0),
            observing=observing(found),
            sources={name: variable.source for name, variable in found.items()}
            | ({} if use_postgres is None else {"USE_POSTGRES": ARGUMENT}),
            env_files=variables.files,
        )
        if postgres:
            pooled_postgres_url(settings)
        return settings


VARIABLES = (
    "USE_POSTGRES",
    "DATABASE_URL",
    "POSTGRES_URL",
    "POSTGRES_URL_NON_POOLING",
    "POSTGRES_POOL_SIZE",
    "POSTGRES_POOL_IDLE_S",
    "POSTGRES_CONNECT_TIMEOUT_S",
    *OBSERVING,
)


def _path(path: Path | str) -> Path:
    from pathlib import Path  # noqa: PLC0415 - slow to load

    return Path(path)


def project_root(start: Path) -> Path:
    """The nearest folder from *start* upwards whose ``pyproject.toml`` has a ``[tool.twinsql]`` table, else *start*."""
    return _path(_project_folder(str(start)))


def _project_folder(start: str) -> str:
    folder = start
    while not is_project(folder):
        parent = os.path.dirname(folder)
        if parent == folder:
            return start
        folder = parent
    return folder


def is_project(folder: Path | str) -> bool:
    """Whether the ``pyproject.toml`` of *folder* has a ``[tool.twinsql]`` table."""
    try:
        with open(os.path.join(folder, "pyproject.toml"), encoding="utf-8") as file:
            return any(line.strip() == "[tool.twinsql]" or line.startswith("[tool.twinsql.") for line in file)
    except (OSError, UnicodeDecodeError):
        return False


def pooled_postgres_url(settings: Settings) -> str:
    """
    The address for the application's own statements, as the driver takes it.

    Raises:
        ConfigError: POSTGRES_URL is not set.
    """
    if settings.postgres_url is None:
        switch = settings.sources.get("USE_POSTGRES", DEFAULT)
        refuse(
            f"POSTGRES_URL is {'empty' if 'POSTGRES_URL' in settings.sources else 'not set'}, but PostgreSQL is asked for",
            settings.sources.get("POSTGRES_URL", f"USE_POSTGRES, {switch}"),
            f"set POSTGRES_URL={POSTGRES_EXAMPLE} (DATABASE_URL is SQLite's), or USE_POSTGRES=false",
        )
    from . import urls  # noqa: PLC0415 - SQLite has no addresses

    return urls.driver_url(settings.postgres_url)


def direct_postgres_url(settings: Settings) -> str:
    """
    The address for what a pooler in transaction mode breaks, as the driver takes it: POSTGRES_URL_NON_POOLING, else POSTGRES_URL.

    Raises:
        ConfigError: it is not set, or a pooler answers at it.
    """
    from . import urls  # noqa: PLC0415 - SQLite has no addresses

    direct = settings.postgres_url_non_pooling
    url = direct or pooled_postgres_url(settings)
    if urls.is_pooled(direct or settings.postgres_url or ""):
        name = "POSTGRES_URL_NON_POOLING" if direct else "POSTGRES_URL"
        refuse(
            f"{name} leads to a connection pooler, but migrations, moves and backups need a direct connection",
            settings.sources.get(name, ARGUMENT),
            "set POSTGRES_URL_NON_POOLING to the database's own address (pgbouncer=false in the URL says that it is one)",
        )
    return urls.driver_url(url)


def sqlite_file(settings: Settings) -> Path:
    """
    The SQLite database, which is there.

    Raises:
        ConfigError: nothing is there, or a folder, or something else that is no file.
    """
    return _path(sqlite_file_name(settings))


def sqlite_file_name(settings: Settings) -> str:
    """The same, as text; raises as `sqlite_file` does."""
    path = settings.sqlite_name
    source = settings.sources.get("DATABASE_URL", DEFAULT)
    if os.path.isdir(path):
        example = os.path.join(path, "chat.db")
        refuse(f"DATABASE_URL names a folder: {path}", source, f"name a file in it, such as DATABASE_URL={example}")
    if not os.path.exists(path):
        refuse(f"DATABASE_URL names a file that is not there: {path}", source, "create it with: twinsql setup")
    if not os.path.isfile(path):
        refuse(f"DATABASE_URL names something that is no file: {path}", source, "name a regular file")
    return path
