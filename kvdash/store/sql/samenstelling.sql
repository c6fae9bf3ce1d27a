-- The buurten of own areas, by the newest upload that counted at $op or right after upload $tot_en_met; both null: now.
WITH stand AS (
@stand
)

SELECT g.code, g.delen
FROM cijfers.gebied AS g
INNER JOIN stand ON stand.id = g.upload
WHERE g.niveau = 'eigen' AND g.code IN (SELECT unnest(CAST($gebieden AS VARCHAR[])))
QUALIFY row_number() OVER (PARTITION BY g.code ORDER BY stand.volgnummer DESC) = 1
ORDER BY g.code
