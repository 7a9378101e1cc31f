-- case: ON CONSTRAINT
-- writes
INSERT INTO accounts (id, org, nick, name)
VALUES (9, 1, 'a', 'new')
ON CONFLICT (org, nick) DO UPDATE SET name = excluded.name, seats = CASE WHEN (accounts.seats + 1) NOT BETWEEN -32768 AND 32767 THEN abs(-9223372036854775808) ELSE accounts.seats + 1 END
RETURNING id, nick, name, seats;

-- case: ON CONSTRAINT of a primary key, nothing done
-- writes
INSERT INTO accounts (id, org, nick)
VALUES (1, 7, 'z')
ON CONFLICT (id) DO NOTHING
RETURNING id;

-- case: ON CONSTRAINT, and another key is hurt
-- writes
INSERT INTO accounts (id, org, nick)
VALUES (1, 9, 'z')
ON CONFLICT (org, nick) DO NOTHING;

-- case: ON CONFLICT on an expression
-- writes
INSERT INTO accounts AS a (id, org, nick, name)
VALUES (9, 1, 'zz', NULL)
ON CONFLICT (org, coalesce(name, '')) DO UPDATE SET nick = excluded.nick || a.nick
RETURNING id, nick, name;

-- case: ON CONFLICT on an expression in parentheses
-- writes
INSERT INTO accounts (id, org, nick, name)
VALUES (9, 2, 'zz', ''), (10, 2, 'new', 'new')
ON CONFLICT (coalesce(name, ''), org) DO NOTHING
RETURNING id, nick;

-- case: ON CONFLICT on a partial index
-- writes
INSERT INTO accounts (id, org, nick)
VALUES (9, 5, 'a')
ON CONFLICT (nick) WHERE NOT closed DO UPDATE SET seats = CASE WHEN CASE WHEN (coalesce(accounts.seats, 0) + 10) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE coalesce(accounts.seats, 0) + 10 END NOT BETWEEN -32768 AND 32767 THEN abs(-9223372036854775808) ELSE CASE WHEN (coalesce(accounts.seats, 0) + 10) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE coalesce(accounts.seats, 0) + 10 END END
RETURNING id, nick, seats;

-- case: upsert of several rows with different keys
-- writes
INSERT INTO accounts (id, org, nick, name, seats)
VALUES (20, 1, 'a', 'k', 7), (21, 1, 'new', 'l', 8), (22, 2, 'b', 'm', 9)
ON CONFLICT (org, nick) DO UPDATE SET seats = excluded.seats
RETURNING id, nick, seats;

-- case: upsert of grouped rows
-- writes
INSERT INTO counters (name, hits, total)
SELECT things.code, CASE WHEN count(*) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE count(*) END AS count, sum(things.amount) AS sum
FROM things
WHERE things.amount IS NOT NULL
GROUP BY things.code
ON CONFLICT (name) DO UPDATE SET hits = CASE WHEN (counters.hits + excluded.hits) NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE counters.hits + excluded.hits END;

-- case: upsert that sets DEFAULT
-- writes
INSERT INTO accounts (id, org, nick)
VALUES (1, 1, 'q')
ON CONFLICT (id) DO UPDATE SET seats = 3, price = 150, feel = 'sad', made = NULL
RETURNING id, seats, price, made;

-- case: DEFAULT in some rows
-- writes
INSERT INTO accounts (id, org, nick, seats, feel, made, price)
VALUES (30, 30, 'nobody', 3, 'Happy', NULL, 700), (31, 31, 'x', 5, 'sad', '2024-03-01T00:00:00.000Z', 150)
RETURNING id, nick, seats, feel, made, price;

-- case: UPDATE to DEFAULT
-- writes
UPDATE accounts
SET nick = 'nobody', seats = 3, price = 150, closed = 0, made = NULL, feel = 'sad', settings = '{"a":1}', name = NULL
WHERE accounts.id = 4
RETURNING id, org, nick, name, seats, price, closed, made, feel, settings;

-- case: UPDATE of several columns by a row
-- writes
UPDATE accounts
SET nick = accounts.nick || '!', seats = CASE WHEN (accounts.seats + 1) NOT BETWEEN -32768 AND 32767 THEN abs(-9223372036854775808) ELSE accounts.seats + 1 END, price = pg_numeric_scaled('2.345', 2, 99999999), name = 'one'
WHERE accounts.id IN (1, 3)
RETURNING id, nick, seats, price, name;

