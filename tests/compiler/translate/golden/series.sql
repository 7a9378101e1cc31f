-- case: generate_series
SELECT g.n
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT 1, 5, 1), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE a <= z UNION ALL SELECT n + s, z, s FROM _series WHERE z - n >= 1) SELECT n AS n FROM _series) AS g
ORDER BY g.n DESC;

-- case: generate_series without names
SELECT generate_series.generate_series
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT -1, 2, 1), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE a <= z UNION ALL SELECT n + s, z, s FROM _series WHERE z - n >= 1) SELECT n AS generate_series FROM _series) AS generate_series
ORDER BY generate_series.generate_series;

-- case: generate_series called by its alias
SELECT g.g, g.g * 2 AS twice
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT 1, 3, 1), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE a <= z UNION ALL SELECT n + s, z, s FROM _series WHERE z - n >= 1) SELECT n AS g FROM _series) AS g
ORDER BY g.g;

-- case: generate_series with steps
SELECT a.n, b.n AS m
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT 1, 10, 4), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE a <= z UNION ALL SELECT n + s, z, s FROM _series WHERE z - n >= 4) SELECT n AS n FROM _series) AS a
CROSS JOIN (WITH RECURSIVE _bounds (a, z, s) AS (SELECT 5, -5, -5), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE CASE WHEN s > 0 THEN a <= z WHEN s < 0 THEN a >= z WHEN s = 0 AND a IS NOT NULL AND z IS NOT NULL THEN abs(-9223372036854775808) END UNION ALL SELECT n + s, z, s FROM _series WHERE CASE WHEN s > 0 THEN z - n >= s ELSE z - n <= s END) SELECT n AS n FROM _series) AS b
ORDER BY a.n, b.n;

-- case: generate_series that is empty
SELECT g.n
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT 3, 1, 1), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE a <= z UNION ALL SELECT n + s, z, s FROM _series WHERE z - n >= 1) SELECT n AS n FROM _series) AS g;

-- case: generate_series with parameters
SELECT g.n
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT :low, :high, :step), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE CASE WHEN s > 0 THEN a <= z WHEN s < 0 THEN a >= z WHEN s = 0 AND a IS NOT NULL AND z IS NOT NULL THEN abs(-9223372036854775808) END UNION ALL SELECT n + s, z, s FROM _series WHERE CASE WHEN s > 0 THEN z - n >= s ELSE z - n <= s END) SELECT n AS n FROM _series) AS g
ORDER BY g.n;

-- case: generate_series with a step of 0
SELECT g.n
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT 1, 2, :step), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE CASE WHEN s > 0 THEN a <= z WHEN s < 0 THEN a >= z WHEN s = 0 AND a IS NOT NULL AND z IS NOT NULL THEN abs(-9223372036854775808) END UNION ALL SELECT n + s, z, s FROM _series WHERE CASE WHEN s > 0 THEN z - n >= s ELSE z - n <= s END) SELECT n AS n FROM _series) AS g;

-- case: generate_series with a step of 0 and a bound that is NULL
SELECT g.n
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT 1, NULL, 0), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE CASE WHEN s > 0 THEN a <= z WHEN s < 0 THEN a >= z WHEN s = 0 AND a IS NOT NULL AND z IS NOT NULL THEN abs(-9223372036854775808) END UNION ALL SELECT n + s, z, s FROM _series WHERE CASE WHEN s > 0 THEN z - n >= s ELSE z - n <= s END) SELECT n AS n FROM _series) AS g;

-- case: generate_series at the ends of bigint
SELECT g.n
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT 9223372036854775805, 9223372036854775807, 2), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE a <= z UNION ALL SELECT n + s, z, s FROM _series WHERE z - n >= 2) SELECT n AS n FROM _series) AS g
UNION ALL
SELECT g.n
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT -9223372036854775807 - 1, 9223372036854775807, 9223372036854775807), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE a <= z UNION ALL SELECT n + s, z, s FROM _series WHERE z - n >= 9223372036854775807) SELECT n AS n FROM _series) AS g
UNION ALL
SELECT g.n
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT 9223372036854775807, -9223372036854775807, -9223372036854775807), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE CASE WHEN s > 0 THEN a <= z WHEN s < 0 THEN a >= z WHEN s = 0 AND a IS NOT NULL AND z IS NOT NULL THEN abs(-9223372036854775808) END UNION ALL SELECT n + s, z, s FROM _series WHERE CASE WHEN s > 0 THEN z - n >= s ELSE z - n <= s END) SELECT n AS n FROM _series) AS g
ORDER BY n;

