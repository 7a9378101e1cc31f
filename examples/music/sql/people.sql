-- name: chain_of_command(employee_id: int) -> list[Superior]
-- Who an employee reports to, up to the top.
WITH RECURSIVE above AS (
    SELECT employee_id,
           reports_to,
           1 AS height
      FROM employee
     WHERE employee_id = :employee_id
    UNION
    SELECT e.employee_id,
           e.reports_to,
           a.height + 1
      FROM above AS a
      JOIN employee AS e ON e.employee_id = a.reports_to
     WHERE a.height < 20
)
SELECT a.height,
       e.employee_id,
       e.last_name,
       e.title
  FROM above AS a
  JOIN employee AS e USING (employee_id)
 ORDER BY a.height, e.employee_id;

-- name: organisation() -> list[Post]
-- All employees below those who report to nobody, with their way down as text.
WITH RECURSIVE tree AS (
    SELECT employee_id,
           last_name::text AS way,
           0 AS depth
      FROM employee
     WHERE reports_to IS NULL
    UNION ALL
    SELECT e.employee_id,
           t.way || ' > ' || e.last_name,
           t.depth + 1
      FROM tree AS t
      JOIN employee AS e ON e.reports_to = t.employee_id
)
SELECT employee_id,
       way,
       depth
  FROM tree
 ORDER BY way, employee_id;

-- name: load_of_support() -> list[SupportLoad]
-- Customers and sales of each employee, also of those who have none.
SELECT e.employee_id,
       concat_ws(', ', e.last_name, e.first_name) AS name,
       count(DISTINCT c.customer_id) AS customers,
       coalesce(sum(i.total), 0.00) AS sales
  FROM employee AS e
  LEFT JOIN customer AS c ON c.support_rep_id = e.employee_id
  LEFT JOIN invoice AS i USING (customer_id)
 GROUP BY e.employee_id, e.last_name, e.first_name
 ORDER BY sales DESC, e.employee_id;

-- name: service_years(at: datetime) -> list[Service]
-- For how many full years everybody has been here.
SELECT employee_id,
       hire_date::date AS hired,
       extract(YEAR FROM age(:at::timestamp, hire_date))::integer AS years
  FROM employee
 WHERE hire_date <= :at::timestamp
 ORDER BY hire_date, employee_id;

-- name: domains() -> list[Domain]
-- The customers' mail providers.
SELECT lower(split_part(email, '@', 2)) AS domain,
       count(*) AS customers
  FROM customer
 GROUP BY lower(split_part(email, '@', 2))
 ORDER BY customers DESC, domain;

-- name: customer_card(customer_id: int) -> Json | None
-- A customer with invoices as JSON, for export.
SELECT jsonb_build_object(
           'id', c.customer_id,
           'name', c.first_name || ' ' || c.last_name,
           'company', c.company,
           'invoices', (SELECT coalesce(jsonb_agg(jsonb_build_object('at', i.invoice_date, 'total', i.total) ORDER BY i.invoice_id), '[]')
                          FROM invoice AS i
                         WHERE i.customer_id = c.customer_id)
       ) AS card
  FROM customer AS c
 WHERE c.customer_id = :customer_id;

-- name: save_review(track_id: int, customer_id: int, stars: int, words: str | None, written_at: datetime) -> Review
-- A customer's review of a track: the first, or in place of the one before.
INSERT INTO review AS r (track_id, customer_id, stars, words, written_at)
VALUES (:track_id, :customer_id, :stars, :words, :written_at)
ON CONFLICT (customer_id, track_id) DO UPDATE
   SET stars = excluded.stars,
       words = coalesce(excluded.words, r.words),
       written_at = greatest(r.written_at, excluded.written_at)
RETURNING r.track_id, r.customer_id, r.stars, r.words, r.written_at;
