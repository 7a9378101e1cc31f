-- case: percentiles
SELECT pg_percentile_cont(things.score, 0.5, 0) AS a, pg_percentile_cont(CAST(things.amount AS REAL), 0.37, 1) AS b, pg_percentile_disc(things.code, 0.5, 0) AS c, pg_percentile_disc(things.at, 0.0, 0) AS d, pg_percentile_disc(things.day, 1.0, 1) AS e, pg_percentile_cont(CAST(things.big AS REAL), 1.0, 0) AS f
FROM things;

-- case: percentiles of groups
SELECT things.done, pg_percentile_cont(things.score, 0.95, 0) AS a, pg_percentile_disc(things.note, 0.25, 0) AS b, pg_percentile_disc(things.flag, 0.75, 0) AS c, pg_percentile_cont(CAST(things.small AS REAL), 0.1, 0) FILTER (WHERE things.id > 5) AS d
FROM things
GROUP BY things.done
ORDER BY things.done;

-- case: percentiles by every place
SELECT CASE WHEN :p NOT BETWEEN 0.0 AND 1.0 THEN abs(-9223372036854775808) ELSE pg_percentile_cont(things.score, :p, 0) END AS a, CASE WHEN :p NOT BETWEEN 0.0 AND 1.0 THEN abs(-9223372036854775808) ELSE pg_percentile_cont(CAST(things.id AS REAL), :p, 0) END AS b, CASE WHEN :p NOT BETWEEN 0.0 AND 1.0 THEN abs(-9223372036854775808) ELSE pg_percentile_disc(things.code, :p, 1) END AS c
FROM things;

-- case: a percentile beyond 1
SELECT CASE WHEN :p NOT BETWEEN 0.0 AND 1.0 THEN abs(-9223372036854775808) ELSE pg_percentile_cont(things.score, :p, 0) END AS a
FROM things
WHERE things.id < 0;

-- case: percentiles of nothing
SELECT pg_percentile_cont(things.score, 0.5, 0) AS a, pg_mode(things.code, 0) AS b
FROM things
WHERE things.id < 0;

-- case: the most frequent value
SELECT pg_mode(things.amount, 0) AS a, pg_mode(things.amount, 1) AS b, pg_mode(things.note, 0) AS c, pg_mode(things.at, 0) FILTER (WHERE things.done) AS d, pg_mode(things.flag, 0) AS e
FROM things;

-- case: the most frequent value of each
SELECT things.flag, pg_mode(things.score, 0) AS a, count(*) AS many
FROM things
GROUP BY things.flag
HAVING pg_percentile_disc(things.id, 0.5, 0) > 3
ORDER BY things.flag NULLS LAST;

-- case: percentiles of decimals, times and enums
SELECT pg_percentile_cont(prices.price / 100.0, 0.3, 0) AS a, pg_percentile_cont(prices.fee / 10000.0, 0.75, 1) AS b, pg_percentile_disc(prices.huge, 0.5, 0) AS c, pg_mode(prices.price, 0) AS d, pg_percentile_cont(pg_numeric_double(prices.any_scale), 0.5, 0) AS e, pg_percentile_cont(CAST(prices.id AS REAL), 0.5, 0) AS f
FROM prices;

-- case: percentiles of times
SELECT pg_percentile_disc(moments.local, 0.5, 0) AS a, pg_percentile_disc(moments.clock, 0.25, 0) AS b, pg_mode(moments.until, 1) AS c, pg_percentile_disc(moments.day, 0.9, 0) AS d
FROM moments;

-- case: percentiles of enums
SELECT CASE pg_percentile_disc(CASE moods.now WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END, 0.5, 0) WHEN 1 THEN 'sad' WHEN 2 THEN 'it''s ok' WHEN 3 THEN 'Happy' END AS a, CASE pg_percentile_disc(CASE moods.was WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END, 0.3, 1) WHEN 1 THEN 'sad' WHEN 2 THEN 'it''s ok' WHEN 3 THEN 'Happy' END AS b, CASE pg_mode(CASE moods.was WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END, 0) WHEN 1 THEN 'sad' WHEN 2 THEN 'it''s ok' WHEN 3 THEN 'Happy' END AS c, CASE pg_mode(CASE moods.now WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END, 1) WHEN 1 THEN 'sad' WHEN 2 THEN 'it''s ok' WHEN 3 THEN 'Happy' END AS d
FROM moods;
