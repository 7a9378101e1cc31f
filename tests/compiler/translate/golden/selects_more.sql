-- case: distinct on
SELECT c1 AS flag, c2 AS id, c3 AS code
FROM (WITH "each row" (c1, c2, c3, n, o1, o2) AS (SELECT things.flag, things.id, things.code, row_number() OVER (PARTITION BY things.flag ORDER BY things.flag NULLS LAST, things.id DESC), things.flag, things.id FROM things) SELECT * FROM "each row")
WHERE n = 1
ORDER BY o1 NULLS LAST, o2 DESC;

-- case: distinct on, newest first, with a limit
SELECT c1 AS thing_id, c2 AS label, c3 AS qty
FROM (WITH "each row" (c1, c2, c3, n, o1, o2, o3) AS (SELECT p.thing_id, p.label, p.qty, row_number() OVER (PARTITION BY p.thing_id ORDER BY p.thing_id DESC, p.qty DESC, p.n), p.thing_id, p.qty, p.n FROM parts AS p) SELECT * FROM "each row")
WHERE n = 1
ORDER BY o1 DESC, o2 DESC, o3
LIMIT 4
OFFSET 1;

-- case: distinct on a named column and by number
SELECT c1 AS third, c2 AS note, c3 AS id
FROM (WITH "each row" (c1, c2, c3, n, o1, o2, o3) AS (SELECT things.id % 3 AS third, things.note, things.id, row_number() OVER (PARTITION BY things.id % 3 ORDER BY things.id % 3, things.note NULLS LAST, things.id), things.id % 3, things.note, things.id FROM things) SELECT * FROM "each row")
WHERE n = 1
ORDER BY o1, o2 NULLS LAST, o3;

-- case: distinct on with a star
SELECT c1 AS id, c2 AS code, c3 AS note, c4 AS short, c5 AS small, c6 AS amount, c7 AS big, c8 AS ratio, c9 AS score, c10 AS flag, c11 AS done, c12 AS at, c13 AS seen, c14 AS day, c15 AS data, c16 AS doc, c17 AS raw, c18 AS uid
FROM (WITH "each row" (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, n, o1, o2) AS (SELECT things.id, things.code, things.note, things.short, things.small, things.amount, things.big, things.ratio, things.score, things.flag, things.done, things.at, things.seen, things.day, things.data, things.doc, things.raw, things.uid, row_number() OVER (PARTITION BY things.note ORDER BY things.note NULLS LAST, things.id), things.note, things.id FROM things) SELECT * FROM "each row")
WHERE n = 1
ORDER BY o1 NULLS LAST, o2;

-- case: distinct on in a subquery
SELECT d.flag, d.amount
FROM (SELECT c1 AS flag, c2 AS done, c3 AS amount, c4 AS id FROM (WITH "each row" (c1, c2, c3, c4, n, o1, o2, o3, o4) AS (SELECT things.flag, things.done, things.amount, things.id, row_number() OVER (PARTITION BY things.flag, things.done ORDER BY things.flag NULLS LAST, things.done, things.amount, things.id), things.flag, things.done, things.amount, things.id FROM things) SELECT * FROM "each row") WHERE n = 1 ORDER BY o1 NULLS LAST, o2, o3, o4) AS d
ORDER BY d.id;

-- case: distinct on behind a WITH and over groups
WITH p (thing_id, label, qty) AS (
    SELECT parts.thing_id, parts.label, parts.qty
    FROM parts
)
SELECT c1 AS thing_id, c2 AS label, c3 AS many
FROM (WITH "each row" (c1, c2, c3, n, o1, o2, o3) AS (SELECT p.thing_id, p.label, count(*) AS many, row_number() OVER (PARTITION BY p.thing_id ORDER BY p.thing_id, count(*) DESC, p.label), p.thing_id, count(*) AS count, p.label FROM p GROUP BY p.thing_id, p.label) SELECT * FROM "each row")
WHERE n = 1
ORDER BY o1, o2 DESC, o3;

-- case: except all
SELECT c1 AS qty FROM (WITH "each row" (c1, n) AS (SELECT c1, row_number() OVER (PARTITION BY c1) FROM (WITH "each row" (c1) AS (SELECT parts.qty FROM parts) SELECT * FROM "each row") EXCEPT SELECT c1, row_number() OVER (PARTITION BY c1) FROM (WITH "each row" (c1) AS (SELECT parts.qty FROM parts WHERE parts.n = 0) SELECT * FROM "each row")) SELECT * FROM "each row")
ORDER BY qty NULLS LAST;

