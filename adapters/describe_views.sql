-- Views, a row for each column, with the tables that they read, also by way of other views.
WITH RECURSIVE uses AS (
    SELECT r.ev_class AS view, d.refobjid AS used
      FROM pg_catalog.pg_rewrite AS r
      JOIN pg_catalog.pg_depend AS d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
     WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid <> r.ev_class
), below AS (
    SELECT view, used FROM uses
     UNION
    SELECT below.view, uses.used FROM below JOIN uses ON uses.view = below.used
)
SELECT c.relname,
       a.attname,
       CASE t.typtype WHEN 'e' THEN 'enum ' ELSE '' END || format_type(a.atttypid, a.atttypmod),
       (SELECT coalesce(array_agg(DISTINCT u.relname::text ORDER BY u.relname::text), '{}')
          FROM below JOIN pg_catalog.pg_class AS u ON u.oid = below.used
         WHERE below.view = c.oid AND u.relkind IN ('r', 'p'))
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid
  JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
 WHERE c.relnamespace = 'public'::regnamespace
   AND c.relkind = 'v'
   AND a.attnum > 0
   AND NOT a.attisdropped
 ORDER BY c.relname, a.attnum
