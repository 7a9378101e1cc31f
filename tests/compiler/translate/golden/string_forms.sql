-- case: concat of every type
SELECT things.id, (things.code || coalesce(things.note, '') || coalesce(things.short, '')) AS a, (CAST(things.id AS TEXT) || coalesce(CAST(things.amount AS TEXT), '') || CAST(things.big AS TEXT) || coalesce(CAST(things.small AS TEXT), '')) AS b, (coalesce(CASE things.flag WHEN 1 THEN 't' WHEN 0 THEN 'f' END, '') || CASE things.done WHEN 1 THEN 't' WHEN 0 THEN 'f' END) AS c, (coalesce(pg_double_text(things.ratio), '') || pg_double_text(things.score)) AS d, ((rtrim(rtrim(replace(substr(things.at, 1, 23), 'T', ' '), '0'), '.') || '+00') || ' ' || coalesce((rtrim(rtrim(replace(substr(things.seen, 1, 23), 'T', ' '), '0'), '.') || '+00'), '')) AS e, (coalesce(things.day, '') || coalesce(pg_jsonb_text(things.data), '') || pg_jsonb_text(things.doc)) AS f, (coalesce(CASE WHEN things.raw IS NOT NULL THEN '\x' || lower(hex(things.raw)) END, '') || coalesce(things.uid, '')) AS g, (coalesce(NULL, '') || 'x') AS h, (coalesce(things.note, '') || '') AS i, (CAST('1.50' AS TEXT) || CAST(2 AS TEXT)) AS j, (pg_array_text(json_array(things.code, NULL), 'text') || pg_array_text(json_array(things.id), 'integer')) AS k
FROM things
ORDER BY things.id;

-- case: concat with a separator
SELECT things.id, substr(', ' || things.code || coalesce(', ' || things.note, '') || coalesce(', ' || things.short, ''), length(', ') + 1) AS a, substr(coalesce(:s || things.note, '') || coalesce(:s || CASE things.flag WHEN 1 THEN 't' WHEN 0 THEN 'f' END, '') || coalesce(:s || CAST(things.amount AS TEXT), ''), length(:s) + 1) AS b, substr(coalesce('-' || NULL, '') || coalesce('-' || NULL, ''), length('-') + 1) AS c, substr(coalesce(things.note || CAST(things.id AS TEXT), '') || coalesce(things.note || (rtrim(rtrim(replace(substr(things.at, 1, 23), 'T', ' '), '0'), '.') || '+00'), '') || coalesce(things.note || pg_double_text(things.ratio), ''), length(things.note) + 1) AS d, substr(coalesce(',' || things.short, ''), length(',') + 1) AS e
FROM things
ORDER BY things.id;

-- case: concat of decimals, enums and times
SELECT p.id, (coalesce(CAST(pg_numeric_text(p.price, 2) AS TEXT), '') || '/' || CAST(pg_numeric_text(p.fee, 4) AS TEXT) || '/' || coalesce(CAST(pg_numeric_text(p.huge, 2) AS TEXT), '') || '/' || coalesce(CAST(p.any_scale AS TEXT), '') || '/' || coalesce(pg_double_text(p.rate), '')) AS a, substr(coalesce(' ' || m.now, '') || coalesce(' ' || m.was, ''), length(' ') + 1) AS b, (coalesce(rtrim(rtrim(replace(o.local, 'T', ' '), '0'), '.'), '') || ' ' || coalesce(rtrim(rtrim(o.clock, '0'), '.'), '') || ' ' || coalesce(o.day, '')) AS c, pg_format('%s %s %L', CAST(pg_numeric_text(p.price, 2) AS TEXT), m.now, (rtrim(rtrim(replace(substr(o.at, 1, 23), 'T', ' '), '0'), '.') || '+00')) AS d
FROM prices AS p
LEFT JOIN moods AS m ON m.id = p.id
LEFT JOIN moments AS o ON o.id = p.id
ORDER BY p.id;

-- case: format
SELECT things.id, pg_format('%s (%s)', things.code, things.note) AS a, pg_format('%I=%L', things.code, things.note) AS b, pg_format('%3$s %1$s %s', CAST(things.id AS TEXT), CASE things.flag WHEN 1 THEN 't' WHEN 0 THEN 'f' END, (rtrim(rtrim(replace(substr(things.at, 1, 23), 'T', ' '), '0'), '.') || '+00')) AS c, pg_format('%*s|%-*s|', CAST(things.id AS TEXT), things.code, CAST(4 AS TEXT), CAST(things.id AS TEXT)) AS d, pg_format(:f, 'select', coalesce(things.note, 'n'), things.code) AS e, pg_format('none') AS f, pg_format('%L %s', pg_jsonb_text(things.data), CAST(things.amount AS TEXT)) AS g, pg_format('%10s|%-6s|', pg_double_text(things.ratio), CASE things.done WHEN 1 THEN 't' WHEN 0 THEN 'f' END) AS h, pg_format('%2$*1$s|', CAST(-6 AS TEXT), things.code) AS i, pg_format('%s', pg_array_text(json_array(1, 2), 'integer')) AS j
FROM things
WHERE things.id < 20
ORDER BY things.id;

