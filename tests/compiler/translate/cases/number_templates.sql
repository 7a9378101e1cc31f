-- case: numbers written by a template
SELECT id, to_char(price, 'FM999,990.00') AS a, to_char(price, '999G999D99') AS b, to_char(qty, '9999999999') AS c, to_char(qty, 'FM9,999,999,999') AS d, to_char(rate, '99990.00') AS e, to_char(any_scale, 'FM9990.999') AS f, to_char(many, 'SG00000000000000000000') AS g, to_char(small, '99999PR') AS h, to_char(fee, 'S9990.0000') AS i, to_char(price, '9990.99MI') AS j, to_char(price, 'PL999.9') AS k, to_char(price, '"total" 99990.0 "€"') AS l, to_char(qty, '000') AS m, to_char(rate, 'FM999999999999.999999') AS n, to_char(price * 1.1, 'fm99990.0') AS o, to_char(huge, '9.9') AS p, to_char(1234.5, '9,999.99') AS q, to_char(-5, '9') AS r FROM prices ORDER BY id;

-- case: templates that are no literals
-- parameters: {"t": "FM9990.00"}, {"t": "S99"}, {"t": ""}, {"t": null}
SELECT id, to_char(price, :t) AS a, to_char(ratio, '99.9') AS b FROM (SELECT id, price, rate AS ratio FROM prices) AS p ORDER BY id;

-- case: infinite doubles written by a template
SELECT id, to_char(ratio, '999.9') AS a, to_char(ratio, 'FM9990.09') AS b FROM things ORDER BY id;

-- case: numbers read by a template
-- parameters: {"p": "1,234.50-"}, {"p": "-7"}, {"p": null}
SELECT to_number(:p, '9,999.99S') AS a, to_number('12,454.8-', '99G999D9S') AS b, to_number('<5>', '9PR') AS c, to_number('$ 12', '$999') AS d;

-- case: a text that is no number by the template
-- error: DataError
SELECT to_number(code, '999') AS a FROM things;
