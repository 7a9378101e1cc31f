-- case: operators
SELECT things.id, pg_regex_like(things.code, :p, '') AS a, pg_regex_like(things.code, :p, 'i') AS b, NOT pg_regex_like(things.note, :p, '') AS c, NOT pg_regex_like(things.note, :p, 'i') AS d
FROM things
ORDER BY things.id;

-- case: a condition
SELECT things.id
FROM things
WHERE pg_regex_like(things.code, '^[ab]', '') AND NOT pg_regex_like(things.note, 'z$', 'i')
ORDER BY things.id;

-- case: a word anywhere
SELECT things.id
FROM things
WHERE pg_regex_like(things.code, '\y' || :word || '\y', 'i')
ORDER BY things.id;

-- case: behind other operators
SELECT things.id, pg_regex_like(CASE json_type(things.doc, '$."name"') WHEN 'text' THEN things.doc ->> '$."name"' WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text(things.doc -> '$."name"') WHEN 'array' THEN pg_jsonb_text(things.doc -> '$."name"') ELSE things.doc -> '$."name"' END, '^.', '') AS a, pg_regex_like(things.code || 'x', '^\w+x$', '') AS b, pg_regex_like(things.note, 'a', '') = pg_regex_like(things.code, 'a', '') AS c, pg_regex_like(things.note, 'a', '') IS NULL AS d, NOT pg_regex_like(things.note, 'a' || 'b', '') AS e
FROM things
WHERE CASE json_type(things.doc) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE json_type(things.doc) END = 'object'
ORDER BY things.id;

-- case: everywhere in a statement
SELECT pg_regex_replace(things.code, '\d+$', '', 1, -1, '') AS stem, count(*) FILTER (WHERE pg_regex_like(things.note, '\w', '')) AS n, max(pg_regex_count(things.code, 'a', 1, '')) AS m
FROM things
GROUP BY pg_regex_replace(things.code, '\d+$', '', 1, -1, '')
HAVING NOT pg_regex_like(max(things.code), 'zz', '')
ORDER BY 1;

-- case: in a change
-- writes
UPDATE things
SET note = pg_regex_replace(things.note, '(.)\1', '\1', 1, -1, 'g'), short = substr(pg_regex_substring(things.code, '^.{1,5}'), 1, max(5, length(rtrim(pg_regex_substring(things.code, '^.{1,5}'), ' '))))
WHERE pg_regex_like(things.code, '^[a-z]', '');

-- case: a pattern that is none
SELECT things.id
FROM things
WHERE pg_regex_like(things.code, :p, '');

-- case: patterns of a list
SELECT things.id, CASE WHEN :list IS NOT NULL THEN (SELECT CASE WHEN max(answer) = 1 THEN 1 WHEN count(*) = count(answer) THEN 0 END FROM (WITH any_row (item) AS (SELECT any_item.value FROM json_each(:list) AS any_item) SELECT pg_regex_like(things.code, any_row.item, '') AS answer FROM any_row)) END AS a, CASE WHEN :list IS NOT NULL THEN (SELECT CASE WHEN min(answer) = 0 THEN 0 WHEN count(*) = count(answer) THEN 1 END FROM (WITH any_row (item) AS (SELECT any_item.value FROM json_each(:list) AS any_item) SELECT pg_regex_like(things.code, any_row.item, 'i') AS answer FROM any_row)) END AS b, NOT CASE WHEN :list IS NOT NULL THEN (SELECT CASE WHEN max(answer) = 1 THEN 1 WHEN count(*) = count(answer) THEN 0 END FROM (WITH any_row (item) AS (SELECT any_item.value FROM json_each(:list) AS any_item) SELECT pg_regex_like(things.note, any_row.item, '') AS answer FROM any_row)) END AS c
FROM things
ORDER BY things.id;

-- case: patterns of a subquery
SELECT things.id, (SELECT CASE WHEN sum(r = 1) > 0 THEN 1 WHEN count(r) < count(*) THEN NULL ELSE 0 END FROM (SELECT pg_regex_like(things.code, "each row".v, '') AS r FROM (WITH "each row" (v) AS (SELECT parts.label FROM parts WHERE parts.n = 1 AND parts.label <> 'back\slash') SELECT * FROM "each row") AS "each row")) AS a
FROM things
ORDER BY things.id;

-- case: patterns of an array
SELECT things.id
FROM things
WHERE (SELECT CASE WHEN max(answer) = 1 THEN 1 WHEN count(*) = count(answer) THEN 0 END FROM (WITH any_row (item) AS (SELECT any_item.value FROM json_each(json_array(('^a' || ''), ('\d$' || ''))) AS any_item) SELECT pg_regex_like(things.code, any_row.item, '') AS answer FROM any_row))
ORDER BY things.id;

