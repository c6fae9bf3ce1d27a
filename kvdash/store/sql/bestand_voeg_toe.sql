-- As a parameter, not as a registered table: of that the memory is given back late.
INSERT INTO cijfers.bestand (sha256, deel, inhoud)
SELECT $sha256, $eerste + generate_subscripts(CAST($delen AS BLOB[]), 1) - 1, unnest(CAST($delen AS BLOB[]))
