-- case: deleted rows move to another table
-- writes
DELETE FROM words
WHERE words.key < 'k3'
RETURNING key, value;
WITH moved (key, value) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
    FROM json_each(:twinsql_step_1)
)
INSERT INTO counters (name, total)
SELECT 'w:' || moved.key, 1
FROM moved
RETURNING name, total;

-- case: rows that are inserted are read back
-- writes
INSERT INTO counters (name, total, rate)
VALUES ('a new one', 9223372036854775807, 0.1), ('another', -1, NULL)
RETURNING name, total, CAST(rate AS REAL) AS rate, hits, state;
WITH ins (name, total, rate, hits, state) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), pg_unpack(json_extract(value, '$[2]')), json_extract(value, '$[3]'), json_extract(value, '$[4]')
    FROM json_each(:twinsql_step_1)
)
SELECT ins.name, ins.total, ins.rate, ins.hits, ins.state
FROM ins
ORDER BY ins.name;

-- case: all types come out of a step as they went in
-- writes
UPDATE things
SET done = NOT things.done
WHERE things.id < 12
RETURNING id, code, note, short, small, amount, big, CAST(ratio AS REAL) AS ratio, CAST(score AS REAL) AS score, flag, done, at, seen, day, data, doc, raw, uid;
WITH changed (id, code, note, short, small, amount, big, ratio, score, flag, done, at, seen, day, data, doc, raw, uid) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]'), json_extract(value, '$[6]'), pg_unpack(json_extract(value, '$[7]')), pg_unpack(json_extract(value, '$[8]')), json_extract(value, '$[9]'), json_extract(value, '$[10]'), json_extract(value, '$[11]'), json_extract(value, '$[12]'), json_extract(value, '$[13]'), json_extract(value, '$[14]'), json_extract(value, '$[15]'), pg_unpack(json_extract(value, '$[16]')), json_extract(value, '$[17]')
    FROM json_each(:twinsql_step_1)
)
SELECT changed.id, changed.code, changed.note, changed.short, changed.small, changed.amount, changed.big, changed.ratio, changed.score, changed.flag, changed.done, changed.at, changed.seen, changed.day, changed.data, changed.doc, changed.raw, changed.uid
FROM changed
ORDER BY changed.id;

-- case: numbers come out of a step as they went in
-- writes
DELETE FROM prices
RETURNING id, price, fee, huge, long, any_scale, CAST(rate AS REAL) AS rate, many;
WITH gone (id, price, fee, huge, long, any_scale, rate, many) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]'), pg_unpack(json_extract(value, '$[6]')), json_extract(value, '$[7]')
    FROM json_each(:twinsql_step_1)
)
SELECT gone.id, gone.price, gone.fee, gone.huge, gone.long, gone.any_scale, gone.rate, gone.many, gone.price * 100 + gone.fee AS sum
FROM gone
ORDER BY gone.id;

-- case: insert or select
-- writes
WITH twinsql_read_1 (c1, c2) AS (
    SELECT counters.name, counters.total
    FROM counters
    WHERE counters.name = :name
)
SELECT c1, c2 FROM twinsql_read_1;
WITH twinsql_read_1 (c1, c2) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
    FROM json_each(:twinsql_step_1)
)
INSERT INTO counters (name, total)
VALUES (:name, :n)
ON CONFLICT (name) DO NOTHING
RETURNING name, total;
WITH twinsql_read_1 (c1, c2) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
    FROM json_each(:twinsql_step_1)
), ins (name, total) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
    FROM json_each(:twinsql_step_2)
)
SELECT ins.name, ins.total
FROM ins
UNION ALL
SELECT twinsql_read_1.c1 AS name, twinsql_read_1.c2 AS total
FROM twinsql_read_1
LIMIT 1;

-- case: insert and select both
-- writes
WITH twinsql_read_1 (c1, c2) AS (
    SELECT counters.name, counters.total
    FROM counters
)
SELECT c1, c2 FROM twinsql_read_1;
WITH twinsql_read_1 (c1, c2) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
    FROM json_each(:twinsql_step_1)
)
INSERT INTO counters (name, total)
VALUES (:name, :n)
ON CONFLICT (name) DO NOTHING
RETURNING name, total;
WITH twinsql_read_1 (c1, c2) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
    FROM json_each(:twinsql_step_1)
), ins (name, total) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
    FROM json_each(:twinsql_step_2)
)
SELECT ins.name, ins.total
FROM ins
UNION ALL
SELECT twinsql_read_1.c1 AS name, twinsql_read_1.c2 AS total
FROM twinsql_read_1;

