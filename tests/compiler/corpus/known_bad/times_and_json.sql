-- name: month_added() -> list[Later]
-- expect: fails DataError
SELECT id, at + interval '1 month' AS later FROM things WHERE id < 8 ORDER BY id;

-- name: week_of_the_year() -> list[Week]
-- expect: equal
SELECT id, extract(week FROM day)::integer AS week FROM things ORDER BY id;

-- name: days_between() -> list[Days]
-- expect: equal
SELECT id, day - DATE '2024-01-01' AS days FROM things ORDER BY id;

-- name: day_that_is_none() -> list[int]
-- expect: postgres
SELECT id FROM things WHERE day = '2025-02-30' ORDER BY id;

-- name: stamp_without_a_zone() -> list[int]
-- expect: equal
SELECT id FROM things WHERE at > '2024-03-01 00:00:00' ORDER BY id;

-- name: stamp_with_a_blank() -> list[int]
-- expect: equal
SELECT id FROM things WHERE at > '2024-03-01 00:00:00+00' ORDER BY id;

-- name: stamp_as_text() -> list[int]
-- expect: D023
SELECT id FROM things WHERE at::text > '2024' ORDER BY id;

-- name: clock_decides() -> list[int]
-- expect: D020
SELECT id FROM things WHERE at < now() ORDER BY id;

-- name: today() -> list[int]
-- expect: D020 D022
SELECT id FROM things WHERE day = current_date ORDER BY id;

-- name: day_of_a_stamp() -> list[Day]
-- expect: equal
SELECT id, at::date AS day FROM things ORDER BY id;

-- name: sqlite_s_own_date_function() -> list[Day]
-- expect: postgres
SELECT id, strftime('%Y', at) AS year FROM things ORDER BY id;

-- name: json_in_order() -> list[int]
-- expect: equal
SELECT id FROM things ORDER BY doc, id;

-- name: json_compared() -> list[int]
-- expect: equal
SELECT id FROM things WHERE doc = '{  }' OR doc = '1.2e1' ORDER BY id;

-- name: json_less_than() -> list[int]
-- expect: equal
SELECT id FROM things WHERE doc < data ORDER BY id;

-- name: json_distinct() -> list[Json]
-- expect: D006
SELECT DISTINCT data FROM things;

-- name: json_with_nul() -> list[int]
-- expect: postgres
SELECT id FROM things WHERE doc = '"\u0000"' ORDER BY id;

-- name: true_in_json() -> list[int]
-- expect: equal
SELECT id FROM things WHERE doc ->> 'ok' = 'true' ORDER BY id;

-- name: number_in_json() -> list[Number]
-- expect: equal
SELECT id, doc ->> 'a' AS a, doc -> -1 AS last FROM things ORDER BY id;

-- name: key_taken_out_of_json() -> list[Less]
-- expect: equal
SELECT id, doc - 'a' AS less FROM things WHERE jsonb_typeof(doc) = 'object' ORDER BY id;

-- name: json_extract_of_sqlite() -> list[Less]
-- expect: postgres
SELECT id, json_extract(doc, '$.a') AS a FROM things ORDER BY id;

-- name: array_against_json(ids: list[int]) -> list[int]
-- expect: equal
-- parameters: {"ids": [1, 3]}
SELECT id FROM things WHERE id = ANY(:ids) ORDER BY id;

-- name: uuid_of_capitals() -> list[int]
-- expect: equal
SELECT id FROM things WHERE uid = upper(uid::text)::uuid ORDER BY id;

-- name: raw_bytes() -> list[int]
-- expect: equal
SELECT id FROM things WHERE raw = '\x00ff' ORDER BY id;

-- name: clock_in_a_choice() -> list[State]
-- expect: D020
SELECT id, CASE WHEN at > now() THEN 'new' ELSE 'old' END AS state FROM things ORDER BY id;

-- name: clock_in_an_order() -> list[int]
-- expect: D020
SELECT id FROM things ORDER BY abs(extract(epoch from (now() - at))), id LIMIT 3;

-- name: days_between_rows() -> list[Days]
-- expect: equal
SELECT id, day - lag(day) OVER (ORDER BY id) AS days FROM things ORDER BY id;

-- name: infinite_day() -> list[int]
-- expect: refused
SELECT id FROM things WHERE day < 'infinity' ORDER BY id;

-- name: day_as_the_session_reads_it() -> list[int]
-- expect: refused
SELECT id FROM things WHERE day = '01/02/2024' ORDER BY id;

-- name: today_in_a_literal() -> list[int]
-- expect: refused
SELECT id FROM things WHERE day = 'today' ORDER BY id;

-- name: stamp_in_text() -> list[Text]
-- expect: equal
SELECT id, at::text AS a, to_jsonb(at) AS b FROM things ORDER BY id;

-- name: keys_of_json_in_text() -> list[Text]
-- expect: equal
SELECT id, '{"b":1, "aa":2, "a":1, "b":3}'::jsonb::text AS a, '1.10'::jsonb::text AS b FROM things ORDER BY id;

-- name: json_without_b_compared() -> list[int]
-- expect: postgres
SELECT id FROM things WHERE doc::json = '{}'::json ORDER BY id;

-- name: null_in_json_is_no_null() -> list[int]
-- expect: equal
SELECT id FROM things WHERE doc -> 'none' IS NULL OR doc ->> 'none' IS NULL ORDER BY id;
