-- case: the clock beside what is known
SELECT now() > '2020-01-01'::timestamptz AS a, current_date > date '2020-01-01' AS b, localtimestamp > timestamp '2020-01-01' AS c, current_timestamp(3) < '9000-01-01' AS d,
       now() = transaction_timestamp() AS e, statement_timestamp() >= now() - interval '1 hour' AS f, clock_timestamp() < now() + interval '1 day' AS g, localtime BETWEEN '00:00' AND '23:59:59.999' AS h,
       now()::date = current_date AS i, (now() AT TIME ZONE 'UTC') = localtimestamp AS j, date_trunc('century', now()) AS k, extract(millennium FROM current_date) AS l, now() - interval '1 day' < now() AS m,
       age(timestamp '2000-01-01') > interval '20 years' AS n, current_timestamp IS NOT NULL AS o, extract(epoch FROM now() - '2020-01-01'::timestamptz) > 1e8::numeric AS p, localtimestamp(3) - (now() AT TIME ZONE 'utc') < interval '1 second' AS q;

-- case: rows of the past and of the future
-- parameters: {"days": 7}
SELECT id FROM moments WHERE at < now() - interval '7 days' AND day <= current_date AND local > now() - :days * interval '10000 days' AND (until IS NULL OR until <> localtimestamp) ORDER BY id;

-- case: one instant for all rows
SELECT count(DISTINCT now()) AS a, count(DISTINCT clock_timestamp() >= now()) AS b FROM things CROSS JOIN parts AS p CROSS JOIN parts AS q;

-- case: the clock as a new value
UPDATE counters SET touched = date_trunc('century', now()), total = extract(epoch FROM now() - now()) RETURNING name, touched, touched < now() AS past;

-- case: the clock in a new row
INSERT INTO counters (name, total, touched) VALUES ('now', 1, date_trunc('millennium', current_timestamp))
ON CONFLICT (name) DO UPDATE SET touched = date_trunc('millennium', now());

-- case: rows that the clock takes away
DELETE FROM parts WHERE made < now() - interval '1 year';

-- case: numbers by chance
SELECT count(*) FILTER (WHERE random() >= 1) AS a, count(*) FILTER (WHERE random() < 0) AS b, count(DISTINCT random()) > 1 AS c FROM things;

-- case: a row by chance
SELECT count(*) AS many FROM (SELECT id FROM things ORDER BY random() LIMIT 5) AS s;

-- case: numbers that name things by chance
SELECT substr(gen_random_uuid()::text, 14, 2) < '5' AS a, gen_random_uuid() IS NOT NULL AS b, length(gen_random_uuid()::text) AS c, substr(gen_random_uuid()::text, 20, 1) >= '8' AS d,
       substr(gen_random_uuid()::text, 20, 1) < 'c' AS e, (SELECT count(DISTINCT gen_random_uuid()) FROM things) AS f;

-- case: new names in new rows
INSERT INTO logs (message) SELECT 'x' FROM things WHERE uid IS DISTINCT FROM gen_random_uuid();

-- case: names by chance as new values
UPDATE things SET raw = NULL WHERE uid IS DISTINCT FROM gen_random_uuid();
