-- 1:1 COMMIT is not translated
COMMIT;

-- 1:1 `CREATE TYPE` is not translated
CREATE TYPE pair AS (a text, b text);

-- 1:1 of ALTER TYPE only ADD VALUE and RENAME VALUE of an enum
ALTER TYPE mood RENAME TO moods;

-- 1:1 t has no constraint 'nothing' that is known here
ALTER TABLE t RENAME CONSTRAINT nothing TO anything;

-- 1:1 t has no constraint 'nothing' that is known here
ALTER TABLE t VALIDATE CONSTRAINT nothing;

-- 1:1 a function of one's own has no form on SQLite
CREATE FUNCTION one() RETURNS integer AS $$ SELECT 1; $$ LANGUAGE sql;

-- 1:24 this statement is not understood
CREATE TABLE u (a text b text);

-- 1:14 the name 'Users' is not the same on both engines
CREATE TABLE "Users" (a text);

-- 1:14 the name 'sqlite_stat' is not the same on both engines
CREATE TABLE sqlite_stat (a text);

-- 1:23 UNLOGGED, TEMPORARY or PARTITION BY is not translated here
CREATE UNLOGGED TABLE u (a text);

-- 1:14 AS SELECT is not translated here
CREATE TABLE u AS SELECT 1 AS a;

-- 2:5 the type timestamptz is not one that both engines hold exactly
CREATE TABLE u (
    a timestamptz
);

-- 1:17 the type text[] is not one that both engines hold exactly
CREATE TABLE u (a text[]);

-- 1:17 the type tsvector is not one that both engines hold exactly
CREATE TABLE u (a tsvector);

-- 1:17 a key on a: numeric without a scale holds 1.0 and 1.00, which are equal
CREATE TABLE u (a numeric PRIMARY KEY);

-- 1:36 a key on a: numeric without a scale holds 1.0 and 1.00, which are equal
CREATE TABLE u (a numeric, UNIQUE (a));

-- 1:44 a foreign key on a numeric column: SQLite compares whole numbers, whatever the scale of either side
CREATE TABLE u (a numeric(4, 2) REFERENCES v (a));

-- 1:17 the type real is not one that both engines hold exactly
CREATE TABLE u (a real);

-- 1:17 the type char(3) is not one that both engines hold exactly
CREATE TABLE u (a char(3));

-- 1:42 this DEFAULT has another precision than 3
CREATE TABLE u (a timestamptz(3) DEFAULT CURRENT_TIMESTAMP(0));

-- 1:32 this DEFAULT is not of the column's type
CREATE TABLE u (a text DEFAULT gen_random_uuid());

-- 1:35 this DEFAULT is not a literal of the column's type
CREATE TABLE u (a boolean DEFAULT 1);

-- 1:40 this DEFAULT is not in the one form
CREATE TABLE u (a timestamp(3) DEFAULT 'tomorrow');

-- 1:35 this DEFAULT is no whole number
CREATE TABLE u (a integer DEFAULT 1.5);

-- 1:33 this DEFAULT is no JSON
CREATE TABLE u (a jsonb DEFAULT '{');

-- 1:17 an identity that is not the primary key
CREATE TABLE u (a bigint GENERATED ALWAYS AS IDENTITY);

-- 1:31 `LOWER(a) = a` has no form that SQLite can keep
CREATE TABLE u (a text CHECK (lower(a) = a));

-- 1:33 `a = a` has no form that SQLite can keep
CREATE TABLE u (a jsonb, CHECK (a = a));

-- 1:41 `a ->> 'k' = 'x'` has no form that SQLite can keep
CREATE TABLE u (a jsonb NOT NULL CHECK (a ->> 'k' = 'x'));

-- 1:31 c is no column that is known here
CREATE TABLE u (a text CHECK (c = 'x'));

-- 1:34 this is no condition
CREATE TABLE u (a integer CHECK (a));

-- 1:17 NULLS NOT DISTINCT is not translated here
CREATE TABLE u (a text UNIQUE NULLS NOT DISTINCT);

