DELETE FROM cijfers.grens
WHERE indelingsjaar = $indelingsjaar AND code IN (SELECT unnest(CAST($codes AS VARCHAR[])))
