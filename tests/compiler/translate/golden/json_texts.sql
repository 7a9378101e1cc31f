-- case: parts of json
SELECT things.id, pg_json_get(pg_jsonb_text(things.doc), 'a') AS a, pg_json_get_text(pg_jsonb_text(things.doc), 'name') AS b, pg_json_get_text(pg_json_get(pg_jsonb_text(things.doc), 'deep'), 'list') AS c, pg_json_get(pg_jsonb_text(things.doc), 0) AS d, pg_json_get_text(pg_jsonb_text(things.doc), -1) AS e, pg_json_get_text(pg_jsonb_text(things.doc), 'a') AS f
FROM things
ORDER BY things.id;

-- case: paths into json
SELECT things.id, pg_json_get(pg_jsonb_text(things.doc), 'deep') AS a, pg_json_path(pg_jsonb_text(things.doc), '["deep","list","1"]') AS b, pg_json_path_text(pg_jsonb_text(things.doc), '["deep","list"]') AS c, pg_json_path_text(pg_jsonb_text(things.doc), '[]') AS d, pg_json_path(pg_jsonb_text(things.doc), '[]') AS e, pg_json_path_text(pg_jsonb_text(things.doc), '["5"]') AS f, pg_json_path_text(pg_jsonb_text(things.doc), '["-1"]') AS g
FROM things
ORDER BY things.id;

-- case: parts of json as they are written, the last of equal keys
SELECT pg_json_get_text('{"b" : [1 , 2], "a":2,"b":{"x" : 1 , "y" : "\u00e9"}}', 'b') AS a, pg_json_get_text(pg_json_get('{"b" : [1 , 2 ]}', 'b'), 1) AS b, pg_json_get('{"a\u0062":1}', 'ab') AS c, '  [1 , 2]  ' AS d;

-- case: json by an empty path
SELECT pg_json_path_text(' [1 , {"a" : 1 }, null, "x", "null", 1.50e3 ]  ', '[]') AS a, pg_json_path('  [1 , 2]  ', '[]') AS b;

-- case: steps that lead nowhere
SELECT pg_json_get('1', 0) AS a, pg_json_get('[1, 2]', '1') AS b, pg_json_get('{"1": 2}', 1) AS c, pg_json_get('{"1": 2}', '1') AS d, pg_json_path('[[1, 2]]', '["0","-1"]') AS e, pg_json_path('[[1, 2]]', '["0","x"]') AS f;

-- case: elements of json
SELECT e.value, e.value AS b
FROM json_each(pg_json_items(' [1 , {"a" : 1 , "a":2 }, null, "x", "null", 1.50e3 , []]  ')) AS e;

-- case: elements of json as text
SELECT e.value, e.value IS NULL AS b
FROM json_each(pg_json_item_texts(' [1 , {"a" : 1 , "a":2 }, null, "x", "null", 1.50e3 , [ ]]  ')) AS e;

-- case: members of json
SELECT e.value ->> '$[0]' AS k, e.value ->> '$[1]' AS v, e.value ->> '$[1]' IS NULL AS n
FROM json_each(pg_json_pairs('{"b" : 1, "a": null , "b":{ }, "c" : "x\ny"}')) AS e;

-- case: members of json as text
SELECT e.value ->> '$[0]' AS k, e.value ->> '$[2]' AS v, e.value ->> '$[2]' IS NULL AS n
FROM json_each(pg_json_pairs('{"b" : 1, "a": null , "b":{ }, "c" : "x\ny"}')) AS e;

-- case: keys of json, all of them
SELECT k.value ->> '$[0]' AS k
FROM json_each(pg_json_pairs('{"b" : 1, "a": null , "b":{ }, "c" : "x\ny"}')) AS k;

-- case: keys of json beside rows
SELECT t.id, k.value ->> '$[0]' AS k
FROM things AS t
CROSS JOIN json_each(pg_json_pairs(pg_jsonb_text(t.doc))) AS k
WHERE CASE json_type(t.doc) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(t.doc) END = 'object'
ORDER BY t.id, k.value ->> '$[0]';

-- case: keys of json that is no object
SELECT t.id, k.value ->> '$[0]' AS k
FROM things AS t
CROSS JOIN json_each(pg_json_pairs(pg_jsonb_text(t.doc))) AS k;

