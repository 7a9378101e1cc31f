-- name: retitle(id: str, title: str) -> Affected
UPDATE books
   SET titel = :title
 WHERE id = :id;
