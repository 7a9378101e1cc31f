-- Constraints and indexes of schema public, and whether they hold: what NOT VALID left behind, indexes that were never finished, triggers
-- that somebody has switched off.
SELECT 'constraint' AS kind,
       c.relname::text AS name,
       k.conname::text AS part,
       CASE WHEN k.convalidated THEN '' ELSE 'is NOT VALID: rows that break it may be there' END AS complaint
  FROM pg_catalog.pg_constraint AS k
  JOIN pg_catalog.pg_class AS c ON c.oid = k.conrelid
 WHERE c.relnamespace = 'public'::regnamespace
UNION ALL
SELECT 'index',
       c.relname::text,
       x.relname::text,
       CASE WHEN i.indisvalid AND i.indisready THEN '' ELSE 'is not valid: it was not built to its end' END
  FROM pg_catalog.pg_index AS i
  JOIN pg_catalog.pg_class AS c ON c.oid = i.indrelid
  JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
 WHERE c.relnamespace = 'public'::regnamespace
UNION ALL
SELECT 'trigger',
       c.relname::text,
       coalesce(k.conname, g.tgname)::text,
       CASE WHEN g.tgenabled IN ('D', 'R') THEN 'is switched off' ELSE '' END
  FROM pg_catalog.pg_trigger AS g
  JOIN pg_catalog.pg_class AS c ON c.oid = g.tgrelid
  LEFT JOIN pg_catalog.pg_constraint AS k ON k.oid = g.tgconstraint
 WHERE c.relnamespace = 'public'::regnamespace
 ORDER BY 1, 2, 3
