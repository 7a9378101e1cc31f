-- case: spellings of literals
SELECT '2024-01-05' AS a, '2024-01-05' AS b, '2024-01-05' AS c, '2024-01-05T09:05:00.000' AS d, '2024-01-05T09:05:03.000' AS e, '2024-01-05T21:05:00.000' AS f, '2024-01-05T00:05:00.000' AS g, '2024-01-05T12:30:00.000' AS h, '21:05:00.000' AS i, '2024-01-05T09:05:03.500' AS j, '2024-01-06T02:05:00.000Z' AS k, '2024-03-31T01:30:00.000Z' AS l, '2024-01-05T04:05:00.000Z' AS m, '2024-01-05T14:35:00.000Z' AS n, '2024-01-05T14:05:00.000Z' AS o, '1970-01-01T00:00:00.000Z' AS p, '1970-01-01T00:00:00.000' AS q, '1970-01-01' AS r, '2024-01-05T10:11:00.000' AS s, pg_interval_text('1 -1 0') AS t, pg_interval_text('0 -1 7380000000') AS u, pg_interval_text('0 1 -7200000000') AS v;

-- case: spellings of texts
SELECT pg_read_date(:t) AS a, pg_read_timestamp(:t) AS b, pg_read_timestamptz(:t) AS c;

-- case: texts with a zone
SELECT pg_read_timestamptz(:t) AS a, pg_read_date(:t) AS b;

-- case: texts that are no times
SELECT pg_read_timestamptz(:t) AS a;

-- case: a text added to a time stamp
SELECT moments.id, CASE WHEN strftime('%Y-%m-%dT%H:%M:%S', substr(moments.local, 1, 19), '+172800 seconds') || substr(moments.local, 20) >= '0001' THEN strftime('%Y-%m-%dT%H:%M:%S', substr(moments.local, 1, 19), '+172800 seconds') || substr(moments.local, 20) ELSE abs(-9223372036854775808) END AS a, CASE WHEN strftime('%Y-%m-%dT%H:%M:%S', substr(moments.at, 1, 19), '+3600 seconds') || substr(moments.at, 20) >= '0001' THEN strftime('%Y-%m-%dT%H:%M:%S', substr(moments.at, 1, 19), '+3600 seconds') || substr(moments.at, 20) ELSE abs(-9223372036854775808) END AS b, CASE WHEN min(date(date(substr(moments.until, 1, 10), 'start of month', '+1 months'), (CAST(substr(moments.until, 9, 2) AS INTEGER) - 1) || ' days'), date(date(substr(moments.until, 1, 10), 'start of month', '+1 months'), '+1 month', '-1 day')) || substr(moments.until, 11) >= '0001' THEN min(date(date(substr(moments.until, 1, 10), 'start of month', '+1 months'), (CAST(substr(moments.until, 9, 2) AS INTEGER) - 1) || ' days'), date(date(substr(moments.until, 1, 10), 'start of month', '+1 months'), '+1 month', '-1 day')) || substr(moments.until, 11) WHEN moments.until IS NOT NULL THEN abs(-9223372036854775808) END AS c
FROM moments
WHERE moments.id BETWEEN 1 AND 10
ORDER BY moments.id;

-- case: fewer digits of a second
SELECT moments.id, pg_stamp_digits(moments.at, 0) AS a, pg_stamp_digits(moments.local, 0) AS b, pg_stamp_digits(moments.local, 1) AS c, pg_stamp_digits(moments.until, 2) AS d, moments.at AS e, pg_stamp_digits((moments.day || 'T00:00:00.000'), 0) AS f, pg_clock_digits(pg_clock_minus(moments.clock, '0 0 1000000'), 1) AS g, pg_clock_digits(substr(CASE WHEN strftime('%Y-%m-%dT%H:%M:%S', substr(moments.at, 1, 19), '-60 seconds') || substr(moments.at, 20) >= '0001' THEN strftime('%Y-%m-%dT%H:%M:%S', substr(moments.at, 1, 19), '-60 seconds') || substr(moments.at, 20) ELSE abs(-9223372036854775808) END, 12, 12), 2) AS h
FROM moments
WHERE moments.clock IS NULL OR moments.clock < '23:59:59.000'
ORDER BY moments.id;

-- case: rounded to the second on both sides of the year 2000
SELECT n.n, pg_stamp_digits(pg_stamp_plus('1999-12-31T23:59:58.500', pg_interval_product('0 0 500000', CAST(n.n AS REAL))), 0) AS a, pg_stamp_digits(pg_stamp_plus('1969-12-31T23:59:58.050Z', pg_interval_product('0 0 50000', CAST(n.n AS REAL))), 1) AS b, pg_clock_digits(pg_clock_plus('10:00:00.050', pg_interval_product('0 0 50000', CAST(n.n AS REAL))), 1) AS c
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT 0, 12, 1), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE a <= z UNION ALL SELECT n + s, z, s FROM _series WHERE z - n >= 1) SELECT n AS n FROM _series) AS n
ORDER BY n.n;

-- case: literals finer than a millisecond where they are stored
-- writes
UPDATE moments
SET at = '2024-05-05T08:00:00.124Z', local = '1999-05-05T10:00:00.123', until = '1999-05-05T10:00:00.124', clock = '10:00:00.124', day = '2024-05-05';

-- case: literals that are rounded
SELECT '2024-05-05T10:00:00.124' AS a, '1999-05-05T10:00:00.124' AS b, '10:00:00.125' AS c, '2024-05-05T10:00:01.000' AS d, '2025-01-01T00:00:00.000Z' AS e, '1999-12-31T23:59:59.999' AS f, '1969-12-31T23:59:59.000' AS g, pg_stamp_digits('2024-05-05T10:00:00.500', 0) AS h;
