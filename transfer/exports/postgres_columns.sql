-- Tables with their columns: schema, table, column, type as it is written, its name where it is a type of PostgreSQL's own, the function that
-- writes its values, and whether PostgreSQL computes them.
SELECT n.nspname::text,
       c.relname::text,
       a.attname::text,
       format_type(a.atttypid, a.atttypmod),
       CASE WHEN t.typtype = 'b' AND t.typnamespace = 'pg_catalog'::regnamespace THEN t.typname::text ELSE '' END,
       fn.nspname::text,
       f.proname::text,
       a.attgenerated <> ''
  FROM pg_class AS c
  JOIN pg_namespace AS n ON n.oid = c.relnamespace
  LEFT JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_type AS t ON t.oid = a.atttypid
  LEFT JOIN pg_proc AS f ON f.oid = t.typoutput
  LEFT JOIN pg_namespace AS fn ON fn.oid = f.pronamespace
 WHERE c.relkind = 'r'
   AND c.relpersistence <> 't'
   AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
   AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
 ORDER BY n.nspname, c.relname, a.attnum
