-- case: lists as results
SELECT :t AS a, :t AS a2, :s AS b, :i AS c, :b AS d, :d AS e, :f AS f, :z AS g, :y AS h, :u AS i;

-- case: literals
SELECT '["a","b c",null,"NULL","q\"\\","x y","학교","","it''s",","]' AS a, '[]' AS b, '[1,-2,null]' AS c, '[9223372036854775807]' AS d, '[1,0,null]' AS e, '[0.5,-1.0]' AS f, '["2024-02-29T00:00:00.000Z"]' AS g, '["2024-02-29"]' AS h, '["123e4567-e89b-12d3-a456-426614174000"]' AS i, '[7]' AS j, '["x"]' AS k;

-- case: made of values
SELECT things.id, json_array(things.code, things.note, ('x' || ''), NULL) AS a, json_array(things.amount, 7) AS b, json_array(things.big, things.id) AS c, json_array(things.flag, 1) AS d, json_array(json(pg_array_double(things.ratio)), json(pg_array_double(1.0)), json(pg_array_double(things.score))) AS e, json_array(things.at, things.seen) AS f, json_array(things.day) AS g, json_array(things.uid) AS h, '[]' AS i, json_array(things.small, 1) AS j, json_array((CASE json_type(things.doc, '$."a"') WHEN 'text' THEN things.doc ->> '$."a"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(things.doc -> '$."a"') WHEN 'array' THEN pg_jsonb_text(things.doc -> '$."a"') ELSE things.doc -> '$."a"' END || ''), (CASE json_type(things.doc, '$."ok"') WHEN 'text' THEN things.doc ->> '$."ok"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(things.doc -> '$."ok"') WHEN 'array' THEN pg_jsonb_text(things.doc -> '$."ok"') ELSE things.doc -> '$."ok"' END || '')) AS k, json_array(things.short) AS l, json_array(things.amount) AS m
FROM things
ORDER BY things.id;

-- case: made of rows
SELECT t.id, (WITH array_row (item) AS (SELECT p.label FROM parts AS p WHERE p.thing_id = t.id ORDER BY p.label DESC, p.n) SELECT json_group_array((array_row.item || '')) FROM array_row) AS a, (WITH array_row (item) AS (SELECT p.made FROM parts AS p WHERE p.thing_id = t.id ORDER BY p.n) SELECT json_group_array(array_row.item) FROM array_row) AS b, (WITH array_row (item) AS (SELECT max(p.qty) AS max FROM parts AS p WHERE p.thing_id = t.id) SELECT json_group_array(array_row.item) FROM array_row) AS c, (WITH array_row (item) AS (SELECT u.ratio FROM things AS u WHERE u.id <= t.id ORDER BY u.id DESC LIMIT 3) SELECT json_group_array(json(pg_array_double(array_row.item))) FROM array_row) AS d, (WITH array_row (item) AS (SELECT p.n FROM parts AS p WHERE p.thing_id = t.id ORDER BY p.n LIMIT 2) SELECT json_group_array(array_row.item) FROM array_row) AS e, json_array_length((WITH array_row (item) AS (SELECT p.n FROM parts AS p WHERE p.thing_id = t.id ORDER BY 1) SELECT json_group_array(array_row.item) FROM array_row)) AS f
FROM things AS t
ORDER BY t.id;

-- case: lengths
SELECT json_array_length(:t) AS a, nullif(json_array_length(:t), 0) AS b, nullif(json_array_length(:t), 0) AS c, min(nullif(json_array_length(:t), 0), 1) AS d, NULL AS e, coalesce(nullif(json_array_length('[]'), 0), 0) AS f, json_array_length(json_array(NULL, ('x' || ''))) AS g;

