-- Every type, and each kind of constraint on a column.
CREATE TABLE things (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    a_text TEXT,
    -- five characters at most
    a_name TEXT NOT NULL DEFAULT 'it''s' CHECK (length(a_name) <= 5),
    a_small INTEGER CHECK (a_small BETWEEN -32768 AND 32767),
    an_integer INTEGER DEFAULT -1
        CHECK (an_integer BETWEEN -2147483648 AND 2147483647)
        CONSTRAINT things_an_integer_check CHECK (an_integer <> 7),
    a_big INTEGER UNIQUE,
    a_double REAL DEFAULT 0.5,
    a_flag INTEGER NOT NULL DEFAULT 0 CHECK (a_flag IN (0, 1)),
    a_time TEXT
        CHECK (a_time GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(a_time, 1, 19), '+0 days') IS substr(a_time, 1, 19) AND a_time >= '0001'),
    -- without a time
    a_day TEXT
        CHECK (a_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' AND date(a_day, '+0 days') IS a_day AND a_day >= '0001'),
    a_stamp TEXT
        CHECK (a_stamp GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]' AND strftime('%Y-%m-%dT%H:%M:%S', substr(a_stamp, 1, 19), '+0 days') IS substr(a_stamp, 1, 19) AND a_stamp >= '0001'),
    an_hour TEXT CHECK (an_hour GLOB '[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]' AND an_hour < '24'),
    some_json TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(some_json)),
    an_uuid TEXT
        CHECK (an_uuid GLOB '????????-????-????-????-????????????' AND replace(an_uuid, '-', '') NOT GLOB '*[^0-9a-f]*' AND length(replace(an_uuid, '-', '')) = 32),
    maybe_json TEXT DEFAULT NULL CHECK (maybe_json IS NULL OR json_valid(maybe_json)),
    made_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
        CHECK (made_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(made_at, 1, 19), '+0 days') IS substr(made_at, 1, 19) AND made_at >= '0001'),
    changed_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
        CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(changed_at, 1, 19), '+0 days') IS substr(changed_at, 1, 19) AND changed_at >= '0001'),
    a_key TEXT NOT NULL DEFAULT (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))))
        CHECK (a_key GLOB '????????-????-????-????-????????????' AND replace(a_key, '-', '') NOT GLOB '*[^0-9a-f]*' AND length(replace(a_key, '-', '')) = 32),
    rest INTEGER GENERATED ALWAYS AS (coalesce(an_integer, -1)) STORED,
    some_bytes BLOB,
    CONSTRAINT things_name_check CHECK (length(a_name) BETWEEN 1 AND 5 AND NOT a_name IN ('x', 'y')),
    CONSTRAINT things_check CHECK (a_small < an_integer OR a_small IS NULL OR NOT (a_flag OR a_text = 'z')),
    CONSTRAINT things_pair_key UNIQUE (a_text, an_integer)
) STRICT;

CREATE TABLE costs (
    price INT NOT NULL DEFAULT 101 PRIMARY KEY CHECK (price BETWEEN -9999999999 AND 9999999999),
    share INTEGER NOT NULL DEFAULT -5000
        CHECK (share BETWEEN -9999 AND 9999)
        CONSTRAINT costs_check CHECK (share < 7500 AND price >= 12.5),
    count INTEGER UNIQUE CHECK (count BETWEEN -999999999999999999 AND 999999999999999999),
    long TEXT DEFAULT '7.000' CHECK (long NOT GLOB '*[^-0-9.]*' AND length(replace(ltrim(long, '-0'), '.', '')) <= 20),
    open TEXT DEFAULT '1.50' CHECK (open NOT GLOB '*[^-0-9.]*')
) STRICT;

CREATE TABLE IF NOT EXISTS codes (
    "index" INT NOT NULL PRIMARY KEY CHECK ("index" BETWEEN -2147483648 AND 2147483647),
    label TEXT,
    CONSTRAINT codes_label_check CHECK (label IS NOT NULL)
) STRICT;

-- rollback

DROP TABLE codes;
DROP TABLE costs;
DROP TABLE things;
