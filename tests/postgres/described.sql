CREATE TABLE things (
    id text PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY,
    at timestamptz(3) NOT NULL DEFAULT now(),
    title varchar(20),
    gone text,
    size integer,
    parts jsonb,
    twice integer GENERATED ALWAYS AS (2 * size) STORED,
    UNIQUE (title, size),
    UNIQUE (number) DEFERRABLE
);

ALTER TABLE things DROP COLUMN gone;

CREATE UNIQUE INDEX on_a_condition ON things (size) WHERE title IS NULL;
CREATE UNIQUE INDEX on_an_expression ON things (lower(title));
CREATE UNIQUE INDEX with_another_column ON things (at) INCLUDE (size);
CREATE INDEX not_unique ON things (size);

CREATE TABLE more_things (
    part text,
    thing text REFERENCES things (id),
    PRIMARY KEY (thing, part)
);

CREATE VIEW seen AS
SELECT id
  FROM things;
