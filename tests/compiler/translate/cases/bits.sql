-- case: bits
SELECT id, qty & 6 AS a, qty | 8 AS b, qty # 5 AS c, ~qty AS d, many & 255 AS e, many | qty AS f, many # qty AS g, small & 7::smallint AS h, small | qty AS i, ~many AS j, ~small AS k, qty & 3 | 4 # 1 AS l, (many # many) AS m, -7 & 3 AS n, qty & 1 = 1 AS o, qty + 1 & 2 * 3 AS p FROM prices WHERE coalesce(qty, 0) < 2147483647 ORDER BY id;

-- case: shifts
SELECT id, qty << 2 AS a, qty >> 3 AS b, many << 5 AS c, many >> 7 AS d, small << 3 AS e, small >> 2 AS f, qty << 31 AS g, qty << id AS h, many << id AS i, qty >> id AS j, qty << 33 AS k, qty << -1 AS l, many << 64 AS m, 1 << 4 + 1 AS n, small << 17 AS o FROM prices ORDER BY id;

-- case: rows by a bit
-- parameters: {"p": 1}, {"p": 2}, {"p": null}
SELECT id FROM prices WHERE qty & :p = :p ORDER BY id;
