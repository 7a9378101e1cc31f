-- case: the clock beside what is known
SELECT (SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) > '2020-01-01T00:00:00.000Z' AS a, (SELECT date('now')) > '2020-01-01' AS b, (SELECT strftime('%Y-%m-%dT%H:%M:%f', 'now')) > '2020-01-01T00:00:00.000' AS c, (SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) < '9000-01-01T00:00:00.000Z' AS d, (SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) = (SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) AS e, (SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) >= CASE WHEN strftime('%Y-%m-%dT%H:%M:%S', substr((SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), 1, 19), '-3600 seconds') || substr((SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), 20) >= '0001' THEN strftime('%Y-%m-%dT%H:%M:%S', substr((SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), 1, 19), '-3600 seconds') || substr((SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), 20) ELSE abs(-9223372036854775808) END AS f, (SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) < CASE WHEN strftime('%Y-%m-%dT%H:%M:%S', substr((SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), 1, 19), '+86400 seconds') || substr((SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), 20) >= '0001' THEN strftime('%Y-%m-%dT%H:%M:%S', substr((SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), 1, 19), '+86400 seconds') || substr((SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), 20) ELSE abs(-9223372036854775808) END AS g, (SELECT strftime('%H:%M:%f', 'now')) BETWEEN '00:00:00.000' AND '23:59:59.999' AS h, substr((SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), 1, 10) = (SELECT date('now')) AS i, substr((SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), 1, 23) = (SELECT strftime('%Y-%m-%dT%H:%M:%f', 'now')) AS j, substr('000' || ((CAST(substr((SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), 1, 4) AS INTEGER) - 1) / 100 * 100 + 1), -4) || '-01-01T00:00:00.000' || 'Z' AS k, ((CAST(substr((SELECT date('now')), 1, 4) AS INTEGER) + 999) / 1000) AS l, CASE WHEN strftime('%Y-%m-%dT%H:%M:%S', substr((SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), 1, 19), '-86400 seconds') || substr((SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), 20) >= '0001' THEN strftime('%Y-%m-%dT%H:%M:%S', substr((SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), 1, 19), '-86400 seconds') || substr((SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), 20) ELSE abs(-9223372036854775808) END < (SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) AS m, pg_interval_length(pg_age(date('now') || 'T00:00:00.000Z', '2000-01-01T00:00:00.000')) > pg_interval_length('240 0 0') AS n, (SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) IS NOT NULL AS o, ((CAST(strftime('%s', substr((SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), 1, 19)) AS INTEGER) * 1000 + substr((SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), 21, 3) - (CAST(strftime('%s', substr('2020-01-01T00:00:00.000Z', 1, 19)) AS INTEGER) * 1000 + substr('2020-01-01T00:00:00.000Z', 21, 3))) * 1000) > 100000000 * 1000000 AS p, (CAST(strftime('%s', substr((SELECT strftime('%Y-%m-%dT%H:%M:%f', 'now')), 1, 19)) AS INTEGER) * 1000 + substr((SELECT strftime('%Y-%m-%dT%H:%M:%f', 'now')), 21, 3) - (CAST(strftime('%s', substr(substr((SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), 1, 23), 1, 19)) AS INTEGER) * 1000 + substr(substr((SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), 1, 23), 21, 3))) * 1000 < pg_interval_length('0 0 1000000') AS q;

-- case: rows of the past and of the future
SELECT moments.id
FROM moments
WHERE moments.at < CASE WHEN strftime('%Y-%m-%dT%H:%M:%S', substr((SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), 1, 19), '-604800 seconds') || substr((SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), 20) >= '0001' THEN strftime('%Y-%m-%dT%H:%M:%S', substr((SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), 1, 19), '-604800 seconds') || substr((SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), 20) ELSE abs(-9223372036854775808) END AND moments.day <= (SELECT date('now')) AND moments.local || 'Z' > pg_stamp_minus((SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), pg_interval_product('0 10000 0', :days)) AND (moments.until IS NULL OR moments.until <> (SELECT strftime('%Y-%m-%dT%H:%M:%f', 'now')))
ORDER BY moments.id;

