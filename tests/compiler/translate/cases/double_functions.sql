-- case: doubles rounded
SELECT id, round(rate) AS a, trunc(rate) AS b, ceil(rate) AS c, ceiling(rate) AS d, floor(rate) AS e, sign(rate) AS f, round(qty) AS g, ceil(many) AS h, floor(small) AS i, sign(qty) AS j, round(2.5::double precision) AS k, round(-0.3::double precision) AS l, trunc(qty) AS m FROM prices ORDER BY id;

-- case: extreme doubles rounded
SELECT id, round(ratio) AS a, trunc(ratio) AS b, ceil(ratio) AS c, floor(ratio) AS d, sign(ratio) AS e, abs(ratio) AS f, sqrt(abs(ratio)) AS g FROM things ORDER BY id;

-- case: roots
SELECT id, sqrt(abs(rate)) AS a, sqrt(abs(qty % 1000)) AS b, sqrt(2) AS c FROM prices ORDER BY id;

-- case: the root of a negative double
-- error: DataError
SELECT sqrt(rate) AS a FROM prices;

-- case: products and quotients of doubles
SELECT id, rate * 2.5 AS a, rate / 3 AS b, rate * rate AS c, rate / nullif(rate, 0) AS d, rate * qty AS e, price * rate AS f, -rate AS g, - (rate * 0) AS h, 1 / nullif(rate, 0) AS i, rate * 2 + 1 / (rate + 1e30) AS j, (rate - 1) * (rate + 1) / 7 AS k, rate - -rate AS l, qty / 7.0::double precision AS m FROM prices ORDER BY id;

-- case: products of extreme doubles
SELECT id, ratio * 1 AS a, ratio / 1 AS b, ratio * ratio AS c, 1 / ratio AS d, ratio * -1 AS e, -ratio AS f FROM things WHERE abs(ratio) < 1e100 AND abs(ratio) > 1e-100 OR ratio > 1e308 AND ratio - 1e308 > 1e308 ORDER BY id;

-- case: a product of doubles that overflows
-- error: DataError
SELECT ratio * 2 AS a FROM things;

-- case: a long product of doubles that overflows
-- error: DataError
SELECT (ratio * 1 * 1 * 1) * (1 * ratio * 1) AS a FROM things WHERE id = 5;

-- case: a product of doubles that underflows
-- error: DataError
SELECT ratio * 0.1 AS a FROM things WHERE ratio > 0;

-- case: a quotient of doubles that underflows
-- error: DataError
SELECT ratio / 10 AS a FROM things WHERE ratio > 0 AND ratio < 1;

-- case: a quotient of doubles by zero
-- error: DataError
SELECT 1 / rate AS a FROM prices;

-- case: a long quotient of doubles by zero
-- error: DataError
SELECT (rate + 1) / (rate * 1 * rate * 1) AS a FROM prices WHERE rate >= 0;

-- case: powers of doubles
SELECT id, power(rate, 2) AS a, rate ^ 3 AS b, 2 ^ 3 AS c, 10 * qty ^ 2 AS d, power(abs(rate), 0.5) AS e, (-2) ^ 3 AS f, -2 ^ 2 AS g, 2 ^ 3 ^ 2 AS h, power(ratio, 2) AS i, power(ratio, 0) AS j, power(2, -ratio) AS k, pow(10, 2) AS l FROM (SELECT id, rate, qty, (CASE WHEN id = 1 THEN 100 WHEN id = 2 THEN 0 ELSE 1.5 END)::double precision AS ratio FROM prices) AS p WHERE id <> 1 ORDER BY id;

-- case: infinite powers
SELECT id, power(ratio, 2) AS a, power(ratio, -1) AS b, power(-ratio, 3) AS c, power(0.5, ratio) AS d, power(2, -ratio) AS e, power(-1, ratio) AS f, exp(ratio) AS g, exp(-ratio) AS h, ln(ratio) AS i, sinh(ratio) AS j, cosh(ratio) AS k, tanh(ratio) AS l, atan(ratio) AS m, asinh(-ratio) AS n, acosh(ratio) AS o, cbrt(ratio) AS p, degrees(ratio) AS q, sqrt(ratio) AS r FROM things WHERE id IN (8, 17) ORDER BY id;

