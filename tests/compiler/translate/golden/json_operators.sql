-- case: a key that is a parameter or a column
SELECT things.id, pg_jsonb_get(things.doc, :key) AS a, pg_jsonb_get_text(things.doc, :key) AS b, pg_jsonb_get(things.doc, :place) AS c, pg_jsonb_get_text(things.doc, :place) AS d, pg_jsonb_get(things.doc, things.code) AS e, pg_jsonb_get_text(things.data, things.note) AS f, pg_jsonb_get(things.doc, things.small) AS g, pg_jsonb_get(things.doc, :key || '') AS h
FROM things
ORDER BY things.id;

-- case: a key with quotes
SELECT things.id, pg_jsonb_get(things.doc, 'a"b') AS a, pg_jsonb_get_text(things.doc, 'back\slash') AS b, pg_jsonb_get(things.doc, NULL) AS c
FROM things
ORDER BY things.id;

-- case: objects and arrays as text
SELECT things.id, CASE json_type(things.doc, '$."deep"') WHEN 'text' THEN things.doc ->> '$."deep"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(things.doc -> '$."deep"') WHEN 'array' THEN pg_jsonb_text(things.doc -> '$."deep"') ELSE things.doc -> '$."deep"' END AS a, CASE json_type(things.doc, '$."deep"."list"') WHEN 'text' THEN things.doc ->> '$."deep"."list"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(things.doc -> '$."deep"."list"') WHEN 'array' THEN pg_jsonb_text(things.doc -> '$."deep"."list"') ELSE things.doc -> '$."deep"."list"' END AS b, CASE json_type(things.doc, '$[5]') WHEN 'text' THEN things.doc ->> '$[5]' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(things.doc -> '$[5]') WHEN 'array' THEN pg_jsonb_text(things.doc -> '$[5]') ELSE things.doc -> '$[5]' END AS c, pg_jsonb_text(things.doc) AS d, pg_jsonb_text(things.data) AS e, pg_jsonb_path_text(things.doc, '[]') AS f, CASE json_type(things.doc, '$."ok"') WHEN 'text' THEN things.doc ->> '$."ok"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(things.doc -> '$."ok"') WHEN 'array' THEN pg_jsonb_text(things.doc -> '$."ok"') ELSE things.doc -> '$."ok"' END AS g, pg_jsonb_text(things.doc) || '!' AS h
FROM things
ORDER BY things.id;

-- case: paths
SELECT things.id, pg_jsonb_path(things.doc, :path) AS a, pg_jsonb_path_text(things.doc, :path) AS b, pg_jsonb_path(things.doc, '["deep","list","3","k"]') AS c, pg_jsonb_path_text(things.doc, '["-1","0"]') AS d, pg_jsonb_path(things.doc, json_array(('deep' || ''), ('list' || ''))) AS e, pg_jsonb_path_text(things.doc, json_array(things.code)) AS f, pg_jsonb_path(things.data, '[]') AS g, pg_jsonb_path(things.doc, '["a",null]') AS h, pg_jsonb_path(things.doc, json_array('deep', 'list', '0')) AS i, pg_jsonb_path_text(things.doc, json_array('name')) AS j, pg_jsonb_path_text(things.data, json_array('deep', 'list')) AS k
FROM things
ORDER BY things.id;

-- case: subscripts
SELECT things.id, pg_jsonb_path(things.doc, json_array(CAST(things.code AS TEXT))) AS h, pg_jsonb_path(things.doc, json_array(CAST('0' AS TEXT))) AS i, pg_jsonb_path(things.doc, json_array(CAST(things.small AS TEXT))) AS j, things.doc -> '$."a"' AS a, pg_jsonb_path(things.doc -> '$."deep"."list"', json_array(CAST(1 AS TEXT))) AS b, pg_jsonb_path(things.doc, json_array(CAST(0 AS TEXT))) AS c, pg_jsonb_path(things.doc, json_array(CAST(-1 AS TEXT))) AS d, things.data -> '$."name"' AS e
FROM things
ORDER BY things.id;