-- case: the main query sees the rows from before
-- writes
WITH twinsql_read_1 (c1, c2) AS (
    SELECT count(*) AS n, min(words.key) AS k
    FROM words
)
SELECT c1, c2 FROM twinsql_read_1;
WITH twinsql_read_1 (c1, c2) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
    FROM json_each(:twinsql_step_1)
)
DELETE FROM words
RETURNING key;
WITH twinsql_read_1 (c1, c2) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
    FROM json_each(:twinsql_step_1)
), gone (key) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_2)
)
SELECT twinsql_read_1.c1 AS n, twinsql_read_1.c2 AS k
FROM twinsql_read_1;

-- case: a subquery sees the rows from before
-- writes
WITH twinsql_read_1 (c1) AS (
    SELECT count(*) AS count
    FROM words
)
SELECT c1 FROM twinsql_read_1;
WITH twinsql_read_1 (c1) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_1)
)
DELETE FROM words
RETURNING key;
WITH twinsql_read_1 (c1) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_1)
), gone (key) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_2)
)
SELECT count(*) AS n, (SELECT twinsql_read_1.c1 FROM twinsql_read_1) AS before
FROM gone;

-- case: update, else insert
-- writes
UPDATE counters
SET total = :n
WHERE counters.name = :name
RETURNING name;
WITH upd (name) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_1)
)
INSERT INTO counters (name, total)
SELECT :name AS text, :n AS int8
WHERE NOT EXISTS (SELECT 1 FROM upd);

-- case: a query before the change picks the rows
-- writes
WITH next (key) AS (
    SELECT words.key
    FROM words
    WHERE words.value <> ''
    ORDER BY words.key
    LIMIT 2
)
SELECT key FROM next;
WITH next (key) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_1)
)
DELETE FROM words
WHERE words.key IN (SELECT next.key FROM next)
RETURNING key, value;
WITH next (key) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_1)
), gone (key, value) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
    FROM json_each(:twinsql_step_2)
)
SELECT n.key, g.value, (SELECT count(*) AS count FROM next) AS many
FROM next AS n
LEFT JOIN gone AS g ON g.key = n.key
ORDER BY n.key;

-- case: two changes, neither of which returns rows
-- writes
DELETE FROM words
WHERE words.key = 'order';
UPDATE counters
SET hits = 7;
UPDATE things
SET note = 'x'
WHERE things.id < 3;

-- case: three tables in a row
-- writes
DELETE FROM words
RETURNING key;
WITH a (key) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_1)
)
INSERT INTO counters (name, total)
SELECT 'b ' || a.key, 5
FROM a
RETURNING name, total;
WITH a (key) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_1)
), b (name, total) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
    FROM json_each(:twinsql_step_2)
), c (n, most) AS (
    SELECT count(*) AS n, max(b.total) AS most
    FROM b
)
INSERT INTO logs (message, level)
SELECT 'n ' || CAST(c.n AS TEXT) || ' ' || CAST(c.most AS TEXT), 2
FROM c
RETURNING message, level;

-- case: a claim from a queue
-- writes
WITH next (name) AS (
    SELECT counters.name
    FROM counters
    WHERE counters.state = 'new'
    ORDER BY counters.total
    LIMIT 1
)
SELECT name FROM next;
WITH next (name) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_1)
)
UPDATE counters
SET state = 'taken'
WHERE counters.name IN (SELECT next.name FROM next)
RETURNING name, state;
WITH next (name) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_1)
), claimed (name, state) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
    FROM json_each(:twinsql_step_2)
)
SELECT claimed.name, claimed.state
FROM claimed;

-- case: a step that fails undoes all
-- writes
DELETE FROM words
RETURNING key;
WITH a (key) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_1)
)
INSERT INTO counters (name, total)
SELECT 'low', 1
FROM a;

