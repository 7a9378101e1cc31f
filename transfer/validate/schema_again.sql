-- Indexes and views of schema public. Of an index: its columns, '' for an expression, whether it is unique, and whether it is about all rows.
SELECT c.relname::text,
       ARRAY(
           SELECT coalesce(a.attname::text, '')
             FROM unnest(i.indkey[0 : i.indnkeyatts - 1]) WITH ORDINALITY AS k (number, place)
             LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = k.number AND k.number > 0
            ORDER BY k.place
       ),
       i.indisunique,
       i.indpred IS NOT NULL
  FROM pg_catalog.pg_index AS i
  JOIN pg_catalog.pg_class AS c ON c.oid = i.indrelid
 WHERE c.relnamespace = 'public'::regnamespace
UNION ALL
SELECT c.relname::text,
       NULL,
       FALSE,
       FALSE
  FROM pg_catalog.pg_class AS c
 WHERE c.relnamespace = 'public'::regnamespace
   AND c.relkind IN ('v', 'm')
