-- case: sums
SELECT kind, sum(price) AS a, sum(fee) AS b, sum(huge) AS c, sum(whole) AS d, sum(long) AS e, sum(any_scale) AS f, sum(qty) AS g, sum(many) AS h, sum(small) AS i FROM prices GROUP BY kind ORDER BY kind;

-- case: averages
SELECT kind, avg(price) AS a, avg(fee) AS b, avg(huge) AS c, avg(whole) AS d, avg(long) AS e, avg(any_scale) AS f, avg(qty) AS g, avg(many) AS h, avg(small) AS i FROM prices GROUP BY kind ORDER BY kind;

-- case: sums of nothing
SELECT sum(price) AS a, sum(huge) AS b, sum(any_scale) AS c, avg(price) AS d, avg(many) AS e, avg(any_scale) AS f, coalesce(sum(price), 0) AS g FROM prices WHERE id < 0;

-- case: sums of distinct values
SELECT sum(DISTINCT price) AS a, avg(DISTINCT price) AS b, sum(DISTINCT huge) AS c, avg(DISTINCT many) AS d, sum(DISTINCT many) AS e, avg(DISTINCT small) AS f FROM prices;

-- case: sums with a filter
SELECT sum(price) FILTER (WHERE id > 3) AS a, avg(qty) FILTER (WHERE kind = 'a') AS b, avg(many) FILTER (WHERE id < 2) AS c, sum(huge) FILTER (WHERE id < 0) AS d, sum(any_scale) FILTER (WHERE id > 3) AS e FROM prices;

-- case: running sums
SELECT id, sum(price) OVER (ORDER BY id) AS a, avg(qty) OVER (PARTITION BY kind ORDER BY id) AS b, sum(many) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS c, sum(any_scale) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS d, avg(long) OVER (ORDER BY id ROWS 2 PRECEDING) AS e, sum(huge) FILTER (WHERE id > 2) OVER (ORDER BY id) AS f FROM prices ORDER BY id;

-- case: windows by decimals
SELECT id, row_number() OVER (PARTITION BY any_scale ORDER BY id) AS a, lag(price) OVER (ORDER BY id) AS b, lag(price, 1, 0) OVER (ORDER BY id) AS c, rank() OVER (ORDER BY any_scale) AS d, first_value(price) OVER (PARTITION BY kind ORDER BY long, id) AS e FROM prices ORDER BY id;

-- case: sums of products
SELECT kind, sum(price * qty) AS a, sum(price * fee) AS b, sum(price + fee) AS c, avg(price * 1.1) AS d, sum(qty * 0.5) AS e FROM prices GROUP BY kind ORDER BY kind;

-- case: least and greatest
SELECT kind, min(price) AS a, max(price) AS b, min(huge) AS c, max(whole) AS d FROM prices GROUP BY kind ORDER BY max(price) DESC, kind;

-- case: having and order by sums
SELECT kind, sum(many) AS a FROM prices GROUP BY kind HAVING sum(many) > 100.5 AND avg(price) < 1e20 ORDER BY sum(many) DESC, avg(qty), kind;

-- case: sums as bigint and double precision
SELECT kind, sum(qty)::numeric AS a, avg(qty)::double precision AS b, sum(price)::double precision AS c, coalesce(sum(small), 0)::integer AS d, sum(rate::numeric)::double precision AS e, (avg(small))::integer AS f FROM prices GROUP BY kind ORDER BY kind;

-- case: a sum beyond bigint
SELECT sum(big) AS a, sum(big) + 1 AS b, sum(big) / 3 AS c FROM things;

-- case: a sum that is no bigint
-- error: DataError
SELECT sum(many)::bigint AS a FROM prices WHERE many > 9000000000000000000;
