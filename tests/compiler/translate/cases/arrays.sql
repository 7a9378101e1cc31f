-- case: lists as results
-- parameters: {"t": ["a", "it's", "", "학교 😀", "q\"\\,{}", "NULL", " pad "], "s": [1, -32768], "i": [2147483647], "b": [9223372036854775807, -9223372036854775808], "d": [0.1, 5e-324, 1.7976931348623157e308, 1.0, -0.0], "f": [true, false], "z": ["2024-02-29T23:59:59.999+00:00", "0001-01-01T00:00:00+00:00"], "y": ["2024-02-29", "9999-12-31"], "u": ["123e4567-e89b-12d3-a456-426614174000"]}, {"t": [], "s": [], "i": [], "b": [], "d": [], "f": [], "z": [], "y": [], "u": []}
SELECT :t::text[] AS a, :t::varchar[] AS a2, :s::smallint[] AS b, :i::integer[] AS c, :b::bigint[] AS d, :d::double precision[] AS e, :f::boolean[] AS f, :z::timestamptz[] AS g, :y::date[] AS h, :u::uuid[] AS i;

-- case: literals
SELECT '{a,"b c",NULL,"NULL","q\"\\",  x y  ,학교,"",it''s,\,}'::text[] AS a, '{}'::text[] AS b, '{1,-2,NULL}'::integer[] AS c, '{9223372036854775807}'::bigint[] AS d, '{true,false,NULL}'::boolean[] AS e, '{0.5,-1}'::double precision[] AS f,
       '{"2024-02-29T00:00:00Z"}'::timestamptz[] AS g, '{2024-02-29}'::date[] AS h, '{123e4567-e89b-12d3-a456-426614174000}'::uuid[] AS i, '{7}'::smallint[] AS j, '{x}'::varchar[] AS k;

-- case: made of values
SELECT id, ARRAY[code, note, 'x', NULL] AS a, ARRAY[amount, 7] AS b, ARRAY[big, id] AS c, ARRAY[flag, true] AS d, ARRAY[ratio, 1, score] AS e, ARRAY[at, seen] AS f, ARRAY[day] AS g, ARRAY[uid] AS h, ARRAY[]::text[] AS i, ARRAY[small, 1::smallint] AS j,
       ARRAY[doc ->> 'a', doc ->> 'ok'] AS k, ARRAY[short] AS l, ARRAY[amount::bigint] AS m
  FROM things ORDER BY id;

-- case: made of rows
SELECT id, ARRAY(SELECT p.label FROM parts AS p WHERE p.thing_id = t.id ORDER BY p.label DESC, p.n) AS a, ARRAY(SELECT p.made FROM parts AS p WHERE p.thing_id = t.id ORDER BY p.n) AS b, ARRAY(SELECT max(p.qty) FROM parts AS p WHERE p.thing_id = t.id) AS c,
       ARRAY(SELECT u.ratio FROM things AS u WHERE u.id <= t.id ORDER BY u.id DESC LIMIT 3) AS d, ARRAY(SELECT p.n FROM parts AS p WHERE p.thing_id = t.id ORDER BY p.n LIMIT 2)::bigint[] AS e, cardinality(ARRAY(SELECT p.n FROM parts AS p WHERE p.thing_id = t.id ORDER BY 1)) AS f
  FROM things AS t ORDER BY id;

-- case: lengths
-- parameters: {"t": ["a", "b"]}, {"t": []}
SELECT cardinality(:t::text[]) AS a, array_length(:t::text[], 1) AS b, array_upper(:t::text[], 1) AS c, array_lower(:t::text[], 1) AS d, array_length(:t::text[], 2) AS e, coalesce(array_length('{}'::integer[], 1), 0) AS f, cardinality(ARRAY[NULL, 'x']) AS g;

-- case: elements
-- parameters: {"t": ["a", "b", "c"]}, {"t": ["x"]}, {"t": []}
SELECT id, (:t::text[])[1] AS a, (ARRAY[code, note])[2] AS c, (ARRAY[flag])[1] AS d, (ARRAY[ratio])[1] AS e, (ARRAY[at])[1] AS f, (ARRAY[big])[1] AS g, (ARRAY[1,2])[small] AS h, (ARRAY[1])[0] AS i, (ARRAY[1])[-1] AS j,
       (:t::text[])[1:2] AS k, (:t::text[])[2:] AS l, (:t::text[])[: 2] AS m, (ARRAY[1,2,3])[-5:2] AS n, (ARRAY[1,2,3])[2:1] AS o, (ARRAY[1,2,3])[2:99] AS p, (ARRAY[1,2,3])[small:amount] AS q
  FROM things ORDER BY id;

