"""Whether the proof cases notice that the compiler is wrong: by what it refuses, by types, or by answers that differ from PostgreSQL's."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from twinsql.adapters.errors import SourceError
from twinsql.adapters.sqlite import SqliteAdapter
from twinsql.compiler.ddl import translate_ddl
from twinsql.compiler.model import Place
from twinsql.compiler.placeholders import names_in
from twinsql.compiler.translate import translate

from tests.compiler.translate.rows import ROWS
from tests.compiler.translate.test_cases import shown
from tests.compiler.translate.twins import FOLDER, TABLES_IN_ORDER, Case, python_value, read_cases

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twinsql.adapters.describe import Describer
    from twinsql.compiler.model import Translation

    from tests.compiler.translate.twins import Outcome, Twins


@dataclass(frozen=True, slots=True)
class Remembered:
    """What PostgreSQL says of a text, asked once."""

    describer: Describer
    answers: dict[str, Any] = field(default_factory=dict[str, Any])

    def describe(self, sql: str) -> Any:
        if sql not in self.answers:
            self.answers[sql] = self.describer.describe(sql)
        return self.answers[sql]


class Judge:
    """Proof cases, and what PostgreSQL makes of each, asked once."""

    def __init__(self, twins: Twins) -> None:
        describer: Any = Remembered(twins.describer)
        self._twins = replace(twins, describer=describer)
        self.cases = read_cases("cases")
        self._refused = read_cases("refused")
        self._right: dict[tuple[str, int], list[Outcome]] = {}
        self._texts: dict[tuple[str, int], Translation] = {}

    def of_file(self, name: str) -> list[Case]:
        """Cases of one file, prepared."""
        found = [case for case in self.cases if case.file == f"{name}.sql"]
        self.prepare(found)
        return found

    def compile(self, case: Case) -> None:
        """Translate *case*, for what that asks."""
        self._twins.compile(case.sql, case.file, case.line)

    def prepare(self, cases: Iterable[Case]) -> None:
        """Translate and run them while the compiler is right."""
        for case in cases:
            key = case.file, case.line
            if key not in self._right:
                statement, self._texts[key], kinds = self._twins.compile(case.sql, case.file, case.line)
                self._right[key] = [
                    self._twins.run_one(self._twins.postgres, statement, values, returns=bool(kinds)) for values in self._runs(case)
                ]

    def notice(self, cases: Sequence[Case], *, always: bool = False) -> str:
        """How one of *cases*, which are prepared, notices; an empty text if none does. *always*: run those too whose text is as it was."""
        return self._notice(self._twins, cases, always=always)

    def _notice(self, twins: Twins, cases: Sequence[Case], *, always: bool) -> str:
        for case in cases:
            try:
                statement, translation, kinds = twins.compile(case.sql, case.file, case.line)
            except Exception as error:  # noqa: BLE001 - whatever it is, no wrong answer leaves the compiler
                return f"{case.name}: {type(error).__name__}"
            if translation == self._texts[case.file, case.line] and not always:
                continue
            if translation.column_types != kinds:
                return f"{case.name}: types"
            ordered = any(line.startswith("ORDER BY") for line in translation.sqlite.splitlines())
            for values, right in zip(self._runs(case), self._right[case.file, case.line], strict=True):
                try:
                    found = twins.run_one(twins.sqlite, statement, values, returns=bool(kinds))
                except Exception as error:  # noqa: BLE001 - a value that the codec cannot read
                    return f"{case.name}: {type(error).__name__}"
                if shown(found, ordered=ordered) != shown(right, ordered=ordered):
                    return f"{case.name}: answers"
        return ""

    def notice_schema(self, cases: Sequence[Case]) -> str:
        """The same of what the translator of migrations makes of the schema."""
        text = (FOLDER / "schema.sql").read_text(encoding="utf-8")
        try:
            script = translate_ddl(text, "schema.sql")
        except SourceError:
            return "the schema is refused"
        assert script != self._twins.schema.sqlite_script, "the schema is as it was"
        with SqliteAdapter(":memory:") as sqlite:
            sqlite.run_script(script)
            for name in filter(ROWS.get, TABLES_IN_ORDER):
                table = self._twins.schema.tables[name]
                columns = ", ".join(f'"{column.name}"' for column in table.columns)
                holders = ", ".join(f":v{place}" for place in range(len(table.columns)))
                insert = self._twins.compile(f"INSERT INTO {name} ({columns}) VALUES ({holders})")[0]
                try:
                    sqlite.execute_many(insert, ROWS[name])
                except Exception as error:  # noqa: BLE001 - the rows do not fit
                    return f"rows of {name}: {type(error).__name__}"
            return self._notice(replace(self._twins, sqlite=sqlite), cases, always=True)

    def notice_refused(self, file: str) -> str:
        """Which statement without an exact form is translated now."""
        for case in self._refused:
            if case.file == f"{file}.sql":
                with contextlib.suppress(SourceError):
                    translate(case.sql, Place("sql/x.sql", 1), self._twins.schema, dict.fromkeys(names_in(case.sql), "text"))
                    return f"{case.name}: translated"
        return ""

    def _runs(self, case: Case) -> list[tuple[object, ...]]:
        parameters = dict(zip(names_in(case.sql), self._twins.describe_parameters(case.sql), strict=True))
        return [tuple(python_value(given[name], kind) for name, kind in parameters.items()) for given in case.runs]
