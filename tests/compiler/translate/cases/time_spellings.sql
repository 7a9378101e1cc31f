-- case: spellings of literals
SELECT date '2024-1-5' AS a, '2024/1/5'::date AS b, '20240105'::date AS c, timestamp '2024-01-05 9:5' AS d, '2024-01-05T9:05:3'::timestamp AS e, '2024-01-05 9:05 PM'::timestamp AS f, '2024-01-05 12:05am'::timestamp AS g,
       '2024-01-05 00:30 pm'::timestamp AS h, time '9:05pm' AS i, '2024-01-05T9:05:03.5 AM'::timestamp AS j, '2024-01-05 9:05 pm America/New_York'::timestamptz AS k, '2024-03-31 2:30 Europe/Berlin'::timestamptz AS l,
       '2024-01-05 9:05 +5'::timestamptz AS m, '2024-01-05 9:05-5:30'::timestamptz AS n, '2024-01-05 9:05 america/new_york'::timestamptz AS o, 'epoch'::timestamptz AS p, 'EPOCH'::timestamp AS q, ' epoch '::date AS r,
       '20240105 10:11'::timestamp AS s, (interval '1 month - 1 day')::text AS t, interval '- 1 day + 02:03'::text AS u, interval '1 day -  2 hours'::text AS v;

-- case: spellings of texts
-- parameters: {"t": "2024-1-5"}, {"t": "2024/01/05 3:04 pm"}, {"t": "20240105"}, {"t": "epoch"}, {"t": "2024-01-05 9:05:07.089 AM"}, {"t": null}
SELECT :t::text::date AS a, :t::text::timestamp AS b, :t::text::timestamptz AS c;

-- case: texts with a zone
-- parameters: {"t": "2024-1-5 3:04 Asia/Kathmandu"}, {"t": "2024-10-27 02:30 Europe/Berlin"}, {"t": "20240105 3:04+5"}
SELECT :t::text::timestamptz AS a, :t::text::date AS b;

-- case: texts that are no times
-- error: DataError
-- parameters: {"t": "2024/01-05"}, {"t": "2024-001-05"}, {"t": "2024-01-05 13:05 PM"}, {"t": "2024-01-05 9:05 Nowhere/Land"}, {"t": "2024-00-05"}, {"t": "20241305"}
SELECT :t::text::timestamptz AS a;

-- case: a text added to a time stamp
SELECT id, local + '2 days' AS a, at + '1 hour' AS b, '1 mon' + until AS c FROM moments WHERE id BETWEEN 1 AND 10 ORDER BY id;

-- case: fewer digits of a second
SELECT id, at::timestamptz(0) AS a, local::timestamp(0) AS b, local::timestamp(1) AS c, until::timestamp(2) AS d, at::timestamptz(6) AS e, day::timestamp(0) AS f, (clock - interval '1 second')::time(1) AS g, (at - interval '1 minute')::time(2) AS h
  FROM moments
 WHERE clock IS NULL OR clock < '23:59:59'
 ORDER BY id;

-- case: rounded to the second on both sides of the year 2000
SELECT n.n, (timestamp '1999-12-31 23:59:58.5' + n.n * interval '500 ms')::timestamp(0) AS a, (timestamptz '1969-12-31 23:59:58.05Z' + n.n * interval '50 ms')::timestamptz(1) AS b, (time '10:00:00.05' + n.n * interval '50 ms')::time(1) AS c
  FROM generate_series(0, 12) AS n (n)
 ORDER BY n.n;

-- case: literals finer than a millisecond where they are stored
UPDATE moments SET at = '2024-05-05 10:00:00.1235+02', local = '1999-05-05 10:00:00.1235', until = '1999-05-05 10:00:00.1245', clock = '10:00:00.1235', day = '2024-05-05';

-- case: literals that are rounded
SELECT '2024-05-05 10:00:00.1235'::timestamp(3) AS a, timestamp(3) '1999-05-05 10:00:00.1245' AS b, '10:00:00.1245'::time(3) AS c, '2024-05-05 10:00:00.999999'::timestamp(3) AS d, timestamptz(3) '2024-12-31 23:59:59.9995-00' AS e,
       '1999-12-31 23:59:59.9995'::timestamp(3) AS f, '1969-12-31 23:59:59.0005'::timestamp(3) AS g, '2024-05-05 10:00:00.5'::timestamp(0) AS h;
