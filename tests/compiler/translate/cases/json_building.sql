-- case: objects of every type
SELECT id, jsonb_build_object('note', note, 'id', id, 'big', big, 'small', small, 'flag', flag, 'at', at, 'seen', seen, 'day', day, 'uid', uid, 'raw', raw, 'ratio', ratio, 'score', score, 'data', data, 'short', short, 'none', NULL, 'text', 'x', 'a', doc ->> 'a', 'id', -1) AS a,
       json_build_object('note', note, 'id', id, 'flag', flag, 'seen', seen, 'day', day, 'ratio', ratio, 'data', data, 'id', -1) AS b, jsonb_build_object() AS c, jsonb_build_object('학교', code, 'q"', 1, 'bb', 2, 'a', 3, '', 4) AS d
  FROM things ORDER BY id;

-- case: objects under computed keys
SELECT id, jsonb_build_object(code, id, 'x', note, id, flag, at, ratio, done, doc) AS a, json_build_object(code, ratio, 'k', doc -> 'a') AS b, jsonb_build_object(coalesce(note, '?'), NULL) AS c FROM things ORDER BY id;

-- case: a key that is NULL
-- error: DataError
SELECT jsonb_build_object(note, 1) AS a FROM things;

-- case: lists
SELECT id, jsonb_build_array(id, note, flag, NULL, 'x', doc, seen, ratio, doc ->> 'a') AS a, json_build_array(id, ratio, data, '{}'::json) AS b, jsonb_build_array() AS c, jsonb_build_array(jsonb_build_object('a', jsonb_build_array(note))) AS d,
       jsonb_build_array('{"b": 1, "a": 2}'::json, ARRAY[note, 'a"'], ARRAY[flag], ARRAY[amount, 1], ARRAY[uid]) AS e
  FROM things ORDER BY id;

-- case: one value
SELECT id, to_jsonb(note) AS a, to_jsonb(id) AS b, to_jsonb(flag) AS c, to_jsonb(ratio) AS d, to_jsonb(data) AS e, to_json(note) AS f, to_json(seen) AS g, to_jsonb(at) AS h, to_jsonb(day) AS i, to_jsonb(doc ->> 'a') AS j, to_jsonb(ARRAY[code]) AS k, to_json(score) AS l, to_jsonb('x'::text) AS m,
       to_jsonb(string_to_array(note, 'a')) AS n, to_jsonb(code) -> 0 AS o, jsonb_set(doc, '{a}', to_jsonb(amount)) AS p
  FROM things WHERE jsonb_typeof(doc) = 'object' ORDER BY id;

-- case: whole rows
SELECT t.id, to_jsonb(t) AS a, row_to_json(t) AS b, to_jsonb(p) AS c, to_jsonb(p.*) AS d, row_to_json(ROW(t.id, t.note)) AS e, to_jsonb(ROW(t.ratio)) AS f, (to_jsonb(t) - 'doc') ->> 'code' AS g
  FROM things AS t LEFT JOIN parts AS p ON p.thing_id = t.id AND p.n = 1 ORDER BY t.id;

-- case: objects of lists
-- parameters: {"keys": ["b", "a", "b"], "vals": ["1", "x\"", ""]}, {"keys": [], "vals": []}
SELECT jsonb_object(:keys::text[], :vals::text[]) AS a, jsonb_object('{k,v,bb,NULL}') AS b, jsonb_object(ARRAY['a', 'b'], ARRAY[NULL, 'x']) AS c;

-- case: lists of different lengths
-- error: DataError
SELECT jsonb_object('{a,b}', '{1}') AS a;

-- case: decimals, times and enums
SELECT p.id, jsonb_build_object('price', p.price, 'any', p.any_scale, 'long', p.long, 'whole', p.whole, 'fee', p.fee) AS a, json_build_array(p.price, p.tiny) AS b FROM prices AS p ORDER BY p.id;

-- case: stamps without a zone
SELECT id, jsonb_build_object('local', local, 'until', until, 'clock', clock) AS a, to_jsonb(clock) AS b FROM moments ORDER BY id;

-- case: enums
SELECT id, jsonb_build_object('now', now, 'was', was) AS a, to_jsonb(was) AS b FROM moods ORDER BY id;
