-- case: rows of a list of objects
SELECT json_extract(x.value, '$[0]') AS id, json_extract(x.value, '$[1]') AS name, json_extract(x.value, '$[2]') AS n, json_extract(x.value, '$[3]') AS ok, json_extract(x.value, '$[4]') AS day
FROM json_each((SELECT json_group_array(json_array(CASE WHEN ltrim(substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)) BETWEEN -2147483648 AND 2147483647 THEN CAST(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN (record_row.value ->> '$[0]') IS NOT NULL THEN abs(-9223372036854775808) END, (record_row.value ->> '$[1]'), pg_numeric_read(record_row.value ->> '$[2]'), pg_read_boolean((record_row.value ->> '$[3]')), pg_read_date((record_row.value ->> '$[4]')))) FROM json_each(pg_json_records('[{"n":1.50,"id":1,"ok":true,"day":"2024-02-29","name":"a"},{"n":"7","id":"2","ok":"no","name":{"b":[1,2]}},{},{"ID":9,"name":null}]', '[["id", "text"], ["name", "text"], ["n", "text"], ["ok", "text"], ["day", "text"]]', 1, 0)) AS record_row)) AS x;

-- case: every type
SELECT pg_unpack(json_extract(x.value, '$[0]')) AS a, json_extract(x.value, '$[1]') AS b, json_extract(x.value, '$[2]') AS c, json_extract(x.value, '$[3]') AS d, json_extract(x.value, '$[4]') AS e, json_extract(x.value, '$[5]') AS f, json_extract(x.value, '$[6]') AS g, json_extract(x.value, '$[7]') AS h, json_extract(x.value, '$[8]') AS i, json_extract(x.value, '$[9]') AS j, json_extract(x.value, '$[10]') AS k, json_extract(x.value, '$[11]') AS l, json_extract(x.value, '$[12]') AS m, json_extract(x.value, '$[13]') AS n, json_extract(x.value, '$[14]') AS o, json_extract(x.value, '$[15]') AS p, json_extract(x.value, '$[16]') AS q, json_extract(x.value, '$[17]') AS r
FROM json_each((SELECT json_group_array(json_array(pg_pack(pg_double_read(record_row.value ->> '$[0]')), (record_row.value ->> '$[1]'), pg_numeric_scaled(pg_numeric_read(record_row.value ->> '$[2]'), 2, 999999), CASE WHEN ltrim(substr(record_row.value ->> '$[3]', 4), ' ') <> '' THEN abs(-9223372036854775808) ELSE substr(record_row.value ->> '$[3]', 1, 3) END, pg_read_timestamptz((record_row.value ->> '$[4]')), pg_read_timestamp((record_row.value ->> '$[5]')), pg_read_uuid((record_row.value ->> '$[6]')), CASE WHEN record_row.value ->> '$[7]' IS NOT NULL THEN (SELECT json_group_array(CASE WHEN ltrim(substr(trim(record_item.value, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_item.value, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(record_item.value, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_item.value, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(record_item.value, ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(record_item.value, ' ' || char(9, 10, 11, 12, 13)) BETWEEN -2147483648 AND 2147483647 THEN CAST(trim(record_item.value, ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN record_item.value IS NOT NULL THEN abs(-9223372036854775808) END) FROM json_each(record_row.value ->> '$[7]') AS record_item) END || '', (record_row.value ->> '$[8]') || '', (record_row.value ->> '$[9]') || '', CASE WHEN record_row.value ->> '$[10]' IS NOT NULL THEN (SELECT json_group_array((record_item.value || '')) FROM json_each(record_row.value ->> '$[10]') AS record_item) END || '', CASE WHEN ltrim(substr(trim(record_row.value ->> '$[11]', ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_row.value ->> '$[11]', ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(record_row.value ->> '$[11]', ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_row.value ->> '$[11]', ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(record_row.value ->> '$[11]', ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(record_row.value ->> '$[11]', ' ' || char(9, 10, 11, 12, 13)) BETWEEN -9223372036854775808 AND 9223372036854775807 THEN CAST(trim(record_row.value ->> '$[11]', ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN (record_row.value ->> '$[11]') IS NOT NULL THEN abs(-9223372036854775808) END, CASE WHEN ltrim(substr(trim(record_row.value ->> '$[12]', ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_row.value ->> '$[12]', ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(record_row.value ->> '$[12]', ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_row.value ->> '$[12]', ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(record_row.value ->> '$[12]', ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(record_row.value ->> '$[12]', ' ' || char(9, 10, 11, 12, 13)) BETWEEN -32768 AND 32767 THEN CAST(trim(record_row.value ->> '$[12]', ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN (record_row.value ->> '$[12]') IS NOT NULL THEN abs(-9223372036854775808) END, (record_row.value ->> '$[13]'), CASE WHEN (record_row.value ->> '$[14]') IN ('sad', 'it''s ok', 'Happy') THEN (record_row.value ->> '$[14]') WHEN (record_row.value ->> '$[14]') IS NOT NULL THEN abs(-9223372036854775808) END, pg_read_time((record_row.value ->> '$[15]')), CASE WHEN record_row.value ->> '$[16]' IS NOT NULL THEN (SELECT json_group_array(json(pg_array_double(pg_double_read(record_item.value)))) FROM json_each(record_row.value ->> '$[16]') AS record_item) END || '', CASE WHEN record_row.value ->> '$[17]' IS NOT NULL THEN (SELECT json_group_array(pg_read_boolean(record_item.value)) FROM json_each(record_row.value ->> '$[17]') AS record_item) END || '')) FROM json_each(pg_json_records('[{"a":1.5,"b":"1e400","c":1.005,"d":"abc  ","e":"2024-03-01T12:00:00Z","f":"2024-03-01 12:00","g":"A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11","h":[1,"2",null],"i":{"a":[1.0],"b":1},"j":"x","k":["a",1.50,null,{"x":[1,2]},true],"l":9223372036854775807,"m":-3,"o":"sad","p":"12:30","q":[0.1,0.000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000005],"r":[true,"f"]}]', '[["a", "text"], ["b", "text"], ["c", "text"], ["d", "text"], ["e", "text"], ["f", "text"], ["g", "text"], ["h", "list"], ["i", "json"], ["j", "json"], ["k", "list"], ["l", "text"], ["m", "text"], ["n", "text"], ["o", "text"], ["p", "text"], ["q", "list"], ["r", "list"]]', 1, 0)) AS record_row)) AS x;

-- case: beside a table
SELECT t.id, json_extract(x.value, '$[0]') AS a, json_extract(x.value, '$[1]') AS name
FROM things AS t
CROSS JOIN json_each((SELECT json_group_array(json_array((record_row.value ->> '$[0]'), (record_row.value ->> '$[1]'))) FROM json_each(pg_json_records(t.doc, '[["a", "text"], ["name", "text"]]', 0, 0)) AS record_row)) AS x
WHERE CASE json_type(t.doc) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(t.doc) END = 'object'
ORDER BY t.id;

-- case: beside a table with LATERAL
SELECT t.id, json_extract(x.value, '$[0]') AS v
FROM things AS t
LEFT JOIN json_each((SELECT json_group_array(json_array(CASE WHEN ltrim(substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)) BETWEEN -2147483648 AND 2147483647 THEN CAST(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN (record_row.value ->> '$[0]') IS NOT NULL THEN abs(-9223372036854775808) END)) FROM json_each(pg_json_records(t.doc -> '$."recs"', '[["v", "text"]]', 1, 0)) AS record_row)) AS x ON 1
WHERE t.id < 4
ORDER BY t.id, json_extract(x.value, '$[0]') NULLS LAST;

-- case: a record that is NULL
SELECT t.id, json_extract(x.value, '$[0]') AS a
FROM things AS t
CROSS JOIN json_each((SELECT json_group_array(json_array((record_row.value ->> '$[0]') || '', (record_row.value ->> '$[1]') || '')) FROM json_each(pg_json_records(t.data -> '$."deep"', '[["a", "json"], ["list", "json"]]', 0, 0)) AS record_row)) AS x
WHERE t.data IS NULL OR CASE json_type(t.data) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(t.data) END = 'object'
ORDER BY t.id;

-- case: a parameter
SELECT json_extract(x.value, '$[0]') AS id, json_extract(x.value, '$[1]') AS tags, json_array_length(json_extract(x.value, '$[1]')) AS n
FROM json_each((SELECT json_group_array(json_array(CASE WHEN ltrim(substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)) BETWEEN -9223372036854775808 AND 9223372036854775807 THEN CAST(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN (record_row.value ->> '$[0]') IS NOT NULL THEN abs(-9223372036854775808) END, CASE WHEN record_row.value ->> '$[1]' IS NOT NULL THEN (SELECT json_group_array((record_item.value || '')) FROM json_each(record_row.value ->> '$[1]') AS record_item) END || '')) FROM json_each(pg_json_records(:rows, '[["id", "text"], ["tags", "list"]]', 1, 0)) AS record_row)) AS x
ORDER BY json_extract(x.value, '$[0]') NULLS LAST;

-- case: rows that are put into a table
-- writes
INSERT INTO words (key, value, "order")
SELECT json_extract(x.value, '$[0]') AS key, json_extract(x.value, '$[1]') AS value, json_extract(x.value, '$[2]') AS "order"
FROM json_each((SELECT json_group_array(json_array((record_row.value ->> '$[0]'), (record_row.value ->> '$[1]'), CASE WHEN ltrim(substr(trim(record_row.value ->> '$[2]', ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_row.value ->> '$[2]', ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(record_row.value ->> '$[2]', ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_row.value ->> '$[2]', ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(record_row.value ->> '$[2]', ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(record_row.value ->> '$[2]', ' ' || char(9, 10, 11, 12, 13)) BETWEEN -2147483648 AND 2147483647 THEN CAST(trim(record_row.value ->> '$[2]', ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN (record_row.value ->> '$[2]') IS NOT NULL THEN abs(-9223372036854775808) END)) FROM json_each(pg_json_records(:rows, '[["key", "text"], ["value", "text"], ["order", "text"]]', 1, 0)) AS record_row)) AS x;

-- case: names in upper case
SELECT json_extract(x.value, '$[0]') AS a, json_extract(x.value, '$[1]') AS "A", json_extract(x.value, '$[2]') AS "a b"
FROM json_each((SELECT json_group_array(json_array(CASE WHEN ltrim(substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)) BETWEEN -2147483648 AND 2147483647 THEN CAST(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN (record_row.value ->> '$[0]') IS NOT NULL THEN abs(-9223372036854775808) END, CASE WHEN ltrim(substr(trim(record_row.value ->> '$[1]', ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_row.value ->> '$[1]', ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(record_row.value ->> '$[1]', ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_row.value ->> '$[1]', ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(record_row.value ->> '$[1]', ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(record_row.value ->> '$[1]', ' ' || char(9, 10, 11, 12, 13)) BETWEEN -2147483648 AND 2147483647 THEN CAST(trim(record_row.value ->> '$[1]', ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN (record_row.value ->> '$[1]') IS NOT NULL THEN abs(-9223372036854775808) END, (record_row.value ->> '$[2]'))) FROM json_each(pg_json_records('{"A":1,"a b":2}', '[["a", "text"], ["A", "text"], ["a b", "text"]]', 0, 0)) AS record_row)) AS x;

-- case: json keeps its digits
SELECT json_extract(x.value, '$[0]') AS a, pg_unpack(json_extract(x.value, '$[1]')) AS b, json_extract(x.value, '$[2]') AS c
FROM json_each((SELECT json_group_array(json_array((record_row.value ->> '$[0]'), pg_pack(pg_double_read(record_row.value ->> '$[1]')), (record_row.value ->> '$[2]') || '')) FROM json_each(pg_json_records('[{"a": 1e3, "b": 1e3, "c": {"x" : 1}}, {"a": 1, "a": "2"}]', '[["a", "text"], ["b", "text"], ["c", "json"]]', 1, 1)) AS record_row)) AS x;

-- case: a record of json
SELECT json_extract(x.value, '$[0]') AS a, json_extract(x.value, '$[1]') AS b
FROM json_each((SELECT json_group_array(json_array(CASE WHEN ltrim(substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)) BETWEEN -2147483648 AND 2147483647 THEN CAST(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN (record_row.value ->> '$[0]') IS NOT NULL THEN abs(-9223372036854775808) END, CASE WHEN record_row.value ->> '$[1]' IS NOT NULL THEN (SELECT json_group_array(CASE WHEN ltrim(substr(trim(record_item.value, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_item.value, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(record_item.value, ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_item.value, ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(record_item.value, ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(record_item.value, ' ' || char(9, 10, 11, 12, 13)) BETWEEN -2147483648 AND 2147483647 THEN CAST(trim(record_item.value, ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN record_item.value IS NOT NULL THEN abs(-9223372036854775808) END) FROM json_each(record_row.value ->> '$[1]') AS record_item) END || '')) FROM json_each(pg_json_records('{"a": 12, "b": [1, 2]}', '[["a", "text"], ["b", "list"]]', 0, 1)) AS record_row)) AS x;

-- case: a member that is no whole number
SELECT count(*) AS n
FROM json_each((SELECT json_group_array(json_array(CASE WHEN ltrim(substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))), '0123456789') = '' AND substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1 + (substr(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)), 1, 1) IN ('-', '+'))) <> '' AND typeof(0 + trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13))) = 'integer' AND 0 + trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)) BETWEEN -2147483648 AND 2147483647 THEN CAST(trim(record_row.value ->> '$[0]', ' ' || char(9, 10, 11, 12, 13)) AS INTEGER) WHEN (record_row.value ->> '$[0]') IS NOT NULL THEN abs(-9223372036854775808) END)) FROM json_each(pg_json_records('[{"a":1.5}]', '[["a", "text"]]', 1, 0)) AS record_row)) AS x;

-- case: a member that is too long
SELECT json_extract(x.value, '$[0]') AS a
FROM json_each((SELECT json_group_array(json_array(CASE WHEN ltrim(substr(record_row.value ->> '$[0]', 4), ' ') <> '' THEN abs(-9223372036854775808) ELSE substr(record_row.value ->> '$[0]', 1, 3) END)) FROM json_each(pg_json_records('[{"a":"abcd"}]', '[["a", "text"]]', 1, 0)) AS record_row)) AS x;

-- case: rows of an object
SELECT json_extract(x.value, '$[0]') AS a
FROM json_each((SELECT json_group_array(json_array((record_row.value ->> '$[0]'))) FROM json_each(pg_json_records('{}', '[["a", "text"]]', 1, 0)) AS record_row)) AS x;

-- case: rows of scalars
SELECT count(*) AS n
FROM json_each((SELECT json_group_array(json_array((record_row.value ->> '$[0]'))) FROM json_each(pg_json_records('[null]', '[["a", "text"]]', 1, 0)) AS record_row)) AS x;

-- case: a record of a list
SELECT json_extract(x.value, '$[0]') AS a
FROM json_each((SELECT json_group_array(json_array((record_row.value ->> '$[0]'))) FROM json_each(pg_json_records('[]', '[["a", "text"]]', 0, 0)) AS record_row)) AS x;

-- case: a boolean out of text
SELECT pg_read_boolean(t.value) AS a, pg_read_boolean((t.value || '')) AS b
FROM json_each(json_array(('t' || ''), ('TRUE' || ''), (' yes' || ''), ('y' || ''), ('on' || ''), ('1' || ''), ('false' || ''), ('F' || ''), ('n' || ''), ('no ' || ''), ('off' || ''), ('of' || ''), ('0' || ''), ('tru' || ''), NULL)) AS t;

-- case: a flag of a JSON value
SELECT things.id, coalesce(pg_read_boolean(CASE json_type(things.doc, '$."ok"') WHEN 'text' THEN things.doc ->> '$."ok"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(things.doc -> '$."ok"') WHEN 'array' THEN pg_jsonb_text(things.doc -> '$."ok"') ELSE things.doc -> '$."ok"' END), 0) AS ok
FROM things
WHERE CASE json_type(things.doc) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(things.doc) END = 'object'
ORDER BY things.id;

-- case: what is no boolean
SELECT pg_read_boolean('o') AS a;

-- case: a UUID out of text
SELECT pg_read_uuid(t.value) AS a
FROM json_each(json_array(('{A0EEBC99-9c0b4ef8-bb6d6bb9-bd380a11}' || ''), ('a0eebc999c0b4ef8bb6d6bb9bd380a11' || ''), ('a0ee-bc99-9c0b-4ef8-bb6d-6bb9-bd38-0a11' || ''), NULL)) AS t;

-- case: what is no UUID
SELECT pg_read_uuid('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11-') AS a;

-- case: numbers of JSON values
SELECT pg_jsonb_numeric(('[1,-2.5,1.50,0,1000,12345678901234567.895]' -> e.key)) AS a, pg_numeric_fit(pg_jsonb_numeric(('[1,-2.5,1.50,0,1000,12345678901234567.895]' -> e.key)), 20, 2) AS b, pg_numeric_add(pg_jsonb_numeric(('[1,-2.5,1.50,0,1000,12345678901234567.895]' -> e.key)), '1') AS c
FROM json_each(CASE WHEN json_type('[1,-2.5,1.50,0,1000,12345678901234567.895]') <> 'array' THEN abs(-9223372036854775808) ELSE '[1,-2.5,1.50,0,1000,12345678901234567.895]' END) AS e;

-- case: a number of a text in JSON
SELECT pg_jsonb_numeric('"1"') AS a;

-- case: short texts as booleans and UUIDs
SELECT pg_read_uuid(CASE WHEN things.id < 0 THEN things.short END) AS a, pg_read_boolean(substr(CASE WHEN things.short = 'a' THEN 'y' END, 1, 3)) AS b, things.short
FROM things
WHERE things.short IS NULL OR things.short = 'a';

-- case: varchar as UUID
SELECT pg_read_uuid(:u) AS a;
