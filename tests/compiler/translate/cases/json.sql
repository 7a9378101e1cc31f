-- case: parts by key and index
SELECT id, doc -> 'a' AS a, doc ->> 'a' AS b, doc -> 'deep' -> 'list' -> 1 AS c, doc ->> 'name' AS d, doc -> 0 AS e, doc -> -1 AS f, doc -> 1 AS g, doc -> 'none' AS h, doc ->> 'none' AS i,
       doc -> 'deep' -> 'list' -> 3 ->> 'k' AS j, doc -> '' AS k, doc ->> 'n' AS l, doc ->> 'ok' AS m, doc -> 'missing' -> 'more' AS n, doc #> '{deep,list}' AS o, doc -> 'a' -> 0 AS p,
       doc ->> 2 AS q, doc -> -2 AS r, doc -> 99 AS s, doc -> -99 AS t
  FROM things
 ORDER BY id;

-- case: parts of what may be NULL
SELECT id, data -> 'a' AS a, data ->> 'name' AS b, data #>> '{deep,list,x}' AS c, data -> 0 AS d, jsonb_typeof(data -> 'a') AS e FROM things ORDER BY id;

-- case: in conditions
-- parameters: {"name": "학교"}, {"name": ""}
SELECT id FROM things WHERE doc ->> 'name' = :name OR (doc ->> 'ok') = 'true' OR doc -> 'deep' IS NOT NULL ORDER BY doc ->> 'name', id;

-- case: kinds
SELECT id, jsonb_typeof(doc) AS a, jsonb_typeof(data) AS b, jsonb_typeof(doc -> 'ok') AS c, jsonb_typeof(doc -> 0) AS d, doc ->> 'a' IS NULL AS e FROM things ORDER BY id;

-- case: length of arrays
SELECT id, jsonb_array_length(doc) AS many, jsonb_array_length(doc -> 5) AS inner FROM things WHERE jsonb_typeof(doc) = 'array' ORDER BY id;

-- case: length of what is no array
-- error: DataError
SELECT jsonb_array_length(doc) FROM things;

-- case: keys
-- parameters: {"key": "a"}, {"key": "just text"}, {"key": ""}, {"key": "x"}
SELECT id, doc ? 'a' AS a, doc ? :key AS b, data ? 'name' AS c FROM things ORDER BY id;

-- case: a number in JSON as a number
SELECT id, (doc ->> 'a')::integer AS n FROM things WHERE jsonb_typeof(doc -> 'a') = 'number' AND doc ->> 'a' <> '1.5' ORDER BY id;
