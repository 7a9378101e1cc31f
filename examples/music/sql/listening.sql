-- name: listened(rows: list[NewListening]) -> Affected
-- Count that customers listened.
INSERT INTO listening (customer_id, track_id, last_at, device)
VALUES (:customer_id, :track_id, :last_at, :device)
ON CONFLICT (customer_id, track_id) DO UPDATE
   SET times = listening.times + 1,
       last_at = greatest(listening.last_at, excluded.last_at),
       device = coalesce(excluded.device, listening.device);

-- name: recent(customer_id: int, before: datetime, before_track: int, most: int) -> list[Recent]
-- What a customer listened to, newest first, a page at a time.
SELECT l.track_id,
       t.name,
       l.last_at,
       l.times,
       l.device ->> 'kind' AS device
  FROM listening AS l
  JOIN track AS t USING (track_id)
 WHERE l.customer_id = :customer_id
   AND (l.last_at < :before OR (l.last_at = :before AND l.track_id > :before_track))
 ORDER BY l.last_at DESC, l.track_id
 LIMIT :most;

-- name: on_device(kind: str) -> list[DeviceUse]
-- Devices of a kind, by their names.
SELECT device ->> 'name' AS name,
       count(*) AS tracks,
       sum(times) AS times
  FROM listening
 WHERE device @> jsonb_build_object('kind', :kind::text)
 GROUP BY device ->> 'name'
 ORDER BY times DESC, name NULLS LAST;

-- name: taste(customer_id: int) -> list[Taste]
-- The genres of a customer by how often they were listened to, with the mean of the stars given.
SELECT coalesce(g.name, 'none') AS genre,
       sum(l.times) AS times,
       round(avg(r.stars), 2) AS stars
  FROM listening AS l
  JOIN track AS t USING (track_id)
  LEFT JOIN genre AS g USING (genre_id)
  LEFT JOIN review AS r ON r.track_id = l.track_id AND r.customer_id = l.customer_id
 WHERE l.customer_id = :customer_id
 GROUP BY g.genre_id, g.name
 ORDER BY times DESC, g.genre_id NULLS LAST;

-- name: forget(before: datetime) -> Affected
-- Drop what was last listened to long ago and never reviewed.
DELETE FROM listening AS l
 WHERE l.last_at < :before
   AND NOT EXISTS (SELECT 1
                     FROM review AS r
                    WHERE r.track_id = l.track_id
                      AND r.customer_id = l.customer_id);

-- name: close_account(customer_id: int) -> list[Farewell]
-- Drop what a customer listened to, and tell how often, by genre.
WITH gone AS (
    DELETE FROM listening
     WHERE customer_id = :customer_id
    RETURNING track_id, times
)
SELECT coalesce(g.name, 'none') AS genre,
       sum(l.times) AS times
  FROM gone AS l
  JOIN track AS t USING (track_id)
  LEFT JOIN genre AS g USING (genre_id)
 GROUP BY g.genre_id, g.name
 ORDER BY times DESC, g.genre_id NULLS LAST;
