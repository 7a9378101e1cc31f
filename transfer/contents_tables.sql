-- Tables, partitions, materialized views and sequences of everybody but the server and its extensions.
SELECT n.nspname,
       c.relname,
       c.relkind::text
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'm', 'S')
   AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
   AND n.nspname NOT LIKE 'pg\_temp\_%'
   AND c.relpersistence <> 't'
   AND NOT EXISTS (
           SELECT
             FROM pg_catalog.pg_depend AS d
            WHERE d.classid = 'pg_class'::regclass
              AND d.objid = c.oid
              AND d.deptype = 'e'
       )
 ORDER BY 1, 2
