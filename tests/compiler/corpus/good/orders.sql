
-- name: moving_average() -> list[Average]
SELECT paid_on, avg(n) OVER (ORDER BY paid_on ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) AS average
  FROM (SELECT paid_on, count(*) AS n FROM orders WHERE paid_on IS NOT NULL GROUP BY paid_on) AS days
 ORDER BY paid_on;

-- name: states_once() -> list[States]
SELECT customer_id, array_agg(DISTINCT state) AS states, string_agg(DISTINCT state, ', ') AS shown FROM orders GROUP BY customer_id ORDER BY customer_id;
