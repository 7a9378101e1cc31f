-- case: arrays of doubles as JSON
SELECT CASE WHEN pg_list_agg('al', json_quote(json(pg_array_double(things.score))), things.id) IS NOT NULL THEN json_quote(json(pg_array_json(pg_list_agg('al', json_quote(json(pg_array_double(things.score))), things.id), 'double precision', 1))) END AS a, CASE WHEN pg_list_agg('al', json_quote(json(pg_array_double(things.ratio))), things.id) IS NOT NULL THEN json_quote(json(pg_array_json(pg_list_agg('al', json_quote(json(pg_array_double(things.ratio))), things.id), 'double precision', 0))) END AS b, pg_jsonb_text(CASE WHEN pg_list_agg('al', json_quote(json(pg_array_double(things.ratio))), things.id) IS NOT NULL THEN json_quote(json(pg_array_json(pg_list_agg('al', json_quote(json(pg_array_double(things.ratio))), things.id), 'double precision', 1))) END) AS c
FROM things;

-- case: arrays of instants as JSON
SELECT CASE WHEN pg_list_agg('al', json_quote(things.at), things.id) IS NOT NULL THEN json_quote(json(pg_array_json(pg_list_agg('al', json_quote(things.at), things.id), 'timestamp with time zone', 1))) END AS a, CASE WHEN pg_list_agg('al', json_quote(things.seen), things.id) IS NOT NULL THEN json_quote(json(pg_array_json(pg_list_agg('al', json_quote(things.seen), things.id), 'timestamp with time zone', 0))) END AS b
FROM things;

-- case: arrays of times as JSON
SELECT json_quote(json(pg_array_json(json_array(moments.local, moments.until), 'timestamp without time zone', 1))) AS a, json_quote(json(pg_array_json(json_array(moments.clock), 'time without time zone', 0))) AS b, json_quote(json(pg_array_json(json_array(moments.day, NULL), 'date', 0))) AS c, json_quote(json(pg_array_json(json_array(moments.at), 'timestamp with time zone', 0))) AS d
FROM moments
ORDER BY moments.id;

-- case: arrays of decimals as JSON
SELECT json_quote(json(pg_array_json(json_array(pg_numeric_text(prices.price, 2), pg_numeric_text(prices.fee, 4)), 'numeric', 1))) AS a, json_quote(json(pg_array_json(json_array(prices.any_scale, prices.long), 'numeric', 0))) AS b, ('{"p" : ' || json_quote(json(pg_array_json(json_array(pg_numeric_text(prices.price, 2)), 'numeric', 0))) || '}') AS c
FROM prices
ORDER BY prices.id;

-- case: arrays of labels as JSON
SELECT json_quote(json(pg_array_json(json_array(moods.now, moods.was), 'enum mood', 1))) AS a, json_quote(json(pg_array_json(json_array(moods.now, moods.was), 'enum mood', 0))) AS c
FROM moods
ORDER BY moods.id;

-- case: several percentiles at once
SELECT CASE WHEN pg_percentile_cont(things.score, 0.25, 0) IS NOT NULL THEN json_array(json(pg_array_double(pg_percentile_cont(things.score, 0.25, 0))), json(pg_array_double(pg_percentile_cont(things.score, 0.5, 0))), json(pg_array_double(pg_percentile_cont(things.score, 1.0, 0)))) END AS p, CASE WHEN pg_percentile_disc(things.code, 0.1, 0) IS NOT NULL THEN json_array((pg_percentile_disc(things.code, 0.1, 0) || ''), (pg_percentile_disc(things.code, 0.9, 0) || '')) END AS q, CASE WHEN pg_percentile_cont(CAST(things.id AS REAL), 0.5, 0) FILTER (WHERE things.id > 1000) IS NOT NULL THEN json_array(json(pg_array_double(pg_percentile_cont(CAST(things.id AS REAL), 0.5, 0) FILTER (WHERE things.id > 1000)))) END AS r
FROM things;

-- case: several percentiles of an enum
SELECT CASE WHEN pg_percentile_disc(CASE moods.now WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END, 0.0, 0) IS NOT NULL THEN json_array(CASE pg_percentile_disc(CASE moods.now WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END, 0.0, 0) WHEN 1 THEN 'sad' WHEN 2 THEN 'it''s ok' WHEN 3 THEN 'Happy' END, CASE pg_percentile_disc(CASE moods.now WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END, 0.5, 0) WHEN 1 THEN 'sad' WHEN 2 THEN 'it''s ok' WHEN 3 THEN 'Happy' END) END AS p
FROM moods;

