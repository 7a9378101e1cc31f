-- case: a row by its key
SELECT things.id, things.code, things.note, things.short, things.small, things.amount, things.big, things.ratio, things.score, things.flag, things.done, things.at, things.seen, things.day, things.data, things.doc, things.raw, things.uid
FROM things
WHERE things.id = :id;

-- case: all rows in order of a nullable column
SELECT things.id, things.note
FROM things
ORDER BY things.note NULLS LAST, things.id;

-- case: descending puts NULLs first
SELECT things.id, things.note
FROM things
ORDER BY things.note DESC NULLS FIRST, things.id;

-- case: NULLs where the statement says
SELECT things.id, things.note
FROM things
ORDER BY things.note, things.amount DESC, things.id;

-- case: order of every type
SELECT things.id
FROM things
ORDER BY things.flag NULLS LAST, things.small DESC NULLS FIRST, things.ratio NULLS LAST, things.uid DESC NULLS FIRST, things.raw NULLS LAST, things.day DESC NULLS FIRST, things.seen NULLS LAST, things.short NULLS LAST, things.id;

-- case: a name in ORDER BY means the result column first
SELECT things.id AS note, things.note AS other
FROM things
ORDER BY things.id DESC;

-- case: a name within an expression means the column
SELECT CASE WHEN (0 - things.amount) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE 0 - things.amount END AS amount, things.id
FROM things
WHERE things.amount > 0
ORDER BY things.amount + 0, things.id;

-- case: a number in ORDER BY
SELECT 5 AS five, things.id
FROM things
ORDER BY 1, 2 DESC;

-- case: a literal column sorts by nothing
SELECT 5 AS five, things.id
FROM things
ORDER BY five, things.id;

-- case: conditions that SQLite makes a number of sort by nothing
SELECT things.id, things.amount
FROM things
ORDER BY ('a' IS NOT NULL) + 0, (things.amount > 1 AND 0) + 0 NULLS LAST, (1 IS NULL) + 0, ((things.flag AND 1 IS NULL) IS NULL) + 0, things.amount DESC, things.id;

-- case: conditions that SQLite makes a number of group by nothing
SELECT max(things.amount) AS most, count(*) AS many
FROM things
GROUP BY ('a' IS NOT NULL) + 0, (0 AND things.flag) + 0, (15 IS NULL) + 0;

-- case: limit and offset as parameters
SELECT things.id
FROM things
ORDER BY things.id
LIMIT CASE WHEN :most >= 0 THEN :most WHEN :most IS NULL THEN -1 ELSE 'negative' END
OFFSET CASE WHEN :skip >= 0 THEN :skip WHEN :skip IS NULL THEN 0 ELSE 'negative' END;

-- case: a negative limit
SELECT things.id
FROM things
ORDER BY things.id
LIMIT CASE WHEN :most >= 0 THEN :most WHEN :most IS NULL THEN -1 ELSE 'negative' END;

-- case: a negative offset
SELECT things.id
FROM things
ORDER BY things.id
LIMIT -1
OFFSET CASE WHEN :skip >= 0 THEN :skip WHEN :skip IS NULL THEN 0 ELSE 'negative' END;

-- case: offset without limit
SELECT things.id
FROM things
ORDER BY things.id
LIMIT -1
OFFSET 20;

-- case: limit all
SELECT things.id
FROM things
ORDER BY things.id;

-- case: fetch first
SELECT things.id
FROM things
ORDER BY things.id
LIMIT 2;

-- case: limit by an expression
SELECT things.id
FROM things
ORDER BY things.id
LIMIT CASE WHEN CASE WHEN typeof(:most + 1) = 'real' THEN abs(-9223372036854775808) ELSE :most + 1 END >= 0 THEN CASE WHEN typeof(:most + 1) = 'real' THEN abs(-9223372036854775808) ELSE :most + 1 END WHEN CASE WHEN typeof(:most + 1) = 'real' THEN abs(-9223372036854775808) ELSE :most + 1 END IS NULL THEN -1 ELSE 'negative' END;

-- case: distinct
SELECT DISTINCT things.note, things.flag
FROM things
ORDER BY things.note NULLS LAST, things.flag NULLS LAST;

-- case: distinct with an expression
SELECT DISTINCT length(things.code) AS size
FROM things
ORDER BY size DESC;

-- case: without FROM
SELECT 1 AS one, 'text' AS word, :word AS given, :n AS n, NULL AS "nothing", 1 AS yes, 2147483648 AS big;

-- case: for update
-- writes
SELECT things.id, things.code
FROM things
WHERE things.id = :id;

-- case: for share
-- writes
SELECT things.id, things.code
FROM things
WHERE things.id = :id;

-- case: for update of one table
-- writes
SELECT t.id
FROM things AS t
JOIN parts AS p ON p.thing_id = t.id
WHERE t.id = :id;

-- case: columns called by SQLite's keywords
SELECT words.key, words."order", words."group", words."index", words.value, words.words
FROM words
WHERE words."order" IS NULL OR words."order" > 0
ORDER BY words."group" NULLS LAST, words."order" DESC NULLS FIRST, words."index" NULLS LAST;

-- case: an alias that is another table's name
SELECT things.label, things.n
FROM parts AS things
WHERE things.thing_id = 4
ORDER BY things.n;

-- case: mixed case in quotes
SELECT t."Total" AS "Grand Total", t.id AS "ID"
FROM (SELECT things.id, things.amount AS "Total" FROM things) AS t
ORDER BY t."Total" NULLS LAST, t.id;

-- case: a key that is a number in disguise
SELECT things.id, things.code
FROM things
ORDER BY NULL, NULL, things.id;

-- case: a group key that is a number in disguise
SELECT count(*) AS many
FROM things
GROUP BY NULL;
