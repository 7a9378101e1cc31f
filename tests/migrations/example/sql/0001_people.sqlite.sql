-- of 569ca62f
-- People; and what they are called.
CREATE TABLE people (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    CONSTRAINT people_name_key UNIQUE (name)
) STRICT;
CREATE TABLE renamings (
    person_id INTEGER NOT NULL,
    former_name TEXT NOT NULL
) STRICT;
CREATE TRIGGER people_renamed AFTER UPDATE OF name ON people BEGIN
    INSERT INTO renamings VALUES (old.id, old.name);
    DELETE FROM renamings WHERE former_name = ';';
END;

-- rollback
DROP TABLE renamings;
DROP TABLE people;
