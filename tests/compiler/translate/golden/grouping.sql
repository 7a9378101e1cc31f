-- case: rollup
SELECT c1 AS done, c2 AS flag, c3 AS many, c4 AS total, c5 AS level
FROM (WITH "each row" (c1, c2, c3, c4, c5, o1, o2, o3, o4) AS (SELECT things.done AS done, things.flag AS flag, count(*) AS many, sum(things.amount) AS total, 0 AS level, 0, things.done, things.flag, count(*) AS count FROM things GROUP BY things.done, things.flag UNION ALL SELECT things.done AS done, NULL AS flag, count(*) AS many, sum(things.amount) AS total, 1 AS level, 1, things.done, NULL, count(*) AS count FROM things GROUP BY things.done UNION ALL SELECT c1 AS done, c2 AS flag, c3 AS many, c4 AS total, c5 AS level, c6, c7, c8, c9 AS count FROM (WITH "each row" (c1, c2, c3, c4, c5, c6, c7, c8, c9, ok, n) AS (SELECT NULL AS done, NULL AS flag, count(*) AS many, sum(things.amount) AS total, 3 AS level, 3, NULL, NULL, count(*) AS count, 1, count(*) FROM things) SELECT * FROM "each row") WHERE ok) SELECT * FROM "each row")
ORDER BY o1, o2 NULLS LAST, o3, o4;

-- case: cube
SELECT c1 AS done, c2 AS n, c3 AS many, c4 AS a, c5 AS b
FROM (WITH "each row" (c1, c2, c3, c4, c5, o1, o2, o3, o4) AS (SELECT t.done AS done, p.n AS n, count(*) AS many, 0 AS a, 0 AS b, 0, 0, t.done, p.n FROM things AS t JOIN parts AS p ON p.thing_id = t.id GROUP BY t.done, p.n UNION ALL SELECT t.done AS done, NULL AS n, count(*) AS many, 0 AS a, 1 AS b, 0, 1, t.done, NULL FROM things AS t JOIN parts AS p ON p.thing_id = t.id GROUP BY t.done UNION ALL SELECT NULL AS done, p.n AS n, count(*) AS many, 1 AS a, 0 AS b, 1, 0, NULL, p.n FROM things AS t JOIN parts AS p ON p.thing_id = t.id GROUP BY p.n UNION ALL SELECT c1 AS done, c2 AS n, c3 AS many, c4 AS a, c5 AS b, c6, c7, c8, c9 FROM (WITH "each row" (c1, c2, c3, c4, c5, c6, c7, c8, c9, ok, n) AS (SELECT NULL AS done, NULL AS n, count(*) AS many, 1 AS a, 1 AS b, 1, 1, NULL, NULL, 1, count(*) FROM things AS t JOIN parts AS p ON p.thing_id = t.id) SELECT * FROM "each row") WHERE ok) SELECT * FROM "each row")
ORDER BY o1, o2, o3 NULLS LAST, o4 NULLS LAST;

-- case: grouping sets
SELECT c1 AS flag, c2 AS done, c3 AS last, c4 AS amounts
FROM (WITH "each row" (c1, c2, c3, c4, o1, o2, o3) AS (SELECT things.flag AS flag, things.done AS done, max(things.code) AS last, count(DISTINCT things.amount) AS amounts, things.flag, things.done, max(things.code) AS max FROM things GROUP BY things.flag, things.done UNION ALL SELECT NULL AS flag, things.done AS done, max(things.code) AS last, count(DISTINCT things.amount) AS amounts, NULL, things.done, max(things.code) AS max FROM things GROUP BY things.done UNION ALL SELECT c1 AS flag, c2 AS done, c3 AS last, c4 AS amounts, c5, c6, c7 AS max FROM (WITH "each row" (c1, c2, c3, c4, c5, c6, c7, ok, n) AS (SELECT NULL AS flag, NULL AS done, max(things.code) AS last, count(DISTINCT things.amount) AS amounts, NULL, NULL, max(things.code) AS max, 1, count(*) FROM things) SELECT * FROM "each row") WHERE ok) SELECT * FROM "each row")
ORDER BY o1 NULLS LAST, o2 NULLS LAST, o3 NULLS LAST;

