-- case: insert and return
-- parameters: {"name": "new", "total": 9223372036854775807, "at": "2024-03-01T12:00:00.123+00:00"}, {"name": "it's 학교 %s :x ?", "total": -1, "at": null}
INSERT INTO counters (name, total, touched) VALUES (:name, :total, :at) RETURNING name, hits, total, tiny, rate, state, touched;

-- case: insert many rows
-- parameters: {"a": "x", "b": "y"}
INSERT INTO counters (name, total, rate) VALUES (:a, 1, 1), (:b, 2, 0.5), ('z', -3, NULL) RETURNING name, total, rate, hits;

-- case: insert without returning
-- parameters: {"message": "hello"}
INSERT INTO logs (message, level, extra) VALUES (:message, 3, '{"a": 1}');

-- case: identity and defaults
INSERT INTO logs (message) VALUES ('one'), ('two') RETURNING message, level, thing_id;

-- case: the word DEFAULT
INSERT INTO counters (name, hits, total, state) VALUES ('d', DEFAULT, 5, DEFAULT) RETURNING name, hits, state;

-- case: a duplicate key
-- error: UniqueViolation
INSERT INTO counters (name, total) VALUES ('some', 1);

-- case: a missing parent
-- error: ForeignKeyViolation
INSERT INTO parts (thing_id, n, label) VALUES (999, 1, 'x');

-- case: NULL where it is forbidden
-- parameters: {"message": null}
-- error: NotNullViolation
INSERT INTO logs (message) VALUES (:message);

-- case: do nothing
-- parameters: {"name": "some"}, {"name": "other"}
INSERT INTO counters (name, total) VALUES (:name, 1) ON CONFLICT (name) DO NOTHING RETURNING name;

-- case: do nothing whatever the conflict
INSERT INTO counters (name, total) VALUES ('some', 1), ('a', 2), ('a', 3) ON CONFLICT DO NOTHING;

-- case: upsert
-- parameters: {"name": "some", "total": 7}, {"name": "fresh", "total": 8}
INSERT INTO counters (name, hits, total)
VALUES (:name, 1, :total)
    ON CONFLICT (name) DO UPDATE SET hits = counters.hits + excluded.hits, total = excluded.total, touched = NULL
 WHERE counters.state = 'new'
RETURNING name, hits, total, state;

-- case: upsert under an alias
INSERT INTO counters AS c (name, total) VALUES ('some', 1) ON CONFLICT (name) DO UPDATE SET total = c.total + 1 RETURNING total;

-- case: upsert above the range
-- error: DataError
INSERT INTO counters (name, total) VALUES ('high', 1) ON CONFLICT (name) DO UPDATE SET hits = counters.hits + 1;

-- case: insert from a query
INSERT INTO logs (thing_id, message, level)
SELECT id, coalesce(note, code), 2 FROM things WHERE id < 5
RETURNING thing_id, message, level;

-- case: insert from the table itself
INSERT INTO counters (name, total) SELECT name || '2', total FROM counters RETURNING name, total;

-- case: insert from a query with a conflict
INSERT INTO counters (name, total) SELECT code, id FROM things ON CONFLICT (name) DO NOTHING;

-- case: insert from groups with a conflict
INSERT INTO counters (name, total) SELECT label, count(*) FROM parts GROUP BY label ON CONFLICT (name) DO NOTHING RETURNING name, total;

-- case: upsert from a query of one row
INSERT INTO counters (name, total) SELECT 'some', count(*) FROM things ON CONFLICT (name) DO UPDATE SET total = excluded.total RETURNING total;

-- case: the next version
-- parameters: {"thing": 2, "label": "new", "qty": null}
INSERT INTO parts (thing_id, n, label, qty)
SELECT :thing, coalesce((SELECT max(p.n) FROM parts AS p WHERE p.thing_id = :thing), 0) + 1, :label, :qty
RETURNING thing_id, n, label, qty;

-- case: insert with
WITH picked AS (SELECT id, code FROM things WHERE done)
INSERT INTO logs (thing_id, message) SELECT id, code FROM picked WHERE id > 10 RETURNING message;

-- case: insert from lists
-- parameters: {"names": ["p", "q", "학"], "totals": [1, 2, 3]}
INSERT INTO counters (name, total) SELECT u.name, u.total FROM unnest(:names::text[], :totals::bigint[]) AS u (name, total) RETURNING name, total;

-- case: subqueries in several rows of VALUES
INSERT INTO counters (name, total) VALUES ('v1', (SELECT count(*) FROM counters)), ('v2', (SELECT count(*) FROM counters)) RETURNING name, total;

-- case: update
-- parameters: {"id": 3, "note": "changed", "flag": null}
UPDATE things SET note = :note, flag = :flag, amount = amount + 1, data = NULL, ratio = 1 WHERE id = :id RETURNING id, note, flag, amount, ratio;

-- case: update counts rows
UPDATE things SET done = NOT done WHERE flag OR amount > 0;

-- case: update sees old values
UPDATE counters SET hits = tiny, tiny = hits WHERE name = 'some' RETURNING hits, tiny;

-- case: update of several columns at once
UPDATE counters SET (hits, total) = (1, total - 1) WHERE name = 'some' RETURNING hits, total;

-- case: update under an alias
UPDATE counters AS c SET state = c.state || '!' WHERE c.hits >= 0 RETURNING c.name, state;

-- case: update above the range
-- error: DataError
UPDATE counters SET hits = hits + 1;

-- case: update below smallint
-- error: DataError
UPDATE counters SET tiny = tiny - 1::smallint WHERE name = 'low';

