-- name: like_is_case_sensitive() -> list[int]
-- expect: equal
SELECT id FROM things WHERE code LIKE 'A%' ORDER BY id;

-- name: like_has_an_escape() -> list[int]
-- expect: equal
SELECT id FROM things WHERE code LIKE '%\%' OR code LIKE 'un\_%' ORDER BY id;

-- name: ilike_beyond_ascii() -> list[int]
-- expect: equal
SELECT id FROM things WHERE code ILIKE 'Á%' ORDER BY id;

-- name: upper_beyond_ascii() -> list[Upper]
-- expect: equal
SELECT id, upper(code) AS code FROM things ORDER BY id;

-- name: order_of_text() -> list[str]
-- expect: equal
SELECT code FROM things ORDER BY code;

-- name: order_of_a_language() -> list[str]
-- expect: refused
SELECT code FROM things ORDER BY code COLLATE "en-x-icu";

-- name: text_against_a_number() -> list[int]
-- expect: postgres
SELECT id FROM things WHERE code = 12 ORDER BY id;

-- name: number_against_a_literal() -> list[int]
-- expect: equal
SELECT id FROM things WHERE amount = '7' ORDER BY id;

-- name: double_quotes_for_a_text() -> list[int]
-- expect: postgres
SELECT id FROM things WHERE code = "a" ORDER BY id;

-- name: text_cast_to_a_number() -> list[One]
-- expect: fails DataError
SELECT id, code::integer AS n FROM things ORDER BY id;

-- name: null_joined() -> list[Joined]
-- expect: equal
SELECT id, code || note AS joined FROM things ORDER BY id;

-- name: substring_from_behind() -> list[Part]
-- expect: equal
SELECT id, substr(code, -1, 3) AS part FROM things ORDER BY id;

-- name: greatest_with_null() -> list[Most]
-- expect: equal
SELECT id, greatest(amount, 1, NULL) AS most FROM things ORDER BY id;

-- name: glob() -> list[int]
-- expect: postgres
SELECT id FROM things WHERE code GLOB 'a*' ORDER BY id;

-- name: equals_twice() -> list[int]
-- expect: postgres
SELECT id FROM things WHERE code == 'a' ORDER BY id;

-- name: ifnull() -> list[Note]
-- expect: postgres
SELECT id, ifnull(note, '') AS note FROM things ORDER BY id;

-- name: rowid() -> list[int]
-- expect: postgres
SELECT rowid FROM things ORDER BY id;

-- name: backticks() -> list[int]
-- expect: postgres
SELECT `id` FROM things ORDER BY id;

-- name: length_of_astral() -> list[Length]
-- expect: equal
SELECT id, length(code) AS n, position('ok' in code) AS at FROM things ORDER BY id;

-- name: trim_of_more_than_blanks() -> list[Trimmed]
-- expect: equal
SELECT id, trim(code) AS code, btrim(code, ' a') AS other FROM things ORDER BY id;

-- name: case_folded_names() -> list[One]
-- expect: D042 D042 header
SELECT ID AS "Id" FROM things ORDER BY id;

-- name: cut_to_a_length() -> list[Short]
-- expect: equal
SELECT id, code::varchar(2) AS short FROM things ORDER BY id;

-- name: padded_to_a_length() -> list[int]
-- expect: refused
SELECT id FROM things WHERE code::char(3) = 'a' ORDER BY id;

-- name: substring_before_the_beginning() -> list[Part]
-- expect: equal
SELECT id, substring(code from -1 for 3) AS part FROM things ORDER BY id;

-- name: substring_of_negative_length() -> list[Part]
-- expect: fails DataError
SELECT id, substring(code from 2 for -1) AS part FROM things ORDER BY id;

-- name: joined_with_anything() -> list[Joined]
-- expect: equal
SELECT id, code || 1 AS a, code || flag AS b, code || day AS c, concat(at, ratio) AS d FROM things ORDER BY id;

-- name: pattern_from_a_column() -> list[int]
-- expect: fails DataError
SELECT id FROM things WHERE code LIKE note || '\' ORDER BY id;

-- name: letters_that_grow() -> list[Upper]
-- expect: equal
SELECT id, upper('straße') AS a, lower('İΑΣ') AS b, initcap('ǆabc éa') AS c FROM things ORDER BY id;

-- name: empty_is_not_null() -> list[int]
-- expect: equal
SELECT id FROM things WHERE '' IS NOT NULL AND coalesce(note, '') = '' ORDER BY id;
