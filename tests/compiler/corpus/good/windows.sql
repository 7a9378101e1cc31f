-- name: numbered() -> list[Numbered]
SELECT id, row_number() OVER (PARTITION BY customer_id ORDER BY placed_at, id) AS n FROM orders ORDER BY id;

-- name: ranked() -> list[Ranked]
-- Ties rank alike.
SELECT id, rank() OVER (ORDER BY total_cents DESC) AS rank, dense_rank() OVER (ORDER BY total_cents DESC) AS dense FROM orders ORDER BY id;

-- name: running() -> list[Running]
-- Without ROWS, equal rows count together.
SELECT id, sum(stock) OVER (ORDER BY category_id) AS so_far FROM products ORDER BY id;

-- name: running_rows() -> list[Running]
SELECT id, sum(stock) OVER (ORDER BY id ROWS UNBOUNDED PRECEDING) AS so_far FROM products ORDER BY id;

-- name: share() -> list[Shared]
SELECT id, count(*) OVER (PARTITION BY customer_id) AS orders FROM orders ORDER BY id;

-- name: before() -> list[Before]
SELECT id, lag(total_cents) OVER w AS last_cents, lead(total_cents) OVER w AS next_cents
  FROM orders
WINDOW w AS (PARTITION BY customer_id ORDER BY placed_at, id)
 ORDER BY id;

-- name: first_stamp() -> list[First]
-- What is looked at is what is sorted by.
SELECT id, first_value(placed_at) OVER (PARTITION BY customer_id ORDER BY placed_at) AS first_at FROM orders ORDER BY id;

-- name: top_three() -> list[Top]
SELECT t.id, t.category_id
  FROM (SELECT id, category_id, row_number() OVER (PARTITION BY category_id ORDER BY price_cents DESC, id) AS n FROM products) AS t
 WHERE t.n <= 3
 ORDER BY t.category_id, t.id;

-- name: of_groups() -> list[Month]
SELECT state, count(*) AS orders, lag(count(*)) OVER (ORDER BY state) AS before FROM orders GROUP BY state ORDER BY state;

-- name: tags() -> list[Tags]
SELECT post_id, string_agg(tag, ', ' ORDER BY tag) AS tags FROM post_tags GROUP BY post_id ORDER BY post_id;

-- name: order_numbers() -> list[Numbers]
SELECT customer_id, array_agg(number ORDER BY placed_at, id) AS numbers FROM orders GROUP BY customer_id ORDER BY customer_id;

-- name: states() -> list[States]
-- Equal states are equal, whichever comes first.
SELECT customer_id, jsonb_agg(state ORDER BY state) AS states FROM orders GROUP BY customer_id ORDER BY customer_id;
