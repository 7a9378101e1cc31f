-- case: comparisons of every type
SELECT things.id, things.note = :note AS a, things.note <> :note AS b, things.note < :note AS c, things.short <= :note AS d, things.amount = :amount AS e, things.amount >= :amount AS f, things.small < :amount AS g, things.big > :amount AS h, things.big = :big AS i, things.score > :score AS j, things.ratio < :score AS k, things.flag = :flag AS l, things.flag < :flag AS m, things.at = :at AS n, things.seen > :at AS o, things.day <= :day AS p, things.uid = :uid AS q, things.uid < :uid AS r, things.raw = :raw AS s, things.raw < :raw AS t
FROM things
ORDER BY things.id;

-- case: text order is by code point
SELECT things.code
FROM things
WHERE things.code >= :word
ORDER BY things.code;

-- case: literals
SELECT things.id, things.note = 'it''s' AS quote, things.at >= '2024-03-01T00:00:00.000Z' AS later, things.day = '2024-02-29' AS leap, things.amount = 7 AS seven, things.flag = 1 AS yes, things.uid = '123e4567-e89b-12d3-a456-426614174000' AS same, things.score > 0.25 AS more, things.ratio = 0.1 AS tenth, things.ratio < 1.5 AS less
FROM things
ORDER BY things.id;

-- case: stamps with an offset and without seconds
SELECT things.id
FROM things
WHERE things.at >= '2024-03-01T00:00:00.000Z' AND things.at < '2024-03-01T00:00:00.001Z'
ORDER BY things.id;

-- case: rows compare from left to right
SELECT things.id, (things.at, things.id) < (:at, :id) AS before, (things.at, things.id) >= (:at, :id) AS behind, (things.note, things.amount) = ('a', 7) AS same, (things.note, things.amount) <> ('a', 7) AS other
FROM things
ORDER BY things.at DESC, things.id DESC;

-- case: in a list
SELECT things.id, things.note IN (:a, :b, 'it''s') AS found, NOT things.note IN (:a, :b) AS missing
FROM things
ORDER BY things.id;

-- case: in a subquery with NULLs
SELECT things.id, things.note IN (SELECT things.note FROM things WHERE things.id < 4) AS found, NOT things.note IN (SELECT things.note FROM things WHERE things.id < 4) AS missing, things.amount IN (SELECT things.big FROM things) AS wide
FROM things
ORDER BY things.id;

-- case: rows in a subquery
SELECT things.id
FROM things
WHERE (things.id, 0) IN (SELECT parts.thing_id, parts.n FROM parts WHERE parts.qty = 1)
ORDER BY things.id;

-- case: any of a list
SELECT things.id
FROM things
WHERE things.code IN (SELECT value FROM json_each(:words)) OR things.id = 0
ORDER BY things.id;

-- case: any of a list as a value
SELECT things.id, CASE WHEN :ids IS NOT NULL THEN things.amount IN (SELECT value FROM json_each(:ids)) END AS found, CASE WHEN :ids IS NOT NULL THEN things.amount NOT IN (SELECT value FROM json_each(:ids)) END AS missing, NOT CASE WHEN :ids IS NOT NULL THEN things.amount IN (SELECT value FROM json_each(:ids)) END AS inverse, CASE WHEN :ids IS NOT NULL THEN things.small IN (SELECT value FROM json_each(:ids)) END AS narrow
FROM things
ORDER BY things.id;

-- case: none of a list
SELECT things.id
FROM things
WHERE CASE WHEN :ids IS NOT NULL THEN things.big NOT IN (SELECT value FROM json_each(:ids)) END
ORDER BY things.id;

-- case: none of a list that is NULL
SELECT things.id
FROM things
WHERE CASE WHEN :ids IS NOT NULL THEN things.big NOT IN (SELECT value FROM json_each(:ids)) END
ORDER BY things.id;

-- case: any of an array
SELECT things.id
FROM things
WHERE things.amount IN (7, 3) OR things.code NOT IN ('a', 'b')
ORDER BY things.id;

-- case: any of a subquery
SELECT things.id
FROM things
WHERE things.id IN (SELECT parts.thing_id FROM parts)
ORDER BY things.id;

-- case: between
SELECT things.id, things.amount BETWEEN :low AND :high AS within, NOT things.amount BETWEEN :low AND :high AS without
FROM things
ORDER BY things.id;

-- case: null tests and truth tests
SELECT things.id, things.note IS NULL AS a, things.note IS NOT NULL AS b, things.flag IS 1 AS c, NOT things.flag IS 1 AS d, things.flag IS 0 AS e, NOT things.flag IS 0 AS f, things.flag IS NULL AS g, things.flag IS NOT NULL AS h, (things.amount > 0) IS 1 AS i, (things.amount > 0) IS NULL AS j, NOT (things.amount = 7) IS 1 AS k
FROM things
ORDER BY things.id;

-- case: distinct from
SELECT things.id, things.note IS NOT :note AS other, things.note IS :note AS same, things.flag IS NOT (things.amount > 0) AS odd, things.ratio IS NOT CAST(things.amount AS REAL) AS far
FROM things
ORDER BY things.id;

