-- case: over all rows
SELECT count(*) AS a, count(note) AS b, count(DISTINCT note) AS c, min(note) AS d, max(code) AS e, min(amount) AS f, max(big) AS g, sum(small) AS h, sum(amount::bigint)::bigint AS i,
       min(at) AS j, max(seen) AS k, min(day) AS l, max(ratio) AS m, min(score) AS n, bool_and(flag) AS o, bool_or(flag) AS p, every(done) AS q, min(short) AS r,
       coalesce(sum(amount), 0) AS s, sum(DISTINCT small) AS t, sum(id)::integer AS u
  FROM things;

-- case: over no rows
SELECT count(*) AS a, count(note) AS b, max(code) AS c, sum(id) AS d, bool_and(done) AS e, coalesce(sum(id), 0) AS f, coalesce(max(id), -1) AS g, every(done) AS h
  FROM things
 WHERE id < 0;

-- case: groups of NULL
SELECT note, count(*) AS many, max(id) AS last, bool_or(flag) AS some, sum(amount) AS total
  FROM things
 GROUP BY note
 ORDER BY note;

-- case: groups by place and by expression
SELECT length(code) AS size, flag, count(*) AS many
  FROM things
 GROUP BY 1, flag
 ORDER BY size, flag;

-- case: a group key that is a column before it is a name
SELECT id % 2 AS flag, count(*) AS many FROM things GROUP BY flag, id % 2 ORDER BY 1, 2;

-- case: by the key alone
SELECT t.id, t.code, t.note, count(p.n) AS many FROM things AS t LEFT JOIN parts AS p ON p.thing_id = t.id GROUP BY t.id ORDER BY many DESC, t.id;

-- case: having
-- parameters: {"least": 2}
SELECT thing_id, count(*) AS many, max(label) AS label FROM parts GROUP BY thing_id HAVING count(*) >= :least AND max(qty) IS NOT NULL ORDER BY count(*) DESC, thing_id;

-- case: filters
SELECT flag, count(*) FILTER (WHERE amount > 0) AS a, sum(amount) FILTER (WHERE small > 0 AND amount < 100) AS b, max(id) FILTER (WHERE done) AS c, count(note) FILTER (WHERE flag) AS d
  FROM things
 GROUP BY flag
 ORDER BY flag;

-- case: sum above bigint
-- error: DataError
SELECT sum(big)::bigint FROM things WHERE big > 100 OR big = 1;

-- case: sum above integer
-- error: DataError
SELECT sum(amount)::integer FROM things WHERE amount > 100;

-- case: ranks
SELECT id, row_number() OVER (ORDER BY note, id) AS a, rank() OVER (ORDER BY amount) AS b, dense_rank() OVER (PARTITION BY flag ORDER BY amount DESC) AS c,
       ntile(5) OVER (ORDER BY id) AS d, percent_rank() OVER (ORDER BY amount) AS e, cume_dist() OVER (ORDER BY amount DESC) AS f
  FROM things
 ORDER BY id;

-- case: neighbours
SELECT id, lag(note) OVER (ORDER BY id) AS a, lead(amount, 2) OVER (ORDER BY id) AS b, lag(amount, 1, 0) OVER (PARTITION BY flag ORDER BY id) AS c, lead(code, 3, 'none') OVER (ORDER BY id) AS d,
       first_value(note) OVER (ORDER BY note, id) AS e, last_value(id) OVER (ORDER BY id) AS f, lag(big, 0) OVER (ORDER BY id) AS g, first_value(code) OVER (PARTITION BY done ORDER BY id DESC) AS h
  FROM things
 ORDER BY id;

-- case: running
SELECT id, count(*) OVER (ORDER BY id) AS a, (sum(id) OVER (ORDER BY id))::bigint AS b, sum(small) OVER (PARTITION BY flag ORDER BY id ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING) AS c,
       max(note) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS d, min(amount) OVER (ORDER BY amount RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS e,
       count(*) FILTER (WHERE flag) OVER (ORDER BY id) AS f, sum(id) OVER (ORDER BY amount) AS g, sum(id) OVER (ORDER BY amount GROUPS 1 PRECEDING) AS h, sum(id) OVER () AS i
  FROM things
 ORDER BY id;

-- case: a named window
SELECT id, row_number() OVER w AS place, sum(id) OVER w AS total FROM things WINDOW w AS (PARTITION BY done ORDER BY id DESC) ORDER BY id;

-- case: a window over groups
SELECT thing_id, count(*) AS many, rank() OVER (ORDER BY count(*) DESC) AS place, (sum(count(*)) OVER (ORDER BY thing_id))::bigint AS so_far,
       max(max(qty)) OVER (ORDER BY thing_id ROWS BETWEEN 2 PRECEDING AND 2 PRECEDING) AS before
  FROM parts
 GROUP BY thing_id
 ORDER BY thing_id;

-- case: the newest of each
SELECT d.thing_id, d.label
  FROM (SELECT thing_id, label, row_number() OVER (PARTITION BY thing_id ORDER BY n DESC) AS place FROM parts) AS d
 WHERE d.place = 1
 ORDER BY d.thing_id;

-- case: divided by how many there are
SELECT done, 7 / count(*) AS a, sum(id) / count(id) AS b, 5 % count(DISTINCT code) AS c FROM things GROUP BY done ORDER BY done;

-- case: divided by how many there are of no rows
-- error: DataError
SELECT 7 / count(*) AS a FROM things WHERE id < 0;

-- case: divided by how many pass a filter
-- error: DataError
SELECT done, 7 / count(*) FILTER (WHERE id < 0) AS a FROM things GROUP BY done;

-- case: divided by how many are not NULL
-- error: DataError
SELECT id, 7 / count(amount) AS a FROM things GROUP BY id;

-- case: a filter of the outer query
SELECT (SELECT sum(t3.id) FILTER (WHERE t1.n > 1) FROM things AS t3) AS a, (SELECT mode() WITHIN GROUP (ORDER BY t1.n + t3.id) FROM things AS t3) AS b
  FROM parts AS t1
 ORDER BY t1.thing_id, t1.n;

-- case: extremes of literals
SELECT max('a') AS a, min('b') AS b FROM things;

-- case: rows of a source counted
SELECT count(t.*) AS n, count(p.*) AS m, count(*) AS a FROM things AS t LEFT JOIN parts AS p ON p.thing_id = t.id;

-- case: rows of a source counted by group and over a window
SELECT t.id, count(p.*) AS n, count(t.*) AS one, count(t.*) OVER () AS w FROM things AS t LEFT JOIN parts AS p ON p.thing_id = t.id GROUP BY t.id ORDER BY t.id;

-- case: rows of a source counted over a window
SELECT p.*, count(p.*) OVER () AS w FROM parts AS p ORDER BY p.thing_id, p.n;

-- case: rows of a subquery counted
SELECT count(s.*) AS n FROM (SELECT note FROM things) AS s;
