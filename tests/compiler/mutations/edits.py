"""Ways in which the compiler, the codecs and SQLite's functions can be wrong, and the file of proof cases that must notice each."""

from __future__ import annotations

from tests.compiler.mutations.changed import Edit

NULLS = '(" NULLS FIRST" if first else " NULLS LAST") if key.nullable and first == descending else ""'

REWRITES = (
    Edit("compiler.translate.queries", NULLS, '""', "basics"),
    Edit("compiler.translate.frames", NULLS, '""', "frames"),
    Edit("compiler.translate.distinct_on", "if value.nullable and first == descending", "if False", "selects_more"),
    Edit(
        "compiler.translate.value", "if value.span and low <= value.span[0]", "if True or value.span and low <= value.span[0]", "aggregates"
    ),
    Edit("compiler.translate.value", "wrong = f\"typeof({value.sql}) = 'real'\"", 'wrong = "0"', "expressions"),
    Edit("compiler.translate.arithmetic", "if low <= 0 <= high:", "if False:", "expressions"),
    Edit("compiler.translate.arithmetic", 'exp.Div: ("/", PRODUCT)', 'exp.Div: ("* 1.0 /", PRODUCT)', "expressions"),
    Edit("compiler.translate.arithmetic", "{value.within(PRODUCT - 1)} * -1.0", "0 - {value.within(SUM)}", "double_functions"),
    Edit("compiler.translate.arithmetic", "CAST({sql} AS BLOB)", "{sql}", "string_forms"),
    Edit("compiler.translate.patterns", "if isinstance(node, exp.ILike):", "if False:", "letters"),
    Edit("compiler.translate.patterns", "CASE {lone} WHEN 1 THEN {tested} ELSE 1 END AND {sql}", "{sql}", "conditions"),
    Edit("compiler.translate.patterns", ' ESCAPE {quoted(mark)}"', '"', "conditions"),
    Edit("compiler.translate.functions", "if values[2].nullable:", "if False:", "expressions"),
    Edit("compiler.translate.functions", 'else f"max({start.sql}, 1)"', "else start.sql", "expressions"),
    Edit("compiler.translate.functions", "if length.range[0] < 0:", "if False:", "expressions"),
    Edit("compiler.translate.functions", "if found.nullable or value.nullable:", "if False:", "expressions"),
    Edit("compiler.translate.functions", 'turned = name == "min"', 'turned = name == "neither"', "double_functions"),
    Edit("compiler.translate.functions", "(substr({0}, 1, length({1})) = {1})", "({0} LIKE {1} || '%')", "strings"),
    Edit("compiler.translate.casts", "\"CASE {0} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END\"", '"CAST({0} AS TEXT)"', "expressions"),
    Edit(
        "compiler.translate.casts", "rtrim(rtrim(replace({0}, 'T', ' '), '0'), '.')\",\n    \"jsonb\"", '{0}",\n    "jsonb"', "time_types"
    ),
    Edit("compiler.translate.casts", 'f"substr({value.sql}, 1, {most})"', "value.sql", "expressions"),
    Edit("compiler.translate.casts", "pg_jsonb_whole({0}, 'integer')", "CAST({0} AS INTEGER)", "json_operators"),
    Edit("compiler.translate.comparisons", 'exp.NullSafeEQ: "IS"', 'exp.NullSafeEQ: "="', "conditions"),
    Edit("compiler.translate.comparisons", 'exp.LTE: "<="', 'exp.LTE: "<"', "conditions"),
    Edit("compiler.translate.comparisons", "if is_enum(kind) and operator not in", "if False and operator not in", "enums"),
    Edit(
        "compiler.translate.assignments", "substr({value.sql}, 1, max({most}, length(rtrim({value.sql}, ' '))))", "{value.sql}", "changes"
    ),
    Edit("compiler.translate.assignments", "count(*) OVER () > 1", "count(*) OVER () > 99", "upserts"),
    Edit("compiler.translate.value", "(LOCAL_STAMP, STAMP): \"{0} || 'Z'\"", '(LOCAL_STAMP, STAMP): "{0}"', "time_types"),
    Edit("compiler.translate.value", '(STAMP, "date"): "substr({0}, 1, 10)"', '(STAMP, "date"): "date({0}, \'+1 day\')"', "time_types"),
    Edit("compiler.translate.times", "'-6 days', 'weekday 1'", "'weekday 1'", "times"),
    Edit(
        "compiler.translate.intervals",
        '(LOCAL_STAMP, "-", INTERVAL): ("pg_stamp_minus',
        '(LOCAL_STAMP, "-", INTERVAL): ("pg_stamp_plus',
        "durations",
    ),
    Edit("compiler.translate.aggregates", 'exp.LogicalAnd: "min"', 'exp.LogicalAnd: "max"', "aggregates"),
    Edit("compiler.translate.aggregates", 'word, inner = "DISTINCT ", children', 'word, inner = "", children', "aggregates"),
    Edit("compiler.translate.windows", '("rank", "bigint")', '("dense_rank", "bigint")', "aggregates"),
    Edit("compiler.translate.windows", 'exp.LastValue: "last_value"', 'exp.LastValue: "first_value"', "aggregates"),
    Edit(
        "compiler.translate.numerics",
        'f"{one.within(SUM - 1)} {symbol} {other.within(SUM)}"',
        'f"{one.within(SUM - 1)} + {other.within(SUM)}"',
        "numeric_arithmetic",
    ),
    Edit(
        "compiler.translate.numerics",
        'f"+ CASE WHEN {value.within(SUM)} < 0 THEN {-half} ELSE {half} END"',
        'f"+ {half}"',
        "numeric_columns",
    ),
    Edit(
        "compiler.translate.numerics",
        "return rounded_to(value, scale, precision)",
        "return rounded_to(value, scale, 18)",
        "numeric_arithmetic",
    ),
    Edit("compiler.translate.literals", """value.replace("'", "''")""", "value", "conditions"),
)

