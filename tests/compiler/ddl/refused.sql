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

-- 1:1 `CREATE EXTENSION` is not translated
CREATE EXTENSION pg_trgm;

-- 1:1 `CREATE FUNCTION` is not translated
CREATE FUNCTION one() RETURNS integer AS $$ SELECT 1; $$ LANGUAGE sql;

-- 1:24 this statement is not understood
CREATE TABLE u (a text b text);

-- 1:14 a schema before a name is not translated here
CREATE TABLE public.u (a text);

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

-- 1:17 the type array is not one that both engines hold exactly
CREATE TABLE u (a text[]);

-- 1:17 the type tsvector is not one that both engines hold exactly
CREATE TABLE u (a tsvector);

-- 1:17 a key on a: numeric without a scale holds 1.0 and 1.00, which are equal
CREATE TABLE u (a numeric PRIMARY KEY);

-- 1:36 a key on a: numeric without a scale holds 1.0 and 1.00, which are equal
CREATE TABLE u (a numeric, UNIQUE (a));

-- 1:44 a foreign key on a numeric column: SQLite compares whole numbers, whatever the scale of either side
CREATE TABLE u (a numeric(4, 2) REFERENCES v (a));

-- 1:17 the type float is not one that both engines hold exactly
CREATE TABLE u (a real);

-- 1:17 the type serial is not one that both engines hold exactly
CREATE TABLE u (a serial PRIMARY KEY);

-- 1:17 the type char(3) is not one that both engines hold exactly
CREATE TABLE u (a char(3));

-- 1:17 this DEFAULT depends on the session's time zone
CREATE TABLE u (a date DEFAULT CURRENT_DATE);

-- 1:40 this DEFAULT depends on the session's time zone
CREATE TABLE u (a timestamp(3) DEFAULT now());

-- 1:42 this DEFAULT has another precision than 3
CREATE TABLE u (a timestamptz(3) DEFAULT CURRENT_TIMESTAMP(0));

-- 1:32 this DEFAULT is not of the column's type
CREATE TABLE u (a text DEFAULT gen_random_uuid());

-- 1:35 this DEFAULT is not a literal of the column's type
CREATE TABLE u (a boolean DEFAULT 1);

-- 1:40 this DEFAULT is not in the one form
CREATE TABLE u (a timestamp(3) DEFAULT 'tomorrow');

-- 1:42 this DEFAULT has no zone
CREATE TABLE u (a timestamptz(3) DEFAULT '2024-01-01 00:00');

-- 1:35 this DEFAULT is no whole number
CREATE TABLE u (a integer DEFAULT 1.5);

-- 1:33 this DEFAULT is no JSON
CREATE TABLE u (a jsonb DEFAULT '{');

-- 1:17 an identity that is not the primary key
CREATE TABLE u (a bigint GENERATED ALWAYS AS IDENTITY);

-- 1:31 `LOWER(a) = a` has no form that SQLite can keep
CREATE TABLE u (a text CHECK (lower(a) = a));

-- 1:45 this time has no zone
CREATE TABLE u (a timestamptz(3) CHECK (a > '2025-01-01'));

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

-- 1:35 ON DELETE SET DEFAULT of a foreign key is not the same on both engines
CREATE TABLE u (a text REFERENCES t ON DELETE SET DEFAULT);

-- 1:35 DEFERRABLE of a foreign key is not known here
CREATE TABLE u (a text REFERENCES t DEFERRABLE);

-- 1:1 CONCURRENTLY cannot run inside a transaction
CREATE INDEX CONCURRENTLY i ON t (a);

-- 1:17 an index without a name
CREATE INDEX ON t (a);

-- 1:19 no migration up to here makes a table 'nowhere'
CREATE INDEX i ON nowhere (a);

-- 1:22 an index of SQLite cannot say where NULLs stand
CREATE INDEX i ON t (a DESC NULLS LAST);

-- 1:33 SQLite has no hash index
CREATE INDEX i ON t USING hash (a);

-- 1:30 a unique index over ->> refuses other rows on SQLite
CREATE UNIQUE INDEX i ON t ((j ->> 'k'));

-- 1:32 a GIN index over something else than tokens
CREATE INDEX i ON t USING GIN (j);

-- 1:32 FTS5 refers to rows by number, and t has no identity as its primary key
CREATE INDEX i ON t USING GIN (string_to_array(a, ' '));

-- 1:12 CASCADE is not translated here
DROP TABLE t CASCADE;

-- 1:31 `a LIKE b` has no form that SQLite can keep
CREATE TABLE u (a text CHECK (a LIKE b), b text);

-- 1:31 patterns of regular expressions
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
