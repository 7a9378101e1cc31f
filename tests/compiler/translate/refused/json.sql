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
SELECT jsonb_path_exists(doc, '$.a ? (@ like_regex "x")') AS a FROM things;

-- case: a method in a SQL/JSON path
-- expect: this SQL/JSON path has no translation
-- at: 1:31
SELECT jsonb_path_exists(doc, '$.a.size()') AS a FROM things;

-- case: a strict SQL/JSON path
-- expect: this SQL/JSON path has no translation
-- at: 1:31
SELECT jsonb_path_exists(doc, 'strict $.a') AS a FROM things;

-- case: a condition where a path is wanted
-- expect: this SQL/JSON path has no translation
-- at: 1:31
SELECT jsonb_path_exists(doc, '$.a == 1') AS a FROM things;

-- case: a path where a condition is wanted
-- expect: this SQL/JSON condition has no translation
-- at: 1:15
SELECT doc @@ '$.a' AS a FROM things;

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

-- case: keys without values
-- expect: keys without a value
-- at: 1:8
SELECT jsonb_build_object(code) AS a FROM things;

-- case: a key that may be NULL in json
-- expect: a key that may be NULL
-- at: 1:8
SELECT json_build_object(note, 1) AS a FROM things;

-- case: distinct json
-- expect: DISTINCT of json differs
-- at: 1:26
SELECT json_agg(DISTINCT doc::json) AS b FROM things;

-- case: a whole row of an outer query
-- expect: a whole row of an outer query
-- at: 1:25
SELECT (SELECT to_jsonb(t)) AS a FROM things AS t;

-- case: a record without columns
-- expect: without columns and their types
-- at: 1:17
SELECT x.a FROM jsonb_to_recordset('[]') AS x (a);

-- case: a record with an interval
-- expect: a column of type interval of a record
-- at: 1:45
SELECT x.a FROM jsonb_to_record('{}') AS x (a interval);

-- case: DISTINCT of a list with an order
-- expect: DISTINCT of jsonb beside aggregates or windows
-- at: 1:17
SELECT DISTINCT jsonb_agg(id ORDER BY id) FILTER (WHERE done) AS a FROM things;
