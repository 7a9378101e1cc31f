-- case: sums, differences, products
SELECT prices.id, prices.price * 100 + prices.fee AS a, prices.price - 100 AS b, pg_numeric_multiply(pg_numeric_text(prices.price, 2), prices.qty) AS c, prices.price * 110 AS d, prices.fee * prices.tiny AS e, pg_numeric_multiply(pg_numeric_text(prices.huge, 2), pg_numeric_text(prices.fee, 4)) AS f, pg_numeric_add(prices.long, pg_numeric_text(prices.price, 2)) AS g, pg_numeric_multiply(prices.any_scale, '2') AS h, pg_numeric_subtract(prices.any_scale, prices.long) AS i, pg_numeric_add(prices.many, '0.5') AS j, 0 - prices.price AS k, 0 - prices.huge AS l, pg_numeric_negative(prices.any_scale) AS m, pg_numeric_multiply(prices.many, prices.many) AS n, prices.huge + prices.huge AS o
FROM prices
ORDER BY prices.id;

-- case: quotients
SELECT prices.id, pg_numeric_divide(pg_numeric_text(prices.price, 2), '3') AS a, pg_numeric_divide(pg_numeric_text(1000 * prices.qty, 1), nullif(prices.many, 0)) AS b, pg_numeric_divide('1', pg_numeric_text(CASE WHEN prices.fee = 0 THEN NULL ELSE prices.fee END, 4)) AS c, pg_numeric_divide(pg_numeric_text(prices.price, 2), CASE WHEN pg_numeric_key(prices.any_scale, 0) = pg_numeric_key('0', 0) THEN NULL ELSE prices.any_scale END) AS d, pg_numeric_divide(pg_numeric_text(CASE WHEN prices.tiny = 0 THEN NULL ELSE prices.tiny END, 3), '7') AS e, pg_numeric_divide(prices.qty, '10') AS f, pg_numeric_divide(pg_numeric_text(prices.huge, 2), '0.07') AS g, pg_numeric_divide(prices.long, pg_numeric_text(CASE WHEN prices.price = 0 THEN NULL ELSE prices.price END, 2)) AS h, pg_numeric_divide(prices.any_scale, '3') AS i, pg_numeric_divide('1.0', '3') AS j, pg_numeric_divide('2', '3.0') AS k, pg_numeric_divide('10000', '3.0') AS l, pg_numeric_divide('100000000000000000000', '7') AS m, pg_numeric_divide('0.00001', '3') AS n
FROM prices
ORDER BY prices.id;

-- case: remainders
SELECT prices.id, pg_numeric_remainder(pg_numeric_text(prices.price, 2), '3') AS a, pg_numeric_remainder(pg_numeric_text(prices.price, 2), '0.7') AS b, pg_numeric_remainder(prices.any_scale, '0.3') AS c, pg_numeric_remainder(prices.qty, '2.5') AS d, pg_numeric_remainder(pg_numeric_text(prices.huge, 2), '100') AS e, pg_numeric_remainder('-7.5', '2') AS f
FROM prices
ORDER BY prices.id;

-- case: a quotient by zero
SELECT pg_numeric_divide(pg_numeric_text(prices.price, 2), '0.0') AS a
FROM prices;

-- case: a remainder by zero
SELECT pg_numeric_remainder(pg_numeric_text(prices.price, 2), pg_numeric_text(prices.price - prices.price, 2)) AS a
FROM prices
WHERE prices.price > 0;

-- case: percentages
SELECT prices.kind, pg_numeric_divide(pg_numeric_text(1000 * count(*), 1), nullif((SELECT count(*) AS count FROM prices), 0)) AS a, pg_numeric_divide(count(*), '7') AS b, pg_numeric_divide(pg_numeric_text(count(prices.qty) * 10, 1), count(*)) AS c
FROM prices
GROUP BY prices.kind
ORDER BY pg_numeric_key(pg_numeric_divide(pg_numeric_text(1000 * count(*), 1), nullif((SELECT count(*) AS count FROM prices), 0)), 0) DESC NULLS FIRST, prices.kind;

