-- case: a name that another column had
SELECT note AS code, code AS note, id FROM things ORDER BY code, note DESC, id;

-- case: the same column twice
SELECT id, id, amount + 0 AS x, amount + 0 AS x FROM things ORDER BY id, x;

-- case: nested derived tables
SELECT o.flag, o.most FROM (SELECT i.flag, max(i.n) AS most FROM (SELECT flag, id * 2 AS n FROM things) AS i GROUP BY i.flag) AS o ORDER BY o.flag;

-- case: a set operation in FROM
SELECT u.word, count(*) AS many FROM (SELECT code AS word FROM things UNION ALL SELECT label FROM parts) AS u GROUP BY u.word ORDER BY many DESC, u.word;

-- case: a set operation in IN
SELECT id FROM things WHERE code IN (SELECT label FROM parts WHERE n = 0 UNION SELECT note FROM things) ORDER BY id;

-- case: a page of a page
SELECT d.id, d.note FROM (SELECT id, note FROM things ORDER BY note DESC, id LIMIT 10) AS d ORDER BY d.id LIMIT 3;

-- case: two CTEs of one name in two places
WITH w AS (SELECT 1 AS n)
SELECT w.n, (WITH w AS (SELECT 2 AS n) SELECT max(w.n) FROM w) AS inner_n FROM w;

-- case: a window in ORDER BY
SELECT id FROM things ORDER BY rank() OVER (ORDER BY note), id;

-- case: an aggregate in ORDER BY alone
SELECT flag FROM things GROUP BY flag ORDER BY count(*) DESC, max(id);

-- case: groups of an expression
SELECT coalesce(note, '?') AS n, count(*) AS c FROM things GROUP BY coalesce(note, '?') HAVING count(*) > 1 OR coalesce(note, '?') = '?' ORDER BY n;

-- case: a conditional count
SELECT sum(CASE WHEN flag THEN 1 ELSE 0 END) AS yes, count(CASE WHEN done THEN 1 END) AS done, max(CASE WHEN flag THEN note END) AS note FROM things;

-- case: a correlated count twice down
SELECT t.id, (SELECT count(*) FROM parts AS p WHERE p.thing_id = t.id AND EXISTS (SELECT 1 FROM parts AS q WHERE q.thing_id = t.id AND q.n > p.n)) AS c FROM things AS t ORDER BY t.id;

-- case: the greatest of each group by NOT EXISTS
SELECT p.thing_id, p.n FROM parts AS p WHERE NOT EXISTS (SELECT 1 FROM parts AS q WHERE q.thing_id = p.thing_id AND q.n > p.n) ORDER BY p.thing_id;

-- case: an optional filter
-- parameters: {"flag": null, "least": null, "word": "a"}, {"flag": true, "least": 0, "word": null}
SELECT id FROM things
 WHERE (:flag::boolean IS NULL OR flag = :flag) AND (:least::integer IS NULL OR amount >= :least) AND coalesce(note = :word::text, true)
 ORDER BY id;

-- case: a keyset page on a nullable column
-- parameters: {"note": "a", "id": 3}
SELECT id, note FROM things WHERE (note, id) > (:note, :id) AND note IS NOT NULL ORDER BY note, id LIMIT 4;

-- case: a report with totals
SELECT p.label, count(*) AS n, sum(p.qty)::bigint AS qty, (sum(sum(p.qty)) OVER (ORDER BY p.label))::bigint AS running, count(*) * 100 / (SELECT count(*) FROM parts) AS percent
  FROM parts AS p
 GROUP BY p.label
 ORDER BY p.label;

-- case: joins in a chain
SELECT t.id, p.n, q.n AS next, c.name
  FROM things AS t
  JOIN parts AS p ON p.thing_id = t.id
  LEFT JOIN parts AS q ON q.thing_id = p.thing_id AND q.n = p.n + 1
  LEFT JOIN counters AS c ON c.hits = p.n AND c.state = 'new'
 WHERE t.done OR c.name IS NULL
 ORDER BY t.id, p.n, c.name;

-- case: inner join behind a left join
SELECT t.id, p.label, o.code FROM things AS t LEFT JOIN parts AS p ON p.thing_id = t.id AND p.n = 1 JOIN things AS o ON o.id = p.thing_id ORDER BY t.id;

-- case: boolean columns made of everything
SELECT id, done AND note IS NULL AS a, (note LIKE 'a%') = flag AS b, flag <> done AS c, NOT flag IS NULL AS d, (id = 3) IS DISTINCT FROM flag AS e, flag IN (true, NULL) AS f FROM things ORDER BY id;

-- case: a tree by recursion
WITH RECURSIVE tree (id, path, depth) AS (
    SELECT key, key, 1 FROM words WHERE key = 'k1'
    UNION ALL
    SELECT w.key, tree.path || '/' || w.key, tree.depth + 1 FROM words AS w JOIN tree ON w.key > tree.id
)
SELECT id, path, depth FROM tree ORDER BY path;

-- case: delete everything
DELETE FROM parts;

-- case: update without condition through a sub-select
UPDATE parts SET qty = (SELECT count(*) FROM things) WHERE qty IS NULL;

-- case: upsert that counts
-- parameters: {"name": "some"}, {"name": "brand new"}
INSERT INTO counters (name, hits, total) VALUES (:name, 1, 1) ON CONFLICT (name) DO UPDATE SET hits = counters.hits + 1, touched = coalesce(counters.touched, '2024-01-01T00:00:00Z') RETURNING hits;

-- case: guarded update
-- parameters: {"hits": 5}, {"hits": 6}
-- empty: the second finds nothing, the first does
UPDATE counters SET hits = hits + 1, total = total - :hits WHERE name = 'some' AND hits = :hits RETURNING hits, total;

-- case: insert where there is none
INSERT INTO counters (name, total) SELECT 'unique', 1 WHERE NOT EXISTS (SELECT 1 FROM counters WHERE name = 'unique') RETURNING name;

-- case: returning expressions
DELETE FROM things WHERE id < 6 RETURNING id * 2 AS twice, coalesce(note, 'none') AS note, score, ratio + 1 AS more, CASE WHEN flag THEN score END AS some, at::date AS day;
