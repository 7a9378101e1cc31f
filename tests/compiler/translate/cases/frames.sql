-- case: frames of rows
SELECT id,
       sum(amount) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS a,
       count(*) OVER (ORDER BY id ROWS BETWEEN 1 FOLLOWING AND 3 FOLLOWING) AS b,
       max(big) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS c,
       min(code) OVER (ORDER BY id ROWS 3 PRECEDING) AS d
  FROM things
 ORDER BY id;

-- case: frames of groups
SELECT id,
       count(*) OVER (ORDER BY flag GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW) AS a,
       count(*) OVER (ORDER BY flag DESC GROUPS BETWEEN CURRENT ROW AND 1 FOLLOWING) AS b,
       max(id) OVER (ORDER BY done, flag GROUPS BETWEEN 2 PRECEDING AND 1 PRECEDING) AS c
  FROM things
 ORDER BY id;

-- case: frames that leave out
SELECT id,
       count(*) OVER (ORDER BY flag RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE TIES) AS a,
       count(*) OVER (ORDER BY flag RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE GROUP) AS b,
       sum(amount) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE CURRENT ROW) AS c,
       sum(amount) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE NO OTHERS) AS d
  FROM things
 ORDER BY id;

-- case: frames by distance
SELECT id,
       count(*) OVER (ORDER BY amount RANGE BETWEEN 5 PRECEDING AND 3 FOLLOWING) AS a,
       count(*) OVER (ORDER BY amount DESC NULLS FIRST RANGE BETWEEN 7 PRECEDING AND CURRENT ROW) AS b,
       count(*) OVER (ORDER BY amount DESC NULLS LAST RANGE BETWEEN 10 PRECEDING AND 1 PRECEDING) AS c,
       count(*) OVER (ORDER BY amount NULLS FIRST RANGE BETWEEN UNBOUNDED PRECEDING AND 1 FOLLOWING) AS d
  FROM things
 ORDER BY id;

-- case: frames by distance at the ends of bigint
SELECT id,
       count(*) OVER (ORDER BY big RANGE BETWEEN 9223372036854775807 PRECEDING AND 9223372036854775807 FOLLOWING) AS a,
       count(*) OVER (ORDER BY big RANGE BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS b,
       count(*) OVER (ORDER BY big DESC RANGE BETWEEN 43 PRECEDING AND 42 FOLLOWING) AS c
  FROM things
 ORDER BY id;

-- case: frames by time
SELECT id,
       count(*) OVER (ORDER BY at RANGE BETWEEN interval '1 day' PRECEDING AND CURRENT ROW) AS a,
       count(*) OVER (ORDER BY seen DESC RANGE BETWEEN interval '30 days' PRECEDING AND interval '1 hour' FOLLOWING) AS b,
       count(*) OVER (PARTITION BY done ORDER BY seen RANGE BETWEEN UNBOUNDED PRECEDING AND interval '1 second' FOLLOWING) AS c
  FROM things
 ORDER BY id;

-- case: frames by days
SELECT id, count(*) OVER (ORDER BY day RANGE BETWEEN interval '31 days' PRECEDING AND interval '31 days' FOLLOWING) AS a
  FROM things
 ORDER BY id;

-- case: windows that build on a named one
SELECT id,
       sum(amount) OVER (w ORDER BY id) AS a,
       sum(amount) OVER v AS b,
       count(*) OVER (v ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS c,
       row_number() OVER v AS d
  FROM things
WINDOW w AS (PARTITION BY done), v AS (w ORDER BY id DESC)
 ORDER BY id;

-- case: the nth value
SELECT id, nth_value(code, 2) OVER (PARTITION BY done ORDER BY id) AS a, nth_value(big, 3) OVER (ORDER BY id DESC ROWS 2 PRECEDING) AS b
  FROM things
 ORDER BY id;

-- case: windows over aggregates
SELECT done,
       count(*) AS many,
       (sum(count(*)) OVER (ORDER BY done))::bigint AS running,
       rank() OVER (ORDER BY max(big) DESC) AS place,
       count(*) FILTER (WHERE flag) AS flagged,
       lag(count(*)) OVER (ORDER BY done) AS before
  FROM things
 GROUP BY done
 ORDER BY done;

-- case: aggregates with FILTER over a window
SELECT id,
       count(*) FILTER (WHERE flag) OVER (ORDER BY id) AS a,
       sum(amount) FILTER (WHERE done) OVER (PARTITION BY flag ORDER BY id ROWS BETWEEN 3 PRECEDING AND 1 PRECEDING) AS b
  FROM things
 ORDER BY id;

-- case: bool_and over a window
SELECT id, bool_and(flag) OVER (ORDER BY id ROWS 1 PRECEDING) AS a, bool_or(done) OVER (PARTITION BY amount) AS b, first_value(note) OVER (PARTITION BY done ORDER BY id DESC) AS c
  FROM things
 ORDER BY id;
