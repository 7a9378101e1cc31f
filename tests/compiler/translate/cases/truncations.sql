-- case: time stamps cut to every unit
SELECT id, date_trunc('microseconds', local) AS a, date_trunc('milliseconds', at) AS b, date_trunc('second', local) AS c, date_trunc('minute', at) AS d, date_trunc('hour', local) AS e,
       date_trunc('day', at) AS f, date_trunc('week', local) AS g, date_trunc('month', at) AS h, date_trunc('quarter', until) AS i, date_trunc('year', local) AS j, date_trunc('decade', at) AS k,
       date_trunc('century', local) AS l, date_trunc('millennium', at) AS m, date_trunc('DECADES', until) AS n, date_trunc('mil', local) AS o, date_trunc('qtr', at) AS p
  FROM moments
 ORDER BY id;

-- case: the first and the last years cut
SELECT id, date_trunc('century', at) AS a, date_trunc('millennium', at) AS b, date_trunc('week', at) AS c, date_trunc('quarter', at) AS d FROM things ORDER BY id;

-- case: dates cut
SELECT id, date_trunc('month', day) AS a, date_trunc('week', day)::date AS b, date_trunc('year', date '2024-02-29') AS c, date_trunc('day', '2024-02-29 10:00'::date) AS d FROM moments ORDER BY id;

-- case: a unit that comes as a parameter
-- parameters: {"u": "day"}, {"u": "WEEK"}, {"u": "mons"}, {"u": "decade"}, {"u": "qtr"}, {"u": "microseconds"}, {"u": null}
SELECT id, date_trunc(:u, local) AS a, date_trunc(:u::text, at) AS b, date_trunc(:u, at, 'Europe/Berlin') AS c, date_trunc(:u, day) AS d FROM moments ORDER BY id;

-- case: a unit that is none
-- error: DataError
-- parameters: {"u": "dow"}, {"u": ""}, {"u": "fortnight"}, {"u": "q"}
SELECT date_trunc(:u, local) AS a FROM moments;

-- case: cut in a zone
-- parameters: {"z": "America/New_York"}, {"z": "europe/berlin"}, {"z": "Australia/Lord_Howe"}, {"z": "+03:30"}, {"z": null}
SELECT id, date_trunc('hour', at, :z) AS a, date_trunc('day', at, :z) AS b, date_trunc('week', at, :z) AS c, date_trunc('month', at, zone) AS d, date_trunc('minute', at, zone) AS e,
       date_trunc('quarter', local, 'Asia/Seoul') AS f, date_trunc('year', at, zone) AS g, date_trunc('century', at, :z) AS h, date_trunc('second', at, zone) AS i, date_trunc('day', at, 'utc') AS j,
       date_trunc('milliseconds', at, zone) AS k, date_trunc('day', day, zone) AS l
  FROM moments
 ORDER BY id;

-- case: intervals cut
-- parameters: {"u": "hour"}, {"u": "day"}, {"u": "month"}, {"u": "decade"}, {"u": "milliseconds"}
SELECT id, date_trunc('minute', period::interval)::text AS a, date_trunc('quarter', period::interval * 7)::text AS b, date_trunc(:u, period::interval * -1.37)::text AS c,
       date_trunc('year', local - until)::text AS d, date_trunc('century', period::interval * 5000)::text AS e
  FROM moments
 ORDER BY id;

-- case: bins
-- parameters: {"s": "15 minutes"}, {"s": "1 day 01:00"}, {"s": "00:00:00.007"}, {"s": "7 days"}
SELECT id, date_bin(:s::text::interval, local, timestamp '2001-01-01 00:03') AS a, date_bin(:s::text::interval, at, timestamptz '2030-06-01 00:00Z') AS b, date_bin('1 hour', until, day) AS c,
       date_bin('90 minutes', day, date '1970-01-01') AS d, date_bin(interval '1 week', local, at) AS e
  FROM moments
 ORDER BY id;

-- case: no bins
-- error: DataError
-- parameters: {"s": "0"}, {"s": "-1 day"}
SELECT date_bin(:s::text::interval, local, timestamp '2001-01-01 00:03') AS a FROM moments;

-- case: the function date
-- parameters: {"t": "2024-02-29 10:00"}
SELECT id, date(at) AS a, date(local) AS b, date(until) AS c, date(day) AS d, date('2024-02-29') AS e, date(:t::text) AS f FROM moments WHERE date(at) > '1990-01-01' OR date(local) < date '1600-01-01' ORDER BY id;

-- case: groups by a unit
SELECT date_trunc('decade', at) AS decade, count(*) AS many, min(date_trunc('hour', local)) AS a FROM moments GROUP BY 1 ORDER BY 1;
