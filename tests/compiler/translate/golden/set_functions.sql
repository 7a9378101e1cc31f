-- case: words of a text and how often each comes
SELECT _rows.value AS word, count(*) AS n
FROM things
CROSS JOIN json_each(pg_string_to_array(things.note, 'a', NULL)) AS _rows
GROUP BY 1
ORDER BY 2 DESC, 1;

-- case: words grouped by their name
SELECT _rows.value AS word, count(*) AS n
FROM things
CROSS JOIN json_each(pg_string_to_array(things.note, 'a', NULL)) AS _rows
GROUP BY 1
HAVING count(*) > 1
ORDER BY n DESC, _rows.value;

-- case: keys of objects and how often each comes
SELECT _rows.value AS k, count(*) AS n, min(things.id) AS first
FROM things
CROSS JOIN json_each(pg_jsonb_keys(things.doc)) AS _rows
WHERE CASE json_type(things.doc) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(things.doc) END = 'object'
GROUP BY 1
ORDER BY 1;

-- case: keys once each
SELECT DISTINCT _rows.value AS jsonb_object_keys
FROM things
CROSS JOIN json_each(pg_jsonb_keys(things.doc)) AS _rows
WHERE CASE json_type(things.doc) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(things.doc) END = 'object'
ORDER BY 1;

-- case: elements beside columns
SELECT things.id, (things.doc -> _rows.key) AS e, things.code
FROM things
CROSS JOIN json_each(CASE WHEN json_type(things.doc) <> 'array' THEN abs(-9223372036854775808) ELSE things.doc END) AS _rows
WHERE CASE json_type(things.doc) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(things.doc) END = 'array'
ORDER BY things.id;

-- case: a part of an element
SELECT things.id, ('[{"a":1},{"a":null},{},7]' -> _rows.key) -> '$."a"' AS e
FROM things
CROSS JOIN json_each(CASE WHEN json_type('[{"a":1},{"a":null},{},7]') <> 'array' THEN abs(-9223372036854775808) ELSE '[{"a":1},{"a":null},{},7]' END) AS _rows
WHERE things.id < 3
ORDER BY things.id;

-- case: elements as text, counted
SELECT CASE _rows.type WHEN 'text' THEN _rows.value WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(_rows.value) WHEN 'array' THEN pg_jsonb_text(_rows.value) ELSE (things.doc -> '$."deep"."list"') -> _rows.key END AS e, count(*) AS n
FROM things
CROSS JOIN json_each(CASE WHEN json_type((things.doc -> '$."deep"."list"')) <> 'array' THEN abs(-9223372036854775808) ELSE (things.doc -> '$."deep"."list"') END) AS _rows
GROUP BY 1
ORDER BY CASE _rows.type WHEN 'text' THEN _rows.value WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(_rows.value) WHEN 'array' THEN pg_jsonb_text(_rows.value) ELSE (things.doc -> '$."deep"."list"') -> _rows.key END NULLS LAST;

-- case: without a source
SELECT _rows.value AS id
FROM json_each(:ids) AS _rows;

-- case: in a subquery
SELECT things.id
FROM things
WHERE things.id IN (SELECT _rows.value AS unnest FROM json_each(:ids) AS _rows)
ORDER BY things.id;

-- case: in a derived table
SELECT w.word, length(w.word) AS n
FROM (SELECT DISTINCT _rows.value AS word FROM things CROSS JOIN json_each(pg_string_to_array(things.code, 'a', NULL)) AS _rows LIMIT -1) AS w
WHERE w.word <> ''
ORDER BY w.word;

-- case: under the name of the function
SELECT w.unnest AS a
FROM (SELECT _rows.value AS unnest FROM json_each(json_array(2, 1, NULL)) AS _rows LIMIT -1) AS w;

-- case: an array of what a function gives
SELECT (WITH array_row (item) AS (SELECT _rows.value || 'x' FROM json_each(json_array(('b' || ''), ('a' || ''), NULL)) AS _rows) SELECT json_group_array((array_row.item || '')) FROM array_row) AS a, (SELECT pg_list_agg('', json_quote(s.w)) AS array_agg FROM (SELECT _rows.value AS w FROM json_each(json_array(3, 1)) AS _rows LIMIT -1) AS s) AS b;

