-- Per code and indelingsjaar the newest upload that counted at $op or right after upload $tot_en_met (both null: now); areas
-- of uploads that were undone by then stay known, but then an own area is no longer made of anything.
SELECT g.code, g.naam, g.niveau, g.indelingsjaar, g.ouder, g.gemeente,
    CASE WHEN u.ingetrokken IS NULL AND g.delen IS NOT NULL THEN g.delen ELSE [] END AS delen
FROM cijfers.gebied AS g
INNER JOIN (
@_uploads
) AS u ON u.id = g.upload
QUALIFY row_number() OVER (
    PARTITION BY g.code, g.indelingsjaar
    ORDER BY u.ingetrokken IS NOT NULL, u.volgnummer DESC
) = 1
ORDER BY g.code, g.indelingsjaar
