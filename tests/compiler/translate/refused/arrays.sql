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

-- case: an array of JSON
-- expect: an array of jsonb is not carried
-- at: 1:8
SELECT array_agg(doc) AS a FROM things;

-- case: decimals taken out of an array
-- expect: elements of numeric[] that are equal and may look different
-- at: 1:27
SELECT array_remove(ARRAY[price], 1.50) AS a FROM prices;

-- case: arrays of labels in order
-- expect: the order of enum mood[]
-- at: 1:14
SELECT ARRAY[now] < ARRAY[was] AS a FROM moods;

-- case: a cast of an aggregate
-- expect: Cast inside: array_agg(x::text)
-- at: 1:8
SELECT array_agg(id)::text[] AS a FROM things;

-- case: an array and a text
-- expect: a cast from text[] to integer is not the same
-- at: 1:14
SELECT ARRAY[code]::integer AS a FROM things;

-- case: an element of an aggregate
-- expect: ANY and ALL of what array_agg makes
-- at: 1:8
SELECT 'x' = ANY(array_agg(code)) AS a FROM things;
