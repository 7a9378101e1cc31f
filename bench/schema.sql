PRAGMA journal_mode = WAL;

CREATE TABLE messages (
    id TEXT NOT NULL PRIMARY KEY,
    chat_id TEXT NOT NULL,
    role TEXT NOT NULL,
    parts TEXT NOT NULL CHECK (json_valid(parts)),
    attachments TEXT NOT NULL CHECK (json_valid(attachments)),
    hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
    created_at TEXT NOT NULL
) STRICT;

CREATE INDEX messages_chat ON messages (chat_id, created_at);

CREATE TABLE tags (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    uses INTEGER NOT NULL
) STRICT;