-- case: intersect all
SELECT c1 AS note, c2 AS flag FROM (WITH "each row" (c1, c2, n) AS (SELECT c1, c2, row_number() OVER (PARTITION BY c1, c2) FROM (WITH "each row" (c1, c2) AS (SELECT things.note, things.flag FROM things) SELECT * FROM "each row") INTERSECT SELECT c1, c2, row_number() OVER (PARTITION BY c1, c2) FROM (WITH "each row" (c1, c2) AS (SELECT things.note, things.flag FROM things WHERE things.id > 3) SELECT * FROM "each row")) SELECT * FROM "each row")
ORDER BY note NULLS LAST, flag NULLS LAST;

-- case: except all and a union
SELECT c1 AS label FROM (WITH "each row" (c1, n) AS (SELECT c1, row_number() OVER (PARTITION BY c1) FROM (WITH "each row" (c1) AS (SELECT parts.label FROM parts) SELECT * FROM "each row") EXCEPT SELECT c1, row_number() OVER (PARTITION BY c1) FROM (WITH "each row" (c1) AS (SELECT parts.label FROM parts WHERE parts.n > 1) SELECT * FROM "each row")) SELECT * FROM "each row")
UNION ALL
SELECT words.value
FROM words
ORDER BY label;

-- case: count of different rows
SELECT count(DISTINCT quote(things.note) || ',' || quote(things.flag)) AS a, count(DISTINCT quote(things.small) || ',' || quote(things.amount) || ',' || quote(things.big)) AS b, count(DISTINCT quote(things.at) || ',' || quote(things.uid)) FILTER (WHERE things.done) AS c
FROM things;

-- case: different rows in groups
SELECT parts.thing_id, count(DISTINCT quote(parts.label) || ',' || quote(parts.qty)) AS many
FROM parts
GROUP BY parts.thing_id
ORDER BY parts.thing_id;

-- case: between symmetric
SELECT things.id, things.amount BETWEEN 7 AND -7 OR things.amount BETWEEN -7 AND 7 AS a, NOT (things.amount BETWEEN 7 AND things.small OR things.amount BETWEEN things.small AND 7) AS b, things.code BETWEEN 'z' AND 'a' OR things.code BETWEEN 'a' AND 'z' AS c
FROM things
ORDER BY things.id;

-- case: in a list of rows
SELECT parts.thing_id, parts.n
FROM parts
WHERE (parts.thing_id, parts.n) = (4, 1) OR (parts.thing_id, parts.n) = (:a, :b) OR (parts.thing_id, parts.n) = (8, 2)
ORDER BY parts.thing_id, parts.n;

-- case: in and not in a list of rows with NULL
SELECT things.id, (things.amount, things.flag) = (7, 1) OR (things.amount, things.flag) = (NULL, 0) OR (things.amount, things.flag) = (0, NULL) AS a, NOT ((things.amount, things.flag) = (7, 1) OR (things.amount, things.flag) = (NULL, 0)) AS b
FROM things
ORDER BY things.id;

