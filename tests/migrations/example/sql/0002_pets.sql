CREATE TABLE pets (
    id text PRIMARY KEY,
    owner_id bigint NOT NULL REFERENCES people (id) ON DELETE CASCADE
);
CREATE INDEX pets_owner_idx ON pets (owner_id);

-- rollback
DROP TABLE pets;
