-- case: all rows of decimals of different scale
SELECT id, price AS a, 1 AS n FROM prices UNION ALL SELECT id, fee, 2 FROM prices ORDER BY a DESC NULLS LAST, id, n;

-- case: all rows of decimals and whole numbers
SELECT price AS a, qty AS b, rate AS c FROM prices UNION ALL SELECT qty, any_scale, price FROM prices ORDER BY 1, 2, 3;

-- case: literals of different scale
SELECT 1.5 AS a UNION ALL SELECT 2.25 UNION ALL SELECT 3 UNION ALL SELECT NULL ORDER BY a NULLS FIRST;

-- case: sums above their parts
SELECT kind, sum(price) AS total, round(avg(fee), 2) AS mean FROM prices GROUP BY kind UNION ALL SELECT 'all', sum(any_scale), 0 FROM prices ORDER BY kind, total;

-- case: a subquery of all rows of decimals
SELECT x.a, count(*) OVER () AS n, x.a + 1 AS b FROM (SELECT price AS a FROM prices UNION ALL SELECT long FROM prices) AS x ORDER BY x.a NULLS FIRST LIMIT 20;

-- case: whole numbers and doubles are doubles once
SELECT rate AS a FROM prices UNION SELECT small FROM prices ORDER BY a;

-- case: decimals of one scale once
SELECT price AS a FROM prices UNION SELECT price * 1 FROM prices ORDER BY a;

-- case: decimals that grow with every step
WITH RECURSIVE r(n, x) AS (SELECT 1, 1.5 UNION ALL SELECT n + 1, x * 2 FROM r WHERE n < 7) SELECT n, x FROM r ORDER BY n;

-- case: interest by steps
WITH RECURSIVE r(n, x, y) AS (SELECT 1, 100::numeric, 0 UNION ALL SELECT n + 1, x * 1.05, n * 2 FROM r WHERE n < 7) SELECT n, x, y, round(x, 2) AS z FROM r ORDER BY x DESC;

-- case: choices of decimals and whole numbers in a list
SELECT v.a, v.a * 2 AS b FROM (VALUES (1.5), (2.25), (3), (NULL)) AS v(a) ORDER BY v.a;

-- case: rows inserted from decimals of another scale
INSERT INTO prices (id, price, fee, whole, long, any_scale, many, written, kind) SELECT 100 + id, fee, price / 1e6, tiny, huge, price, 1, 'x', 'y' FROM prices WHERE tiny IS NOT NULL AND abs(price) < 100 AND huge IS NOT NULL;

-- case: rows inserted from aggregates, unless they are there
INSERT INTO counters (name, total, rate) SELECT kind, sum(qty) % 1000, avg(price) FROM prices GROUP BY kind ON CONFLICT (name) DO NOTHING RETURNING name, total, rate;
