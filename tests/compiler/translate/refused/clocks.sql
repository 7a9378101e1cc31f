-- case: the clock to the second
-- expect: currenttimestamp with another precision than 3
-- at: 1:8
SELECT current_timestamp(0) AS a;

-- case: chance under a name
-- expect: may be another one at each use on SQLite
-- at: 1:25
SELECT s.r FROM (SELECT random() AS r) AS s WHERE s.r > 0.5;

-- case: chance under a name in WITH
-- expect: may be another one at each use on SQLite
-- at: 1:45
WITH s AS (SELECT 1 AS one UNION ALL SELECT random()::int) SELECT s.one FROM s;

-- case: chance that is asked several times
-- expect: asks for it several times on SQLite
-- at: 1:1
UPDATE things SET short = replace(gen_random_uuid()::text, '-', '') WHERE id = 1;
