-- case: words of a text and how often each comes
SELECT unnest(string_to_array(note, 'a')) AS word, count(*) AS n FROM things GROUP BY 1 ORDER BY 2 DESC, 1 NULLS FIRST;

-- case: words grouped by their name
SELECT unnest(string_to_array(note, 'a')) AS word, count(*) AS n FROM things GROUP BY word HAVING count(*) > 1 ORDER BY n DESC, word NULLS FIRST;


-- case: keys of objects and how often each comes
SELECT jsonb_object_keys(doc) AS k, count(*) AS n, min(id) AS first FROM things WHERE jsonb_typeof(doc) = 'object' GROUP BY 1 ORDER BY 1;

-- case: keys once each
SELECT DISTINCT jsonb_object_keys(doc) FROM things WHERE jsonb_typeof(doc) = 'object' ORDER BY 1;

-- case: elements beside columns
SELECT id, jsonb_array_elements(doc) AS e, code FROM things WHERE jsonb_typeof(doc) = 'array' ORDER BY id;

-- case: a part of an element
SELECT id, jsonb_array_elements('[{"a": 1}, {"a": null}, {}, 7]'::jsonb) -> 'a' AS e FROM things WHERE id < 3 ORDER BY id;

-- case: elements as text, counted
SELECT jsonb_array_elements_text(doc -> 'deep' -> 'list') AS e, count(*) AS n FROM things GROUP BY e ORDER BY e;

-- case: without a source
-- parameters: {"ids": [3, 1, 2]}
SELECT unnest(:ids::bigint[]) AS id;

-- case: in a subquery
-- parameters: {"ids": [3, 1, 2]}
SELECT id FROM things WHERE id IN (SELECT unnest(:ids::integer[])) ORDER BY id;

-- case: in a derived table
SELECT w.word, length(w.word) AS n FROM (SELECT DISTINCT unnest(string_to_array(code, 'a')) AS word FROM things) AS w WHERE w.word <> '' ORDER BY w.word;

-- case: under the name of the function
SELECT w.unnest AS a FROM (SELECT unnest(ARRAY[2, 1, NULL])) AS w;

-- case: an array of what a function gives
SELECT ARRAY(SELECT unnest(ARRAY['b', 'a', NULL]) || 'x') AS a, (SELECT array_agg(w) FROM (SELECT unnest(ARRAY[3, 1]) AS w) AS s) AS b;

-- case: keys and values of an object
SELECT t.id, (jsonb_each(t.doc)).key AS k, (jsonb_each(t.doc)).value FROM things AS t WHERE jsonb_typeof(t.doc) = 'object' ORDER BY t.id, 2;

-- case: keys and values as text
SELECT (jsonb_each_text(t.doc)).value || '!' AS v FROM things AS t WHERE t.id = 10 OR t.doc ? 'a' ORDER BY 1;

-- case: beside a star
SELECT *, unnest(ARRAY[n, thing_id]) AS u FROM parts ORDER BY thing_id, n, u;

-- case: beside a limit
SELECT id, unnest(string_to_array(code, '')) AS u FROM things ORDER BY id LIMIT 4 OFFSET 1;

-- case: pieces of texts
SELECT t.id, s, p.piece FROM things AS t, string_to_table(t.code, 'a') AS s, LATERAL string_to_table(t.note, NULL, 'a') AS p (piece) ORDER BY t.id, s, p.piece;

-- case: pieces in the list
SELECT string_to_table(code, 'a') AS piece, count(*) AS n FROM things GROUP BY 1 ORDER BY 1;

-- case: places of an array
-- parameters: {"a": ["x", "y", "z"]}
SELECT i, (:a::text[])[i] AS e FROM generate_subscripts(:a::text[], 1) AS i;

-- case: places of an array that is empty
-- empty: no row
SELECT generate_subscripts(ARRAY[]::text[], 1) AS i;