-- case: grouping sets within grouping sets, beside a plain key
SELECT c1 AS flag, c2 AS done, c3 AS odd, c4 AS many
FROM (WITH "each row" (c1, c2, c3, c4, o1, o2, o3, o4) AS (SELECT things.flag AS flag, NULL AS done, things.id % 2 AS odd, count(*) AS many, things.id % 2, things.flag, NULL, count(*) AS count FROM things GROUP BY things.flag, things.id % 2 UNION ALL SELECT NULL AS flag, things.done AS done, things.id % 2 AS odd, count(*) AS many, things.id % 2, NULL, things.done, count(*) AS count FROM things GROUP BY things.done, things.id % 2 UNION ALL SELECT NULL AS flag, NULL AS done, things.id % 2 AS odd, count(*) AS many, things.id % 2, NULL, NULL, count(*) AS count FROM things GROUP BY things.id % 2) SELECT * FROM "each row")
ORDER BY o1, o2 NULLS LAST, o3 NULLS LAST, o4;

-- case: rollup of rows and an expression
SELECT c1 AS note, c2 AS done, c3 AS flag, c4 AS many
FROM (WITH "each row" (c1, c2, c3, c4, o1, o2, o3, o4) AS (SELECT coalesce(things.note, 'none') AS note, things.done AS done, things.flag AS flag, count(*) AS many, coalesce(things.note, 'none') AS coalesce, things.done, things.flag, count(*) AS count FROM things WHERE things.id < 20 GROUP BY coalesce(things.note, 'none'), things.done, things.flag UNION ALL SELECT coalesce(things.note, 'none') AS note, NULL AS done, NULL AS flag, count(*) AS many, coalesce(things.note, 'none') AS coalesce, NULL, NULL, count(*) AS count FROM things WHERE things.id < 20 GROUP BY coalesce(things.note, 'none') UNION ALL SELECT c1 AS note, c2 AS done, c3 AS flag, c4 AS many, c5, c6, c7, c8 AS count FROM (WITH "each row" (c1, c2, c3, c4, c5, c6, c7, c8, ok, n) AS (SELECT NULL AS note, NULL AS done, NULL AS flag, count(*) AS many, NULL, NULL, NULL, count(*) AS count, 1, count(*) FROM things WHERE things.id < 20) SELECT * FROM "each row") WHERE ok) SELECT * FROM "each row")
ORDER BY o1, o2 NULLS LAST, o3 NULLS LAST, o4;

-- case: rollup by names and numbers of result columns
SELECT c1 AS letter, c2 AS done, c3 AS many
FROM (WITH "each row" (c1, c2, c3, o1, o2, o3) AS (SELECT substr(things.code, 1, 1) AS letter, things.done AS done, count(*) AS many, substr(things.code, 1, 1) AS left, things.done, count(*) AS count FROM things GROUP BY substr(things.code, 1, 1), things.done UNION ALL SELECT substr(things.code, 1, 1) AS letter, NULL AS done, count(*) AS many, substr(things.code, 1, 1) AS left, NULL, count(*) AS count FROM things GROUP BY substr(things.code, 1, 1) UNION ALL SELECT c1 AS letter, c2 AS done, c3 AS many, c4, c5, c6 AS count FROM (WITH "each row" (c1, c2, c3, c4, c5, c6, ok, n) AS (SELECT NULL AS letter, NULL AS done, count(*) AS many, NULL, NULL, count(*) AS count, 1, count(*) FROM things) SELECT * FROM "each row") WHERE ok) SELECT * FROM "each row")
ORDER BY o1 NULLS LAST, o2 NULLS LAST, o3 DESC;

-- case: a key within an aggregate is the row's own
SELECT c1 AS amount, c2 AS many, c3 AS total, c4 AS shown, c5 AS kind
FROM (WITH "each row" (c1, c2, c3, c4, c5, o1, o2) AS (SELECT things.amount AS amount, count(things.amount) AS many, sum(things.amount) AS total, coalesce(things.amount, -1) AS shown, CASE WHEN 0 = 1 THEN 'all' ELSE 'one' END AS kind, 0, things.amount FROM things GROUP BY things.amount UNION ALL SELECT c1 AS amount, c2 AS many, c3 AS total, c4 AS shown, c5 AS kind, c6, c7 FROM (WITH "each row" (c1, c2, c3, c4, c5, c6, c7, ok, n) AS (SELECT NULL AS amount, count(things.amount) AS many, sum(things.amount) AS total, coalesce(NULL, -1) AS shown, CASE WHEN 1 = 1 THEN 'all' ELSE 'one' END AS kind, 1, NULL, 1, count(*) FROM things) SELECT * FROM "each row") WHERE ok) SELECT * FROM "each row")
ORDER BY o1 DESC, o2 NULLS LAST;

