-- case: the operator of a root
-- expect: Write sqrt(x)
-- at: 1:11
SELECT |/ score AS a FROM things;

-- case: div of doubles
-- expect: Cast both to numeric
-- at: 1:12
SELECT div(score, 2) AS a FROM things;

-- case: round of a text
-- expect: round of text
-- at: 1:8
SELECT round(code) AS a FROM things;
