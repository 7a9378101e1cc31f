-- name: overdue() -> list[Order]
-- expect: D020
SELECT id, state FROM orders WHERE placed_at < now() - interval '7 days' ORDER BY id;

-- name: due_today() -> list[Order]
-- expect: D020 D022
SELECT id, state FROM orders WHERE paid_on = current_date ORDER BY id;

-- name: expire() -> Affected
-- expect: D020
DELETE FROM orders WHERE paid_at < now();

-- name: recent() -> list[Order]
-- expect: D020
WITH span AS (SELECT now() - interval '7 days' AS since) SELECT o.id, o.state FROM orders AS o JOIN span AS s ON o.placed_at > s.since ORDER BY o.id;

-- name: late() -> list[Order]
-- expect: D020
SELECT id, state FROM orders WHERE placed_at > (SELECT now()) ORDER BY id;

-- name: lucky() -> list[One]
-- expect: D021
SELECT id, name FROM customers ORDER BY random() LIMIT 1;

-- name: sample() -> list[One]
-- expect: D021
SELECT id, name FROM customers WHERE random() < 0.1 ORDER BY id;

-- name: today() -> date
-- expect: D022
SELECT current_date AS today;

-- name: of_day(day: str) -> list[Order]
-- expect: D023
SELECT id, state FROM orders WHERE placed_at::text LIKE :day ORDER BY id;

-- name: after(stamp: str) -> list[Order]
-- expect: D023
SELECT id, state FROM orders WHERE placed_at::text > :stamp ORDER BY id;

-- name: name_of(city: str) -> list[Named]
-- expect: D032
SELECT p.id, (SELECT c.name FROM customers AS c WHERE c.city = :city) AS name FROM products AS p ORDER BY p.id;

-- name: like_one(name: str) -> list[One]
-- expect: D032
SELECT id, name FROM products WHERE category_id = (SELECT id FROM categories WHERE name = :name) ORDER BY id;

-- name: leaves() -> list[One]
-- expect: D033
SELECT id, name FROM categories WHERE id NOT IN (SELECT parent_id FROM categories) ORDER BY id;

-- name: never_filed() -> list[One]
-- expect: D033
SELECT id, name FROM categories WHERE id NOT IN (SELECT p.category_id FROM products AS p WHERE p.stock > 0) ORDER BY id;

-- name: ranked(query: str) -> list[Ranked]
-- expect: D051
SELECT id, ts_rank(to_tsvector('english', body), plainto_tsquery('english', :query)) AS rank FROM posts ORDER BY id;

-- name: similar(query: str) -> list[One]
-- expect: D051
SELECT id, title FROM posts ORDER BY ts_rank_cd(to_tsvector('simple', body), plainto_tsquery('simple', :query)) DESC, id LIMIT 10;

-- name: in_the_order_of_the_database() -> list[One]
-- expect: D050
SELECT id, name FROM customers ORDER BY name COLLATE "default", id;

-- name: behind(name: str) -> list[One]
-- expect: D050
SELECT id, name FROM customers WHERE name COLLATE "default" > :name ORDER BY id;

-- name: some_again() -> Affected
-- expect: D002 D021
INSERT INTO orders (id, customer_id, state, total_cents, placed_at)
SELECT gen_random_uuid() AS id, customer_id, 'new', total_cents, placed_at FROM orders ORDER BY 1 LIMIT 5;