-- case: elements of json that is no array
SELECT t.id, e.value AS e
FROM things AS t
CROSS JOIN json_each(pg_json_items(pg_jsonb_text(t.doc))) AS e;

-- case: elements of json, numbered
SELECT t.id, e.value AS v, (e.key + 1) AS n
FROM things AS t
CROSS JOIN json_each(pg_json_items(pg_jsonb_text(t.doc))) AS e
WHERE CASE json_type(t.doc) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(t.doc) END = 'array'
ORDER BY t.id, (e.key + 1);

-- case: the kind of json
SELECT things.id, CASE json_type(pg_jsonb_text(things.doc)) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(pg_jsonb_text(things.doc)) END AS a, CASE json_type(pg_jsonb_text(things.data)) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(pg_jsonb_text(things.data)) END AS b
FROM things
ORDER BY things.id;

-- case: the length of json
SELECT things.id, CASE WHEN json_type(pg_jsonb_text(things.doc)) <> 'array' THEN abs(-9223372036854775808) ELSE json_array_length(pg_jsonb_text(things.doc)) END AS a
FROM things
WHERE CASE json_type(things.doc) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(things.doc) END = 'array'
ORDER BY things.id;

-- case: the length of json that is no array
SELECT things.id, CASE WHEN json_type(pg_jsonb_text(things.doc)) <> 'array' THEN abs(-9223372036854775808) ELSE json_array_length(pg_jsonb_text(things.doc)) END AS a
FROM things
ORDER BY things.id;

-- case: paths into json as arguments
SELECT pg_json_path(pg_jsonb_text(things.doc), json_array('deep', 'list')) AS a, pg_json_path_text(pg_jsonb_text(things.doc), json_array('deep', 'list', '1')) AS b
FROM things
ORDER BY things.id;

-- case: elements of json in the SELECT list
SELECT _rows.value AS a
FROM json_each(pg_json_items('[1,2]')) AS _rows;

