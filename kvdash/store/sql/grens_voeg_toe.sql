INSERT INTO cijfers.grens (code, indelingsjaar, geometrie)
SELECT unnest(CAST($codes AS VARCHAR[])), CAST($indelingsjaar AS INTEGER), unnest(CAST($geometrieen AS VARCHAR[]))
