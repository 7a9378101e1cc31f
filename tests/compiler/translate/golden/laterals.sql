-- case: lateral, top rows of each group
SELECT t.id, json_extract(l.value, '$[0]') AS n, json_extract(l.value, '$[1]') AS label
FROM things AS t
CROSS JOIN json_each((SELECT json_group_array(json_array(n, label)) FROM (SELECT p.n, p.label FROM parts AS p WHERE p.thing_id = t.id ORDER BY p.n DESC LIMIT 2))) AS l
ORDER BY t.id, json_extract(l.value, '$[0]');

-- case: left join lateral
SELECT t.id, json_extract(l.value, '$[0]') AS n, json_extract(l.value, '$[1]') AS label, json_extract(l.value, '$[2]') AS made
FROM things AS t
LEFT JOIN json_each((SELECT json_group_array(json_array(n, label, made)) FROM (SELECT p.n, p.label, p.made FROM parts AS p WHERE p.thing_id = t.id ORDER BY p.label, p.n LIMIT 1))) AS l ON 1
ORDER BY t.id;

-- case: left join lateral with a condition
SELECT t.id, json_extract(l.value, '$[0]') AS n
FROM things AS t
LEFT JOIN json_each((SELECT json_group_array(json_array(n)) FROM (SELECT p.n FROM parts AS p WHERE p.thing_id = t.id))) AS l ON json_extract(l.value, '$[0]') > 1
ORDER BY t.id, json_extract(l.value, '$[0]') NULLS LAST;

-- case: lateral aggregates always give a row
SELECT t.id, json_extract(l.value, '$[0]') AS many, json_extract(l.value, '$[1]') AS total, json_extract(l.value, '$[2]') AS last
FROM things AS t
CROSS JOIN json_each((WITH l_rows (many, total, last) AS (SELECT count(*) AS count, CASE WHEN typeof(pg_numeric_scaled(pg_numeric_limbs(sum(p.qty >> 32), sum(p.qty & 4294967295), 0), 0, 9223372036854775807)) = 'real' THEN abs(-9223372036854775808) ELSE pg_numeric_scaled(pg_numeric_limbs(sum(p.qty >> 32), sum(p.qty & 4294967295), 0), 0, 9223372036854775807) END AS sum, max(p.made) AS max FROM parts AS p WHERE p.thing_id = t.id) SELECT json_group_array(json_array(many, total, last)) FROM l_rows)) AS l
ORDER BY t.id;

-- case: lateral carries every type as it is
SELECT t.id, json_extract(l.value, '$[0]') AS id2, json_extract(l.value, '$[1]') AS note, json_extract(l.value, '$[2]') AS short, json_extract(l.value, '$[3]') AS small, json_extract(l.value, '$[4]') AS amount, json_extract(l.value, '$[5]') AS big, pg_unpack(json_extract(l.value, '$[6]')) AS ratio, pg_unpack(json_extract(l.value, '$[7]')) AS score, json_extract(l.value, '$[8]') AS flag, json_extract(l.value, '$[9]') AS at, json_extract(l.value, '$[10]') AS seen, json_extract(l.value, '$[11]') AS day, json_extract(l.value, '$[12]') AS data, json_extract(l.value, '$[13]') AS doc, pg_unpack(json_extract(l.value, '$[14]')) AS raw, json_extract(l.value, '$[15]') AS uid
FROM things AS t
JOIN json_each((SELECT json_group_array(json_array(id, note, short, small, amount, big, pg_pack(ratio), pg_pack(score), flag, at, seen, day, data || '', doc || '', pg_pack(raw), uid)) FROM (SELECT o.id, o.note, o.short, o.small, o.amount, o.big, o.ratio, o.score, o.flag, o.at, o.seen, o.day, o.data, o.doc, o.raw, o.uid FROM things AS o WHERE o.id >= t.id ORDER BY o.id LIMIT 2))) AS l ON json_extract(l.value, '$[0]') <> t.id OR t.id < 100
ORDER BY t.id, json_extract(l.value, '$[0]');

