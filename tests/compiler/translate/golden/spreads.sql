-- case: deviations and variances
SELECT prices.kind, pg_numeric_stddev_samp(pg_numeric_text(prices.price, 2)) AS a, pg_numeric_var_samp(pg_numeric_text(prices.price, 2)) AS b, pg_numeric_stddev_pop(pg_numeric_text(prices.fee, 4)) AS c, pg_numeric_var_pop(pg_numeric_text(prices.fee, 4)) AS d, pg_numeric_stddev_samp(prices.qty) AS e, pg_numeric_var_samp(prices.many) AS f, pg_numeric_stddev_samp(prices.any_scale) AS g, pg_numeric_var_samp(prices.long) AS h, pg_numeric_stddev_samp(prices.small) AS i, pg_numeric_var_pop(prices.whole) AS j, pg_numeric_stddev_pop(pg_numeric_text(prices.huge, 2)) AS k, pg_numeric_stddev_samp(pg_numeric_text(prices.tiny, 3)) AS l, pg_numeric_var_samp(prices.any_scale) AS m
FROM prices
GROUP BY prices.kind
ORDER BY prices.kind;

-- case: deviations of nothing, of one, of equal ones
SELECT pg_numeric_stddev_samp(pg_numeric_text(prices.price, 2)) AS a, pg_numeric_stddev_pop(pg_numeric_text(prices.price, 2)) AS b, pg_numeric_var_samp(pg_numeric_text(prices.price, 2)) FILTER (WHERE prices.id = 0) AS c, pg_numeric_var_pop(pg_numeric_text(prices.price, 2)) FILTER (WHERE prices.id = 4) AS d, pg_numeric_stddev_samp(pg_numeric_text(250 + 0 * prices.id * 100, 2)) AS e, pg_numeric_stddev_samp(pg_numeric_text(prices.price, 2)) FILTER (WHERE prices.id < 0) AS f
FROM prices
WHERE prices.id IN (0, 4);

-- case: deviations of distinct values
SELECT c1 AS a, c2 AS b, c3 AS c, c4 AS d
FROM (WITH "each row" (c1, c2, c3, c4, ok, n) AS (SELECT pg_numeric_stddev_samp(DISTINCT pg_numeric_text(prices.price, 2)) AS a, pg_numeric_var_pop(DISTINCT prices.qty) AS b, pg_numeric_round(pg_numeric_stddev_samp(pg_numeric_text(prices.price, 2)), 2) AS c, pg_numeric_double(pg_numeric_stddev_samp(pg_numeric_text(prices.price, 2))) AS d, pg_numeric_key(pg_numeric_stddev_samp(pg_numeric_text(prices.price, 2)), 0) > pg_numeric_key('1', 0), count(*) FROM prices) SELECT * FROM "each row")
WHERE ok;

-- case: running deviations
SELECT prices.id, pg_numeric_stddev_samp(pg_numeric_text(prices.price, 2)) OVER (ORDER BY prices.id) AS a, pg_numeric_var_samp(prices.qty) OVER (PARTITION BY prices.kind ORDER BY prices.id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS b, pg_numeric_stddev_pop(prices.any_scale) OVER (ORDER BY prices.id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS c
FROM prices
ORDER BY prices.id;

-- case: aggregates of bits
SELECT prices.kind, pg_bit_and(prices.qty) AS a, pg_bit_or(prices.qty) AS b, pg_bit_xor(prices.qty) AS c, pg_bit_and(prices.many) AS d, pg_bit_or(prices.small) AS e, pg_bit_xor(prices.many) AS f, pg_bit_or(DISTINCT prices.small) AS g, pg_bit_or(prices.qty) FILTER (WHERE prices.id < 0) AS h
FROM prices
GROUP BY prices.kind
ORDER BY prices.kind;

-- case: running aggregates of bits
SELECT prices.id, pg_bit_and(prices.qty) OVER (ORDER BY prices.id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS a, pg_bit_xor(prices.many) OVER (ORDER BY prices.id) AS b
FROM prices
ORDER BY prices.id;

-- case: logarithms to the base 10
SELECT prices.id, pg_double_log(CASE WHEN abs(abs(prices.rate) + 0.0 + 1.0) <= 1.7976931348623157e308 OR (abs(prices.rate) + 0.0) IS NULL OR (abs((abs(prices.rate) + 0.0)) = 9e999 OR abs(1.0) = 9e999) AND abs(prices.rate) + 0.0 + 1.0 IS NOT NULL THEN abs(prices.rate) + 0.0 + 1.0 ELSE abs(-9223372036854775808) END) AS a, pg_double_log(1000.0) AS b, pg_double_log(2.0) AS c
FROM prices
ORDER BY prices.id;
