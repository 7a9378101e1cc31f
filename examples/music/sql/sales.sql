-- name: per_month(since: datetime, until: datetime) -> list[MonthlySales]
-- Sales of each month in a span of time, months without any included, with the sum so far.
SELECT to_char(m.month, 'YYYY-MM') AS month,
       count(i.invoice_id) AS invoices,
       coalesce(sum(i.total), 0.00) AS total,
       sum(coalesce(sum(i.total), 0.00)) OVER (ORDER BY m.month) AS so_far
  FROM generate_series(date_trunc('month', :since::timestamp), :until::timestamp, interval '1 month') AS m(month)
  LEFT JOIN invoice AS i ON i.invoice_date >= m.month AND i.invoice_date < m.month + interval '1 month'
 GROUP BY m.month
 ORDER BY m.month;

-- name: growth() -> list[Growth]
-- Sales of each year, and by how many percent they grew.
SELECT y.year,
       y.total,
       round(100 * (y.total - lag(y.total) OVER (ORDER BY y.year)) / nullif(lag(y.total) OVER (ORDER BY y.year), 0), 1) AS percent
  FROM (SELECT extract(YEAR FROM invoice_date)::integer AS year,
               sum(total) AS total
          FROM invoice
         GROUP BY extract(YEAR FROM invoice_date)::integer) AS y
 ORDER BY y.year;

-- name: by_country() -> list[CountrySales]
-- Customers, invoices and sales of each country.
SELECT coalesce(billing_country, 'unknown') AS country,
       count(DISTINCT customer_id) AS customers,
       count(*) AS invoices,
       sum(total) AS total,
       round(avg(total), 2) AS average
  FROM invoice
 GROUP BY coalesce(billing_country, 'unknown')
 ORDER BY total DESC, country;

-- name: by_country_and_city() -> list[PlaceSales]
-- Sales by country and city, with sums for each country and for all.
SELECT billing_country AS country,
       billing_city AS city,
       grouping(billing_country, billing_city) AS level,
       sum(total) AS total
  FROM invoice
 GROUP BY ROLLUP (billing_country, billing_city)
 ORDER BY country NULLS LAST, level, city NULLS LAST;

-- name: best_customers(most: int) -> list[BestCustomer]
-- Who spent the most; equal ones share a place.
SELECT rank() OVER (ORDER BY sum(i.total) DESC) AS place,
       c.customer_id,
       c.first_name || ' ' || c.last_name AS name,
       sum(i.total) AS spent,
       max(i.invoice_date) AS last_at
  FROM customer AS c
  JOIN invoice AS i USING (customer_id)
 GROUP BY c.customer_id, c.first_name, c.last_name
 ORDER BY spent DESC, c.customer_id
 LIMIT :most;

-- name: best_sellers_per_genre() -> list[BestSeller]
-- The track of each genre that was sold most often.
WITH sold AS (
    SELECT t.genre_id,
           t.track_id,
           t.name,
           sum(l.quantity) AS copies
      FROM invoice_line AS l
      JOIN track AS t USING (track_id)
     GROUP BY t.genre_id, t.track_id, t.name
),
ranked AS (
    SELECT genre_id,
           track_id,
           name,
           copies,
           row_number() OVER (PARTITION BY genre_id ORDER BY copies DESC, track_id) AS place
      FROM sold
)
SELECT g.name AS genre,
       r.track_id,
       r.name,
       r.copies
  FROM ranked AS r
  JOIN genre AS g USING (genre_id)
 WHERE r.place = 1
 ORDER BY r.copies DESC, r.track_id;

-- name: spending_quartiles() -> list[Quartile]
-- Customers in four groups by what they spent.
SELECT q.quartile,
       count(*) AS customers,
       min(q.spent) AS least,
       max(q.spent) AS most,
       sum(q.spent) AS total
  FROM (SELECT customer_id,
               sum(total) AS spent,
               ntile(4) OVER (ORDER BY sum(total), customer_id) AS quartile
          FROM invoice
         GROUP BY customer_id) AS q
 GROUP BY q.quartile
 ORDER BY q.quartile;

-- name: median_length_per_genre() -> list[MedianLength]
-- The median length of a genre's tracks in seconds.
SELECT g.name AS genre,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY t.milliseconds / 1000.0::double precision) AS median
  FROM track AS t
  JOIN genre AS g USING (genre_id)
 GROUP BY g.genre_id, g.name
 ORDER BY g.name, g.genre_id;

-- name: share_of_genres() -> list[GenreShare]
-- What part of all sales a genre has, in percent.
SELECT g.name AS genre,
       sum(l.unit_price * l.quantity) AS total,
       round(100.0 * sum(l.unit_price * l.quantity) / nullif(sum(sum(l.unit_price * l.quantity)) OVER (), 0), 2) AS percent
  FROM invoice_line AS l
  JOIN track AS t USING (track_id)
  LEFT JOIN genre AS g USING (genre_id)
 GROUP BY g.genre_id, g.name
 ORDER BY total DESC, g.genre_id NULLS LAST;

-- name: bought_together(track_id: int, most: int) -> list[Together]
-- What else stood on the invoices of a track.
SELECT o.track_id,
       t.name,
       count(*) AS times
  FROM invoice_line AS l
  JOIN invoice_line AS o ON o.invoice_id = l.invoice_id AND o.track_id <> l.track_id
  JOIN track AS t ON t.track_id = o.track_id
 WHERE l.track_id = :track_id
 GROUP BY o.track_id, t.name
 ORDER BY times DESC, o.track_id
 LIMIT :most;

-- name: weekdays() -> list[Weekday]
-- Sales of the days of the week, Monday first.
SELECT extract(ISODOW FROM invoice_date)::integer AS day,
       count(*) AS invoices,
       sum(total) AS total,
       count(*) FILTER (WHERE total >= 10) AS large
  FROM invoice
 GROUP BY extract(ISODOW FROM invoice_date)::integer
 ORDER BY day;

-- name: wrong_totals() -> list[WrongTotal]
-- Invoices whose total is not the sum of their lines.
SELECT i.invoice_id,
       i.total,
       coalesce(sum(l.unit_price * l.quantity), 0) AS lines
  FROM invoice AS i
  LEFT JOIN invoice_line AS l USING (invoice_id)
 GROUP BY i.invoice_id, i.total
HAVING i.total <> coalesce(sum(l.unit_price * l.quantity), 0)
 ORDER BY i.invoice_id;

-- name: correct_totals() -> Affected
-- Give every invoice the sum of its lines.
UPDATE invoice AS i
   SET total = s.total
  FROM (SELECT invoice_id,
               sum(unit_price * quantity) AS total
          FROM invoice_line
         GROUP BY invoice_id) AS s
 WHERE s.invoice_id = i.invoice_id
   AND s.total <> i.total;

-- name: last_invoice_of_each() -> list[LastInvoice]
-- Every customer with the last invoice, or without any.
SELECT c.customer_id,
       c.email,
       l.invoice_id,
       l.invoice_date,
       l.total
  FROM customer AS c
  LEFT JOIN LATERAL (SELECT i.invoice_id,
                            i.invoice_date,
                            i.total
                       FROM invoice AS i
                      WHERE i.customer_id = c.customer_id
                      ORDER BY i.invoice_date DESC, i.invoice_id DESC
                      LIMIT 1) AS l ON TRUE
 ORDER BY c.customer_id;
