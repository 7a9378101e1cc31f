-- Foreign keys and checks; of a check its name alone is told.
SELECT c.relname,
       k.contype::text,
       k.conname,
       (SELECT array_agg(a.attname::text ORDER BY n.place)
          FROM unnest(k.conkey) WITH ORDINALITY AS n(attnum, place)
          JOIN pg_catalog.pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = n.attnum),
       coalesce(f.relname, ''),
       (SELECT array_agg(a.attname::text ORDER BY n.place)
          FROM unnest(k.confkey) WITH ORDINALITY AS n(attnum, place)
          JOIN pg_catalog.pg_attribute AS a ON a.attrelid = k.confrelid AND a.attnum = n.attnum),
       k.confdeltype::text,
       k.confupdtype::text
  FROM pg_catalog.pg_constraint AS k
  JOIN pg_catalog.pg_class AS c ON c.oid = k.conrelid
  LEFT JOIN pg_catalog.pg_class AS f ON f.oid = k.confrelid
 WHERE c.relnamespace = 'public'::regnamespace
   AND k.contype IN ('f', 'c')
 ORDER BY c.relname, k.conname
