-- case: choice
-- parameters: {"n": 3}
SELECT id, CASE WHEN amount > 0 THEN 'more' WHEN amount < 0 THEN 'less' END AS a, CASE flag WHEN true THEN 1 WHEN false THEN 0 ELSE -1 END AS b,
       CASE WHEN flag THEN amount ELSE big END AS c, CASE WHEN flag THEN ratio ELSE 1 END AS d, CASE WHEN id = :n THEN at ELSE seen END AS e,
       CASE WHEN flag THEN short ELSE note END AS f, CASE WHEN flag AND done THEN NULL ELSE 'x' END AS g
  FROM things
 ORDER BY id;

-- case: coalesce and nullif
SELECT id, coalesce(note, short, 'none') AS a, coalesce(amount, 0) AS b, coalesce(ratio, 0) AS c, coalesce(amount, big) AS d, coalesce(ratio, amount, 7) AS e,
       nullif(note, 'a') AS f, nullif(amount, 7) AS g, nullif(short, '') AS h, coalesce(flag, false) AS i, coalesce(seen, at) AS j, nullif(amount, big) AS k,
       coalesce(NULL, note) AS l, coalesce(short, note) AS m, coalesce(day, '2000-01-01') AS n
  FROM things
 ORDER BY id;

-- case: greatest and least pass over NULLs
SELECT id, greatest(amount, 0) AS a, least(amount, small, 3) AS b, greatest(note, short) AS c, least(seen, at) AS d, greatest(ratio, score) AS e,
       greatest(amount, big) AS f, least(flag, done) AS g, greatest(id, 3) AS h, greatest(ratio, amount) AS i, least(day, '2024-01-01') AS j
  FROM things
 ORDER BY id;

-- case: arithmetic in range
SELECT id, id + 1 AS a, id - 100 AS b, id * 1000 AS c, id / 7 AS d, id % 7 AS e, - id AS f, (0 - id) / 7 AS g, (0 - id) % 7 AS h, small + 0 AS i,
       length(code) + 1 AS j, count(*) OVER () + 1 AS k, amount::bigint + 1 AS l, small::integer * 2 AS m, abs(small::integer) AS n, abs(score) AS o, mod(id, 5) AS p
  FROM things
 ORDER BY id;

-- case: integer above its range
-- parameters: {"n": 1}, {"n": -1}
-- error: DataError
SELECT amount + :n FROM things WHERE amount IN (2147483647, -2147483648) ORDER BY amount * :n DESC;

-- case: integer in its range beside NULL
-- parameters: {"n": 2147483640}
SELECT id, small::integer + :n::integer AS sum, amount - amount AS nothing FROM things WHERE (amount IS NULL OR amount BETWEEN -7 AND 7) AND small < 2 ORDER BY id;

-- case: bigint above its range
-- error: DataError
SELECT big + 1 FROM things;

-- case: bigint below its range
-- error: DataError
SELECT big - 1 FROM things;

-- case: bigint times
-- error: DataError
SELECT big * 2 FROM things;

-- case: minus the least bigint
-- error: DataError
SELECT - big FROM things;

-- case: smallint above its range
-- error: DataError
SELECT small * 2::smallint FROM things;

-- case: integer times integer
-- error: DataError
SELECT amount * amount FROM things;

-- case: abs of the least integer
-- error: DataError
SELECT abs(amount) FROM things;

-- case: the least integer by minus one
-- parameters: {"n": -1}
-- error: DataError
SELECT amount / :n FROM things;

-- case: division by zero
-- parameters: {"n": 0}
-- error: DataError
SELECT id / :n FROM things;

-- case: remainder by zero
-- parameters: {"n": 0}
-- error: DataError
SELECT big % :n FROM things;

-- case: division by nullif
-- parameters: {"n": 0}, {"n": 7}, {"n": -7}, {"n": null}
SELECT id, amount / nullif(:n, 0) AS a, big % nullif(:n, 0) AS b, id / nullif(id, 0) AS c, amount / 3 AS d, amount % -3 AS e FROM things ORDER BY id;

-- case: a product in steps that leaves the range on its way
-- error: DataError
SELECT amount + amount - amount FROM things WHERE amount = 2147483647;

-- case: sums of doubles
SELECT id, score + 0.1 AS a, score - 0.2 AS b, ratio + 1 AS c, score + score AS d, ratio - score AS e FROM things WHERE ratio IS NULL OR ratio < 9 ORDER BY id;

-- case: a sum of doubles above the range
-- error: DataError
SELECT ratio + ratio FROM things WHERE id = 5;

-- case: infinity stays
SELECT ratio + 1 AS more, ratio - 1.5 AS less FROM things WHERE id IN (8, 17) ORDER BY id;

-- case: texts together
SELECT id, note || '!' AS a, code || note AS b, code || short AS c, 'n' || id AS d, code || flag AS e, code || big || '.' AS f, uid || code AS g, day || '' AS h,
       concat(note, '-', id, short) AS i, code || at AS j
  FROM things
 ORDER BY id;

