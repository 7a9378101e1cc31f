"""CREATE TABLE and what ALTER TABLE adds to one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlglot import exp

from ..model import SourceError
from ..sqlite_names import listed, quote
from .decimals import ANY_SCALE, is_decimal
from .expressions import Expressions
from .names import kind_of, name_constraints, name_of
from .references import reference_text
from .rows import type_name
from .source import BY_HAND, TableState
from .types import column_type, default

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model import Problem
    from .decimals import ColumnType
    from .source import Source

WIDTH = 120
INDENT = "    "

DECIMAL_REFERENCE = "a foreign key on a numeric column: SQLite compares whole numbers, whatever the scale of either side"


@dataclass(slots=True)
class ColumnParts:
    """
    A column's constraints, sorted into the order in which they are written.

    Attributes:
        checks: CHECKs, the type's own first.
    """

    identity: bool = False
    not_null: str = ""
    default: str = ""
    primary: str = ""
    unique: str = ""
    references: str = ""
    generated: str = ""
    checks: list[str] = field(default_factory=list[str])


@dataclass(frozen=True, slots=True)
class TableWriter:
    """
    Writes the columns and constraints of one table.

    Attributes:
        primary: columns of a primary key that is written as a constraint of the table.
        known_as: what the table will be called, where that is another name.
    """

    source: Source
    name: str
    state: TableState
    primary: tuple[str, ...] = ()
    known_as: str = ""

    def create(self, items: Sequence[exp.Expr], *, exists: bool) -> str:
        """The whole statement."""
        columns = [item for item in items if isinstance(item, exp.ColumnDef)]
        problems: list[Problem] = []
        for column in columns:
            try:
                self.state.kinds[self.source.name(column.this)] = column_type(self.source, column)[0].kind
            except SourceError as error:
                problems += error.problems
        if problems:
            raise SourceError(problems)
        if not columns:
            self.source.refuse(None, "a table without columns", "give it one")
        # SQLite wants the columns first.
        ordered = [*columns, *(item for item in items if not isinstance(item, exp.ColumnDef))]
        lines = [line for item in ordered if (line := self._item(item))]
        body = ",\n".join(lines)
        return f"CREATE TABLE {'IF NOT EXISTS ' if exists else ''}{quote(self.name)} (\n{body}\n) STRICT;"

    def add_column(self, column: exp.ColumnDef) -> str:
        """``ALTER TABLE … ADD COLUMN``; an empty text where SQLite adds no such column."""
        known, _ = column_type(self.source, column)
        self.state.kinds[self.source.name(column.this)] = known.kind
        parts = self._parts(column, known)
        if parts.primary or parts.unique or parts.identity or "(" in parts.default or parts.generated:
            return ""
        if parts.not_null and parts.default in {"", "DEFAULT NULL"}:
            return ""
        written = self._column(column).strip().replace("\n" + INDENT, "\n")
        return f"ALTER TABLE {quote(self.name)} ADD COLUMN {written};"

    def _item(self, item: exp.Expr) -> str:
        if isinstance(item, exp.ColumnDef):
            return self._column(item)
        if isinstance(item, exp.Constraint):
            self.source.only(item, "this", "expressions")
            [kind] = item.expressions
            name = self.source.name(item.this)
            written = self._constraint(kind, name)
            return written and f"{INDENT}CONSTRAINT {quote(name)} {written}"
        if isinstance(item, exp.CheckColumnConstraint):
            return f"{INDENT}{self._check(item, None)}"
        return (written := self._constraint(item, "")) and f"{INDENT}{written}"

    def _constraint(self, kind: exp.Expr, name: str) -> str:
        if isinstance(kind, exp.CheckColumnConstraint):
            return self._check(kind, name).partition(f"CONSTRAINT {quote(name)} ")[2]
        if isinstance(kind, exp.PrimaryKey):
            self._only_key(kind, "expressions")
            names = self._keys(kind, kind.expressions)
            return "" if names == [self.state.number] else f"PRIMARY KEY {listed(names)}"
        if isinstance(kind, exp.UniqueColumnConstraint) and isinstance(kind.this, exp.Schema):
            self._only_key(kind, "this")
            return f"UNIQUE {listed(self._keys(kind, kind.this.expressions))}"
        if isinstance(kind, exp.ForeignKey):
            self.source.only(kind, "expressions", "reference")
            names = self._own(kind, [self.source.name(one) for one in kind.expressions])
            return f"FOREIGN KEY {listed(names)} {self._reference(kind.args['reference'], names)}"
        return self._unknown(kind)

    def _own(self, node: exp.Expr, names: list[str]) -> list[str]:
        """Columns that refer to another table."""
        if any(is_decimal(self.state.kinds.get(name, "")) for name in names):
            self.source.refuse(node, DECIMAL_REFERENCE, "refer to a key of whole numbers or text")
        return names

    def _keys(self, node: exp.Expr, columns: Sequence[exp.Expr]) -> list[str]:
        """Columns of a key."""
        names = [self.source.name(one) for one in columns]
        for name in names:
            if self.state.kinds.get(name) == ANY_SCALE:
                self.source.refuse(
                    node, f"a key on {name}: numeric without a scale holds 1.0 and 1.00, which are equal", "write numeric(p, s)"
                )
        return names

    def _column(self, column: exp.ColumnDef) -> str:
        self.source.only(column, "this", "kind", "constraints")
        name = self.source.name(column.this)
        known, type_check = column_type(self.source, column)
        parts = self._parts(column, known)
        if type_check:
            if known.kind == "jsonb" and not parts.not_null:
                # Before SQLite 3.45 json_valid(NULL) is 0, not NULL.
                type_check = f"{quote(name)} IS NULL OR {type_check}"
            parts.checks.insert(0, f"CHECK ({type_check})")
        keyed = bool(parts.primary) or name in self.primary
        if parts.primary or parts.unique:
            self._keys(column, [column.this])
        alone = bool(parts.primary) or self.primary == (name,)
        sqlite = known.sqlite
        if parts.identity:
            if not alone:
                self.source.refuse(
                    column, "an identity that is not the primary key", "make it the primary key: SQLite counts only that one"
                )
            self.state.number = name
            parts.not_null, parts.primary = "", f"{parts.primary or 'PRIMARY KEY'} AUTOINCREMENT"
        elif keyed:
            parts.not_null = parts.not_null or "NOT NULL"
            # An INTEGER primary key is SQLite's row number, which takes NULL for "the next one"; INT is not.
            sqlite = "INT" if alone and sqlite == "INTEGER" else sqlite
        words = [quote(name), sqlite, parts.not_null, parts.default, parts.primary, parts.unique, parts.references, parts.generated]
        return _comments(column) + _wrapped(" ".join(filter(None, words)), parts.checks)

    def _parts(self, column: exp.ColumnDef, known: ColumnType) -> ColumnParts:
        parts = ColumnParts()
        for constraint in column.args.get("constraints") or ():
            self.source.only(constraint, "this", "kind")
            self._part(parts, constraint, column, known)
        return parts

    def _part(self, parts: ColumnParts, constraint: exp.Expr, column: exp.ColumnDef, known: ColumnType) -> None:
        named = f"CONSTRAINT {quote(self.source.name(constraint.this))} " if constraint.this else ""
        kind = constraint.args["kind"]
        match kind:
            case exp.NotNullColumnConstraint():
                self.source.only(kind, "allow_null")
                parts.not_null = "" if kind.args.get("allow_null") else f"{named}NOT NULL"
            case exp.DefaultColumnConstraint():
                parts.default = f"{named}DEFAULT {default(self.source, kind.this, known)}"
            case exp.PrimaryKeyColumnConstraint():
                self._only_key(kind)
                parts.primary = f"{named}PRIMARY KEY"
            case exp.UniqueColumnConstraint():
                self._only_key(kind)
                parts.unique = f"{named}UNIQUE"
            case exp.Reference():
                if is_decimal(known.kind):
                    self.source.refuse(kind, DECIMAL_REFERENCE, "refer to a key of whole numbers or text")
                parts.references = named + self._reference(kind, [column.name.lower()])
            case exp.CheckColumnConstraint():
                parts.checks.append(self._check(kind, named.removeprefix("CONSTRAINT ").strip() or None))
            case _:
                self._filled_part(parts, kind, column, known)

    def _filled_part(self, parts: ColumnParts, kind: exp.Expr, column: exp.ColumnDef, known: ColumnType) -> None:
        match kind:
            case exp.GeneratedAsIdentityColumnConstraint():
                self.source.only(kind, "this")
                if known.sqlite != "INTEGER":
                    self._unknown(kind)
                parts.identity = True
            case exp.ComputedColumnConstraint():
                parts.generated = self._generated(kind, column)
            case exp.CollateColumnConstraint() if kind.this.name == "C":
                pass  # SQLite's own order
            case _:
                self._unknown(kind)

    def _generated(self, kind: exp.Expr, column: exp.ColumnDef) -> str:
        self.source.only(kind, "this")
        # As an assignment does: what is too long is refused, not cut.
        cast = "text" if column.args["kind"].this is exp.DType.VARCHAR else type_name(column.args["kind"]).removeprefix("enum ")
        value = Expressions(self.source, self.state).value(kind.this.unnest(), cast)
        return f"GENERATED ALWAYS AS ({value.sql}) STORED"

    def _only_key(self, kind: exp.Expr, *known: str) -> None:
        self.source.only(kind, *known, "include")
        if include := kind.args.get("include"):
            self.source.only(include)

    def _reference(self, reference: exp.Expr, columns: Sequence[str]) -> str:
        return reference_text(self.source, reference, self.known_as or self.name, self.state, columns)

    def _check(self, check: exp.Expr, name: str | None) -> str:
        """With the name that PostgreSQL gives it where none is written, so that errors name the same constraint."""
        self.source.only(check, "this")
        chosen = name or name_of(check) or self._check_name(check)
        self.state.checks.add(chosen)
        check.meta["name"] = chosen
        return f"CONSTRAINT {quote(chosen)} CHECK ({Expressions(self.source, self.state).condition(check.this)})"

    def _check_name(self, check: exp.Expr) -> str:
        columns = {column.name.lower() for column in check.find_all(exp.Column)}
        base = "_".join([self.name, *(columns if len(columns) == 1 else ()), "check"])
        if len(base) > 63:
            self.source.refuse(check, "PostgreSQL would cut the name of this CHECK", "give it a name: CONSTRAINT … CHECK (…)")
        return next(name for number in range(1000) if (name := f"{base}{number or ''}") not in self.state.checks)

    def _unknown(self, node: exp.Expr) -> str:
        self.source.refuse(node, f"`{node.sql('postgres')}` is not known to mean the same on both engines", f"leave it out; or {BY_HAND}")


def create_table(source: Source, statement: exp.Create, tables: dict[str, TableState]) -> str:
    """Translate one CREATE TABLE, and take note of the table."""
    source.only(statement, "this", "kind", "exists")
    schema = statement.this
    if not isinstance(schema, exp.Schema):
        source.refuse(schema, "a table without a list of columns", "write its columns")
    source.only(schema, "this", "expressions")
    name = source.table(schema.this)
    state = TableState()
    exists = bool(statement.args.get("exists"))
    state.columns = [item for item in schema.expressions if isinstance(item, exp.ColumnDef)]
    text = write_table(source, name, state, schema.expressions, exists=exists)
    state.constraints = [item for item in schema.expressions if not isinstance(item, exp.ColumnDef)]
    name_constraints(name, state)
    if not (exists and name in tables):
        tables[name] = state
    return text


def write_table(
    source: Source, name: str, state: TableState, items: Sequence[exp.Expr], *, exists: bool = False, known_as: str = ""
) -> str:
    """CREATE TABLE for columns and constraints; what is found out goes into *state*."""
    keys = [key for item in items if isinstance(key := kind_of(item), exp.PrimaryKey)]
    primary = tuple(source.name(one) for one in keys[0].expressions) if keys else ()
    return TableWriter(source, name, state, primary, known_as).create(items, exists=exists)


def _comments(column: exp.ColumnDef) -> str:
    comments = [*(column.this.comments or ()), *(column.comments or ())]
    return "".join(f"{INDENT}-- {line.strip()}\n" for comment in comments for line in comment.strip().splitlines())


def _wrapped(start: str, checks: list[str]) -> str:
    line = INDENT + " ".join([start, *checks])
    if len(line) <= WIDTH:
        return line
    return f"\n{INDENT * 2}".join([INDENT + start, *checks])
