-- case: all rows of decimals of different scale
SELECT c1 AS id, c2 AS a, c3 AS n FROM (WITH "each row" (c1, c2, c3) AS (SELECT c1 AS id, pg_numeric_text(c2, 2) AS a, c3 AS n FROM (WITH "each row" (c1, c2, c3) AS (SELECT prices.id, prices.price AS a, 1 AS n FROM prices) SELECT * FROM "each row") UNION ALL SELECT c1 AS id, pg_numeric_text(c2, 4) AS fee, c3 FROM (WITH "each row" (c1, c2, c3) AS (SELECT prices.id, prices.fee, 2 FROM prices) SELECT * FROM "each row")) SELECT * FROM "each row")
ORDER BY pg_numeric_key(c2, 0) DESC, id, n;

-- case: all rows of decimals and whole numbers
SELECT c1 AS a, c2 AS b, c3 AS c FROM (WITH "each row" (c1, c2, c3) AS (SELECT pg_numeric_text(c1, 2) AS a, c2 AS b, c3 AS c FROM (WITH "each row" (c1, c2, c3) AS (SELECT prices.price AS a, prices.qty AS b, prices.rate AS c FROM prices) SELECT * FROM "each row") UNION ALL SELECT c1 AS qty, c2 AS any_scale, c3 / 100.0 AS price FROM (WITH "each row" (c1, c2, c3) AS (SELECT prices.qty, prices.any_scale, prices.price FROM prices) SELECT * FROM "each row")) SELECT * FROM "each row")
ORDER BY pg_numeric_key(c1, 0) NULLS LAST, pg_numeric_key(c2, 0) NULLS LAST, 3 NULLS LAST;

-- case: literals of different scale
SELECT c1 AS a FROM (WITH "each row" (c1) AS (SELECT c1 AS a FROM (WITH "each row" (c1) AS (SELECT c1 AS a FROM (WITH "each row" (c1) AS (SELECT pg_numeric_text(c1, 1) AS a FROM (WITH "each row" (c1) AS (SELECT 15 AS a) SELECT * FROM "each row") UNION ALL SELECT pg_numeric_text(c1, 2) FROM (WITH "each row" (c1) AS (SELECT 225) SELECT * FROM "each row")) SELECT * FROM "each row") UNION ALL SELECT c1 FROM (WITH "each row" (c1) AS (SELECT 3) SELECT * FROM "each row")) SELECT * FROM "each row") UNION ALL SELECT NULL) SELECT * FROM "each row")
ORDER BY pg_numeric_key(c1, 0);

-- case: sums above their parts
SELECT c1 AS kind, c2 AS total, c3 AS mean FROM (WITH "each row" (c1, c2, c3) AS (SELECT c1 AS kind, pg_numeric_text(c2, 2) AS total, pg_numeric_text(c3, 2) AS mean FROM (WITH "each row" (c1, c2, c3) AS (SELECT prices.kind, sum(prices.price) AS total, pg_numeric_scaled(pg_numeric_round(pg_numeric_mean(sum(prices.fee), count(prices.fee), 4), 2), 2, 999999999999999999) AS mean FROM prices GROUP BY prices.kind) SELECT * FROM "each row") UNION ALL SELECT c1, c2 AS sum, c3 FROM (WITH "each row" (c1, c2, c3) AS (SELECT 'all', pg_numeric_sum(prices.any_scale) AS sum, 0 FROM prices) SELECT * FROM "each row")) SELECT * FROM "each row")
ORDER BY kind, pg_numeric_key(c2, 0) NULLS LAST;

-- case: a subquery of all rows of decimals
SELECT x.a, count(*) OVER () AS n, pg_numeric_add(x.a, '1') AS b
FROM (SELECT c1 AS a FROM (WITH "each row" (c1) AS (SELECT pg_numeric_text(c1, 2) AS a FROM (WITH "each row" (c1) AS (SELECT prices.price AS a FROM prices) SELECT * FROM "each row") UNION ALL SELECT prices.long FROM prices) SELECT * FROM "each row")) AS x
ORDER BY pg_numeric_key(x.a, 0)
LIMIT 20;