-- case: functions of text
SELECT id, length(code) AS a, char_length(note) AS b, replace(code, 'a', 'bb') AS c, replace(code, '', 'x') AS d, trim(code) AS e, ltrim(code) AS f, rtrim(code) AS g,
       btrim(code, 'ab ') AS h, strpos(code, 'a') AS i, position('' IN code) AS j, position(note IN code) AS k, starts_with(code, 'a') AS l, octet_length(code) AS m,
       trim(LEADING 'a' FROM code) AS n, trim(TRAILING FROM code) AS o, length(short) AS p, rtrim(note, '') AS q, starts_with(code, note) AS r
  FROM things
 ORDER BY id;

-- case: parts of text
-- parameters: {"s": 2, "n": 2}, {"s": -1, "n": 3}, {"s": 0, "n": 0}, {"s": 1, "n": 100}, {"s": 100, "n": 1}, {"s": -5, "n": 2}
SELECT id, substr(code, 2) AS a, substr(code, 1, 2) AS b, substring(code FROM 2 FOR 1) AS c, substr(code, :s::integer) AS d, substr(code, :s::integer, :n::integer) AS e,
       left(code, 2) AS f, left(code, -1) AS g, right(code, 2) AS h, right(code, -1) AS i, right(code, 0) AS j, left(code, 0) AS k, substr(code, 1, :n::integer) AS l
  FROM things
 ORDER BY id;

-- case: a negative length
-- parameters: {"n": -1}
-- error: DataError
SELECT substr(code, 1, :n::integer) FROM things;

-- case: casts
-- parameters: {"flag": true}, {"flag": null}
SELECT id, id::text AS a, big::text AS b, flag::text AS c, done::integer AS d, id::boolean AS e, uid::text AS f, day::text AS g, at::text AS h, small::bigint AS i,
       amount::double precision AS j, big::double precision AS k, code::varchar(2) AS l, short::text AS m, note::varchar AS n, (flag = :flag)::text AS o,
       (amount > 0)::integer + 1 AS p, at::date AS q, day::timestamptz AS r, '7'::integer AS s, ' x '::text AS t, '{"b": [1, 2.50], "a": null}'::jsonb AS u, 1.5::double precision AS v,
       id::smallint AS w, seen::text AS x, (id::bigint)::integer AS y, cast(id AS float) AS z
  FROM things
 ORDER BY id;

-- case: a cast out of range
-- error: DataError
SELECT big::integer FROM things;

-- case: a number from text
SELECT code::integer AS n, (' ' || code || ' ')::bigint AS m, ('-' || code)::integer AS minus FROM things WHERE code IN ('12', '0') ORDER BY code;

-- case: no number in a text
-- error: DataError
SELECT code::integer FROM things WHERE code LIKE '%a%';

-- case: an empty text is no number
-- error: DataError
SELECT code::bigint FROM things WHERE code = '';

-- case: scalar subqueries
SELECT t.id, (SELECT max(p.n) FROM parts AS p WHERE p.thing_id = t.id) AS a, (SELECT count(*) FROM parts AS p WHERE p.thing_id = t.id) AS b,
       (SELECT p.label FROM parts AS p WHERE p.thing_id = t.id ORDER BY p.n DESC LIMIT 1) AS c, (SELECT p.label FROM parts AS p WHERE p.thing_id = t.id AND p.n = 0) AS d,
       (SELECT coalesce(max(p.qty), 0) FROM parts AS p WHERE p.thing_id = t.id) AS e, (SELECT o.code FROM things AS o JOIN parts AS p ON p.thing_id = o.id WHERE o.id = t.id AND p.n = 1) AS f,
       (SELECT 1 + t.id) AS g, (SELECT count(*) FROM parts GROUP BY label HAVING label = 'a' AND count(*) > 100 LIMIT 1) AS h, (SELECT count(*) FROM parts OFFSET 1) AS i
  FROM things AS t
 ORDER BY t.id;

-- case: nothing replaced by NULL
SELECT id, replace(code, '', note) AS a, replace(code, code, short) AS b, replace(note, 'a', code) AS c FROM things ORDER BY id;

-- case: casts between the rest
-- parameters: {"uid": "123e4567-e89b-12d3-a456-426614174000", "raw": "abc", "word": "x"}, {"uid": null, "raw": null, "word": null}
SELECT id, :uid::uuid AS a, :raw::bytea AS b, 'F47AC10B-58CC-4372-A567-0E02B2C3D479'::uuid AS c, small::text AS d, small::varchar AS e, id::varchar AS f, big::varchar AS g,
       flag::varchar AS h, day::varchar AS i, uid::varchar AS j, at::varchar AS k, code || small AS l, (at AT TIME ZONE 'UTC')::date AS m, '9'::bigint AS n, '-5'::smallint AS o,
       :word::varchar AS p, trim(BOTH 'a' FROM code) AS q, '1.25'::double precision AS r, small || '' AS s, cast(at AS date) AS t, 'b'::varchar(3) AS u
  FROM things
 ORDER BY id;

-- case: the least whole numbers are an integer and a bigint
SELECT -2147483648 AS a, -9223372036854775808 AS b, -(2147483648) AS c, 1 - 2147483648 AS d, -9223372036854775809 AS e, -0 AS f;

-- case: the least whole numbers compared and reckoned with
SELECT id, big - -9223372036854775808 AS a, amount = -2147483648 AS b FROM things WHERE big = -9223372036854775808 OR big > -9223372036854775809 AND big < 0 ORDER BY id;

-- case: below the least integer
-- error: DataError
SELECT -2147483648 - 1 AS a;
