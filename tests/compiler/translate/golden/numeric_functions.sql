-- case: round
SELECT prices.id, (prices.price + CASE WHEN prices.price < 0 THEN -50 ELSE 50 END) / 100 AS a, (prices.price + CASE WHEN prices.price < 0 THEN -5 ELSE 5 END) / 10 AS b, (prices.fee + CASE WHEN prices.fee < 0 THEN -50 ELSE 50 END) / 100 AS c, (prices.tiny + CASE WHEN prices.tiny < 0 THEN -500 ELSE 500 END) / 1000 AS d, (prices.huge + CASE WHEN prices.huge < 0 THEN -5 ELSE 5 END) / 10 AS e, pg_numeric_round(prices.long, 2) AS f, pg_numeric_round(prices.any_scale, 2) AS g, prices.price * 100 AS h, pg_numeric_scaled(pg_numeric_round(pg_numeric_text(prices.price, 2), -1), 0, 999999999999999999) AS i, pg_numeric_round(prices.any_scale, -2) AS j, pg_numeric_round(pg_numeric_text(prices.price, 2), prices.small % 30) AS k, prices.qty * 10 AS l, pg_numeric_round(prices.many, -3) AS m, (25 + 5) / 10 AS n, (-25 + CASE WHEN -25 < 0 THEN -5 ELSE 5 END) / 10 AS o, (5 + 5) / 10 AS p, pg_numeric_round(prices.any_scale, 0) AS q, (prices.huge + CASE WHEN prices.huge < 0 THEN -50 ELSE 50 END) / 100 AS r, pg_numeric_scaled(pg_numeric_round(prices.whole, -3), 0, 999999999999999999) AS s, (0 - prices.price + CASE WHEN (0 - prices.price) < 0 THEN -5 ELSE 5 END) / 10 AS t, pg_numeric_round(pg_numeric_text(prices.huge, 2), 18) AS u, pg_numeric_round(prices.any_scale, 40) AS v
FROM prices
ORDER BY prices.id;

-- case: round what was calculated
SELECT prices.id, (prices.price * 11 + CASE WHEN prices.price * 11 < 0 THEN -5 ELSE 5 END) / 10 AS a, pg_numeric_scaled(pg_numeric_round(pg_numeric_divide(pg_numeric_text(prices.price, 2), '3'), 2), 2, 999999999999999999) AS b, pg_numeric_scaled(pg_numeric_round(pg_numeric_multiply(pg_numeric_divide(pg_numeric_text(prices.price * 100 - prices.fee, 4), pg_numeric_text(CASE WHEN prices.price = 0 THEN NULL ELSE prices.price END, 2)), '100'), 2), 2, 999999999999999999) AS c, pg_numeric_round(pg_double_numeric(prices.rate), 2) AS d, pg_numeric_round(pg_numeric_multiply(pg_numeric_text(prices.price, 2), prices.qty), 1) AS e, pg_numeric_round(pg_numeric_multiply(pg_numeric_text(prices.huge, 2), '1.005'), 2) AS f, pg_numeric_round(pg_numeric_divide(prices.any_scale, '7'), 3) AS g, pg_numeric_scaled(pg_numeric_round(pg_numeric_divide(prices.qty, '3.0'), 2), 2, 999999999999999999) AS h
FROM prices
WHERE coalesce(prices.rate, 0.0) < 1e+20
ORDER BY prices.id;

