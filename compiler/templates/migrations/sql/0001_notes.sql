CREATE TABLE notes (
    id text PRIMARY KEY,
    title text NOT NULL,
    is_done boolean NOT NULL,
    created_at timestamptz(3) NOT NULL
);

CREATE INDEX notes_open ON notes (created_at, id) WHERE NOT is_done;

-- rollback

DROP TABLE notes;
