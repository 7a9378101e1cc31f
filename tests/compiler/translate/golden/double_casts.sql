-- case: doubles as text
SELECT prices.id, pg_double_text(prices.rate) AS a, pg_double_text(prices.rate) AS c
FROM prices
ORDER BY prices.id;

-- case: doubles of things as text
SELECT things.id, pg_double_text(things.ratio) AS a, pg_double_text(things.score) AS b
FROM things
ORDER BY things.id;

-- case: doubles as whole numbers
SELECT prices.id, pg_double_integer(prices.rate) AS a, CAST(pg_double_integer(prices.rate) AS TEXT) AS b
FROM prices
WHERE prices.rate < 1e+16
ORDER BY prices.id;

-- case: doubles as integers
SELECT things.id, CASE WHEN pg_double_integer(things.score) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE pg_double_integer(things.score) END AS a, CASE WHEN pg_double_integer(things.score) NOT BETWEEN -32768 AND 32767 THEN abs(-9223372036854775808) ELSE pg_double_integer(things.score) END AS b
FROM things
ORDER BY things.id;

-- case: a double that is no integer
SELECT CASE WHEN pg_double_integer(prices.rate) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE pg_double_integer(prices.rate) END AS a
FROM prices;

-- case: an infinite double that is no bigint
SELECT pg_double_integer(things.ratio) AS a
FROM things;

-- case: texts as doubles
SELECT prices.id, pg_double_read(prices.written) AS a
FROM prices
ORDER BY prices.id;

-- case: words as doubles
SELECT pg_double_read(:p || '') AS a;

-- case: a text that is too large a double
SELECT pg_double_read(:p || '') AS a;

-- case: a text that is no double
SELECT pg_double_read(prices.kind) AS a
FROM prices;

-- case: literals of doubles, as texts
SELECT 1000.0 AS a, 1.5 AS b, 0.5 AS c, 5.0 AS d, 5.0 AS e, (0.0 * -1.0) AS f, (0.0 * -1.0) AS g, 5e-324 AS h;

-- case: infinity as a literal
SELECT things.id, 9e999 AS a, -9e999 AS b, things.ratio < 9e999 AS c, coalesce(things.ratio, -9e999) AS d
FROM things
WHERE things.ratio <> 9e999 OR things.ratio = -9e999
ORDER BY things.id;

-- case: infinity as a new value
-- writes
UPDATE things
SET ratio = 9e999
WHERE things.id = 1
RETURNING CAST(ratio AS REAL) AS ratio;