-- case: round averages and percentages
SELECT prices.kind, pg_numeric_scaled(pg_numeric_round(pg_numeric_mean(sum(prices.price), count(prices.price), 2), 2), 2, 999999999999999999) AS a, pg_numeric_round(pg_numeric_mean_limbs(sum(prices.many >> 32), sum(prices.many & 4294967295), count(prices.many), 0), 1) AS b, pg_numeric_round(pg_numeric_avg(prices.any_scale), 4) AS c, pg_numeric_round(pg_numeric_divide(pg_numeric_sum(pg_numeric_multiply(pg_numeric_text(prices.price, 2), prices.qty)), nullif(sum(prices.qty), 0)), 4) AS d, pg_numeric_round(pg_numeric_divide(pg_numeric_text(1000 * count(*), 1), (SELECT count(*) AS count FROM prices)), 1) AS e, pg_numeric_scaled(pg_numeric_round(pg_numeric_mean(sum(prices.small), count(prices.small), 0), 0), 0, 999999999999999999) AS f
FROM prices
GROUP BY prices.kind
ORDER BY pg_numeric_scaled(pg_numeric_round(pg_numeric_mean(sum(prices.price), count(prices.price), 2), 2), 2, 999999999999999999) DESC NULLS FIRST, prices.kind;

-- case: groups of rounded numbers
SELECT (prices.price + CASE WHEN prices.price < 0 THEN -5 ELSE 5 END) / 10 AS p, pg_numeric_scaled(pg_numeric_floor(pg_numeric_divide(pg_numeric_text(prices.price, 2), '10')), 0, 999999999999999999) * 10 AS b, prices.tiny / 1000 AS t, count(*) AS n
FROM prices
GROUP BY (prices.price + CASE WHEN prices.price < 0 THEN -5 ELSE 5 END) / 10, 2, prices.tiny / 1000
ORDER BY p NULLS LAST, b NULLS LAST, t NULLS LAST;

-- case: distinct rounded numbers
SELECT DISTINCT (prices.fee + CASE WHEN prices.fee < 0 THEN -500 ELSE 500 END) / 1000 AS a, prices.price * 2 AS b, max(prices.price * 2) OVER () AS c
FROM prices
ORDER BY a, b NULLS LAST;

-- case: trunc
SELECT prices.id, prices.price / 100 AS a, prices.price / 10 AS b, prices.fee / 100 AS c, prices.huge / 100 AS d, pg_numeric_cut(prices.long, 2) AS e, pg_numeric_cut(prices.any_scale, 1) AS f, prices.price * 100 AS g, pg_numeric_scaled(pg_numeric_cut(pg_numeric_text(prices.price, 2), -1), 0, 999999999999999999) AS h, pg_numeric_cut(prices.any_scale, -1) AS i, pg_numeric_cut(pg_numeric_text(prices.price, 2), prices.small % 30) AS j, prices.qty * 10 AS k, -27 / 10 AS l, pg_numeric_cut(prices.any_scale, 0) AS m, pg_numeric_cut(prices.many, -2) AS n
FROM prices
ORDER BY prices.id;

-- case: ceil and floor
SELECT prices.id, (prices.price + (100 - prices.price % 100) % 100) / 100 AS a, (prices.fee + (10000 - prices.fee % 10000) % 10000) / 10000 AS b, (prices.huge + (100 - prices.huge % 100) % 100) / 100 AS c, pg_numeric_ceiling(prices.long) AS d, pg_numeric_ceiling(prices.any_scale) AS e, (prices.price - (prices.price % 100 + 100) % 100) / 100 AS f, (prices.fee - (prices.fee % 10000 + 10000) % 10000) / 10000 AS g, (prices.huge - (prices.huge % 100 + 100) % 100) / 100 AS h, pg_numeric_floor(prices.long) AS i, pg_numeric_floor(prices.any_scale) AS j, prices.whole AS k, (-5 - (-5 % 10 + 10) % 10) / 10 AS l, (-5 + (10 - -5 % 10) % 10) / 10 AS m, pg_numeric_scaled(pg_numeric_ceiling(pg_numeric_divide(pg_numeric_text(prices.price, 2), '3')), 0, 999999999999999999) AS n, (prices.price * 11 - (prices.price * 11 % 1000 + 1000) % 1000) / 1000 AS o, pg_numeric_floor(pg_numeric_divide(prices.any_scale, '2')) AS p
FROM prices
ORDER BY prices.id;