-- case: a wide number into a narrow column
-- parameters: {"n": 70000}
-- error: DataError
UPDATE counters SET tiny = :n::integer WHERE name = 'some';

-- case: update to a subquery
UPDATE things SET note = (SELECT p.label FROM parts AS p WHERE p.thing_id = things.id ORDER BY p.n LIMIT 1) WHERE id < 8 RETURNING id, note;

-- case: update by a subquery of the table itself
UPDATE counters SET total = (SELECT max(hits) FROM counters) WHERE hits = (SELECT min(c.hits) FROM counters AS c) RETURNING name, total;

-- case: update from a table by its key
UPDATE parts SET label = t.code FROM things AS t WHERE t.id = parts.thing_id AND t.done RETURNING thing_id, n, label;

-- case: update from a query of one row
UPDATE things SET amount = d.many FROM (SELECT count(*)::integer AS many FROM parts) AS d WHERE id = 1 RETURNING id, amount;

-- case: update with
WITH top AS (SELECT max(id) AS id FROM things) UPDATE things SET note = 'top' WHERE id = (SELECT top.id FROM top) RETURNING id, note;

-- case: delete
-- parameters: {"id": 4}, {"id": 5}
DELETE FROM things WHERE id = :id RETURNING id, code;

-- case: delete cascades
DELETE FROM things WHERE id IN (2, 4);

-- case: delete what is there twice
DELETE FROM parts WHERE EXISTS (SELECT 1 FROM parts AS o WHERE o.label = parts.label AND (o.thing_id, o.n) < (parts.thing_id, parts.n));

-- case: delete using
DELETE FROM parts AS p USING things AS t, counters AS c WHERE t.id = p.thing_id AND c.name = 'some' AND t.id > c.hits AND t.done RETURNING p.thing_id, n;

-- case: delete with
WITH old AS (SELECT thing_id FROM parts WHERE qty < 0) DELETE FROM things WHERE id IN (SELECT thing_id FROM old);

-- case: spaces beyond the length of varchar(n)
-- parameters: {"code": "new", "short": "abc"}, {"code": "new", "short": "abcde   "}, {"code": "new", "short": "        "}, {"code": "new", "short": "학교에서    "}, {"code": "new", "short": null}
INSERT INTO things (id, code, short, big, score, done, at, doc) VALUES (900, :code, :short, 1, 1, false, '2024-01-01T00:00:00Z', '{}')
    ON CONFLICT (id) DO UPDATE SET short = excluded.short
RETURNING short, length(short) AS characters;

-- case: an update with spaces beyond the length
UPDATE things SET short = coalesce(short, code) || '      ' WHERE length(coalesce(short, code)) <= 5 RETURNING id, short, length(short) AS characters;

-- case: a text too long for varchar(n)
-- parameters: {"short": "abcdef"}, {"short": "      x"}, {"short": "abcde\u00a0"}, {"short": "학교에서  !"}
-- error: DataError
UPDATE things SET short = :short;

-- case: texts of a query into varchar(n)
INSERT INTO things (id, code, short, big, score, done, at, doc)
SELECT id + 1000, 'copy ' || id, short, big, score, done, at, doc FROM things WHERE id < 5
RETURNING id, short;

-- case: longer texts of a query into varchar(n)
INSERT INTO things (id, code, short, big, score, done, at, doc)
SELECT id + 1000, 'copy ' || id, CASE WHEN id % 2 = 0 THEN short ELSE 'abc' || '     ' END, big, score, done, at, doc FROM things WHERE id < 5
UNION ALL
SELECT id + 2000, 'copy ' || id, 'word        ', big, score, done, at, doc FROM things WHERE id = 5
RETURNING id, short, length(short) AS characters;

-- case: cut texts of a query into varchar(n), in order
INSERT INTO things (id, code, short, big, score, done, at, doc)
SELECT id + 1000, 'copy ' || id, code::varchar(5), big, score, done, at, doc FROM things WHERE id < 5 ORDER BY id
RETURNING id, short;

-- case: texts of a known length into varchar(n)
UPDATE things SET short = done::text WHERE id < 5 RETURNING id, short;

-- case: RETURNING tells what is NULL
UPDATE things SET done = true
RETURNING id, note IS NULL AS a, short IS NOT NULL AS b, ratio IS NULL AS c, flag IS UNKNOWN AS d, (note, short) IS NULL AS e,
          CASE WHEN note IS NULL THEN 'n' ELSE note END AS f, EXISTS (SELECT 1 FROM parts WHERE thing_id = id AND things.note IS NULL) AS g,
          data ? 'a' AS h, num_nulls(note, short) AS i, to_jsonb(note) AS j, note IS NOT DISTINCT FROM NULL AS k;

-- case: RETURNING of a DELETE tells what is NULL
DELETE FROM things WHERE id > 3 RETURNING id, note IS NULL AS a, data ? 'a' AS b;

-- case: RETURNING of an upsert tells what is NULL
INSERT INTO counters (name, total) VALUES ('low', 1) ON CONFLICT (name) DO UPDATE SET tiny = 5 RETURNING rate IS NULL AS a, touched IS NULL AS b, tiny IS NULL AS c;

-- case: RETURNING compares texts as texts
UPDATE things SET note = '012' WHERE id IN (8, 10)
RETURNING id, note = '12' AS a, note IN ('12') AS b, note < '1' AS c, CASE note WHEN '12' THEN 1 ELSE 0 END AS d, (note, id) = ('12', 8) AS e, note < short AS f,
          note BETWEEN short AND '2' AS g, EXISTS (SELECT 1 FROM counters WHERE state < things.note) AS h, nullif(note, '12') AS i, note = ANY(ARRAY['12']) AS j;
