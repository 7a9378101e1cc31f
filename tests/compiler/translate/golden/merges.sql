-- case: update or insert from rows of parameters
-- writes
SELECT action, number, CASE action WHEN 1 THEN "merge.rows"."s.n" WHEN 2 THEN "merge.rows"."s.n" END, CASE action WHEN 1 THEN CASE WHEN ("merge.rows"."c.hits" + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE "merge.rows"."c.hits" + 1 END END, CASE action WHEN 2 THEN "merge.rows"."s.name" END
FROM (
    SELECT s.name AS "s.name", s.n AS "s.n", c.hits AS "c.hits", c.rowid AS number,
        CASE WHEN c.rowid IS NOT NULL THEN 1 WHEN c.rowid IS NULL THEN 2 END AS action
    FROM (SELECT :name AS name, :n AS n) AS s LEFT JOIN counters AS c ON c.name = s.name
) AS "merge.rows"
WHERE action > 0;
SELECT pg_once(max(n)) FROM (SELECT count(*) AS n FROM json_each(:twinsql_step_1) WHERE json_extract(value, '$[0]') IN (1) GROUP BY json_extract(value, '$[1]'));
INSERT INTO counters AS c (name, total)
SELECT json_extract(r.value, '$[4]'), json_extract(r.value, '$[2]')
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 2;
UPDATE counters AS t
SET total = json_extract(r.value, '$[2]'), hits = json_extract(r.value, '$[3]')
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 1 AND t.rowid = json_extract(r.value, '$[1]');
SELECT 1
FROM json_each(:twinsql_step_1);

-- case: values as the source, all actions with conditions
-- writes
SELECT action, number, CASE action WHEN 2 THEN 0 WHEN 3 THEN CASE WHEN typeof("merge.rows"."counters.total" / 2 + "merge.rows"."s.n") = 'real' THEN abs(-9223372036854775808) ELSE "merge.rows"."counters.total" / 2 + "merge.rows"."s.n" END WHEN 5 THEN "merge.rows"."s.n" WHEN 6 THEN "merge.rows"."s.n" END, CAST(CASE action WHEN 3 THEN 1.0 WHEN 5 THEN 0.5 END AS REAL), CASE action WHEN 3 THEN 'm' || CAST("merge.rows"."s.n" AS TEXT) END, CASE action WHEN 5 THEN "merge.rows"."s.name" WHEN 6 THEN "merge.rows"."s.name" END
FROM (
    SELECT s.name AS "s.name", s.n AS "s.n", counters.total AS "counters.total", counters.rowid AS number,
        CASE WHEN counters.rowid IS NOT NULL AND s.n = 1 THEN 1 WHEN counters.rowid IS NOT NULL AND s.n = 9 THEN 2 WHEN counters.rowid IS NOT NULL THEN 3 WHEN counters.rowid IS NULL AND s.n = 4 THEN 0 WHEN counters.rowid IS NULL AND s.n > 4 THEN 5 WHEN counters.rowid IS NULL THEN 6 END AS action
    FROM (SELECT column1 AS name, column2 AS n FROM (VALUES ('low', 1), ('some', 2), ('fresh', 3), ('other', 4), ('more', 5))) AS s LEFT JOIN counters ON counters.name = s.name
) AS "merge.rows"
WHERE action > 0;
SELECT pg_once(max(n)) FROM (SELECT count(*) AS n FROM json_each(:twinsql_step_1) WHERE json_extract(value, '$[0]') IN (1, 2, 3) GROUP BY json_extract(value, '$[1]'));
INSERT INTO counters (name, total, rate)
SELECT json_extract(r.value, '$[5]'), json_extract(r.value, '$[2]'), pg_unpack(json_extract(r.value, '$[3]'))
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 5;
INSERT INTO counters (name, total)
SELECT json_extract(r.value, '$[5]'), json_extract(r.value, '$[2]')
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 6;
UPDATE counters AS t
SET total = json_extract(r.value, '$[2]')
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 2 AND t.rowid = json_extract(r.value, '$[1]');
UPDATE counters AS t
SET total = json_extract(r.value, '$[2]'), rate = pg_unpack(json_extract(r.value, '$[3]')), state = json_extract(r.value, '$[4]')
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 3 AND t.rowid = json_extract(r.value, '$[1]');
DELETE FROM counters AS t
WHERE rowid IN (SELECT json_extract(r.value, '$[1]') FROM json_each(:twinsql_step_1) AS r WHERE json_extract(r.value, '$[0]') = 1);
SELECT 1
FROM json_each(:twinsql_step_1);

-- case: a table as the source, all types
-- writes
SELECT action, number, CASE action WHEN 1 THEN "merge.rows"."s.note" WHEN 2 THEN "merge.rows"."s.note" END, CASE action WHEN 1 THEN "merge.rows"."s.short" END, CASE action WHEN 1 THEN "merge.rows"."s.small" END, CASE action WHEN 1 THEN "merge.rows"."s.amount" END, CASE action WHEN 1 THEN "merge.rows"."s.big" WHEN 2 THEN "merge.rows"."s.big" END, CAST(CASE action WHEN 1 THEN "merge.rows"."s.ratio" WHEN 2 THEN "merge.rows"."s.ratio" END AS REAL), CAST(CASE action WHEN 1 THEN "merge.rows"."s.score" WHEN 2 THEN "merge.rows"."s.score" END AS REAL), CASE action WHEN 1 THEN "merge.rows"."s.flag" END, CASE action WHEN 1 THEN "merge.rows"."s.done" WHEN 2 THEN "merge.rows"."s.done" END, CASE action WHEN 1 THEN "merge.rows"."s.at" WHEN 2 THEN "merge.rows"."s.at" END, CASE action WHEN 1 THEN "merge.rows"."s.seen" END, CASE action WHEN 1 THEN "merge.rows"."s.day" END, CASE action WHEN 1 THEN "merge.rows"."s.data" WHEN 2 THEN "merge.rows"."s.data" END, CASE action WHEN 1 THEN "merge.rows"."s.doc" WHEN 2 THEN "merge.rows"."s.doc" END, CASE action WHEN 1 THEN "merge.rows"."s.raw" WHEN 2 THEN "merge.rows"."s.raw" END, CASE action WHEN 1 THEN "merge.rows"."s.uid" END, CASE action WHEN 2 THEN "merge.rows"."s.id" END, CASE action WHEN 2 THEN 'new ' || "merge.rows"."s.code" END
FROM (
    SELECT s.id AS "s.id", s.code AS "s.code", s.note AS "s.note", s.short AS "s.short", s.small AS "s.small", s.amount AS "s.amount", s.big AS "s.big", s.ratio AS "s.ratio", s.score AS "s.score", s.flag AS "s.flag", s.done AS "s.done", s.at AS "s.at", s.seen AS "s.seen", s.day AS "s.day", s.data AS "s.data", s.doc AS "s.doc", s.raw AS "s.raw", s.uid AS "s.uid", t.rowid AS number,
        CASE WHEN t.rowid IS NOT NULL THEN 1 WHEN t.rowid IS NULL THEN 2 END AS action
    FROM (SELECT CASE WHEN (things.id + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.id + 1 END AS id, things.code, things.note, things.short, things.small, things.amount, things.big, things.ratio, things.score, things.flag, things.done, things.at, things.seen, things.day, things.data, things.doc, things.raw, things.uid FROM things) AS s LEFT JOIN things AS t ON t.id = s.id
) AS "merge.rows"
WHERE action > 0;
SELECT pg_once(max(n)) FROM (SELECT count(*) AS n FROM json_each(:twinsql_step_1) WHERE json_extract(value, '$[0]') IN (1) GROUP BY json_extract(value, '$[1]'));
INSERT INTO things AS t (id, code, big, score, done, at, doc, note, ratio, raw, data)
SELECT json_extract(r.value, '$[18]'), json_extract(r.value, '$[19]'), json_extract(r.value, '$[6]'), pg_unpack(json_extract(r.value, '$[8]')), json_extract(r.value, '$[10]'), json_extract(r.value, '$[11]'), json_extract(r.value, '$[15]'), json_extract(r.value, '$[2]'), pg_unpack(json_extract(r.value, '$[7]')), pg_unpack(json_extract(r.value, '$[16]')), json_extract(r.value, '$[14]')
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 2;
UPDATE things AS t
SET note = json_extract(r.value, '$[2]'), short = json_extract(r.value, '$[3]'), small = json_extract(r.value, '$[4]'), amount = json_extract(r.value, '$[5]'), big = json_extract(r.value, '$[6]'), ratio = pg_unpack(json_extract(r.value, '$[7]')), score = pg_unpack(json_extract(r.value, '$[8]')), flag = json_extract(r.value, '$[9]'), done = json_extract(r.value, '$[10]'), at = json_extract(r.value, '$[11]'), seen = json_extract(r.value, '$[12]'), day = json_extract(r.value, '$[13]'), data = json_extract(r.value, '$[14]'), doc = json_extract(r.value, '$[15]'), raw = pg_unpack(json_extract(r.value, '$[16]')), uid = json_extract(r.value, '$[17]')
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 1 AND t.rowid = json_extract(r.value, '$[1]');
SELECT 1
FROM json_each(:twinsql_step_1);

-- case: numbers as the source
-- writes
SELECT action, number, CASE WHEN "merge.rows"."s.price" NOT BETWEEN -9999999999 AND 9999999999 THEN abs(-9223372036854775808) ELSE "merge.rows"."s.price" END, CAST(pg_numeric_fit("merge.rows"."s.long", 30, 5) AS TEXT), 30000, CAST(CAST("merge.rows"."s.id" AS REAL) AS REAL), CAST(pg_numeric_text("merge.rows"."s.price", 2) AS TEXT)
FROM (
    SELECT s.id AS "s.id", s.price AS "s.price", s.long AS "s.long", p.rowid AS number,
        CASE WHEN TRUE THEN 1 END AS action
    FROM (SELECT prices.id, prices.price * 2 AS price, prices.long FROM prices WHERE prices.price BETWEEN -100000 AND 100000) AS s JOIN prices AS p ON p.id = s.id
) AS "merge.rows"
WHERE action > 0;
SELECT pg_once(max(n)) FROM (SELECT count(*) AS n FROM json_each(:twinsql_step_1) WHERE json_extract(value, '$[0]') IN (1) GROUP BY json_extract(value, '$[1]'));
UPDATE prices AS t
SET price = json_extract(r.value, '$[2]'), long = json_extract(r.value, '$[3]'), fee = json_extract(r.value, '$[4]'), rate = pg_unpack(json_extract(r.value, '$[5]')), any_scale = json_extract(r.value, '$[6]')
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 1 AND t.rowid = json_extract(r.value, '$[1]');
SELECT 1
FROM json_each(:twinsql_step_1);

-- case: whole numbers and floats for one column
-- writes
SELECT action, number, CAST(CASE action WHEN 1 THEN 2.0 WHEN 2 THEN 0.1 WHEN 3 THEN 3.0 END AS REAL), CASE action WHEN 3 THEN "merge.rows"."s.name" END, CASE action WHEN 3 THEN 1 END
FROM (
    SELECT s.name AS "s.name", c.rowid AS number,
        CASE WHEN c.rowid IS NOT NULL AND c.total > 0 THEN 1 WHEN c.rowid IS NOT NULL THEN 2 WHEN c.rowid IS NULL THEN 3 END AS action
    FROM (SELECT counters.name FROM counters UNION ALL SELECT 'z') AS s LEFT JOIN counters AS c ON c.name = s.name
) AS "merge.rows"
WHERE action > 0;
SELECT pg_once(max(n)) FROM (SELECT count(*) AS n FROM json_each(:twinsql_step_1) WHERE json_extract(value, '$[0]') IN (1, 2) GROUP BY json_extract(value, '$[1]'));
INSERT INTO counters AS c (name, total, rate)
SELECT json_extract(r.value, '$[3]'), json_extract(r.value, '$[4]'), pg_unpack(json_extract(r.value, '$[2]'))
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 3;
UPDATE counters AS t
SET rate = pg_unpack(json_extract(r.value, '$[2]'))
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 1 AND t.rowid = json_extract(r.value, '$[1]');
UPDATE counters AS t
SET rate = pg_unpack(json_extract(r.value, '$[2]'))
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 2 AND t.rowid = json_extract(r.value, '$[1]');
SELECT 1
FROM json_each(:twinsql_step_1);

-- case: a row matched twice
-- writes
SELECT action, number, "merge.rows"."s.n"
FROM (
    SELECT s.n AS "s.n", c.rowid AS number,
        CASE WHEN TRUE THEN 1 END AS action
    FROM (SELECT column1 AS name, column2 AS n FROM (VALUES ('low', 1), ('low', 2))) AS s JOIN counters AS c ON c.name = s.name
) AS "merge.rows"
WHERE action > 0;
SELECT pg_once(max(n)) FROM (SELECT count(*) AS n FROM json_each(:twinsql_step_1) WHERE json_extract(value, '$[0]') IN (1) GROUP BY json_extract(value, '$[1]'));
UPDATE counters AS t
SET total = json_extract(r.value, '$[2]')
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 1 AND t.rowid = json_extract(r.value, '$[1]');
SELECT 1
FROM json_each(:twinsql_step_1);

-- case: a row matched twice, and deleted
-- writes
SELECT action, number, CASE action WHEN 2 THEN 4 END
FROM (
    SELECT c.rowid AS number,
        CASE WHEN s.n = 1 THEN 1 WHEN TRUE THEN 2 END AS action
    FROM (SELECT column1 AS name, column2 AS n FROM (VALUES ('low', 1), ('low', 2))) AS s JOIN counters AS c ON c.name = s.name
) AS "merge.rows"
WHERE action > 0;
SELECT pg_once(max(n)) FROM (SELECT count(*) AS n FROM json_each(:twinsql_step_1) WHERE json_extract(value, '$[0]') IN (1, 2) GROUP BY json_extract(value, '$[1]'));
UPDATE counters AS t
SET total = json_extract(r.value, '$[2]')
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 2 AND t.rowid = json_extract(r.value, '$[1]');
DELETE FROM counters AS t
WHERE rowid IN (SELECT json_extract(r.value, '$[1]') FROM json_each(:twinsql_step_1) AS r WHERE json_extract(r.value, '$[0]') = 1);
SELECT 1
FROM json_each(:twinsql_step_1);

-- case: a row matched twice, and changed once
-- writes
SELECT action, number, "merge.rows"."s.n"
FROM (
    SELECT s.n AS "s.n", c.rowid AS number,
        CASE WHEN s.n = 1 THEN 0 WHEN TRUE THEN 2 END AS action
    FROM (SELECT column1 AS name, column2 AS n FROM (VALUES ('low', 1), ('low', 2))) AS s JOIN counters AS c ON c.name = s.name
) AS "merge.rows"
WHERE action > 0;
SELECT pg_once(max(n)) FROM (SELECT count(*) AS n FROM json_each(:twinsql_step_1) WHERE json_extract(value, '$[0]') IN (2) GROUP BY json_extract(value, '$[1]'));
UPDATE counters AS t
SET total = json_extract(r.value, '$[2]')
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 2 AND t.rowid = json_extract(r.value, '$[1]');
SELECT 1
FROM json_each(:twinsql_step_1);

-- case: a row inserted twice
-- writes
SELECT action, number, "merge.rows"."s.name", "merge.rows"."s.n"
FROM (
    SELECT s.name AS "s.name", s.n AS "s.n", c.rowid AS number,
        CASE WHEN c.rowid IS NULL THEN 1 END AS action
    FROM (SELECT column1 AS name, column2 AS n FROM (VALUES ('new', 1), ('new', 2))) AS s LEFT JOIN counters AS c ON c.name = s.name
) AS "merge.rows"
WHERE action > 0;
INSERT INTO counters AS c (name, total)
SELECT json_extract(r.value, '$[2]'), json_extract(r.value, '$[3]')
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 1;
SELECT 1
FROM json_each(:twinsql_step_1);

-- case: delete and nothing else
-- writes
SELECT action, number
FROM (
    SELECT words.rowid AS number,
        CASE WHEN TRUE THEN 1 END AS action
    FROM (SELECT words.key FROM words WHERE words.value <> '') AS s JOIN words ON words.key = s.key
) AS "merge.rows"
WHERE action > 0;
SELECT pg_once(max(n)) FROM (SELECT count(*) AS n FROM json_each(:twinsql_step_1) WHERE json_extract(value, '$[0]') IN (1) GROUP BY json_extract(value, '$[1]'));
DELETE FROM words AS t
WHERE rowid IN (SELECT json_extract(r.value, '$[1]') FROM json_each(:twinsql_step_1) AS r WHERE json_extract(r.value, '$[0]') = 1);
SELECT 1
FROM json_each(:twinsql_step_1);

-- case: nothing to do
-- writes
SELECT action, number
FROM (
    SELECT words.rowid AS number,
        CASE WHEN words.rowid IS NOT NULL THEN 1 WHEN words.rowid IS NULL THEN 0 END AS action
    FROM (SELECT words.key FROM words WHERE words.key IS NULL) AS s LEFT JOIN words ON words.key = s.key
) AS "merge.rows"
WHERE action > 0;
SELECT pg_once(max(n)) FROM (SELECT count(*) AS n FROM json_each(:twinsql_step_1) WHERE json_extract(value, '$[0]') IN (1) GROUP BY json_extract(value, '$[1]'));
DELETE FROM words AS t
WHERE rowid IN (SELECT json_extract(r.value, '$[1]') FROM json_each(:twinsql_step_1) AS r WHERE json_extract(r.value, '$[0]') = 1);
SELECT 1
FROM json_each(:twinsql_step_1);

-- case: a WITH before, a column that is a keyword, and a table as it is
-- writes
WITH s (name, total) AS (
    SELECT counters.name, counters.total
    FROM counters
)
SELECT action, number, "merge.rows"."s.name", 5, NULL, CAST("merge.rows"."s.total" AS TEXT)
FROM (
    SELECT s.name AS "s.name", s.total AS "s.total", words.rowid AS number,
        CASE WHEN words.rowid IS NULL THEN 1 END AS action
    FROM s LEFT JOIN words ON words.key = s.name
) AS "merge.rows"
WHERE action > 0;
INSERT INTO words (key, "order", "group", value)
SELECT json_extract(r.value, '$[2]'), json_extract(r.value, '$[3]'), json_extract(r.value, '$[4]'), json_extract(r.value, '$[5]')
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 1;
SELECT 1
FROM json_each(:twinsql_step_1);

-- case: subqueries see the rows from before
-- writes
SELECT action, number, CASE action WHEN 1 THEN CASE WHEN typeof((SELECT count(*) AS count FROM counters) + "merge.rows"."s.n") = 'real' THEN abs(-9223372036854775808) ELSE (SELECT count(*) AS count FROM counters) + "merge.rows"."s.n" END WHEN 2 THEN (SELECT min(counters.total) AS min FROM counters) END, CASE action WHEN 1 THEN (SELECT max(o.touched) AS max FROM counters AS o WHERE o.total > "merge.rows"."c.total") END, CASE action WHEN 2 THEN "merge.rows"."s.name" END
FROM (
    SELECT s.name AS "s.name", s.n AS "s.n", c.total AS "c.total", c.rowid AS number,
        CASE WHEN c.rowid IS NOT NULL THEN 1 WHEN c.rowid IS NULL AND s.n = 0 THEN 2 END AS action
    FROM (SELECT counters.name, row_number() OVER (ORDER BY counters.name) AS n FROM counters UNION ALL SELECT 'fresh', 0) AS s LEFT JOIN counters AS c ON c.name = s.name AND c.total >= 0
) AS "merge.rows"
WHERE action > 0;
SELECT pg_once(max(n)) FROM (SELECT count(*) AS n FROM json_each(:twinsql_step_1) WHERE json_extract(value, '$[0]') IN (1) GROUP BY json_extract(value, '$[1]'));
INSERT INTO counters AS c (name, total)
SELECT json_extract(r.value, '$[4]'), json_extract(r.value, '$[2]')
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 2;
UPDATE counters AS t
SET total = json_extract(r.value, '$[2]'), touched = json_extract(r.value, '$[3]')
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 1 AND t.rowid = json_extract(r.value, '$[1]');
SELECT 1
FROM json_each(:twinsql_step_1);

-- case: rows of another table, with a list
-- writes
SELECT action, number, CASE action WHEN 1 THEN "merge.rows"."s.code" WHEN 2 THEN "merge.rows"."s.code" END, CASE action WHEN 1 THEN CASE WHEN typeof(coalesce("merge.rows"."p.qty", 0) + 1) = 'real' THEN abs(-9223372036854775808) ELSE coalesce("merge.rows"."p.qty", 0) + 1 END END, CASE action WHEN 2 THEN "merge.rows"."s.id" END, CASE action WHEN 2 THEN 1 END
FROM (
    SELECT s.id AS "s.id", s.code AS "s.code", p.qty AS "p.qty", p.rowid AS number,
        CASE WHEN p.rowid IS NOT NULL AND p.label <> s.code THEN 1 WHEN p.rowid IS NULL THEN 2 END AS action
    FROM (SELECT things.id, things.code FROM things WHERE things.id IN (SELECT value FROM json_each(:ids))) AS s LEFT JOIN parts AS p ON p.thing_id = s.id AND p.n = 1
) AS "merge.rows"
WHERE action > 0;
SELECT pg_once(max(n)) FROM (SELECT count(*) AS n FROM json_each(:twinsql_step_1) WHERE json_extract(value, '$[0]') IN (1) GROUP BY json_extract(value, '$[1]'));
INSERT INTO parts AS p (thing_id, n, label)
SELECT json_extract(r.value, '$[4]'), json_extract(r.value, '$[5]'), json_extract(r.value, '$[2]')
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 2;
UPDATE parts AS t
SET label = json_extract(r.value, '$[2]'), qty = json_extract(r.value, '$[3]')
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 1 AND t.rowid = json_extract(r.value, '$[1]');
SELECT 1
FROM json_each(:twinsql_step_1);

-- case: an identity, and a row that a deleted one took along
-- writes
SELECT action, number, CASE action WHEN 2 THEN "merge.rows"."s.id" END, CASE action WHEN 2 THEN "merge.rows"."s.code" END
FROM (
    SELECT s.id AS "s.id", s.code AS "s.code", l.rowid AS number,
        CASE WHEN l.rowid IS NOT NULL AND l.level = 1 THEN 1 WHEN l.rowid IS NULL THEN 2 END AS action
    FROM (SELECT things.id, things.code FROM things WHERE things.id < 4) AS s LEFT JOIN logs AS l ON l.thing_id = s.id
) AS "merge.rows"
WHERE action > 0;
SELECT pg_once(max(n)) FROM (SELECT count(*) AS n FROM json_each(:twinsql_step_1) WHERE json_extract(value, '$[0]') IN (1) GROUP BY json_extract(value, '$[1]'));
INSERT INTO logs AS l (thing_id, message)
SELECT json_extract(r.value, '$[2]'), json_extract(r.value, '$[3]')
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 2;
DELETE FROM logs AS t
WHERE rowid IN (SELECT json_extract(r.value, '$[1]') FROM json_each(:twinsql_step_1) AS r WHERE json_extract(r.value, '$[0]') = 1);
SELECT 1
FROM json_each(:twinsql_step_1);

-- case: changes before it
-- writes
DELETE FROM words
RETURNING key;
WITH gone (key) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_1)
)
SELECT action, number, "merge.rows"."gone.key", 1
FROM (
    SELECT gone.key AS "gone.key", c.rowid AS number,
        CASE WHEN c.rowid IS NULL THEN 1 END AS action
    FROM gone LEFT JOIN counters AS c ON c.name = gone.key
) AS "merge.rows"
WHERE action > 0;
INSERT INTO counters AS c (name, total)
SELECT json_extract(r.value, '$[2]'), json_extract(r.value, '$[3]')
FROM json_each(:twinsql_step_2) AS r
WHERE json_extract(r.value, '$[0]') = 1;
SELECT 1
FROM json_each(:twinsql_step_2);

