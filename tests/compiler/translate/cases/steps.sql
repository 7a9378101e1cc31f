-- case: deleted rows move to another table
-- unordered
WITH moved AS (DELETE FROM words WHERE key < 'k3' RETURNING key, value) INSERT INTO counters (name, total) SELECT 'w:' || key, 1 FROM moved RETURNING name, total;

-- case: rows that are inserted are read back
WITH ins AS (INSERT INTO counters (name, total, rate) VALUES ('a new one', 9223372036854775807, 0.1), ('another', -1, NULL) RETURNING name, total, rate, hits, state) SELECT name, total, rate, hits, state FROM ins ORDER BY name;

-- case: all types come out of a step as they went in
WITH changed AS (UPDATE things SET done = NOT done WHERE id < 12 RETURNING id, code, note, short, small, amount, big, ratio, score, flag, done, at, seen, day, data, doc, raw, uid)
SELECT id, code, note, short, small, amount, big, ratio, score, flag, done, at, seen, day, data, doc, raw, uid FROM changed ORDER BY id;

-- case: numbers come out of a step as they went in
WITH gone AS (DELETE FROM prices RETURNING id, price, fee, huge, long, any_scale, rate, many)
SELECT id, price, fee, huge, long, any_scale, rate, many, price + fee AS sum FROM gone ORDER BY id;

-- case: insert or select
-- parameters: {"name": "low", "n": 1}, {"name": "fresh", "n": 2}
WITH ins AS (INSERT INTO counters (name, total) VALUES (:name, :n) ON CONFLICT (name) DO NOTHING RETURNING name, total)
SELECT name, total FROM ins UNION ALL SELECT name, total FROM counters WHERE name = :name LIMIT 1;

-- case: insert and select both
-- parameters: {"name": "low", "n": 1}, {"name": "fresh", "n": 2}
-- unordered
WITH ins AS (INSERT INTO counters (name, total) VALUES (:name, :n) ON CONFLICT (name) DO NOTHING RETURNING name, total)
SELECT name, total FROM ins UNION ALL SELECT name, total FROM counters;

-- case: the main query sees the rows from before
WITH gone AS (DELETE FROM words RETURNING key) SELECT count(*) AS n, min(key) AS k FROM words;

-- case: a subquery sees the rows from before
WITH gone AS (DELETE FROM words RETURNING key) SELECT count(*) AS n, (SELECT count(*) FROM words) AS before FROM gone;

-- case: update, else insert
-- parameters: {"name": "low", "n": 1}, {"name": "fresh", "n": 2}
WITH upd AS (UPDATE counters SET total = :n WHERE name = :name RETURNING name) INSERT INTO counters (name, total) SELECT :name::text, :n::bigint WHERE NOT EXISTS (SELECT 1 FROM upd);

-- case: a query before the change picks the rows
WITH next AS (SELECT key FROM words WHERE value <> '' ORDER BY key LIMIT 2), gone AS (DELETE FROM words WHERE key IN (SELECT key FROM next) RETURNING key, value)
SELECT n.key, g.value, (SELECT count(*) FROM next) AS many FROM next AS n LEFT JOIN gone AS g ON g.key = n.key ORDER BY n.key;

-- case: two changes, neither of which returns rows
WITH a AS (DELETE FROM words WHERE key = 'order'), b AS (UPDATE counters SET hits = 7) UPDATE things SET note = 'x' WHERE id < 3;

-- case: three tables in a row
WITH a AS (DELETE FROM words RETURNING key), b AS (INSERT INTO counters (name, total) SELECT 'b ' || key, 5 FROM a RETURNING name, total),
c AS (SELECT count(*) AS n, max(total) AS most FROM b)
INSERT INTO logs (message, level) SELECT 'n ' || n::text || ' ' || most::text, 2 FROM c RETURNING message, level;

-- case: a claim from a queue
WITH next AS (SELECT name FROM counters WHERE state = 'new' ORDER BY total LIMIT 1 FOR UPDATE SKIP LOCKED), claimed AS (UPDATE counters SET state = 'taken' WHERE name IN (SELECT name FROM next) RETURNING name, state)
SELECT name, state FROM claimed;

-- case: a step that fails undoes all
-- error: UniqueViolation
WITH a AS (DELETE FROM words RETURNING key) INSERT INTO counters (name, total) SELECT 'low', 1 FROM a;

-- case: a recursive part beside a change
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3), ins AS (INSERT INTO counters (name, total) SELECT 'r' || i::text, i FROM n RETURNING name, total)
SELECT ins.name, n.i FROM ins JOIN n ON n.i = ins.total ORDER BY n.i;

-- case: a change whose own WITH picks the rows
WITH gone AS (WITH w AS (SELECT max(key) AS key FROM words) DELETE FROM words WHERE key IN (SELECT key FROM w) RETURNING key) SELECT key FROM gone;

-- case: nothing comes out of a step
-- empty
WITH gone AS (DELETE FROM words WHERE key = 'nobody' RETURNING key) SELECT key FROM gone;

-- case: an aggregate over what a step returns
WITH gone AS (DELETE FROM prices RETURNING kind, price, many) SELECT kind, count(*) AS n, sum(price) AS sum, max(many) AS most FROM gone GROUP BY kind ORDER BY kind;

