-- name: subtitles() -> list[str | None]
SELECT subtitle
  FROM books
 ORDER BY id;
