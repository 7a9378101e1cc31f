-- case: parts of json
SELECT id, doc::json -> 'a' AS a, doc::json ->> 'name' AS b, doc::json -> 'deep' ->> 'list' AS c, doc::json -> 0 AS d, doc::json ->> -1 AS e, doc::json ->> 'a' AS f FROM things ORDER BY id;

-- case: paths into json
SELECT id, (doc::json -> 'deep')::text AS a, (doc::json #> '{deep,list,1}')::text AS b, doc::json #>> '{deep,list}' AS c, doc::json #>> '{}' AS d, doc::json #> '{}' AS e, doc::json #>> '{5}' AS f, doc::json #>> '{-1}' AS g FROM things ORDER BY id;

-- case: parts of json as they are written, the last of equal keys
SELECT '{"b" : [1 , 2], "a":2,"b":{"x" : 1 , "y" : "\u00e9"}}'::json ->> 'b' AS a, '{"b" : [1 , 2 ]}'::json -> 'b' ->> 1 AS b, '{"a\u0062":1}'::json -> 'ab' AS c, ('  [1 , 2]  '::json)::text AS d;

-- case: json by an empty path
SELECT ' [1 , {"a" : 1 }, null, "x", "null", 1.50e3 ]  '::json #>> '{}' AS a, ('  [1 , 2]  '::json #> '{}')::text AS b;

-- case: steps that lead nowhere
SELECT '1'::json -> 0 AS a, '[1, 2]'::json -> '1' AS b, '{"1": 2}'::json -> 1 AS c, '{"1": 2}'::json -> '1' AS d, '[[1, 2]]'::json #> '{0,-1}' AS e, '[[1, 2]]'::json #> '{0,x}' AS f;

-- case: elements of json
SELECT e.value, e.value::text AS b FROM json_array_elements(' [1 , {"a" : 1 , "a":2 }, null, "x", "null", 1.50e3 , []]  '::json) AS e;

-- case: elements of json as text
SELECT e.value, e.value IS NULL AS b FROM json_array_elements_text(' [1 , {"a" : 1 , "a":2 }, null, "x", "null", 1.50e3 , [ ]]  '::json) AS e;

-- case: members of json
SELECT k, v::text AS v, v IS NULL AS n FROM json_each('{"b" : 1, "a": null , "b":{ }, "c" : "x\ny"}'::json) AS e (k, v);

-- case: members of json as text
SELECT k, v AS v, v IS NULL AS n FROM json_each_text('{"b" : 1, "a": null , "b":{ }, "c" : "x\ny"}'::json) AS e (k, v);

-- case: keys of json, all of them
SELECT k FROM json_object_keys('{"b" : 1, "a": null , "b":{ }, "c" : "x\ny"}'::json) AS k;

-- case: keys of json beside rows
SELECT t.id, k FROM things AS t, json_object_keys(t.doc::json) AS k WHERE jsonb_typeof(t.doc) = 'object' ORDER BY id, k;

-- case: keys of json that is no object
-- error: DataError
SELECT t.id, k FROM things AS t, json_object_keys(t.doc::json) AS k;

-- case: elements of json that is no array
-- error: DataError
SELECT t.id, e FROM things AS t, json_array_elements(t.doc::json) AS e;

-- case: elements of json, numbered
SELECT t.id, e.v, e.n FROM things AS t, json_array_elements(t.doc::json) WITH ORDINALITY AS e (v, n) WHERE jsonb_typeof(t.doc) = 'array' ORDER BY id, n;

-- case: the kind of json
SELECT id, json_typeof(doc::json) AS a, json_typeof(data::json) AS b FROM things ORDER BY id;

-- case: the length of json
SELECT id, json_array_length(doc::json) AS a FROM things WHERE jsonb_typeof(doc) = 'array' ORDER BY id;

-- case: the length of json that is no array
-- error: DataError
SELECT id, json_array_length(doc::json) AS a FROM things ORDER BY id;

-- case: paths into json as arguments
SELECT json_extract_path(doc::json, 'deep', 'list') AS a, json_extract_path_text(doc::json, 'deep', 'list', '1') AS b FROM things ORDER BY id;

-- case: elements of json in the SELECT list
SELECT json_array_elements('[1,2]'::json) AS a;

-- case: elements of a parameter that is json
-- parameters: {"p": [{"id": 1, "n": "x"}, {"id": 2}]}
SELECT (e ->> 'id')::int AS id, e ->> 'n' AS n FROM json_array_elements(:p::json) AS e;

-- case: records of json, with parts as text
-- parameters: {"p": [{"id": 1, "n": {"a": [1, 2]}}, {"id": 2, "n": "x"}]}
SELECT x.id, x.n FROM json_to_recordset(:p::json) AS x (id int, n text);

-- case: records of json as it is written
-- parameters: {"p": "[{\"id\": 1, \"n\": {\"a\" : [1 , 2]}, \"j\" : {\"b\" :1}, \"l\": [{\"a\" : 1},\"x\", null]}, {\"id\": 2, \"n\": \"x\"}]"}
SELECT x.id, x.n, x.j::text AS j, x.l FROM json_to_recordset(:p::text::json) AS x (id int, n text, j json, l text[]);

-- case: one record of json
SELECT x.a, x.b, x.j::text AS j FROM json_to_record(' {"a": [1 , 2], "b" : {"x" : 1}, "j" : [ ] , "a" : "last" } '::json) AS x (a text, b jsonb, j json);

-- case: a record of json that is none
-- error: DataError
SELECT x.a FROM json_to_record('[1]'::json) AS x (a text);

-- case: records of json that is no list
-- error: DataError
SELECT x.a FROM json_to_recordset('{"a": 1}'::json) AS x (a text);

-- case: rows and lists of rows as json text
SELECT json_agg(w ORDER BY key)::text AS a, json_agg(row_to_json(w) ORDER BY key)::text AS b FROM words AS w;

-- case: lists of arrays as json text
SELECT json_agg(ARRAY[id] ORDER BY id)::text AS a, json_agg(note ORDER BY id)::text AS b, json_agg(CASE WHEN id < 2 THEN ARRAY[id] END ORDER BY id)::text AS c FROM things;

-- case: rows of a subquery as json text
SELECT json_agg(s ORDER BY s.key)::text AS a FROM (SELECT key, value FROM words) AS s;

-- case: json of every type as text
SELECT json_build_object('x', ARRAY[code, note], 'b', flag, 's', score, 'at', at, 'n', NULL, id, raw, code, uid)::text AS a FROM things ORDER BY id;

-- case: json within json as text
SELECT json_build_object(code, json_build_array(id, note, doc, NULL))::text AS a FROM things ORDER BY id;

-- case: json of nothing
SELECT json_build_object()::text AS a, json_build_array()::text AS b;

-- case: whole rows as json text
SELECT row_to_json(t)::text AS a FROM things AS t ORDER BY id;

-- case: to_json as text
SELECT to_json(t.doc)::text AS a, to_json(t.doc::json)::text AS b, to_json(ROW(t.id, t.doc, t.doc::json))::text AS c FROM things AS t ORDER BY id;

-- case: json out of a subquery as text
SELECT id, (SELECT json_agg(json_build_object('n', n, 'q', qty) ORDER BY n) FROM parts AS p WHERE p.thing_id = t.id)::text AS a FROM things AS t ORDER BY id;

-- case: parts of json out of WITH
WITH c AS (SELECT json_build_object('a', doc) AS j FROM things) SELECT j -> 'a' AS a, j ->> 'a' AS b FROM c;

-- case: keys of json with quotes
SELECT json_build_object('a"b\', doc -> 'a', 'c', doc ->> 'a')::text AS a FROM things ORDER BY id;

-- case: keys of json that are computed
SELECT json_build_object(coalesce(doc ->> 'a', 'none'), 1)::text AS a FROM things ORDER BY id;

-- case: an escape that is no character
-- error: DataError
SELECT '"\u0000"'::text::json::text AS a, ('["\ud800", 1]'::text::json -> 1) AS b;

-- case: an escape that nobody reads
SELECT json_array_elements('["\ud800", 1]'::text::json)::text AS b;

-- case: an escape that is not looked at
SELECT json_typeof('["\ud800", 1]'::text::json)::text AS b, json_array_length('["\ud800", 1]'::text::json) AS c;

-- case: objects of rows as json text
SELECT json_object_agg(code, doc ORDER BY id)::text AS a, json_object_agg(code, note)::text AS b FROM things WHERE id < 9;

-- case: json over a window as text
SELECT id, json_agg(id) OVER (ORDER BY id)::text AS a FROM things ORDER BY id;

-- case: json of lists of texts
SELECT json_object(ARRAY['a"', 'b', 'b'], ARRAY['1', NULL, 'x']) AS a, json_object('{a,1,b,NULL}')::text AS b, json_object(ARRAY['a"', 'b', 'b'], ARRAY['1', NULL, 'x'])::text AS c;

-- case: json without nulls
SELECT json_strip_nulls(doc::json)::text AS a FROM things ORDER BY id;

-- case: json without nulls, escapes read
SELECT json_strip_nulls('{"a\u0062" : null, "b" : [1.50 , null, {"x" : null, "y\u0041" : "\u00e9"}], "c":1, "c" : 2}'::json)::text AS a;

-- case: json through a change of rows
WITH gone AS (DELETE FROM parts WHERE n < 3 RETURNING thing_id, n, json_build_object('n', n, 'l', label) AS j) SELECT g.thing_id, g.n, g.j::text AS t, g.j -> 'l' AS b FROM gone AS g ORDER BY g.thing_id, g.n;

-- case: json stored as text and as jsonb
INSERT INTO logs (message, extra) SELECT json_build_object('a', id)::text, json_build_object('a', doc)::jsonb FROM things ORDER BY id;

-- case: json as text
SELECT doc::json::text AS a FROM things ORDER BY id;

-- case: text as json
SELECT (doc::text)::json AS a FROM things ORDER BY id;

-- case: text that is no json
-- error: DataError
SELECT written::json AS a FROM prices;

-- case: json in a text
SELECT format('%s', json_build_object('a', id)) AS a FROM things;

-- case: json joined with text
SELECT json_build_object('a', id) || 'x' AS a FROM things;

-- case: json from an array
SELECT array_to_json(ARRAY[id, 2]) AS e FROM things;

-- case: a list of numbers as json text
SELECT json_agg(id ORDER BY id)::text AS a FROM things;

-- case: json out of LATERAL
SELECT t.id, l.j::text AS a, l.k -> 'a' AS b FROM things AS t, LATERAL (SELECT json_agg(p ORDER BY n) AS j, json_build_object('a', t.id) AS k FROM parts AS p WHERE p.thing_id = t.id) AS l ORDER BY t.id;

-- case: a varchar as json
SELECT (id::text)::varchar::json -> 0 AS a, (doc ->> 'a')::varchar::text AS b FROM things ORDER BY id;

-- case: json that is stored as jsonb
INSERT INTO logs (message, extra) VALUES ('x', json_build_object('b', 1, 'a', '[1, 2]'::jsonb, 'b', 2));

-- case: json that replaces jsonb
UPDATE things SET data = to_json(code) WHERE id < 4;
