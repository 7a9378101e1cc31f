CREATE TABLE owners (
    id TEXT NOT NULL PRIMARY KEY,
    region TEXT NOT NULL,
    CONSTRAINT owners_region_key UNIQUE (region, id)
) STRICT;

CREATE TABLE pets (
    id INTEGER NOT NULL CHECK (id BETWEEN -2147483648 AND 2147483647),
    version INTEGER NOT NULL CHECK (version BETWEEN -32768 AND 32767),
    owner_id TEXT REFERENCES owners (id) ON DELETE CASCADE,
    keeper_id TEXT REFERENCES owners ON DELETE SET NULL ON UPDATE CASCADE,
    vet_id TEXT CONSTRAINT pets_vet_fkey REFERENCES owners (id) ON DELETE RESTRICT,
    friend_id INTEGER CHECK (friend_id BETWEEN -2147483648 AND 2147483647),
    friend_version INTEGER CHECK (friend_version BETWEEN -32768 AND 32767),
    CONSTRAINT pets_key PRIMARY KEY (id, version),
    CONSTRAINT pets_friend_fkey FOREIGN KEY (friend_id, friend_version) REFERENCES pets (id, version) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE tags (
    pet_id INTEGER NOT NULL CHECK (pet_id BETWEEN -2147483648 AND 2147483647),
    pet_version INTEGER NOT NULL CHECK (pet_version BETWEEN -32768 AND 32767),
    tag TEXT NOT NULL,
    PRIMARY KEY (pet_id, pet_version, tag),
    FOREIGN KEY (pet_id, pet_version) REFERENCES pets (id, version) ON DELETE CASCADE
) STRICT;

-- rollback

DROP TABLE tags;
DROP TABLE pets;
DROP TABLE IF EXISTS owners;