-- case: a recursive part beside a change
-- writes
WITH RECURSIVE n (i) AS (
    SELECT 1
    UNION ALL
    SELECT CASE WHEN (n.i + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE n.i + 1 END
    FROM n
    WHERE n.i < 3
)
INSERT INTO counters (name, total)
SELECT 'r' || CAST(n.i AS TEXT), n.i
FROM n
RETURNING name, total;
WITH RECURSIVE n (i) AS (
    SELECT 1
    UNION ALL
    SELECT CASE WHEN (n.i + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE n.i + 1 END
    FROM n
    WHERE n.i < 3
), ins (name, total) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
    FROM json_each(:twinsql_step_1)
)
SELECT ins.name, n.i
FROM ins
JOIN n ON n.i = ins.total
ORDER BY n.i;

-- case: a change whose own WITH picks the rows
-- writes
WITH w (key) AS (
    SELECT max(words.key) AS key
    FROM words
)
DELETE FROM words
WHERE words.key IN (SELECT w.key FROM w)
RETURNING key;
WITH gone (key) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_1)
)
SELECT gone.key
FROM gone;

-- case: nothing comes out of a step
-- writes
DELETE FROM words
WHERE words.key = 'nobody'
RETURNING key;
WITH gone (key) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_1)
)
SELECT gone.key
FROM gone;

-- case: an aggregate over what a step returns
-- writes
DELETE FROM prices
RETURNING kind, price, many;
WITH gone (kind, price, many) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')
    FROM json_each(:twinsql_step_1)
)
SELECT gone.kind, count(*) AS n, sum(gone.price) AS sum, max(gone.many) AS most
FROM gone
GROUP BY gone.kind
ORDER BY gone.kind;

-- case: enums and moments come out of a step as they went in
-- writes
DELETE FROM moods
RETURNING id, now, was;
WITH gone (id, now, was) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')
    FROM json_each(:twinsql_step_1)
)
UPDATE moments
SET n = CASE WHEN (moments.n + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE moments.n + 1 END
RETURNING id, at, local, until, clock, day;
WITH gone (id, now, was) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')
    FROM json_each(:twinsql_step_1)
), later (id, at, local, until, clock, day) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]')
    FROM json_each(:twinsql_step_2)
)
SELECT g.id, g.now, g.was, l.at, l.local, l.until, l.clock, l.day
FROM gone AS g
LEFT JOIN later AS l ON l.id = g.id
ORDER BY g.id;

-- case: upsert, and count what is there
-- writes
WITH twinsql_read_1 (c1) AS (
    SELECT count(*) AS count
    FROM counters
)
SELECT c1 FROM twinsql_read_1;
WITH twinsql_read_1 (c1) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_1)
)
INSERT INTO counters (name, total)
VALUES (:name, 1)
ON CONFLICT (name) DO UPDATE SET hits = CASE WHEN (counters.hits + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE counters.hits + 1 END
RETURNING name, hits;
WITH twinsql_read_1 (c1) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_1)
), put (name, hits) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
    FROM json_each(:twinsql_step_2)
)
SELECT put.name, put.hits, (SELECT twinsql_read_1.c1 FROM twinsql_read_1) AS before
FROM put;

-- case: an update from what a step returns
-- writes
DELETE FROM words
RETURNING key, value;
WITH gone (key, value) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
    FROM json_each(:twinsql_step_1)
)
UPDATE counters
SET hits = CASE WHEN (SELECT count(*) AS count FROM gone) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE (SELECT count(*) AS count FROM gone) END
WHERE counters.name IN ('low', 'some');

-- case: a join with the table that is changed
-- writes
WITH twinsql_before_1 (key, "order", "group", "index", value, words) AS (
    SELECT w.key, w."order", w."group", w."index", w.value, w.words
    FROM words AS w
)
SELECT key, "order", "group", "index", value, words FROM twinsql_before_1;
WITH twinsql_before_1 (key, "order", "group", "index", value, words) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]')
    FROM json_each(:twinsql_step_1)
)
DELETE FROM words
WHERE words.key <> 'order'
RETURNING key;
WITH twinsql_before_1 (key, "order", "group", "index", value, words) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]')
    FROM json_each(:twinsql_step_1)
), gone (key) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_2)
)
SELECT w.key, w."order", w."group", w."index", w.value, w.words
FROM twinsql_before_1 AS w
JOIN gone AS g ON g.key = w.key
ORDER BY w.key;

