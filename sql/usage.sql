-- name: per_day(since: datetime, until: datetime) -> list[DayUsage]
-- Messages of users for each day (UTC) in a span of time, with the sum so far.
SELECT d.day,
       d.messages,
       d.chats,
       (sum(d.messages) OVER (ORDER BY d.day))::bigint AS messages_so_far
  FROM (SELECT (m.created_at AT TIME ZONE 'UTC')::date AS day,
               count(*) AS messages,
               count(DISTINCT m.chat_id) AS chats
          FROM messages AS m
         WHERE m.role = 'user'
           AND m.created_at >= :since
           AND m.created_at < :until
         GROUP BY (m.created_at AT TIME ZONE 'UTC')::date) AS d
 ORDER BY d.day;

-- name: most_active_chats(since: datetime, until: datetime, most: int) -> list[ChatUsage]
-- Chats with the most messages in a span of time; equal ones share a place.
SELECT c.id AS chat_id,
       c.title,
       u.email,
       count(*) AS messages,
       max(m.created_at) AS last_at,
       rank() OVER (ORDER BY count(*) DESC) AS place
  FROM messages AS m
  JOIN chats AS c ON c.id = m.chat_id
  JOIN users AS u ON u.id = c.user_id
 WHERE m.created_at >= :since
   AND m.created_at < :until
 GROUP BY c.id, c.title, u.email
 ORDER BY count(*) DESC, c.id
 LIMIT :most;
