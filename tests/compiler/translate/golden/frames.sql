-- case: frames of rows
SELECT things.id, sum(things.amount) OVER (ORDER BY things.id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS a, count(*) OVER (ORDER BY things.id ROWS BETWEEN 1 FOLLOWING AND 3 FOLLOWING) AS b, max(things.big) OVER (ORDER BY things.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS c, min(things.code) OVER (ORDER BY things.id ROWS BETWEEN 3 PRECEDING AND CURRENT ROW) AS d
FROM things
ORDER BY things.id;

-- case: frames of groups
SELECT things.id, count(*) OVER (ORDER BY things.flag NULLS LAST GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW) AS a, count(*) OVER (ORDER BY things.flag DESC NULLS FIRST GROUPS BETWEEN CURRENT ROW AND 1 FOLLOWING) AS b, max(things.id) OVER (ORDER BY things.done, things.flag NULLS LAST GROUPS BETWEEN 2 PRECEDING AND 1 PRECEDING) AS c
FROM things
ORDER BY things.id;

-- case: frames that leave out
SELECT things.id, count(*) OVER (ORDER BY things.flag NULLS LAST RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE TIES) AS a, count(*) OVER (ORDER BY things.flag NULLS LAST RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE GROUP) AS b, sum(things.amount) OVER (ORDER BY things.id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE CURRENT ROW) AS c, sum(things.amount) OVER (ORDER BY things.id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE NO OTHERS) AS d
FROM things
ORDER BY things.id;

-- case: frames by distance
SELECT things.id, count(*) OVER (ORDER BY things.amount NULLS LAST RANGE BETWEEN 5 PRECEDING AND 3 FOLLOWING) AS a, count(*) OVER (ORDER BY things.amount DESC NULLS FIRST RANGE BETWEEN 7 PRECEDING AND CURRENT ROW) AS b, count(*) OVER (ORDER BY things.amount DESC RANGE BETWEEN 10 PRECEDING AND 1 PRECEDING) AS c, count(*) OVER (ORDER BY things.amount RANGE BETWEEN UNBOUNDED PRECEDING AND 1 FOLLOWING) AS d
FROM things
ORDER BY things.id;

-- case: frames by distance at the ends of bigint
SELECT things.id, count(*) OVER (ORDER BY things.big RANGE BETWEEN 9223372036854775807 PRECEDING AND 9223372036854775807 FOLLOWING) AS a, count(*) OVER (ORDER BY things.big RANGE BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS b, count(*) OVER (ORDER BY things.big DESC RANGE BETWEEN 43 PRECEDING AND 42 FOLLOWING) AS c
FROM things
ORDER BY things.id;

-- case: frames by time
SELECT things.id, count(*) OVER (ORDER BY unixepoch(things.at) * 1000 + CAST(substr(things.at, 21, 3) AS INTEGER) RANGE BETWEEN 86400000 PRECEDING AND CURRENT ROW) AS a, count(*) OVER (ORDER BY unixepoch(things.seen) * 1000 + CAST(substr(things.seen, 21, 3) AS INTEGER) DESC NULLS FIRST RANGE BETWEEN 2592000000 PRECEDING AND 3600000 FOLLOWING) AS b, count(*) OVER (PARTITION BY things.done ORDER BY unixepoch(things.seen) * 1000 + CAST(substr(things.seen, 21, 3) AS INTEGER) NULLS LAST RANGE BETWEEN UNBOUNDED PRECEDING AND 1000 FOLLOWING) AS c
FROM things
ORDER BY things.id;

-- case: frames by days
SELECT things.id, count(*) OVER (ORDER BY unixepoch(things.day) * 1000 NULLS LAST RANGE BETWEEN 2678400000 PRECEDING AND 2678400000 FOLLOWING) AS a
FROM things
ORDER BY things.id;

-- case: windows that build on a named one
SELECT things.id, sum(things.amount) OVER (PARTITION BY things.done ORDER BY things.id) AS a, sum(things.amount) OVER (PARTITION BY things.done ORDER BY things.id DESC) AS b, count(*) OVER (PARTITION BY things.done ORDER BY things.id DESC ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS c, row_number() OVER (PARTITION BY things.done ORDER BY things.id DESC) AS d
FROM things
ORDER BY things.id;

-- case: the nth value
SELECT things.id, nth_value(things.code, 2) OVER (PARTITION BY things.done ORDER BY things.id) AS a, nth_value(things.big, 3) OVER (ORDER BY things.id DESC ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS b
FROM things
ORDER BY things.id;

-- case: windows over aggregates
SELECT things.done, count(*) AS many, sum(count(*)) OVER (ORDER BY things.done) AS running, rank() OVER (ORDER BY max(things.big) DESC) AS place, count(*) FILTER (WHERE things.flag) AS flagged, lag(count(*)) OVER (ORDER BY things.done) AS before
FROM things
GROUP BY things.done
ORDER BY things.done;

-- case: aggregates with FILTER over a window
SELECT things.id, count(*) FILTER (WHERE things.flag) OVER (ORDER BY things.id) AS a, sum(things.amount) FILTER (WHERE things.done) OVER (PARTITION BY things.flag ORDER BY things.id ROWS BETWEEN 3 PRECEDING AND 1 PRECEDING) AS b
FROM things
ORDER BY things.id;

-- case: bool_and over a window
SELECT things.id, min(things.flag) OVER (ORDER BY things.id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS a, max(things.done) OVER (PARTITION BY things.amount) AS b, first_value(things.note) OVER (PARTITION BY things.done ORDER BY things.id DESC) AS c
FROM things
ORDER BY things.id;