-- case: rows from before beside those that were changed
-- writes
WITH twinsql_before_1 (name, hits, total, tiny, rate, state, touched) AS (
    SELECT counters.name, counters.hits, counters.total, counters.tiny, counters.rate, counters.state, counters.touched
    FROM counters
    WHERE counters.name = :name
)
SELECT name, hits, total, tiny, rate, state, touched FROM twinsql_before_1;
WITH twinsql_before_1 (name, hits, total, tiny, rate, state, touched) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), pg_unpack(json_extract(value, '$[4]')), json_extract(value, '$[5]'), json_extract(value, '$[6]')
    FROM json_each(:twinsql_step_1)
)
UPDATE counters
SET hits = 1, total = 2, touched = NULL, rate = 0.1
WHERE counters.name = :name AND counters.state <> ''
RETURNING name, hits, total, tiny, CAST(rate AS REAL) AS rate, state, touched;
WITH twinsql_before_1 (name, hits, total, tiny, rate, state, touched) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), pg_unpack(json_extract(value, '$[4]')), json_extract(value, '$[5]'), json_extract(value, '$[6]')
    FROM json_each(:twinsql_step_1)
), upd (name, hits, total, tiny, rate, state, touched) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), pg_unpack(json_extract(value, '$[4]')), json_extract(value, '$[5]'), json_extract(value, '$[6]')
    FROM json_each(:twinsql_step_2)
)
SELECT counters.name, counters.hits, counters.total, counters.tiny, counters.rate, counters.state, counters.touched
FROM twinsql_before_1 AS counters
WHERE counters.name = :name AND NOT counters.name IN (SELECT upd.name FROM upd)
UNION
SELECT upd.name, upd.hits, upd.total, upd.tiny, upd.rate, upd.state, upd.touched
FROM upd;

-- case: the other rows are counted as they were
-- writes
WITH twinsql_before_1 (name, hits, total, tiny, rate, state, touched) AS (
    SELECT c.name, c.hits, c.total, c.tiny, c.rate, c.state, c.touched
    FROM counters AS c
)
SELECT name, hits, total, tiny, rate, state, touched FROM twinsql_before_1;
WITH twinsql_before_1 (name, hits, total, tiny, rate, state, touched) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), pg_unpack(json_extract(value, '$[4]')), json_extract(value, '$[5]'), json_extract(value, '$[6]')
    FROM json_each(:twinsql_step_1)
)
UPDATE counters
SET hits = 7
WHERE counters.state = 'new'
RETURNING name, hits;
WITH twinsql_before_1 (name, hits, total, tiny, rate, state, touched) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), pg_unpack(json_extract(value, '$[4]')), json_extract(value, '$[5]'), json_extract(value, '$[6]')
    FROM json_each(:twinsql_step_1)
), upd (name, hits) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
    FROM json_each(:twinsql_step_2)
), seen (name, before, after) AS (
    SELECT c.name, c.hits AS before, u.hits AS after
    FROM twinsql_before_1 AS c
    LEFT JOIN upd AS u ON u.name = c.name
)
SELECT seen.name, seen.before, seen.after
FROM seen
ORDER BY seen.name;

-- case: values of every kind as they were
-- writes
WITH twinsql_before_1 (id, code, note, short, small, amount, big, ratio, score, flag, done, at, seen, day, data, doc, raw, uid) AS (
    SELECT t.id, t.code, t.note, t.short, t.small, t.amount, t.big, t.ratio, t.score, t.flag, t.done, t.at, t.seen, t.day, t.data, t.doc, t.raw, t.uid
    FROM things AS t
)
SELECT id, code, note, short, small, amount, big, ratio, score, flag, done, at, seen, day, data, doc, raw, uid FROM twinsql_before_1;
WITH twinsql_before_1 (id, code, note, short, small, amount, big, ratio, score, flag, done, at, seen, day, data, doc, raw, uid) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]'), json_extract(value, '$[6]'), pg_unpack(json_extract(value, '$[7]')), pg_unpack(json_extract(value, '$[8]')), json_extract(value, '$[9]'), json_extract(value, '$[10]'), json_extract(value, '$[11]'), json_extract(value, '$[12]'), json_extract(value, '$[13]'), json_extract(value, '$[14]'), json_extract(value, '$[15]'), pg_unpack(json_extract(value, '$[16]')), json_extract(value, '$[17]')
    FROM json_each(:twinsql_step_1)
)
UPDATE things
SET note = 'x', data = NULL, raw = NULL
WHERE things.id < 6
RETURNING id;
WITH twinsql_before_1 (id, code, note, short, small, amount, big, ratio, score, flag, done, at, seen, day, data, doc, raw, uid) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]'), json_extract(value, '$[6]'), pg_unpack(json_extract(value, '$[7]')), pg_unpack(json_extract(value, '$[8]')), json_extract(value, '$[9]'), json_extract(value, '$[10]'), json_extract(value, '$[11]'), json_extract(value, '$[12]'), json_extract(value, '$[13]'), json_extract(value, '$[14]'), json_extract(value, '$[15]'), pg_unpack(json_extract(value, '$[16]')), json_extract(value, '$[17]')
    FROM json_each(:twinsql_step_1)
), upd (id) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_2)
)
SELECT t.id, t.code, t.note, t.short, t.small, t.amount, t.big, t.ratio, t.score, t.flag, t.done, t.at, t.seen, t.day, t.data, t.doc, t.raw, t.uid
FROM upd
LEFT JOIN twinsql_before_1 AS t ON t.id = upd.id
ORDER BY t.id NULLS LAST;

