-- case: numbers written by a template
SELECT prices.id, pg_number_to_char(pg_numeric_text(prices.price, 2), 'FM999,990.00') AS a, pg_number_to_char(pg_numeric_text(prices.price, 2), '999G999D99') AS b, pg_number_to_char(prices.qty, '9999999999') AS c, pg_number_to_char(prices.qty, 'FM9,999,999,999') AS d, pg_number_to_char(prices.rate, '99990.00') AS e, pg_number_to_char(prices.any_scale, 'FM9990.999') AS f, pg_number_to_char(prices.many, 'SG00000000000000000000') AS g, pg_number_to_char(prices.small, '99999PR') AS h, pg_number_to_char(pg_numeric_text(prices.fee, 4), 'S9990.0000') AS i, pg_number_to_char(pg_numeric_text(prices.price, 2), '9990.99MI') AS j, pg_number_to_char(pg_numeric_text(prices.price, 2), 'PL999.9') AS k, pg_number_to_char(pg_numeric_text(prices.price, 2), '"total" 99990.0 "€"') AS l, pg_number_to_char(prices.qty, '000') AS m, pg_number_to_char(prices.rate, 'FM999999999999.999999') AS n, pg_number_to_char(pg_numeric_text(prices.price * 11, 3), 'fm99990.0') AS o, pg_number_to_char(pg_numeric_text(prices.huge, 2), '9.9') AS p, pg_number_to_char('1234.5', '9,999.99') AS q, pg_number_to_char(-5, '9') AS r
FROM prices
ORDER BY prices.id;

-- case: templates that are no literals
SELECT p.id, pg_number_to_char(pg_numeric_text(p.price, 2), :t) AS a, pg_number_to_char(p.ratio, '99.9') AS b
FROM (SELECT prices.id, prices.price, prices.rate AS ratio FROM prices) AS p
ORDER BY p.id;

-- case: infinite doubles written by a template
SELECT things.id, pg_number_to_char(things.ratio, '999.9') AS a, pg_number_to_char(things.ratio, 'FM9990.09') AS b
FROM things
ORDER BY things.id;

-- case: numbers read by a template
SELECT pg_to_number(:p, '9,999.99S') AS a, pg_to_number('12,454.8-', '99G999D9S') AS b, pg_to_number('<5>', '9PR') AS c, pg_to_number('$ 12', '$999') AS d;

-- case: a text that is no number by the template
SELECT pg_to_number(things.code, '999') AS a
FROM things;
