"""``twinsql schema``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..adapters.errors import ConfigError
from . import output
from .given import Rules  # noqa: TC001 - the command line reads it
from .progress import of_tables

if TYPE_CHECKING:
    from pathlib import Path

    from ..transfer.schema.facts import Loss
    from ..transfer.schema.schema import SchemaReport


def schema(
    source: str | None = None,
    /,
    *,
    rule: Rules = (),
    migration: str | None = None,
    json: bool = False,
) -> int:
    """
    Print the PostgreSQL schema for a SQLite database.

    Types come from the declaration and from what stands in each column. The SQL goes to standard output, what is changed or not carried to standard
    error. It can be edited; `twinsql move` takes the schema that is there. Exit code 1 if something is not carried, or rows would not fit.

    **Examples**

    ```
    twinsql schema data/chat.db > schema.sql
    twinsql schema data/chat.db --rule events.at=iso+utc
    twinsql schema data/chat.db --migration 0001_imported
    ```

    Parameters
    ----------
    source
        The SQLite file; by default that of the settings.
    rule
        How a column is read, table.column=encoding+repair. May be repeated.
    migration
        Write a migration of this name into the project's folder of migrations, instead of printing.
    json
        Print statements and report as JSON.
    """
    if json and migration:
        raise ConfigError("--json and --migration cannot be used together\n    fix:  choose one")
    from ..transfer.schema.schema import schema as look  # noqa: PLC0415 - not for --help

    with of_tables() as tell:
        found = look(source, rules=rule, progress=tell)
    if json:
        output.as_json(found.as_object())
        return _code(found)
    if migration:
        output.say(f"wrote: {_write(found, migration)}")
    else:
        print(found.sql(), end="")
    _complain(found)
    return _code(found)


def _code(found: SchemaReport) -> int:
    return 1 if found.lost or found.refusals else 0


def _complain(found: SchemaReport) -> None:
    for loss in (*found.changed, *found.lost):
        output.complain(_line(loss))
    for refusal in found.refusals:
        output.complain(
            f"does not fit  {refusal.place}: {refusal.reason} ({output.counted(refusal.count, 'row')})\n    fix:  {refusal.cure}"
        )
    carried = sum(loss.outcome == "carried" for loss in found.schema.losses)
    output.complain(
        f"{output.counted(len(found.schema.tables), 'table')}: {carried} carried, {len(found.changed)} changed, {len(found.lost)} not carried"
    )


def _line(loss: Loss) -> str:
    return f"{loss.outcome:12}  {loss.place}: {loss.what}{': ' if loss.why else ''}{loss.why}"


def _write(found: SchemaReport, name: str) -> Path:
    """Write the migration's two files."""
    from ..adapters.settings import Settings  # noqa: PLC0415 - not for --help
    from ..transfer.schema.migration import write_migration  # noqa: PLC0415 - not for --help
    from .places import migrations_folder  # noqa: PLC0415 - not for --help

    return write_migration(found, migrations_folder(Settings.load().root), name)