-- case: keys and values of an object
SELECT t.id, _rows.value AS k, pg_jsonb_get(t.doc, _rows.value) AS value
FROM things AS t
CROSS JOIN json_each(pg_jsonb_keys(t.doc)) AS _rows
WHERE CASE json_type(t.doc) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(t.doc) END = 'object'
ORDER BY t.id, 2;

-- case: keys and values as text
SELECT pg_jsonb_get_text(t.doc, _rows.value) || '!' AS v
FROM things AS t
CROSS JOIN json_each(pg_jsonb_keys(t.doc)) AS _rows
WHERE t.id = 10 OR CASE WHEN t.doc IS NOT NULL AND 'a' IS NOT NULL THEN EXISTS (SELECT 1 FROM json_each(t.doc) AS json_part WHERE CASE json_type(t.doc) WHEN 'object' THEN json_part.key = 'a' ELSE json_part.type = 'text' AND json_part.value = 'a' END) END
ORDER BY 1 NULLS LAST;

-- case: beside a star
SELECT parts.thing_id, parts.n, parts.label, parts.qty, parts.made, _rows.value AS u
FROM parts
CROSS JOIN json_each(json_array(parts.n, parts.thing_id)) AS _rows
ORDER BY parts.thing_id, parts.n, _rows.value NULLS LAST;

-- case: beside a limit
SELECT things.id, _rows.value AS u
FROM things
CROSS JOIN json_each(pg_string_to_array(things.code, '', NULL)) AS _rows
ORDER BY things.id
LIMIT 4
OFFSET 1;

-- case: pieces of texts
SELECT t.id, s.value AS s, p.value AS piece
FROM things AS t
CROSS JOIN json_each(pg_string_to_array(t.code, 'a', NULL)) AS s
CROSS JOIN json_each(pg_string_to_array(t.note, NULL, 'a')) AS p
ORDER BY t.id, s.value NULLS LAST, p.value NULLS LAST;

-- case: pieces in the list
SELECT _rows.value AS piece, count(*) AS n
FROM things
CROSS JOIN json_each(pg_string_to_array(things.code, 'a', NULL)) AS _rows
GROUP BY 1
ORDER BY 1 NULLS LAST;

-- case: places of an array
SELECT (i.key + 1) AS i, pg_array_get(:a, (i.key + 1)) AS e
FROM json_each(:a) AS i;

-- case: places of an array that is empty
SELECT (_rows.key + 1) AS i
FROM json_each('[]') AS _rows;

-- case: what a path finds
SELECT t.id, (pg_jsonb_path_all(t.doc, '[["deep"], ["list"], "*"]') -> _rows.key) AS e, (pg_jsonb_path_all(t.doc, '[null]') -> p.key) AS p
FROM things AS t
CROSS JOIN json_each(pg_jsonb_path_all(t.doc, '[null]')) AS p
CROSS JOIN json_each(pg_jsonb_path_all(t.doc, '[["deep"], ["list"], "*"]')) AS _rows
WHERE CASE WHEN t.doc IS NOT NULL AND 'deep' IS NOT NULL THEN EXISTS (SELECT 1 FROM json_each(t.doc) AS json_part WHERE CASE json_type(t.doc) WHEN 'object' THEN json_part.key = 'deep' ELSE json_part.type = 'text' AND json_part.value = 'deep' END) END
ORDER BY t.id, pg_jsonb_text((pg_jsonb_path_all(t.doc, '[null]') -> p.key)) NULLS LAST;

