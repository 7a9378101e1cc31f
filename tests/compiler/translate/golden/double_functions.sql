-- case: doubles rounded
SELECT prices.id, pg_double_round(prices.rate) AS a, pg_double_trunc(prices.rate) AS b, pg_double_ceil(prices.rate) AS c, pg_double_ceil(prices.rate) AS d, pg_double_floor(prices.rate) AS e, pg_double_sign(prices.rate) AS f, pg_double_round(CAST(prices.qty AS REAL)) AS g, pg_double_ceil(CAST(prices.many AS REAL)) AS h, pg_double_floor(CAST(prices.small AS REAL)) AS i, pg_double_sign(CAST(prices.qty AS REAL)) AS j, pg_double_round(2.5) AS k, pg_double_round(0.3 * -1.0) AS l, pg_double_trunc(CAST(prices.qty AS REAL)) AS m
FROM prices
ORDER BY prices.id;

-- case: extreme doubles rounded
SELECT things.id, pg_double_round(things.ratio) AS a, pg_double_trunc(things.ratio) AS b, pg_double_ceil(things.ratio) AS c, pg_double_floor(things.ratio) AS d, pg_double_sign(things.ratio) AS e, abs(things.ratio) + 0.0 AS f, pg_double_sqrt(abs(things.ratio) + 0.0) AS g
FROM things
ORDER BY things.id;

-- case: roots
SELECT prices.id, pg_double_sqrt(abs(prices.rate) + 0.0) AS a, pg_double_sqrt(CAST(abs(prices.qty % 1000) AS REAL)) AS b, pg_double_sqrt(2.0) AS c
FROM prices
ORDER BY prices.id;

-- case: the root of a negative double
SELECT pg_double_sqrt(prices.rate) AS a
FROM prices;