-- case: longer and shorter
-- parameters: {"t": ["a", "b", "a"], "x": "a"}, {"t": [], "x": "a"}, {"t": ["학"], "x": null}
SELECT id, array_append(:t::text[], :x::text) AS a, array_prepend(note, :t::text[]) AS b, array_cat(:t::text[], ARRAY[code]) AS c, :t::text[] || note AS d, code || :t::text[] AS e, :t::text[] || '{x,y}' AS f, ARRAY[ratio] || score AS g, ARRAY[at] || seen AS h, ARRAY[id] || 7 AS i,
       array_remove(:t::text[], :x::text) AS j, array_remove(ARRAY[note, 'a', NULL], note) AS k, array_replace(:t::text[], 'a', note) AS l, array_replace(ARRAY[amount, NULL], NULL, 1) AS m, array_position(:t::text[], :x::text) AS n, array_position(ARRAY[flag, NULL], NULL) AS o,
       array_positions(:t::text[], 'a') AS p, array_positions(ARRAY[amount, 7, 7], 7) AS q, NULL || :t::text[] AS r, array_cat(NULL, ARRAY[1]) AS s, trim_array(ARRAY[1, 2, 3], 2) AS u, array_append(NULL, small) AS v, array_remove(NULL, small) AS w
  FROM things ORDER BY id;

-- case: trimmed too much
-- error: DataError
SELECT trim_array(ARRAY[1], 2) AS a;

-- case: to and from text
-- parameters: {"t": ["a", "", "b,c"], "s": ","}, {"t": [], "s": ""}, {"t": ["학교"], "s": "ab"}, {"t": ["x", "y"], "s": null}
SELECT id, array_to_string(:t::text[], :s::text) AS a, array_to_string(ARRAY[code, note], '-') AS b, array_to_string(ARRAY[code, note], '-', '*') AS c, array_to_string(ARRAY[flag, done], '') AS d, array_to_string(ARRAY[amount, 1], ', ', NULL) AS e, array_to_string(ARRAY[ratio, score], ' ') AS f,
       array_to_string(ARRAY[day], ' ') AS g, array_to_string(ARRAY[uid], ' ') AS h, string_to_array(code, :s::text) AS i, string_to_array(note, NULL) AS j, string_to_array(code, 'a', '') AS k, string_to_array('a,,b', ',', '') AS l, string_to_array('', ',') AS m,
       (string_to_array(code, ' '))[1] AS n, array_length(string_to_array(note, 'a'), 1) AS o, array_to_string(ARRAY[big], '') AS p, array_to_string(ARRAY[small], '') AS q
  FROM things ORDER BY id;

-- case: containers
-- parameters: {"t": ["a", "A"]}, {"t": []}, {"t": ["학교에서", "b"]}
SELECT id, ARRAY[code, note] @> :t::text[] AS a, ARRAY[code] <@ :t::text[] AS b, ARRAY[code, note] && :t::text[] AS c, ARRAY[note] && ARRAY[note] AS d, ARRAY[note] <@ ARRAY[note] AS e, ARRAY[amount, 7] @> '{7}' AS f, ARRAY[ratio] && ARRAY[score, 1.5] AS g, '{}' <@ ARRAY[id] AS h
  FROM things ORDER BY id;

-- case: compared
-- parameters: {"t": ["a", "b"]}, {"t": []}, {"t": ["b"]}
SELECT id, ARRAY[code, 'b'] = :t::text[] AS a, ARRAY[note] <> :t::text[] AS b, ARRAY[code] < :t::text[] AS c, ARRAY[note] >= ARRAY[code] AS d, ARRAY[amount] > ARRAY[7] AS e, ARRAY[ratio] <= ARRAY[score] AS f, :t::text[] = '{}' AS g, ARRAY[at] < ARRAY[seen] AS h, ARRAY[flag] = ARRAY[done] AS i
  FROM things ORDER BY id;

