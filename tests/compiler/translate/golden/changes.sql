-- case: insert and return
-- writes
INSERT INTO counters (name, total, touched)
VALUES (:name, :total, :at)
RETURNING name, hits, total, tiny, CAST(rate AS REAL) AS rate, state, touched;

-- case: insert many rows
-- writes
INSERT INTO counters (name, total, rate)
VALUES (:a, 1, 1.0), (:b, 2, 0.5), ('z', -3, NULL)
RETURNING name, total, CAST(rate AS REAL) AS rate, hits;

-- case: insert without returning
-- writes
INSERT INTO logs (message, level, extra)
VALUES (:message, 3, '{"a":1}');

-- case: identity and defaults
-- writes
INSERT INTO logs (message)
VALUES ('one'), ('two')
RETURNING message, level, thing_id;

-- case: the word DEFAULT
-- writes
INSERT INTO counters (name, total)
VALUES ('d', 5)
RETURNING name, hits, state;

-- case: a duplicate key
-- writes
INSERT INTO counters (name, total)
VALUES ('some', 1);

-- case: a missing parent
-- writes
INSERT INTO parts (thing_id, n, label)
VALUES (999, 1, 'x');

-- case: NULL where it is forbidden
-- writes
INSERT INTO logs (message)
VALUES (:message);

-- case: do nothing
-- writes
INSERT INTO counters (name, total)
VALUES (:name, 1)
ON CONFLICT (name) DO NOTHING
RETURNING name;

-- case: do nothing whatever the conflict
-- writes
INSERT INTO counters (name, total)
VALUES ('some', 1), ('a', 2), ('a', 3)
ON CONFLICT DO NOTHING;

-- case: upsert
-- writes
INSERT INTO counters (name, hits, total)
VALUES (:name, 1, :total)
ON CONFLICT (name) DO UPDATE SET hits = CASE WHEN (counters.hits + excluded.hits) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE counters.hits + excluded.hits END, total = excluded.total, touched = NULL
WHERE counters.state = 'new'
RETURNING name, hits, total, state;

-- case: upsert under an alias
-- writes
INSERT INTO counters AS c (name, total)
VALUES ('some', 1)
ON CONFLICT (name) DO UPDATE SET total = CASE WHEN typeof(c.total + 1) = 'real' THEN abs(-9223372036854775808) ELSE c.total + 1 END
RETURNING total;