-- case: products and quotients of doubles
SELECT prices.id, CASE WHEN abs(prices.rate * 2.5) <= 1.7976931348623157e308 AND (prices.rate * 2.5 <> 0.0 OR prices.rate = 0.0 OR 2.5 = 0.0) OR prices.rate IS NULL OR (abs(prices.rate) = 9e999 OR abs(2.5) = 9e999) AND prices.rate * 2.5 IS NOT NULL THEN prices.rate * 2.5 ELSE abs(-9223372036854775808) END AS a, CASE WHEN abs(prices.rate / 3.0) <= 1.7976931348623157e308 AND (prices.rate / 3.0 <> 0.0 OR prices.rate = 0.0 OR abs(3.0) = 9e999) OR prices.rate IS NULL OR (abs(prices.rate) = 9e999) AND prices.rate / 3.0 IS NOT NULL THEN prices.rate / 3.0 ELSE abs(-9223372036854775808) END AS b, CASE WHEN abs(prices.rate * prices.rate) <= 1.7976931348623157e308 AND (prices.rate * prices.rate <> 0.0 OR prices.rate = 0.0 OR prices.rate = 0.0) OR prices.rate IS NULL OR prices.rate IS NULL OR (abs(prices.rate) = 9e999 OR abs(prices.rate) = 9e999) AND prices.rate * prices.rate IS NOT NULL THEN prices.rate * prices.rate ELSE abs(-9223372036854775808) END AS c, CASE WHEN abs(prices.rate / nullif(prices.rate, 0.0)) <= 1.7976931348623157e308 AND (prices.rate / nullif(prices.rate, 0.0) <> 0.0 OR prices.rate = 0.0 OR abs(nullif(prices.rate, 0.0)) = 9e999) OR prices.rate IS NULL OR nullif(prices.rate, 0.0) IS NULL OR (abs(prices.rate) = 9e999) AND prices.rate / nullif(prices.rate, 0.0) IS NOT NULL THEN prices.rate / nullif(prices.rate, 0.0) ELSE abs(-9223372036854775808) END AS d, CASE WHEN abs(prices.rate * CAST(prices.qty AS REAL)) <= 1.7976931348623157e308 AND (prices.rate * CAST(prices.qty AS REAL) <> 0.0 OR prices.rate = 0.0 OR CAST(prices.qty AS REAL) = 0.0) OR prices.rate IS NULL OR CAST(prices.qty AS REAL) IS NULL OR (abs(prices.rate) = 9e999 OR abs(CAST(prices.qty AS REAL)) = 9e999) AND prices.rate * CAST(prices.qty AS REAL) IS NOT NULL THEN prices.rate * CAST(prices.qty AS REAL) ELSE abs(-9223372036854775808) END AS e, CASE WHEN abs(prices.price / 100.0 * prices.rate) <= 1.7976931348623157e308 AND (prices.price / 100.0 * prices.rate <> 0.0 OR (prices.price / 100.0) = 0.0 OR prices.rate = 0.0) OR (prices.price / 100.0) IS NULL OR prices.rate IS NULL OR (abs((prices.price / 100.0)) = 9e999 OR abs(prices.rate) = 9e999) AND prices.price / 100.0 * prices.rate IS NOT NULL THEN prices.price / 100.0 * prices.rate ELSE abs(-9223372036854775808) END AS f, prices.rate * -1.0 AS g, CASE WHEN abs(prices.rate * 0.0) <= 1.7976931348623157e308 AND (prices.rate * 0.0 <> 0.0 OR prices.rate = 0.0 OR 0.0 = 0.0) OR prices.rate IS NULL OR (abs(prices.rate) = 9e999 OR abs(0.0) = 9e999) AND prices.rate * 0.0 IS NOT NULL THEN prices.rate * 0.0 ELSE abs(-9223372036854775808) END * -1.0 AS h, CASE WHEN abs(1.0 / nullif(prices.rate, 0.0)) <= 1.7976931348623157e308 AND (1.0 / nullif(prices.rate, 0.0) <> 0.0 OR 1.0 = 0.0 OR abs(nullif(prices.rate, 0.0)) = 9e999) OR nullif(prices.rate, 0.0) IS NULL OR (abs(1.0) = 9e999) AND 1.0 / nullif(prices.rate, 0.0) IS NOT NULL THEN 1.0 / nullif(prices.rate, 0.0) ELSE abs(-9223372036854775808) END AS i, pg_double_add(CASE WHEN abs(prices.rate * 2.0) <= 1.7976931348623157e308 AND (prices.rate * 2.0 <> 0.0 OR prices.rate = 0.0 OR 2.0 = 0.0) OR prices.rate IS NULL OR (abs(prices.rate) = 9e999 OR abs(2.0) = 9e999) AND prices.rate * 2.0 IS NOT NULL THEN prices.rate * 2.0 ELSE abs(-9223372036854775808) END, pg_double_divide(1.0, CASE WHEN abs(prices.rate + 1e+30) <= 1.7976931348623157e308 OR prices.rate IS NULL OR (abs(prices.rate) = 9e999 OR abs(1e+30) = 9e999) AND prices.rate + 1e+30 IS NOT NULL THEN prices.rate + 1e+30 ELSE abs(-9223372036854775808) END)) AS j, pg_double_divide(pg_double_multiply(CASE WHEN abs(prices.rate - 1.0) <= 1.7976931348623157e308 OR prices.rate IS NULL OR (abs(prices.rate) = 9e999 OR abs(1.0) = 9e999) AND prices.rate - 1.0 IS NOT NULL THEN prices.rate - 1.0 ELSE abs(-9223372036854775808) END, CASE WHEN abs(prices.rate + 1.0) <= 1.7976931348623157e308 OR prices.rate IS NULL OR (abs(prices.rate) = 9e999 OR abs(1.0) = 9e999) AND prices.rate + 1.0 IS NOT NULL THEN prices.rate + 1.0 ELSE abs(-9223372036854775808) END), 7.0) AS k, CASE WHEN abs(prices.rate - prices.rate * -1.0) <= 1.7976931348623157e308 OR prices.rate IS NULL OR (prices.rate * -1.0) IS NULL OR (abs(prices.rate) = 9e999 OR abs((prices.rate * -1.0)) = 9e999) AND prices.rate - prices.rate * -1.0 IS NOT NULL THEN prices.rate - prices.rate * -1.0 ELSE abs(-9223372036854775808) END AS l, CASE WHEN abs(CAST(prices.qty AS REAL) / 7.0) <= 1.7976931348623157e308 AND (CAST(prices.qty AS REAL) / 7.0 <> 0.0 OR CAST(prices.qty AS REAL) = 0.0 OR abs(7.0) = 9e999) OR CAST(prices.qty AS REAL) IS NULL OR (abs(CAST(prices.qty AS REAL)) = 9e999) AND CAST(prices.qty AS REAL) / 7.0 IS NOT NULL THEN CAST(prices.qty AS REAL) / 7.0 ELSE abs(-9223372036854775808) END AS m
FROM prices
ORDER BY prices.id;

