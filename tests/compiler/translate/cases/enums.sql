-- case: enums are compared with labels and with each other
SELECT id, now, was, now = was AS same, now <> 'sad' AS cheer, was IS DISTINCT FROM now AS changed FROM moods WHERE now IN ('sad', 'Happy') OR was = 'it''s ok' ORDER BY id;

-- case: enums sort by their place
SELECT id, now, was FROM moods ORDER BY was DESC, now, id;

-- case: enums sort by the number of a column
SELECT now, id FROM moods ORDER BY 1, 2;

-- case: enums are less and more by their place
SELECT id, now < was AS risen, now >= 'it''s ok' AS fine, now BETWEEN 'sad' AND 'it''s ok' AS low, (now, id) > (was, 2) AS later FROM moods ORDER BY id;

-- case: an enum as a parameter
-- parameters: {"mood": "sad"}, {"mood": "Happy"}, {"mood": null}
SELECT id FROM moods WHERE now = :mood ORDER BY id;

-- case: an enum parameter is less or more
-- parameters: {"mood": "sad"}, {"mood": "Happy"}
SELECT id FROM moods WHERE now < :mood ORDER BY id;

-- case: casts of enums to text and back
SELECT id, now::text AS shown, now::text || '!' AS loud, 'sad'::mood AS sad, (was::text)::mood AS again FROM moods ORDER BY id;

-- case: a text that is no label fails
-- error: DataError
SELECT said::mood AS mood FROM moods WHERE id > 3 ORDER BY id;

-- case: a text that is a label
SELECT said::mood AS mood FROM moods WHERE id <> 4 ORDER BY id;

-- case: enums in groups
SELECT now, count(*) AS n, count(DISTINCT was) AS others FROM moods GROUP BY now ORDER BY now;

-- case: enums in set operations
-- unordered
SELECT now FROM moods UNION SELECT was FROM moods;

-- case: enums in CASE and coalesce
SELECT id, CASE now WHEN 'sad' THEN 1 ELSE 2 END AS n, coalesce(was, 'Happy') AS mood, CASE WHEN id > 2 THEN now END AS late FROM moods ORDER BY id;

-- case: enums are written
-- parameters: {"id": 9, "now": "Happy", "was": "sad"}, {"id": 9, "now": "sad", "was": null}
INSERT INTO moods (id, now, was, said) VALUES (:id, :now, :was, 'x') RETURNING now, was;

-- case: enums are changed
-- parameters: {"now": "Happy"}
UPDATE moods SET now = :now, was = now WHERE was = 'sad';

-- case: enums in windows
SELECT id, now, row_number() OVER (PARTITION BY now ORDER BY was, id) AS n FROM moods ORDER BY id;

-- case: a parameter that is no label fails
-- error: DataError
-- parameters: {"mood": "happy"}, {"mood": ""}
SELECT id FROM moods WHERE now = :mood ORDER BY id;

-- case: a parameter that is no label is not less either
-- error: DataError
-- parameters: {"mood": "none"}
SELECT id FROM moods WHERE now < :mood ORDER BY id;

-- case: what is no label is not written
-- error: DataError
-- parameters: {"now": "what"}
UPDATE moods SET now = :now;

-- case: what is no label is not inserted
-- error: DataError
-- parameters: {"now": "Sad"}
INSERT INTO moods (id, now) VALUES (9, :now);
