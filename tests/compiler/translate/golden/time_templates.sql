-- case: time stamps by template
SELECT moments.id, pg_to_char(moments.local, 'YYYY-MM-DD HH24:MI:SS.MS') AS a, pg_to_char(moments.at, 'Mon DD, YYYY HH12:MI AM') AS b, pg_to_char(moments.until, 'FMMonth FMDD, YYYY') AS c, pg_to_char(moments.at, 'Day|DAY|day|Dy|DY|dy|D|ID') AS d, pg_to_char(moments.local, 'Month|MONTH|month|Mon|MON|mon|MM|FMMM|RM|rm|FMRM') AS e, pg_to_char(moments.at, 'YYYY YYY YY Y IYYY IYY IY I CC Q J Y,YYY FMYYYY FMYY') AS f, pg_to_char(moments.local, 'DDD DD IDDD WW IW W FMDDD FMWW') AS g, pg_to_char(moments.at, 'HH24 HH12 HH MI SS MS US SSSS SSSSS FF1 FF2 FF3 FF4 FF5 FF6 FMHH24 FMMI FMSS FMMS') AS h, pg_to_char(moments.at, 'TZ tz OF TZH TZM FMOF') AS i, pg_to_char(moments.local, 'TZ tz OF TZH:TZM|') AS j, pg_to_char(moments.at, 'AM PM am pm A.M. P.M. a.m. p.m. AD BC ad bc A.D. B.C. a.d. b.c.') AS k, pg_to_char(moments.local, 'FMDDth FMMMTH YYYYth DDDth HH24TH MIth SSth Qth DDSP FXDD') AS l, pg_to_char(moments.at, 'YYYY"year"MM"mo\"nth"DD \" \x "it''s" ÄÖ학教😀 -/:;T') AS m, pg_to_char(moments.local, 'yyyy mm dd hh24 mi ss ms us ddd iyyy iw id q j cc ww w y,yyy ff3 sssss hh12 hh d i iy iyy iddd') AS n, pg_to_char(moments.at, 'YYYYMMDDHH24MISSMS') AS o, pg_to_char(moments.day || 'T00:00:00.000Z', 'DD.MM.YYYY TZ') AS p, pg_to_char(moments.at, '"unfinished') AS q, pg_to_char(moments.local, 'FM') AS r, pg_to_char(moments.local, 'of tzh tzm') AS s
FROM moments
ORDER BY moments.id;

-- case: the first and the last days by template
SELECT things.id, pg_to_char(things.at, 'YYYY-MM-DD J DDD IYYY-IW-ID IDDD CC Y,YYY WW W Q YYY YY Y Day SSSS MS FMYYYY FMYYY FMCC') AS a, pg_to_char(things.seen, 'FMYYYYth Dy, Mon CCth') AS b, pg_to_char(things.day || 'T00:00:00.000Z', 'YYYYMMDD') AS c
FROM things
ORDER BY things.id;

-- case: days at the turn of years by template
SELECT n.n, pg_to_char(CASE WHEN date('1998-12-20', (n.n) || ' days') >= '0001' THEN date('1998-12-20', (n.n) || ' days') ELSE abs(-9223372036854775808) END || 'T00:00:00.000Z', 'IYYY IYY IY I IW IDDD ID D DDD WW W DDth DDDTH') AS a
FROM (WITH RECURSIVE _bounds (a, z, s) AS (SELECT 0, 800, 3), _series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE a <= z UNION ALL SELECT n + s, z, s FROM _series WHERE z - n >= 3) SELECT n AS n FROM _series) AS n
ORDER BY n.n;

-- case: templates that come as parameters
SELECT moments.id, pg_to_char(moments.at, :f) AS a, pg_to_char(moments.local, :f) AS b
FROM moments
WHERE :f IS NULL OR :f NOT LIKE 'x%' ESCAPE '\'
ORDER BY moments.id;

