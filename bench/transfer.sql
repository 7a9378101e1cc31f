CREATE TABLE messages (
    id bigint NOT NULL,
    chat_id text NOT NULL,
    role text NOT NULL,
    parts jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    tokens integer,
    visible boolean NOT NULL
)