-- case: elements
SELECT things.id, pg_array_get(:t, 1) AS a, pg_array_get(json_array(things.code, things.note), 2) AS c, pg_array_get(json_array(things.flag), 1) AS d, pg_array_get(json_array(json(pg_array_double(things.ratio))), 1) AS e, pg_array_get(json_array(things.at), 1) AS f, pg_array_get(json_array(things.big), 1) AS g, pg_array_get(json_array(1, 2), things.small) AS h, pg_array_get(json_array(1), 0) AS i, pg_array_get(json_array(1), -1) AS j, pg_array_slice(:t, 1, 2) AS k, pg_array_slice(:t, 2, json_array_length(:t)) AS l, pg_array_slice(:t, 1, 2) AS m, pg_array_slice(json_array(1, 2, 3), -5, 2) AS n, pg_array_slice(json_array(1, 2, 3), 2, 1) AS o, pg_array_slice(json_array(1, 2, 3), 2, 99) AS p, pg_array_slice(json_array(1, 2, 3), things.small, things.amount) AS q
FROM things
ORDER BY things.id;

-- case: longer and shorter
SELECT things.id, pg_array_append(:t, :x) AS a, pg_array_prepend(things.note, :t) AS b, pg_array_cat(:t, json_array(things.code)) AS c, pg_array_append(:t, things.note) AS d, pg_array_prepend(things.code, :t) AS e, pg_array_cat(:t, '["x","y"]') AS f, pg_array_append(json_array(json(pg_array_double(things.ratio))), things.score) AS g, pg_array_append(json_array(things.at), things.seen) AS h, pg_array_append(json_array(things.id), 7) AS i, pg_array_remove(:t, :x) AS j, pg_array_remove(json_array(things.note, ('a' || ''), NULL), things.note) AS k, pg_array_replace(:t, 'a', things.note) AS l, pg_array_replace(json_array(things.amount, NULL), NULL, 1) AS m, pg_array_position(:t, :x) AS n, pg_array_position(json_array(things.flag, NULL), NULL) AS o, pg_array_positions(:t, 'a') AS p, pg_array_positions(json_array(things.amount, 7, 7), 7) AS q, pg_array_cat(NULL, :t) AS r, pg_array_cat(NULL, json_array(1)) AS s, pg_array_trim(json_array(1, 2, 3), 2) AS u, pg_array_append(NULL, things.small) AS v, pg_array_remove(NULL, things.small) AS w
FROM things
ORDER BY things.id;

-- case: trimmed too much
SELECT pg_array_trim(json_array(1), 2) AS a;

-- case: to and from text
SELECT things.id, pg_array_to_string(:t, :s, NULL, 'text') AS a, pg_array_to_string(json_array(things.code, things.note), '-', NULL, 'text') AS b, pg_array_to_string(json_array(things.code, things.note), '-', '*', 'text') AS c, pg_array_to_string(json_array(things.flag, things.done), '', NULL, 'boolean') AS d, pg_array_to_string(json_array(things.amount, 1), ', ', NULL, 'integer') AS e, pg_array_to_string(json_array(json(pg_array_double(things.ratio)), json(pg_array_double(things.score))), ' ', NULL, 'double precision') AS f, pg_array_to_string(json_array(things.day), ' ', NULL, 'date') AS g, pg_array_to_string(json_array(things.uid), ' ', NULL, 'uuid') AS h, pg_string_to_array(things.code, :s, NULL) AS i, pg_string_to_array(things.note, NULL, NULL) AS j, pg_string_to_array(things.code, 'a', '') AS k, pg_string_to_array('a,,b', ',', '') AS l, pg_string_to_array('', ',', NULL) AS m, pg_array_get(pg_string_to_array(things.code, ' ', NULL), 1) AS n, nullif(json_array_length(pg_string_to_array(things.note, 'a', NULL)), 0) AS o, pg_array_to_string(json_array(things.big), '', NULL, 'bigint') AS p, pg_array_to_string(json_array(things.small), '', NULL, 'smallint') AS q
FROM things
ORDER BY things.id;

