-- name: lent() -> list[Book]
SELECT b.id, l.note AS title
  FROM books AS b
  JOIN loans AS l ON l.book_id = b.id;

-- name: numbers() -> list[Book]
SELECT id, pages AS title
  FROM books;

-- name: turned() -> list[Book]
SELECT title, id
  FROM books;

-- name: ids() -> list[Book]
SELECT id
  FROM books;