-- case: format with too few arguments
SELECT pg_format(:f, things.code) AS format
FROM things;

-- case: format of a name that is NULL
SELECT pg_format('%I', things.note) AS format
FROM things
WHERE things.note IS NULL;

-- case: quotes
SELECT things.id, pg_quote_literal(things.code) AS a, pg_quote_literal(things.note) AS b, pg_quote_nullable(things.note) AS c, pg_quote_ident(things.code) AS d, pg_quote_ident(things.note) AS e, pg_quote_literal(CAST(things.amount AS TEXT)) AS f, pg_quote_nullable(CASE things.flag WHEN 1 THEN 'true' WHEN 0 THEN 'false' END) AS g, pg_quote_literal((rtrim(rtrim(replace(substr(things.at, 1, 23), 'T', ' '), '0'), '.') || '+00')) AS h, pg_quote_literal('\''x') AS i, pg_quote_ident('select') AS j, pg_quote_ident('name') AS k, pg_quote_ident('a1_') AS l, pg_quote_ident('1a') AS m, pg_quote_ident('a"b') AS n, pg_quote_ident('Aé') AS o, pg_quote_literal(CAST('1.50' AS TEXT)) AS p
FROM things
ORDER BY things.id;

-- case: strings with escapes
SELECT 'a
b	c\d''e''fAAé😀qé' AS a, 'it''s \n' AS b, 'x$$y' AS c, 'dat😀 \' AS d, 'one two' AS e, things.code || '
' AS f, '\%' AS g, things.code LIKE 'back\\%' ESCAPE '\' AS h, '' AS i, 'ab' AS j
FROM things
ORDER BY things.id;

-- case: texts of other types
SELECT things.id, things.code || CASE things.flag WHEN 1 THEN 'true' WHEN 0 THEN 'false' END AS a, CASE WHEN things.raw IS NOT NULL THEN '\x' || lower(hex(things.raw)) END AS b, pg_double_text(things.ratio) || things.note AS c, pg_jsonb_text(things.data) AS d, pg_array_text(json_array(things.code, things.note, NULL), 'text') AS e, pg_array_text(json_array(things.id, things.amount), 'integer') AS f, pg_array_text(json_array(things.flag, things.done), 'boolean') AS g, pg_array_text(json_array(things.at, things.seen), 'timestamp with time zone') AS h, pg_array_text(json_array(things.day), 'date') AS i, pg_array_text(json_array(json(pg_array_double(things.ratio)), json(pg_array_double(things.score))), 'double precision') AS j, pg_array_text(json_array(things.uid), 'uuid') AS k, CAST(x'78' || things.raw AS BLOB) AS l, CAST(things.raw || things.raw AS BLOB) AS r, things.code || CASE WHEN things.raw IS NOT NULL THEN '\x' || lower(hex(things.raw)) END AS s, CAST(things.raw || x'00' AS BLOB) AS t, things.code || json_quote(things.code) AS u, pg_array_text(json_array(things.big), 'bigint') AS m, pg_array_text('[]', 'text') AS n, pg_array_text(json_array(things.small), 'smallint') AS o, pg_array_text('["a","b c"]', 'text') AS p, json_quote(things.code) AS q, pg_array_text(json_array(things.at), 'timestamp with time zone') AS v, pg_array_text(json_array(things.day), 'date') AS w, pg_array_text(json_array(json(pg_array_double(things.ratio))), 'double precision') AS x, pg_array_text(json_array(things.flag), 'boolean') AS y, pg_array_text(json_array(things.uid), 'uuid') AS z, pg_array_text(json_array(things.code), 'text') AS a1, pg_array_text(json_array(things.id), 'integer') AS a2, pg_array_text(json_array(things.small), 'smallint') AS a3, pg_array_text('["a",null,""]', 'text') AS a4, pg_array_text(json_array(things.big), 'bigint') AS a5, CASE WHEN things.raw IS NOT NULL THEN '\x' || lower(hex(things.raw)) END AS a6, json_quote(things.code) AS a7, pg_bytea(('\x4' || CAST((length(things.code) % 10) AS TEXT))) AS a8
FROM things
ORDER BY things.id;

-- case: literals in other forms
SELECT 12 AS a, 7 AS b, -3 AS c, 1 AS d, 0 AS e, 1 AS f, 1 AS g, 0 AS h, '123e4567-e89b-12d3-a456-426614174000' AS i, x'6162635c01' AS j, x'0aff' AS k, 1 AS l, 5 AS m, things.id = 7 AS n
FROM things
ORDER BY things.id;

-- case: collation
SELECT things.code, things.code < things.note AS a, things.note BETWEEN 'a' AND 'b' AS b, things.note IN ('a', 'A') AS c, things.code LIKE 'a%' ESCAPE '\' AS d
FROM things
ORDER BY things.note DESC, things.code;

-- case: numbers of NULLs
SELECT things.id, ((things.note IS NOT NULL) + (things.amount IS NOT NULL) + (things.flag IS NOT NULL)) AS a, ((things.note IS NULL) + (things.data IS NULL)) + 1 AS b
FROM things
ORDER BY things.id;
