SELECT c.relname,
       a.attname,
       pg_get_constraintdef(k.oid)
  FROM pg_catalog.pg_constraint AS k
  JOIN pg_catalog.pg_class AS c ON c.oid = k.conrelid
  JOIN pg_catalog.pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = ANY(k.conkey)
 WHERE k.contype = 'c'
   AND c.relnamespace = 'public'::regnamespace
 ORDER BY c.relname, k.conname, a.attnum
