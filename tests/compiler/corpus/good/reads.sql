-- name: by_id(id: int) -> Customer
SELECT id, email, name FROM customers WHERE id = :id;

-- name: by_email(email: str) -> Customer | None
SELECT id, email, name FROM customers WHERE email = :email;

-- name: by_ids(ids: list[int]) -> list[Customer]
SELECT id, email, name FROM customers WHERE id = ANY(:ids) ORDER BY id;

-- name: one_limit(email: str) -> Customer | None
SELECT id, email, name FROM customers WHERE email = :email LIMIT 1;

-- name: newest(n: int) -> list[Customer]
SELECT id, email, name FROM customers ORDER BY created_at DESC, id DESC LIMIT :n;

-- name: page(at: datetime, id: int, n: int) -> list[Customer]
SELECT id, email, name FROM customers WHERE (created_at, id) < (:at, :id) ORDER BY created_at DESC, id DESC LIMIT :n;

-- name: by_unique(n: int) -> list[Product]
SELECT id, sku, name FROM products ORDER BY sku LIMIT :n;

-- name: of_customer(customer_id: int, n: int) -> list[Order]
SELECT id, state, total_cents FROM orders WHERE customer_id = :customer_id ORDER BY placed_at DESC, id LIMIT :n;

-- name: lines(order_id: UUID, n: int) -> list[Line]
-- A part of the key is fixed by WHERE.
SELECT place, product_id, quantity FROM order_lines WHERE order_id = :order_id ORDER BY place LIMIT :n;

-- name: with_customer(n: int) -> list[OrderOf]
-- The order's key fixes its customer.
SELECT o.id, c.name FROM orders AS o JOIN customers AS c ON c.id = o.customer_id ORDER BY o.placed_at, o.id LIMIT :n;

-- name: with_category(n: int) -> list[ProductOf]
SELECT p.id, g.name FROM products AS p LEFT JOIN categories AS g ON g.id = p.category_id ORDER BY p.id LIMIT :n;

-- name: line_details(n: int) -> list[LineOf]
SELECT l.order_id, l.place, p.name, c.email
  FROM order_lines AS l
  JOIN orders AS o ON o.id = l.order_id
  JOIN customers AS c ON c.id = o.customer_id
  JOIN products AS p ON p.id = l.product_id
 ORDER BY l.order_id, l.place
 LIMIT :n;

-- name: reversed_join(n: int) -> list[LineOf]
-- What is joined names its key by the other's column.
SELECT o.id, l.place FROM orders AS o JOIN order_lines AS l ON l.order_id = o.id ORDER BY o.placed_at, o.id, l.place LIMIT :n;

-- name: latest_stamp() -> datetime | None
-- Ties do not matter: they are the same value.
SELECT placed_at FROM orders ORDER BY placed_at DESC LIMIT 1;

-- name: has_orders(customer_id: int) -> bool
SELECT EXISTS (SELECT 1 FROM orders WHERE customer_id = :customer_id LIMIT 1) AS has_orders;

-- name: existing(n: int) -> list[Customer]
SELECT c.id, c.email, c.name FROM customers AS c WHERE EXISTS (SELECT 1 FROM orders AS o WHERE o.customer_id = c.id) ORDER BY c.id LIMIT :n;

-- name: last_order(customer_id: int) -> UUID | None
SELECT (SELECT o.id FROM orders AS o WHERE o.customer_id = :customer_id ORDER BY o.placed_at DESC, o.id LIMIT 1) AS order_id;

-- name: by_city(n: int) -> list[City]
SELECT city, count(*) AS customers FROM customers GROUP BY city ORDER BY count(*) DESC, city LIMIT :n;

-- name: by_city_alias(n: int) -> list[City]
SELECT city, count(*) AS customers FROM customers GROUP BY city ORDER BY customers DESC, city LIMIT :n;

-- name: by_position(n: int) -> list[City]
SELECT city, count(*) AS customers FROM customers GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT :n;

-- name: best_customers(n: int) -> list[Best]
-- Grouped by more than the key: the key decides.
SELECT c.id, c.name, sum(o.total_cents)::bigint AS cents
  FROM customers AS c
  JOIN orders AS o ON o.customer_id = c.id
 GROUP BY c.id, c.name
 ORDER BY sum(o.total_cents) DESC, c.id
 LIMIT :n;

-- name: distinct_cities(n: int) -> list[str]
SELECT DISTINCT city FROM customers WHERE city IS NOT NULL ORDER BY city LIMIT :n;

-- name: names_of_both(n: int) -> list[str]
SELECT name FROM customers UNION SELECT name FROM products ORDER BY name LIMIT :n;

-- name: of_subquery(n: int) -> list[Spent]
SELECT s.customer_id, s.cents
  FROM (SELECT customer_id, sum(total_cents)::bigint AS cents FROM orders GROUP BY customer_id) AS s
 ORDER BY s.cents DESC, s.customer_id
 LIMIT :n;

-- name: of_common(n: int) -> list[Spent]
WITH spent AS (SELECT customer_id, sum(total_cents)::bigint AS cents FROM orders GROUP BY customer_id)
SELECT c.id, s.cents
  FROM customers AS c
  JOIN spent AS s ON s.customer_id = c.id
 ORDER BY s.cents DESC, c.id
 LIMIT :n;

-- name: newest_of_each(n: int) -> list[Newest]
SELECT c.id, m.id AS order_id
  FROM customers AS c
  LEFT JOIN orders AS m ON m.id = (SELECT o.id FROM orders AS o WHERE o.customer_id = c.id ORDER BY o.placed_at DESC, o.id LIMIT 1)
 ORDER BY c.created_at DESC, c.id
 LIMIT :n;

