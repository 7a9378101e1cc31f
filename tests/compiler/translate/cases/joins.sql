-- case: inner join
SELECT t.code, p.n, p.label
  FROM things AS t
  JOIN parts AS p ON p.thing_id = t.id
 ORDER BY t.id, p.n;

-- case: left join makes a side nullable
SELECT t.id, p.label, p.qty
  FROM things AS t
  LEFT JOIN parts AS p ON p.thing_id = t.id AND p.n = 0
 ORDER BY p.label, t.id;

-- case: left join proven again by WHERE
SELECT t.id, p.label
  FROM things AS t
  LEFT JOIN parts AS p ON p.thing_id = t.id
 WHERE p.n = 1
 ORDER BY p.label, t.id;

-- case: where not null proves one column
SELECT id, note
  FROM things
 WHERE note IS NOT NULL AND (flag OR amount > 0)
 ORDER BY note, id;

-- case: not is null proves it too
SELECT id, note FROM things WHERE NOT (note IS NULL) ORDER BY note, id;

-- case: or proves nothing
SELECT id, note FROM things WHERE note IS NOT NULL OR id > 3 ORDER BY note, id;

-- case: not around is not null proves nothing
SELECT id, note FROM things WHERE NOT (note IS NOT NULL AND id > 3) ORDER BY note, id;

-- case: ON of a left join proves nothing
SELECT t.id, t.note FROM things AS t LEFT JOIN parts AS p ON t.note IS NOT NULL AND p.thing_id = t.id AND p.n = 0 ORDER BY t.note, t.id;

-- case: cross join and comma
SELECT a.key, b.key AS other
  FROM words AS a
 CROSS JOIN words AS b, counters AS c
 WHERE c.name = 'some' AND a.key < b.key
 ORDER BY a.key, b.key;

-- case: join of a table with itself
SELECT a.id, b.id AS next
  FROM things AS a
  JOIN things AS b ON b.id = a.id + 1
 ORDER BY a.id;

-- case: derived table
SELECT d.thing_id, d.many
  FROM (SELECT thing_id, count(*) AS many FROM parts GROUP BY thing_id) AS d
 WHERE d.many > 1
 ORDER BY d.many DESC, d.thing_id;

-- case: derived table with names behind its alias
SELECT d.a, d.b
  FROM (SELECT thing_id, count(*) FROM parts GROUP BY thing_id) AS d (a, b)
 ORDER BY d.a;

-- case: values in FROM
-- parameters: {"n": 7}
SELECT v.word, v.n
  FROM (VALUES ('a', 1), ('b', :n::bigint), (NULL, 3)) AS v (word, n)
 ORDER BY v.word, v.n;

-- case: one row per chat by a key from a subquery
SELECT t.id, p.label
  FROM things AS t
  LEFT JOIN parts AS p ON p.thing_id = t.id AND p.n = (SELECT max(l.n) FROM parts AS l WHERE l.thing_id = t.id)
 ORDER BY t.id;

-- case: with
WITH busy AS (SELECT thing_id, count(*) AS many FROM parts GROUP BY thing_id),
     twice (id, many) AS MATERIALIZED (SELECT thing_id, many * 2 FROM busy)
SELECT t.code, twice.many
  FROM twice
  JOIN things AS t ON t.id = twice.id
 ORDER BY twice.many DESC, t.id;

-- case: a WITH named like a table
WITH things AS (SELECT thing_id AS id, label FROM parts WHERE n = 0)
SELECT id, label FROM things ORDER BY label, id;

-- case: recursive numbers
-- parameters: {"last": 7}
WITH RECURSIVE numbers (n) AS (
    SELECT 1
    UNION ALL
    SELECT n + 1 FROM numbers WHERE n < :last::integer
)
SELECT n, n * n AS square FROM numbers ORDER BY n;

-- case: a recursive walk without repetition
WITH RECURSIVE walk AS (
    SELECT id, amount FROM things WHERE id = 1
    UNION
    SELECT t.id, t.amount FROM walk AS w JOIN things AS t ON t.id = (w.id * 3 + 1) % 24
)
SELECT id, amount FROM walk ORDER BY id;

-- case: unnest of one list
-- parameters: {"ids": [3, 1, 2, 3]}, {"ids": []}
SELECT u.id, t.code
  FROM unnest(:ids::integer[]) AS u (id)
  JOIN things AS t ON t.id = u.id
 ORDER BY u.id;

-- case: unnest of several lists with ordinality
-- parameters: {"a": ["x", "ß", "it's"], "b": [1, 2]}, {"a": [], "b": [9]}, {"a": ["x"], "b": [9223372036854775807]}
SELECT u.word, u.n, u.place
  FROM unnest(:a::text[], :b::bigint[]) WITH ORDINALITY AS u (word, n, place)
 ORDER BY u.place;
