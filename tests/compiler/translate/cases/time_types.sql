-- case: time stamps without zone and times of day
SELECT id, at, local, until, clock, day FROM moments ORDER BY local DESC, until, clock NULLS FIRST, id;

-- case: casts between times
SELECT id, at::date AS a, at::timestamp AS b, at::time AS c, local::date AS d, local::timestamptz AS e, local::time AS f, day::timestamp AS g, day::timestamptz(3) AS h,
       at::timestamp(3) AS i, clock::time(3) AS j, until::date AS k, until::time AS l
  FROM moments
 ORDER BY id;

-- case: times as text
SELECT id, at::text AS a, local::text AS b, until::text AS c, clock::text AS d, day::text AS e, 'at ' || local AS f, clock || '' AS g FROM moments ORDER BY id;

-- case: text as times
-- parameters: {"t": "2024-02-29T12:30:00.5"}, {"t": " 2024-02-29 12:30 "}, {"t": "2024-02-29"}, {"t": null}, {"t": "2024-02-29 24:00"}, {"t": "2024-02-29 12:59:60"}
SELECT :t::text::date AS a, :t::timestamp AS b, :t::text::timestamp AS c, :t::text::timestamptz AS d;

-- case: text with a zone
-- parameters: {"t": "2024-02-29T12:30:00.5Z"}, {"t": "2024-02-29 12:30+09"}, {"t": "2024-02-29 00:30:00.123456 -0930"}
SELECT :t::text::date AS a, (:t::text::timestamptz)::date AS b FROM (SELECT 1 AS one) AS x WHERE :t::text NOT LIKE '%456%'
 UNION ALL
SELECT :t::text::date AS a, :t::text::date AS b FROM (SELECT 1 AS one) AS x WHERE :t::text LIKE '%456%';

-- case: text as a time of day
-- parameters: {"t": "12:30"}, {"t": "23:59:59.999"}, {"t": "00:00:60"}, {"t": null}
SELECT :t::text::time AS a;

-- case: text that is no date
-- parameters: {"t": "2023-02-29"}, {"t": "2024-13-01"}, {"t": "x"}, {"t": ""}, {"t": "2024-01-01 25:00"}, {"t": "2024-01-01 10:60"}
-- error: DataError
SELECT :t::text::date AS a;

-- case: text that is no time stamp
-- parameters: {"t": "2023-02-29"}, {"t": "2024-01-01 24:00:01"}, {"t": "2024-01-01 10:00:61"}, {"t": "2024-01-01 10:00+16"}
-- error: DataError
SELECT :t::text::timestamptz AS a;

-- case: text that is no time of day
-- parameters: {"t": "25:00"}, {"t": "noon"}
-- error: DataError
SELECT :t::text::time AS a;

-- case: literals of times
SELECT timestamp '2024-02-29' AS a, timestamp '2024-02-29 10:20' AS b, timestamptz '2024-02-29' AS c, timestamptz '2024-02-29 10:20:30+05:30' AS d, time '10:20' AS e,
       '2024-02-29 10:20:30.5'::timestamp(3) AS f, date '2024-02-29' AS g, timestamp with time zone '2024-02-29 23:00:00 -02' AS h, time '00:00:00.001' AS i;

-- case: parameters of times
-- parameters: {"l": "2024-02-29T23:59:59.999999", "c": "12:30:00.0009"}, {"l": null, "c": null}
SELECT :l::timestamp AS a, :c::time AS b, id FROM moments WHERE local <= :l OR clock = :c OR :l::timestamp IS NULL ORDER BY id;

-- case: times of different types compared
-- parameters: {"d": "2024-02-29", "l": "2024-02-29T00:00:00", "t": "2024-02-29T00:00:00+00:00"}
SELECT id FROM moments
 WHERE at >= :d::date AND local >= :d::date AND local < :t::timestamptz + interval '1 year' AND at >= :l::timestamp AND (day IS NULL OR day <= :t::timestamptz OR day >= :l::timestamp)
   AND at BETWEEN :d::date AND :l::timestamp + interval '10 years'
 ORDER BY id;

-- case: a choice of different times
SELECT id, coalesce(until, at) AS a, coalesce(day, until, local) AS b, CASE WHEN n > 0 THEN day ELSE at END AS c, greatest(until, day) AS d FROM moments ORDER BY id;

-- case: extremes of times
SELECT min(local) AS a, max(until) AS b, min(clock) AS c, max(clock) AS d, min(day) AS e FROM moments;

-- case: groups of times
SELECT clock, count(*) AS many, max(local) AS last FROM moments GROUP BY clock ORDER BY clock;

-- case: times as new values
-- parameters: {"l": "2024-02-29T23:59:59.999999", "c": "12:30:00.0009", "d": "2024-02-29"}
UPDATE moments SET local = :l, clock = :c, until = :d::date, at = local, day = at WHERE id < 5;

-- case: fields of times
SELECT id, extract(hour FROM local)::integer AS a, extract(year FROM until)::integer AS b, date_trunc('week', local) AS c, date_trunc('quarter', until) AS d, date_trunc('month', at) AS e FROM moments ORDER BY id;

-- case: varchar and times
SELECT clock::varchar AS a, local::varchar AS b, (local::varchar)::timestamp = local AS c, (local::varchar)::date = local::date AS d, (clock::varchar)::time = clock AS e,
       (at::varchar)::timestamptz = at AS f
  FROM moments
 ORDER BY id;