-- case: a function of one column by its alias
SELECT t.id, CASE json_type(('[{"a":1},2,null]' -> e.key), '$."a"') WHEN 'text' THEN ('[{"a":1},2,null]' -> e.key) ->> '$."a"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(('[{"a":1},2,null]' -> e.key) -> '$."a"') WHEN 'array' THEN pg_jsonb_text(('[{"a":1},2,null]' -> e.key) -> '$."a"') ELSE ('[{"a":1},2,null]' -> e.key) -> '$."a"' END AS a, ('[{"a":1},2,null]' -> e.key) AS value, k.value AS k, CASE json_type(('[{"a":1},2,null]' -> e.key)) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(('[{"a":1},2,null]' -> e.key)) END AS kind
FROM things AS t
CROSS JOIN json_each(CASE WHEN json_type('[{"a":1},2,null]') <> 'array' THEN abs(-9223372036854775808) ELSE '[{"a":1},2,null]' END) AS e
CROSS JOIN json_each(pg_jsonb_keys(t.doc)) AS k
WHERE CASE WHEN t.doc IS NOT NULL AND 'deep' IS NOT NULL THEN EXISTS (SELECT 1 FROM json_each(t.doc) AS json_part WHERE CASE json_type(t.doc) WHEN 'object' THEN json_part.key = 'deep' ELSE json_part.type = 'text' AND json_part.value = 'deep' END) END
ORDER BY t.id, k.value, pg_jsonb_text(('[{"a":1},2,null]' -> e.key)) NULLS LAST;

-- case: JSON of a function's alias
SELECT ('[{"a":1},2,null]' -> e.key) AS a, json_object('e', json(('[{"a":1},2,null]' -> e.key)), 'u', u.value) AS b
FROM json_each(CASE WHEN json_type('[{"a":1},2,null]') <> 'array' THEN abs(-9223372036854775808) ELSE '[{"a":1},2,null]' END) AS e
CROSS JOIN json_each(json_array(('x' || ''), NULL)) AS u;

-- case: keys of what is no object in the list
SELECT _rows.value AS k
FROM things
CROSS JOIN json_each(pg_jsonb_keys(things.doc)) AS _rows;

-- case: lists side by side
SELECT _rows.x AS id, pg_upper(_rows.x1) || '!' AS code
FROM (SELECT l0.value AS x, l1.value AS x1 FROM json_each(CASE WHEN coalesce(json_array_length(:codes), 0) > coalesce(json_array_length(:ids), 0) THEN :codes ELSE :ids END) AS r LEFT JOIN json_each(:ids) AS l0 ON l0.key = r.key LEFT JOIN json_each(:codes) AS l1 ON l1.key = r.key) AS _rows
ORDER BY 1, 2 NULLS LAST;

