CREATE TABLE people (
    id TEXT NOT NULL PRIMARY KEY,
    born TEXT
        CHECK (born GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' AND date(born, '+0 days') IS born AND born >= '0001')
) STRICT;

ALTER TABLE people ADD COLUMN email TEXT;
ALTER TABLE people ADD COLUMN is_admin INTEGER NOT NULL DEFAULT 0 CHECK (is_admin IN (0, 1));

ALTER TABLE people ADD COLUMN boss_id TEXT REFERENCES people (id) ON DELETE SET NULL;
ALTER TABLE people DROP COLUMN born;

-- rollback

ALTER TABLE people DROP COLUMN boss_id;

ALTER TABLE people DROP COLUMN is_admin;
ALTER TABLE people DROP COLUMN email;
DROP TABLE people;
