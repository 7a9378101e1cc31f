-- case: distinct on
SELECT DISTINCT ON (flag) flag, id, code FROM things ORDER BY flag, id DESC;

-- case: distinct on, newest first, with a limit
SELECT DISTINCT ON (p.thing_id) p.thing_id, p.label, p.qty FROM parts AS p ORDER BY p.thing_id DESC, p.qty DESC NULLS LAST, p.n LIMIT 4 OFFSET 1;

-- case: distinct on a named column and by number
SELECT DISTINCT ON (third) id % 3 AS third, note, id FROM things ORDER BY 1, note, 3;

-- case: distinct on with a star
SELECT DISTINCT ON (note) * FROM things ORDER BY note, id;

-- case: distinct on in a subquery
SELECT d.flag, d.amount FROM (SELECT DISTINCT ON (flag, done) flag, done, amount, id FROM things ORDER BY flag, done, amount NULLS FIRST, id) AS d ORDER BY d.id;

-- case: distinct on behind a WITH and over groups
WITH p AS (SELECT thing_id, label, qty FROM parts) SELECT DISTINCT ON (thing_id) thing_id, label, count(*) AS many FROM p GROUP BY thing_id, label ORDER BY thing_id, count(*) DESC, label;

-- case: except all
SELECT qty FROM parts EXCEPT ALL SELECT qty FROM parts WHERE n = 0 ORDER BY qty;

-- case: intersect all
SELECT note, flag FROM things INTERSECT ALL SELECT note, flag FROM things WHERE id > 3 ORDER BY note, flag;

-- case: except all and a union
(SELECT label FROM parts EXCEPT ALL SELECT label FROM parts WHERE n > 1) UNION ALL SELECT value FROM words ORDER BY label;

-- case: count of different rows
SELECT count(DISTINCT (note, flag)) AS a, count(DISTINCT (small, amount, big)) AS b, count(DISTINCT (at, uid)) FILTER (WHERE done) AS c FROM things;

-- case: different rows in groups
SELECT thing_id, count(DISTINCT (label, qty)) AS many FROM parts GROUP BY thing_id ORDER BY thing_id;

-- case: between symmetric
SELECT id, amount BETWEEN SYMMETRIC 7 AND -7 AS a, amount NOT BETWEEN SYMMETRIC 7 AND small AS b, code BETWEEN SYMMETRIC 'z' AND 'a' AS c FROM things ORDER BY id;

-- case: in a list of rows
-- parameters: {"a": 2, "b": 1}
SELECT thing_id, n FROM parts WHERE (thing_id, n) IN ((4, 1), (:a, :b), (8, 2)) ORDER BY thing_id, n;

-- case: in and not in a list of rows with NULL
SELECT id, (amount, flag) IN ((7, true), (NULL, false), (0, NULL)) AS a, (amount, flag) NOT IN ((7, true), (NULL, false)) AS b FROM things ORDER BY id;

-- case: more than all, less than any
SELECT id, amount > ALL (SELECT hits FROM counters) AS a, amount >= ANY (SELECT hits FROM counters WHERE hits > 0) AS b, small < ALL (SELECT tiny FROM counters) AS c,
       small <= ANY (SELECT tiny FROM counters) AS d, note = ALL (SELECT value FROM words WHERE key = 'k9') AS e, note <> ANY (SELECT words FROM words) AS f,
       amount > ALL (SELECT p.qty FROM parts AS p WHERE p.thing_id = things.id) AS g, code = ALL (SELECT 'a'::text) AS h
  FROM things
 ORDER BY id;

-- case: rows that are more than all of a group
SELECT p.thing_id, p.n FROM parts AS p WHERE p.n >= ALL (SELECT q.n FROM parts AS q WHERE q.thing_id = p.thing_id) ORDER BY p.thing_id;

-- case: a subquery of several rows
-- error: DataError
SELECT (SELECT label FROM parts WHERE thing_id = 4);

-- case: a subquery of several rows for some
-- error: DataError
SELECT id, (SELECT label FROM parts WHERE thing_id = things.id) AS label FROM things WHERE id < 5 ORDER BY id;

-- case: a subquery that happens to have one row
-- parameters: {"id": 20}
SELECT (SELECT label FROM parts WHERE thing_id = 0) AS a, (SELECT label FROM parts WHERE thing_id = :id) AS b, (SELECT code FROM things WHERE code LIKE 'Z%') AS c;

-- case: equality joined by OR is no key
-- error: DataError
SELECT (SELECT code FROM things WHERE id = 1 OR code = 'a');

-- case: an aggregate in a subquery below makes nothing single
-- error: DataError
SELECT (SELECT (SELECT max(n) FROM parts) FROM things);

-- case: an aggregate over a window makes nothing single
-- error: DataError
SELECT (SELECT count(*) FILTER (WHERE done) OVER () FROM things);

-- case: equality in ON of a left join does not hold for the left side
-- error: DataError
SELECT (SELECT t.code FROM things AS t LEFT JOIN parts AS p ON t.id = 1 AND p.thing_id = 1 AND p.n = 0);

-- case: a WITH that hides a table has no key
-- error: DataError
WITH things AS (SELECT thing_id AS id, label FROM parts) SELECT (SELECT label FROM things WHERE id = 4);
