-- name: notes() -> list[Note]
SELECT id, note AS "from"
  FROM loans;

-- name: others() -> list[Other]
SELECT id, note AS "aNote"
  FROM loans;
