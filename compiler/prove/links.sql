SELECT c.relname,
       (SELECT json_agg(a.attname ORDER BY k.place)::text
          FROM unnest(f.conkey) WITH ORDINALITY AS k(number, place)
          JOIN pg_catalog.pg_attribute AS a ON a.attrelid = f.conrelid AND a.attnum = k.number),
       p.relname,
       (SELECT json_agg(a.attname ORDER BY k.place)::text
          FROM unnest(f.confkey) WITH ORDINALITY AS k(number, place)
          JOIN pg_catalog.pg_attribute AS a ON a.attrelid = f.confrelid AND a.attnum = k.number)
  FROM pg_catalog.pg_constraint AS f
  JOIN pg_catalog.pg_class AS c ON c.oid = f.conrelid
  JOIN pg_catalog.pg_class AS p ON p.oid = f.confrelid
 WHERE f.contype = 'f'
   AND c.relnamespace = 'public'::regnamespace
 ORDER BY c.relname, f.conname
