-- case: a column that is no key
-- expect: code is no key of GROUP BY
-- at: 1:8
SELECT code, count(*) AS many FROM things GROUP BY ROLLUP (done);

-- case: a window beside grouping sets
-- expect: Put the grouping into a WITH
-- at: 1:14
SELECT done, rank() OVER (ORDER BY count(*)) AS place FROM things GROUP BY ROLLUP (done);

-- case: DISTINCT beside grouping sets
-- expect: Put them into a subquery
-- at: 1:51
SELECT DISTINCT done FROM things GROUP BY ROLLUP (done);

-- case: a percentile of more than all
-- expect: a percentile is between 0 and 1
-- at: 1:24
SELECT percentile_cont(95) WITHIN GROUP (ORDER BY score) AS p FROM things;

-- case: several percentiles of parameters
-- expect: several percentiles that are no literals
-- at: 1:30
SELECT percentile_cont(ARRAY[score, 0.9]) WITHIN GROUP (ORDER BY score) AS p FROM things;

-- case: rank within a group
-- expect: rank WITHIN GROUP has no translation yet
-- at: 1:8
SELECT rank(5) WITHIN GROUP (ORDER BY amount) AS place FROM things;

-- case: the most frequent numeric of any scale
-- expect: which of 1.0 and 1.00 is shown is chance
-- at: 1:38
SELECT mode() WITHIN GROUP (ORDER BY p.any_scale) AS place FROM prices AS p;
