-- Unique indexes of tables of schema public: their columns, '' for an expression, and whether they are about all rows.
SELECT c.relname::text,
       ARRAY(
           SELECT coalesce(a.attname::text, '')
             FROM unnest(i.indkey[0 : i.indnkeyatts - 1]) AS k (number)
             LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = k.number AND k.number > 0
       ),
       i.indpred IS NOT NULL
  FROM pg_catalog.pg_index AS i
  JOIN pg_catalog.pg_class AS c ON c.oid = i.indrelid
 WHERE c.relnamespace = 'public'::regnamespace
   AND i.indisunique
 ORDER BY i.indexrelid