-- case: containment
SELECT things.id, pg_jsonb_contains(things.doc, :part) AS a, pg_jsonb_contains(things.data, :part) AS b, pg_jsonb_contains(things.doc, '{"a":1.00}') AS c, pg_jsonb_contains('[1,-2.50,"x",null,true,[0],4]', things.doc) AS d, pg_jsonb_contains(things.doc, things.data) AS e, pg_jsonb_contains(things.doc, things.doc) AS f
FROM things
ORDER BY things.id;

-- case: several keys
SELECT things.id, pg_jsonb_has_any(things.doc, :keys) AS a, pg_jsonb_has_all(things.doc, :keys) AS b, pg_jsonb_has_any(things.data, json_array(('a' || ''), ('n' || ''), NULL)) AS c, pg_jsonb_has_all(things.doc, '["a",null]') AS d, pg_jsonb_has_all(things.data, json_array(('a' || ''), things.note)) AS e
FROM things
ORDER BY things.id;

-- case: joined
SELECT things.id, pg_jsonb_concat(things.doc, :more) AS a, pg_jsonb_concat(things.data, things.doc) AS b, pg_jsonb_concat(things.doc, '{"a":1.50}') AS c, pg_jsonb_concat('[0]', things.doc) AS d, pg_jsonb_concat(things.doc, NULL) AS e
FROM things
ORDER BY things.id;

-- case: without
SELECT things.id, pg_jsonb_minus(things.doc, :key) AS a, pg_jsonb_minus(pg_jsonb_minus(things.doc, 'ok'), 'name') AS b, pg_jsonb_minus_keys(things.doc, :keys) AS c, pg_jsonb_minus_keys(things.data, json_array(('a' || ''), NULL)) AS d, pg_jsonb_minus_path(things.doc, '["deep","list","0"]') AS e, pg_jsonb_minus_path(things.doc, '["a"]') AS f, pg_jsonb_minus_path(things.doc, '[]') AS g
FROM things
WHERE CASE json_type(things.doc) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(things.doc) END IN ('object', 'array') AND (CASE json_type(things.data) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(things.data) END IN ('object', 'array') OR things.data IS NULL) AND CASE json_type(things.doc) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(things.doc) END <> 'array'
ORDER BY things.id;

-- case: without places
SELECT things.id, pg_jsonb_minus_index(things.doc, 0) AS a, pg_jsonb_minus_index(things.doc, 1) AS b, pg_jsonb_minus_index(things.doc, -1) AS c, pg_jsonb_minus_index(things.doc, 99) AS d, pg_jsonb_minus_index(things.doc, -99) AS e, pg_jsonb_minus_index(things.doc, things.small) AS f, pg_jsonb_minus(things.doc, 'x') AS g, pg_jsonb_minus_path(things.doc, '["0"]') AS h, pg_jsonb_minus_path(things.doc, '["5","0"]') AS i, pg_jsonb_minus_path(things.doc, '["-1"]') AS j
FROM things
WHERE CASE json_type(things.doc) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(things.doc) END = 'array'
ORDER BY things.id;

-- case: without a place of an object
SELECT pg_jsonb_minus_index(things.doc, 0) AS a
FROM things
WHERE CASE json_type(things.doc) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(things.doc) END = 'object';

-- case: without a key of a scalar
SELECT pg_jsonb_minus(things.doc, 'a') AS a
FROM things
WHERE CASE json_type(things.doc) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(things.doc) END = 'number';

-- case: equal
SELECT things.id, pg_jsonb_key(things.doc) = pg_jsonb_key(:it) AS a, pg_jsonb_key(things.data) <> pg_jsonb_key(things.doc) AS b, pg_jsonb_key(things.doc) = pg_jsonb_key('12.00') AS c, pg_jsonb_key(things.doc) IS NOT pg_jsonb_key(things.data) AS d, pg_jsonb_key(things.doc) IN (pg_jsonb_key('{}'), pg_jsonb_key('[]'), pg_jsonb_key(:it)) AS e, CASE WHEN pg_jsonb_key(things.doc) = pg_jsonb_key('12.0') THEN 1 ELSE 2 END AS f
FROM things
ORDER BY things.id;

