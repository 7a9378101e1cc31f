-- case: durations as results
SELECT id, local - until AS a, at - local AS b, -(local - until) AS c, (local - until) * 2 AS d, clock - time '12:00' AS e, interval '1 day 02:03:04.5' AS f, make_interval(days => n, secs => 0.25) AS g,
       coalesce(local - until, interval '1 hour') AS h, CASE WHEN n > 0 THEN local - until END AS i, justify_hours(local - until) AS j, (local - until) / 3.0 AS k, local - until + interval '-1 day -00:00:00.001' AS l
  FROM moments
 ORDER BY id;

-- case: durations together
SELECT avg(local - until) AS a, sum(local - until) AS b, min(local - until) AS c, max(at - until) AS d, sum(clock - time '12:00') FILTER (WHERE id < 0) AS e FROM moments;

-- case: durations by way of a subquery
SELECT s.id, s.span AS a, s.span * 2 AS b FROM (SELECT id, at - until AS span FROM moments WHERE at > '1900-01-01') AS s WHERE s.span > '1 hour' ORDER BY s.id;

-- case: durations as parameters
-- parameters: {"d": 0}, {"d": 93784.5}, {"d": -1.25}, {"d": null}, {"d": 864000000}
SELECT id, :d::interval AS a, at + :d AS b, local - :d::interval AS c, clock + :d::interval AS d, :d::interval * 2 AS e, extract(epoch FROM :d::interval) AS f, (:d::interval)::text AS g, at - until > :d AS h
  FROM moments
 WHERE at BETWEEN '1900-01-01' AND '2100-01-01'
 ORDER BY id;

-- case: rows of a duration
-- parameters: {"d": 864000, "now": "2024-03-02T00:00:00+00:00"}
SELECT id FROM moments WHERE at > :now::timestamptz - :d::interval AND at <= :now ORDER BY id;