-- 1:1 CONCURRENTLY cannot run inside a transaction
CREATE INDEX CONCURRENTLY i ON t (a);

-- 1:19 no migration up to here makes a table 'nowhere'
CREATE INDEX i ON nowhere (a);

-- 1:30 a unique index over ->> refuses other rows on SQLite
CREATE UNIQUE INDEX i ON t ((j ->> 'k'));

-- 1:32 FTS5 refers to rows by number, and t has no identity as its primary key
CREATE INDEX i ON t USING GIN (string_to_array(a, ' '));

-- 1:31 `a LIKE b` has no form that SQLite can keep
CREATE TABLE u (a text CHECK (a LIKE b), b text);

-- 1:31 `a ~ 'x'` has no form that SQLite can keep
CREATE TABLE u (a text CHECK (a ~ 'x'));

-- 1:1 this takes the function pg_lower
CREATE VIEW v AS SELECT lower(a) AS a FROM t;

-- 1:36 LIMIT without ORDER BY
CREATE VIEW v AS SELECT a FROM t   LIMIT 3;

-- 1:1 a view that asks for the time
CREATE VIEW v AS SELECT now() AS a FROM t;

-- 1:13 there is a table 't' already
CREATE VIEW t AS SELECT 1 AS a;

-- 1:32 nowhere is no table of the schema
CREATE VIEW v AS SELECT a FROM nowhere;

-- 1:1 MATERIALIZED, TEMPORARY, RECURSIVE, WITH of a view
CREATE MATERIALIZED VIEW v AS SELECT a FROM t;

-- 1:1 a column of the view has no name
CREATE VIEW v AS SELECT 1 FROM t;

-- 1:1 a trigger has no form on SQLite
CREATE TRIGGER one AFTER INSERT ON t EXECUTE FUNCTION f();

-- 1:1 a DO block
DO $$ BEGIN PERFORM 1; END $$;

-- 1:1 a domain has no form on SQLite
CREATE DOMAIN d AS text;

-- 1:1 a sequence that counts otherwise
CREATE SEQUENCE s START WITH 5;

-- 1:1 an extension that is not known here
CREATE EXTENSION postgis;

-- 1:1 a schema of one's own
CREATE SCHEMA app;

-- 1:1 row level security
CREATE POLICY p ON t USING (true);

-- 1:17 an identity that is not the primary key
CREATE TABLE u (a serial);

-- 1:17 the type citext
CREATE TABLE u (a citext);

-- 1:17 the type inet
CREATE TABLE u (a inet);

-- 1:63 MATCH FULL of a foreign key
CREATE TABLE u (a text, b text, FOREIGN KEY (a, b) REFERENCES t MATCH FULL);

-- 1:17 DEFERRABLE is not translated
CREATE TABLE u (a text UNIQUE DEFERRABLE);

-- 1:29 `LOWER(a)` has no form that SQLite can keep
CREATE UNIQUE INDEX i ON t (lower(a));

-- 1:14 a schema before a name
CREATE TABLE app.u (a text);

-- 1:1 TRUNCATE … CASCADE
TRUNCATE t CASCADE;

-- 1:17 a DEFAULT that is the next number of a sequence
ALTER TABLE t ALTER COLUMN a SET DEFAULT nextval('s');

-- 1:42 this DEFAULT is not a literal
CREATE TABLE u (a timestamptz(3) DEFAULT now() + interval '1 day');

-- 1:35 this DEFAULT is not a literal
CREATE TABLE u (a integer DEFAULT '1x');

-- 1:66 ON DELETE SET NULL of a column that is NOT NULL
CREATE TABLE u (id text PRIMARY KEY, up text NOT NULL REFERENCES u (id) ON DELETE SET NULL);

-- 1:70 an identity that counts otherwise than by one from 1
CREATE TABLE u (id integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (START WITH 1000));

-- 1:1 a view that locks rows
CREATE VIEW v AS SELECT a FROM t FOR UPDATE;

-- 1:40 this DEFAULT has another precision than 3
CREATE TABLE u (a timestamp(3) DEFAULT LOCALTIMESTAMP(0));
