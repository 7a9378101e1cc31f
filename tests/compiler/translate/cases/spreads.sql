-- case: deviations and variances
SELECT kind, stddev(price) AS a, variance(price) AS b, stddev_pop(fee) AS c, var_pop(fee) AS d, stddev_samp(qty) AS e, var_samp(many) AS f, stddev(any_scale) AS g, variance(long) AS h, stddev(small) AS i, var_pop(whole) AS j, stddev_pop(huge) AS k, stddev_samp(tiny) AS l, var_samp(any_scale) AS m FROM prices GROUP BY kind ORDER BY kind;

-- case: deviations of nothing, of one, of equal ones
SELECT stddev(price) AS a, stddev_pop(price) AS b, variance(price) FILTER (WHERE id = 0) AS c, var_pop(price) FILTER (WHERE id = 4) AS d, stddev(2.50 + 0 * id) AS e, stddev(price) FILTER (WHERE id < 0) AS f FROM prices WHERE id IN (0, 4);

-- case: deviations of distinct values
SELECT stddev(DISTINCT price) AS a, var_pop(DISTINCT qty) AS b, round(stddev(price), 2) AS c, stddev(price)::double precision AS d FROM prices HAVING stddev(price) > 1;

-- case: running deviations
SELECT id, stddev(price) OVER (ORDER BY id) AS a, variance(qty) OVER (PARTITION BY kind ORDER BY id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS b, stddev_pop(any_scale) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS c FROM prices ORDER BY id;

-- case: aggregates of bits
SELECT kind, bit_and(qty) AS a, bit_or(qty) AS b, bit_xor(qty) AS c, bit_and(many) AS d, bit_or(small) AS e, bit_xor(many) AS f, bit_or(DISTINCT small) AS g, bit_or(qty) FILTER (WHERE id < 0) AS h FROM prices GROUP BY kind ORDER BY kind;

-- case: running aggregates of bits
SELECT id, bit_and(qty) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS a, bit_xor(many) OVER (ORDER BY id) AS b FROM prices ORDER BY id;

-- case: logarithms to the base 10
SELECT id, log10(abs(rate) + 1) AS a, log10(1000) AS b, LOG10(2::double precision) AS c FROM prices ORDER BY id;
