-- case: a name that another column had
SELECT things.note AS code, things.code AS note, things.id
FROM things
ORDER BY things.note NULLS LAST, things.code DESC, things.id;

-- case: the same column twice
SELECT things.id, things.id, things.amount + 0 AS x, things.amount + 0 AS x
FROM things
ORDER BY things.id, 3 NULLS LAST;

-- case: nested derived tables
SELECT o.flag, o.most
FROM (SELECT i.flag, max(i.n) AS most FROM (SELECT things.flag, CASE WHEN things.id * 2 NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.id * 2 END AS n FROM things) AS i GROUP BY i.flag) AS o
ORDER BY o.flag NULLS LAST;

-- case: a set operation in FROM
SELECT u.word, count(*) AS many
FROM (SELECT things.code AS word FROM things UNION ALL SELECT parts.label FROM parts) AS u
GROUP BY u.word
ORDER BY many DESC, u.word;

-- case: a set operation in IN
SELECT things.id
FROM things
WHERE things.code IN (SELECT parts.label FROM parts WHERE parts.n = 0 UNION SELECT things.note FROM things)
ORDER BY things.id;

-- case: a page of a page
SELECT d.id, d.note
FROM (SELECT things.id, things.note FROM things ORDER BY things.note DESC NULLS FIRST, things.id LIMIT 10) AS d
ORDER BY d.id
LIMIT 3;

-- case: two CTEs of one name in two places
WITH w (n) AS (
    SELECT 1 AS n
)
SELECT w.n, (WITH w (n) AS (
    SELECT 2 AS n
) SELECT max(w.n) AS max FROM w) AS inner_n
FROM w;

-- case: a window in ORDER BY
SELECT things.id
FROM things
ORDER BY rank() OVER (ORDER BY things.note NULLS LAST), things.id;

-- case: an aggregate in ORDER BY alone
SELECT things.flag
FROM things
GROUP BY things.flag
ORDER BY count(*) DESC, max(things.id);

-- case: groups of an expression
SELECT coalesce(things.note, '?') AS n, count(*) AS c
FROM things
GROUP BY coalesce(things.note, '?')
HAVING count(*) > 1 OR coalesce(things.note, '?') = '?'
ORDER BY n;

-- case: a conditional count
SELECT sum(CASE WHEN things.flag THEN 1 ELSE 0 END) AS yes, count(CASE WHEN things.done THEN 1 END) AS done, max(CASE WHEN things.flag THEN things.note END) AS note
FROM things;

-- case: a correlated count twice down
SELECT t.id, (SELECT count(*) AS count FROM parts AS p WHERE p.thing_id = t.id AND EXISTS (SELECT 1 FROM parts AS q WHERE q.thing_id = t.id AND q.n > p.n)) AS c
FROM things AS t
ORDER BY t.id;

-- case: the greatest of each group by NOT EXISTS
SELECT p.thing_id, p.n
FROM parts AS p
WHERE NOT EXISTS (SELECT 1 FROM parts AS q WHERE q.thing_id = p.thing_id AND q.n > p.n)
ORDER BY p.thing_id;

-- case: an optional filter
SELECT things.id
FROM things
WHERE (:flag IS NULL OR things.flag = :flag) AND (:least IS NULL OR things.amount >= :least) AND coalesce(things.note = :word, 1)
ORDER BY things.id;

-- case: a keyset page on a nullable column
SELECT things.id, things.note
FROM things
WHERE (things.note, things.id) > (:note, :id) AND things.note IS NOT NULL
ORDER BY things.note, things.id
LIMIT 4;

-- case: a report with totals
SELECT p.label, count(*) AS n, CASE WHEN typeof(pg_numeric_scaled(pg_numeric_limbs(sum(p.qty >> 32), sum(p.qty & 4294967295), 0), 0, 9223372036854775807)) = 'real' THEN abs(-9223372036854775808) ELSE pg_numeric_scaled(pg_numeric_limbs(sum(p.qty >> 32), sum(p.qty & 4294967295), 0), 0, 9223372036854775807) END AS qty, CASE WHEN typeof(pg_numeric_scaled(pg_numeric_sum(pg_numeric_limbs(sum(p.qty >> 32), sum(p.qty & 4294967295), 0)) OVER (ORDER BY p.label), 0, 9223372036854775807)) = 'real' THEN abs(-9223372036854775808) ELSE pg_numeric_scaled(pg_numeric_sum(pg_numeric_limbs(sum(p.qty >> 32), sum(p.qty & 4294967295), 0)) OVER (ORDER BY p.label), 0, 9223372036854775807) END AS running, CASE WHEN (SELECT count(*) AS count FROM parts) = 0 THEN abs(-9223372036854775808) ELSE count(*) * 100 / (SELECT count(*) AS count FROM parts) END AS percent
FROM parts AS p
GROUP BY p.label
ORDER BY p.label;

