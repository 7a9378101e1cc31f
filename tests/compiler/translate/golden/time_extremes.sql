-- case: averages of intervals
SELECT pg_interval_text(pg_interval_average(pg_stamp_between(moments.local, moments.until))) AS a, pg_interval_text(pg_interval_average(pg_interval(moments.period))) AS b, pg_interval_text(pg_interval_average(pg_interval(moments.period)) FILTER (WHERE moments.id < 0)) AS c, pg_interval_length(pg_interval_average(pg_stamp_between(moments.local, moments.until))) > pg_interval_length('0 1 0') AS d, (pg_interval_field('epoch', pg_interval_average(pg_stamp_between(moments.at, moments.until || 'Z')))) AS e, pg_interval_text(pg_interval_average(pg_clock_between(moments.clock, '12:00:00.000'))) AS f, CASE WHEN pg_numeric_scaled(pg_numeric_text((pg_interval_field('epoch', pg_interval_average(pg_interval(moments.period)))), 6), 0, 9223372036854775807) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE pg_numeric_scaled(pg_numeric_text((pg_interval_field('epoch', pg_interval_average(pg_interval(moments.period)))), 6), 0, 9223372036854775807) END AS g
FROM moments;

-- case: averages by group
SELECT moments.zone, pg_interval_text(pg_interval_average(pg_stamp_between(moments.at, moments.until || 'Z'))) AS a, (pg_interval_field('epoch', pg_interval_split(max((CAST(strftime('%s', substr(moments.at, 1, 19)) AS INTEGER) * 1000 + substr(moments.at, 21, 3) - (CAST(strftime('%s', substr(moments.until || 'Z', 1, 19)) AS INTEGER) * 1000 + substr(moments.until || 'Z', 21, 3))) * 1000)))) AS b, pg_interval_text(pg_interval_split(min((CAST(strftime('%s', substr(moments.at, 1, 19)) AS INTEGER) * 1000 + substr(moments.at, 21, 3) - (CAST(strftime('%s', substr(moments.until || 'Z', 1, 19)) AS INTEGER) * 1000 + substr(moments.until || 'Z', 21, 3))) * 1000))) AS c, pg_interval_text(pg_interval_total(pg_stamp_between(moments.at, moments.until || 'Z'))) AS d
FROM moments
GROUP BY moments.zone
HAVING count(*) > 1 AND pg_interval_average(pg_stamp_between(moments.at, moments.until || 'Z')) IS NOT NULL
ORDER BY moments.zone;

-- case: averages in a window
SELECT moments.id, pg_interval_text(pg_interval_average(pg_stamp_between(moments.local, moments.until)) OVER (ORDER BY moments.id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)) AS a, pg_interval_text(pg_interval_split(max((CAST(strftime('%s', substr(moments.local, 1, 19)) AS INTEGER) * 1000 + substr(moments.local, 21, 3) - (CAST(strftime('%s', substr(moments.until, 1, 19)) AS INTEGER) * 1000 + substr(moments.until, 21, 3))) * 1000) OVER (ORDER BY moments.id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW))) AS b, pg_interval_text(pg_interval_min(pg_interval(moments.period)) OVER (ORDER BY moments.id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)) AS c
FROM moments
ORDER BY moments.id;