-- case: more than all, less than any
SELECT things.id, (SELECT CASE WHEN sum(r = 0) > 0 THEN 0 WHEN count(r) < count(*) THEN NULL ELSE 1 END FROM (SELECT things.amount > "each row".v AS r FROM (WITH "each row" (v) AS (SELECT counters.hits FROM counters) SELECT * FROM "each row") AS "each row")) AS a, (SELECT CASE WHEN sum(r = 1) > 0 THEN 1 WHEN count(r) < count(*) THEN NULL ELSE 0 END FROM (SELECT things.amount >= "each row".v AS r FROM (WITH "each row" (v) AS (SELECT counters.hits FROM counters WHERE counters.hits > 0) SELECT * FROM "each row") AS "each row")) AS b, (SELECT CASE WHEN sum(r = 0) > 0 THEN 0 WHEN count(r) < count(*) THEN NULL ELSE 1 END FROM (SELECT things.small < "each row".v AS r FROM (WITH "each row" (v) AS (SELECT counters.tiny FROM counters) SELECT * FROM "each row") AS "each row")) AS c, (SELECT CASE WHEN sum(r = 1) > 0 THEN 1 WHEN count(r) < count(*) THEN NULL ELSE 0 END FROM (SELECT things.small <= "each row".v AS r FROM (WITH "each row" (v) AS (SELECT counters.tiny FROM counters) SELECT * FROM "each row") AS "each row")) AS d, (SELECT CASE WHEN sum(r = 0) > 0 THEN 0 WHEN count(r) < count(*) THEN NULL ELSE 1 END FROM (SELECT things.note = "each row".v AS r FROM (WITH "each row" (v) AS (SELECT words.value FROM words WHERE words.key = 'k9') SELECT * FROM "each row") AS "each row")) AS e, (SELECT CASE WHEN sum(r = 1) > 0 THEN 1 WHEN count(r) < count(*) THEN NULL ELSE 0 END FROM (SELECT things.note <> "each row".v AS r FROM (WITH "each row" (v) AS (SELECT words.words FROM words) SELECT * FROM "each row") AS "each row")) AS f, (SELECT CASE WHEN sum(r = 0) > 0 THEN 0 WHEN count(r) < count(*) THEN NULL ELSE 1 END FROM (SELECT things.amount > "each row".v AS r FROM (WITH "each row" (v) AS (SELECT p.qty FROM parts AS p WHERE p.thing_id = things.id) SELECT * FROM "each row") AS "each row")) AS g, (SELECT CASE WHEN sum(r = 0) > 0 THEN 0 WHEN count(r) < count(*) THEN NULL ELSE 1 END FROM (SELECT things.code = "each row".v AS r FROM (WITH "each row" (v) AS (SELECT 'a' AS text) SELECT * FROM "each row") AS "each row")) AS h
FROM things
ORDER BY things.id;

-- case: rows that are more than all of a group
SELECT p.thing_id, p.n
FROM parts AS p
WHERE (SELECT CASE WHEN sum(r = 0) > 0 THEN 0 WHEN count(r) < count(*) THEN NULL ELSE 1 END FROM (SELECT p.n >= "each row".v AS r FROM (WITH "each row" (v) AS (SELECT q.n FROM parts AS q WHERE q.thing_id = p.thing_id) SELECT * FROM "each row") AS "each row"))
ORDER BY p.thing_id;

-- case: a subquery of several rows
SELECT (SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE v END FROM (WITH "each row" (v) AS (SELECT parts.label FROM parts WHERE parts.thing_id = 4) SELECT * FROM "each row")) AS label;

-- case: a subquery of several rows for some
SELECT things.id, (SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE v END FROM (WITH "each row" (v) AS (SELECT parts.label FROM parts WHERE parts.thing_id = things.id) SELECT * FROM "each row")) AS label
FROM things
WHERE things.id < 5
ORDER BY things.id;

-- case: a subquery that happens to have one row
SELECT (SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE v END FROM (WITH "each row" (v) AS (SELECT parts.label FROM parts WHERE parts.thing_id = 0) SELECT * FROM "each row")) AS a, (SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE v END FROM (WITH "each row" (v) AS (SELECT parts.label FROM parts WHERE parts.thing_id = :id) SELECT * FROM "each row")) AS b, (SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE v END FROM (WITH "each row" (v) AS (SELECT things.code FROM things WHERE things.code LIKE 'Z%' ESCAPE '\') SELECT * FROM "each row")) AS c;

-- case: equality joined by OR is no key
SELECT (SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE v END FROM (WITH "each row" (v) AS (SELECT things.code FROM things WHERE things.id = 1 OR things.code = 'a') SELECT * FROM "each row")) AS code;

-- case: an aggregate in a subquery below makes nothing single
SELECT (SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE v END FROM (WITH "each row" (v) AS (SELECT (SELECT max(parts.n) AS max FROM parts) AS max FROM things) SELECT * FROM "each row")) AS max;

-- case: an aggregate over a window makes nothing single
SELECT (SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE v END FROM (WITH "each row" (v) AS (SELECT count(*) FILTER (WHERE things.done) OVER () AS count FROM things) SELECT * FROM "each row")) AS count;

-- case: equality in ON of a left join does not hold for the left side
SELECT (SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE v END FROM (WITH "each row" (v) AS (SELECT t.code FROM things AS t LEFT JOIN parts AS p ON t.id = 1 AND p.thing_id = 1 AND p.n = 0) SELECT * FROM "each row")) AS code;

-- case: a WITH that hides a table has no key
WITH things (id, label) AS (
    SELECT parts.thing_id AS id, parts.label
    FROM parts
)
SELECT (SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE v END FROM (WITH "each row" (v) AS (SELECT things.label FROM things WHERE things.id = 4) SELECT * FROM "each row")) AS label;
