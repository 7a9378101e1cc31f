"""
Maps: TOML files that say which table and column of a source becomes which of a target, and what is made of rows on the way.

What a map says of names, encodings and single values goes into the plan (``mapping``). What it says of rows, and columns that it makes of
others, is done in a copy of the snapshot (``maps.steps``), so that census, copy and validation all see the same rows.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from ...adapters.errors import ConfigError
from ..dialect.tokens import NotUnderstood, tokens_of
from ..repairs import Repair
from ..rules.mapping import ColumnMapping, TableMapping
from ..rules.rules import Rule, rule_of
from .functions import OWN, function_of
from .toml_lines import key_lines, line_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ..catalogue import Catalogue
    from ..rules.mapping import Map
    from .toml_lines import Path as Keys

TABLE = {
    "to": str,
    "into": str,
    "drop": (bool, list),
    "optional": bool,
    "columns": dict,
    "made": dict,
    "change": list,
    "leave_out": list,
    "add": list,
}
COLUMN = {"to": str, "as": str, "default": object, "values": list, "optional": bool}
SPARE = {"drop": True, "optional": True}
"""All that is said of a column that is left out, where it is there: others are listed under ``drop``."""
CHANGE = {"why": str, "where": str, "set": dict}
LEAVE_OUT = {"why": str, "where": str}
ADD = {"why": str, "rows": str}
TOP = {"functions": dict, "tables": dict}
WORDS: dict[Any, str] = {str: "a text", bool: "true or false", dict: "a table", list: "a list", (bool, list): "true, or a list of columns"}
"""What a key may be, in words."""
IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class Sql(NamedTuple):
    """An expression, a condition or a SELECT in SQLite's own words, and where it stands."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class MapColumn:
    """A column that is carried: under what name, and by what rule."""

    mapping: ColumnMapping
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """Columns that get other values in the rows for which *condition* is true."""

    why: str
    condition: Sql
    values: tuple[tuple[str, Sql], ...]


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Rows that are not carried: those for which *condition* is true."""

    why: str
    condition: Sql


@dataclass(frozen=True, slots=True)
class Add:
    """Rows that are put to those of the table: what a SELECT gives, by the names of its columns."""

    why: str
    rows: Sql


@dataclass(frozen=True, slots=True)
class MapTable:
    """
    What becomes of a table of the source.

    Attributes:
        name: its name.
        to: the table of the target; empty where the rows go into another table of the source, or nowhere.
        into: the table of the source that takes its rows; empty mostly.
        dropped: columns that are left out.
        spare: those of them that the source may lack.
        optional: whether the source may lack it.
        columns: those that change their name, or have a rule.
        made: columns that it gets, with the target's names.
        changes, leave_outs, adds: what is done with its rows, in this order and before columns are made.
        where: file and line.
    """

    name: str
    to: str
    into: str = ""
    dropped: tuple[str, ...] = ()
    spare: tuple[str, ...] = ()
    optional: bool = False
    columns: tuple[MapColumn, ...] = ()
    made: tuple[tuple[str, Sql], ...] = ()
    changes: tuple[Change, ...] = ()
    leave_outs: tuple[LeaveOut, ...] = ()
    adds: tuple[Add, ...] = ()
    where: str = ""

    @property
    def mapping(self) -> TableMapping:
        """What the plan has to know of it."""
        made = (ColumnMapping(name, name, None, sql.where) for name, sql in self.made)
        return TableMapping(self.name, self.to, (*(one.mapping for one in self.columns), *made), self.dropped, self.where)


@dataclass(frozen=True, slots=True)
class MapFile:
    """
    A map as it was read.

    Attributes:
        name: of its file.
        tables: in the file's order, which is the order in which things are done.
        functions: Python's, by the name that SQL calls them.
    """

    name: str
    tables: tuple[MapTable, ...] = ()
    functions: tuple[tuple[str, str], ...] = ()

    def mapping(self, catalogue: Catalogue) -> Map:
        """What the plan has to know; *catalogue* is that of the prepared source."""
        return {one.name: one.mapping for one in self.tables if one.name in catalogue.tables}


def read_map(path: Path) -> MapFile:
    """
    Read a map.

    Raises:
        ConfigError: it cannot be read, or says what no map says; the text has file, line and cure.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as caught:
        reason = caught.strerror if isinstance(caught, OSError) else "it is no UTF-8"
    else:
        return _Reader(path.name, text).read()
    raise ConfigError(f"The map {path} cannot be read: {reason}\n    fix:  name a TOML file")