-- case: set
SELECT things.id, pg_jsonb_set(things.doc, '["a"]', :new, 1) AS a, pg_jsonb_set(things.doc, '["zz"]', :new, 0) AS b, pg_jsonb_set(things.doc, '["deep","list","1"]', '"n"', 1) AS c, pg_jsonb_set(things.doc, '["deep","list","-99"]', '0', 1) AS d, pg_jsonb_set(things.doc, '["deep","list","99"]', '0', 1) AS e, pg_jsonb_set(things.doc, '["deep","more"]', 'true', things.done) AS f, pg_jsonb_set(things.doc, '["deep","x","y"]', '1', 1) AS g, pg_jsonb_set(things.doc, '[]', '1', 1) AS h, pg_jsonb_set(things.doc, json_array(('a' || ''), ('b' || '')), '1', 1) AS i, pg_jsonb_insert(things.doc, '["deep","list","0"]', '9', 0) AS j, pg_jsonb_insert(things.doc, '["deep","list","-1"]', '9', 1) AS k, pg_jsonb_insert(things.doc, '["zz"]', '9', 0) AS l, pg_jsonb_strip_nulls(things.doc) AS m
FROM things
WHERE CASE json_type(things.doc) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(things.doc) END = 'object'
ORDER BY things.id;

-- case: set in arrays
SELECT things.id, pg_jsonb_set(things.doc, '["0"]', '7', 1) AS a, pg_jsonb_set(things.doc, '["-1"]', '7', 1) AS b, pg_jsonb_set(things.doc, '["99"]', '7', 1) AS c, pg_jsonb_set(things.doc, '["-99"]', '7', 1) AS d, pg_jsonb_set(things.doc, '["99"]', '7', 0) AS e, pg_jsonb_insert(things.doc, '["1"]', '7', 0) AS f, pg_jsonb_insert(things.doc, '["1"]', '7', 1) AS g, pg_jsonb_insert(things.doc, '["-99"]', '7', 0) AS h, pg_jsonb_insert(things.doc, '["99"]', '7', 1) AS i, pg_jsonb_set(things.doc, '["5","0"]', '{"k":1}', 1) AS j, pg_jsonb_strip_nulls(things.doc) AS k
FROM things
WHERE CASE json_type(things.doc) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(things.doc) END = 'array'
ORDER BY things.id;

-- case: set of what may be NULL
SELECT things.id, pg_jsonb_set(things.data, '["a"]', '1', 1) AS a, pg_jsonb_set(things.doc, '["a"]', NULL, 1) AS b, pg_jsonb_strip_nulls(things.data) AS c
FROM things
WHERE CASE json_type(things.doc) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(things.doc) END = 'object' AND (things.data IS NULL OR CASE json_type(things.data) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(things.data) END = 'object')
ORDER BY things.id;

-- case: set at a place that is no number
SELECT pg_jsonb_set(things.doc, '["a"]', '1', 1) AS a
FROM things
WHERE CASE json_type(things.doc) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(things.doc) END = 'array';

-- case: insert over a key
SELECT pg_jsonb_insert(things.doc, '["a"]', '1', 0) AS a
FROM things
WHERE CASE WHEN things.doc IS NOT NULL AND 'a' IS NOT NULL THEN EXISTS (SELECT 1 FROM json_each(things.doc) AS json_part WHERE CASE json_type(things.doc) WHEN 'object' THEN json_part.key = 'a' ELSE json_part.type = 'text' AND json_part.value = 'a' END) END;

-- case: SQL/JSON paths
SELECT things.id, pg_jsonb_path_exists(things.doc, '[["a"]]') AS a, pg_jsonb_path_first(things.doc, '[["deep"], ["list"], 3, ["k"]]') AS b, pg_jsonb_path_all(things.doc, '[["deep"], ["list"], "*"]') AS c, pg_jsonb_path_all(things.doc, '["*"]') AS d, pg_jsonb_path_first(things.data, '[]') AS e, pg_jsonb_path_exists(things.doc, '[["name"]]') AS f, pg_jsonb_path_all(things.doc, '[null]') AS g, pg_jsonb_path_all(things.doc, '[0]') AS h, pg_jsonb_path_exists(things.data, '[["deep"], ["list"], ["k"]]') AS i, pg_jsonb_path_first(things.doc, '[["missing"]]') AS j
FROM things
ORDER BY things.id;

