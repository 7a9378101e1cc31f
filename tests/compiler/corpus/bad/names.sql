-- name: whole(id: int) -> Customer
-- expect: D034
SELECT * FROM customers WHERE id = :id;

-- name: whole_of_join(id: int) -> Post
-- expect: D034
SELECT p.* FROM posts AS p JOIN customers AS c ON c.id = p.author_id WHERE p.id = :id;

-- name: back(id: int) -> Tagged
-- expect: D034
DELETE FROM post_tags WHERE post_id = :id AND tag = 'x' RETURNING *;

-- name: counted() -> Counted
-- expect: D040
SELECT count(*), max(id) AS newest FROM posts;

-- name: twice(id: int) -> Twice
-- expect: D040
SELECT p.id, c.id FROM posts AS p JOIN customers AS c ON c.id = p.author_id WHERE p.id = :id;

-- name: camel(id: int) -> list[str]
-- expect: D042
SELECT name AS "productName" FROM products WHERE id = :id ORDER BY 1;

-- name: folded(id: int) -> list[str]
-- expect: D042
SELECT P.name FROM products AS P WHERE P.id = :id ORDER BY P.name;

-- name: reserved() -> Reserved
-- expect: D042
SELECT min(id) AS "order" FROM posts;
