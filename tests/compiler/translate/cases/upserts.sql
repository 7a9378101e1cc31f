-- case: ON CONSTRAINT
INSERT INTO accounts (id, org, nick, name) VALUES (9, 1, 'a', 'new') ON CONFLICT ON CONSTRAINT accounts_org_nick DO UPDATE SET name = excluded.name, seats = accounts.seats + 1 RETURNING id, nick, name, seats;

-- case: ON CONSTRAINT of a primary key, nothing done
-- empty: the row is there
INSERT INTO accounts (id, org, nick) VALUES (1, 7, 'z') ON CONFLICT ON CONSTRAINT accounts_pkey DO NOTHING RETURNING id;

-- case: ON CONSTRAINT, and another key is hurt
-- error: UniqueViolation
INSERT INTO accounts (id, org, nick) VALUES (1, 9, 'z') ON CONFLICT ON CONSTRAINT accounts_org_nick DO NOTHING;

-- case: ON CONFLICT on an expression
INSERT INTO accounts AS a (id, org, nick, name) VALUES (9, 1, 'zz', NULL) ON CONFLICT (org, coalesce(name, '')) DO UPDATE SET nick = excluded.nick || a.nick RETURNING id, nick, name;

-- case: ON CONFLICT on an expression in parentheses
INSERT INTO accounts (id, org, nick, name) VALUES (9, 2, 'zz', ''), (10, 2, 'new', 'new') ON CONFLICT ((coalesce(name, '')), org) DO NOTHING RETURNING id, nick;

-- case: ON CONFLICT on a partial index
INSERT INTO accounts (id, org, nick) VALUES (9, 5, 'a') ON CONFLICT (nick) WHERE NOT closed DO UPDATE SET seats = coalesce(accounts.seats, 0) + 10 RETURNING id, nick, seats;

-- case: upsert of several rows with different keys
INSERT INTO accounts (id, org, nick, name, seats) VALUES (20, 1, 'a', 'k', 7), (21, 1, 'new', 'l', 8), (22, 2, 'b', 'm', 9) ON CONFLICT (org, nick) DO UPDATE SET seats = excluded.seats RETURNING id, nick, seats;

-- case: upsert of grouped rows
INSERT INTO counters (name, hits, total)
SELECT code, count(*)::int, sum(amount) FROM things WHERE amount IS NOT NULL GROUP BY code
ON CONFLICT (name) DO UPDATE SET hits = counters.hits + excluded.hits;

-- case: upsert that sets DEFAULT
INSERT INTO accounts (id, org, nick) VALUES (1, 1, 'q') ON CONFLICT (id) DO UPDATE SET seats = DEFAULT, price = DEFAULT, feel = DEFAULT, made = DEFAULT RETURNING id, seats, price, made;

-- case: DEFAULT in some rows
INSERT INTO accounts (id, org, nick, seats, feel, made, price) VALUES (30, 30, DEFAULT, DEFAULT, 'Happy', DEFAULT, 7), (31, 31, 'x', 5, DEFAULT, '2024-03-01 00:00:00+00', DEFAULT)
RETURNING id, nick, seats, feel, made, price;

-- case: UPDATE to DEFAULT
UPDATE accounts SET nick = DEFAULT, seats = DEFAULT, price = DEFAULT, closed = DEFAULT, made = DEFAULT, feel = DEFAULT, settings = DEFAULT, name = DEFAULT WHERE id = 4 RETURNING *;

-- case: UPDATE of several columns by a row
UPDATE accounts SET (nick, seats, price) = ROW (nick || '!', seats + 1, 2.345), (name) = ROW ('one') WHERE id IN (1, 3) RETURNING id, nick, seats, price, name;

-- case: UPDATE of several columns with DEFAULT among them
UPDATE accounts SET (nick, seats) = ('q', DEFAULT) WHERE id = 1 RETURNING id, nick, seats;

-- case: UPDATE of several columns by a subquery
UPDATE accounts SET (name, seats, made) = (SELECT t.code, t.small, t.at FROM things AS t WHERE t.id = accounts.id) RETURNING id, name, seats, made;

-- case: UPDATE by a subquery whose columns are converted
UPDATE accounts SET (price, seats) = (SELECT t.amount % 1000, t.id FROM things AS t WHERE t.id = accounts.org) RETURNING id, price, seats;

