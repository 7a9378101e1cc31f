-- case: ROW and rows
SELECT id, ROW (id, code) = ROW (1, 'A') AS a, (amount, id) < ROW (5, 3) AS b, ROW (small) >= ROW (amount) AS c, (note, short) <> (short, note) AS d FROM things ORDER BY id;

-- case: rows with NULLs
SELECT id, (note, short) IS NULL AS a, (note, short) IS NOT NULL AS b, NOT ((note, amount) IS NULL) AS c, ROW (note) IS NULL AS d FROM things ORDER BY id;

-- case: rows IS DISTINCT FROM
SELECT id, (note, amount) IS DISTINCT FROM (short, small) AS a, (note, amount) IS NOT DISTINCT FROM (note, amount) AS b FROM things ORDER BY id;

-- case: a row and the row of a subquery
SELECT id FROM things WHERE (done, amount) = (SELECT done, small FROM things AS u WHERE u.id = things.id) ORDER BY id;

-- case: a row and the row of a subquery of another type
SELECT id, (price, qty) = (SELECT p.fee, p.whole FROM prices AS p WHERE p.id = prices.id) AS a, (qty, id) < (SELECT 3, 4) AS b, (qty, id) < (SELECT 3, 4 WHERE false) AS c FROM prices ORDER BY id;

-- case: a row and a subquery of several rows
-- error: DataError
SELECT id FROM things WHERE (id, code) = (SELECT id, code FROM things);

-- case: enums in rows
SELECT id, (now, id) < ('it''s ok'::mood, 2) AS a, (now, was) = (was, now) AS b FROM moods ORDER BY id;

-- case: rows of decimals in a list
SELECT id FROM prices WHERE (price, qty) IN ((1.5, 2), (0, 1), (-1.05, 3), (0.05, 1), (2.675, 4)) OR (price, id) IN ((0, 0), (0.0, 1), (9.990, 4), (9.99, 5), (-0.01, 1), (-0.01, 2)) ORDER BY id;

-- case: IS UNKNOWN
SELECT id, flag IS UNKNOWN AS a, (amount > 3) IS NOT UNKNOWN AS b FROM things ORDER BY id;

-- case: sources with the names of the translator's own
WITH d AS (SELECT id, done FROM things), q AS (SELECT id AS v FROM d), s AS (SELECT v FROM q)
SELECT DISTINCT ON (d.done) d.done, d.id, (SELECT s.v FROM s WHERE s.v = d.id) AS v, q.v > ALL (SELECT v FROM s WHERE s.v < q.v) AS w
  FROM d JOIN q ON q.v = d.id
 ORDER BY d.done, d.id;

-- case: a page by a key that may be NULL
-- parameters: {"seen": "2024-03-01T00:00:00.000Z", "id": 7}, {"seen": "9999-12-31T23:59:59.999Z", "id": 1}
SELECT id, seen FROM things WHERE (seen, id) < (:seen, :id) ORDER BY seen DESC, id DESC LIMIT 5;

-- case: rows that are equal and rows that are not
SELECT id, note FROM things WHERE (id, done) <> (3, true) AND (note, id) >= ('a', 2) ORDER BY note, id;
