-- case: doubles as text
SELECT id, rate::text AS a, rate::varchar AS c FROM prices ORDER BY id;

-- case: doubles of things as text
SELECT id, ratio::text AS a, score::text AS b FROM things ORDER BY id;

-- case: doubles as whole numbers
SELECT id, rate::bigint AS a, (rate::bigint)::text AS b FROM prices WHERE rate < 1e16 ORDER BY id;

-- case: doubles as integers
SELECT id, score::integer AS a, score::smallint AS b FROM things ORDER BY id;

-- case: a double that is no integer
-- error: DataError
SELECT rate::integer AS a FROM prices;

-- case: an infinite double that is no bigint
-- error: DataError
SELECT ratio::bigint AS a FROM things;

-- case: texts as doubles
SELECT id, written::double precision AS a FROM prices ORDER BY id;

-- case: words as doubles
-- parameters: {"p": "inf"}, {"p": " -Infinity "}, {"p": "1e-300"}, {"p": "4.9e-324"}, {"p": "-0"}
SELECT (:p::text || '')::double precision AS a;

-- case: a text that is too large a double
-- parameters: {"p": "1e309"}, {"p": "1e-400"}, {"p": ""}, {"p": "1e"}, {"p": "."}
-- error: DataError
SELECT (:p::text || '')::double precision AS a;

-- case: a text that is no double
-- error: DataError
SELECT kind::double precision AS a FROM prices;

-- case: literals of doubles, as texts
SELECT '1e3'::double precision AS a, ' 1.5 '::double precision AS b, '.5'::double precision AS c, '5.'::double precision AS d, '+5'::double precision AS e,
       '-0'::double precision AS f, '-0.0'::double precision AS g, '4.9e-324'::double precision AS h;

-- case: infinity as a literal
SELECT id, 'Infinity'::double precision AS a, ' -inf '::double precision AS b, ratio < '+inf' AS c, coalesce(ratio, '-infinity') AS d
  FROM things
 WHERE ratio <> 'infinity' OR ratio = '-Infinity'::double precision
 ORDER BY id;

-- case: infinity as a new value
UPDATE things SET ratio = 'infinity' WHERE id = 1 RETURNING ratio;
