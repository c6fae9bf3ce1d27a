-- `grenzen_nieuw` is registered by the caller.
INSERT INTO cijfers.grens (code, indelingsjaar, geometrie, upload)
SELECT code, indelingsjaar, geometrie, CAST($upload AS UUID)
FROM grenzen_nieuw
ORDER BY code