-- case: a change by what was there before another
-- writes
WITH twinsql_before_1 (key, "order", "group", "index", value, words) AS (
    SELECT w.key, w."order", w."group", w."index", w.value, w.words
    FROM words AS w
)
SELECT key, "order", "group", "index", value, words FROM twinsql_before_1;
WITH twinsql_before_1 (key, "order", "group", "index", value, words) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]')
    FROM json_each(:twinsql_step_1)
)
DELETE FROM words
RETURNING key;
WITH twinsql_before_1 (key, "order", "group", "index", value, words) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]')
    FROM json_each(:twinsql_step_1)
), gone (key) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_2)
)
UPDATE counters
SET hits = 3
FROM gone
JOIN twinsql_before_1 AS w ON w.key = gone.key
WHERE w.value <> '' AND counters.name = 'low';

-- case: decimals and enums as they were
-- writes
WITH twinsql_before_1 (id, price, fee, tiny, huge, whole, long, any_scale, qty, many, small, rate, written, kind) AS (
    SELECT p.id, p.price, p.fee, p.tiny, p.huge, p.whole, p.long, p.any_scale, p.qty, p.many, p.small, p.rate, p.written, p.kind
    FROM prices AS p
)
SELECT id, price, fee, tiny, huge, whole, long, any_scale, qty, many, small, rate, written, kind FROM twinsql_before_1;
WITH twinsql_before_1 (id, price, fee, tiny, huge, whole, long, any_scale, qty, many, small, rate, written, kind) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]'), json_extract(value, '$[6]'), json_extract(value, '$[7]'), json_extract(value, '$[8]'), json_extract(value, '$[9]'), json_extract(value, '$[10]'), pg_unpack(json_extract(value, '$[11]')), json_extract(value, '$[12]'), json_extract(value, '$[13]')
    FROM json_each(:twinsql_step_1)
), twinsql_before_2 (id, now, was, said) AS (
    SELECT m.id, m.now, m.was, m.said
    FROM moods AS m
)
SELECT id, now, was, said FROM twinsql_before_2;
WITH twinsql_before_1 (id, price, fee, tiny, huge, whole, long, any_scale, qty, many, small, rate, written, kind) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]'), json_extract(value, '$[6]'), json_extract(value, '$[7]'), json_extract(value, '$[8]'), json_extract(value, '$[9]'), json_extract(value, '$[10]'), pg_unpack(json_extract(value, '$[11]')), json_extract(value, '$[12]'), json_extract(value, '$[13]')
    FROM json_each(:twinsql_step_1)
), twinsql_before_2 (id, now, was, said) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]')
    FROM json_each(:twinsql_step_2)
)
DELETE FROM moods
WHERE moods.id < 4
RETURNING id;
WITH twinsql_before_1 (id, price, fee, tiny, huge, whole, long, any_scale, qty, many, small, rate, written, kind) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]'), json_extract(value, '$[6]'), json_extract(value, '$[7]'), json_extract(value, '$[8]'), json_extract(value, '$[9]'), json_extract(value, '$[10]'), pg_unpack(json_extract(value, '$[11]')), json_extract(value, '$[12]'), json_extract(value, '$[13]')
    FROM json_each(:twinsql_step_1)
), twinsql_before_2 (id, now, was, said) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]')
    FROM json_each(:twinsql_step_2)
), gone (id) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_3)
)
UPDATE prices
SET price = 100, fee = 20000
WHERE prices.id < 5
RETURNING id;
WITH twinsql_before_1 (id, price, fee, tiny, huge, whole, long, any_scale, qty, many, small, rate, written, kind) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]'), json_extract(value, '$[6]'), json_extract(value, '$[7]'), json_extract(value, '$[8]'), json_extract(value, '$[9]'), json_extract(value, '$[10]'), pg_unpack(json_extract(value, '$[11]')), json_extract(value, '$[12]'), json_extract(value, '$[13]')
    FROM json_each(:twinsql_step_1)
), twinsql_before_2 (id, now, was, said) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]')
    FROM json_each(:twinsql_step_2)
), gone (id) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_3)
), up (id) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_4)
)
SELECT p.id, p.price, p.fee, p.huge, p.any_scale, m.now, m.was
FROM up
JOIN twinsql_before_1 AS p ON p.id = up.id
LEFT JOIN gone ON gone.id = up.id
LEFT JOIN twinsql_before_2 AS m ON m.id = gone.id
ORDER BY p.id;

