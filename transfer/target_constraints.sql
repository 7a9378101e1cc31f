-- Constraints of the tables of schema public.
SELECT c.relname::text,
       k.conname::text,
       k.contype::text,
       ARRAY(SELECT a.attname::text
               FROM unnest(k.conkey) WITH ORDINALITY AS u (number, place)
               JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = u.number
              ORDER BY u.place),
       CASE WHEN f.relnamespace = n.oid THEN f.relname::text ELSE '' END,
       CASE WHEN f.oid IS NOT NULL THEN format('%I.%I', m.nspname, f.relname) ELSE '' END,
       ARRAY(SELECT a.attname::text
               FROM unnest(k.confkey) WITH ORDINALITY AS u (number, place)
               JOIN pg_attribute AS a ON a.attrelid = k.confrelid AND a.attnum = u.number
              ORDER BY u.place),
       pg_get_constraintdef(k.oid),
       k.convalidated,
       k.condeferrable
  FROM pg_constraint AS k
  JOIN pg_class AS c ON c.oid = k.conrelid
  JOIN pg_namespace AS n ON n.oid = c.relnamespace
  LEFT JOIN pg_class AS f ON f.oid = k.confrelid
  LEFT JOIN pg_namespace AS m ON m.oid = f.relnamespace
 WHERE n.nspname = 'public'
   AND c.relkind IN ('r', 'p')
   AND NOT c.relispartition
   AND k.contype IN ('p', 'u', 'f', 'c', 'x')
 ORDER BY c.relname, k.conname
