-- name: create(id: str, user_id: str, title: str, visibility: str, created_at: datetime) -> Chat
-- Add a chat.
INSERT INTO chats (id, user_id, title, visibility, created_at)
VALUES (:id, :user_id, :title, :visibility, :created_at)
RETURNING id, user_id, title, visibility, created_at;

-- name: get(id: str) -> Chat | None
-- The chat with this id.
SELECT id, user_id, title, visibility, created_at
  FROM chats
 WHERE id = :id;

-- name: delete(id: str) -> Affected
-- Delete a chat with its messages, votes, streams and files.
DELETE FROM chats
 WHERE id = :id;

-- name: delete_of_user(user_id: str) -> Affected
-- Delete all chats of a user, with all that belongs to them.
DELETE FROM chats
 WHERE user_id = :user_id;

-- name: rename(id: str, title: str) -> Affected
-- Give a chat another title.
UPDATE chats
   SET title = :title
 WHERE id = :id;

-- name: set_visibility(id: str, visibility: str) -> Affected
-- Make a chat public or private.
UPDATE chats
   SET visibility = :visibility
 WHERE id = :id;

-- name: newest(user_id: str, most: int) -> list[ChatSummary]
-- The newest chats of a user, each with its last message.
SELECT c.id,
       c.title,
       c.visibility,
       c.created_at,
       m.id AS last_message_id,
       m.role AS last_message_role,
       m.parts AS last_message_parts,
       m.created_at AS last_message_at
  FROM chats AS c
  LEFT JOIN messages AS m ON m.seq = (
           SELECT l.seq
             FROM messages AS l
            WHERE l.chat_id = c.id
            ORDER BY l.created_at DESC, l.seq DESC
            LIMIT 1)
 WHERE c.user_id = :user_id
 ORDER BY c.created_at DESC, c.id DESC
 LIMIT :most;

-- name: older_than(user_id: str, created_at: datetime, id: str, most: int) -> list[ChatSummary]
-- Chats of a user that come behind the one with this stamp and id, newest first, each with its last message.
SELECT c.id,
       c.title,
       c.visibility,
       c.created_at,
       m.id AS last_message_id,
       m.role AS last_message_role,
       m.parts AS last_message_parts,
       m.created_at AS last_message_at
  FROM chats AS c
  LEFT JOIN messages AS m ON m.seq = (
           SELECT l.seq
             FROM messages AS l
            WHERE l.chat_id = c.id
            ORDER BY l.created_at DESC, l.seq DESC
            LIMIT 1)
 WHERE c.user_id = :user_id
   AND (c.created_at, c.id) < (:created_at, :id)
 ORDER BY c.created_at DESC, c.id DESC
 LIMIT :most;

-- name: newer_than(user_id: str, created_at: datetime, id: str, most: int) -> list[ChatSummary]
-- Chats of a user that come before the one with this stamp and id, oldest first, each with its last message.
SELECT c.id,
       c.title,
       c.visibility,
       c.created_at,
       m.id AS last_message_id,
       m.role AS last_message_role,
       m.parts AS last_message_parts,
       m.created_at AS last_message_at
  FROM chats AS c
  LEFT JOIN messages AS m ON m.seq = (
           SELECT l.seq
             FROM messages AS l
            WHERE l.chat_id = c.id
            ORDER BY l.created_at DESC, l.seq DESC
            LIMIT 1)
 WHERE c.user_id = :user_id
   AND (c.created_at, c.id) > (:created_at, :id)
 ORDER BY c.created_at, c.id
 LIMIT :most;
