CREATE TABLE notes (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    owner_id TEXT NOT NULL,
    category TEXT,
    details TEXT NOT NULL CHECK (json_valid(details)),
    is_done INTEGER NOT NULL CHECK (is_done IN (0, 1)),
    created_at TEXT NOT NULL
        CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(created_at, 1, 19), '+0 days') IS substr(created_at, 1, 19) AND created_at >= '0001')
) STRICT;

CREATE INDEX notes_by_owner ON notes (owner_id, created_at DESC, seq DESC);

/* One note of a category is open. */
CREATE UNIQUE INDEX notes_open ON notes (owner_id, coalesce(category, ''))
    WHERE NOT is_done;
CREATE INDEX notes_prefix ON notes (substr(owner_id, 1, 3), details ->> 'kind');

CREATE INDEX notes_late ON notes (created_at)
    WHERE category IS NOT NULL AND category = 'late';

-- rollback

DROP INDEX notes_late;
DROP TABLE notes;
