-- case: arrays of doubles as JSON
SELECT to_jsonb(array_agg(score ORDER BY id)) AS a, to_json(array_agg(ratio ORDER BY id))::text AS b, to_jsonb(array_agg(ratio ORDER BY id))::text AS c FROM things;

-- case: arrays of instants as JSON
SELECT to_jsonb(array_agg(at ORDER BY id)) AS a, to_json(array_agg(seen ORDER BY id))::text AS b FROM things;

-- case: arrays of times as JSON
SELECT to_jsonb(ARRAY[local, until]) AS a, to_json(ARRAY[clock])::text AS b, to_json(ARRAY[day, NULL])::text AS c, array_to_json(ARRAY[at])::text AS d FROM moments ORDER BY id;

-- case: arrays of decimals as JSON
SELECT to_jsonb(ARRAY[price, fee]) AS a, to_json(ARRAY[any_scale, long])::text AS b, json_build_object('p', ARRAY[price])::text AS c FROM prices ORDER BY id;

-- case: arrays of labels as JSON
SELECT to_jsonb(ARRAY[now, was]) AS a, to_json(ARRAY[now, was])::text AS c FROM moods ORDER BY id;

-- case: several percentiles at once
SELECT percentile_cont(ARRAY[0.25, 0.5, 1]) WITHIN GROUP (ORDER BY score) AS p, percentile_disc(ARRAY[0.1, 0.9]) WITHIN GROUP (ORDER BY code) AS q, percentile_cont(ARRAY[0.5]) WITHIN GROUP (ORDER BY id) FILTER (WHERE id > 1000) AS r FROM things;

-- case: several percentiles of an enum
SELECT percentile_disc(ARRAY[0, 0.5]) WITHIN GROUP (ORDER BY now) AS p FROM moods;

-- case: several percentiles of decimals
SELECT percentile_disc(ARRAY[0, 0.5]) WITHIN GROUP (ORDER BY price) AS p, percentile_cont(ARRAY[0.5, 0.75]) WITHIN GROUP (ORDER BY price) AS q FROM prices;

-- case: arrays of decimals
SELECT array_agg(price ORDER BY id) AS a, array_agg(any_scale ORDER BY id) AS b, array_agg(long ORDER BY id) AS c FROM prices;

-- case: arrays of decimals and whole numbers
SELECT ARRAY[1, 2.5, 3] AS a, ARRAY[1, NULL, 2.50] AS b, ARRAY[price, qty, 1] AS c, ARRAY[price, rate] AS d FROM prices ORDER BY id;

-- case: the place of a decimal
SELECT array_position(ARRAY[price, fee, 1.5], 1.50) AS a, array_position(ARRAY[any_scale], price) AS b FROM prices ORDER BY id;

-- case: arrays of decimals compared
SELECT ARRAY[price, fee] @> ARRAY[1.50] AS a, ARRAY[price] && ARRAY[fee, any_scale] AS b, ARRAY[price] = ARRAY[fee::numeric] AS c, ARRAY[price] < ARRAY[any_scale] AS d FROM prices ORDER BY id;

-- case: arrays of decimals in order
SELECT id FROM prices ORDER BY ARRAY[price, any_scale], id;

-- case: arrays of decimals joined
SELECT ARRAY[price] || fee AS a, ARRAY[price] || ARRAY[any_scale] AS b, qty || ARRAY[price] AS c, array_append(ARRAY[price], 2) AS d, array_prepend(1.5, ARRAY[price]) AS e, array_cat(ARRAY[price], ARRAY[fee]) AS f FROM prices ORDER BY id;

-- case: arrays of decimals taken apart
SELECT array_to_string(ARRAY[price, any_scale], ',', 'x') AS a, ARRAY[price, any_scale]::text AS b, cardinality(ARRAY[price]) AS c, (ARRAY[price, fee])[2] AS d, (ARRAY[price, fee])[2] + 1 AS e, (ARRAY[price, fee])[1:1] AS f FROM prices ORDER BY id;

-- case: decimals out of arrays
SELECT p.id, u, u + 1 AS v FROM prices AS p, unnest(ARRAY[p.price, p.fee, p.any_scale]) AS u;

-- case: decimals out of arrays, numbered
SELECT p.id, u, u + 1 AS v FROM prices AS p, unnest(ARRAY[p.price, p.fee, p.any_scale]) WITH ORDINALITY AS u (u, n) ORDER BY p.id, n;

-- case: a list of decimals as rows
-- parameters: {"p": ["1.50", "2", "-3.00"]}
SELECT u FROM unnest(:p::numeric[]) AS u ORDER BY u;

