-- case: time stamps without zone and times of day
SELECT moments.id, moments.at, moments.local, moments.until, moments.clock, moments.day
FROM moments
ORDER BY moments.local DESC, moments.until NULLS LAST, moments.clock, moments.id;

-- case: casts between times
SELECT moments.id, substr(moments.at, 1, 10) AS a, substr(moments.at, 1, 23) AS b, substr(moments.at, 12, 12) AS c, substr(moments.local, 1, 10) AS d, (moments.local || 'Z') AS e, substr(moments.local, 12, 12) AS f, (moments.day || 'T00:00:00.000') AS g, (moments.day || 'T00:00:00.000Z') AS h, substr(moments.at, 1, 23) AS i, moments.clock AS j, substr(moments.until, 1, 10) AS k, substr(moments.until, 12, 12) AS l
FROM moments
ORDER BY moments.id;

-- case: times as text
SELECT moments.id, (rtrim(rtrim(replace(substr(moments.at, 1, 23), 'T', ' '), '0'), '.') || '+00') AS a, rtrim(rtrim(replace(moments.local, 'T', ' '), '0'), '.') AS b, rtrim(rtrim(replace(moments.until, 'T', ' '), '0'), '.') AS c, rtrim(rtrim(moments.clock, '0'), '.') AS d, moments.day AS e, 'at ' || rtrim(rtrim(replace(moments.local, 'T', ' '), '0'), '.') AS f, rtrim(rtrim(moments.clock, '0'), '.') || '' AS g
FROM moments
ORDER BY moments.id;

-- case: text as times
SELECT pg_read_date(:t) AS a, pg_read_timestamp(:t) AS b, pg_read_timestamp(:t) AS c, pg_read_timestamptz(:t) AS d;

-- case: text with a zone
SELECT pg_read_date(:t) AS a, substr(pg_read_timestamptz(:t), 1, 10) AS b
FROM (SELECT 1 AS one) AS x
WHERE :t NOT LIKE '%456%' ESCAPE '\'
UNION ALL
SELECT pg_read_date(:t) AS a, pg_read_date(:t) AS b
FROM (SELECT 1 AS one) AS x
WHERE :t LIKE '%456%' ESCAPE '\';

-- case: text as a time of day
SELECT pg_read_time(:t) AS a;

-- case: text that is no date
SELECT pg_read_date(:t) AS a;

-- case: text that is no time stamp
SELECT pg_read_timestamptz(:t) AS a;

-- case: text that is no time of day
SELECT pg_read_time(:t) AS a;

-- case: literals of times
SELECT '2024-02-29T00:00:00.000' AS a, '2024-02-29T10:20:00.000' AS b, '2024-02-29T00:00:00.000Z' AS c, '2024-02-29T04:50:30.000Z' AS d, '10:20:00.000' AS e, '2024-02-29T10:20:30.500' AS f, '2024-02-29' AS g, '2024-03-01T01:00:00.000Z' AS h, '00:00:00.001' AS i;

-- case: parameters of times
SELECT :l AS a, :c AS b, moments.id
FROM moments
WHERE moments.local <= :l OR moments.clock = :c OR :l IS NULL
ORDER BY moments.id;

-- case: times of different types compared
SELECT moments.id
FROM moments
WHERE moments.at >= :d || 'T00:00:00.000Z' AND moments.local >= :d || 'T00:00:00.000' AND moments.local || 'Z' < CASE WHEN min(date(date(substr(:t, 1, 10), 'start of month', '+12 months'), (CAST(substr(:t, 9, 2) AS INTEGER) - 1) || ' days'), date(date(substr(:t, 1, 10), 'start of month', '+12 months'), '+1 month', '-1 day')) || substr(:t, 11) >= '0001' THEN min(date(date(substr(:t, 1, 10), 'start of month', '+12 months'), (CAST(substr(:t, 9, 2) AS INTEGER) - 1) || ' days'), date(date(substr(:t, 1, 10), 'start of month', '+12 months'), '+1 month', '-1 day')) || substr(:t, 11) WHEN :t IS NOT NULL THEN abs(-9223372036854775808) END AND moments.at >= :l || 'Z' AND (moments.day IS NULL OR moments.day || 'T00:00:00.000Z' <= :t OR moments.day || 'T00:00:00.000' >= :l) AND moments.at BETWEEN :d || 'T00:00:00.000Z' AND CASE WHEN min(date(date(substr(:l, 1, 10), 'start of month', '+120 months'), (CAST(substr(:l, 9, 2) AS INTEGER) - 1) || ' days'), date(date(substr(:l, 1, 10), 'start of month', '+120 months'), '+1 month', '-1 day')) || substr(:l, 11) >= '0001' THEN min(date(date(substr(:l, 1, 10), 'start of month', '+120 months'), (CAST(substr(:l, 9, 2) AS INTEGER) - 1) || ' days'), date(date(substr(:l, 1, 10), 'start of month', '+120 months'), '+1 month', '-1 day')) || substr(:l, 11) WHEN :l IS NOT NULL THEN abs(-9223372036854775808) END || 'Z'
ORDER BY moments.id;

-- case: a choice of different times
SELECT moments.id, coalesce(moments.until || 'Z', moments.at) AS a, coalesce(moments.day || 'T00:00:00.000', moments.until, moments.local) AS b, CASE WHEN moments.n > 0 THEN moments.day || 'T00:00:00.000Z' ELSE moments.at END AS c, coalesce(max(moments.until, moments.day || 'T00:00:00.000'), moments.until, moments.day || 'T00:00:00.000') AS d
FROM moments
ORDER BY moments.id;

-- case: extremes of times
SELECT min(moments.local) AS a, max(moments.until) AS b, min(moments.clock) AS c, max(moments.clock) AS d, min(moments.day) AS e
FROM moments;

-- case: groups of times
SELECT moments.clock, count(*) AS many, max(moments.local) AS last
FROM moments
GROUP BY moments.clock
ORDER BY moments.clock NULLS LAST;

-- case: times as new values
-- writes
UPDATE moments
SET local = :l, clock = :c, until = :d || 'T00:00:00.000', at = moments.local || 'Z', day = substr(moments.at, 1, 10)
WHERE moments.id < 5;

-- case: fields of times
SELECT moments.id, (CAST(substr(moments.local, 12, 2) AS INTEGER)) AS a, (CAST(substr(moments.until, 1, 4) AS INTEGER)) AS b, date(substr(moments.local, 1, 10), '-6 days', 'weekday 1') || 'T00:00:00.000' AS c, substr(moments.until, 1, 5) || substr('010101040404070707101010', CAST(substr(moments.until, 6, 2) AS INTEGER) * 2 - 1, 2) || '-01T00:00:00.000' AS d, substr(moments.at, 1, 7) || '-01T00:00:00.000' || 'Z' AS e
FROM moments
ORDER BY moments.id;

-- case: varchar and times
SELECT rtrim(rtrim(moments.clock, '0'), '.') AS a, rtrim(rtrim(replace(moments.local, 'T', ' '), '0'), '.') AS b, pg_read_timestamp(rtrim(rtrim(replace(moments.local, 'T', ' '), '0'), '.')) = moments.local AS c, pg_read_date(rtrim(rtrim(replace(moments.local, 'T', ' '), '0'), '.')) = substr(moments.local, 1, 10) AS d, pg_read_time(rtrim(rtrim(moments.clock, '0'), '.')) = moments.clock AS e, pg_read_timestamptz((rtrim(rtrim(replace(substr(moments.at, 1, 23), 'T', ' '), '0'), '.') || '+00')) = moments.at AS f
FROM moments
ORDER BY moments.id;
