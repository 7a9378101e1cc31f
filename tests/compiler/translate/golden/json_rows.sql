-- case: elements beside the table
SELECT t.id, (t.doc -> e.key) AS a, CASE json_type((CASE WHEN json_type((t.doc -> e.key), '$') IN ('array', 'object') THEN (t.doc -> e.key) -> '$[0]' ELSE (t.doc -> e.key) END), '$') WHEN 'text' THEN (CASE WHEN json_type((t.doc -> e.key), '$') IN ('array', 'object') THEN (t.doc -> e.key) -> '$[0]' ELSE (t.doc -> e.key) END) ->> '$' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text((CASE WHEN json_type((t.doc -> e.key), '$') IN ('array', 'object') THEN (t.doc -> e.key) -> '$[0]' ELSE (t.doc -> e.key) END) -> '$') WHEN 'array' THEN pg_jsonb_text((CASE WHEN json_type((t.doc -> e.key), '$') IN ('array', 'object') THEN (t.doc -> e.key) -> '$[0]' ELSE (t.doc -> e.key) END) -> '$') ELSE (CASE WHEN json_type((t.doc -> e.key), '$') IN ('array', 'object') THEN (t.doc -> e.key) -> '$[0]' ELSE (t.doc -> e.key) END) -> '$' END AS b
FROM things AS t
CROSS JOIN json_each(CASE WHEN json_type(t.doc) <> 'array' THEN abs(-9223372036854775808) ELSE t.doc END) AS e
WHERE CASE json_type(t.doc) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(t.doc) END = 'array' AND t.id = 5;

-- case: elements of a part with a place
SELECT t.id, ((t.doc -> '$."deep"."list"') -> e.key) AS v, (e.key + 1) AS n
FROM things AS t
CROSS JOIN json_each(CASE WHEN json_type((t.doc -> '$."deep"."list"')) <> 'array' THEN abs(-9223372036854775808) ELSE (t.doc -> '$."deep"."list"') END) AS e
WHERE CASE WHEN t.doc IS NOT NULL AND 'deep' IS NOT NULL THEN EXISTS (SELECT 1 FROM json_each(t.doc) AS json_part WHERE CASE json_type(t.doc) WHEN 'object' THEN json_part.key = 'deep' ELSE json_part.type = 'text' AND json_part.value = 'deep' END) END
ORDER BY t.id, (e.key + 1);

-- case: elements as text
SELECT t.id, CASE e.type WHEN 'text' THEN e.value WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(e.value) WHEN 'array' THEN pg_jsonb_text(e.value) ELSE (t.doc -> '$."deep"."list"') -> e.key END AS v
FROM things AS t
LEFT JOIN json_each(CASE WHEN json_type((t.doc -> '$."deep"."list"')) <> 'array' THEN abs(-9223372036854775808) ELSE (t.doc -> '$."deep"."list"') END) AS e ON 1
ORDER BY t.id, CASE e.type WHEN 'text' THEN e.value WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(e.value) WHEN 'array' THEN pg_jsonb_text(e.value) ELSE (t.doc -> '$."deep"."list"') -> e.key END NULLS LAST;

-- case: elements of a literal
SELECT ('[1.50,"a",null,{"b":[1000]},12345678901234567890,true]' -> e.key) AS v, pg_jsonb_text(('[1.50,"a",null,{"b":[1000]},12345678901234567890,true]' -> e.key)) AS t, CASE x.type WHEN 'text' THEN x.value WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(x.value) WHEN 'array' THEN pg_jsonb_text(x.value) ELSE '[1.50,"a",null,{"b":[1,2]},true]' -> x.key END AS w
FROM json_each(CASE WHEN json_type('[1.50,"a",null,{"b":[1000]},12345678901234567890,true]') <> 'array' THEN abs(-9223372036854775808) ELSE '[1.50,"a",null,{"b":[1000]},12345678901234567890,true]' END) AS e
CROSS JOIN json_each(CASE WHEN json_type('[1.50,"a",null,{"b":[1,2]},true]') <> 'array' THEN abs(-9223372036854775808) ELSE '[1.50,"a",null,{"b":[1,2]},true]' END) AS x;

-- case: elements of an object
SELECT ('{"a":1}' -> e.key) AS a
FROM json_each(CASE WHEN json_type('{"a":1}') <> 'array' THEN abs(-9223372036854775808) ELSE '{"a":1}' END) AS e;

-- case: keys of a list
SELECT k.value AS a
FROM json_each(pg_jsonb_keys('[1]')) AS k;

-- case: keys and values
SELECT t.id, k.value AS k, e.value AS key, pg_jsonb_get(t.doc, e.value) AS value, x.value AS b, pg_jsonb_get_text(t.doc, x.value) AS c
FROM things AS t
CROSS JOIN json_each(pg_jsonb_keys((t.doc -> '$."deep"'))) AS k
CROSS JOIN json_each(pg_jsonb_keys(t.doc)) AS e
CROSS JOIN json_each(pg_jsonb_keys(t.doc)) AS x
WHERE CASE WHEN t.doc IS NOT NULL AND 'deep' IS NOT NULL THEN EXISTS (SELECT 1 FROM json_each(t.doc) AS json_part WHERE CASE json_type(t.doc) WHEN 'object' THEN json_part.key = 'deep' ELSE json_part.type = 'text' AND json_part.value = 'deep' END) END
ORDER BY t.id, e.value, x.value;

-- case: keys with quotes
SELECT e.value AS key, pg_jsonb_get('{"":"x","q\"":1,"학교":null,"back\\slash":{"a":1.50}}', e.value) AS value
FROM json_each(pg_jsonb_keys('{"":"x","q\"":1,"학교":null,"back\\slash":{"a":1.50}}')) AS e
ORDER BY e.value;

-- case: lists beside the table
SELECT t.id, u.value AS a, (u.key + 1) AS n, pg_double(:d -> d.key) AS b
FROM things AS t
CROSS JOIN json_each(pg_string_to_array(t.note, 'a', NULL)) AS u
CROSS JOIN json_each(:d) AS d
WHERE t.id < 9
ORDER BY t.id, (u.key + 1), pg_double(:d -> d.key);

-- case: elements that are NULL
SELECT x.value AS a
FROM json_each(json_array(('a' || ''), NULL)) AS x;
