-- case: durations sort by their length
SELECT moments.id
FROM moments
ORDER BY pg_interval_length(pg_stamp_between(moments.local, moments.until)) DESC, moments.id;

-- case: intervals of every form sort by their length
SELECT moments.id, pg_interval_text(pg_interval(moments.period)) AS a
FROM moments
ORDER BY pg_interval_length(pg_interval(moments.period)), moments.id DESC;

-- case: by the name and the number of a result
SELECT moments.id, pg_stamp_between(moments.at, moments.until || 'Z') AS took, pg_interval_text(pg_age(moments.local, moments.until)) AS b
FROM moments
ORDER BY pg_interval_length(pg_stamp_between(moments.at, moments.until || 'Z')) NULLS LAST, pg_interval_length(pg_age(moments.local, moments.until)) NULLS LAST, moments.id;

-- case: by a number
SELECT pg_stamp_between(moments.at, moments.until || 'Z'), moments.id
FROM moments
ORDER BY pg_interval_length(pg_stamp_between(moments.at, moments.until || 'Z')) DESC NULLS FIRST, 2;

-- case: durations in windows
SELECT moments.id, rank() OVER (ORDER BY pg_interval_length(pg_stamp_between(moments.local, moments.until)) NULLS LAST, moments.id) AS a, row_number() OVER (PARTITION BY pg_interval_length(pg_interval(moments.period)) ORDER BY moments.id) AS b, lag(moments.id) OVER (ORDER BY pg_interval_length(pg_age(moments.at, moments.until)) DESC, moments.id) AS c
FROM moments
ORDER BY moments.id;

-- case: groups of durations
SELECT s.span AS a, count(*) AS many
FROM (SELECT pg_stamp_between(substr(moments.at, 1, 10) || 'T00:00:00.000' || 'Z', substr(coalesce(moments.until || 'Z', moments.at), 1, 10) || 'T00:00:00.000' || 'Z') AS span FROM moments) AS s
GROUP BY pg_interval_length(s.span)
HAVING pg_same(s.span)
ORDER BY pg_interval_length(s.span);

-- case: groups by a number
SELECT pg_stamp_between(moments.local, moments.local) AS a, count(*) AS many, max(moments.id) AS b
FROM moments
GROUP BY pg_interval_length(pg_stamp_between(moments.local, moments.local))
HAVING pg_same(pg_stamp_between(moments.local, moments.local)) AND count(*) > 1
ORDER BY pg_interval_length(pg_stamp_between(moments.local, moments.local));

-- case: different durations
SELECT pg_stamp_between(substr(moments.at, 1, 10) || 'T00:00:00.000' || 'Z', substr(coalesce(moments.until || 'Z', moments.at), 1, 10) || 'T00:00:00.000' || 'Z') AS a
FROM moments
GROUP BY pg_interval_length(pg_stamp_between(substr(moments.at, 1, 10) || 'T00:00:00.000' || 'Z', substr(coalesce(moments.until || 'Z', moments.at), 1, 10) || 'T00:00:00.000' || 'Z'))
HAVING pg_same(pg_stamp_between(substr(moments.at, 1, 10) || 'T00:00:00.000' || 'Z', substr(coalesce(moments.until || 'Z', moments.at), 1, 10) || 'T00:00:00.000' || 'Z'))
ORDER BY pg_interval_length(pg_stamp_between(substr(moments.at, 1, 10) || 'T00:00:00.000' || 'Z', substr(coalesce(moments.until || 'Z', moments.at), 1, 10) || 'T00:00:00.000' || 'Z'));

-- case: numbers of different intervals
SELECT count(DISTINCT pg_interval_length(pg_stamp_between(moments.local, moments.until))) AS a, count(DISTINCT pg_interval_length(pg_interval(moments.period))) AS b, count(DISTINCT pg_interval_length(pg_interval(x.span))) AS c
FROM moments
CROSS JOIN (SELECT column1 AS span FROM (VALUES ('1 mon'), ('30 days'), ('720:00'))) AS x;

-- case: equal intervals that look different
SELECT pg_interval_text(pg_interval(x.span)) AS a
FROM (SELECT column1 AS span FROM (VALUES ('1 mon'), ('30 days'))) AS x
WHERE x.span = 'none'
GROUP BY pg_interval_length(pg_interval(x.span))
HAVING pg_same(pg_interval(x.span));

-- case: lists in the order of durations
SELECT pg_list_agg('alal', json_quote(moments.id), pg_interval_length(pg_stamp_between(moments.local, moments.until)), moments.id) AS a
FROM moments;