-- case: a list of decimals
-- parameters: {"p": ["1.50", "2", "-3.00", "12345678901234567890.123"]}
SELECT :p::numeric[] AS a, (:p::numeric[])[1] AS b, cardinality(:p::numeric[]) AS c;

-- case: decimals in a list
-- parameters: {"p": ["9.990", "10", "0", "1"]}
SELECT id FROM prices WHERE NOT (price <> ALL(:p)) OR any_scale = ANY(:p) OR qty = ANY(:p::numeric[]) ORDER BY id;

-- case: decimals beside a list
-- parameters: {"p": ["1.50", "2", "-3.00"]}
SELECT id FROM prices WHERE price > ANY(:p) AND any_scale <= ALL(:p) ORDER BY id;

-- case: decimals in a list of more digits
-- parameters: {"p": ["9.990", "10", "99999999.99", "0.501", "12345678901234567890"]}
SELECT id FROM prices WHERE price = ANY(:p) ORDER BY id;

-- case: decimals in a list of whole numbers
-- parameters: {"p": [10, 0]}
SELECT id FROM prices WHERE price = ANY(:p::integer[]) ORDER BY id;

-- case: labels in a list
-- parameters: {"p": ["sad", "Happy"]}
SELECT id FROM moods WHERE now = ANY(:p) OR was <> ALL(:p) ORDER BY id;

-- case: a list with what is no label
-- parameters: {"p": ["sad", "nope"]}
-- error: DataError
SELECT id FROM moods WHERE now = ANY(:p) ORDER BY id;

-- case: a list of labels
-- parameters: {"p": ["sad", "it's ok"]}
SELECT :p::mood[] AS a, (:p::mood[])[2] AS b, (:p::mood[])::text[] AS c, (:p::mood[])::text AS d;

-- case: a list of labels as rows
-- parameters: {"p": ["sad", "it's ok"]}
SELECT u FROM unnest(:p::mood[]) AS u ORDER BY u;

-- case: arrays of labels
SELECT ARRAY[now, was] = ARRAY[was, now] AS a, ARRAY[now, was] @> ARRAY[was] AS b, array_position(ARRAY[now, was], 'Happy') AS c, array_remove(ARRAY[now, was], now) AS d, array_to_string(ARRAY[now, was], ', ', '-') AS e, ARRAY[now] || was AS f, 'Happy' = ANY(ARRAY[now, was]) AS g FROM moods ORDER BY id;

-- case: a literal of labels
SELECT '{sad,"it''s ok",NULL}'::mood[] AS a;

-- case: texts as an array of labels
SELECT ARRAY['sad', 'Happy']::mood[] AS a, string_to_array('sad,Happy', ',')::mood[] AS b;

-- case: texts that are no labels
-- error: DataError
SELECT string_to_array('sad,x', ',')::mood[] AS b;

-- case: labels out of arrays
SELECT m.id, u FROM moods AS m, unnest(ARRAY[m.now, m.was]) AS u ORDER BY m.id, u;

-- case: labels aggregated
SELECT array_agg(now ORDER BY now DESC, id) AS a, array_agg(DISTINCT was ORDER BY was) AS b FROM moods;

-- case: arrays of labels, each once
SELECT DISTINCT ARRAY[now] AS a FROM moods;

-- case: arrays of times
SELECT ARRAY[local, until] AS a, ARRAY[clock, NULL] AS b, (ARRAY[local])[1] + interval '1 day' AS c, array_to_string(ARRAY[local, until], ',') AS d, array_to_string(ARRAY[clock], ',') AS e, array_to_string(ARRAY[at], ',') AS f, ARRAY[local]::text AS g, ARRAY[clock]::text AS h FROM moments ORDER BY id;

-- case: arrays of times compared
SELECT ARRAY[local] = ARRAY[until] AS a, ARRAY[local] @> ARRAY[until] AS b, array_position(ARRAY[local, until], until) AS c, ARRAY[clock] || clock AS d, ARRAY[local, until] < ARRAY[until, local] AS e FROM moments ORDER BY id;

-- case: lists of times
-- parameters: {"p": ["2024-03-01T00:00:00", "2024-02-29T23:59:59.999"], "q": ["12:00:00", "00:00:00"]}
SELECT id, local = ANY(:p) AS a, clock = ANY(:q) AS b, :p::timestamp[] AS c, :q::time[] AS d FROM moments ORDER BY id;

