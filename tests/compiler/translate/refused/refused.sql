-- case: several at once
-- expect: have no form
-- expect: full-text search
-- expect: ORDER BY of json
-- at: 1:17
SELECT DISTINCT to_tsvector(code) AS a,         
       timeofday() AS b
  FROM things
 ORDER BY doc::json;

-- case: DISTINCT of JSON beside an aggregate
-- expect: DISTINCT of jsonb beside aggregates or windows
-- at: 1:17
SELECT DISTINCT doc, count(*) FROM things GROUP BY doc;

-- case: GROUP BY of json
-- expect: GROUP BY of json differs
-- at: 1:38
SELECT count(*) FROM things GROUP BY doc::json;

-- case: what one side of JSON has alone
-- expect: EXCEPT of jsonb
-- at: 1:8
SELECT doc FROM things EXCEPT SELECT data FROM things;

-- case: an average of doubles
-- at: 1:8
-- expect: avg of double precision depends on the order of adding
SELECT avg(ratio) FROM things;

-- case: sum of doubles
-- expect: sum of double precision depends on the order of adding
-- at: 1:8
SELECT sum(score) FROM things;

-- case: an aggregate of an outer column
-- expect: belongs to that query
-- at: 1:20
SELECT (SELECT max(t.id) FROM parts) FROM things AS t;

-- case: update to a subquery that reads changed rows
-- expect: depends on the row and reads the table that is changed
-- at: 2:24
UPDATE counters
   SET total = (SELECT count(*) FROM counters AS c WHERE c.hits < counters.hits);

-- case: update to a subquery that reads changed rows by way of WITH
-- expect: depends on the row and reads the table that is changed
-- at: 2:37
WITH w AS (SELECT name, hits FROM counters)
UPDATE counters SET total = (SELECT count(*) FROM w WHERE w.hits < counters.hits);

-- case: insert without columns
-- expect: Name the columns
-- at: 1:13
INSERT INTO words VALUES ('k', 1, 'g', 'i', 'v', 'w');

-- case: a subquery in RETURNING
-- expect: a subquery in RETURNING
-- at: 1:59
DELETE FROM parts WHERE thing_id = 4 RETURNING n, (SELECT count(*) FROM parts);

-- case: nowait
-- expect: NOWAIT has no counterpart
-- at: 1:8
SELECT id FROM things FOR UPDATE NOWAIT;

-- case: a function in FROM
-- expect: in FROM has no translation yet
-- at: 1:15
SELECT n FROM pg_available_extensions() AS g (n);

-- case: two units of an interval
-- expect: an interval with DAY behind its text
-- at: 1:13
SELECT at + interval '1 day 2 hours' day FROM things;

-- case: an interval in words
-- expect: the literal is no interval in the one form
-- at: 1:22
SELECT at + interval 'a fortnight' FROM things;

-- case: a product of time stamps
-- expect: timestamp with time zone * timestamp with time zone is not translated
-- at: 1:8
SELECT at * at FROM things;

-- case: a stamp finer than a millisecond
-- expect: the literal is no timestamp with time zone in the one form
-- at: 1:29
SELECT id FROM things WHERE at > '2024-03-01 00:00:00.0000001Z';

-- case: a function that nobody has thought of
-- expect: SOUNDEX has no translation yet
-- at: 1:8
SELECT soundex(code) FROM things;

-- case: an operator that nobody has thought of
-- expect: DISTANCE has no translation yet
-- at: 1:8
SELECT amount <-> 1 FROM things;

-- case: text search
-- expect: has no translation
-- at: 1:29
SELECT id FROM things WHERE to_tsvector('simple', code) @@ to_tsquery('a');

-- case: a WITH that changes rows within a subquery
-- expect: stands before the whole statement only
-- at: 1:21
SELECT n FROM (WITH d AS (DELETE FROM parts RETURNING n) SELECT n FROM d) AS s;

-- case: a system column
-- expect: xmin is no column
-- at: 1:8
SELECT xmin FROM things;

-- case: two names that are one to SQLite
-- expect: each column of a subquery
-- at: 1:25
SELECT d.a FROM (SELECT id AS a, code AS "A" FROM things) AS d;

-- case: a double with too many digits
-- expect: so many digits
-- at: 1:29
SELECT id FROM things WHERE score > 0.123456789012345678;

-- case: the time of the day
-- expect: have no form
-- at: 1:1
SELECT CURRENT_TIME;

-- case: the clock as text
-- expect: have no form
-- at: 1:8
SELECT timeofday();

-- case: text search alone
-- expect: full-text search
-- at: 1:8
SELECT to_tsvector('simple', code) FROM things;

-- case: a full join without an equality
-- expect: only with an equality of both sides
-- at: 1:40
SELECT w.key FROM words AS w FULL JOIN counters AS c ON c.hits > 0;

-- case: a star as a value
-- expect: Name the column
-- at: 1:17
SELECT coalesce(w.*, NULL) FROM words AS w;

-- case: returning a star beside other tables
-- expect: Write t.* with the table's name
-- at: 1:76
DELETE FROM words USING counters WHERE counters.name = words.key RETURNING *;

-- case: joins in parentheses with a name
-- expect: Leave the name out
-- at: 1:20
SELECT j.key FROM (words AS w CROSS JOIN counters AS c) AS j;

-- case: USING of two types
-- expect: of different types
-- at: 1:1
SELECT a.hits FROM (SELECT hits FROM counters) AS a JOIN (SELECT total AS hits FROM counters) AS b USING (hits);

-- case: a text that is no label of an enum
-- expect: the literal is no label of enum mood
-- at: 1:28
SELECT id FROM moods WHERE now = 'angry';

-- case: a row of numerics in a subquery of another scale
-- expect: of another type than the subquery's column
-- at: 1:34
SELECT id FROM prices WHERE (id, price) IN (SELECT a.id, a.fee FROM prices AS a);

-- case: a part of a column is set
-- expect: a part of a column is set
-- at: 1:21
UPDATE accounts SET settings['a'] = '2' WHERE id = 1;

-- case: a part of a column among several is set
-- expect: a part of a column is set
-- at: 1:22
UPDATE accounts SET (settings['a'], nick) = ('2', 'z') WHERE id = 1;

-- case: a part of a column is set by a query
-- expect: a part of a column is set
-- at: 1:22
UPDATE accounts SET (settings['a'], nick) = (SELECT '2'::jsonb, 'z') WHERE id = 1;
