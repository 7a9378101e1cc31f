-- case: the operator of a root
-- expect: Write sqrt(x)
-- at: 1:11
SELECT |/ score AS a FROM things;

-- case: div of doubles
-- expect: Cast both to numeric
-- at: 1:12
SELECT div(score, 2) AS a FROM things;

-- case: round of a text
-- expect: round of text
-- at: 1:8
SELECT round(code) AS a FROM things;

-- case: the complement beside what binds more tightly
-- expect: Put parentheses around it
-- at: 1:10
SELECT ~ id + 1 AS a FROM things;

-- case: bits of a double
-- expect: Cast it to integer or bigint
-- at: 1:8
SELECT score & 1 AS a FROM things;

-- case: a power of a numeric
-- expect: Cast it: ::double precision
-- at: 1:8
SELECT power(price, 2) AS a FROM prices;

-- case: a logarithm of a base
-- expect: ln(x) / ln(b)
-- at: 1:8
SELECT log(2, price) AS a FROM prices;