-- case: literals of times and decimals
SELECT '{2024-03-01 00:00:00,NULL}'::timestamp[] AS a, '{12:00,23:59:59.5}'::time[] AS b, '{1.50,2,NULL,-0.0}'::numeric[] AS c;

-- case: arrays of times, each once
SELECT DISTINCT ARRAY[local] AS a FROM moments;

-- case: groups of arrays of times
SELECT ARRAY[local] AS a, count(*) AS n FROM moments GROUP BY ARRAY[local];

-- case: arrays of numbers cast
SELECT ARRAY[1, 2]::numeric[] AS a, ARRAY[1.5, 2.5, -0.5]::integer[] AS b, ARRAY[1.456]::numeric(6,2)[] AS c, ARRAY['abcdef', 'a']::varchar(3)[] AS d, ARRAY[1,2]::double precision[] AS e, ARRAY[1.5::double precision]::numeric[] AS f;

-- case: arrays of times cast
SELECT ARRAY[day]::timestamp[] AS a, ARRAY[at]::date[] AS b, ARRAY[at]::timestamp[] AS c, ARRAY[local]::date[] AS d FROM moments ORDER BY id;

-- case: aggregated numbers under a wider type
SELECT array_agg(small ORDER BY id)::bigint[] AS b FROM things;

-- case: arrays of every type cast
SELECT s.a::text[] AS a, s.b::bigint[] AS b, s.c::text[] AS c, s.d::numeric[] AS d, s.e::text[] AS e, s.f::text[] AS f FROM (SELECT array_agg(id ORDER BY id) AS a, array_agg(small ORDER BY id) AS b, array_agg(flag ORDER BY id) AS c, array_agg(big ORDER BY id) AS d, array_agg(uid ORDER BY id) AS e, array_agg(score ORDER BY id) AS f FROM things) AS s;

-- case: texts that are no numbers
-- error: DataError
SELECT ARRAY[code]::integer[] AS a FROM things;

-- case: texts as arrays of numbers
SELECT ARRAY[code]::varchar[] AS a, string_to_array('1,,3', ',', '')::integer[] AS b, string_to_array(NULL, ',')::integer[] AS c FROM things WHERE id = 1;

-- case: arrays in records of JSON
SELECT x.a, x.b, x.c FROM jsonb_to_recordset('[{"a": [1.50, 2], "b": ["sad"], "c": ["2024-01-01 12:00:00"]}]') AS x (a numeric[], b mood[], c timestamp[]);

-- case: arrays of decimals through a change of rows
WITH gone AS (DELETE FROM parts WHERE n < 3 RETURNING thing_id, n, ARRAY[n::numeric, 1.50] AS j) SELECT g.thing_id, g.n, g.j FROM gone AS g ORDER BY g.thing_id, g.n;

-- case: arrays of decimals out of LATERAL
SELECT t.id, l.a FROM things AS t, LATERAL (SELECT array_agg(p.qty::numeric ORDER BY n) AS a FROM parts AS p WHERE p.thing_id = t.id) AS l ORDER BY t.id;

-- case: enums and their arrays out of LATERAL
SELECT m.id, l.a, l.b FROM moods AS m, LATERAL (SELECT m.now AS a, ARRAY[m.was] AS b) AS l ORDER BY m.id;

-- case: arrays of decimals that may be empty
SELECT coalesce(array_agg(price ORDER BY id) FILTER (WHERE id > 1000), '{}') AS a, coalesce(array_agg(price ORDER BY id) FILTER (WHERE id > 1000), ARRAY[]::numeric[]) AS b FROM prices;

-- case: arrays of decimals in CASE
SELECT CASE WHEN id > 2 THEN ARRAY[price] ELSE '{}' END AS a FROM prices ORDER BY id;

-- case: arrays of decimals over a window
SELECT array_agg(price) OVER (ORDER BY id) AS a FROM prices ORDER BY id;

-- case: arrays of decimals of rows
SELECT ARRAY(SELECT DISTINCT price FROM prices ORDER BY price) AS a, ARRAY(SELECT avg(qty) FROM prices GROUP BY kind ORDER BY kind) AS b;

-- case: arrays of one dimension that is cast to text
SELECT ARRAY[1, 2]::text[] AS a, ARRAY[1, 2]::bigint[] AS b, ARRAY['1', '2']::integer[] AS c, ARRAY[flag]::text[] AS d, ARRAY[day]::text[] AS e FROM things ORDER BY id;

-- case: an array of a cast NULL
SELECT ARRAY[flag, done] || NULL AS a, ARRAY[NULL]::boolean[] AS b FROM things;
