-- Of each area the boundary of the newest borders, of these the newest upload that is not withdrawn.
SELECT g.code, g.geometrie
FROM cijfers.grens AS g
LEFT JOIN cijfers.upload_stand AS u ON u.id = g.upload
WHERE
    g.code IN (SELECT unnest(CAST($codes AS VARCHAR[])))
    AND u.ingetrokken IS NULL
QUALIFY row_number() OVER (PARTITION BY g.code ORDER BY g.indelingsjaar DESC, coalesce(u.volgnummer, 0) DESC) = 1
ORDER BY g.code
