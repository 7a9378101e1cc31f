-- Sequences of columns: what they gave last, whether they have, and where they stand. Without the right to read one, its state is NULL.
SELECT c.relname::text,
       a.attname::text,
       s.oid::regclass::text,
       q.seqincrement,
       q.seqmax,
       has_sequence_privilege(s.oid, 'SELECT')
  FROM pg_catalog.pg_depend AS d
  JOIN pg_catalog.pg_class AS s ON s.oid = d.objid AND s.relkind = 'S'
  JOIN pg_catalog.pg_sequence AS q ON q.seqrelid = s.oid
  JOIN pg_catalog.pg_class AS c ON c.oid = d.refobjid
  JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
 WHERE d.classid = 'pg_class'::regclass
   AND d.refclassid = 'pg_class'::regclass
   AND d.deptype IN ('a', 'i')
   AND c.relnamespace = 'public'::regnamespace
 ORDER BY 1, 2
