-- case: lower, upper and initcap
SELECT things.id, pg_lower(things.code) AS a, pg_upper(things.note) AS b, pg_initcap(things.short) AS c, pg_initcap(things.code) AS d, pg_lower(things.note) = pg_lower(things.code) AS e, pg_upper('straße İıſ ŉ ǆ ᾳ ΑΣ') AS f, pg_lower('ΑΣ İ Σ ẞ Ω') AS g, pg_initcap('hello wORLD o''neil 3rd éa ǆ ᾳ-x_y學a') AS h
FROM things
ORDER BY things.id;

-- case: order by lower
SELECT things.id
FROM things
ORDER BY pg_lower(things.note), pg_upper(things.code) DESC, things.id;

-- case: ilike
SELECT things.id, pg_lower(things.note) LIKE 'a' ESCAPE '\' AS a, CASE (length(pg_lower(:p)) - length(rtrim(pg_lower(:p), '\'))) % 2 WHEN 1 THEN pg_like(pg_lower(things.note), pg_lower(:p)) ELSE 1 END AND pg_lower(things.note) LIKE pg_lower(:p) ESCAPE '\' AS b, CASE (length(pg_lower(:p)) - length(rtrim(pg_lower(:p), '\'))) % 2 WHEN 1 THEN NOT pg_like(pg_lower(things.code), pg_lower(:p)) ELSE 1 END AND pg_lower(things.code) NOT LIKE pg_lower(:p) ESCAPE '\' AS c, pg_lower(things.code) LIKE '%er' ESCAPE '\' AS d, pg_lower(things.short) NOT LIKE '' ESCAPE '\' AS e, pg_lower(things.code) LIKE 'un\_%' ESCAPE '\' AS f, pg_lower(things.code) NOT LIKE '%\\%' ESCAPE '\' AS g, pg_lower('İK') LIKE 'ik' ESCAPE '\' AS h, pg_lower('ΑΣ') LIKE 'ας' ESCAPE '\' AS i, pg_lower(things.code) LIKE pg_lower('%' || things.note || '%') ESCAPE '\' AS j
FROM things
WHERE things.code <> 'b'
ORDER BY things.id;

