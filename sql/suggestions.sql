-- name: insert(suggestions: list[Suggestion]) -> Affected
-- Add suggestions, all or none.
INSERT INTO suggestions (id, document_id, document_version, user_id, original_text, suggested_text, description, is_resolved, created_at)
VALUES (:id, :document_id, :document_version, :user_id, :original_text, :suggested_text, :description, :is_resolved, :created_at);

-- name: of_document(document_id: str) -> list[Suggestion]
-- Suggestions for a document, of all its versions, the oldest first.
SELECT id, document_id, document_version, user_id, original_text, suggested_text, description, is_resolved, created_at
  FROM suggestions
 WHERE document_id = :document_id
 ORDER BY created_at, id;

-- name: open_of_document(document_id: str) -> list[Suggestion]
-- Suggestions for a document that nobody has resolved, the oldest first.
SELECT id, document_id, document_version, user_id, original_text, suggested_text, description, is_resolved, created_at
  FROM suggestions
 WHERE document_id = :document_id
   AND NOT is_resolved
 ORDER BY created_at, id;

-- name: resolve(id: str) -> Affected
-- Mark a suggestion as done with.
UPDATE suggestions
   SET is_resolved = true
 WHERE id = :id;
