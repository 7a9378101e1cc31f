CREATE TABLE messages (
    id text PRIMARY KEY,
    chat_id text NOT NULL,
    role text NOT NULL,
    parts jsonb NOT NULL,
    attachments jsonb NOT NULL,
    hidden boolean NOT NULL,
    created_at timestamptz(3) NOT NULL
);

CREATE INDEX messages_chat ON messages (chat_id, created_at);

CREATE TABLE tags (
    id bigint PRIMARY KEY,
    name text NOT NULL,
    uses bigint NOT NULL
);

INSERT INTO tags
SELECT n,
       'tag ' || n,
       0
  FROM generate_series(0, 999) AS n
