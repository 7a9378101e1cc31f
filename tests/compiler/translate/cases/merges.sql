-- case: update or insert from rows of parameters
-- parameters: {"name": "low", "n": 5}, {"name": "fresh", "n": 7}
MERGE INTO counters AS c USING (SELECT :name::text AS name, :n::bigint AS n) AS s ON c.name = s.name
WHEN MATCHED THEN UPDATE SET total = s.n, hits = c.hits + 1
WHEN NOT MATCHED THEN INSERT (name, total) VALUES (s.name, s.n);

-- case: values as the source, all actions with conditions
MERGE INTO counters USING (VALUES ('low', 1), ('some', 2), ('fresh', 3), ('other', 4), ('more', 5)) AS s (name, n) ON counters.name = s.name
WHEN MATCHED AND s.n = 1 THEN DELETE
WHEN MATCHED AND s.n = 9 THEN UPDATE SET total = 0
WHEN MATCHED THEN UPDATE SET total = counters.total / 2 + s.n, rate = 1, state = 'm' || s.n::text
WHEN NOT MATCHED AND s.n = 4 THEN DO NOTHING
WHEN NOT MATCHED AND s.n > 4 THEN INSERT (name, total, rate, hits) VALUES (s.name, s.n, 0.5, DEFAULT)
WHEN NOT MATCHED THEN INSERT (name, total) VALUES (s.name, s.n);

-- case: a table as the source, all types
MERGE INTO things AS t USING (SELECT id + 1 AS id, code, note, short, small, amount, big, ratio, score, flag, done, at, seen, day, data, doc, raw, uid FROM things) AS s ON t.id = s.id
WHEN MATCHED THEN UPDATE SET note = s.note, short = s.short, small = s.small, amount = s.amount, big = s.big, ratio = s.ratio, score = s.score, flag = s.flag, done = s.done,
  at = s.at, seen = s.seen, day = s.day, data = s.data, doc = s.doc, raw = s.raw, uid = s.uid
WHEN NOT MATCHED THEN INSERT (id, code, big, score, done, at, doc, note, ratio, raw, data) VALUES (s.id, 'new ' || s.code, s.big, s.score, s.done, s.at, s.doc, s.note, s.ratio, s.raw, s.data);

-- case: numbers as the source
MERGE INTO prices AS p USING (SELECT id, price * 2 AS price, long FROM prices WHERE price BETWEEN -1000 AND 1000) AS s ON p.id = s.id
WHEN MATCHED THEN UPDATE SET price = s.price, long = s.long, fee = 3, rate = s.id, any_scale = s.price;

-- case: whole numbers and floats for one column
MERGE INTO counters AS c USING (SELECT name FROM counters UNION ALL SELECT 'z') AS s ON c.name = s.name
WHEN MATCHED AND c.total > 0 THEN UPDATE SET rate = 2
WHEN MATCHED THEN UPDATE SET rate = 0.1
WHEN NOT MATCHED THEN INSERT (name, total, rate) VALUES (s.name, 1, 3);

-- case: a row matched twice
-- error: DataError
MERGE INTO counters AS c USING (VALUES ('low', 1), ('low', 2)) AS s (name, n) ON c.name = s.name WHEN MATCHED THEN UPDATE SET total = s.n;

-- case: a row matched twice, and deleted
-- error: DataError
MERGE INTO counters AS c USING (VALUES ('low', 1), ('low', 2)) AS s (name, n) ON c.name = s.name WHEN MATCHED AND s.n = 1 THEN DELETE WHEN MATCHED THEN UPDATE SET total = 4;

-- case: a row matched twice, and changed once
MERGE INTO counters AS c USING (VALUES ('low', 1), ('low', 2)) AS s (name, n) ON c.name = s.name WHEN MATCHED AND s.n = 1 THEN DO NOTHING WHEN MATCHED THEN UPDATE SET total = s.n;