-- case: several percentiles of decimals
SELECT CASE WHEN pg_percentile_disc(prices.price, 0.0, 0) IS NOT NULL THEN json_array(pg_numeric_text(pg_percentile_disc(prices.price, 0.0, 0), 2), pg_numeric_text(pg_percentile_disc(prices.price, 0.5, 0), 2)) END AS p, CASE WHEN pg_percentile_cont(prices.price / 100.0, 0.5, 0) IS NOT NULL THEN json_array(json(pg_array_double(pg_percentile_cont(prices.price / 100.0, 0.5, 0))), json(pg_array_double(pg_percentile_cont(prices.price / 100.0, 0.75, 0)))) END AS q
FROM prices;

-- case: arrays of decimals
SELECT pg_list_agg('al', json_quote(pg_numeric_text(prices.price, 2)), prices.id) AS a, pg_list_agg('al', json_quote(prices.any_scale), prices.id) AS b, pg_list_agg('al', json_quote(prices.long), prices.id) AS c
FROM prices;

-- case: arrays of decimals and whole numbers
SELECT json_array('1', '2.5', '3') AS a, json_array('1', NULL, '2.50') AS b, json_array(pg_numeric_text(prices.price, 2), prices.qty, '1') AS c, json_array(json(pg_array_double(prices.price / 100.0)), json(pg_array_double(prices.rate))) AS d
FROM prices
ORDER BY prices.id;

-- case: the place of a decimal
SELECT pg_array_position(pg_numeric_array_plain(json_array(pg_numeric_text(prices.price, 2), pg_numeric_text(prices.fee, 4), '1.5')), pg_numeric_plain('1.50')) AS a, pg_array_position(pg_numeric_array_plain(json_array(prices.any_scale)), pg_numeric_plain(pg_numeric_text(prices.price, 2))) AS b
FROM prices
ORDER BY prices.id;

-- case: arrays of decimals compared
SELECT pg_array_contains(pg_numeric_array_plain(json_array(pg_numeric_text(prices.price, 2), pg_numeric_text(prices.fee, 4))), pg_numeric_array_plain(json_array('1.50'))) AS a, pg_array_overlaps(pg_numeric_array_plain(json_array(pg_numeric_text(prices.price, 2))), pg_numeric_array_plain(json_array(pg_numeric_text(prices.fee, 4), prices.any_scale))) AS b, pg_numeric_array_order(json_array(pg_numeric_text(prices.price, 2))) = pg_numeric_array_order(json_array(pg_numeric_text(prices.fee, 4))) AS c, pg_numeric_array_order(json_array(pg_numeric_text(prices.price, 2))) < pg_numeric_array_order(json_array(prices.any_scale)) AS d
FROM prices
ORDER BY prices.id;

-- case: arrays of decimals in order
SELECT prices.id
FROM prices
ORDER BY pg_numeric_array_order(json_array(pg_numeric_text(prices.price, 2), prices.any_scale)), prices.id;

-- case: arrays of decimals joined
SELECT pg_array_append(json_array(pg_numeric_text(prices.price, 2)), pg_numeric_text(prices.fee, 4)) AS a, pg_array_cat(json_array(pg_numeric_text(prices.price, 2)), json_array(prices.any_scale)) AS b, pg_array_prepend(prices.qty, json_array(pg_numeric_text(prices.price, 2))) AS c, pg_array_append(json_array(pg_numeric_text(prices.price, 2)), '2') AS d, pg_array_prepend('1.5', json_array(pg_numeric_text(prices.price, 2))) AS e, pg_array_cat(json_array(pg_numeric_text(prices.price, 2)), json_array(pg_numeric_text(prices.fee, 4))) AS f
FROM prices
ORDER BY prices.id;

