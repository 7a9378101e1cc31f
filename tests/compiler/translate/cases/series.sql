-- case: generate_series
SELECT n FROM generate_series(1, 5) AS g (n) ORDER BY n DESC;

-- case: generate_series without names
SELECT generate_series FROM generate_series(-1, 2) ORDER BY generate_series;

-- case: generate_series called by its alias
SELECT g, g.g * 2 AS twice FROM generate_series(1, 3) AS g ORDER BY g;

-- case: generate_series with steps
SELECT a.n, b.n AS m
  FROM generate_series(1, 10, 4) AS a (n)
 CROSS JOIN generate_series(5, -5, -5) AS b (n)
 ORDER BY a.n, b.n;

-- case: generate_series that is empty
-- empty: it has no rows
SELECT n FROM generate_series(3, 1) AS g (n);

-- case: generate_series with parameters
-- parameters: {"low": 1, "high": 9, "step": 3}, {"low": 9, "high": 1, "step": -3}, {"low": 1, "high": null, "step": 1}, {"low": 1, "high": 2, "step": null}
SELECT n FROM generate_series(:low::integer, :high::integer, :step::integer) AS g (n) ORDER BY n;

-- case: generate_series with a step of 0
-- error: DataError
-- parameters: {"step": 0}
SELECT n FROM generate_series(1, 2, :step) AS g (n);

-- case: generate_series with a step of 0 and a bound that is NULL
-- empty: NULL comes first
SELECT n FROM generate_series(1, NULL::integer, 0) AS g (n);

-- case: generate_series at the ends of bigint
SELECT n FROM generate_series(9223372036854775805, 9223372036854775807, 2) AS g (n)
UNION ALL
SELECT n FROM generate_series(-9223372036854775807 - 1, 9223372036854775807, 9223372036854775807) AS g (n)
UNION ALL
SELECT n FROM generate_series(9223372036854775807, -9223372036854775807, -9223372036854775807) AS g (n)
 ORDER BY n;

-- case: generate_series with ordinality
SELECT n, ordinality FROM generate_series(10, 30, 10) WITH ORDINALITY AS g (n) ORDER BY n;

-- case: generate_series with ordinality and names
SELECT g.n, g.place FROM generate_series(3, 1, -1) WITH ORDINALITY AS g (n, place) ORDER BY g.place;

-- case: generate_series up to a column
SELECT t.id, n
  FROM things AS t
 CROSS JOIN generate_series(1, t.id % 4) AS g (n)
 ORDER BY t.id, n;

-- case: generate_series down to a column, with ordinality
SELECT t.id, g.n, g.place
  FROM things AS t, LATERAL generate_series(t.amount % 5, 0, -2) WITH ORDINALITY AS g (n, place)
 ORDER BY t.id, g.n;

-- case: left join of generate_series
SELECT t.id, g.n
  FROM things AS t
  LEFT JOIN LATERAL generate_series(1, t.small % 3) AS g (n) ON g.n <> 2
 ORDER BY t.id, g.n;

-- case: generate_series joined to rows
SELECT g.n, count(t.id) AS many
  FROM generate_series(0, 3) AS g (n)
  LEFT JOIN things AS t ON t.id % 4 = g.n AND t.done
 GROUP BY g.n
 ORDER BY g.n;

-- case: generate_series in the SELECT list
SELECT generate_series(1, 3) AS n ORDER BY n;

-- case: generate_series in the SELECT list beside columns
SELECT id, generate_series(1, id % 3) AS n FROM things WHERE done ORDER BY id, n;

-- case: generate_series within an expression
SELECT id, code || '-' || generate_series(1, 2)::text AS name FROM things ORDER BY id, name;

-- case: INSERT from generate_series
INSERT INTO counters (name, total) SELECT 'c' || n::text, n * 10 FROM generate_series(1, 4) AS g (n);
