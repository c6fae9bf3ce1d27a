-- Of each area the boundary of the newest borders, of these the newest upload that counted at $op or right after upload
-- $tot_en_met; both null: now. Those without an upload are older than all of them.
WITH stand AS (
@stand
)

SELECT g.code, g.geometrie
FROM cijfers.grens AS g
LEFT JOIN stand ON stand.id = g.upload
WHERE
    g.code IN (SELECT unnest(CAST($codes AS VARCHAR[])))
    AND (g.upload IS NULL OR stand.id IS NOT NULL)
QUALIFY row_number() OVER (PARTITION BY g.code ORDER BY g.indelingsjaar DESC, coalesce(stand.volgnummer, 0) DESC) = 1
ORDER BY g.code
