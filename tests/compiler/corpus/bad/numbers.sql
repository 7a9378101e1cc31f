-- name: average(id: int) -> int
-- expect: D010
SELECT total_cents / number FROM orders WHERE number = :id;

-- name: rest(by: int) -> list[Rest]
-- expect: D010
SELECT id, price_cents % :by::integer AS rest FROM products ORDER BY id;

-- name: weight_of_all() -> float | None
-- expect: D012
SELECT sum(weight) AS weight FROM products;

-- name: mean() -> list[Mean]
-- expect: D012
SELECT sensor, avg(value) AS mean FROM readings GROUP BY sensor ORDER BY sensor;

-- name: same_sum(a: float) -> list[str]
-- expect: D013
SELECT sensor FROM readings WHERE value + 0.1::double precision = :a ORDER BY sensor, taken_at;

-- name: not_same(a: float) -> list[str]
-- expect: D013
SELECT sensor FROM readings WHERE value - 1::double precision <> :a ORDER BY sensor, taken_at;

-- name: line_total() -> list[LineTotal]
-- expect: D015
SELECT order_id, place, quantity * unit_cents AS cents FROM order_lines ORDER BY order_id, place;

-- name: stock_value() -> int | None
-- expect: D015
SELECT max(stock * price_cents) AS cents FROM products;
