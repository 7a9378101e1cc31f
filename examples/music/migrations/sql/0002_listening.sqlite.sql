-- of 76942363
-- What customers listen to and think of it: counted per track, with the device that was last used.
CREATE TABLE listening (
    customer_id INTEGER NOT NULL REFERENCES customer (customer_id) ON DELETE CASCADE
        CHECK (customer_id BETWEEN -2147483648 AND 2147483647),
    track_id INTEGER NOT NULL REFERENCES track (track_id) ON DELETE CASCADE
        CHECK (track_id BETWEEN -2147483648 AND 2147483647),
    times INTEGER NOT NULL DEFAULT 1 CHECK (times BETWEEN -2147483648 AND 2147483647),
    last_at TEXT NOT NULL
        CHECK (last_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    device TEXT CHECK (device IS NULL OR json_valid(device)),
    PRIMARY KEY (customer_id, track_id),
    CONSTRAINT listening_times_check CHECK (times > 0)
) STRICT;

CREATE INDEX listening_last_at_idx ON listening (customer_id, last_at DESC, track_id);

CREATE TABLE review (
    review_id INTEGER PRIMARY KEY AUTOINCREMENT,
    track_id INTEGER NOT NULL REFERENCES track (track_id) ON DELETE CASCADE
        CHECK (track_id BETWEEN -2147483648 AND 2147483647),
    customer_id INTEGER NOT NULL REFERENCES customer (customer_id) ON DELETE CASCADE
        CHECK (customer_id BETWEEN -2147483648 AND 2147483647),
    stars INTEGER NOT NULL CHECK (stars BETWEEN -32768 AND 32767),
    words TEXT,
    written_at TEXT NOT NULL
        CHECK (written_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    CONSTRAINT review_customer_id_track_id_key UNIQUE (customer_id, track_id),
    CONSTRAINT review_stars_check CHECK (stars BETWEEN 1 AND 5)
) STRICT;

CREATE INDEX review_track_id_idx ON review (track_id);

-- rollback

DROP TABLE review;

DROP TABLE listening;