-- case: elements of a parameter that is json
SELECT CASE WHEN ltrim(substr(trim(pg_json_get_text(e.value, 'id'), ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(pg_json_get_text(e.value, 'id'), ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(pg_json_get_text(e.value, 'id'), ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(pg_json_get_text(e.value, 'id'), ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(pg_json_get_text(e.value, 'id'), ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(pg_json_get_text(e.value, 'id'), ' ' || char(9, 10, 11, 12, 13)) BETWEEN -2147483648 AND 2147483647 THEN CAST(trim(pg_json_get_text(e.value, 'id'), ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN pg_json_get_text(e.value, 'id') IS NOT NULL THEN abs(-9223372036854775808) END AS id, pg_json_get_text(e.value, 'n') AS n
FROM json_each(pg_json_items(:p)) AS e;

-- case: records of json, with parts as text
SELECT json_extract(x.value, '$[0]') AS id, json_extract(x.value, '$[1]') AS n
FROM json_each((SELECT json_group_array(json_array(CASE WHEN ltrim(substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)) BETWEEN -2147483648 AND 2147483647 THEN CAST(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN (record_row.value ->> '$[0]') IS NOT NULL THEN abs(-9223372036854775808) END, (record_row.value ->> '$[1]'))) FROM json_each(pg_json_records(:p, '[["id", "text"], ["n", "text"]]', 1, 1)) AS record_row)) AS x;

-- case: records of json as it is written
SELECT json_extract(x.value, '$[0]') AS id, json_extract(x.value, '$[1]') AS n, json_extract(x.value, '$[2]') AS j, json_extract(x.value, '$[3]') AS l
FROM json_each((SELECT json_group_array(json_array(CASE WHEN ltrim(substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)) BETWEEN -2147483648 AND 2147483647 THEN CAST(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN (record_row.value ->> '$[0]') IS NOT NULL THEN abs(-9223372036854775808) END, (record_row.value ->> '$[1]'), (record_row.value ->> '$[2]') || '', CASE WHEN record_row.value ->> '$[3]' IS NOT NULL THEN (SELECT json_group_array((record_item.value || '')) FROM json_each(record_row.value ->> '$[3]') AS record_item) END || '')) FROM json_each(pg_json_records(pg_json(:p), '[["id", "text"], ["n", "text"], ["j", "json"], ["l", "list"]]', 1, 1)) AS record_row)) AS x;

-- case: one record of json
SELECT json_extract(x.value, '$[0]') AS a, json_extract(x.value, '$[1]') AS b, json_extract(x.value, '$[2]') AS j
FROM json_each((SELECT json_group_array(json_array((record_row.value ->> '$[0]'), (record_row.value ->> '$[1]') || '', (record_row.value ->> '$[2]') || '')) FROM json_each(pg_json_records(' {"a": [1 , 2], "b" : {"x" : 1}, "j" : [ ] , "a" : "last" } ', '[["a", "text"], ["b", "json"], ["j", "json"]]', 0, 1)) AS record_row)) AS x;

-- case: a record of json that is none
SELECT json_extract(x.value, '$[0]') AS a
FROM json_each((SELECT json_group_array(json_array((record_row.value ->> '$[0]'))) FROM json_each(pg_json_records('[1]', '[["a", "text"]]', 0, 1)) AS record_row)) AS x;

-- case: records of json that is no list
SELECT json_extract(x.value, '$[0]') AS a
FROM json_each((SELECT json_group_array(json_array((record_row.value ->> '$[0]'))) FROM json_each(pg_json_records('{"a": 1}', '[["a", "text"]]', 1, 1)) AS record_row)) AS x;

-- case: rows and lists of rows as json text
SELECT pg_json_lines_agg('al', ('{"key":' || json_quote(w.key) || ',"order":' || json_quote(w."order") || ',"group":' || json_quote(w."group") || ',"index":' || json_quote(w."index") || ',"value":' || json_quote(w.value) || ',"words":' || json_quote(w.words) || '}'), w.key) AS a, pg_json_agg('al', '{"key":' || json_quote(w.key) || ',"order":' || json_quote(w."order") || ',"group":' || json_quote(w."group") || ',"index":' || json_quote(w."index") || ',"value":' || json_quote(w.value) || ',"words":' || json_quote(w.words) || '}', w.key) AS b
FROM words AS w;

-- case: lists of arrays as json text
SELECT pg_json_lines_agg('al', json_quote(json(pg_array_json(json_array(things.id), 'integer', 0))), things.id) AS a, pg_json_agg('al', json_quote(things.note), things.id) AS b, pg_json_lines_agg('al', json_quote(json(pg_array_json(CASE WHEN things.id < 2 THEN json_array(things.id) END, 'integer', 0))), things.id) AS c
FROM things;

-- case: rows of a subquery as json text
SELECT pg_json_lines_agg('al', ('{"key":' || json_quote(s.key) || ',"value":' || json_quote(s.value) || '}'), s.key) AS a
FROM (SELECT words.key, words.value FROM words) AS s;

-- case: json of every type as text
SELECT ('{"x" : ' || json_quote(json(pg_array_json(json_array(things.code, things.note), 'text', 0))) || ', "b" : ' || json_quote(json(CASE things.flag WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)) || ', "s" : ' || json_quote(json(pg_json_number(things.score))) || ', "at" : ' || json_quote((rtrim(rtrim(substr(things.at, 1, 23), '0'), '.') || '+00:00')) || ', "n" : ' || json_quote((NULL || '')) || ', ' || json_quote((CAST(things.id AS TEXT) || '')) || ' : ' || json_quote(CASE WHEN things.raw IS NOT NULL THEN '\x' || lower(hex(things.raw)) END) || ', ' || json_quote(things.code) || ' : ' || json_quote(things.uid) || '}') AS a
FROM things
ORDER BY things.id;

-- case: json within json as text
SELECT ('{' || json_quote(things.code) || ' : ' || ('[' || json_quote(things.id) || ', ' || json_quote(things.note) || ', ' || pg_jsonb_text(things.doc) || ', ' || json_quote((NULL || '')) || ']') || '}') AS a
FROM things
ORDER BY things.id;

-- case: json of nothing
SELECT ('{}') AS a, ('[]') AS b;

-- case: whole rows as json text
SELECT '{"id":' || json_quote(t.id) || ',"code":' || json_quote(t.code) || ',"note":' || json_quote(t.note) || ',"short":' || json_quote(t.short) || ',"small":' || json_quote(t.small) || ',"amount":' || json_quote(t.amount) || ',"big":' || json_quote(t.big) || ',"ratio":' || json_quote(json(pg_json_number(t.ratio))) || ',"score":' || json_quote(json(pg_json_number(t.score))) || ',"flag":' || json_quote(json(CASE t.flag WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)) || ',"done":' || json_quote(json(CASE t.done WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)) || ',"at":' || json_quote((rtrim(rtrim(substr(t.at, 1, 23), '0'), '.') || '+00:00')) || ',"seen":' || json_quote((rtrim(rtrim(substr(t.seen, 1, 23), '0'), '.') || '+00:00')) || ',"day":' || json_quote(t.day) || ',"data":' || coalesce(pg_jsonb_text(t.data), 'null') || ',"doc":' || pg_jsonb_text(t.doc) || ',"raw":' || json_quote(CASE WHEN t.raw IS NOT NULL THEN '\x' || lower(hex(t.raw)) END) || ',"uid":' || json_quote(t.uid) || '}' AS a
FROM things AS t
ORDER BY t.id;

-- case: to_json as text
SELECT pg_jsonb_text(t.doc) AS a, pg_jsonb_text(t.doc) AS b, '{"f1":' || json_quote(t.id) || ',"f2":' || pg_jsonb_text(t.doc) || ',"f3":' || pg_jsonb_text(t.doc) || '}' AS c
FROM things AS t
ORDER BY t.id;

-- case: json out of a subquery as text
SELECT t.id, (SELECT pg_json_agg('al', ('{"n" : ' || json_quote(p.n) || ', "q" : ' || json_quote(p.qty) || '}'), p.n) AS json_agg FROM parts AS p WHERE p.thing_id = t.id) AS a
FROM things AS t
ORDER BY t.id;

-- case: parts of json out of WITH
WITH c (j) AS (
    SELECT '{"a" : ' || pg_jsonb_text(things.doc) || '}' AS j
    FROM things
)
SELECT pg_json_get(c.j, 'a') AS a, pg_json_get_text(c.j, 'a') AS b
FROM c;

-- case: keys of json with quotes
SELECT ('{"a\"b\\" : ' || coalesce(pg_jsonb_text(things.doc -> '$."a"'), 'null') || ', "c" : ' || json_quote((CASE json_type(things.doc, '$."a"') WHEN 'text' THEN things.doc ->> '$."a"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(things.doc -> '$."a"') WHEN 'array' THEN pg_jsonb_text(things.doc -> '$."a"') ELSE things.doc -> '$."a"' END || '')) || '}') AS a
FROM things
ORDER BY things.id;

-- case: keys of json that are computed
SELECT ('{' || json_quote((coalesce(CASE json_type(things.doc, '$."a"') WHEN 'text' THEN things.doc ->> '$."a"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(things.doc -> '$."a"') WHEN 'array' THEN pg_jsonb_text(things.doc -> '$."a"') ELSE things.doc -> '$."a"' END, 'none') || '')) || ' : ' || json_quote(1) || '}') AS a
FROM things
ORDER BY things.id;

-- case: an escape that is no character
SELECT pg_json('"\u0000"') AS a, pg_json_get(pg_json('["\ud800", 1]'), 1) AS b;

-- case: an escape that nobody reads
SELECT _rows.value AS b
FROM json_each(pg_json_items(pg_json('["\ud800", 1]'))) AS _rows;

-- case: an escape that is not looked at
SELECT CASE json_type(pg_json('["\ud800", 1]')) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(pg_json('["\ud800", 1]')) END AS b, CASE WHEN json_type(pg_json('["\ud800", 1]')) <> 'array' THEN abs(-9223372036854775808) ELSE json_array_length(pg_json('["\ud800", 1]')) END AS c;

-- case: objects of rows as json text
SELECT pg_json_object_agg('al', things.code, pg_jsonb_text(things.doc), things.id) AS a, pg_json_object_agg('', things.code, json_quote(things.note)) AS b
FROM things
WHERE things.id < 9;

-- case: json over a window as text
SELECT things.id, pg_json_agg('', json_quote(things.id)) OVER (ORDER BY things.id) AS a
FROM things
ORDER BY things.id;

-- case: json of lists of texts
SELECT pg_json_object_of(json_array(('a"' || ''), ('b' || ''), ('b' || '')), json_array(('1' || ''), NULL, ('x' || ''))) AS a, pg_json_object_from('["a","1","b",null]') AS b, pg_json_object_of(json_array(('a"' || ''), ('b' || ''), ('b' || '')), json_array(('1' || ''), NULL, ('x' || ''))) AS c;

-- case: json without nulls
SELECT pg_json_strip_nulls(pg_jsonb_text(things.doc)) AS a
FROM things
ORDER BY things.id;

-- case: json without nulls, escapes read
SELECT pg_json_strip_nulls('{"a\u0062" : null, "b" : [1.50 , null, {"x" : null, "y\u0041" : "\u00e9"}], "c":1, "c" : 2}') AS a;

-- case: json through a change of rows
-- writes
DELETE FROM parts
WHERE parts.n < 3
RETURNING thing_id, n, '{"n" : ' || json_quote(n) || ', "l" : ' || json_quote(label) || '}' AS j;
WITH gone (thing_id, n, j) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')
    FROM json_each(:twinsql_step_1)
)
SELECT g.thing_id, g.n, g.j AS t, pg_json_get(g.j, 'l') AS b
FROM gone AS g
ORDER BY g.thing_id, g.n;

-- case: json stored as text and as jsonb
-- writes
INSERT INTO logs (message, extra)
SELECT ('{"a" : ' || json_quote(things.id) || '}') AS json_build_object, pg_jsonb(('{"a" : ' || pg_jsonb_text(things.doc) || '}')) AS json_build_object
FROM things
ORDER BY things.id;

-- case: json as text
SELECT pg_jsonb_text(things.doc) AS a
FROM things
ORDER BY things.id;

-- case: text as json
SELECT pg_json(pg_jsonb_text(things.doc)) AS a
FROM things
ORDER BY things.id;

-- case: text that is no json
SELECT pg_json(prices.written) AS a
FROM prices;

-- case: json in a text
SELECT pg_format('%s', ('{"a" : ' || json_quote(things.id) || '}')) AS a
FROM things;

-- case: json joined with text
SELECT ('{"a" : ' || json_quote(things.id) || '}') || 'x' AS a
FROM things;

-- case: json from an array
SELECT json_quote(json(pg_array_json(json_array(things.id, 2), 'integer', 0))) AS e
FROM things;

-- case: a list of numbers as json text
SELECT pg_json_agg('al', json_quote(things.id), things.id) AS a
FROM things;

-- case: json out of LATERAL
SELECT t.id, json_extract(l.value, '$[0]') AS a, pg_json_get(json_extract(l.value, '$[1]'), 'a') AS b
FROM things AS t
CROSS JOIN json_each((SELECT json_group_array(json_array(j || '', k || '')) FROM (SELECT pg_json_lines_agg('al', ('{"thing_id":' || json_quote(p.thing_id) || ',"n":' || json_quote(p.n) || ',"label":' || json_quote(p.label) || ',"qty":' || json_quote(p.qty) || ',"made":' || json_quote((rtrim(rtrim(substr(p.made, 1, 23), '0'), '.') || '+00:00')) || '}'), p.n) AS j, '{"a" : ' || json_quote(t.id) || '}' AS k FROM parts AS p WHERE p.thing_id = t.id))) AS l
ORDER BY t.id;

-- case: a varchar as json
SELECT pg_json_get(pg_json(CAST(things.id AS TEXT)), 0) AS a, CASE json_type(things.doc, '$."a"') WHEN 'text' THEN things.doc ->> '$."a"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(things.doc -> '$."a"') WHEN 'array' THEN pg_jsonb_text(things.doc -> '$."a"') ELSE things.doc -> '$."a"' END AS b
FROM things
ORDER BY things.id;

-- case: json that is stored as jsonb
-- writes
INSERT INTO logs (message, extra)
VALUES ('x', pg_jsonb('{"b" : ' || json_quote(1) || ', "a" : ' || pg_jsonb_text('[1,2]') || ', "b" : ' || json_quote(2) || '}'));

-- case: json that replaces jsonb
-- writes
UPDATE things
SET data = pg_jsonb(json_quote(things.code))
WHERE things.id < 4;