-- case: arrays of decimals taken apart
SELECT pg_array_to_string(json_array(pg_numeric_text(prices.price, 2), prices.any_scale), ',', 'x', 'numeric') AS a, pg_array_text(json_array(pg_numeric_text(prices.price, 2), prices.any_scale), 'numeric') AS b, json_array_length(json_array(pg_numeric_text(prices.price, 2))) AS c, pg_array_get(json_array(pg_numeric_text(prices.price, 2), pg_numeric_text(prices.fee, 4)), 2) AS d, pg_numeric_add(pg_array_get(json_array(pg_numeric_text(prices.price, 2), pg_numeric_text(prices.fee, 4)), 2), '1') AS e, pg_array_slice(json_array(pg_numeric_text(prices.price, 2), pg_numeric_text(prices.fee, 4)), 1, 1) AS f
FROM prices
ORDER BY prices.id;

-- case: decimals out of arrays
SELECT p.id, u.value AS u, pg_numeric_add(u.value, '1') AS v
FROM prices AS p
CROSS JOIN json_each(json_array(pg_numeric_text(p.price, 2), pg_numeric_text(p.fee, 4), p.any_scale)) AS u;

-- case: decimals out of arrays, numbered
SELECT p.id, u.value AS u, pg_numeric_add(u.value, '1') AS v
FROM prices AS p
CROSS JOIN json_each(json_array(pg_numeric_text(p.price, 2), pg_numeric_text(p.fee, 4), p.any_scale)) AS u
ORDER BY p.id, (u.key + 1);

-- case: a list of decimals as rows
SELECT u.value AS u
FROM json_each(:p) AS u
ORDER BY pg_numeric_key(u.value, 0);

-- case: a list of decimals
SELECT :p AS a, pg_array_get(:p, 1) AS b, json_array_length(:p) AS c;

-- case: decimals in a list
SELECT prices.id
FROM prices
WHERE NOT CASE WHEN :p IS NOT NULL THEN pg_numeric_key(prices.price, 2) NOT IN (SELECT pg_numeric_key(value, 0) FROM json_each(:p)) END OR pg_numeric_key(prices.any_scale, 0) IN (SELECT pg_numeric_key(value, 0) FROM json_each(:p)) OR pg_numeric_key(prices.qty, 0) IN (SELECT pg_numeric_key(value, 0) FROM json_each(:p))
ORDER BY prices.id;

-- case: decimals beside a list
SELECT prices.id
FROM prices
WHERE CASE WHEN :p IS NOT NULL THEN (SELECT CASE WHEN max(answer) = 1 THEN 1 WHEN count(*) = count(answer) THEN 0 END FROM (WITH any_row (item) AS (SELECT any_item.value FROM json_each(:p) AS any_item) SELECT pg_numeric_key(prices.price, 2) > pg_numeric_key(any_row.item, 0) AS answer FROM any_row)) END AND CASE WHEN :p IS NOT NULL THEN (SELECT CASE WHEN min(answer) = 0 THEN 0 WHEN count(*) = count(answer) THEN 1 END FROM (WITH any_row (item) AS (SELECT any_item.value FROM json_each(:p) AS any_item) SELECT pg_numeric_key(prices.any_scale, 0) <= pg_numeric_key(any_row.item, 0) AS answer FROM any_row)) END
ORDER BY prices.id;

-- case: decimals in a list of more digits
SELECT prices.id
FROM prices
WHERE pg_numeric_key(prices.price, 2) IN (SELECT pg_numeric_key(value, 0) FROM json_each(:p))
ORDER BY prices.id;

-- case: decimals in a list of whole numbers
SELECT prices.id
FROM prices
WHERE prices.price IN (SELECT value * 100 FROM json_each(:p))
ORDER BY prices.id;

-- case: labels in a list
SELECT moods.id
FROM moods
WHERE moods.now IN (SELECT value FROM json_each(CASE WHEN EXISTS (SELECT 1 FROM json_each(:p) AS label WHERE label.value NOT IN ('sad', 'it''s ok', 'Happy')) THEN abs(-9223372036854775808) ELSE :p END)) OR CASE WHEN CASE WHEN EXISTS (SELECT 1 FROM json_each(:p) AS label WHERE label.value NOT IN ('sad', 'it''s ok', 'Happy')) THEN abs(-9223372036854775808) ELSE :p END IS NOT NULL THEN moods.was NOT IN (SELECT value FROM json_each(CASE WHEN EXISTS (SELECT 1 FROM json_each(:p) AS label WHERE label.value NOT IN ('sad', 'it''s ok', 'Happy')) THEN abs(-9223372036854775808) ELSE :p END)) END
ORDER BY moods.id;

