-- case: ROW and rows
SELECT things.id, (things.id, things.code) = (1, 'A') AS a, (things.amount, things.id) < (5, 3) AS b, things.small >= things.amount AS c, (things.note, things.short) <> (things.short, things.note) AS d
FROM things
ORDER BY things.id;

-- case: rows with NULLs
SELECT things.id, things.note IS NULL AND things.short IS NULL AS a, things.note IS NOT NULL AND things.short IS NOT NULL AS b, NOT (things.note IS NULL AND things.amount IS NULL) AS c, things.note IS NULL AS d
FROM things
ORDER BY things.id;

-- case: rows IS DISTINCT FROM
SELECT things.id, (things.note, things.amount) IS NOT (things.short, things.small) AS a, (things.note, things.amount) IS (things.note, things.amount) AS b
FROM things
ORDER BY things.id;

-- case: a row and the row of a subquery
SELECT things.id
FROM things
WHERE (SELECT (things.done, things.amount) = ("each row".v1, "each row".v2) FROM (WITH "each row" (v1, v2) AS (SELECT u.done, u.small FROM things AS u WHERE u.id = things.id) SELECT * FROM "each row") AS "each row")
ORDER BY things.id;

-- case: a row and the row of a subquery of another type
SELECT prices.id, (SELECT (prices.price * 100, prices.qty) = ("each row".v1, "each row".v2) FROM (WITH "each row" (v1, v2) AS (SELECT p.fee, p.whole FROM prices AS p WHERE p.id = prices.id) SELECT * FROM "each row") AS "each row") AS a, (SELECT (prices.qty, prices.id) < ("each row".v1, "each row".v2) FROM (WITH "each row" (v1, v2) AS (SELECT 3, 4) SELECT * FROM "each row") AS "each row") AS b, (SELECT (prices.qty, prices.id) < ("each row".v1, "each row".v2) FROM (WITH "each row" (v1, v2) AS (SELECT 3, 4 WHERE 0) SELECT * FROM "each row") AS "each row") AS c
FROM prices
ORDER BY prices.id;

-- case: a row and a subquery of several rows
SELECT things.id
FROM things
WHERE (SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE (things.id, things.code) = ("each row".v1, "each row".v2) END FROM (WITH "each row" (v1, v2) AS (SELECT things.id, things.code FROM things) SELECT * FROM "each row") AS "each row");

-- case: enums in rows
SELECT moods.id, (CASE moods.now WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END, moods.id) < (CASE 'it''s ok' WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END, 2) AS a, (moods.now, moods.was) = (moods.was, moods.now) AS b
FROM moods
ORDER BY moods.id;

-- case: rows of decimals in a list
SELECT prices.id
FROM prices
WHERE (prices.price, prices.qty) = (150, 2) OR (prices.price, prices.qty) = (0, 1) OR (prices.price, prices.qty) = (-105, 3) OR (prices.price, prices.qty) = (5, 1) OR (prices.price, prices.qty) = (267.5, 4) OR ((prices.price, prices.id) = (0, 0) OR (prices.price, prices.id) = (0, 1) OR (prices.price, prices.id) = (999, 4) OR (prices.price, prices.id) = (999, 5) OR (prices.price, prices.id) = (-1, 1) OR (prices.price, prices.id) = (-1, 2))
ORDER BY prices.id;

-- case: IS UNKNOWN
SELECT things.id, things.flag IS NULL AS a, (things.amount > 3) IS NOT NULL AS b
FROM things
ORDER BY things.id;

-- case: sources with the names of the translator's own
WITH d (id, done) AS (
    SELECT things.id, things.done
    FROM things
), q (v) AS (
    SELECT d.id AS v
    FROM d
), s (v) AS (
    SELECT q.v
    FROM q
)
SELECT c1 AS done, c2 AS id, c3 AS v, c4 AS w
FROM (WITH "each row" (c1, c2, c3, c4, n, o1, o2) AS (SELECT d.done, d.id, (SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE v END FROM (WITH "each row" (v) AS (SELECT s.v FROM s WHERE s.v = d.id) SELECT * FROM "each row")) AS v, (SELECT CASE WHEN sum(r = 0) > 0 THEN 0 WHEN count(r) < count(*) THEN NULL ELSE 1 END FROM (SELECT q.v > "each row".v AS r FROM (WITH "each row" (v) AS (SELECT s.v FROM s WHERE s.v < q.v) SELECT * FROM "each row") AS "each row")) AS w, row_number() OVER (PARTITION BY d.done ORDER BY d.done, d.id), d.done, d.id FROM d JOIN q ON q.v = d.id) SELECT * FROM "each row")
WHERE n = 1
ORDER BY o1, o2;

-- case: a page by a key that may be NULL
SELECT things.id, things.seen
FROM things
WHERE (things.seen, things.id) < (:seen, :id)
ORDER BY things.seen DESC, things.id DESC
LIMIT 5;

-- case: rows that are equal and rows that are not
SELECT things.id, things.note
FROM things
WHERE (things.id, things.done) <> (3, 1) AND (things.note, things.id) >= ('a', 2)
ORDER BY things.note, things.id;
