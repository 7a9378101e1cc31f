-- case: literals of intervals
SELECT interval '1 day'::text AS a, interval '1 year 2 months 3 days 04:05:06.5'::text AS b, interval 'P1DT2H'::text AS c, interval '1' day::text AS d, '1 mon'::interval::text AS e,
       interval '1 day ago'::text AS f, interval '-1 day +02:03:00'::text AS g, interval '1.5 days'::text AS h, interval '1.5 months'::text AS i, interval '1.3 years'::text AS j,
       interval '0.7 months'::text AS k, interval '1.25 weeks'::text AS l, interval '90' minute::text AS m, interval '36:00'::text AS n, interval '-0.001 secs'::text AS o,
       interval '5'::text AS p, interval '2 03:04:05.000006'::text AS q, interval '1 decade 1 century'::text AS r, interval '@ 3 hrs 2 mins'::text AS s, interval 'P1Y2M3W4DT5H6M7.5S'::text AS t,
       interval '1 millennium'::text AS u, interval '1500 ms'::text AS v, interval '1 year ago'::text AS w, interval '.5 d'::text AS x, interval '1 mon -1 day'::text AS y, interval '0'::text AS z;

-- case: texts as intervals
-- parameters: {"t": "1 day"}, {"t": "-3 mons 04:05"}, {"t": "P1Y"}, {"t": " 12 HOURS 5 secs "}, {"t": null}, {"t": "1.7 mons 0.3 weeks"}, {"t": "-1.999 years"}, {"t": "1 day -25:61:00"}
SELECT (:t::text)::interval::text AS a, local + (:t::text)::interval AS b FROM moments WHERE :t::text IS DISTINCT FROM '1 day -25:61:00' ORDER BY id;

-- case: texts that are no interval
-- parameters: {"t": "x"}, {"t": ""}, {"t": "1 fortnight"}, {"t": "1 day 2 days"}, {"t": "1 day 25:61:00"}, {"t": "P"}, {"t": "99999999999 years"}
-- error: DataError
SELECT (:t::text)::interval::text AS a;

-- case: stored periods
SELECT id, period::interval::text AS a, local + period::interval AS b, at - period::interval AS c, day + period::interval AS d, clock + period::interval AS e, clock - period::interval AS f,
       period::interval + at AS g, until - period::interval AS h
  FROM moments
 WHERE local BETWEEN '0002-01-01' AND '9998-01-01'
 ORDER BY id;

-- case: months at the end of a month
SELECT n.n, date '2024-01-31' + n.n * interval '1 month' AS a, timestamptz '2023-12-31 23:59:59.999Z' - n.n * interval '1 month' AS b, date '2024-02-29' + make_interval(years => n.n) AS c,
       timestamp '2024-03-31 10:00' - make_interval(months => n.n, days => 1) AS d
  FROM generate_series(0, 14) AS n (n)
 ORDER BY n.n;

-- case: multiples
-- parameters: {"n": 3}, {"n": -2}, {"n": null}, {"n": 0}
SELECT id, (:n::int * interval '1 day')::text AS a, (interval '1 mon 2 days 03:04:05' * :n::int)::text AS b, (:n::int || ' days')::interval::text AS c, make_interval(days => :n::int)::text AS d,
       at + :n::int * interval '1 day' AS e, (n * interval '1 hour')::text AS f, make_interval(hours => n, secs => 1.5)::text AS g, make_interval(1, 2, 3, 4, 5, 6, 7.25)::text AS h
  FROM moments
 WHERE id < 8
 ORDER BY id;

-- case: multiples that are no whole number
-- parameters: {"f": 1.5}, {"f": 0.1}, {"f": -0.7}, {"f": 0.333333}, {"f": 1e-9}, {"f": 12345.678}
SELECT id, (period::interval * :f::double precision)::text AS a, (:f::double precision * interval '1 mon')::text AS b, (interval '1 year 1 mon 1 day 01:01:01' * 0.3)::text AS c,
       (interval '1 month' / 7)::text AS d, (period::interval / :f::double precision)::text AS e, (interval '1 day' / 3)::text AS f
  FROM moments
 WHERE :f::double precision > 0.01 OR :f::double precision < 0
 ORDER BY id;

-- case: an interval by nothing
-- error: DataError
-- parameters: {"f": 0.0}
SELECT (interval '1 day' / :f::double precision)::text AS a;

-- case: differences
SELECT a.id, b.id AS other, (a.local - b.local)::text AS c, (a.at - b.local)::text AS d, (a.clock - b.clock)::text AS e, age(a.local, b.local)::text AS f, age(a.at, b.day)::text AS g, a.day - b.day AS h,
       (a.local - b.day)::text AS i, (a.day - b.at)::text AS j, age(a.day, b.day)::text AS k
  FROM moments AS a
 CROSS JOIN moments AS b
 ORDER BY a.id, b.id;

