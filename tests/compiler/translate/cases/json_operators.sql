-- case: a key that is a parameter or a column
-- parameters: {"key": "a", "place": 0}, {"key": "", "place": -1}, {"key": "name", "place": 1}, {"key": "x\"y", "place": -99}, {"key": "ok", "place": 3}
SELECT id, doc -> :key::text AS a, doc ->> :key::text AS b, doc -> :place::integer AS c, doc ->> :place::integer AS d, doc -> code AS e, data ->> note AS f, doc -> small AS g, doc -> (:key::text || '') AS h
  FROM things ORDER BY id;

-- case: a key with quotes
SELECT id, doc -> 'a"b' AS a, doc ->> 'back\slash' AS b, doc -> NULL AS c FROM things ORDER BY id;

-- case: objects and arrays as text
SELECT id, doc ->> 'deep' AS a, doc #>> '{deep,list}' AS b, doc ->> 5 AS c, doc::text AS d, data::text AS e, doc #>> '{}' AS f, doc ->> 'ok' AS g, doc::text || '!' AS h FROM things ORDER BY id;

-- case: paths
-- parameters: {"path": ["deep", "list", "1"]}, {"path": []}, {"path": ["5", "0"]}, {"path": ["-2"]}, {"path": ["a", "b"]}, {"path": ["99999999999"]}
SELECT id, doc #> :path::text[] AS a, doc #>> :path::text[] AS b, doc #> '{deep,list,3,k}' AS c, doc #>> '{-1,0}' AS d, doc #> ARRAY['deep', 'list'] AS e, doc #>> ARRAY[code] AS f, data #> '{}' AS g,
       doc #> '{a,NULL}' AS h, jsonb_extract_path(doc, 'deep', 'list', '0') AS i, jsonb_extract_path_text(doc, 'name') AS j, jsonb_extract_path_text(data, 'deep', 'list') AS k
  FROM things ORDER BY id;

-- case: subscripts
SELECT id, doc[code] AS h, doc['0'] AS i, doc[small] AS j, doc['a'] AS a, doc['deep']['list'][1] AS b, doc[0] AS c, doc[-1] AS d, data['name'] AS e FROM things ORDER BY id;

-- case: containment
-- parameters: {"part": {"a": 1}}, {"part": [1]}, {"part": 12}, {"part": []}, {"part": {}}, {"part": {"deep": {"list": [{}, 1.0]}}}, {"part": "x"}, {"part": [[0]]}, {"part": null}, {"part": [true]}
SELECT id, doc @> :part::jsonb AS a, :part::jsonb <@ data AS b, doc @> '{"a": 1.00}' AS c, doc <@ '[1, -2.50, "x", null, true, [0], 4]'::jsonb AS d, doc @> data AS e, doc @> doc AS f FROM things ORDER BY id;

-- case: several keys
-- parameters: {"keys": ["a", "x"]}, {"keys": []}, {"keys": ["just text"]}, {"keys": ["a", "ok"]}
SELECT id, doc ?| :keys::text[] AS a, doc ?& :keys::text[] AS b, data ?| ARRAY['a', 'n', NULL] AS c, doc ?& '{a,NULL}' AS d, data ?& ARRAY['a', note] AS e FROM things ORDER BY id;

-- case: joined
-- parameters: {"more": {"a": 2, "zz": null}}, {"more": [1]}, {"more": "t"}, {"more": {}}, {"more": []}
SELECT id, doc || :more::jsonb AS a, data || doc AS b, doc || '{"a": 1.50}' AS c, '[0]' || doc AS d, doc || NULL AS e FROM things ORDER BY id;

-- case: without
-- parameters: {"key": "a", "keys": ["a", "name"]}, {"key": "x", "keys": []}
SELECT id, doc - :key::text AS a, doc - 'ok' - 'name' AS b, doc - :keys::text[] AS c, data - ARRAY['a', NULL] AS d, doc #- '{deep,list,0}' AS e, doc #- '{a}' AS f, doc #- '{}' AS g
  FROM things WHERE jsonb_typeof(doc) IN ('object', 'array') AND (jsonb_typeof(data) IN ('object', 'array') OR data IS NULL) AND jsonb_typeof(doc) <> 'array' ORDER BY id;

-- case: without places
SELECT id, doc - 0 AS a, doc - 1 AS b, doc - -1 AS c, doc - 99 AS d, doc - -99 AS e, doc - small AS f, doc - 'x' AS g, doc #- '{0}' AS h, doc #- '{5,0}' AS i, doc #- '{-1}' AS j FROM things WHERE jsonb_typeof(doc) = 'array' ORDER BY id;

