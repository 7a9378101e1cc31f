CREATE TYPE mood AS ENUM ('sad', 'it''s fine', 'Happy');
CREATE TABLE people (
    id integer PRIMARY KEY,
    mood mood NOT NULL DEFAULT 'it''s fine',
    was mood DEFAULT 'sad'::mood CHECK (was <> 'Happy'),
    CHECK (mood <> 'sad' OR was IN ('sad', 'it''s fine'))
);
CREATE INDEX people_mood ON people (id) WHERE mood = 'Happy';
COMMENT ON TABLE people IS 'who is there';
-- rows
INSERT INTO people VALUES (1, 'Happy', NULL), (2, 'sad', 'sad');
INSERT INTO people (id) VALUES (3);
-- migration
ALTER TYPE mood ADD VALUE 'glad' BEFORE 'Happy';
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'sad';
COMMENT ON COLUMN people.mood IS 'how they are';
CREATE TYPE color AS ENUM ('red', 'green');
ALTER TABLE people ADD COLUMN color color NOT NULL DEFAULT 'red', ADD COLUMN note text;
ALTER TABLE people ALTER COLUMN note TYPE color USING note::color;
ALTER TABLE people ALTER COLUMN was DROP DEFAULT;
ALTER TABLE people ADD COLUMN word text DEFAULT 'Happy' CHECK (word <> 'sad');
CREATE INDEX people_sad ON people (id) WHERE mood = 'sad';
ALTER TYPE mood RENAME VALUE 'Happy' TO 'hap''py';
ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';
ALTER TYPE mood RENAME VALUE 'it''s fine' TO 'fine';
-- attempts
INSERT INTO people (id, mood) VALUES (4, 'glad')
INSERT INTO people (id, mood) VALUES (5, 'GLAD')
INSERT INTO people (id, mood) VALUES (6, '')
INSERT INTO people (id, mood, was) VALUES (7, 'sad', 'Happy')
INSERT INTO people (id, mood, was) VALUES (8, 'sad', 'glad')
INSERT INTO people (id, color) VALUES (9, 'blue')
INSERT INTO people (id, color, note) VALUES (10, 'green', 'green')
INSERT INTO people (id, note) VALUES (11, 'blue')
INSERT INTO people (id, color) VALUES (12, NULL)
INSERT INTO people (id, mood) VALUES (13, 'sad')
INSERT INTO people (id, mood, was) VALUES (14, 'blue', 'hap''py')
INSERT INTO people (id, mood, was) VALUES (15, 'blue', 'fine')
INSERT INTO people (id, word) VALUES (16, 'sad')
INSERT INTO people (id, word) VALUES (17, 'blue')
INSERT INTO people (id) VALUES (18)
UPDATE people SET mood = 'fine'
