-- What customers listen to and think of it: counted per track, with the device that was last used.

CREATE TABLE listening (
    customer_id integer NOT NULL REFERENCES customer (customer_id) ON DELETE CASCADE,
    track_id integer NOT NULL REFERENCES track (track_id) ON DELETE CASCADE,
    times integer DEFAULT 1 NOT NULL,
    last_at timestamptz(3) NOT NULL,
    device jsonb,
    PRIMARY KEY (customer_id, track_id),
    CONSTRAINT listening_times_check CHECK (times > 0)
);

CREATE INDEX listening_last_at_idx ON listening (customer_id, last_at DESC, track_id);

CREATE TABLE review (
    review_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    track_id integer NOT NULL REFERENCES track (track_id) ON DELETE CASCADE,
    customer_id integer NOT NULL REFERENCES customer (customer_id) ON DELETE CASCADE,
    stars smallint NOT NULL,
    words text,
    written_at timestamptz(3) NOT NULL,
    CONSTRAINT review_customer_id_track_id_key UNIQUE (customer_id, track_id),
    CONSTRAINT review_stars_check CHECK (stars BETWEEN 1 AND 5)
);

CREATE INDEX review_track_id_idx ON review (track_id);

-- rollback

DROP TABLE review;

DROP TABLE listening;
