-- case: a constraint that is not known
-- expect: Name the columns: ON CONFLICT (a, b)
-- at: 1:78
INSERT INTO counters (name, total) VALUES ('a', 1) ON CONFLICT ON CONSTRAINT counters_unknown DO NOTHING;

-- case: ON CONFLICT on a function of ours
-- expect: an index takes only what every connection knows
-- at: 1:71
INSERT INTO accounts (id, org, nick) VALUES (1, 2, 'a') ON CONFLICT ((settings @> '[1]')) DO NOTHING;

-- case: DEFAULT of an identity
-- expect: DEFAULT of id, whose value is not known here
-- at: 1:49
INSERT INTO logs (id, message) VALUES (DEFAULT, 'a'), (7, 'b');

-- case: a subquery in RETURNING that reads the changed table
-- expect: reads the changed table
-- at: 1:52
UPDATE things SET note = 'x' RETURNING id, (SELECT count(*) FROM things AS t) AS many;

-- case: a subquery in RETURNING of a DELETE
-- expect: rows that go with the deleted ones
-- at: 1:51
DELETE FROM things WHERE id = 2 RETURNING (SELECT count(*) FROM parts) AS many;

-- case: a subquery in RETURNING beside a changed key
-- expect: beside a changed key
-- at: 1:49
UPDATE things SET id = id + 1 RETURNING (SELECT count(*) FROM parts) AS many;

-- case: a source in RETURNING that hides the changed table
-- expect: a source of the changed table's name
-- at: 1:98
UPDATE things AS t SET note = 'x' RETURNING (SELECT max(things.label) FROM parts AS things WHERE t.id = things.n) AS last;

-- case: a row that is compared with a list
-- expect: no row of as many values
-- at: 1:9
SELECT (id, code) = (1, 'a', 2) AS same FROM things;

-- case: a subquery with another number of columns than are set
-- expect: another number of columns than are set
-- at: 1:44
UPDATE accounts SET (nick, name) = (SELECT code FROM things WHERE id = 1);

-- case: xmax of a plain insert
-- expect: xmax of anything but an upsert
-- at: 1:63
INSERT INTO counters (name, total) VALUES ('a', 1) RETURNING (xmax = 0) AS inserted;

-- case: xmax of an upsert that changes its key
-- expect: xmax of an upsert by an expression, a partial index, or a key that it changes
-- at: 1:113
INSERT INTO counters (name, total) VALUES ('a', 1) ON CONFLICT (name) DO UPDATE SET name = 'b' RETURNING total, xmax = 0 AS inserted;

-- case: xmax of an upsert by a partial index
-- expect: xmax of an upsert by an expression, a partial index
-- at: 1:131
INSERT INTO accounts (id, org, nick) VALUES (9, 9, 'a') ON CONFLICT (nick) WHERE NOT closed DO UPDATE SET seats = 1 RETURNING id, xmax = 0 AS inserted;
