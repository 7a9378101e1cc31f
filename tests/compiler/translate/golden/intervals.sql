-- case: literals of intervals
SELECT pg_interval_text('0 1 0') AS a, pg_interval_text('14 3 14706500000') AS b, pg_interval_text('0 1 7200000000') AS c, pg_interval_text('0 1 0') AS d, pg_interval_text('1 0 0') AS e, pg_interval_text('0 -1 0') AS f, pg_interval_text('0 -1 7380000000') AS g, pg_interval_text('0 1 43200000000') AS h, pg_interval_text('1 15 0') AS i, pg_interval_text('16 0 0') AS j, pg_interval_text('0 21 0') AS k, pg_interval_text('0 8 64800000000') AS l, pg_interval_text('0 0 5400000000') AS m, pg_interval_text('0 0 129600000000') AS n, pg_interval_text('0 0 -1000') AS o, pg_interval_text('0 0 5000000') AS p, pg_interval_text('0 2 11045000006') AS q, pg_interval_text('1320 0 0') AS r, pg_interval_text('0 0 10920000000') AS s, pg_interval_text('14 25 18367500000') AS t, pg_interval_text('12000 0 0') AS u, pg_interval_text('0 0 1500000') AS v, pg_interval_text('-12 0 0') AS w, pg_interval_text('0 0 43200000000') AS x, pg_interval_text('1 -1 0') AS y, pg_interval_text('0 0 0') AS z;

-- case: texts as intervals
SELECT pg_interval_text(pg_interval(:t)) AS a, pg_stamp_plus(moments.local, pg_interval(:t)) AS b
FROM moments
WHERE :t IS NOT '1 day -25:61:00'
ORDER BY moments.id;

-- case: texts that are no interval
SELECT pg_interval_text(pg_interval(:t)) AS a;

-- case: stored periods
SELECT moments.id, pg_interval_text(pg_interval(moments.period)) AS a, pg_stamp_plus(moments.local, pg_interval(moments.period)) AS b, pg_stamp_minus(moments.at, pg_interval(moments.period)) AS c, pg_stamp_plus(moments.day || 'T00:00:00.000', pg_interval(moments.period)) AS d, pg_clock_plus(moments.clock, pg_interval(moments.period)) AS e, pg_clock_minus(moments.clock, pg_interval(moments.period)) AS f, pg_stamp_plus(moments.at, pg_interval(moments.period)) AS g, pg_stamp_minus(moments.until, pg_interval(moments.period)) AS h
FROM moments
WHERE moments.local BETWEEN '0002-01-01T00:00:00.000' AND '9998-01-01T00:00:00.000'
ORDER BY moments.id;

-- case: months at the end of a month
SELECT n.n, pg_stamp_plus('2024-01-31' || 'T00:00:00.000', pg_interval_product('1 0 0', CAST(n.n AS REAL))) AS a, pg_stamp_minus('2023-12-31T23:59:59.999Z', pg_interval_product('1 0 0', CAST(n.n AS REAL))) AS b, pg_stamp_plus('2024-02-29' || 'T00:00:00.000', pg_make_interval(n.n, 0, 0, 0, 0, 0, 0)) AS c, pg_stamp_minus('2024-03-31T10:00:00.000', pg_make_interval(0, n.n, 0, 1, 0, 0, 0)) AS d
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT 0, 14, 1), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE a <= z UNION ALL SELECT n + s, z, s FROM _series WHERE z - n >= 1) SELECT n AS n FROM _series) AS n
ORDER BY n.n;

-- case: multiples
SELECT moments.id, pg_interval_text(pg_interval_product('0 1 0', CAST(:n AS REAL))) AS a, pg_interval_text(pg_interval_product('1 2 11045000000', CAST(:n AS REAL))) AS b, pg_interval_text(pg_interval((CAST(:n AS TEXT) || ' days'))) AS c, pg_interval_text(pg_make_interval(0, 0, 0, :n, 0, 0, 0)) AS d, pg_stamp_plus(moments.at, pg_interval_product('0 1 0', CAST(:n AS REAL))) AS e, pg_interval_text(pg_interval_product('0 0 3600000000', CAST(moments.n AS REAL))) AS f, pg_interval_text(pg_make_interval(0, 0, 0, 0, moments.n, 0, 1.5)) AS g, pg_interval_text(pg_make_interval(1, 2, 3, 4, 5, 6, 7.25)) AS h
FROM moments
WHERE moments.id < 8
ORDER BY moments.id;

