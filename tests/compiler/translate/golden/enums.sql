-- case: enums are compared with labels and with each other
SELECT moods.id, moods.now, moods.was, moods.now = moods.was AS same, moods.now <> 'sad' AS cheer, moods.was IS NOT moods.now AS changed
FROM moods
WHERE moods.now IN ('sad', 'Happy') OR moods.was = 'it''s ok'
ORDER BY moods.id;

-- case: enums sort by their place
SELECT moods.id, moods.now, moods.was
FROM moods
ORDER BY CASE moods.was WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END DESC NULLS FIRST, CASE moods.now WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END, moods.id;

-- case: enums sort by the number of a column
SELECT moods.now, moods.id
FROM moods
ORDER BY CASE moods.now WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END, 2;

-- case: enums are less and more by their place
SELECT moods.id, CASE moods.now WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END < CASE moods.was WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END AS risen, CASE moods.now WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END >= CASE 'it''s ok' WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END AS fine, CASE moods.now WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END BETWEEN CASE 'sad' WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END AND CASE 'it''s ok' WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END AS low, (CASE moods.now WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END, moods.id) > (CASE moods.was WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END, 2) AS later
FROM moods
ORDER BY moods.id;

-- case: an enum as a parameter
SELECT moods.id
FROM moods
WHERE moods.now = CASE WHEN :mood IN ('sad', 'it''s ok', 'Happy') THEN :mood WHEN :mood IS NOT NULL THEN abs(-9223372036854775808) END
ORDER BY moods.id;

-- case: an enum parameter is less or more
SELECT moods.id
FROM moods
WHERE CASE moods.now WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END < CASE CASE WHEN :mood IN ('sad', 'it''s ok', 'Happy') THEN :mood WHEN :mood IS NOT NULL THEN abs(-9223372036854775808) END WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END
ORDER BY moods.id;

-- case: casts of enums to text and back
SELECT moods.id, moods.now AS shown, moods.now || '!' AS loud, 'sad' AS sad, CASE WHEN moods.was IN ('sad', 'it''s ok', 'Happy') THEN moods.was WHEN moods.was IS NOT NULL THEN abs(-9223372036854775808) END AS again
FROM moods
ORDER BY moods.id;

-- case: a text that is no label fails
SELECT CASE WHEN moods.said IN ('sad', 'it''s ok', 'Happy') THEN moods.said WHEN moods.said IS NOT NULL THEN abs(-9223372036854775808) END AS mood
FROM moods
WHERE moods.id > 3
ORDER BY moods.id;

-- case: a text that is a label
SELECT CASE WHEN moods.said IN ('sad', 'it''s ok', 'Happy') THEN moods.said WHEN moods.said IS NOT NULL THEN abs(-9223372036854775808) END AS mood
FROM moods
WHERE moods.id <> 4
ORDER BY moods.id;

-- case: enums in groups
SELECT moods.now, count(*) AS n, count(DISTINCT moods.was) AS others
FROM moods
GROUP BY moods.now
ORDER BY CASE moods.now WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END;

-- case: enums in set operations
SELECT moods.now
FROM moods
UNION
SELECT moods.was
FROM moods;

-- case: enums in CASE and coalesce
SELECT moods.id, CASE WHEN moods.now = 'sad' THEN 1 ELSE 2 END AS n, coalesce(moods.was, 'Happy') AS mood, CASE WHEN moods.id > 2 THEN moods.now END AS late
FROM moods
ORDER BY moods.id;

-- case: enums are written
-- writes
INSERT INTO moods (id, now, was, said)
VALUES (:id, CASE WHEN :now IN ('sad', 'it''s ok', 'Happy') THEN :now WHEN :now IS NOT NULL THEN abs(-9223372036854775808) END, CASE WHEN :was IN ('sad', 'it''s ok', 'Happy') THEN :was WHEN :was IS NOT NULL THEN abs(-9223372036854775808) END, 'x')
RETURNING now, was;

-- case: enums are changed
-- writes
UPDATE moods
SET now = CASE WHEN :now IN ('sad', 'it''s ok', 'Happy') THEN :now WHEN :now IS NOT NULL THEN abs(-9223372036854775808) END, was = moods.now
WHERE moods.was = 'sad';

-- case: enums in windows
SELECT moods.id, moods.now, row_number() OVER (PARTITION BY moods.now ORDER BY CASE moods.was WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END NULLS LAST, moods.id) AS n
FROM moods
ORDER BY moods.id;

-- case: a parameter that is no label fails
SELECT moods.id
FROM moods
WHERE moods.now = CASE WHEN :mood IN ('sad', 'it''s ok', 'Happy') THEN :mood WHEN :mood IS NOT NULL THEN abs(-9223372036854775808) END
ORDER BY moods.id;

-- case: a parameter that is no label is not less either
SELECT moods.id
FROM moods
WHERE CASE moods.now WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END < CASE CASE WHEN :mood IN ('sad', 'it''s ok', 'Happy') THEN :mood WHEN :mood IS NOT NULL THEN abs(-9223372036854775808) END WHEN 'sad' THEN 1 WHEN 'it''s ok' THEN 2 WHEN 'Happy' THEN 3 END
ORDER BY moods.id;

-- case: what is no label is not written
-- writes
UPDATE moods
SET now = CASE WHEN :now IN ('sad', 'it''s ok', 'Happy') THEN :now WHEN :now IS NOT NULL THEN abs(-9223372036854775808) END;

-- case: what is no label is not inserted
-- writes
INSERT INTO moods (id, now)
VALUES (9, CASE WHEN :now IN ('sad', 'it''s ok', 'Happy') THEN :now WHEN :now IS NOT NULL THEN abs(-9223372036854775808) END);
