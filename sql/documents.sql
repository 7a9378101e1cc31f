-- name: insert_version(id: str, user_id: str, title: str, kind: str, content: str | None, created_at: datetime) -> Document
-- Add the version that follows the newest one of this document, or the first.
INSERT INTO documents (id, version, user_id, title, kind, content, created_at)
SELECT :id,
       coalesce((SELECT max(d.version) FROM documents AS d WHERE d.id = :id), 0) + 1,
       :user_id,
       :title,
       :kind,
       :content,
       :created_at
RETURNING id, version, user_id, title, kind, content, created_at;

-- name: newest(id: str) -> Document | None
-- The newest version of a document.
SELECT id, version, user_id, title, kind, content, created_at
  FROM documents
 WHERE id = :id
 ORDER BY version DESC
 LIMIT 1;

-- name: versions(id: str) -> list[Document]
-- All versions of a document, the oldest first.
SELECT id, version, user_id, title, kind, content, created_at
  FROM documents
 WHERE id = :id
 ORDER BY version;

-- name: delete_after(id: str, after: datetime) -> Affected
-- Delete the versions of a document that are younger than a time, with their suggestions.
DELETE FROM documents
 WHERE id = :id
   AND created_at > :after;
