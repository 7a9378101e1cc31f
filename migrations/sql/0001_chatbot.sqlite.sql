-- of d1c84fa2
-- The chatbot's schema. Identifiers are nanoids; time stamps are written by the repositories, cut to the millisecond.
-- What stands in an index has a longest length: PostgreSQL cannot index a longer value, and SQLite would take it.
CREATE TABLE users (
    id TEXT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    password TEXT,
    is_guest INTEGER NOT NULL CHECK (is_guest IN (0, 1)),
    created_at TEXT NOT NULL
        CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    CONSTRAINT users_email_key UNIQUE (email),
    CONSTRAINT users_id_check CHECK (length(id) <= 64),
    CONSTRAINT users_email_check CHECK (length(email) <= 320)
) STRICT;

CREATE TABLE chats (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    visibility TEXT NOT NULL,
    created_at TEXT NOT NULL
        CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    CONSTRAINT chats_visibility_check CHECK (visibility IN ('public', 'private')),
    CONSTRAINT chats_id_check CHECK (length(id) <= 64)
) STRICT;

-- A user's chats, newest first, a page at a time.
CREATE INDEX chats_by_user ON chats (user_id, created_at DESC, id DESC);

-- seq never leaves the database: it orders messages of one batch, and gives full-text search a number that stays.
CREATE TABLE messages (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    chat_id TEXT NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    parts TEXT NOT NULL CHECK (json_valid(parts)),
    attachments TEXT NOT NULL CHECK (json_valid(attachments)),
    search_tokens TEXT NOT NULL,
    created_at TEXT NOT NULL
        CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    CONSTRAINT messages_id_key UNIQUE (id),
    CONSTRAINT messages_chat_key UNIQUE (chat_id, id),
    CONSTRAINT messages_role_check CHECK (role IN ('user', 'assistant', 'system', 'tool')),
    CONSTRAINT messages_id_check CHECK (length(id) <= 64)
) STRICT;

CREATE INDEX messages_by_chat ON messages (chat_id, created_at, seq);

-- What a user has asked: counted against a limit, and for the usage reports.
CREATE INDEX messages_asked ON messages (created_at, chat_id)
    WHERE role = 'user';

CREATE VIRTUAL TABLE messages_search USING fts5 (
    search_tokens,
    content = 'messages',
    content_rowid = 'seq',
    tokenize = 'ascii'
);

CREATE TRIGGER messages_search_insert AFTER INSERT ON messages BEGIN
    INSERT INTO messages_search (rowid, search_tokens) VALUES (new.seq, new.search_tokens);
END;

CREATE TRIGGER messages_search_delete AFTER DELETE ON messages BEGIN
    INSERT INTO messages_search (messages_search, rowid, search_tokens) VALUES ('delete', old.seq, old.search_tokens);
END;

CREATE TRIGGER messages_search_update AFTER UPDATE OF seq, search_tokens ON messages BEGIN
    INSERT INTO messages_search (messages_search, rowid, search_tokens) VALUES ('delete', old.seq, old.search_tokens);
    INSERT INTO messages_search (rowid, search_tokens) VALUES (new.seq, new.search_tokens);
END;

INSERT INTO messages_search (messages_search) VALUES ('rebuild');

CREATE TABLE votes (
    chat_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    is_upvoted INTEGER NOT NULL CHECK (is_upvoted IN (0, 1)),
    PRIMARY KEY (chat_id, message_id),
    CONSTRAINT votes_message_fkey FOREIGN KEY (chat_id, message_id) REFERENCES messages (chat_id, id) ON DELETE CASCADE
) STRICT;

CREATE TABLE documents (
    id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version BETWEEN -2147483648 AND 2147483647),
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    content TEXT,
    created_at TEXT NOT NULL
        CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    PRIMARY KEY (id, version),
    CONSTRAINT documents_kind_check CHECK (kind IN ('text', 'code', 'image', 'sheet')),
    CONSTRAINT documents_id_check CHECK (length(id) <= 64)
) STRICT;

CREATE INDEX documents_by_user ON documents (user_id);

CREATE TABLE suggestions (
    id TEXT NOT NULL PRIMARY KEY,
    document_id TEXT NOT NULL,
    document_version INTEGER NOT NULL CHECK (document_version BETWEEN -2147483648 AND 2147483647),
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    original_text TEXT NOT NULL,
    suggested_text TEXT NOT NULL,
    description TEXT,
    is_resolved INTEGER NOT NULL CHECK (is_resolved IN (0, 1)),
    created_at TEXT NOT NULL
        CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    CONSTRAINT suggestions_document_fkey FOREIGN KEY (document_id, document_version) REFERENCES documents (id, version) ON DELETE CASCADE,
    CONSTRAINT suggestions_id_check CHECK (length(id) <= 64)
) STRICT;

CREATE INDEX suggestions_by_document ON suggestions (document_id, document_version);

CREATE INDEX suggestions_open ON suggestions (document_id, created_at, id)
    WHERE NOT is_resolved;

CREATE INDEX suggestions_by_user ON suggestions (user_id);

CREATE TABLE streams (
    id TEXT NOT NULL PRIMARY KEY,
    chat_id TEXT NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    created_at TEXT NOT NULL
        CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    CONSTRAINT streams_id_check CHECK (length(id) <= 64)
) STRICT;

CREATE INDEX streams_by_chat ON streams (chat_id, created_at, id);

CREATE TABLE memories (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    category TEXT,
    content TEXT NOT NULL,
    confidence REAL NOT NULL,
    metadata TEXT NOT NULL CHECK (json_valid(metadata)),
    source_chat_id TEXT REFERENCES chats (id) ON DELETE SET NULL,
    created_at TEXT NOT NULL
        CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    updated_at TEXT NOT NULL
        CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    CONSTRAINT memories_confidence_check CHECK (confidence BETWEEN 0 AND 1),
    CONSTRAINT memories_id_check CHECK (length(id) <= 64),
    CONSTRAINT memories_category_check CHECK (length(category) <= 200)
) STRICT;

CREATE INDEX memories_by_category ON memories (user_id, coalesce(category, ''), updated_at DESC, id DESC);

CREATE INDEX memories_by_source ON memories (source_chat_id);

CREATE TABLE files (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    chat_id TEXT NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    filename TEXT NOT NULL,
    file_type TEXT NOT NULL,
    mime_type TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    processed_content TEXT,
    metadata TEXT NOT NULL CHECK (json_valid(metadata)),
    uploaded_at TEXT NOT NULL
        CHECK (uploaded_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    CONSTRAINT files_size_check CHECK (size_bytes >= 0),
    CONSTRAINT files_id_check CHECK (length(id) <= 64)
) STRICT;

CREATE INDEX files_by_chat ON files (chat_id, uploaded_at, id);

CREATE INDEX files_by_user ON files (user_id);

-- A cache: key is a hash of engine and query, because a long query would not fit into an index.
CREATE TABLE searches (
    key TEXT NOT NULL PRIMARY KEY,
    engine TEXT NOT NULL,
    query TEXT NOT NULL,
    results TEXT NOT NULL CHECK (json_valid(results)),
    created_at TEXT NOT NULL
        CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    expires_at TEXT NOT NULL
        CHECK (expires_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z')
) STRICT;

CREATE INDEX searches_by_expiry ON searches (expires_at);

-- rollback

DROP TABLE searches;
DROP TABLE files;
DROP TABLE memories;
DROP TABLE streams;
DROP TABLE suggestions;
DROP TABLE documents;
DROP TABLE votes;

DROP TABLE messages_search;
DROP TABLE messages;
DROP TABLE chats;
DROP TABLE users;