-- case: any and all
-- parameters: {"t": ["a", "b", "학교에서"], "n": [7, 0], "f": [true], "z": ["2024-03-01T00:00:00+00:00"], "d": [0.1, 1.5], "u": ["00000000-0000-0000-0000-000000000000"]}, {"t": [], "n": [], "f": [], "z": [], "d": [], "u": []}
SELECT id, note = ANY (:t::text[]) AS a, amount = ANY (:n::integer[]) AS b, flag = ANY (:f::boolean[]) AS c, seen = ANY (:z::timestamptz[]) AS d, ratio = ANY (:d::double precision[]) AS e, uid = ANY (:u::uuid[]) AS f, note = ANY (string_to_array(code, ' ')) AS g, note <> ALL (ARRAY[code, note] || 'x'::text) AS h,
       amount > ANY (:n::integer[]) AS i, amount < ALL (:n::integer[]) AS j, note <> ANY (:t::text[]) AS k, note = ALL (:t::text[]) AS l, amount >= ANY (ARRAY[small, 7]::integer[]) AS m, amount <= ALL (ARRAY[7, NULL, 3]) AS n, ratio < ANY (:d::double precision[]) AS o, score <> ALL (:d::double precision[]) AS p
  FROM things ORDER BY id;

-- case: any of a literal
SELECT id, note = ANY ('{a,b,NULL}') AS a, amount = ANY ('{7,0}') AS b, amount <> ALL ('{7}'::int[]) AS c, amount = ANY ('{}') AS d FROM things ORDER BY id;

-- case: any and all of rows
SELECT id, amount > ANY (SELECT p.qty FROM parts AS p WHERE p.thing_id = t.id) AS a, amount <= ALL (SELECT p.qty FROM parts AS p WHERE p.thing_id = t.id) AS b, note <> ANY (SELECT p.label FROM parts AS p) AS c FROM things AS t WHERE id <= ALL (ARRAY[id, 90]) ORDER BY id;

-- case: chosen
SELECT id, coalesce(string_to_array(note, 'a'), '{}') AS a, CASE WHEN flag THEN ARRAY[1] ELSE ARRAY[2, 3] END AS b, coalesce(NULL, ARRAY[code]) AS c FROM things ORDER BY id;

-- case: other widths
SELECT id, ARRAY[small]::integer[] AS a, ARRAY[amount]::bigint[] AS b, ARRAY[small]::bigint[] AS c, ARRAY[code]::varchar[] AS d, (ARRAY[short]::varchar[])::text[] AS e FROM things ORDER BY id;

-- case: subscripts of arrays that are put together
SELECT (ARRAY[1, 2] || ARRAY[3])[2] AS a, (ARRAY[1, 2] || 3)[3] AS b, (string_to_array('a,b', ','))[2] AS c, ((ARRAY[1, 2, 3])[2:3])[1] AS d,
       (ARRAY['a', 'b'])[1] || 'x' AS e, (ARRAY[5, 6])[0] AS f, ('{7,8}'::integer[])[2] AS g, (coalesce(ARRAY[1, 2], '{}'))[2] AS h;

-- case: subscripts of JSON that is put together or cast
SELECT id, (data || '[5]')[0] AS a, ('[10, 20]'::jsonb)[0] AS b, ('[10, 20]'::jsonb)[-1] AS c, (doc -> 'deep' -> 'list')[0] AS d, (to_jsonb(ARRAY[1, 2]))[1] AS e
  FROM things
 WHERE jsonb_typeof(data) = 'array'
 ORDER BY id;

-- case: arrays of both kinds of text
SELECT id, array_prepend(short, ARRAY['a']) AS a, array_append(ARRAY['a'], short) AS b, short || ARRAY['a'] AS c, ARRAY['a'] || short AS d,
       code || ARRAY[short] AS e, ARRAY[short] || ARRAY[code] AS f, array_prepend(code, ARRAY[short]) AS g, ARRAY[short] || code AS h
  FROM things
 ORDER BY id;

-- case: reckoning with the places of a list
SELECT u.a, - u.o AS b, 2 * u.o AS c, - v.o AS d, 2 * (7 - v.o) AS e
  FROM unnest(ARRAY['x', 'y']) WITH ORDINALITY AS u (a, o)
 CROSS JOIN LATERAL jsonb_array_elements(jsonb_build_array(u.a, 1)) WITH ORDINALITY AS v (a, o)
 ORDER BY u.o, v.o;

-- case: among the rows of a query that are an array
SELECT id FROM things WHERE id = ANY (ARRAY(SELECT n FROM parts)) ORDER BY id;

-- case: not among the rows of a query that are an array, and more than each
SELECT id, id <> ALL (ARRAY(SELECT small FROM things WHERE small > 0)) AS a, id > ANY (ARRAY(SELECT n FROM parts)) AS b, id = ANY (ARRAY[(SELECT max(n) FROM parts)]) AS c FROM things ORDER BY id;

-- case: rows deleted in a batch
DELETE FROM parts WHERE (thing_id, n) IN (SELECT thing_id, n FROM parts ORDER BY thing_id, n LIMIT 2) AND n = any (array (SELECT n FROM parts UNION SELECT 7));
