-- case: padding, repeating, turning
-- parameters: {"n": 0, "f": "xy"}, {"n": 3, "f": ""}, {"n": -2, "f": "é😀"}, {"n": 9, "f": null}, {"n": null, "f": "a"}, {"n": 7, "f": "學b"}
SELECT id, lpad(code, 4) AS a, rpad(code, 4, '.') AS b, lpad(note, :n, :f) AS c, rpad(note, :n, :f) AS d, repeat(code, 2) AS e, repeat(note, :n) AS f, reverse(code) AS g, reverse(note) AS h,
       lpad(short, small::integer % 8, 'ab') AS i, lpad('x', id, 'ab') AS j
  FROM things
 ORDER BY id;

-- case: padding beyond a gigabyte
-- error: DataError
SELECT rpad(code, 2000000000) FROM things WHERE id = 1;

-- case: repeating beyond a gigabyte
-- error: DataError
SELECT repeat('abc', 400000000);

-- case: parts
-- parameters: {"d": "a", "n": 1}, {"d": "", "n": 1}, {"d": "", "n": -1}, {"d": "", "n": 2}, {"d": ",", "n": -1}, {"d": "e", "n": -2}, {"d": null, "n": 1}, {"d": "ab", "n": 2}
SELECT id, split_part(code, '_', 1) AS a, split_part(code, 'a', 2) AS b, split_part(code, 'a', -1) AS c, split_part(note, :d, :n) AS d, split_part('a,b,,c', ',', id - 3) AS e
  FROM things
 WHERE id <> 3
 ORDER BY id;

-- case: part zero
-- parameters: {"n": 0}
-- error: DataError
SELECT split_part(code, ',', :n) FROM things;

-- case: one character for another
-- parameters: {"a": "abc", "b": "AB"}, {"a": "", "b": "x"}, {"a": "aab", "b": "12學"}, {"a": "é", "b": null}, {"a": "b", "b": "xyz"}
SELECT id, translate(code, 'ab\%', 'xy') AS a, translate(note, :a, :b) AS b, translate(code, '學a', 'a學') AS c, translate(code, 'e', '') AS d FROM things ORDER BY id;

-- case: overlay
-- parameters: {"n": 1, "m": 0}, {"n": 3, "m": 2}, {"n": 100, "m": 1}, {"n": 2, "m": -5}, {"n": null, "m": 1}, {"n": 1, "m": 2147483646}
SELECT id, overlay(code placing '##' from 2) AS a, overlay(code placing 'é' from 1 for 2) AS b, overlay(note placing code from :n for :m) AS c, overlay(code, '', 2, 1) AS d FROM things ORDER BY id;

-- case: overlay before the text
-- parameters: {"n": 0}, {"n": -1}
-- error: DataError
SELECT overlay(code placing '#' from :n) FROM things;

-- case: overlay beyond any text
-- error: DataError
SELECT overlay(code placing '#' from 2 for 2147483647) FROM things;

-- case: positions and beginnings
-- parameters: {"p": "a"}, {"p": ""}, {"p": null}, {"p": "der"}, {"p": "學"}, {"p": "%"}
SELECT id, position(:p in code) AS a, strpos(note, :p) AS b, starts_with(code, :p) AS c, note ^@ 'a' AS d, position('' in '') AS e, strpos('', 'a') AS f FROM things ORDER BY id;

-- case: characters by their numbers
-- parameters: {"n": 65}, {"n": 233}, {"n": 128512}, {"n": 1114111}, {"n": null}, {"n": 65534}, {"n": 55295}
SELECT id, ascii(code) AS a, ascii(note) AS b, chr(id + 1) AS c, chr(:n) AS d, to_hex(id) AS e, to_hex(amount) AS f, to_hex(big) AS g, to_hex(-1) AS h, ascii(chr(:n)) AS i FROM things ORDER BY id;

-- case: no character has this number
-- parameters: {"n": 0}, {"n": -1}, {"n": 55296}, {"n": 57343}, {"n": 1114112}
-- error: DataError
SELECT chr(:n);

