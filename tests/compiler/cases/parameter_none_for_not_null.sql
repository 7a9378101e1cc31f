-- name: retitle(id: str, title: str | None) -> Affected
UPDATE books
   SET title = :title
 WHERE id = :id;
