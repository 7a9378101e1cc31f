-- case: choice
SELECT things.id, CASE WHEN things.amount > 0 THEN 'more' WHEN things.amount < 0 THEN 'less' END AS a, CASE WHEN things.flag = 1 THEN 1 WHEN things.flag = 0 THEN 0 ELSE -1 END AS b, CASE WHEN things.flag THEN things.amount ELSE things.big END AS c, CASE WHEN things.flag THEN things.ratio ELSE 1.0 END AS d, CASE WHEN things.id = :n THEN things.at ELSE things.seen END AS e, CASE WHEN things.flag THEN things.short ELSE things.note END AS f, CASE WHEN things.flag AND things.done THEN NULL ELSE 'x' END AS g
FROM things
ORDER BY things.id;

-- case: coalesce and nullif
SELECT things.id, coalesce(things.note, things.short, 'none') AS a, coalesce(things.amount, 0) AS b, coalesce(things.ratio, 0.0) AS c, coalesce(things.amount, things.big) AS d, coalesce(things.ratio, CAST(things.amount AS REAL), 7.0) AS e, nullif(things.note, 'a') AS f, nullif(things.amount, 7) AS g, nullif(things.short, '') AS h, coalesce(things.flag, 0) AS i, coalesce(things.seen, things.at) AS j, nullif(things.amount, things.big) AS k, coalesce(NULL, things.note) AS l, coalesce(things.short, things.note) AS m, coalesce(things.day, '2000-01-01') AS n
FROM things
ORDER BY things.id;

-- case: greatest and least pass over NULLs
SELECT things.id, coalesce(max(things.amount, 0), things.amount, 0) AS a, coalesce(min(coalesce(min(things.amount, things.small), things.amount, things.small), 3), coalesce(min(things.amount, things.small), things.amount, things.small), 3) AS b, coalesce(max(things.note, things.short), things.note, things.short) AS c, coalesce(min(things.seen, things.at), things.seen, things.at) AS d, coalesce(max(things.ratio, things.score), things.ratio, things.score) AS e, coalesce(max(things.amount, things.big), things.amount, things.big) AS f, coalesce(min(things.flag, things.done), things.flag, things.done) AS g, max(things.id, 3) AS h, coalesce(max(things.ratio, CAST(things.amount AS REAL)), things.ratio, CAST(things.amount AS REAL)) AS i, coalesce(min(things.day, '2024-01-01'), things.day, '2024-01-01') AS j
FROM things
ORDER BY things.id;

