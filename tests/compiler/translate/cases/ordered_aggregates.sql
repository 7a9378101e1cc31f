-- case: texts joined
SELECT thing_id, string_agg(label, ', ' ORDER BY label, n) AS a, string_agg(label, '' ORDER BY qty DESC, n) AS b, string_agg(DISTINCT label, '-') AS c, string_agg(DISTINCT label, '-' ORDER BY label DESC) AS d, string_agg(label, n::text ORDER BY made NULLS FIRST, n) AS e,
       string_agg(nullif(label, 'a'), '/' ORDER BY qty DESC NULLS LAST, n DESC) AS f, string_agg(label, ',' ORDER BY n) FILTER (WHERE qty > 1) AS g, coalesce(string_agg(label, NULL ORDER BY n), '') AS h, string_agg(qty::text, ' ' ORDER BY n) AS i
  FROM parts GROUP BY thing_id ORDER BY thing_id;

-- case: texts joined over no rows
SELECT string_agg(label, ',' ORDER BY n) AS a, array_agg(n ORDER BY n) AS b, jsonb_agg(n ORDER BY n) AS c, jsonb_object_agg(label, n) AS d, coalesce(jsonb_agg(n ORDER BY n), '[]') AS e FROM parts WHERE n < 0;

-- case: arrays
SELECT flag, array_agg(id ORDER BY id DESC) AS a, array_agg(note ORDER BY note, id) AS b, array_agg(ratio ORDER BY ratio, id) AS c, array_agg(DISTINCT amount) AS d, array_agg(DISTINCT note ORDER BY note DESC) AS e, array_agg(seen ORDER BY seen DESC, id) AS f, array_agg(done ORDER BY id) AS g,
       array_agg(uid ORDER BY uid NULLS FIRST, id) AS h, array_agg(day ORDER BY day, id) AS i, array_agg(big ORDER BY score, id) AS j, array_agg(id ORDER BY id) FILTER (WHERE amount > 0) AS k, (array_agg(code ORDER BY id))[1] AS l, cardinality(array_agg(id ORDER BY id)) AS m, array_agg(doc ->> 'a' ORDER BY id) AS n
  FROM things GROUP BY flag ORDER BY flag;

-- case: JSON lists
SELECT flag, jsonb_agg(id ORDER BY id) AS a, jsonb_agg(note ORDER BY note DESC, id) AS b, jsonb_agg(ratio ORDER BY id) AS c, jsonb_agg(doc ORDER BY id) AS d, jsonb_agg(data ORDER BY id) AS e, jsonb_agg(DISTINCT amount) AS f, json_agg(at ORDER BY at, id) AS g, json_agg(ratio ORDER BY id) AS h,
       jsonb_agg(jsonb_build_object('id', id, 'note', note) ORDER BY id) AS i, coalesce(jsonb_agg(note ORDER BY id) FILTER (WHERE note IS NOT NULL AND amount > 7), '[]') AS j, coalesce(json_agg(flag ORDER BY id) FILTER (WHERE amount > 7), '[]'::json) AS k, jsonb_agg((doc -> 'a') ORDER BY id) AS l
  FROM things GROUP BY flag ORDER BY flag;

-- case: JSON lists of rows
SELECT t.id, coalesce(jsonb_agg(p ORDER BY p.n) FILTER (WHERE p.n IS NOT NULL), '[]') AS a, json_agg(p ORDER BY p.n DESC) AS b, jsonb_agg(to_jsonb(p) - 'made' ORDER BY p.n) AS c, json_agg(json_build_object('n', p.n, 'label', p.label) ORDER BY p.label, p.n) AS d
  FROM things AS t LEFT JOIN parts AS p ON p.thing_id = t.id GROUP BY t.id ORDER BY t.id;

-- case: JSON objects
SELECT flag, jsonb_object_agg(code, id) AS a, jsonb_object_agg(done, id ORDER BY id) AS b, jsonb_object_agg(id, note) AS c, json_object_agg(code, ratio ORDER BY id DESC) AS d, jsonb_object_agg(code, doc) FILTER (WHERE id > 5) AS e FROM things GROUP BY flag ORDER BY flag;

-- case: a key of an object that is NULL
-- error: DataError
SELECT jsonb_object_agg(note, id) AS a FROM things;

-- case: rows in the order of a subquery
SELECT json_agg(t) AS a, jsonb_agg(t.code) AS b, array_agg(t.id) AS c, string_agg(t.code, ',') AS d FROM (SELECT id, code, at FROM things ORDER BY at DESC, id) AS t;

-- case: rows in the order of a subquery with a limit
SELECT string_agg(code, ',') AS a, array_agg(id) FILTER (WHERE id > 3) AS b FROM (SELECT id, code FROM things ORDER BY code DESC LIMIT 5) AS t;

-- case: rows of a list
-- parameters: {"t": ["b", "a"]}
SELECT array_agg(u.v || '!') AS a, string_agg(u.v, '+') AS b, jsonb_agg(u.v) AS c FROM unnest(:t::text[]) AS u (v);

-- case: as values of a query for each row
SELECT t.id, (SELECT jsonb_agg(jsonb_build_object('label', p.label, 'thing', t.code) ORDER BY p.n) FROM parts AS p WHERE p.thing_id = t.id) AS a, jsonb_build_object('parts', (SELECT coalesce(json_agg(p.n ORDER BY p.n), '[]') FROM parts AS p WHERE p.thing_id = t.id), 'id', t.id) AS b,
       (SELECT string_agg(p.label, t.code ORDER BY p.n DESC) FROM parts AS p WHERE p.thing_id = t.id) AS c
  FROM things AS t ORDER BY t.id;

-- case: lists over windows
SELECT id, string_agg(code, ',') OVER (PARTITION BY done ORDER BY id) AS a, array_agg(amount) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS b,
       jsonb_agg(doc -> 'a') FILTER (WHERE id > 3) OVER w AS c, json_agg(note) OVER (w ROWS BETWEEN 2 FOLLOWING AND 3 FOLLOWING) AS d,
       jsonb_object_agg(code, id) OVER (ORDER BY id ROWS 1 PRECEDING) AS e, array_agg(id) OVER (ORDER BY id RANGE BETWEEN 2 PRECEDING AND CURRENT ROW) AS f
  FROM things WHERE id < 12 WINDOW w AS (PARTITION BY flag ORDER BY id DESC) ORDER BY id;

-- case: an object of json in no order
SELECT json_object_agg(code, amount) AS a, json_object_agg(done, 1) AS b FROM things;