-- case: differences compared
-- parameters: {"now": "2024-03-02T00:00:00+00:00", "p": "30 days"}
SELECT a.id, b.id AS other
  FROM moments AS a
 CROSS JOIN moments AS b
 WHERE (a.local - b.local > interval '1 month' OR a.at - b.at = interval '-1 day -00:00:00.5' OR :now::timestamptz - a.at < :p::text::interval)
   AND a.local - b.until BETWEEN interval '-10 years' AND b.period::interval * 10
   AND age(a.local, b.local) <> interval '1 year'
   AND a.local - b.local IS DISTINCT FROM interval '0'
   AND a.local - b.local NOT IN (interval '1 day', '2 days')
   AND -(a.local - b.local) <= interval '400 years'
 ORDER BY a.id, b.id;

-- case: equal lengths of different form
SELECT interval '1 mon' = interval '30 days' AS a, interval '24 hours' = interval '1 day' AS b, interval '1 year' > interval '359 days' AS c, interval '1 mon -30 days' = '0' AS d,
       -interval '1 day 02:00' < interval '-1 day' AS e, interval '1 day' - interval '25 hours' < '0' AS f, (interval '1 day' + interval '1 mon')::text AS g, (-interval '1 mon 1 day')::text AS h;

-- case: justified
SELECT id, justify_days(period::interval * n)::text AS a, justify_hours(period::interval * n)::text AS b, justify_interval(period::interval * n)::text AS c,
       justify_interval(interval '1 mon -1 hour')::text AS d, justify_interval(interval '-1 mon 31 days')::text AS e, justify_hours(interval '1 day -1 hour')::text AS f,
       justify_days(interval '-1 mon 45 days')::text AS g, justify_interval(local - until)::text AS h
  FROM moments
 ORDER BY id;

-- case: sums of intervals
SELECT sum(local - until)::text AS a, sum(period::interval)::text AS b, sum(period::interval) FILTER (WHERE id < 0)::text AS c FROM moments;

-- case: sums of intervals in order
SELECT id, (sum(period::interval) OVER (ORDER BY id))::text AS a, (sum(period::interval) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW))::text AS b,
       local - lag(local) OVER (ORDER BY id) > interval '30 days' AS c
  FROM moments
 ORDER BY id;

-- case: intervals through a subquery
SELECT s.id, s.span::text AS a, s.span > '1 day' AS b, s.start + s.span AS c
  FROM (SELECT id, local AS start, CASE WHEN n > 0 THEN local - until ELSE coalesce(until - local, interval '1 hour') END AS span FROM moments) AS s
 WHERE s.span < interval '900 years'
   AND s.start BETWEEN '1800-01-01' AND '2200-01-01'
 ORDER BY s.id;

-- case: times of day
SELECT id, clock + interval '25 hours' AS a, clock - interval '00:00:00.001' AS b, day + clock AS c, clock + day AS d, clock::interval::text AS e, period::interval::time AS f, clock + interval '1 day' AS g,
       local + clock::interval AS h
  FROM moments
 ORDER BY id;

-- case: days and intervals
SELECT id, day + 1 AS a, 1 + day AS b, day + interval '1 day' AS c, day - interval '1 month' AS d, interval '12 hours' + day AS e, day - n AS f FROM moments ORDER BY id;

-- case: overlapping periods
SELECT a.id, b.id AS other, (a.local, a.until) OVERLAPS (b.local, b.until) AS c, (a.day, interval '10 days') OVERLAPS (b.day, b.local::date) AS d, (a.at, a.period::interval) OVERLAPS (b.at, b.at) AS e,
       (a.local, a.until) OVERLAPS (timestamp '2024-01-01', timestamp '2024-06-01') AS f, (a.until, a.until) OVERLAPS (b.until, b.local) AS g
  FROM moments AS a
 CROSS JOIN moments AS b
 ORDER BY a.id, b.id;

-- case: between with intervals
-- parameters: {"since": "2024-02-28T00:00:00+00:00"}
SELECT id FROM moments WHERE at BETWEEN :since::timestamptz AND :since::timestamptz + interval '2 months 3 days' OR at BETWEEN :since::timestamptz - period::interval AND :since::timestamptz ORDER BY id;

-- case: a result finer than a millisecond
-- empty: SQLite alone fails, and says so
-- parameters: {}
SELECT id FROM moments WHERE id < 0 AND local + interval '0.0005 secs' > local;

-- case: an interval beyond the last year
-- error: DataError
SELECT local + interval '20000 years' AS a FROM moments;

-- case: intervals in varchar
SELECT id, (period::varchar)::interval::varchar AS a, 'for ' || period::interval AS b FROM moments ORDER BY id;

-- case: literals with casts behind
SELECT date '2024-02-29'::text AS a, timestamp '2024-02-29 10:00'::date::text AS b, timestamptz '2024-02-29 10:00Z'::timestamp AT TIME ZONE 'UTC' AS c, time '10:00'::interval::text AS d,
       CAST(date '2024-02-29'::timestamp AS text) AS e, (date '2024-02-29')::text AS f, timestamp(3) '2024-02-29 10:00'::time AS g;