-- case: abs, sign and scales of numerics
SELECT prices.id, abs(prices.price) AS a, abs(prices.huge) AS b, pg_numeric_abs(prices.long) AS c, pg_numeric_abs(prices.any_scale) AS d, abs(prices.price * 100 - prices.fee) AS e, (prices.price > 0) - (prices.price < 0) AS f, pg_numeric_scaled(pg_numeric_sign(prices.any_scale), 0, 999999999999999999) AS g, pg_numeric_scaled(pg_numeric_sign(prices.long), 0, 999999999999999999) AS h, CAST(pg_numeric_scale(pg_numeric_text(prices.price, 2)) AS INTEGER) AS i, CAST(pg_numeric_scale(prices.any_scale) AS INTEGER) AS j, CAST(pg_numeric_least_scale(prices.any_scale) AS INTEGER) AS k, pg_numeric_trim(pg_numeric_text(prices.fee, 4)) AS l, pg_numeric_trim(prices.any_scale) AS m, CAST(pg_numeric_scale(prices.qty) AS INTEGER) AS n, pg_numeric_abs(prices.many) AS o, CASE WHEN abs(prices.small) NOT BETWEEN -32768 AND 32767 THEN abs(-9223372036854775808) ELSE abs(prices.small) END AS p, pg_numeric_abs(pg_numeric_round(prices.any_scale, 1)) AS q
FROM prices
WHERE prices.small IS NOT -32768
ORDER BY prices.id;

-- case: roots of numerics
SELECT prices.id, pg_numeric_sqrt(pg_numeric_text(abs(prices.price), 2)) AS a, pg_numeric_sqrt(pg_numeric_abs(prices.any_scale)) AS b, pg_numeric_sqrt(pg_numeric_abs(prices.long)) AS c, pg_numeric_sqrt(pg_numeric_text(20, 1)) AS d, pg_numeric_sqrt(pg_numeric_text(1, 4)) AS e, pg_numeric_sqrt('10000000000000000000000000000000000000000') AS f, pg_numeric_sqrt(pg_numeric_text(abs(prices.huge), 2)) AS g
FROM prices
ORDER BY prices.id;

-- case: the root of a negative numeric
SELECT pg_numeric_sqrt(pg_numeric_text(prices.price, 2)) AS a
FROM prices;

-- case: div and mod
SELECT prices.id, pg_numeric_scaled(pg_numeric_quotient(pg_numeric_text(prices.price, 2), 3), 0, 999999999999999999) AS a, pg_numeric_quotient(prices.any_scale, 7) AS b, pg_numeric_scaled(pg_numeric_quotient(prices.qty, 7), 0, 999999999999999999) AS c, pg_numeric_scaled(pg_numeric_quotient(pg_numeric_text(prices.huge, 2), pg_numeric_text(5, 1)), 0, 999999999999999999) AS d, pg_numeric_quotient(prices.long, pg_numeric_text(CASE WHEN prices.fee = 0 THEN NULL ELSE prices.fee END, 4)) AS e, pg_numeric_remainder(pg_numeric_text(prices.price, 2), '3') AS f, pg_numeric_remainder(prices.any_scale, '0.3') AS g, prices.qty % 10 AS h, pg_numeric_scaled(pg_numeric_quotient(pg_numeric_text(-75, 1), 2), 0, 999999999999999999) AS i
FROM prices
ORDER BY prices.id;

-- case: div by zero
SELECT pg_numeric_scaled(pg_numeric_quotient(pg_numeric_text(prices.price, 2), 0), 0, 999999999999999999) AS a
FROM prices;

-- case: common divisors and multiples
SELECT prices.id, CASE WHEN pg_integer_gcd(prices.qty, 12) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE pg_integer_gcd(prices.qty, 12) END AS a, CASE WHEN pg_integer_lcm(prices.small, 6) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE pg_integer_lcm(prices.small, 6) END AS b, pg_numeric_gcd(pg_numeric_text(prices.price, 2), pg_numeric_text(5, 1)) AS c, pg_numeric_lcm(pg_numeric_text(prices.fee, 4), pg_numeric_text(15, 1)) AS d, pg_numeric_gcd(prices.any_scale, 2) AS e, pg_integer_gcd(prices.many % 1000, 10) AS f
FROM prices
WHERE prices.small IS NOT -32768 AND coalesce(prices.qty, 0) <> -2147483648
ORDER BY prices.id;

