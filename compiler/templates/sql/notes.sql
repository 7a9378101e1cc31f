-- name: create(id: str, title: str, created_at: datetime) -> Note
-- Add a note.
INSERT INTO notes (id, title, is_done, created_at)
VALUES (:id, :title, false, :created_at)
RETURNING id, title, is_done, created_at;

-- name: get(id: str) -> Note | None
-- The note with this id.
SELECT id, title, is_done, created_at
  FROM notes
 WHERE id = :id;

-- name: oldest_open(most: int) -> list[Note]
-- Notes that are not done yet, the oldest first.
SELECT id, title, is_done, created_at
  FROM notes
 WHERE NOT is_done
 ORDER BY created_at, id
 LIMIT :most;

-- name: finish(ids: list[str]) -> Affected
-- Mark notes as done.
UPDATE notes
   SET is_done = true
 WHERE id = ANY(:ids);

-- name: count_open() -> int
-- How many notes are not done yet.
SELECT count(*) AS open_notes
  FROM notes
 WHERE NOT is_done;
