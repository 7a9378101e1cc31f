-- case: sums
SELECT prices.kind, sum(prices.price) AS a, sum(prices.fee) AS b, pg_numeric_limbs(sum(prices.huge >> 32), sum(prices.huge & 4294967295), 2) AS c, sum(prices.whole) AS d, pg_numeric_sum(prices.long) AS e, pg_numeric_sum(prices.any_scale) AS f, sum(prices.qty) AS g, pg_numeric_limbs(sum(prices.many >> 32), sum(prices.many & 4294967295), 0) AS h, sum(prices.small) AS i
FROM prices
GROUP BY prices.kind
ORDER BY prices.kind;

-- case: averages
SELECT prices.kind, pg_numeric_mean(sum(prices.price), count(prices.price), 2) AS a, pg_numeric_mean(sum(prices.fee), count(prices.fee), 4) AS b, pg_numeric_mean_limbs(sum(prices.huge >> 32), sum(prices.huge & 4294967295), count(prices.huge), 2) AS c, pg_numeric_mean(sum(prices.whole), count(prices.whole), 0) AS d, pg_numeric_avg(prices.long) AS e, pg_numeric_avg(prices.any_scale) AS f, pg_numeric_mean(sum(prices.qty), count(prices.qty), 0) AS g, pg_numeric_mean_limbs(sum(prices.many >> 32), sum(prices.many & 4294967295), count(prices.many), 0) AS h, pg_numeric_mean(sum(prices.small), count(prices.small), 0) AS i
FROM prices
GROUP BY prices.kind
ORDER BY prices.kind;

-- case: sums of nothing
SELECT sum(prices.price) AS a, pg_numeric_limbs(sum(prices.huge >> 32), sum(prices.huge & 4294967295), 2) AS b, pg_numeric_sum(prices.any_scale) AS c, pg_numeric_mean(sum(prices.price), count(prices.price), 2) AS d, pg_numeric_mean_limbs(sum(prices.many >> 32), sum(prices.many & 4294967295), count(prices.many), 0) AS e, pg_numeric_avg(prices.any_scale) AS f, coalesce(pg_numeric_text(sum(prices.price), 2), '0') AS g
FROM prices
WHERE prices.id < 0;

-- case: sums of distinct values
SELECT sum(DISTINCT prices.price) AS a, pg_numeric_mean(sum(DISTINCT prices.price), count(DISTINCT prices.price), 2) AS b, pg_numeric_sum(DISTINCT pg_numeric_text(prices.huge, 2)) AS c, pg_numeric_avg(DISTINCT prices.many) AS d, pg_numeric_sum(DISTINCT prices.many) AS e, pg_numeric_mean(sum(DISTINCT prices.small), count(DISTINCT prices.small), 0) AS f
FROM prices;

-- case: sums with a filter
SELECT sum(prices.price) FILTER (WHERE prices.id > 3) AS a, pg_numeric_mean(sum(prices.qty) FILTER (WHERE prices.kind = 'a'), count(prices.qty) FILTER (WHERE prices.kind = 'a'), 0) AS b, pg_numeric_mean_limbs(sum(prices.many >> 32) FILTER (WHERE prices.id < 2), sum(prices.many & 4294967295) FILTER (WHERE prices.id < 2), count(prices.many) FILTER (WHERE prices.id < 2), 0) AS c, pg_numeric_limbs(sum(prices.huge >> 32) FILTER (WHERE prices.id < 0), sum(prices.huge & 4294967295) FILTER (WHERE prices.id < 0), 2) AS d, pg_numeric_sum(prices.any_scale) FILTER (WHERE prices.id > 3) AS e
FROM prices;