-- case: upsert above the range
-- writes
INSERT INTO counters (name, total)
VALUES ('high', 1)
ON CONFLICT (name) DO UPDATE SET hits = CASE WHEN (counters.hits + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE counters.hits + 1 END;

-- case: insert from a query
-- writes
INSERT INTO logs (thing_id, message, level)
SELECT things.id, coalesce(things.note, things.code) AS coalesce, 2
FROM things
WHERE things.id < 5
RETURNING thing_id, message, level;

-- case: insert from the table itself
-- writes
INSERT INTO counters (name, total)
SELECT counters.name || '2', counters.total
FROM counters
RETURNING name, total;

-- case: insert from a query with a conflict
-- writes
INSERT INTO counters (name, total)
SELECT things.code, things.id
FROM things
WHERE TRUE
ON CONFLICT (name) DO NOTHING;

-- case: insert from groups with a conflict
-- writes
INSERT INTO counters (name, total)
SELECT parts.label, count(*) AS count
FROM parts
GROUP BY parts.label
ON CONFLICT (name) DO NOTHING
RETURNING name, total;

-- case: upsert from a query of one row
-- writes
INSERT INTO counters (name, total)
SELECT 'some', count(*) AS count
FROM things
WHERE TRUE
ON CONFLICT (name) DO UPDATE SET total = excluded.total
RETURNING total;

-- case: the next version
-- writes
INSERT INTO parts (thing_id, n, label, qty)
SELECT :thing, CASE WHEN (coalesce((SELECT max(p.n) AS max FROM parts AS p WHERE p.thing_id = :thing), 0) + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE coalesce((SELECT max(p.n) AS max FROM parts AS p WHERE p.thing_id = :thing), 0) + 1 END, :label, :qty
RETURNING thing_id, n, label, qty;

-- case: insert with
-- writes
WITH picked (id, code) AS (
    SELECT things.id, things.code
    FROM things
    WHERE things.done
)
INSERT INTO logs (thing_id, message)
SELECT picked.id, picked.code
FROM picked
WHERE picked.id > 10
RETURNING message;

-- case: insert from lists
-- writes
INSERT INTO counters (name, total)
SELECT u.name, u.total
FROM (SELECT l0.value AS name, l1.value AS total FROM json_each(CASE WHEN coalesce(json_array_length(:totals), 0) > coalesce(json_array_length(:names), 0) THEN :totals ELSE :names END) AS r LEFT JOIN json_each(:names) AS l0 ON l0.key = r.key LEFT JOIN json_each(:totals) AS l1 ON l1.key = r.key) AS u
RETURNING name, total;

-- case: subqueries in several rows of VALUES
-- writes
INSERT INTO counters (name, total)
VALUES ('v1', (SELECT count(*) AS count FROM counters)), ('v2', (SELECT count(*) AS count FROM counters))
RETURNING name, total;

-- case: update
-- writes
UPDATE things
SET note = :note, flag = :flag, amount = CASE WHEN (things.amount + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.amount + 1 END, data = NULL, ratio = 1.0
WHERE things.id = :id
RETURNING id, note, flag, amount, CAST(ratio AS REAL) AS ratio;

-- case: update counts rows
-- writes
UPDATE things
SET done = NOT things.done
WHERE things.flag OR things.amount > 0;

-- case: update sees old values
-- writes
UPDATE counters
SET hits = counters.tiny, tiny = CASE WHEN counters.hits NOT BETWEEN -32768 AND 32767 THEN abs(-9223372036854775808) ELSE counters.hits END
WHERE counters.name = 'some'
RETURNING hits, tiny;

-- case: update of several columns at once
-- writes
UPDATE counters
SET hits = 1, total = CASE WHEN typeof(counters.total - 1) = 'real' THEN abs(-9223372036854775808) ELSE counters.total - 1 END
WHERE counters.name = 'some'
RETURNING hits, total;

-- case: update under an alias
-- writes
UPDATE counters AS c
SET state = c.state || '!'
WHERE c.hits >= 0
RETURNING name, state;

-- case: update above the range
-- writes
UPDATE counters
SET hits = CASE WHEN (counters.hits + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE counters.hits + 1 END;

-- case: update below smallint
-- writes
UPDATE counters
SET tiny = CASE WHEN (counters.tiny - 1) NOT BETWEEN -32768 AND 32767 THEN abs(-9223372036854775808) ELSE counters.tiny - 1 END
WHERE counters.name = 'low';

-- case: a wide number into a narrow column
-- writes
UPDATE counters
SET tiny = CASE WHEN :n NOT BETWEEN -32768 AND 32767 THEN abs(-9223372036854775808) ELSE :n END
WHERE counters.name = 'some';

-- case: update to a subquery
-- writes
UPDATE things
SET note = (SELECT p.label FROM parts AS p WHERE p.thing_id = things.id ORDER BY p.n LIMIT 1)
WHERE things.id < 8
RETURNING id, note;

-- case: update by a subquery of the table itself
-- writes
UPDATE counters
SET total = (SELECT max(counters.hits) AS max FROM counters)
WHERE counters.hits = (SELECT min(c.hits) AS min FROM counters AS c)
RETURNING name, total;

-- case: update from a table by its key
-- writes
UPDATE parts
SET label = t.code
FROM things AS t
WHERE t.id = parts.thing_id AND t.done
RETURNING thing_id, n, label;

-- case: update from a query of one row
-- writes
UPDATE things
SET amount = d.many
FROM (SELECT CASE WHEN count(*) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE count(*) END AS many FROM parts) AS d
WHERE things.id = 1
RETURNING id, amount;

-- case: update with
-- writes
WITH top (id) AS (
    SELECT max(things.id) AS id
    FROM things
)
UPDATE things
SET note = 'top'
WHERE things.id = (SELECT top.id FROM top)
RETURNING id, note;

-- case: delete
-- writes
DELETE FROM things
WHERE things.id = :id
RETURNING id, code;

-- case: delete cascades
-- writes
DELETE FROM things
WHERE things.id IN (2, 4);

-- case: delete what is there twice
-- writes
DELETE FROM parts
WHERE EXISTS (SELECT 1 FROM parts AS o WHERE o.label = parts.label AND (o.thing_id, o.n) < (parts.thing_id, parts.n));

-- case: delete using
-- writes
DELETE FROM parts AS p
WHERE EXISTS (SELECT 1 FROM things AS t CROSS JOIN counters AS c WHERE t.id = p.thing_id AND c.name = 'some' AND t.id > c.hits AND t.done)
RETURNING thing_id, n;

-- case: delete with
-- writes
WITH old (thing_id) AS (
    SELECT parts.thing_id
    FROM parts
    WHERE parts.qty < 0
)
DELETE FROM things
WHERE things.id IN (SELECT old.thing_id FROM old);

-- case: spaces beyond the length of varchar(n)
-- writes
INSERT INTO things (id, code, short, big, score, done, at, doc)
VALUES (900, :code, substr(:short, 1, max(5, length(rtrim(:short, ' ')))), 1, 1.0, 0, '2024-01-01T00:00:00.000Z', '{}')
ON CONFLICT (id) DO UPDATE SET short = excluded.short
RETURNING short, length(short) AS characters;

-- case: an update with spaces beyond the length
-- writes
UPDATE things
SET short = substr(coalesce(things.short, things.code) || '      ', 1, max(5, length(rtrim(coalesce(things.short, things.code) || '      ', ' '))))
WHERE length(coalesce(things.short, things.code)) <= 5
RETURNING id, short, length(short) AS characters;

-- case: a text too long for varchar(n)
-- writes
UPDATE things
SET short = substr(:short, 1, max(5, length(rtrim(:short, ' '))));

-- case: texts of a query into varchar(n)
-- writes
INSERT INTO things (id, code, short, big, score, done, at, doc)
SELECT CASE WHEN (things.id + 1000) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.id + 1000 END, 'copy ' || CAST(things.id AS TEXT), things.short, things.big, things.score, things.done, things.at, things.doc
FROM things
WHERE things.id < 5
RETURNING id, short;

-- case: longer texts of a query into varchar(n)
-- writes
INSERT INTO things (id, code, short, big, score, done, at, doc)
SELECT c1, c2, substr(c3, 1, max(5, length(rtrim(c3, ' ')))) AS "case", c4 AS big, c5 AS score, c6 AS done, c7 AS at, c8 AS doc FROM (WITH "each row" (c1, c2, c3, c4, c5, c6, c7, c8) AS (SELECT c1, c2, c3 AS "case", c4 AS big, c5 AS score, c6 AS done, c7 AS at, c8 AS doc FROM (WITH "each row" (c1, c2, c3, c4, c5, c6, c7, c8) AS (SELECT CASE WHEN (things.id + 1000) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.id + 1000 END, 'copy ' || CAST(things.id AS TEXT), CASE WHEN things.id % 2 = 0 THEN things.short ELSE 'abc' || '     ' END AS "case", things.big, things.score, things.done, things.at, things.doc FROM things WHERE things.id < 5 UNION ALL SELECT CASE WHEN (things.id + 2000) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.id + 2000 END, 'copy ' || CAST(things.id AS TEXT), 'word        ', things.big, things.score, things.done, things.at, things.doc FROM things WHERE things.id = 5) SELECT * FROM "each row")) SELECT * FROM "each row")
RETURNING id, short, length(short) AS characters;

-- case: cut texts of a query into varchar(n), in order
-- writes
INSERT INTO things (id, code, short, big, score, done, at, doc)
SELECT CASE WHEN (things.id + 1000) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.id + 1000 END, 'copy ' || CAST(things.id AS TEXT), substr(things.code, 1, 5) AS code, things.big, things.score, things.done, things.at, things.doc
FROM things
WHERE things.id < 5
ORDER BY things.id
RETURNING id, short;

-- case: texts of a known length into varchar(n)
-- writes
UPDATE things
SET short = CASE things.done WHEN 1 THEN 'true' WHEN 0 THEN 'false' END
WHERE things.id < 5
RETURNING id, short;

-- case: RETURNING tells what is NULL
-- writes
UPDATE things
SET done = 1
RETURNING id, coalesce(note, NULL) IS NULL AS a, coalesce(short, NULL) IS NOT NULL AS b, CAST(ratio AS REAL) IS NULL AS c, coalesce(flag, NULL) IS NULL AS d, coalesce(note, NULL) IS NULL AND coalesce(short, NULL) IS NULL AS e, CASE WHEN coalesce(note, NULL) IS NULL THEN 'n' ELSE coalesce(note, NULL) END AS f, EXISTS (SELECT 1 FROM parts WHERE parts.thing_id = coalesce(things.id, NULL) AND coalesce(things.note, NULL) IS NULL) AS g, CASE WHEN coalesce(data, NULL) IS NOT NULL AND 'a' IS NOT NULL THEN EXISTS (SELECT 1 FROM json_each(coalesce(data, NULL)) AS json_part WHERE CASE json_type(coalesce(data, NULL)) WHEN 'object' THEN json_part.key = 'a' ELSE json_part.type = 'text' AND json_part.value = 'a' END) END AS h, ((coalesce(note, NULL) IS NULL) + (coalesce(short, NULL) IS NULL)) AS i, CASE WHEN coalesce(note, NULL) IS NOT NULL THEN json_quote(coalesce(note, NULL)) END AS j, coalesce(note, NULL) IS NULL AS k;

-- case: RETURNING of a DELETE tells what is NULL
-- writes
DELETE FROM things
WHERE things.id > 3
RETURNING id, coalesce(note, NULL) IS NULL AS a, CASE WHEN coalesce(data, NULL) IS NOT NULL AND 'a' IS NOT NULL THEN EXISTS (SELECT 1 FROM json_each(coalesce(data, NULL)) AS json_part WHERE CASE json_type(coalesce(data, NULL)) WHEN 'object' THEN json_part.key = 'a' ELSE json_part.type = 'text' AND json_part.value = 'a' END) END AS b;

-- case: RETURNING of an upsert tells what is NULL
-- writes
INSERT INTO counters (name, total)
VALUES ('low', 1)
ON CONFLICT (name) DO UPDATE SET tiny = 5
RETURNING CAST(rate AS REAL) IS NULL AS a, coalesce(touched, NULL) IS NULL AS b, coalesce(tiny, NULL) IS NULL AS c;

-- case: RETURNING compares texts as texts
-- writes
UPDATE things
SET note = '012'
WHERE things.id IN (8, 10)
RETURNING id, coalesce(note, NULL) = '12' AS a, coalesce(note, NULL) IN ('12') AS b, coalesce(note, NULL) < '1' AS c, CASE WHEN coalesce(note, NULL) = '12' THEN 1 ELSE 0 END AS d, (coalesce(note, NULL), coalesce(id, NULL)) = ('12', 8) AS e, coalesce(note, NULL) < coalesce(short, NULL) AS f, coalesce(note, NULL) BETWEEN coalesce(short, NULL) AND '2' AS g, EXISTS (SELECT 1 FROM counters WHERE counters.state < coalesce(things.note, NULL)) AS h, nullif(note, '12') AS i, coalesce(note, NULL) IN ('12') AS j;