-- case: UPDATE of several columns with DEFAULT among them
-- writes
UPDATE accounts
SET nick = 'q', seats = 3
WHERE accounts.id = 1
RETURNING id, nick, seats;

-- case: UPDATE of several columns by a subquery
-- writes
UPDATE accounts
SET (name, seats, made) = (SELECT t.code, t.small, t.at FROM things AS t WHERE t.id = accounts.id)
RETURNING id, name, seats, made;

-- case: UPDATE by a subquery whose columns are converted
-- writes
UPDATE accounts
SET (price, seats) = (SELECT v1 * 100, CASE WHEN v2 NOT BETWEEN -32768 AND 32767 THEN abs(-9223372036854775808) ELSE v2 END FROM (WITH "each row" (v1, v2) AS (SELECT t.amount % 1000, t.id FROM things AS t WHERE t.id = accounts.org) SELECT * FROM "each row"))
RETURNING id, price, seats;

-- case: UPDATE by a subquery without rows
-- writes
UPDATE accounts
SET (price, seats) = (SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE pg_numeric_scaled(v1, 2, 99999999) END, CASE WHEN v2 NOT BETWEEN -32768 AND 32767 THEN abs(-9223372036854775808) ELSE v2 END FROM (WITH "each row" (v1, v2) AS (SELECT things.amount, things.id FROM things WHERE things.id < 0) SELECT * FROM "each row"))
RETURNING id, price, seats;

-- case: UPDATE by a subquery of several rows
-- writes
UPDATE accounts
SET (name, seats) = (SELECT CASE WHEN count(*) OVER () > 1 THEN abs(-9223372036854775808) ELSE v1 END, CASE WHEN v2 NOT BETWEEN -32768 AND 32767 THEN abs(-9223372036854775808) ELSE v2 END FROM (WITH "each row" (v1, v2) AS (SELECT t.code, t.id FROM things AS t WHERE t.id < 3) SELECT * FROM "each row"));

-- case: UPDATE by aggregates
-- writes
UPDATE accounts
SET (price, seats) = (SELECT pg_numeric_scaled(v1, 2, 99999999), CASE WHEN v2 NOT BETWEEN -32768 AND 32767 THEN abs(-9223372036854775808) ELSE v2 END FROM (WITH "each row" (v1, v2) AS (SELECT sum(p.n) AS sum, count(*) AS count FROM parts AS p WHERE p.thing_id = accounts.id) SELECT * FROM "each row"))
RETURNING id, price, seats;

-- case: UPDATE from a grouped subquery
-- writes
UPDATE accounts
SET seats = CASE WHEN s.many NOT BETWEEN -32768 AND 32767 THEN abs(-9223372036854775808) ELSE s.many END, name = s.last
FROM (SELECT parts.thing_id, count(*) AS many, max(parts.label) AS last FROM parts GROUP BY parts.thing_id) AS s
WHERE s.thing_id = accounts.id
RETURNING id, seats, name;

-- case: UPDATE from numbered rows of itself
-- writes
UPDATE accounts
SET seats = CASE WHEN s.place NOT BETWEEN -32768 AND 32767 THEN abs(-9223372036854775808) ELSE s.place END
FROM (SELECT accounts.id, row_number() OVER (PARTITION BY accounts.org ORDER BY accounts.nick DESC, accounts.id) AS place FROM accounts) AS s
WHERE s.id = accounts.id
RETURNING id, seats;

-- case: RETURNING with a subquery over another table
-- writes
UPDATE things
SET note = 'seen'
WHERE things.id IN (2, 4, 5)
RETURNING id, (SELECT count(*) AS count FROM parts AS p WHERE p.thing_id = coalesce(things.id, NULL)) AS parts, (SELECT max(p.label) AS max FROM parts AS p WHERE p.thing_id = coalesce(things.id, NULL)) AS last;

-- case: RETURNING of an INSERT with a subquery
-- writes
INSERT INTO logs (thing_id, message)
VALUES (2, 'm')
RETURNING message, (SELECT things.code FROM things WHERE things.id = coalesce(logs.thing_id, NULL)) AS code, EXISTS (SELECT 1 FROM parts WHERE parts.thing_id = coalesce(logs.thing_id, NULL)) AS has_parts;