-- case: containers
SELECT things.id, pg_array_contains(json_array(things.code, things.note), :t) AS a, pg_array_contains(:t, json_array(things.code)) AS b, pg_array_overlaps(json_array(things.code, things.note), :t) AS c, pg_array_overlaps(json_array(things.note), json_array(things.note)) AS d, pg_array_contains(json_array(things.note), json_array(things.note)) AS e, pg_array_contains(json_array(things.amount, 7), '[7]') AS f, pg_array_overlaps(json_array(json(pg_array_double(things.ratio))), json_array(json(pg_array_double(things.score)), json(pg_array_double(1.5)))) AS g, pg_array_contains(json_array(things.id), '[]') AS h
FROM things
ORDER BY things.id;

-- case: compared
SELECT things.id, pg_array_compare(json_array(things.code, ('b' || '')), :t) = 0 AS a, pg_array_compare(json_array(things.note), :t) <> 0 AS b, pg_array_compare(json_array(things.code), :t) < 0 AS c, pg_array_compare(json_array(things.note), json_array(things.code)) >= 0 AS d, pg_array_compare(json_array(things.amount), json_array(7)) > 0 AS e, pg_array_compare(json_array(json(pg_array_double(things.ratio))), json_array(json(pg_array_double(things.score)))) <= 0 AS f, pg_array_compare(:t, '[]') = 0 AS g, pg_array_compare(json_array(things.at), json_array(things.seen)) < 0 AS h, pg_array_compare(json_array(things.flag), json_array(things.done)) = 0 AS i
FROM things
ORDER BY things.id;

-- case: any and all
SELECT things.id, CASE WHEN :t IS NOT NULL THEN things.note IN (SELECT value FROM json_each(:t)) END AS a, CASE WHEN :n IS NOT NULL THEN things.amount IN (SELECT value FROM json_each(:n)) END AS b, CASE WHEN :f IS NOT NULL THEN things.flag IN (SELECT value FROM json_each(:f)) END AS c, CASE WHEN :z IS NOT NULL THEN things.seen IN (SELECT value FROM json_each(:z)) END AS d, CASE WHEN :d IS NOT NULL THEN things.ratio IN (SELECT pg_double(:d -> key) FROM json_each(:d)) END AS e, CASE WHEN :u IS NOT NULL THEN things.uid IN (SELECT value FROM json_each(:u)) END AS f, CASE WHEN pg_string_to_array(things.code, ' ', NULL) IS NOT NULL THEN things.note IN (SELECT value FROM json_each(pg_string_to_array(things.code, ' ', NULL))) END AS g, CASE WHEN pg_array_append(json_array(things.code, things.note), 'x') IS NOT NULL THEN things.note NOT IN (SELECT value FROM json_each(pg_array_append(json_array(things.code, things.note), 'x'))) END AS h, CASE WHEN :n IS NOT NULL THEN (SELECT CASE WHEN max(answer) = 1 THEN 1 WHEN count(*) = count(answer) THEN 0 END FROM (WITH any_row (item) AS (SELECT any_item.value FROM json_each(:n) AS any_item) SELECT things.amount > any_row.item AS answer FROM any_row)) END AS i, CASE WHEN :n IS NOT NULL THEN (SELECT CASE WHEN min(answer) = 0 THEN 0 WHEN count(*) = count(answer) THEN 1 END FROM (WITH any_row (item) AS (SELECT any_item.value FROM json_each(:n) AS any_item) SELECT things.amount < any_row.item AS answer FROM any_row)) END AS j, CASE WHEN :t IS NOT NULL THEN (SELECT CASE WHEN max(answer) = 1 THEN 1 WHEN count(*) = count(answer) THEN 0 END FROM (WITH any_row (item) AS (SELECT any_item.value FROM json_each(:t) AS any_item) SELECT things.note <> any_row.item AS answer FROM any_row)) END AS k, CASE WHEN :t IS NOT NULL THEN (SELECT CASE WHEN min(answer) = 0 THEN 0 WHEN count(*) = count(answer) THEN 1 END FROM (WITH any_row (item) AS (SELECT any_item.value FROM json_each(:t) AS any_item) SELECT things.note = any_row.item AS answer FROM any_row)) END AS l, (SELECT CASE WHEN max(answer) = 1 THEN 1 WHEN count(*) = count(answer) THEN 0 END FROM (WITH any_row (item) AS (SELECT any_item.value FROM json_each(json_array(things.small, 7)) AS any_item) SELECT things.amount >= any_row.item AS answer FROM any_row)) AS m, (SELECT CASE WHEN min(answer) = 0 THEN 0 WHEN count(*) = count(answer) THEN 1 END FROM (WITH any_row (item) AS (SELECT any_item.value FROM json_each(json_array(7, NULL, 3)) AS any_item) SELECT things.amount <= any_row.item AS answer FROM any_row)) AS n, CASE WHEN :d IS NOT NULL THEN (SELECT CASE WHEN max(answer) = 1 THEN 1 WHEN count(*) = count(answer) THEN 0 END FROM (WITH any_row (item) AS (SELECT pg_double(:d -> any_item.key) FROM json_each(:d) AS any_item) SELECT things.ratio < any_row.item AS answer FROM any_row)) END AS o, CASE WHEN :d IS NOT NULL THEN things.score NOT IN (SELECT pg_double(:d -> key) FROM json_each(:d)) END AS p
FROM things
ORDER BY things.id;

