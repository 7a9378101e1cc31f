-- case: days in FROM
SELECT substr(d.d, 1, 10) AS day, count(m.id) AS many
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT :from || 'T00:00:00.000Z', :to || 'T00:00:00.000Z', '0 1 0'), _steps (n, z, s) AS (SELECT pg_series_first(a, z, s), z, s FROM _bounds UNION ALL SELECT pg_series_next(n, z, s), z, s FROM _steps WHERE n IS NOT NULL), _series (n) AS (SELECT n FROM _steps WHERE n IS NOT NULL) SELECT n AS d FROM _series) AS d
LEFT JOIN moments AS m ON m.at >= d.d AND m.at < CASE WHEN strftime('%Y-%m-%dT%H:%M:%S', substr(d.d, 1, 19), '+82800 seconds') || substr(d.d, 20) >= '0001' THEN strftime('%Y-%m-%dT%H:%M:%S', substr(d.d, 1, 19), '+82800 seconds') || substr(d.d, 20) ELSE abs(-9223372036854775808) END
WHERE d.d < '9999-12-31T00:00:00.000Z'
GROUP BY d.d
ORDER BY day;

-- case: no days at all
SELECT d.d AS day
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT NULL || 'T00:00:00.000Z', '2024-01-01' || 'T00:00:00.000Z', '0 1 0'), _steps (n, z, s) AS (SELECT pg_series_first(a, z, s), z, s FROM _bounds UNION ALL SELECT pg_series_next(n, z, s), z, s FROM _steps WHERE n IS NOT NULL), _series (n) AS (SELECT n FROM _steps WHERE n IS NOT NULL) SELECT n AS d FROM _series) AS d;

-- case: steps of every kind
SELECT g.t AS a, g.n
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT '2024-01-31T10:00:00.000', '2024-05-31T10:00:00.000', pg_interval(:s)), _steps (n, z, s) AS (SELECT pg_series_first(a, z, s), z, s FROM _bounds UNION ALL SELECT pg_series_next(n, z, s), z, s FROM _steps WHERE n IS NOT NULL), _series (n) AS (SELECT n FROM _steps WHERE n IS NOT NULL) SELECT n AS t, row_number() OVER () AS n FROM _series) AS g
WHERE g.n < 30
UNION ALL
SELECT g.t AS a, g.n
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT '2024-05-31T10:00:00.000', '2024-01-31T10:00:00.000', pg_interval(:s)), _steps (n, z, s) AS (SELECT pg_series_first(a, z, s), z, s FROM _bounds UNION ALL SELECT pg_series_next(n, z, s), z, s FROM _steps WHERE n IS NOT NULL), _series (n) AS (SELECT n FROM _steps WHERE n IS NOT NULL) SELECT n AS t, row_number() OVER () AS n FROM _series) AS g
WHERE g.n < 30;

-- case: with a zone
SELECT t.t AS a, pg_to_local(t.t, 'Europe/Berlin') AS b
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT '2024-03-30T20:00:00.000Z', '2024-03-31T06:00:00.000Z', '0 0 5400000000'), _steps (n, z, s) AS (SELECT pg_series_first(a, z, s), z, s FROM _bounds UNION ALL SELECT pg_series_next(n, z, s), z, s FROM _steps WHERE n IS NOT NULL), _series (n) AS (SELECT n FROM _steps WHERE n IS NOT NULL) SELECT n AS t FROM _series) AS t
ORDER BY t.t;

-- case: beside columns to its left
SELECT m.id, g.value AS a
FROM moments AS m
CROSS JOIN json_each((WITH RECURSIVE _bounds (a, z, s) AS (SELECT m.local, CASE WHEN strftime('%Y-%m-%dT%H:%M:%S', substr(m.local, 1, 19), '+86400 seconds') || substr(m.local, 20) >= '0001' THEN strftime('%Y-%m-%dT%H:%M:%S', substr(m.local, 1, 19), '+86400 seconds') || substr(m.local, 20) ELSE abs(-9223372036854775808) END, '0 0 25200000000'), _steps (n, z, s) AS (SELECT pg_series_first(a, z, s), z, s FROM _bounds UNION ALL SELECT pg_series_next(n, z, s), z, s FROM _steps WHERE n IS NOT NULL), _series (n) AS (SELECT n FROM _steps WHERE n IS NOT NULL) SELECT json_group_array(n) FROM _series)) AS g
ORDER BY m.id, g.value;