-- case: joins in a chain
SELECT t.id, p.n, q.n AS next, c.name
FROM things AS t
JOIN parts AS p ON p.thing_id = t.id
LEFT JOIN parts AS q ON q.thing_id = p.thing_id AND q.n = CASE WHEN (p.n + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE p.n + 1 END
LEFT JOIN counters AS c ON c.hits = p.n AND c.state = 'new'
WHERE t.done OR c.name IS NULL
ORDER BY t.id, p.n, c.name NULLS LAST;

-- case: inner join behind a left join
SELECT t.id, p.label, o.code
FROM things AS t
LEFT JOIN parts AS p ON p.thing_id = t.id AND p.n = 1
JOIN things AS o ON o.id = p.thing_id
ORDER BY t.id;

-- case: boolean columns made of everything
SELECT things.id, things.done AND things.note IS NULL AS a, (things.note LIKE 'a%' ESCAPE '\') = things.flag AS b, things.flag <> things.done AS c, NOT things.flag IS NULL AS d, (things.id = 3) IS NOT things.flag AS e, things.flag IN (1, NULL) AS f
FROM things
ORDER BY things.id;

-- case: a tree by recursion
WITH RECURSIVE tree (id, path, depth) AS (
    SELECT words.key, words.key, 1
    FROM words
    WHERE words.key = 'k1'
    UNION ALL
    SELECT w.key, tree.path || '/' || w.key, CASE WHEN (tree.depth + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE tree.depth + 1 END
    FROM words AS w
    JOIN tree ON w.key > tree.id
)
SELECT tree.id, tree.path, tree.depth
FROM tree
ORDER BY tree.path NULLS LAST;

-- case: delete everything
-- writes
DELETE FROM parts;

-- case: update without condition through a sub-select
-- writes
UPDATE parts
SET qty = (SELECT count(*) AS count FROM things)
WHERE parts.qty IS NULL;

-- case: upsert that counts
-- writes
INSERT INTO counters (name, hits, total)
VALUES (:name, 1, 1)
ON CONFLICT (name) DO UPDATE SET hits = CASE WHEN (counters.hits + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE counters.hits + 1 END, touched = coalesce(counters.touched, '2024-01-01T00:00:00.000Z')
RETURNING hits;

-- case: guarded update
-- writes
UPDATE counters
SET hits = CASE WHEN (counters.hits + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE counters.hits + 1 END, total = CASE WHEN typeof(counters.total - :hits) = 'real' THEN abs(-9223372036854775808) ELSE counters.total - :hits END
WHERE counters.name = 'some' AND counters.hits = :hits
RETURNING hits, total;

-- case: insert where there is none
-- writes
INSERT INTO counters (name, total)
SELECT 'unique', 1
WHERE NOT EXISTS (SELECT 1 FROM counters WHERE counters.name = 'unique')
RETURNING name;

-- case: returning expressions
-- writes
DELETE FROM things
WHERE things.id < 6
RETURNING CASE WHEN coalesce(id, NULL) * 2 NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE coalesce(id, NULL) * 2 END AS twice, coalesce(note, 'none') AS note, CAST(score AS REAL) AS score, CASE WHEN abs(CAST(ratio AS REAL) + 1.0) <= 1.7976931348623157e308 OR CAST(ratio AS REAL) IS NULL OR (abs(CAST(ratio AS REAL)) = 9e999 OR abs(1.0) = 9e999) AND CAST(ratio AS REAL) + 1.0 IS NOT NULL THEN CAST(ratio AS REAL) + 1.0 ELSE abs(-9223372036854775808) END AS more, CASE WHEN flag THEN CAST(score AS REAL) END AS some, substr(at, 1, 10) AS day;
