-- case: days
SELECT substr(d.d, 1, 10) AS day
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT '2024-02-27' || 'T00:00:00.000Z', '2024-03-02' || 'T00:00:00.000Z', '0 1 0'), _steps (n, z, s) AS (SELECT pg_series_first(a, z, s), z, s FROM _bounds UNION ALL SELECT pg_series_next(n, z, s), z, s FROM _steps WHERE n IS NOT NULL), _series (n) AS (SELECT n FROM _steps WHERE n IS NOT NULL) SELECT n AS d FROM _series) AS d
ORDER BY d.d;

-- case: months from the end of one
SELECT d.d
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT '2024-01-31T00:00:00.000', '2024-08-31T00:00:00.000', '1 0 0'), _steps (n, z, s) AS (SELECT pg_series_first(a, z, s), z, s FROM _bounds UNION ALL SELECT pg_series_next(n, z, s), z, s FROM _steps WHERE n IS NOT NULL), _series (n) AS (SELECT n FROM _steps WHERE n IS NOT NULL) SELECT n AS d FROM _series) AS d;

-- case: backwards, with hours
SELECT g.d, g.n
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT '2024-03-01T12:00:00.000Z', '2024-02-28T00:00:00.000Z', '0 -1 -7200000000'), _steps (n, z, s) AS (SELECT pg_series_first(a, z, s), z, s FROM _bounds UNION ALL SELECT pg_series_next(n, z, s), z, s FROM _steps WHERE n IS NOT NULL), _series (n) AS (SELECT n FROM _steps WHERE n IS NOT NULL) SELECT n AS d, row_number() OVER () AS n FROM _series) AS g;

-- case: to the last and to the first year
SELECT d.d
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT '9999-12-29' || 'T00:00:00.000Z', '9999-12-31' || 'T00:00:00.000Z', '0 1 0'), _steps (n, z, s) AS (SELECT pg_series_first(a, z, s), z, s FROM _bounds UNION ALL SELECT pg_series_next(n, z, s), z, s FROM _steps WHERE n IS NOT NULL), _series (n) AS (SELECT n FROM _steps WHERE n IS NOT NULL) SELECT n AS d FROM _series) AS d
UNION ALL
SELECT d.d
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT '0001-03-01T00:00:00.000Z', '0001-01-01T00:00:00.000Z', '-1 0 0'), _steps (n, z, s) AS (SELECT pg_series_first(a, z, s), z, s FROM _bounds UNION ALL SELECT pg_series_next(n, z, s), z, s FROM _steps WHERE n IS NOT NULL), _series (n) AS (SELECT n FROM _steps WHERE n IS NOT NULL) SELECT n AS d FROM _series) AS d;

-- case: days beside a table
SELECT m.id, d.value AS d
FROM moments AS m
CROSS JOIN json_each((WITH RECURSIVE _bounds (a, z, s) AS (SELECT m.local, CASE WHEN strftime('%Y-%m-%dT%H:%M:%S', substr(m.local, 1, 19), '+259200 seconds') || substr(m.local, 20) >= '0001' THEN strftime('%Y-%m-%dT%H:%M:%S', substr(m.local, 1, 19), '+259200 seconds') || substr(m.local, 20) ELSE abs(-9223372036854775808) END, '0 0 129600000000'), _steps (n, z, s) AS (SELECT pg_series_first(a, z, s), z, s FROM _bounds UNION ALL SELECT pg_series_next(n, z, s), z, s FROM _steps WHERE n IS NOT NULL), _series (n) AS (SELECT n FROM _steps WHERE n IS NOT NULL) SELECT json_group_array(n) FROM _series)) AS d
WHERE m.local < '9999-01-01T00:00:00.000'
ORDER BY m.id, d.value;

