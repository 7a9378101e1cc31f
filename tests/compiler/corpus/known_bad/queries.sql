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

-- name: with_that_hides_a_table_from_its_sibling() -> list[int]
-- expect: equal
WITH a AS (SELECT id FROM things), things AS (SELECT 1 AS id) SELECT a.id FROM a ORDER BY a.id;

-- name: with_of_its_own_table() -> list[int]
-- expect: equal
WITH things AS (SELECT id FROM things WHERE id < 3) SELECT id FROM things ORDER BY id;

-- name: with_in_capitals() -> list[int]
-- expect: D042
WITH "Things" AS (SELECT 1 AS id) SELECT id FROM things WHERE id < 2 ORDER BY id;

-- name: recursive_with_used_before_it_stands() -> list[int]
-- expect: refused
WITH RECURSIVE a AS (SELECT id FROM things), things AS (SELECT 100 AS id) SELECT id FROM a ORDER BY id;

-- name: nothing_selected() -> list[int]
-- expect: refused
SELECT FROM things;

-- name: column_of_the_outer_query() -> list[int]
-- expect: equal
SELECT id FROM things WHERE id IN (SELECT id FROM parts) ORDER BY id;

-- name: alias_of_another_column_in_order() -> list[Swapped]
-- expect: equal
SELECT code AS id, id AS code FROM things ORDER BY id, code;

-- name: alias_hides_a_column_from_order_but_not_from_its_expressions() -> list[Negated]
-- expect: equal
SELECT -id AS id FROM things ORDER BY id + 0;

-- name: column_before_alias_in_group_by() -> list[Lengths]
-- expect: equal
SELECT length(code) AS code, count(*) AS n FROM things GROUP BY code ORDER BY code, n;

-- name: having_without_groups() -> list[int]
-- expect: D006
SELECT 1 AS one FROM things HAVING count(*) > 1;

-- name: order_of_a_subquery() -> list[int]
-- expect: D006
SELECT id FROM (SELECT id FROM things ORDER BY id DESC) AS t;

-- name: limit_within_a_subquery() -> list[int]
-- expect: D002
SELECT id FROM things WHERE id IN (SELECT thing_id FROM parts ORDER BY label LIMIT 2) ORDER BY id;

-- name: limit_within_a_value() -> list[Label]
-- expect: D001
SELECT t.id, (SELECT label FROM parts WHERE thing_id = t.id LIMIT 1) AS label FROM things t ORDER BY t.id;

-- name: array_of_a_subquery() -> list[Labels]
-- expect: D005
SELECT t.id, ARRAY(SELECT label FROM parts WHERE thing_id = t.id) AS labels FROM things t ORDER BY t.id;

-- name: first_value_under_ties() -> list[First]
-- expect: D004
SELECT id, first_value(id) OVER (ORDER BY done) AS first FROM things ORDER BY id;

-- name: last_value_in_the_default_frame() -> list[Last]
-- expect: equal
SELECT id, last_value(id) OVER (ORDER BY id) AS last FROM things ORDER BY id;

-- name: running_sum_with_ties() -> list[Sum]
-- expect: equal
SELECT id, sum(id) OVER (ORDER BY done) AS total FROM things ORDER BY id;

-- name: rows_counted_under_ties() -> list[Sum]
-- expect: D004
SELECT id, count(*) OVER (ORDER BY done ROWS UNBOUNDED PRECEDING) AS n FROM things ORDER BY id;

-- name: row_numbers_in_no_order() -> list[Number]
-- expect: D004
SELECT id, row_number() OVER () AS n FROM things ORDER BY id;

-- name: sample_of_a_table() -> list[int]
-- expect: refused
SELECT id FROM things TABLESAMPLE BERNOULLI (50) ORDER BY id;

-- name: number_of_a_sequence() -> int
-- expect: refused
SELECT nextval('logs_id_seq') AS n;

-- name: two_statements() -> int
-- expect: postgres
SELECT 1 AS a UNION ALL SELECT 2 AS a LIMIT 1 OFFSET 0 FOR UPDATE;

-- name: rows_that_hold_nulls() -> list[int]
-- expect: D033
SELECT id FROM things WHERE (amount, small) NOT IN (SELECT amount, small FROM things WHERE id < 5) ORDER BY id;

-- name: half_a_row_is_null() -> list[int]
-- expect: equal
SELECT id FROM things WHERE NOT ((note, short) IS NULL) AND NOT ((note, short) IS NOT NULL) ORDER BY id;

-- name: empty_group() -> list[Most]
-- expect: equal
SELECT max(id) AS most FROM things WHERE false ORDER BY most;

-- name: empty_list() -> list[int]
-- expect: postgres
SELECT id FROM things WHERE id IN () ORDER BY id;
