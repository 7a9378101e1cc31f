-- case: texts joined
SELECT parts.thing_id, pg_string_agg('alal', parts.label, ', ', parts.label, parts.n) AS a, pg_string_agg('dfal', parts.label, '', parts.qty, parts.n) AS b, pg_string_agg('!al', parts.label, '-', parts.label) AS c, pg_string_agg('!df', parts.label, '-', parts.label) AS d, pg_string_agg('afal', parts.label, CAST(parts.n AS TEXT), parts.made, parts.n) AS e, pg_string_agg('dldf', nullif(parts.label, 'a'), '/', parts.qty, parts.n) AS f, pg_string_agg('al', parts.label, ',', parts.n) FILTER (WHERE parts.qty > 1) AS g, coalesce(pg_string_agg('al', parts.label, NULL, parts.n), '') AS h, pg_string_agg('al', CAST(parts.qty AS TEXT), ' ', parts.n) AS i
FROM parts
GROUP BY parts.thing_id
ORDER BY parts.thing_id;

-- case: texts joined over no rows
SELECT pg_string_agg('al', parts.label, ',', parts.n) AS a, pg_list_agg('al', json_quote(parts.n), parts.n) AS b, pg_list_agg('al', json_quote(parts.n), parts.n) AS c, pg_jsonb_object_agg('', parts.label, json_quote(parts.n)) AS d, coalesce(pg_list_agg('al', json_quote(parts.n), parts.n), '[]') AS e
FROM parts
WHERE parts.n < 0;

