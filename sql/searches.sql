-- name: put_row(key: str, engine: str, query: str, results: Json, created_at: datetime, expires_at: datetime) -> None
-- Keep results of a search, in place of older ones.
INSERT INTO searches (key, engine, query, results, created_at, expires_at)
VALUES (:key, :engine, :query, :results, :created_at, :expires_at)
    ON CONFLICT (key)
    DO UPDATE SET results = excluded.results,
                  created_at = excluded.created_at,
                  expires_at = excluded.expires_at;

-- name: find_row(key: str, engine: str, query: str, at: datetime) -> Search | None
-- Results of a search that have not expired at a time.
SELECT engine, query, results, created_at, expires_at
  FROM searches
 WHERE key = :key
   AND engine = :engine
   AND query = :query
   AND expires_at > :at;

-- name: delete_expired(at: datetime) -> Affected
-- Delete results that have expired at a time.
DELETE FROM searches
 WHERE expires_at <= :at;
