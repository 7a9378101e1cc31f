-- case: union drops duplicates
SELECT note FROM things
UNION
SELECT label FROM parts
 ORDER BY note DESC;

-- case: union all keeps them
SELECT id, note FROM things WHERE id < 5
UNION ALL
SELECT thing_id, label FROM parts WHERE n = 0
 ORDER BY 1, 2;

-- case: except and intersect
SELECT code FROM things EXCEPT SELECT label FROM parts ORDER BY code;

-- case: intersect
SELECT note FROM things INTERSECT SELECT label FROM parts ORDER BY 1;

-- case: intersect binds first
SELECT 1 AS n UNION SELECT 2 INTERSECT SELECT 3 ORDER BY n;

-- case: from left to right
SELECT 1 AS n UNION SELECT 2 EXCEPT SELECT 1 UNION ALL SELECT 2 ORDER BY n;

-- case: parentheses with a limit inside
(SELECT id, code FROM things ORDER BY id LIMIT 2)
UNION ALL
(SELECT id, code FROM things ORDER BY id DESC LIMIT 2)
 ORDER BY id;

-- case: parentheses on the right
SELECT 1 AS n EXCEPT (SELECT 1 UNION SELECT 2) UNION ALL SELECT 7;

-- case: whole numbers of different widths
SELECT small AS n FROM things UNION SELECT big FROM things UNION SELECT amount FROM things ORDER BY n;

-- case: NULL on one side
SELECT id, NULL AS note FROM things WHERE id < 2 UNION ALL SELECT id, note FROM things WHERE id < 3 ORDER BY id, note;

-- case: text and varchar
SELECT short FROM things UNION ALL SELECT note FROM things ORDER BY short;

-- case: a kind column
SELECT 'thing' AS kind, count(*) AS many FROM things UNION ALL SELECT 'part', count(*) FROM parts ORDER BY kind;

-- case: set operations sorted by an array
SELECT ARRAY[1, 2] AS a UNION SELECT ARRAY[1] UNION ALL SELECT ARRAY[id, 2] FROM things ORDER BY 1;

-- case: set operations sorted by JSON
SELECT data AS a FROM things UNION ALL SELECT doc FROM things ORDER BY a DESC;

-- case: EXCEPT sorted by an array, with a limit
SELECT id, ARRAY[code] AS a FROM things EXCEPT SELECT id, ARRAY[note] FROM things ORDER BY a DESC NULLS LAST, id LIMIT 3;