-- case: a list with what is no label
SELECT moods.id
FROM moods
WHERE moods.now IN (SELECT value FROM json_each(CASE WHEN EXISTS (SELECT 1 FROM json_each(:p) AS label WHERE label.value NOT IN ('sad', 'it''s ok', 'Happy')) THEN abs(-9223372036854775808) ELSE :p END))
ORDER BY moods.id;

-- case: a list of labels
SELECT CASE WHEN EXISTS (SELECT 1 FROM json_each(:p) AS label WHERE label.value NOT IN ('sad', 'it''s ok', 'Happy')) THEN abs(-9223372036854775808) ELSE :p END AS a, pg_array_get(CASE WHEN EXISTS (SELECT 1 FROM json_each(:p) AS label WHERE label.value NOT IN ('sad', 'it''s ok', 'Happy')) THEN abs(-9223372036854775808) ELSE :p END, 2) AS b, CASE WHEN CASE WHEN EXISTS (SELECT 1 FROM json_each(:p) AS label WHERE label.value NOT IN ('sad', 'it''s ok', 'Happy')) THEN abs(-9223372036854775808) ELSE :p END IS NOT NULL THEN (SELECT json_group_array((cast_item.value || '')) FROM json_each(CASE WHEN EXISTS (SELECT 1 FROM json_each(:p) AS label WHERE label.value NOT IN ('sad', 'it''s ok', 'Happy')) THEN abs(-9223372036854775808) ELSE :p END) AS cast_item) END AS c, pg_array_text(CASE WHEN EXISTS (SELECT 1 FROM json_each(:p) AS label WHERE label.value NOT IN ('sad', 'it''s ok', 'Happy')) THEN abs(-9223372036854775808) ELSE :p END, 'enum mood') AS d;

-- case: a list of labels as rows
SELECT u.value AS u
FROM json_each(CASE WHEN EXISTS (SELECT 1 FROM json_each(:p) AS label WHERE label.value NOT IN ('sad', 'it''s ok', 'Happy')) THEN abs(-9223372036854775808) ELSE :p END) AS u
ORDER BY CASE u.value WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END NULLS LAST;

-- case: arrays of labels
SELECT pg_array_compare(json_array(moods.now, moods.was), json_array(moods.was, moods.now)) = 0 AS a, pg_array_contains(json_array(moods.now, moods.was), json_array(moods.was)) AS b, pg_array_position(json_array(moods.now, moods.was), 'Happy') AS c, pg_array_remove(json_array(moods.now, moods.was), moods.now) AS d, pg_array_to_string(json_array(moods.now, moods.was), ', ', '-', 'enum mood') AS e, pg_array_append(json_array(moods.now), moods.was) AS f, 'Happy' IN (moods.now, moods.was) AS g
FROM moods
ORDER BY moods.id;

-- case: a literal of labels
SELECT '["sad","it''s ok",null]' AS a;

-- case: texts as an array of labels
SELECT (SELECT json_group_array(CASE WHEN cast_item.value IN ('sad', 'it''s ok', 'Happy') THEN cast_item.value WHEN cast_item.value IS NOT NULL THEN abs(-9223372036854775808) END) FROM json_each(json_array(('sad' || ''), ('Happy' || ''))) AS cast_item) AS a, (SELECT json_group_array(CASE WHEN cast_item.value IN ('sad', 'it''s ok', 'Happy') THEN cast_item.value WHEN cast_item.value IS NOT NULL THEN abs(-9223372036854775808) END) FROM json_each(pg_string_to_array('sad,Happy', ',', NULL)) AS cast_item) AS b;

-- case: texts that are no labels
SELECT (SELECT json_group_array(CASE WHEN cast_item.value IN ('sad', 'it''s ok', 'Happy') THEN cast_item.value WHEN cast_item.value IS NOT NULL THEN abs(-9223372036854775808) END) FROM json_each(pg_string_to_array('sad,x', ',', NULL)) AS cast_item) AS b;

-- case: labels out of arrays
SELECT m.id, u.value AS u
FROM moods AS m
CROSS JOIN json_each(json_array(m.now, m.was)) AS u
ORDER BY m.id, CASE u.value WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END NULLS LAST;