-- case: a condition that is NULL
-- writes
SELECT action, number, CASE action WHEN 2 THEN 0 END, CASE action WHEN 3 THEN "merge.rows"."s.name" END, CASE action WHEN 3 THEN 1 END
FROM (
    SELECT s.name AS "s.name", c.rowid AS number,
        CASE WHEN c.rowid IS NOT NULL AND s.ok THEN 1 WHEN c.rowid IS NOT NULL AND s.ok IS NULL THEN 2 WHEN c.rowid IS NULL AND NOT s.ok THEN 3 END AS action
    FROM (SELECT column1 AS name, column2 AS ok FROM (VALUES ('low', NULL), ('fresh', NULL))) AS s LEFT JOIN counters AS c ON c.name = s.name
) AS "merge.rows"
WHERE action > 0;
SELECT pg_once(max(n)) FROM (SELECT count(*) AS n FROM json_each(:twinsql_step_1) WHERE json_extract(value, '$[0]') IN (1, 2) GROUP BY json_extract(value, '$[1]'));
INSERT INTO counters AS c (name, total)
SELECT json_extract(r.value, '$[3]'), json_extract(r.value, '$[4]')
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 3;
UPDATE counters AS t
SET hits = json_extract(r.value, '$[2]')
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 2 AND t.rowid = json_extract(r.value, '$[1]');
DELETE FROM counters AS t
WHERE rowid IN (SELECT json_extract(r.value, '$[1]') FROM json_each(:twinsql_step_1) AS r WHERE json_extract(r.value, '$[0]') = 1);
SELECT 1
FROM json_each(:twinsql_step_1);