-- case: the shortest and the longest
SELECT pg_interval_text(pg_interval_split(min((CAST(strftime('%s', substr(moments.local, 1, 19)) AS INTEGER) * 1000 + substr(moments.local, 21, 3) - (CAST(strftime('%s', substr(moments.until, 1, 19)) AS INTEGER) * 1000 + substr(moments.until, 21, 3))) * 1000))) AS a, pg_interval_text(pg_interval_split(max((CAST(strftime('%s', substr(moments.local, 1, 19)) AS INTEGER) * 1000 + substr(moments.local, 21, 3) - (CAST(strftime('%s', substr(moments.until, 1, 19)) AS INTEGER) * 1000 + substr(moments.until, 21, 3))) * 1000))) AS b, pg_interval_text(pg_interval_split(max((CAST(strftime('%s', substr(moments.local, 1, 19)) AS INTEGER) * 1000 + substr(moments.local, 21, 3) - (CAST(strftime('%s', substr(moments.until, 1, 19)) AS INTEGER) * 1000 + substr(moments.until, 21, 3))) * 1000) FILTER (WHERE moments.id < 0))) AS c, pg_interval_length(pg_interval_split(max((CAST(strftime('%s', substr(moments.at, 1, 19)) AS INTEGER) * 1000 + substr(moments.at, 21, 3) - (CAST(strftime('%s', substr(moments.local || 'Z', 1, 19)) AS INTEGER) * 1000 + substr(moments.local || 'Z', 21, 3))) * 1000))) > pg_interval_length('0 0 0') AS d, pg_interval_text(pg_interval_min(pg_interval(moments.period))) AS e, pg_interval_text(pg_interval_max(pg_interval(moments.period))) AS f, pg_interval_text(pg_interval_max(s.span)) AS g, pg_interval_text(pg_interval_min(pg_clock_between(moments.clock, '12:00:00.000'))) AS h, pg_interval_text(pg_interval_split(min(0 - (CAST(strftime('%s', substr(moments.local, 1, 19)) AS INTEGER) * 1000 + substr(moments.local, 21, 3) - (CAST(strftime('%s', substr(moments.until, 1, 19)) AS INTEGER) * 1000 + substr(moments.until, 21, 3))) * 1000))) AS i
FROM moments
CROSS JOIN (SELECT pg_stamp_between(moments.local, moments.until) AS span FROM moments WHERE moments.id < 3) AS s;

-- case: extremes of times of day and of time stamps
SELECT min(moments.clock) AS a, max(moments.clock) AS b, min(moments.until) AS c, max(moments.local) AS d, min(substr(moments.at, 12, 12)) AS e, max(substr(moments.local, 1, 10)) AS f, max(pg_to_local(moments.at, 'Asia/Seoul')) AS g, min(moments.day || 'T' || moments.clock) AS h
FROM moments;

-- case: the greatest of times
SELECT moments.id, coalesce(max(moments.local, moments.until), moments.local, moments.until) AS a, coalesce(min(moments.clock, '12:00:00.000'), moments.clock, '12:00:00.000') AS b, coalesce(max(moments.day, substr(moments.local, 1, 10)), moments.day, substr(moments.local, 1, 10)) AS c
FROM moments
ORDER BY moments.id;

-- case: literals finer than a millisecond
SELECT moments.id, moments.at <= '2024-02-29T23:59:59.999Z999' AS a, moments.at > '2024-02-29T23:59:59.999Z001' AS b, moments.at BETWEEN '2024-01-01T00:00:00.000Z' AND '2024-12-31T23:59:59.999Z999' AS c, moments.local < '2024-02-29T23:59:59.999500' AS d, moments.local >= '2000-02-29T12:34:56.789001' AS e, moments.local = '2000-02-29T12:34:56.789001' AS f, moments.local <> '2000-02-29T12:34:56.789' AS g, moments.clock < '23:59:59.999999' AS h, moments.clock >= '01:02:03.040' AS i, moments.clock > '01:02:03.039900' AS j, moments.day || 'T00:00:00.000' < '2024-02-29T00:00:00.000001' AS k, moments.at = '2020-12-31T06:07:08.050Z' AS l, moments.at IN ('2020-12-31T06:07:08.050Z', '2020-12-31T06:07:08.050Z001') AS m, moments.at < '2024-02-29T23:59:59.999Z999' AS n, moments.at IS NOT '2024-02-29T23:59:59.999Z999' AS o
FROM moments
ORDER BY moments.id;

-- case: literals with six digits that are whole milliseconds
SELECT '2024-02-29T10:00:00.123' AS a, '2024-02-29T10:00:00.120Z' AS b, '10:00:00.000' AS c, CASE WHEN strftime('%Y-%m-%dT%H:%M:%S', substr('2024-02-29T10:00:00.123', 1, 19), '+86400 seconds') || substr('2024-02-29T10:00:00.123', 20) >= '0001' THEN strftime('%Y-%m-%dT%H:%M:%S', substr('2024-02-29T10:00:00.123', 1, 19), '+86400 seconds') || substr('2024-02-29T10:00:00.123', 20) ELSE abs(-9223372036854775808) END AS d;
