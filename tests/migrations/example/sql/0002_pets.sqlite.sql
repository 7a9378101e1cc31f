-- of da4758d0
CREATE TABLE pets (
    id TEXT PRIMARY KEY NOT NULL,
    owner_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX pets_owner_idx ON pets (owner_id);

-- rollback
DROP TABLE pets;