-- case: multiples that are no whole number
SELECT moments.id, pg_interval_text(pg_interval_product(pg_interval(moments.period), :f)) AS a, pg_interval_text(pg_interval_product('1 0 0', :f)) AS b, pg_interval_text(pg_interval_product('13 1 3661000000', 0.3)) AS c, pg_interval_text(pg_interval_quotient('1 0 0', 7.0)) AS d, pg_interval_text(pg_interval_quotient(pg_interval(moments.period), :f)) AS e, pg_interval_text(pg_interval_quotient('0 1 0', 3.0)) AS f
FROM moments
WHERE :f > 0.01 OR :f < 0.0
ORDER BY moments.id;

-- case: an interval by nothing
SELECT pg_interval_text(pg_interval_quotient('0 1 0', :f)) AS a;

-- case: differences
SELECT a.id, b.id AS other, pg_interval_text(pg_stamp_between(a.local, b.local)) AS c, pg_interval_text(pg_stamp_between(a.at, b.local || 'Z')) AS d, pg_interval_text(pg_clock_between(a.clock, b.clock)) AS e, pg_interval_text(pg_age(a.local, b.local)) AS f, pg_interval_text(pg_age(a.at, b.day || 'T00:00:00.000Z')) AS g, CAST(julianday(a.day) - julianday(b.day) AS INTEGER) AS h, pg_interval_text(pg_stamp_between(a.local, b.day || 'T00:00:00.000')) AS i, pg_interval_text(pg_stamp_between(a.day || 'T00:00:00.000Z', b.at)) AS j, pg_interval_text(pg_age(a.day || 'T00:00:00.000Z', b.day || 'T00:00:00.000Z')) AS k
FROM moments AS a
CROSS JOIN moments AS b
ORDER BY a.id, b.id;

-- case: differences compared
SELECT a.id, b.id AS other
FROM moments AS a
CROSS JOIN moments AS b
WHERE ((CAST(strftime('%s', substr(a.local, 1, 19)) AS INTEGER) * 1000 + substr(a.local, 21, 3) - (CAST(strftime('%s', substr(b.local, 1, 19)) AS INTEGER) * 1000 + substr(b.local, 21, 3))) * 1000 > pg_interval_length('1 0 0') OR (CAST(strftime('%s', substr(a.at, 1, 19)) AS INTEGER) * 1000 + substr(a.at, 21, 3) - (CAST(strftime('%s', substr(b.at, 1, 19)) AS INTEGER) * 1000 + substr(b.at, 21, 3))) * 1000 = pg_interval_length('0 -1 -500000') OR (CAST(strftime('%s', substr(:now, 1, 19)) AS INTEGER) * 1000 + substr(:now, 21, 3) - (CAST(strftime('%s', substr(a.at, 1, 19)) AS INTEGER) * 1000 + substr(a.at, 21, 3))) * 1000 < pg_interval_length(pg_interval(:p))) AND (CAST(strftime('%s', substr(a.local, 1, 19)) AS INTEGER) * 1000 + substr(a.local, 21, 3) - (CAST(strftime('%s', substr(b.until, 1, 19)) AS INTEGER) * 1000 + substr(b.until, 21, 3))) * 1000 BETWEEN pg_interval_length('-120 0 0') AND pg_interval_length(pg_interval_product(pg_interval(b.period), 10.0)) AND pg_interval_length(pg_age(a.local, b.local)) <> pg_interval_length('12 0 0') AND (CAST(strftime('%s', substr(a.local, 1, 19)) AS INTEGER) * 1000 + substr(a.local, 21, 3) - (CAST(strftime('%s', substr(b.local, 1, 19)) AS INTEGER) * 1000 + substr(b.local, 21, 3))) * 1000 IS NOT pg_interval_length('0 0 0') AND NOT (CAST(strftime('%s', substr(a.local, 1, 19)) AS INTEGER) * 1000 + substr(a.local, 21, 3) - (CAST(strftime('%s', substr(b.local, 1, 19)) AS INTEGER) * 1000 + substr(b.local, 21, 3))) * 1000 IN (pg_interval_length('0 1 0'), pg_interval_length('0 2 0')) AND 0 - (CAST(strftime('%s', substr(a.local, 1, 19)) AS INTEGER) * 1000 + substr(a.local, 21, 3) - (CAST(strftime('%s', substr(b.local, 1, 19)) AS INTEGER) * 1000 + substr(b.local, 21, 3))) * 1000 <= pg_interval_length('4800 0 0')
ORDER BY a.id, b.id;

