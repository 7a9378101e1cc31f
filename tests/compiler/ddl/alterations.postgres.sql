CREATE TABLE people (
    id text PRIMARY KEY,
    born date
);
ALTER TABLE people ADD COLUMN email text, ADD is_admin boolean NOT NULL DEFAULT false;
ALTER TABLE people ADD COLUMN boss_id text REFERENCES people (id) ON DELETE SET NULL, DROP COLUMN born;

-- rollback
ALTER TABLE people DROP COLUMN boss_id;
ALTER TABLE people DROP COLUMN is_admin, DROP COLUMN email;
DROP TABLE people;
