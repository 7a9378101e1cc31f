-- case: over all rows
SELECT count(*) AS a, count(things.note) AS b, count(DISTINCT things.note) AS c, min(things.note) AS d, max(things.code) AS e, min(things.amount) AS f, max(things.big) AS g, sum(things.small) AS h, sum(things.amount) AS i, min(things.at) AS j, max(things.seen) AS k, min(things.day) AS l, max(things.ratio) AS m, min(things.score) AS n, min(things.flag) AS o, max(things.flag) AS p, min(things.done) AS q, min(things.short) AS r, coalesce(sum(things.amount), 0) AS s, sum(DISTINCT things.small) AS t, CASE WHEN sum(things.id) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE sum(things.id) END AS u
FROM things;

-- case: over no rows
SELECT count(*) AS a, count(things.note) AS b, max(things.code) AS c, sum(things.id) AS d, min(things.done) AS e, coalesce(sum(things.id), 0) AS f, coalesce(max(things.id), -1) AS g, min(things.done) AS h
FROM things
WHERE things.id < 0;

-- case: groups of NULL
SELECT things.note, count(*) AS many, max(things.id) AS last, max(things.flag) AS some, sum(things.amount) AS total
FROM things
GROUP BY things.note
ORDER BY things.note NULLS LAST;

-- case: groups by place and by expression
SELECT length(things.code) AS size, things.flag, count(*) AS many
FROM things
GROUP BY 1, things.flag
ORDER BY size, things.flag NULLS LAST;

-- case: a group key that is a column before it is a name
SELECT things.id % 2 AS flag, count(*) AS many
FROM things
GROUP BY things.flag, things.id % 2
ORDER BY 1, 2;

-- case: by the key alone
SELECT t.id, t.code, t.note, count(p.n) AS many
FROM things AS t
LEFT JOIN parts AS p ON p.thing_id = t.id
GROUP BY t.id
ORDER BY many DESC, t.id;

-- case: having
SELECT parts.thing_id, count(*) AS many, max(parts.label) AS label
FROM parts
GROUP BY parts.thing_id
HAVING count(*) >= :least AND max(parts.qty) IS NOT NULL
ORDER BY count(*) DESC, parts.thing_id;

-- case: filters
SELECT things.flag, count(*) FILTER (WHERE things.amount > 0) AS a, sum(things.amount) FILTER (WHERE things.small > 0 AND things.amount < 100) AS b, max(things.id) FILTER (WHERE things.done) AS c, count(things.note) FILTER (WHERE things.flag) AS d
FROM things
GROUP BY things.flag
ORDER BY things.flag NULLS LAST;

-- case: sum above bigint
SELECT CASE WHEN typeof(pg_numeric_scaled(pg_numeric_limbs(sum(things.big >> 32), sum(things.big & 4294967295), 0), 0, 9223372036854775807)) = 'real' THEN abs(-9223372036854775808) ELSE pg_numeric_scaled(pg_numeric_limbs(sum(things.big >> 32), sum(things.big & 4294967295), 0), 0, 9223372036854775807) END AS sum
FROM things
WHERE things.big > 100 OR things.big = 1;

-- case: sum above integer
SELECT CASE WHEN sum(things.amount) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE sum(things.amount) END AS sum
FROM things
WHERE things.amount > 100;

-- case: ranks
SELECT things.id, row_number() OVER (ORDER BY things.note NULLS LAST, things.id) AS a, rank() OVER (ORDER BY things.amount NULLS LAST) AS b, dense_rank() OVER (PARTITION BY things.flag ORDER BY things.amount DESC NULLS FIRST) AS c, ntile(5) OVER (ORDER BY things.id) AS d, percent_rank() OVER (ORDER BY things.amount NULLS LAST) AS e, cume_dist() OVER (ORDER BY things.amount DESC NULLS FIRST) AS f
FROM things
ORDER BY things.id;

-- case: neighbours
SELECT things.id, lag(things.note) OVER (ORDER BY things.id) AS a, lead(things.amount, 2) OVER (ORDER BY things.id) AS b, lag(things.amount, 1, 0) OVER (PARTITION BY things.flag ORDER BY things.id) AS c, lead(things.code, 3, 'none') OVER (ORDER BY things.id) AS d, first_value(things.note) OVER (ORDER BY things.note NULLS LAST, things.id) AS e, last_value(things.id) OVER (ORDER BY things.id) AS f, lag(things.big, 0) OVER (ORDER BY things.id) AS g, first_value(things.code) OVER (PARTITION BY things.done ORDER BY things.id DESC) AS h
FROM things
ORDER BY things.id;

