-- The buurten of own areas, by the newest upload that counted at $op or right after upload $tot_en_met; both null: now.
WITH stand AS (
    SELECT u.id, u.volgnummer
    FROM cijfers.upload AS u
    LEFT JOIN (
        SELECT i.upload, arg_max(i.soort, i.nummer) AS soort
        FROM cijfers.intrekking AS i
        WHERE
            (CAST($op AS TIMESTAMPTZ) IS NULL OR i.tijdstip <= CAST($op AS TIMESTAMPTZ))
            AND (
                CAST($tot_en_met AS UUID) IS NULL
                OR i.na_volgnummer < (SELECT volgnummer FROM cijfers.upload WHERE id = CAST($tot_en_met AS UUID))
            )
        GROUP BY i.upload
    ) AS laatste ON laatste.upload = u.id
    WHERE
        laatste.soort IS DISTINCT FROM 'ingetrokken'
        AND (CAST($op AS TIMESTAMPTZ) IS NULL OR u.tijdstip <= CAST($op AS TIMESTAMPTZ))
        AND (
            CAST($tot_en_met AS UUID) IS NULL
            OR u.volgnummer <= (SELECT volgnummer FROM cijfers.upload WHERE id = CAST($tot_en_met AS UUID))
        )
)

SELECT g.code, g.delen
FROM cijfers.gebied AS g
INNER JOIN stand ON stand.id = g.upload
WHERE g.niveau = 'eigen' AND g.code IN (SELECT unnest(CAST($gebieden AS VARCHAR[])))
QUALIFY row_number() OVER (PARTITION BY g.code ORDER BY stand.volgnummer DESC) = 1
ORDER BY g.code
