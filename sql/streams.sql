-- name: add_row(id: str, chat_id: str, created_at: datetime) -> None
-- Note that a stream of answers began in a chat.
INSERT INTO streams (id, chat_id, created_at)
VALUES (:id, :chat_id, :created_at);

-- name: ids_of_chat(chat_id: str) -> list[str]
-- Streams of a chat, the oldest first.
SELECT id
  FROM streams
 WHERE chat_id = :chat_id
 ORDER BY created_at, id;