-- case: generate_series with ordinality
SELECT g.n, g.ordinality
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT 10, 30, 10), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE a <= z UNION ALL SELECT n + s, z, s FROM _series WHERE z - n >= 10) SELECT n AS n, row_number() OVER () AS ordinality FROM _series) AS g
ORDER BY g.n;

-- case: generate_series with ordinality and names
SELECT g.n, g.place
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT 3, 1, -1), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE CASE WHEN s > 0 THEN a <= z WHEN s < 0 THEN a >= z WHEN s = 0 AND a IS NOT NULL AND z IS NOT NULL THEN abs(-9223372036854775808) END UNION ALL SELECT n + s, z, s FROM _series WHERE CASE WHEN s > 0 THEN z - n >= s ELSE z - n <= s END) SELECT n AS n, row_number() OVER () AS place FROM _series) AS g
ORDER BY g.place;

-- case: generate_series up to a column
SELECT t.id, g.value AS n
FROM things AS t
CROSS JOIN json_each((WITH RECURSIVE _bounds (a, z, s) AS (SELECT 1, t.id % 4, 1), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE a <= z UNION ALL SELECT n + s, z, s FROM _series WHERE z - n >= 1) SELECT json_group_array(n) FROM _series)) AS g
ORDER BY t.id, g.value;

-- case: generate_series down to a column, with ordinality
SELECT t.id, g.value AS n, (g.key + 1) AS place
FROM things AS t
CROSS JOIN json_each((WITH RECURSIVE _bounds (a, z, s) AS (SELECT t.amount % 5, 0, -2), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE CASE WHEN s > 0 THEN a <= z WHEN s < 0 THEN a >= z WHEN s = 0 AND a IS NOT NULL AND z IS NOT NULL THEN abs(-9223372036854775808) END UNION ALL SELECT n + s, z, s FROM _series WHERE CASE WHEN s > 0 THEN z - n >= s ELSE z - n <= s END) SELECT json_group_array(n) FROM _series)) AS g
ORDER BY t.id, g.value;

-- case: left join of generate_series
SELECT t.id, g.value AS n
FROM things AS t
LEFT JOIN json_each((WITH RECURSIVE _bounds (a, z, s) AS (SELECT 1, t.small % 3, 1), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE a <= z UNION ALL SELECT n + s, z, s FROM _series WHERE z - n >= 1) SELECT json_group_array(n) FROM _series)) AS g ON g.value <> 2
ORDER BY t.id, g.value NULLS LAST;

-- case: generate_series joined to rows
SELECT g.n, count(t.id) AS many
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT 0, 3, 1), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE a <= z UNION ALL SELECT n + s, z, s FROM _series WHERE z - n >= 1) SELECT n AS n FROM _series) AS g
LEFT JOIN things AS t ON t.id % 4 = g.n AND t.done
GROUP BY g.n
ORDER BY g.n;

-- case: generate_series in the SELECT list
SELECT _series.n AS n
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT 1, 3, 1), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE a <= z UNION ALL SELECT n + s, z, s FROM _series WHERE z - n >= 1) SELECT n AS n FROM _series) AS _series
ORDER BY _series.n;

-- case: generate_series in the SELECT list beside columns
SELECT things.id, _series.value AS n
FROM things
CROSS JOIN json_each((WITH RECURSIVE _bounds (a, z, s) AS (SELECT 1, things.id % 3, 1), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE a <= z UNION ALL SELECT n + s, z, s FROM _series WHERE z - n >= 1) SELECT json_group_array(n) FROM _series)) AS _series
WHERE things.done
ORDER BY things.id, _series.value;

-- case: generate_series within an expression
SELECT things.id, things.code || '-' || CAST(_series.n AS TEXT) AS name
FROM things
CROSS JOIN (WITH RECURSIVE _bounds (a, z, s) AS (SELECT 1, 2, 1), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE a <= z UNION ALL SELECT n + s, z, s FROM _series WHERE z - n >= 1) SELECT n AS n FROM _series) AS _series
ORDER BY things.id, name;

-- case: INSERT from generate_series
-- writes
INSERT INTO counters (name, total)
SELECT 'c' || CAST(g.n AS TEXT), g.n * 10
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT 1, 4, 1), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE a <= z UNION ALL SELECT n + s, z, s FROM _series WHERE z - n >= 1) SELECT n AS n FROM _series) AS g;
