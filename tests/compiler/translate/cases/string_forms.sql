-- case: concat of every type
SELECT id, concat(code, note, short) AS a, concat(id, amount, big, small) AS b, concat(flag, done) AS c, concat(ratio, score) AS d, concat(at, ' ', seen) AS e, concat(day, data, doc) AS f,
       concat(raw, uid) AS g, concat(NULL, 'x') AS h, concat(note) AS i, concat(1.50, 2) AS j, concat(ARRAY[code, NULL], ARRAY[id]) AS k
  FROM things
 ORDER BY id;

-- case: concat with a separator
-- parameters: {"s": ", "}, {"s": ""}, {"s": null}
SELECT id, concat_ws(', ', code, note, short) AS a, concat_ws(:s, note, flag, amount) AS b, concat_ws('-', NULL, NULL) AS c, concat_ws(note, id, at, ratio) AS d, concat_ws(',', short) AS e
  FROM things
 ORDER BY id;

-- case: concat of decimals, enums and times
SELECT p.id, concat(p.price, '/', p.fee, '/', p.huge, '/', p.any_scale, '/', p.rate) AS a, concat_ws(' ', m.now, m.was) AS b, concat(o.local, ' ', o.clock, ' ', o.day) AS c, format('%s %s %L', p.price, m.now, o.at) AS d
  FROM prices AS p
  LEFT JOIN moods AS m ON m.id = p.id
  LEFT JOIN moments AS o ON o.id = p.id
 ORDER BY p.id;

-- case: format
-- parameters: {"f": "%s"}, {"f": "%%|%s|%I|%L|%1$s"}, {"f": "%2$I %s"}, {"f": "%5s|%-5s|"}, {"f": "%-3L|%12I|"}, {"f": ""}, {"f": null}, {"f": "%3$10s|%1$-4s|"}
SELECT id, format('%s (%s)', code, note) AS a, format('%I=%L', code, note) AS b, format('%3$s %1$s %s', id, flag, at) AS c, format('%*s|%-*s|', id, code, 4, id) AS d,
       format(:f, 'select', coalesce(note, 'n'), code) AS e, format('none') AS f, format('%L %s', data, amount) AS g, format('%10s|%-6s|', ratio, done) AS h, format('%2$*1$s|', -6, code) AS i, format('%s', ARRAY[1, 2]) AS j
  FROM things
 WHERE id < 20
 ORDER BY id;

-- case: format with too few arguments
-- parameters: {"f": "%s %s"}, {"f": "%"}, {"f": "%z"}, {"f": "%2$s"}, {"f": "%0$s"}, {"f": "%s %"}, {"f": "%1$"}, {"f": "%*s"}, {"f": "%5-s"}, {"f": "%*1s"}, {"f": "%1"}, {"f": "%é"}
-- error: DataError
SELECT format(:f, code) FROM things;

-- case: format of a name that is NULL
-- error: DataError
SELECT format('%I', note) FROM things WHERE note IS NULL;

-- case: quotes
SELECT id, quote_literal(code) AS a, quote_literal(note) AS b, quote_nullable(note) AS c, quote_ident(code) AS d, quote_ident(note) AS e, quote_literal(amount) AS f, quote_nullable(flag) AS g, quote_literal(at) AS h,
       quote_literal('\''x') AS i, quote_ident('select') AS j, quote_ident('name') AS k, quote_ident('a1_') AS l, quote_ident('1a') AS m, quote_ident('a"b') AS n, quote_ident('Aé') AS o, quote_literal(1.50) AS p
  FROM things
 ORDER BY id;

-- case: strings with escapes
SELECT E'a\nb\tc\\d\'e''f\x41\101\u00e9\U0001F600\q\xc3\xa9' AS a, $$it's \n$$ AS b, $t$x$$y$t$ AS c, U&'d\0061t\+01F600 \\' AS d, 'one '
       'two' AS e, code || E'\n' AS f, E'\\%' AS g, code LIKE E'back\\\\%' AS h, E'' AS i, ('a'
       'b')::text AS j
  FROM things
 ORDER BY id;

-- case: texts of other types
SELECT id, code || flag AS a, raw::text AS b, ratio::text || note AS c, data::text AS d, (ARRAY[code, note, NULL])::text AS e, (ARRAY[id, amount])::text AS f, (ARRAY[flag, done])::text AS g,
       (ARRAY[at, seen])::text AS h, (ARRAY[day])::text AS i, (ARRAY[ratio, score])::text AS j, (ARRAY[uid])::text AS k, 'x' || raw AS l, raw || raw AS r, code || raw AS s, raw || '\x00'::bytea AS t, code || to_json(code) AS u, (ARRAY[big])::varchar AS m, '{}'::text[]::text AS n,
       (ARRAY[small])::text AS o, ('{a,"b c"}'::varchar[])::text AS p, to_json(code)::text AS q, (ARRAY[at])::varchar AS v, (ARRAY[day])::varchar AS w, (ARRAY[ratio])::varchar AS x, (ARRAY[flag])::varchar AS y, (ARRAY[uid])::varchar AS z,
       (ARRAY[code])::varchar AS a1, (ARRAY[id])::varchar AS a2, (ARRAY[small])::varchar AS a3, ('{a,NULL,""}'::varchar[])::varchar AS a4, (ARRAY[big])::text AS a5, raw::varchar AS a6, to_json(code)::varchar AS a7,
       ('\x4'::text || length(code) % 10)::varchar::bytea AS a8
  FROM things
 ORDER BY id;

-- case: literals in other forms
SELECT ' 12 '::int AS a, '+7'::bigint AS b, '-3'::smallint AS c, 't'::boolean AS d, 'OFF'::boolean AS e, ' yes '::boolean AS f, '1'::boolean AS g, 'n'::boolean AS h,
       '{123E4567-e89b-12d3-a456426614174000}'::uuid AS i, 'abc\\\001'::bytea AS j, '\x 0aFF'::bytea AS k, bool 'on' AS l, int '5' AS m, id = '7' AS n
  FROM things
 ORDER BY id;

-- case: collation
SELECT code, code COLLATE "C" < note AS a, (note COLLATE "C") BETWEEN 'a' AND 'b' AS b, note COLLATE "C" IN ('a', 'A') AS c, code COLLATE "C" LIKE 'a%' AS d FROM things ORDER BY note COLLATE "C" DESC NULLS LAST, code COLLATE "C";

-- case: numbers of NULLs
SELECT id, num_nonnulls(note, amount, flag) AS a, num_nulls(note, data) + 1 AS b FROM things ORDER BY id;
