"""``twinsql setup``."""

from __future__ import annotations

from typing import Literal

from ..adapters.settings import Settings
from . import output
from .places import migrations_folder

Engine = Literal["auto", "sqlite", "postgres"]
USE_POSTGRES = {"auto": None, "sqlite": False, "postgres": True}


def setup(engine: Engine = "auto", /, *, json: bool = False) -> int:
    """
    Create the database if it is missing, and apply its migrations.

    On SQLite the file and its folders are created. On PostgreSQL the database must be there. Doing it again changes nothing.

    **Examples**

    ```
    twinsql setup              # the database that the settings name
    twinsql setup sqlite       # the SQLite file, whatever USE_POSTGRES says
    twinsql setup postgres     # the PostgreSQL database, whatever USE_POSTGRES says
    twinsql setup --json       # for a program
    ```

    Parameters
    ----------
    engine
        auto follows USE_POSTGRES.
    json
        Print JSON.
    """
    from ..adapters.setup import set_up  # noqa: PLC0415 - not for --help

    settings = Settings.load(use_postgres=USE_POSTGRES[engine])
    outcome = set_up(settings, migrations_folder(settings.root))
    if json:
        output.as_json({"dialect": outcome.dialect, "database": outcome.place, "created": outcome.created, "applied": outcome.applied})
        return 0
    if outcome.created:
        output.say(f"created {outcome.place}")
    for name in outcome.applied:
        output.say(f"applied {name}")
    output.say(f"{outcome.dialect} is ready: {outcome.place}")
    return 0
