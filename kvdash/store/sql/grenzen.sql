SELECT code, geometrie
FROM cijfers.grens
WHERE code IN (SELECT unnest(CAST($codes AS VARCHAR[])))
QUALIFY row_number() OVER (PARTITION BY code ORDER BY indelingsjaar DESC) = 1
ORDER BY code
