-- name: add(books: list[Book]) -> Affected
-- Add books.
INSERT INTO books (added_at, title, id, subtitle, isbn, pages, shelf, copies, weight, is_lent, tags, cover, edition, published)
VALUES (:added_at, :title, :id, :subtitle, :isbn, :pages, :shelf, :copies, :weight, :is_lent, :tags, :cover, :edition, :published);

-- name: get(id: str) -> Book | None
-- The book with this id, or "None".
SELECT id, title, subtitle, isbn, pages, shelf, copies, weight, is_lent, tags, cover, edition, published, added_at
  FROM books
 WHERE id = :id;

-- name: by_ids(ids: list[str]) -> list[Book]
-- Books with these ids.
--
-- A path like C:\new\table and """quotes""" are only text.
SELECT id, title, subtitle, isbn, pages, shelf, copies, weight, is_lent, tags, cover, edition, published, added_at
  FROM books
 WHERE id = ANY(:ids)
 ORDER BY id;

-- name: stream_titles() -> Iterator[str]
SELECT title
  FROM books
 ORDER BY id;

-- name: subtitle(id: str) -> str | None
SELECT subtitle
  FROM books
 WHERE id = :id;

-- name: longest() -> int
SELECT max(pages) AS pages
  FROM books;

-- name: retitle(id: str, title: str, subtitle: str | None) -> None
UPDATE books
   SET title = :title,
       subtitle = :subtitle
 WHERE id = :id;

-- name: certain(id: str) -> Certain(subtitle: str)
SELECT id, subtitle
  FROM books
 WHERE id = :id;

-- name: odd_text(id: str) -> str
SELECT 'it''s ":id" \ {id} %s ' || title /* :id */ -- :id
  FROM books
 WHERE id = :id;
