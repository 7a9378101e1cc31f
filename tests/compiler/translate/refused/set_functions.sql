-- case: two functions that give rows
-- expect: several functions that give rows in the SELECT list
-- at: 1:8
SELECT unnest(ARRAY[id]) AS a, jsonb_object_keys(doc) AS b FROM things;

-- case: rows beside a window
-- expect: a function that gives rows in the SELECT list beside a window
-- at: 1:8
SELECT unnest(ARRAY[id]) AS a, row_number() OVER (ORDER BY id) AS b FROM things;

-- case: rows of an aggregate
-- expect: without being a key of GROUP BY
-- at: 1:14
SELECT flag, unnest(array_agg(id ORDER BY id)) AS a FROM things GROUP BY flag;

-- case: rows beside an aggregate
-- expect: without being a key of GROUP BY
-- at: 1:8
SELECT unnest(ARRAY[1, 2]) AS a, count(*) AS n FROM things;

-- case: rows beside DISTINCT ON
-- expect: beside a window or DISTINCT ON
-- at: 1:25
SELECT DISTINCT ON (id) unnest(ARRAY[id]) AS a FROM things ORDER BY id;

-- case: places along a second dimension
-- expect: generate_subscripts takes an array and the dimension 1
-- at: 1:15
SELECT i FROM generate_subscripts(ARRAY[1], 2) AS i;

-- case: rows counted with a literal of no type
-- expect: count(DISTINCT (…)) of a literal without a type fails on PostgreSQL
-- at: 1:24
SELECT count(DISTINCT ('a', code)) AS n FROM things;

-- case: lists of a row side by side
-- expect: several lists side by side, made of columns
-- at: 1:43
SELECT t.id, v.a FROM things AS t, unnest(string_to_array(t.code, 'a'), ARRAY[t.note]) AS v (a, b);