-- case: numbers out of JSON
SELECT things.id, pg_jsonb_whole((things.doc -> '$."a"'), 'integer') AS a, pg_jsonb_whole((things.doc -> '$."a"'), 'smallint') AS b, pg_jsonb_whole((things.doc -> '$."a"'), 'bigint') AS c, pg_jsonb_double((things.doc -> '$."a"')) AS d, pg_jsonb_whole('2.5', 'integer') AS e, pg_jsonb_whole('-2.5', 'integer') AS f, pg_jsonb_whole('100', 'integer') AS g, pg_jsonb_whole('0.5', 'integer') AS h
FROM things
WHERE CASE json_type(things.doc -> '$."a"') WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(things.doc -> '$."a"') END = 'number'
ORDER BY things.id;

-- case: booleans out of JSON
SELECT things.id, pg_jsonb_boolean((things.doc -> '$."ok"')) AS a
FROM things
WHERE CASE json_type(things.doc -> '$."ok"') WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(things.doc -> '$."ok"') END = 'boolean'
ORDER BY things.id;

-- case: a number out of a text
SELECT pg_jsonb_whole((things.doc -> '$."name"'), 'integer') AS a
FROM things
WHERE CASE WHEN things.doc IS NOT NULL AND 'name' IS NOT NULL THEN EXISTS (SELECT 1 FROM json_each(things.doc) AS json_part WHERE CASE json_type(things.doc) WHEN 'object' THEN json_part.key = 'name' ELSE json_part.type = 'text' AND json_part.value = 'name' END) END;

-- case: a number too large
SELECT pg_jsonb_whole((things.doc -> '$."n"'), 'bigint') AS a
FROM things
WHERE CASE WHEN things.doc IS NOT NULL AND 'n' IS NOT NULL THEN EXISTS (SELECT 1 FROM json_each(things.doc) AS json_part WHERE CASE json_type(things.doc) WHEN 'object' THEN json_part.key = 'n' ELSE json_part.type = 'text' AND json_part.value = 'n' END) END;

-- case: text as JSON
SELECT things.id, pg_jsonb(:text) AS a, pg_jsonb_text(pg_jsonb(:text)) AS b, pg_jsonb(:text) -> '$."b"' AS c, CASE json_type(pg_jsonb(:text), '$."b"') WHEN 'text' THEN pg_jsonb(:text) ->> '$."b"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(pg_jsonb(:text) -> '$."b"') WHEN 'array' THEN pg_jsonb_text(pg_jsonb(:text) -> '$."b"') ELSE pg_jsonb(:text) -> '$."b"' END AS d, '{"b":200,"z":1.50}' AS e, pg_jsonb_text('{"b":0.02,"z":1.50}') AS f
FROM things
WHERE things.id < 2
ORDER BY things.id;

-- case: text that is no JSON
SELECT pg_jsonb(:text) AS a
FROM things;

