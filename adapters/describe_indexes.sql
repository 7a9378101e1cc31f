-- Indexes that are B-trees on SQLite: name, columns in their order, and whether a constraint made it.
SELECT c.relname,
       x.relname,
       i.indisunique,
       i.indisprimary,
       i.indpred IS NOT NULL,
       EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = i.indexrelid AND contype IN ('p', 'u')),
       (SELECT array_agg(coalesce(a.attname::text, '(…)') || CASE WHEN i.indoption[k.place - 1] & 1 = 1 THEN ' DESC' ELSE '' END ORDER BY k.place)
          FROM unnest(i.indkey::smallint[]) WITH ORDINALITY AS k(attnum, place)
          LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = k.attnum
         WHERE k.place <= i.indnkeyatts)
  FROM pg_catalog.pg_index AS i
  JOIN pg_catalog.pg_class AS c ON c.oid = i.indrelid
  JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
  JOIN pg_catalog.pg_am AS m ON m.oid = x.relam
 WHERE c.relnamespace = 'public'::regnamespace
   AND c.relkind IN ('r', 'p')
   AND m.amname IN ('btree', 'hash', 'brin')
 ORDER BY c.relname, x.relname
