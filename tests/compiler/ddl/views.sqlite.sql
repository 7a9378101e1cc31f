CREATE TABLE people (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    score INTEGER CHECK (score BETWEEN -2147483648 AND 2147483647),
    is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1))
) STRICT;

CREATE TABLE pets (
    id INT NOT NULL PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    owner_id INTEGER NOT NULL REFERENCES people (id)
) STRICT;

-- Who may be shown.
CREATE VIEW active (id, name, score) AS
SELECT people.id, people.name, coalesce(people.score, 0) AS score
FROM people
WHERE people.is_active AND people.name NOT GLOB '_*';

DROP VIEW IF EXISTS owners;
CREATE VIEW owners (owner, "order", pets) AS
SELECT a.name, a.score / 2, count(p.id) AS count
FROM active AS a
LEFT JOIN pets AS p ON p.owner_id = a.id
GROUP BY a.id, a.name, a.score;

DROP VIEW owners;
DROP VIEW IF EXISTS active;
CREATE VIEW active (id, name, score, size) AS
SELECT people.id, people.name, coalesce(people.score, 1) AS score, length(people.name) AS size
FROM people
WHERE people.is_active AND people.name NOT GLOB 'x[[]?]*';
CREATE VIEW owners (owner, "order", pets) AS
SELECT a.name, a.score / 2, count(p.id) AS count
FROM active AS a
LEFT JOIN pets AS p ON p.owner_id = a.id
GROUP BY a.id, a.name, a.score;

-- rollback

DROP VIEW IF EXISTS "nothing";
DROP VIEW IF EXISTS owners;
DROP VIEW active;
DROP TABLE pets;
DROP TABLE people;
