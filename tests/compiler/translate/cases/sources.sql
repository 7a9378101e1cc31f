-- case: a table under other names
SELECT u.a, u.b, u.note FROM things AS u (a, b) WHERE u.a < 5 AND b <> '' ORDER BY u.b;

-- case: tables under names that change places
SELECT p.n, p.thing_id, t.code FROM parts AS p (n, thing_id) LEFT JOIN things AS t (code, id) ON t.code = p.n ORDER BY p.n, p.thing_id;

-- case: a star of a table under other names
SELECT w.* FROM words AS w (a, b) ORDER BY a;

-- case: a WITH under other names
WITH s AS (SELECT id, code FROM things) SELECT u.x, u.code FROM s AS u (x) FULL JOIN s AS v (id, y) ON v.id = u.x + 1 ORDER BY u.x NULLS FIRST, v.id;

-- case: a subquery called like the table inside it
SELECT things.x FROM (SELECT id FROM things) AS things (x) ORDER BY x;

-- case: columns without names of their own
SELECT count(*) AS many FROM (SELECT 1 FROM parts GROUP BY thing_id) AS s;

-- case: several columns without names
SELECT s.thing_id, s.count, s.max, s.coalesce, s.int4, s."case" FROM (SELECT thing_id, count(*), max(n), coalesce(min(qty), 0), 1::integer, CASE WHEN thing_id > 3 THEN 'x' ELSE 'y' END, 2 + 3, min(label), 'lit' FROM parts GROUP BY thing_id) AS s ORDER BY 1;

-- case: windows without names in a WITH
WITH r AS (SELECT id, row_number() OVER (ORDER BY code), lag(id) OVER (ORDER BY code), sum(id) FILTER (WHERE done) OVER (ORDER BY id) FROM things) SELECT r.id, r.row_number, r.lag, r.sum FROM r ORDER BY r.row_number;

-- case: a lateral column without a name
SELECT t.id, l.count, l.sum FROM things AS t CROSS JOIN LATERAL (SELECT count(*), sum(p.qty) FROM parts AS p WHERE p.thing_id = t.id) AS l ORDER BY t.id;

-- case: VALUES as a statement
VALUES (1, 'a', NULL), (3, 'b', true), (2, 'c', false) ORDER BY 1 DESC, column2;

-- case: VALUES with a limit
VALUES (1), (3), (2) ORDER BY column1 LIMIT 2 OFFSET 1;

-- case: rows with ties
SELECT s.* FROM (SELECT id, amount FROM things ORDER BY amount DESC NULLS LAST FETCH FIRST 4 ROWS WITH TIES) AS s ORDER BY amount, id;

-- case: groups with ties
WITH p AS (SELECT * FROM parts) SELECT s.many, s.max, s.thing_id FROM (SELECT thing_id, count(*) AS many, max(qty) FROM p GROUP BY thing_id ORDER BY many DESC FETCH FIRST 2 ROWS WITH TIES) AS s ORDER BY s.thing_id;

-- case: the first row with ties
SELECT done FROM things ORDER BY done DESC FETCH FIRST ROW WITH TIES;

-- case: rows with ties behind an offset
SELECT done, flag, id FROM things ORDER BY done, flag DESC NULLS LAST, id OFFSET 3 ROWS FETCH NEXT 5 ROWS WITH TIES;

-- case: decimals of different scale one behind the other
SELECT price AS a FROM prices UNION ALL SELECT fee FROM prices UNION ALL SELECT 1.5 UNION ALL SELECT NULL UNION ALL SELECT qty FROM prices;

-- case: numbers and doubles one behind the other
SELECT id AS n, price AS a FROM prices UNION ALL SELECT many, rate FROM prices UNION SELECT 7, 1.5 ORDER BY n, a;

-- case: dates and time stamps one behind the other
SELECT day AS a FROM moments UNION SELECT local FROM moments ORDER BY a;

-- case: decimals in LATERAL
SELECT p.id, l.total, l.long FROM prices AS p CROSS JOIN LATERAL (SELECT sum(q.price) AS total, sum(q.long) AS long, coalesce(sum(q.fee), 0) FROM prices AS q WHERE q.id <= p.id) AS l ORDER BY p.id;

-- case: the names of functions
SELECT s.sum, s.avg, s.min, s.bool_and, s.bool_or, s.array_agg, s.string_agg, s.greatest, s.least, s.nullif, s.exists, s.array, s.percentile_cont, s.percentile_disc, s.mode, s.upper, s."?column?"
  FROM (SELECT sum(amount), avg(amount), min(id), bool_and(done), bool_or(done), array_agg(id ORDER BY id), string_agg(code, ',' ORDER BY id), greatest(max(id), 3),
               least(max(id), 3), nullif(count(*), 1), EXISTS (SELECT 1), ARRAY[1, 2], percentile_cont(0.5) WITHIN GROUP (ORDER BY id),
               percentile_disc(0.5) WITHIN GROUP (ORDER BY id), mode() WITHIN GROUP (ORDER BY done), upper('x'), NOT true FROM things) AS s;

-- case: the names of windows
SELECT s.* FROM (SELECT rank() OVER w, dense_rank() OVER w, percent_rank() OVER w, cume_dist() OVER w, ntile(2) OVER w, lead(id) OVER w, first_value(id) OVER w,
                        last_value(id) OVER w, nth_value(id, 2) OVER w, lower('A') FROM things WINDOW w AS (ORDER BY id)) AS s ORDER BY s.rank, s.lead;

-- case: the names of casts
SELECT s.text, s.varchar, s.int2, s.int8, s.numeric, s.float8, s.bool, s.timestamptz, s.timestamp, s.date, s.time, s.jsonb, s.uuid, s.id
  FROM (SELECT '1'::text, '1'::varchar, 1::smallint, 1::bigint, 1::numeric(5, 2), 1::double precision, true::boolean, '2024-01-01 00:00:00+00'::timestamptz(3),
               '2024-01-01 00:00:00'::timestamp(3), '2024-01-01'::date, '12:00:00'::time(3), '{}'::jsonb, '00000000-0000-0000-0000-000000000001'::uuid, id::bigint,
               '1 day'::interval FROM things WHERE id = 1) AS s;

-- case: the names of functions that give rows
SELECT s.generate_series, t.unnest FROM (SELECT generate_series(1, 2)) AS s CROSS JOIN (SELECT unnest(ARRAY[3, 4])) AS t ORDER BY 1, 2;

-- case: a query in WITH does not see the one behind it
WITH a AS (SELECT id FROM things), things AS (SELECT 1 AS id) SELECT a.id FROM a ORDER BY a.id;

-- case: a query in WITH of its own table's name
WITH parts AS (SELECT id FROM things WHERE EXISTS (SELECT 1 FROM parts WHERE thing_id = things.id)) SELECT id FROM parts ORDER BY id;

-- case: a query in WITH whose name is a table's but for upper case
WITH "Things" AS (SELECT 1 AS id) SELECT id FROM things WHERE id < 2 ORDER BY id;

-- case: changes beside a query in WITH of the table's name
WITH counters AS (SELECT name, total FROM counters WHERE name = 'low') INSERT INTO counters (name, total) SELECT name || '2', total FROM counters;

-- case: rows changed in a WITH of the table's name
WITH parts AS (DELETE FROM parts WHERE n = 0 RETURNING thing_id) SELECT thing_id, (SELECT count(*) FROM things) AS n FROM parts ORDER BY thing_id;
