"""Statements put together at random from tables of forms: joins, subqueries, WITH, sets, groups, windows, JSON, times, arrays, changes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.compiler.translate.random_forms import (
    AGGREGATES,
    ANY_KIND,
    CHANGES,
    COLUMNS,
    COMPARED,
    FORMS,
    KINDS,
    LITERALS,
    NAMES,
    ORDERED,
    TIES,
    WINDOWS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

HOLE = re.compile(r"\{(\w+)\}")


@dataclass(slots=True)
class Maker:
    """
    Makes statements.

    Attributes:
        rng: decides everything.
        number: of the last alias.
    """

    rng: Random
    number: int = 0
    scopes: list[list[tuple[str, str]]] = field(default_factory=list[list[tuple[str, str]]])

    def alias(self) -> str:
        """A name that is no other's."""
        self.number += 1
        return f"t{self.number}"

    def chance(self, percent: int) -> bool:
        """True in *percent* of cases."""
        return self.rng.randrange(100) < percent

    def fill(self, template: str, depth: int, same: str = "") -> str:
        """*template* with an expression in each hole; ``{0}`` is always *same*."""
        filled = HOLE.sub(
            lambda hole: same if hole[1] == "0" else self.expression(hole[1], depth), template.replace("{{", "\0").replace("}}", "\1")
        )
        return filled.replace("\0", "{").replace("\1", "}")

    def expression(self, kind: str, depth: int) -> str:
        """One of *kind*."""
        if depth <= 0 or self.chance(25):
            columns = [name for scope in self.scopes[-2:] for name, one in scope if one == kind]
            return self.rng.choice(columns) if columns and self.chance(80) else self.rng.choice(LITERALS[kind])
        forms = [*FORMS[kind]]
        if kind not in {"mod", "some"}:
            forms += [one.format(f"{{{kind}}}") for one in (*ANY_KIND, *(ORDERED if kind not in {"jsonb", "ints", "texts"} else ()))]
        if kind == "bool":
            forms += [one.format().format(f"{{{self.rng.choice(KINDS)}}}") for one in COMPARED] * 2
        elif kind in AGGREGATES and self.chance(8):
            return f"({self.select([kind], depth - 2, single=True)})"
        return self.fill(self.rng.choice(forms), depth - 1)

    def aggregate(self, kind: str, depth: int) -> str:
        """An aggregate of *kind*."""
        outer, self.scopes = self.scopes, self.scopes[-1:]
        found = self._aggregate(kind, depth)
        self.scopes = outer
        return found

    def _aggregate(self, kind: str, depth: int) -> str:
        one = self.rng.choice(AGGREGATES[kind])
        same = "{0}" in one and (HOLE.findall(one) or [""])[0]
        if same:
            inner = self.expression(same, depth - 1)
            return one.replace(f"{{{same}}}", "{0}", 1).replace("{0}", inner)
        found = self.fill(one, depth - 1)
        return f"{found} FILTER (WHERE {self.expression('bool', 1)})" if self.chance(15) and "WITHIN" not in found else found

    def window(self, kind: str, depth: int) -> str:
        """A window of *kind*."""
        return self.fill(self.rng.choice(WINDOWS[kind]), depth - 1, self.expression(kind, 1))

    def source(self, depth: int) -> tuple[str, list[tuple[str, str]]]:
        """Something in FROM, and its columns."""
        alias, way = self.alias(), self.rng.randrange(100)
        if depth > 0 and way < 20:
            kinds = [self.rng.choice(KINDS) for _ in range(self.rng.randint(1, 3))]
            names = self.rng.sample(NAMES, len(kinds))
            outer, self.scopes = self.scopes, []
            inner = self.query(kinds, depth - 1, names)
            self.scopes = outer
            return f"({inner}) AS {alias}", [(f'{alias}."{name}"', kind) for name, kind in zip(names, kinds, strict=True)]
        if way < 25:
            rows = ", ".join(f"({self.rng.choice(LITERALS['text'][:4])}, {number})" for number in range(3))
            return f"(VALUES {rows}) AS {alias} (v, w)", [(f"{alias}.v", "text"), (f"{alias}.w", "int")]
        if way < 30:
            return f"generate_series({self.rng.randint(-1, 1)}, 3) AS {alias} (g)", [(f"{alias}.g", "int")]
        if way < 35:
            return f"unnest({self.rng.choice(LITERALS['texts'])}) WITH ORDINALITY AS {alias} (u, o)", [
                (f"{alias}.u", "text"),
                (f"{alias}.o", "int"),
            ]
        table = self.rng.choice([*COLUMNS, "things", "parts"])
        return f"{table} AS {alias}", [(f"{alias}.{name}", kind) for name, kind in COLUMNS[table].items()]

    def joined(self, depth: int) -> str:
        """FROM with some sources; their columns are in scope from then on."""
        text, columns = self.source(depth)
        self.scopes.append(columns)
        for _ in range(self.rng.choice((0, 0, 0, 1, 1, 2))):
            if self.chance(15):
                kinds = [self.rng.choice(("int", "text"))]
                lateral, name = self.select(kinds, 1, names=["l"], keep=True), self.alias()
                text += self.rng.choice((f" CROSS JOIN LATERAL ({lateral}) AS {name}", f" LEFT JOIN LATERAL ({lateral}) AS {name} ON true"))
                self.scopes[-1] = [*columns, (f"{name}.l", kinds[0])]
                columns = self.scopes[-1]
                continue
            other, more = self.source(depth - 1)
            ints = [[name for name, kind in side if kind == "int"] for side in (columns, more)]
            on = f"{self.rng.choice(ints[0])} = {self.rng.choice(ints[1])}" if all(ints) else "1 = 1"
            columns = self.scopes[-1] = [*columns, *more]
            on += f" AND {self.expression('bool', 1)}" if self.chance(20) else ""
            text += f" {self.rng.choice(('JOIN', 'LEFT JOIN', 'LEFT JOIN', 'RIGHT JOIN', 'FULL JOIN') if on.count(' = ') == 1 and '1 = 1' not in on else ('JOIN', 'LEFT JOIN'))} {other} ON {on}"
        return text

    def select(self, kinds: Sequence[str], depth: int, names: Sequence[str] = (), *, single: bool = False, keep: bool = False) -> str:
        """One SELECT whose columns are of *kinds*; *single*: of one row; *keep*: it sees the sources around it."""
        before = len(self.scopes)
        hidden = self.scopes
        if not keep and not single:
            self.scopes = []
        tables = self.joined(depth)
        where = f" WHERE {self.expression('bool', 2)}" if self.chance(60) else ""
        tail = ""
        if single or (all(kind in AGGREGATES for kind in kinds) and self.chance(20)):
            shown = [self.aggregate(kind, 2) for kind in kinds]
        elif self.chance(25):
            keys = [self.chance(50) or kind not in AGGREGATES for kind in kinds]
            shown = [self.expression(kind, depth) if key else self.aggregate(kind, 2) for kind, key in zip(kinds, keys, strict=True)]
            extra = [self.expression("text", 1)]
            grouped = [str(place) for place, key in enumerate(keys, 1) if key] or extra
            tail = f" GROUP BY {', '.join(grouped)}" + (
                f" HAVING {self.aggregate('int', 1)} {self.rng.choice(('>', '<', '<>'))} 1" if self.chance(30) else ""
            )
        else:
            shown = [self.window(kind, 2) if kind in WINDOWS and self.chance(12) else self.expression(kind, depth) for kind in kinds]
        if keep and not tail and self.chance(50):
            tail = f" ORDER BY {self.expression('int', 1)}, {shown[0]} LIMIT 2"
        distinct = "DISTINCT " if not tail and not single and self.chance(12) else ""
        columns = ", ".join(
            f'{one} AS "{name}"' for one, name in zip(shown, names or [f"c{place}" for place in range(len(shown))], strict=True)
        )
        del self.scopes[before if keep or single else 0 :]
        self.scopes = hidden
        return f"SELECT {distinct}{columns} FROM {tables}{where}{tail}"

    def query(self, kinds: Sequence[str], depth: int, names: Sequence[str] = ()) -> str:
        """A SELECT, or several put together; with WITH and LIMIT at times."""
        text = self.select(kinds, depth, names)
        if self.chance(20):
            word = self.rng.choice(("UNION", "UNION ALL", "EXCEPT", "INTERSECT", "EXCEPT ALL"))
            text = f"{text} {word} {self.select(kinds, depth - 1, names)}"
        if self.chance(20) and not TIES.intersection(kinds):
            text += f" ORDER BY {self.order(len(kinds))} LIMIT {self.rng.randint(0, 5)}" + (" OFFSET 1" if self.chance(30) else "")
        return text

    def order(self, count: int) -> str:
        """ORDER BY all columns, so that nothing is left open."""
        ends = ("", "", " DESC", " NULLS FIRST", " DESC NULLS LAST")
        return ", ".join(f"{place}{self.rng.choice(ends)}" for place in self.rng.sample(range(1, count + 1), count))

    def reading(self) -> str:
        """A whole SELECT."""
        kinds = [self.rng.choice(KINDS) for _ in range(self.rng.randint(1, 3))]
        way = self.rng.randrange(100)
        if way < 20:
            return self._common(kinds)
        if way < 25:
            return self._first_of_each()
        if way < 30:
            return self._totals()
        if way < 34:
            return self._recursive()
        text = self.select(kinds, 3)
        if self.chance(15):
            text += f" {self.rng.choice(('UNION', 'UNION ALL', 'EXCEPT', 'INTERSECT'))} {self.select(kinds, 2)}"
        limit = f" LIMIT {self.rng.randint(1, 6)}" if self.chance(25) and not TIES.intersection(kinds) else ""
        return f"{text} ORDER BY {self.order(len(kinds))}{limit}"

    def _common(self, kinds: Sequence[str]) -> str:
        """A SELECT from a WITH, whose name may be a table's."""
        inner = [self.rng.choice(KINDS) for _ in range(2)]
        name = self.rng.choice(("w", "parts", "things"))
        common = f"WITH {name} (a, b) AS ({self.query(inner, 2, ('x', 'y'))}) "
        self.scopes = [[(f"{name}.a", inner[0]), (f"{name}.b", inner[1])]]
        shown = ", ".join(f"{self.expression(kind, 2)} AS c{place}" for place, kind in enumerate(kinds))
        return f"{common}SELECT {shown} FROM {name} WHERE {self.expression('bool', 1)} ORDER BY {self.order(len(kinds))}"

    def _first_of_each(self) -> str:
        """DISTINCT ON, in a total order."""
        tables = self.joined(1)
        first, second = (self.expression(kind, 1) for kind in ("text", self.rng.choice(("int", "date", "stamp", "bool"))))
        ends = [self.rng.choice(("", " DESC", " NULLS FIRST")) for _ in range(2)]
        where = f" WHERE {self.expression('bool', 1)}" if self.chance(50) else ""
        order = f"ORDER BY {first}{ends[0]}, {second}{ends[1]}"
        return f"SELECT DISTINCT ON ({first}) {first} AS c0, {second} AS c1 FROM {tables}{where} {order}"

    def _totals(self) -> str:
        """ROLLUP, CUBE and their like."""
        # A join by keys that are equal, and PostgreSQL 15 takes them for equal in every grouping.
        tables, columns = self.source(0)
        self.scopes = [columns]
        keys = [name for name, kind in columns if kind in {"text", "int", "bool", "date"}]
        if not keys:
            return self._recursive()
        one, other = self.rng.choice(keys), self.rng.choice(keys)
        way = self.rng.choice(("ROLLUP ({}, {})", "CUBE ({}, {})", "GROUPING SETS (({}), ({}), ())"))
        aggregate = self.aggregate(self.rng.choice(("int", "text", "bool", "date")), 1)
        return (
            f"SELECT {one} AS a, {other} AS b, {aggregate} AS c, grouping({one}) AS g FROM {tables} "
            f"GROUP BY {way.format(one, other)} ORDER BY {self.order(4)}"
        )

    def _recursive(self) -> str:
        """A recursive WITH that ends."""
        first = self.select(("some", "text"), 1, ("i", "t"))
        self.scopes = [[("r.i", "int"), ("r.t", "text")]]
        step = f"SELECT r.i + 1, left({self.expression('text', 1)}, 9) FROM r WHERE r.i < 5 AND {self.expression('bool', 1)}"
        return f"WITH RECURSIVE r (i, t) AS ({first} {self.rng.choice(('UNION', 'UNION ALL'))} {step}) SELECT i, t FROM r ORDER BY 1, 2"

    def change(self) -> str:
        """A statement that changes rows, and what it returns."""
        ways = (self._delete, self._delete_using, self._insert, self._upsert, self._update, self._update, self._update_from, self._merge)
        text = self.rng.choice(ways)()
        if text.startswith("MERGE") or self.chance(40):
            return text
        kinds = [self.rng.choice(KINDS) for _ in range(2)]
        text += f" RETURNING {', '.join(f'{self.expression(kind, 1)} AS c{place}' for place, kind in enumerate(kinds))}"
        if self.chance(75):
            return text
        self.scopes = [[("w.c0", kinds[0]), ("w.c1", kinds[1])]]
        return f"WITH w AS ({text}) SELECT {self.expression(kinds[0], 1)} AS a, c1 FROM w ORDER BY 1, 2"

    def _target(self) -> str:
        table = self.rng.choice(list(CHANGES))
        self.scopes = [[(f"{table}.{name}", kind) for name, kind in COLUMNS[table].items()]]
        return table

    def _sets(self, table: str) -> str:
        return ", ".join(self.fill(one, 2) for one in self.rng.sample(CHANGES[table], self.rng.randint(1, 2)))

    def _delete(self) -> str:
        return f"DELETE FROM {self._target()} WHERE {self.expression('bool', 2)}"

    def _delete_using(self) -> str:
        table = self._target()
        own, kind = next((name, kind) for name, kind in self.scopes[0] if kind in {"int", "text"})
        self.scopes.append([("u.v", kind)])
        condition = f"{own} = u.v AND {self.expression('bool', 1)}"
        self.scopes.pop()
        return f"DELETE FROM {table} USING ({self.select([kind], 1, ['v'])}) AS u WHERE {condition}"

    def _update(self) -> str:
        table = self._target()
        return f"UPDATE {table} SET {self._sets(table)} WHERE {self.expression('bool', 2)}"

    def _update_from(self) -> str:
        self._target()
        self.scopes = [[(f"accounts.{name}", kind) for name, kind in COLUMNS["accounts"].items()]]
        own = self.scopes[0]
        self.scopes = [[*own, ("u.n", "int"), ("u.l", "text")]]
        sets, condition = self._sets("accounts"), self.expression("bool", 1)
        self.scopes = [own]
        rows = "SELECT thing_id, count(*)::integer, max(label) FROM parts GROUP BY thing_id"
        return f"UPDATE accounts SET {sets} FROM ({rows}) AS u (k, n, l) WHERE u.k = accounts.id AND {condition}"

    def _insert(self) -> str:
        rows = self.select(("mod", "text", "jsonb"), 2, ("a", "b", "c"))
        self.scopes = [[("logs.message", "text"), ("logs.thing_id", "int"), ("logs.extra", "jsonb")]]
        return f"INSERT INTO logs (thing_id, message, extra) SELECT (r.a % 20)::integer, r.b, r.c FROM ({rows}) AS r"

    def _upsert(self) -> str:
        label = self.rng.choice(("label", "label || n", "upper(label)"))
        rows = f"SELECT DISTINCT coalesce({label}, ''), thing_id % 3 FROM parts WHERE n < 2"
        own = [("counters.name", "text"), ("counters.hits", "int"), ("counters.state", "text")]
        self.scopes = [[*own, ("excluded.name", "text")]]
        does = f"UPDATE SET {self._counts()} WHERE {self.expression('bool', 1)}" if self.chance(60) else "NOTHING"
        self.scopes = [own]
        from_rows = f"SELECT name, max(total) FROM ({rows}) AS r (name, total) GROUP BY name"
        return f"INSERT INTO counters (name, total) {from_rows} ON CONFLICT (name) DO {does}"

    def _counts(self) -> str:
        return self.fill(self.rng.choice(("hits = coalesce({mod}, 1)", "state = coalesce({text}, 'y')")), 2)

    def _merge(self) -> str:
        self.scopes = [[("c.name", "text"), ("c.hits", "int"), ("s.k", "text"), ("s.n", "int")]]
        does = self.rng.choice(("DELETE", f"UPDATE SET {self._counts()}", "DO NOTHING"))
        condition = f" AND {self.expression('bool', 1)}" if self.chance(50) else ""
        rows = "SELECT DISTINCT ON (code) code, id FROM things ORDER BY code, id"
        return (
            f"MERGE INTO counters AS c USING ({rows}) AS s (k, n) ON c.name = s.k WHEN MATCHED{condition} THEN {does} "
            f"WHEN NOT MATCHED AND s.n < 5 THEN INSERT (name, total) VALUES (s.k, s.n)"
        )


def statement(rng: Random) -> str:
    """A statement that nobody wrote."""
    maker = Maker(rng)
    return maker.change() if maker.chance(30) else maker.reading()