-- case: a power that overflows
-- error: DataError
SELECT power(10, 400) AS a;

-- case: a power that underflows
-- error: DataError
SELECT power(10, -400) AS a;

-- case: zero to a negative power
-- error: DataError
SELECT power(rate, -1) AS a FROM prices;

-- case: a root of a negative number by a power
-- error: DataError
SELECT power(rate, 0.5::double precision) AS a FROM prices;

-- case: exponentials and logarithms
SELECT id, exp(rate / 1e22) AS a, ln(abs(rate) + 1) AS b, log(abs(rate) + 1) AS c, cbrt(rate) AS d, exp(qty % 50) AS e, ln(abs(qty % 50) + 1) AS f, log(100) AS g FROM prices ORDER BY id;

-- case: the logarithm of zero
-- error: DataError
SELECT ln(rate) AS a FROM prices WHERE rate = 0;

-- case: the logarithm of a negative number
-- error: DataError
SELECT log(rate) AS a FROM prices WHERE rate < 0;

-- case: an exponential that overflows
-- error: DataError
SELECT exp(rate) AS a FROM prices;

-- case: an exponential that underflows
-- error: DataError
SELECT exp(-1000) AS a;

-- case: angles
SELECT id, sin(rate) AS a, cos(rate) AS b, tan(rate) AS c, atan(rate) AS d, atan2(rate, 2) AS e, asin(rate / 1e22) AS f, acos(rate / 1e22) AS g, sinh(rate / 1e20) AS h, cosh(rate / 1e20) AS i, tanh(rate) AS j, asinh(rate) AS k, acosh(abs(rate) + 1) AS l, degrees(rate) AS m, radians(rate) AS n, pi() * 2 AS o, cot(rate + 0.5) AS p, atanh(rate / 1e22) AS q, sinh(1000) AS r, cosh(-1000) AS s, cot(0) AS t, atanh(1) AS u, sin(price) AS v, degrees(price) AS w FROM prices ORDER BY id;

-- case: an angle of no sine
-- error: DataError
SELECT asin(rate) AS a FROM prices WHERE rate > 1;

-- case: the sine of infinity
-- error: DataError
SELECT sin(ratio) AS a FROM things WHERE id IN (8, 17);

-- case: buckets
SELECT id, width_bucket(rate, 0, 10, 5) AS a, width_bucket(price, 0, 100, 10) AS b, width_bucket(qty, 100, 0, 7) AS c, width_bucket(any_scale, -1.5, 2.25, 4) AS d, width_bucket(price, 9.99, -2.5, 3) AS e, width_bucket(rate, 3, -3.5, 3) AS f FROM prices ORDER BY id;

-- case: no buckets
-- error: DataError
SELECT width_bucket(price, 0, 1, 0) AS a FROM prices;

-- case: buckets between equal bounds
-- error: DataError
SELECT width_bucket(rate, 1, 1, 3) AS a FROM prices;

-- case: factorials
SELECT id, factorial(id % 26) AS a, factorial(100) AS b, factorial(0) AS c FROM prices ORDER BY id;

-- case: the factorial of a negative number
-- error: DataError
SELECT factorial(-1) AS a;

-- case: long sums of doubles
SELECT id, (rate * 1.5 + 2) - (rate * 0.5 * 3) AS a, (rate * 1.5 * 2) + (rate / 3 * 3) AS b, (rate / 7 / 3) / (rate * rate * 2 + 1) AS c FROM prices ORDER BY id;

-- case: a long difference that overflows
-- error: DataError
SELECT (ratio * 1 * 1 * 1) - (-1 * ratio * 1) AS a FROM things WHERE id = 5;

-- case: texts of doubles whose shortest digits are in the middle between two
SELECT id, (rate * 10)::text AS a, (rate * 100)::text AS b, 'x' || (rate / 0.1) AS c, to_jsonb(rate * 10) AS d, least(rate, -rate) AS e, greatest(-rate, rate) AS f FROM prices ORDER BY id;

-- case: the absolute value of minus zero
SELECT id, abs(- ratio) AS a, 0.5 - abs(score) AS b, - abs(score) AS c FROM things ORDER BY id;
