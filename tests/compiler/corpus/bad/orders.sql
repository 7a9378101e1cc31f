-- name: any_ten() -> list[One]
-- expect: D001
SELECT id, name FROM customers LIMIT 10;

-- name: fetch_first(city: str) -> list[One]
-- expect: D001
SELECT id, name FROM customers WHERE city = :city FETCH FIRST 3 ROWS ONLY;

-- name: offset_alone() -> list[One]
-- expect: D001
SELECT id, name FROM customers OFFSET 20;

-- name: inner_limit() -> list[One]
-- expect: D001
SELECT c.id, c.name FROM (SELECT id, name FROM customers LIMIT 5) AS c ORDER BY c.id;

-- name: newest(n: int) -> list[One]
-- expect: D002
SELECT id, name FROM customers ORDER BY created_at DESC LIMIT :n;

-- name: newest_of_join(n: int) -> list[Line]
-- expect: D002
SELECT o.id, l.quantity FROM orders AS o JOIN order_lines AS l ON l.order_id = o.id ORDER BY o.placed_at, o.id LIMIT :n;

-- name: by_nullable_key(n: int) -> list[Order]
-- NULLs are not alike, but tie.
-- expect: D002
SELECT id, state FROM orders ORDER BY number LIMIT :n;

-- name: best_cities(n: int) -> list[City]
-- expect: D002
SELECT city, count(*) AS customers FROM customers GROUP BY city ORDER BY count(*) DESC LIMIT :n;

-- name: set_of_two(n: int) -> list[Named]
-- expect: D002
SELECT id, name FROM customers UNION SELECT id, name FROM products ORDER BY name LIMIT :n;

-- name: last_order(customer_id: int) -> list[Last]
-- expect: D002
SELECT c.id, (SELECT o.id FROM orders AS o WHERE o.customer_id = c.id ORDER BY o.placed_at DESC LIMIT 1) AS order_id
  FROM customers AS c
 WHERE c.id = :customer_id
 ORDER BY c.id;

-- name: one_each() -> list[Order]
-- expect: D003
SELECT DISTINCT ON (customer_id) customer_id, id, state FROM orders ORDER BY customer_id;

-- name: latest_each() -> list[Order]
-- expect: D003
SELECT DISTINCT ON (customer_id) customer_id, id, state FROM orders ORDER BY customer_id, placed_at DESC;

-- name: numbered() -> list[Numbered]
-- expect: D004
SELECT id, row_number() OVER (PARTITION BY customer_id ORDER BY placed_at) AS n FROM orders ORDER BY id;

-- name: unsorted_numbers() -> list[Numbered]
-- expect: D004
SELECT id, row_number() OVER () AS n FROM orders ORDER BY id;

-- name: before() -> list[Before]
-- expect: D004
SELECT id, lag(total_cents) OVER (ORDER BY placed_at) AS last_cents FROM orders ORDER BY id;

-- name: running() -> list[Running]
-- expect: D004
SELECT id, sum(quantity) OVER (ORDER BY place ROWS UNBOUNDED PRECEDING) AS so_far FROM (SELECT product_id AS id, place, quantity FROM order_lines) AS l ORDER BY id;

-- name: named_window() -> list[First]
-- expect: D004
SELECT id, first_value(id) OVER w AS first_id FROM orders WINDOW w AS (PARTITION BY customer_id ORDER BY placed_at) ORDER BY id;

-- name: tags() -> list[Tags]
-- expect: D005
SELECT post_id, string_agg(tag, ', ') AS tags FROM post_tags GROUP BY post_id ORDER BY post_id;

-- name: order_ids() -> list[Ids]
-- expect: D005
SELECT customer_id, array_agg(number ORDER BY placed_at) AS numbers FROM orders GROUP BY customer_id ORDER BY customer_id;

-- name: states() -> list[States]
-- expect: D005
SELECT customer_id, jsonb_agg(state) AS states FROM orders GROUP BY customer_id ORDER BY customer_id;

-- name: regrouped() -> list[Names]
-- expect: D005
SELECT city, array_agg(name) AS names FROM (SELECT city, name FROM customers ORDER BY id) AS c GROUP BY city ORDER BY city;

-- name: names_as_array() -> list[str]
-- expect: D005
SELECT ARRAY(SELECT name FROM customers) AS names;

-- name: names_so_far() -> list[Names]
-- expect: D005
SELECT id, string_agg(name, ',') OVER (PARTITION BY city ORDER BY name) AS names FROM customers ORDER BY id;

-- name: everybody() -> list[One]
-- expect: D006
SELECT id, name FROM customers;

-- name: all_names() -> list[str]
-- expect: D006
SELECT name FROM customers UNION SELECT name FROM products;

-- name: page(n: int, skip: int) -> list[One]
-- expect: D007
SELECT id, name FROM customers ORDER BY id LIMIT :n OFFSET :skip;

-- name: page_by_number(page: int) -> list[One]
-- expect: D007 D008
SELECT id, name FROM customers ORDER BY id LIMIT 20 OFFSET (:page::bigint - 1) * 20;

-- name: some(n: int | None) -> list[One]
-- expect: D008
SELECT id, name FROM customers ORDER BY id LIMIT :n;

-- name: closed(city: str) -> list[One]
-- expect: D006
DELETE FROM customers WHERE city = :city RETURNING id, name;

-- name: oldest_whole() -> list[Whole]
-- expect: D002 D034
SELECT * FROM orders ORDER BY placed_at LIMIT 5;
