-- case: instants in a zone
-- parameters: {"z": "America/New_York"}, {"z": "europe/BERLIN"}, {"z": "Etc/GMT+5"}, {"z": "-08:30"}, {"z": "+3"}, {"z": "UTC"}, {"z": null}, {"z": "Japan"}
SELECT id, at AT TIME ZONE zone AS a, at AT TIME ZONE :z AS b, timezone(:z, at) AS c, at AT TIME ZONE 'Asia/Kathmandu' AS d, (at AT TIME ZONE 'Asia/Seoul')::date AS e, at AT TIME ZONE 'utc' AS f,
       day AT TIME ZONE zone AS g, at AT TIME ZONE interval '-03:30' AS h, '2024-07-01 12:00Z' AT TIME ZONE zone AS i, at AT TIME ZONE 'Pacific/Apia' AS j
  FROM moments
 ORDER BY id;

-- case: local times of a zone
-- parameters: {"z": "America/New_York"}, {"z": "europe/BERLIN"}, {"z": "Etc/GMT+5"}, {"z": "-08:30"}, {"z": "Z"}, {"z": null}, {"z": "W-SU"}
SELECT id, local AT TIME ZONE zone AS a, local AT TIME ZONE :z AS b, timezone(zone, until) AS c, until AT TIME ZONE 'Australia/Lord_Howe' AS d, local AT TIME ZONE 'Zulu' AS e,
       local AT TIME ZONE interval '05:45' AS f, local AT TIME ZONE 'Pacific/Apia' AS g, (at AT TIME ZONE zone) AT TIME ZONE zone = at AS h
  FROM moments
 ORDER BY id;

-- case: every row in every zone
SELECT a.id, b.zone, a.local AT TIME ZONE b.zone AS c, a.at AT TIME ZONE b.zone AS d, extract(hour FROM a.at AT TIME ZONE b.zone)::int AS e, date_trunc('day', a.at AT TIME ZONE b.zone) AT TIME ZONE b.zone AS f
  FROM moments AS a
 CROSS JOIN (SELECT DISTINCT zone FROM moments) AS b
 ORDER BY a.id, b.zone;

-- case: changes of the clock minute by minute
SELECT n.n, z.zone, (timestamp '2024-03-31 00:00' + n.n * interval '10 minutes') AT TIME ZONE z.zone AS a, (timestamp '2024-10-27 00:00' + n.n * interval '10 minutes') AT TIME ZONE z.zone AS b,
       (timestamp '2024-03-10 00:00' + n.n * interval '10 minutes') AT TIME ZONE z.zone AS c, (timestamp '2024-11-03 00:00' + n.n * interval '10 minutes') AT TIME ZONE z.zone AS d,
       (timestamp '2024-10-06 00:00' + n.n * interval '10 minutes') AT TIME ZONE z.zone AS e, (timestamp '2024-04-07 00:00' + n.n * interval '10 minutes') AT TIME ZONE z.zone AS f,
       (timestamp '2011-12-29 12:00' + n.n * interval '100 minutes') AT TIME ZONE z.zone AS g, (timestamp '1883-11-18 12:00' + n.n * interval '1 minute') AT TIME ZONE z.zone AS h,
       (timestamptz '2024-03-31 00:00Z' + n.n * interval '10 minutes') AT TIME ZONE z.zone AS i, (timestamptz '2024-11-03 00:00Z' + n.n * interval '10 minutes') AT TIME ZONE z.zone AS j,
       (timestamptz '1883-11-18 16:00Z' + n.n * interval '1 minute') AT TIME ZONE z.zone AS k
  FROM generate_series(0, 30) AS n (n)
 CROSS JOIN (SELECT DISTINCT zone FROM moments) AS z
 ORDER BY n.n, z.zone;

-- case: every month of many years
SELECT z.zone, m.m, date_trunc('month', timestamptz '1890-01-15 06:00Z' + m.m * interval '1 month', z.zone) AS a, (timestamp '1890-01-15 02:30' + m.m * interval '1 month') AT TIME ZONE z.zone AS b,
       (timestamptz '1890-01-15 06:00Z' + m.m * interval '1 month') AT TIME ZONE z.zone AS c
  FROM generate_series(0, 2000) AS m (m)
 CROSS JOIN (SELECT DISTINCT zone FROM moments) AS z
 ORDER BY z.zone, m.m;

-- case: zones that nobody knows
-- error: DataError
-- parameters: {"z": "Nowhere/Land"}, {"z": ""}, {"z": " UTC"}
SELECT at AT TIME ZONE :z AS a FROM moments;

-- case: an interval of days as a zone
-- error: DataError
SELECT at AT TIME ZONE interval '1 day' AS a FROM moments;

-- case: rows of a local day
-- parameters: {"z": "Asia/Seoul", "d": "2024-02-29"}
SELECT (at AT TIME ZONE :z)::date AS day, count(*) AS many
  FROM moments
 WHERE at >= (:d::date)::timestamp AT TIME ZONE :z AND at < (:d::date + 40)::timestamp AT TIME ZONE :z
 GROUP BY (at AT TIME ZONE :z)::date
 ORDER BY 1;
