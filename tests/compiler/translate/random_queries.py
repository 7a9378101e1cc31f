"""Statements put together at random from tables of forms: joins, subqueries, WITH, sets, groups, windows, JSON, times, arrays, changes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

HOLE = re.compile(r"\{(\w+)\}")

COLUMNS: dict[str, dict[str, str]] = {
    "things": {
        "id": "int",
        "code": "text",
        "note": "text",
        "short": "text",
        "small": "int",
        "amount": "int",
        "ratio": "double",
        "score": "double",
        "flag": "bool",
        "done": "bool",
        "at": "stamp",
        "seen": "stamp",
        "day": "date",
        "data": "jsonb",
        "doc": "jsonb",
    },
    "parts": {"thing_id": "int", "n": "int", "label": "text", "made": "stamp"},
    "counters": {"name": "text", "hits": "int", "state": "text", "touched": "stamp"},
    "moments": {"id": "int", "at": "stamp", "day": "date", "zone": "text", "n": "int"},
    "prices": {"id": "int", "price": "num", "fee": "num", "qty": "int", "kind": "text"},
    "accounts": {
        "id": "int",
        "org": "int",
        "nick": "text",
        "name": "text",
        "price": "num",
        "closed": "bool",
        "made": "stamp",
        "settings": "jsonb",
    },
}
"""Columns of the schema beside, by the kind of their values."""

LITERALS: dict[str, tuple[str, ...]] = {
    "text": ("'a'", "''", "'학교'", "'100%'", "NULL::text", "'it''s'"),
    "int": ("0", "1", "-7", "42", "NULL::integer", "3"),
    "mod": ("2", "-3", "10"),
    "some": ("1", "2", "-1", "0", "5"),
    "num": ("1.50", "-0.01", "0.0", "NULL::numeric(6, 2)", "2.5"),
    "double": ("0.5::double precision", "-1.25::double precision", "NULL::double precision"),
    "bool": ("true", "false", "NULL::boolean"),
    "stamp": ("timestamptz '2024-02-29 23:59:59.999Z'", "timestamptz '2024-03-01T00:00:00Z'", "NULL::timestamptz"),
    "date": ("date '2024-02-29'", "date '2023-12-31'", "NULL::date"),
    "jsonb": ("""'{"a": 1, "b": [true, null]}'::jsonb""", "'[1, \"x\"]'::jsonb", "'null'::jsonb", "NULL::jsonb"),
    "ints": ("ARRAY[1, 2]", "'{}'::integer[]", "ARRAY[3, NULL]"),
    "texts": ("ARRAY['a', NULL, 'b c']", "'{}'::text[]"),
}

ANY_KIND = ("coalesce({0}, {0})", "CASE WHEN {{bool}} THEN {0} ELSE {0} END", "CASE {{int}} WHEN 1 THEN {0} WHEN {{mod}} THEN {0} END")
ORDERED = ("greatest({0}, {0})", "least({0}, {0}, {0})", "nullif({0}, {0})")
COMPARED = tuple(f"({{{{0}}}}) {sign} ({{{{0}}}})" for sign in ("=", "<>", "<", ">=", "IS DISTINCT FROM", "IS NOT DISTINCT FROM"))

FORMS: dict[str, tuple[str, ...]] = {
    "text": (
        *("{text} || {text}", "{text} || {int}", "upper({text})", "lower({text})", "initcap({text})", "substr({text}, {some}, 3)"),
        *("left({text}, {some})", "right({text}, {some})", "replace({text}, {text}, '-')", "lpad({text}, 5, '*')", "rpad({text}, 3)"),
        *("split_part({text}, 'a', 1)", "concat({text}, {int}, {bool})", "concat_ws('-', {text}, {text}, {int})", "({int})::text"),
        *("({bool})::text", "({date})::text", "({stamp})::text", "({num})::text", "({double})::text", "({jsonb})::text", "{jsonb} ->> 'a'"),
        *(
            "to_char({stamp}, 'YYYY-MM-DD HH24:MI:SS')",
            "md5({text})",
            "reverse({text})",
            "translate({text}, 'ab', 'x')",
            "btrim({text}, 'a ')",
        ),
        *(
            "format('%s:%s', {text}, {int})",
            "array_to_string({texts}, ',', '?')",
            "{jsonb} #>> '{{deep,list}}'",
            "({texts})[1]",
            "quote_literal({text})",
        ),
        *(
            "jsonb_typeof({jsonb})",
            "repeat({text}, 2)",
            "({ints})::text",
            "overlay({text} placing 'X' from 1 for 1)",
            "substring({text} from 2 for 2)",
        ),
    ),
    "int": (
        *(
            "{mod} + {mod}",
            "{mod} - {mod}",
            "{mod} * 3",
            "{mod} / 7",
            "{mod} % 5",
            "- ({mod})",
            "abs({mod})",
            "length({text})",
            "strpos({text}, {text})",
        ),
        *(
            "extract(year from {stamp})::integer",
            "extract(isodow from {date})::integer",
            "({bool})::integer",
            "cardinality({ints})",
            "ascii({text})",
        ),
        *("extract(week from {date})::integer", "octet_length({text})", "array_length({texts}, 1)", "({ints})[2]", "sign({num})::integer"),
        *("jsonb_array_length(jsonb_build_array({int}, {jsonb}))", "num_nulls({text}, {int})", "{mod} & 6", "{mod} | 1"),
        *("round({num})::integer", "position('a' in {text})", "mod({mod}, 3)", "(date_part('day', {date}))::integer"),
    ),
    "mod": ("(({int}) % 1000)",),
    "some": ("(({int}) % 4)",),
    "num": (
        *(
            "{num} + {num}",
            "{num} - {num}",
            "{num} * 2",
            "{num} * 1.5",
            "round({num}, 1)",
            "({mod})::numeric(10, 2)",
            "abs({num})",
            "trunc({num}, 1)",
        ),
        *(
            "round({num} / 3, 2)",
            "({mod} * 0.25)::numeric(8, 2)",
            "- {num}",
            "ceil({num})",
            "extract(epoch from {stamp})",
            "({num})::numeric(14, 1)",
        ),
    ),
    "double": ("abs({double})", "({mod})::double precision", "- {double}", "({num})::double precision", "floor({double})"),
    "bool": (
        *(
            "{text} LIKE 'a%'",
            "{text} ILIKE '%A%'",
            "{text} NOT LIKE '%\\_%'",
            "{text} IS NULL",
            "NOT {bool}",
            "({bool}) IS NOT TRUE",
            "({bool}) IS FALSE",
        ),
        *(
            "({bool}) AND ({bool})",
            "({bool}) OR ({bool})",
            "{text} IN ({text}, {text}, 'a')",
            "{int} NOT IN ({int}, 7)",
            "{int} BETWEEN {int} AND {int}",
        ),
        *(
            "{int} = ANY ({ints})",
            "{text} <> ALL ({texts})",
            "({text}, {int}) < ({text}, {int})",
            "({text}, {int}) = ({text}, {int})",
            "starts_with({text}, 'a')",
        ),
        *(
            """{jsonb} @> '{{"a": 1}}'""",
            "{jsonb} ? 'a'",
            "{date} > {stamp}::date",
            "{stamp} BETWEEN {stamp} AND {stamp}",
            "{int} > {num}",
            "{double} < {int}",
        ),
        *("{int} IN (SELECT n FROM parts WHERE label <> {text})", "EXISTS (SELECT 1 FROM parts WHERE thing_id = {int} AND label > {text})"),
        *("{int} > ALL (SELECT thing_id FROM parts WHERE n > {some})", "{text} NOT IN (SELECT nick FROM accounts WHERE org < {some})"),
    ),
    "stamp": (
        *(
            "date_trunc('month', {stamp})",
            "date_trunc('week', {stamp})",
            "({date})::timestamptz",
            "(({stamp} AT TIME ZONE 'UTC')::date)::timestamptz",
        ),
        *(
            "date_trunc('hour', {stamp})",
            "to_timestamp(({mod}) * 86400)",
            "make_timestamptz(2024, 2, 29, 1, 2, 3, 'UTC') + {mod} * interval '1 hour'",
        ),
    ),
    "date": ("({stamp})::date", "date '2024-01-31' + {mod}", "(date '2024-01-31' + interval '1 month')::date", "make_date(2024, 2, 29)"),
    "jsonb": (
        *(
            "{jsonb} -> 'a'",
            "{jsonb} -> 0",
            "jsonb_build_object('k', {text}, 'n', {int})",
            "to_jsonb({text})",
            "jsonb_build_array({int}, {bool}, {text})",
        ),
        *(
            "to_jsonb({stamp})",
            "to_jsonb({num})",
            "jsonb_strip_nulls({jsonb})",
            "{jsonb} #> '{{deep,list}}'",
            "to_jsonb({ints})",
            "to_jsonb({bool})",
        ),
        *(
            "jsonb_build_object('a', {int}) || jsonb_build_object('b', {jsonb})",
            "jsonb_build_object('a', {int}) - 'a'",
            "jsonb_path_query_first({jsonb}, '$.a')",
        ),
    ),
    "ints": ("ARRAY[{int}, {int}]", "array_append({ints}, {int})", "{ints} || {ints}", "array_remove({ints}, {int})", "({ints})[1:2]"),
    "texts": (
        "ARRAY[{text}, {text}]",
        "string_to_array({text}, 'a')",
        "array_prepend({text}, {texts})",
        "array_replace({texts}, {text}, 'z')",
    ),
}
"""Expressions by the kind of their value; a hole takes any of its kind."""

AGGREGATES: dict[str, tuple[str, ...]] = {
    "int": (
        "count(*)",
        "count({text})",
        "count(DISTINCT {int})",
        "max({int})",
        "min({mod})",
        "sum({mod})",
        "count(DISTINCT ({text}, {bool}))",
    ),
    "text": ("max({text})", "min({text})", "string_agg({text}, ',' ORDER BY {0})", "string_agg(DISTINCT {text}, '|')"),
    "num": ("sum({num})", "avg({mod})", "round(avg({num}), 2)", "max({num})", "sum({mod}::bigint)", "min({num})"),
    "bool": ("bool_and({bool})", "bool_or({bool})", "every({bool})"),
    "stamp": ("max({stamp})", "min({stamp})"),
    "date": ("max({date})", "min({date})"),
    "double": ("max({double})", "min({double})", "percentile_cont(0.5) WITHIN GROUP (ORDER BY {mod})"),
    "ints": ("array_agg({int} ORDER BY {0})", "array_agg(DISTINCT {int})"),
    "jsonb": ("jsonb_agg({text} ORDER BY {0})", "jsonb_agg(DISTINCT {int})"),
}
"""Aggregates that no order of rows changes; ``{0}`` is what is put together."""

WINDOWS: dict[str, tuple[str, ...]] = {
    "int": (
        *(
            "count(*) OVER (PARTITION BY {text})",
            "rank() OVER (ORDER BY {int} DESC)",
            "dense_rank() OVER (PARTITION BY {bool} ORDER BY {text})",
        ),
        *(
            "sum({mod}) OVER (ORDER BY {int})",
            "max({int}) OVER (PARTITION BY {bool} ORDER BY {date} NULLS FIRST)",
            "count({text}) OVER (ORDER BY {stamp} DESC)",
        ),
        "sum({mod}) OVER (ORDER BY {mod} RANGE BETWEEN 2 PRECEDING AND 3 FOLLOWING)",
        "count(*) FILTER (WHERE {bool}) OVER (ORDER BY {int} GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE GROUP)",
    ),
    "text": ("min({text}) OVER (PARTITION BY {int})", "first_value({0}) OVER (ORDER BY {0} DESC)"),
    "num": ("sum({num}) OVER (PARTITION BY {bool})", "round(avg({mod}) OVER (ORDER BY {text}), 3)"),
    "bool": ("bool_or({bool}) OVER (PARTITION BY {int})",),
    "double": ("cume_dist() OVER (ORDER BY {int})", "percent_rank() OVER (PARTITION BY {bool} ORDER BY {text})"),
}
"""Windows that ties leave the same; ``{0}`` is one expression."""

KINDS = ("text", "text", "int", "int", "bool", "num", "double", "stamp", "date", "jsonb", "ints", "texts")
TIES = frozenset({"num", "double", "jsonb"})
"""Equal values of these need not look alike: 1.0 and 1.00, 0.0 and -0.0."""
NAMES = ("id", "code", "n", "name", "label", "value", "key", "order", "c", "x", "total", "at")
CHANGES: dict[str, tuple[str, ...]] = {
    "things": (
        "note = {text}",
        "amount = {int}",
        "flag = {bool}",
        "seen = {stamp}",
        "data = {jsonb}",
        "ratio = {double} + 0",
        "short = left({text}, 5)",
        "day = {date}",
    ),
    "parts": ("label = coalesce({text}, '')", "qty = {int}", "made = {stamp}"),
    "accounts": ("name = concat({text}, id)", "seats = {mod}", "settings = coalesce({jsonb}, '{{}}')", "price = {num}", "made = {stamp}"),
    "counters": ("hits = coalesce({mod}, 0)", "state = coalesce({text}, 'x')", "total = total - 1", "touched = {stamp}"),
}


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
        common = ""
        if self.chance(20):
            inner = [self.rng.choice(KINDS) for _ in range(2)]
            name = self.rng.choice(("w", "parts", "things"))
            common = f"WITH {name} (a, b) AS ({self.query(inner, 2, ('x', 'y'))}) "
            self.scopes = [[(f"{name}.a", inner[0]), (f"{name}.b", inner[1])]]
            shown = ", ".join(f"{self.expression(kind, 2)} AS c{place}" for place, kind in enumerate(kinds))
            return f"{common}SELECT {shown} FROM {name} WHERE {self.expression('bool', 1)} ORDER BY {self.order(len(kinds))}"
        text = self.select(kinds, 3)
        if self.chance(15):
            text += f" {self.rng.choice(('UNION', 'UNION ALL', 'EXCEPT', 'INTERSECT'))} {self.select(kinds, 2)}"
        return f"{text} ORDER BY {self.order(len(kinds))}" + (
            f" LIMIT {self.rng.randint(1, 6)}" if self.chance(25) and not TIES.intersection(kinds) else ""
        )

    def change(self) -> str:
        """An INSERT, UPDATE or DELETE."""
        table = self.rng.choice(list(CHANGES))
        self.scopes = [[(f"{table}.{name}", kind) for name, kind in COLUMNS[table].items()]]
        condition = self.expression("bool", 2)
        way = self.rng.randrange(5)
        if way == 0:
            text = f"DELETE FROM {table} WHERE {condition}"
        elif way == 1:
            self.scopes, table = [], "logs"
            shown = f"SELECT (r.a % 20)::integer, r.b, r.c FROM ({self.select(('mod', 'text', 'jsonb'), 2, ('a', 'b', 'c'))}) AS r"
            text = f"INSERT INTO logs (thing_id, message, extra) {shown}"
            self.scopes = [[("logs.message", "text"), ("logs.thing_id", "int"), ("logs.extra", "jsonb")]]
        elif way == 2:
            rows = f"SELECT DISTINCT coalesce({self.rng.choice(('label', 'label || n', 'upper(label)'))}, '') , thing_id % 3 FROM parts WHERE n < 2"
            text = f"INSERT INTO counters (name, total) SELECT name, max(total) FROM ({rows}) AS r (name, total) GROUP BY name ON CONFLICT (name) DO "
            table = "counters"
            self.scopes = [[("counters.name", "text"), ("counters.hits", "int"), ("excluded.name", "text"), ("counters.state", "text")]]
            sets = self.fill(self.rng.choice(("hits = coalesce({mod}, 1)", "state = coalesce({text}, 'y')")), 2)
            text += f"UPDATE SET {sets} WHERE {self.expression('bool', 1)}" if self.chance(60) else "NOTHING"
            self.scopes = [[("counters.name", "text"), ("counters.hits", "int"), ("counters.state", "text")]]
        else:
            sets = ", ".join(self.fill(one, 2) for one in self.rng.sample(CHANGES[table], self.rng.randint(1, 2)))
            text = f"UPDATE {table} SET {sets} WHERE {condition}"
        if self.chance(50):
            kinds = [self.rng.choice(KINDS) for _ in range(2)]
            text += f" RETURNING {', '.join(f'{self.expression(kind, 1)} AS c{place}' for place, kind in enumerate(kinds))}"
        return text


def statement(rng: Random) -> str:
    """A statement that nobody wrote."""
    maker = Maker(rng)
    return maker.change() if maker.chance(20) else maker.reading()