-- case: products of extreme doubles
SELECT things.id, CASE WHEN abs(things.ratio * 1.0) <= 1.7976931348623157e308 AND (things.ratio * 1.0 <> 0.0 OR things.ratio = 0.0 OR 1.0 = 0.0) OR things.ratio IS NULL OR (abs(things.ratio) = 9e999 OR abs(1.0) = 9e999) AND things.ratio * 1.0 IS NOT NULL THEN things.ratio * 1.0 ELSE abs(-9223372036854775808) END AS a, CASE WHEN abs(things.ratio / 1.0) <= 1.7976931348623157e308 AND (things.ratio / 1.0 <> 0.0 OR things.ratio = 0.0 OR abs(1.0) = 9e999) OR things.ratio IS NULL OR (abs(things.ratio) = 9e999) AND things.ratio / 1.0 IS NOT NULL THEN things.ratio / 1.0 ELSE abs(-9223372036854775808) END AS b, CASE WHEN abs(things.ratio * things.ratio) <= 1.7976931348623157e308 AND (things.ratio * things.ratio <> 0.0 OR things.ratio = 0.0 OR things.ratio = 0.0) OR things.ratio IS NULL OR things.ratio IS NULL OR (abs(things.ratio) = 9e999 OR abs(things.ratio) = 9e999) AND things.ratio * things.ratio IS NOT NULL THEN things.ratio * things.ratio ELSE abs(-9223372036854775808) END AS c, CASE WHEN abs(1.0 / things.ratio) <= 1.7976931348623157e308 AND (1.0 / things.ratio <> 0.0 OR 1.0 = 0.0 OR abs(things.ratio) = 9e999) OR things.ratio IS NULL OR (abs(1.0) = 9e999) AND 1.0 / things.ratio IS NOT NULL THEN 1.0 / things.ratio ELSE abs(-9223372036854775808) END AS d, CASE WHEN abs(things.ratio * -1.0) <= 1.7976931348623157e308 AND (things.ratio * -1.0 <> 0.0 OR things.ratio = 0.0 OR -1.0 = 0.0) OR things.ratio IS NULL OR (abs(things.ratio) = 9e999 OR abs(-1.0) = 9e999) AND things.ratio * -1.0 IS NOT NULL THEN things.ratio * -1.0 ELSE abs(-9223372036854775808) END AS e, things.ratio * -1.0 AS f
FROM things
WHERE abs(things.ratio) + 0.0 < 1e+100 AND abs(things.ratio) + 0.0 > 1e-100 OR things.ratio > 1e+308 AND CASE WHEN abs(things.ratio - 1e+308) <= 1.7976931348623157e308 OR things.ratio IS NULL OR (abs(things.ratio) = 9e999 OR abs(1e+308) = 9e999) AND things.ratio - 1e+308 IS NOT NULL THEN things.ratio - 1e+308 ELSE abs(-9223372036854775808) END > 1e+308
ORDER BY things.id;

-- case: a product of doubles that overflows
SELECT CASE WHEN abs(things.ratio * 2.0) <= 1.7976931348623157e308 AND (things.ratio * 2.0 <> 0.0 OR things.ratio = 0.0 OR 2.0 = 0.0) OR things.ratio IS NULL OR (abs(things.ratio) = 9e999 OR abs(2.0) = 9e999) AND things.ratio * 2.0 IS NOT NULL THEN things.ratio * 2.0 ELSE abs(-9223372036854775808) END AS a
FROM things;

-- case: a long product of doubles that overflows
SELECT pg_double_multiply(pg_double_multiply(pg_double_multiply(CASE WHEN abs(things.ratio * 1.0) <= 1.7976931348623157e308 AND (things.ratio * 1.0 <> 0.0 OR things.ratio = 0.0 OR 1.0 = 0.0) OR things.ratio IS NULL OR (abs(things.ratio) = 9e999 OR abs(1.0) = 9e999) AND things.ratio * 1.0 IS NOT NULL THEN things.ratio * 1.0 ELSE abs(-9223372036854775808) END, 1.0), 1.0), pg_double_multiply(CASE WHEN abs(1.0 * things.ratio) <= 1.7976931348623157e308 AND (1.0 * things.ratio <> 0.0 OR 1.0 = 0.0 OR things.ratio = 0.0) OR things.ratio IS NULL OR (abs(1.0) = 9e999 OR abs(things.ratio) = 9e999) AND 1.0 * things.ratio IS NOT NULL THEN 1.0 * things.ratio ELSE abs(-9223372036854775808) END, 1.0)) AS a
FROM things
WHERE things.id = 5;

