-- case: an abbreviation of a time zone
-- expect: this time zone is none that has a name of its own
-- expect: abbreviations mean other zones elsewhere
-- at: 1:24
SELECT at AT TIME ZONE 'CET' FROM things;

-- case: a time zone that nobody knows
-- expect: this time zone is none that has a name of its own
-- at: 1:17
SELECT timezone('Nowhere/Land', at) FROM things;

-- case: a time of day in a zone
-- expect: AT TIME ZONE of time without time zone is not translated
-- at: 1:8
SELECT clock AT TIME ZONE 'UTC' FROM moments;

-- case: a field that a date has not
-- expect: hour of date is not translated
-- at: 1:26
SELECT extract(hour FROM day) FROM things;

-- case: weeks of an interval
-- expect: week of interval is not translated
-- at: 1:8
SELECT date_part('week', at - seen) FROM things;

-- case: a field that comes as a parameter
-- expect: date_part takes the name of a field as a literal
-- at: 1:8
SELECT date_part(:field, at) FROM things;

-- case: a unit that is none
-- expect: this is no unit that times are cut to
-- at: 1:19
SELECT date_trunc('q', at) FROM things;

-- case: a number cut to a unit
-- expect: date_trunc of integer is not translated
-- at: 1:8
SELECT date_trunc('day', id) FROM things;

-- case: bins of a number
-- expect: date_bin takes an interval and two time stamps
-- at: 1:8
SELECT date_bin(interval '1 day', amount, at) FROM things;

-- case: months in the language of the server
-- expect: TM in a template asks for the language of the server
-- at: 1:20
SELECT to_char(at, 'TMMonth') FROM things;

-- case: an interval's name of a day
-- expect: DAY in this template is not translated
-- at: 1:34
SELECT to_char(interval '1 day', 'FMDay') AS a;

-- case: a zone that is read
-- expect: TZH in this template is not translated
-- at: 1:29
SELECT to_timestamp('2024', 'YYYY TZH') AS a;

-- case: a number by template
-- expect: to_char of boolean is not translated
-- at: 1:8
SELECT to_char(done, '999') FROM things;

-- case: a time of day is never infinite
-- expect: isfinite of time without time zone is not translated
-- at: 1:8
SELECT isfinite(clock) FROM moments;

-- case: a date of texts
-- expect: make_date of text
-- at: 1:8
SELECT make_date(code, 1, 1) FROM things;

-- case: a date of a number
-- expect: to_date of integer is not translated
-- at: 1:8
SELECT to_date(id, 'YYYY') FROM things;

-- case: a series of time stamps without a step
-- expect: generate_series of time stamps has a step
-- at: 1:15
SELECT g FROM generate_series(date '2024-01-01', date '2024-02-01') AS g;

-- case: a time stamp finer than a millisecond as a result
-- expect: timestamp without time zone with microseconds as a result
-- at: 1:18
SELECT timestamp '2024-01-01 00:00:00.123456' AS a;

-- case: a time stamp finer than a millisecond in a sum
-- expect: timestamp without time zone with microseconds + interval is not translated
-- at: 1:18
SELECT timestamp '2024-01-01 00:00:00.123456' + interval '1 day' AS a;

-- case: microseconds cut to seconds
-- expect: a time stamp finer than a millisecond, cut to fewer digits
-- at: 1:8
SELECT '2024-01-01 00:00:00.123456'::timestamp(0) AS a;

-- case: the end of the day as a time of day
-- expect: the literal is no time without time zone
-- at: 1:28
UPDATE moments SET clock = '23:59:59.9999';

-- case: an age as a result
-- expect: an interval that may have months as a result
-- at: 1:8
SELECT age(local, until) AS a FROM moments;

-- case: an interval of months as a result
-- expect: Return (…)::text
-- at: 1:17
SELECT interval '1 month' AS a;