-- case: arithmetic with parameters
SELECT prices.id, pg_numeric_multiply(pg_numeric_text(prices.price, 2), :p) AS a, pg_numeric_add(pg_numeric_text(prices.price, 2), :p) AS b, pg_numeric_divide(:p, :q) AS c, pg_numeric_subtract(prices.any_scale, :p) AS d
FROM prices
ORDER BY prices.id;

-- case: casts to numeric
SELECT prices.id, prices.qty AS a, pg_numeric_fit(prices.many, 20, 1) AS b, pg_numeric_scaled(pg_numeric_text(prices.price, 2), 1, 9999999999) AS c, pg_numeric_scaled(pg_numeric_text(prices.fee, 4), 2, 9999999) AS d, pg_numeric_fit(prices.any_scale, 40, 3) AS e, pg_double_numeric(prices.rate) AS f, pg_numeric_fit(pg_double_numeric(prices.rate), 25, 2) AS g, prices.small * 100 AS h, pg_numeric_read(prices.written) AS i, pg_numeric_fit(pg_numeric_read(prices.written), 30, 3) AS j, prices.price * 100 AS k, prices.whole * 1000 AS l, prices.price AS m, pg_numeric_fit(prices.long, 28, 1) AS n
FROM prices
ORDER BY prices.id;

-- case: casts from numeric
SELECT prices.id, (prices.price + CASE WHEN prices.price < 0 THEN -50 ELSE 50 END) / 100 AS a, (prices.fee + CASE WHEN prices.fee < 0 THEN -5000 ELSE 5000 END) / 10000 AS b, (prices.tiny + CASE WHEN prices.tiny < 0 THEN -500 ELSE 500 END) / 1000 AS c, prices.whole AS d, prices.price / 100.0 AS e, pg_numeric_double(pg_numeric_text(prices.huge, 2)) AS f, pg_numeric_double(prices.any_scale) AS g, (prices.huge + CASE WHEN prices.huge < 0 THEN -50 ELSE 50 END) / 100 AS h, pg_numeric_double(prices.long) AS i, (25 + 5) / 10 AS j, (-25 + CASE WHEN -25 < 0 THEN -5 ELSE 5 END) / 10 AS k, 0.1 AS l
FROM prices
ORDER BY prices.id;

-- case: a cast to a numeric that is too small
SELECT CASE WHEN prices.price NOT BETWEEN -9999 AND 9999 THEN abs(-9223372036854775808) ELSE prices.price END AS a
FROM prices;

-- case: a cast to a numeric that is too small, of text
SELECT pg_numeric_fit(prices.any_scale, 20, 2) AS a
FROM prices;

-- case: a cast to an integer that is too small
SELECT CASE WHEN (prices.huge + CASE WHEN prices.huge < 0 THEN -50 ELSE 50 END) / 100 NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE (prices.huge + CASE WHEN prices.huge < 0 THEN -50 ELSE 50 END) / 100 END AS a
FROM prices;

-- case: a text that is no number
SELECT pg_numeric_read(prices.kind) AS a
FROM prices;

-- case: decimals and doubles
SELECT prices.id, CASE WHEN abs(prices.price / 100.0 + prices.rate) <= 1.7976931348623157e308 OR (prices.price / 100.0) IS NULL OR prices.rate IS NULL OR (abs((prices.price / 100.0)) = 9e999 OR abs(prices.rate) = 9e999) AND prices.price / 100.0 + prices.rate IS NOT NULL THEN prices.price / 100.0 + prices.rate ELSE abs(-9223372036854775808) END AS a, prices.rate > prices.price / 100.0 AS b, prices.rate = 0.5 AS c, pg_numeric_double(prices.any_scale) < prices.rate AS d, coalesce(prices.rate, prices.price / 100.0) AS e
FROM prices
WHERE coalesce(prices.rate, 0.0) > -1e+30
ORDER BY prices.id;
