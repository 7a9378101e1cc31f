-- Tables as they are, a row for each column.
SELECT c.relname,
       a.attname,
       CASE t.typtype WHEN 'e' THEN 'enum ' ELSE '' END || format_type(a.atttypid, a.atttypmod),
       a.attnotnull,
       a.atthasdef AND a.attgenerated = '' AND s.name IS NULL,
       a.attgenerated <> '',
       s.name IS NOT NULL
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid
  JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
 CROSS JOIN LATERAL pg_get_serial_sequence(quote_ident(c.relname), a.attname) AS s (name)
 WHERE c.relnamespace = 'public'::regnamespace
   AND c.relkind IN ('r', 'p')
   AND a.attnum > 0
   AND NOT a.attisdropped
 ORDER BY c.relname, a.attnum
