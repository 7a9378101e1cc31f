-- case: sums, differences, products
SELECT id, price + fee AS a, price - 1 AS b, price * qty AS c, price * 1.10 AS d, fee * tiny AS e, huge * fee AS f, long + price AS g, any_scale * 2 AS h, any_scale - long AS i, many + 0.5 AS j, -price AS k, -huge AS l, -any_scale AS m, many * many::numeric AS n, huge + huge AS o FROM prices ORDER BY id;

-- case: quotients
SELECT id, price / 3 AS a, 100.0 * qty / nullif(many, 0) AS b, 1 / nullif(fee, 0) AS c, price / nullif(any_scale, 0) AS d, nullif(tiny, 0) / 7 AS e, qty::numeric / 10 AS f, huge / 0.07 AS g, long / nullif(price, 0) AS h, any_scale / 3 AS i, 1.0 / 3 AS j, 2 / 3.0 AS k, 10000 / 3.0 AS l, 1e20 / 7 AS m, 0.00001 / 3 AS n FROM prices ORDER BY id;

-- case: remainders
SELECT id, price % 3 AS a, price % 0.7 AS b, any_scale % 0.3 AS c, qty % 2.5 AS d, huge % 100 AS e, -7.5 % 2 AS f FROM prices ORDER BY id;

-- case: a quotient by zero
-- error: DataError
SELECT price / 0.0 AS a FROM prices;

-- case: a remainder by zero
-- error: DataError
SELECT price % (price - price) AS a FROM prices WHERE price > 0;

-- case: percentages
SELECT kind, 100.0 * count(*) / nullif((SELECT count(*) FROM prices), 0) AS a, count(*)::numeric / 7 AS b, count(qty) * 1.0 / count(*) AS c FROM prices GROUP BY kind ORDER BY a DESC, kind;

-- case: arithmetic with parameters
-- parameters: {"p": "1.10", "q": 3}, {"p": "-0.001", "q": 7}, {"p": "12345678901234567890.5", "q": 1}
SELECT id, price * :p AS a, price + :p AS b, :p / :q::integer AS c, any_scale - :p AS d FROM prices ORDER BY id;

-- case: casts to numeric
SELECT id, qty::numeric AS a, many::numeric(20, 1) AS b, price::numeric(10, 1) AS c, fee::numeric(7, 2) AS d, any_scale::numeric(40, 3) AS e, rate::numeric AS f, rate::numeric(25, 2) AS g, small::numeric(7, 2) AS h, written::numeric AS i, written::numeric(30, 3) AS j, price::numeric(12, 4) AS k, whole::numeric(18, 3) AS l, price::numeric AS m, long::numeric(28, 1) AS n FROM prices ORDER BY id;

-- case: casts from numeric
SELECT id, price::integer AS a, fee::smallint AS b, tiny::integer AS c, whole::bigint AS d, price::double precision AS e, huge::double precision AS f, any_scale::double precision AS g, huge::bigint AS h, long::double precision AS i, 2.5::integer AS j, (-2.5)::integer AS k, 0.1::double precision AS l FROM prices ORDER BY id;

-- case: a cast to a numeric that is too small
-- error: DataError
SELECT price::numeric(4, 2) AS a FROM prices;

-- case: a cast to a numeric that is too small, of text
-- error: DataError
SELECT any_scale::numeric(20, 2) AS a FROM prices;

-- case: a cast to an integer that is too small
-- error: DataError
SELECT huge::integer AS a FROM prices;

-- case: a text that is no number
-- error: DataError
SELECT kind::numeric AS a FROM prices;

-- case: decimals and doubles
SELECT id, price + rate AS a, rate > price AS b, rate = 0.5 AS c, any_scale < rate AS d, coalesce(rate, price) AS e FROM prices WHERE coalesce(rate, 0) > -1e30 ORDER BY id;