-- case: a divisor beyond integer
SELECT CASE WHEN pg_integer_gcd(prices.qty, 0) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE pg_integer_gcd(prices.qty, 0) END AS a
FROM prices;

-- case: a multiple beyond integer
SELECT CASE WHEN pg_integer_lcm(prices.qty, 7) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE pg_integer_lcm(prices.qty, 7) END AS a
FROM prices;

-- case: numerics in texts
SELECT prices.id, 'p: ' || CAST(pg_numeric_text(prices.price, 2) AS TEXT) AS a, CAST(prices.any_scale AS TEXT) || ' x' AS b, (coalesce(CAST(pg_numeric_text(prices.price, 2) AS TEXT), '') || '/' || coalesce(CAST(prices.any_scale AS TEXT), '') || '/' || coalesce(pg_double_text(prices.rate), '') || '/' || coalesce(CAST(prices.long AS TEXT), '')) AS c, CAST(pg_numeric_text(prices.price, 2) AS TEXT) || '%' AS d, CAST(pg_numeric_text((prices.price + CASE WHEN prices.price < 0 THEN -5 ELSE 5 END) / 10, 1) AS TEXT) || 'k' AS e, 'r' || pg_double_text(prices.rate) AS f, (coalesce(CAST(pg_numeric_text(prices.price * 2, 2) AS TEXT), '') || coalesce(CAST(prices.qty AS TEXT), '')) AS g
FROM prices
ORDER BY prices.id;

-- case: numerics through LATERAL
SELECT p.id, json_extract(l.value, '$[0]') AS a, json_extract(l.value, '$[1]') AS b, json_extract(l.value, '$[2]') AS c, pg_numeric_add(json_extract(l.value, '$[3]'), '1') AS d
FROM prices AS p
CROSS JOIN json_each((SELECT json_group_array(json_array(a, b, c, d)) FROM (SELECT p.price AS a, p.any_scale AS b, pg_numeric_divide(pg_numeric_text(p.price, 2), '3') AS c, q.long AS d FROM prices AS q WHERE q.id = p.id))) AS l
ORDER BY p.id;

-- case: choices of rounded numerics
SELECT prices.id, coalesce(max(prices.price, (prices.fee + CASE WHEN prices.fee < 0 THEN -50 ELSE 50 END) / 100), prices.price, (prices.fee + CASE WHEN prices.fee < 0 THEN -50 ELSE 50 END) / 100) AS a, pg_numeric_least(pg_numeric_text(prices.price, 2), prices.any_scale, '5') AS b, coalesce(pg_numeric_text(prices.tiny, 3), pg_numeric_text(prices.price, 2), '0') AS c, CASE WHEN prices.id > 5 THEN pg_numeric_text(prices.price, 2) ELSE pg_numeric_text(prices.tiny, 3) END AS d, CASE WHEN (prices.price + CASE WHEN prices.price < 0 THEN -5 ELSE 5 END) / 10 = 100 THEN NULL ELSE (prices.price + CASE WHEN prices.price < 0 THEN -5 ELSE 5 END) / 10 END AS e, pg_numeric_scaled(pg_numeric_round(coalesce(pg_numeric_text(prices.price, 2), '0'), 1), 1, 999999999999999999) AS f, pg_numeric_scaled(pg_numeric_round(pg_numeric_greatest(pg_numeric_text(prices.price, 2), '0'), 1), 1, 999999999999999999) AS g, pg_numeric_scaled(pg_numeric_round(CASE WHEN prices.price > 500 THEN pg_numeric_text(prices.price, 2) ELSE pg_numeric_text(prices.fee, 4) END, 1), 1, 999999999999999999) AS h
FROM prices
ORDER BY prices.id;
