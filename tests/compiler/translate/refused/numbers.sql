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
-- expect: PostgreSQL 15 gives other digits than 16
-- at: 1:8
SELECT power(price, 2) AS a FROM prices;

-- case: a power of a numeric to a column
-- expect: is, or may be, a whole number
-- at: 1:8
SELECT price ^ fee AS a FROM prices;

-- case: a cast to real
-- expect: Cast to double precision
-- at: 1:8
SELECT score::real AS a FROM things;

-- case: the deviation of doubles
-- expect: depends on the order of adding
-- at: 1:8
SELECT stddev(score) AS a FROM things;

-- case: a correlation
-- expect: depend on the order of adding
-- at: 1:8
SELECT corr(score, ratio) AS a, covar_pop(score, ratio) AS b, covar_samp(score, ratio) AS c, regr_slope(score, ratio) AS d, regr_intercept(score, ratio) AS e, regr_r2(score, ratio) AS f, regr_avgx(score, ratio) AS g, regr_avgy(score, ratio) AS h, regr_sxx(score, ratio) AS i, regr_sxy(score, ratio) AS j, regr_syy(score, ratio) AS k, regr_count(score, ratio) AS l FROM things;

-- case: a template of the locale
-- expect: a pattern that has no form
-- at: 1:23
SELECT to_char(price, 'L99.99') AS a FROM prices;

-- case: to_char of a boolean
-- expect: to_char of boolean is not translated
-- at: 1:8
SELECT to_char(flag, '9') AS a FROM things;

-- case: decimals of different scale once
-- expect: without a fixed scale
-- at: 1:8
SELECT price FROM prices UNION SELECT fee FROM prices;
