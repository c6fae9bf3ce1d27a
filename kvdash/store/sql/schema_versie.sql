SELECT nummer, programma
FROM beheer.schema_versie
ORDER BY nummer DESC
LIMIT 1
