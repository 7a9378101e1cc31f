-- case: operators
-- parameters: {"p": "^[a-z]+$"}, {"p": ""}, {"p": "\\y\\w"}, {"p": "학|á"}
SELECT id, code ~ :p AS a, code ~* :p AS b, note !~ :p AS c, note !~* :p AS d FROM things ORDER BY id;

-- case: a condition
SELECT id FROM things WHERE code ~ '^[ab]' AND NOT note ~* 'z$' ORDER BY id;

-- case: a word anywhere
-- parameters: {"word": "ok"}, {"word": "A"}
SELECT id FROM things WHERE code ~* ('\y' || :word || '\y') ORDER BY id;

-- case: behind other operators
SELECT id, doc ->> 'name' ~ '^.' AS a, code || 'x' ~ '^\w+x$' AS b, (note ~ 'a') = (code ~ 'a') AS c, note ~ 'a' IS NULL AS d, NOT note ~ ('a' || 'b') AS e
  FROM things WHERE jsonb_typeof(doc) = 'object' ORDER BY id;

-- case: everywhere in a statement
SELECT regexp_replace(code, '\d+$', '') AS stem, count(*) FILTER (WHERE note ~ '\w') AS n, max(regexp_count(code, 'a')) AS m FROM things
 GROUP BY regexp_replace(code, '\d+$', '') HAVING max(code) !~ 'zz' ORDER BY 1;

-- case: in a change
UPDATE things SET note = regexp_replace(note, '(.)\1', '\1', 'g'), short = substring(code FROM '^.{1,5}') WHERE code ~ '^[a-z]';

-- case: a pattern that is none
-- parameters: {"p": "a("}, {"p": "*"}, {"p": "[z-a]"}, {"p": "\\q"}, {"p": "(?z)a"}
-- error: DataError
SELECT id FROM things WHERE code ~ :p;

-- case: patterns of a list
-- parameters: {"list": ["^a", "b$"]}, {"list": []}
SELECT id, code ~ ANY(:list::text[]) AS a, code ~* ALL(:list::text[]) AS b, NOT (note ~ ANY(:list::text[])) AS c FROM things ORDER BY id;

-- case: patterns of a subquery
SELECT id, code ~ ANY (SELECT label FROM parts WHERE n = 1 AND label <> 'back\slash') AS a FROM things ORDER BY id;

-- case: patterns of an array
SELECT id FROM things WHERE code ~ ANY (ARRAY['^a', '\d$']) ORDER BY id;

-- case: similar to
-- parameters: {"p": "%(a|b)_*"}, {"p": "[[:alpha:]]+\\%"}, {"p": "_"}
SELECT id, code SIMILAR TO :p AS a, note NOT SIMILAR TO :p AS b, code SIMILAR TO '(a|b|1)%' AS c FROM things ORDER BY id;

-- case: similar to with an escape
-- parameters: {"p": "%!%", "e": "!"}, {"p": "un[_]der", "e": ""}, {"p": "%#_%", "e": "#"}
SELECT id, code SIMILAR TO :p ESCAPE :e AS a, code SIMILAR TO '%!_%' ESCAPE '!' AS b FROM things ORDER BY id;

-- case: similar to with an escape that is none
-- parameters: {"e": "ab"}
-- error: DataError
SELECT id FROM things WHERE code SIMILAR TO 'a' ESCAPE :e;

-- case: similar to with too many parts
-- parameters: {"p": "a#\"b#\"c#\"d"}
-- error: DataError
SELECT id FROM things WHERE code SIMILAR TO :p ESCAPE '#';

-- case: does it match
-- parameters: {"f": "i"}, {"f": ""}, {"f": "x"}
SELECT id, regexp_like(code, '^ A'), regexp_like(note, '^ A', :f) AS b FROM things ORDER BY id;

-- case: match
SELECT id, regexp_match(code, '(\w)(\w)?'), regexp_match(note, 'a.*', 'i') AS b, (regexp_match(code, '\d+$'))[1] AS c FROM things ORDER BY id;

-- case: match with options
-- parameters: {"f": "i"}, {"f": "n"}, {"f": "q"}, {"f": "sx"}, {"f": "w"}, {"f": "pt"}, {"f": "c"}, {"f": "m"}
SELECT regexp_match(E'a\nB c', '^b .$', :f) AS a, regexp_match('a.b', 'a . b', :f) AS b;

-- case: match of all
-- parameters: {"f": "g"}
-- error: DataError
SELECT regexp_match(code, 'a', :f) FROM things;

-- case: an option that is unknown
-- parameters: {"f": "y"}
-- error: DataError
SELECT regexp_match(code, 'a', :f) FROM things;

-- case: all matches
SELECT id, regexp_matches(code, '(\w)(\d)?', 'g') AS m FROM things ORDER BY id, m;

-- case: all matches in FROM
-- parameters: {"f": "g"}, {"f": ""}, {"f": "gi"}
SELECT t.id, m.parts, m.n FROM things AS t, regexp_matches(t.code, '[a-c]|$', :f) WITH ORDINALITY AS m (parts, n) ORDER BY t.id, m.n;

-- case: replace
-- parameters: {"p": "a", "r": "<\\&>"}, {"p": "(.)(.)", "r": "\\2\\1\\\\\\3\\q\\"}, {"p": "", "r": "-"}
SELECT id, regexp_replace(code, :p, :r) AS a, regexp_replace(note, :p, :r, 'g') AS b, regexp_replace(code, 'A', 'x', 'gi') AS c FROM things ORDER BY id;

-- case: replace with options
-- parameters: {"f": "g"}, {"f": ""}, {"f": "gi"}
SELECT id, regexp_replace(code, 'A|\d', '*', :f) AS a FROM things ORDER BY id;

