-- Tables that inherit from one of these; partitions are no heirs.
SELECT inhrelid::regclass::text, inhparent::regclass::text
  FROM pg_inherits
  JOIN pg_class AS parent ON parent.oid = inhparent
 WHERE parent.relkind = 'r'
   AND inhparent = ANY (%(tables)s::regclass[])
 ORDER BY 1