-- case: any of a literal
SELECT things.id, CASE WHEN '["a","b",null]' IS NOT NULL THEN things.note IN (SELECT value FROM json_each('["a","b",null]')) END AS a, CASE WHEN '[7,0]' IS NOT NULL THEN things.amount IN (SELECT value FROM json_each('[7,0]')) END AS b, CASE WHEN '[7]' IS NOT NULL THEN things.amount NOT IN (SELECT value FROM json_each('[7]')) END AS c, CASE WHEN '[]' IS NOT NULL THEN things.amount IN (SELECT value FROM json_each('[]')) END AS d
FROM things
ORDER BY things.id;

-- case: any and all of rows
SELECT t.id, (SELECT CASE WHEN sum(r = 1) > 0 THEN 1 WHEN count(r) < count(*) THEN NULL ELSE 0 END FROM (SELECT t.amount > "each row".v AS r FROM (WITH "each row" (v) AS (SELECT p.qty FROM parts AS p WHERE p.thing_id = t.id) SELECT * FROM "each row") AS "each row")) AS a, (SELECT CASE WHEN sum(r = 0) > 0 THEN 0 WHEN count(r) < count(*) THEN NULL ELSE 1 END FROM (SELECT t.amount <= "each row".v AS r FROM (WITH "each row" (v) AS (SELECT p.qty FROM parts AS p WHERE p.thing_id = t.id) SELECT * FROM "each row") AS "each row")) AS b, (SELECT CASE WHEN sum(r = 1) > 0 THEN 1 WHEN count(r) < count(*) THEN NULL ELSE 0 END FROM (SELECT t.note <> "each row".v AS r FROM (WITH "each row" (v) AS (SELECT p.label FROM parts AS p) SELECT * FROM "each row") AS "each row")) AS c
FROM things AS t
WHERE (SELECT CASE WHEN min(answer) = 0 THEN 0 WHEN count(*) = count(answer) THEN 1 END FROM (WITH any_row (item) AS (SELECT any_item.value FROM json_each(json_array(t.id, 90)) AS any_item) SELECT t.id <= any_row.item AS answer FROM any_row))
ORDER BY t.id;

-- case: chosen
SELECT things.id, coalesce(pg_string_to_array(things.note, 'a', NULL), '[]') AS a, CASE WHEN things.flag THEN json_array(1) ELSE json_array(2, 3) END AS b, coalesce(NULL, json_array(things.code)) AS c
FROM things
ORDER BY things.id;

