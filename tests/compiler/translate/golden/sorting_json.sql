-- case: JSON values in order
SELECT ('[null,true,false,1,1.0,-1,0,0.00,10000000000,-0.001,-0.01,"a","B","","aa","á","학","😀",[],[null],["a"],[1],[1,2],[[]],[{}],{},{"a":1},{"b":1},{"aa":1},{"a":1,"b":2},{"b":0,"aa":5},[true],[[1]],["a",1],100,99.99,0.1,{"a":[]},{"a":{}},{"a":null},{"":1},-100,-99,12345678901234567890,1.5,1.05,1.050,{"a":"x","b":[1]},{"a":"x","b":[1,0]},"a\u0001","a b",-12345678901234567890.5,[[],1],[[1],0],[1,[]]]' -> e.key) AS a, pg_jsonb_text(('[null,true,false,1,1.0,-1,0,0.00,10000000000,-0.001,-0.01,"a","B","","aa","á","학","😀",[],[null],["a"],[1],[1,2],[[]],[{}],{},{"a":1},{"b":1},{"aa":1},{"a":1,"b":2},{"b":0,"aa":5},[true],[[1]],["a",1],100,99.99,0.1,{"a":[]},{"a":{}},{"a":null},{"":1},-100,-99,12345678901234567890,1.5,1.05,1.050,{"a":"x","b":[1]},{"a":"x","b":[1,0]},"a\u0001","a b",-12345678901234567890.5,[[],1],[[1],0],[1,[]]]' -> e.key)) AS t, row_number() OVER (ORDER BY pg_jsonb_order(('[null,true,false,1,1.0,-1,0,0.00,10000000000,-0.001,-0.01,"a","B","","aa","á","학","😀",[],[null],["a"],[1],[1,2],[[]],[{}],{},{"a":1},{"b":1},{"aa":1},{"a":1,"b":2},{"b":0,"aa":5},[true],[[1]],["a",1],100,99.99,0.1,{"a":[]},{"a":{}},{"a":null},{"":1},-100,-99,12345678901234567890,1.5,1.05,1.050,{"a":"x","b":[1]},{"a":"x","b":[1,0]},"a\u0001","a b",-12345678901234567890.5,[[],1],[[1],0],[1,[]]]' -> e.key)) NULLS LAST, pg_jsonb_text(('[null,true,false,1,1.0,-1,0,0.00,10000000000,-0.001,-0.01,"a","B","","aa","á","학","😀",[],[null],["a"],[1],[1,2],[[]],[{}],{},{"a":1},{"b":1},{"aa":1},{"a":1,"b":2},{"b":0,"aa":5},[true],[[1]],["a",1],100,99.99,0.1,{"a":[]},{"a":{}},{"a":null},{"":1},-100,-99,12345678901234567890,1.5,1.05,1.050,{"a":"x","b":[1]},{"a":"x","b":[1,0]},"a\u0001","a b",-12345678901234567890.5,[[],1],[[1],0],[1,[]]]' -> e.key)) NULLS LAST) AS n
FROM json_each(CASE WHEN json_type('[null,true,false,1,1.0,-1,0,0.00,10000000000,-0.001,-0.01,"a","B","","aa","á","학","😀",[],[null],["a"],[1],[1,2],[[]],[{}],{},{"a":1},{"b":1},{"aa":1},{"a":1,"b":2},{"b":0,"aa":5},[true],[[1]],["a",1],100,99.99,0.1,{"a":[]},{"a":{}},{"a":null},{"":1},-100,-99,12345678901234567890,1.5,1.05,1.050,{"a":"x","b":[1]},{"a":"x","b":[1,0]},"a\u0001","a b",-12345678901234567890.5,[[],1],[[1],0],[1,[]]]') <> 'array' THEN abs(-9223372036854775808) ELSE '[null,true,false,1,1.0,-1,0,0.00,10000000000,-0.001,-0.01,"a","B","","aa","á","학","😀",[],[null],["a"],[1],[1,2],[[]],[{}],{},{"a":1},{"b":1},{"aa":1},{"a":1,"b":2},{"b":0,"aa":5},[true],[[1]],["a",1],100,99.99,0.1,{"a":[]},{"a":{}},{"a":null},{"":1},-100,-99,12345678901234567890,1.5,1.05,1.050,{"a":"x","b":[1]},{"a":"x","b":[1,0]},"a\u0001","a b",-12345678901234567890.5,[[],1],[[1],0],[1,[]]]' END) AS e
ORDER BY pg_jsonb_order(('[null,true,false,1,1.0,-1,0,0.00,10000000000,-0.001,-0.01,"a","B","","aa","á","학","😀",[],[null],["a"],[1],[1,2],[[]],[{}],{},{"a":1},{"b":1},{"aa":1},{"a":1,"b":2},{"b":0,"aa":5},[true],[[1]],["a",1],100,99.99,0.1,{"a":[]},{"a":{}},{"a":null},{"":1},-100,-99,12345678901234567890,1.5,1.05,1.050,{"a":"x","b":[1]},{"a":"x","b":[1,0]},"a\u0001","a b",-12345678901234567890.5,[[],1],[[1],0],[1,[]]]' -> e.key)) NULLS LAST, pg_jsonb_text(('[null,true,false,1,1.0,-1,0,0.00,10000000000,-0.001,-0.01,"a","B","","aa","á","학","😀",[],[null],["a"],[1],[1,2],[[]],[{}],{},{"a":1},{"b":1},{"aa":1},{"a":1,"b":2},{"b":0,"aa":5},[true],[[1]],["a",1],100,99.99,0.1,{"a":[]},{"a":{}},{"a":null},{"":1},-100,-99,12345678901234567890,1.5,1.05,1.050,{"a":"x","b":[1]},{"a":"x","b":[1,0]},"a\u0001","a b",-12345678901234567890.5,[[],1],[[1],0],[1,[]]]' -> e.key)) NULLS LAST;