-- case: rollup over no rows
SELECT c1 AS done, c2 AS many, c3 AS last
FROM (WITH "each row" (c1, c2, c3) AS (SELECT things.done AS done, count(*) AS many, max(things.at) AS last FROM things WHERE things.id < 0 GROUP BY things.done UNION ALL SELECT c1 AS done, c2 AS many, c3 AS last FROM (WITH "each row" (c1, c2, c3, ok, n) AS (SELECT NULL AS done, count(*) AS many, max(things.at) AS last, 1, count(*) FROM things WHERE things.id < 0) SELECT * FROM "each row") WHERE ok) SELECT * FROM "each row");

-- case: rollup without aggregates
SELECT c1 AS done, c2 AS flag
FROM (WITH "each row" (c1, c2, o1, o2) AS (SELECT things.done AS done, things.flag AS flag, things.done, things.flag FROM things GROUP BY things.done, things.flag UNION ALL SELECT things.done AS done, NULL AS flag, things.done, NULL FROM things GROUP BY things.done UNION ALL SELECT c1 AS done, c2 AS flag, c3, c4 FROM (WITH "each row" (c1, c2, c3, c4, ok, n) AS (SELECT NULL AS done, NULL AS flag, NULL, NULL, 1, count(*) FROM things) SELECT * FROM "each row") WHERE ok) SELECT * FROM "each row")
ORDER BY o1 NULLS LAST, o2 NULLS LAST;

-- case: rollup with HAVING and LIMIT
SELECT c1 AS done, c2 AS flag, c3 AS many
FROM (WITH "each row" (c1, c2, c3, o1, o2, o3) AS (SELECT things.done AS done, things.flag AS flag, count(*) FILTER (WHERE things.id > 3) AS many, count(*) AS count, things.done, things.flag FROM things GROUP BY things.done, things.flag HAVING count(*) > 4 OR 0 = 3 UNION ALL SELECT things.done AS done, NULL AS flag, count(*) FILTER (WHERE things.id > 3) AS many, count(*) AS count, things.done, NULL FROM things GROUP BY things.done HAVING count(*) > 4 OR 1 = 3 UNION ALL SELECT NULL AS done, things.flag AS flag, count(*) FILTER (WHERE things.id > 3) AS many, count(*) AS count, NULL, things.flag FROM things GROUP BY things.flag HAVING count(*) > 4 OR 2 = 3 UNION ALL SELECT c1 AS done, c2 AS flag, c3 AS many, c4 AS count, c5, c6 FROM (WITH "each row" (c1, c2, c3, c4, c5, c6, ok, n) AS (SELECT NULL AS done, NULL AS flag, count(*) FILTER (WHERE things.id > 3) AS many, count(*) AS count, NULL, NULL, count(*) > 4 OR 3 = 3, count(*) FROM things) SELECT * FROM "each row") WHERE ok) SELECT * FROM "each row")
ORDER BY o1 DESC, o2 NULLS LAST, o3 NULLS LAST
LIMIT 5;