RUNTIME = (
    Edit("adapters.codecs", "return 1 if value else 0", "return 0 if value else 1", "arrays"),
    Edit("adapters.codecs", "return value == 1", "return value == 0", "basics"),
    Edit("adapters.codecs", 'isoformat(timespec="milliseconds")[:23] + "Z"', 'isoformat(timespec="seconds")[:23] + ".000Z"', "changes"),
    Edit("adapters.codecs", "scaleb(-scale, exact_context())", "scaleb(-scale, exact_context()).normalize()", "numeric_columns"),
    Edit("adapters.codecs", "keys.sort(key=len if all(map(str.isascii, keys)) else _length_bytes)", "keys.sort()", "json_operators"),
    Edit("adapters.functions.decimals", "2 * rest >= abs(by)", "2 * rest > abs(by)", "numeric_functions"),
    Edit("adapters.functions.decimals", "scale = max(one[1], other[1])", "scale = min(one[1], other[1])", "numeric_arithmetic"),
    Edit("adapters.functions.decimals", "return -rest if left < 0 else rest, scale", "return rest, scale", "numeric_functions"),
)

SCHEMA = (
    Edit("compiler.ddl.types", '_type("text", "character varying", "n")', 'ColumnType("text", "TEXT", "", "n")', "changes"),
    Edit(
        "compiler.ddl.tables",
        'parts.not_null = "" if kind.args.get("allow_null") else f"{named}NOT NULL"',
        'parts.not_null = ""',
        "changes",
    ),
    Edit("compiler.ddl.tables", "parts.references = named + ", 'parts.references = "" and ', "changes"),
    Edit("compiler.ddl.references", '{keys}", *actions, *times', '{keys}", *times', "changes"),
    Edit(
        "compiler.ddl.tables", 'parts.default = f"{named}DEFAULT {default(self.source, kind.this, known)}"', 'parts.default = ""', "changes"
    ),
    Edit("compiler.ddl.tables", 'parts.primary = f"{named}PRIMARY KEY"', 'parts.primary = ""', "changes"),
    Edit("compiler.ddl.tables", 'return f"UNIQUE {listed(self._keys(kind, kind.this.expressions))}"', 'return ""', "upserts"),
)

REFUSALS = (
    Edit("compiler.translate.assignments", "if scope.own > own and table.name in", "if False and table.name in", "refused"),
    Edit("compiler.translate.aggregates", "if translator.scope.own == own and translator.scope.foreign > foreign:", "if False:", "refused"),
    Edit("compiler.translate.clocks", "> len(context.chances):", "> 99:", "clocks"),
)
"""Refusals that are left out."""
