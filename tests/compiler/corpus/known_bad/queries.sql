-- name: column_not_grouped() -> list[Group]
-- expect: postgres
SELECT done, code, count(*) AS n FROM things GROUP BY done ORDER BY done;

-- name: alias_in_where() -> list[Double]
-- expect: postgres
SELECT id, amount + 1 AS more FROM things WHERE more > 3 ORDER BY id;

-- name: alias_in_having() -> list[Group]
-- expect: postgres
SELECT done, count(*) AS n FROM things GROUP BY done HAVING n > 1 ORDER BY done;

-- name: limit_without_order() -> list[int]
-- expect: D001
SELECT id FROM things LIMIT 3;

-- name: limit_under_ties() -> list[int]
-- expect: D002
SELECT id FROM things ORDER BY done LIMIT 3;

-- name: limit_of_all() -> list[int]
-- expect: equal
SELECT id FROM things ORDER BY id LIMIT NULL;

-- name: limit_below_zero() -> list[int]
-- expect: refused
SELECT id FROM things ORDER BY id LIMIT -1;

-- name: limit_from_outside(n: int) -> list[int]
-- expect: fails DataError
-- parameters: {"n": -1}
SELECT id FROM things ORDER BY id LIMIT :n;

-- name: limit_that_may_be_null(n: int | None) -> list[int]
-- expect: D008
SELECT id FROM things ORDER BY id LIMIT :n;

-- name: star() -> list[Counter]
-- expect: D034
SELECT * FROM counters ORDER BY name;

-- name: column_without_a_name() -> list[Count]
-- expect: D040
SELECT done, count(*) FROM things GROUP BY done ORDER BY done;

-- name: subquery_of_several_rows() -> list[Label]
-- expect: D032
SELECT id, (SELECT label FROM parts WHERE thing_id = things.id) AS label FROM things ORDER BY id;

-- name: subquery_without_alias() -> list[int]
-- expect: postgres or refused
SELECT id FROM (SELECT id FROM things) ORDER BY id;

-- name: not_in_with_null() -> list[int]
-- expect: equal
SELECT id FROM things WHERE amount NOT IN (SELECT level FROM logs) ORDER BY id;

-- name: not_in_a_nullable_column() -> list[int]
-- expect: D033
SELECT id FROM things WHERE id NOT IN (SELECT thing_id FROM logs) ORDER BY id;

-- name: untyped_null(p: str | None) -> list[int]
-- expect: postgres
SELECT id FROM things WHERE :p IS NULL OR code = 'a' ORDER BY id;

-- name: first_of_each() -> list[First]
-- expect: D003
SELECT DISTINCT ON (done) done, id FROM things ORDER BY done;

-- name: row_numbers_under_ties() -> list[Place]
-- expect: D004
SELECT id, row_number() OVER (ORDER BY done) AS place FROM things ORDER BY id;

-- name: list_in_no_order() -> list[Codes]
-- expect: D005
SELECT done, string_agg(code, ',') AS codes FROM things GROUP BY done ORDER BY done;

-- name: array_in_no_order() -> list[Codes]
-- expect: D005
SELECT done, array_agg(id) AS ids FROM things GROUP BY done ORDER BY done;

-- name: nulls_at_the_other_end() -> list[Amount]
-- expect: equal
SELECT id, amount FROM things ORDER BY amount DESC, id;

-- name: order_by_a_position() -> list[Amount]
-- expect: equal
SELECT amount, id FROM things ORDER BY 1, 2;

-- name: count_of_rows() -> list[Count]
-- expect: refused
SELECT done, count((code, note)) AS n, count(DISTINCT (done, flag)) AS m FROM things GROUP BY done ORDER BY done;

-- name: recursion_without_end() -> list[int]
-- expect: D001
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n) SELECT i FROM n LIMIT 3;

-- name: search_ranks() -> list[int]
-- expect: refused
SELECT id FROM things ORDER BY ts_rank(to_tsvector(code), to_tsquery('a')), id;

-- name: chance() -> list[int]
-- expect: D021
SELECT id FROM things ORDER BY random() LIMIT 1;

-- name: order_by_offset(n: int) -> list[int]
-- expect: D007
-- parameters: {"n": 2}
SELECT id FROM things ORDER BY id OFFSET :n;

-- name: any_row() -> int
-- expect: rows
SELECT id FROM things WHERE done;

-- name: values_in_no_order() -> list[str]
-- expect: D006
SELECT code FROM things;

-- name: distinct_in_no_order() -> list[bool]
-- expect: D006
SELECT DISTINCT done FROM things;

-- name: union_of_types() -> list[str]
-- expect: postgres
SELECT code FROM things UNION SELECT id FROM things ORDER BY 1;
