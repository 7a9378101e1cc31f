-- name: price_from_lines() -> Affected
-- expect: D030
UPDATE products SET price_cents = l.unit_cents FROM order_lines AS l WHERE l.product_id = products.id;

-- name: mark(state: str) -> Affected
-- expect: D030
UPDATE customers SET city = o.state FROM orders AS o WHERE o.customer_id = customers.id AND o.state = :state;

-- name: put_two(a: int, b: int, name: str) -> Affected
-- expect: D031
INSERT INTO categories (id, name, place) VALUES (:a, :name, 1), (:b, :name, 2) ON CONFLICT (id) DO UPDATE SET name = excluded.name;

-- name: copy_all() -> Affected
-- expect: D031
INSERT INTO categories (id, name, place) SELECT p.category_id, p.name, 1 FROM products AS p WHERE p.category_id IS NOT NULL ON CONFLICT (id) DO UPDATE SET name = excluded.name;

-- name: states_of_many(ids: list[UUID], states: list[str]) -> Affected
-- expect: D030
UPDATE orders SET state = v.state FROM (SELECT unnest(:ids::uuid[]) AS id, unnest(:states::text[]) AS state) AS v WHERE orders.id = v.id;

-- name: prices_of_many(ids: list[int], cents: list[int]) -> Affected
-- expect: D031
INSERT INTO products (id, sku, name, price_cents, stock, details, updated_at)
SELECT v.id, v.id::text, 'new', v.cents, 0, '{}', '2026-01-01 00:00:00+00' FROM (SELECT unnest(:ids::bigint[]) AS id, unnest(:cents::int[]) AS cents) AS v
ON CONFLICT (id) DO UPDATE SET price_cents = excluded.price_cents;
