CREATE TABLE people (
    id TEXT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    age INTEGER CHECK (age BETWEEN -2147483648 AND 2147483647) CONSTRAINT people_age_check CHECK (age >= 0),
    boss TEXT REFERENCES people (id),
    nick TEXT CHECK (length(nick) <= 5)
) STRICT;

CREATE TABLE accounts (
    id INTEGER NOT NULL PRIMARY KEY,
    balance INTEGER NOT NULL
) STRICT;

CREATE TABLE kinds (
    id INTEGER NOT NULL PRIMARY KEY,
    a_text TEXT,
    a_smallint INTEGER CHECK (a_smallint BETWEEN -32768 AND 32767),
    an_integer INTEGER CHECK (an_integer BETWEEN -2147483648 AND 2147483647),
    a_bigint INTEGER,
    a_double REAL,
    a_numeric TEXT,
    a_boolean INTEGER CHECK (a_boolean IN (0, 1)),
    a_moment TEXT,
    a_local_moment TEXT,
    a_time TEXT,
    a_date TEXT,
    a_uuid TEXT,
    a_bytea BLOB,
    a_jsonb TEXT CHECK (a_jsonb IS NULL OR json_valid(a_jsonb))
) STRICT;