-- case: digests
SELECT id, md5(code) AS a, md5(note) AS b, md5(raw) AS c, sha224(raw) AS d, sha256(convert_to(code, 'UTF8')) AS e, sha384(raw) AS f, sha512('abc') AS g, encode(sha256(note::bytea), 'hex') AS h
  FROM things
 WHERE code NOT LIKE '%\\%'
   AND (note IS NULL OR note NOT LIKE '%\\%')
 ORDER BY id;

-- case: encodings
-- parameters: {"f": "hex"}, {"f": "BASE64"}, {"f": "escape"}, {"f": null}
SELECT id, encode(raw, 'hex') AS a, encode(raw, 'base64') AS b, encode(raw, 'escape') AS c, encode(raw, :f) AS d, encode(convert_to(repeat(code, 40), 'UTF8'), 'base64') AS e,
       encode(convert_to(code, 'utf-8'), 'Hex') AS f, convert_from(convert_to(note, 'UTF8'), 'UTF8') AS g, decode(encode(raw, :f), :f) AS h, raw::text AS i, raw::text::bytea AS j
  FROM things
 ORDER BY id;

-- case: decoding with spaces
-- parameters: {"h": "61 62\n63 ", "b": "YW Jj\nZA==", "e": "a\\\\b\\001\\377c"}, {"h": "", "b": "", "e": "é"}, {"h": "aAfF", "b": "YWI=", "e": ""}, {"h": null, "b": null, "e": null}, {"h": "00ff", "b": "YWJjZGVm", "e": "\\000x"}
SELECT decode(:h, 'hex') AS a, decode(:b, 'base64') AS b, decode(:e, 'escape') AS c, ('\x' || :h)::bytea AS d, (:e::text)::bytea AS e;

-- case: no hex
-- parameters: {"t": "6"}, {"t": "6g"}, {"t": "6 1"}, {"t": "é0"}, {"t": "0x61"}
-- error: DataError
SELECT decode(:t, 'hex');

-- case: no base64
-- parameters: {"t": "YQ"}, {"t": "Y==="}, {"t": "Y"}, {"t": "YW-_"}, {"t": "="}, {"t": "YQ="}, {"t": "é"}
-- error: DataError
SELECT decode(:t, 'base64');

-- case: no octal escape
-- parameters: {"t": "a\\"}, {"t": "\\400"}, {"t": "\\08"}, {"t": "\\x6"}, {"t": "\\xzz"}
-- error: DataError
SELECT (:t::text)::bytea;

-- case: no encoding
-- parameters: {"f": "base32"}, {"f": ""}
-- error: DataError
SELECT encode(raw, :f) FROM things;

-- case: bytes that are no UTF-8
-- parameters: {"t": "\\377"}, {"t": "\\355\\240\\200"}, {"t": "a\\000"}, {"t": "\\300\\200"}
-- error: DataError
SELECT convert_from(decode(:t, 'escape'), 'UTF8');

-- case: sizes
SELECT id, length(code) AS a, char_length(note) AS b, octet_length(code) AS c, bit_length(note) AS d, length(raw) AS e, octet_length(raw) AS f, bit_length(raw) + 1 AS g,
       character_length(short) AS h, octet_length(note) * 2 AS i
  FROM things
 ORDER BY id;

-- case: trims by texts that are no literals
-- parameters: {"c": "a"}, {"c": ""}, {"c": null}, {"c": " é學"}
SELECT id, btrim(code, :c) AS a, ltrim(note, code) AS b, rtrim(code, note) AS c, trim(leading :c from code) AS d, trim(both from note) AS e, btrim(code) AS f, trim(code, 'a') AS g
  FROM things
 ORDER BY id;

-- case: left and right of any length
-- parameters: {"n": 0}, {"n": 1}, {"n": -1}, {"n": 100}, {"n": -100}, {"n": null}, {"n": 2147483647}, {"n": -2147483648}
SELECT id, left(code, :n) AS a, right(code, :n) AS b, left(note, id - 4) AS c, right(note, id - 4) AS d, left(note, small) AS e, right(code, amount) AS f, left(code, -1) AS g, right(code, -1) AS h,
       right(code, 0) AS i, left(code, 2) AS j
  FROM things
 ORDER BY id;
