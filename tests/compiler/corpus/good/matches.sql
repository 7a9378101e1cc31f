-- name: total_of_lines() -> Affected
UPDATE orders SET total_cents = s.total FROM (SELECT order_id, sum(quantity::bigint * unit_cents)::bigint AS total FROM order_lines GROUP BY order_id) AS s WHERE s.order_id = orders.id;

-- name: total_of_lines_with() -> Affected
WITH sums AS (SELECT l.order_id AS id, count(*) AS many FROM order_lines AS l GROUP BY l.order_id) UPDATE orders AS o SET total_cents = sums.many FROM sums WHERE o.id = sums.id;

-- name: mark_bought() -> Affected
UPDATE products SET stock = 0 FROM (SELECT DISTINCT product_id FROM order_lines) AS d WHERE d.product_id = products.id;

-- name: renumber() -> Affected
UPDATE categories SET place = n.place FROM (SELECT id, row_number() OVER (ORDER BY name, id)::integer AS place FROM categories) AS n WHERE n.id = categories.id;

-- name: best_of_each() -> Affected
UPDATE products SET note = b.name FROM (SELECT category_id, name, row_number() OVER (PARTITION BY category_id ORDER BY id) AS n FROM products) AS b WHERE b.category_id = products.id AND b.n = 1;

-- name: put_two() -> Affected
INSERT INTO categories (id, name, place) VALUES (1, 'a', 0), (2, 'b', 1) ON CONFLICT (id) DO UPDATE SET name = excluded.name;

-- name: put_grouped() -> Affected
INSERT INTO categories (id, name, place) SELECT p.category_id, max(p.name), count(*)::integer FROM products AS p WHERE p.category_id IS NOT NULL GROUP BY p.category_id ON CONFLICT (id) DO UPDATE SET name = excluded.name;

-- name: put_by_constraint() -> Affected
INSERT INTO categories (id, name, place) SELECT p.id, p.name, 1 FROM products AS p WHERE p.stock > 0 ON CONFLICT ON CONSTRAINT categories_pkey DO UPDATE SET name = excluded.name;