-- case: a value that is refused only where it is used
-- writes
SELECT action, number, CASE action WHEN 1 THEN CASE WHEN "merge.rows"."s.total" = 0 THEN abs(-9223372036854775808) ELSE 100 / "merge.rows"."s.total" END END
FROM (
    SELECT s.total AS "s.total", c.rowid AS number,
        CASE WHEN s.total BETWEEN 1 AND 1000 THEN 1 WHEN s.total < 0 THEN 2 END AS action
    FROM (SELECT counters.name, counters.total FROM counters) AS s JOIN counters AS c ON c.name = s.name
) AS "merge.rows"
WHERE action > 0;
SELECT pg_once(max(n)) FROM (SELECT count(*) AS n FROM json_each(:twinsql_step_1) WHERE json_extract(value, '$[0]') IN (1, 2) GROUP BY json_extract(value, '$[1]'));
UPDATE counters AS t
SET tiny = json_extract(r.value, '$[2]')
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 1 AND t.rowid = json_extract(r.value, '$[1]');
DELETE FROM counters AS t
WHERE rowid IN (SELECT json_extract(r.value, '$[1]') FROM json_each(:twinsql_step_1) AS r WHERE json_extract(r.value, '$[0]') = 2);
SELECT 1
FROM json_each(:twinsql_step_1);

