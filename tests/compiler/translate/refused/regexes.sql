-- case: a pattern that is none
-- expect: this is no regular expression: a parenthesis is not closed
-- at: 1:36
SELECT id FROM things WHERE code ~ 'a(';

-- case: an option that is unknown
-- expect: this is no regular expression: an option that is unknown
-- at: 1:27
SELECT regexp_match(code, 'a', 'y') FROM things;

-- case: a basic regular expression
-- expect: basic and extended regular expressions in a regular expression
-- at: 1:36
SELECT id FROM things WHERE code ~ '(?b)a';

-- case: an operator behind a pattern
-- expect: an operator behind ~ without parentheses
-- at: 1:8
SELECT code ~ 'a' || 'b' FROM things;

-- case: none of several patterns
-- expect: !~ beside ANY or ALL
-- expect: Write NOT (x ~ ALL (…)) for x !~ ANY (…)
-- at: 1:29
SELECT id FROM things WHERE code !~ ANY (ARRAY['a', 'b']);

-- case: too many parts of a pattern
-- expect: a pattern or an escape that SIMILAR TO does not take
-- at: 1:45
SELECT id FROM things WHERE code SIMILAR TO 'a#"b#"c#"d' ESCAPE '#';

-- case: all matches of a function of one
-- expect: the option g, which this function does not take
-- at: 1:27
SELECT regexp_match(code, 'a', 'g') FROM things;

-- case: a pattern that is too large
-- expect: a regular expression that is too large
-- at: 1:36
SELECT id FROM things WHERE code ~ '((a{255}){255}){255}';
