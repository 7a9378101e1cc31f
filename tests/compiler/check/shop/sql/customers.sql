-- name: get(id: int) -> Customer | None
-- The customer with this id.
SELECT id, email, name, is_vip, joined_at
  FROM customers
 WHERE id = :id;

-- name: vips(n: int) -> list[Customer]
SELECT id, email, name, is_vip, joined_at
  FROM customers
 WHERE is_vip
 ORDER BY joined_at DESC, id DESC
 LIMIT :n;

-- name: rename(id: int, name: str) -> Affected
UPDATE customers
   SET name = :name
 WHERE id = :id;
