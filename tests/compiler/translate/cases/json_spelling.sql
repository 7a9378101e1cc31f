-- case: parameters that are called like keywords
-- parameters: {"values": ["a", "b"], "order": 3, "from": "a", "on": "b", "or": "á", "as": true}
SELECT id, code FROM things WHERE code = ANY(:values::text[]) OR id = :order OR code IN (:from, :on, :or) AND :as::boolean ORDER BY id;

-- case: elements of a parameter that is called values
-- parameters: {"values": [{"a": 1}, {"a": "x"}]}
SELECT e ->> 'a' AS a FROM jsonb_array_elements(:values::jsonb) AS e;

-- case: parts of JSON values in aggregates with an order
SELECT jsonb_agg(doc -> 'a' ORDER BY id DESC) AS a, jsonb_agg(doc -> 'deep' -> 'list' -> 0 ORDER BY id) FILTER (WHERE doc ? 'deep') AS b,
       string_agg(doc ->> 'name', ', ' ORDER BY doc ->> 'name', id) AS c, count(DISTINCT doc ->> 'a') AS d, array_agg(doc ->> 'a' ORDER BY id) AS e FROM things;

-- case: arrows in calls and beside other operators
SELECT id, coalesce(doc -> 'a' -> 0, doc -> 'deep', '1') AS a, greatest(doc ->> 'name', doc ->> 'a', 'm') AS b, doc -> 'deep' || '{"x": 1}' AS c,
       doc || '{"y": {"z": 1}}' -> 'y' -> 'z' AS d, doc - 'y' ->> 'a' AS e, jsonb_build_object('k', doc -> 'a', 'v', doc ->> small - small) AS f
  FROM things WHERE jsonb_typeof(doc) = 'object' ORDER BY id;

-- case: an index that is computed
SELECT id, doc -> id - id + 1 AS a, doc ->> '0'::int AS b FROM things WHERE jsonb_typeof(doc) = 'array' ORDER BY id;

-- case: arrows in WHERE and ORDER BY
SELECT id FROM things WHERE doc -> 'a' IN ('1', '"12"') OR doc ->> 'name' LIKE '학%' OR NOT (doc -> 'ok')::text = 'true' ORDER BY length(doc ->> 'name') NULLS FIRST, id;

-- case: arrows of both kinds
SELECT id, doc #>> '{deep,list}' AS a, coalesce(doc -> 'a', '1') AS b FROM things WHERE doc #> '{deep}' IS NOT NULL ORDER BY id;
