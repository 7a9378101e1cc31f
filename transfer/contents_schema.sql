-- What tables are declared as, in words that do not hang on object numbers: columns, constraints, indexes, views, triggers, functions, enums.
WITH own AS (
    SELECT oid, nspname
      FROM pg_catalog.pg_namespace
     WHERE nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
       AND nspname NOT LIKE 'pg\_temp\_%'
       AND nspname NOT LIKE 'pg\_toast\_temp\_%'
)
SELECT 'column' AS kind,
       format('%I.%I.%I', own.nspname, c.relname, a.attname) AS name,
       concat_ws(
           ' ', a.attnum - (
               SELECT count(*)
                 FROM pg_catalog.pg_attribute AS gone
                WHERE gone.attrelid = c.oid
                  AND gone.attnum BETWEEN 1 AND a.attnum
                  AND gone.attisdropped
           ), format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid)
       ) AS definition
  FROM pg_catalog.pg_attribute AS a
  JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
  JOIN own ON own.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
 WHERE c.relkind IN ('r', 'p', 'm', 'v')
   AND a.attnum > 0
   AND NOT a.attisdropped
UNION ALL
SELECT 'constraint', format('%I.%I.%I', own.nspname, c.relname, k.conname), pg_get_constraintdef(k.oid)
  FROM pg_catalog.pg_constraint AS k
  JOIN pg_catalog.pg_class AS c ON c.oid = k.conrelid
  JOIN own ON own.oid = c.relnamespace
 WHERE k.contype <> 'n'
UNION ALL
SELECT 'index', format('%I.%I', own.nspname, c.relname), pg_get_indexdef(c.oid)
  FROM pg_catalog.pg_class AS c
  JOIN own ON own.oid = c.relnamespace
 WHERE c.relkind IN ('i', 'I')
UNION ALL
SELECT 'view', format('%I.%I', own.nspname, c.relname), pg_get_viewdef(c.oid)
  FROM pg_catalog.pg_class AS c
  JOIN own ON own.oid = c.relnamespace
 WHERE c.relkind IN ('v', 'm')
UNION ALL
SELECT 'trigger', format('%I.%I.%I', own.nspname, c.relname, t.tgname), pg_get_triggerdef(t.oid)
  FROM pg_catalog.pg_trigger AS t
  JOIN pg_catalog.pg_class AS c ON c.oid = t.tgrelid
  JOIN own ON own.oid = c.relnamespace
 WHERE NOT t.tgisinternal
UNION ALL
SELECT 'function', format('%I.%I', own.nspname, p.proname), pg_get_functiondef(p.oid)
  FROM pg_catalog.pg_proc AS p
  JOIN own ON own.oid = p.pronamespace
 WHERE p.prokind IN ('f', 'p')
UNION ALL
SELECT 'enum', format('%I.%I', own.nspname, t.typname), string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder)
  FROM pg_catalog.pg_type AS t
  JOIN own ON own.oid = t.typnamespace
  JOIN pg_catalog.pg_enum AS e ON e.enumtypid = t.oid
 GROUP BY own.nspname, t.typname
 ORDER BY 1, 2, 3