-- case: a product of doubles that underflows
SELECT CASE WHEN abs(things.ratio * 0.1) <= 1.7976931348623157e308 AND (things.ratio * 0.1 <> 0.0 OR things.ratio = 0.0 OR 0.1 = 0.0) OR (abs(things.ratio) = 9e999 OR abs(0.1) = 9e999) AND things.ratio * 0.1 IS NOT NULL THEN things.ratio * 0.1 ELSE abs(-9223372036854775808) END AS a
FROM things
WHERE things.ratio > 0.0;

-- case: a quotient of doubles that underflows
SELECT CASE WHEN abs(things.ratio / 10.0) <= 1.7976931348623157e308 AND (things.ratio / 10.0 <> 0.0 OR things.ratio = 0.0 OR abs(10.0) = 9e999) OR (abs(things.ratio) = 9e999) AND things.ratio / 10.0 IS NOT NULL THEN things.ratio / 10.0 ELSE abs(-9223372036854775808) END AS a
FROM things
WHERE things.ratio > 0.0 AND things.ratio < 1.0;

-- case: a quotient of doubles by zero
SELECT CASE WHEN abs(1.0 / prices.rate) <= 1.7976931348623157e308 AND (1.0 / prices.rate <> 0.0 OR 1.0 = 0.0 OR abs(prices.rate) = 9e999) OR prices.rate IS NULL OR (abs(1.0) = 9e999) AND 1.0 / prices.rate IS NOT NULL THEN 1.0 / prices.rate ELSE abs(-9223372036854775808) END AS a
FROM prices;

-- case: a long quotient of doubles by zero
SELECT pg_double_divide(CASE WHEN abs(prices.rate + 1.0) <= 1.7976931348623157e308 OR (abs(prices.rate) = 9e999 OR abs(1.0) = 9e999) AND prices.rate + 1.0 IS NOT NULL THEN prices.rate + 1.0 ELSE abs(-9223372036854775808) END, pg_double_multiply(pg_double_multiply(CASE WHEN abs(prices.rate * 1.0) <= 1.7976931348623157e308 AND (prices.rate * 1.0 <> 0.0 OR prices.rate = 0.0 OR 1.0 = 0.0) OR (abs(prices.rate) = 9e999 OR abs(1.0) = 9e999) AND prices.rate * 1.0 IS NOT NULL THEN prices.rate * 1.0 ELSE abs(-9223372036854775808) END, prices.rate), 1.0)) AS a
FROM prices
WHERE prices.rate >= 0.0;

-- case: powers of doubles
SELECT p.id, pg_double_power(p.rate, 2.0) AS a, pg_double_power(p.rate, 3.0) AS b, pg_double_power(2.0, 3.0) AS c, CASE WHEN abs(10.0 * pg_double_power(CAST(p.qty AS REAL), 2.0)) <= 1.7976931348623157e308 AND (10.0 * pg_double_power(CAST(p.qty AS REAL), 2.0) <> 0.0 OR 10.0 = 0.0 OR pg_double_power(CAST(p.qty AS REAL), 2.0) = 0.0) OR pg_double_power(CAST(p.qty AS REAL), 2.0) IS NULL OR (abs(10.0) = 9e999 OR abs(pg_double_power(CAST(p.qty AS REAL), 2.0)) = 9e999) AND 10.0 * pg_double_power(CAST(p.qty AS REAL), 2.0) IS NOT NULL THEN 10.0 * pg_double_power(CAST(p.qty AS REAL), 2.0) ELSE abs(-9223372036854775808) END AS d, pg_double_power(abs(p.rate) + 0.0, 0.5) AS e, pg_double_power(-2.0, 3.0) AS f, pg_double_power(-2.0, 2.0) AS g, pg_double_power(pg_double_power(2.0, 3.0), 2.0) AS h, pg_double_power(p.ratio, 2.0) AS i, pg_double_power(p.ratio, 0.0) AS j, pg_double_power(2.0, p.ratio * -1.0) AS k, pg_double_power(10.0, 2.0) AS l
FROM (SELECT prices.id, prices.rate, prices.qty, pg_numeric_double(CASE WHEN prices.id = 1 THEN '100' WHEN prices.id = 2 THEN '0' ELSE '1.5' END) AS ratio FROM prices) AS p
WHERE p.id <> 1
ORDER BY p.id;