-- case: whole numbers and doubles are doubles once
SELECT prices.rate AS a
FROM prices
UNION
SELECT CAST(c1 AS REAL) AS small FROM (WITH "each row" (c1) AS (SELECT prices.small FROM prices) SELECT * FROM "each row")
ORDER BY a NULLS LAST;

-- case: decimals of one scale once
SELECT prices.price AS a
FROM prices
UNION
SELECT prices.price * 1
FROM prices
ORDER BY a NULLS LAST;

-- case: decimals that grow with every step
WITH RECURSIVE r (n, x) AS (
    SELECT c1, pg_numeric_text(c2, 1) FROM (WITH "each row" (c1, c2) AS (SELECT 1, 15) SELECT * FROM "each row")
    UNION ALL
    SELECT CASE WHEN (r.n + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE r.n + 1 END, pg_numeric_multiply(r.x, '2')
    FROM r
    WHERE r.n < 7
)
SELECT r.n, r.x
FROM r
ORDER BY r.n NULLS LAST;

-- case: interest by steps
WITH RECURSIVE r (n, x, y) AS (
    SELECT c1, c2 AS numeric, c3 FROM (WITH "each row" (c1, c2, c3) AS (SELECT 1, 100 AS numeric, 0) SELECT * FROM "each row")
    UNION ALL
    SELECT CASE WHEN (r.n + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE r.n + 1 END, pg_numeric_multiply(r.x, '1.05'), CASE WHEN r.n * 2 NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE r.n * 2 END
    FROM r
    WHERE r.n < 7
)
SELECT r.n, r.x, r.y, pg_numeric_round(r.x, 2) AS z
FROM r
ORDER BY pg_numeric_key(r.x, 0) DESC NULLS FIRST;

-- case: choices of decimals and whole numbers in a list
SELECT v.a, pg_numeric_multiply(v.a, '2') AS b
FROM (SELECT column1 AS a FROM (VALUES ('1.5'), ('2.25'), ('3'), (NULL))) AS v
ORDER BY pg_numeric_key(v.a, 0) NULLS LAST;

-- case: rows inserted from decimals of another scale
-- writes
INSERT INTO prices (id, price, fee, whole, long, any_scale, many, written, kind)
SELECT c1, pg_numeric_scaled(pg_numeric_text(c2, 4), 2, 9999999999) AS fee, pg_numeric_scaled(c3, 4, 99999999), pg_numeric_scaled(pg_numeric_text(c4, 3), 0, 999999999999) AS tiny, CAST(pg_numeric_fit(pg_numeric_text(c5, 2), 30, 5) AS TEXT) AS huge, CAST(pg_numeric_text(c6, 2) AS TEXT) AS price, c7, c8, c9 FROM (WITH "each row" (c1, c2, c3, c4, c5, c6, c7, c8, c9) AS (SELECT CASE WHEN (100 + prices.id) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE 100 + prices.id END, prices.fee, pg_numeric_divide(pg_numeric_text(prices.price, 2), '1000000'), prices.tiny, prices.huge, prices.price, 1, 'x', 'y' FROM prices WHERE prices.tiny IS NOT NULL AND abs(prices.price) < 10000 AND prices.huge IS NOT NULL) SELECT * FROM "each row");

-- case: rows inserted from aggregates, unless they are there
-- writes
INSERT INTO counters (name, total, rate)
SELECT c1 AS kind, c2, pg_numeric_double(c3) AS avg FROM (WITH "each row" (c1, c2, c3) AS (SELECT prices.kind, sum(prices.qty) % 1000, pg_numeric_mean(sum(prices.price), count(prices.price), 2) AS avg FROM prices GROUP BY prices.kind) SELECT * FROM "each row")
WHERE TRUE
ON CONFLICT (name) DO NOTHING
RETURNING name, total, CAST(rate AS REAL) AS rate;
