-- case: an array of arrays
-- expect: an array of integer[] is not carried
-- at: 1:20
SELECT ARRAY[ARRAY[1], ARRAY[2]] AS a;

-- case: a literal of two dimensions
-- expect: the literal is no integer[]
-- at: 1:8
SELECT '{{1},{2}}'::integer[] AS a;

-- case: a literal with bounds
-- expect: the literal is no integer[]
-- at: 1:8
SELECT '[2:3]={1,2}'::integer[] AS a;

-- case: DISTINCT of an array of doubles
-- expect: DISTINCT of double precision[] differs
-- at: 1:23
SELECT DISTINCT ARRAY[score] AS a FROM things;

-- case: a subscript of text
-- expect: a subscript of text is not translated
-- at: 1:8
SELECT code[1] AS a FROM things;

-- case: an element of another type
-- expect: an element of type bigint of integer[]
-- at: 1:32
SELECT array_append(ARRAY[id], big) AS a FROM things;

-- case: time stamps joined
-- expect: Join them in Python
-- at: 1:8
SELECT array_to_string(ARRAY[at], ',') AS a FROM things;
