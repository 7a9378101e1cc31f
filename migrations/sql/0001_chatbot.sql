-- The chatbot's schema. Identifiers are nanoids; time stamps are written by the repositories, cut to the millisecond.
-- What stands in an index has a longest length: PostgreSQL cannot index a longer value, and SQLite would take it.

CREATE TABLE users (
    id text PRIMARY KEY,
    email text NOT NULL,
    password text,
    is_guest boolean NOT NULL,
    created_at timestamptz(3) NOT NULL,
    CONSTRAINT users_email_key UNIQUE (email),
    CONSTRAINT users_id_check CHECK (length(id) <= 64),
    CONSTRAINT users_email_check CHECK (length(email) <= 320)
);

CREATE TABLE chats (
    id text PRIMARY KEY,
    user_id text NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    title text NOT NULL,
    visibility text NOT NULL,
    created_at timestamptz(3) NOT NULL,
    CONSTRAINT chats_visibility_check CHECK (visibility IN ('public', 'private')),
    CONSTRAINT chats_id_check CHECK (length(id) <= 64)
);

-- A user's chats, newest first, a page at a time.
CREATE INDEX chats_by_user ON chats (user_id, created_at DESC, id DESC);

-- seq never leaves the database: it orders messages of one batch, and gives full-text search a number that stays.
CREATE TABLE messages (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text NOT NULL,
    chat_id text NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    role text NOT NULL,
    parts jsonb NOT NULL,
    attachments jsonb NOT NULL,
    search_tokens text NOT NULL,
    created_at timestamptz(3) NOT NULL,
    CONSTRAINT messages_id_key UNIQUE (id),
    CONSTRAINT messages_chat_key UNIQUE (chat_id, id),
    CONSTRAINT messages_role_check CHECK (role IN ('user', 'assistant', 'system', 'tool')),
    CONSTRAINT messages_id_check CHECK (length(id) <= 64)
);

CREATE INDEX messages_by_chat ON messages (chat_id, created_at, seq);

-- What a user has asked: counted against a limit, and for the usage reports.
CREATE INDEX messages_asked ON messages (created_at, chat_id) WHERE role = 'user';

CREATE INDEX messages_search ON messages USING GIN (string_to_array(search_tokens, ' '));

CREATE TABLE votes (
    chat_id text NOT NULL,
    message_id text NOT NULL,
    is_upvoted boolean NOT NULL,
    PRIMARY KEY (chat_id, message_id),
    CONSTRAINT votes_message_fkey FOREIGN KEY (chat_id, message_id) REFERENCES messages (chat_id, id) ON DELETE CASCADE
);

CREATE TABLE documents (
    id text NOT NULL,
    version integer NOT NULL,
    user_id text NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    title text NOT NULL,
    kind text NOT NULL,
    content text,
    created_at timestamptz(3) NOT NULL,
    PRIMARY KEY (id, version),
    CONSTRAINT documents_kind_check CHECK (kind IN ('text', 'code', 'image', 'sheet')),
    CONSTRAINT documents_id_check CHECK (length(id) <= 64)
);

CREATE INDEX documents_by_user ON documents (user_id);

CREATE TABLE suggestions (
    id text PRIMARY KEY,
    document_id text NOT NULL,
    document_version integer NOT NULL,
    user_id text NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    original_text text NOT NULL,
    suggested_text text NOT NULL,
    description text,
    is_resolved boolean NOT NULL,
    created_at timestamptz(3) NOT NULL,
    CONSTRAINT suggestions_document_fkey FOREIGN KEY (document_id, document_version)
        REFERENCES documents (id, version) ON DELETE CASCADE,
    CONSTRAINT suggestions_id_check CHECK (length(id) <= 64)
);

CREATE INDEX suggestions_by_document ON suggestions (document_id, document_version);

CREATE INDEX suggestions_open ON suggestions (document_id, created_at, id) WHERE NOT is_resolved;

CREATE INDEX suggestions_by_user ON suggestions (user_id);

CREATE TABLE streams (
    id text PRIMARY KEY,
    chat_id text NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    created_at timestamptz(3) NOT NULL,
    CONSTRAINT streams_id_check CHECK (length(id) <= 64)
);

CREATE INDEX streams_by_chat ON streams (chat_id, created_at, id);

CREATE TABLE memories (
    id text PRIMARY KEY,
    user_id text NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    category text,
    content text NOT NULL,
    confidence double precision NOT NULL,
    metadata jsonb NOT NULL,
    source_chat_id text REFERENCES chats (id) ON DELETE SET NULL,
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    CONSTRAINT memories_confidence_check CHECK (confidence BETWEEN 0 AND 1),
    CONSTRAINT memories_id_check CHECK (length(id) <= 64),
    CONSTRAINT memories_category_check CHECK (length(category) <= 200)
);

CREATE INDEX memories_by_category ON memories (user_id, (coalesce(category, '')), updated_at DESC, id DESC);

CREATE INDEX memories_by_source ON memories (source_chat_id);

CREATE TABLE files (
    id text PRIMARY KEY,
    user_id text NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    chat_id text NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    filename text NOT NULL,
    file_type text NOT NULL,
    mime_type text NOT NULL,
    size_bytes bigint NOT NULL,
    processed_content text,
    metadata jsonb NOT NULL,
    uploaded_at timestamptz(3) NOT NULL,
    CONSTRAINT files_size_check CHECK (size_bytes >= 0),
    CONSTRAINT files_id_check CHECK (length(id) <= 64)
);

CREATE INDEX files_by_chat ON files (chat_id, uploaded_at, id);

CREATE INDEX files_by_user ON files (user_id);

-- A cache: key is a hash of engine and query, because a long query would not fit into an index.
CREATE TABLE searches (
    key text PRIMARY KEY,
    engine text NOT NULL,
    query text NOT NULL,
    results jsonb NOT NULL,
    created_at timestamptz(3) NOT NULL,
    expires_at timestamptz(3) NOT NULL
);

CREATE INDEX searches_by_expiry ON searches (expires_at);

-- rollback

DROP TABLE searches;
DROP TABLE files;
DROP TABLE memories;
DROP TABLE streams;
DROP TABLE suggestions;
DROP TABLE documents;
DROP TABLE votes;
DROP TABLE messages;
DROP TABLE chats;
DROP TABLE users;
