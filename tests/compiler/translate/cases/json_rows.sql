-- case: elements beside the table
SELECT t.id, e.value AS a, e.value ->> 0 AS b FROM things AS t, jsonb_array_elements(t.doc) AS e WHERE jsonb_typeof(t.doc) = 'array' AND t.id = 5;

-- case: elements of a part with a place
SELECT t.id, e.v, e.n FROM things AS t CROSS JOIN LATERAL jsonb_array_elements(t.doc -> 'deep' -> 'list') WITH ORDINALITY AS e (v, n) WHERE t.doc ? 'deep' ORDER BY t.id, e.n;

-- case: elements as text
SELECT t.id, e.v FROM things AS t LEFT JOIN LATERAL jsonb_array_elements_text(t.doc -> 'deep' -> 'list') AS e (v) ON true ORDER BY t.id, e.v;

-- case: elements of a literal
SELECT e.v, e.v::text AS t, x.value AS w FROM jsonb_array_elements('[1.50, "a", null, {"b": [1e3]}, 12345678901234567890, true]') AS e (v), jsonb_array_elements_text('[1.50, "a", null, {"b": [1, 2]}, true]') AS x;

-- case: elements of an object
-- error: DataError
SELECT e.value AS a FROM jsonb_array_elements('{"a": 1}') AS e;

-- case: keys of a list
-- error: DataError
SELECT k AS a FROM jsonb_object_keys('[1]') AS k;

-- case: keys and values
SELECT t.id, k, e.key, e.value, x.key AS b, x.value AS c
  FROM things AS t, jsonb_object_keys(t.doc -> 'deep') AS k, jsonb_each(t.doc) AS e, jsonb_each_text(t.doc) AS x
 WHERE t.doc ? 'deep' ORDER BY t.id, e.key, x.key;

-- case: keys with quotes
SELECT e.key, e.value FROM jsonb_each('{"q\"": 1, "back\\slash": {"a": 1.50}, "학교": null, "": "x"}') AS e ORDER BY e.key;

-- case: lists beside the table
-- parameters: {"d": [0.1, 5e-324]}
SELECT t.id, w AS a, n, d.v AS b FROM things AS t CROSS JOIN LATERAL unnest(string_to_array(t.note, 'a')) WITH ORDINALITY AS u (w, n), unnest(:d::double precision[]) AS d (v) WHERE t.id < 9 ORDER BY t.id, n, d.v;

-- case: elements that are NULL
SELECT x AS a FROM unnest(ARRAY['a', NULL]) AS x;
