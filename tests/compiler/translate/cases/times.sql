-- case: intervals of fixed length
SELECT id, at + interval '1 day' AS a, at - interval '36 hours' AS b, at + '90 minutes'::interval AS c, at - interval '1 second' AS d, seen + interval '1 week 2 days 3 hours' AS e,
       at - interval '-5 minutes' AS f, at + interval '0 days' AS g, at + interval '400 days' AS h
  FROM things
 WHERE at BETWEEN '0002-01-01T00:00:00Z' AND '9998-01-01T00:00:00Z' AND (seen IS NULL OR seen BETWEEN '0002-01-01T00:00:00Z' AND '9998-01-01T00:00:00Z')
 ORDER BY id;

-- case: months are cut to the last day
SELECT id, at + interval '1 month' AS a, at - interval '1 month' AS b, at + interval '1 year' AS c, at - interval '13 months' AS d, at + interval '1 month 1 day' AS e,
       seen - interval '2 years 3 hours' AS f, at + interval '12 months' AS g
  FROM things
 WHERE at BETWEEN '0010-01-01T00:00:00Z' AND '9990-01-01T00:00:00Z' AND (seen IS NULL OR seen BETWEEN '0010-01-01T00:00:00Z' AND '9990-01-01T00:00:00Z')
 ORDER BY id;

-- case: compared with an interval
-- parameters: {"now": "2024-03-02T00:00:00+00:00"}
SELECT id FROM things WHERE at > :now::timestamptz - interval '1 day' AND at < :now + interval '1 month' ORDER BY id;

-- case: days
-- parameters: {"n": 30}, {"n": -30}, {"n": null}
SELECT id, day + 1 AS a, day - 1 AS b, day + :n::integer AS c, day - :n::integer AS d, day - date '2024-01-01' AS e, '2024-03-01' - day AS f
  FROM things
 WHERE day IS NULL OR day BETWEEN '0002-01-01' AND '9998-01-01'
 ORDER BY id;

-- case: truncated
SELECT id, date_trunc('day', at) AS a, date_trunc('hour', at) AS b, date_trunc('minute', seen) AS c, date_trunc('month', at) AS d, date_trunc('year', at) AS e,
       date_trunc('quarter', at) AS f, date_trunc('week', at) AS g, date_trunc('second', at) AS h, date_trunc('day', at, 'UTC') AS i,
       date_trunc('day', at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' AS j, (at AT TIME ZONE 'UTC')::date AS k, date_trunc('week', at)::date AS l
  FROM things
 ORDER BY id;

-- case: fields
SELECT id, extract(year FROM at)::integer AS a, extract(month FROM at)::integer AS b, extract(day FROM seen)::bigint AS c, extract(hour FROM at)::integer AS d,
       extract(minute FROM at)::smallint AS e, extract(dow FROM at)::integer AS f, extract(isodow FROM at)::integer AS g, extract(doy FROM day)::integer AS h,
       extract(quarter FROM at)::integer AS i, extract(year FROM day) = 2024 AS j, extract(hour FROM at AT TIME ZONE 'UTC')::integer AS k
  FROM things
 ORDER BY id;

-- case: by day
SELECT (at AT TIME ZONE 'UTC')::date AS day, count(*) AS many FROM things GROUP BY (at AT TIME ZONE 'UTC')::date ORDER BY 1;

-- case: by month under its name
SELECT date_trunc('month', at) AS month, count(*) AS many FROM things GROUP BY month ORDER BY month;

-- case: short names of units
SELECT id, at + interval '2 mins 3 secs' AS a, at - interval '1 mon' AS b, at + interval '1 min' AS c, at + interval '1 sec' AS d
  FROM things
 WHERE at BETWEEN '0010-01-01T00:00:00Z' AND '9990-01-01T00:00:00Z'
 ORDER BY id;

-- case: the last millisecond goes over
-- error: DataError
-- only: neither engine's Python has a year 10000
SELECT at + interval '1 second' AS a FROM things WHERE at > '9999-01-01T00:00:00Z';
