-- name: total_of_lines() -> Affected
-- expect: D030
UPDATE orders SET total_cents = s.total FROM (SELECT order_id, product_id, sum(quantity)::bigint AS total FROM order_lines GROUP BY order_id, product_id) AS s WHERE s.order_id = orders.id;

-- name: renumber() -> Affected
-- expect: D030
UPDATE categories SET place = n.place FROM (SELECT parent_id, row_number() OVER (PARTITION BY parent_id ORDER BY name, id)::integer AS place FROM categories) AS n WHERE n.parent_id = categories.id;

-- name: put_twice(id: int) -> Affected
-- expect: D031
INSERT INTO categories (id, name, place) VALUES (1, 'a', 0), (:id, 'b', 1) ON CONFLICT (id) DO UPDATE SET name = excluded.name;

-- name: put_same() -> Affected
-- expect: D031
INSERT INTO categories (id, name, place) VALUES (1, 'a', 0), (1, 'b', 1) ON CONFLICT (id) DO UPDATE SET name = excluded.name;

-- name: put_grouped() -> Affected
-- expect: D031
INSERT INTO categories (id, name, place) SELECT p.category_id, p.name, 1 FROM products AS p WHERE p.category_id IS NOT NULL GROUP BY p.category_id, p.name ON CONFLICT (id) DO UPDATE SET name = excluded.name;
