-- case: padding, repeating, turning
SELECT things.id, pg_lpad(things.code, 4, ' ') AS a, pg_rpad(things.code, 4, '.') AS b, pg_lpad(things.note, :n, :f) AS c, pg_rpad(things.note, :n, :f) AS d, pg_repeat(things.code, 2) AS e, pg_repeat(things.note, :n) AS f, pg_reverse(things.code) AS g, pg_reverse(things.note) AS h, pg_lpad(things.short, things.small % 8, 'ab') AS i, pg_lpad('x', things.id, 'ab') AS j
FROM things
ORDER BY things.id;

-- case: padding beyond a gigabyte
SELECT pg_rpad(things.code, 2000000000, ' ') AS rpad
FROM things
WHERE things.id = 1;

-- case: repeating beyond a gigabyte
SELECT pg_repeat('abc', 400000000) AS repeat;

-- case: parts
SELECT things.id, pg_split_part(things.code, '_', 1) AS a, pg_split_part(things.code, 'a', 2) AS b, pg_split_part(things.code, 'a', -1) AS c, pg_split_part(things.note, :d, :n) AS d, pg_split_part('a,b,,c', ',', CASE WHEN (things.id - 3) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.id - 3 END) AS e
FROM things
WHERE things.id <> 3
ORDER BY things.id;

-- case: part zero
SELECT pg_split_part(things.code, ',', :n) AS split_part
FROM things;

-- case: one character for another
SELECT things.id, pg_translate(things.code, 'ab\%', 'xy') AS a, pg_translate(things.note, :a, :b) AS b, pg_translate(things.code, '學a', 'a學') AS c, pg_translate(things.code, 'e', '') AS d
FROM things
ORDER BY things.id;

-- case: overlay
SELECT things.id, pg_overlay(things.code, '##', 2, length('##')) AS a, pg_overlay(things.code, 'é', 1, 2) AS b, pg_overlay(things.note, things.code, :n, :m) AS c, pg_overlay(things.code, '', 2, 1) AS d
FROM things
ORDER BY things.id;

-- case: overlay before the text
SELECT pg_overlay(things.code, '#', :n, length('#')) AS overlay
FROM things;

-- case: overlay beyond any text
SELECT pg_overlay(things.code, '#', 2, 2147483647) AS overlay
FROM things;

-- case: positions and beginnings
SELECT things.id, instr(things.code, :p) AS a, instr(things.note, :p) AS b, (substr(things.code, 1, length(:p)) = :p) AS c, (substr(things.note, 1, length('a')) = 'a') AS d, instr('', '') AS e, instr('', 'a') AS f
FROM things
ORDER BY things.id;