-- case: one instant for all rows
SELECT count(DISTINCT (SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))) AS a, count(DISTINCT (SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) >= (SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))) AS b
FROM things
CROSS JOIN parts AS p
CROSS JOIN parts AS q;

-- case: the clock as a new value
-- writes
UPDATE counters
SET touched = substr('000' || ((CAST(substr(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 1, 4) AS INTEGER) - 1) / 100 * 100 + 1), -4) || '-01-01T00:00:00.000' || 'Z', total = CASE WHEN typeof(pg_numeric_scaled(pg_numeric_text(((CAST(strftime('%s', substr(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 1, 19)) AS INTEGER) * 1000 + substr(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 21, 3) - (CAST(strftime('%s', substr(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 1, 19)) AS INTEGER) * 1000 + substr(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 21, 3))) * 1000), 6), 0, 9223372036854775807)) = 'real' THEN abs(-9223372036854775808) ELSE pg_numeric_scaled(pg_numeric_text(((CAST(strftime('%s', substr(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 1, 19)) AS INTEGER) * 1000 + substr(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 21, 3) - (CAST(strftime('%s', substr(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 1, 19)) AS INTEGER) * 1000 + substr(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 21, 3))) * 1000), 6), 0, 9223372036854775807) END
RETURNING name, touched, coalesce(touched, NULL) < strftime('%Y-%m-%dT%H:%M:%fZ', 'now') AS past;

-- case: the clock in a new row
-- writes
INSERT INTO counters (name, total, touched)
VALUES ('now', 1, substr('000' || ((CAST(substr(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 1, 4) AS INTEGER) - 1) / 1000 * 1000 + 1), -4) || '-01-01T00:00:00.000' || 'Z')
ON CONFLICT (name) DO UPDATE SET touched = substr('000' || ((CAST(substr(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 1, 4) AS INTEGER) - 1) / 1000 * 1000 + 1), -4) || '-01-01T00:00:00.000' || 'Z';

-- case: rows that the clock takes away
-- writes
DELETE FROM parts
WHERE parts.made < CASE WHEN min(date(date(substr(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 1, 10), 'start of month', '-12 months'), (CAST(substr(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 9, 2) AS INTEGER) - 1) || ' days'), date(date(substr(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 1, 10), 'start of month', '-12 months'), '+1 month', '-1 day')) || substr(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 11) >= '0001' THEN min(date(date(substr(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 1, 10), 'start of month', '-12 months'), (CAST(substr(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 9, 2) AS INTEGER) - 1) || ' days'), date(date(substr(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 1, 10), 'start of month', '-12 months'), '+1 month', '-1 day')) || substr(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 11) ELSE abs(-9223372036854775808) END;

-- case: numbers by chance
SELECT count(*) FILTER (WHERE ((random() & 9007199254740991) / 9007199254740992.0) >= 1.0) AS a, count(*) FILTER (WHERE ((random() & 9007199254740991) / 9007199254740992.0) < 0.0) AS b, count(DISTINCT ((random() & 9007199254740991) / 9007199254740992.0)) > 1 AS c
FROM things;

-- case: a row by chance
SELECT count(*) AS many
FROM (SELECT things.id FROM things ORDER BY ((random() & 9007199254740991) / 9007199254740992.0) LIMIT 5) AS s;

-- case: numbers that name things by chance
SELECT substr(lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))), 14, 2) < '5' AS a, lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))) IS NOT NULL AS b, length(lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))) AS c, substr(lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))), 20, 1) >= '8' AS d, substr(lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))), 20, 1) < 'c' AS e, (SELECT count(DISTINCT lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))) AS count FROM things) AS f;

-- case: new names in new rows
-- writes
INSERT INTO logs (message)
SELECT 'x'
FROM things
WHERE things.uid IS NOT lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)));

-- case: names by chance as new values
-- writes
UPDATE things
SET raw = NULL
WHERE things.uid IS NOT lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)));