-- case: without a place of an object
-- error: DataError
SELECT doc - 0 AS a FROM things WHERE jsonb_typeof(doc) = 'object';

-- case: without a key of a scalar
-- error: DataError
SELECT doc - 'a' AS a FROM things WHERE jsonb_typeof(doc) = 'number';

-- case: equal
-- parameters: {"it": {"a": 1.5, "ok": "true"}}, {"it": 12}, {"it": 12.0}, {"it": []}, {"it": true}, {"it": "just text"}
SELECT id, doc = :it::jsonb AS a, data <> doc AS b, doc = '12.00' AS c, doc IS DISTINCT FROM data AS d, doc IN ('{}', '[]', :it::jsonb) AS e, CASE doc WHEN '12.0'::jsonb THEN 1 ELSE 2 END AS f FROM things ORDER BY id;

-- case: set
-- parameters: {"new": 1.50}, {"new": null}, {"new": {"b": [1]}}
SELECT id, jsonb_set(doc, '{a}', :new::jsonb) AS a, jsonb_set(doc, '{zz}', :new::jsonb, false) AS b, jsonb_set(doc, '{deep,list,1}', '"n"') AS c, jsonb_set(doc, '{deep,list,-99}', '0', true) AS d,
       jsonb_set(doc, '{deep,list,99}', '0') AS e, jsonb_set(doc, '{deep,more}', 'true', done) AS f, jsonb_set(doc, '{deep,x,y}', '1') AS g, jsonb_set(doc, '{}', '1') AS h, jsonb_set(doc, ARRAY['a', 'b'], '1') AS i,
       jsonb_insert(doc, '{deep,list,0}', '9') AS j, jsonb_insert(doc, '{deep,list,-1}', '9', true) AS k, jsonb_insert(doc, '{zz}', '9') AS l, jsonb_strip_nulls(doc) AS m
  FROM things WHERE jsonb_typeof(doc) = 'object' ORDER BY id;

-- case: set in arrays
SELECT id, jsonb_set(doc, '{0}', '7') AS a, jsonb_set(doc, '{-1}', '7') AS b, jsonb_set(doc, '{99}', '7') AS c, jsonb_set(doc, '{-99}', '7') AS d, jsonb_set(doc, '{99}', '7', false) AS e, jsonb_insert(doc, '{1}', '7') AS f,
       jsonb_insert(doc, '{1}', '7', true) AS g, jsonb_insert(doc, '{-99}', '7') AS h, jsonb_insert(doc, '{99}', '7', true) AS i, jsonb_set(doc, '{5,0}', '{"k": 1}') AS j, jsonb_strip_nulls(doc) AS k
  FROM things WHERE jsonb_typeof(doc) = 'array' ORDER BY id;

-- case: set of what may be NULL
SELECT id, jsonb_set(data, '{a}', '1') AS a, jsonb_set(doc, '{a}', NULL) AS b, jsonb_strip_nulls(data) AS c FROM things WHERE jsonb_typeof(doc) = 'object' AND (data IS NULL OR jsonb_typeof(data) = 'object') ORDER BY id;

-- case: set at a place that is no number
-- error: DataError
SELECT jsonb_set(doc, '{a}', '1') AS a FROM things WHERE jsonb_typeof(doc) = 'array';

-- case: insert over a key
-- error: DataError
SELECT jsonb_insert(doc, '{a}', '1') AS a FROM things WHERE doc ? 'a';

-- case: SQL/JSON paths
SELECT id, jsonb_path_exists(doc, '$.a') AS a, jsonb_path_query_first(doc, '$.deep.list[3].k') AS b, jsonb_path_query_array(doc, '$.deep.list[*]') AS c, jsonb_path_query_array(doc, 'lax $[*]') AS d, jsonb_path_query_first(data, '$') AS e,
       doc @? '$."name"' AS f, jsonb_path_query_array(doc, '$.*') AS g, jsonb_path_query_array(doc, '$[0]') AS h, data @? '$.deep.list.k' AS i, jsonb_path_query_first(doc, '$.missing') AS j
  FROM things ORDER BY id;

-- case: numbers out of JSON
SELECT id, (doc -> 'a')::integer AS a, (doc -> 'a')::smallint AS b, (doc -> 'a')::bigint AS c, (doc -> 'a')::double precision AS d, ('2.5'::jsonb)::integer AS e, ('-2.5'::jsonb)::integer AS f, ('1e2'::jsonb)::integer AS g, ('0.5'::jsonb)::integer AS h
  FROM things WHERE jsonb_typeof(doc -> 'a') = 'number' ORDER BY id;

-- case: booleans out of JSON
SELECT id, (doc -> 'ok')::boolean AS a FROM things WHERE jsonb_typeof(doc -> 'ok') = 'boolean' ORDER BY id;

