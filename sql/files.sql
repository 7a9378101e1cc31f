-- name: add_row(id: str, user_id: str, chat_id: str, filename: str, file_type: str, mime_type: str, size_bytes: int, processed_content: str | None, metadata: Json, uploaded_at: datetime) -> File
-- Note a file that was uploaded in a chat.
INSERT INTO files (id, user_id, chat_id, filename, file_type, mime_type, size_bytes, processed_content, metadata, uploaded_at)
VALUES (:id, :user_id, :chat_id, :filename, :file_type, :mime_type, :size_bytes, :processed_content, :metadata, :uploaded_at)
RETURNING id, user_id, chat_id, filename, file_type, mime_type, size_bytes, processed_content, metadata, uploaded_at;

-- name: of_chat(chat_id: str) -> list[File]
-- Files of a chat, the oldest first.
SELECT id, user_id, chat_id, filename, file_type, mime_type, size_bytes, processed_content, metadata, uploaded_at
  FROM files
 WHERE chat_id = :chat_id
 ORDER BY uploaded_at, id;
