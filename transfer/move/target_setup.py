"""Before and after the rows: what is taken away from the target's tables while they are filled, and brought back."""

from __future__ import annotations

import shlex
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

from ..copy import journal
from ..copy.held import HOLD, full_name
from ..outcome import Refusal, TransferInterrupted, TransferRefused
from ..sequences import read_sequences
from ..target_schema import read_target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..copy.journal import Owner, PieceState
    from ..plan.draft import Creation, Draft
    from ..planned import Plan
    from ..quarantine import LeftOut
    from ..session import Connection
    from ..target_schema import TargetTable

HEIRS = Path(__file__).with_name("heirs.sql").read_bytes
FULL_NAMES = b"SET LOCAL search_path TO pg_catalog"
"""Definitions then come with the schema before every name, so that they mean the same in whichever session they are said."""


def tables(connection: Connection, *, resumed: bool) -> dict[str, TargetTable]:
    """The target's tables as they are, or, in the midst of a move, as they were when it began."""
    if not resumed:
        return read_target(connection)
    with connection.transaction(force_rollback=True):
        for _, statement in journal.tasks(connection, "undo", "restore"):
            _bring_back(connection, statement)
        return read_target(connection)


def _say(connection: Connection, statement: str) -> None:
    """Say *statement*; a foreign key of another table may miss the rows of a replaced one, and comes back without a look at them."""
    try:
        with connection.transaction():
            connection.execute(statement.encode())
    except psycopg.errors.ForeignKeyViolation:
        connection.execute(f"{statement} NOT VALID".encode())


def _bring_back(connection: Connection, statement: str) -> None:
    """Say *statement*, without a look at the rows of other tables where that can be."""
    if " ADD CONSTRAINT " in statement and not statement.endswith("NOT VALID"):
        # Before PostgreSQL 18, no partitioned table has a foreign key that is NOT VALID.
        with suppress(psycopg.errors.WrongObjectType), connection.transaction():
            connection.execute(f"{statement} NOT VALID".encode())
            return
    connection.execute(statement.encode())


def prepare(
    connection: Connection,
    owner: Owner,
    draft: Draft,
    pieces: Sequence[PieceState],
    orphans: Sequence[LeftOut],
    replaced: Sequence[str],
) -> None:
    """
    Begin a move, all of it in one transaction: either the target is as it was, or it remembers how to become so.

    *orphans* are rows that will be left out, *replaced* tables whose rows may be lost.

    Raises:
        TransferRefused: a table has rows, or is there though it is to be made, and is not one to be replaced; the role may not set a sequence;
            or another move has begun meanwhile.
    """
    with connection.transaction():
        _refuse_unknown(connection, draft.plan, replaced)
        if draft.creation is None:
            _refuse_sequences(connection, draft.plan)
        connection.execute(FULL_NAMES)
        journal.begin(connection, owner, pieces)
        journal.quarantine(connection, orphans)
        if draft.creation is not None:
            _refuse_tables(connection, [one.target for one in draft.plan.tables if one.target not in replaced])
            _create(connection, draft.creation, replaced)
        else:
            _hold(connection, draft.plan, replaced)


def _create(connection: Connection, creation: Creation, replaced: Sequence[str]) -> None:
    if replaced:
        connection.execute(f"DROP TABLE IF EXISTS {', '.join(map(full_name, replaced))}".encode())
    for statement in creation.tables:
        connection.execute(statement.encode())
    journal.add_tasks(connection, "undo", creation.undo)
    journal.add_tasks(connection, "after", creation.after)


def _hold(connection: Connection, plan: Plan, replaced: Sequence[str]) -> None:
    """Take away what would stand in the way of rows, or change them."""
    targets = [full_name(one.target) for one in plan.tables]
    _lock(connection, [one.target for one in plan.tables])
    _refuse_heirs(connection, replaced)
    _refuse_rows(connection, [one.target for one in plan.tables if one.target not in replaced])
    restore: list[str] = []
    for away, back, _, table, columns in connection.execute(HOLD(), {"tables": targets}).fetchall():
        connection.execute(away.encode())
        restore.append(f"{back} NOT VALID" if _let_go(plan, table, columns) and not back.endswith("NOT VALID") else back)
    if replaced:
        connection.execute(f"TRUNCATE {', '.join(map(full_name, replaced))}".encode())
    journal.add_tasks(connection, "undo", [f"TRUNCATE {', '.join(targets)}"] if targets else [])
    journal.add_tasks(connection, "restore", restore)


def _let_go(plan: Plan, table: str, columns: Sequence[str]) -> bool:
    """Whether a rule carries rows of this foreign key without their parent."""
    return any(
        repair.name == "orphans"
        for one in plan.tables
        if one.target == table
        for column in one.columns
        if column.target in columns
        for repair in column.repairs
    )


def set_back(connection: Connection, token: str, plan: Plan, orphans: Sequence[LeftOut]) -> None:
    """Put *orphans* into quarantine, and let the tables that they are in begin anew without them."""
    sources = sorted({one.source for one in orphans})
    targets = [one.target for one in plan.tables if one.source in sources]
    with connection.transaction():
        journal.fence(connection, token)
        _refuse_others_rows(connection, targets)
        journal.quarantine(connection, orphans)
        journal.set_back(connection, sources)
        connection.execute(f"TRUNCATE {', '.join(map(full_name, targets))}".encode())