-- case: keys of every type
SELECT c1 AS code, c2 AS short, c3 AS small, c4 AS big, c5 AS score, c6 AS at, c7 AS day, c8 AS uid, c9 AS raw, c10 AS many
FROM (WITH "each row" (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, o1, o2, o3, o4, o5, o6, o7, o8, o9, o10) AS (SELECT things.code AS code, NULL AS short, NULL AS small, NULL AS big, NULL AS score, NULL AS at, NULL AS day, NULL AS uid, NULL AS raw, count(*) AS many, things.code, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, count(*) AS count FROM things GROUP BY things.code UNION ALL SELECT NULL AS code, things.short AS short, NULL AS small, NULL AS big, NULL AS score, NULL AS at, NULL AS day, NULL AS uid, NULL AS raw, count(*) AS many, NULL, things.short, NULL, NULL, NULL, NULL, NULL, NULL, NULL, count(*) AS count FROM things GROUP BY things.short UNION ALL SELECT NULL AS code, NULL AS short, things.small AS small, NULL AS big, NULL AS score, NULL AS at, NULL AS day, NULL AS uid, NULL AS raw, count(*) AS many, NULL, NULL, things.small, NULL, NULL, NULL, NULL, NULL, NULL, count(*) AS count FROM things GROUP BY things.small UNION ALL SELECT NULL AS code, NULL AS short, NULL AS small, things.big AS big, NULL AS score, NULL AS at, NULL AS day, NULL AS uid, NULL AS raw, count(*) AS many, NULL, NULL, NULL, things.big, NULL, NULL, NULL, NULL, NULL, count(*) AS count FROM things GROUP BY things.big UNION ALL SELECT NULL AS code, NULL AS short, NULL AS small, NULL AS big, things.score AS score, NULL AS at, NULL AS day, NULL AS uid, NULL AS raw, count(*) AS many, NULL, NULL, NULL, NULL, things.score, NULL, NULL, NULL, NULL, count(*) AS count FROM things GROUP BY things.score UNION ALL SELECT NULL AS code, NULL AS short, NULL AS small, NULL AS big, NULL AS score, things.at AS at, NULL AS day, NULL AS uid, NULL AS raw, count(*) AS many, NULL, NULL, NULL, NULL, NULL, things.at, NULL, NULL, NULL, count(*) AS count FROM things GROUP BY things.at UNION ALL SELECT NULL AS code, NULL AS short, NULL AS small, NULL AS big, NULL AS score, NULL AS at, things.day AS day, NULL AS uid, NULL AS raw, count(*) AS many, NULL, NULL, NULL, NULL, NULL, NULL, things.day, NULL, NULL, count(*) AS count FROM things GROUP BY things.day UNION ALL SELECT NULL AS code, NULL AS short, NULL AS small, NULL AS big, NULL AS score, NULL AS at, NULL AS day, things.uid AS uid, NULL AS raw, count(*) AS many, NULL, NULL, NULL, NULL, NULL, NULL, NULL, things.uid, NULL, count(*) AS count FROM things GROUP BY things.uid UNION ALL SELECT NULL AS code, NULL AS short, NULL AS small, NULL AS big, NULL AS score, NULL AS at, NULL AS day, NULL AS uid, things.raw AS raw, count(*) AS many, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, things.raw, count(*) AS count FROM things GROUP BY things.raw) SELECT * FROM "each row")
ORDER BY o1 NULLS LAST, o2 NULLS LAST, o3 NULLS LAST, o4 NULLS LAST, o5 NULLS LAST, o6 NULLS LAST, o7 NULLS LAST, o8 NULLS LAST, o9 NULLS LAST, o10;

-- case: numerics, time stamps and enums as keys
SELECT c1 AS price, c2 AS fee, c3 AS local, c4 AS clock, c5 AS was, c6 AS many, c7 AS level
FROM (WITH "each row" (c1, c2, c3, c4, c5, c6, c7, o1, o2, o3, o4, o5, o6) AS (SELECT p.price AS price, NULL AS fee, NULL AS local, NULL AS clock, NULL AS was, count(*) AS many, 15 AS level, 15, p.price, NULL, NULL, NULL, NULL FROM prices AS p LEFT JOIN moments AS m ON m.id = p.id LEFT JOIN moods AS o ON o.id = p.id GROUP BY p.price UNION ALL SELECT NULL AS price, p.fee AS fee, NULL AS local, NULL AS clock, NULL AS was, count(*) AS many, 23 AS level, 23, NULL, p.fee, NULL, NULL, NULL FROM prices AS p LEFT JOIN moments AS m ON m.id = p.id LEFT JOIN moods AS o ON o.id = p.id GROUP BY p.fee UNION ALL SELECT NULL AS price, NULL AS fee, m.local AS local, m.clock AS clock, NULL AS was, count(*) AS many, 25 AS level, 25, NULL, NULL, m.local, m.clock, NULL FROM prices AS p LEFT JOIN moments AS m ON m.id = p.id LEFT JOIN moods AS o ON o.id = p.id GROUP BY m.local, m.clock UNION ALL SELECT NULL AS price, NULL AS fee, NULL AS local, NULL AS clock, o.was AS was, count(*) AS many, 30 AS level, 30, NULL, NULL, NULL, NULL, o.was FROM prices AS p LEFT JOIN moments AS m ON m.id = p.id LEFT JOIN moods AS o ON o.id = p.id GROUP BY o.was) SELECT * FROM "each row")
ORDER BY o1, o2 NULLS LAST, o3 NULLS LAST, o4 NULLS LAST, o5 NULLS LAST, CASE o6 WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END DESC NULLS FIRST;

