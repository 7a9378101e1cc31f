-- case: extract from time stamps
SELECT id, extract(year FROM at) AS a, extract(quarter FROM local) AS b, extract(month FROM at) AS c, extract(week FROM local) AS d, extract(day FROM until) AS e, extract(doy FROM at) AS f,
       extract(dow FROM local) AS g, extract(isodow FROM local) AS h, extract(isoyear FROM at) AS i, extract(decade FROM local) AS j, extract(century FROM at) AS k, extract(millennium FROM local) AS l, extract(century FROM local) AS k2, extract(doy FROM local) AS f2,
       extract(hour FROM at) AS m, extract(minute FROM until) AS n, extract(second FROM local) AS o, extract(milliseconds FROM at) AS p, extract(microseconds FROM local) AS q,
       extract(epoch FROM at) AS r, extract(epoch FROM until) AS s, extract(timezone FROM at) AS t, extract(timezone_hour FROM at) AS u, extract(timezone_minute FROM at) AS v,
       extract(julian FROM local) AS w, extract(julian FROM at) AS x
  FROM moments
 ORDER BY id;

-- case: extract from the first and the last time stamps
SELECT id, extract(week FROM at) AS a, extract(isoyear FROM seen) AS b, extract(decade FROM at) AS c, extract(century FROM at) AS d, extract(epoch FROM seen) AS e, extract(julian FROM at) AS f,
       extract(second FROM seen) AS g, extract(millennium FROM at) AS h, extract(epoch FROM day) AS i, extract(julian FROM day) AS j, date_part('epoch', at) AS k, date_part('julian', seen) AS l
  FROM things
 ORDER BY id;

-- case: extract from dates
SELECT id, extract(year FROM day) AS a, extract(quarter FROM day) AS b, extract(month FROM day) AS c, extract(week FROM day) AS d, extract(day FROM day) AS e, extract(doy FROM day) AS f,
       extract(dow FROM day) AS g, extract(isodow FROM day) AS h, extract(isoyear FROM day) AS i, extract(decade FROM day) AS j, extract(century FROM day) AS k, extract(millennium FROM day) AS l,
       extract(epoch FROM day) AS m, extract(julian FROM day) AS n
  FROM moments
 ORDER BY id;

-- case: weeks at the turn of years
SELECT n.n, extract(week FROM date '1998-12-20' + n.n) AS a, extract(isoyear FROM date '1998-12-20' + n.n) AS b, extract(doy FROM date '1998-12-20' + n.n) AS c,
       extract(week FROM (date '2002-12-25' + n.n * 37)::timestamp) AS d, date_part('isoyear', date '2002-12-25' + n.n * 37) AS e
  FROM generate_series(0, 120) AS n (n)
 ORDER BY n.n;

-- case: extract from times of day
SELECT id, extract(hour FROM clock) AS a, extract(minute FROM clock) AS b, extract(second FROM clock) AS c, extract(milliseconds FROM clock) AS d, extract(microseconds FROM clock) AS e,
       extract(epoch FROM clock) AS f, date_part('second', clock) AS g, date_part('epoch', clock) AS h, date_part('hour', clock) AS i
  FROM moments
 ORDER BY id;

-- case: extract from intervals
SELECT id, extract(year FROM period::interval) AS a, extract(month FROM period::interval) AS b, extract(day FROM period::interval) AS c, extract(hour FROM period::interval) AS d,
       extract(minute FROM period::interval) AS e, extract(second FROM period::interval) AS f, extract(milliseconds FROM period::interval) AS g, extract(microseconds FROM period::interval) AS h,
       extract(epoch FROM period::interval) AS i, extract(decade FROM period::interval * 120) AS j, extract(century FROM period::interval * 1200) AS k, extract(millennium FROM period::interval * 12000) AS l,
       extract(epoch FROM -(period::interval)) AS m, extract(second FROM local - until) AS n
  FROM moments
 ORDER BY id;

-- case: quarters of intervals
SELECT id, extract(quarter FROM period::interval) AS a, date_part('quarter', interval '1 year 11 mons') AS b FROM moments WHERE period NOT LIKE '-%' ORDER BY id;