-- case: arithmetic in range
SELECT things.id, CASE WHEN (things.id + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.id + 1 END AS a, CASE WHEN (things.id - 100) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.id - 100 END AS b, CASE WHEN things.id * 1000 NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.id * 1000 END AS c, things.id / 7 AS d, things.id % 7 AS e, CASE WHEN (0 - things.id) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE 0 - things.id END AS f, CASE WHEN (0 - things.id) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE 0 - things.id END / 7 AS g, CASE WHEN (0 - things.id) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE 0 - things.id END % 7 AS h, things.small + 0 AS i, length(things.code) + 1 AS j, count(*) OVER () + 1 AS k, things.amount + 1 AS l, things.small * 2 AS m, abs(things.small) AS n, abs(things.score) + 0.0 AS o, things.id % 5 AS p
FROM things
ORDER BY things.id;

-- case: integer above its range
SELECT CASE WHEN (things.amount + :n) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.amount + :n END
FROM things
WHERE things.amount IN (2147483647, -2147483648)
ORDER BY CASE WHEN things.amount * :n NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.amount * :n END DESC NULLS FIRST;

-- case: integer in its range beside NULL
SELECT things.id, CASE WHEN (things.small + :n) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.small + :n END AS sum, CASE WHEN (things.amount - things.amount) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.amount - things.amount END AS "nothing"
FROM things
WHERE (things.amount IS NULL OR things.amount BETWEEN -7 AND 7) AND things.small < 2
ORDER BY things.id;

-- case: bigint above its range
SELECT CASE WHEN typeof(things.big + 1) = 'real' THEN abs(-9223372036854775808) ELSE things.big + 1 END
FROM things;

-- case: bigint below its range
SELECT CASE WHEN typeof(things.big - 1) = 'real' THEN abs(-9223372036854775808) ELSE things.big - 1 END
FROM things;

-- case: bigint times
SELECT CASE WHEN typeof(things.big * 2) = 'real' THEN abs(-9223372036854775808) ELSE things.big * 2 END
FROM things;

-- case: minus the least bigint
SELECT CASE WHEN typeof(0 - things.big) = 'real' THEN abs(-9223372036854775808) ELSE 0 - things.big END
FROM things;

-- case: smallint above its range
SELECT CASE WHEN things.small * 2 NOT BETWEEN -32768 AND 32767 THEN abs(-9223372036854775808) ELSE things.small * 2 END
FROM things;

-- case: integer times integer
SELECT CASE WHEN things.amount * things.amount NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.amount * things.amount END
FROM things;

-- case: abs of the least integer
SELECT CASE WHEN abs(things.amount) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE abs(things.amount) END AS abs
FROM things;

-- case: the least integer by minus one
SELECT CASE WHEN :n = 0 THEN abs(-9223372036854775808) ELSE CASE WHEN things.amount / :n NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.amount / :n END END
FROM things;

-- case: division by zero
SELECT CASE WHEN :n = 0 THEN abs(-9223372036854775808) ELSE CASE WHEN things.id / :n NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.id / :n END END
FROM things;

-- case: remainder by zero
SELECT CASE WHEN :n = 0 THEN abs(-9223372036854775808) ELSE CASE WHEN typeof(things.big % :n) = 'real' THEN abs(-9223372036854775808) ELSE things.big % :n END END
FROM things;

-- case: division by nullif
SELECT things.id, CASE WHEN nullif(:n, 0) = 0 THEN abs(-9223372036854775808) ELSE CASE WHEN things.amount / nullif(:n, 0) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.amount / nullif(:n, 0) END END AS a, CASE WHEN nullif(:n, 0) = 0 THEN abs(-9223372036854775808) ELSE things.big % nullif(:n, 0) END AS b, CASE WHEN nullif(things.id, 0) = 0 THEN abs(-9223372036854775808) ELSE CASE WHEN things.id / nullif(things.id, 0) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.id / nullif(things.id, 0) END END AS c, things.amount / 3 AS d, things.amount % -3 AS e
FROM things
ORDER BY things.id;

-- case: a product in steps that leaves the range on its way
SELECT CASE WHEN (CASE WHEN (things.amount + things.amount) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.amount + things.amount END - things.amount) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE CASE WHEN (things.amount + things.amount) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.amount + things.amount END - things.amount END
FROM things
WHERE things.amount = 2147483647;

-- case: sums of doubles
SELECT things.id, CASE WHEN abs(things.score + 0.1) <= 1.7976931348623157e308 OR (abs(things.score) = 9e999 OR abs(0.1) = 9e999) AND things.score + 0.1 IS NOT NULL THEN things.score + 0.1 ELSE abs(-9223372036854775808) END AS a, CASE WHEN abs(things.score - 0.2) <= 1.7976931348623157e308 OR (abs(things.score) = 9e999 OR abs(0.2) = 9e999) AND things.score - 0.2 IS NOT NULL THEN things.score - 0.2 ELSE abs(-9223372036854775808) END AS b, CASE WHEN abs(things.ratio + 1.0) <= 1.7976931348623157e308 OR things.ratio IS NULL OR (abs(things.ratio) = 9e999 OR abs(1.0) = 9e999) AND things.ratio + 1.0 IS NOT NULL THEN things.ratio + 1.0 ELSE abs(-9223372036854775808) END AS c, CASE WHEN abs(things.score + things.score) <= 1.7976931348623157e308 OR (abs(things.score) = 9e999 OR abs(things.score) = 9e999) AND things.score + things.score IS NOT NULL THEN things.score + things.score ELSE abs(-9223372036854775808) END AS d, CASE WHEN abs(things.ratio - things.score) <= 1.7976931348623157e308 OR things.ratio IS NULL OR (abs(things.ratio) = 9e999 OR abs(things.score) = 9e999) AND things.ratio - things.score IS NOT NULL THEN things.ratio - things.score ELSE abs(-9223372036854775808) END AS e
FROM things
WHERE things.ratio IS NULL OR things.ratio < 9.0
ORDER BY things.id;

-- case: a sum of doubles above the range
SELECT CASE WHEN abs(things.ratio + things.ratio) <= 1.7976931348623157e308 OR things.ratio IS NULL OR things.ratio IS NULL OR (abs(things.ratio) = 9e999 OR abs(things.ratio) = 9e999) AND things.ratio + things.ratio IS NOT NULL THEN things.ratio + things.ratio ELSE abs(-9223372036854775808) END
FROM things
WHERE things.id = 5;

-- case: infinity stays
SELECT CASE WHEN abs(things.ratio + 1.0) <= 1.7976931348623157e308 OR things.ratio IS NULL OR (abs(things.ratio) = 9e999 OR abs(1.0) = 9e999) AND things.ratio + 1.0 IS NOT NULL THEN things.ratio + 1.0 ELSE abs(-9223372036854775808) END AS more, CASE WHEN abs(things.ratio - 1.5) <= 1.7976931348623157e308 OR things.ratio IS NULL OR (abs(things.ratio) = 9e999 OR abs(1.5) = 9e999) AND things.ratio - 1.5 IS NOT NULL THEN things.ratio - 1.5 ELSE abs(-9223372036854775808) END AS less
FROM things
WHERE things.id IN (8, 17)
ORDER BY things.id;

-- case: texts together
SELECT things.id, things.note || '!' AS a, things.code || things.note AS b, things.code || things.short AS c, 'n' || CAST(things.id AS TEXT) AS d, things.code || CASE things.flag WHEN 1 THEN 'true' WHEN 0 THEN 'false' END AS e, things.code || CAST(things.big AS TEXT) || '.' AS f, things.uid || things.code AS g, things.day || '' AS h, (coalesce(things.note, '') || '-' || CAST(things.id AS TEXT) || coalesce(things.short, '')) AS i, things.code || (rtrim(rtrim(replace(substr(things.at, 1, 23), 'T', ' '), '0'), '.') || '+00') AS j
FROM things
ORDER BY things.id;

-- case: functions of text
SELECT things.id, length(things.code) AS a, length(things.note) AS b, replace(things.code, 'a', 'bb') AS c, replace(things.code, '', 'x') AS d, trim(things.code) AS e, ltrim(things.code) AS f, rtrim(things.code) AS g, trim(things.code, 'ab ') AS h, instr(things.code, 'a') AS i, instr(things.code, '') AS j, instr(things.code, things.note) AS k, (substr(things.code, 1, length('a')) = 'a') AS l, length(CAST(things.code AS BLOB)) AS m, ltrim(things.code, 'a') AS n, rtrim(things.code) AS o, length(things.short) AS p, rtrim(things.note, '') AS q, (substr(things.code, 1, length(things.note)) = things.note) AS r
FROM things
ORDER BY things.id;

-- case: parts of text
SELECT things.id, substr(things.code, 2) AS a, substr(things.code, 1, 2) AS b, substr(things.code, 2, 1) AS c, substr(things.code, max(:s, 1)) AS d, substr(things.code, max(:s, 1), CASE WHEN :n < 0 THEN abs(-9223372036854775808) ELSE max(:s + :n - max(:s, 1), 0) END) AS e, substr(things.code, 1, 2) AS f, substr(things.code, 1, max(length(things.code) - 1, 0)) AS g, substr(things.code, -2) AS h, substr(things.code, 2) AS i, substr(things.code, 1, 0) AS j, substr(things.code, 1, 0) AS k, substr(things.code, 1, CASE WHEN :n < 0 THEN abs(-9223372036854775808) ELSE :n END) AS l
FROM things
ORDER BY things.id;

-- case: a negative length
SELECT substr(things.code, 1, CASE WHEN :n < 0 THEN abs(-9223372036854775808) ELSE :n END) AS substr
FROM things;

-- case: casts
SELECT things.id, CAST(things.id AS TEXT) AS a, CAST(things.big AS TEXT) AS b, CASE things.flag WHEN 1 THEN 'true' WHEN 0 THEN 'false' END AS c, things.done AS d, CASE WHEN things.id <> 0 THEN 1 WHEN things.id = 0 THEN 0 END AS e, things.uid AS f, things.day AS g, (rtrim(rtrim(replace(substr(things.at, 1, 23), 'T', ' '), '0'), '.') || '+00') AS h, things.small AS i, CAST(things.amount AS REAL) AS j, CAST(things.big AS REAL) AS k, substr(things.code, 1, 2) AS l, things.short AS m, things.note AS n, CASE (things.flag = :flag) WHEN 1 THEN 'true' WHEN 0 THEN 'false' END AS o, CASE WHEN ((things.amount > 0) + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE (things.amount > 0) + 1 END AS p, substr(things.at, 1, 10) AS q, (things.day || 'T00:00:00.000Z') AS r, 7 AS s, ' x ' AS t, '{"a":null,"b":[1,2.50]}' AS u, 1.5 AS v, CASE WHEN things.id NOT BETWEEN -32768 AND 32767 THEN abs(-9223372036854775808) ELSE things.id END AS w, (rtrim(rtrim(replace(substr(things.seen, 1, 23), 'T', ' '), '0'), '.') || '+00') AS x, things.id AS y, CAST(things.id AS REAL) AS z
FROM things
ORDER BY things.id;

-- case: a cast out of range
SELECT CASE WHEN things.big NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.big END AS big
FROM things;

-- case: a number from text
SELECT CASE WHEN ltrim(substr(trim(things.code, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(things.code, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(things.code, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(things.code, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(things.code, ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(things.code, ' ' || char(9, 10, 11, 12, 13)) BETWEEN -2147483648 AND 2147483647 THEN CAST(trim(things.code, ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN things.code IS NOT NULL THEN abs(-9223372036854775808) END AS n, CASE WHEN ltrim(substr(trim(' ' || things.code || ' ', ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(' ' || things.code || ' ', ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(' ' || things.code || ' ', ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(' ' || things.code || ' ', ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(' ' || things.code || ' ', ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(' ' || things.code || ' ', ' ' || char(9, 10, 11, 12, 13)) BETWEEN -9223372036854775808 AND 9223372036854775807 THEN CAST(trim(' ' || things.code || ' ', ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN (' ' || things.code || ' ') IS NOT NULL THEN abs(-9223372036854775808) END AS m, CASE WHEN ltrim(substr(trim('-' || things.code, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim('-' || things.code, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim('-' || things.code, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim('-' || things.code, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim('-' || things.code, ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim('-' || things.code, ' ' || char(9, 10, 11, 12, 13)) BETWEEN -2147483648 AND 2147483647 THEN CAST(trim('-' || things.code, ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN ('-' || things.code) IS NOT NULL THEN abs(-9223372036854775808) END AS minus
FROM things
WHERE things.code IN ('12', '0')
ORDER BY things.code;

-- case: no number in a text
SELECT CASE WHEN ltrim(substr(trim(things.code, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(things.code, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(things.code, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(things.code, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(things.code, ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(things.code, ' ' || char(9, 10, 11, 12, 13)) BETWEEN -2147483648 AND 2147483647 THEN CAST(trim(things.code, ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN things.code IS NOT NULL THEN abs(-9223372036854775808) END AS code
FROM things
WHERE things.code LIKE '%a%' ESCAPE '\';

-- case: an empty text is no number
SELECT CASE WHEN ltrim(substr(trim(things.code, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(things.code, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(things.code, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(things.code, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(things.code, ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(things.code, ' ' || char(9, 10, 11, 12, 13)) BETWEEN -9223372036854775808 AND 9223372036854775807 THEN CAST(trim(things.code, ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN things.code IS NOT NULL THEN abs(-9223372036854775808) END AS code
FROM things
WHERE things.code = '';

-- case: scalar subqueries
SELECT t.id, (SELECT max(p.n) AS max FROM parts AS p WHERE p.thing_id = t.id) AS a, (SELECT count(*) AS count FROM parts AS p WHERE p.thing_id = t.id) AS b, (SELECT p.label FROM parts AS p WHERE p.thing_id = t.id ORDER BY p.n DESC LIMIT 1) AS c, (SELECT p.label FROM parts AS p WHERE p.thing_id = t.id AND p.n = 0) AS d, (SELECT coalesce(max(p.qty), 0) AS coalesce FROM parts AS p WHERE p.thing_id = t.id) AS e, (SELECT o.code FROM things AS o JOIN parts AS p ON p.thing_id = o.id WHERE o.id = t.id AND p.n = 1) AS f, (SELECT CASE WHEN (1 + t.id) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE 1 + t.id END) AS g, (SELECT count(*) AS count FROM parts GROUP BY parts.label HAVING parts.label = 'a' AND count(*) > 100 LIMIT 1) AS h, (SELECT count(*) AS count FROM parts LIMIT -1 OFFSET 1) AS i
FROM things AS t
ORDER BY t.id;

-- case: nothing replaced by NULL
SELECT things.id, CASE WHEN things.note IS NOT NULL THEN replace(things.code, '', things.note) END AS a, CASE WHEN things.short IS NOT NULL THEN replace(things.code, things.code, things.short) END AS b, replace(things.note, 'a', things.code) AS c
FROM things
ORDER BY things.id;

-- case: casts between the rest
SELECT things.id, :uid AS a, :raw AS b, 'f47ac10b-58cc-4372-a567-0e02b2c3d479' AS c, CAST(things.small AS TEXT) AS d, CAST(things.small AS TEXT) AS e, CAST(things.id AS TEXT) AS f, CAST(things.big AS TEXT) AS g, CASE things.flag WHEN 1 THEN 'true' WHEN 0 THEN 'false' END AS h, things.day AS i, things.uid AS j, (rtrim(rtrim(replace(substr(things.at, 1, 23), 'T', ' '), '0'), '.') || '+00') AS k, things.code || CAST(things.small AS TEXT) AS l, substr(substr(things.at, 1, 23), 1, 10) AS m, 9 AS n, -5 AS o, :word AS p, trim(things.code, 'a') AS q, 1.25 AS r, CAST(things.small AS TEXT) || '' AS s, substr(things.at, 1, 10) AS t, substr('b', 1, 3) AS u
FROM things
ORDER BY things.id;

-- case: the least whole numbers are an integer and a bigint
SELECT -2147483648 AS a, -9223372036854775808 AS b, -2147483648 AS c, 1 - 2147483648 AS d, '-9223372036854775809' AS e, 0 AS f;

-- case: the least whole numbers compared and reckoned with
SELECT things.id, CASE WHEN typeof(things.big - -9223372036854775808) = 'real' THEN abs(-9223372036854775808) ELSE things.big - -9223372036854775808 END AS a, things.amount = -2147483648 AS b
FROM things
WHERE things.big = -9223372036854775808 OR things.big > -9e999 AND things.big < 0
ORDER BY things.id;

-- case: below the least integer
SELECT CASE WHEN (-2147483648 - 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE -2147483648 - 1 END AS a;
