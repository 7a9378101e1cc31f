-- case: time stamps by template
SELECT id, to_char(local, 'YYYY-MM-DD HH24:MI:SS.MS') AS a, to_char(at, 'Mon DD, YYYY HH12:MI AM') AS b, to_char(until, 'FMMonth FMDD, YYYY') AS c, to_char(at, 'Day|DAY|day|Dy|DY|dy|D|ID') AS d,
       to_char(local, 'Month|MONTH|month|Mon|MON|mon|MM|FMMM|RM|rm|FMRM') AS e, to_char(at, 'YYYY YYY YY Y IYYY IYY IY I CC Q J Y,YYY FMYYYY FMYY') AS f, to_char(local, 'DDD DD IDDD WW IW W FMDDD FMWW') AS g,
       to_char(at, 'HH24 HH12 HH MI SS MS US SSSS SSSSS FF1 FF2 FF3 FF4 FF5 FF6 FMHH24 FMMI FMSS FMMS') AS h, to_char(at, 'TZ tz OF TZH TZM FMOF') AS i, to_char(local, 'TZ tz OF TZH:TZM|') AS j,
       to_char(at, 'AM PM am pm A.M. P.M. a.m. p.m. AD BC ad bc A.D. B.C. a.d. b.c.') AS k, to_char(local, 'FMDDth FMMMTH YYYYth DDDth HH24TH MIth SSth Qth DDSP FXDD') AS l,
       to_char(at, 'YYYY"year"MM"mo\"nth"DD \" \x "it''s" ÄÖ학教😀 -/:;T') AS m, to_char(local, 'yyyy mm dd hh24 mi ss ms us ddd iyyy iw id q j cc ww w y,yyy ff3 sssss hh12 hh d i iy iyy iddd') AS n,
       to_char(at, 'YYYYMMDDHH24MISSMS') AS o, to_char(day, 'DD.MM.YYYY TZ') AS p, to_char(at, '"unfinished') AS q, to_char(local, 'FM') AS r, to_char(local, 'of tzh tzm') AS s
  FROM moments
 ORDER BY id;

-- case: the first and the last days by template
SELECT id, to_char(at, 'YYYY-MM-DD J DDD IYYY-IW-ID IDDD CC Y,YYY WW W Q YYY YY Y Day SSSS MS FMYYYY FMYYY FMCC') AS a, to_char(seen, 'FMYYYYth Dy, Mon CCth') AS b, to_char(day, 'YYYYMMDD') AS c FROM things ORDER BY id;

-- case: days at the turn of years by template
SELECT n.n, to_char(date '1998-12-20' + n.n, 'IYYY IYY IY I IW IDDD ID D DDD WW W DDth DDDTH') AS a FROM generate_series(0, 800, 3) AS n (n) ORDER BY n.n;

-- case: templates that come as parameters
-- parameters: {"f": "YYYY-MM"}, {"f": ""}, {"f": null}, {"f": "HH24:MI:SS"}, {"f": "Y\"Y\\\"Y\\\\\"Y\\"}, {"f": "FMFMDD FMTH DDthTH MONth"}, {"f": "ß\u0301 \n\t"}
SELECT id, to_char(at, :f) AS a, to_char(local, :f::text) AS b FROM moments WHERE :f::text IS NULL OR :f::text NOT LIKE 'x%' ORDER BY id;

-- case: intervals by template
SELECT id, to_char(period::interval, 'YYYY MM DD HH24:MI:SS.MS') AS a, to_char(-(period::interval), 'YYYY YYY YY Y MM DD DDD HH24 HH12 HH MI SS MS US FF1 FF3 SSSS AM pm') AS b,
       to_char(period::interval * 37, 'Q WW W CC Y,YYY FMYYYY FMMM FMDD FMHH24 FMHH12 FMMI FMSS FMCC FMDDD') AS c, to_char(local - until, 'DD HH24:MI:SS FF6') AS d, to_char(clock, 'HH24:MI:SS.MS AM HH12 DD') AS e,
       to_char(interval '-13 hours 5 minutes', 'HH12 HH24th MI') AS f, to_char(interval '-12 hours', 'HH12|HH24|AM') AS g, to_char(interval '-1000 years', 'YYYY YYY YY CC') AS h, to_char(interval '36 hours', 'HH12 HH24 am') AS i
  FROM moments
 ORDER BY id;

-- case: what an interval has not
-- error: DataError
-- parameters: {"f": "Day"}, {"f": "Mon"}, {"f": "TZH"}, {"f": "D"}, {"f": "BC"}
SELECT to_char(period::interval, :f) AS a FROM moments;

