-- case: a part of a number
-- expect: a part of integer is not translated
-- at: 1:8
SELECT amount -> 'a' AS a FROM things;

-- case: a JSON value under a key that is too wide
-- expect: under a key of type bigint
-- at: 1:15
SELECT doc -> big AS a FROM things;

-- case: a path that is no list
-- expect: a path of type integer
-- at: 1:15
SELECT doc #> amount AS a FROM things;

-- case: a filter in a SQL/JSON path
-- expect: this SQL/JSON path has no translation
-- at: 1:31
SELECT jsonb_path_exists(doc, '$.a ? (@ > 1)') AS a FROM things;

-- case: taking a big number away from JSON
-- expect: jsonb - bigint is not translated
-- at: 1:8
SELECT doc - big AS a FROM things;

-- case: a subscript that is computed
-- expect: a subscript that is computed
-- at: 1:8
SELECT doc[small + 1] AS a FROM things;

-- case: JSON of several keys and no list
-- expect: text[] is wanted here, not integer
-- at: 1:15
SELECT doc ?| amount AS a FROM things;
