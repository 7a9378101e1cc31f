-- name: cast_vote(chat_id: str, message_id: str, is_upvoted: bool) -> Affected
-- Vote on a message, or change the vote: one statement, so that two at once cannot get in each other's way.
INSERT INTO votes (chat_id, message_id, is_upvoted)
VALUES (:chat_id, :message_id, :is_upvoted)
    ON CONFLICT (chat_id, message_id)
    DO UPDATE SET is_upvoted = excluded.is_upvoted;

-- name: of_chat(chat_id: str) -> list[Vote]
-- Votes in a chat.
SELECT chat_id, message_id, is_upvoted
  FROM votes
 WHERE chat_id = :chat_id
 ORDER BY message_id;