-- case: texts read as dates
-- parameters: {"t": "2024-02-29", "f": "YYYY-MM-DD"}, {"t": "20240229", "f": "YYYYMMDD"}, {"t": " 2024-2-9x", "f": "YYYY-MM-DD"}, {"t": "24-2-9", "f": "YY-MM-DD"}, {"t": "95/2/9", "f": "YY-MM-DD"}, {"t": "29.02.2024", "f": "DD.MM.YYYY"}, {"t": "Feb 29, 2024", "f": "Mon DD, YYYY"}, {"t": "february 9 2024", "f": "Month DD YYYY"}, {"t": "Thursday 29 FEB 24", "f": "Day DD MON YY"}, {"t": "2024-060", "f": "YYYY-DDD"}, {"t": "2024", "f": "YYYY"}, {"t": "2024 3", "f": "YYYY MM"}, {"t": "2024-09", "f": "YYYY-WW"}, {"t": "2460370", "f": "J"}, {"t": "2024-2-2", "f": "YYYY-MM-W"}, {"t": "5", "f": "YYYY"}, {"t": "524-1-1", "f": "YYY-MM-DD"}, {"t": "4-1-1", "f": "Y-MM-DD"}, {"t": "999-1-1", "f": "YYY-MM-DD"}, {"t": "2024  -  02--29", "f": "YYYY - MM - DD"}, {"t": "the 1st of 3 2024", "f": "\"the\" DDth \"of\" MM YYYY"}, {"t": "202402", "f": "YYYYMMDD"}, {"t": "20240229", "f": "FMYYYY"}, {"t": null, "f": "YYYY"}, {"t": "2024", "f": null}, {"t": "2024-1-2 and more", "f": "YYYY-MM-DD"}, {"t": "2024-01-02", "f": "YYYY-MM-DD\"T\"HH24"}, {"t": "3 Thu 2024", "f": "MM Dy YYYY"}, {"t": "2024 4 11", "f": "YYYY Q MM"}, {"t": "2024-0-5", "f": "YYYY-MM-DD"}
SELECT to_date(:t, :f) AS a WHERE :f IS NULL OR :f <> 'FMYYYY';

-- case: texts that are no dates
-- error: DataError
-- parameters: {"t": "2024-02-30", "f": "YYYY-MM-DD"}, {"t": "x", "f": "YYYY"}, {"t": "2024-13-01", "f": "YYYY-MM-DD"}, {"t": "2024x02y29", "f": "YYYY?MM?DD"}, {"t": "2024 Foo", "f": "YYYY Mon"}, {"t": "2024 2025", "f": "YYYY YYYY"}, {"t": "2a24-01-01", "f": "YYYYMMDD"}, {"t": "060", "f": "DDD"}, {"t": "2023-366", "f": "YYYY-DDD"}, {"t": "", "f": "YYYY"}, {"t": "99999999999", "f": "FMYYYY"}, {"t": "02-30", "f": "MM-DD"}, {"t": "2024-1-32", "f": "YYYY-MM-DD"}
SELECT to_date(:t, :f) AS a;

-- case: texts read as time stamps
-- parameters: {"t": "2024-02-29 13:14:15.5", "f": "YYYY-MM-DD HH24:MI:SS.MS"}, {"t": "2024-02-29T13:14:15", "f": "YYYY-MM-DD\"T\"HH24:MI:SS"}, {"t": "2024/02/29", "f": "YYYY-MM-DD"}, {"t": "29 Feb 2024 12:05 pm", "f": "DD Mon YYYY HH12:MI am"}, {"t": "2024 12 AM", "f": "YYYY HH AM"}, {"t": "2024-02-29 1:2:3", "f": "YYYY-MM-DD HH24:MI:SS"}, {"t": "20240229131415123", "f": "YYYYMMDDHH24MISSMS"}, {"t": "2024 47000", "f": "YYYY SSSSS"}, {"t": "2024 .25", "f": "YYYY .MS"}, {"t": "2024 .120000", "f": "YYYY .US"}, {"t": "2024 .7", "f": "YYYY .FF1"}, {"t": "2024 a.m. 03", "f": "YYYY A.M. HH12"}, {"t": "2024-02-29T13:14:15Z", "f": "YYYY-MM-DDTHH24:MI:SSZ"}, {"t": null, "f": "YYYY"}, {"t": "2024-02-29", "f": "YYYY-MM-DD HH24:MI"}, {"t": "2024-03-01 10", "f": "YYYY-MM-DD HH12"}, {"t": "2024-02-29 -5", "f": "YYYY-MM-DD HH24"}, {"t": "2024--02--29", "f": "YYYY--MM--DD"}, {"t": "2024_02_29 ~ 3", "f": "YYYY MM DD HH24"}, {"t": " \t2024\n02", "f": "YYYY MM"}
SELECT to_timestamp(:t, :f) AS a, to_timestamp(:t, :f)::date AS b;