-- case: equal lengths of different form
SELECT pg_interval_length('1 0 0') = pg_interval_length('0 30 0') AS a, pg_interval_length('0 0 86400000000') = pg_interval_length('0 1 0') AS b, pg_interval_length('12 0 0') > pg_interval_length('0 359 0') AS c, pg_interval_length('1 -30 0') = pg_interval_length('0 0 0') AS d, pg_interval_length('0 -1 -7200000000') < pg_interval_length('0 -1 0') AS e, pg_interval_length(pg_interval_difference('0 1 0', '0 0 90000000000')) < pg_interval_length('0 0 0') AS f, pg_interval_text(pg_interval_sum('0 1 0', '1 0 0')) AS g, pg_interval_text('-1 -1 0') AS h;

-- case: justified
SELECT moments.id, pg_interval_text(pg_justify_days(pg_interval_product(pg_interval(moments.period), CAST(moments.n AS REAL)))) AS a, pg_interval_text(pg_justify_hours(pg_interval_product(pg_interval(moments.period), CAST(moments.n AS REAL)))) AS b, pg_interval_text(pg_justify_interval(pg_interval_product(pg_interval(moments.period), CAST(moments.n AS REAL)))) AS c, pg_interval_text(pg_justify_interval('1 0 -3600000000')) AS d, pg_interval_text(pg_justify_interval('-1 31 0')) AS e, pg_interval_text(pg_justify_hours('0 1 -3600000000')) AS f, pg_interval_text(pg_justify_days('-1 45 0')) AS g, pg_interval_text(pg_justify_interval(pg_stamp_between(moments.local, moments.until))) AS h
FROM moments
ORDER BY moments.id;

-- case: sums of intervals
SELECT pg_interval_text(pg_interval_total(pg_stamp_between(moments.local, moments.until))) AS a, pg_interval_text(pg_interval_total(pg_interval(moments.period))) AS b, pg_interval_text(pg_interval_total(pg_interval(moments.period)) FILTER (WHERE moments.id < 0)) AS c
FROM moments;

-- case: sums of intervals in order
SELECT moments.id, pg_interval_text(pg_interval_total(pg_interval(moments.period)) OVER (ORDER BY moments.id)) AS a, pg_interval_text(pg_interval_total(pg_interval(moments.period)) OVER (ORDER BY moments.id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)) AS b, (CAST(strftime('%s', substr(moments.local, 1, 19)) AS INTEGER) * 1000 + substr(moments.local, 21, 3) - (CAST(strftime('%s', substr(lag(moments.local) OVER (ORDER BY moments.id), 1, 19)) AS INTEGER) * 1000 + substr(lag(moments.local) OVER (ORDER BY moments.id), 21, 3))) * 1000 > pg_interval_length('0 30 0') AS c
FROM moments
ORDER BY moments.id;

-- case: intervals through a subquery
SELECT s.id, pg_interval_text(s.span) AS a, pg_interval_length(s.span) > pg_interval_length('0 1 0') AS b, pg_stamp_plus(s.start, s.span) AS c
FROM (SELECT moments.id, moments.local AS start, CASE WHEN moments.n > 0 THEN pg_stamp_between(moments.local, moments.until) ELSE coalesce(pg_stamp_between(moments.until, moments.local), '0 0 3600000000') END AS span FROM moments) AS s
WHERE pg_interval_length(s.span) < pg_interval_length('10800 0 0') AND s.start BETWEEN '1800-01-01T00:00:00.000' AND '2200-01-01T00:00:00.000'
ORDER BY s.id;

-- case: times of day
SELECT moments.id, pg_clock_plus(moments.clock, '0 0 90000000000') AS a, pg_clock_minus(moments.clock, '0 0 1000') AS b, moments.day || 'T' || moments.clock AS c, moments.day || 'T' || moments.clock AS d, pg_interval_text(pg_clock_span(moments.clock)) AS e, pg_span_clock(pg_interval(moments.period)) AS f, pg_clock_plus(moments.clock, '0 1 0') AS g, pg_stamp_plus(moments.local, pg_clock_span(moments.clock)) AS h
FROM moments
ORDER BY moments.id;

