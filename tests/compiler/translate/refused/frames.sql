-- case: a distance between floats
-- expect: may round differently
-- at: 1:56
SELECT id, count(*) OVER (ORDER BY score RANGE BETWEEN 0.5 PRECEDING AND CURRENT ROW) AS a FROM things;

-- case: a distance of months
-- expect: a distance in time that is no literal of days
-- at: 1:62
SELECT id, count(*) OVER (ORDER BY at RANGE BETWEEN interval '1 month' PRECEDING AND CURRENT ROW) AS a FROM things;

-- case: the nth value by a column
-- expect: nth_value with what is no literal above 0
-- at: 1:12
SELECT id, nth_value(code, id) OVER (ORDER BY id) AS a FROM things;
