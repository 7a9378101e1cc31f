-- name: needless(id: int) -> str
-- expect: D000
-- allow: D001 there is no LIMIT
SELECT name FROM customers WHERE id = :id;

-- name: unknown(id: int) -> str
-- expect: D000
-- allow: D999 nobody knows
SELECT name FROM customers WHERE id = :id;

-- name: once_is_not_twice() -> list[One]
-- One allow silences one finding.
-- expect: D001
-- allow: D001 any five do
SELECT a.id, b.name FROM (SELECT id FROM customers LIMIT 5) AS a CROSS JOIN (SELECT name FROM products LIMIT 5) AS b ORDER BY a.id, b.name;
