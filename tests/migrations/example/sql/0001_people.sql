-- People, and what they are called.
CREATE TABLE people (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    CONSTRAINT people_name_key UNIQUE (name)
);

-- rollback
DROP TABLE people;