-- case: enums and moments come out of a step as they went in
WITH gone AS (DELETE FROM moods RETURNING id, now, was), later AS (UPDATE moments SET n = n + 1 RETURNING id, at, local, until, clock, day)
SELECT g.id, g.now, g.was, l.at, l.local, l.until, l.clock, l.day FROM gone AS g LEFT JOIN later AS l ON l.id = g.id ORDER BY g.id;

-- case: upsert, and count what is there
-- parameters: {"name": "low"}, {"name": "fresh"}
WITH put AS (INSERT INTO counters (name, total) VALUES (:name, 1) ON CONFLICT (name) DO UPDATE SET hits = counters.hits + 1 RETURNING name, hits)
SELECT put.name, put.hits, (SELECT count(*) FROM counters) AS before FROM put;

-- case: an update from what a step returns
WITH gone AS (DELETE FROM words RETURNING key, value) UPDATE counters SET hits = (SELECT count(*) FROM gone)::integer WHERE name IN ('low', 'some');

-- case: a join with the table that is changed
WITH gone AS (DELETE FROM words WHERE key <> 'order' RETURNING key) SELECT w.* FROM words AS w JOIN gone AS g ON g.key = w.key ORDER BY w.key;

-- case: rows from before beside those that were changed
-- parameters: {"name": "low"}, {"name": "none"}, {"name": "nobody"}
WITH upd AS (UPDATE counters SET hits = 1, total = 2, touched = NULL, rate = 0.1 WHERE name = :name AND state <> '' RETURNING counters.*)
SELECT * FROM counters WHERE name = :name::text AND name NOT IN (SELECT name FROM upd) UNION SELECT * FROM upd;

-- case: the other rows are counted as they were
WITH upd AS (UPDATE counters SET hits = 7 WHERE state = 'new' RETURNING name, hits),
seen AS (SELECT c.name, c.hits AS before, u.hits AS after FROM counters AS c LEFT JOIN upd AS u ON u.name = c.name)
SELECT * FROM seen ORDER BY name;

-- case: values of every kind as they were
WITH upd AS (UPDATE things SET note = 'x', data = NULL, raw = NULL WHERE id < 6 RETURNING id)
SELECT t.* FROM upd LEFT JOIN things AS t ON t.id = upd.id ORDER BY t.id;

-- case: a change by what was there before another
WITH gone AS (DELETE FROM words RETURNING key) UPDATE counters SET hits = 3 FROM gone JOIN words AS w ON w.key = gone.key WHERE w.value <> '' AND counters.name = 'low';

-- case: decimals and enums as they were
WITH gone AS (DELETE FROM moods WHERE id < 4 RETURNING id), up AS (UPDATE prices SET price = 1, fee = 2 WHERE id < 5 RETURNING id)
SELECT p.id, p.price, p.fee, p.huge, p.any_scale, m.now, m.was FROM up JOIN prices AS p ON p.id = up.id LEFT JOIN gone ON gone.id = up.id LEFT JOIN moods AS m ON m.id = gone.id ORDER BY p.id;

-- case: what was there before an upsert
-- parameters: {"name": "low", "n": 1}, {"name": "fresh", "n": 2}
WITH old AS (SELECT total, touched FROM counters WHERE name = :name)
INSERT INTO counters (name, total) VALUES (:name, :n) ON CONFLICT (name) DO UPDATE SET total = excluded.total, touched = NULL
RETURNING total, (SELECT total FROM old) AS before, (SELECT touched FROM old) AS touched_before, EXISTS (SELECT FROM old) AS known;

-- case: what was there before an update
WITH old AS (SELECT count(*) AS n, max(total) AS most FROM counters)
UPDATE counters SET total = 7 WHERE state = 'new' RETURNING name, total, (SELECT n FROM old) AS n, (SELECT most FROM old) AS most;

-- case: columns of another table come back from an update
UPDATE parts SET label = 'x' FROM things AS t WHERE t.id = parts.thing_id AND parts.n = 1 RETURNING parts.thing_id, t.code, upper(t.code) || parts.label AS both_of, t.at, t.doc;

-- case: columns of another table come back from a deletion
DELETE FROM parts AS p USING things AS t WHERE t.id = p.thing_id AND t.id < 5 RETURNING p.n, t.code AS code, t.score;

-- case: columns of a WITH come back from an update
-- parameters: {"names": ["low", "some"], "totals": [7, 8]}
WITH v AS (SELECT * FROM unnest(:names::text[], :totals::bigint[]) AS u (name, total))
UPDATE counters AS c SET total = v.total FROM v WHERE v.name = c.name RETURNING c.name, c.total, v.total = c.total AS same, v.total - 1 AS less;

-- case: columns of a WITH go on from an update within one
WITH next AS (SELECT name, state = 'new' AS fresh FROM counters WHERE total > 0),
upd AS (UPDATE counters SET state = 'done' FROM next WHERE counters.name = next.name RETURNING counters.name, next.fresh)
SELECT c.*, upd.fresh FROM counters AS c JOIN upd ON upd.name = c.name ORDER BY c.name;

-- case: columns of two joined tables come back
UPDATE counters SET hits = 1 FROM things AS t JOIN parts AS p ON p.thing_id = t.id WHERE t.id = p.thing_id AND (p.thing_id, p.n) = (SELECT thing_id, n FROM parts ORDER BY thing_id, n LIMIT 1) AND counters.name = 'low' RETURNING counters.hits, t.code, p.label;