-- case: infinite powers
SELECT things.id, pg_double_power(things.ratio, 2.0) AS a, pg_double_power(things.ratio, -1.0) AS b, pg_double_power(things.ratio * -1.0, 3.0) AS c, pg_double_power(0.5, things.ratio) AS d, pg_double_power(2.0, things.ratio * -1.0) AS e, pg_double_power(-1.0, things.ratio) AS f, pg_double_exp(things.ratio) AS g, pg_double_exp(things.ratio * -1.0) AS h, pg_double_ln(things.ratio) AS i, pg_double_sinh(things.ratio) AS j, pg_double_cosh(things.ratio) AS k, pg_double_tanh(things.ratio) AS l, pg_double_atan(things.ratio) AS m, pg_double_asinh(things.ratio * -1.0) AS n, pg_double_acosh(things.ratio) AS o, pg_double_cbrt(things.ratio) AS p, pg_double_degrees(things.ratio) AS q, pg_double_sqrt(things.ratio) AS r
FROM things
WHERE things.id IN (8, 17)
ORDER BY things.id;

-- case: a power that overflows
SELECT pg_double_power(10.0, 400.0) AS a;

-- case: a power that underflows
SELECT pg_double_power(10.0, -400.0) AS a;

-- case: zero to a negative power
SELECT pg_double_power(prices.rate, -1.0) AS a
FROM prices;

-- case: a root of a negative number by a power
SELECT pg_double_power(prices.rate, 0.5) AS a
FROM prices;

-- case: exponentials and logarithms
SELECT prices.id, pg_double_exp(CASE WHEN abs(prices.rate / 1e+22) <= 1.7976931348623157e308 AND (prices.rate / 1e+22 <> 0.0 OR prices.rate = 0.0 OR abs(1e+22) = 9e999) OR prices.rate IS NULL OR (abs(prices.rate) = 9e999) AND prices.rate / 1e+22 IS NOT NULL THEN prices.rate / 1e+22 ELSE abs(-9223372036854775808) END) AS a, pg_double_ln(CASE WHEN abs(abs(prices.rate) + 0.0 + 1.0) <= 1.7976931348623157e308 OR (abs(prices.rate) + 0.0) IS NULL OR (abs((abs(prices.rate) + 0.0)) = 9e999 OR abs(1.0) = 9e999) AND abs(prices.rate) + 0.0 + 1.0 IS NOT NULL THEN abs(prices.rate) + 0.0 + 1.0 ELSE abs(-9223372036854775808) END) AS b, pg_double_log(CASE WHEN abs(abs(prices.rate) + 0.0 + 1.0) <= 1.7976931348623157e308 OR (abs(prices.rate) + 0.0) IS NULL OR (abs((abs(prices.rate) + 0.0)) = 9e999 OR abs(1.0) = 9e999) AND abs(prices.rate) + 0.0 + 1.0 IS NOT NULL THEN abs(prices.rate) + 0.0 + 1.0 ELSE abs(-9223372036854775808) END) AS c, pg_double_cbrt(prices.rate) AS d, pg_double_exp(CAST(prices.qty % 50 AS REAL)) AS e, pg_double_ln(CAST(abs(prices.qty % 50) + 1 AS REAL)) AS f, pg_double_log(100.0) AS g
FROM prices
ORDER BY prices.id;

-- case: the logarithm of zero
SELECT pg_double_ln(prices.rate) AS a
FROM prices
WHERE prices.rate = 0.0;

-- case: the logarithm of a negative number
SELECT pg_double_log(prices.rate) AS a
FROM prices
WHERE prices.rate < 0.0;

-- case: an exponential that overflows
SELECT pg_double_exp(prices.rate) AS a
FROM prices;

-- case: an exponential that underflows
SELECT pg_double_exp(-1000.0) AS a;

