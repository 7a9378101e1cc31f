-- case: time stamps cut to every unit
SELECT moments.id, substr(moments.local, 1, 23) AS a, substr(moments.at, 1, 23) || 'Z' AS b, substr(moments.local, 1, 19) || '.000' AS c, substr(moments.at, 1, 16) || ':00.000' || 'Z' AS d, substr(moments.local, 1, 13) || ':00:00.000' AS e, substr(moments.at, 1, 10) || 'T00:00:00.000' || 'Z' AS f, date(substr(moments.local, 1, 10), '-6 days', 'weekday 1') || 'T00:00:00.000' AS g, substr(moments.at, 1, 7) || '-01T00:00:00.000' || 'Z' AS h, substr(moments.until, 1, 5) || substr('010101040404070707101010', CAST(substr(moments.until, 6, 2) AS INTEGER) * 2 - 1, 2) || '-01T00:00:00.000' AS i, substr(moments.local, 1, 4) || '-01-01T00:00:00.000' AS j, CASE WHEN moments.at < '001' THEN abs(-9223372036854775808) ELSE substr(moments.at, 1, 3) || '0' END || '-01-01T00:00:00.000' || 'Z' AS k, substr('000' || ((CAST(substr(moments.local, 1, 4) AS INTEGER) - 1) / 100 * 100 + 1), -4) || '-01-01T00:00:00.000' AS l, substr('000' || ((CAST(substr(moments.at, 1, 4) AS INTEGER) - 1) / 1000 * 1000 + 1), -4) || '-01-01T00:00:00.000' || 'Z' AS m, CASE WHEN moments.until < '001' THEN abs(-9223372036854775808) ELSE substr(moments.until, 1, 3) || '0' END || '-01-01T00:00:00.000' AS n, substr('000' || ((CAST(substr(moments.local, 1, 4) AS INTEGER) - 1) / 1000 * 1000 + 1), -4) || '-01-01T00:00:00.000' AS o, substr(moments.at, 1, 5) || substr('010101040404070707101010', CAST(substr(moments.at, 6, 2) AS INTEGER) * 2 - 1, 2) || '-01T00:00:00.000' || 'Z' AS p
FROM moments
ORDER BY moments.id;

-- case: the first and the last years cut
SELECT things.id, substr('000' || ((CAST(substr(things.at, 1, 4) AS INTEGER) - 1) / 100 * 100 + 1), -4) || '-01-01T00:00:00.000' || 'Z' AS a, substr('000' || ((CAST(substr(things.at, 1, 4) AS INTEGER) - 1) / 1000 * 1000 + 1), -4) || '-01-01T00:00:00.000' || 'Z' AS b, date(substr(things.at, 1, 10), '-6 days', 'weekday 1') || 'T00:00:00.000' || 'Z' AS c, substr(things.at, 1, 5) || substr('010101040404070707101010', CAST(substr(things.at, 6, 2) AS INTEGER) * 2 - 1, 2) || '-01T00:00:00.000' || 'Z' AS d
FROM things
ORDER BY things.id;

-- case: dates cut
SELECT moments.id, substr((moments.day || 'T00:00:00.000Z'), 1, 7) || '-01T00:00:00.000' || 'Z' AS a, substr((date(substr((moments.day || 'T00:00:00.000Z'), 1, 10), '-6 days', 'weekday 1') || 'T00:00:00.000' || 'Z'), 1, 10) AS b, substr(('2024-02-29' || 'T00:00:00.000Z'), 1, 4) || '-01-01T00:00:00.000' || 'Z' AS c, substr(('2024-02-29' || 'T00:00:00.000Z'), 1, 10) || 'T00:00:00.000' || 'Z' AS d
FROM moments
ORDER BY moments.id;

-- case: a unit that comes as a parameter
SELECT moments.id, pg_trunc(:u, moments.local) AS a, pg_trunc(:u, moments.at) AS b, pg_trunc_in(:u, moments.at, 'Europe/Berlin') AS c, pg_trunc(:u, moments.day || 'T00:00:00.000Z') AS d
FROM moments
ORDER BY moments.id;

-- case: a unit that is none
SELECT pg_trunc(:u, moments.local) AS a
FROM moments;

-- case: cut in a zone
SELECT moments.id, pg_trunc_in('hour', moments.at, :z) AS a, pg_trunc_in('day', moments.at, :z) AS b, pg_trunc_in('week', moments.at, :z) AS c, pg_trunc_in('month', moments.at, moments.zone) AS d, pg_trunc_in('minute', moments.at, moments.zone) AS e, pg_trunc_in('quarter', moments.local || 'Z', 'Asia/Seoul') AS f, pg_trunc_in('year', moments.at, moments.zone) AS g, pg_trunc_in('century', moments.at, :z) AS h, pg_trunc_in('second', moments.at, moments.zone) AS i, substr(moments.at, 1, 10) || 'T00:00:00.000' || 'Z' AS j, pg_trunc_in('millisecond', moments.at, moments.zone) AS k, pg_trunc_in('day', moments.day || 'T00:00:00.000Z', moments.zone) AS l
FROM moments
ORDER BY moments.id;

-- case: intervals cut
SELECT moments.id, pg_interval_text(pg_interval_trunc('minute', pg_interval(moments.period))) AS a, pg_interval_text(pg_interval_trunc('quarter', pg_interval_product(pg_interval(moments.period), 7.0))) AS b, pg_interval_text(pg_interval_trunc(:u, pg_interval_product(pg_interval(moments.period), -1.37))) AS c, pg_interval_text(pg_interval_trunc('year', pg_stamp_between(moments.local, moments.until))) AS d, pg_interval_text(pg_interval_trunc('century', pg_interval_product(pg_interval(moments.period), 5000.0))) AS e
FROM moments
ORDER BY moments.id;

-- case: bins
SELECT moments.id, pg_date_bin(pg_interval(:s), moments.local, '2001-01-01T00:03:00.000') AS a, pg_date_bin(pg_interval(:s), moments.at, '2030-06-01T00:00:00.000Z') AS b, pg_date_bin('0 0 3600000000', moments.until, moments.day || 'T00:00:00.000') AS c, pg_date_bin('0 0 5400000000', moments.day || 'T00:00:00.000Z', '1970-01-01' || 'T00:00:00.000Z') AS d, pg_date_bin('0 7 0', moments.local || 'Z', moments.at) AS e
FROM moments
ORDER BY moments.id;

-- case: no bins
SELECT pg_date_bin(pg_interval(:s), moments.local, '2001-01-01T00:03:00.000') AS a
FROM moments;

-- case: the function date
SELECT moments.id, substr(moments.at, 1, 10) AS a, substr(moments.local, 1, 10) AS b, substr(moments.until, 1, 10) AS c, moments.day AS d, '2024-02-29' AS e, pg_read_date(:t) AS f
FROM moments
WHERE substr(moments.at, 1, 10) > '1990-01-01' OR substr(moments.local, 1, 10) < '1600-01-01'
ORDER BY moments.id;

-- case: groups by a unit
SELECT CASE WHEN moments.at < '001' THEN abs(-9223372036854775808) ELSE substr(moments.at, 1, 3) || '0' END || '-01-01T00:00:00.000' || 'Z' AS decade, count(*) AS many, min(substr(moments.local, 1, 13) || ':00:00.000') AS a
FROM moments
GROUP BY 1
ORDER BY 1;
