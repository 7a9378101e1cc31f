-- case: RETURNING of a MERGE
-- expect: MERGE … RETURNING needs PostgreSQL 17
-- at: 1:135
MERGE INTO counters AS c USING (VALUES ('a', 1)) AS s (name, n) ON c.name = s.name WHEN MATCHED THEN UPDATE SET total = s.n RETURNING c.name;

-- case: rows that the source lacks
-- expect: WHEN NOT MATCHED BY SOURCE needs PostgreSQL 17
-- at: 1:115
MERGE INTO counters AS c USING (VALUES ('a', 1)) AS s (name, n) ON c.name = s.name WHEN NOT MATCHED BY SOURCE AND c.total = 0 THEN DELETE;

-- case: INSERT DEFAULT VALUES in a MERGE
-- expect: INSERT DEFAULT VALUES in a MERGE
-- at: 1:113
MERGE INTO counters AS c USING (VALUES ('a', 1)) AS s (name, n) ON c.name = s.name WHEN NOT MATCHED THEN INSERT DEFAULT VALUES;

-- case: INSERT without columns in a MERGE
-- expect: INSERT without a list of columns
-- at: 1:117
MERGE INTO words AS c USING (VALUES ('a', 1)) AS s (name, n) ON c.key = s.name WHEN NOT MATCHED THEN INSERT VALUES (s.name, s.n, 'a', 'b', 'c', 'd');

-- case: a MERGE into what a part before it changes
-- expect: a part of the statement reads words
-- at: 1:6
WITH gone AS (DELETE FROM words RETURNING key) MERGE INTO words AS c USING gone ON c.key = gone.key WHEN MATCHED THEN DELETE;