-- case: angles
SELECT prices.id, pg_double_sin(prices.rate) AS a, pg_double_cos(prices.rate) AS b, pg_double_tan(prices.rate) AS c, pg_double_atan(prices.rate) AS d, pg_double_atan2(prices.rate, 2.0) AS e, pg_double_asin(CASE WHEN abs(prices.rate / 1e+22) <= 1.7976931348623157e308 AND (prices.rate / 1e+22 <> 0.0 OR prices.rate = 0.0 OR abs(1e+22) = 9e999) OR prices.rate IS NULL OR (abs(prices.rate) = 9e999) AND prices.rate / 1e+22 IS NOT NULL THEN prices.rate / 1e+22 ELSE abs(-9223372036854775808) END) AS f, pg_double_acos(CASE WHEN abs(prices.rate / 1e+22) <= 1.7976931348623157e308 AND (prices.rate / 1e+22 <> 0.0 OR prices.rate = 0.0 OR abs(1e+22) = 9e999) OR prices.rate IS NULL OR (abs(prices.rate) = 9e999) AND prices.rate / 1e+22 IS NOT NULL THEN prices.rate / 1e+22 ELSE abs(-9223372036854775808) END) AS g, pg_double_sinh(CASE WHEN abs(prices.rate / 1e+20) <= 1.7976931348623157e308 AND (prices.rate / 1e+20 <> 0.0 OR prices.rate = 0.0 OR abs(1e+20) = 9e999) OR prices.rate IS NULL OR (abs(prices.rate) = 9e999) AND prices.rate / 1e+20 IS NOT NULL THEN prices.rate / 1e+20 ELSE abs(-9223372036854775808) END) AS h, pg_double_cosh(CASE WHEN abs(prices.rate / 1e+20) <= 1.7976931348623157e308 AND (prices.rate / 1e+20 <> 0.0 OR prices.rate = 0.0 OR abs(1e+20) = 9e999) OR prices.rate IS NULL OR (abs(prices.rate) = 9e999) AND prices.rate / 1e+20 IS NOT NULL THEN prices.rate / 1e+20 ELSE abs(-9223372036854775808) END) AS i, pg_double_tanh(prices.rate) AS j, pg_double_asinh(prices.rate) AS k, pg_double_acosh(CASE WHEN abs(abs(prices.rate) + 0.0 + 1.0) <= 1.7976931348623157e308 OR (abs(prices.rate) + 0.0) IS NULL OR (abs((abs(prices.rate) + 0.0)) = 9e999 OR abs(1.0) = 9e999) AND abs(prices.rate) + 0.0 + 1.0 IS NOT NULL THEN abs(prices.rate) + 0.0 + 1.0 ELSE abs(-9223372036854775808) END) AS l, pg_double_degrees(prices.rate) AS m, pg_double_radians(prices.rate) AS n, CASE WHEN abs(3.141592653589793 * 2.0) <= 1.7976931348623157e308 AND (3.141592653589793 * 2.0 <> 0.0 OR 3.141592653589793 = 0.0 OR 2.0 = 0.0) OR (abs(3.141592653589793) = 9e999 OR abs(2.0) = 9e999) AND 3.141592653589793 * 2.0 IS NOT NULL THEN 3.141592653589793 * 2.0 ELSE abs(-9223372036854775808) END AS o, pg_double_cot(CASE WHEN abs(prices.rate + 0.5) <= 1.7976931348623157e308 OR prices.rate IS NULL OR (abs(prices.rate) = 9e999 OR abs(0.5) = 9e999) AND prices.rate + 0.5 IS NOT NULL THEN prices.rate + 0.5 ELSE abs(-9223372036854775808) END) AS p, pg_double_atanh(CASE WHEN abs(prices.rate / 1e+22) <= 1.7976931348623157e308 AND (prices.rate / 1e+22 <> 0.0 OR prices.rate = 0.0 OR abs(1e+22) = 9e999) OR prices.rate IS NULL OR (abs(prices.rate) = 9e999) AND prices.rate / 1e+22 IS NOT NULL THEN prices.rate / 1e+22 ELSE abs(-9223372036854775808) END) AS q, pg_double_sinh(1000.0) AS r, pg_double_cosh(-1000.0) AS s, pg_double_cot(0.0) AS t, pg_double_atanh(1.0) AS u, pg_double_sin(prices.price / 100.0) AS v, pg_double_degrees(prices.price / 100.0) AS w
FROM prices
ORDER BY prices.id;

-- case: an angle of no sine
SELECT pg_double_asin(prices.rate) AS a
FROM prices
WHERE prices.rate > 1.0;

-- case: the sine of infinity
SELECT pg_double_sin(things.ratio) AS a
FROM things
WHERE things.id IN (8, 17);