-- case: characters by their numbers
SELECT things.id, pg_ascii(things.code) AS a, pg_ascii(things.note) AS b, pg_chr(CASE WHEN (things.id + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.id + 1 END) AS c, pg_chr(:n) AS d, printf('%x', things.id & 4294967295) AS e, CASE WHEN things.amount IS NOT NULL THEN printf('%x', things.amount & 4294967295) END AS f, printf('%x', things.big) AS g, printf('%x', -1 & 4294967295) AS h, pg_ascii(pg_chr(:n)) AS i
FROM things
ORDER BY things.id;

-- case: no character has this number
SELECT pg_chr(:n) AS chr;

-- case: digests
SELECT things.id, pg_md5(things.code) AS a, pg_md5(things.note) AS b, pg_md5(things.raw) AS c, pg_digest(things.raw, 'sha224') AS d, pg_digest(CAST(things.code AS BLOB), 'sha256') AS e, pg_digest(things.raw, 'sha384') AS f, pg_digest(x'616263', 'sha512') AS g, pg_encode(pg_digest(pg_bytea(things.note), 'sha256'), 'hex') AS h
FROM things
WHERE things.code NOT LIKE '%\\%' ESCAPE '\' AND (things.note IS NULL OR things.note NOT LIKE '%\\%' ESCAPE '\')
ORDER BY things.id;

-- case: encodings
SELECT things.id, pg_encode(things.raw, 'hex') AS a, pg_encode(things.raw, 'base64') AS b, pg_encode(things.raw, 'escape') AS c, pg_encode(things.raw, :f) AS d, pg_encode(CAST(pg_repeat(things.code, 40) AS BLOB), 'base64') AS e, pg_encode(CAST(things.code AS BLOB), 'Hex') AS f, pg_from_utf8(CAST(things.note AS BLOB)) AS g, pg_decode(pg_encode(things.raw, :f), :f) AS h, CASE WHEN things.raw IS NOT NULL THEN '\x' || lower(hex(things.raw)) END AS i, pg_bytea(CASE WHEN things.raw IS NOT NULL THEN '\x' || lower(hex(things.raw)) END) AS j
FROM things
ORDER BY things.id;

-- case: decoding with spaces
SELECT pg_decode(:h, 'hex') AS a, pg_decode(:b, 'base64') AS b, pg_decode(:e, 'escape') AS c, pg_bytea(('\x' || :h)) AS d, pg_bytea(:e) AS e;

-- case: no hex
SELECT pg_decode(:t, 'hex') AS decode;

-- case: no base64
SELECT pg_decode(:t, 'base64') AS decode;

-- case: no octal escape
SELECT pg_bytea(:t) AS bytea;

-- case: no encoding
SELECT pg_encode(things.raw, :f) AS encode
FROM things;

-- case: bytes that are no UTF-8
SELECT pg_from_utf8(pg_decode(:t, 'escape')) AS convert_from;

-- case: sizes
SELECT things.id, length(things.code) AS a, length(things.note) AS b, length(CAST(things.code AS BLOB)) AS c, (length(CAST(things.note AS BLOB)) * 8) AS d, length(things.raw) AS e, length(things.raw) AS f, (length(things.raw) * 8) + 1 AS g, length(things.short) AS h, CASE WHEN length(CAST(things.note AS BLOB)) * 2 NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE length(CAST(things.note AS BLOB)) * 2 END AS i
FROM things
ORDER BY things.id;

-- case: trims by texts that are no literals
SELECT things.id, trim(things.code, :c) AS a, ltrim(things.note, things.code) AS b, rtrim(things.code, things.note) AS c, ltrim(things.code, :c) AS d, trim(things.note) AS e, trim(things.code) AS f, trim(things.code, 'a') AS g
FROM things
ORDER BY things.id;

-- case: left and right of any length
SELECT things.id, substr(things.code, 1, CASE WHEN :n < 0 THEN max(length(things.code) + :n, 0) ELSE :n END) AS a, substr(things.code, CASE WHEN :n < 0 THEN min(1 - :n % 2147483648, 2147483647) ELSE max(length(things.code) - :n, 0) + 1 END) AS b, substr(things.note, 1, CASE WHEN CASE WHEN (things.id - 4) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.id - 4 END < 0 THEN max(length(things.note) + CASE WHEN (things.id - 4) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.id - 4 END, 0) ELSE CASE WHEN (things.id - 4) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.id - 4 END END) AS c, substr(things.note, CASE WHEN CASE WHEN (things.id - 4) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.id - 4 END < 0 THEN min(1 - CASE WHEN (things.id - 4) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.id - 4 END % 2147483648, 2147483647) ELSE max(length(things.note) - CASE WHEN (things.id - 4) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE things.id - 4 END, 0) + 1 END) AS d, substr(things.note, 1, CASE WHEN things.small < 0 THEN max(length(things.note) + things.small, 0) ELSE things.small END) AS e, substr(things.code, CASE WHEN things.amount < 0 THEN min(1 - things.amount % 2147483648, 2147483647) ELSE max(length(things.code) - things.amount, 0) + 1 END) AS f, substr(things.code, 1, max(length(things.code) - 1, 0)) AS g, substr(things.code, 2) AS h, substr(things.code, 1, 0) AS i, substr(things.code, 1, 2) AS j
FROM things
ORDER BY things.id;
