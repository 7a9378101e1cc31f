-- case: bits
SELECT prices.id, (prices.qty & 6) AS a, (prices.qty | 8) AS b, ((prices.qty | 5) - (prices.qty & 5)) AS c, ~prices.qty AS d, (prices.many & 255) AS e, (prices.many | prices.qty) AS f, ((prices.many | prices.qty) - (prices.many & prices.qty)) AS g, (prices.small & 7) AS h, (prices.small | prices.qty) AS i, ~prices.many AS j, ~prices.small AS k, ((((prices.qty & 3) | 4) | 1) - (((prices.qty & 3) | 4) & 1)) AS l, ((prices.many | prices.many) - (prices.many & prices.many)) AS m, (-7 & 3) AS n, (prices.qty & 1) = 1 AS o, (CASE WHEN (prices.qty + 1) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE prices.qty + 1 END & 2 * 3) AS p
FROM prices
WHERE coalesce(prices.qty, 0) < 2147483647
ORDER BY prices.id;

-- case: shifts
SELECT prices.id, ((((prices.qty << 2) - -2147483648) & 4294967295) + -2147483648) AS a, (prices.qty >> 3) AS b, (prices.many << 5) AS c, (prices.many >> 7) AS d, ((((prices.small << 3) - -32768) & 65535) + -32768) AS e, (prices.small >> 2) AS f, ((((prices.qty << 31) - -2147483648) & 4294967295) + -2147483648) AS g, ((((prices.qty << (prices.id & 31)) - -2147483648) & 4294967295) + -2147483648) AS h, (prices.many << (prices.id & 63)) AS i, (prices.qty >> (prices.id & 31)) AS j, ((((prices.qty << (33 & 31)) - -2147483648) & 4294967295) + -2147483648) AS k, ((((prices.qty << (-1 & 31)) - -2147483648) & 4294967295) + -2147483648) AS l, (prices.many << (64 & 63)) AS m, ((((1 << (4 + 1 & 31)) - -2147483648) & 4294967295) + -2147483648) AS n, ((((prices.small << 17) - -32768) & 65535) + -32768) AS o
FROM prices
ORDER BY prices.id;

-- case: rows by a bit
SELECT prices.id
FROM prices
WHERE (prices.qty & :p) = :p
ORDER BY prices.id;