def _refuse_unknown(connection: Connection, plan: Plan, replaced: Sequence[str]) -> None:
    """A table that is to be replaced is one of the move's, or refers to one: such a one has to be named too."""
    there = read_target(connection)
    known = {one.target for one in plan.tables}
    while more := {name for name, one in there.items() if name not in known and any(key.table in known for key in one.references)}:
        known |= more
    for name in replaced:
        if name not in known:
            what = f"This move does not fill the table {name}" if name in there else f"The target has no table {name} to replace"
            raise TransferRefused(f"{what}\n    fix:  name one of {', '.join(sorted(known))}")


def _refuse_tables(connection: Connection, tables: Sequence[str]) -> None:
    query = "SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname = ANY (%s) ORDER BY relname"
    there = [name for (name,) in connection.execute(query.encode(), (list(tables),)).fetchall()]
    if there:
        raise TransferRefused(
            f"The target has {', '.join(there)} already\n    fix:  leave out --create-schema to use what is there, or give "
            f"{' '.join(f'--replace {shlex.quote(one)}' for one in there)} to lose it; "
            "where a move has ended here before, twinsql validate compares the two"
        )


def _lock(connection: Connection, tables: Sequence[str]) -> None:
    """Keep everybody else out of *tables* until the transaction ends."""
    if tables:
        connection.execute(f"LOCK TABLE {', '.join(map(full_name, tables))}".encode())


def _refuse_heirs(connection: Connection, replaced: Sequence[str]) -> None:
    """PostgreSQL empties a table's heirs together with it."""
    names = list(map(full_name, replaced))
    if found := connection.execute(HEIRS(), {"tables": names}).fetchall():
        told = ", ".join(f"{heir} inherits from {table}" for heir, table in found)
        raise TransferRefused(f"Rows of tables that --replace does not name would be lost: {told}\n    fix:  empty the table by hand")


def _refuse_others_rows(connection: Connection, tables: Sequence[str]) -> None:
    """What the move is to take away are its own rows alone."""
    _lock(connection, tables)
    own = Counter[str]()
    for piece in journal.pieces(connection):
        own[piece.target] += piece.rows
    queries = [(one, f"SELECT count(*) FROM {full_name(one)}") for one in tables]
    if others := [name for name, query in queries if (connection.execute(query.encode()).fetchone() or (0,))[0] > own[name]]:
        raise TransferInterrupted(
            f"Somebody else has written rows into {', '.join(others)}, which would be lost where the move takes back its own"
            "\n    fix:  stop who writes there, take these rows away, then give the same command again"
        )


def _refuse_rows(connection: Connection, tables: Sequence[str]) -> None:
    full = [one for one in tables if connection.execute(f"SELECT EXISTS (SELECT FROM {full_name(one)})".encode()).fetchone() == (True,)]
    if full:
        names = ", ".join(full)
        raise TransferRefused(
            f"The target has rows in {names}\n    fix:  empty them, or give "
            f"{' '.join(f'--replace {shlex.quote(one)}' for one in full)} to lose these rows"
        )


def _refuse_sequences(connection: Connection, plan: Plan) -> None:
    role = connection.info.user
    refusals = [
        Refusal(one.table, one.column, f"the role may not set {one.name}, which gives its numbers", grants)
        for one in read_sequences(connection, [table.target for table in plan.tables])
        if (grants := one.lacking(role, writes=True))
    ]
    if refusals:
        raise TransferRefused("The numbers of the target would not go on behind the rows", refusals)


def undo(connection: Connection, token: str) -> None:
    """
    Make the target as it was when the move began, but for the rows of replaced tables. Foreign keys that miss them are NOT VALID then.

    Raises:
        TransferInterrupted: somebody else has written rows meanwhile, which would be lost; or goes on with the move.
    """
    with connection.transaction():
        journal.fence(connection, token)
        _refuse_others_rows(connection, sorted({piece.target for piece in journal.pieces(connection)}))
        for _, statement in journal.tasks(connection, "undo", "restore"):
            _say(connection, statement)
        journal.forget(connection)


def set_numbers(connection: Connection, plan: Plan) -> None:
    """Let every sequence of the plan's tables go on behind the numbers of both sides, never back, by whole steps of its own."""
    wanted = {one.target: dict(one.next_numbers) for one in plan.tables}
    for one in read_sequences(connection, wanted):
        need, following = one.free(connection, wanted[one.table].get(one.column)), one.following(connection)
        if need is None or not one.is_before(following, need):
            continue
        following += one.step * -((following - need) // one.step)
        used_up = one.is_before(one.last, following)
        connection.execute("SELECT setval(%s::regclass, %s, %s)", (one.name, one.last if used_up else following, used_up))


def analyze(connection: Connection, plan: Plan) -> None:
    """Let PostgreSQL look at what it has now, for its plans of queries."""
    for table in plan.tables:
        connection.execute(f"ANALYZE {full_name(table.target)}".encode())
