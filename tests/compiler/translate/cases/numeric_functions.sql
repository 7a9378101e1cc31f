-- case: round
SELECT id, round(price) AS a, round(price, 1) AS b, round(fee, 2) AS c, round(tiny, 0) AS d, round(huge, 1) AS e, round(long, 2) AS f, round(any_scale, 2) AS g, round(price, 4) AS h, round(price, -1) AS i, round(any_scale, -2) AS j, round(price, small % 30) AS k, round(qty, 1) AS l, round(many, -3) AS m, round(2.5) AS n, round(-2.5) AS o, round(0.05, 1) AS p, round(any_scale) AS q, round(huge) AS r, round(whole, -3) AS s, round(-price, 1) AS t, round(huge, 18) AS u, round(any_scale, 40) AS v FROM prices ORDER BY id;

-- case: round what was calculated
SELECT id, round(price * 1.1, 2) AS a, round(price / 3, 2) AS b, round((price - fee) / nullif(price, 0) * 100, 2) AS c, round(rate::numeric, 2) AS d, round(price * qty, 1) AS e, round(huge * 1.005, 2) AS f, round(any_scale / 7, 3) AS g, round(qty / 3.0, 2) AS h FROM prices WHERE coalesce(rate, 0) < 1e20 ORDER BY id;

-- case: round averages and percentages
SELECT kind, round(avg(price), 2) AS a, round(avg(many), 1) AS b, round(avg(any_scale), 4) AS c, round(sum(price * qty) / nullif(sum(qty), 0), 4) AS d, round(100.0 * count(*) / (SELECT count(*) FROM prices), 1) AS e, round(avg(small)) AS f FROM prices GROUP BY kind ORDER BY round(avg(price), 2) DESC, kind;

-- case: groups of rounded numbers
SELECT round(price, 1) AS p, floor(price / 10) * 10 AS b, trunc(tiny) AS t, count(*) AS n FROM prices GROUP BY round(price, 1), 2, trunc(tiny) ORDER BY p, b, t;

-- case: distinct rounded numbers
SELECT DISTINCT round(fee, 1) AS a, price * 2 AS b, max(price * 2) OVER () AS c FROM prices ORDER BY a, b;

-- case: trunc
SELECT id, trunc(price) AS a, trunc(price, 1) AS b, trunc(fee, 2) AS c, trunc(huge) AS d, trunc(long, 2) AS e, trunc(any_scale, 1) AS f, trunc(price, 4) AS g, trunc(price, -1) AS h, trunc(any_scale, -1) AS i, trunc(price, small % 30) AS j, trunc(qty, 1) AS k, trunc(-2.7) AS l, trunc(any_scale) AS m, trunc(many, -2) AS n FROM prices ORDER BY id;

-- case: ceil and floor
SELECT id, ceil(price) AS a, ceiling(fee) AS b, ceil(huge) AS c, ceil(long) AS d, ceil(any_scale) AS e, floor(price) AS f, floor(fee) AS g, floor(huge) AS h, floor(long) AS i, floor(any_scale) AS j, ceil(whole) AS k, floor(-0.5) AS l, ceil(-0.5) AS m, ceil(price / 3) AS n, floor(price * 1.1) AS o, floor(any_scale / 2) AS p FROM prices ORDER BY id;

-- case: abs, sign and scales of numerics
SELECT id, abs(price) AS a, abs(huge) AS b, abs(long) AS c, abs(any_scale) AS d, abs(price - fee) AS e, sign(price) AS f, sign(any_scale) AS g, sign(long) AS h, scale(price) AS i, scale(any_scale) AS j, min_scale(any_scale) AS k, trim_scale(fee) AS l, trim_scale(any_scale) AS m, scale(qty) AS n, abs(many::numeric) AS o, abs(small) AS p, abs(round(any_scale, 1)) AS q FROM prices WHERE small IS DISTINCT FROM -32768 ORDER BY id;

-- case: roots of numerics
SELECT id, sqrt(abs(price)) AS a, sqrt(abs(any_scale)) AS b, sqrt(abs(long)) AS c, sqrt(2.0) AS d, sqrt(0.0001) AS e, sqrt(1e40) AS f, sqrt(abs(huge)) AS g FROM prices ORDER BY id;

-- case: the root of a negative numeric
-- error: DataError
SELECT sqrt(price) AS a FROM prices;

-- case: div and mod
SELECT id, div(price, 3) AS a, div(any_scale, 7) AS b, div(qty, 7) AS c, div(huge, 0.5) AS d, div(long, nullif(fee, 0)) AS e, mod(price, 3) AS f, mod(any_scale, 0.3) AS g, mod(qty, 10) AS h, div(-7.5, 2) AS i FROM prices ORDER BY id;

-- case: div by zero
-- error: DataError
SELECT div(price, 0) AS a FROM prices;

-- case: common divisors and multiples
SELECT id, gcd(qty, 12) AS a, lcm(small, 6) AS b, gcd(price, 0.5) AS c, lcm(fee, 1.5) AS d, gcd(any_scale, 2) AS e, gcd(many % 1000, 10::bigint) AS f FROM prices WHERE small IS DISTINCT FROM -32768 AND coalesce(qty, 0) <> -2147483648 ORDER BY id;

-- case: a divisor beyond integer
-- error: DataError
SELECT gcd(qty, 0) AS a FROM prices;

-- case: a multiple beyond integer
-- error: DataError
SELECT lcm(qty, 7) AS a FROM prices;

-- case: numerics in texts
SELECT id, 'p: ' || price AS a, any_scale || ' x' AS b, concat(price, '/', any_scale, '/', rate, '/', long) AS c, price::text || '%' AS d, round(price, 1) || 'k' AS e, 'r' || rate AS f, concat(price * 2, qty) AS g FROM prices ORDER BY id;

-- case: numerics through LATERAL
SELECT p.id, l.a, l.b, l.c, l.d + 1 AS d FROM prices AS p CROSS JOIN LATERAL (SELECT p.price AS a, p.any_scale AS b, p.price / 3 AS c, q.long AS d FROM prices AS q WHERE q.id = p.id) AS l ORDER BY p.id;

-- case: choices of rounded numerics
SELECT id, greatest(price, round(fee, 2)) AS a, least(price, any_scale, 5) AS b, coalesce(tiny, price, 0) AS c, CASE WHEN id > 5 THEN price ELSE tiny END AS d, nullif(round(price, 1), 10) AS e, round(coalesce(price, 0), 1) AS f, round(greatest(price, 0), 1) AS g, round(CASE WHEN price > 5 THEN price ELSE fee END, 1) AS h FROM prices ORDER BY id;
