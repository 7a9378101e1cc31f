CREATE TABLE things (
    id integer PRIMARY KEY,
    parent_id integer REFERENCES things (id) ON DELETE CASCADE,
    a text,
    b integer,
    c double precision,
    d varchar(3),
    e bigint,
    CHECK (b <> 3),
    CONSTRAINT both_of UNIQUE (a, b)
);
CREATE INDEX things_a ON things (a);
CREATE INDEX things_e ON things (e) WHERE c > 0.5;
CREATE TABLE uses (id integer PRIMARY KEY, thing_id integer NOT NULL REFERENCES things (id) ON DELETE RESTRICT);
-- rows
INSERT INTO things VALUES (1, NULL, 'é日本', 1, 0.1, 'abc', 9007199254740993), (2, 1, NULL, NULL, -1.5, NULL, -1), (3, 2, '', 2, NULL, '', 0);
INSERT INTO uses VALUES (1, 3);
-- migration
ALTER TABLE things DROP COLUMN a;
ALTER TABLE things DROP CONSTRAINT things_b_check;
ALTER TABLE things ALTER COLUMN b TYPE text, ALTER COLUMN d TYPE text;
ALTER TABLE things DROP COLUMN IF EXISTS nowhere;
ALTER TABLE things RENAME COLUMN parent_id TO boss_id;
ALTER TABLE things RENAME TO items;
ALTER TABLE items ALTER COLUMN e TYPE double precision;
ALTER TABLE items ADD COLUMN f text NOT NULL DEFAULT 'it''s', ADD COLUMN g integer CHECK (g > 0), DROP COLUMN c;
ALTER TABLE items ALTER COLUMN boss_id TYPE bigint USING boss_id + 0;
UPDATE items SET g = 5 WHERE b = '1';
INSERT INTO items (id, f) SELECT id + 10, 'copy of ' || f FROM items;
DELETE FROM items WHERE id = 12;
-- attempts
INSERT INTO items (id, boss_id) VALUES (4, 9)
INSERT INTO items (id, boss_id, g) VALUES (4, 1, 0)
INSERT INTO items (id, boss_id, b, d) VALUES (4, 1, 'text', 'longer')
INSERT INTO items (id, b) VALUES (5, '3')
INSERT INTO items (id, f) VALUES (6, NULL)
INSERT INTO items (id, e) VALUES (1, 5)
DELETE FROM items WHERE id = 1
DELETE FROM uses
DELETE FROM items WHERE id = 1
