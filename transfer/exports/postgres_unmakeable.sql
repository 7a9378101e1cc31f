-- What a database has that an export cannot make again: kind and name.
WITH member AS (
    SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
), own AS (
    SELECT oid, nspname
      FROM pg_namespace
     WHERE nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
       AND nspname NOT LIKE 'pg\_temp\_%' AND nspname NOT LIKE 'pg\_toast\_temp\_%'
), relation AS (
    SELECT c.*, format('%I.%I', nspname, relname) AS name
      FROM pg_class AS c
      JOIN own ON own.oid = relnamespace
     WHERE relpersistence <> 't'
), found AS (
    SELECT 'pg_class'::regclass AS class, oid, CASE WHEN relkind = 'f' THEN 'foreign table' ELSE 'partitioned table' END AS kind, name
      FROM relation
     WHERE relkind IN ('f', 'p')
    UNION ALL
    SELECT 'pg_class'::regclass, relation.oid, 'table that inherits from another', name
      FROM relation
      JOIN pg_inherits ON inhrelid = relation.oid
     WHERE relkind = 'r' AND NOT relispartition
    UNION ALL
    SELECT 'pg_class'::regclass, oid, 'table of a type', name FROM relation WHERE reloftype <> 0
    UNION ALL
    SELECT 'pg_class'::regclass, relation.oid, 'table with another access method', name
      FROM relation
      JOIN pg_am ON pg_am.oid = relam
     WHERE relkind IN ('r', 'm') AND amname <> 'heap'
    UNION ALL
    SELECT 'pg_class'::regclass, relation.oid, 'index that is not valid', name
      FROM relation
      JOIN pg_index ON indexrelid = relation.oid
     WHERE NOT indisvalid
    UNION ALL
    SELECT 'pg_class'::regclass, relation.oid, 'table with row security', name FROM relation WHERE relrowsecurity
    UNION ALL
    SELECT 'pg_class'::regclass, relation.oid, 'policy', format('%s.%I', name, polname)
      FROM pg_policy
      JOIN relation ON relation.oid = polrelid
    UNION ALL
    SELECT 'pg_class'::regclass, relation.oid, 'rule', format('%s.%I', name, r.rulename)
      FROM pg_rewrite AS r
      JOIN relation ON relation.oid = ev_class
     WHERE rulename <> '_RETURN'
    UNION ALL
    SELECT 'pg_type'::regclass, t.oid, CASE typtype WHEN 'r' THEN 'range type' ELSE 'base type' END, format('%I.%I', nspname, typname)
      FROM pg_type AS t
      JOIN own ON own.oid = typnamespace
     WHERE typtype = 'r' OR (typtype = 'b' AND typelem = 0)
    UNION ALL
    SELECT 'pg_proc'::regclass, p.oid, CASE prokind WHEN 'a' THEN 'aggregate' ELSE 'window function' END, format('%I.%I', nspname, proname)
      FROM pg_proc AS p
      JOIN own ON own.oid = pronamespace
     WHERE prokind IN ('a', 'w')
    UNION ALL
    SELECT 'pg_operator'::regclass, o.oid, 'operator', format('%I.%s', nspname, oprname) FROM pg_operator AS o JOIN own ON own.oid = oprnamespace
    UNION ALL
    SELECT 'pg_opclass'::regclass, o.oid, 'operator class', format('%I.%I', nspname, opcname) FROM pg_opclass AS o JOIN own ON own.oid = opcnamespace
    UNION ALL
    SELECT 'pg_cast'::regclass, oid, 'cast', format('%s AS %s', castsource::regtype, casttarget::regtype) FROM pg_cast WHERE oid >= 16384
    UNION ALL
    SELECT 'pg_collation'::regclass, o.oid, 'collation', format('%I.%I', nspname, collname)
      FROM pg_collation AS o
      JOIN own ON own.oid = collnamespace
    UNION ALL
    SELECT 'pg_ts_config'::regclass, o.oid, 'text search configuration', format('%I.%I', nspname, cfgname)
      FROM pg_ts_config AS o
      JOIN own ON own.oid = cfgnamespace
    UNION ALL
    SELECT 'pg_ts_dict'::regclass, o.oid, 'text search dictionary', format('%I.%I', nspname, dictname)
      FROM pg_ts_dict AS o
      JOIN own ON own.oid = dictnamespace
    UNION ALL
    SELECT 'pg_event_trigger'::regclass, oid, 'event trigger', evtname::text FROM pg_event_trigger
    UNION ALL
    SELECT 'pg_largeobject_metadata'::regclass, oid, 'large object', oid::text FROM pg_largeobject_metadata
    UNION ALL
    SELECT 'pg_foreign_server'::regclass, oid, 'foreign server', srvname::text FROM pg_foreign_server
    UNION ALL
    SELECT 'pg_language'::regclass, oid, 'language', lanname::text FROM pg_language WHERE oid >= 16384
)
SELECT kind, name
  FROM found
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = found.class AND objid = found.oid)
 ORDER BY kind, name