-- case: other widths
SELECT things.id, json_array(things.small) AS a, json_array(things.amount) AS b, json_array(things.small) AS c, json_array(things.code) AS d, json_array(things.short) AS e
FROM things
ORDER BY things.id;

-- case: subscripts of arrays that are put together
SELECT pg_array_get(pg_array_cat(json_array(1, 2), json_array(3)), 2) AS a, pg_array_get(pg_array_append(json_array(1, 2), 3), 3) AS b, pg_array_get(pg_string_to_array('a,b', ',', NULL), 2) AS c, pg_array_get(pg_array_slice(json_array(1, 2, 3), 2, 3), 1) AS d, pg_array_get(json_array(('a' || ''), ('b' || '')), 1) || 'x' AS e, pg_array_get(json_array(5, 6), 0) AS f, pg_array_get('[7,8]', 2) AS g, pg_array_get(coalesce(json_array(1, 2), '[]'), 2) AS h;

-- case: subscripts of JSON that is put together or cast
SELECT things.id, pg_jsonb_path(pg_jsonb_concat(things.data, '[5]'), json_array(CAST(0 AS TEXT))) AS a, pg_jsonb_path('[10,20]', json_array(CAST(0 AS TEXT))) AS b, pg_jsonb_path('[10,20]', json_array(CAST(-1 AS TEXT))) AS c, pg_jsonb_path(things.doc -> '$."deep"."list"', json_array(CAST(0 AS TEXT))) AS d, pg_jsonb_path(json_quote(json(pg_array_json(json_array(1, 2), 'integer', 1))), json_array(CAST(1 AS TEXT))) AS e
FROM things
WHERE CASE json_type(things.data) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(things.data) END = 'array'
ORDER BY things.id;

-- case: arrays of both kinds of text
SELECT things.id, pg_array_prepend(things.short, json_array(('a' || ''))) AS a, pg_array_append(json_array(('a' || '')), things.short) AS b, pg_array_prepend(things.short, json_array(('a' || ''))) AS c, pg_array_append(json_array(('a' || '')), things.short) AS d, pg_array_prepend(things.code, json_array(things.short)) AS e, pg_array_cat(json_array(things.short), json_array(things.code)) AS f, pg_array_prepend(things.code, json_array(things.short)) AS g, pg_array_append(json_array(things.short), things.code) AS h
FROM things
ORDER BY things.id;

-- case: reckoning with the places of a list
SELECT u.value AS a, 0 - (u.key + 1) AS b, 2 * (u.key + 1) AS c, 0 - (v.key + 1) AS d, 2 * (7 - (v.key + 1)) AS e
FROM json_each(json_array(('x' || ''), ('y' || ''))) AS u
CROSS JOIN json_each(CASE WHEN json_type(json_array(u.value, 1)) <> 'array' THEN abs(-9223372036854775808) ELSE json_array(u.value, 1) END) AS v
ORDER BY (u.key + 1), (v.key + 1);

-- case: among the rows of a query that are an array
SELECT things.id
FROM things
WHERE things.id IN (SELECT parts.n FROM parts)
ORDER BY things.id;

-- case: not among the rows of a query that are an array, and more than each
SELECT things.id, things.id NOT IN (SELECT things.small FROM things WHERE things.small > 0) AS a, (SELECT CASE WHEN sum(r = 1) > 0 THEN 1 WHEN count(r) < count(*) THEN NULL ELSE 0 END FROM (SELECT things.id > "each row".v AS r FROM (WITH "each row" (v) AS (SELECT parts.n FROM parts) SELECT * FROM "each row") AS "each row")) AS b, things.id IN ((SELECT max(parts.n) AS max FROM parts)) AS c
FROM things
ORDER BY things.id;

-- case: rows deleted in a batch
-- writes
DELETE FROM parts
WHERE (parts.thing_id, parts.n) IN (SELECT parts.thing_id, parts.n FROM parts ORDER BY parts.thing_id, parts.n LIMIT 2) AND parts.n IN (SELECT parts.n FROM parts UNION SELECT 7);
