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

-- case: groups by an expression of both sides
-- expect: GROUP BY of an expression with a column of the query around it
-- at: 1:94
SELECT t.id, x.l FROM things t LEFT JOIN LATERAL (SELECT max(p.n) AS l FROM parts p GROUP BY t.id + p.n) x ON true ORDER BY t.id, x.l;

-- case: DISTINCT sorted by an expression of both sides
-- expect: DISTINCT sorted by a column of the query around it
-- at: 1:110
SELECT t.id, x.d FROM things t LEFT JOIN LATERAL (SELECT DISTINCT abs(p.n - t.id) AS d FROM parts p ORDER BY abs(p.n - t.id) LIMIT 3) x ON true ORDER BY t.id, x.d;

-- case: a median of the outer query's column
-- expect: an aggregate of an outer query's column belongs to that query
-- at: 1:46
SELECT (SELECT mode() WITHIN GROUP (ORDER BY t1.n + 0) AS c0 FROM things AS t3) AS c0 FROM parts AS t1;

-- case: rows counted by the outer query's column
-- expect: an aggregate of an outer query's column belongs to that query
-- at: 1:16
SELECT (SELECT count(*) FILTER (WHERE t1.n > 1) AS c0 FROM things AS t3) AS c0 FROM parts AS t1;