-- case: running
SELECT things.id, count(*) OVER (ORDER BY things.id) AS a, sum(things.id) OVER (ORDER BY things.id) AS b, sum(things.small) OVER (PARTITION BY things.flag ORDER BY things.id ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING) AS c, max(things.note) OVER (ORDER BY things.id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS d, min(things.amount) OVER (ORDER BY things.amount NULLS LAST RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS e, count(*) FILTER (WHERE things.flag) OVER (ORDER BY things.id) AS f, sum(things.id) OVER (ORDER BY things.amount NULLS LAST) AS g, sum(things.id) OVER (ORDER BY things.amount NULLS LAST GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW) AS h, sum(things.id) OVER () AS i
FROM things
ORDER BY things.id;

-- case: a named window
SELECT things.id, row_number() OVER (PARTITION BY things.done ORDER BY things.id DESC) AS place, sum(things.id) OVER (PARTITION BY things.done ORDER BY things.id DESC) AS total
FROM things
ORDER BY things.id;

-- case: a window over groups
SELECT parts.thing_id, count(*) AS many, rank() OVER (ORDER BY count(*) DESC) AS place, sum(count(*)) OVER (ORDER BY parts.thing_id) AS so_far, max(max(parts.qty)) OVER (ORDER BY parts.thing_id ROWS BETWEEN 2 PRECEDING AND 2 PRECEDING) AS before
FROM parts
GROUP BY parts.thing_id
ORDER BY parts.thing_id;

-- case: the newest of each
SELECT d.thing_id, d.label
FROM (SELECT parts.thing_id, parts.label, row_number() OVER (PARTITION BY parts.thing_id ORDER BY parts.n DESC) AS place FROM parts) AS d
WHERE d.place = 1
ORDER BY d.thing_id;

-- case: divided by how many there are
SELECT things.done, 7 / count(*) AS a, sum(things.id) / count(things.id) AS b, 5 % count(DISTINCT things.code) AS c
FROM things
GROUP BY things.done
ORDER BY things.done;

-- case: divided by how many there are of no rows
SELECT CASE WHEN count(*) = 0 THEN abs(-9223372036854775808) ELSE 7 / count(*) END AS a
FROM things
WHERE things.id < 0;

-- case: divided by how many pass a filter
SELECT things.done, CASE WHEN count(*) FILTER (WHERE things.id < 0) = 0 THEN abs(-9223372036854775808) ELSE 7 / count(*) FILTER (WHERE things.id < 0) END AS a
FROM things
GROUP BY things.done;

-- case: divided by how many are not NULL
SELECT things.id, CASE WHEN count(things.amount) = 0 THEN abs(-9223372036854775808) ELSE 7 / count(things.amount) END AS a
FROM things
GROUP BY things.id;

-- case: a filter of the outer query
SELECT (SELECT sum(t3.id) FILTER (WHERE t1.n > 1) AS sum FROM things AS t3) AS a, (SELECT pg_mode(CASE WHEN (t1.n + t3.id) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE t1.n + t3.id END, 0) AS mode FROM things AS t3) AS b
FROM parts AS t1
ORDER BY t1.thing_id, t1.n;

-- case: extremes of literals
SELECT max('a') AS a, min('b') AS b
FROM things;

-- case: rows of a source counted
SELECT count(*) AS n, count(p.thing_id) AS m, count(*) AS a
FROM things AS t
LEFT JOIN parts AS p ON p.thing_id = t.id;

-- case: rows of a source counted by group and over a window
SELECT t.id, count(p.thing_id) AS n, count(*) AS one, count(*) OVER () AS w
FROM things AS t
LEFT JOIN parts AS p ON p.thing_id = t.id
GROUP BY t.id
ORDER BY t.id;

-- case: rows of a source counted over a window
SELECT p.thing_id, p.n, p.label, p.qty, p.made, count(*) OVER () AS w
FROM parts AS p
ORDER BY p.thing_id, p.n;

-- case: rows of a subquery counted
SELECT count(*) AS n
FROM (SELECT things.note FROM things) AS s;
