-- case: sorted by a name that nobody wrote
SELECT id::text FROM things ORDER BY id;

-- case: sorted by the name of a function, and of a choice
SELECT length(code), abs(amount), coalesce(note, 'x') FROM things WHERE amount > -2147483648 OR amount IS NULL ORDER BY length, abs DESC NULLS LAST, coalesce;

-- case: grouped by a name that nobody wrote
SELECT CASE WHEN id > 3 THEN 'a' ELSE note END, count(*) FROM things GROUP BY note, id > 3 ORDER BY note NULLS FIRST, count;

-- case: names of columns that are made
SELECT at::date, '1'::int, (SELECT max(n) FROM parts), EXISTS (SELECT 1 FROM parts), ARRAY[1, 2], nullif(id, 0), greatest(id, 1), CASE WHEN done THEN 1 END, extract(year FROM at)::int,
       doc -> 'a', - id, id + 1, at AT TIME ZONE 'UTC', trim(code), ltrim(code), substring(code from 1 for 2), position('a' in code), count(*) OVER (), sum(id) FILTER (WHERE done) OVER (), interval '1 day' > interval '1 hour',
       'x', NULL, true, (code), (code)::varchar(3), $$x$$::text, date '2024-01-01', NOT done, code || 'x', id IS NULL, lower(code), (ARRAY['a', 'b'])[1]
  FROM things
 ORDER BY things.id
 LIMIT 3;

-- case: a derived table's column by the name of its function
SELECT d.count, d.max FROM (SELECT count(*), max(label) FROM parts GROUP BY thing_id) AS d ORDER BY d.count, d.max;

-- case: a derived table without a name for its column
SELECT count(*) FROM (SELECT 1 FROM parts GROUP BY thing_id) AS d;

-- case: a WITH by the names of its functions
WITH d AS (SELECT thing_id, count(*), min(qty)::text FROM parts GROUP BY thing_id) SELECT d.* FROM d ORDER BY count, min NULLS FIRST, thing_id;

-- case: names of functions whose place is forgotten
SELECT initcap(code), ceil(score), ceiling(score), floor(score), concat(code, 'x'), starts_with(code, 'a'), jsonb_path_exists(doc, '$.a') FROM things WHERE score < 1e15 ORDER BY things.id LIMIT 3;
