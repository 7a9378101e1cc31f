-- case: lower, upper and initcap
SELECT id, lower(code) AS a, upper(note) AS b, initcap(short) AS c, initcap(code) AS d, lower(note) = lower(code) AS e, upper('straße İıſ ŉ ǆ ᾳ ΑΣ') AS f,
       lower('ΑΣ İ Σ ẞ Ω') AS g, initcap('hello wORLD o''neil 3rd éa ǆ ᾳ-x_y學a') AS h
  FROM things
 ORDER BY id;

-- case: order by lower
SELECT id FROM things ORDER BY lower(note) NULLS FIRST, upper(code) DESC, id;

-- case: ilike
-- parameters: {"p": "A%"}, {"p": "á"}, {"p": "Á%"}, {"p": "%K%"}, {"p": null}, {"p": "zz\\"}, {"p": "ABC\\%"}
SELECT id, note ILIKE 'A' AS a, note ILIKE :p AS b, code NOT ILIKE :p AS c, code ILIKE '%ER' AS d, short NOT ILIKE '' AS e, code ~~* 'UN\_%' AS f, code !~~* '%\\%' AS g,
       'İK' ILIKE 'ik' AS h, 'ΑΣ' ILIKE 'ας' AS i, code ILIKE '%' || note || '%' AS j
  FROM things
 WHERE code <> 'b'
 ORDER BY id;

-- case: an escape at the end of the pattern that is not reached
-- parameters: {"p": "x\\"}, {"p": "a%%_z\\"}, {"p": "un%x\\"}
SELECT id, code LIKE :p AS a, code NOT LIKE :p AS b, code LIKE 'x\' AS c, code ILIKE 'X\' AS d, note NOT LIKE 'xy\' AS e FROM things ORDER BY id;

-- case: an escape at the end of the pattern that is reached
-- parameters: {"p": "a\\"}, {"p": "%\\"}
-- error: DataError
SELECT id FROM things WHERE code || 'x' LIKE :p;

-- case: like with another escape character
-- parameters: {"p": "%!", "e": "x"}, {"p": "un!_%", "e": "!"}, {"p": "%k\\%", "e": "k"}, {"p": null, "e": "!"}, {"p": "a", "e": null}, {"p": "back\\%h", "e": ""}
SELECT id, code LIKE '%!%' ESCAPE '!' AS a, code NOT LIKE 'un!_%' ESCAPE '!' AS b, code LIKE 'back\%' ESCAPE '!' AS c, code LIKE 'un_der%' ESCAPE '' AS d,
       code LIKE 'back\%' ESCAPE '' AS e, code ILIKE 'UNX_%' ESCAPE 'X' AS f, code LIKE '%\_%' ESCAPE '\' AS g, code LIKE '100%%' ESCAPE '%' AS h,
       code LIKE :p ESCAPE :e AS i, code || 'x' LIKE 'y!' ESCAPE '!' AS j, code LIKE '#' || note || '!' ESCAPE '!' AS k, code LIKE :p ESCAPE '%' AS l, note ILIKE :p ESCAPE '' AS m
  FROM things
 WHERE code NOT LIKE '%!'
 ORDER BY id;

-- case: an escape of two characters
-- parameters: {"e": "ab"}
-- error: DataError
SELECT code LIKE 'a' ESCAPE :e AS a FROM things;

-- case: like any and all
-- parameters: {"p": ["a%", "B"]}, {"p": []}, {"p": ["%1%"]}, {"p": null}
SELECT id, code LIKE ANY (ARRAY['a', '%o%']) AS a, code ILIKE ANY (:p::text[]) AS b, note NOT LIKE ALL (:p::text[]) AS c, note NOT ILIKE ANY (:p) AS d,
       code LIKE ALL (ARRAY['%a%', '%b%']) AS e, code LIKE ANY (SELECT p.label || '%' FROM parts AS p WHERE p.thing_id = 4) AS f,
       code NOT ILIKE ALL (SELECT w.words FROM words AS w) AS g, code ~~ ANY ('{A,_}') AS h
  FROM things
 ORDER BY id;