-- case: RETURNING of an upsert with a subquery
-- writes
INSERT INTO accounts AS a (id, org, nick)
VALUES (9, 1, 'a')
ON CONFLICT (org, nick) DO UPDATE SET seats = 4
RETURNING id, (SELECT t.code FROM things AS t WHERE t.id = coalesce(accounts.id, NULL)) AS code;

-- case: inserted or updated
-- writes
WITH twinsql_known_1 (k0) AS (
    SELECT counters.name
    FROM counters
    WHERE counters.name = :name
)
SELECT k0 FROM twinsql_known_1;
WITH twinsql_known_1 (k0) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_1)
)
INSERT INTO counters (name, total)
VALUES (:name, :n)
ON CONFLICT (name) DO UPDATE SET total = excluded.total
RETURNING name, total, NOT EXISTS (SELECT 1 FROM twinsql_known_1 WHERE twinsql_known_1.k0 = coalesce(counters.name, NULL)) AS inserted;

-- case: inserted or updated, of several rows
-- writes
WITH twinsql_known_1 (k0) AS (
    SELECT counters.name
    FROM counters
)
SELECT k0 FROM twinsql_known_1;
WITH twinsql_known_1 (k0) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_1)
)
INSERT INTO counters AS c (name, total)
SELECT n.value AS n, 5
FROM json_each(:names) AS n
WHERE TRUE
ON CONFLICT (name) DO UPDATE SET hits = 1
RETURNING name, NOT EXISTS (SELECT 1 FROM twinsql_known_1 WHERE twinsql_known_1.k0 = coalesce(counters.name, NULL)) AS inserted, EXISTS (SELECT 1 FROM twinsql_known_1 WHERE twinsql_known_1.k0 = coalesce(counters.name, NULL)) AS updated;

-- case: inserted or updated by two columns
-- writes
WITH twinsql_known_1 (k0, k1) AS (
    SELECT accounts.org, accounts.nick
    FROM accounts
    WHERE accounts.org = :org AND accounts.nick = :nick
)
SELECT k0, k1 FROM twinsql_known_1;
WITH twinsql_known_1 (k0, k1) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
    FROM json_each(:twinsql_step_1)
)
INSERT INTO accounts (id, org, nick, closed)
VALUES (:id, :org, :nick, 1)
ON CONFLICT (org, nick) DO UPDATE SET seats = 1
RETURNING org, nick, NOT EXISTS (SELECT 1 FROM twinsql_known_1 WHERE twinsql_known_1.k0 = coalesce(accounts.org, NULL) AND twinsql_known_1.k1 = coalesce(accounts.nick, NULL)) AS inserted;

-- case: inserted and updated rows counted
-- writes
WITH twinsql_known_1 (k0) AS (
    SELECT counters.name
    FROM counters
)
SELECT k0 FROM twinsql_known_1;
WITH twinsql_known_1 (k0) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_1)
)
INSERT INTO counters (name, total)
SELECT n.value AS n, 5
FROM json_each(:names) AS n
WHERE TRUE
ON CONFLICT (name) DO UPDATE SET hits = 1
RETURNING NOT EXISTS (SELECT 1 FROM twinsql_known_1 WHERE twinsql_known_1.k0 = coalesce(counters.name, NULL)) AS is_insert;
WITH twinsql_known_1 (k0) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_1)
), put (is_insert) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_2)
)
SELECT count(*) FILTER (WHERE put.is_insert) AS inserted, count(*) FILTER (WHERE NOT put.is_insert) AS updated
FROM put;

-- case: inserted or updated beside another key
-- writes
WITH twinsql_known_1 (k0) AS (
    SELECT things.id
    FROM things
    WHERE things.id = :id
)
SELECT k0 FROM twinsql_known_1;
WITH twinsql_known_1 (k0) AS (
    SELECT json_extract(value, '$[0]')
    FROM json_each(:twinsql_step_1)
)
INSERT INTO things (id, code, big, score, done, at, doc)
VALUES (:id, :code, 1, 1.0, 1, '2024-01-01T00:00:00.000Z', '{}')
ON CONFLICT (id) DO UPDATE SET code = excluded.code
RETURNING code, NOT EXISTS (SELECT 1 FROM twinsql_known_1 WHERE twinsql_known_1.k0 = coalesce(things.id, NULL)) AS inserted;
