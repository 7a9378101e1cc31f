-- Keys that hold for every row at every moment: no condition, no expression, not deferred.
SELECT c.relname,
       n.relname,
       array_agg(a.attname ORDER BY k.place)
  FROM pg_catalog.pg_index AS i
  JOIN pg_catalog.pg_class AS c ON c.oid = i.indrelid
  JOIN pg_catalog.pg_class AS n ON n.oid = i.indexrelid
 CROSS JOIN LATERAL unnest(i.indkey::smallint[]) WITH ORDINALITY AS k(attnum, place)
  JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = k.attnum
 WHERE c.relnamespace = 'public'::regnamespace
   AND i.indisunique
   AND i.indisvalid
   AND i.indimmediate
   AND i.indpred IS NULL
   AND i.indexprs IS NULL
   AND k.place <= i.indnkeyatts
 GROUP BY c.relname, n.relname, i.indexrelid, i.indisprimary
 ORDER BY c.relname, i.indisprimary DESC, array_agg(a.attname::text ORDER BY k.place), n.relname