-- case: days and intervals
SELECT moments.id, CASE WHEN date(moments.day, 1 || ' days') >= '0001' THEN date(moments.day, 1 || ' days') WHEN moments.day IS NULL THEN NULL ELSE abs(-9223372036854775808) END AS a, CASE WHEN date(moments.day, 1 || ' days') >= '0001' THEN date(moments.day, 1 || ' days') WHEN moments.day IS NULL THEN NULL ELSE abs(-9223372036854775808) END AS b, CASE WHEN strftime('%Y-%m-%dT%H:%M:%S', substr(moments.day || 'T00:00:00.000', 1, 19), '+86400 seconds') || substr(moments.day || 'T00:00:00.000', 20) >= '0001' THEN strftime('%Y-%m-%dT%H:%M:%S', substr(moments.day || 'T00:00:00.000', 1, 19), '+86400 seconds') || substr(moments.day || 'T00:00:00.000', 20) WHEN moments.day || 'T00:00:00.000' IS NOT NULL THEN abs(-9223372036854775808) END AS c, CASE WHEN min(date(date(substr(moments.day || 'T00:00:00.000', 1, 10), 'start of month', '-1 months'), (CAST(substr(moments.day || 'T00:00:00.000', 9, 2) AS INTEGER) - 1) || ' days'), date(date(substr(moments.day || 'T00:00:00.000', 1, 10), 'start of month', '-1 months'), '+1 month', '-1 day')) || substr(moments.day || 'T00:00:00.000', 11) >= '0001' THEN min(date(date(substr(moments.day || 'T00:00:00.000', 1, 10), 'start of month', '-1 months'), (CAST(substr(moments.day || 'T00:00:00.000', 9, 2) AS INTEGER) - 1) || ' days'), date(date(substr(moments.day || 'T00:00:00.000', 1, 10), 'start of month', '-1 months'), '+1 month', '-1 day')) || substr(moments.day || 'T00:00:00.000', 11) WHEN moments.day || 'T00:00:00.000' IS NOT NULL THEN abs(-9223372036854775808) END AS d, CASE WHEN strftime('%Y-%m-%dT%H:%M:%S', substr(moments.day || 'T00:00:00.000', 1, 19), '+43200 seconds') || substr(moments.day || 'T00:00:00.000', 20) >= '0001' THEN strftime('%Y-%m-%dT%H:%M:%S', substr(moments.day || 'T00:00:00.000', 1, 19), '+43200 seconds') || substr(moments.day || 'T00:00:00.000', 20) WHEN moments.day || 'T00:00:00.000' IS NOT NULL THEN abs(-9223372036854775808) END AS e, CASE WHEN date(moments.day, (0 - moments.n) || ' days') >= '0001' THEN date(moments.day, (0 - moments.n) || ' days') WHEN moments.day IS NULL THEN NULL ELSE abs(-9223372036854775808) END AS f
FROM moments
ORDER BY moments.id;

-- case: overlapping periods
SELECT a.id, b.id AS other, pg_overlaps(a.local, a.until, b.local, b.until) AS c, pg_overlaps(a.day || 'T00:00:00.000', CASE WHEN strftime('%Y-%m-%dT%H:%M:%S', substr(a.day || 'T00:00:00.000', 1, 19), '+864000 seconds') || substr(a.day || 'T00:00:00.000', 20) >= '0001' THEN strftime('%Y-%m-%dT%H:%M:%S', substr(a.day || 'T00:00:00.000', 1, 19), '+864000 seconds') || substr(a.day || 'T00:00:00.000', 20) WHEN a.day || 'T00:00:00.000' IS NOT NULL THEN abs(-9223372036854775808) END, b.day || 'T00:00:00.000', substr(b.local, 1, 10) || 'T00:00:00.000') AS d, pg_overlaps(a.at, pg_stamp_plus(a.at, pg_interval(a.period)), b.at, b.at) AS e, pg_overlaps(a.local, a.until, '2024-01-01T00:00:00.000', '2024-06-01T00:00:00.000') AS f, pg_overlaps(a.until, a.until, b.until, b.local) AS g
FROM moments AS a
CROSS JOIN moments AS b
ORDER BY a.id, b.id;