-- case: JSON values the other way round
SELECT things.id
FROM things
ORDER BY pg_jsonb_order(things.doc) DESC, pg_jsonb_order(things.data), things.id;

-- case: JSON values compared
SELECT pg_jsonb_text(('[null,1,1.0,"a",[],[1],{},{"a":1},true]' -> a.key)) AS a, pg_jsonb_text(('[null,1,"a",[],[0],{},{"a":1.00},false,-1]' -> b.key)) AS b, pg_jsonb_order(('[null,1,1.0,"a",[],[1],{},{"a":1},true]' -> a.key)) < pg_jsonb_order(('[null,1,"a",[],[0],{},{"a":1.00},false,-1]' -> b.key)) AS lt, pg_jsonb_order(('[null,1,1.0,"a",[],[1],{},{"a":1},true]' -> a.key)) >= pg_jsonb_order(('[null,1,"a",[],[0],{},{"a":1.00},false,-1]' -> b.key)) AS ge, pg_jsonb_order(('[null,1,1.0,"a",[],[1],{},{"a":1},true]' -> a.key)) BETWEEN pg_jsonb_order(('[null,1,"a",[],[0],{},{"a":1.00},false,-1]' -> b.key)) AND pg_jsonb_order('[1,2]') AS within
FROM json_each(CASE WHEN json_type('[null,1,1.0,"a",[],[1],{},{"a":1},true]') <> 'array' THEN abs(-9223372036854775808) ELSE '[null,1,1.0,"a",[],[1],{},{"a":1},true]' END) AS a
CROSS JOIN json_each(CASE WHEN json_type('[null,1,"a",[],[0],{},{"a":1.00},false,-1]') <> 'array' THEN abs(-9223372036854775808) ELSE '[null,1,"a",[],[0],{},{"a":1.00},false,-1]' END) AS b
ORDER BY 1 NULLS LAST, 2 NULLS LAST;

-- case: parts of JSON values in order
SELECT things.id, things.doc -> '$."a"' AS a
FROM things
ORDER BY pg_jsonb_order(things.doc -> '$."a"') DESC, things.id;

-- case: groups by a JSON value
SELECT things.doc, count(*) AS n, min(things.id) AS first
FROM things
GROUP BY pg_jsonb_key(things.doc)
HAVING pg_same(things.doc) AND (count(*) > 1 OR min(things.id) = 3)
ORDER BY pg_jsonb_order(things.doc) DESC;

-- case: groups by a part of a JSON value
SELECT things.doc -> '$."a"' AS a, count(*) AS n
FROM things
GROUP BY pg_jsonb_key(things.doc -> '$."a"')
HAVING pg_same(things.doc -> '$."a"')
ORDER BY 2, pg_jsonb_order(things.doc -> '$."a"') NULLS LAST;

