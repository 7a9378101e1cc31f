-- case: a collation of a language
-- expect: the collation en_US
-- at: 1:32
SELECT id FROM things ORDER BY code COLLATE "en_US";

-- case: a collation inside a function
-- expect: COLLATE elsewhere than in a comparison
-- at: 1:14
SELECT upper(code COLLATE "C") FROM things;

-- case: concat of a list
-- expect: VARIADIC is not translated
-- at: 1:8
SELECT concat(VARIADIC ARRAY[code]) FROM things;

-- case: another encoding
-- expect: an encoding other than 'UTF8'
-- at: 1:8
SELECT convert_to(code, 'LATIN1') FROM things;

-- case: an escape that says nothing
-- expect: a string whose escapes have no meaning
-- at: 1:8
SELECT E'\xff';

-- case: digits in groups
-- expect: the literal is no integer
-- at: 1:8
SELECT '1_000'::integer;
