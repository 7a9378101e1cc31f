"""Rows, good and hostile, for any schema: what both engines are asked to take, and what is left in them afterwards."""

import json
import re
import sqlite3
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

import psycopg
from twinsql.adapters.described_schema import MadeColumn, MadeTable, read_schema

from tests.compiler.ddl_outcomes import refused_by_postgres, refused_by_sqlite


class Value(NamedTuple):
    """A literal in PostgreSQL's words, and in those of a STRICT table."""

    postgres: str
    sqlite: str


def same(text: str) -> Value:
    return Value(text, text)


NULL = same("NULL")
WORDS = ["", "a", "B", "ab", "x_1", "100%", "é日本😀", "it''s", " pad", "a" * 41, "ok", "x*[?]y"]
TEXTS = [same(f"'{word}'") for word in WORDS]
NUMBERS = [0, 1, 2, 3, 5, 10, -1, -7, 99, 32767, 32768, -32768, 2147483647, 2147483648, 9223372036854775807]
VALUES: dict[str, list[Value]] = {
    "text": TEXTS,
    "character varying": TEXTS,
    "boolean": [same("TRUE"), same("FALSE")],
    "double precision": [same(text) for text in ("0.0", "1.5", "-1.5", "2.0", "1e300")],
    "date": [same(f"'{text}'") for text in ("2024-02-29", "2025-12-31", "1999-01-01", "0001-01-01", "2025-02-30", "no day")],
    "time without time zone": [same(f"'{text}'") for text in ("00:00:00.000", "23:59:59.999", "12:30:00.500", "25:00:00.000")],
    "timestamp without time zone": [
        same(f"'{text}'") for text in ("2024-02-29T12:00:00.000", "1999-12-31T23:59:59.999", "2025-02-30T00:00:00.000")
    ],
    "timestamp with time zone": [
        same(f"'{text}'") for text in ("2024-02-29T12:00:00.000Z", "1999-12-31T23:59:59.999Z", "2025-02-30T00:00:00.000Z")
    ],
    "uuid": [same(f"'{n:08x}-0000-4000-8000-00000000000{n}'") for n in range(1, 5)] + [same("'no-uuid'")],
    "jsonb": [same(f"'{text}'") for text in ("{}", "[]", "null", '"x"', "1", '{"a": 1}', "{")],
    "bytea": [Value(f"'\\x{text}'", f"x'{text}'") for text in ("", "01", "ff00", "616263")],
}
READ: dict[str, str] = {
    "boolean": "CASE WHEN {0} THEN 1 WHEN NOT {0} THEN 0 END",
    "date": "to_char({0}, 'YYYY-MM-DD')",
    "time without time zone": "to_char({0}, 'HH24:MI:SS.MS')",
    "timestamp without time zone": "to_char({0}, 'YYYY-MM-DD\"T\"HH24:MI:SS.MS')",
    "timestamp with time zone": "to_char({0} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')",
    "uuid": "{0}::text",
    "jsonb": "{0}::text",
}
"""How a type is read to be compared; what has no entry, or is an enum, is read as text or as it is."""
VOLATILE = re.compile(r"now\(|CURRENT_|gen_random|uuid_generate|timezone\(", re.IGNORECASE)
DEFAULTS = """
    SELECT c.relname, a.attname FROM pg_attrdef AS d JOIN pg_class AS c ON c.oid = d.adrelid
      JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = d.adnum
     WHERE a.attgenerated = '' AND pg_get_expr(d.adbin, d.adrelid) ~* 'now\\(|CURRENT_|gen_random|uuid_generate|timezone\\('
"""
CHECKS = "SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c' AND conrelid <> 0"
LABELS = "SELECT typname, enumlabel FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid ORDER BY enumsortorder"


