-- case: lateral, top rows of each group
SELECT t.id, l.n, l.label
  FROM things AS t
  CROSS JOIN LATERAL (SELECT p.n, p.label FROM parts AS p WHERE p.thing_id = t.id ORDER BY p.n DESC LIMIT 2) AS l
 ORDER BY t.id, l.n;

-- case: left join lateral
SELECT t.id, l.n, l.label, l.made
  FROM things AS t
  LEFT JOIN LATERAL (SELECT p.n, p.label, p.made FROM parts AS p WHERE p.thing_id = t.id ORDER BY p.label, p.n LIMIT 1) AS l ON true
 ORDER BY t.id;

-- case: left join lateral with a condition
SELECT t.id, l.n
  FROM things AS t
  LEFT JOIN LATERAL (SELECT p.n FROM parts AS p WHERE p.thing_id = t.id) AS l ON l.n > 1
 ORDER BY t.id, l.n;

-- case: lateral aggregates always give a row
SELECT t.id, l.many, l.total, l.last
  FROM things AS t, LATERAL (SELECT count(*), sum(p.qty)::bigint, max(p.made) FROM parts AS p WHERE p.thing_id = t.id) AS l (many, total, last)
 ORDER BY t.id;

-- case: lateral carries every type as it is
SELECT t.id, l.id AS id2, l.note, l.short, l.small, l.amount, l.big, l.ratio, l.score, l.flag, l.at, l.seen, l.day, l.data, l.doc, l.raw, l.uid
  FROM things AS t
  JOIN LATERAL (SELECT o.id, o.note, o.short, o.small, o.amount, o.big, o.ratio, o.score, o.flag, o.at, o.seen, o.day, o.data, o.doc, o.raw, o.uid FROM things AS o WHERE o.id >= t.id ORDER BY o.id LIMIT 2) AS l ON l.id <> t.id OR t.id < 100
 ORDER BY t.id, l.id;

-- case: lateral carries parts of JSON
SELECT t.id, l.part, l.name, l.inner
  FROM things AS t
  CROSS JOIN LATERAL (SELECT t.doc -> 'deep' AS part, t.doc ->> 'name' AS name, t.doc -> 0 AS inner) AS l
 ORDER BY t.id;

-- case: laterals that build on each other
SELECT t.id, a.twice, b.more
  FROM things AS t
  CROSS JOIN LATERAL (SELECT t.id * 2 AS twice) AS a
  CROSS JOIN LATERAL (SELECT a.twice + t.id AS more) AS b
 WHERE b.more > 3
 ORDER BY b.more DESC;

-- case: lateral of rows
SELECT t.id, l.kind, l.value
  FROM things AS t
  CROSS JOIN LATERAL (VALUES ('big', t.big), ('small', t.small::bigint), ('none', NULL)) AS l (kind, value)
 ORDER BY t.id, l.kind;

-- case: lateral of rows of floats
SELECT t.id, l.value
  FROM things AS t, LATERAL (VALUES (t.ratio), (t.score)) AS l (value)
 WHERE l.value IS NOT NULL
 ORDER BY t.id, l.value;

-- case: lateral that looks at nothing around it
SELECT w.key, l.name, l.rate
  FROM words AS w
  CROSS JOIN LATERAL (SELECT c.name, c.rate FROM counters AS c ORDER BY c.name LIMIT 2) AS l
 ORDER BY w.key, l.name;

-- case: lateral grouped
SELECT l.label, count(*) AS many, min(t.code) AS first
  FROM things AS t
  JOIN LATERAL (SELECT p.label FROM parts AS p WHERE p.thing_id = t.id UNION ALL SELECT t.code WHERE t.id < 4) AS l ON true
 GROUP BY l.label
 ORDER BY many DESC, l.label;