-- case: buckets
SELECT prices.id, pg_double_bucket(prices.rate, 0.0, 10.0, 5) AS a, pg_numeric_bucket(pg_numeric_text(prices.price, 2), 0, 100, 10) AS b, pg_double_bucket(CAST(prices.qty AS REAL), 100.0, 0.0, 7) AS c, pg_numeric_bucket(prices.any_scale, pg_numeric_text(-15, 1), pg_numeric_text(225, 2), 4) AS d, pg_numeric_bucket(pg_numeric_text(prices.price, 2), pg_numeric_text(999, 2), pg_numeric_text(-25, 1), 3) AS e, pg_double_bucket(prices.rate, 3.0, -3.5, 3) AS f
FROM prices
ORDER BY prices.id;

-- case: no buckets
SELECT pg_numeric_bucket(pg_numeric_text(prices.price, 2), 0, 1, 0) AS a
FROM prices;

-- case: buckets between equal bounds
SELECT pg_double_bucket(prices.rate, 1.0, 1.0, 3) AS a
FROM prices;

-- case: factorials
SELECT prices.id, pg_numeric_factorial(prices.id % 26) AS a, pg_numeric_factorial(100) AS b, pg_numeric_factorial(0) AS c
FROM prices
ORDER BY prices.id;

-- case: the factorial of a negative number
SELECT pg_numeric_factorial(-1) AS a;

-- case: long sums of doubles
SELECT prices.id, pg_double_subtract(pg_double_add(CASE WHEN abs(prices.rate * 1.5) <= 1.7976931348623157e308 AND (prices.rate * 1.5 <> 0.0 OR prices.rate = 0.0 OR 1.5 = 0.0) OR prices.rate IS NULL OR (abs(prices.rate) = 9e999 OR abs(1.5) = 9e999) AND prices.rate * 1.5 IS NOT NULL THEN prices.rate * 1.5 ELSE abs(-9223372036854775808) END, 2.0), pg_double_multiply(CASE WHEN abs(prices.rate * 0.5) <= 1.7976931348623157e308 AND (prices.rate * 0.5 <> 0.0 OR prices.rate = 0.0 OR 0.5 = 0.0) OR prices.rate IS NULL OR (abs(prices.rate) = 9e999 OR abs(0.5) = 9e999) AND prices.rate * 0.5 IS NOT NULL THEN prices.rate * 0.5 ELSE abs(-9223372036854775808) END, 3.0)) AS a, pg_double_add(pg_double_multiply(CASE WHEN abs(prices.rate * 1.5) <= 1.7976931348623157e308 AND (prices.rate * 1.5 <> 0.0 OR prices.rate = 0.0 OR 1.5 = 0.0) OR prices.rate IS NULL OR (abs(prices.rate) = 9e999 OR abs(1.5) = 9e999) AND prices.rate * 1.5 IS NOT NULL THEN prices.rate * 1.5 ELSE abs(-9223372036854775808) END, 2.0), pg_double_multiply(CASE WHEN abs(prices.rate / 3.0) <= 1.7976931348623157e308 AND (prices.rate / 3.0 <> 0.0 OR prices.rate = 0.0 OR abs(3.0) = 9e999) OR prices.rate IS NULL OR (abs(prices.rate) = 9e999) AND prices.rate / 3.0 IS NOT NULL THEN prices.rate / 3.0 ELSE abs(-9223372036854775808) END, 3.0)) AS b, pg_double_divide(pg_double_divide(CASE WHEN abs(prices.rate / 7.0) <= 1.7976931348623157e308 AND (prices.rate / 7.0 <> 0.0 OR prices.rate = 0.0 OR abs(7.0) = 9e999) OR prices.rate IS NULL OR (abs(prices.rate) = 9e999) AND prices.rate / 7.0 IS NOT NULL THEN prices.rate / 7.0 ELSE abs(-9223372036854775808) END, 3.0), pg_double_add(pg_double_multiply(CASE WHEN abs(prices.rate * prices.rate) <= 1.7976931348623157e308 AND (prices.rate * prices.rate <> 0.0 OR prices.rate = 0.0 OR prices.rate = 0.0) OR prices.rate IS NULL OR prices.rate IS NULL OR (abs(prices.rate) = 9e999 OR abs(prices.rate) = 9e999) AND prices.rate * prices.rate IS NOT NULL THEN prices.rate * prices.rate ELSE abs(-9223372036854775808) END, 2.0), 1.0)) AS c
FROM prices
ORDER BY prices.id;

