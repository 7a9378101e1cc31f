-- case: columns with their digits
SELECT prices.id, prices.price, prices.fee, prices.tiny, prices.huge, prices.whole, prices.long, prices.any_scale
FROM prices
ORDER BY prices.id;

-- case: order by decimals
SELECT prices.id, prices.price, prices.huge
FROM prices
ORDER BY prices.price DESC NULLS FIRST, prices.huge, prices.whole, prices.id;

-- case: order by decimals in text
SELECT prices.id, prices.long, prices.any_scale AS a
FROM prices
ORDER BY pg_numeric_key(prices.any_scale, 0) NULLS LAST, pg_numeric_key(prices.long, 0) DESC NULLS FIRST, prices.id;

-- case: order by the name and the place of a decimal in text
SELECT prices.id, prices.any_scale AS a, prices.long
FROM prices
ORDER BY pg_numeric_key(prices.any_scale, 0) DESC, pg_numeric_key(prices.long, 0) NULLS LAST, 1;

-- case: compared with literals
SELECT prices.id, prices.price > 999 AS a, prices.price = 1000 AS b, prices.price <= 999.5 AS c, prices.price < 9e999 AS d, prices.price > -9e999 AS e, pg_numeric_key(prices.any_scale, 0) = pg_numeric_key('1', 0) AS f, pg_numeric_key(prices.any_scale, 0) < pg_numeric_key('0.1', 0) AS g, pg_numeric_key(prices.long, 0) >= pg_numeric_key('1.5', 0) AS h
FROM prices
ORDER BY prices.id;

-- case: compared with each other
SELECT prices.id, prices.price * 100 < prices.fee AS a, prices.price = prices.qty * 100 AS b, prices.price > CASE WHEN prices.many < -92233720368547758 THEN -9e999 ELSE prices.many * 100 END AS c, prices.huge > CASE WHEN prices.many < -92233720368547758 THEN -9e999 ELSE prices.many * 100 END AS d, CASE WHEN prices.many < -92233720368547758 THEN -9e999 ELSE prices.many * 100 END < prices.huge AS e, pg_numeric_key(prices.long, 0) > pg_numeric_key(prices.price, 2) AS f, pg_numeric_key(prices.any_scale, 0) <> pg_numeric_key(prices.tiny, 3) AS g, prices.whole <= prices.many AS h, prices.huge = prices.whole * 100 AS i
FROM prices
ORDER BY prices.id;

-- case: compared with parameters
SELECT prices.id, prices.price > pg_numeric_comparand(:p, 2) AS a, prices.price = pg_numeric_comparand(:p, 2) AS b, pg_numeric_key(prices.any_scale, 0) < pg_numeric_key(:p, 0) AS c, pg_numeric_key(prices.long, 0) >= pg_numeric_key(:p, 0) AS d, prices.qty = pg_numeric_comparand(:p, 0) AS e, prices.many <> pg_numeric_comparand(:p, 0) AS f
FROM prices
ORDER BY prices.id;

-- case: between, in, distinct
SELECT prices.id, prices.price BETWEEN pg_numeric_comparand(:p, 2) AND 1000 AS a, prices.price IN (999, 1000, pg_numeric_comparand(:p, 2), 123.5) AS b, prices.price IS NOT 999 AS c, prices.tiny IS prices.price * 10 AS d
FROM prices
ORDER BY prices.id;

-- case: where with a parameter
SELECT prices.id
FROM prices
WHERE prices.price = pg_numeric_comparand(:p, 2) AND pg_numeric_key(:p, 0) > pg_numeric_key('1', 0)
ORDER BY prices.id;

-- case: a decimal parameter as it is
SELECT :p AS a, pg_numeric_fit(:p, 22, 1) AS b, CAST(:p AS TEXT) AS c;

-- case: group by a decimal
SELECT prices.price, count(*) AS n, sum(prices.whole) AS w
FROM prices
GROUP BY prices.price
ORDER BY prices.price NULLS LAST;

-- case: distinct decimals
SELECT DISTINCT prices.tiny, prices.fee
FROM prices
ORDER BY 1 NULLS LAST, 2;

-- case: insert decimals
-- writes
INSERT INTO prices (id, price, fee, whole, long, any_scale, many, written, kind)
VALUES (100, pg_numeric_scaled(:p, 2, 9999999999), pg_numeric_scaled(:f, 4, 99999999), 5, CAST(pg_numeric_fit(:l, 30, 5) AS TEXT), CAST(:a AS TEXT), 1, 'x', 'y')
RETURNING price, fee, whole, long, any_scale;

