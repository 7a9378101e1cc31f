-- case: two parts change a table
-- expect: two parts of the statement change words
-- at: 1:6
WITH a AS (UPDATE words SET value = 'x' RETURNING key) DELETE FROM words WHERE key IN (SELECT key FROM a);

-- case: a table whose rows follow a foreign key
-- expect: a part of the statement reads parts, which another part changes
-- at: 1:6
WITH gone AS (DELETE FROM things RETURNING id) SELECT p.n FROM parts AS p JOIN gone AS g ON g.id = p.thing_id;