-- name: latest_each() -> list[Order]
SELECT DISTINCT ON (customer_id) customer_id, id, state, total_cents FROM orders ORDER BY customer_id, placed_at DESC, id;

-- name: summary(customer_id: int) -> Summary
SELECT count(*) AS orders, coalesce(max(total_cents), 0) AS most FROM orders WHERE customer_id = :customer_id;

-- name: summary_limited(customer_id: int) -> Summary
-- One row anyway.
SELECT count(*) AS orders, min(placed_at) AS first_at FROM orders WHERE customer_id = :customer_id LIMIT 1;

-- name: tree(id: int) -> list[Category]
WITH RECURSIVE below (id, name, depth) AS (
    SELECT id, name, 0 FROM categories WHERE id = :id
    UNION ALL
    SELECT c.id, c.name, b.depth + 1 FROM categories AS c JOIN below AS b ON c.parent_id = b.id
)
SELECT id, name, depth FROM below ORDER BY depth, id;

-- name: search(pattern: str, n: int) -> list[Product]
SELECT id, sku, name FROM products WHERE name LIKE :pattern ORDER BY name, id LIMIT :n;

-- name: published(n: int) -> list[Post]
SELECT id, slug, title FROM posts WHERE published_at IS NOT NULL ORDER BY published_at DESC NULLS LAST, id LIMIT :n;

-- name: tagged(tag: str, n: int) -> list[Post]
SELECT p.id, p.slug, p.title FROM posts AS p JOIN post_tags AS t ON t.post_id = p.id AND t.tag = :tag ORDER BY p.id LIMIT :n;

-- name: using_key(n: int) -> list[TaggedPost]
SELECT p.id, t.tag FROM posts AS p JOIN post_tags AS t ON t.post_id = p.id ORDER BY p.id, t.tag LIMIT :n;

-- name: cheapest(category_id: int) -> Product | None
SELECT id, sku, name FROM products WHERE category_id = :category_id ORDER BY price_cents, id LIMIT 1;

-- name: values_in() -> list[Product]
SELECT id, sku, name FROM products WHERE id IN (1, 2, 3) ORDER BY id;

-- name: unfiled() -> list[Category]
SELECT g.id, g.name, g.place AS depth FROM categories AS g WHERE NOT EXISTS (SELECT 1 FROM products AS p WHERE p.category_id = g.id) ORDER BY g.id;

-- name: ratio() -> list[Ratio]
SELECT id, price_cents / 100 AS euros, price_cents % 100 AS cents FROM products ORDER BY id;

-- name: share(whole: int) -> list[Share]
SELECT id, stock / nullif(:whole::integer, 0) AS share FROM products ORDER BY id;

-- name: by_language_free() -> list[Customer]
SELECT id, email, name FROM customers ORDER BY name COLLATE "C", id;

-- name: heavy(least: float) -> list[Product]
SELECT id, sku, name FROM products WHERE weight >= :least ORDER BY weight DESC, id;

-- name: exact_weight(weight: float) -> list[Product]
SELECT id, sku, name FROM products WHERE weight = :weight ORDER BY id;

-- name: extremes() -> Extremes
SELECT min(value) AS least, max(value) AS most FROM readings;

-- name: color(id: int) -> str | None
SELECT details ->> 'color' AS color FROM products WHERE id = :id;

-- name: of_color(color: str) -> list[Product]
SELECT id, sku, name FROM products WHERE details ->> 'color' = :color ORDER BY id;

-- name: between(start: datetime, until: datetime) -> list[Order]
SELECT id, customer_id, state, total_cents FROM orders WHERE placed_at >= :start AND placed_at < :until ORDER BY placed_at, id;

-- name: big_total() -> list[LineTotal]
SELECT order_id, place, quantity::bigint * unit_cents AS cents FROM order_lines ORDER BY order_id, place;

-- name: single_by_key(order_id: UUID, place: int) -> int
SELECT quantity FROM order_lines WHERE order_id = :order_id AND place = :place;

-- name: written() -> list[Written]
SELECT sensor, taken_at, 'about ' || value AS shown FROM readings ORDER BY sensor, taken_at;

-- name: with_unit() -> list[Written]
SELECT sensor, taken_at, value || ' kg' AS shown FROM readings ORDER BY sensor, taken_at;

-- name: tags_allowed() -> list[Tags]
-- allow: D005 the page sorts them
SELECT post_id, string_agg(tag, ', ') AS tags FROM post_tags GROUP BY post_id ORDER BY post_id;

-- name: names_in_order() -> list[str]
SELECT ARRAY(SELECT name FROM customers ORDER BY id) AS names;

-- name: names_of_sorted_rows() -> str | None
SELECT string_agg(c.name, ', ') AS names FROM (SELECT name FROM customers ORDER BY id) AS c;

-- name: words(text: str) -> list[str]
SELECT array_agg(w) AS words FROM unnest(string_to_array(:text::text, ' ')) AS w;

-- name: names_of_city_so_far() -> list[Names]
SELECT id, string_agg(name, ',') OVER (PARTITION BY city ORDER BY name, id) AS names FROM customers ORDER BY id;

-- name: same_details(id: int) -> list[One]
SELECT o.id, o.name FROM products AS p JOIN products AS o ON o.details < p.details WHERE p.id = :id ORDER BY o.id;

-- name: sorted_by_details() -> list[One]
SELECT id, name FROM products ORDER BY details, id;
