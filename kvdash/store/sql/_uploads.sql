-- The uploads that were there at $op or right after upload $tot_en_met (both null: now), with when they were undone by then.
SELECT u.id, u.volgnummer, CASE WHEN laatste.soort = 'ingetrokken' THEN laatste.tijdstip END AS ingetrokken
FROM cijfers.upload AS u
LEFT JOIN (
    SELECT i.upload, arg_max(i.soort, i.nummer) AS soort, arg_max(i.tijdstip, i.nummer) AS tijdstip
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
    (CAST($op AS TIMESTAMPTZ) IS NULL OR u.tijdstip <= CAST($op AS TIMESTAMPTZ))
    AND (
        CAST($tot_en_met AS UUID) IS NULL
        OR u.volgnummer <= (SELECT volgnummer FROM cijfers.upload WHERE id = CAST($tot_en_met AS UUID))
    )