-- case: what was there before an upsert
-- writes
WITH old (total, touched) AS (
    SELECT counters.total, counters.touched
    FROM counters
    WHERE counters.name = :name
)
SELECT total, touched FROM old;
WITH old (total, touched) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
    FROM json_each(:twinsql_step_1)
)
INSERT INTO counters (name, total)
VALUES (:name, :n)
ON CONFLICT (name) DO UPDATE SET total = excluded.total, touched = NULL
RETURNING total, (SELECT old.total FROM old) AS before, (SELECT old.touched FROM old) AS touched_before, EXISTS (SELECT 1 FROM old) AS known;

-- case: what was there before an update
-- writes
WITH old (n, most) AS (
    SELECT count(*) AS n, max(counters.total) AS most
    FROM counters
)
SELECT n, most FROM old;
WITH old (n, most) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
    FROM json_each(:twinsql_step_1)
)
UPDATE counters
SET total = 7
WHERE counters.state = 'new'
RETURNING name, total, (SELECT old.n FROM old) AS n, (SELECT old.most FROM old) AS most;

-- case: columns of another table come back from an update
-- writes
WITH twinsql_joined_1 (c0, c1, c2, c3, c4, c5) AS (
    SELECT parts.thing_id, parts.n, t.code, t.at, t.doc, t.code
    FROM parts
    CROSS JOIN things AS t
    WHERE t.id = parts.thing_id AND parts.n = 1
)
SELECT c0, c1, c2, c3, c4, c5 FROM twinsql_joined_1;
WITH twinsql_joined_1 (c0, c1, c2, c3, c4, c5) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]')
    FROM json_each(:twinsql_step_1)
)
UPDATE parts
SET label = 'x'
FROM things AS t
WHERE t.id = parts.thing_id AND parts.n = 1
RETURNING thing_id, (SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE v END FROM (WITH "each row" (v) AS (SELECT twinsql_joined_1.c2 FROM twinsql_joined_1 WHERE twinsql_joined_1.c0 = coalesce(parts.thing_id, NULL) AND twinsql_joined_1.c1 = coalesce(parts.n, NULL)) SELECT * FROM "each row")) AS code, pg_upper((SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE v END FROM (WITH "each row" (v) AS (SELECT twinsql_joined_1.c5 FROM twinsql_joined_1 WHERE twinsql_joined_1.c0 = coalesce(parts.thing_id, NULL) AND twinsql_joined_1.c1 = coalesce(parts.n, NULL)) SELECT * FROM "each row"))) || coalesce(label, NULL) AS both_of, (SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE v END FROM (WITH "each row" (v) AS (SELECT twinsql_joined_1.c3 FROM twinsql_joined_1 WHERE twinsql_joined_1.c0 = coalesce(parts.thing_id, NULL) AND twinsql_joined_1.c1 = coalesce(parts.n, NULL)) SELECT * FROM "each row")) AS at, (SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE v END FROM (WITH "each row" (v) AS (SELECT twinsql_joined_1.c4 FROM twinsql_joined_1 WHERE twinsql_joined_1.c0 = coalesce(parts.thing_id, NULL) AND twinsql_joined_1.c1 = coalesce(parts.n, NULL)) SELECT * FROM "each row")) AS doc;

