"""``twinsql migrate``."""

from __future__ import annotations

from ..adapters.settings import Settings
from . import output
from .places import migrations_folder


def migrate(*, status: bool = False, json: bool = False) -> int:
    """
    Apply the migrations, or list them.

    They are applied to the database that the settings name, over a direct connection. To revert one, use the standard `yoyo rollback`.

    **Examples**

    ```
    twinsql migrate               # apply what is missing
    twinsql migrate --status      # list all; exit code 1 if one is not applied
    twinsql migrate --json        # for a program
    yoyo rollback                 # take the newest one back
    ```

    Parameters
    ----------
    status
        List the migrations and change nothing.
    json
        Print JSON.
    """
    settings = Settings.load()
    return _list(settings, json=json) if status else _apply(settings, json=json)


def _apply(settings: Settings, *, json: bool) -> int:
    from ..adapters import setup  # noqa: PLC0415 - not for --help

    dialect, place, applied = setup.migrate(settings, migrations_folder(settings.root))
    if json:
        output.as_json({"dialect": dialect, "database": place, "applied": applied})
        return 0
    for name in applied:
        output.say(f"applied {name}")
    output.say(f"{dialect} is up to date: {place}")
    return 0


def _list(settings: Settings, *, json: bool) -> int:
    from ..adapters import setup  # noqa: PLC0415 - not for --help

    listed = setup.listed(settings, migrations_folder(settings.root))
    if json:
        output.as_json([{"migration": name, "applied": applied} for name, applied in listed])
    else:
        for name, applied in listed:
            output.say(f"{'applied' if applied else 'missing'}  {name}")
    return 0 if all(applied for _, applied in listed) else 1