-- case: arrows inside functions
SELECT things.id, coalesce(things.doc -> '$."a"', '0') AS a, coalesce(pg_jsonb_get_text(things.doc, :key), '') AS b, coalesce(pg_jsonb_get(things.doc, things.code), '0') AS c, coalesce(CASE json_type(things.doc, '$."deep"."list"') WHEN 'text' THEN things.doc ->> '$."deep"."list"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(things.doc -> '$."deep"."list"') WHEN 'array' THEN pg_jsonb_text(things.doc -> '$."deep"."list"') ELSE things.doc -> '$."deep"."list"' END LIKE '[%' ESCAPE '\', 0) AS d, coalesce(pg_jsonb_contains(things.doc -> '$."a"', '1'), 0) AS e, CASE json_type(things.doc -> '$."deep"."list"') WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(things.doc -> '$."deep"."list"') END AS f, coalesce(CASE json_type(things.doc, '$."name"') WHEN 'text' THEN things.doc ->> '$."name"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(things.doc -> '$."name"') WHEN 'array' THEN pg_jsonb_text(things.doc -> '$."name"') ELSE things.doc -> '$."name"' END IN ('학교', ''), 0) AS g, length(CASE json_type(things.doc, '$."name"') WHEN 'text' THEN things.doc ->> '$."name"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(things.doc -> '$."name"') WHEN 'array' THEN pg_jsonb_text(things.doc -> '$."name"') ELSE things.doc -> '$."name"' END) AS h
FROM things
ORDER BY things.id;

-- case: json and jsonb
SELECT things.id, :j AS a, pg_jsonb_text(things.doc) AS b, pg_jsonb('{"b": 1.50,  "a": 1e2, "b": 2}') AS c, '{"b": 1.50,  "a": [1e2, {}]}' AS d, things.code AS e, pg_jsonb_text((things.doc -> '$."a"')) AS f
FROM things
ORDER BY things.id;

-- case: JSON joined to text
SELECT things.id, things.code || pg_jsonb_text(things.doc) AS a, pg_jsonb_text(things.doc) || things.code AS b, pg_jsonb_text(things.data) || things.note AS c
FROM things
ORDER BY things.id;

-- case: varchar as JSON
SELECT pg_jsonb(things.short) AS a
FROM things
WHERE things.short = '' AND things.id < 0 OR things.short IS NULL;

-- case: a number in JSON counted on
SELECT things.id, (SELECT CASE WHEN (a + b) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE a + b END FROM (SELECT coalesce(CASE WHEN ltrim(substr(trim(CASE json_type(:j, '$."n"') WHEN 'text' THEN :j ->> '$."n"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(:j -> '$."n"') WHEN 'array' THEN pg_jsonb_text(:j -> '$."n"') ELSE :j -> '$."n"' END, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(CASE json_type(:j, '$."n"') WHEN 'text' THEN :j ->> '$."n"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(:j -> '$."n"') WHEN 'array' THEN pg_jsonb_text(:j -> '$."n"') ELSE :j -> '$."n"' END, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(CASE json_type(:j, '$."n"') WHEN 'text' THEN :j ->> '$."n"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(:j -> '$."n"') WHEN 'array' THEN pg_jsonb_text(:j -> '$."n"') ELSE :j -> '$."n"' END, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(CASE json_type(:j, '$."n"') WHEN 'text' THEN :j ->> '$."n"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(:j -> '$."n"') WHEN 'array' THEN pg_jsonb_text(:j -> '$."n"') ELSE :j -> '$."n"' END, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(CASE json_type(:j, '$."n"') WHEN 'text' THEN :j ->> '$."n"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(:j -> '$."n"') WHEN 'array' THEN pg_jsonb_text(:j -> '$."n"') ELSE :j -> '$."n"' END, ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(CASE json_type(:j, '$."n"') WHEN 'text' THEN :j ->> '$."n"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(:j -> '$."n"') WHEN 'array' THEN pg_jsonb_text(:j -> '$."n"') ELSE :j -> '$."n"' END, ' ' || char(9, 10, 11, 12, 13)) BETWEEN -2147483648 AND 2147483647 THEN CAST(trim(CASE json_type(:j, '$."n"') WHEN 'text' THEN :j ->> '$."n"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(:j -> '$."n"') WHEN 'array' THEN pg_jsonb_text(:j -> '$."n"') ELSE :j -> '$."n"' END, ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN CASE json_type(:j, '$."n"') WHEN 'text' THEN :j ->> '$."n"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(:j -> '$."n"') WHEN 'array' THEN pg_jsonb_text(:j -> '$."n"') ELSE :j -> '$."n"' END IS NOT NULL THEN abs(-9223372036854775808) END, 0) AS a, 1 AS b)) AS n, (SELECT CASE WHEN (a - b) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE a - b END FROM (SELECT 10 AS a, coalesce(CASE WHEN ltrim(substr(trim(CASE json_type(:j, '$."n"') WHEN 'text' THEN :j ->> '$."n"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(:j -> '$."n"') WHEN 'array' THEN pg_jsonb_text(:j -> '$."n"') ELSE :j -> '$."n"' END, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(CASE json_type(:j, '$."n"') WHEN 'text' THEN :j ->> '$."n"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(:j -> '$."n"') WHEN 'array' THEN pg_jsonb_text(:j -> '$."n"') ELSE :j -> '$."n"' END, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(CASE json_type(:j, '$."n"') WHEN 'text' THEN :j ->> '$."n"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(:j -> '$."n"') WHEN 'array' THEN pg_jsonb_text(:j -> '$."n"') ELSE :j -> '$."n"' END, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(CASE json_type(:j, '$."n"') WHEN 'text' THEN :j ->> '$."n"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(:j -> '$."n"') WHEN 'array' THEN pg_jsonb_text(:j -> '$."n"') ELSE :j -> '$."n"' END, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(CASE json_type(:j, '$."n"') WHEN 'text' THEN :j ->> '$."n"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(:j -> '$."n"') WHEN 'array' THEN pg_jsonb_text(:j -> '$."n"') ELSE :j -> '$."n"' END, ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(CASE json_type(:j, '$."n"') WHEN 'text' THEN :j ->> '$."n"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(:j -> '$."n"') WHEN 'array' THEN pg_jsonb_text(:j -> '$."n"') ELSE :j -> '$."n"' END, ' ' || char(9, 10, 11, 12, 13)) BETWEEN -2147483648 AND 2147483647 THEN CAST(trim(CASE json_type(:j, '$."n"') WHEN 'text' THEN :j ->> '$."n"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(:j -> '$."n"') WHEN 'array' THEN pg_jsonb_text(:j -> '$."n"') ELSE :j -> '$."n"' END, ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN CASE json_type(:j, '$."n"') WHEN 'text' THEN :j ->> '$."n"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(:j -> '$."n"') WHEN 'array' THEN pg_jsonb_text(:j -> '$."n"') ELSE :j -> '$."n"' END IS NOT NULL THEN abs(-9223372036854775808) END, things.id) AS b)) AS m
FROM things
ORDER BY things.id;

-- case: a number in JSON counted on beyond its range
SELECT (SELECT CASE WHEN (a + b) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE a + b END FROM (SELECT coalesce(CASE WHEN ltrim(substr(trim(CASE json_type(:j, '$."n"') WHEN 'text' THEN :j ->> '$."n"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(:j -> '$."n"') WHEN 'array' THEN pg_jsonb_text(:j -> '$."n"') ELSE :j -> '$."n"' END, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(CASE json_type(:j, '$."n"') WHEN 'text' THEN :j ->> '$."n"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(:j -> '$."n"') WHEN 'array' THEN pg_jsonb_text(:j -> '$."n"') ELSE :j -> '$."n"' END, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(CASE json_type(:j, '$."n"') WHEN 'text' THEN :j ->> '$."n"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(:j -> '$."n"') WHEN 'array' THEN pg_jsonb_text(:j -> '$."n"') ELSE :j -> '$."n"' END, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(CASE json_type(:j, '$."n"') WHEN 'text' THEN :j ->> '$."n"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(:j -> '$."n"') WHEN 'array' THEN pg_jsonb_text(:j -> '$."n"') ELSE :j -> '$."n"' END, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(CASE json_type(:j, '$."n"') WHEN 'text' THEN :j ->> '$."n"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(:j -> '$."n"') WHEN 'array' THEN pg_jsonb_text(:j -> '$."n"') ELSE :j -> '$."n"' END, ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(CASE json_type(:j, '$."n"') WHEN 'text' THEN :j ->> '$."n"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(:j -> '$."n"') WHEN 'array' THEN pg_jsonb_text(:j -> '$."n"') ELSE :j -> '$."n"' END, ' ' || char(9, 10, 11, 12, 13)) BETWEEN -2147483648 AND 2147483647 THEN CAST(trim(CASE json_type(:j, '$."n"') WHEN 'text' THEN :j ->> '$."n"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(:j -> '$."n"') WHEN 'array' THEN pg_jsonb_text(:j -> '$."n"') ELSE :j -> '$."n"' END, ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN CASE json_type(:j, '$."n"') WHEN 'text' THEN :j ->> '$."n"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(:j -> '$."n"') WHEN 'array' THEN pg_jsonb_text(:j -> '$."n"') ELSE :j -> '$."n"' END IS NOT NULL THEN abs(-9223372036854775808) END, 0) AS a, 1 AS b)) AS n;

-- case: a number in JSON counted on where it is kept
-- writes
UPDATE things
SET doc = pg_jsonb_concat(CASE WHEN CASE json_type(things.doc) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(things.doc) END = 'object' THEN things.doc ELSE '{}' END, json_object('edits', (SELECT CASE WHEN (a + b) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE a + b END FROM (SELECT coalesce(CASE WHEN ltrim(substr(trim(CASE json_type(things.doc, '$."edits"') WHEN 'text' THEN things.doc ->> '$."edits"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(things.doc -> '$."edits"') WHEN 'array' THEN pg_jsonb_text(things.doc -> '$."edits"') ELSE things.doc -> '$."edits"' END, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(CASE json_type(things.doc, '$."edits"') WHEN 'text' THEN things.doc ->> '$."edits"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(things.doc -> '$."edits"') WHEN 'array' THEN pg_jsonb_text(things.doc -> '$."edits"') ELSE things.doc -> '$."edits"' END, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(CASE json_type(things.doc, '$."edits"') WHEN 'text' THEN things.doc ->> '$."edits"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(things.doc -> '$."edits"') WHEN 'array' THEN pg_jsonb_text(things.doc -> '$."edits"') ELSE things.doc -> '$."edits"' END, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(CASE json_type(things.doc, '$."edits"') WHEN 'text' THEN things.doc ->> '$."edits"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(things.doc -> '$."edits"') WHEN 'array' THEN pg_jsonb_text(things.doc -> '$."edits"') ELSE things.doc -> '$."edits"' END, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(CASE json_type(things.doc, '$."edits"') WHEN 'text' THEN things.doc ->> '$."edits"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(things.doc -> '$."edits"') WHEN 'array' THEN pg_jsonb_text(things.doc -> '$."edits"') ELSE things.doc -> '$."edits"' END, ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(CASE json_type(things.doc, '$."edits"') WHEN 'text' THEN things.doc ->> '$."edits"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(things.doc -> '$."edits"') WHEN 'array' THEN pg_jsonb_text(things.doc -> '$."edits"') ELSE things.doc -> '$."edits"' END, ' ' || char(9, 10, 11, 12, 13)) BETWEEN -2147483648 AND 2147483647 THEN CAST(trim(CASE json_type(things.doc, '$."edits"') WHEN 'text' THEN things.doc ->> '$."edits"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(things.doc -> '$."edits"') WHEN 'array' THEN pg_jsonb_text(things.doc -> '$."edits"') ELSE things.doc -> '$."edits"' END, ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN CASE json_type(things.doc, '$."edits"') WHEN 'text' THEN things.doc ->> '$."edits"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(things.doc -> '$."edits"') WHEN 'array' THEN pg_jsonb_text(things.doc -> '$."edits"') ELSE things.doc -> '$."edits"' END IS NOT NULL THEN abs(-9223372036854775808) END, 0) AS a, 1 AS b))))
WHERE things.id = :id
RETURNING doc;

-- case: varchar as JSON in jsonb's form
SELECT pg_jsonb(:j) AS a, pg_jsonb_text(pg_jsonb(:j)) AS b;

-- case: numbers of JSON beyond smallint
SELECT pg_jsonb_whole('40000', 'smallint') AS a;

-- case: numbers of JSON beyond integer
SELECT pg_jsonb_whole('3000000000', 'integer') AS a;

-- case: the order of the keys of a document that is a parameter
SELECT pg_jsonb_text(:j) AS a, k.value AS key, (k.key + 1) AS place, pg_jsonb_key(:j) = pg_jsonb_key('{"c":3,"bb":1,"é":2,"aaa":4}') AS same
FROM json_each(pg_jsonb_keys(:j)) AS k
ORDER BY (k.key + 1);