-- case: of a date and a time stamp
SELECT m.id, g.value AS a, (g.key + 1) AS n
FROM moments AS m
CROSS JOIN json_each((WITH RECURSIVE _bounds (a, z, s) AS (SELECT m.day || 'T00:00:00.000', CASE WHEN strftime('%Y-%m-%dT%H:%M:%S', substr(m.day || 'T00:00:00.000', 1, 19), '+180000 seconds') || substr(m.day || 'T00:00:00.000', 20) >= '0001' THEN strftime('%Y-%m-%dT%H:%M:%S', substr(m.day || 'T00:00:00.000', 1, 19), '+180000 seconds') || substr(m.day || 'T00:00:00.000', 20) WHEN m.day || 'T00:00:00.000' IS NOT NULL THEN abs(-9223372036854775808) END, '0 1 0'), _steps (n, z, s) AS (SELECT pg_series_first(a, z, s), z, s FROM _bounds UNION ALL SELECT pg_series_next(n, z, s), z, s FROM _steps WHERE n IS NOT NULL), _series (n) AS (SELECT n FROM _steps WHERE n IS NOT NULL) SELECT json_group_array(n) FROM _series)) AS g
ORDER BY m.id, g.value;

-- case: among the result columns
SELECT substr(_series.n, 1, 10) AS day
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT '2024-02-27' || 'T00:00:00.000Z', '2024-03-02' || 'T00:00:00.000Z', '0 1 0'), _steps (n, z, s) AS (SELECT pg_series_first(a, z, s), z, s FROM _bounds UNION ALL SELECT pg_series_next(n, z, s), z, s FROM _steps WHERE n IS NOT NULL), _series (n) AS (SELECT n FROM _steps WHERE n IS NOT NULL) SELECT n AS n FROM _series) AS _series
ORDER BY 1;

-- case: days without rows
SELECT s.day, coalesce(c.n, 0) AS n
FROM (SELECT substr(_series.n, 1, 10) AS day FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT '2024-02-27' || 'T00:00:00.000Z', '2024-03-02' || 'T00:00:00.000Z', '0 1 0'), _steps (n, z, s) AS (SELECT pg_series_first(a, z, s), z, s FROM _bounds UNION ALL SELECT pg_series_next(n, z, s), z, s FROM _steps WHERE n IS NOT NULL), _series (n) AS (SELECT n FROM _steps WHERE n IS NOT NULL) SELECT n AS n FROM _series) AS _series LIMIT -1) AS s
LEFT JOIN (SELECT substr(moments.at, 1, 10) AS day, count(*) AS n FROM moments GROUP BY substr(moments.at, 1, 10)) AS c ON c.day = s.day
ORDER BY s.day;

-- case: months of a report
SELECT pg_to_char(m.month, 'YYYY-MM') AS month, count(t.id) AS many
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT substr('2023-11-15T00:00:00.000Z', 1, 7) || '-01T00:00:00.000' || 'Z', '2024-04-01T00:00:00.000Z', '1 0 0'), _steps (n, z, s) AS (SELECT pg_series_first(a, z, s), z, s FROM _bounds UNION ALL SELECT pg_series_next(n, z, s), z, s FROM _steps WHERE n IS NOT NULL), _series (n) AS (SELECT n FROM _steps WHERE n IS NOT NULL) SELECT n AS month FROM _series) AS m
LEFT JOIN moments AS t ON substr(t.at, 1, 7) || '-01T00:00:00.000' || 'Z' = m.month
GROUP BY m.month
ORDER BY m.month;

-- case: a step of nothing
SELECT t.t AS a
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT '2024-01-31T10:00:00.000', '2024-05-31T10:00:00.000', pg_interval(:s)), _steps (n, z, s) AS (SELECT pg_series_first(a, z, s), z, s FROM _bounds UNION ALL SELECT pg_series_next(n, z, s), z, s FROM _steps WHERE n IS NOT NULL), _series (n) AS (SELECT n FROM _steps WHERE n IS NOT NULL) SELECT n AS t FROM _series) AS t;