-- case: lateral carries parts of JSON
SELECT t.id, json_extract(l.value, '$[0]') AS part, json_extract(l.value, '$[1]') AS name, json_extract(l.value, '$[2]') AS inner
FROM things AS t
CROSS JOIN json_each((SELECT json_group_array(json_array(part || '', name, inner || '')) FROM (SELECT t.doc -> '$."deep"' AS part, CASE json_type(t.doc, '$."name"') WHEN 'text' THEN t.doc ->> '$."name"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(t.doc -> '$."name"') WHEN 'array' THEN pg_jsonb_text(t.doc -> '$."name"') ELSE t.doc -> '$."name"' END AS name, (CASE WHEN json_type(t.doc, '$') IN ('array', 'object') THEN t.doc -> '$[0]' ELSE t.doc END) AS inner))) AS l
ORDER BY t.id;

-- case: laterals that build on each other
SELECT t.id, json_extract(a.value, '$[0]') AS twice, json_extract(b.value, '$[0]') AS more
FROM things AS t
CROSS JOIN json_each((SELECT json_group_array(json_array(twice)) FROM (SELECT CASE WHEN t.id * 2 NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE t.id * 2 END AS twice))) AS a
CROSS JOIN json_each((SELECT json_group_array(json_array(more)) FROM (SELECT CASE WHEN (json_extract(a.value, '$[0]') + t.id) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE json_extract(a.value, '$[0]') + t.id END AS more))) AS b
WHERE json_extract(b.value, '$[0]') > 3
ORDER BY json_extract(b.value, '$[0]') DESC;

-- case: lateral of rows
SELECT t.id, json_extract(l.value, '$[0]') AS kind, json_extract(l.value, '$[1]') AS value
FROM things AS t
CROSS JOIN json_each((SELECT json_group_array(json_array(kind, value)) FROM (SELECT 'big' AS kind, t.big AS value UNION ALL SELECT 'small', t.small UNION ALL SELECT 'none', NULL) AS l)) AS l
ORDER BY t.id, json_extract(l.value, '$[0]');

-- case: lateral of rows of floats
SELECT t.id, pg_unpack(json_extract(l.value, '$[0]')) AS value
FROM things AS t
CROSS JOIN json_each((SELECT json_group_array(json_array(pg_pack(value))) FROM (SELECT t.ratio AS value UNION ALL SELECT t.score) AS l)) AS l
WHERE pg_unpack(json_extract(l.value, '$[0]')) IS NOT NULL
ORDER BY t.id, pg_unpack(json_extract(l.value, '$[0]'));

-- case: lateral that looks at nothing around it
SELECT w.key, l.name, l.rate
FROM words AS w
CROSS JOIN (SELECT name, rate FROM (SELECT c.name, c.rate FROM counters AS c ORDER BY c.name LIMIT 2)) AS l
ORDER BY w.key, l.name;

-- case: lateral grouped
SELECT json_extract(l.value, '$[0]') AS label, count(*) AS many, min(t.code) AS first
FROM things AS t
JOIN json_each((SELECT json_group_array(json_array(label)) FROM (SELECT p.label FROM parts AS p WHERE p.thing_id = t.id UNION ALL SELECT t.code WHERE t.id < 4))) AS l ON 1
GROUP BY json_extract(l.value, '$[0]')
ORDER BY many DESC, json_extract(l.value, '$[0]');

-- case: lateral in a derived table and in a CTE
WITH last (id, n) AS (
    SELECT t.id, json_extract(l.value, '$[0]') AS n
    FROM things AS t
    LEFT JOIN json_each((SELECT json_group_array(json_array(n)) FROM (SELECT p.n FROM parts AS p WHERE p.thing_id = t.id ORDER BY p.n DESC LIMIT 1))) AS l ON 1
)
SELECT d.id, d.n, last.n AS again
FROM (SELECT t.id, json_extract(l.value, '$[0]') AS n FROM things AS t CROSS JOIN json_each((SELECT json_group_array(json_array(n)) FROM (SELECT max(p.n) AS n FROM parts AS p WHERE p.thing_id = t.id))) AS l) AS d
JOIN last ON last.id = d.id
ORDER BY d.id;

-- case: lateral in a subquery that sees what is around it
SELECT t.id, (SELECT count(json_extract(l.value, '$[0]')) AS count FROM words AS w CROSS JOIN json_each((SELECT json_group_array(json_array(n)) FROM (SELECT p.n FROM parts AS p WHERE p.thing_id = t.id AND p.n < length(w.key)))) AS l) AS many
FROM things AS t
ORDER BY t.id;

-- case: lateral with a parameter
SELECT t.id, json_extract(l.value, '$[0]') AS n
FROM things AS t
LEFT JOIN json_each((SELECT json_group_array(json_array(n)) FROM (SELECT p.n FROM parts AS p WHERE p.thing_id = t.id ORDER BY p.n LIMIT CASE WHEN :most >= 0 THEN :most WHEN :most IS NULL THEN -1 ELSE 'negative' END))) AS l ON 1
ORDER BY t.id, json_extract(l.value, '$[0]') NULLS LAST;

-- case: VALUES in a subquery that sees what is around it
SELECT t.id, (SELECT max(v.n) AS max FROM (SELECT t.amount AS n UNION ALL SELECT 3 UNION ALL SELECT t.small) AS v) AS most
FROM things AS t
ORDER BY t.id;

-- case: left join lateral of an aggregate is always there
SELECT t.id, json_extract(l.value, '$[0]') AS many
FROM things AS t
LEFT JOIN json_each((SELECT json_group_array(json_array(many)) FROM (SELECT count(*) AS many FROM parts AS p WHERE p.thing_id = t.id))) AS l ON 1
ORDER BY json_extract(l.value, '$[0]') DESC, t.id;

-- case: left join of generate_series with a star
SELECT t.id, g.value AS n
FROM words AS w
JOIN things AS t ON t.id = w."order"
LEFT JOIN json_each((WITH RECURSIVE _bounds (a, z, s) AS (SELECT 1, t.id, 1), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE a <= z UNION ALL SELECT n + s, z, s FROM _series WHERE z - n >= 1) SELECT json_group_array(n) FROM _series)) AS g ON 1
ORDER BY t.id, g.value NULLS LAST;

-- case: sorted by a distance to the row around it
SELECT t.id, (SELECT c1 AS n FROM (WITH "each row" (c1, o1, o2, o3) AS (SELECT p.n, CASE WHEN abs(CASE WHEN (p.n - t.id) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE p.n - t.id END) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE abs(CASE WHEN (p.n - t.id) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE p.n - t.id END) END, p.thing_id, p.n FROM parts AS p) SELECT * FROM "each row") ORDER BY o1, o2, o3 LIMIT 1) AS nearest
FROM things AS t
ORDER BY t.id;

-- case: sorted rows beside each row, by distance, place and name
SELECT t.id, json_extract(x.value, '$[0]') AS n, json_extract(x.value, '$[1]') AS label
FROM things AS t
LEFT JOIN json_each((SELECT json_group_array(json_array(n, label)) FROM (SELECT c1 AS n, c2 AS label FROM (WITH "each row" (c1, c2, o1, o2, o3, o4) AS (SELECT p.n, p.label, CASE WHEN (p.n - t.id) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE p.n - t.id END, p.label, p.label, p.thing_id FROM parts AS p) SELECT * FROM "each row") ORDER BY o1 DESC, o2 DESC, o3, o4 LIMIT 3))) AS x ON 1
ORDER BY t.id, json_extract(x.value, '$[0]') NULLS LAST, json_extract(x.value, '$[1]') NULLS LAST;

-- case: rows of a WITH sorted by distance
SELECT t.id, json_extract(x.value, '$[0]') AS n, json_extract(x.value, '$[1]') AS label
FROM things AS t
LEFT JOIN json_each((SELECT json_group_array(json_array(n, label)) FROM (WITH q (n, label, thing_id) AS (
    SELECT parts.n, parts.label, parts.thing_id
    FROM parts
    WHERE parts.n < 3
) SELECT c1 AS n, c2 AS label FROM (WITH "each row" (c1, c2, o1, o2, o3, o4) AS (SELECT q.n, q.label, CASE WHEN abs(CASE WHEN (q.n - t.id) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE q.n - t.id END) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE abs(CASE WHEN (q.n - t.id) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE q.n - t.id END) END, q.label, q.thing_id, q.n FROM q) SELECT * FROM "each row") ORDER BY o1, o2, o3, o4 LIMIT 3))) AS x ON 1
ORDER BY t.id, json_extract(x.value, '$[0]') NULLS LAST, json_extract(x.value, '$[1]') NULLS LAST;

-- case: decimals sorted by distance, and an array of sorted rows
SELECT t.id, (SELECT c1 AS price FROM (WITH "each row" (c1, o1, o2) AS (SELECT p.price, abs(p.price - t.id * 100), p.id FROM prices AS p WHERE p.price IS NOT NULL) SELECT * FROM "each row") ORDER BY o1, o2 LIMIT 1) AS price, (WITH array_row (item) AS (SELECT c1 AS n FROM (WITH "each row" (c1, o1, o2, o3) AS (SELECT p.n, CASE WHEN p.n * t.id NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE p.n * t.id END, p.thing_id, p.n FROM parts AS p WHERE p.thing_id < 3) SELECT * FROM "each row") ORDER BY o1 DESC, o2, o3) SELECT json_group_array(array_row.item) FROM array_row) AS parts
FROM things AS t
ORDER BY t.id;

-- case: groups by the row around them
SELECT t.id, (SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE v END FROM (WITH "each row" (v) AS (SELECT max(p.n) AS max FROM parts AS p GROUP BY NULL) SELECT * FROM "each row")) AS most, json_extract(x.value, '$[0]') AS l, json_extract(x.value, '$[1]') AS k
FROM things AS t
LEFT JOIN json_each((SELECT json_group_array(json_array(l, k)) FROM (SELECT c1 AS l, c2 AS k FROM (WITH "each row" (c1, c2, o1) AS (SELECT max(p.n) AS l, CASE WHEN (t.id + p.n) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE t.id + p.n END AS k, CASE WHEN (t.id + p.n) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE t.id + p.n END FROM parts AS p GROUP BY 2) SELECT * FROM "each row") ORDER BY o1 DESC LIMIT 2))) AS x ON 1
ORDER BY t.id, json_extract(x.value, '$[0]') NULLS LAST, json_extract(x.value, '$[1]') NULLS LAST;

-- case: groups of no rows by the row around them
SELECT t.id, json_extract(x.value, '$[0]') AS l
FROM things AS t
LEFT JOIN json_each((SELECT json_group_array(json_array(l)) FROM (SELECT max(p.n) AS l FROM parts AS p WHERE t.id < 0 GROUP BY NULL))) AS x ON 1
ORDER BY t.id, json_extract(x.value, '$[0]') NULLS LAST;
