SELECT c.relname,
       a.attname,
       CASE t.typtype WHEN 'e' THEN 'enum ' ELSE '' END || format_type(a.atttypid, a.atttypmod),
       a.attnotnull::text,
       (pg_get_serial_sequence(quote_ident(c.relname), a.attname) IS NOT NULL)::text,
       (a.attgenerated <> '')::text,
       coalesce(pg_get_expr(d.adbin, d.adrelid), '')
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid
  JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
  LEFT JOIN pg_catalog.pg_attrdef AS d ON d.adrelid = c.oid AND d.adnum = a.attnum
 WHERE c.relnamespace = 'public'::regnamespace
   AND c.relkind IN ('r', 'p')
   AND a.attnum > 0
   AND NOT a.attisdropped
 ORDER BY c.relname, a.attnum