-- case: labels aggregated
SELECT pg_list_agg('dfal', json_quote(moods.now), CASE moods.now WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END, moods.id) AS a, pg_list_agg('!al', json_quote(moods.was), CASE moods.was WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END) AS b
FROM moods;

-- case: arrays of labels, each once
SELECT DISTINCT json_array(moods.now) AS a
FROM moods;

-- case: arrays of times
SELECT json_array(moments.local, moments.until) AS a, json_array(moments.clock, NULL) AS b, CASE WHEN strftime('%Y-%m-%dT%H:%M:%S', substr(pg_array_get(json_array(moments.local), 1), 1, 19), '+86400 seconds') || substr(pg_array_get(json_array(moments.local), 1), 20) >= '0001' THEN strftime('%Y-%m-%dT%H:%M:%S', substr(pg_array_get(json_array(moments.local), 1), 1, 19), '+86400 seconds') || substr(pg_array_get(json_array(moments.local), 1), 20) WHEN pg_array_get(json_array(moments.local), 1) IS NOT NULL THEN abs(-9223372036854775808) END AS c, pg_array_to_string(json_array(moments.local, moments.until), ',', NULL, 'timestamp without time zone') AS d, pg_array_to_string(json_array(moments.clock), ',', NULL, 'time without time zone') AS e, pg_array_to_string(json_array(moments.at), ',', NULL, 'timestamp with time zone') AS f, pg_array_text(json_array(moments.local), 'timestamp without time zone') AS g, pg_array_text(json_array(moments.clock), 'time without time zone') AS h
FROM moments
ORDER BY moments.id;

-- case: arrays of times compared
SELECT pg_array_compare(json_array(moments.local), json_array(moments.until)) = 0 AS a, pg_array_contains(json_array(moments.local), json_array(moments.until)) AS b, pg_array_position(json_array(moments.local, moments.until), moments.until) AS c, pg_array_append(json_array(moments.clock), moments.clock) AS d, pg_array_compare(json_array(moments.local, moments.until), json_array(moments.until, moments.local)) < 0 AS e
FROM moments
ORDER BY moments.id;

-- case: lists of times
SELECT moments.id, CASE WHEN :p IS NOT NULL THEN moments.local IN (SELECT value FROM json_each(:p)) END AS a, CASE WHEN :q IS NOT NULL THEN moments.clock IN (SELECT value FROM json_each(:q)) END AS b, :p AS c, :q AS d
FROM moments
ORDER BY moments.id;

-- case: literals of times and decimals
SELECT '["2024-03-01T00:00:00.000",null]' AS a, '["12:00:00.000","23:59:59.500"]' AS b, '["1.50","2",null,"0.0"]' AS c;

-- case: arrays of times, each once
SELECT DISTINCT json_array(moments.local) AS a
FROM moments;

-- case: groups of arrays of times
SELECT json_array(moments.local) AS a, count(*) AS n
FROM moments
GROUP BY json_array(moments.local);

-- case: arrays of numbers cast
SELECT (SELECT json_group_array(cast_item.value) FROM json_each(json_array(1, 2)) AS cast_item) AS a, (SELECT json_group_array(CASE WHEN pg_numeric_scaled(cast_item.value, 0, 9223372036854775807) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE pg_numeric_scaled(cast_item.value, 0, 9223372036854775807) END) FROM json_each(json_array('1.5', '2.5', '-0.5')) AS cast_item) AS b, (SELECT json_group_array(pg_numeric_text(pg_numeric_scaled(cast_item.value, 2, 999999), 2)) FROM json_each(json_array('1.456')) AS cast_item) AS c, (SELECT json_group_array((substr(cast_item.value, 1, 3) || '')) FROM json_each(json_array(('abcdef' || ''), ('a' || ''))) AS cast_item) AS d, (SELECT json_group_array(json(pg_array_double(CAST(cast_item.value AS REAL)))) FROM json_each(json_array(1, 2)) AS cast_item) AS e, (SELECT json_group_array(pg_double_numeric(pg_double(json_array(json(pg_array_double(1.5))) -> cast_item.key))) FROM json_each(json_array(json(pg_array_double(1.5)))) AS cast_item) AS f;