-- case: a long difference that overflows
SELECT pg_double_subtract(pg_double_multiply(pg_double_multiply(CASE WHEN abs(things.ratio * 1.0) <= 1.7976931348623157e308 AND (things.ratio * 1.0 <> 0.0 OR things.ratio = 0.0 OR 1.0 = 0.0) OR things.ratio IS NULL OR (abs(things.ratio) = 9e999 OR abs(1.0) = 9e999) AND things.ratio * 1.0 IS NOT NULL THEN things.ratio * 1.0 ELSE abs(-9223372036854775808) END, 1.0), 1.0), pg_double_multiply(CASE WHEN abs(-1.0 * things.ratio) <= 1.7976931348623157e308 AND (-1.0 * things.ratio <> 0.0 OR -1.0 = 0.0 OR things.ratio = 0.0) OR things.ratio IS NULL OR (abs(-1.0) = 9e999 OR abs(things.ratio) = 9e999) AND -1.0 * things.ratio IS NOT NULL THEN -1.0 * things.ratio ELSE abs(-9223372036854775808) END, 1.0)) AS a
FROM things
WHERE things.id = 5;

-- case: texts of doubles whose shortest digits are in the middle between two
SELECT prices.id, pg_double_text(CASE WHEN abs(prices.rate * 10.0) <= 1.7976931348623157e308 AND (prices.rate * 10.0 <> 0.0 OR prices.rate = 0.0 OR 10.0 = 0.0) OR prices.rate IS NULL OR (abs(prices.rate) = 9e999 OR abs(10.0) = 9e999) AND prices.rate * 10.0 IS NOT NULL THEN prices.rate * 10.0 ELSE abs(-9223372036854775808) END) AS a, pg_double_text(CASE WHEN abs(prices.rate * 100.0) <= 1.7976931348623157e308 AND (prices.rate * 100.0 <> 0.0 OR prices.rate = 0.0 OR 100.0 = 0.0) OR prices.rate IS NULL OR (abs(prices.rate) = 9e999 OR abs(100.0) = 9e999) AND prices.rate * 100.0 IS NOT NULL THEN prices.rate * 100.0 ELSE abs(-9223372036854775808) END) AS b, 'x' || pg_double_text(CASE WHEN abs(prices.rate / 0.1) <= 1.7976931348623157e308 AND (prices.rate / 0.1 <> 0.0 OR prices.rate = 0.0 OR abs(0.1) = 9e999) OR prices.rate IS NULL OR (abs(prices.rate) = 9e999) AND prices.rate / 0.1 IS NOT NULL THEN prices.rate / 0.1 ELSE abs(-9223372036854775808) END) AS c, CASE WHEN CASE WHEN abs(prices.rate * 10.0) <= 1.7976931348623157e308 AND (prices.rate * 10.0 <> 0.0 OR prices.rate = 0.0 OR 10.0 = 0.0) OR prices.rate IS NULL OR (abs(prices.rate) = 9e999 OR abs(10.0) = 9e999) AND prices.rate * 10.0 IS NOT NULL THEN prices.rate * 10.0 ELSE abs(-9223372036854775808) END IS NOT NULL THEN json_quote(json(pg_jsonb_number(CASE WHEN abs(prices.rate * 10.0) <= 1.7976931348623157e308 AND (prices.rate * 10.0 <> 0.0 OR prices.rate = 0.0 OR 10.0 = 0.0) OR prices.rate IS NULL OR (abs(prices.rate) = 9e999 OR abs(10.0) = 9e999) AND prices.rate * 10.0 IS NOT NULL THEN prices.rate * 10.0 ELSE abs(-9223372036854775808) END))) END AS d, coalesce(min(prices.rate * -1.0, prices.rate), prices.rate, prices.rate * -1.0) AS e, coalesce(max(prices.rate * -1.0, prices.rate), prices.rate * -1.0, prices.rate) AS f
FROM prices
ORDER BY prices.id;

-- case: the absolute value of minus zero
SELECT things.id, abs(things.ratio * -1.0) + 0.0 AS a, CASE WHEN abs(0.5 - (abs(things.score) + 0.0)) <= 1.7976931348623157e308 OR (abs(0.5) = 9e999 OR abs((abs(things.score) + 0.0)) = 9e999) AND 0.5 - (abs(things.score) + 0.0) IS NOT NULL THEN 0.5 - (abs(things.score) + 0.0) ELSE abs(-9223372036854775808) END AS b, (abs(things.score) + 0.0) * -1.0 AS c
FROM things
ORDER BY things.id;
