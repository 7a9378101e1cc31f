CREATE TABLE people (
    id text NOT NULL CONSTRAINT people_pkey PRIMARY KEY,
    email text NOT NULL CONSTRAINT people_email_key UNIQUE,
    age integer CONSTRAINT people_age_check CHECK (age >= 0),
    boss text CONSTRAINT people_boss_fkey REFERENCES people (id),
    nick varchar(5)
);

CREATE TABLE accounts (
    id integer NOT NULL PRIMARY KEY,
    balance bigint NOT NULL
);

CREATE TABLE kinds (
    id integer NOT NULL PRIMARY KEY,
    a_text text,
    a_smallint smallint,
    an_integer integer,
    a_bigint bigint,
    a_double double precision,
    a_numeric numeric,
    a_boolean boolean,
    a_moment timestamptz(3),
    a_local_moment timestamp(3),
    a_time time(3),
    a_date date,
    a_uuid uuid,
    a_bytea bytea,
    a_jsonb jsonb
);
