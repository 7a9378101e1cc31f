"""What a SQLite database declares: tables, columns, keys, indexes, foreign keys; and what of it cannot be a table elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ..adapters.errors import ConfigError

if TYPE_CHECKING:
    import sqlite3

Affinity = Literal["INTEGER", "TEXT", "BLOB", "REAL", "NUMERIC"]

AFFINITIES: tuple[tuple[tuple[str, ...], Affinity], ...] = (
    (("INT",), "INTEGER"),
    (("CHAR", "CLOB", "TEXT"), "TEXT"),
    (("BLOB",), "BLOB"),
    (("REAL", "FLOA", "DOUB"), "REAL"),
)
"""Parts of a declared type and the affinity that they give, the first that fits (SQLite's documentation, "Datatypes", 3.1)."""


def affinity_of(declared: str) -> Affinity:
    """The affinity of a column that was declared as *declared*."""
    name = declared.upper()
    if not name:
        return "BLOB"
    for parts, affinity in AFFINITIES:
        if any(part in name for part in parts):
            return affinity
    return "NUMERIC"


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """
    A column of a SQLite table.

    Attributes:
        name: its name.
        declared: its type as written; empty where there is none.
        not_null: declared NOT NULL. SQLite lets NULL into keys that do not say so.
        default: the SQL text of DEFAULT; None where there is none.
        generated: ``virtual`` or ``stored`` for a generated column, else empty.
    """

    name: str
    declared: str
    not_null: bool = False
    default: str | None = None
    generated: Literal["", "virtual", "stored"] = ""

    @property
    def affinity(self) -> Affinity:
        """What SQLite does to values that are put in."""
        return affinity_of(self.declared)


class IndexPart(NamedTuple):
    """A column of an index; *column* is empty for an expression, whose text stands in the index's own SQL."""

    column: str
    descending: bool
    collation: str


@dataclass(frozen=True, slots=True)
class SourceIndex:
    """
    An index.

    Attributes:
        name: its name; SQLite makes one up for constraints.
        parts: its columns.
        unique: whether it refuses rows.
        partial: whether it has a WHERE.
        origin: ``index`` for CREATE INDEX, ``unique`` or ``primary key`` for a constraint of the table.
        sql: its CREATE INDEX; empty for a constraint.
    """

    name: str
    parts: tuple[IndexPart, ...]
    unique: bool
    partial: bool
    origin: Literal["index", "unique", "primary key"]
    sql: str

    @property
    def plain(self) -> bool:
        """Whether it compares columns by their bytes, of every row."""
        return all(part.column and part.collation == "BINARY" for part in self.parts) and not self.partial


@dataclass(frozen=True, slots=True)
class SourceReference:
    """
    A foreign key, as it was written.

    Attributes:
        columns: of the table that refers.
        table: the name that it refers to, in the letters that it was written in; the table may be missing.
        targets: columns there; empty where the primary key is meant.
        on_update, on_delete: ``NO ACTION``, ``CASCADE`` …
    """

    columns: tuple[str, ...]
    table: str
    targets: tuple[str, ...]
    on_update: str
    on_delete: str


@dataclass(frozen=True, slots=True)
class SourceTable:
    """
    A table that holds rows.

    Attributes:
        name: its name.
        sql: its CREATE TABLE as SQLite keeps it.
        columns: in their order, generated ones included.
        primary_key: its columns in the key's order; empty where there is none.
        rowid_alias: the column that is the rowid by another name (INTEGER PRIMARY KEY); empty where there is none.
        autoincrement: whether numbers are never used twice.
        last_number: what sqlite_sequence remembers of it; None where it remembers nothing.
        without_rowid, strict: as declared.
        indexes: those of constraints too.
        references: its foreign keys.
    """

    name: str
    sql: str
    columns: tuple[SourceColumn, ...]
    primary_key: tuple[str, ...] = ()
    rowid_alias: str = ""
    autoincrement: bool = False
    last_number: int | None = None
    without_rowid: bool = False
    strict: bool = False
    indexes: tuple[SourceIndex, ...] = ()
    references: tuple[SourceReference, ...] = ()

    def column(self, name: str) -> SourceColumn:
        """The column of this name; raises KeyError."""
        for one in self.columns:
            if one.name == name:
                return one
        raise KeyError(name)

    @property
    def numbered(self) -> bool:
        """Whether ``row_key`` is a single whole number."""
        return bool(self.row_key) and not self.without_rowid

    @property
    def row_key(self) -> tuple[str, ...]:
        """
        Names that order the rows without ties, for reading them in pieces.

        The rowid under a name that no column hides, or the primary key of a table WITHOUT ROWID.
        """
        if self.without_rowid:
            return self.primary_key
        if self.rowid_alias:
            return (self.rowid_alias,)
        taken = {one.name.lower() for one in self.columns}
        return next(((name,) for name in ("rowid", "_rowid_", "oid") if name not in taken), ())


@dataclass(frozen=True, slots=True)
class NotATable:
    """Something beside the tables: ``view``, ``trigger``, ``virtual table``, ``shadow table`` or ``system table``."""

    name: str
    kind: str
    sql: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """
    A SQLite database's schema.

    Attributes:
        tables: by name, in the order in which they were made.
        others: what is not carried as a table.
        encoding: ``UTF-8``, ``UTF-16le`` or ``UTF-16be``: how the file keeps texts; they are read as UTF-8 either way.
        schema_version: rises with every change of the schema.
    """

    tables: dict[str, SourceTable]
    others: tuple[NotATable, ...] = ()
    encoding: str = "UTF-8"
    schema_version: int = 0
    user_version: int = 0


@dataclass(slots=True)
class _Reader:
    connection: sqlite3.Connection
    numbers: dict[str, int] = field(default_factory=dict[str, int])

    def rows(self, sql: str, *values: str) -> list[tuple[Any, ...]]:
        """Rows with texts as str; what is no UTF-8 in a name comes as surrogates, which PostgreSQL's names cannot have."""
        for one in values:
            if not _is_utf8(one):
                shown = one.encode("utf-8", "backslashreplace").decode()
                raise ConfigError(
                    f"The name {shown} of the source is no UTF-8, and nothing else can have it\n    fix:  rename it in the source"
                )
        found = self.connection.execute(sql, values).fetchall()
        return [tuple(one.decode("utf-8", "surrogateescape") if isinstance(one, bytes) else one for one in row) for row in found]


def read_catalogue(connection: sqlite3.Connection) -> Catalogue:
    """
    Read the schema over a connection of ``open_source``; raises the driver's errors, which that turns into ours.

    Raises:
        ConfigError: the name of a table is no UTF-8.
    """
    reader = _Reader(connection)
    listed = {row[0]: row[1:] for row in reader.rows("SELECT name, type, wr, strict FROM pragma_table_list WHERE schema = 'main'")}
    if "sqlite_sequence" in listed:
        reader.numbers = {name: number for name, number in reader.rows("SELECT name, seq FROM sqlite_sequence") if isinstance(number, int)}
    tables: dict[str, SourceTable] = {}
    others: list[NotATable] = []
    for kind, name, sql in reader.rows("SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE type <> 'index' ORDER BY rowid"):
        form, without_rowid, strict = listed.get(name, (kind, 0, 0))
        if kind == "table" and form == "table" and not name.startswith("sqlite_"):
            tables[name] = _table(reader, name, sql, without_rowid=bool(without_rowid), strict=bool(strict))
        else:
            others.append(NotATable(name, _kind(kind, form, name), sql))
    single = {name: reader.rows(f"PRAGMA {name}")[0][0] for name in ("encoding", "schema_version", "user_version")}
    return Catalogue(tables, tuple(others), single["encoding"], single["schema_version"], single["user_version"])


def _is_utf8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _kind(kind: str, form: str, name: str) -> str:
    if kind == "table":
        return "system table" if name.startswith("sqlite_") else f"{form} table"
    return kind


def _table(reader: _Reader, name: str, sql: str, *, without_rowid: bool, strict: bool) -> SourceTable:
    columns: list[SourceColumn] = []
    keyed: list[tuple[int, str]] = []
    for row in reader.rows("SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo(?, 'main')", name):
        column, declared, not_null, default, place, hidden = row
        columns.append(SourceColumn(column, declared, bool(not_null), default, _generated(hidden)))
        if place:
            keyed.append((place, column))
    key = tuple(column for _, column in sorted(keyed))
    indexes = _indexes(reader, name)
    alias = _rowid_alias(key, columns, indexes) if not without_rowid else ""
    return SourceTable(
        name,
        sql,
        tuple(columns),
        key,
        rowid_alias=alias,
        autoincrement=bool(alias) and "AUTOINCREMENT" in sql.upper(),
        last_number=reader.numbers.get(name),
        without_rowid=without_rowid,
        strict=strict,
        indexes=indexes,
        references=_references(reader, name),
    )


def _generated(hidden: int) -> Literal["", "virtual", "stored"]:
    return "virtual" if hidden == 2 else "stored" if hidden == 3 else ""


def _rowid_alias(key: tuple[str, ...], columns: list[SourceColumn], indexes: tuple[SourceIndex, ...]) -> str:
    """The column that is the rowid. INTEGER PRIMARY KEY DESC looks like one and is none: it has an index."""
    if len(key) != 1 or any(one.origin == "primary key" for one in indexes):
        return ""
    declared = next(one.declared for one in columns if one.name == key[0])
    return key[0] if declared.upper() == "INTEGER" else ""


def _indexes(reader: _Reader, table: str) -> tuple[SourceIndex, ...]:
    origins: dict[str, Literal["index", "unique", "primary key"]] = {"c": "index", "u": "unique", "pk": "primary key"}
    found: list[SourceIndex] = []
    for name, unique, origin, partial in reader.rows("SELECT name, \"unique\", origin, partial FROM pragma_index_list(?, 'main')", table):
        parts = reader.rows("SELECT coalesce(name, ''), \"desc\", coll FROM pragma_index_xinfo(?, 'main') WHERE key", name)
        sql = reader.rows("SELECT coalesce(sql, '') FROM sqlite_schema WHERE type = 'index' AND name = ?", name)
        text = sql[0][0] if sql else ""
        own = tuple(IndexPart(column, bool(descending), collation.upper()) for column, descending, collation in parts)
        found.append(SourceIndex(name, own, bool(unique), bool(partial), origins[origin], text))
    return tuple(reversed(found))


def _references(reader: _Reader, table: str) -> tuple[SourceReference, ...]:
    grouped: dict[int, list[tuple[Any, ...]]] = {}
    query = (
        'SELECT id, "table", "from", coalesce("to", \'\'), on_update, on_delete FROM pragma_foreign_key_list(?, \'main\') ORDER BY id, seq'
    )
    for number, *rest in reader.rows(query, table):
        grouped.setdefault(number, []).append(tuple(rest))
    return tuple(
        SourceReference(
            columns=tuple(row[1] for row in rows),
            table=rows[0][0],
            targets=tuple(row[2] for row in rows if row[2]),
            on_update=rows[0][3],
            on_delete=rows[0][4],
        )
        for _, rows in sorted(grouped.items(), reverse=True)
    )