-- case: a number out of a text
-- error: DataError
SELECT (doc -> 'name')::integer AS a FROM things WHERE doc ? 'name';

-- case: a number too large
-- error: DataError
SELECT (doc -> 'n')::bigint AS a FROM things WHERE doc ? 'n';

-- case: text as JSON
-- parameters: {"text": "{\"b\": 1.50, \"a\": 1e3, \"a\": [1E-2, -0, -0.0, 12345678901234567890]}"}, {"text": " \"\\u00e9\\n\" "}, {"text": "null"}, {"text": "1.0"}, {"text": "{\"bb\":1,\"a\":{},\"학\":[],\"\":true}"}
SELECT id, :text::text::jsonb AS a, (:text::text::jsonb)::text AS b, (:text::text::jsonb) -> 'b' AS c, (:text::text::jsonb) ->> 'b' AS d, '{"z": 1.50, "b": 2e2}'::jsonb AS e, ('{"z": 1.50, "b": 2e-2}'::jsonb)::text AS f FROM things WHERE id < 2 ORDER BY id;

-- case: text that is no JSON
-- parameters: {"text": "{"}, {"text": ""}, {"text": "NaN"}, {"text": "\"\\u0000\""}, {"text": "\"\\ud800\""}, {"text": "01"}, {"text": "1e999999"}
-- error: DataError
SELECT :text::text::jsonb AS a FROM things;

-- case: arrows inside functions
-- parameters: {"key": "a"}
SELECT id, coalesce(doc -> 'a', '0') AS a, coalesce(doc ->> :key::text, '') AS b, coalesce(doc -> code, '0') AS c, coalesce(doc #>> '{deep,list}' LIKE '[%', false) AS d, coalesce(doc -> 'a' @> '1', false) AS e, jsonb_typeof(doc -> 'deep' -> 'list') AS f,
       coalesce(doc ->> 'name' IN ('학교', ''), false) AS g, length(doc ->> 'name') AS h
  FROM things ORDER BY id;

-- case: json and jsonb
-- parameters: {"j": {"b": 1, "a": [true, null]}}, {"j": 1.50}
SELECT id, :j::json AS a, doc::json AS b, ('{"b": 1.50,  "a": 1e2, "b": 2}'::json)::jsonb AS c, '{"b": 1.50,  "a": [1e2, {}]}'::json AS d, code::varchar::text AS e, (doc -> 'a')::varchar AS f FROM things ORDER BY id;

-- case: JSON joined to text
SELECT id, code || doc AS a, doc || code AS b, data || note AS c FROM things ORDER BY id;

-- case: varchar as JSON
SELECT short::jsonb AS a FROM things WHERE short = '' AND id < 0 OR short IS NULL;

-- case: a number in JSON counted on
-- parameters: {"j": {"n": 41}}, {"j": {}}, {"j": {"n": "-1"}}
SELECT id, coalesce((:j::jsonb ->> 'n')::int, 0) + 1 AS n, 10 - coalesce((:j::jsonb ->> 'n')::int, id) AS m FROM things ORDER BY id;

-- case: a number in JSON counted on beyond its range
-- parameters: {"j": {"n": 2147483647}}
-- error: DataError
SELECT coalesce((:j::jsonb ->> 'n')::int, 0) + 1 AS n;

-- case: a number in JSON counted on where it is kept
-- parameters: {"id": 1}, {"id": 5}
UPDATE things SET doc = CASE WHEN jsonb_typeof(doc) = 'object' THEN doc ELSE '{}' END || jsonb_build_object('edits', coalesce((doc ->> 'edits')::int, 0) + 1) WHERE id = :id RETURNING doc;

-- case: varchar as JSON in jsonb's form
-- parameters: {"j": "{\"bb\": 1.50,  \"a\": [1e2, {}]}"}, {"j": null}
SELECT :j::varchar::jsonb AS a, (:j::varchar::jsonb)::varchar AS b;

-- case: numbers of JSON beyond smallint
-- error: DataError
SELECT ('40000'::jsonb)::smallint AS a;

-- case: numbers of JSON beyond integer
-- error: DataError
SELECT ('3000000000'::jsonb)::integer AS a;

-- case: the order of the keys of a document that is a parameter
-- parameters: {"j": {"bb": 1, "é": 2, "c": 3, "aaa": 4}}
SELECT (:j::jsonb)::text AS a, k.key, k.place, :j::jsonb = '{"aaa": 4, "bb": 1, "c": 3, "é": 2}' AS same
  FROM jsonb_object_keys(:j::jsonb) WITH ORDINALITY AS k (key, place)
 ORDER BY k.place;