-- case: arrays
SELECT things.flag, pg_list_agg('df', json_quote(things.id), things.id) AS a, pg_list_agg('alal', json_quote(things.note), things.note, things.id) AS b, pg_list_agg('alal', json_quote(json(pg_array_double(things.ratio))), things.ratio, things.id) AS c, pg_list_agg('!al', json_quote(things.amount), things.amount) AS d, pg_list_agg('!df', json_quote(things.note), things.note) AS e, pg_list_agg('dfal', json_quote(things.seen), things.seen, things.id) AS f, pg_list_agg('al', json_quote(things.done), things.id) AS g, pg_list_agg('afal', json_quote(things.uid), things.uid, things.id) AS h, pg_list_agg('alal', json_quote(things.day), things.day, things.id) AS i, pg_list_agg('alal', json_quote(things.big), things.score, things.id) AS j, pg_list_agg('al', json_quote(things.id), things.id) FILTER (WHERE things.amount > 0) AS k, pg_array_get(pg_list_agg('al', json_quote(things.code), things.id), 1) AS l, json_array_length(pg_list_agg('al', json_quote(things.id), things.id)) AS m, pg_list_agg('al', json_quote((CASE json_type(things.doc, '$."a"') WHEN 'text' THEN things.doc ->> '$."a"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(things.doc -> '$."a"') WHEN 'array' THEN pg_jsonb_text(things.doc -> '$."a"') ELSE things.doc -> '$."a"' END || '')), things.id) AS n
FROM things
GROUP BY things.flag
ORDER BY things.flag NULLS LAST;

-- case: JSON lists
SELECT things.flag, pg_list_agg('al', json_quote(things.id), things.id) AS a, pg_list_agg('dfal', json_quote(things.note), things.note, things.id) AS b, pg_list_agg('al', json_quote(json(pg_jsonb_number(things.ratio))), things.id) AS c, pg_list_agg('al', things.doc, things.id) AS d, pg_list_agg('al', coalesce(things.data, 'null'), things.id) AS e, pg_list_agg('!al', json_quote(things.amount), things.amount) AS f, pg_json_agg('alal', json_quote((rtrim(rtrim(substr(things.at, 1, 23), '0'), '.') || '+00:00')), things.at, things.id) AS g, pg_json_agg('al', json_quote(json(pg_json_number(things.ratio))), things.id) AS h, pg_list_agg('al', json_object('id', things.id, 'note', things.note), things.id) AS i, coalesce(pg_list_agg('al', json_quote(things.note), things.id) FILTER (WHERE things.note IS NOT NULL AND things.amount > 7), '[]') AS j, coalesce(pg_json_agg('al', json_quote(json(CASE things.flag WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)), things.id) FILTER (WHERE things.amount > 7), '[]') AS k, pg_list_agg('al', coalesce((things.doc -> '$."a"'), 'null'), things.id) AS l
FROM things
GROUP BY things.flag
ORDER BY things.flag NULLS LAST;

-- case: JSON lists of rows
SELECT t.id, coalesce(pg_list_agg('al', coalesce(CASE WHEN p.thing_id IS NOT NULL THEN json_object('n', p.n, 'qty', p.qty, 'made', (rtrim(rtrim(substr(p.made, 1, 23), '0'), '.') || '+00:00'), 'label', p.label, 'thing_id', p.thing_id) END, 'null'), p.n) FILTER (WHERE p.n IS NOT NULL), '[]') AS a, pg_json_lines_agg('df', coalesce(CASE WHEN p.thing_id IS NOT NULL THEN '{"thing_id":' || json_quote(p.thing_id) || ',"n":' || json_quote(p.n) || ',"label":' || json_quote(p.label) || ',"qty":' || json_quote(p.qty) || ',"made":' || json_quote((rtrim(rtrim(substr(p.made, 1, 23), '0'), '.') || '+00:00')) || '}' END, 'null'), p.n) AS b, pg_list_agg('al', coalesce(pg_jsonb_minus(CASE WHEN p.thing_id IS NOT NULL THEN json_object('n', p.n, 'qty', p.qty, 'made', (rtrim(rtrim(substr(p.made, 1, 23), '0'), '.') || '+00:00'), 'label', p.label, 'thing_id', p.thing_id) END, 'made'), 'null'), p.n) AS c, pg_json_agg('alal', ('{"n" : ' || json_quote(p.n) || ', "label" : ' || json_quote(p.label) || '}'), p.label, p.n) AS d
FROM things AS t
LEFT JOIN parts AS p ON p.thing_id = t.id
GROUP BY t.id
ORDER BY t.id;

-- case: JSON objects
SELECT things.flag, pg_jsonb_object_agg('', things.code, json_quote(things.id)) AS a, pg_jsonb_object_agg('al', CASE things.done WHEN 1 THEN 'true' WHEN 0 THEN 'false' END, json_quote(things.id), things.id) AS b, pg_jsonb_object_agg('', CAST(things.id AS TEXT), json_quote(things.note)) AS c, pg_json_object_agg('df', things.code, json_quote(json(pg_json_number(things.ratio))), things.id) AS d, pg_jsonb_object_agg('', things.code, things.doc) FILTER (WHERE things.id > 5) AS e
FROM things
GROUP BY things.flag
ORDER BY things.flag NULLS LAST;

-- case: a key of an object that is NULL
SELECT pg_jsonb_object_agg('', things.note, json_quote(things.id)) AS a
FROM things;

-- case: rows in the order of a subquery
SELECT pg_json_lines_agg('', ('{"id":' || json_quote(t.id) || ',"code":' || json_quote(t.code) || ',"at":' || json_quote((rtrim(rtrim(substr(t.at, 1, 23), '0'), '.') || '+00:00')) || '}')) AS a, pg_list_agg('', json_quote(t.code)) AS b, pg_list_agg('', json_quote(t.id)) AS c, pg_string_agg('', t.code, ',') AS d
FROM (SELECT things.id, things.code, things.at FROM things ORDER BY things.at DESC, things.id) AS t;

-- case: rows in the order of a subquery with a limit
SELECT pg_string_agg('', t.code, ',') AS a, pg_list_agg('', json_quote(t.id)) FILTER (WHERE t.id > 3) AS b
FROM (SELECT things.id, things.code FROM things ORDER BY things.code DESC LIMIT 5) AS t;

-- case: rows of a list
SELECT pg_list_agg('', json_quote((u.value || '!' || ''))) AS a, pg_string_agg('', u.value, '+') AS b, pg_list_agg('', json_quote(u.value)) AS c
FROM json_each(:t) AS u;

-- case: as values of a query for each row
SELECT t.id, (SELECT pg_list_agg('al', json_object('label', p.label, 'thing', t.code), p.n) AS jsonb_agg FROM parts AS p WHERE p.thing_id = t.id) AS a, json_object('id', t.id, 'parts', json(pg_jsonb((SELECT coalesce(pg_json_agg('al', json_quote(p.n), p.n), '[]') AS coalesce FROM parts AS p WHERE p.thing_id = t.id)))) AS b, (SELECT pg_string_agg('df', p.label, t.code, p.n) AS string_agg FROM parts AS p WHERE p.thing_id = t.id) AS c
FROM things AS t
ORDER BY t.id;

-- case: lists over windows
SELECT things.id, pg_string_agg('', things.code, ',') OVER (PARTITION BY things.done ORDER BY things.id) AS a, pg_list_agg('', json_quote(things.amount)) OVER (ORDER BY things.id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS b, pg_list_agg('', coalesce((things.doc -> '$."a"'), 'null')) FILTER (WHERE things.id > 3) OVER (PARTITION BY things.flag ORDER BY things.id DESC) AS c, pg_json_agg('', json_quote(things.note)) OVER (PARTITION BY things.flag ORDER BY things.id DESC ROWS BETWEEN 2 FOLLOWING AND 3 FOLLOWING) AS d, pg_jsonb_object_agg('', things.code, json_quote(things.id)) OVER (ORDER BY things.id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS e, pg_list_agg('', json_quote(things.id)) OVER (ORDER BY things.id RANGE BETWEEN 2 PRECEDING AND CURRENT ROW) AS f
FROM things
WHERE things.id < 12
ORDER BY things.id;

-- case: an object of json in no order
SELECT pg_json_object_agg('', things.code, json_quote(things.amount)) AS a, pg_json_object_agg('', CASE things.done WHEN 1 THEN 'true' WHEN 0 THEN 'false' END, json_quote(1)) AS b
FROM things;
