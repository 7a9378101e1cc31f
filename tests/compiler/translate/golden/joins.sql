-- case: inner join
SELECT t.code, p.n, p.label
FROM things AS t
JOIN parts AS p ON p.thing_id = t.id
ORDER BY t.id, p.n;

-- case: left join makes a side nullable
SELECT t.id, p.label, p.qty
FROM things AS t
LEFT JOIN parts AS p ON p.thing_id = t.id AND p.n = 0
ORDER BY p.label NULLS LAST, t.id;

-- case: left join proven again by WHERE
SELECT t.id, p.label
FROM things AS t
LEFT JOIN parts AS p ON p.thing_id = t.id
WHERE p.n = 1
ORDER BY p.label, t.id;

-- case: where not null proves one column
SELECT things.id, things.note
FROM things
WHERE things.note IS NOT NULL AND (things.flag OR things.amount > 0)
ORDER BY things.note, things.id;

-- case: not is null proves it too
SELECT things.id, things.note
FROM things
WHERE NOT things.note IS NULL
ORDER BY things.note, things.id;

-- case: or proves nothing
SELECT things.id, things.note
FROM things
WHERE things.note IS NOT NULL OR things.id > 3
ORDER BY things.note NULLS LAST, things.id;

-- case: not around is not null proves nothing
SELECT things.id, things.note
FROM things
WHERE NOT (things.note IS NOT NULL AND things.id > 3)
ORDER BY things.note NULLS LAST, things.id;

-- case: ON of a left join proves nothing
SELECT t.id, t.note
FROM things AS t
LEFT JOIN parts AS p ON t.note IS NOT NULL AND p.thing_id = t.id AND p.n = 0
ORDER BY t.note NULLS LAST, t.id;

-- case: cross join and comma
SELECT a.key, b.key AS other
FROM words AS a
CROSS JOIN words AS b
CROSS JOIN counters AS c
WHERE c.name = 'some' AND a.key < b.key
ORDER BY a.key, b.key;

-- case: join of a table with itself
SELECT a.id, b.id AS next
FROM things AS a
JOIN things AS b ON b.id = CASE WHEN (a.id + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE a.id + 1 END
ORDER BY a.id;

-- case: derived table
SELECT d.thing_id, d.many
FROM (SELECT parts.thing_id, count(*) AS many FROM parts GROUP BY parts.thing_id) AS d
WHERE d.many > 1
ORDER BY d.many DESC, d.thing_id;

-- case: derived table with names behind its alias
SELECT d.a, d.b
FROM (WITH "each row" (a, b) AS (SELECT parts.thing_id, count(*) AS count FROM parts GROUP BY parts.thing_id) SELECT * FROM "each row") AS d
ORDER BY d.a;

-- case: values in FROM
SELECT v.word, v.n
FROM (SELECT column1 AS word, column2 AS n FROM (VALUES ('a', 1), ('b', :n), (NULL, 3))) AS v
ORDER BY v.word NULLS LAST, v.n NULLS LAST;

-- case: one row per chat by a key from a subquery
SELECT t.id, p.label
FROM things AS t
LEFT JOIN parts AS p ON p.thing_id = t.id AND p.n = (SELECT max(l.n) AS max FROM parts AS l WHERE l.thing_id = t.id)
ORDER BY t.id;

-- case: with
WITH busy (thing_id, many) AS (
    SELECT parts.thing_id, count(*) AS many
    FROM parts
    GROUP BY parts.thing_id
), twice (id, many) AS (
    SELECT busy.thing_id, busy.many * 2
    FROM busy
)
SELECT t.code, twice.many
FROM twice
JOIN things AS t ON t.id = twice.id
ORDER BY twice.many DESC, t.id;

-- case: a WITH named like a table
WITH things (id, label) AS (
    SELECT parts.thing_id AS id, parts.label
    FROM parts
    WHERE parts.n = 0
)
SELECT things.id, things.label
FROM things
ORDER BY things.label, things.id;

-- case: recursive numbers
WITH RECURSIVE numbers (n) AS (
    SELECT 1
    UNION ALL
    SELECT CASE WHEN (numbers.n + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE numbers.n + 1 END
    FROM numbers
    WHERE numbers.n < :last
)
SELECT numbers.n, CASE WHEN numbers.n * numbers.n NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE numbers.n * numbers.n END AS square
FROM numbers
ORDER BY numbers.n NULLS LAST;

-- case: a recursive walk without repetition
WITH RECURSIVE walk (id, amount) AS (
    SELECT things.id, things.amount
    FROM things
    WHERE things.id = 1
    UNION
    SELECT t.id, t.amount
    FROM walk AS w
    JOIN things AS t ON t.id = CASE WHEN (CASE WHEN w.id * 3 NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE w.id * 3 END + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE CASE WHEN w.id * 3 NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE w.id * 3 END + 1 END % 24
)
SELECT walk.id, walk.amount
FROM walk
ORDER BY walk.id NULLS LAST;

-- case: unnest of one list
SELECT u.value AS id, t.code
FROM json_each(:ids) AS u
JOIN things AS t ON t.id = u.value
ORDER BY u.value;

-- case: unnest of several lists with ordinality
SELECT u.word, u.n, u.place
FROM (SELECT l0.value AS word, l1.value AS n, r.key + 1 AS place FROM json_each(CASE WHEN coalesce(json_array_length(:b), 0) > coalesce(json_array_length(:a), 0) THEN :b ELSE :a END) AS r LEFT JOIN json_each(:a) AS l0 ON l0.key = r.key LEFT JOIN json_each(:b) AS l1 ON l1.key = r.key) AS u
ORDER BY u.place;