-- case: groups by a part by its name
SELECT things.data -> '$."name"' AS part, CASE json_type(things.doc, '$."a"') WHEN 'text' THEN things.doc ->> '$."a"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(things.doc -> '$."a"') WHEN 'array' THEN pg_jsonb_text(things.doc -> '$."a"') ELSE things.doc -> '$."a"' END AS b, count(*) AS n
FROM things
GROUP BY pg_jsonb_key(things.data -> '$."name"'), CASE json_type(things.doc, '$."a"') WHEN 'text' THEN things.doc ->> '$."a"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(things.doc -> '$."a"') WHEN 'array' THEN pg_jsonb_text(things.doc -> '$."a"') ELSE things.doc -> '$."a"' END
HAVING pg_same(things.data -> '$."name"')
ORDER BY pg_jsonb_order(things.data -> '$."name"') NULLS LAST, b NULLS LAST;

-- case: JSON values once each
SELECT things.doc
FROM things
GROUP BY pg_jsonb_key(things.doc)
HAVING pg_same(things.doc)
ORDER BY pg_jsonb_order(things.doc);

-- case: JSON values once each beside others
SELECT things.flag, things.data, things.doc -> '$."ok"' AS ok
FROM things
WHERE things.id < 20
GROUP BY 1, pg_jsonb_key(things.data), pg_jsonb_key(things.doc -> '$."ok"')
HAVING pg_same(things.data) AND pg_same(things.doc -> '$."ok"')
ORDER BY pg_jsonb_order(things.data) NULLS LAST, pg_jsonb_order(things.doc -> '$."ok"') DESC NULLS FIRST, things.flag NULLS LAST;

-- case: how many different JSON values
SELECT count(DISTINCT pg_jsonb_order(things.data)) AS a, count(DISTINCT pg_jsonb_order(things.doc -> '$."a"')) AS b, (SELECT count(DISTINCT pg_jsonb_order(('[1,1.0,1.00,"1",null]' -> e.key))) AS count FROM json_each(CASE WHEN json_type('[1,1.0,1.00,"1",null]') <> 'array' THEN abs(-9223372036854775808) ELSE '[1,1.0,1.00,"1",null]' END) AS e) AS c
FROM things;

-- case: lists of different JSON values
SELECT pg_list_agg('!al', coalesce((things.doc -> '$."a"'), 'null'), pg_jsonb_order(things.doc -> '$."a"')) AS a, pg_list_agg('!df', coalesce(things.data, 'null'), pg_jsonb_order(things.data)) AS b, pg_list_agg('alal', json_quote(things.id), pg_jsonb_order(things.doc), things.id) AS c
FROM things;

-- case: windows by JSON values
SELECT things.id, count(*) OVER (PARTITION BY pg_jsonb_order(things.doc -> '$."a"')) AS n, rank() OVER (ORDER BY pg_jsonb_order(things.doc)) AS r
FROM things
ORDER BY things.id;

-- case: arrays in order
SELECT v.a, row_number() OVER (ORDER BY pg_array_order(v.a) NULLS LAST) AS n
FROM (SELECT column1 AS i, column2 AS a FROM (VALUES (1, json_array(1, 2)), (2, json_array(1)), (3, NULL), (4, json_array(1, NULL)), (5, json_array(-1, 5)), (6, '[]'), (7, json_array(2147483647)), (8, json_array(-2147483647)), (9, json_array(NULL, 1)))) AS v
ORDER BY pg_array_order(v.a) DESC NULLS FIRST, v.i;

-- case: arrays of texts in order
SELECT things.id
FROM things
ORDER BY pg_array_order(json_array(things.note, things.code)), pg_array_order(pg_string_to_array(things.code, 'a', NULL)) DESC, things.id;

-- case: arrays of doubles, booleans and days in order
SELECT things.id
FROM things
ORDER BY pg_double_array_order(json_array(json(pg_array_double(things.ratio)), json(pg_array_double(things.score)), json(pg_array_double(0.0)))), pg_array_order(json_array(things.flag)) DESC, pg_array_order(json_array(things.day, NULL)), pg_array_order(json_array(things.at)), pg_array_order(json_array(things.uid)), pg_array_order(json_array(things.big)), pg_array_order(json_array(things.small)), things.id;