-- case: UPDATE by a subquery without rows
UPDATE accounts SET (price, seats) = (SELECT amount, id FROM things WHERE id < 0) RETURNING id, price, seats;

-- case: UPDATE by a subquery of several rows
-- error: DataError
UPDATE accounts SET (name, seats) = (SELECT t.code, t.id FROM things AS t WHERE t.id < 3);

-- case: UPDATE by aggregates
UPDATE accounts SET (price, seats) = (SELECT sum(p.n), count(*) FROM parts AS p WHERE p.thing_id = accounts.id) RETURNING id, price, seats;

-- case: UPDATE from a grouped subquery
UPDATE accounts SET seats = s.many::smallint, name = s.last
  FROM (SELECT thing_id, count(*) AS many, max(label) AS last FROM parts GROUP BY thing_id) AS s
 WHERE s.thing_id = accounts.id
RETURNING id, seats, name;

-- case: UPDATE from numbered rows of itself
UPDATE accounts SET seats = s.place::smallint
  FROM (SELECT id, row_number() OVER (PARTITION BY org ORDER BY nick DESC, id) AS place FROM accounts) AS s
 WHERE s.id = accounts.id
RETURNING accounts.id, seats;

-- case: RETURNING with a subquery over another table
UPDATE things SET note = 'seen' WHERE id IN (2, 4, 5) RETURNING id, (SELECT count(*) FROM parts AS p WHERE p.thing_id = things.id) AS parts, (SELECT max(p.label) FROM parts AS p WHERE p.thing_id = id) AS last;

-- case: RETURNING of an INSERT with a subquery
INSERT INTO logs (thing_id, message) VALUES (2, 'm') RETURNING message, (SELECT code FROM things WHERE things.id = logs.thing_id) AS code, EXISTS (SELECT FROM parts WHERE parts.thing_id = logs.thing_id) AS has_parts;

-- case: RETURNING of an upsert with a subquery
INSERT INTO accounts AS a (id, org, nick) VALUES (9, 1, 'a') ON CONFLICT (org, nick) DO UPDATE SET seats = 4 RETURNING a.id, (SELECT t.code FROM things AS t WHERE t.id = a.id) AS code;

-- case: inserted or updated
-- parameters: {"name": "low", "n": 1}, {"name": "fresh", "n": 2}
INSERT INTO counters (name, total) VALUES (:name, :n) ON CONFLICT (name) DO UPDATE SET total = excluded.total RETURNING name, total, (xmax = 0) AS inserted;

-- case: inserted or updated, of several rows
-- parameters: {"names": ["low", "fresh", "some"]}
INSERT INTO counters AS c (name, total) SELECT n, 5 FROM unnest(:names::text[]) AS n ON CONFLICT (name) DO UPDATE SET hits = 1 RETURNING c.name, xmax = 0 AS inserted, xmax <> 0 AS updated;

-- case: inserted or updated by two columns
-- parameters: {"id": 100, "org": 1, "nick": "b"}, {"id": 101, "org": 100, "nick": "x"}
INSERT INTO accounts (id, org, nick, closed) VALUES (:id, :org, :nick, true) ON CONFLICT ON CONSTRAINT accounts_org_nick DO UPDATE SET seats = 1 RETURNING org, nick, xmax = 0 AS inserted;

-- case: inserted and updated rows counted
-- parameters: {"names": ["low", "fresh", "some"]}
WITH put AS (INSERT INTO counters (name, total) SELECT n, 5 FROM unnest(:names::text[]) AS n ON CONFLICT (name) DO UPDATE SET hits = 1 RETURNING (xmax = 0) AS is_insert)
SELECT count(*) FILTER (WHERE is_insert) AS inserted, count(*) FILTER (WHERE NOT is_insert) AS updated FROM put;

-- case: inserted or updated beside another key
-- parameters: {"id": 1, "code": "new code"}, {"id": 100, "code": "hundred"}
INSERT INTO things (id, code, big, score, done, at, doc) VALUES (:id, :code, 1, 1, true, '2024-01-01 00:00:00+00', '{}') ON CONFLICT (id) DO UPDATE SET code = excluded.code RETURNING code, (xmax = 0) AS inserted;
