-- case: right join
SELECT p.thing_id, p.n, t.code, t.note FROM things AS t RIGHT JOIN parts AS p ON p.thing_id = t.id + 1 ORDER BY p.thing_id, p.n, t.id;

-- case: right join behind others
SELECT t.id, p.n, c.name, c.hits
  FROM things AS t
  JOIN parts AS p ON p.thing_id = t.id AND p.qty = 2
 RIGHT JOIN counters AS c ON c.hits = p.n + 4 OR c.tiny = t.id
 ORDER BY c.name, t.id, p.n;

-- case: full join
SELECT t.id, t.code, c.name, c.total FROM things AS t FULL JOIN counters AS c ON c.tiny = t.id ORDER BY t.id, c.name;

-- case: full join with filters and a star
SELECT * FROM words AS w FULL OUTER JOIN counters AS c ON c.name = w.value WHERE w.key IS NULL OR c.hits IS NULL ORDER BY w.key, c.name;

-- case: full joins in a row
SELECT w.key, c.name, p.thing_id, p.n
  FROM words AS w
  FULL JOIN counters AS c ON c.tiny = w."order"
  FULL JOIN parts AS p ON p.thing_id = c.hits
 ORDER BY w.key, c.name, p.thing_id, p.n;

-- case: what is proven of a side that a join leaves out
SELECT t.code, t.big, p.label FROM things AS t JOIN parts AS q ON q.thing_id = t.id RIGHT JOIN parts AS p ON p.label = t.code ORDER BY p.thing_id, p.n, t.id, q.n;

-- case: using
SELECT thing_id, n, p.label, q.qty FROM parts AS p JOIN parts AS q USING (thing_id, n) WHERE thing_id > 2 ORDER BY thing_id, n;

-- case: left join using, one row by the key
-- parameters: {"key": "k1"}
SELECT (SELECT b.value FROM words AS a LEFT JOIN words AS b USING (key) WHERE key = :key) AS one, (SELECT max(key) FROM words AS a JOIN words AS b USING (key)) AS two;

-- case: full join using
SELECT thing_id, n, a.label, b.qty
  FROM parts AS a
  FULL JOIN (SELECT thing_id + 2 AS thing_id, n, qty FROM parts) AS b USING (thing_id, n)
 WHERE thing_id IS NOT NULL
 ORDER BY thing_id, n;

-- case: right join using and a star
SELECT * FROM (SELECT thing_id, n, label FROM parts) AS a RIGHT JOIN (SELECT thing_id + 2 AS thing_id, n, qty FROM parts) AS b USING (thing_id, n) ORDER BY thing_id, n;

-- case: using after using
SELECT * FROM (SELECT key, value FROM words) AS a JOIN (SELECT key, words FROM words) AS b USING (key) LEFT JOIN (SELECT key, "order" FROM words) AS c USING (key) ORDER BY key;

-- case: natural join
SELECT * FROM (SELECT thing_id, n, label FROM parts) AS a NATURAL JOIN (SELECT thing_id, n, qty FROM parts WHERE qty > 0) AS b ORDER BY thing_id, n;

-- case: natural join without shared columns
SELECT a.key, b.name FROM (SELECT key FROM words) AS a NATURAL JOIN (SELECT name FROM counters) AS b ORDER BY a.key, b.name;

-- case: joins in parentheses
SELECT t.id, p.n, q.label
  FROM things AS t
  LEFT JOIN (parts AS p JOIN parts AS q ON q.thing_id = p.thing_id AND q.n = p.n + 1) ON p.thing_id = t.id
 ORDER BY t.id, p.n;

-- case: a comma and a join
SELECT w.key, c.name, d.name AS other FROM words AS w, counters AS c LEFT JOIN counters AS d ON d.hits > c.hits ORDER BY w.key, c.name, other;

-- case: a comma and a right join
SELECT w.key, c.name, d.name AS other FROM words AS w, counters AS c RIGHT JOIN counters AS d ON d.hits > c.hits ORDER BY w.key, c.name, other;

-- case: a star
SELECT * FROM things ORDER BY id;

-- case: a star of one of two, and more
SELECT c.*, w.value, length(c.name) AS size FROM counters AS c CROSS JOIN words AS w ORDER BY c.name, w.key;

-- case: a star of a derived table
SELECT d.* FROM (SELECT *, id % 3 AS third FROM things WHERE done) AS d ORDER BY d.third, d.id;

-- case: a star of a WITH
WITH d AS (SELECT * FROM parts WHERE n > 0) SELECT * FROM d ORDER BY thing_id, n;

-- case: returning a star
-- parameters: {"name": "some"}
UPDATE counters SET hits = hits + 1 WHERE name = :name RETURNING *;

-- case: returning a star of what is inserted
INSERT INTO words (key, value) VALUES ('new', 'v') RETURNING *;

-- case: a star into a table
INSERT INTO parts (thing_id, n, label, qty, made) SELECT d.* FROM (SELECT thing_id, n + 100 AS n, label, qty, made FROM parts) AS d;

-- case: exists with a star
SELECT t.id FROM things AS t WHERE EXISTS (SELECT * FROM parts AS p WHERE p.thing_id = t.id) ORDER BY t.id;

-- case: values with the names that PostgreSQL gives
WITH v AS (VALUES (1, 'a'), (2, NULL)) SELECT * FROM v ORDER BY column1;

-- case: values with names
WITH v (n, word) AS (VALUES (1, 'a'), (2, NULL)) SELECT word, n + 1 AS m FROM v ORDER BY n DESC;
