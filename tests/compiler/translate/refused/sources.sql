-- case: SEARCH
-- expect: SEARCH of a recursive query
-- at: 1:100
WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 5) SEARCH DEPTH FIRST BY n SET o SELECT n FROM r ORDER BY o;

-- case: CYCLE
-- expect: CYCLE of a recursive query
-- at: 1:84
WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 5) CYCLE n SET is_cycle USING path SELECT n FROM r;

-- case: WITH TIES of distinct rows
-- expect: Put these into a subquery
-- at: 1:60
SELECT DISTINCT done FROM things ORDER BY done FETCH FIRST 2 ROWS WITH TIES;

-- case: WITH TIES of a parameter
-- expect: a number that is no literal
-- at: 1:8
SELECT done FROM things ORDER BY done OFFSET :n ROWS FETCH FIRST 2 ROWS WITH TIES;

-- case: decimals of different scale, each once
-- expect: which of 1.0 and 1.00 is shown is chance
-- at: 1:8
SELECT price AS a FROM prices UNION SELECT fee FROM prices;

-- case: a series with a time zone
-- expect: generate_series with a time zone
-- at: 1:15
SELECT n FROM generate_series('2024-01-01'::date, '2024-01-02'::date, '1 day', 'UTC') AS n;

-- case: a recursive WITH that uses a query behind it
-- expect: things stands behind the query that uses it
-- at: 1:37
WITH RECURSIVE a AS (SELECT id FROM things WHERE id < 2), things AS (SELECT 100 AS id) SELECT id FROM a ORDER BY id;

-- case: a SELECT of nothing
-- expect: a SELECT without columns
-- at: 1:13
SELECT FROM things;