-- case: parts of intervals
SELECT id, date_part('year', period::interval) AS a, date_part('month', period::interval) AS b, date_part('day', period::interval) AS c, date_part('hour', period::interval) AS d,
       date_part('minute', period::interval) AS e, date_part('second', period::interval * 1.1) AS f, date_part('milliseconds', period::interval) AS g, date_part('microseconds', period::interval) AS h,
       date_part('epoch', period::interval) AS i, date_part('epoch', local - until) AS j, date_part('epoch', period::interval * -33.3) AS k, date_part('decade', period::interval) AS l,
       date_part('second', -(period::interval)) AS m
  FROM moments
 ORDER BY id;

-- case: the time between
SELECT a.id, b.id AS other, extract(epoch FROM a.local - b.local) AS c, extract(epoch FROM a.at - b.until)::bigint AS d, extract(epoch FROM a.local - b.local) / 60 AS e,
       (extract(epoch FROM a.at - b.at) * 1000)::bigint AS f, extract(day FROM a.local - b.local) AS g, extract(epoch FROM -(a.local - b.local)) AS h, extract(year FROM age(a.local, b.local))::int AS i,
       extract(month FROM age(a.at, b.at)) AS j, date_part('epoch', a.local - b.local) AS k, date_part('day', a.local - b.local) AS l, extract(epoch FROM a.clock - b.clock) AS m
  FROM moments AS a
 CROSS JOIN moments AS b
 ORDER BY a.id, b.id;

-- case: parts of time stamps
SELECT id, date_part('year', at) AS a, date_part('quarter', local) AS b, date_part('month', at) AS c, date_part('week', local) AS d, date_part('day', until) AS e, date_part('doy', at) AS f,
       date_part('dow', local) AS g, date_part('isodow', local) AS h, date_part('isoyear', at) AS i, date_part('decade', local) AS j, date_part('century', at) AS k, date_part('millennium', local) AS l,
       date_part('hour', at) AS m, date_part('minute', until) AS n, date_part('second', local) AS o, date_part('milliseconds', at) AS p, date_part('microseconds', local) AS q,
       date_part('epoch', at) AS r, date_part('epoch', until) AS s, date_part('timezone', at) AS t, date_part('julian', local) AS u, date_part('hour', day) AS v, date_part('epoch', day) AS w,
       date_part('julian', day) AS x
  FROM moments
 ORDER BY id;

-- case: other spellings of fields
SELECT id, extract('years' FROM at) AS a, extract(Y FROM at) AS b, extract(mons FROM local) AS c, extract(DAYS FROM day) AS d, extract(h FROM clock) AS e, extract(mins FROM at) AS f,
       date_part('SECS', at) AS g, date_part('ms', local) AS h, date_part('usec', at) AS i, extract(weeks FROM day) AS j, extract(qtr FROM at) AS k, extract(jd FROM day) AS l
  FROM moments
 ORDER BY id;

-- case: fields where rows are chosen
SELECT extract(hour FROM at) AS hour, count(*) AS many, min(extract(second FROM at)) AS a, avg(extract(day FROM local)) AS b, sum(extract(epoch FROM clock)) AS c
  FROM moments
 WHERE extract(year FROM local) >= 1970 AND extract(second FROM at) < 59.5 AND date_part('month', at) <> 13 AND extract(epoch FROM at) BETWEEN 0.5 AND 1e12::numeric
 GROUP BY extract(hour FROM at)
 ORDER BY hour;

-- case: fields as whole numbers
SELECT id, extract(second FROM local)::int AS a, extract(epoch FROM at)::bigint AS b, extract(milliseconds FROM until)::int AS c, date_part('second', local)::int AS d, extract(epoch FROM at)::double precision AS e,
       extract(second FROM local)::text AS f, extract(epoch FROM until)::numeric(20, 3) AS g, floor_.x AS h
  FROM moments
 CROSS JOIN (SELECT extract(day FROM date '2024-02-29')::int AS x) AS floor_
 ORDER BY id;
