-- case: right join
SELECT p.thing_id, p.n, t.code, t.note
FROM parts AS p
LEFT JOIN things AS t ON p.thing_id = CASE WHEN (t.id + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE t.id + 1 END
ORDER BY p.thing_id NULLS LAST, p.n NULLS LAST, t.id NULLS LAST;

-- case: right join behind others
SELECT t.id, p.n, c.name, c.hits
FROM counters AS c
LEFT JOIN (things AS t JOIN parts AS p ON p.thing_id = t.id AND p.qty = 2) ON c.hits = CASE WHEN (p.n + 4) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE p.n + 4 END OR c.tiny = t.id
ORDER BY c.name NULLS LAST, t.id NULLS LAST, p.n NULLS LAST;

-- case: full join
SELECT "c.full"."t.id" AS id, "c.full"."t.code" AS code, "c.full"."c.name" AS name, "c.full"."c.total" AS total
FROM (SELECT t.id AS "t.id", t.code AS "t.code", t.note AS "t.note", t.short AS "t.short", t.small AS "t.small", t.amount AS "t.amount", t.big AS "t.big", t.ratio AS "t.ratio", t.score AS "t.score", t.flag AS "t.flag", t.done AS "t.done", t.at AS "t.at", t.seen AS "t.seen", t.day AS "t.day", t.data AS "t.data", t.doc AS "t.doc", t.raw AS "t.raw", t.uid AS "t.uid", c.name AS "c.name", c.hits AS "c.hits", c.total AS "c.total", c.tiny AS "c.tiny", c.rate AS "c.rate", c.state AS "c.state", c.touched AS "c.touched" FROM things AS t LEFT JOIN counters AS c ON c.tiny = t.id UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, c.name, c.hits, c.total, c.tiny, c.rate, c.state, c.touched FROM counters AS c WHERE NOT EXISTS (SELECT 1 FROM things AS t WHERE c.tiny = t.id)) AS "c.full"
ORDER BY "c.full"."t.id" NULLS LAST, "c.full"."c.name" NULLS LAST;

-- case: full join with filters and a star
SELECT "c.full"."w.key" AS key, "c.full"."w.order" AS "order", "c.full"."w.group" AS "group", "c.full"."w.index" AS "index", "c.full"."w.value" AS value, "c.full"."w.words" AS words, "c.full"."c.name" AS name, "c.full"."c.hits" AS hits, "c.full"."c.total" AS total, "c.full"."c.tiny" AS tiny, "c.full"."c.rate" AS rate, "c.full"."c.state" AS state, "c.full"."c.touched" AS touched
FROM (SELECT w.key AS "w.key", w."order" AS "w.order", w."group" AS "w.group", w."index" AS "w.index", w.value AS "w.value", w.words AS "w.words", c.name AS "c.name", c.hits AS "c.hits", c.total AS "c.total", c.tiny AS "c.tiny", c.rate AS "c.rate", c.state AS "c.state", c.touched AS "c.touched" FROM words AS w LEFT JOIN counters AS c ON c.name = w.value UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, c.name, c.hits, c.total, c.tiny, c.rate, c.state, c.touched FROM counters AS c WHERE NOT EXISTS (SELECT 1 FROM words AS w WHERE c.name = w.value)) AS "c.full"
WHERE "c.full"."w.key" IS NULL OR "c.full"."c.hits" IS NULL
ORDER BY "c.full"."w.key" NULLS LAST, "c.full"."c.name" NULLS LAST;

-- case: full joins in a row
SELECT "p.full"."w.key" AS key, "p.full"."c.name" AS name, "p.full"."p.thing_id" AS thing_id, "p.full"."p.n" AS n
FROM (SELECT "c.full"."w.key" AS "w.key", "c.full"."w.order" AS "w.order", "c.full"."w.group" AS "w.group", "c.full"."w.index" AS "w.index", "c.full"."w.value" AS "w.value", "c.full"."w.words" AS "w.words", "c.full"."c.name" AS "c.name", "c.full"."c.hits" AS "c.hits", "c.full"."c.total" AS "c.total", "c.full"."c.tiny" AS "c.tiny", "c.full"."c.rate" AS "c.rate", "c.full"."c.state" AS "c.state", "c.full"."c.touched" AS "c.touched", p.thing_id AS "p.thing_id", p.n AS "p.n", p.label AS "p.label", p.qty AS "p.qty", p.made AS "p.made" FROM (SELECT w.key AS "w.key", w."order" AS "w.order", w."group" AS "w.group", w."index" AS "w.index", w.value AS "w.value", w.words AS "w.words", c.name AS "c.name", c.hits AS "c.hits", c.total AS "c.total", c.tiny AS "c.tiny", c.rate AS "c.rate", c.state AS "c.state", c.touched AS "c.touched" FROM words AS w LEFT JOIN counters AS c ON c.tiny = w."order" UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, c.name, c.hits, c.total, c.tiny, c.rate, c.state, c.touched FROM counters AS c WHERE NOT EXISTS (SELECT 1 FROM words AS w WHERE c.tiny = w."order")) AS "c.full" LEFT JOIN parts AS p ON p.thing_id = "c.full"."c.hits" UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, p.thing_id, p.n, p.label, p.qty, p.made FROM parts AS p WHERE NOT EXISTS (SELECT 1 FROM (SELECT w.key AS "w.key", w."order" AS "w.order", w."group" AS "w.group", w."index" AS "w.index", w.value AS "w.value", w.words AS "w.words", c.name AS "c.name", c.hits AS "c.hits", c.total AS "c.total", c.tiny AS "c.tiny", c.rate AS "c.rate", c.state AS "c.state", c.touched AS "c.touched" FROM words AS w LEFT JOIN counters AS c ON c.tiny = w."order" UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, c.name, c.hits, c.total, c.tiny, c.rate, c.state, c.touched FROM counters AS c WHERE NOT EXISTS (SELECT 1 FROM words AS w WHERE c.tiny = w."order")) AS "c.full" WHERE p.thing_id = "c.full"."c.hits")) AS "p.full"
ORDER BY "p.full"."w.key" NULLS LAST, "p.full"."c.name" NULLS LAST, "p.full"."p.thing_id" NULLS LAST, "p.full"."p.n" NULLS LAST;

-- case: what is proven of a side that a join leaves out
SELECT t.code, t.big, p.label
FROM parts AS p
LEFT JOIN (things AS t JOIN parts AS q ON q.thing_id = t.id) ON p.label = t.code
ORDER BY p.thing_id NULLS LAST, p.n NULLS LAST, t.id NULLS LAST, q.n NULLS LAST;

-- case: using
SELECT p.thing_id, p.n, p.label, q.qty
FROM parts AS p
JOIN parts AS q ON p.thing_id = q.thing_id AND p.n = q.n
WHERE p.thing_id > 2
ORDER BY p.thing_id, p.n;

-- case: left join using, one row by the key
SELECT (SELECT b.value FROM words AS a LEFT JOIN words AS b ON a.key = b.key WHERE a.key = :key) AS one, (SELECT max(a.key) AS max FROM words AS a JOIN words AS b ON a.key = b.key) AS two;

-- case: full join using
SELECT coalesce("b.full"."a.thing_id", "b.full"."b.thing_id") AS thing_id, coalesce("b.full"."a.n", "b.full"."b.n") AS n, "b.full"."a.label" AS label, "b.full"."b.qty" AS qty
FROM (SELECT a.thing_id AS "a.thing_id", a.n AS "a.n", a.label AS "a.label", a.qty AS "a.qty", a.made AS "a.made", b.thing_id AS "b.thing_id", b.n AS "b.n", b.qty AS "b.qty" FROM parts AS a LEFT JOIN (SELECT CASE WHEN (parts.thing_id + 2) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE parts.thing_id + 2 END AS thing_id, parts.n, parts.qty FROM parts) AS b ON a.thing_id = b.thing_id AND a.n = b.n UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, b.thing_id, b.n, b.qty FROM (SELECT CASE WHEN (parts.thing_id + 2) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE parts.thing_id + 2 END AS thing_id, parts.n, parts.qty FROM parts) AS b WHERE NOT EXISTS (SELECT 1 FROM parts AS a WHERE a.thing_id = b.thing_id AND a.n = b.n)) AS "b.full"
WHERE coalesce("b.full"."a.thing_id", "b.full"."b.thing_id") IS NOT NULL
ORDER BY thing_id NULLS LAST, n NULLS LAST;

-- case: right join using and a star
SELECT b.thing_id, b.n, a.label, b.qty
FROM (SELECT CASE WHEN (parts.thing_id + 2) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE parts.thing_id + 2 END AS thing_id, parts.n, parts.qty FROM parts) AS b
LEFT JOIN (SELECT parts.thing_id, parts.n, parts.label FROM parts) AS a ON a.thing_id = b.thing_id AND a.n = b.n
ORDER BY b.thing_id NULLS LAST, b.n NULLS LAST;

-- case: using after using
SELECT a.key, a.value, b.words, c."order"
FROM (SELECT words.key, words.value FROM words) AS a
JOIN (SELECT words.key, words.words FROM words) AS b ON a.key = b.key
LEFT JOIN (SELECT words.key, words."order" FROM words) AS c ON a.key = c.key
ORDER BY a.key;

-- case: natural join
SELECT a.thing_id, a.n, a.label, b.qty
FROM (SELECT parts.thing_id, parts.n, parts.label FROM parts) AS a
JOIN (SELECT parts.thing_id, parts.n, parts.qty FROM parts WHERE parts.qty > 0) AS b ON a.thing_id = b.thing_id AND a.n = b.n
ORDER BY a.thing_id, a.n;

-- case: natural join without shared columns
SELECT a.key, b.name
FROM (SELECT words.key FROM words) AS a
CROSS JOIN (SELECT counters.name FROM counters) AS b
ORDER BY a.key, b.name;

-- case: joins in parentheses
SELECT t.id, p.n, q.label
FROM things AS t
LEFT JOIN (parts AS p JOIN parts AS q ON q.thing_id = p.thing_id AND q.n = CASE WHEN (p.n + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE p.n + 1 END) ON p.thing_id = t.id
ORDER BY t.id, p.n NULLS LAST;

-- case: a comma and a join
SELECT w.key, c.name, d.name AS other
FROM words AS w
CROSS JOIN counters AS c
LEFT JOIN counters AS d ON d.hits > c.hits
ORDER BY w.key, c.name, d.name NULLS LAST;

-- case: a comma and a right join
SELECT w.key, c.name, d.name AS other
FROM words AS w
CROSS JOIN counters AS d
LEFT JOIN counters AS c ON d.hits > c.hits
ORDER BY w.key, c.name NULLS LAST, d.name NULLS LAST;

-- case: a star
SELECT things.id, things.code, things.note, things.short, things.small, things.amount, things.big, things.ratio, things.score, things.flag, things.done, things.at, things.seen, things.day, things.data, things.doc, things.raw, things.uid
FROM things
ORDER BY things.id;

-- case: a star of one of two, and more
SELECT c.name, c.hits, c.total, c.tiny, c.rate, c.state, c.touched, w.value, length(c.name) AS size
FROM counters AS c
CROSS JOIN words AS w
ORDER BY c.name, w.key;

-- case: a star of a derived table
SELECT d.id, d.code, d.note, d.short, d.small, d.amount, d.big, d.ratio, d.score, d.flag, d.done, d.at, d.seen, d.day, d.data, d.doc, d.raw, d.uid, d.third
FROM (SELECT things.id, things.code, things.note, things.short, things.small, things.amount, things.big, things.ratio, things.score, things.flag, things.done, things.at, things.seen, things.day, things.data, things.doc, things.raw, things.uid, things.id % 3 AS third FROM things WHERE things.done) AS d
ORDER BY d.third, d.id;

-- case: a star of a WITH
WITH d (thing_id, n, label, qty, made) AS (
    SELECT parts.thing_id, parts.n, parts.label, parts.qty, parts.made
    FROM parts
    WHERE parts.n > 0
)
SELECT d.thing_id, d.n, d.label, d.qty, d.made
FROM d
ORDER BY d.thing_id, d.n;

-- case: returning a star
-- writes
UPDATE counters
SET hits = CASE WHEN (counters.hits + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE counters.hits + 1 END
WHERE counters.name = :name
RETURNING name, hits, total, tiny, CAST(rate AS REAL) AS rate, state, touched;

-- case: returning a star of what is inserted
-- writes
INSERT INTO words (key, value)
VALUES ('new', 'v')
RETURNING key, "order", "group", "index", value, words;

-- case: a star into a table
-- writes
INSERT INTO parts (thing_id, n, label, qty, made)
SELECT d.thing_id, d.n, d.label, d.qty, d.made
FROM (SELECT parts.thing_id, CASE WHEN (parts.n + 100) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE parts.n + 100 END AS n, parts.label, parts.qty, parts.made FROM parts) AS d;

-- case: exists with a star
SELECT t.id
FROM things AS t
WHERE EXISTS (SELECT 1 FROM parts AS p WHERE p.thing_id = t.id)
ORDER BY t.id;

-- case: values with the names that PostgreSQL gives
WITH v (column1, column2) AS (
    SELECT _values.column1, _values.column2
    FROM (SELECT column1 AS column1, column2 AS column2 FROM (VALUES (1, 'a'), (2, NULL))) AS _values
)
SELECT v.column1, v.column2
FROM v
ORDER BY v.column1;

-- case: values with names
WITH v (n, word) AS (
    SELECT _values.column1, _values.column2
    FROM (SELECT column1 AS column1, column2 AS column2 FROM (VALUES (1, 'a'), (2, NULL))) AS _values
)
SELECT v.word, CASE WHEN (v.n + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE v.n + 1 END AS m
FROM v
ORDER BY v.n DESC;