-- case: a tree in the order of its paths
WITH RECURSIVE r (id, path, depth) AS (
    SELECT things.id, json_array(things.id) AS path, 0 AS depth
    FROM things
    WHERE things.id < 3
    UNION ALL
    SELECT t.id, pg_array_append(r.path, t.id), CASE WHEN (r.depth + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE r.depth + 1 END
    FROM r
    JOIN things AS t ON t.id = CASE WHEN (CASE WHEN r.id * 2 NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE r.id * 2 END + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE CASE WHEN r.id * 2 NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE r.id * 2 END + 1 END
    WHERE NOT CASE WHEN r.path IS NOT NULL THEN t.id IN (SELECT value FROM json_each(r.path)) END AND r.depth < 4
)
SELECT r.id, r.path, r.depth
FROM r
ORDER BY pg_array_order(r.path) NULLS LAST;

-- case: arrays in groups and once each
SELECT pg_string_to_array(things.code, 'a', NULL) AS parts, count(*) AS n, count(DISTINCT pg_array_order(json_array(things.note))) AS d
FROM things
GROUP BY 1
ORDER BY pg_array_order(pg_string_to_array(things.code, 'a', NULL));

-- case: arrays once each
SELECT DISTINCT json_array(things.flag, things.done) AS a
FROM things
ORDER BY pg_array_order(json_array(things.flag, things.done));

-- case: arrays in sets
SELECT c1 AS a FROM (WITH "each row" (c1) AS (SELECT c1 AS a FROM (WITH "each row" (c1) AS (SELECT json_array(things.note) AS a FROM things WHERE things.id < 9 UNION SELECT json_array(things.code, ('tab	"\' || '')) AS array FROM things) SELECT * FROM "each row") EXCEPT SELECT pg_string_to_array('b', ',', NULL) AS string_to_array) SELECT * FROM "each row");

-- case: arrays compared
SELECT things.id, pg_array_order(json_array(things.amount, 1)) BETWEEN pg_array_order(json_array(0)) AND pg_array_order(json_array(8)) AS a, (pg_array_order(json_array(things.note)), things.id) < (pg_array_order(json_array(('b' || ''))), 5) AS b, json_array(things.note) IN (json_array(('a' || '')), json_array(NULL, ('b' || ''))) AS c
FROM things
ORDER BY things.id;

-- case: JSON on both sides of a union
SELECT c1 AS id, c2 AS doc FROM (WITH "each row" (c1, c2) AS (SELECT c1 AS id, c2 AS doc FROM (WITH "each row" (c1, c2) AS (SELECT things.id, things.doc FROM things UNION ALL SELECT things.id, things.doc FROM things WHERE things.id > 2) SELECT * FROM "each row") GROUP BY c1, pg_jsonb_key(c2) HAVING pg_same(c2)) SELECT * FROM "each row")
ORDER BY id;

-- case: rows of a union with JSON, NULLs and equal ones of one side
SELECT c1 AS data FROM (WITH "each row" (c1) AS (SELECT c1 AS data FROM (WITH "each row" (c1) AS (SELECT things.data FROM things UNION ALL SELECT things.data FROM things WHERE things.flag) SELECT * FROM "each row") GROUP BY pg_jsonb_key(c1) HAVING pg_same(c1)) SELECT * FROM "each row");

-- case: a union with JSON of a row and the others
WITH one (thing_id, n, label, qty, made) AS (
    SELECT parts.thing_id, parts.n, parts.label, parts.qty, parts.made
    FROM parts
    WHERE parts.thing_id = :id
)
SELECT c1 AS id, c2 AS doc, c3 AS at FROM (WITH "each row" (c1, c2, c3) AS (SELECT c1 AS id, c2 AS doc, c3 AS at FROM (WITH "each row" (c1, c2, c3) AS (SELECT t.id, t.doc, t.at FROM things AS t WHERE NOT t.id IN (SELECT one.thing_id FROM one) UNION ALL SELECT o.thing_id, json_quote(o.n) AS to_jsonb, o.made FROM one AS o) SELECT * FROM "each row") GROUP BY c1, pg_jsonb_key(c2), c3 HAVING pg_same(c2)) SELECT * FROM "each row");
