-- case: union drops duplicates
SELECT things.note
FROM things
UNION
SELECT parts.label
FROM parts
ORDER BY note DESC NULLS FIRST;

-- case: union all keeps them
SELECT things.id, things.note
FROM things
WHERE things.id < 5
UNION ALL
SELECT parts.thing_id, parts.label
FROM parts
WHERE parts.n = 0
ORDER BY 1, 2 NULLS LAST;

-- case: except and intersect
SELECT things.code
FROM things
EXCEPT
SELECT parts.label
FROM parts
ORDER BY code;

-- case: intersect
SELECT things.note
FROM things
INTERSECT
SELECT parts.label
FROM parts
ORDER BY 1 NULLS LAST;

-- case: intersect binds first
SELECT 1 AS n
UNION
SELECT * FROM (SELECT 2 INTERSECT SELECT 3)
ORDER BY n;

-- case: from left to right
SELECT 1 AS n
UNION
SELECT 2
EXCEPT
SELECT 1
UNION ALL
SELECT 2
ORDER BY n;

-- case: parentheses with a limit inside
SELECT * FROM (SELECT things.id, things.code FROM things ORDER BY things.id LIMIT 2)
UNION ALL
SELECT * FROM (SELECT things.id, things.code FROM things ORDER BY things.id DESC LIMIT 2)
ORDER BY id;

-- case: parentheses on the right
SELECT 1 AS n
EXCEPT
SELECT * FROM (SELECT 1 UNION SELECT 2)
UNION ALL
SELECT 7;

-- case: whole numbers of different widths
SELECT things.small AS n
FROM things
UNION
SELECT things.big
FROM things
UNION
SELECT things.amount
FROM things
ORDER BY n NULLS LAST;

-- case: NULL on one side
SELECT things.id, NULL AS note
FROM things
WHERE things.id < 2
UNION ALL
SELECT things.id, things.note
FROM things
WHERE things.id < 3
ORDER BY id, note NULLS LAST;

-- case: text and varchar
SELECT things.short
FROM things
UNION ALL
SELECT things.note
FROM things
ORDER BY short NULLS LAST;

-- case: a kind column
SELECT 'thing' AS kind, count(*) AS many
FROM things
UNION ALL
SELECT 'part', count(*) AS count
FROM parts
ORDER BY kind;

-- case: set operations sorted by an array
SELECT c1 AS a FROM (WITH "each row" (c1) AS (SELECT c1 AS a FROM (WITH "each row" (c1) AS (SELECT json_array(1, 2) AS a UNION SELECT json_array(1) AS array) SELECT * FROM "each row") UNION ALL SELECT json_array(things.id, 2) AS array FROM things) SELECT * FROM "each row")
ORDER BY pg_array_order(c1);

-- case: set operations sorted by JSON
SELECT c1 AS a FROM (WITH "each row" (c1) AS (SELECT things.data AS a FROM things UNION ALL SELECT things.doc FROM things) SELECT * FROM "each row")
ORDER BY pg_jsonb_order(c1) DESC NULLS FIRST;

-- case: EXCEPT sorted by an array, with a limit
SELECT c1 AS id, c2 AS a FROM (WITH "each row" (c1, c2) AS (SELECT things.id, json_array(things.code) AS a FROM things EXCEPT SELECT things.id, json_array(things.note) AS array FROM things) SELECT * FROM "each row")
ORDER BY pg_array_order(c2) DESC, id
LIMIT 3;
