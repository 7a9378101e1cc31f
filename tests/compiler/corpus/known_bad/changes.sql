-- name: update_from_many() -> Affected
-- expect: D030
UPDATE counters SET hits = p.n FROM parts AS p WHERE p.label = counters.name;

-- name: upsert_with_a_key_twice(rows: list[str]) -> Affected
-- expect: D031
INSERT INTO counters (name, total) SELECT r, 1 FROM unnest(:rows::text[]) AS u (r) ON CONFLICT (name) DO UPDATE SET hits = counters.hits + 1;

-- name: upsert_of_two() -> Affected
-- expect: D031
INSERT INTO counters (name, total) VALUES ('x', 1), ('x', 2) ON CONFLICT (name) DO UPDATE SET total = excluded.total;

-- name: ambiguous_column_of_a_conflict() -> Affected
-- expect: postgres
INSERT INTO counters (name, total) VALUES ('x', 1) ON CONFLICT (name) DO UPDATE SET total = total + 1;

-- name: insert_or_replace() -> Affected
-- expect: postgres
INSERT OR REPLACE INTO counters (name, total) VALUES ('x', 1);

-- name: text_too_long() -> Affected
-- expect: fails DataError
UPDATE things SET short = 'longer than five' WHERE id = 1;

-- name: text_into_an_integer() -> Affected
-- expect: postgres
UPDATE things SET amount = 'xyz' WHERE id = 1;

-- name: number_into_a_boolean() -> Affected
-- expect: postgres
UPDATE things SET done = 7 WHERE id = 1;

-- name: null_into_a_key() -> Affected
-- expect: fails NotNullViolation
INSERT INTO counters (name, total) VALUES (NULL, 1);

-- name: keys_moved() -> Affected
-- expect: fails UniqueViolation
UPDATE parts SET n = n + 1;

-- name: float_into_an_integer() -> Affected
-- expect: equal
UPDATE things SET amount = 2.5 WHERE id = 1;

-- name: too_large_for_a_smallint() -> Affected
-- expect: fails DataError
UPDATE things SET small = 40000 WHERE id = 1;

-- name: json_text_with_nul() -> Affected
-- expect: postgres
UPDATE things SET data = '"\u0000"' WHERE id = 1;

-- name: not_json() -> Affected
-- expect: postgres
UPDATE things SET data = 'nothing' WHERE id = 1;

-- name: returned_in_no_order() -> list[str]
-- expect: D006
DELETE FROM counters WHERE hits >= 0 RETURNING name;

-- name: one_promised_many_deleted() -> str | None
-- expect: rows
DELETE FROM counters WHERE hits >= 0 RETURNING name;

-- name: limit_on_a_delete() -> Affected
-- expect: postgres
DELETE FROM counters ORDER BY name LIMIT 1;

-- name: missing_parent() -> Affected
-- expect: fails ForeignKeyViolation
INSERT INTO parts (thing_id, n, label) VALUES (-5, 1, 'x');

-- name: numeric_rounded_on_its_way() -> Affected
-- expect: equal
UPDATE prices SET price = 1.005 WHERE id = 1;

-- name: part_of_a_json_column() -> Affected
-- expect: refused
UPDATE accounts SET settings['a'] = '2' WHERE id = 1;

-- name: both_sides_swapped() -> Affected
-- expect: fails NotNullViolation
UPDATE accounts SET (nick, name) = (name, nick) WHERE org = 1;

-- name: old_values_on_the_right() -> list[Seats]
-- expect: D006
UPDATE accounts SET seats = seats + 1, org = seats WHERE org = 2 RETURNING id, seats, org;

-- name: sum_of_the_table_that_changes() -> Affected
-- expect: equal
UPDATE counters SET total = (SELECT sum(total) FROM counters);

-- name: columns_by_their_place() -> Affected
-- expect: D042 D042 D042 refused
INSERT INTO words SELECT key || '2', "order", "group", "index", value, words FROM words;

-- name: clock_in_a_condition_of_a_change() -> Affected
-- expect: D020
DELETE FROM parts WHERE made < now() - interval '7 days';

-- name: table_emptied() -> Affected
-- expect: refused
TRUNCATE parts;

-- name: asked_for_null_in_returning() -> list[Nulls]
-- expect: D006
UPDATE things SET done = true RETURNING id, note IS NULL AS a, data ? 'a' AS b;

-- name: texts_compared_in_returning() -> list[Same]
-- expect: D006
UPDATE things SET note = '012' RETURNING id, note = '12' AS same, note < short AS less;
