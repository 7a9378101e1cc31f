CREATE TABLE people (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    score integer,
    is_active boolean NOT NULL DEFAULT true
);
CREATE TABLE pets (id integer PRIMARY KEY, owner_id bigint NOT NULL REFERENCES people (id));

-- Who may be shown.
CREATE VIEW active AS
    SELECT id, name, coalesce(score, 0) AS score FROM people WHERE is_active AND name NOT LIKE '\_%';
CREATE OR REPLACE VIEW owners (owner, "order", pets) AS
    SELECT a.name, a.score / 2, count(p.id) FROM active AS a LEFT JOIN pets AS p ON p.owner_id = a.id GROUP BY a.id, a.name, a.score;
CREATE OR REPLACE VIEW active AS
    SELECT id, name, coalesce(score, 1) AS score, length(name) AS size FROM people WHERE is_active AND name NOT LIKE 'x[_]%';

-- rollback
DROP VIEW IF EXISTS nothing, owners;
DROP VIEW active RESTRICT;
DROP TABLE pets;
DROP TABLE people;
