-- name: add(email: str, name: str, at: datetime) -> int
INSERT INTO customers (email, name, created_at) VALUES (:email, :name, :at) RETURNING id;

-- name: add_now(email: str, name: str) -> int
-- A value that is only written decides nothing.
INSERT INTO customers (email, name, created_at) VALUES (:email, :name, now()) RETURNING id;

-- name: touch(id: int) -> Affected
UPDATE products SET updated_at = now() WHERE id = :id;

-- name: put(id: int, name: str, place: int) -> Affected
INSERT INTO categories (id, name, place) VALUES (:id, :name, :place) ON CONFLICT (id) DO UPDATE SET name = excluded.name, place = excluded.place;

-- name: put_once(id: int, name: str) -> Affected
INSERT INTO categories (id, name, place) VALUES (:id, :name, 0), (:id + 1, :name, 1) ON CONFLICT (id) DO NOTHING;

-- name: viewed(id: int) -> int
UPDATE posts SET views = views + 1 WHERE id = :id RETURNING views;

-- name: remove(id: int) -> Affected
DELETE FROM customers WHERE id = :id;

-- name: mark_paid(id: UUID, at: datetime) -> Affected
UPDATE orders SET state = 'paid', paid_at = :at WHERE id = :id AND state = 'open';

-- name: price_of_category(place: int) -> Affected
-- One category for each product.
UPDATE products SET stock = g.place FROM categories AS g WHERE g.id = products.category_id AND g.place > :place;

-- name: copy_tags(source: int, target: int) -> Affected
INSERT INTO post_tags (post_id, tag) SELECT :target::bigint, t.tag FROM post_tags AS t WHERE t.post_id = :source ON CONFLICT (post_id, tag) DO NOTHING;

-- name: purge(before: datetime) -> Affected
DELETE FROM orders WHERE placed_at < :before AND NOT EXISTS (SELECT 1 FROM order_lines AS l WHERE l.order_id = orders.id);

-- name: prices_allowed() -> Affected
-- allow: D030 an article has one line at most while prices are imported
UPDATE products SET price_cents = l.unit_cents FROM order_lines AS l WHERE l.product_id = products.id;

-- name: copy_allowed() -> Affected
-- allow: D031 ids of products and categories agree one to one
INSERT INTO categories (id, name, place) SELECT p.category_id, p.name, 1 FROM products AS p WHERE p.category_id IS NOT NULL ON CONFLICT (id) DO UPDATE SET name = excluded.name;

-- name: any_five() -> list[int]
-- allow: D001 any five do
-- allow: D006 as they come
SELECT id FROM customers LIMIT 5;

-- name: overdue() -> list[UUID]
-- allow: D020 the server's clock is what the dunning letters go by
SELECT id FROM orders WHERE placed_at < now() ORDER BY id;

-- name: take_out(id: int) -> list[One]
DELETE FROM customers WHERE id = :id RETURNING id, name;

-- name: state_by_new_line(order_id: UUID, place: int, product_id: int) -> Affected
WITH line AS (
    INSERT INTO order_lines (order_id, place, product_id, quantity, unit_cents) VALUES (:order_id, :place, :product_id, 1, 0)
    ON CONFLICT DO NOTHING
    RETURNING order_id
)
UPDATE orders SET state = 'open' FROM line WHERE orders.id = line.order_id;

-- name: renumber() -> Affected
WITH placed AS (SELECT * FROM orders WHERE state = 'open'),
     numbered AS (SELECT *, row_number() OVER (ORDER BY placed_at, id)::integer AS place FROM placed)
UPDATE orders SET number = numbered.place FROM numbered WHERE orders.id = numbered.id;

-- name: latest_prices() -> Affected
INSERT INTO products (id, sku, name, price_cents, stock, details, updated_at)
SELECT l.product_id, l.product_id::text, 'new', l.unit_cents, 0, '{}', '2026-01-01 00:00:00+00'
  FROM (SELECT DISTINCT ON (product_id) product_id, unit_cents FROM order_lines ORDER BY product_id, order_id, place) AS l
ON CONFLICT (id) DO UPDATE SET price_cents = excluded.price_cents;

-- name: stale() -> list[UUID]
SELECT id FROM orders WHERE placed_at < now() - interval '7 days' ORDER BY id;

-- name: reorder(customer_id: int) -> Affected
INSERT INTO orders (id, customer_id, state, total_cents, placed_at)
SELECT gen_random_uuid(), customer_id, 'new', total_cents, now() FROM orders WHERE customer_id = :customer_id AND state = 'done';
