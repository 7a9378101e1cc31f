"""Applying the migrations, asking for their state, taking them back; and what migration stubs and stock yoyo need of us."""

from __future__ import annotations

import inspect
import os
import sqlite3
from contextlib import closing, contextmanager
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from . import urls
from .errors import Error, MigrationError, Problem, StorageFailure
from .migration_files import MigrationFile, migration_files, postgres_script, refuse, sqlite_script
from .migration_history import BOOKKEEPING, check_order, check_texts, read_history
from .migration_steps import apply_step, rollback_step, translated

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from .migration_history import History
    from .yoyo_backends import Migrator

__all__ = [
    "BOOKKEEPING",
    "MigrationStatus",
    "TwinsqlBackend",
    "apply",
    "assert_current",
    "migration_steps",
    "postgres_script",
    "rollback",
    "sqlite_script",
    "status",
]

P = ParamSpec("P")
R = TypeVar("R")

LOCK_WAIT_S = 30.0
"""How long to wait for another process that migrates the same database."""


def _in_own_errors(work: Callable[Concatenate[Path | str, P], R]) -> Callable[Concatenate[Path | str, P], R]:
    """Give the drivers' and yoyo's errors as ours, raised outside of ``except``: a driver's exception is not reachable from them."""

    @wraps(work)
    def wrapped(target: Path | str, /, *args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return work(target, *args, **kwargs)
        except Error:
            raise
        except Exception as caught:  # noqa: BLE001 - yoyo and the drivers are not imported here; what is unknown is raised as it is
            error = _translated(caught, target)
        raise error

    return wrapped


def _translated(error: Exception, target: Path | str) -> Exception:
    from .yoyo_backends import BadMigration, LockTimeout, UsageError  # noqa: PLC0415 - yoyo is slow to load

    if isinstance(error, BadMigration):
        path, reason = Path(error.args[0]), error.args[-1]
        if isinstance(reason, Error):
            return reason
        return MigrationError(str(Problem(f"{path.parent.name}/{path.name}", f"this stub cannot be loaded: {reason}", "mend it")))
    if isinstance(error, LockTimeout):
        return _lock_error(target, "another process is migrating this database, or was killed while it did")
    if isinstance(error, UsageError):
        return MigrationError(str(error))
    found = translated(error)
    if isinstance(found, StorageFailure) and isinstance(target, Path):
        return StorageFailure(f"{target}: {found.message}", dialect=found.dialect, sqlstate=found.sqlstate, hint=found.hint)
    return found


class MigrationStatus(NamedTuple):
    """A migration, and whether the database has it."""

    id: str
    applied: bool


def migration_steps(stub: str) -> object:
    """
    Called by a migration's stub with its ``__file__``: register its one step with yoyo, after the migration before it.

    Raises:
        MigrationError: a text is missing, has no rollback part, or was edited after it was frozen.
    """
    frame = inspect.currentframe()
    assert frame is not None
    assert frame.f_back is not None
    module = frame.f_back.f_globals
    if "step" not in module:
        refuse(Path(stub).name, "this file is loaded by something else than yoyo", "apply migrations with: twinsql migrate, or yoyo apply")
    files = migration_files(Path(stub).parent)
    index = [file.id for file in files].index(Path(stub).stem)
    file = files[index]
    file.parts("postgres")
    file.parts("sqlite")
    # Without it yoyo would take one migration alone where it is named on the command line.
    module["__depends__"] = {files[index - 1].id} if index else set[str]()
    step: Callable[..., object] = module["step"]
    return step(partial(apply_step, file), partial(rollback_step, file))


@_in_own_errors
def apply(target: Path | str, folder: Path) -> list[str]:
    """
    Apply what is missing of the migrations in *folder* to *target*, a SQLite file or a PostgreSQL URL; returns their names, in order.

    Doing it twice, or twice at once, does it once. Each migration is one transaction: the first that fails ends it, and those before it stay.

    Raises:
        MigrationError: a migration failed or is wrong, the database has other ones, or another process holds the lock.
        DatabaseError: the database cannot be opened or written.
    """
    files = _checked(folder)
    with _locked(target) as migrator:
        history = read_history(migrator.connection)
        check_texts(files, history)
        check_order(files, history.applied)
        return migrator.apply(folder, history.half_rolled_back)


@_in_own_errors
def rollback(target: Path | str, folder: Path, count: int = 1) -> list[str]:
    """
    Take the newest *count* migrations back; returns their names, the newest first.

    Raises:
        MigrationError: a migration failed or is wrong, or another process holds the lock.
        DatabaseError: the database cannot be opened or written.
    """
    _checked(folder)
    with _locked(target) as migrator:
        return migrator.rollback(folder, count)


@_in_own_errors
def status(target: Path | str, folder: Path) -> list[MigrationStatus]:
    """
    Every migration in *folder*, in order, and whether *target* has it; changes nothing.

    Raises:
        MigrationError: a file is wrong, or the database has other migrations than these.
        DatabaseError: the database cannot be read.
    """
    files = _checked(folder)
    history = _read(target)
    check_texts(files, history)
    check_order(files, history.applied)
    return [MigrationStatus(file.id, file.id in history.applied and file.id in history.marks) for file in files]


def assert_current(target: Path | str, folder: Path) -> None:
    """
    Do nothing if *target* has every migration in *folder* and no other.

    Raises:
        MigrationError: the schema is behind, or other than these files say.
        DatabaseError: the database cannot be read.
    """
    if missing := [name for name, applied in status(target, folder) if not applied]:
        refuse(folder.name, f"the database's schema is behind: {', '.join(missing)} not applied", "apply them with: twinsql migrate")


class TwinsqlBackend:
    """What stock yoyo opens for ``database = twinsql:`` in ``yoyo.ini``: a backend on the database that the settings name."""

    def __new__(cls, _uri: object, migration_table: str) -> Any:
        """Take the place of a constructor: yoyo gets a backend of the engine in use."""
        from .settings import Settings, direct_postgres_url  # noqa: PLC0415 - yoyo alone comes here
        from .yoyo_backends import UsageError, open_backend  # noqa: PLC0415 - as above

        try:
            settings = Settings.load()
            if not settings.use_postgres:
                settings.sqlite_path.parent.mkdir(parents=True, exist_ok=True)
                return open_backend(settings.sqlite_path, migration_table)
            from .diagnose_postgres import require_postgres  # noqa: PLC0415 - only the engine in use is loaded

            require_postgres(settings)
            return open_backend(direct_postgres_url(settings), migration_table)
        except (Error, OSError) as error:
            message = str(error)
        except Exception as error:  # noqa: BLE001 - the drivers' errors; what is unknown is raised as it is
            message = str(translated(error))
        raise UsageError(message)


def _checked(folder: Path) -> list[MigrationFile]:
    files = migration_files(folder)
    for file in files:
        file.parts("postgres")
        file.parts("sqlite")
    return files


@contextmanager
def _locked(target: Path | str) -> Generator[Migrator]:
    from .yoyo_backends import Migrator  # noqa: PLC0415 - yoyo is slow to load

    with Migrator(target if isinstance(target, Path) else urls.driver_url(target)) as migrator:
        for process in migrator.prepare():
            # On SQLite the lock's holder is a process of this machine: where it is gone, waiting for it is no use.
            if isinstance(target, Path) and not _runs(process):
                raise _lock_error(target, f"process {process} was killed while it migrated this database, and its lock is left")
        with migrator.lock(LOCK_WAIT_S):
            yield migrator


def _runs(process: int) -> bool:
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _lock_error(target: Path | str, what: str) -> MigrationError:
    cure = f"if no migration is running anywhere, remove the lock with: yoyo break-lock --database {_yoyo_url(target)}; then apply again"
    return MigrationError(str(Problem(_shown(target), what, cure)))


def _shown(target: Path | str) -> str:
    return str(target) if isinstance(target, Path) else urls.redacted(target)


def _yoyo_url(target: Path | str) -> str:
    return f"sqlite:///{target}" if isinstance(target, Path) else _shown(target).replace("postgresql:", "postgresql+psycopg:", 1)


def _read(target: Path | str) -> History:
    if isinstance(target, Path):
        with closing(sqlite3.connect(f"{target.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)) as connection:
            connection.execute("PRAGMA query_only = ON")
            return read_history(connection)
    import psycopg  # noqa: PLC0415 - only the engine in use is loaded

    with psycopg.connect(urls.driver_url(target), autocommit=True, prepare_threshold=None) as server:
        return read_history(server)