-- case: what a path finds
SELECT t.id, jsonb_path_query(t.doc, '$.deep.list[*]') AS e, p FROM things AS t, jsonb_path_query(t.doc, '$.*') AS p WHERE t.doc ? 'deep' ORDER BY t.id, p::text;

-- case: a function of one column by its alias
SELECT t.id, e ->> 'a' AS a, e.value, k, jsonb_typeof(e) AS kind FROM things AS t, jsonb_array_elements('[{"a": 1}, 2, null]') AS e, jsonb_object_keys(t.doc) AS k WHERE t.doc ? 'deep' ORDER BY t.id, k, e::text;

-- case: JSON of a function's alias
SELECT to_jsonb(e) AS a, jsonb_build_object('e', e, 'u', u) AS b FROM jsonb_array_elements('[{"a": 1}, 2, null]') AS e, unnest(ARRAY['x', NULL]) AS u (y);

-- case: keys of what is no object in the list
-- error: DataError
SELECT jsonb_object_keys(doc) AS k FROM things;

-- case: lists side by side
-- parameters: {"ids": [3, 1, 2], "codes": ["x", "y"]}, {"ids": [], "codes": ["z"]}, {"ids": [], "codes": []}
SELECT unnest(:ids::int[]) AS id, upper(unnest(:codes::text[])) || '!' AS code ORDER BY 1 NULLS FIRST, 2;

-- case: lists side by side, one of them twice
-- parameters: {"ids": [3, 1], "flags": [true, false, true]}
SELECT unnest(:ids::int[]) AS a, unnest(:ids::int[]) + 1 AS b, nullif(unnest(:flags::boolean[]), false) AS c ORDER BY 1, 3;

-- case: lists side by side with each row
-- parameters: {"ids": [3, 1], "codes": ["x", "y", "z"]}
SELECT t.id, unnest(:ids::int[]) AS a, unnest(:codes::text[]) AS b FROM things AS t ORDER BY 1, 3;

-- case: rows changed from lists side by side
-- parameters: {"names": ["low", "some"], "hits": [7, 8], "states": ["old", "new"]}
UPDATE counters SET hits = v.hits, state = v.state
FROM (SELECT unnest(:names::text[]) AS name, unnest(:hits::int[]) AS hits, unnest(:states::text[]) AS state) AS v
WHERE counters.name = v.name;

-- case: rows added from lists side by side
-- parameters: {"names": ["n1", "n2"], "totals": [7, 8]}
INSERT INTO counters (name, total, state) SELECT unnest(:names::text[]), unnest(:totals::bigint[]), 'x' RETURNING name, total;

-- case: rows added from lists without names
-- parameters: {"names": ["n1", "n2"], "totals": [7, 8]}
INSERT INTO counters (name, total) SELECT * FROM unnest(:names::text[], :totals::bigint[]) RETURNING name, total;

-- case: lists of which the first has a name
-- parameters: {"names": ["n1", "n2"], "totals": [7, 8]}
SELECT u.a FROM unnest(:names::text[], :totals::bigint[]) AS u (a) ORDER BY a;

-- case: a list without a name
-- parameters: {"names": ["n1", "n2"]}
SELECT unnest AS a, unnest.unnest AS b FROM unnest(:names::text[]) ORDER BY 1;

-- case: all of a list without a name
-- parameters: {"names": ["n1", "n2"]}
SELECT * FROM unnest(:names::text[]) ORDER BY 1;

-- case: a value of a list that is wrong, and that nothing else asks for
-- parameters: {"ids": [1, 100], "moods": ["sad", "mad"]}
-- error: DataError
UPDATE moods SET now = v.now FROM (SELECT unnest(:ids::int[]) AS id, unnest(:moods::text[])::mood AS now) AS v WHERE moods.id = v.id;

-- case: values of a list in a WITH
-- parameters: {"ids": [1, 100], "moods": ["sad", "Happy"]}
WITH v AS (SELECT unnest(:ids::int[]) AS id, unnest(:moods::text[])::mood AS now) UPDATE moods SET now = v.now FROM v WHERE moods.id = v.id;
