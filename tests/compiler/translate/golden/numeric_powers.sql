-- case: exp of decimals
SELECT prices.id, pg_numeric_exp(pg_numeric_divide(pg_numeric_text(prices.price, 2), '100000000')) AS a, pg_numeric_exp(pg_numeric_text(prices.tiny, 3)) AS b, pg_numeric_exp(pg_numeric_text(10, 1)) AS c, pg_numeric_exp(pg_numeric_text(-15, 1)) AS d
FROM prices
ORDER BY prices.id;

-- case: logarithms of decimals
SELECT prices.id, pg_numeric_ln(pg_numeric_text(abs(prices.fee) + 10000, 4)) AS a, pg_numeric_log(10, pg_numeric_text(abs(prices.fee) + 10000, 4)) AS b, pg_numeric_log(10, pg_numeric_text(abs(prices.price) + 1, 2)) AS c, pg_numeric_log(2, prices.whole + 1000000000000) AS d, pg_numeric_log(pg_numeric_text(20, 1), 1024) AS e, pg_numeric_log(10, pg_numeric_add(prices.many, '9223372036854775809')) AS f
FROM prices
ORDER BY prices.id;

-- case: a logarithm of what is not above 0
SELECT pg_numeric_ln(pg_numeric_text(prices.price, 2)) AS a
FROM prices;

-- case: a logarithm of base 1
SELECT pg_numeric_log(1, 2) AS a;

-- case: logarithms of a base
SELECT pg_numeric_log(2, 8) AS a, pg_numeric_log(2, CASE WHEN (prices.id + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE prices.id + 1 END) AS b
FROM prices
ORDER BY prices.id;

-- case: powers of decimals
SELECT prices.id, pg_numeric_power(pg_numeric_text(abs(prices.fee), 4), pg_numeric_text(5, 1)) AS a, pg_numeric_power(pg_numeric_text(abs(prices.price), 2), pg_numeric_text(15, 1)) AS b, pg_numeric_power(pg_numeric_text(20, 1), pg_numeric_text(-5, 1)) AS c, pg_numeric_power(pg_numeric_text(prices.id * 10 + 5, 1), pg_numeric_text(225, 2)) AS d
FROM prices
ORDER BY prices.id;

-- case: the operator of powers, of decimals
SELECT pg_numeric_power(pg_numeric_text(prices.price, 2), pg_numeric_text(5, 1)) AS a, pg_numeric_power(pg_numeric_text(5 + prices.id * 10, 1), pg_numeric_text(-15, 1)) AS b
FROM prices
WHERE prices.price >= 0
ORDER BY prices.id;

-- case: a root of what is below 0
SELECT pg_numeric_power(pg_numeric_text(prices.price, 2), pg_numeric_text(5, 1)) AS a
FROM prices;

-- case: decimals beside doubles in powers
SELECT pg_double_power(prices.price / 100.0, 2.0) AS a, pg_double_power(CAST(prices.id AS REAL), 2.0) AS b, pg_double_exp(CAST(prices.id AS REAL)) AS c, pg_double_ln(CAST(CASE WHEN (prices.id + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE prices.id + 1 END AS REAL)) AS d, pg_double_log(CAST(CASE WHEN (prices.id + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE prices.id + 1 END AS REAL)) AS e
FROM prices
WHERE prices.id < 5
ORDER BY prices.id;

-- case: exp far out
SELECT pg_numeric_exp(pg_numeric_text(1005, 1)) AS a, pg_numeric_exp(pg_numeric_text(-59990, 1)) AS b, pg_numeric_exp(pg_numeric_text(50000, 1)) AS c, pg_numeric_exp(pg_numeric_text(0, 1)) AS d;

-- case: exp too far out
SELECT pg_numeric_exp(pg_numeric_text(70000, 1)) AS a;

-- case: exp and ln in one
SELECT pg_numeric_round(pg_numeric_exp(pg_numeric_multiply(pg_numeric_ln(pg_numeric_text(abs(prices.fee) + 15000, 4)), '2')), 2) AS a, pg_numeric_ln(pg_numeric_add(pg_numeric_multiply(prices.long, prices.long), '1')) AS b
FROM prices
ORDER BY prices.id;

-- case: exp of a parameter
SELECT pg_numeric_exp(:p) AS a, pg_numeric_ln(:p) AS b, pg_numeric_power(:p, pg_numeric_text(5, 1)) AS c;
