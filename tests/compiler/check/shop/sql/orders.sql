-- name: of_customer(customer_id: int) -> list[Order]
SELECT id, state, total, note
  FROM orders
 WHERE customer_id = :customer_id
 ORDER BY id;

-- name: spent(customer_id: int) -> Decimal | None
SELECT sum(total) AS spent
  FROM orders
 WHERE customer_id = :customer_id;

-- name: emails_of_open() -> list[str]
SELECT c.email
  FROM orders AS o
  JOIN customers AS c ON c.id = o.customer_id
 ORDER BY o.id;

-- name: engine() -> str
SELECT 'postgres'::text AS engine;
-- dialect: sqlite of d6ac9ad3
SELECT 'sqlite' AS engine;
