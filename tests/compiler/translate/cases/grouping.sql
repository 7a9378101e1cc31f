-- case: rollup
SELECT done, flag, count(*) AS many, sum(amount)::bigint AS total, grouping(done, flag) AS level
  FROM things
 GROUP BY ROLLUP (done, flag)
 ORDER BY grouping(done, flag), done, flag NULLS FIRST, many;

-- case: cube
SELECT t.done, p.n, count(*) AS many, grouping(t.done) AS a, grouping(n) AS b
  FROM things AS t
  JOIN parts AS p ON p.thing_id = t.id
 GROUP BY CUBE (done, n)
 ORDER BY a, b, 1, 2;

-- case: grouping sets
SELECT flag, done, max(code) AS last, count(DISTINCT amount) AS amounts
  FROM things
 GROUP BY GROUPING SETS ((flag, done), (done), ())
 ORDER BY flag NULLS LAST, done NULLS LAST, last;

-- case: grouping sets within grouping sets, beside a plain key
SELECT flag, done, id % 2 AS odd, count(*) AS many
  FROM things
 GROUP BY GROUPING SETS (flag, ROLLUP (done)), id % 2
 ORDER BY odd, flag, done, many;

-- case: rollup of rows and an expression
SELECT coalesce(note, 'none') AS note, done, flag, count(*) AS many
  FROM things
 WHERE id < 20
 GROUP BY ROLLUP (coalesce(note, 'none'), (done, flag))
 ORDER BY note NULLS FIRST, done, flag, many;

-- case: rollup by names and numbers of result columns
SELECT left(code, 1) AS letter, done, count(*) AS many
  FROM things
 GROUP BY ROLLUP (letter, 2)
 ORDER BY letter, done, many DESC;

-- case: a key within an aggregate is the row's own
SELECT amount, count(amount) AS many, sum(amount)::bigint AS total, coalesce(amount, -1) AS shown, CASE WHEN grouping(amount) = 1 THEN 'all' ELSE 'one' END AS kind
  FROM things
 GROUP BY ROLLUP (amount)
 ORDER BY grouping(amount) DESC, amount;

-- case: rollup over no rows
SELECT done, count(*) AS many, max(at) AS last FROM things WHERE id < 0 GROUP BY ROLLUP (done);

-- case: rollup without aggregates
SELECT done, flag FROM things GROUP BY ROLLUP (done, flag) ORDER BY done, flag;

-- case: rollup with HAVING and LIMIT
SELECT done, flag, count(*) FILTER (WHERE id > 3) AS many
  FROM things
 GROUP BY CUBE (done, flag)
HAVING count(*) > 4 OR grouping(done, flag) = 3
 ORDER BY count(*) DESC, done, flag
 LIMIT 5;

-- case: keys of every type
SELECT code, short, small, big, score, at, day, uid, raw, count(*) AS many
  FROM things
 GROUP BY GROUPING SETS (code, short, small, big, score, at, day, uid, raw)
 ORDER BY code, short, small, big, score, at, day, uid, raw, many;

-- case: numerics, time stamps and enums as keys
SELECT p.price, p.fee, m.local, m.clock, o.was, count(*) AS many, grouping(p.price, p.fee, m.local, m.clock, o.was) AS level
  FROM prices AS p
  LEFT JOIN moments AS m ON m.id = p.id
  LEFT JOIN moods AS o ON o.id = p.id
 GROUP BY GROUPING SETS (p.price, p.fee, (m.local, m.clock), o.was)
 ORDER BY level, p.price, p.fee, m.local, m.clock, o.was DESC;

-- case: names of keys in a source
SELECT s.done, s.flag, s.many
  FROM (SELECT done, flag, count(*) AS many FROM things GROUP BY GROUPING SETS (flag, done, ())) AS s
 ORDER BY s.done, s.flag, s.many;

-- case: the same set twice counts twice
SELECT done, count(*) AS many FROM things GROUP BY GROUPING SETS ((done), (done)) ORDER BY done;

-- case: the same set twice, once
SELECT done, count(*) AS many FROM things GROUP BY DISTINCT GROUPING SETS ((done), (done)) ORDER BY done;

-- case: a row of keys
SELECT done, flag, grouping(flag) AS level, count(*) AS many FROM things GROUP BY (done, flag) ORDER BY done, flag;

-- case: GROUP BY nothing
SELECT count(*) AS many FROM things GROUP BY ();

-- case: grouping with plain keys
SELECT done, grouping(done) AS level, count(*) AS many FROM things GROUP BY done ORDER BY done;

-- case: rollup in a WITH, with a window behind it
WITH sums AS (SELECT done, flag, count(*) AS many FROM things GROUP BY ROLLUP (done, flag))
SELECT done, flag, many, rank() OVER (ORDER BY many DESC) AS place FROM sums ORDER BY place, done, flag;

-- case: HAVING without GROUP BY
SELECT count(*) AS many, max(code) AS last FROM things HAVING count(*) > 3;

-- case: HAVING without GROUP BY that does not hold
-- empty: it has no row
SELECT count(*) AS many FROM things HAVING count(*) < 3 ORDER BY many;

-- case: HAVING without GROUP BY and without aggregates
SELECT 1 AS one FROM things HAVING true ORDER BY 1;

-- case: HAVING without GROUP BY over no rows
SELECT 'none' AS what, sum(amount) AS total FROM things WHERE id < 0 HAVING count(*) = 0;

-- case: HAVING without GROUP BY as a value
SELECT id, (SELECT max(p.n) FROM parts AS p WHERE p.thing_id = t.id HAVING count(*) > 1) AS last FROM things AS t ORDER BY id;

-- case: lists beside rollup
SELECT done, string_agg(code, ',' ORDER BY id) AS codes, jsonb_agg(done ORDER BY id) AS dones, every(done) AS all_done
  FROM things
 WHERE id < 9
 GROUP BY ROLLUP (done)
 ORDER BY done;

-- case: names that nobody wrote beside cube
SELECT done, grouping(done, flag), count(*), coalesce(flag, false), max(id)::bigint FROM things GROUP BY CUBE (done, flag) ORDER BY grouping, count, done, flag;

-- case: DISTINCT ON sorted by a name that nobody wrote
SELECT DISTINCT ON (done) done, lower(code), id FROM things ORDER BY done, lower DESC, id;
