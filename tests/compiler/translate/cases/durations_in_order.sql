-- case: durations sort by their length
SELECT id FROM moments ORDER BY local - until DESC NULLS LAST, id;

-- case: intervals of every form sort by their length
SELECT id, period::interval::text AS a FROM moments ORDER BY period::interval, id DESC;

-- case: by the name and the number of a result
SELECT id, at - until AS took, age(local, until)::text AS b FROM moments ORDER BY took, age(local, until), id;

-- case: by a number
SELECT at - until, id FROM moments ORDER BY 1 DESC, 2;

-- case: durations in windows
SELECT id, rank() OVER (ORDER BY local - until, id) AS a, row_number() OVER (PARTITION BY period::interval ORDER BY id) AS b, lag(id) OVER (ORDER BY age(at, until) DESC NULLS LAST, id) AS c FROM moments ORDER BY id;

-- case: groups of durations
SELECT s.span AS a, count(*) AS many FROM (SELECT date_trunc('day', at) - date_trunc('day', coalesce(until, at)) AS span FROM moments) AS s GROUP BY s.span ORDER BY s.span;

-- case: groups by a number
SELECT local - local AS a, count(*) AS many, max(id) AS b FROM moments GROUP BY 1 HAVING count(*) > 1 ORDER BY 1;

-- case: different durations
SELECT DISTINCT date_trunc('day', at) - date_trunc('day', coalesce(until, at)) AS a FROM moments ORDER BY a;

-- case: numbers of different intervals
SELECT count(DISTINCT local - until) AS a, count(DISTINCT period::interval) AS b, count(DISTINCT x.span::interval) AS c
  FROM moments
 CROSS JOIN (VALUES ('1 mon'), ('30 days'), ('720:00')) AS x (span);

-- case: equal intervals that look different
-- empty: SQLite alone fails, as PostgreSQL shows any of them
SELECT x.span::interval::text AS a FROM (VALUES ('1 mon'), ('30 days')) AS x (span) WHERE x.span = 'none' GROUP BY x.span::interval;

-- case: lists in the order of durations
SELECT array_agg(id ORDER BY local - until, id) AS a FROM moments;

-- case: the greatest and the least of intervals
SELECT id, greatest(local - until, interval '1 day') AS a, least(local - until, interval '1 day', at - local) AS b, greatest(period::interval, interval '30 days', interval '1 mon')::text AS c, least('1 mon', period::interval, NULL)::text AS d,
       greatest(local - until, NULL) AS e, greatest(interval '1 mon', interval '30 days')::text AS f, least(interval '30 days', interval '1 mon')::text AS g
  FROM moments
 ORDER BY id;

-- case: nothing where intervals are equal
SELECT id, nullif(local - local, interval '0') AS a, nullif(local - until, '0') AS b, nullif(period::interval, interval '30 days')::text AS c, nullif(interval '1 mon', interval '30 days')::text AS d, nullif(at - until, at - local) AS e FROM moments ORDER BY id;