-- case: texts that are no time stamps
-- error: DataError
-- parameters: {"t": "2024-02-29 25:00", "f": "YYYY-MM-DD HH24:MI"}, {"t": "2024-02-29 13:00", "f": "YYYY-MM-DD HH12:MI"}, {"t": "2024-02-29 10:60", "f": "YYYY-MM-DD HH24:MI"}, {"t": "2024 10:00:60", "f": "YYYY HH24:MI:SS"}, {"t": "2024 xm", "f": "YYYY AM"}
SELECT to_timestamp(:t, :f) AS a;

-- case: columns read by template
SELECT id, to_date(to_char(local, 'DD.MM.YYYY'), 'DD.MM.YYYY') AS a, to_timestamp(to_char(at, 'YYYYMMDDHH24MISSMS'), 'YYYYMMDDHH24MISSMS') = at AS b, to_timestamp(to_char(at, 'FMMonth DD, YYYY HH12:MI:SS AM'), 'Month DD, YYYY HH12:MI:SS AM') AS c,
       to_date(to_char(day, 'YYYY-DDD'), 'YYYY-DDD') = day AS d, to_date(to_char(at, 'J'), 'J') AS e
  FROM moments
 ORDER BY id;

-- case: seconds since 1970
-- parameters: {"s": 0.0}, {"s": 1700000000.5}, {"s": -1.001}, {"s": null}, {"s": 253402300799.5}, {"s": -62135596800.0}, {"s": 946684799.9995117}
SELECT to_timestamp(:s::double precision) AS a, to_timestamp(1700000000) AS b, to_timestamp(1700000000.123) AS c, to_timestamp(1709164799999 / 1000.0) AS d, to_timestamp(n) AS e, to_timestamp(extract(epoch FROM local)) AS f, to_timestamp(date_part('epoch', at)) AS g
  FROM moments
 WHERE :s::double precision IS NULL OR :s::double precision <> 946684799.9995117
 ORDER BY id;

-- case: seconds that are none
-- error: DataError
-- parameters: {"s": 1e300}
SELECT to_timestamp(:s::double precision) AS a;

-- case: times made of numbers
-- parameters: {"y": 2024, "m": 2, "d": 29, "s": 5.25}, {"y": 1, "m": 1, "d": 1, "s": 0.0}, {"y": 9999, "m": 12, "d": 31, "s": 59.999}, {"y": null, "m": 2, "d": 3, "s": 1.5}, {"y": 2024, "m": 10, "d": 27, "s": 60.0}
SELECT make_date(:y::int, :m::int, :d::int) AS a, make_time(:m::int, :d::int, :s::double precision) AS b, make_timestamp(:y::int, :m::int, :d::int, 2, 30, :s::double precision) AS c,
       make_timestamptz(:y::int, :m::int, :d::int, 2, 30, :s::double precision) AS d, make_timestamptz(:y::int, :m::int, :d::int, 12, 30, 1, 'Europe/Berlin') AS e, make_timestamptz(2024, 3, 31, 2, 30, 0.5, 'Europe/Berlin') AS f,
       make_timestamptz(2024, 3, 31, 2, 30, 0.5, '+03:30') AS g, make_timestamptz(2024, 3, 31, 2, 30, 0.5, '-8') AS h, make_time(8, 15, 23.5) AS i, make_date(2013, 7, 15) AS j;

-- case: numbers that make no time
-- error: DataError
-- parameters: {"y": 2023, "m": 2, "d": 29}, {"y": 2023, "m": 13, "d": 1}, {"y": 0, "m": 1, "d": 1}
SELECT make_date(:y::int, :m::int, :d::int) AS a;

-- case: numbers that make no time of day
-- error: DataError
-- parameters: {"h": 25, "m": 0, "s": 0.0}, {"h": 1, "m": 60, "s": 0.0}, {"h": 1, "m": 1, "s": 60.5}, {"h": 24, "m": 0, "s": 0.1}, {"h": -1, "m": 0, "s": 0.0}
SELECT make_timestamp(2024, 1, 1, :h::int, :m::int, :s::double precision) AS a;

-- case: nothing is infinite
SELECT id, isfinite(at) AS a, isfinite(until) AS b, isfinite(day) AS c, isfinite(period::interval) AS d FROM moments ORDER BY id;