-- case: between with intervals
SELECT moments.id
FROM moments
WHERE moments.at BETWEEN :since AND CASE WHEN strftime('%Y-%m-%dT%H:%M:%S', substr(CASE WHEN min(date(date(substr(:since, 1, 10), 'start of month', '+2 months'), (CAST(substr(:since, 9, 2) AS INTEGER) - 1) || ' days'), date(date(substr(:since, 1, 10), 'start of month', '+2 months'), '+1 month', '-1 day')) || substr(:since, 11) >= '0001' THEN min(date(date(substr(:since, 1, 10), 'start of month', '+2 months'), (CAST(substr(:since, 9, 2) AS INTEGER) - 1) || ' days'), date(date(substr(:since, 1, 10), 'start of month', '+2 months'), '+1 month', '-1 day')) || substr(:since, 11) WHEN :since IS NOT NULL THEN abs(-9223372036854775808) END, 1, 19), '+259200 seconds') || substr(CASE WHEN min(date(date(substr(:since, 1, 10), 'start of month', '+2 months'), (CAST(substr(:since, 9, 2) AS INTEGER) - 1) || ' days'), date(date(substr(:since, 1, 10), 'start of month', '+2 months'), '+1 month', '-1 day')) || substr(:since, 11) >= '0001' THEN min(date(date(substr(:since, 1, 10), 'start of month', '+2 months'), (CAST(substr(:since, 9, 2) AS INTEGER) - 1) || ' days'), date(date(substr(:since, 1, 10), 'start of month', '+2 months'), '+1 month', '-1 day')) || substr(:since, 11) WHEN :since IS NOT NULL THEN abs(-9223372036854775808) END, 20) >= '0001' THEN strftime('%Y-%m-%dT%H:%M:%S', substr(CASE WHEN min(date(date(substr(:since, 1, 10), 'start of month', '+2 months'), (CAST(substr(:since, 9, 2) AS INTEGER) - 1) || ' days'), date(date(substr(:since, 1, 10), 'start of month', '+2 months'), '+1 month', '-1 day')) || substr(:since, 11) >= '0001' THEN min(date(date(substr(:since, 1, 10), 'start of month', '+2 months'), (CAST(substr(:since, 9, 2) AS INTEGER) - 1) || ' days'), date(date(substr(:since, 1, 10), 'start of month', '+2 months'), '+1 month', '-1 day')) || substr(:since, 11) WHEN :since IS NOT NULL THEN abs(-9223372036854775808) END, 1, 19), '+259200 seconds') || substr(CASE WHEN min(date(date(substr(:since, 1, 10), 'start of month', '+2 months'), (CAST(substr(:since, 9, 2) AS INTEGER) - 1) || ' days'), date(date(substr(:since, 1, 10), 'start of month', '+2 months'), '+1 month', '-1 day')) || substr(:since, 11) >= '0001' THEN min(date(date(substr(:since, 1, 10), 'start of month', '+2 months'), (CAST(substr(:since, 9, 2) AS INTEGER) - 1) || ' days'), date(date(substr(:since, 1, 10), 'start of month', '+2 months'), '+1 month', '-1 day')) || substr(:since, 11) WHEN :since IS NOT NULL THEN abs(-9223372036854775808) END, 20) WHEN CASE WHEN min(date(date(substr(:since, 1, 10), 'start of month', '+2 months'), (CAST(substr(:since, 9, 2) AS INTEGER) - 1) || ' days'), date(date(substr(:since, 1, 10), 'start of month', '+2 months'), '+1 month', '-1 day')) || substr(:since, 11) >= '0001' THEN min(date(date(substr(:since, 1, 10), 'start of month', '+2 months'), (CAST(substr(:since, 9, 2) AS INTEGER) - 1) || ' days'), date(date(substr(:since, 1, 10), 'start of month', '+2 months'), '+1 month', '-1 day')) || substr(:since, 11) WHEN :since IS NOT NULL THEN abs(-9223372036854775808) END IS NOT NULL THEN abs(-9223372036854775808) END OR moments.at BETWEEN pg_stamp_minus(:since, pg_interval(moments.period)) AND :since
ORDER BY moments.id;

-- case: a result finer than a millisecond
SELECT moments.id
FROM moments
WHERE moments.id < 0 AND pg_stamp_plus(moments.local, '0 0 500') > moments.local;

-- case: an interval beyond the last year
SELECT pg_stamp_plus(moments.local, '240000 0 0') AS a
FROM moments;

-- case: intervals in varchar
SELECT moments.id, pg_interval_text(pg_interval(moments.period)) AS a, 'for ' || pg_interval_text(pg_interval(moments.period)) AS b
FROM moments
ORDER BY moments.id;

-- case: literals with casts behind
SELECT '2024-02-29' AS a, substr('2024-02-29T10:00:00.000', 1, 10) AS b, substr('2024-02-29T10:00:00.000Z', 1, 23) || 'Z' AS c, pg_interval_text(pg_clock_span('10:00:00.000')) AS d, rtrim(rtrim(replace(('2024-02-29' || 'T00:00:00.000'), 'T', ' '), '0'), '.') AS e, '2024-02-29' AS f, substr('2024-02-29T10:00:00.000', 12, 12) AS g;