class _Reader:
    def __init__(self, name: str, text: str) -> None:
        self._name = name
        try:
            self._said = tomllib.loads(text)
        except tomllib.TOMLDecodeError as caught:
            what, _, place = str(caught).rpartition(" (at ")
            line = re.search(r"line (\d+)", place)
            reason = f"{name}:{line[1] if line else len(text.splitlines())}: {what or caught}"
        else:
            self._lines = key_lines(text)
            return
        raise ConfigError(f"{reason}\n    fix:  write it as TOML; texts stand in quotes")

    def read(self) -> MapFile:
        """All of it."""
        top = self._checked(self._said, (), TOP)
        functions = tuple(self._function(name, value) for name, value in top.get("functions", {}).items())
        tables = tuple(self._table(name, value) for name, value in top.get("tables", {}).items())
        return MapFile(self._name, tables, functions)

    def where(self, path: Keys) -> str:
        """File and line."""
        return f"{self._name}:{line_of(self._lines, path)}"

    def error(self, path: Keys, what: str, fix: str) -> ConfigError:
        """An error about what stands at *path*."""
        return ConfigError(f"{self.where(path)}: {what}\n    fix:  {fix}")

    def _checked(self, value: object, path: Keys, known: dict[str, Any], needed: Iterable[str] = ()) -> dict[str, Any]:
        """*value* as a table with keys of *known* alone, each of its type, and all that are *needed*."""
        table: dict[str, Any] = self._typed(value, path, dict)
        for key, inner in table.items():
            if key not in known:
                raise self.error((*path, key), f"a map has no {key!r} here", f"write one of {', '.join(known)}")
            self._typed(inner, (*path, key), known[key])
        for key in needed:
            if key not in table:
                raise self.error(path, f"{key} is missing", f"add it: {WORDS[known[key]]}")
        return table

    def _typed(self, value: object, path: Keys, kind: Any) -> Any:
        if isinstance(value, kind):
            return value
        what = ".".join(map(str, path[-1:])) or "a map"
        raise self.error(path, f"{what} is to be {WORDS[kind]}", f"write {WORDS[kind]}")

    def _function(self, name: str, value: object) -> tuple[str, str]:
        path = ("functions", name)
        written = self._typed(value, path, str)
        if not IDENTIFIER.fullmatch(name) or name in OWN:
            raise self.error(
                path, f"{name} cannot be the name of a function", "name it with letters, digits and _, and not as one of the map's own"
            )
        if function_of(written) is None:
            raise self.error(path, f"there is no function {written} where Python looks for modules", "write package.module:function")
        return name, written

    def _table(self, name: str, value: object) -> MapTable:
        path: Keys = ("tables", name)
        table = self._checked(value, path, TABLE)
        drop = table.get("drop", [])
        ways = [key for key in ("to", "into") if key in table] + (["drop = true"] if drop is True else [])
        if len(ways) > 1:
            raise self.error(path, f"{name} has {' and '.join(ways)}", "say one of them")
        if isinstance(drop, bool):
            dropped: tuple[str, ...] = ()
        else:
            dropped = tuple(self._typed(one, (*path, "drop"), str) for one in drop)
        spare: list[str] = []
        columns = tuple(self._columns(name, table.get("columns", {}), spare))
        found = MapTable(
            name,
            "" if drop is True or "into" in table else table.get("to", name),
            table.get("into", ""),
            (*dropped, *spare),
            tuple(spare),
            table.get("optional", False),
            columns,
            tuple(self._sqls(table.get("made", {}), (*path, "made"))),
            tuple(self._change(one, (*path, "change", place)) for place, one in enumerate(table.get("change", []))),
            tuple(self._leave_out(one, (*path, "leave_out", place)) for place, one in enumerate(table.get("leave_out", []))),
            tuple(self._add(one, (*path, "add", place)) for place, one in enumerate(table.get("add", []))),
            self.where(path),
        )
        self._check_names(found, path)
        return found

    def _check_names(self, table: MapTable, path: Keys) -> None:
        """No column of the target is filled twice, and none of the source is dropped and carried."""
        taken: set[str] = set()
        for target, key in [(one.mapping.target, ("columns", one.mapping.source)) for one in table.columns] + [
            (name, ("made", name)) for name, _ in table.made
        ]:
            if target in taken:
                raise self.error((*path, *key), f"{target} is filled twice", "name each column of the target once")
            taken.add(target)
        for one in table.columns:
            if one.mapping.source in table.dropped:
                raise self.error((*path, "drop"), f"{one.mapping.source} is carried and dropped", "leave out one of the two")

    def _columns(self, table: str, columns: dict[str, Any], spare: list[str]) -> Iterable[MapColumn]:
        """The columns that are carried; names of those that are dropped where they are there are added to *spare*."""
        for name, value in columns.items():
            path: Keys = ("tables", table, "columns", name)
            if isinstance(value, list):
                yield from (self._column(table, name, one, (*path, place)) for place, one in enumerate(cast("list[object]", value)))
            elif value == SPARE:
                spare.append(name)
            else:
                yield self._column(table, name, value, path)

    def _column(self, table: str, name: str, value: object, path: Keys) -> MapColumn:
        if isinstance(value, str):
            return MapColumn(ColumnMapping(name, value, None, self.where(path)))
        if not isinstance(value, dict):
            raise self.error(
                path, f"{name} is to be the name of a column", 'write "name", { to = "name", as = "iso+utc" }, or a list of these'
            )
        column = self._checked(cast("object", value), path, COLUMN)
        rule = self._rule(table, name, column, path)
        return MapColumn(ColumnMapping(name, column.get("to", name), rule, self.where(path)), column.get("optional", False))

    def _rule(self, table: str, name: str, column: dict[str, Any], path: Keys) -> Rule | None:
        repairs: list[Repair] = []
        rule = Rule(table, name)
        if "as" in column:
            try:
                rule = rule_of(table, name, column["as"])
            except ConfigError as caught:
                reason = str(caught)
            else:
                reason = ""
            if reason:
                raise ConfigError(f"{self.where(path)}: {reason}")
        for pair in column.get("values", []):
            two: list[object] = self._typed(pair, path, list)
            if len(two) not in {1, 2}:
                raise self.error(path, "values is to be a list of pairs", 'write values = [["old", "new"], ["that becomes NULL"]]')
            repairs.append(Repair("value", self._json([*two, None][:2], path)))
        if "default" in column:
            repairs.append(Repair("default", self._json(column["default"], path)))
        if not repairs and "as" not in column:
            return None
        # New values first: they are read like those that were there.
        return replace(rule, repairs=(*repairs, *rule.repairs), where=self.where(path))

    def _json(self, value: object, path: Keys) -> str:
        try:
            return json.dumps(value, ensure_ascii=False, allow_nan=False)
        except (TypeError, ValueError):
            fix = "write a text, a number, true, false, a list or a table"
        raise self.error(path, "a date, a time, inf or nan is no JSON", fix)

    def _sqls(self, said: dict[str, Any], path: Keys) -> Iterable[tuple[str, Sql]]:
        for name, text in said.items():
            yield name, self._sql(self._typed(text, (*path, name), str), (*path, name))

    def _sql(self, text: str, path: Keys) -> Sql:
        try:
            return Sql(_without_guesses(text), self.where(path))
        except NotUnderstood as caught:
            reason = str(caught)
        raise self.error(path, f"SQLite does not understand {reason}", "correct the SQL")

    def _change(self, value: object, path: Keys) -> Change:
        change = self._checked(value, path, CHANGE, CHANGE)
        values = tuple(self._sqls(change["set"], (*path, "set")))
        return Change(change["why"], self._sql(change["where"], (*path, "where")), values)

    def _leave_out(self, value: object, path: Keys) -> LeaveOut:
        leave_out = self._checked(value, path, LEAVE_OUT, LEAVE_OUT)
        return LeaveOut(leave_out["why"], self._sql(leave_out["where"], (*path, "where")))

    def _add(self, value: object, path: Keys) -> Add:
        add = self._checked(value, path, ADD, ADD)
        return Add(add["why"], self._sql(add["rows"], (*path, "rows")))


def _without_guesses(sql: str) -> str:
    """*sql* with other quotes around names: in double ones SQLite takes a name that is not there for a text, and says nothing."""
    made, place = "", 0
    for token in tokens_of(sql):
        written = "`" + token.value.replace("`", "``") + "`" if token.text.startswith('"') else token.text
        made += sql[place : token.start] + written
        place = token.stop
    return made
