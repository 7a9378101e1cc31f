-- name: divided_by_zero() -> list[Quotient]
-- expect: D010
SELECT id, big / amount AS quotient FROM things WHERE amount = 0 ORDER BY id;

-- name: modulo_zero() -> list[Rest]
-- expect: D010
SELECT id, big % small AS rest FROM things WHERE small = 0 ORDER BY id;

-- name: integer_division() -> list[Quotient]
-- expect: equal
SELECT id, -7 / 2 AS quotient, -7 % 3 AS rest FROM things ORDER BY id;

-- name: half_to_integer() -> list[Half]
-- expect: equal
SELECT id, score::integer AS half FROM things WHERE abs(score) < 5 ORDER BY id;

-- name: numeric_half_to_integer() -> list[Half]
-- expect: equal
SELECT id, price::integer AS half FROM prices ORDER BY id;

-- name: rounded_float() -> list[Rounded]
-- expect: equal
SELECT id, round(score) AS rounded FROM things ORDER BY id;

-- name: rounded_before_the_point() -> list[Rounded]
-- expect: equal
SELECT id, round(price, -2) AS rounded FROM prices ORDER BY id;

-- name: float_as_text() -> list[Text]
-- expect: equal
SELECT id, score::text AS text FROM things ORDER BY id;

-- name: float_joined() -> list[Text]
-- expect: equal
SELECT id, score || '' AS text FROM things ORDER BY id;

-- name: numeric_as_text() -> list[Text]
-- expect: equal
SELECT id, price::text AS text FROM prices ORDER BY id;

-- name: boolean_as_text() -> list[Text]
-- expect: equal
SELECT id, done::text AS text, flag || '' AS other FROM things ORDER BY id;

-- name: sum_of_floats() -> float | None
-- expect: refused
SELECT sum(score) AS total FROM things;

-- name: average_of_floats() -> float | None
-- expect: refused
SELECT avg(ratio) AS mean FROM things;

-- name: floats_that_add_up() -> list[int]
-- expect: D013
SELECT id FROM things WHERE score + 0.2::double precision = 0.3::double precision ORDER BY id;

-- name: decimals_that_add_up() -> list[int]
-- expect: equal
SELECT id FROM things WHERE 0.1 + 0.2 = 0.3 ORDER BY id;

-- name: sum_of_numeric() -> Decimal | None
-- expect: equal
SELECT sum(price) AS total FROM prices;

-- name: product_of_numeric() -> list[Product]
-- expect: equal
SELECT id, price * fee AS product FROM prices ORDER BY id;

-- name: quotient_of_numeric() -> list[Product]
-- expect: equal
SELECT id, price / 3 AS quotient FROM prices ORDER BY id;

-- name: sum_of_bigints() -> Decimal | None
-- expect: equal
SELECT sum(big) AS total FROM things;

-- name: sum_beyond_integer() -> list[Sum]
-- expect: fails DataError
SELECT id, amount + 1 AS next FROM things ORDER BY id;

-- name: sum_beyond_bigint() -> list[Sum]
-- expect: fails DataError
SELECT id, big + 1 AS next FROM things ORDER BY id;

-- name: product_beyond_integer() -> list[Product]
-- expect: D015
SELECT id, amount * amount AS square FROM things ORDER BY id;

-- name: product_beyond_bigint() -> list[Product]
-- expect: fails DataError
SELECT id, big * 2 AS double FROM things ORDER BY id;

-- name: negated_least() -> list[Negated]
-- expect: fails DataError
SELECT id, -big AS negated, abs(amount) AS plain FROM things ORDER BY id;

-- name: boolean_against_a_number() -> list[int]
-- expect: postgres
SELECT id FROM things WHERE done = 1 ORDER BY id;

-- name: not_a_number() -> list[int]
-- expect: refused
SELECT id FROM things WHERE ratio = 'NaN'::double precision ORDER BY id;

-- name: shifted_too_far() -> list[Shifted]
-- expect: equal
SELECT id, amount << 40 AS shifted FROM things ORDER BY id;

-- name: counts_divided() -> list[Share]
-- expect: equal
SELECT done, count(flag) / count(*) AS share FROM things GROUP BY done ORDER BY done;

-- name: counts_of_some_divided() -> list[Share]
-- expect: D010
SELECT done, 1 / count(*) FILTER (WHERE amount = 7) AS a FROM things GROUP BY done ORDER BY done;

-- name: counts_of_nulls_divided() -> list[Share]
-- expect: D010
SELECT done, 1 / count(amount) AS a FROM things GROUP BY done ORDER BY done;

-- name: counts_of_all_divided() -> int
-- expect: D010
SELECT 1 / count(*) AS a FROM things WHERE id < 0;

-- name: least_bigint_compared() -> list[int]
-- expect: equal
SELECT id FROM things WHERE big = -9223372036854775808 ORDER BY id;

-- name: least_integer_is_one() -> list[Less]
-- expect: fails DataError
SELECT id, -2147483648 - 1 AS less FROM things ORDER BY id;

-- name: beyond_every_double() -> list[int]
-- expect: refused
SELECT id FROM things WHERE ratio < 1e400::double precision ORDER BY id;

-- name: infinite_double() -> list[int]
-- expect: equal
SELECT id FROM things WHERE ratio <> 'infinity' ORDER BY id;

-- name: minus_zero() -> list[Zero]
-- expect: equal
SELECT id, '-0.0'::double precision AS zero FROM things ORDER BY id;

-- name: integer_against_a_decimal() -> list[int]
-- expect: equal
SELECT id FROM things WHERE amount > 1.5 AND big < 9223372036854775808 ORDER BY id;

-- name: shifted_by_more_than_its_bits() -> list[Shifted]
-- expect: equal
SELECT id, 1 << 33 AS a, -8 >> 1 AS b, 1::bigint << 64 AS c, 1 << -1 AS d FROM things ORDER BY id;

-- name: sum_over_doubles() -> list[Sum]
-- expect: refused
SELECT id, sum(score) OVER (ORDER BY id) AS total FROM things ORDER BY id;

-- name: share_in_decimals() -> list[Share]
-- expect: equal
SELECT done, round(100.0 * count(flag) / count(*), 1) AS share FROM things GROUP BY done ORDER BY done;

-- name: cast_to_a_shorter_float() -> list[Short]
-- expect: refused
SELECT id, score::real AS short FROM things ORDER BY id;
