CREATE TABLE people (id integer PRIMARY KEY, name text NOT NULL, score integer, born date);
CREATE TABLE pets (id integer PRIMARY KEY, owner_id integer REFERENCES people (id) ON DELETE CASCADE);
CREATE VIEW grown AS SELECT id, name, score FROM people WHERE score > 3;
CREATE VIEW shown AS SELECT g.name, count(p.id) AS pets FROM grown AS g LEFT JOIN pets AS p ON p.owner_id = g.id GROUP BY g.id, g.name;
CREATE VIEW apart AS SELECT DISTINCT owner_id FROM pets;
-- rows
INSERT INTO people VALUES (1, 'a', 4, '2000-01-01'), (2, 'b', NULL, NULL), (3, 'c', 9, NULL);
INSERT INTO pets VALUES (1, 1), (2, 1), (3, 3), (4, NULL);
-- migration
ALTER TABLE people ADD CONSTRAINT small CHECK (score < 10);
ALTER TABLE people DROP COLUMN born;
ALTER TABLE people ALTER COLUMN score SET DEFAULT 5;
CREATE OR REPLACE VIEW grown AS SELECT id, name, score, name AS also FROM people WHERE score > 4;
ALTER TABLE pets ADD COLUMN name text NOT NULL DEFAULT 'rex' CHECK (name LIKE 'r_%');
CREATE VIEW named AS SELECT s.*, p.name AS pet FROM shown AS s JOIN pets AS p ON p.name > s.name;
DROP VIEW apart;
-- attempts
INSERT INTO people VALUES (4, 'd', 10)
INSERT INTO people (id, name) VALUES (5, 'e')
INSERT INTO pets VALUES (5, 5, 'r')
INSERT INTO pets VALUES (5, 5, 'rx')
INSERT INTO pets VALUES (6, 9, 'rx')
DELETE FROM people WHERE id = 3