-- case: columns of another table come back from a deletion
-- writes
WITH twinsql_joined_1 (c0, c1, c2, c3) AS (
    SELECT p.thing_id, p.n, t.score, t.code
    FROM parts AS p
    CROSS JOIN things AS t
    WHERE t.id = p.thing_id AND t.id < 5
)
SELECT c0, c1, c2, c3 FROM twinsql_joined_1;
WITH twinsql_joined_1 (c0, c1, c2, c3) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), pg_unpack(json_extract(value, '$[2]')), json_extract(value, '$[3]')
    FROM json_each(:twinsql_step_1)
)
DELETE FROM parts AS p
WHERE EXISTS (SELECT 1 FROM things AS t WHERE t.id = p.thing_id AND t.id < 5)
RETURNING n, (SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE v END FROM (WITH "each row" (v) AS (SELECT twinsql_joined_1.c3 FROM twinsql_joined_1 WHERE twinsql_joined_1.c0 = coalesce(parts.thing_id, NULL) AND twinsql_joined_1.c1 = coalesce(parts.n, NULL)) SELECT * FROM "each row")) AS code, (SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE v END FROM (WITH "each row" (v) AS (SELECT twinsql_joined_1.c2 FROM twinsql_joined_1 WHERE twinsql_joined_1.c0 = coalesce(parts.thing_id, NULL) AND twinsql_joined_1.c1 = coalesce(parts.n, NULL)) SELECT * FROM "each row")) AS score;

-- case: columns of a WITH come back from an update
-- writes
WITH v (name, total) AS (
    SELECT u.name, u.total
    FROM (SELECT l0.value AS name, l1.value AS total FROM json_each(CASE WHEN coalesce(json_array_length(:totals), 0) > coalesce(json_array_length(:names), 0) THEN :totals ELSE :names END) AS r LEFT JOIN json_each(:names) AS l0 ON l0.key = r.key LEFT JOIN json_each(:totals) AS l1 ON l1.key = r.key) AS u
), twinsql_joined_1 (c0, c1, c2) AS (
    SELECT c.name, v.total, v.total
    FROM counters AS c
    CROSS JOIN v
    WHERE v.name = c.name
)
SELECT c0, c1, c2 FROM twinsql_joined_1;
WITH v (name, total) AS (
    SELECT u.name, u.total
    FROM (SELECT l0.value AS name, l1.value AS total FROM json_each(CASE WHEN coalesce(json_array_length(:totals), 0) > coalesce(json_array_length(:names), 0) THEN :totals ELSE :names END) AS r LEFT JOIN json_each(:names) AS l0 ON l0.key = r.key LEFT JOIN json_each(:totals) AS l1 ON l1.key = r.key) AS u
), twinsql_joined_1 (c0, c1, c2) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')
    FROM json_each(:twinsql_step_1)
)
UPDATE counters AS c
SET total = v.total
FROM v
WHERE v.name = c.name
RETURNING name, total, (SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE v END FROM (WITH "each row" (v) AS (SELECT twinsql_joined_1.c1 FROM twinsql_joined_1 WHERE twinsql_joined_1.c0 = coalesce(counters.name, NULL)) SELECT * FROM "each row")) = coalesce(total, NULL) AS same, CASE WHEN typeof((SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE v END FROM (WITH "each row" (v) AS (SELECT twinsql_joined_1.c2 FROM twinsql_joined_1 WHERE twinsql_joined_1.c0 = coalesce(counters.name, NULL)) SELECT * FROM "each row")) - 1) = 'real' THEN abs(-9223372036854775808) ELSE (SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE v END FROM (WITH "each row" (v) AS (SELECT twinsql_joined_1.c2 FROM twinsql_joined_1 WHERE twinsql_joined_1.c0 = coalesce(counters.name, NULL)) SELECT * FROM "each row")) - 1 END AS less;

