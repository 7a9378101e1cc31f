"""What a CREATE TABLE says beyond SQLite's pragmas: CHECKs, collations, generated columns, actions at conflicts, deferred keys."""

from __future__ import annotations

from dataclasses import dataclass, field

from .parser import Parser
from .tokens import NotUnderstood, Token, tokens_of

COLUMN_ENDS = frozenset(
    {"CONSTRAINT", "PRIMARY", "NOT", "NULL", "UNIQUE", "CHECK", "DEFAULT", "COLLATE", "REFERENCES", "GENERATED", "AS", ",", ")"}
)


@dataclass(slots=True)
class Check:
    """A CHECK: the text of its condition, and its name where it has one."""

    sql: str
    name: str = ""


@dataclass(slots=True)
class ForeignKey:
    """How a foreign key was written, as far as pragmas do not tell: in the order in which they stand."""

    name: str = ""
    deferrable: bool = False
    deferred: bool = False


@dataclass(slots=True)
class ColumnWords:
    """What is written of a column."""

    name: str
    checks: list[Check] = field(default_factory=list[Check])
    collation: str = ""
    generated: str = ""
    not_null: bool = False


@dataclass(slots=True)
class TableWords:
    """
    What is written of a table.

    Attributes:
        columns: by name.
        checks: those of the table.
        references: its foreign keys, those of columns too.
        key_names, unique_names: names of constraints, in their order.
        conflicts: actions at conflicts (``ON CONFLICT REPLACE``), which PostgreSQL's constraints do not have.
        complaint: where the text could not be read to its end.
    """

    columns: dict[str, ColumnWords] = field(default_factory=dict[str, ColumnWords])
    checks: list[Check] = field(default_factory=list[Check])
    references: list[ForeignKey] = field(default_factory=list[ForeignKey])
    conflicts: list[str] = field(default_factory=list[str])
    complaint: str = ""

    def column(self, name: str) -> ColumnWords:
        """What is written of this column; nothing where the text does not have it."""
        return self.columns.get(name) or ColumnWords(name)


def read_create_table(sql: str) -> TableWords:
    """What *sql* says. What cannot be read is told in ``complaint``; what was read before it stays."""
    words = TableWords()
    try:
        _Reader(sql, words).table()
    except NotUnderstood as caught:
        words.complaint = f"its CREATE TABLE is not understood at {caught}"
    return words


class _Reader(Parser):
    def __init__(self, sql: str, words: TableWords) -> None:
        super().__init__(sql, tokens_of(sql))
        self.words = words

    def table(self) -> None:
        while not self.at("("):
            if self.now.kind == "end":
                self.fail()
            self.step()
        self.want("(")
        while True:
            if self.at("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN") and not self._is_column():
                self._table_constraint()
            else:
                self._column()
            if not self.take(","):
                # SQLite lets constraints follow each other without a comma.
                if self.at("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"):
                    continue
                break
        self.want(")")

    def _is_column(self) -> bool:
        """A column may be called ``key`` or ``check``-like only in quotes, so an unquoted word is a constraint."""
        return self.now.kind != "word"

    def _column(self) -> None:
        column = ColumnWords(self.name())
        self.words.columns[column.name] = column
        while self.now.kind in {"word", "name", "string", "number"} and self.now.upper not in COLUMN_ENDS:
            self.step()
        if self.at("("):
            self.bracketed()
            while self.now.kind == "word" and self.now.upper not in COLUMN_ENDS:
                self.step()
        name = ""
        while not self.at(",", ")") and self.now.kind != "end":
            name = self._column_constraint(column, name)

    def _column_constraint(self, column: ColumnWords, name: str) -> str:
        if self.take("CONSTRAINT"):
            return self.name()
        if self.take("CHECK"):
            column.checks.append(Check(self.bracketed(), name))
            self._conflict("CHECK")
        elif self.take("NOT", "NULL"):
            column.not_null = True
            self._conflict(f"NOT NULL of {column.name}")
        elif self.take("COLLATE"):
            column.collation = self.name().upper()
        elif self.take("GENERATED", "ALWAYS", "AS") or self.take("AS"):
            column.generated = self.bracketed()
            _ = self.take("STORED") or self.take("VIRTUAL")
        elif self.at("REFERENCES"):
            self._reference(name)
        elif self.at("DEFERRABLE", "NOT", "INITIALLY"):
            self._deferrable(self.words.references[-1] if self.words.references else ForeignKey())
        else:
            self._known_to_pragmas(column)
        return ""

    def _known_to_pragmas(self, column: ColumnWords) -> None:
        if self.take("DEFAULT"):
            self._default()
        elif self.take("PRIMARY", "KEY"):
            _ = self.take("ASC") or self.take("DESC")
            self._conflict("PRIMARY KEY")
            self.take("AUTOINCREMENT")
        elif self.take("UNIQUE"):
            self._conflict(f"UNIQUE of {column.name}")
        elif self.take("NULL"):
            self._conflict("NULL")
        else:
            self.fail()

    def _default(self) -> None:
        if self.at("("):
            self.bracketed()
            return
        if self.at("+", "-"):
            self.step()
        self.step()

    def _table_constraint(self) -> None:
        name = self.name() if self.take("CONSTRAINT") else ""
        if self.take("CHECK"):
            self.words.checks.append(Check(self.bracketed(), name))
            self._conflict("CHECK")
        elif self.take("PRIMARY", "KEY"):
            self.bracketed()
            self._conflict("PRIMARY KEY")
        elif self.take("UNIQUE"):
            self.bracketed()
            self._conflict("UNIQUE")
        elif self.take("FOREIGN", "KEY"):
            self.bracketed()
            self._reference(name)
        elif not name:
            self.fail()

    def _reference(self, name: str) -> None:
        key = ForeignKey(name)
        self.words.references.append(key)
        self.want("REFERENCES")
        self.name()
        if self.at("("):
            self.bracketed()
        while True:
            if self.take("ON"):
                self.step()
                if not (self.take("SET", "NULL") or self.take("SET", "DEFAULT") or self.take("NO", "ACTION")):
                    self.step()
            elif self.take("MATCH"):
                self.step()
            elif self.at("DEFERRABLE") or (self.at("NOT") and self.tokens[self.place + 1].upper == "DEFERRABLE"):
                self._deferrable(key)
            else:
                return

    def _deferrable(self, key: ForeignKey) -> None:
        key.deferrable = not self.take("NOT")
        self.take("DEFERRABLE")
        if self.take("INITIALLY"):
            key.deferred = self.step().upper == "DEFERRED" and key.deferrable

    def _conflict(self, what: str) -> None:
        if self.take("ON", "CONFLICT"):
            action = self.step().upper
            if action != "ABORT":
                self.words.conflicts.append(f"{what}: ON CONFLICT {action}")

    def bracketed(self) -> str:
        """Take what stands in brackets, and return its text without them."""
        first = self.now
        self.want("(")
        depth = 1
        last: Token = first
        while depth:
            if self.now.kind == "end":
                self.fail()
            last = self.step()
            depth += (last.text == "(" and last.kind == "sign") - (last.text == ")" and last.kind == "sign")
        return self.sql[first.stop : last.start].strip()
