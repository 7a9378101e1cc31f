"""Tables of forms that statements at random are put together from."""

from __future__ import annotations

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