-- case: replace with a place for options
-- parameters: {"f": "1"}
-- error: DataError
SELECT id, regexp_replace(code, 'A|\d', '*', :f) AS a FROM things ORDER BY id;

-- case: replace from a place on
-- parameters: {"s": 1, "n": 0}, {"s": 2, "n": 1}, {"s": 3, "n": 2}, {"s": 100, "n": 1}
SELECT id, regexp_replace(code, '.', '*', :s::integer) AS a, regexp_replace(code, '\w', '*', :s, :n) AS b, regexp_replace(note, 'A', '*', :s, :n, 'i') AS c FROM things ORDER BY id;

-- case: replace from nowhere
-- parameters: {"s": 0}, {"s": -1}
-- error: DataError
SELECT regexp_replace(code, '.', '*', :s::integer) FROM things;

-- case: split
-- parameters: {"p": "\\s*"}, {"p": "[ae]"}, {"p": ""}, {"p": "^|$"}
SELECT id, regexp_split_to_array(code, :p) AS a, regexp_split_to_array(note, 'A', 'i') AS b FROM things ORDER BY id;

-- case: split to rows
SELECT w.word, count(*) AS n FROM things AS t, regexp_split_to_table(t.note, '\W+') AS w (word) GROUP BY w.word ORDER BY w.word;

-- case: split to rows in the SELECT list
SELECT regexp_split_to_table(code, 'a', 'i') AS w, count(*) AS n FROM things GROUP BY 1 ORDER BY 1;

-- case: count
-- parameters: {"s": 1, "f": ""}, {"s": 2, "f": "i"}
SELECT id, regexp_count(code, 'a'), regexp_count(note, '\w', :s) AS b, regexp_count(code, 'A|$', :s, :f) AS c FROM things ORDER BY id;

-- case: place
-- parameters: {"s": 1, "n": 1, "e": 0, "g": 0}, {"s": 2, "n": 2, "e": 1, "g": 1}, {"s": 1, "n": 1, "e": 1, "g": 2}
SELECT id, regexp_instr(code, '\w'), regexp_instr(code, '(.)(x)?', :s, :n, :e, 'i', :g) AS b, regexp_instr(note, 'a', :s) AS c FROM things ORDER BY id;

-- case: place that is none
-- parameters: {"n": 0, "e": 0}, {"n": 1, "e": 2}
-- error: DataError
SELECT regexp_instr(code, 'a', 1, :n, :e) FROM things;

-- case: part
-- parameters: {"s": 1, "n": 1, "g": 0}, {"s": 2, "n": 2, "g": 1}, {"s": 1, "n": 1, "g": 2}
SELECT id, regexp_substr(code, '\w+'), regexp_substr(code, '(.)(x)?', :s, :n, 'i', :g) AS b FROM things ORDER BY id;

-- case: substring
-- parameters: {"p": "a(.)|b"}, {"p": "\\w+$"}
SELECT id, substring(code FROM '[a-z]+'), substring(code, :p::text) AS b, substring(note FROM '(.)(.)$') AS c FROM things ORDER BY id;

-- case: substring of a pattern with parts
-- parameters: {"p": "%#\"a_#\"%", "e": "#"}, {"p": "%", "e": ""}
SELECT id, substring(code FROM :p FOR :e) AS a, substring(note FROM '#"_#"%' FOR '#') AS b FROM things ORDER BY id;

-- case: substring of a pattern with parts in the standard's words
-- parameters: {"p": "a#\"%#\"", "e": "#"}
SELECT id, substring(code SIMILAR :p ESCAPE :e) AS a, substring((code || 'x') similar '%!"_!"x' escape '!') FROM things ORDER BY id;

-- case: the longest
SELECT regexp_match('xyabcdx', 'a|ab|abcd') AS a, regexp_match('abcd', '(a|ab)(c|bcd)(d*)') AS b, regexp_match('XABC', '(?:(a)|b)*', 'i') AS c,
       regexp_match('abc', '.*?c|.') AS d, regexp_replace('foo foo', '(\w+) \1', '\1') AS e, substring('foobar', 'o(.)b') AS f;

-- case: escapes and classes
SELECT id, code ~ '^[[:upper:]]' AS a, code ~ '[[:space:][:digit:]]' AS b, code ~ '^[^\W\d]$' AS c, code ~ '[[:<:]]a' AS d, code ~ '\m.\M' AS e,
       code ~ '\A.(?=b)' AS f, code ~ '(?<!\w)k' AS g, code ~ '\u00e1|\x61' AS h, code ~ '***=%' AS i, code ~ '(?i)A' AS j
  FROM things ORDER BY id;

-- case: classes of ASCII
SELECT id, code ~ '[[:punct:]]' AS a, code ~ '^[[:graph:]]*$' AS b, code ~ '^[[:print:]]*$' AS c, code ~ '[[:alnum:]]' AS d, code ~ '[[:xdigit:]]' AS e,
       code ~ '[^[:ascii:][:cntrl:]]' AS f, code ~ '[[:blank:]]' AS g, code ~ '[[:lower:]]' AS h, code ~* '[[:lower:]]' AS i, code ~ '[[:word:]]' AS j
  FROM things WHERE octet_length(code) = length(code) ORDER BY id;

-- case: other cases
SELECT 's' ~* 'ſ' AS a, 'S' ~* 'ſ' AS b, 'k' ~* 'K' AS c, 'K' ~* 'k' AS d, 'ς' ~* 'Σ' AS e, 'σ' ~* 'Σ' AS f, 'ẞ' ~* 'ß' AS g, 'i' ~* 'İ' AS h, 'ǅ' ~* 'ǅ' AS i,
       'É' ~* '[à-ý]' AS j;

