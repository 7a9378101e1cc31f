-- name: titles() -> list[str]
SELECT title
  FROM bocks;
