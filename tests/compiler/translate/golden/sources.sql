-- case: a table under other names
SELECT u.id AS a, u.code AS b, u.note
FROM things AS u
WHERE u.id < 5 AND u.code <> ''
ORDER BY u.code;

-- case: tables under names that change places
SELECT p.thing_id AS n, p.n AS thing_id, t.id AS code
FROM parts AS p
LEFT JOIN things AS t ON t.id = p.thing_id
ORDER BY p.thing_id, p.n;

-- case: a star of a table under other names
SELECT w.key AS a, w."order" AS b, w."group", w."index", w.value, w.words
FROM words AS w
ORDER BY w.key;

-- case: a WITH under other names
WITH s (id, code) AS (
    SELECT things.id, things.code
    FROM things
)
SELECT "v.full"."u.x" AS x, "v.full"."u.code" AS code
FROM (SELECT u.id AS "u.x", u.code AS "u.code", v.id AS "v.id", v.code AS "v.y" FROM s AS u LEFT JOIN s AS v ON v.id = CASE WHEN (u.id + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE u.id + 1 END UNION ALL SELECT NULL, NULL, v.id, v.code FROM s AS v WHERE NOT EXISTS (SELECT 1 FROM s AS u WHERE v.id = CASE WHEN (u.id + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE u.id + 1 END)) AS "v.full"
ORDER BY "v.full"."u.x", "v.full"."v.id" NULLS LAST;

-- case: a subquery called like the table inside it
SELECT things.x
FROM (WITH "each row" (x) AS (SELECT things.id FROM things) SELECT * FROM "each row") AS things
ORDER BY things.x;

-- case: columns without names of their own
SELECT count(*) AS many
FROM (WITH "each row" ("?column?") AS (SELECT 1 FROM parts GROUP BY parts.thing_id) SELECT * FROM "each row") AS s;

-- case: several columns without names
SELECT s.thing_id, s.count, s.max, s.coalesce, s.int4, s."case"
FROM (WITH "each row" (thing_id, count, max, coalesce, int4, "case", "?column?", min, "?column??") AS (SELECT parts.thing_id, count(*) AS count, max(parts.n) AS max, coalesce(min(parts.qty), 0) AS coalesce, 1 AS int4, CASE WHEN parts.thing_id > 3 THEN 'x' ELSE 'y' END AS "case", 2 + 3, min(parts.label) AS min, 'lit' FROM parts GROUP BY parts.thing_id) SELECT * FROM "each row") AS s
ORDER BY 1;

-- case: windows without names in a WITH
WITH r (id, row_number, lag, sum) AS (
    SELECT things.id, row_number() OVER (ORDER BY things.code) AS row_number, lag(things.id) OVER (ORDER BY things.code) AS lag, sum(things.id) FILTER (WHERE things.done) OVER (ORDER BY things.id) AS sum
    FROM things
)
SELECT r.id, r.row_number, r.lag, r.sum
FROM r
ORDER BY r.row_number;

-- case: a lateral column without a name
SELECT t.id, json_extract(l.value, '$[0]') AS count, json_extract(l.value, '$[1]') AS sum
FROM things AS t
CROSS JOIN json_each((SELECT json_group_array(json_array(count, sum)) FROM (SELECT count(*) AS count, pg_numeric_limbs(sum(p.qty >> 32), sum(p.qty & 4294967295), 0) AS sum FROM parts AS p WHERE p.thing_id = t.id))) AS l
ORDER BY t.id;

-- case: VALUES as a statement
SELECT "values".column1, "values".column2, "values".column3
FROM (SELECT column1 AS column1, column2 AS column2, column3 AS column3 FROM (VALUES (1, 'a', NULL), (3, 'b', 1), (2, 'c', 0))) AS "values"
ORDER BY 1 DESC, "values".column2;

-- case: VALUES with a limit
SELECT "values".column1
FROM (SELECT column1 AS column1 FROM (VALUES (1), (3), (2))) AS "values"
ORDER BY "values".column1
LIMIT 2
OFFSET 1;

-- case: rows with ties
SELECT s.id, s.amount
FROM (SELECT "tied rows".c1 AS id, "tied rows".c2 AS amount FROM (WITH "each row" (c1, c2, rank, place, o1) AS (SELECT things.id, things.amount, rank() OVER (ORDER BY things.amount DESC), row_number() OVER (ORDER BY things.amount DESC), things.amount FROM things) SELECT * FROM "each row") AS "tied rows" WHERE "tied rows".rank <= 4 AND "tied rows".place > 0 ORDER BY "tied rows".o1 DESC) AS s
ORDER BY s.amount NULLS LAST, s.id;

-- case: groups with ties
WITH p (thing_id, n, label, qty, made) AS (
    SELECT parts.thing_id, parts.n, parts.label, parts.qty, parts.made
    FROM parts
)
SELECT s.many, s.max, s.thing_id
FROM (SELECT "tied rows".c1 AS thing_id, "tied rows".c2 AS many, "tied rows".c3 AS max FROM (WITH "each row" (c1, c2, c3, rank, place, o1) AS (SELECT p.thing_id, count(*) AS many, max(p.qty) AS max, rank() OVER (ORDER BY count(*) DESC), row_number() OVER (ORDER BY count(*) DESC), count(*) AS count FROM p GROUP BY p.thing_id) SELECT * FROM "each row") AS "tied rows" WHERE "tied rows".rank <= 2 AND "tied rows".place > 0 ORDER BY "tied rows".o1 DESC) AS s
ORDER BY s.thing_id;

-- case: the first row with ties
SELECT "tied rows".c1 AS done
FROM (WITH "each row" (c1, rank, place, o1) AS (SELECT things.done, rank() OVER (ORDER BY things.done DESC), row_number() OVER (ORDER BY things.done DESC), things.done FROM things) SELECT * FROM "each row") AS "tied rows"
WHERE "tied rows".rank <= 1 AND "tied rows".place > 0
ORDER BY "tied rows".o1 DESC;

-- case: rows with ties behind an offset
SELECT "tied rows".c1 AS done, "tied rows".c2 AS flag, "tied rows".c3 AS id
FROM (WITH "each row" (c1, c2, c3, rank, place, o1, o2, o3) AS (SELECT things.done, things.flag, things.id, rank() OVER (ORDER BY things.done, things.flag DESC, things.id), row_number() OVER (ORDER BY things.done, things.flag DESC, things.id), things.done, things.flag, things.id FROM things) SELECT * FROM "each row") AS "tied rows"
WHERE "tied rows".rank <= 8 AND "tied rows".place > 3
ORDER BY "tied rows".o1, "tied rows".o2 DESC, "tied rows".o3;

-- case: decimals of different scale one behind the other
SELECT c1 AS a FROM (WITH "each row" (c1) AS (SELECT c1 AS a FROM (WITH "each row" (c1) AS (SELECT c1 AS a FROM (WITH "each row" (c1) AS (SELECT c1 AS a FROM (WITH "each row" (c1) AS (SELECT pg_numeric_text(c1, 2) AS a FROM (WITH "each row" (c1) AS (SELECT prices.price AS a FROM prices) SELECT * FROM "each row") UNION ALL SELECT pg_numeric_text(c1, 4) AS fee FROM (WITH "each row" (c1) AS (SELECT prices.fee FROM prices) SELECT * FROM "each row")) SELECT * FROM "each row") UNION ALL SELECT pg_numeric_text(c1, 1) FROM (WITH "each row" (c1) AS (SELECT 15) SELECT * FROM "each row")) SELECT * FROM "each row") UNION ALL SELECT NULL) SELECT * FROM "each row") UNION ALL SELECT c1 AS qty FROM (WITH "each row" (c1) AS (SELECT prices.qty FROM prices) SELECT * FROM "each row")) SELECT * FROM "each row");

-- case: numbers and doubles one behind the other
SELECT c1 AS n, c2 / 100.0 AS a FROM (WITH "each row" (c1, c2) AS (SELECT prices.id AS n, prices.price AS a FROM prices) SELECT * FROM "each row")
UNION ALL
SELECT prices.many, prices.rate
FROM prices
UNION
SELECT c1, c2 / 10.0 FROM (WITH "each row" (c1, c2) AS (SELECT 7, 15) SELECT * FROM "each row")
ORDER BY n, a NULLS LAST;

-- case: dates and time stamps one behind the other
SELECT c1 || 'T00:00:00.000' AS a FROM (WITH "each row" (c1) AS (SELECT moments.day AS a FROM moments) SELECT * FROM "each row")
UNION
SELECT moments.local
FROM moments
ORDER BY a NULLS LAST;

-- case: decimals in LATERAL
SELECT p.id, json_extract(l.value, '$[0]') AS total, json_extract(l.value, '$[1]') AS long
FROM prices AS p
CROSS JOIN json_each((SELECT json_group_array(json_array(total, long, coalesce)) FROM (SELECT sum(q.price) AS total, pg_numeric_sum(q.long) AS long, coalesce(pg_numeric_text(sum(q.fee), 4), '0') AS coalesce FROM prices AS q WHERE q.id <= p.id))) AS l
ORDER BY p.id;

-- case: the names of functions
SELECT s.sum, s.avg, s.min, s.bool_and, s.bool_or, s.array_agg, s.string_agg, s.greatest, s.least, s.nullif, s."exists", s.array, s.percentile_cont, s.percentile_disc, s.mode, s.upper, s."?column?"
FROM (WITH "each row" (sum, avg, min, bool_and, bool_or, array_agg, string_agg, greatest, least, nullif, "exists", array, percentile_cont, percentile_disc, mode, upper, "?column?") AS (SELECT sum(things.amount) AS sum, pg_numeric_mean(sum(things.amount), count(things.amount), 0) AS avg, min(things.id) AS min, min(things.done) AS bool_and, max(things.done) AS bool_or, pg_list_agg('al', json_quote(things.id), things.id) AS array_agg, pg_string_agg('al', things.code, ',', things.id) AS string_agg, coalesce(max(max(things.id), 3), max(things.id), 3) AS greatest, coalesce(min(max(things.id), 3), max(things.id), 3) AS least, nullif(count(*), 1) AS nullif, EXISTS (SELECT 1) AS "exists", json_array(1, 2) AS array, pg_percentile_cont(CAST(things.id AS REAL), 0.5, 0) AS percentile_cont, pg_percentile_disc(things.id, 0.5, 0) AS percentile_disc, pg_mode(things.done, 0) AS mode, pg_upper('x') AS upper, NOT 1 FROM things) SELECT * FROM "each row") AS s;

-- case: the names of windows
SELECT s.rank, s.dense_rank, s.percent_rank, s.cume_dist, s.ntile, s.lead, s.first_value, s.last_value, s.nth_value, s.lower
FROM (SELECT rank() OVER (ORDER BY things.id) AS rank, dense_rank() OVER (ORDER BY things.id) AS dense_rank, percent_rank() OVER (ORDER BY things.id) AS percent_rank, cume_dist() OVER (ORDER BY things.id) AS cume_dist, ntile(2) OVER (ORDER BY things.id) AS ntile, lead(things.id) OVER (ORDER BY things.id) AS lead, first_value(things.id) OVER (ORDER BY things.id) AS first_value, last_value(things.id) OVER (ORDER BY things.id) AS last_value, nth_value(things.id, 2) OVER (ORDER BY things.id) AS nth_value, pg_lower('A') AS lower FROM things) AS s
ORDER BY s.rank, s.lead NULLS LAST;

-- case: the names of casts
SELECT s.text, s.varchar, s.int2, s.int8, s.numeric, s.float8, s.bool, s.timestamptz, s.timestamp, s.date, s.time, s.jsonb, s.uuid, s.id
FROM (SELECT '1' AS text, '1' AS varchar, 1 AS int2, 1 AS int8, 100 AS numeric, 1.0 AS float8, 1 AS bool, '2024-01-01T00:00:00.000Z' AS timestamptz, '2024-01-01T00:00:00.000' AS timestamp, '2024-01-01' AS date, '12:00:00.000' AS time, '{}' AS jsonb, '00000000-0000-0000-0000-000000000001' AS uuid, things.id, '0 1 0' AS interval FROM things WHERE things.id = 1) AS s;

-- case: the names of functions that give rows
SELECT s.generate_series, t.unnest
FROM (SELECT _series.n AS generate_series FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT 1, 2, 1), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE a <= z UNION ALL SELECT n + s, z, s FROM _series WHERE z - n >= 1) SELECT n AS n FROM _series) AS _series LIMIT -1) AS s
CROSS JOIN (SELECT _rows.value AS unnest FROM json_each(json_array(3, 4)) AS _rows LIMIT -1) AS t
ORDER BY 1, 2 NULLS LAST;

