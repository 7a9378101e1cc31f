-- case: averages of intervals
SELECT avg(local - until)::text AS a, avg(period::interval)::text AS b, avg(period::interval) FILTER (WHERE id < 0)::text AS c, avg(local - until) > interval '1 day' AS d, extract(epoch FROM avg(at - until)) AS e,
       avg(clock - time '12:00')::text AS f, extract(epoch FROM avg(period::interval))::int AS g
  FROM moments;

-- case: averages by group
SELECT zone, avg(at - until)::text AS a, extract(epoch FROM max(at - until)) AS b, min(at - until)::text AS c, sum(at - until)::text AS d FROM moments GROUP BY zone HAVING count(*) > 1 AND avg(at - until) IS NOT NULL ORDER BY zone;

-- case: averages in a window
SELECT id, avg(local - until) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)::text AS a, max(local - until) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)::text AS b,
       min(period::interval) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)::text AS c
  FROM moments
 ORDER BY id;

-- case: the shortest and the longest
SELECT min(local - until)::text AS a, max(local - until)::text AS b, max(local - until) FILTER (WHERE id < 0)::text AS c, max(at - local) > interval '0' AS d, min(period::interval)::text AS e, max(period::interval)::text AS f,
       max(s.span)::text AS g, min(clock - time '12:00')::text AS h, min(-(local - until))::text AS i
  FROM moments
 CROSS JOIN (SELECT local - until AS span FROM moments WHERE id < 3) AS s;

-- case: extremes of times of day and of time stamps
SELECT min(clock) AS a, max(clock) AS b, min(until) AS c, max(local) AS d, min(at::time) AS e, max(local::date) AS f, max(at AT TIME ZONE 'Asia/Seoul') AS g, min(day + clock) AS h FROM moments;

-- case: the greatest of times
SELECT id, greatest(local, until) AS a, least(clock, time '12:00') AS b, greatest(day, local::date) AS c FROM moments ORDER BY id;

-- case: literals finer than a millisecond
SELECT id,
       at <= '2024-02-29 23:59:59.999999Z' AS a, at > timestamptz '2024-02-29 23:59:59.999001Z' AS b, at BETWEEN '2024-01-01' AND '2024-12-31 23:59:59.999999' AS c,
       local < '2024-02-29T23:59:59.9995' AS d, local >= timestamp '2000-02-29 12:34:56.789001' AS e, local = '2000-02-29 12:34:56.789001' AS f, local <> timestamp '2000-02-29 12:34:56.7890' AS g,
       clock < '23:59:59.999999' AS h, clock >= time '01:02:03.04' AS i, clock > '01:02:03.0399' AS j, day < timestamp '2024-02-29 00:00:00.000001' AS k, at = timestamptz '2020-12-31 15:07:08.050000+09' AS l,
       at IN ('2020-12-31 06:07:08.05Z', '2020-12-31 06:07:08.050001Z') AS m, at < '2024-02-29 18:59:59.999999-05:00' AS n, at IS DISTINCT FROM '2024-02-29 23:59:59.999999Z' AS o
  FROM moments
 ORDER BY id;

-- case: literals with six digits that are whole milliseconds
SELECT timestamp '2024-02-29 10:00:00.123000' AS a, timestamptz '2024-02-29 10:00:00.120000Z' AS b, time '10:00:00.000000' AS c, '2024-02-29 10:00:00.1230'::timestamp + interval '1 day' AS d;
