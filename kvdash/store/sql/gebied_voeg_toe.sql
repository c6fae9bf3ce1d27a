-- `gebieden_nieuw` is registered by the caller.
INSERT INTO cijfers.gebied (upload, code, naam, niveau, indelingsjaar, ouder, gemeente)
SELECT CAST($upload AS UUID), code, naam, niveau, indelingsjaar, ouder, gemeente
FROM gebieden_nieuw
ORDER BY code, indelingsjaar
