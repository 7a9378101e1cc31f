CREATE TABLE owners (
    id text PRIMARY KEY,
    region text NOT NULL,
    CONSTRAINT owners_region_key UNIQUE (region, id)
);
CREATE TABLE pets (
    id integer,
    version smallint,
    owner_id text REFERENCES owners (id) ON DELETE CASCADE,
    keeper_id text REFERENCES owners ON DELETE SET NULL ON UPDATE CASCADE,
    vet_id text CONSTRAINT pets_vet_fkey REFERENCES owners (id) ON DELETE RESTRICT,
    friend_id integer,
    friend_version smallint,
    CONSTRAINT pets_key PRIMARY KEY (id, version),
    CONSTRAINT pets_friend_fkey FOREIGN KEY (friend_id, friend_version) REFERENCES pets (id, version)
        ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE tags (
    pet_id integer NOT NULL,
    pet_version smallint NOT NULL,
    tag text NOT NULL,
    PRIMARY KEY (pet_id, pet_version, tag),
    FOREIGN KEY (pet_id, pet_version) REFERENCES pets (id, version) ON DELETE CASCADE
);

-- rollback
DROP TABLE tags, pets;
DROP TABLE IF EXISTS owners;
