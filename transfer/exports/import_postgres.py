"""An export of a PostgreSQL back into a PostgreSQL: an empty one, or one whose tables are there and empty."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from sys import getsizeof
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg import sql

from ...adapters.errors import ConnectionLost, DataError, IntegrityError, ProgrammingError
from ..contents import POSTGRES_SEQUENCE, POSTGRES_TABLES, Contents, TableContents
from ..copy.copy_in import FlushingWriter
from ..copy.held import HOLD
from ..files import sha256_of
from ..names import quoted
from ..outcome import ContentsDiffer, Refusal, TransferInterrupted, TransferRefused
from ..rules.matching import BOOKKEEPING
from ..session import FULL_NAMES, open_session, own_error
from .compression import whole_lines
from .copy_text import large_row
from .export_postgres import held_contents, read_columns
from .jsonl import PIECE_BYTES, rows_of
from .manifest import NAME, Definition

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..progress import Progress
    from ..session import Connection
    from .manifest import PostgresManifest, PostgresTable

MARKS = Path(__file__).with_name("import_marks.sql").read_bytes
NEEDED = frozenset({"schema", "extension", "type", "domain", "sequence", "table"})
"""What the rows need; the rest can wait until they are in."""
ROWS = sql.SQL(
    "SELECT count(*), coalesce(sum(hashtextextended(r, 0)::numeric), 0)::text, coalesce(sum(hashtextextended(r, 1)::numeric), 0)::text "
    "FROM (SELECT ROW({})::text AS r FROM ONLY {}) AS t"
)
AGAIN = "put that right, then give the same command again: it goes on where it ended"


def import_into_postgres(manifest: PostgresManifest, folder: Path, url: str, progress: Progress) -> None:
    """
    Bring the export in *folder*, whose files were checked, into the PostgreSQL at *url*.

    Into an empty database the schema is made first. Where tables are there, each one of the export must be, with the same columns, and be
    empty; they are filled, and foreign keys and triggers are away meanwhile. At the end every row is compared by digests. A target that
    holds all that already is left as it is; one that was interrupted is gone on with.

    Raises:
        ConfigError: the database cannot be opened.
        TransferRefused: the target holds something else, or cannot have what the export holds.
        TransferInterrupted: a part of the schema could not be made when the rows were in.
        StorageFailure: a file has no rows in it.
        ContentsDiffer: what was made differs.
    """
    with open_session(url, writes=True) as connection:
        connection.execute(FULL_NAMES)
        connection.execute("SELECT set_config('check_function_bodies', 'off', FALSE)")
        _Import(manifest, folder, connection, progress).run()


@dataclass(slots=True)
class _Import:
    manifest: PostgresManifest
    folder: Path
    connection: Connection
    progress: Progress

    def run(self) -> None:
        digest = sha256_of(self.folder / NAME)
        begun = self._begun()
        if begun is None:
            made = self._begin(digest)
            if made is None:
                return
        elif begun[0] != digest:
            raise TransferRefused(
                "An unfinished import of another export is in this target\n    fix:  go on with it from its own folder, or name another database"
            )
        else:
            made = begun[1]
        self.progress.stage("import", sum(table.rows for table in self._tables(made=made)))
        try:
            for table in self._tables(made=made):
                self._fill(table)
            self.progress.stage("keys, indexes and digests")
            self._finish(made=made)
        except (TransferRefused, ContentsDiffer):
            if not made:
                self._undo()
            raise
        except psycopg.Error as caught:
            error = own_error(caught, self.connection, writes=True)
        else:
            return
        if made or not isinstance(error, (IntegrityError, DataError, ProgrammingError)):
            raise error
        self._undo()
        raise TransferRefused(f"The target refuses rows of the export; it is as it was before\n    {error}")

    def _begun(self) -> tuple[str, bool] | None:
        if self.connection.execute("SELECT to_regclass('twinsql_import.export')").fetchone() == (None,):
            return None
        row = self.connection.execute("SELECT digest, made FROM twinsql_import.export").fetchone()
        return (row[0], row[1]) if row else None

    def _tables(self, *, made: bool) -> list[PostgresTable]:
        """What is to be filled: yoyo's own tables only where the whole schema is made."""
        return [table for table in self.manifest.tables if made or table.name not in BOOKKEEPING]

    def _same(self) -> bool:
        """
        Whether the target holds the export's rows already.

        Raises:
            TransferRefused: it has not all tables of the export, or they are other ones.
        """
        self._compare_columns()
        differing = self._differences(made=False)
        if not differing:
            return True
        full = [table.place for table in self._tables(made=False) if self._count(table)]
        if full:
            raise TransferRefused(
                f"The target has other rows than the export, in {', '.join(full)}\n    fix:  name an empty database, or empty these tables"
            )
        return False

    def _count(self, table: PostgresTable) -> int:
        found: tuple[int] | None = self.connection.execute(f"SELECT count(*) FROM ONLY {table.full_name}".encode()).fetchone()
        return found[0] if found else 0

    def _compare_columns(self) -> None:
        there = read_columns(self.connection)
        refusals: list[Refusal] = []
        for table in self._tables(made=False):
            found = {one.exported.name: one.exported for one in there.get((table.schema, table.name), ())}
            if (table.schema, table.name) not in there:
                refusals.append(Refusal(table.place, "", "the target has no such table", CURE))
                continue
            for one in table.columns:
                if one != (other := found.pop(one.name, None)):
                    told = f"as {other.type}" if other else "does not have it"
                    refusals.append(Refusal(table.place, one.name, f"the export has it as {one.type}, the target {told}", CURE))
            refusals += [Refusal(table.place, name, "the target has this column, the export does not", CURE) for name in found]
        sequences = {(schema, name) for schema, name, kind in self.connection.execute(POSTGRES_TABLES()).fetchall() if kind == "S"}
        refusals += [
            Refusal(f"{sequence.schema}.{sequence.name}", "", "the target has no such sequence", CURE)
            for sequence in self.manifest.sequences
            if (sequence.schema, sequence.name) not in sequences
        ]
        if refusals:
            raise TransferRefused("The target's schema is not that of the export", refusals)

    def _begin(self, digest: str) -> bool | None:
        """Whether the schema is made too; None where the target holds it all. It is as it was, or it remembers how to go on."""
        try:
            made = not self.connection.execute(POSTGRES_TABLES()).fetchall()
            if not made and self._same():
                return None
            self._prepare(digest, made=made)
        except psycopg.Error as caught:
            error = own_error(caught, self.connection, writes=True)
        else:
            return made
        raise error if isinstance(error, ConnectionLost) else TransferRefused(f"The target refuses: {error}")

    def _prepare(self, digest: str, *, made: bool) -> None:
        """All of it in one transaction."""
        with self.connection.transaction():
            self.connection.execute(MARKS())
            self.connection.execute("INSERT INTO twinsql_import.export VALUES (%s, %s)", (digest, made))
            later = self._lay_out() if made else self._hold()
            with self.connection.cursor() as cursor:
                cursor.executemany(
                    "INSERT INTO twinsql_import.later VALUES (%s, %s, %s, %s)",
                    [(number, one.kind, one.name, one.sql) for number, one in enumerate(later)],
                )

    def _lay_out(self) -> list[Definition]:
        before = [one for one in self.manifest.definitions if one.before]
        left, why = make_all(self.connection, before)
        refusals = [Refusal(one.name, "", f"this {one.kind} cannot be made: {why[one]}", CURE) for one in left if one.kind in NEEDED]
        if refusals:
            raise TransferRefused("The target cannot have the export's schema", refusals)
        return [*left, *(one for one in self.manifest.definitions if not one.before)]

    def _hold(self) -> list[Definition]:
        """Foreign keys and triggers are taken away; the statements that bring them back."""
        tables = [table.full_name for table in self._tables(made=False)]
        held = self.connection.execute(HOLD(), {"tables": tables}).fetchall()
        for away, *_ in held:
            self.connection.execute(away.encode())
        return [Definition("constraint", back, back, before=False) for _, back, *_ in held]

    def _fill(self, table: PostgresTable) -> None:
        with self.connection.transaction():
            taken = self.connection.execute("INSERT INTO twinsql_import.filled VALUES (%s) ON CONFLICT DO NOTHING", (table.place,))
            if taken.rowcount:
                names = ", ".join(quoted(column.name) for column in table.written)
                statement = f"COPY {table.full_name}{f' ({names})' if names else ''} FROM STDIN".encode()
                cursor = self.connection.cursor()
                with cursor.copy(statement, writer=FlushingWriter(cursor)) as copy:
                    for lines in whole_lines(self.folder / table.file, self.manifest.compression):
                        rows = rows_of(lines, self.folder / table.file)
                        self.progress.advance(_write_rows(copy, rows))
                        # They may be large.
                        del rows
                return
        self.progress.advance(table.rows)

    def _finish(self, *, made: bool) -> None:
        with self.connection.transaction():
            rows = self.connection.execute("SELECT kind, name, statement FROM twinsql_import.later ORDER BY number").fetchall()
            left, why = make_all(self.connection, [Definition(kind, name, statement, before=False) for kind, name, statement in rows])
            if left:
                lines = [f"{one.kind} {one.name}: {why[one]}" for one in left]
                if not made:
                    raise TransferRefused("\n".join(["The target refuses rows of the export; it is as it was before", *lines]))
                raise TransferInterrupted("\n".join(["The rows are in, but this cannot be made:", *lines, f"    fix:  {AGAIN}"]))
            for one in self.manifest.sequences:
                name = f"{quoted(one.schema)}.{quoted(one.name)}"
                self.connection.execute("SELECT setval(%s::regclass, %s, %s)", (name, one.last, one.called))
            self.connection.execute("DROP SCHEMA twinsql_import CASCADE")
            if names := self._differences(made=made):
                raise ContentsDiffer(f"the database that was made differs from the one that was exported: {', '.join(names)}")
        for table in self._tables(made=made):
            self.connection.execute(f"ANALYZE {table.full_name}".encode())

    def _differences(self, *, made: bool) -> tuple[str, ...]:
        wanted = self.manifest.contents
        if made:
            found = held_contents(self.connection)
            major = int(self.manifest.version.partition(".")[0]) if self.manifest.version[:1].isdigit() else 0
            # Another version may write the same definition otherwise.
            same = self.connection.info.server_version // 10000 == major
            return Contents(wanted.tables, wanted.schema if same else "").differences(Contents(found.tables, found.schema if same else ""))
        places = [table.place for table in self._tables(made=False)] + [f"{one.schema}.{one.name}" for one in self.manifest.sequences]
        kept = {name: wanted.tables[name] for name in places}
        return Contents(kept, "").differences(Contents(self._held(), ""))

    def _held(self) -> dict[str, TableContents]:
        """As ``postgres_contents``, with the columns in the export's order."""
        found: dict[str, TableContents] = {}
        for table in self._tables(made=False):
            columns = sql.SQL(", ").join(sql.Identifier(column.name) for column in table.columns)
            row = self.connection.execute(ROWS.format(columns, sql.Identifier(table.schema, table.name))).fetchone() or (0, "", "")
            found[table.place] = TableContents(row[0], f"{row[1]}.{row[2]}")
        for one in self.manifest.sequences:
            row = self.connection.execute(POSTGRES_SEQUENCE.format(sql.Identifier(one.schema, one.name))).fetchone() or (0, "", "")
            found[f"{one.schema}.{one.name}"] = TableContents(row[0], f"{row[1]}.{row[2]}")
        return found

    def _undo(self) -> None:
        with self.connection.transaction():
            places = {place for (place,) in self.connection.execute("SELECT name FROM twinsql_import.filled").fetchall()}
            if filled := [table for table in self._tables(made=False) if table.place in places]:
                names = ", ".join(table.full_name for table in filled)
                self.connection.execute(f"LOCK TABLE {names}".encode())
                if others := [table.place for table in filled if self._count(table) > table.rows]:
                    raise TransferInterrupted(
                        f"Somebody else has written rows into {', '.join(others)}, which would be lost\n    fix:  {AGAIN}"
                    )
                self.connection.execute(f"TRUNCATE {names}".encode())
            for (statement,) in self.connection.execute("SELECT statement FROM twinsql_import.later ORDER BY number").fetchall():
                self.connection.execute(statement.encode())
            self.connection.execute("DROP SCHEMA twinsql_import CASCADE")


def _write_rows(copy: psycopg.Copy, rows: list[tuple[Any, ...]]) -> int:
    for row in rows:
        if sum(map(getsizeof, row)) < PIECE_BYTES:
            copy.write_row(row)
            continue
        for piece in large_row(row):
            copy.write(piece)
    return len(rows)


CURE = "name an empty database, or bring its schema to where the exported one was"


def make_all(connection: Connection, definitions: Iterable[Definition]) -> tuple[list[Definition], dict[Definition, str]]:
    """
    Say all statements, in a transaction of the caller's; those that name what another one makes are said again after it.

    Gives those that failed, and why.
    """
    waiting: Sequence[Definition] = list(definitions)
    while True:
        left: list[Definition] = []
        why: dict[Definition, str] = {}
        for one in waiting:
            try:
                with connection.transaction():
                    connection.execute(one.sql.encode())
            except psycopg.Error as caught:
                if caught.sqlstate is None:
                    raise
                left.append(one)
                why[one] = str(own_error(caught, connection, writes=True))
        if not left or len(left) == len(waiting):
            return left, why
        waiting = left
