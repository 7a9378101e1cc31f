-- case: columns with their digits
SELECT id, price, fee, tiny, huge, whole, long, any_scale FROM prices ORDER BY id;

-- case: order by decimals
SELECT id, price, huge FROM prices ORDER BY price DESC, huge NULLS FIRST, whole, id;

-- case: order by decimals in text
SELECT id, long, any_scale AS a FROM prices ORDER BY any_scale, long DESC, id;

-- case: order by the name and the place of a decimal in text
SELECT id, any_scale AS a, long FROM prices ORDER BY a DESC NULLS LAST, 3, 1;

-- case: compared with literals
SELECT id, price > 9.99 AS a, price = 10 AS b, price <= 9.995 AS c, price < 1e30 AS d, price > -1e30 AS e, any_scale = 1 AS f, any_scale < 0.1 AS g, long >= 1.5 AS h FROM prices ORDER BY id;

-- case: compared with each other
SELECT id, price < fee AS a, price = qty AS b, price > many AS c, huge > many AS d, many < huge AS e, long > price AS f, any_scale <> tiny AS g, whole <= many AS h, huge = whole AS i FROM prices ORDER BY id;

-- case: compared with parameters
-- parameters: {"p": "9.99"}, {"p": "9.994"}, {"p": "1e40"}, {"p": "-1e40"}, {"p": "0"}, {"p": "10.0000"}
SELECT id, price > :p AS a, price = :p AS b, any_scale < :p AS c, long >= :p AS d, qty = :p AS e, many <> :p AS f FROM prices ORDER BY id;

-- case: between, in, distinct
-- parameters: {"p": "0.5"}
SELECT id, price BETWEEN :p AND 10 AS a, price IN (9.99, 10, :p, 1.23456) AS b, price IS DISTINCT FROM 9.99 AS c, tiny IS NOT DISTINCT FROM price AS d FROM prices ORDER BY id;

-- case: where with a parameter
-- parameters: {"p": "9.99"}, {"p": "9.990"}
SELECT id FROM prices WHERE price = :p AND :p::numeric > 1 ORDER BY id;

-- case: a decimal parameter as it is
-- parameters: {"p": "1.50"}, {"p": "-0.00"}, {"p": "12345678901234567890.123"}, {"p": null}
SELECT :p::numeric AS a, :p::numeric(22, 1) AS b, (:p::numeric)::text AS c;

-- case: group by a decimal
SELECT price, count(*) AS n, sum(whole) AS w FROM prices GROUP BY price ORDER BY price;

-- case: distinct decimals
SELECT DISTINCT tiny, fee FROM prices ORDER BY 1, 2;

-- case: insert decimals
-- parameters: {"p": "1.005", "f": "2.00005", "l": "3.1234567", "a": "7.50"}, {"p": "-1.005", "f": "-2.00005", "l": "-0.000005", "a": "-0.0"}, {"p": null, "f": "0", "l": null, "a": null}
INSERT INTO prices (id, price, fee, whole, long, any_scale, many, written, kind) VALUES (100, :p, :f, 5, :l, :a, 1, 'x', 'y') RETURNING price, fee, whole, long, any_scale;

-- case: insert a default
INSERT INTO prices (id, whole, many, written, kind) VALUES (101, 1.5, 1, 'x', 'y') RETURNING fee, whole;

-- case: a decimal that does not fit
-- parameters: {"p": "100000000"}, {"p": "99999999.995"}
-- error: DataError
INSERT INTO prices (id, price, whole, many, written, kind) VALUES (102, :p, 1, 1, 'x', 'y');

-- case: update decimals
UPDATE prices SET price = fee, fee = qty, long = price, any_scale = price, tiny = 0.5, whole = id * 2, qty = tiny WHERE id IN (2, 3, 7, 9);

-- case: update by arithmetic
-- parameters: {"p": "1.1"}
UPDATE prices SET fee = fee + :p, any_scale = any_scale * :p WHERE id IN (0, 2, 4, 6, 7);

-- case: choices of decimals
SELECT id, coalesce(price, 0) AS a, coalesce(price, 0.00) AS b, CASE WHEN id > 5 THEN price ELSE fee END AS c, nullif(price, 0) AS d, nullif(price, fee) AS e, nullif(qty, 1.0) AS f, greatest(price, fee, 0) AS g, least(price, tiny) AS h, greatest(price, huge) AS i FROM prices ORDER BY id;

-- case: text of decimals
SELECT id, price::text AS a, any_scale::text AS b, long::varchar AS c, whole::text AS d, (-0.5)::text AS e FROM prices ORDER BY id;

-- case: decimals in a subquery and a union
SELECT p.price, p.a FROM (SELECT price, coalesce(price, 1) AS a FROM prices) AS p WHERE p.a > 0.5 ORDER BY p.a, p.price;

-- case: decimals in a list of a subquery
SELECT id FROM prices WHERE price IN (SELECT price FROM prices WHERE price > 0) ORDER BY id;

-- case: literals
SELECT 1.50 AS a, -0.005 AS b, 12345678901234567890.5 AS c, 1e3 AS d, 1.5e-3 AS e, 99999999999999999999 AS f, '1.25'::numeric AS g, numeric '2.50' AS h, 1.5 = 1.50 AS i;

-- case: literals of decimals, as texts
SELECT '1e3'::numeric AS a, '.5'::numeric AS b, '5.'::numeric AS c, ' 7 '::numeric AS d, '+1.50'::numeric AS e, '-0.00'::numeric AS f, '1e-3'::numeric AS g;

-- case: decimals know no minus zero
SELECT (- 0.0)::text AS a, -0.00 AS b, (-0.0 || 'x') AS c, (- 0.0)::double precision AS d;