-- case: enums, moments and booleans
-- writes
SELECT action, number, CASE action WHEN 1 THEN "merge.rows"."s.was" WHEN 2 THEN 'sad' END, CASE action WHEN 1 THEN "merge.rows"."s.now" WHEN 2 THEN "merge.rows"."s.now" END, CASE action WHEN 2 THEN "merge.rows"."s.id" END
FROM (
    SELECT s.id AS "s.id", s.was AS "s.was", s.now AS "s.now", m.rowid AS number,
        CASE WHEN m.rowid IS NOT NULL AND CASE m.now WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END < CASE s.now WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END THEN 1 WHEN m.rowid IS NULL THEN 2 END AS action
    FROM (SELECT CASE WHEN (moods.id + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE moods.id + 1 END AS id, moods.was, 'Happy' AS now FROM moods) AS s LEFT JOIN moods AS m ON m.id = s.id
) AS "merge.rows"
WHERE action > 0;
SELECT pg_once(max(n)) FROM (SELECT count(*) AS n FROM json_each(:twinsql_step_1) WHERE json_extract(value, '$[0]') IN (1) GROUP BY json_extract(value, '$[1]'));
INSERT INTO moods AS m (id, now, was)
SELECT json_extract(r.value, '$[4]'), json_extract(r.value, '$[3]'), json_extract(r.value, '$[2]')
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 2;
UPDATE moods AS t
SET was = json_extract(r.value, '$[2]'), now = json_extract(r.value, '$[3]')
FROM json_each(:twinsql_step_1) AS r
WHERE json_extract(r.value, '$[0]') = 1 AND t.rowid = json_extract(r.value, '$[1]');
SELECT 1
FROM json_each(:twinsql_step_1);