-- case: arrays of times cast
SELECT (SELECT json_group_array((cast_item.value || 'T00:00:00.000')) FROM json_each(json_array(moments.day)) AS cast_item) AS a, (SELECT json_group_array(substr(cast_item.value, 1, 10)) FROM json_each(json_array(moments.at)) AS cast_item) AS b, (SELECT json_group_array(substr(cast_item.value, 1, 23)) FROM json_each(json_array(moments.at)) AS cast_item) AS c, (SELECT json_group_array(substr(cast_item.value, 1, 10)) FROM json_each(json_array(moments.local)) AS cast_item) AS d
FROM moments
ORDER BY moments.id;

-- case: aggregated numbers under a wider type
SELECT pg_list_agg('al', json_quote(things.small), things.id) AS b
FROM things;

-- case: arrays of every type cast
SELECT CASE WHEN s.a IS NOT NULL THEN (SELECT json_group_array((CAST(cast_item.value AS TEXT) || '')) FROM json_each(s.a) AS cast_item) END AS a, s.b AS b, CASE WHEN s.c IS NOT NULL THEN (SELECT json_group_array((CASE cast_item.value WHEN 1 THEN 'true' WHEN 0 THEN 'false' END || '')) FROM json_each(s.c) AS cast_item) END AS c, CASE WHEN s.d IS NOT NULL THEN (SELECT json_group_array(cast_item.value) FROM json_each(s.d) AS cast_item) END AS d, CASE WHEN s.e IS NOT NULL THEN (SELECT json_group_array((cast_item.value || '')) FROM json_each(s.e) AS cast_item) END AS e, CASE WHEN s.f IS NOT NULL THEN (SELECT json_group_array((pg_double_text(pg_double(s.f -> cast_item.key)) || '')) FROM json_each(s.f) AS cast_item) END AS f
FROM (SELECT pg_list_agg('al', json_quote(things.id), things.id) AS a, pg_list_agg('al', json_quote(things.small), things.id) AS b, pg_list_agg('al', json_quote(things.flag), things.id) AS c, pg_list_agg('al', json_quote(things.big), things.id) AS d, pg_list_agg('al', json_quote(things.uid), things.id) AS e, pg_list_agg('al', json_quote(json(pg_array_double(things.score))), things.id) AS f FROM things) AS s;