-- case: similar to
SELECT things.id, pg_regex_like(things.code, pg_similar(:p, '\'), '') AS a, NOT pg_regex_like(things.note, pg_similar(:p, '\'), '') AS b, pg_regex_like(things.code, '^(?:(?:a|b|1).*)$', '') AS c
FROM things
ORDER BY things.id;

-- case: similar to with an escape
SELECT things.id, pg_regex_like(things.code, pg_similar(:p, :e), '') AS a, pg_regex_like(things.code, '^(?:.*\_.*)$', '') AS b
FROM things
ORDER BY things.id;

-- case: similar to with an escape that is none
SELECT things.id
FROM things
WHERE pg_regex_like(things.code, pg_similar('a', :e), '');

-- case: similar to with too many parts
SELECT things.id
FROM things
WHERE pg_regex_like(things.code, pg_similar(:p, '#'), '');

-- case: does it match
SELECT things.id, pg_regex_like(things.code, '^ A', '') AS regexp_like, pg_regex_like(things.note, '^ A', :f) AS b
FROM things
ORDER BY things.id;

-- case: match
SELECT things.id, pg_regex_match(things.code, '(\w)(\w)?', '') AS regexp_match, pg_regex_match(things.note, 'a.*', 'i') AS b, pg_array_get(pg_regex_match(things.code, '\d+$', ''), 1) AS c
FROM things
ORDER BY things.id;

-- case: match with options
SELECT pg_regex_match('a
B c', '^b .$', :f) AS a, pg_regex_match('a.b', 'a . b', :f) AS b;

-- case: match of all
SELECT pg_regex_match(things.code, 'a', :f) AS regexp_match
FROM things;

-- case: an option that is unknown
SELECT pg_regex_match(things.code, 'a', :f) AS regexp_match
FROM things;

-- case: all matches
SELECT things.id, _rows.value AS m
FROM things
CROSS JOIN json_each(pg_regex_matches(things.code, '(\w)(\d)?', 'g')) AS _rows
ORDER BY things.id, pg_array_order(_rows.value);

-- case: all matches in FROM
SELECT t.id, m.value AS parts, (m.key + 1) AS n
FROM things AS t
CROSS JOIN json_each(pg_regex_matches(t.code, '[a-c]|$', :f)) AS m
ORDER BY t.id, (m.key + 1);

-- case: replace
SELECT things.id, pg_regex_replace(things.code, :p, :r, 1, -1, '') AS a, pg_regex_replace(things.note, :p, :r, 1, -1, 'g') AS b, pg_regex_replace(things.code, 'A', 'x', 1, -1, 'gi') AS c
FROM things
ORDER BY things.id;

-- case: replace with options
SELECT things.id, pg_regex_replace(things.code, 'A|\d', '*', 1, -1, :f) AS a
FROM things
ORDER BY things.id;

-- case: replace with a place for options
SELECT things.id, pg_regex_replace(things.code, 'A|\d', '*', 1, -1, :f) AS a
FROM things
ORDER BY things.id;

-- case: replace from a place on
SELECT things.id, pg_regex_replace(things.code, '.', '*', :s, -1, '') AS a, pg_regex_replace(things.code, '\w', '*', :s, :n, '') AS b, pg_regex_replace(things.note, 'A', '*', :s, :n, 'i') AS c
FROM things
ORDER BY things.id;

-- case: replace from nowhere
SELECT pg_regex_replace(things.code, '.', '*', :s, -1, '') AS regexp_replace
FROM things;

-- case: split
SELECT things.id, pg_regex_split(things.code, :p, '') AS a, pg_regex_split(things.note, 'A', 'i') AS b
FROM things
ORDER BY things.id;

-- case: split to rows
SELECT w.value AS word, count(*) AS n
FROM things AS t
CROSS JOIN json_each(pg_regex_split(t.note, '\W+', '')) AS w
GROUP BY w.value
ORDER BY w.value;

-- case: split to rows in the SELECT list
SELECT _rows.value AS w, count(*) AS n
FROM things
CROSS JOIN json_each(pg_regex_split(things.code, 'a', 'i')) AS _rows
GROUP BY 1
ORDER BY 1;

-- case: count
SELECT things.id, pg_regex_count(things.code, 'a', 1, '') AS regexp_count, pg_regex_count(things.note, '\w', :s, '') AS b, pg_regex_count(things.code, 'A|$', :s, :f) AS c
FROM things
ORDER BY things.id;

-- case: place
SELECT things.id, pg_regex_instr(things.code, '\w', 1, 1, 0, '', 0) AS regexp_instr, pg_regex_instr(things.code, '(.)(x)?', :s, :n, :e, 'i', :g) AS b, pg_regex_instr(things.note, 'a', :s, 1, 0, '', 0) AS c
FROM things
ORDER BY things.id;

-- case: place that is none
SELECT pg_regex_instr(things.code, 'a', 1, :n, :e, '', 0) AS regexp_instr
FROM things;

-- case: part
SELECT things.id, pg_regex_substr(things.code, '\w+', 1, 1, '', 0) AS regexp_substr, pg_regex_substr(things.code, '(.)(x)?', :s, :n, 'i', :g) AS b
FROM things
ORDER BY things.id;

-- case: substring
SELECT things.id, pg_regex_substring(things.code, '[a-z]+') AS substring, pg_regex_substring(things.code, :p) AS b, pg_regex_substring(things.note, '(.)(.)$') AS c
FROM things
ORDER BY things.id;

-- case: substring of a pattern with parts
SELECT things.id, pg_regex_substring(things.code, pg_similar(:p, :e)) AS a, pg_regex_substring(things.note, '^(?:){1,1}?(.){1,1}(?:.*)$') AS b
FROM things
ORDER BY things.id;

-- case: substring of a pattern with parts in the standard's words
SELECT things.id, pg_regex_substring(things.code, pg_similar(:p, :e)) AS a, pg_regex_substring(things.code || 'x', '^(?:.*){1,1}?(.){1,1}(?:x)$') AS substring
FROM things
ORDER BY things.id;

-- case: the longest
SELECT pg_regex_match('xyabcdx', 'a|ab|abcd', '') AS a, pg_regex_match('abcd', '(a|ab)(c|bcd)(d*)', '') AS b, pg_regex_match('XABC', '(?:(a)|b)*', 'i') AS c, pg_regex_match('abc', '.*?c|.', '') AS d, pg_regex_replace('foo foo', '(\w+) \1', '\1', 1, -1, '') AS e, pg_regex_substring('foobar', 'o(.)b') AS f;

-- case: escapes and classes
SELECT things.id, pg_regex_like(things.code, '^[[:upper:]]', '') AS a, pg_regex_like(things.code, '[[:space:][:digit:]]', '') AS b, pg_regex_like(things.code, '^[^\W\d]$', '') AS c, pg_regex_like(things.code, '[[:<:]]a', '') AS d, pg_regex_like(things.code, '\m.\M', '') AS e, pg_regex_like(things.code, '\A.(?=b)', '') AS f, pg_regex_like(things.code, '(?<!\w)k', '') AS g, pg_regex_like(things.code, '\u00e1|\x61', '') AS h, pg_regex_like(things.code, '***=%', '') AS i, pg_regex_like(things.code, '(?i)A', '') AS j
FROM things
ORDER BY things.id;

-- case: classes of ASCII
SELECT things.id, pg_regex_like(things.code, '[[:punct:]]', '') AS a, pg_regex_like(things.code, '^[[:graph:]]*$', '') AS b, pg_regex_like(things.code, '^[[:print:]]*$', '') AS c, pg_regex_like(things.code, '[[:alnum:]]', '') AS d, pg_regex_like(things.code, '[[:xdigit:]]', '') AS e, pg_regex_like(things.code, '[^[:ascii:][:cntrl:]]', '') AS f, pg_regex_like(things.code, '[[:blank:]]', '') AS g, pg_regex_like(things.code, '[[:lower:]]', '') AS h, pg_regex_like(things.code, '[[:lower:]]', 'i') AS i, pg_regex_like(things.code, '[[:word:]]', '') AS j
FROM things
WHERE length(CAST(things.code AS BLOB)) = length(things.code)
ORDER BY things.id;

-- case: other cases
SELECT pg_regex_like('s', 'ſ', 'i') AS a, pg_regex_like('S', 'ſ', 'i') AS b, pg_regex_like('k', 'K', 'i') AS c, pg_regex_like('K', 'k', 'i') AS d, pg_regex_like('ς', 'Σ', 'i') AS e, pg_regex_like('σ', 'Σ', 'i') AS f, pg_regex_like('ẞ', 'ß', 'i') AS g, pg_regex_like('i', 'İ', 'i') AS h, pg_regex_like('ǅ', 'ǅ', 'i') AS i, pg_regex_like('É', '[à-ý]', 'i') AS j;
