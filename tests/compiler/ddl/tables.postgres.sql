-- Every type, and each kind of constraint on a column.
CREATE TABLE things (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    a_text text,
    a_name varchar(5) NOT NULL DEFAULT 'it''s', -- five characters at most
    a_small smallint,
    an_integer integer DEFAULT -1 CHECK (an_integer <> 7),
    a_big bigint UNIQUE,
    a_double double precision DEFAULT 0.5,
    a_flag boolean NOT NULL DEFAULT false,
    a_time timestamptz(3),
    -- without a time
    a_day date,
    a_stamp timestamp(3),
    an_hour time(3),
    some_json jsonb NOT NULL DEFAULT '{}',
    an_uuid uuid,
    maybe_json jsonb DEFAULT NULL,
    made_at timestamptz(3) NOT NULL DEFAULT now(),
    changed_at timestamptz(3) DEFAULT CURRENT_TIMESTAMP,
    a_key uuid NOT NULL DEFAULT gen_random_uuid(),
    rest bigint GENERATED ALWAYS AS (coalesce(an_integer, -1)) STORED,
    some_bytes bytea,
    CONSTRAINT things_name_check CHECK (length(a_name) BETWEEN 1 AND 5 AND a_name NOT IN ('x', 'y')),
    CHECK (a_small < an_integer OR a_small IS NULL OR NOT (a_flag OR a_text = 'z')),
    CONSTRAINT things_pair_key UNIQUE (a_text, an_integer)
);

CREATE TABLE costs (
    price numeric(10, 2) DEFAULT 1.005 PRIMARY KEY,
    share numeric(4, 4) NOT NULL DEFAULT -0.5 CHECK (share < 0.75 AND price >= 0.125),
    count numeric(18) UNIQUE,
    long numeric(20, 3) DEFAULT 7,
    open numeric DEFAULT 1.50
);

CREATE TABLE IF NOT EXISTS codes (
    "index" integer PRIMARY KEY,
    label text COLLATE "C" NULL,
    CHECK (label IS NOT NULL)
);

-- rollback
DROP TABLE codes;
DROP TABLE costs;
DROP TABLE things;