-- case: insert a default
-- writes
INSERT INTO prices (id, whole, many, written, kind)
VALUES (101, pg_numeric_scaled('1.5', 0, 999999999999), 1, 'x', 'y')
RETURNING fee, whole;

-- case: a decimal that does not fit
-- writes
INSERT INTO prices (id, price, whole, many, written, kind)
VALUES (102, pg_numeric_scaled(:p, 2, 9999999999), 1, 1, 'x', 'y');

-- case: update decimals
-- writes
UPDATE prices
SET price = pg_numeric_scaled(pg_numeric_text(prices.fee, 4), 2, 9999999999), fee = pg_numeric_scaled(prices.qty, 4, 99999999), long = CAST(pg_numeric_fit(pg_numeric_text(prices.price, 2), 30, 5) AS TEXT), any_scale = CAST(pg_numeric_text(prices.price, 2) AS TEXT), tiny = 500, whole = CASE WHEN prices.id * 2 NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE prices.id * 2 END, qty = (prices.tiny + CASE WHEN prices.tiny < 0 THEN -500 ELSE 500 END) / 1000
WHERE prices.id IN (2, 3, 7, 9);

-- case: update by arithmetic
-- writes
UPDATE prices
SET fee = pg_numeric_scaled(pg_numeric_add(pg_numeric_text(prices.fee, 4), :p), 4, 99999999), any_scale = CAST(pg_numeric_multiply(prices.any_scale, :p) AS TEXT)
WHERE prices.id IN (0, 2, 4, 6, 7);

-- case: choices of decimals
SELECT prices.id, coalesce(pg_numeric_text(prices.price, 2), '0') AS a, coalesce(prices.price, 0) AS b, CASE WHEN prices.id > 5 THEN pg_numeric_text(prices.price, 2) ELSE pg_numeric_text(prices.fee, 4) END AS c, CASE WHEN prices.price = 0 THEN NULL ELSE prices.price END AS d, CASE WHEN prices.price * 100 = prices.fee THEN NULL ELSE prices.price END AS e, CASE WHEN prices.qty = 1 THEN NULL ELSE prices.qty END AS f, pg_numeric_greatest(pg_numeric_text(prices.price, 2), pg_numeric_text(prices.fee, 4), '0') AS g, pg_numeric_least(pg_numeric_text(prices.price, 2), pg_numeric_text(prices.tiny, 3)) AS h, coalesce(max(prices.price, prices.huge), prices.price, prices.huge) AS i
FROM prices
ORDER BY prices.id;

-- case: text of decimals
SELECT prices.id, CAST(pg_numeric_text(prices.price, 2) AS TEXT) AS a, CAST(prices.any_scale AS TEXT) AS b, CAST(prices.long AS TEXT) AS c, CAST(prices.whole AS TEXT) AS d, CAST('-0.5' AS TEXT) AS e
FROM prices
ORDER BY prices.id;

-- case: decimals in a subquery and a union
SELECT p.price, p.a
FROM (SELECT prices.price, coalesce(pg_numeric_text(prices.price, 2), '1') AS a FROM prices) AS p
WHERE pg_numeric_key(p.a, 0) > pg_numeric_key('0.5', 0)
ORDER BY pg_numeric_key(p.a, 0), p.price NULLS LAST;

-- case: decimals in a list of a subquery
SELECT prices.id
FROM prices
WHERE prices.price IN (SELECT prices.price FROM prices WHERE prices.price > 0)
ORDER BY prices.id;

-- case: literals
SELECT 150 AS a, -5 AS b, '12345678901234567890.5' AS c, 1000 AS d, 15 AS e, '99999999999999999999' AS f, '1.25' AS g, '2.50' AS h, pg_numeric_key('1.5', 0) = pg_numeric_key('1.50', 0) AS i;

-- case: literals of decimals, as texts
SELECT '1000' AS a, '0.5' AS b, '5' AS c, '7' AS d, '1.50' AS e, '0.00' AS f, '0.001' AS g;

-- case: decimals know no minus zero
SELECT CAST('0.0' AS TEXT) AS a, 0 AS b, CAST('0.0' AS TEXT) || 'x' AS c, 0.0 AS d;