-- case: running sums
SELECT prices.id, sum(prices.price) OVER (ORDER BY prices.id) AS a, pg_numeric_mean(sum(prices.qty) OVER (PARTITION BY prices.kind ORDER BY prices.id), count(prices.qty) OVER (PARTITION BY prices.kind ORDER BY prices.id), 0) AS b, pg_numeric_limbs(sum(prices.many >> 32) OVER (ORDER BY prices.id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW), sum(prices.many & 4294967295) OVER (ORDER BY prices.id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW), 0) AS c, pg_numeric_sum(prices.any_scale) OVER (ORDER BY prices.id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS d, pg_numeric_avg(prices.long) OVER (ORDER BY prices.id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS e, pg_numeric_limbs(sum(prices.huge >> 32) FILTER (WHERE prices.id > 2) OVER (ORDER BY prices.id), sum(prices.huge & 4294967295) FILTER (WHERE prices.id > 2) OVER (ORDER BY prices.id), 2) AS f
FROM prices
ORDER BY prices.id;

-- case: windows by decimals
SELECT prices.id, row_number() OVER (PARTITION BY pg_numeric_key(prices.any_scale, 0) ORDER BY prices.id) AS a, lag(prices.price) OVER (ORDER BY prices.id) AS b, lag(pg_numeric_text(prices.price, 2), 1, '0') OVER (ORDER BY prices.id) AS c, rank() OVER (ORDER BY pg_numeric_key(prices.any_scale, 0) NULLS LAST) AS d, first_value(prices.price) OVER (PARTITION BY prices.kind ORDER BY pg_numeric_key(prices.long, 0) NULLS LAST, prices.id) AS e
FROM prices
ORDER BY prices.id;

-- case: sums of products
SELECT prices.kind, pg_numeric_sum(pg_numeric_multiply(pg_numeric_text(prices.price, 2), prices.qty)) AS a, pg_numeric_limbs(sum(prices.price * prices.fee >> 32), sum(prices.price * prices.fee & 4294967295), 6) AS b, pg_numeric_limbs(sum(prices.price * 100 + prices.fee >> 32), sum(prices.price * 100 + prices.fee & 4294967295), 4) AS c, pg_numeric_mean(sum(prices.price * 11), count(prices.price * 11), 3) AS d, sum(prices.qty * 5) AS e
FROM prices
GROUP BY prices.kind
ORDER BY prices.kind;

-- case: least and greatest
SELECT prices.kind, min(prices.price) AS a, max(prices.price) AS b, min(prices.huge) AS c, max(prices.whole) AS d
FROM prices
GROUP BY prices.kind
ORDER BY max(prices.price) DESC NULLS FIRST, prices.kind;

-- case: having and order by sums
SELECT prices.kind, pg_numeric_limbs(sum(prices.many >> 32), sum(prices.many & 4294967295), 0) AS a
FROM prices
GROUP BY prices.kind
HAVING pg_numeric_key(pg_numeric_limbs(sum(prices.many >> 32), sum(prices.many & 4294967295), 0), 0) > pg_numeric_key('100.5', 0) AND pg_numeric_key(pg_numeric_mean(sum(prices.price), count(prices.price), 2), 0) < pg_numeric_key('100000000000000000000', 0)
ORDER BY pg_numeric_key(pg_numeric_limbs(sum(prices.many >> 32), sum(prices.many & 4294967295), 0), 0) DESC, pg_numeric_key(pg_numeric_mean(sum(prices.qty), count(prices.qty), 0), 0) NULLS LAST, prices.kind;

-- case: sums as bigint and double precision
SELECT prices.kind, sum(prices.qty) AS a, pg_numeric_double(pg_numeric_mean(sum(prices.qty), count(prices.qty), 0)) AS b, pg_numeric_double(pg_numeric_text(sum(prices.price), 2)) AS c, CASE WHEN coalesce(sum(prices.small), 0) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE coalesce(sum(prices.small), 0) END AS d, pg_numeric_double(pg_numeric_sum(pg_double_numeric(prices.rate))) AS e, CASE WHEN pg_numeric_scaled(pg_numeric_mean(sum(prices.small), count(prices.small), 0), 0, 9223372036854775807) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE pg_numeric_scaled(pg_numeric_mean(sum(prices.small), count(prices.small), 0), 0, 9223372036854775807) END AS f
FROM prices
GROUP BY prices.kind
ORDER BY prices.kind;

-- case: a sum beyond bigint
SELECT pg_numeric_limbs(sum(things.big >> 32), sum(things.big & 4294967295), 0) AS a, pg_numeric_add(pg_numeric_limbs(sum(things.big >> 32), sum(things.big & 4294967295), 0), '1') AS b, pg_numeric_divide(pg_numeric_limbs(sum(things.big >> 32), sum(things.big & 4294967295), 0), '3') AS c
FROM things;

-- case: a sum that is no bigint
SELECT CASE WHEN typeof(pg_numeric_scaled(pg_numeric_limbs(sum(prices.many >> 32), sum(prices.many & 4294967295), 0), 0, 9223372036854775807)) = 'real' THEN abs(-9223372036854775808) ELSE pg_numeric_scaled(pg_numeric_limbs(sum(prices.many >> 32), sum(prices.many & 4294967295), 0), 0, 9223372036854775807) END AS a
FROM prices
WHERE prices.many > 9000000000000000000;
