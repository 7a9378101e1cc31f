CREATE TABLE things (
    id integer PRIMARY KEY,
    code text NOT NULL,
    note text,
    short varchar(5),
    small smallint,
    amount integer,
    big bigint NOT NULL,
    ratio double precision,
    score double precision NOT NULL,
    flag boolean,
    done boolean NOT NULL,
    at timestamptz(3) NOT NULL,
    seen timestamptz(3),
    day date,
    data jsonb,
    doc jsonb NOT NULL,
    raw bytea,
    uid uuid,
    CONSTRAINT things_code_key UNIQUE (code)
);

CREATE TABLE parts (
    thing_id integer NOT NULL REFERENCES things (id) ON DELETE CASCADE,
    n integer NOT NULL,
    label text NOT NULL,
    qty bigint,
    made timestamptz(3),
    PRIMARY KEY (thing_id, n)
);

CREATE INDEX parts_by_label ON parts (label, thing_id);

CREATE TABLE counters (
    name text PRIMARY KEY,
    hits integer DEFAULT 0 NOT NULL,
    total bigint NOT NULL,
    tiny smallint,
    rate double precision,
    state text DEFAULT 'new' NOT NULL,
    touched timestamptz(3)
);

CREATE TABLE logs (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    thing_id integer REFERENCES things (id) ON DELETE SET NULL,
    message text NOT NULL,
    level smallint DEFAULT 1 NOT NULL,
    extra jsonb
);

CREATE TABLE words (
    key text PRIMARY KEY,
    "order" integer,
    "group" text,
    "index" text,
    value text NOT NULL,
    words text
);

CREATE TABLE moments (
    id integer PRIMARY KEY,
    at timestamptz(3) NOT NULL,
    local timestamp(3) NOT NULL,
    until timestamp(3),
    clock time(3),
    day date,
    zone text NOT NULL,
    n integer NOT NULL,
    period text NOT NULL
);

CREATE TABLE prices (
    id integer PRIMARY KEY,
    price numeric(10, 2),
    fee numeric(8, 4) DEFAULT 1.5 NOT NULL,
    tiny numeric(4, 3),
    huge numeric(18, 2),
    whole numeric(12) NOT NULL,
    long numeric(30, 5),
    any_scale numeric,
    qty integer,
    many bigint NOT NULL,
    small smallint,
    rate double precision,
    written text NOT NULL,
    kind text NOT NULL
);

CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'Happy');

CREATE TABLE moods (
    id integer PRIMARY KEY,
    now mood NOT NULL DEFAULT 'it''s ok',
    was mood,
    said text
);

CREATE TABLE accounts (
    id integer PRIMARY KEY,
    org integer NOT NULL,
    nick text NOT NULL DEFAULT 'nobody',
    name text,
    seats smallint DEFAULT 3,
    price numeric(8, 2) DEFAULT 1.50,
    closed boolean NOT NULL DEFAULT false,
    made timestamptz(3),
    feel mood DEFAULT 'sad',
    settings jsonb NOT NULL DEFAULT '{"a": 1}',
    CONSTRAINT accounts_org_nick UNIQUE (org, nick)
);

CREATE UNIQUE INDEX accounts_by_name ON accounts (org, coalesce(name, ''));
CREATE UNIQUE INDEX accounts_open ON accounts (nick) WHERE NOT closed;