-- case: a row inserted twice
-- error: UniqueViolation
MERGE INTO counters AS c USING (VALUES ('new', 1), ('new', 2)) AS s (name, n) ON c.name = s.name WHEN NOT MATCHED THEN INSERT (name, total) VALUES (s.name, s.n);

-- case: delete and nothing else
MERGE INTO words USING (SELECT key FROM words WHERE value <> '') AS s ON words.key = s.key WHEN MATCHED THEN DELETE;

-- case: nothing to do
-- empty
MERGE INTO words USING (SELECT key FROM words WHERE key IS NULL) AS s ON words.key = s.key WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN DO NOTHING;

-- case: a WITH before, a column that is a keyword, and a table as it is
WITH s AS (SELECT name, total FROM counters) MERGE INTO words USING s ON words.key = s.name
WHEN NOT MATCHED THEN INSERT (key, "order", "group", value) VALUES (s.name, 5, NULL, s.total::text);

-- case: subqueries see the rows from before
MERGE INTO counters AS c USING (SELECT name, row_number() OVER (ORDER BY name) AS n FROM counters UNION ALL SELECT 'fresh', 0) AS s ON c.name = s.name AND c.total >= 0
WHEN MATCHED THEN UPDATE SET total = (SELECT count(*) FROM counters) + s.n, touched = (SELECT max(o.touched) FROM counters AS o WHERE o.total > c.total)
WHEN NOT MATCHED AND s.n = 0 THEN INSERT (name, total) VALUES (s.name, (SELECT min(total) FROM counters));

-- case: rows of another table, with a list
-- parameters: {"ids": [1, 2, 3]}, {"ids": []}
MERGE INTO parts AS p USING (SELECT id, code FROM things WHERE id = ANY(:ids::integer[])) AS s ON p.thing_id = s.id AND p.n = 1
WHEN MATCHED AND p.label <> s.code THEN UPDATE SET (label, qty) = (s.code, coalesce(p.qty, 0) + 1)
WHEN NOT MATCHED THEN INSERT (thing_id, n, label) VALUES (s.id, 1, s.code);

-- case: an identity, and a row that a deleted one took along
MERGE INTO logs AS l USING (SELECT id, code FROM things WHERE id < 4) AS s ON l.thing_id = s.id
WHEN MATCHED AND l.level = 1 THEN DELETE
WHEN NOT MATCHED THEN INSERT (thing_id, message) VALUES (s.id, s.code);

-- case: changes before it
WITH gone AS (DELETE FROM words RETURNING key) MERGE INTO counters AS c USING gone ON c.name = gone.key WHEN NOT MATCHED THEN INSERT (name, total) VALUES (gone.key, 1);

-- case: a condition that is NULL
MERGE INTO counters AS c USING (VALUES ('low', NULL::boolean), ('fresh', NULL)) AS s (name, ok) ON c.name = s.name
WHEN MATCHED AND s.ok THEN DELETE WHEN MATCHED AND s.ok IS NULL THEN UPDATE SET hits = 0 WHEN NOT MATCHED AND NOT s.ok THEN INSERT (name, total) VALUES (s.name, 1);

-- case: a value that is refused only where it is used
MERGE INTO counters AS c USING (SELECT name, total FROM counters) AS s ON c.name = s.name
WHEN MATCHED AND s.total BETWEEN 1 AND 1000 THEN UPDATE SET tiny = (100 / s.total)::smallint WHEN MATCHED AND s.total < 0 THEN DELETE;

-- case: enums, moments and booleans
MERGE INTO moods AS m USING (SELECT id + 1 AS id, was, 'Happy'::mood AS now FROM moods) AS s ON m.id = s.id
WHEN MATCHED AND m.now < s.now THEN UPDATE SET was = s.was, now = s.now
WHEN NOT MATCHED THEN INSERT (id, now, was) VALUES (s.id, s.now, 'sad');