-- case: the greatest and the least of intervals
SELECT moments.id, CASE WHEN pg_stamp_between(moments.local, moments.until) IS NULL OR pg_interval_length('0 1 0') > pg_interval_length(pg_stamp_between(moments.local, moments.until)) THEN '0 1 0' ELSE pg_stamp_between(moments.local, moments.until) END AS a, CASE WHEN CASE WHEN pg_stamp_between(moments.local, moments.until) IS NULL OR pg_interval_length('0 1 0') < pg_interval_length(pg_stamp_between(moments.local, moments.until)) THEN '0 1 0' ELSE pg_stamp_between(moments.local, moments.until) END IS NULL OR pg_interval_length(pg_stamp_between(moments.at, moments.local || 'Z')) < pg_interval_length(CASE WHEN pg_stamp_between(moments.local, moments.until) IS NULL OR pg_interval_length('0 1 0') < pg_interval_length(pg_stamp_between(moments.local, moments.until)) THEN '0 1 0' ELSE pg_stamp_between(moments.local, moments.until) END) THEN pg_stamp_between(moments.at, moments.local || 'Z') ELSE CASE WHEN pg_stamp_between(moments.local, moments.until) IS NULL OR pg_interval_length('0 1 0') < pg_interval_length(pg_stamp_between(moments.local, moments.until)) THEN '0 1 0' ELSE pg_stamp_between(moments.local, moments.until) END END AS b, pg_interval_text(CASE WHEN CASE WHEN pg_interval(moments.period) IS NULL OR pg_interval_length('0 30 0') > pg_interval_length(pg_interval(moments.period)) THEN '0 30 0' ELSE pg_interval(moments.period) END IS NULL OR pg_interval_length('1 0 0') > pg_interval_length(CASE WHEN pg_interval(moments.period) IS NULL OR pg_interval_length('0 30 0') > pg_interval_length(pg_interval(moments.period)) THEN '0 30 0' ELSE pg_interval(moments.period) END) THEN '1 0 0' ELSE CASE WHEN pg_interval(moments.period) IS NULL OR pg_interval_length('0 30 0') > pg_interval_length(pg_interval(moments.period)) THEN '0 30 0' ELSE pg_interval(moments.period) END END) AS c, pg_interval_text(CASE WHEN CASE WHEN '1 0 0' IS NULL OR pg_interval_length(pg_interval(moments.period)) < pg_interval_length('1 0 0') THEN pg_interval(moments.period) ELSE '1 0 0' END IS NULL OR pg_interval_length(NULL) < pg_interval_length(CASE WHEN '1 0 0' IS NULL OR pg_interval_length(pg_interval(moments.period)) < pg_interval_length('1 0 0') THEN pg_interval(moments.period) ELSE '1 0 0' END) THEN NULL ELSE CASE WHEN '1 0 0' IS NULL OR pg_interval_length(pg_interval(moments.period)) < pg_interval_length('1 0 0') THEN pg_interval(moments.period) ELSE '1 0 0' END END) AS d, CASE WHEN pg_stamp_between(moments.local, moments.until) IS NULL OR pg_interval_length(NULL) > pg_interval_length(pg_stamp_between(moments.local, moments.until)) THEN NULL ELSE pg_stamp_between(moments.local, moments.until) END AS e, pg_interval_text(CASE WHEN '1 0 0' IS NULL OR pg_interval_length('0 30 0') > pg_interval_length('1 0 0') THEN '0 30 0' ELSE '1 0 0' END) AS f, pg_interval_text(CASE WHEN '0 30 0' IS NULL OR pg_interval_length('1 0 0') < pg_interval_length('0 30 0') THEN '1 0 0' ELSE '0 30 0' END) AS g
FROM moments
ORDER BY moments.id;

-- case: nothing where intervals are equal
SELECT moments.id, CASE WHEN pg_interval_length(pg_stamp_between(moments.local, moments.local)) = pg_interval_length('0 0 0') THEN NULL ELSE pg_stamp_between(moments.local, moments.local) END AS a, CASE WHEN pg_interval_length(pg_stamp_between(moments.local, moments.until)) = pg_interval_length('0 0 0') THEN NULL ELSE pg_stamp_between(moments.local, moments.until) END AS b, pg_interval_text(CASE WHEN pg_interval_length(pg_interval(moments.period)) = pg_interval_length('0 30 0') THEN NULL ELSE pg_interval(moments.period) END) AS c, pg_interval_text(CASE WHEN pg_interval_length('1 0 0') = pg_interval_length('0 30 0') THEN NULL ELSE '1 0 0' END) AS d, CASE WHEN pg_interval_length(pg_stamp_between(moments.at, moments.until || 'Z')) = pg_interval_length(pg_stamp_between(moments.at, moments.local || 'Z')) THEN NULL ELSE pg_stamp_between(moments.at, moments.until || 'Z') END AS e
FROM moments
ORDER BY moments.id;