@dataclass
class Engines:
    """Two databases with the same schema."""

    file: sqlite3.Connection
    server: psycopg.Connection
    random: Random
    tables: dict[str, MadeTable] = field(default_factory=dict[str, MadeTable])
    hints: dict[str, list[Value]] = field(default_factory=dict[str, list[Value]])
    made: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    kept: dict[str, list[dict[str, Value]]] = field(default_factory=dict[str, list[dict[str, Value]]])
    unlike: list[str] = field(default_factory=list[str])
    counts: dict[str, int] = field(default_factory=dict[str, int])

    def look(self) -> None:
        """Read the schema from PostgreSQL's catalog."""
        self.tables = read_schema(self.server)
        self.made = set(self.server.execute(DEFAULTS).fetchall())
        self.hints = {f"enum {name}": [] for name, _ in self.server.execute(LABELS).fetchall()}
        for name, label in self.server.execute(LABELS).fetchall():
            self.hints[f"enum {name}"].append(same(f"'{label}'"))
        for table, text in self.server.execute(CHECKS).fetchall():
            words = [same(f"'{word}'") for word in re.findall(r"'([^']*)'", text)]
            numbers = [same(str(int(number) + step)) for number in re.findall(r"\b\d{1,9}\b", text) for step in (-1, 0, 1)]
            self.hints.setdefault(table, []).extend([*words, *numbers])
        self.kept = {table: self.kept.get(table, []) for table in self.tables}

    def empty(self) -> None:
        """Delete all rows, which the migrations may have brought."""
        self.file.execute("PRAGMA foreign_keys = OFF")
        for table in self.tables:
            self.file.execute(f'DELETE FROM "{table}"')
        self.file.execute("PRAGMA foreign_keys = ON")
        self.server.execute(("TRUNCATE " + ", ".join(f'"{table}"' for table in self.tables) + " CASCADE").encode())
        self.kept = {table: [] for table in self.tables}

    def value(self, table: str, column: MadeColumn) -> Value:
        """Any literal that the column may take, or not."""
        if not column.not_null and self.random.random() < 0.15:
            return NULL
        for reference in self.tables[table].references:
            if column.name in reference.columns and self.kept.get(reference.table) and self.random.random() < 0.85:
                target = reference.targets[reference.columns.index(column.name)]
                return self.random.choice(self.kept[reference.table]).get(target, NULL)
        base = re.sub(r"\([\d,]+\)", "", column.type)
        hints = self.hints.get(table, [])
        if base in {"smallint", "integer", "bigint"}:
            numbers = [one for one in hints if not one.postgres.startswith("'")]
            return self.random.choice([*numbers, *map(same, map(str, NUMBERS[: self.random.choice((4, 15))]))])
        if base == "numeric":
            return self._numeric(column.type, [one for one in hints if not one.postgres.startswith("'")])
        if column.type.startswith("enum "):
            return self.random.choice([*self.hints[column.type], same("'nonsense'")])
        words = [one for one in hints if one.postgres.startswith("'")] if base in {"text", "character varying"} else []
        return self.random.choice([*words, *VALUES[base]])

    def _numeric(self, kind: str, hints: list[Value]) -> Value:
        precision, _, scale = kind.partition("(")[2].rstrip(")").partition(",")
        places = int(scale or 0)
        whole = self.random.choice([0, 1, -1, 150, 10 ** int(precision or 3), *(int(one.postgres) * 10**places for one in hints)])
        digits = f"{abs(whole):0{places + 1}d}"
        text = ("-" if whole < 0 else "") + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)
        return Value(text, str(whole) if precision and int(precision) <= 18 else f"'{text}'")

    def row(self, table: str) -> dict[str, Value]:
        """A row that may be good; columns with a DEFAULT are left out at times."""
        found: dict[str, Value] = {}
        for column in self.tables[table].columns.values():
            left_out = column.has_default and (table, column.name) not in self.made and self.random.random() < 0.3
            if not column.is_generated and not left_out:
                found[column.name] = self.value(table, column)
        return found

    def both(self, postgres: str, sqlite: str, *, classes: bool = True) -> bool:
        """Run one statement on both; whether it was taken. A difference is noted."""
        ours = theirs = "taken"
        try:
            self.file.execute(sqlite)
        except sqlite3.Error as error:
            ours = refused_by_sqlite(error)
        try:
            self.server.execute(postgres.encode())
        except psycopg.Error as error:
            theirs = refused_by_postgres(error)
        self.counts[theirs] = self.counts.get(theirs, 0) + 1
        if ours != theirs and (classes or "taken" in {ours, theirs}):
            self.unlike.append(f"SQLite: {ours}, PostgreSQL: {theirs}: {postgres}")
        return ours == theirs == "taken"

    def insert(self, table: str, row: dict[str, Value], *, classes: bool = True) -> bool:
        names = ", ".join(f'"{name}"' for name in row)
        values = [", ".join(getattr(one, engine) for one in row.values()) for engine in ("postgres", "sqlite")]
        taken = self.both(
            f'INSERT INTO "{table}" ({names}) OVERRIDING SYSTEM VALUE VALUES ({values[0]})',
            f'INSERT INTO "{table}" ({names}) VALUES ({values[1]})',
            classes=classes,
        )
        if taken:
            self.kept[table].append(row)
        return taken

    def fill(self, table: str, tries: int) -> None:
        """Insert rows that may be good, and each good one with one column changed."""
        for _ in range(tries):
            self.insert(table, self.row(table), classes=False)
        for row in self.kept[table][-3:]:
            for name in row:
                self.insert(table, row | {name: self.value(table, self.tables[table].columns[name])})
                if not self.tables[table].columns[name].is_identity:
                    self.insert(table, row | {name: NULL})

    def change(self, table: str, tries: int) -> None:
        """UPDATE and DELETE rows by what one of their columns is."""
        for _ in range(tries):
            row = self.random.choice(self.kept[table]) if self.kept[table] else {}
            names = [
                name for name in row if row[name] != NULL and not self.tables[table].columns[name].type.startswith(("jsonb", "double"))
            ]
            if not names:
                return
            where, column = self.random.choice(names), self.tables[table].columns[self.random.choice(names)]
            value = self.value(table, column)
            filters = [f'WHERE "{where}" = {getattr(row[where], engine)}' for engine in ("postgres", "sqlite")]
            if self.random.random() < 0.5 and not column.is_identity:
                sets = [f'UPDATE "{table}" SET "{column.name}" = {getattr(value, engine)}' for engine in ("postgres", "sqlite")]
            else:
                sets = [f'DELETE FROM "{table}"'] * 2
            if not self.file.execute(f'SELECT count(*) FROM "{table}" {filters[1]}').fetchone()[0]:
                # PostgreSQL refuses a literal that is no value even where there is no row.
                continue
            self.both(f"{sets[0]} {filters[0]}", f"{sets[1]} {filters[1]}", classes=False)

    def compare(self) -> None:
        """Note tables whose rows are not the same."""
        for name, table in self.tables.items():
            own = ", ".join(f'"{column}"' for column in table.columns)
            theirs = ", ".join(_read(column) for column in table.columns.values())
            ours = self.file.execute(f'SELECT {own} FROM "{name}"').fetchall()
            rows = self.server.execute(f'SELECT {theirs} FROM "{name}"'.encode()).fetchall()
            kinds = [column.type for column in table.columns.values()]
            left, right = (sorted([_plain(row, kinds) for row in found], key=repr) for found in (ours, rows))
            if left != right:
                self.unlike.append(
                    f"rows of {name}: {[one for one in left if one not in right]} and {[one for one in right if one not in left]}"
                )

    def order(self) -> list[str]:
        """Tables, parents first as far as that goes."""
        done: list[str] = []
        rest = sorted(self.tables)
        while rest:
            ready = [name for name in rest if all(one.table in {name, *done} for one in self.tables[name].references)] or rest[:1]
            done += ready
            rest = [name for name in rest if name not in ready]
        return done


def _read(column: MadeColumn) -> str:
    base = re.sub(r"\([\d,]+\)", "", column.type)
    if base == "numeric":
        return f'"{column.name}"::text'
    return READ.get(base, "{0}::text" if base.startswith("enum ") else "{0}").format(f'"{column.name}"')


def _plain(row: tuple[object, ...], kinds: list[str]) -> tuple[object, ...]:
    """Values as both engines can be compared: JSON as SQLite's own digits of it, decimals as their digits."""
    return tuple(_value(one, kind) for one, kind in zip(row, kinds, strict=True))


def _value(one: object, kind: str) -> object:
    if one is None:
        return None
    if kind == "jsonb":
        return json.dumps(json.loads(str(one)), sort_keys=True)
    if kind.startswith("numeric"):
        digits = str(one).replace(".", "").replace("-", "").lstrip("0")
        return ("-" if str(one).startswith("-") else "") + digits
    return one