-- case: lateral in a derived table and in a CTE
WITH last AS (
  SELECT t.id, l.n
    FROM things AS t
    LEFT JOIN LATERAL (SELECT p.n FROM parts AS p WHERE p.thing_id = t.id ORDER BY p.n DESC LIMIT 1) AS l ON true
)
SELECT d.id, d.n, last.n AS again
  FROM (SELECT t.id, l.n FROM things AS t, LATERAL (SELECT max(p.n) AS n FROM parts AS p WHERE p.thing_id = t.id) AS l) AS d
  JOIN last ON last.id = d.id
 ORDER BY d.id;

-- case: lateral in a subquery that sees what is around it
SELECT t.id, (SELECT count(l.n) FROM words AS w CROSS JOIN LATERAL (SELECT p.n FROM parts AS p WHERE p.thing_id = t.id AND p.n < length(w.key)) AS l) AS many
  FROM things AS t
 ORDER BY t.id;

-- case: lateral with a parameter
-- parameters: {"most": 1}, {"most": 0}
SELECT t.id, l.n
  FROM things AS t
  LEFT JOIN LATERAL (SELECT p.n FROM parts AS p WHERE p.thing_id = t.id ORDER BY p.n LIMIT :most) AS l ON true
 ORDER BY t.id, l.n;

-- case: VALUES in a subquery that sees what is around it
SELECT t.id, (SELECT max(v.n) FROM (VALUES (t.amount), (3), (t.small::integer)) AS v (n)) AS most
  FROM things AS t
 ORDER BY t.id;

-- case: left join lateral of an aggregate is always there
SELECT t.id, l.many
  FROM things AS t
  LEFT JOIN LATERAL (SELECT count(*) AS many FROM parts AS p WHERE p.thing_id = t.id) AS l ON true
 ORDER BY l.many DESC, t.id;

-- case: left join of generate_series with a star
SELECT t.id, g.*
  FROM words AS w
  JOIN things AS t ON t.id = w."order"
  LEFT JOIN generate_series(1, t.id) AS g (n) ON true
 ORDER BY t.id, g.n;

-- case: sorted by a distance to the row around it
SELECT t.id, (SELECT p.n FROM parts p ORDER BY abs(p.n - t.id), p.thing_id, p.n LIMIT 1) AS nearest FROM things t ORDER BY t.id;

-- case: sorted rows beside each row, by distance, place and name
SELECT t.id, x.n, x.label
  FROM things t
  LEFT JOIN LATERAL (SELECT p.n, p.label FROM parts p ORDER BY p.n - t.id DESC, 2 DESC, label, p.thing_id LIMIT 3) x ON true
 ORDER BY t.id, x.n, x.label;

-- case: rows of a WITH sorted by distance
SELECT t.id, x.n, x.label
  FROM things t
  LEFT JOIN LATERAL (
       WITH q AS (SELECT n, label, thing_id FROM parts WHERE n < 3)
       SELECT q.n, q.label FROM q ORDER BY abs(q.n - t.id), q.label, q.thing_id, q.n LIMIT 3
       ) x ON true
 ORDER BY t.id, x.n, x.label;

-- case: decimals sorted by distance, and an array of sorted rows
SELECT t.id, (SELECT p.price FROM prices p WHERE p.price IS NOT NULL ORDER BY abs(p.price - t.id), p.id LIMIT 1) AS price,
       ARRAY(SELECT p.n FROM parts p WHERE p.thing_id < 3 ORDER BY p.n * t.id DESC, p.thing_id, p.n) AS parts
  FROM things t
 ORDER BY t.id;

-- case: groups by the row around them
SELECT t.id, (SELECT max(p.n) FROM parts p GROUP BY t.id) AS most, x.l, x.k
  FROM things t
  LEFT JOIN LATERAL (SELECT max(p.n) AS l, t.id + p.n AS k FROM parts p GROUP BY t.id + p.n ORDER BY t.id + p.n DESC LIMIT 2) x ON true
 ORDER BY t.id, x.l, x.k;

-- case: groups of no rows by the row around them
SELECT t.id, x.l FROM things t LEFT JOIN LATERAL (SELECT max(p.n) AS l FROM parts p WHERE t.id < 0 GROUP BY t.id) x ON true ORDER BY t.id, x.l;