-- case: days in the SELECT list
SELECT moments.id, substr(_series.value, 1, 10) AS d
FROM moments
CROSS JOIN json_each((WITH RECURSIVE _bounds (a, z, s) AS (SELECT moments.day || 'T00:00:00.000Z', CASE WHEN date(moments.day, 2 || ' days') >= '0001' THEN date(moments.day, 2 || ' days') WHEN moments.day IS NULL THEN NULL ELSE abs(-9223372036854775808) END || 'T00:00:00.000Z', '0 1 0'), _steps (n, z, s) AS (SELECT pg_series_first(a, z, s), z, s FROM _bounds UNION ALL SELECT pg_series_next(n, z, s), z, s FROM _steps WHERE n IS NOT NULL), _series (n) AS (SELECT n FROM _steps WHERE n IS NOT NULL) SELECT json_group_array(n) FROM _series)) AS _series
WHERE moments.day < '9999-01-01'
ORDER BY moments.id, d;

-- case: what a day counts
SELECT substr(s.day, 1, 10) AS day, count(m.id) AS many
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT :start || 'T00:00:00.000Z', :end || 'T00:00:00.000Z', '0 1 0'), _steps (n, z, s) AS (SELECT pg_series_first(a, z, s), z, s FROM _bounds UNION ALL SELECT pg_series_next(n, z, s), z, s FROM _steps WHERE n IS NOT NULL), _series (n) AS (SELECT n FROM _steps WHERE n IS NOT NULL) SELECT n AS day FROM _series) AS s
LEFT JOIN moments AS m ON m.day = substr(s.day, 1, 10)
GROUP BY s.day
ORDER BY s.day;

-- case: a series by parameters
SELECT d.d
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT :a || 'T00:00:00.000Z', :z || 'T00:00:00.000Z', '0 1 0'), _steps (n, z, s) AS (SELECT pg_series_first(a, z, s), z, s FROM _bounds UNION ALL SELECT pg_series_next(n, z, s), z, s FROM _steps WHERE n IS NOT NULL), _series (n) AS (SELECT n FROM _steps WHERE n IS NOT NULL) SELECT n AS d FROM _series) AS d;

-- case: a step of nothing
SELECT d.d
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT '2024-01-01' || 'T00:00:00.000Z', '2024-01-02' || 'T00:00:00.000Z', '0 0 0'), _steps (n, z, s) AS (SELECT pg_series_first(a, z, s), z, s FROM _bounds UNION ALL SELECT pg_series_next(n, z, s), z, s FROM _steps WHERE n IS NOT NULL), _series (n) AS (SELECT n FROM _steps WHERE n IS NOT NULL) SELECT n AS d FROM _series) AS d;

-- case: no end
SELECT d.d
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT '2024-01-01' || 'T00:00:00.000Z', NULL, '0 1 0'), _steps (n, z, s) AS (SELECT pg_series_first(a, z, s), z, s FROM _bounds UNION ALL SELECT pg_series_next(n, z, s), z, s FROM _steps WHERE n IS NOT NULL), _series (n) AS (SELECT n FROM _steps WHERE n IS NOT NULL) SELECT n AS d FROM _series) AS d;

-- case: a step that is a column
SELECT m.id, d.value AS d
FROM moments AS m
CROSS JOIN json_each((WITH RECURSIVE _bounds (a, z, s) AS (SELECT m.at, CASE WHEN strftime('%Y-%m-%dT%H:%M:%S', substr(m.at, 1, 19), '+3600 seconds') || substr(m.at, 20) >= '0001' THEN strftime('%Y-%m-%dT%H:%M:%S', substr(m.at, 1, 19), '+3600 seconds') || substr(m.at, 20) ELSE abs(-9223372036854775808) END, pg_interval_sum(pg_interval_product('0 0 420000000', CAST(m.n % 5 AS REAL)), '0 0 1200000000')), _steps (n, z, s) AS (SELECT pg_series_first(a, z, s), z, s FROM _bounds UNION ALL SELECT pg_series_next(n, z, s), z, s FROM _steps WHERE n IS NOT NULL), _series (n) AS (SELECT n FROM _steps WHERE n IS NOT NULL) SELECT json_group_array(n) FROM _series)) AS d
WHERE m.at BETWEEN '1900-01-01T00:00:00.000Z' AND '2100-01-01T00:00:00.000Z'
ORDER BY m.id, d.value;