-- case: lists side by side, one of them twice
SELECT _rows.x AS a, CASE WHEN (_rows.x + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE _rows.x + 1 END AS b, nullif(_rows.x1, 0) AS c
FROM (SELECT l0.value AS x, l1.value AS x1 FROM json_each(CASE WHEN coalesce(json_array_length(:flags), 0) > coalesce(json_array_length(:ids), 0) THEN :flags ELSE :ids END) AS r LEFT JOIN json_each(:ids) AS l0 ON l0.key = r.key LEFT JOIN json_each(:flags) AS l1 ON l1.key = r.key) AS _rows
ORDER BY 1 NULLS LAST, 3 NULLS LAST;

-- case: lists side by side with each row
SELECT t.id, _rows.x AS a, _rows.x1 AS b
FROM things AS t
CROSS JOIN (SELECT l0.value AS x, l1.value AS x1 FROM json_each(CASE WHEN coalesce(json_array_length(:codes), 0) > coalesce(json_array_length(:ids), 0) THEN :codes ELSE :ids END) AS r LEFT JOIN json_each(:ids) AS l0 ON l0.key = r.key LEFT JOIN json_each(:codes) AS l1 ON l1.key = r.key) AS _rows
ORDER BY 1, 3 NULLS LAST;

-- case: rows changed from lists side by side
-- writes
UPDATE counters
SET hits = v.hits, state = v.state
FROM (SELECT _rows.x AS name, _rows.x1 AS hits, _rows.x2 AS state FROM (SELECT l0.value AS x, l1.value AS x1, l2.value AS x2 FROM json_each(CASE WHEN coalesce(json_array_length(:states), 0) > coalesce(json_array_length(CASE WHEN coalesce(json_array_length(:hits), 0) > coalesce(json_array_length(:names), 0) THEN :hits ELSE :names END), 0) THEN :states ELSE CASE WHEN coalesce(json_array_length(:hits), 0) > coalesce(json_array_length(:names), 0) THEN :hits ELSE :names END END) AS r LEFT JOIN json_each(:names) AS l0 ON l0.key = r.key LEFT JOIN json_each(:hits) AS l1 ON l1.key = r.key LEFT JOIN json_each(:states) AS l2 ON l2.key = r.key) AS _rows LIMIT -1) AS v
WHERE counters.name = v.name;

-- case: rows added from lists side by side
-- writes
INSERT INTO counters (name, total, state)
SELECT _rows.x AS unnest, _rows.x1 AS unnest, 'x'
FROM (SELECT l0.value AS x, l1.value AS x1 FROM json_each(CASE WHEN coalesce(json_array_length(:totals), 0) > coalesce(json_array_length(:names), 0) THEN :totals ELSE :names END) AS r LEFT JOIN json_each(:names) AS l0 ON l0.key = r.key LEFT JOIN json_each(:totals) AS l1 ON l1.key = r.key) AS _rows
RETURNING name, total;

-- case: rows added from lists without names
-- writes
INSERT INTO counters (name, total)
SELECT unnest.unnest, unnest."unnest?"
FROM (SELECT l0.value AS unnest, l1.value AS "unnest?" FROM json_each(CASE WHEN coalesce(json_array_length(:totals), 0) > coalesce(json_array_length(:names), 0) THEN :totals ELSE :names END) AS r LEFT JOIN json_each(:names) AS l0 ON l0.key = r.key LEFT JOIN json_each(:totals) AS l1 ON l1.key = r.key) AS unnest
RETURNING name, total;

-- case: lists of which the first has a name
SELECT u.a
FROM (SELECT l0.value AS a, l1.value AS "unnest?" FROM json_each(CASE WHEN coalesce(json_array_length(:totals), 0) > coalesce(json_array_length(:names), 0) THEN :totals ELSE :names END) AS r LEFT JOIN json_each(:names) AS l0 ON l0.key = r.key LEFT JOIN json_each(:totals) AS l1 ON l1.key = r.key) AS u
ORDER BY u.a NULLS LAST;

-- case: a list without a name
SELECT unnest.value AS a, unnest.value AS b
FROM json_each(:names) AS unnest
ORDER BY 1;

-- case: all of a list without a name
SELECT unnest.value AS unnest
FROM json_each(:names) AS unnest
ORDER BY 1;

-- case: a value of a list that is wrong, and that nothing else asks for
-- writes
UPDATE moods
SET now = v.now
FROM (SELECT _rows.x AS id, CASE WHEN _rows.x1 IN ('sad', 'it''s ok', 'Happy') THEN _rows.x1 WHEN _rows.x1 IS NOT NULL THEN abs(-9223372036854775808) END AS now FROM (SELECT l0.value AS x, l1.value AS x1 FROM json_each(CASE WHEN coalesce(json_array_length(:moods), 0) > coalesce(json_array_length(:ids), 0) THEN :moods ELSE :ids END) AS r LEFT JOIN json_each(:ids) AS l0 ON l0.key = r.key LEFT JOIN json_each(:moods) AS l1 ON l1.key = r.key) AS _rows LIMIT -1) AS v
WHERE moods.id = v.id;

-- case: values of a list in a WITH
-- writes
WITH v (id, now) AS (
    SELECT _rows.x AS id, CASE WHEN _rows.x1 IN ('sad', 'it''s ok', 'Happy') THEN _rows.x1 WHEN _rows.x1 IS NOT NULL THEN abs(-9223372036854775808) END AS now
    FROM (SELECT l0.value AS x, l1.value AS x1 FROM json_each(CASE WHEN coalesce(json_array_length(:moods), 0) > coalesce(json_array_length(:ids), 0) THEN :moods ELSE :ids END) AS r LEFT JOIN json_each(:ids) AS l0 ON l0.key = r.key LEFT JOIN json_each(:moods) AS l1 ON l1.key = r.key) AS _rows
    LIMIT -1
)
UPDATE moods
SET now = v.now
FROM v
WHERE moods.id = v.id;
