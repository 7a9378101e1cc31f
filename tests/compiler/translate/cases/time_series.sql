-- case: days in FROM
-- parameters: {"from": "2024-02-25", "to": "2024-03-05"}, {"from": "2024-03-05", "to": "2024-02-25"}, {"from": "9999-12-30", "to": "9999-12-31"}, {"from": null, "to": "2024-01-01"}
SELECT d::date AS day, count(m.id) AS many
  FROM generate_series(:from::date, :to::date, interval '1 day') AS d
  LEFT JOIN moments AS m ON m.at >= d AND m.at < d + interval '23 hours'
 WHERE d < '9999-12-31'
 GROUP BY d
 ORDER BY day;

-- case: no days at all
-- empty: NULL gives no rows
SELECT d AS day FROM generate_series(NULL::date, date '2024-01-01', interval '1 day') AS d;

-- case: steps of every kind
-- parameters: {"s": "1 month"}, {"s": "-1 mon"}, {"s": "6 hours 30 mins"}, {"s": "1 mon -1 day"}, {"s": "40 days"}, {"s": "-36:00"}
SELECT t AS a, n FROM generate_series(timestamp '2024-01-31 10:00', timestamp '2024-05-31 10:00:00', :s::text::interval) WITH ORDINALITY AS g (t, n) WHERE n < 30
 UNION ALL
SELECT t AS a, n FROM generate_series(timestamp '2024-05-31 10:00', timestamp '2024-01-31 10:00:00', :s::text::interval) WITH ORDINALITY AS g (t, n) WHERE n < 30;

-- case: with a zone
SELECT t AS a, t AT TIME ZONE 'Europe/Berlin' AS b FROM generate_series('2024-03-30 20:00Z'::timestamptz, '2024-03-31 06:00Z', '90 minutes') AS t ORDER BY t;

-- case: beside columns to its left
SELECT m.id, g.t AS a FROM moments AS m CROSS JOIN LATERAL generate_series(m.local, m.local + interval '1 day', interval '7 hours') AS g (t) ORDER BY m.id, g.t;

-- case: of a date and a time stamp
SELECT m.id, g.t AS a, g.n FROM moments AS m CROSS JOIN LATERAL generate_series(m.day, m.day + interval '50 hours', '1 day') WITH ORDINALITY AS g (t, n) ORDER BY m.id, g.t;

-- case: among the result columns
SELECT generate_series(date '2024-02-27', date '2024-03-02', interval '1 day')::date AS day ORDER BY 1;

-- case: days without rows
SELECT s.day, coalesce(c.n, 0) AS n
  FROM (SELECT generate_series(date '2024-02-27', date '2024-03-02', interval '1 day')::date AS day) AS s
  LEFT JOIN (SELECT at::date AS day, count(*) AS n FROM moments GROUP BY at::date) AS c ON c.day = s.day
 ORDER BY s.day;

-- case: months of a report
SELECT to_char(m.month, 'YYYY-MM') AS month, count(t.id) AS many
  FROM generate_series(date_trunc('month', timestamptz '2023-11-15 00:00Z'), timestamptz '2024-04-01 00:00Z', '1 month') AS m (month)
  LEFT JOIN moments AS t ON date_trunc('month', t.at) = m.month
 GROUP BY m.month
 ORDER BY m.month;

-- case: a step of nothing
-- error: DataError
-- parameters: {"s": "0"}, {"s": "1 mon -30 days"}
SELECT t AS a FROM generate_series(timestamp '2024-01-31 10:00', timestamp '2024-05-31 10:00:00', :s::text::interval) AS t;