-- case: texts that are no numbers
SELECT (SELECT json_group_array(CASE WHEN ltrim(substr(trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13)) BETWEEN -2147483648 AND 2147483647 THEN CAST(trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN cast_item.value IS NOT NULL THEN abs(-9223372036854775808) END) FROM json_each(json_array(things.code)) AS cast_item) AS a
FROM things;

-- case: texts as arrays of numbers
SELECT json_array(things.code) AS a, (SELECT json_group_array(CASE WHEN ltrim(substr(trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13)) BETWEEN -2147483648 AND 2147483647 THEN CAST(trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN cast_item.value IS NOT NULL THEN abs(-9223372036854775808) END) FROM json_each(pg_string_to_array('1,,3', ',', '')) AS cast_item) AS b, CASE WHEN pg_string_to_array(NULL, ',', NULL) IS NOT NULL THEN (SELECT json_group_array(CASE WHEN ltrim(substr(trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13)) BETWEEN -2147483648 AND 2147483647 THEN CAST(trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN cast_item.value IS NOT NULL THEN abs(-9223372036854775808) END) FROM json_each(pg_string_to_array(NULL, ',', NULL)) AS cast_item) END AS c
FROM things
WHERE things.id = 1;

-- case: arrays in records of JSON
SELECT json_extract(x.value, '$[0]') AS a, json_extract(x.value, '$[1]') AS b, json_extract(x.value, '$[2]') AS c
FROM json_each((SELECT json_group_array(json_array(CASE WHEN record_row.value ->> '$[0]' IS NOT NULL THEN (SELECT json_group_array(pg_numeric_read(record_item.value)) FROM json_each(record_row.value ->> '$[0]') AS record_item) END || '', CASE WHEN record_row.value ->> '$[1]' IS NOT NULL THEN (SELECT json_group_array(CASE WHEN record_item.value IN ('sad', 'it''s ok', 'Happy') THEN record_item.value WHEN record_item.value IS NOT NULL THEN abs(-9223372036854775808) END) FROM json_each(record_row.value ->> '$[1]') AS record_item) END || '', CASE WHEN record_row.value ->> '$[2]' IS NOT NULL THEN (SELECT json_group_array(pg_read_timestamp(record_item.value)) FROM json_each(record_row.value ->> '$[2]') AS record_item) END || '')) FROM json_each(pg_json_records('[{"a":[1.50,2],"b":["sad"],"c":["2024-01-01 12:00:00"]}]', '[["a", "list"], ["b", "list"], ["c", "list"]]', 1, 0)) AS record_row)) AS x;

-- case: arrays of decimals through a change of rows
-- writes
DELETE FROM parts
WHERE parts.n < 3
RETURNING thing_id, n, json_array(n, '1.50') AS j;
WITH gone (thing_id, n, j) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')
    FROM json_each(:twinsql_step_1)
)
SELECT g.thing_id, g.n, g.j
FROM gone AS g
ORDER BY g.thing_id, g.n;

-- case: arrays of decimals out of LATERAL
SELECT t.id, json_extract(l.value, '$[0]') AS a
FROM things AS t
CROSS JOIN json_each((SELECT json_group_array(json_array(a || '')) FROM (SELECT pg_list_agg('al', json_quote(p.qty), p.n) AS a FROM parts AS p WHERE p.thing_id = t.id))) AS l
ORDER BY t.id;

-- case: enums and their arrays out of LATERAL
SELECT m.id, json_extract(l.value, '$[0]') AS a, json_extract(l.value, '$[1]') AS b
FROM moods AS m
CROSS JOIN json_each((SELECT json_group_array(json_array(a, b || '')) FROM (SELECT m.now AS a, json_array(m.was) AS b))) AS l
ORDER BY m.id;

-- case: arrays of decimals that may be empty
SELECT coalesce(pg_list_agg('al', json_quote(pg_numeric_text(prices.price, 2)), prices.id) FILTER (WHERE prices.id > 1000), '[]') AS a, coalesce(pg_list_agg('al', json_quote(pg_numeric_text(prices.price, 2)), prices.id) FILTER (WHERE prices.id > 1000), '[]') AS b
FROM prices;

-- case: arrays of decimals in CASE
SELECT CASE WHEN prices.id > 2 THEN json_array(pg_numeric_text(prices.price, 2)) ELSE '[]' END AS a
FROM prices
ORDER BY prices.id;

-- case: arrays of decimals over a window
SELECT pg_list_agg('', json_quote(pg_numeric_text(prices.price, 2))) OVER (ORDER BY prices.id) AS a
FROM prices
ORDER BY prices.id;

-- case: arrays of decimals of rows
SELECT (WITH array_row (item) AS (SELECT DISTINCT prices.price FROM prices ORDER BY prices.price NULLS LAST) SELECT json_group_array(pg_numeric_text(array_row.item, 2)) FROM array_row) AS a, (WITH array_row (item) AS (SELECT pg_numeric_mean(sum(prices.qty), count(prices.qty), 0) AS avg FROM prices GROUP BY prices.kind ORDER BY prices.kind) SELECT json_group_array(array_row.item) FROM array_row) AS b;

-- case: arrays of one dimension that is cast to text
SELECT (SELECT json_group_array((CAST(cast_item.value AS TEXT) || '')) FROM json_each(json_array(1, 2)) AS cast_item) AS a, json_array(1, 2) AS b, (SELECT json_group_array(CASE WHEN ltrim(substr(trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13)) BETWEEN -2147483648 AND 2147483647 THEN CAST(trim(cast_item.value, ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN cast_item.value IS NOT NULL THEN abs(-9223372036854775808) END) FROM json_each(json_array(('1' || ''), ('2' || ''))) AS cast_item) AS c, (SELECT json_group_array((CASE cast_item.value WHEN 1 THEN 'true' WHEN 0 THEN 'false' END || '')) FROM json_each(json_array(things.flag)) AS cast_item) AS d, (SELECT json_group_array((cast_item.value || '')) FROM json_each(json_array(things.day)) AS cast_item) AS e
FROM things
ORDER BY things.id;

-- case: an array of a cast NULL
SELECT pg_array_cat(json_array(things.flag, things.done), NULL) AS a, (SELECT json_group_array(pg_read_boolean(cast_item.value)) FROM json_each(json_array(NULL)) AS cast_item) AS b
FROM things;
