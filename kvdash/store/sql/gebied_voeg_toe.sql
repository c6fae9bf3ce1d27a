-- `gebieden_nieuw` is registered by the caller.
INSERT INTO cijfers.gebied (upload, code, naam, niveau, indelingsjaar, ouder, gemeente, delen)
SELECT CAST($upload AS UUID), code, naam, niveau, indelingsjaar, ouder, gemeente, delen
FROM gebieden_nieuw
ORDER BY code, indelingsjaar