-- case: names of keys in a source
SELECT s.done, s.flag, s.many
FROM (SELECT c1 AS done, c2 AS flag, c3 AS many FROM (WITH "each row" (c1, c2, c3) AS (SELECT NULL AS done, things.flag AS flag, count(*) AS many FROM things GROUP BY things.flag UNION ALL SELECT things.done AS done, NULL AS flag, count(*) AS many FROM things GROUP BY things.done UNION ALL SELECT c1 AS done, c2 AS flag, c3 AS many FROM (WITH "each row" (c1, c2, c3, ok, n) AS (SELECT NULL AS done, NULL AS flag, count(*) AS many, 1, count(*) FROM things) SELECT * FROM "each row") WHERE ok) SELECT * FROM "each row")) AS s
ORDER BY s.done NULLS LAST, s.flag NULLS LAST, s.many;

-- case: the same set twice counts twice
SELECT c1 AS done, c2 AS many
FROM (WITH "each row" (c1, c2, o1) AS (SELECT things.done AS done, count(*) AS many, things.done FROM things GROUP BY things.done UNION ALL SELECT things.done AS done, count(*) AS many, things.done FROM things GROUP BY things.done) SELECT * FROM "each row")
ORDER BY o1;

-- case: the same set twice, once
SELECT c1 AS done, c2 AS many
FROM (WITH "each row" (c1, c2, o1) AS (SELECT things.done AS done, count(*) AS many, things.done FROM things GROUP BY things.done) SELECT * FROM "each row")
ORDER BY o1;

-- case: a row of keys
SELECT c1 AS done, c2 AS flag, c3 AS level, c4 AS many
FROM (WITH "each row" (c1, c2, c3, c4, o1, o2) AS (SELECT things.done AS done, things.flag AS flag, 0 AS level, count(*) AS many, things.done, things.flag FROM things GROUP BY things.done, things.flag) SELECT * FROM "each row")
ORDER BY o1, o2 NULLS LAST;

-- case: GROUP BY nothing
SELECT c1 AS many
FROM (WITH "each row" (c1) AS (SELECT c1 AS many FROM (WITH "each row" (c1, ok, n) AS (SELECT count(*) AS many, 1, count(*) FROM things) SELECT * FROM "each row") WHERE ok) SELECT * FROM "each row");

-- case: grouping with plain keys
SELECT things.done, 0 AS level, count(*) AS many
FROM things
GROUP BY things.done
ORDER BY things.done;

-- case: rollup in a WITH, with a window behind it
WITH sums (done, flag, many) AS (
    SELECT c1 AS done, c2 AS flag, c3 AS many
    FROM (WITH "each row" (c1, c2, c3) AS (SELECT things.done AS done, things.flag AS flag, count(*) AS many FROM things GROUP BY things.done, things.flag UNION ALL SELECT things.done AS done, NULL AS flag, count(*) AS many FROM things GROUP BY things.done UNION ALL SELECT c1 AS done, c2 AS flag, c3 AS many FROM (WITH "each row" (c1, c2, c3, ok, n) AS (SELECT NULL AS done, NULL AS flag, count(*) AS many, 1, count(*) FROM things) SELECT * FROM "each row") WHERE ok) SELECT * FROM "each row")
)
SELECT sums.done, sums.flag, sums.many, rank() OVER (ORDER BY sums.many DESC) AS place
FROM sums
ORDER BY place, sums.done NULLS LAST, sums.flag NULLS LAST;

-- case: HAVING without GROUP BY
SELECT c1 AS many, c2 AS last
FROM (WITH "each row" (c1, c2, ok, n) AS (SELECT count(*) AS many, max(things.code) AS last, count(*) > 3, count(*) FROM things) SELECT * FROM "each row")
WHERE ok;

-- case: HAVING without GROUP BY that does not hold
SELECT c1 AS many
FROM (WITH "each row" (c1, ok, n) AS (SELECT count(*) AS many, count(*) < 3, count(*) FROM things) SELECT * FROM "each row")
WHERE ok;

