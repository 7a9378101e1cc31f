"""CREATE VIEW: one SELECT of tables and views that are carried, joined, filtered, grouped and ordered; everything else is not understood."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, cast

from . import words
from .functions import FUNCTIONS
from .nodes import Call, Collated, Column, Constant, Node
from .parser import Parser
from .to_postgres import NUMBERS, Field, Translator, Written, folded
from .tokens import NotUnderstood

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .to_postgres import Aggregate, Scope

ENDS = frozenset(
    {
        "FROM",
        "WHERE",
        "GROUP",
        "HAVING",
        "ORDER",
        "LIMIT",
        "OFFSET",
        "ON",
        "USING",
        "JOIN",
        "LEFT",
        "INNER",
        "CROSS",
        "AS",
        "UNION",
        "EXCEPT",
        "INTERSECT",
        "WINDOW",
        "NATURAL",
        "RIGHT",
        "FULL",
        "OUTER",
    }
)


PLAIN = NUMBERS | {"text", "boolean", "blob"}


@dataclass(frozen=True, slots=True)
class Relation:
    """A table or view that a view may read: its name in PostgreSQL, and its columns by folded name, in their order."""

    name: str
    columns: dict[str, Field]


@dataclass(slots=True)
class ViewSelect:
    """A SELECT in PostgreSQL's words, and what its columns hold."""

    sql: str
    kinds: list[Written] = field(default_factory=list[Written])


def read_view(sql: str, relations: dict[str, Relation]) -> ViewSelect:
    """
    The SELECT of a CREATE VIEW; *relations* are by folded name.

    Raises:
        NotUnderstood: there is something in it that has no translation.
    """
    parser = Parser(sql)
    # Behind the name and, in brackets, names of columns.
    while not parser.take("AS"):
        if parser.now.kind == "end":
            parser.fail()
        parser.step()
    made = _Select(parser, relations).read()
    if parser.now.kind != "end":
        parser.fail()
    return made


class _Select:
    def __init__(self, parser: Parser, relations: dict[str, Relation]) -> None:
        self.parser = parser
        self.relations = relations
        self.scope: Scope = {}
        self.sources: list[tuple[str, Relation]] = []
        self.aliases: dict[str, Node] = {}

    def read(self) -> ViewSelect:
        parser = self.parser
        parser.want("SELECT")
        distinct = "DISTINCT " if parser.take("DISTINCT") else ""
        items = self._items()
        pieces = [f"\n  FROM {self._from()}"] if parser.take("FROM") else []
        translator = Translator(self.scope, FUNCTIONS, AGGREGATES)
        if parser.take("WHERE"):
            pieces.append(f"\n WHERE {Translator(self.scope, FUNCTIONS).condition(parser.expression())}")
        grouped: list[Node] | None = None
        if parser.take("GROUP", "BY"):
            grouped = self._several()
            pieces.append(f"\n GROUP BY {', '.join(self._key(translator, one) for one in grouped)}")
        if parser.take("HAVING"):
            condition = parser.expression()
            self._check_bare(condition, grouped or [])
            pieces.append(f"\nHAVING {translator.condition(condition)}")
        made = [one for item in items for one in self._columns(translator, item)]
        if grouped is not None or any(_aggregated(item) for item in items if not isinstance(item, str)):
            for item in items:
                if isinstance(item, str):
                    raise NotUnderstood("* beside groups")
                self._check_bare(item, grouped or [])
        if parser.take("ORDER", "BY"):
            if distinct:
                parser.fail()
            pieces.append(f"\n ORDER BY {', '.join(self._orders(translator, grouped))}")
        if distinct and any(one.kind not in PLAIN or one.collation != "BINARY" for one in made):
            raise NotUnderstood("DISTINCT of what SQLite compares in a way of its own")
        return ViewSelect(f"SELECT {distinct}{', '.join(one.sql for one in made)}{''.join(pieces)}", made)

    def _items(self) -> list[Node | str]:
        """Trees, and ``*`` or the name before ``.*`` as texts."""
        items: list[Node | str] = []
        while True:
            if self.parser.take("*"):
                items.append("")
            elif self._star():
                items.append(self.parser.tokens[self.parser.place - 3].value)
            else:
                node = self.parser.expression()
                items.append(node)
                if self.parser.take("AS") or (self.parser.now.kind in {"word", "name"} and self.parser.now.upper not in ENDS):
                    self.aliases[folded(self.parser.name())] = node
            if not self.parser.take(","):
                return items

    def _star(self) -> bool:
        tokens = self.parser.tokens[self.parser.place : self.parser.place + 3]
        if len(tokens) == 3 and tokens[1].text == "." and tokens[2].text == "*":
            self.parser.place += 3
            return True
        return False

    def _from(self) -> str:
        sql = self._source()
        while True:
            parser = self.parser
            if parser.take(","):
                sql += f" CROSS JOIN {self._source()}"
                continue
            if parser.take("LEFT"):
                parser.take("OUTER")
                parser.want("JOIN")
                kind = "LEFT JOIN"
            elif parser.take("JOIN") or parser.take("INNER", "JOIN") or parser.take("CROSS", "JOIN"):
                kind = "JOIN"
            else:
                return sql
            source = self._source()
            if parser.take("ON"):
                sql += f"\n  {kind} {source} ON {Translator(self.scope, FUNCTIONS).condition(parser.expression())}"
            elif kind == "JOIN" and not parser.at("USING"):
                sql += f" CROSS JOIN {source}"
            else:
                parser.fail()

    def _source(self) -> str:
        parser = self.parser
        if parser.now.kind not in {"word", "name"}:
            parser.fail()
        name = parser.name()
        found = self.relations.get(folded(name))
        if found is None:
            raise NotUnderstood(f"the table {name}")
        alias = name
        if parser.take("AS") or (parser.now.kind in {"word", "name"} and parser.now.upper not in ENDS):
            alias = parser.name()
        if any(folded(alias) == folded(one) for one, _ in self.sources):
            raise NotUnderstood(f"{alias} twice")
        self.sources.append((alias, found))
        for folded_name, column in found.columns.items():
            own = replace(column, qualifier=alias)
            self.scope[f"{folded(alias)}.{folded_name}"] = own
            # What two tables have needs the table's name.
            if sum(folded_name in relation.columns for _, relation in self.sources) == 1:
                self.scope[folded_name] = own
            else:
                self.scope.pop(folded_name, None)
        return f"{words.relation(found.name)} AS {words.name(alias)}"

    def _columns(self, translator: Translator, item: Node | str) -> Iterator[Written]:
        if not isinstance(item, str):
            made = translator.value(item)
            # A truth is 0 or 1 in SQLite, unless a column of the target is a boolean itself.
            plain = isinstance(item, Column)
            yield made if plain or made.kind != "boolean" else replace(made, sql=f"({made.sql})::integer", kind="integer")
            return
        for alias, relation in self.sources:
            if not item or folded(item) == folded(alias):
                for column in relation.columns.values():
                    yield replace(column, qualifier=alias).written()

    def _several(self) -> list[Node]:
        found = [self.parser.expression()]
        while self.parser.take(","):
            found.append(self.parser.expression())
        return found

    def _key(self, translator: Translator, node: Node) -> str:
        if isinstance(node, Constant):
            raise NotUnderstood("GROUP BY with a number or a text")
        made = translator.value(node)
        if made.kind == "text" and made.collation != "BINARY":
            raise NotUnderstood("GROUP BY with a collation")
        if made.kind in {"json", "opaque"} and not isinstance(node, Column):
            raise NotUnderstood(f"GROUP BY of a {made.kind}")
        if made.kind in {"json", "opaque"}:
            raise NotUnderstood("GROUP BY of what SQLite compares by its text")
        return made.sql

    def _check_bare(self, node: Node, grouped: list[Node]) -> None:
        """Columns outside of aggregates have to be keys of the groups: SQLite takes any row's value otherwise."""
        if node in grouped or (isinstance(node, Call) and _is_aggregate(node)):
            return
        if isinstance(node, Column):
            raise NotUnderstood(f"{node.name} beside groups that it is no key of")
        for part in _parts(node):
            self._check_bare(part, grouped)

    def _orders(self, translator: Translator, grouped: list[Node] | None) -> Iterator[str]:
        while True:
            node = self.parser.expression()
            if isinstance(node, Column) and not node.table:
                node = self.aliases.get(folded(node.name), node)
            if grouped is not None:
                self._check_bare(node, grouped)
            if isinstance(node, Constant):
                raise NotUnderstood("ORDER BY with a number")
            made = translator.value(node)
            if made.kind not in NUMBERS | {"text", "boolean"} or made.collation != "BINARY" or isinstance(node, Collated):
                raise NotUnderstood(f"ORDER BY of a {made.kind}, or with a collation")
            sql = f'{made.sql} COLLATE "C"' if made.kind == "text" else made.sql
            descending = self.parser.take("DESC")
            self.parser.take("ASC")
            # NULL is the least in SQLite.
            yield f"{sql} DESC NULLS LAST" if descending else f"{sql} NULLS FIRST"
            if not self.parser.take(","):
                return