-- case: columns of a WITH go on from an update within one
-- writes
WITH twinsql_before_1 (name, hits, total, tiny, rate, state, touched) AS (
    SELECT c.name, c.hits, c.total, c.tiny, c.rate, c.state, c.touched
    FROM counters AS c
)
SELECT name, hits, total, tiny, rate, state, touched FROM twinsql_before_1;
WITH twinsql_before_1 (name, hits, total, tiny, rate, state, touched) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), pg_unpack(json_extract(value, '$[4]')), json_extract(value, '$[5]'), json_extract(value, '$[6]')
    FROM json_each(:twinsql_step_1)
), next (name, fresh) AS (
    SELECT counters.name, counters.state = 'new' AS fresh
    FROM counters
    WHERE counters.total > 0
)
SELECT name, fresh FROM next;
WITH twinsql_before_1 (name, hits, total, tiny, rate, state, touched) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), pg_unpack(json_extract(value, '$[4]')), json_extract(value, '$[5]'), json_extract(value, '$[6]')
    FROM json_each(:twinsql_step_1)
), next (name, fresh) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
    FROM json_each(:twinsql_step_2)
), twinsql_joined_1 (c0, c1) AS (
    SELECT counters.name, next.fresh
    FROM counters
    CROSS JOIN next
    WHERE counters.name = next.name
)
SELECT c0, c1 FROM twinsql_joined_1;
WITH twinsql_before_1 (name, hits, total, tiny, rate, state, touched) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), pg_unpack(json_extract(value, '$[4]')), json_extract(value, '$[5]'), json_extract(value, '$[6]')
    FROM json_each(:twinsql_step_1)
), next (name, fresh) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
    FROM json_each(:twinsql_step_2)
), twinsql_joined_1 (c0, c1) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
    FROM json_each(:twinsql_step_3)
)
UPDATE counters
SET state = 'done'
FROM next
WHERE counters.name = next.name
RETURNING name, (SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE v END FROM (WITH "each row" (v) AS (SELECT twinsql_joined_1.c1 FROM twinsql_joined_1 WHERE twinsql_joined_1.c0 = coalesce(counters.name, NULL)) SELECT * FROM "each row")) AS fresh;
WITH twinsql_before_1 (name, hits, total, tiny, rate, state, touched) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), pg_unpack(json_extract(value, '$[4]')), json_extract(value, '$[5]'), json_extract(value, '$[6]')
    FROM json_each(:twinsql_step_1)
), next (name, fresh) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
    FROM json_each(:twinsql_step_2)
), twinsql_joined_1 (c0, c1) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
    FROM json_each(:twinsql_step_3)
), upd (name, fresh) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
    FROM json_each(:twinsql_step_4)
)
SELECT c.name, c.hits, c.total, c.tiny, c.rate, c.state, c.touched, upd.fresh
FROM twinsql_before_1 AS c
JOIN upd ON upd.name = c.name
ORDER BY c.name;

-- case: columns of two joined tables come back
-- writes
WITH twinsql_joined_1 (c0, c1, c2) AS (
    SELECT counters.name, t.code, p.label
    FROM counters
    CROSS JOIN things AS t
    JOIN parts AS p ON p.thing_id = t.id
    WHERE t.id = p.thing_id AND (SELECT (p.thing_id, p.n) = ("each row".v1, "each row".v2) FROM (WITH "each row" (v1, v2) AS (SELECT parts.thing_id, parts.n FROM parts ORDER BY parts.thing_id, parts.n LIMIT 1) SELECT * FROM "each row") AS "each row") AND counters.name = 'low'
)
SELECT c0, c1, c2 FROM twinsql_joined_1;
WITH twinsql_joined_1 (c0, c1, c2) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')
    FROM json_each(:twinsql_step_1)
)
UPDATE counters
SET hits = 1
FROM things AS t
JOIN parts AS p ON p.thing_id = t.id
WHERE t.id = p.thing_id AND (SELECT (p.thing_id, p.n) = ("each row".v1, "each row".v2) FROM (WITH "each row" (v1, v2) AS (SELECT parts.thing_id, parts.n FROM parts ORDER BY parts.thing_id, parts.n LIMIT 1) SELECT * FROM "each row") AS "each row") AND counters.name = 'low'
RETURNING hits, (SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE v END FROM (WITH "each row" (v) AS (SELECT twinsql_joined_1.c1 FROM twinsql_joined_1 WHERE twinsql_joined_1.c0 = coalesce(counters.name, NULL)) SELECT * FROM "each row")) AS code, (SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE v END FROM (WITH "each row" (v) AS (SELECT twinsql_joined_1.c2 FROM twinsql_joined_1 WHERE twinsql_joined_1.c0 = coalesce(counters.name, NULL)) SELECT * FROM "each row")) AS label;
