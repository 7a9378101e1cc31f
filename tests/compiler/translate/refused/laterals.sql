-- case: a lateral without a name
-- expect: a subquery in FROM without a name
-- at: 1:47
SELECT t.id FROM things AS t, LATERAL (SELECT p.n FROM parts AS p WHERE p.thing_id = t.id);

-- case: a lateral with two columns of one name
-- expect: has a name of its own
-- at: 1:57
SELECT t.id FROM things AS t CROSS JOIN LATERAL (SELECT count(*), count(p.qty) FROM parts AS p WHERE p.thing_id = t.id) AS l;

-- case: generate_series of decimals
-- expect: generate_series of numeric has no translation yet
-- at: 1:31
SELECT n FROM generate_series(0.5, 3.5) AS g (n);

-- case: generate_series with too many names
-- expect: a series has one column
-- at: 1:15
SELECT a FROM generate_series(1, 3) AS g (a, b);

-- case: generate_series in the SELECT list beside DISTINCT
-- expect: stands alone, without GROUP BY, DISTINCT and windows
-- at: 1:17
SELECT DISTINCT generate_series(1, 3) AS n FROM things;

-- case: two series in the SELECT list
-- expect: stands alone
-- at: 1:8
SELECT generate_series(1, 3) AS n, generate_series(1, 2) AS m;

-- case: generate_series in the SELECT list beside an aggregate
-- expect: beside an aggregate
-- at: 1:25
SELECT count(*) AS all, generate_series(1, 3) AS n FROM things;
