-- case: durations as results
SELECT moments.id, pg_stamp_between(moments.local, moments.until) AS a, pg_stamp_between(moments.at, moments.local || 'Z') AS b, pg_interval_negative(pg_stamp_between(moments.local, moments.until)) AS c, pg_interval_product(pg_stamp_between(moments.local, moments.until), 2.0) AS d, pg_clock_between(moments.clock, '12:00:00.000') AS e, '0 1 7384500000' AS f, pg_make_interval(0, 0, 0, moments.n, 0, 0, 0.25) AS g, coalesce(pg_stamp_between(moments.local, moments.until), '0 0 3600000000') AS h, CASE WHEN moments.n > 0 THEN pg_stamp_between(moments.local, moments.until) END AS i, pg_justify_hours(pg_stamp_between(moments.local, moments.until)) AS j, pg_interval_quotient(pg_stamp_between(moments.local, moments.until), 3.0) AS k, pg_interval_sum(pg_stamp_between(moments.local, moments.until), '0 -1 -1000') AS l
FROM moments
ORDER BY moments.id;

-- case: durations together
SELECT pg_interval_average(pg_stamp_between(moments.local, moments.until)) AS a, pg_interval_total(pg_stamp_between(moments.local, moments.until)) AS b, pg_interval_split(min((CAST(strftime('%s', substr(moments.local, 1, 19)) AS INTEGER) * 1000 + substr(moments.local, 21, 3) - (CAST(strftime('%s', substr(moments.until, 1, 19)) AS INTEGER) * 1000 + substr(moments.until, 21, 3))) * 1000)) AS c, pg_interval_split(max((CAST(strftime('%s', substr(moments.at, 1, 19)) AS INTEGER) * 1000 + substr(moments.at, 21, 3) - (CAST(strftime('%s', substr(moments.until || 'Z', 1, 19)) AS INTEGER) * 1000 + substr(moments.until || 'Z', 21, 3))) * 1000)) AS d, pg_interval_total(pg_clock_between(moments.clock, '12:00:00.000')) FILTER (WHERE moments.id < 0) AS e
FROM moments;

-- case: durations by way of a subquery
SELECT s.id, s.span AS a, pg_interval_product(s.span, 2.0) AS b
FROM (SELECT moments.id, pg_stamp_between(moments.at, moments.until || 'Z') AS span FROM moments WHERE moments.at > '1900-01-01T00:00:00.000Z') AS s
WHERE pg_interval_length(s.span) > pg_interval_length('0 0 3600000000')
ORDER BY s.id;

-- case: durations as parameters
SELECT moments.id, :d AS a, pg_stamp_plus(moments.at, :d) AS b, pg_stamp_minus(moments.local, :d) AS c, pg_clock_plus(moments.clock, :d) AS d, pg_interval_product(:d, 2.0) AS e, (pg_interval_field('epoch', :d)) AS f, pg_interval_text(:d) AS g, (CAST(strftime('%s', substr(moments.at, 1, 19)) AS INTEGER) * 1000 + substr(moments.at, 21, 3) - (CAST(strftime('%s', substr(moments.until || 'Z', 1, 19)) AS INTEGER) * 1000 + substr(moments.until || 'Z', 21, 3))) * 1000 > pg_interval_length(:d) AS h
FROM moments
WHERE moments.at BETWEEN '1900-01-01T00:00:00.000Z' AND '2100-01-01T00:00:00.000Z'
ORDER BY moments.id;

-- case: rows of a duration
SELECT moments.id
FROM moments
WHERE moments.at > pg_stamp_minus(:now, :d) AND moments.at <= :now
ORDER BY moments.id;
