-- case: sorted by a name that nobody wrote
SELECT CAST(things.id AS TEXT) AS id
FROM things
ORDER BY id;

-- case: sorted by the name of a function, and of a choice
SELECT length(things.code) AS length, CASE WHEN abs(things.amount) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE abs(things.amount) END AS abs, coalesce(things.note, 'x') AS coalesce
FROM things
WHERE things.amount > -2147483648 OR things.amount IS NULL
ORDER BY length, abs DESC, coalesce;

-- case: grouped by a name that nobody wrote
SELECT CASE WHEN things.id > 3 THEN 'a' ELSE things.note END AS note, count(*) AS count
FROM things
GROUP BY things.note, things.id > 3
ORDER BY note, count;

-- case: names of columns that are made
SELECT substr(things.at, 1, 10) AS at, 1 AS int4, (SELECT max(parts.n) AS max FROM parts) AS max, EXISTS (SELECT 1 FROM parts) AS "exists", json_array(1, 2) AS array, nullif(things.id, 0) AS nullif, max(things.id, 1) AS greatest, CASE WHEN things.done THEN 1 END AS "case", (CAST(substr(things.at, 1, 4) AS INTEGER)) AS extract, things.doc -> '$."a"', CASE WHEN (0 - things.id) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE 0 - things.id END, CASE WHEN (things.id + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.id + 1 END, substr(things.at, 1, 23) AS timezone, trim(things.code) AS btrim, ltrim(things.code) AS ltrim, substr(things.code, 1, 2) AS substring, instr(things.code, 'a') AS position, count(*) OVER () AS count, sum(things.id) FILTER (WHERE things.done) OVER () AS sum, pg_interval_length('0 1 0') > pg_interval_length('0 0 3600000000'), 'x', NULL, 1, things.code, substr(things.code, 1, 3) AS code, 'x' AS text, '2024-01-01' AS date, NOT things.done, things.code || 'x', things.id IS NULL, pg_lower(things.code) AS lower, pg_array_get(json_array(('a' || ''), ('b' || '')), 1) AS array
FROM things
ORDER BY things.id
LIMIT 3;

-- case: a derived table's column by the name of its function
SELECT d.count, d.max
FROM (SELECT count(*) AS count, max(parts.label) AS max FROM parts GROUP BY parts.thing_id) AS d
ORDER BY d.count, d.max;

-- case: a derived table without a name for its column
SELECT count(*) AS count
FROM (WITH "each row" ("?column?") AS (SELECT 1 FROM parts GROUP BY parts.thing_id) SELECT * FROM "each row") AS d;

-- case: a WITH by the names of its functions
WITH d (thing_id, count, min) AS (
    SELECT parts.thing_id, count(*) AS count, CAST(min(parts.qty) AS TEXT) AS min
    FROM parts
    GROUP BY parts.thing_id
)
SELECT d.thing_id, d.count, d.min
FROM d
ORDER BY d.count, d.min, d.thing_id;

-- case: names of functions whose place is forgotten
SELECT pg_initcap(things.code) AS initcap, pg_double_ceil(things.score) AS ceil, pg_double_ceil(things.score) AS ceiling, pg_double_floor(things.score) AS floor, (things.code || 'x') AS concat, (substr(things.code, 1, length('a')) = 'a') AS starts_with, pg_jsonb_path_exists(things.doc, '[["a"]]') AS jsonb_path_exists
FROM things
WHERE things.score < 1000000000000000.0
ORDER BY things.id
LIMIT 3;
