-- case: JSON values in order
SELECT v AS a, v::text AS t, row_number() OVER (ORDER BY v, v::text) AS n
  FROM jsonb_array_elements('[null, true, false, 1, 1.0, -1, 0, 0.00, 1e10, -0.001, -0.01, "a", "B", "", "aa", "á", "학", "😀", [], [null], ["a"], [1], [1, 2], [[]], [{}], {}, {"a": 1}, {"b": 1}, {"aa": 1}, {"a": 1, "b": 2}, {"b": 0, "aa": 5}, [true], [[1]], ["a", 1], 100, 99.99, 0.1, {"a": []}, {"a": {}}, {"a": null}, {"": 1}, -100, -99, 12345678901234567890, 1.5, 1.05, 1.050, {"a": "x", "b": [1]}, {"a": "x", "b": [1, 0]}, "a\u0001", "a b", -12345678901234567890.5, [[], 1], [[1], 0], [1, []]]') AS e (v)
 ORDER BY v, v::text;

-- case: JSON values the other way round
SELECT id FROM things ORDER BY doc DESC, data NULLS FIRST, id;

-- case: JSON values compared
SELECT a.v::text AS a, b.v::text AS b, a.v < b.v AS lt, a.v >= b.v AS ge, a.v BETWEEN b.v AND '[1, 2]' AS within
  FROM jsonb_array_elements('[null, 1, 1.0, "a", [], [1], {}, {"a": 1}, true]') AS a (v), jsonb_array_elements('[null, 1, "a", [], [0], {}, {"a": 1.00}, false, -1]') AS b (v)
 ORDER BY 1, 2;

-- case: parts of JSON values in order
SELECT id, doc -> 'a' AS a FROM things ORDER BY doc -> 'a' DESC NULLS LAST, id;

-- case: groups by a JSON value
SELECT doc, count(*) AS n, min(id) AS first FROM things GROUP BY doc HAVING count(*) > 1 OR min(id) = 3 ORDER BY doc DESC;

-- case: groups by a part of a JSON value
SELECT doc -> 'a' AS a, count(*) AS n FROM things GROUP BY 1 ORDER BY 2, 1;

-- case: groups by a part by its name
SELECT data -> 'name' AS part, doc ->> 'a' AS b, count(*) AS n FROM things GROUP BY part, doc ->> 'a' ORDER BY part, b;

-- case: JSON values once each
SELECT DISTINCT doc FROM things ORDER BY doc;

-- case: JSON values once each beside others
SELECT DISTINCT flag, data, doc -> 'ok' AS ok FROM things WHERE id < 20 ORDER BY data, ok DESC, flag;

-- case: how many different JSON values
SELECT count(DISTINCT data) AS a, count(DISTINCT doc -> 'a') AS b, (SELECT count(DISTINCT v) FROM jsonb_array_elements('[1, 1.0, 1.00, "1", null]') AS e (v)) AS c FROM things;

-- case: lists of different JSON values
SELECT jsonb_agg(DISTINCT doc -> 'a') AS a, jsonb_agg(DISTINCT data ORDER BY data DESC) AS b, jsonb_agg(id ORDER BY doc, id) AS c FROM things;

-- case: windows by JSON values
SELECT id, count(*) OVER (PARTITION BY doc -> 'a') AS n, rank() OVER (ORDER BY doc) AS r FROM things ORDER BY id;

-- case: arrays in order
SELECT a, row_number() OVER (ORDER BY a) AS n FROM (VALUES (1, ARRAY[1, 2]), (2, ARRAY[1]), (3, NULL), (4, ARRAY[1, NULL]), (5, ARRAY[-1, 5]), (6, '{}'), (7, ARRAY[2147483647]), (8, ARRAY[-2147483647]), (9, ARRAY[NULL, 1])) AS v (i, a) ORDER BY a DESC, i;

-- case: arrays of texts in order
SELECT id FROM things ORDER BY ARRAY[note, code], string_to_array(code, 'a') DESC, id;

-- case: arrays of doubles, booleans and days in order
SELECT id FROM things ORDER BY ARRAY[ratio, score, 0.0], ARRAY[flag] DESC, ARRAY[day, NULL], ARRAY[at], ARRAY[uid], ARRAY[big], ARRAY[small], id;

-- case: a tree in the order of its paths
WITH RECURSIVE r AS (SELECT id, ARRAY[id] AS path, 0 AS depth FROM things WHERE id < 3 UNION ALL SELECT t.id, r.path || t.id, depth + 1 FROM r JOIN things AS t ON t.id = r.id * 2 + 1 WHERE NOT t.id = ANY(r.path) AND depth < 4)
SELECT id, path, depth FROM r ORDER BY path;

-- case: arrays in groups and once each
SELECT string_to_array(code, 'a') AS parts, count(*) AS n, count(DISTINCT ARRAY[note]) AS d FROM things GROUP BY 1 ORDER BY 1;

-- case: arrays once each
SELECT DISTINCT ARRAY[flag, done] AS a FROM things ORDER BY a;

-- case: arrays in sets
SELECT ARRAY[note] AS a FROM things WHERE id < 9 UNION SELECT ARRAY[code, 'tab	"\'] FROM things EXCEPT SELECT string_to_array('b', ',');

-- case: arrays compared
SELECT id, ARRAY[amount, 1] BETWEEN ARRAY[0] AND ARRAY[8] AS a, (ARRAY[note], id) < (ARRAY['b'], 5) AS b, ARRAY[note] IN (ARRAY['a'], ARRAY[NULL, 'b']) AS c FROM things ORDER BY id;


-- case: JSON on both sides of a union
SELECT id, doc FROM things UNION SELECT id, doc FROM things WHERE id > 2 ORDER BY id;

-- case: rows of a union with JSON, NULLs and equal ones of one side
SELECT data FROM things UNION SELECT data FROM things WHERE flag;

-- case: a union with JSON of a row and the others
-- parameters: {"id": 3}, {"id": 100}
WITH one AS (SELECT * FROM parts WHERE thing_id = :id)
SELECT t.id, t.doc, t.at FROM things AS t WHERE t.id NOT IN (SELECT thing_id FROM one) UNION SELECT o.thing_id, to_jsonb(o.n), o.made FROM one AS o;
