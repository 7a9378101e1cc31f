-- name: insert(messages: list[MessageRow]) -> Affected
-- Add messages in their order, all or none. The repository adds the search tokens.
INSERT INTO messages (id, chat_id, role, parts, attachments, search_tokens, created_at)
VALUES (:id, :chat_id, :role, :parts, :attachments, :search_tokens, :created_at);

-- name: get(id: str) -> Message | None
-- The message with this id.
SELECT id, chat_id, role, parts, attachments, created_at
  FROM messages
 WHERE id = :id;

-- name: of_chat(chat_id: str) -> list[Message]
-- Messages of a chat, in order.
SELECT id, chat_id, role, parts, attachments, created_at
  FROM messages
 WHERE chat_id = :chat_id
 ORDER BY created_at, seq;

-- name: stream_of_chat(chat_id: str) -> Iterator[Message]
-- Messages of a chat, in order, without holding all of them in memory.
SELECT id, chat_id, role, parts, attachments, created_at
  FROM messages
 WHERE chat_id = :chat_id
 ORDER BY created_at, seq;

-- name: replace_parts(id: str, parts: Json, search_tokens: str) -> Affected
-- Give a message other parts. The repository adds the search tokens.
UPDATE messages
   SET parts = :parts,
       search_tokens = :search_tokens
 WHERE id = :id;

-- name: delete_from(chat_id: str, since: datetime) -> Affected
-- Delete the messages of a chat from a time on, with their votes.
DELETE FROM messages
 WHERE chat_id = :chat_id
   AND created_at >= :since;

-- name: count_asked(user_id: str, since: datetime) -> int
-- How many messages a user has sent since a time.
SELECT count(*) AS asked
  FROM messages AS m
  JOIN chats AS c ON c.id = m.chat_id
 WHERE c.user_id = :user_id
   AND m.role = 'user'
   AND m.created_at >= :since;

-- name: with_terms(user_id: str, terms: list[str], most: int) -> list[Message]
-- Messages in a user's chats that have all of these tokens, newest first. The repository makes the tokens.
SELECT m.id, m.chat_id, m.role, m.parts, m.attachments, m.created_at
  FROM messages AS m
  JOIN chats AS c ON c.id = m.chat_id
 WHERE c.user_id = :user_id
   AND string_to_array(m.search_tokens, ' ') @> :terms::text[]
   AND cardinality(:terms::text[]) > 0
 ORDER BY m.created_at DESC, m.seq DESC
 LIMIT :most;

-- dialect: sqlite of 1d7aa784
SELECT m.id, m.chat_id, m.role, m.parts, m.attachments, m.created_at
  FROM messages_search AS s
  JOIN messages AS m ON m.seq = s.rowid
  JOIN chats AS c ON c.id = m.chat_id
 WHERE messages_search MATCH (SELECT coalesce(group_concat('"' || value || '"', ' '), '""') FROM json_each(:terms))
   AND c.user_id = :user_id
 ORDER BY m.created_at DESC, m.seq DESC
 LIMIT CASE WHEN :most >= 0 THEN :most ELSE 'negative' END;
