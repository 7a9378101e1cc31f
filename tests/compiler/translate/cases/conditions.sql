-- case: comparisons of every type
-- parameters: {"note": "a", "amount": 7, "big": 42, "score": 0.3, "flag": true, "at": "2024-03-01T00:00:00+00:00", "day": "2024-02-29", "uid": "123e4567-e89b-12d3-a456-426614174000", "raw": "abc"}
SELECT id,
       note = :note AS a, note <> :note AS b, note < :note AS c, short <= :note AS d,
       amount = :amount AS e, amount >= :amount AS f, small < :amount AS g, big > :amount AS h,
       big = :big AS i, score > :score AS j, ratio < :score AS k,
       flag = :flag AS l, flag < :flag AS m, at = :at AS n, seen > :at AS o,
       day <= :day AS p, uid = :uid AS q, uid < :uid AS r, raw = :raw AS s, raw < :raw AS t
  FROM things
 ORDER BY id;

-- case: text order is by code point
-- parameters: {"word": "a"}, {"word": "학교"}, {"word": ""}, {"word": "😀"}
SELECT code FROM things WHERE code >= :word ORDER BY code;

-- case: literals
SELECT id, note = 'it''s' AS quote, at >= '2024-03-01T00:00:00Z' AS later, day = '2024-02-29' AS leap, amount = '7' AS seven,
       flag = 'true' AS yes, uid = '123E4567-E89B-12D3-A456-426614174000' AS same, score > 0.25 AS more, ratio = 0.1 AS tenth, ratio < '1.5' AS less
  FROM things
 ORDER BY id;

-- case: stamps with an offset and without seconds
SELECT id FROM things WHERE at >= '2024-03-01 09:00+09:00' AND at < timestamptz '2024-03-01 00:00:00.001Z' ORDER BY id;

-- case: rows compare from left to right
-- parameters: {"at": "2024-03-01T00:00:00+00:00", "id": 10}, {"at": "2024-02-29T23:59:59.999+00:00", "id": 0}
SELECT id, (at, id) < (:at, :id) AS before, (at, id) >= (:at, :id) AS behind, (note, amount) = ('a', 7) AS same, (note, amount) <> ('a', 7) AS other
  FROM things
 ORDER BY at DESC, id DESC;

-- case: in a list
-- parameters: {"a": "a", "b": null}, {"a": "A", "b": "b"}
SELECT id, note IN (:a, :b, 'it''s') AS found, note NOT IN (:a, :b) AS missing FROM things ORDER BY id;

-- case: in a subquery with NULLs
SELECT id, note IN (SELECT note FROM things WHERE id < 4) AS found, note NOT IN (SELECT note FROM things WHERE id < 4) AS missing,
       amount IN (SELECT big FROM things) AS wide
  FROM things
 ORDER BY id;

-- case: rows in a subquery
SELECT id FROM things WHERE (id, 0) IN (SELECT thing_id, n FROM parts WHERE qty = 1) ORDER BY id;

-- case: any of a list
-- parameters: {"words": ["a", "학교에서", "it's", "back\\slash", "12"]}, {"words": []}, {"words": null}
SELECT id FROM things WHERE code = ANY (:words::text[]) OR id = 0 ORDER BY id;

-- case: any of a list as a value
-- parameters: {"ids": [7, -7, 2147483647]}, {"ids": []}, {"ids": null}
SELECT id, amount = ANY (:ids::integer[]) AS found, amount <> ALL (:ids::integer[]) AS missing, NOT (amount = ANY (:ids::integer[])) AS inverse,
       small = ANY (:ids::integer[]) AS narrow
  FROM things
 ORDER BY id;

-- case: none of a list
-- parameters: {"ids": [42, 9223372036854775807, -9223372036854775808]}, {"ids": []}
SELECT id FROM things WHERE big <> ALL (:ids::bigint[]) ORDER BY id;

-- case: none of a list that is NULL
-- parameters: {"ids": null}
-- empty: NULL is no truth
SELECT id FROM things WHERE big <> ALL (:ids::bigint[]) ORDER BY id;

-- case: any of an array
SELECT id FROM things WHERE amount = ANY (ARRAY[7, 3]) OR code <> ALL (ARRAY['a', 'b']) ORDER BY id;

-- case: any of a subquery
SELECT id FROM things WHERE id = ANY (SELECT thing_id FROM parts) ORDER BY id;

