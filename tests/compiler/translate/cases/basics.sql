-- case: a row by its key
-- parameters: {"id": 3}, {"id": 4}
SELECT id, code, note, short, small, amount, big, ratio, score, flag, done, at, seen, day, data, doc, raw, uid
  FROM things
 WHERE id = :id;

-- case: all rows in order of a nullable column
SELECT id, note
  FROM things
 ORDER BY note, id;

-- case: descending puts NULLs first
SELECT id, note
  FROM things
 ORDER BY note DESC, id;

-- case: NULLs where the statement says
SELECT id, note
  FROM things
 ORDER BY note NULLS FIRST, amount DESC NULLS LAST, id;

-- case: order of every type
SELECT id
  FROM things
 ORDER BY flag, small DESC, ratio, uid DESC, raw, day DESC, seen, short, id;

-- case: a name in ORDER BY means the result column first
SELECT id AS note, note AS other
  FROM things
 ORDER BY note DESC;

-- case: a name within an expression means the column
SELECT 0 - amount AS amount, id
  FROM things
 WHERE amount > 0
 ORDER BY amount + 0, id;

-- case: a number in ORDER BY
SELECT 5 AS five, id
  FROM things
 ORDER BY 1, 2 DESC;

-- case: a literal column sorts by nothing
SELECT 5 AS five, id
  FROM things
 ORDER BY five, id;

-- case: conditions that SQLite makes a number of sort by nothing
SELECT id, amount
  FROM things
 ORDER BY 'a' IS NOT NULL, amount > 1 AND false, 1 IS NULL, (flag AND 1 IS NULL) IS NULL, amount DESC NULLS LAST, id;

-- case: conditions that SQLite makes a number of group by nothing
SELECT max(amount) AS most, count(*) AS many
  FROM things
 GROUP BY 'a' IS NOT NULL, false AND flag, 1.5 IS NULL;

-- case: limit and offset as parameters
-- parameters: {"most": 3, "skip": 2}, {"most": null, "skip": null}, {"most": 0, "skip": 0}, {"most": 100, "skip": 20}
SELECT id
  FROM things
 ORDER BY id
 LIMIT :most OFFSET :skip;

-- case: a negative limit
-- parameters: {"most": -1}
-- error: DataError
SELECT id FROM things ORDER BY id LIMIT :most;

-- case: a negative offset
-- parameters: {"skip": -1}
-- error: DataError
SELECT id FROM things ORDER BY id OFFSET :skip;

-- case: offset without limit
SELECT id
  FROM things
 ORDER BY id
OFFSET 20;

-- case: limit all
SELECT id FROM things ORDER BY id LIMIT ALL;

-- case: fetch first
SELECT id FROM things ORDER BY id FETCH FIRST 2 ROWS ONLY;

-- case: limit by an expression
-- parameters: {"most": 2}
SELECT id FROM things ORDER BY id LIMIT :most::bigint + 1;

-- case: distinct
SELECT DISTINCT note, flag
  FROM things
 ORDER BY note, flag;

-- case: distinct with an expression
SELECT DISTINCT length(code) AS size
  FROM things
 ORDER BY size DESC;

-- case: without FROM
-- parameters: {"word": "x", "n": 3}
SELECT 1 AS one, 'text' AS word, :word::text AS given, :n::bigint AS n, NULL AS nothing, true AS yes, 2147483648 AS big;

-- case: for update
-- parameters: {"id": 3}
SELECT id, code FROM things WHERE id = :id FOR UPDATE;

-- case: for share
-- parameters: {"id": 3}
SELECT id, code FROM things WHERE id = :id FOR SHARE;

-- case: for update of one table
-- parameters: {"id": 2}
SELECT t.id FROM things AS t JOIN parts AS p ON p.thing_id = t.id WHERE t.id = :id FOR UPDATE OF t;

-- case: columns called by SQLite's keywords
SELECT key, "order", "group", "index", value, words.words
  FROM words
 WHERE "order" IS NULL OR "order" > 0
 ORDER BY "group", "order" DESC, "index";

-- case: an alias that is another table's name
SELECT things.label, things.n
  FROM parts AS things
 WHERE things.thing_id = 4
 ORDER BY things.n;

-- case: mixed case in quotes
SELECT t."Total" AS "Grand Total", t.id AS "ID"
  FROM (SELECT id, amount AS "Total" FROM things) AS t
 ORDER BY t."Total", t.id;

-- case: a key that is a number in disguise
SELECT id, code FROM things ORDER BY coalesce(-7), 99::bigint, id;

-- case: a group key that is a number in disguise
SELECT count(*) AS many FROM things GROUP BY 99::bigint;