-- case: three-valued logic
SELECT things.id, things.flag AND things.amount > 0 AS a, things.flag OR things.amount > 0 AS b, NOT things.flag AS c, NOT (things.flag AND things.amount > 0) AS d, NOT things.flag OR NOT things.done AS e, things.flag AND (things.amount > 0 OR things.done) AS f, (things.flag OR things.done) AND things.amount > 0 AS g, NOT (NOT things.flag) AS h, things.flag = (things.amount > 0) AS i
FROM things
ORDER BY things.id;

-- case: what binds first
SELECT things.id, (things.amount = 7) IS NULL AS a, NOT things.amount = 7 AS b, CASE WHEN (things.amount + 1 * 2) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.amount + 1 * 2 END > 3 AS c, things.note || 'x' = 'ax' AS d, CASE WHEN (0 - things.id) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE 0 - things.id END % 3 AS e, 7 - 3 - 2 AS f, 100 / 10 / 5 AS g, CASE WHEN (things.id - (3 - 2)) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.id - (3 - 2) END AS h, CASE WHEN 2 * CASE WHEN (3 + things.id) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE 3 + things.id END NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE 2 * CASE WHEN (3 + things.id) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE 3 + things.id END END AS i, things.note || 'b' || things.short AS j, length(things.code || 'x') % 2 = 0 AND things.done AS k
FROM things
WHERE things.amount IS NULL OR things.amount < 100
ORDER BY things.id;

-- case: like
SELECT things.id, CASE (length(:p) - length(rtrim(:p, '\'))) % 2 WHEN 1 THEN pg_like(things.code, :p) ELSE 1 END AND things.code LIKE :p ESCAPE '\' AS yes, CASE (length(:p) - length(rtrim(:p, '\'))) % 2 WHEN 1 THEN NOT pg_like(things.code, :p) ELSE 1 END AND things.code NOT LIKE :p ESCAPE '\' AS no, CASE (length(:p) - length(rtrim(:p, '\'))) % 2 WHEN 1 THEN pg_like(things.note, :p) ELSE 1 END AND things.note LIKE :p ESCAPE '\' AS perhaps
FROM things
ORDER BY things.id;

-- case: like with a pattern that ends in an escape
SELECT things.id
FROM things
WHERE CASE (length(:p) - length(rtrim(:p, '\'))) % 2 WHEN 1 THEN pg_like(things.note, :p) ELSE 1 END AND things.note LIKE :p ESCAPE '\';

-- case: like with literals
SELECT things.id, things.code LIKE 'a%' ESCAPE '\' AS a, things.code LIKE '%\%' ESCAPE '\' AS b, things.code LIKE '\\%' ESCAPE '\' AS c, things.code LIKE '%\\%' ESCAPE '\' AS d, things.note LIKE '_' ESCAPE '\' AS e, things.note NOT LIKE '%''%' ESCAPE '\' AS f
FROM things
ORDER BY things.id;

-- case: like around a parameter
SELECT things.id
FROM things
WHERE things.code LIKE '%' || :q || '%' ESCAPE '\' OR CASE (length(things.code) - length(rtrim(things.code, '\'))) % 2 WHEN 1 THEN pg_like(things.code, things.code) ELSE 1 END AND things.code LIKE things.code ESCAPE '\'
ORDER BY things.id;

-- case: like of another column
SELECT things.id, CASE (length(things.note) - length(rtrim(things.note, '\'))) % 2 WHEN 1 THEN pg_like(things.code, things.note) ELSE 1 END AND things.code LIKE things.note ESCAPE '\' AS found
FROM things
WHERE things.note NOT LIKE '%\\' ESCAPE '\' OR things.note IS NULL
ORDER BY things.id;

-- case: exists
SELECT t.id, EXISTS (SELECT 1 FROM parts AS p WHERE p.thing_id = t.id AND p.qty > 1) AS found
FROM things AS t
ORDER BY t.id;

-- case: exists of anything
SELECT t.id
FROM things AS t
WHERE NOT EXISTS (SELECT 1 FROM parts WHERE parts.thing_id = t.id)
ORDER BY t.id;

-- case: a parameter that may be NULL
SELECT things.id
FROM things
WHERE :word IS NULL OR things.note = :word
ORDER BY things.id;

-- case: double against whole numbers
SELECT things.id, things.ratio < CAST(things.amount AS REAL) AS a, things.ratio = CAST(things.big AS REAL) AS b, things.score >= CAST(things.id AS REAL) AS c, things.ratio <> 1.0 AS d, CAST(things.big AS REAL) = 9007199254740992.0 AS e
FROM things
ORDER BY things.id;

-- case: sum of many in a condition
SELECT parts.thing_id, pg_numeric_key(pg_numeric_limbs(sum(parts.qty >> 32), sum(parts.qty & 4294967295), 0), 0) > pg_numeric_key('2', 0) AS many, pg_numeric_limbs(sum(parts.qty >> 32), sum(parts.qty & 4294967295), 0) IS NULL AS none
FROM parts
GROUP BY parts.thing_id
HAVING pg_numeric_key(pg_numeric_limbs(sum(parts.qty >> 32), sum(parts.qty & 4294967295), 0), 0) <> pg_numeric_key('3', 0) OR count(*) > 1
ORDER BY parts.thing_id;