-- case: intervals by template
SELECT moments.id, pg_interval_to_char(pg_interval(moments.period), 'YYYY MM DD HH24:MI:SS.MS') AS a, pg_interval_to_char(pg_interval_negative(pg_interval(moments.period)), 'YYYY YYY YY Y MM DD DDD HH24 HH12 HH MI SS MS US FF1 FF3 SSSS AM pm') AS b, pg_interval_to_char(pg_interval_product(pg_interval(moments.period), 37.0), 'Q WW W CC Y,YYY FMYYYY FMMM FMDD FMHH24 FMHH12 FMMI FMSS FMCC FMDDD') AS c, pg_interval_to_char(pg_stamp_between(moments.local, moments.until), 'DD HH24:MI:SS FF6') AS d, pg_interval_to_char(pg_clock_span(moments.clock), 'HH24:MI:SS.MS AM HH12 DD') AS e, pg_interval_to_char('0 0 -46500000000', 'HH12 HH24th MI') AS f, pg_interval_to_char('0 0 -43200000000', 'HH12|HH24|AM') AS g, pg_interval_to_char('-12000 0 0', 'YYYY YYY YY CC') AS h, pg_interval_to_char('0 0 129600000000', 'HH12 HH24 am') AS i
FROM moments
ORDER BY moments.id;

-- case: what an interval has not
SELECT pg_interval_to_char(pg_interval(moments.period), :f) AS a
FROM moments;

-- case: texts read as dates
SELECT pg_to_date(:t, :f) AS a
WHERE :f IS NULL OR :f <> 'FMYYYY';

-- case: texts that are no dates
SELECT pg_to_date(:t, :f) AS a;

-- case: texts read as time stamps
SELECT pg_to_timestamp(:t, :f) AS a, substr(pg_to_timestamp(:t, :f), 1, 10) AS b;

-- case: texts that are no time stamps
SELECT pg_to_timestamp(:t, :f) AS a;

-- case: columns read by template
SELECT moments.id, pg_to_date(pg_to_char(moments.local, 'DD.MM.YYYY'), 'DD.MM.YYYY') AS a, pg_to_timestamp(pg_to_char(moments.at, 'YYYYMMDDHH24MISSMS'), 'YYYYMMDDHH24MISSMS') = moments.at AS b, pg_to_timestamp(pg_to_char(moments.at, 'FMMonth DD, YYYY HH12:MI:SS AM'), 'Month DD, YYYY HH12:MI:SS AM') AS c, pg_to_date(pg_to_char(moments.day || 'T00:00:00.000Z', 'YYYY-DDD'), 'YYYY-DDD') = moments.day AS d, pg_to_date(pg_to_char(moments.at, 'J'), 'J') AS e
FROM moments
ORDER BY moments.id;

-- case: seconds since 1970
SELECT pg_since_1970(:s) AS a, pg_since_1970(1700000000.0) AS b, pg_since_1970(1700000000.123) AS c, pg_since_1970(pg_numeric_double(pg_numeric_divide('1709164799999', '1000.0'))) AS d, pg_since_1970(CAST(moments.n AS REAL)) AS e, pg_since_1970(pg_numeric_double(pg_numeric_text(((CAST(strftime('%s', substr(moments.local, 1, 19)) AS INTEGER) * 1000 + substr(moments.local, 21, 3)) * 1000), 6))) AS f, pg_since_1970(((CAST(strftime('%s', substr(moments.at, 1, 19)) AS INTEGER) * 1000 + substr(moments.at, 21, 3)) * 1000 / 1000000.0)) AS g
FROM moments
WHERE :s IS NULL OR :s <> 946684799.9995117
ORDER BY moments.id;

-- case: seconds that are none
SELECT pg_since_1970(:s) AS a;

-- case: times made of numbers
SELECT pg_make_date(:y, :m, :d) AS a, pg_make_time(:m, :d, :s) AS b, pg_make_timestamp(:y, :m, :d, 2, 30, :s) AS c, pg_make_timestamptz(:y, :m, :d, 2, 30, :s, 'UTC') AS d, pg_make_timestamptz(:y, :m, :d, 12, 30, 1.0, 'Europe/Berlin') AS e, pg_make_timestamptz(2024, 3, 31, 2, 30, 0.5, 'Europe/Berlin') AS f, pg_make_timestamptz(2024, 3, 31, 2, 30, 0.5, '+03:30') AS g, pg_make_timestamptz(2024, 3, 31, 2, 30, 0.5, '-8') AS h, pg_make_time(8, 15, 23.5) AS i, pg_make_date(2013, 7, 15) AS j;

-- case: numbers that make no time
SELECT pg_make_date(:y, :m, :d) AS a;

-- case: numbers that make no time of day
SELECT pg_make_timestamp(2024, 1, 1, :h, :m, :s) AS a;

-- case: nothing is infinite
SELECT moments.id, 1 AS a, CASE WHEN moments.until IS NOT NULL THEN 1 END AS b, CASE WHEN moments.day IS NOT NULL THEN 1 END AS c, 1 AS d
FROM moments
ORDER BY moments.id;
