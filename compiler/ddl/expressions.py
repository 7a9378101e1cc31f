"""Conditions and values that SQLite keeps in a table or index: as the translator of statements writes them, where that needs nothing of ours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sqlglot import exp

from ..model import Place, Schema, SourceError
from ..sqlite_names import quote
from ..translate import translate
from .decimals import SCALED, is_decimal
from .rows import STRINGS, glob_for_like, table_of, written
from .source import BY_HAND

if TYPE_CHECKING:
    from .source import Source, TableState

ROW = "twinsql_row"
QUALIFIED = re.compile(rf"'(?:[^']|'')*'|\b{ROW}\.")
FUNCTION = re.compile(r"\bpg_\w+\(")
KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
JSON_TEXT = "json text"

CURES: dict[type[exp.Expr], str] = {
    exp.Lower: "keep a second column with the lower-case text, written by the repository",
    exp.Upper: "keep a second column with the upper-case text, written by the repository",
    exp.ILike: "check the text in the repository",
    exp.RegexpLike: "check the text in the repository, or with LIKE",
    exp.CurrentTimestamp: "let the repository write the time",
}


class Rendered(NamedTuple):
    """
    An expression for SQLite.

    Attributes:
        kind: PostgreSQL's type; ``json text`` is as good as PostgreSQL's for an index alone.
    """

    sql: str
    kind: str


@dataclass(frozen=True, slots=True)
class Expressions:
    """Renders expressions over the columns of one table, which are those of *state*."""

    source: Source
    state: TableState

    def condition(self, node: exp.Expr) -> str:
        """What is true or false."""
        rendered = self.value(node)
        if rendered.kind != "boolean":
            self.source.refuse(node, "this is no condition", "compare it with something")
        return rendered.sql

    def value(self, node: exp.Expr, cast: str = "") -> Rendered:
        """Any expression that has an exact form in SQLite's own words; with *cast*, as that type."""
        text = f"({written(node)})::{cast}" if cast else written(node)
        enums = {
            kind.args["kind"].name.lower(): tuple(label.name for label in kind.expressions)
            for column in self.state.columns
            if (kind := column.args["kind"]).this is exp.DType.ENUM
        }
        schema = Schema({"t": table_of("t", self.state)}, enums=enums)
        try:
            made = translate(f"SELECT {text} AS value FROM t AS {ROW}", Place(self.source.file, 1), schema, {})  # noqa: S608 - never run
        except SourceError as error:
            problem = error.problems[0]
            self.source.refuse(node, problem.what, f"{self._cure(node) or problem.cure.rstrip('.')}; or {BY_HAND}")
        sql = QUALIFIED.sub(lambda found: found[0] if found[0].startswith("'") else "", glob_for_like(made.sqlite))
        sql = sql.removeprefix("SELECT ").rpartition(" AS value")[0]
        bare = STRINGS.sub("''", sql)
        if "SELECT" in bare or FUNCTION.search(bare) or " LIKE " in bare:
            what = f"`{node.sql('postgres')}` has no form that SQLite can keep: one without a subquery and without functions of ours"
            self.source.refuse(node, what, self._cure(node) or f"check it in the repository; or {BY_HAND}")
        return Rendered(sql, made.column_types[0])

    def indexed(self, node: exp.Expr) -> Rendered:
        """What an index is over: also ``->>`` with a key, where the value may be another one, but the rows found are not."""
        if isinstance(node, exp.JSONExtractScalar):
            path = node.expression.expressions if isinstance(node.expression, exp.JSONPath) else []
            if (
                isinstance(node.this, exp.Column)
                and len(path) == 2
                and isinstance(path[1], exp.JSONPathKey)
                and KEY.fullmatch(str(path[1].this))
            ):
                return Rendered(f"{quote(self.source.name(node.this.this))} ->> '{path[1].this}'", JSON_TEXT)
        return self.value(node)

    def _cure(self, node: exp.Expr) -> str:
        kinds = [self.state.kinds.get(one.name.lower(), "") for one in node.find_all(exp.Column)]
        if any(is_decimal(kind) and not SCALED.fullmatch(kind) for kind in kinds):
            return "write numeric(p, s) with 18 digits at most, which SQLite holds as whole numbers"
        return next((CURES[type(one)] for one in node.walk() if type(one) in CURES), "")
