SELECT count(*)
FROM information_schema.tables
WHERE table_schema = 'beheer' AND table_name = 'schema_versie'
