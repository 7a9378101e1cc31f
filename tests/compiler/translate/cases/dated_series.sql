-- case: days
SELECT d::date AS day FROM generate_series('2024-02-27'::date, '2024-03-02'::date, interval '1 day') AS d ORDER BY d;

-- case: months from the end of one
SELECT d FROM generate_series('2024-01-31'::timestamp, '2024-08-31'::timestamp, '1 month') AS d;

-- case: backwards, with hours
SELECT g.d, g.n FROM generate_series('2024-03-01 12:00:00+00'::timestamptz, '2024-02-28 00:00:00+00', '-1 day -2 hours') WITH ORDINALITY AS g (d, n);

-- case: to the last and to the first year
SELECT d FROM generate_series('9999-12-29'::date, '9999-12-31'::date, '1 day') AS d UNION ALL SELECT d FROM generate_series('0001-03-01'::timestamptz, '0001-01-01'::timestamptz, '-1 month') AS d;

-- case: days beside a table
SELECT m.id, d FROM moments AS m CROSS JOIN generate_series(m.local, m.local + interval '3 days', interval '36 hours') AS d WHERE m.local < '9999-01-01' ORDER BY m.id, d;

-- case: days in the SELECT list
SELECT id, generate_series(day, day + 2, '1 day')::date AS d FROM moments WHERE day < '9999-01-01' ORDER BY id, d;

-- case: what a day counts
-- parameters: {"start": "2024-02-27", "end": "2024-03-03"}, {"start": "2024-02-27", "end": "2024-02-27"}
SELECT s.day::date AS day, count(m.id) AS many
  FROM generate_series(:start::date, :end::date, '1 day') AS s (day)
  LEFT JOIN moments AS m ON m.day = s.day::date
 GROUP BY s.day
 ORDER BY s.day;

-- case: a series by parameters
-- parameters: {"a": "2024-02-27", "z": "2024-03-03"}, {"a": "2024-02-27", "z": "2024-02-27"}, {"a": "2024-02-27", "z": "2024-02-26"}, {"a": "2024-02-27", "z": null}
SELECT d FROM generate_series(:a::date, :z::date, interval '1 day') AS d;

-- case: a step of nothing
-- error: DataError
SELECT d FROM generate_series('2024-01-01'::date, '2024-01-02'::date, '0 days') AS d;

-- case: no end
-- empty: nothing is known of the end
SELECT d FROM generate_series('2024-01-01'::date, NULL, '1 day') AS d;

-- case: a step that is a column
SELECT m.id, d FROM moments AS m CROSS JOIN LATERAL generate_series(m.at, m.at + interval '1 hour', m.n % 5 * interval '7 minutes' + interval '20 minutes') AS d WHERE m.at BETWEEN '1900-01-01' AND '2100-01-01' ORDER BY m.id, d;