-- case: HAVING without GROUP BY and without aggregates
SELECT c1 AS one
FROM (WITH "each row" (c1, ok, n) AS (SELECT 1 AS one, 1, count(*) FROM things) SELECT * FROM "each row")
WHERE ok;

-- case: HAVING without GROUP BY over no rows
SELECT c1 AS what, c2 AS total
FROM (WITH "each row" (c1, c2, ok, n) AS (SELECT 'none' AS what, sum(things.amount) AS total, count(*) = 0, count(*) FROM things WHERE things.id < 0) SELECT * FROM "each row")
WHERE ok;

-- case: HAVING without GROUP BY as a value
SELECT t.id, (SELECT c1 AS max FROM (WITH "each row" (c1, ok, n) AS (SELECT max(p.n) AS max, count(*) > 1, count(*) FROM parts AS p WHERE p.thing_id = t.id) SELECT * FROM "each row") WHERE ok) AS last
FROM things AS t
ORDER BY t.id;

-- case: lists beside rollup
SELECT c1 AS done, c2 AS codes, c3 AS dones, c4 AS all_done
FROM (WITH "each row" (c1, c2, c3, c4, o1) AS (SELECT things.done AS done, pg_string_agg('al', things.code, ',', things.id) AS codes, pg_list_agg('al', json_quote(json(CASE things.done WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)), things.id) AS dones, min(things.done) AS all_done, things.done FROM things WHERE things.id < 9 GROUP BY things.done UNION ALL SELECT c1 AS done, c2 AS codes, c3 AS dones, c4 AS all_done, c5 FROM (WITH "each row" (c1, c2, c3, c4, c5, ok, n) AS (SELECT NULL AS done, pg_string_agg('al', things.code, ',', things.id) AS codes, pg_list_agg('al', json_quote(json(CASE things.done WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)), things.id) AS dones, min(things.done) AS all_done, NULL, 1, count(*) FROM things WHERE things.id < 9) SELECT * FROM "each row") WHERE ok) SELECT * FROM "each row")
ORDER BY o1 NULLS LAST;

-- case: names that nobody wrote beside cube
SELECT c1 AS done, c2 AS grouping, c3 AS count, c4 AS coalesce, c5 AS max
FROM (WITH "each row" (c1, c2, c3, c4, c5, o1, o2, o3, o4) AS (SELECT things.done AS done, 0 AS grouping, count(*) AS count, coalesce(things.flag, 0) AS coalesce, max(things.id) AS max, 0, count(*) AS count, things.done, things.flag FROM things GROUP BY things.done, things.flag UNION ALL SELECT things.done AS done, 1 AS grouping, count(*) AS count, coalesce(NULL, 0) AS coalesce, max(things.id) AS max, 1, count(*) AS count, things.done, NULL FROM things GROUP BY things.done UNION ALL SELECT NULL AS done, 2 AS grouping, count(*) AS count, coalesce(things.flag, 0) AS coalesce, max(things.id) AS max, 2, count(*) AS count, NULL, things.flag FROM things GROUP BY things.flag UNION ALL SELECT c1 AS done, c2 AS grouping, c3 AS count, c4 AS coalesce, c5 AS max, c6, c7 AS count, c8, c9 FROM (WITH "each row" (c1, c2, c3, c4, c5, c6, c7, c8, c9, ok, n) AS (SELECT NULL AS done, 3 AS grouping, count(*) AS count, coalesce(NULL, 0) AS coalesce, max(things.id) AS max, 3, count(*) AS count, NULL, NULL, 1, count(*) FROM things) SELECT * FROM "each row") WHERE ok) SELECT * FROM "each row")
ORDER BY o1, o2, o3 NULLS LAST, o4 NULLS LAST;

-- case: DISTINCT ON sorted by a name that nobody wrote
SELECT c1 AS done, c2 AS lower, c3 AS id
FROM (WITH "each row" (c1, c2, c3, n, o1, o2, o3) AS (SELECT things.done, pg_lower(things.code) AS lower, things.id, row_number() OVER (PARTITION BY things.done ORDER BY things.done, pg_lower(things.code) DESC, things.id), things.done, pg_lower(things.code) AS lower, things.id FROM things) SELECT * FROM "each row")
WHERE n = 1
ORDER BY o1, o2 DESC, o3;
