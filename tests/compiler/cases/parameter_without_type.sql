-- name: given(note: str | None) -> bool
SELECT :note IS NULL;
