SELECT typname, enumlabel
  FROM pg_catalog.pg_enum JOIN pg_catalog.pg_type ON pg_type.oid = enumtypid
 WHERE typnamespace = 'public'::regnamespace
 ORDER BY typname, enumsortorder