-- case: an escape at the end of the pattern that is not reached
SELECT things.id, CASE (length(:p) - length(rtrim(:p, '\'))) % 2 WHEN 1 THEN pg_like(things.code, :p) ELSE 1 END AND things.code LIKE :p ESCAPE '\' AS a, CASE (length(:p) - length(rtrim(:p, '\'))) % 2 WHEN 1 THEN NOT pg_like(things.code, :p) ELSE 1 END AND things.code NOT LIKE :p ESCAPE '\' AS b, CASE (length('x\') - length(rtrim('x\', '\'))) % 2 WHEN 1 THEN pg_like(things.code, 'x\') ELSE 1 END AND things.code LIKE 'x\' ESCAPE '\' AS c, CASE (length('x\') - length(rtrim('x\', '\'))) % 2 WHEN 1 THEN pg_like(pg_lower(things.code), 'x\') ELSE 1 END AND pg_lower(things.code) LIKE 'x\' ESCAPE '\' AS d, CASE (length('xy\') - length(rtrim('xy\', '\'))) % 2 WHEN 1 THEN NOT pg_like(things.note, 'xy\') ELSE 1 END AND things.note NOT LIKE 'xy\' ESCAPE '\' AS e
FROM things
ORDER BY things.id;

-- case: an escape at the end of the pattern that is reached
SELECT things.id
FROM things
WHERE CASE (length(:p) - length(rtrim(:p, '\'))) % 2 WHEN 1 THEN pg_like(things.code || 'x', :p) ELSE 1 END AND things.code || 'x' LIKE :p ESCAPE '\';

-- case: like with another escape character
SELECT things.id, things.code LIKE '%!%' ESCAPE '!' AS a, things.code NOT LIKE 'un!_%' ESCAPE '!' AS b, things.code LIKE 'back\%' ESCAPE '!' AS c, things.code LIKE 'un_der%' ESCAPE '\' AS d, things.code LIKE 'back\\%' ESCAPE '\' AS e, pg_lower(things.code) LIKE 'un\_%' ESCAPE '\' AS f, things.code LIKE '%\_%' ESCAPE '\' AS g, things.code LIKE '100\%' ESCAPE '\' AS h, CASE (length(pg_like_escape(:p, :e)) - length(rtrim(pg_like_escape(:p, :e), '\'))) % 2 WHEN 1 THEN pg_like(things.code, pg_like_escape(:p, :e)) ELSE 1 END AND things.code LIKE pg_like_escape(:p, :e) ESCAPE '\' AS i, CASE (length('y!') - length(rtrim('y!', '!'))) % 2 WHEN 1 THEN pg_like(things.code || 'x', pg_like_escape('y!', '!')) ELSE 1 END AND things.code || 'x' LIKE 'y!' ESCAPE '!' AS j, CASE (length('#' || things.note || '!') - length(rtrim('#' || things.note || '!', '!'))) % 2 WHEN 1 THEN pg_like(things.code, pg_like_escape('#' || things.note || '!', '!')) ELSE 1 END AND things.code LIKE '#' || things.note || '!' ESCAPE '!' AS k, CASE (length(pg_like_escape(:p, '%')) - length(rtrim(pg_like_escape(:p, '%'), '\'))) % 2 WHEN 1 THEN pg_like(things.code, pg_like_escape(:p, '%')) ELSE 1 END AND things.code LIKE pg_like_escape(:p, '%') ESCAPE '\' AS l, CASE (length(pg_lower(pg_like_escape(:p, ''))) - length(rtrim(pg_lower(pg_like_escape(:p, '')), '\'))) % 2 WHEN 1 THEN pg_like(pg_lower(things.note), pg_lower(pg_like_escape(:p, ''))) ELSE 1 END AND pg_lower(things.note) LIKE pg_lower(pg_like_escape(:p, '')) ESCAPE '\' AS m
FROM things
WHERE things.code NOT LIKE '%!' ESCAPE '\'
ORDER BY things.id;

-- case: an escape of two characters
SELECT CASE (length(pg_like_escape('a', :e)) - length(rtrim(pg_like_escape('a', :e), '\'))) % 2 WHEN 1 THEN pg_like(things.code, pg_like_escape('a', :e)) ELSE 1 END AND things.code LIKE pg_like_escape('a', :e) ESCAPE '\' AS a
FROM things;

-- case: like any and all
SELECT things.id, (SELECT CASE WHEN max(answer) = 1 THEN 1 WHEN count(*) = count(answer) THEN 0 END FROM (WITH any_row (item) AS (SELECT any_item.value FROM json_each(json_array(('a' || ''), ('%o%' || ''))) AS any_item) SELECT CASE (length(any_row.item) - length(rtrim(any_row.item, '\'))) % 2 WHEN 1 THEN pg_like(things.code, any_row.item) ELSE 1 END AND things.code LIKE any_row.item ESCAPE '\' AS answer FROM any_row)) AS a, CASE WHEN :p IS NOT NULL THEN (SELECT CASE WHEN max(answer) = 1 THEN 1 WHEN count(*) = count(answer) THEN 0 END FROM (WITH any_row (item) AS (SELECT any_item.value FROM json_each(:p) AS any_item) SELECT CASE (length(pg_lower(any_row.item)) - length(rtrim(pg_lower(any_row.item), '\'))) % 2 WHEN 1 THEN pg_like(pg_lower(things.code), pg_lower(any_row.item)) ELSE 1 END AND pg_lower(things.code) LIKE pg_lower(any_row.item) ESCAPE '\' AS answer FROM any_row)) END AS b, CASE WHEN :p IS NOT NULL THEN (SELECT CASE WHEN min(answer) = 0 THEN 0 WHEN count(*) = count(answer) THEN 1 END FROM (WITH any_row (item) AS (SELECT any_item.value FROM json_each(:p) AS any_item) SELECT CASE (length(any_row.item) - length(rtrim(any_row.item, '\'))) % 2 WHEN 1 THEN NOT pg_like(things.note, any_row.item) ELSE 1 END AND things.note NOT LIKE any_row.item ESCAPE '\' AS answer FROM any_row)) END AS c, CASE WHEN :p IS NOT NULL THEN (SELECT CASE WHEN max(answer) = 1 THEN 1 WHEN count(*) = count(answer) THEN 0 END FROM (WITH any_row (item) AS (SELECT any_item.value FROM json_each(:p) AS any_item) SELECT CASE (length(pg_lower(any_row.item)) - length(rtrim(pg_lower(any_row.item), '\'))) % 2 WHEN 1 THEN NOT pg_like(pg_lower(things.note), pg_lower(any_row.item)) ELSE 1 END AND pg_lower(things.note) NOT LIKE pg_lower(any_row.item) ESCAPE '\' AS answer FROM any_row)) END AS d, (SELECT CASE WHEN min(answer) = 0 THEN 0 WHEN count(*) = count(answer) THEN 1 END FROM (WITH any_row (item) AS (SELECT any_item.value FROM json_each(json_array(('%a%' || ''), ('%b%' || ''))) AS any_item) SELECT CASE (length(any_row.item) - length(rtrim(any_row.item, '\'))) % 2 WHEN 1 THEN pg_like(things.code, any_row.item) ELSE 1 END AND things.code LIKE any_row.item ESCAPE '\' AS answer FROM any_row)) AS e, (SELECT CASE WHEN sum(r = 1) > 0 THEN 1 WHEN count(r) < count(*) THEN NULL ELSE 0 END FROM (SELECT CASE (length("each row".v) - length(rtrim("each row".v, '\'))) % 2 WHEN 1 THEN pg_like(things.code, "each row".v) ELSE 1 END AND things.code LIKE "each row".v ESCAPE '\' AS r FROM (WITH "each row" (v) AS (SELECT p.label || '%' FROM parts AS p WHERE p.thing_id = 4) SELECT * FROM "each row") AS "each row")) AS f, (SELECT CASE WHEN sum(r = 0) > 0 THEN 0 WHEN count(r) < count(*) THEN NULL ELSE 1 END FROM (SELECT CASE (length(pg_lower("each row".v)) - length(rtrim(pg_lower("each row".v), '\'))) % 2 WHEN 1 THEN NOT pg_like(pg_lower(things.code), pg_lower("each row".v)) ELSE 1 END AND pg_lower(things.code) NOT LIKE pg_lower("each row".v) ESCAPE '\' AS r FROM (WITH "each row" (v) AS (SELECT w.words FROM words AS w) SELECT * FROM "each row") AS "each row")) AS g, (SELECT CASE WHEN max(answer) = 1 THEN 1 WHEN count(*) = count(answer) THEN 0 END FROM (WITH any_row (item) AS (SELECT any_item.value FROM json_each('["A","_"]') AS any_item) SELECT CASE (length(any_row.item) - length(rtrim(any_row.item, '\'))) % 2 WHEN 1 THEN pg_like(things.code, any_row.item) ELSE 1 END AND things.code LIKE any_row.item ESCAPE '\' AS answer FROM any_row)) AS h
FROM things
ORDER BY things.id;
