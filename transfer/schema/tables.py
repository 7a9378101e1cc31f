"""Tables of a SQLite database as PostgreSQL's: columns with types, identity, NOT NULL, DEFAULT, generated columns, CHECKs, keys."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..census.choose import choose
from ..census.demands import JSON, TEXT
from ..census.keys import INDEX_ENTRY, rows_beyond_a_b_tree
from ..census.own import is_subsumed
from ..dialect import words
from ..dialect.create_table import TableWords, read_create_table
from ..dialect.functions import translator
from ..dialect.parser import parse_expression
from ..dialect.to_postgres import KINDS, Field, Scope, folded
from ..dialect.tokens import NotUnderstood
from ..names import Names, column_names, quoted
from ..rules.references import NO_ORDER
from .defaults import default_of
from .facts import ColumnDdl, Loss, TableDdl

if TYPE_CHECKING:
    from ..catalogue import SourceColumn, SourceIndex, SourceTable
    from ..census.facts import ColumnCensus, Demand, TableCensus
    from ..dialect.create_table import Check
    from .facts import Outcome

GENERATED_KINDS = {
    "integer": {"bigint", "integer", "smallint"},
    "real": {"double precision"},
    "text": {"text"},
    "boolean": {"boolean"},
    "blob": {"bytea"},
}
BINARY = "BINARY"
GREATEST = 2**63 - 1


@dataclass(slots=True)
class TableMaker:
    """One table on its way."""

    connection: sqlite3.Connection
    source: SourceTable
    counted: TableCensus
    names: Names
    made: TableDdl
    losses: list[Loss]
    nullable: frozenset[str] = frozenset()
    written: TableWords = field(default_factory=TableWords)
    scope: Scope = field(default_factory=dict[str, Field])
    computed: dict[str, str | NotUnderstood] = field(default_factory=dict[str, "str | NotUnderstood"])
    own_names: Names = field(default_factory=Names)
    named: int = 0
    digested_key: bool = False

    def make(self) -> None:
        """Fill ``made``, and tell in ``losses`` what became of each thing."""
        self.written = read_create_table(self.source.sql)
        if self.written.complaint:
            self.tell("", "CREATE TABLE", "not carried", f"{self.written.complaint}: CHECKs and collations behind it are not seen")
        renamed = column_names([one.name for one in self.source.columns])
        kept = {one.name: self._demand(one) for one in self.source.columns}
        for column in self.source.columns:
            demand, name = kept[column.name], renamed[column.name]
            kind = demand.type if demand else TEXT
            collation = self.written.column(column.name).collation or BINARY
            opaque = demand is None or demand.encoding in {"tagged", "scaled"}
            self.scope[folded(column.name)] = Field(name, "opaque" if opaque else KINDS.get(kind.name, "opaque"), collation)
            if name != column.name:
                self.tell(column.name, "name", "changed", f"it is called {name} in PostgreSQL")
        self._compute({name: demand.type.name if demand else TEXT.name for name, demand in kept.items()})
        for column in self.source.columns:
            self.made.columns.append(self._column(column, renamed[column.name], kept[column.name]))
        self._keys()
        self._checks()
        for conflict in self.written.conflicts:
            self.tell("", conflict, "not carried", "PostgreSQL decides at each statement: INSERT … ON CONFLICT")
        if self.source.strict or self.source.without_rowid:
            self.tell("", "STRICT" if self.source.strict else "WITHOUT ROWID", "carried", "so are all tables of PostgreSQL")

    def tell(self, column: str, what: str, outcome: Outcome, why: str = "") -> None:
        """Note what became of a thing."""
        self.losses.append(Loss(f"{self.source.name}.{column}" if column else self.source.name, what, outcome, why))

    def _demand(self, column: SourceColumn) -> Demand | None:
        """How the column is read."""
        choice = choose(self.counted.columns[column.name])
        return choice.reading.demand if choice else None

    def _column(self, column: SourceColumn, name: str, demand: Demand | None) -> ColumnDdl:
        kind = demand.type if demand else TEXT
        not_null = column.not_null or (column.name in self.source.primary_key and column.name != self.source.rowid_alias)
        if not_null and self._has_nulls(column.name):
            not_null = False
            if column.not_null:
                self.tell(column.name, "NOT NULL", "not carried", "a rule carries rows with NULL")
        made = ColumnDdl(column.name, name, kind, demand, not_null=not_null)
        if column.generated:
            return self._generated(column, made)
        if column.name == self.source.rowid_alias and kind.name == "bigint":
            self.names.reserve(f"{self.made.name}_{name}_seq")
            self.tell(column.name, "INTEGER PRIMARY KEY", "carried", "an identity that takes numbers of one's own, too")
            return replace(made, identity=True, start=next_number(self.source, self.counted.columns[column.name]))
        said = ["NOT NULL"] if not_null else []
        if column.default is not None and (default := self._default(column, demand)):
            said.append(f"DEFAULT {default}")
        return replace(made, words=" ".join(said))

    def _default(self, column: SourceColumn, demand: Demand | None) -> str:
        what = f"DEFAULT {column.default}"
        try:
            encodings, kind, repairs = (demand.encodings, demand.type, demand.repairs) if demand else ((), TEXT, ())
            made = default_of(column.default or "", encodings, kind, column.affinity, repairs)
        except NotUnderstood as caught:
            self.tell(column.name, what, "not carried", f"no translation is known for {caught}")
            return ""
        self.tell(column.name, what, "carried", "" if made in {column.default, ""} else made)
        return made

    def _generated(self, column: SourceColumn, made: ColumnDdl) -> ColumnDdl:
        what = f"AS ({self.written.column(column.name).generated})"
        sql = self.computed[column.name]
        if isinstance(sql, NotUnderstood):
            self.tell(column.name, what, "changed", f"a plain column with the values that there are: no translation is known for {sql}")
            return replace(made, words="NOT NULL" if made.not_null else "")
        self.tell(column.name, what, "carried", sql)
        said = f"GENERATED ALWAYS AS ({sql}) STORED{' NOT NULL' if made.not_null else ''}"
        return replace(made, words=said, generated=True)

    def _compute(self, kinds: dict[str, str]) -> None:
        """Translate generated columns; those that one refers to come first, since PostgreSQL lets none refer to another."""
        waiting = [one.name for one in self.source.columns if one.generated]
        inner = {name: one for name, one in self.scope.items() if name not in {folded(wait) for wait in waiting}}
        while waiting:
            left: list[str] = []
            for name in waiting:
                try:
                    sql = _expression(self.written.column(name).generated, inner, kinds[name])
                except NotUnderstood as caught:
                    self.computed[name] = caught
                    left.append(name)
                else:
                    self.computed[name] = sql
                    inner[folded(name)] = replace(self.scope[folded(name)], made_of=sql)
            if len(left) == len(waiting):
                return
            waiting = left

    def _checks(self) -> None:
        for column in self.source.columns:
            for check in self.written.column(column.name).checks:
                demand = self.made.column(column.name).demand
                if demand is not None and is_subsumed(check.sql, demand.type):
                    self.tell(column.name, f"CHECK ({check.sql})", "carried", f"the type {demand.type} has no other values")
                else:
                    self._check(column.name, check)
        for check in self.written.checks:
            self._check("", check)

    def _check(self, column: str, check: Check) -> None:
        what = f"CHECK ({check.sql})"
        try:
            sql = translator(self.scope).condition(parse_expression(check.sql))
        except NotUnderstood as caught:
            self.tell(column, what, "not carried", f"no translation is known for {caught}")
            return
        if broken := self._broken(check.sql):
            self.tell(column, what, "not carried", f"{broken} rows break it")
            return
        made = f"CHECK ({_bare(sql)})"
        if check.name:
            # Those with names come first: PostgreSQL chooses the others around them.
            self.named += 1
            self.made.checks.insert(self.named - 1, f"CONSTRAINT {words.name(self.own_names.take(check.name))} {made}")
        else:
            self.made.checks.append(made)
        self.tell(column, what, "carried", sql)

    def _broken(self, condition: str) -> int:
        """How many rows break a CHECK that was added, or ignored, when they were written."""
        try:
            row = self.connection.execute(f"SELECT count(*) FROM {quoted(self.source.name)} WHERE NOT ({condition})").fetchone()
        except sqlite3.Error:
            return 0
        return int(row[0])

    def _keys(self) -> None:
        key = self.source.primary_key
        if any(self.made.column(name).type.name == JSON.name for name in key):
            self.tell("", f"PRIMARY KEY ({', '.join(key)})", "not carried", NO_ORDER)
        elif rows_beyond_a_b_tree(self.connection, self.source, key, self.counted):
            self.digested_key = True
        elif key:
            columns = tuple(self.made.column(name).name for name in key)
            name = self.names.take(f"{self.made.name}_pkey")
            self.own_names.reserve(name)
            loose = any(map(self._has_nulls, key))
            self.made.keys.append(f"CONSTRAINT {words.name(name)} {'UNIQUE' if loose else 'PRIMARY KEY'} ({words.names(columns)})")
            self.made.primary_key = () if loose else columns
            self.made.uniques.append(columns)
            outcome: Outcome = "changed" if loose else "carried"
            self.tell("", f"PRIMARY KEY ({', '.join(key)})", outcome, "UNIQUE: rows with NULL in it are carried" if loose else "")
        for index in self.source.indexes:
            if index.origin != "unique" or not index.plain or self.too_large(index):
                continue
            if any(self.made.column(part.column).type.name == JSON.name for part in index.parts):
                self.tell("", f"UNIQUE ({', '.join(part.column for part in index.parts)})", "not carried", NO_ORDER)
            else:
                columns = tuple(self.made.column(part.column).name for part in index.parts)
                name = self.names.take(f"{self.made.name}_{'_'.join(columns)}_key")
                self.own_names.reserve(name)
                self.made.keys.append(f"CONSTRAINT {words.name(name)} UNIQUE ({words.names(columns)})")
                self.made.uniques.append(columns)
                self.tell("", f"UNIQUE ({', '.join(part.column for part in index.parts)})", "carried")

    def _has_nulls(self, column: str) -> bool:
        """Whether NULLs in a column that should have none are carried."""
        return column in self.nullable and self.counted.columns[column].nulls > 0

    def too_large(self, index: SourceIndex) -> bool:
        """Whether an entry may be larger than a B-tree holds."""
        return sum(self.counted.columns[part.column].longest for part in index.parts if part.column) > INDEX_ENTRY


def _expression(text: str, scope: Scope, kind: str) -> str:
    """The expression of a generated column of this type; raises NotUnderstood."""
    value = translator(scope).value(parse_expression(text))
    if value.kind == "boolean" and kind == "bigint":
        return f"({value.sql})::integer"
    if kind not in GENERATED_KINDS.get(value.kind, set()):
        raise NotUnderstood(f"a {value.kind} in a column of {kind}")
    return value.sql


def next_number(table: SourceTable, column: ColumnCensus) -> int:
    """The number that SQLite would give next; the least is 1, and the greatest of all has none behind it."""
    return min(max(table.last_number or 0, column.greatest_integer or 0, 0) + 1, GREATEST)


def _bare(sql: str) -> str:
    """Without the brackets around all of it."""
    if not (sql.startswith("(") and sql.endswith(")")):
        return sql
    depth, quote = 0, False
    for place, sign in enumerate(sql):
        quote ^= sign == "'"
        depth += 0 if quote else (sign == "(") - (sign == ")")
        if depth == 0 and place < len(sql) - 1:
            return sql
    return sql[1:-1]