-- case: a query in WITH does not see the one behind it
WITH a (id) AS (
    SELECT things.id
    FROM main.things
), things (id) AS (
    SELECT 1 AS id
)
SELECT a.id
FROM a
ORDER BY a.id;

-- case: a query in WITH of its own table's name
WITH parts (id) AS (
    SELECT things.id
    FROM things
    WHERE EXISTS (SELECT 1 FROM main.parts WHERE parts.thing_id = things.id)
)
SELECT parts.id
FROM parts
ORDER BY parts.id;

-- case: a query in WITH whose name is a table's but for upper case
WITH "Things" (id) AS (
    SELECT 1 AS id
)
SELECT things.id
FROM main.things
WHERE things.id < 2
ORDER BY things.id;

-- case: changes beside a query in WITH of the table's name
-- writes
WITH counters (name, total) AS (
    SELECT counters.name, counters.total
    FROM main.counters
    WHERE counters.name = 'low'
)
INSERT INTO counters (name, total)
SELECT counters.name || '2', counters.total
FROM counters;

-- case: rows changed in a WITH of the table's name
-- writes
DELETE FROM parts
WHERE parts.n = 0
RETURNING thing_id;
WITH parts (thing_id) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_1)
)
SELECT parts.thing_id, (SELECT count(*) AS count FROM things) AS n
FROM parts
ORDER BY parts.thing_id;
