-- name: put(notes: list[LoanNote]) -> Affected
MERGE INTO loans AS l
USING (SELECT :book_id::text AS book_id, :due::date AS due, :note::text AS note) AS s ON l.book_id = s.book_id
WHEN MATCHED AND s.note IS NULL THEN DELETE
WHEN MATCHED THEN UPDATE SET note = s.note
WHEN NOT MATCHED THEN INSERT (book_id, date, due, note) VALUES (s.book_id, s.due, s.due, s.note);

-- name: put_one(book_id: str, due: date, note: str | None) -> Affected
MERGE INTO loans AS l
USING (SELECT :book_id::text AS book_id, :due::date AS due, :note::text AS note) AS s ON l.book_id = s.book_id
WHEN MATCHED AND s.note IS NULL THEN DELETE
WHEN MATCHED THEN UPDATE SET note = s.note
WHEN NOT MATCHED THEN INSERT (book_id, date, due, note) VALUES (s.book_id, s.due, s.due, s.note);

-- name: note_all(book_id: str) -> Affected
MERGE INTO loans AS l
USING (SELECT :book_id::text AS book_id) AS s ON l.book_id = s.book_id
WHEN MATCHED THEN UPDATE SET note = 'noted'
WHEN NOT MATCHED THEN DO NOTHING;

-- name: returned(book_id: str) -> list[str]
-- Takes the loans of a book and marks it; their notes.
WITH gone AS (
    DELETE FROM loans WHERE book_id = :book_id RETURNING book_id, coalesce(note, '') AS note
), marked AS (
    UPDATE books SET is_lent = false WHERE id IN (SELECT book_id FROM gone)
)
SELECT note FROM gone ORDER BY note;

-- name: take(book_id: str) -> Affected
WITH lent AS (
    UPDATE books SET is_lent = true WHERE id = :book_id AND NOT is_lent RETURNING id
)
INSERT INTO loans (book_id, date, due) SELECT id, date '2024-02-29', date '2024-03-31' FROM lent;
