-- case: exp of decimals
SELECT id, exp(price / 100000000) AS a, exp(tiny) AS b, exp(1.0) AS c, exp(-1.5) AS d FROM prices ORDER BY id;

-- case: logarithms of decimals
SELECT id, ln(abs(fee) + 1) AS a, log(abs(fee) + 1) AS b, log10(abs(price) + 0.01) AS c, log(2, whole + 1000000000000) AS d, log(2.0, 1024) AS e, log(10, many::numeric + 9223372036854775809) AS f FROM prices ORDER BY id;

-- case: a logarithm of what is not above 0
-- error: DataError
SELECT ln(price) AS a FROM prices;

-- case: a logarithm of base 1
-- error: DataError
SELECT log(1, 2) AS a;

-- case: logarithms of a base
SELECT log(2, 8) AS a, log(2, id + 1) AS b FROM prices ORDER BY id;

-- case: powers of decimals
SELECT id, power(abs(fee), 0.5) AS a, abs(price) ^ 1.5 AS b, power(2.0, -0.5) AS c, power(id + 0.5, 2.25) AS d FROM prices ORDER BY id;

-- case: the operator of powers, of decimals
SELECT price ^ 0.5 AS a, (0.5 + id)^(-1.5) AS b FROM prices WHERE price >= 0 ORDER BY id;

-- case: a root of what is below 0
-- error: DataError
SELECT power(price, 0.5) AS a FROM prices;

-- case: decimals beside doubles in powers
SELECT power(price, 2::double precision) AS a, power(id, 2) AS b, exp(id) AS c, ln(id + 1) AS d, log(id + 1) AS e FROM prices WHERE id < 5 ORDER BY id;

-- case: exp far out
SELECT exp(100.5) AS a, exp(-5999.0) AS b, exp(5000.0) AS c, exp(0.0) AS d;

-- case: exp too far out
-- error: DataError
SELECT exp(7000.0) AS a;

-- case: exp and ln in one
SELECT round(exp(ln(abs(fee) + 1.5) * 2), 2) AS a, ln(long * long + 1) AS b FROM prices ORDER BY id;

-- case: exp of a parameter
-- parameters: {"p": "2.25"}
SELECT exp(:p::numeric) AS a, ln(:p::numeric) AS b, power(:p::numeric, 0.5) AS c;
