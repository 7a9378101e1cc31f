-- name: save_row(id: str, user_id: str, category: str | None, content: str, confidence: float, metadata: Json, source_chat_id: str | None, at: datetime) -> Memory
-- Keep a memory, or change the one with this id; raises NotFound where that is another user's.
INSERT INTO memories (id, user_id, category, content, confidence, metadata, source_chat_id, created_at, updated_at)
VALUES (:id, :user_id, :category, :content, :confidence, :metadata, :source_chat_id, :at, :at)
    ON CONFLICT (id)
    DO UPDATE SET category = excluded.category,
                  content = excluded.content,
                  confidence = excluded.confidence,
                  metadata = excluded.metadata,
                  source_chat_id = excluded.source_chat_id,
                  updated_at = excluded.updated_at
            WHERE memories.user_id = excluded.user_id
RETURNING id, user_id, category, content, confidence, metadata, source_chat_id, created_at, updated_at;

-- name: of_category(user_id: str, category: str) -> list[Memory]
-- Memories of a user in a category, the last changed first; the empty category holds those without one.
SELECT id, user_id, category, content, confidence, metadata, source_chat_id, created_at, updated_at
  FROM memories
 WHERE user_id = :user_id
   AND coalesce(category, '') = :category
 ORDER BY updated_at DESC, id DESC;

-- name: of_user(user_id: str) -> list[Memory]
-- Memories of a user by category, the last changed first.
SELECT id, user_id, category, content, confidence, metadata, source_chat_id, created_at, updated_at
  FROM memories
 WHERE user_id = :user_id
 ORDER BY coalesce(category, ''), updated_at DESC, id DESC;