def _parts(node: Node) -> Iterator[Node]:
    """Nodes right below *node*."""
    left: list[object] = [getattr(node, one.name) for one in fields(node)]
    while left:
        value = left.pop()
        if isinstance(value, tuple):
            left += cast("tuple[object, ...]", value)
        elif isinstance(value, Node):
            yield value


def _is_aggregate(node: Call) -> bool:
    return node.name in AGGREGATES and len(node.arguments) <= 1


def _aggregated(node: Node) -> bool:
    return (isinstance(node, Call) and _is_aggregate(node)) or any(_aggregated(part) for part in _parts(node))


def _count(argument: Written | None, distinct: str) -> Written:
    if (
        argument is not None
        and distinct
        and argument.kind not in NUMBERS | {"boolean"}
        and (argument.kind != "text" or argument.collation != "BINARY")
    ):
        raise NotUnderstood(f"count(DISTINCT) of a {argument.kind}")
    return Written(f"count({distinct}{argument.sql if argument else '*'})", "integer")


def _sum(argument: Written | None, distinct: str) -> Written:
    if argument is None or argument.kind != "integer":
        raise NotUnderstood("sum of anything but whole numbers")
    return Written(f"sum({distinct}{argument.sql})::bigint", "integer")


def _extreme(name: str) -> Aggregate:
    def write(argument: Written | None, _distinct: str) -> Written:
        if argument is None or argument.kind not in NUMBERS | {"text"} or argument.collation != "BINARY":
            raise NotUnderstood(f"{name} of anything but numbers and texts")
        return Written(f'{name}({argument.sql} COLLATE "C")' if argument.kind == "text" else f"{name}({argument.sql})", argument.kind)

    return write


def _average(argument: Written | None, distinct: str) -> Written:
    if argument is None or argument.kind != "integer":
        raise NotUnderstood("avg of anything but whole numbers")
    return Written(f"avg({distinct}{argument.sql})::double precision", "real")


AGGREGATES: dict[str, Aggregate] = {"count": _count, "sum": _sum, "min": _extreme("min"), "max": _extreme("max"), "avg": _average}
"""Aggregates whose result does not hang on the order of rows."""
