-- case: rows of a list of objects
SELECT x.id, x.name, x.n, x.ok, x.day FROM jsonb_to_recordset('[{"id": 1, "name": "a", "n": 1.50, "ok": true, "day": "2024-02-29"}, {"id": "2", "name": {"b": [1, 2]}, "n": "7", "ok": "no"}, {}, {"ID": 9, "name": null}]'::jsonb) AS x (id int, name text, n numeric, ok boolean, day date);

-- case: every type
SELECT x.* FROM jsonb_to_recordset('[{"a": 1.5, "b": "1e400", "c": 1.005, "d": "abc  ", "e": "2024-03-01T12:00:00Z", "f": "2024-03-01 12:00", "g": "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11", "h": [1, "2", null], "i": {"b": 1, "a": [1.0]}, "j": "x", "k": ["a", 1.50, null, {"x": [1, 2]}, true], "l": 9223372036854775807, "m": -3, "o": "sad", "p": "12:30", "q": [0.1, 5e-324], "r": [true, "f"]}]'::jsonb)
    AS x (a double precision, b text, c numeric(6, 2), d varchar(3), e timestamptz, f timestamp(3), g uuid, h int[], i jsonb, j json, k text[], l bigint, m smallint, n text, o mood, p time, q double precision[], r boolean[]);

-- case: beside a table
SELECT t.id, x.a, x.name FROM things AS t, jsonb_to_record(t.doc) AS x (a text, name text) WHERE jsonb_typeof(t.doc) = 'object' ORDER BY t.id;

-- case: beside a table with LATERAL
SELECT t.id, x.v FROM things AS t LEFT JOIN LATERAL jsonb_to_recordset(t.doc -> 'recs') AS x (v int) ON true WHERE t.id < 4 ORDER BY t.id, x.v;

-- case: a record that is NULL
SELECT t.id, x.a FROM things AS t CROSS JOIN jsonb_to_record(t.data -> 'deep') AS x (a jsonb, list jsonb) WHERE t.data IS NULL OR jsonb_typeof(t.data) = 'object' ORDER BY t.id;

-- case: a parameter
-- parameters: [{"rows": [{"id": 1, "tags": ["x", null]}, {"id": 2, "tags": []}]}, {"rows": []}]
SELECT x.id, x.tags, cardinality(x.tags) AS n FROM jsonb_to_recordset(:rows::jsonb) AS x (id bigint, tags text[]) ORDER BY x.id;

-- case: rows that are put into a table
-- parameters: {"rows": [{"key": "k1 new", "value": "v", "order": 3}, {"key": "학 2", "value": "", "order": null}]}
INSERT INTO words (key, value, "order") SELECT x.key, x.value, x."order" FROM jsonb_to_recordset(:rows::jsonb) AS x (key text, value text, "order" int);

-- case: names in upper case
SELECT * FROM jsonb_to_record('{"A": 1, "a b": 2}') AS x (a int, "A" int, "a b" text);

-- case: json keeps its digits
SELECT * FROM json_to_recordset('[{"a": 1e3, "b": 1e3, "c": {"x" : 1}}, {"a": 1, "a": "2"}]'::json) AS x (a text, b double precision, c json);

-- case: a record of json
SELECT * FROM json_to_record('{"a": 12, "b": [1, 2]}') AS x (a int, b int[]);

-- case: a member that is no whole number
-- error: DataError
SELECT count(*) AS n FROM jsonb_to_recordset('[{"a": 1.5}]') AS x (a int);

-- case: a member that is too long
-- error: DataError
SELECT x.a FROM jsonb_to_recordset('[{"a": "abcd"}]') AS x (a varchar(3));

-- case: rows of an object
-- error: DataError
SELECT x.a FROM jsonb_to_recordset('{}') AS x (a text);

-- case: rows of scalars
-- error: DataError
SELECT count(*) AS n FROM jsonb_to_recordset('[null]') AS x (a text);

-- case: a record of a list
-- error: DataError
SELECT x.a FROM jsonb_to_record('[]') AS x (a text);

-- case: a boolean out of text
SELECT t::boolean AS a, (t || '')::boolean AS b FROM unnest(ARRAY['t', 'TRUE', ' yes', 'y', 'on', '1', 'false', 'F', 'n', 'no ', 'off', 'of', '0', 'tru', NULL]) AS t;

-- case: a flag of a JSON value
SELECT id, coalesce((doc ->> 'ok')::boolean, false) AS ok FROM things WHERE jsonb_typeof(doc) = 'object' ORDER BY id;

-- case: what is no boolean
-- error: DataError
SELECT 'o'::text::boolean AS a;

-- case: a UUID out of text
SELECT t::uuid AS a FROM unnest(ARRAY['{A0EEBC99-9c0b4ef8-bb6d6bb9-bd380a11}', 'a0eebc999c0b4ef8bb6d6bb9bd380a11', 'a0ee-bc99-9c0b-4ef8-bb6d-6bb9-bd38-0a11', NULL]) AS t;

-- case: what is no UUID
-- error: DataError
SELECT 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11-'::text::uuid AS a;

-- case: numbers of JSON values
SELECT (v)::numeric AS a, v::numeric(20, 2) AS b, v::numeric + 1 AS c FROM jsonb_array_elements('[1, -2.5, 1.50, 0, 1e3, 12345678901234567.895]') AS e (v);

-- case: a number of a text in JSON
-- error: DataError
SELECT '"1"'::jsonb::numeric AS a;

-- case: short texts as booleans and UUIDs
SELECT (CASE WHEN id < 0 THEN short END)::uuid AS a, (CASE WHEN short = 'a' THEN 'y' END)::varchar(3)::boolean AS b, short FROM things WHERE short IS NULL OR short = 'a';

-- case: varchar as UUID
-- parameters: {"u": "123E4567-e89b-12d3-a456-426614174000"}, {"u": "{123e4567e89b12d3a456426614174000}"}
SELECT :u::varchar::uuid AS a;