-- case: between
-- parameters: {"low": -7, "high": 7}, {"low": 7, "high": -7}
SELECT id, amount BETWEEN :low AND :high AS within, amount NOT BETWEEN :low AND :high AS without FROM things ORDER BY id;

-- case: null tests and truth tests
SELECT id, note IS NULL AS a, note IS NOT NULL AS b, flag IS TRUE AS c, flag IS NOT TRUE AS d, flag IS FALSE AS e, flag IS NOT FALSE AS f,
       flag IS UNKNOWN AS g, flag IS NOT UNKNOWN AS h, (amount > 0) IS TRUE AS i, (amount > 0) IS NULL AS j, amount = 7 IS NOT TRUE AS k
  FROM things
 ORDER BY id;

-- case: distinct from
-- parameters: {"note": null}, {"note": "a"}
SELECT id, note IS DISTINCT FROM :note AS other, note IS NOT DISTINCT FROM :note AS same, flag IS DISTINCT FROM (amount > 0) AS odd,
       ratio IS DISTINCT FROM amount AS far
  FROM things
 ORDER BY id;

-- case: three-valued logic
SELECT id, flag AND amount > 0 AS a, flag OR amount > 0 AS b, NOT flag AS c, NOT (flag AND amount > 0) AS d, NOT flag OR NOT done AS e,
       flag AND (amount > 0 OR done) AS f, (flag OR done) AND amount > 0 AS g, NOT (NOT flag) AS h, flag = (amount > 0) AS i
  FROM things
 ORDER BY id;

-- case: what binds first
SELECT id, amount = 7 IS NULL AS a, NOT amount = 7 AS b, amount + 1 * 2 > 3 AS c, note || 'x' = 'ax' AS d, - id % 3 AS e, 7 - 3 - 2 AS f, 100 / 10 / 5 AS g,
       id - (3 - 2) AS h, 2 * (3 + id) AS i, note || 'b' || short AS j, length(code || 'x') % 2 = 0 AND done AS k
  FROM things
 WHERE amount IS NULL OR amount < 100
 ORDER BY id;

-- case: like
-- parameters: {"p": "%a%"}, {"p": "_"}, {"p": "A"}, {"p": "100\\%"}, {"p": "un\\_der"}, {"p": "back\\\\slash"}, {"p": "학교%"}, {"p": "_ ok"}, {"p": ""}, {"p": null}
SELECT id, code LIKE :p AS yes, code NOT LIKE :p AS no, note LIKE :p AS perhaps FROM things ORDER BY id;

-- case: like with a pattern that ends in an escape
-- parameters: {"p": "\\"}
-- error: DataError
SELECT id FROM things WHERE note LIKE :p;

-- case: like with literals
SELECT id, code LIKE 'a%' AS a, code LIKE '%\%' AS b, code LIKE '\\%' AS c, code LIKE '%\\%' AS d, note LIKE '_' AS e, note NOT LIKE '%''%' AS f FROM things ORDER BY id;

-- case: like around a parameter
-- parameters: {"q": "a"}, {"q": "%"}, {"q": "\\"}, {"q": "학"}
SELECT id FROM things WHERE code LIKE '%' || :q::text || '%' OR code LIKE code ORDER BY id;

-- case: like of another column
SELECT id, code LIKE note AS found FROM things WHERE note NOT LIKE '%\\' OR note IS NULL ORDER BY id;

-- case: exists
SELECT t.id, EXISTS (SELECT 1 FROM parts AS p WHERE p.thing_id = t.id AND p.qty > 1) AS found FROM things AS t ORDER BY t.id;

-- case: exists of anything
SELECT t.id FROM things AS t WHERE NOT EXISTS (SELECT * FROM parts WHERE thing_id = t.id) ORDER BY t.id;

-- case: a parameter that may be NULL
-- parameters: {"word": null}, {"word": "a"}
SELECT id FROM things WHERE :word::text IS NULL OR note = :word ORDER BY id;

-- case: double against whole numbers
SELECT id, ratio < amount AS a, ratio = big AS b, score >= id AS c, ratio <> 1 AS d, big = 9007199254740992::double precision AS e FROM things ORDER BY id;

-- case: sum of many in a condition
SELECT thing_id, sum(qty) > 2 AS many, sum(qty) IS NULL AS none FROM parts GROUP BY thing_id HAVING sum(qty) <> 3 OR count(*) > 1 ORDER BY thing_id;
