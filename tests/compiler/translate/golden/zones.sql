-- case: instants in a zone
SELECT moments.id, pg_to_local(moments.at, moments.zone) AS a, pg_to_local(moments.at, :z) AS b, pg_to_local(moments.at, :z) AS c, pg_to_local(moments.at, 'Asia/Kathmandu') AS d, substr(pg_to_local(moments.at, 'Asia/Seoul'), 1, 10) AS e, substr(moments.at, 1, 23) AS f, pg_to_local(moments.day || 'T00:00:00.000Z', moments.zone) AS g, pg_to_local_by(moments.at, '0 0 -12600000000') AS h, pg_to_local('2024-07-01T12:00:00.000Z', moments.zone) AS i, pg_to_local(moments.at, 'Pacific/Apia') AS j
FROM moments
ORDER BY moments.id;

-- case: local times of a zone
SELECT moments.id, pg_to_instant(moments.local, moments.zone) AS a, pg_to_instant(moments.local, :z) AS b, pg_to_instant(moments.until, moments.zone) AS c, pg_to_instant(moments.until, 'Australia/Lord_Howe') AS d, moments.local || 'Z' AS e, pg_to_instant_by(moments.local, '0 0 20700000000') AS f, pg_to_instant(moments.local, 'Pacific/Apia') AS g, pg_to_instant(pg_to_local(moments.at, moments.zone), moments.zone) = moments.at AS h
FROM moments
ORDER BY moments.id;

-- case: every row in every zone
SELECT a.id, b.zone, pg_to_instant(a.local, b.zone) AS c, pg_to_local(a.at, b.zone) AS d, (CAST(substr(pg_to_local(a.at, b.zone), 12, 2) AS INTEGER)) AS e, pg_to_instant(substr(pg_to_local(a.at, b.zone), 1, 10) || 'T00:00:00.000', b.zone) AS f
FROM moments AS a
CROSS JOIN (SELECT DISTINCT moments.zone FROM moments) AS b
ORDER BY a.id, b.zone;

-- case: changes of the clock minute by minute
SELECT n.n, z.zone, pg_to_instant(pg_stamp_plus('2024-03-31T00:00:00.000', pg_interval_product('0 0 600000000', CAST(n.n AS REAL))), z.zone) AS a, pg_to_instant(pg_stamp_plus('2024-10-27T00:00:00.000', pg_interval_product('0 0 600000000', CAST(n.n AS REAL))), z.zone) AS b, pg_to_instant(pg_stamp_plus('2024-03-10T00:00:00.000', pg_interval_product('0 0 600000000', CAST(n.n AS REAL))), z.zone) AS c, pg_to_instant(pg_stamp_plus('2024-11-03T00:00:00.000', pg_interval_product('0 0 600000000', CAST(n.n AS REAL))), z.zone) AS d, pg_to_instant(pg_stamp_plus('2024-10-06T00:00:00.000', pg_interval_product('0 0 600000000', CAST(n.n AS REAL))), z.zone) AS e, pg_to_instant(pg_stamp_plus('2024-04-07T00:00:00.000', pg_interval_product('0 0 600000000', CAST(n.n AS REAL))), z.zone) AS f, pg_to_instant(pg_stamp_plus('2011-12-29T12:00:00.000', pg_interval_product('0 0 6000000000', CAST(n.n AS REAL))), z.zone) AS g, pg_to_instant(pg_stamp_plus('1883-11-18T12:00:00.000', pg_interval_product('0 0 60000000', CAST(n.n AS REAL))), z.zone) AS h, pg_to_local(pg_stamp_plus('2024-03-31T00:00:00.000Z', pg_interval_product('0 0 600000000', CAST(n.n AS REAL))), z.zone) AS i, pg_to_local(pg_stamp_plus('2024-11-03T00:00:00.000Z', pg_interval_product('0 0 600000000', CAST(n.n AS REAL))), z.zone) AS j, pg_to_local(pg_stamp_plus('1883-11-18T16:00:00.000Z', pg_interval_product('0 0 60000000', CAST(n.n AS REAL))), z.zone) AS k
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT 0, 30, 1), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE a <= z UNION ALL SELECT n + s, z, s FROM _series WHERE z - n >= 1) SELECT n AS n FROM _series) AS n
CROSS JOIN (SELECT DISTINCT moments.zone FROM moments) AS z
ORDER BY n.n, z.zone;

-- case: every month of many years
SELECT z.zone, m.m, pg_trunc_in('month', pg_stamp_plus('1890-01-15T06:00:00.000Z', pg_interval_product('1 0 0', CAST(m.m AS REAL))), z.zone) AS a, pg_to_instant(pg_stamp_plus('1890-01-15T02:30:00.000', pg_interval_product('1 0 0', CAST(m.m AS REAL))), z.zone) AS b, pg_to_local(pg_stamp_plus('1890-01-15T06:00:00.000Z', pg_interval_product('1 0 0', CAST(m.m AS REAL))), z.zone) AS c
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT 0, 2000, 1), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE a <= z UNION ALL SELECT n + s, z, s FROM _series WHERE z - n >= 1) SELECT n AS m FROM _series) AS m
CROSS JOIN (SELECT DISTINCT moments.zone FROM moments) AS z
ORDER BY z.zone, m.m;

-- case: zones that nobody knows
SELECT pg_to_local(moments.at, :z) AS a
FROM moments;

-- case: an interval of days as a zone
SELECT pg_to_local_by(moments.at, '0 1 0') AS a
FROM moments;

-- case: rows of a local day
SELECT substr(pg_to_local(moments.at, :z), 1, 10) AS day, count(*) AS many
FROM moments
WHERE moments.at >= pg_to_instant((:d || 'T00:00:00.000'), :z) AND moments.at < pg_to_instant((CASE WHEN date(:d, 40 || ' days') >= '0001' THEN date(:d, 40 || ' days') WHEN :d IS NULL THEN NULL ELSE abs(-9223372036854775808) END || 'T00:00:00.000'), :z)
GROUP BY substr(pg_to_local(moments.at, :z), 1, 10)
ORDER BY 1 NULLS LAST;
